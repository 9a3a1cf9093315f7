"""Does what passes pass, and what does not, not, in rooms whose answer is known to the millimetre?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.storage.solve.ways import Form, Solid, in_rows, reached, resolution
from tests.storage.solve.corridors import Drawn, bend, bent, fifty

ROOMS = list(fifty())


def test_there_are_fifty_of_which_half_pass() -> None:
    assert len(ROOMS) == 50
    assert sum(room.passes for room in ROOMS) == 25


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_drawn_room_with_a_known_answer(room: Drawn) -> None:
    assert reached(room.form, room.solids, [room.start], [room.target]) == [room.passes]


@given(st.integers(850, 1500), st.integers(850, 1500), st.integers(1300, 2200), st.integers(0, 60))
@settings(max_examples=15)
def test_what_is_said_to_pass_a_bend_passes_it(a: int, b: int, length: int, slack: int) -> None:
    """Conservative: never yes beyond the bound, always yes for what is smaller by the resolution on every side."""
    width = bend(a, b, length)
    if width < 250 or length <= max(a, b):
        return
    over = bent(Form(width + 1 + slack, length), a, b, passes=False)
    assert reached(over.form, over.solids, [over.start], [over.target]) == [False]
    less = 2 * resolution(Form(width, length))
    form = Form(width - less - slack, length - less)
    under = bent(form, a, b, passes=True)
    assert reached(form, under.solids, [under.start], [under.target]) == [True]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(1, 10), st.integers(1, 10)), max_size=12))
@settings(max_examples=30)
def test_a_small_disc_goes_where_a_flood_on_the_same_squares_goes(blocks: list[tuple[int, int, int, int]]) -> None:
    """Blocks on a raster of 500 mm: a disc of 499 mm passes just where free squares share sides."""
    side, many = 500, 40
    taken = {
        (x + i, y + j) for x, y, w, d in blocks for i in range(w) for j in range(d) if x + i < many and y + j < many
    }
    around = [Solid.line(a, b) for a, b in (((0, 0), (many * side, 0)), ((0, many * side), (many * side, many * side)), ((0, 0), (0, many * side)), ((many * side, 0), (many * side, many * side)))]  # fmt: skip
    solids = [Solid.box(x * side, y * side, (x + 1) * side, (y + 1) * side) for x, y in taken]
    free = {(x, y) for x in range(many) for y in range(many)} - taken
    if not free:
        return
    start = min(free)
    seen, queue = {start}, [start]
    while queue:
        x, y = queue.pop()
        for to in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if to in free and to not in seen:
                seen.add(to)
                queue.append(to)
    asked = sorted(free)[:: max(1, len(free) // 60)]
    targets = [
        ((x + 0.5) * side - 1, (y + 0.5) * side - 1, (x + 0.5) * side + 1, (y + 0.5) * side + 1) for x, y in asked
    ]
    middle = ((start[0] + 0.5) * side, (start[1] + 0.5) * side)
    found = reached(Form(499, 499, round=True), [*solids, *around], [middle], targets)
    assert found == [each in seen for each in asked]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), unique=True, max_size=20))
def test_units_in_rows_become_one_and_cover_the_same_floor(at: list[tuple[int, int]]) -> None:
    boxes = [Solid.box(x * 800, y * 1500, x * 800 + 800, y * 1500 + 400) for x, y in at]
    rows = in_rows(boxes)
    area = sum(4 * row.edges[0][0] * row.edges[1][1] for row in rows)
    assert area == pytest.approx(len(boxes) * 800 * 400)
    runs = sum(1 for x, y in at if (x - 1, y) not in at)
    assert len(rows) == runs
