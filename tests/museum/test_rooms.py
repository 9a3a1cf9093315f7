"""Do walls typed in order make the room that was measured, and are slips of the tape told by name?"""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import (
    Diagonal,
    Place,
    Wall,
    outline,
    overlaps,
    rectangle,
    shape_of,
    signed_area,
    sticks_out,
    walls_of,
)

L_SHAPE = (Wall(6000), Wall(4000), Wall(3000, -90), Wall(2000), Wall(3000), Wall(6000))
CROSSING = (
    Wall(6000), Wall(4000), Wall(3000), Wall(5000, -90), Wall(1000, -90), Wall(5000), Wall(2000), Wall(4000),
)  # fmt: skip
sizes = st.integers(200, 8_000)  # twelve of them stay below the longest wall


def staircase(steps: list[tuple[int, int]]) -> tuple[Wall, ...]:
    """Return a room whose right and lower side goes down in steps: any number of corners, none crossing."""
    walls = [Wall(sum(x for x, _ in steps))]
    for at, (x, y) in enumerate(steps):
        walls += [Wall(y), Wall(x, -90 if at < len(steps) - 1 else 90)]
    return (*walls, Wall(sum(y for _, y in steps)))


@given(st.lists(st.tuples(sizes, sizes), min_size=1, max_size=12))
def test_exact_walls_close_and_keep_lengths_and_area(steps: list[tuple[int, int]]) -> None:
    walls = staircase(steps)
    found = outline(walls)
    assert not found.problems
    assert found.gap < 1e-6 * sum(wall.length for wall in walls)
    drawn = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise((*found.corners, found.corners[0]))]
    assert drawn == pytest.approx([wall.length for wall in walls], abs=0.01)
    wide = [sum(x for x, _ in steps[at:]) for at in range(len(steps))]
    assert found.area == pytest.approx(sum(w * y for w, (_, y) in zip(wide, steps, strict=True)), rel=1e-6)


@given(st.lists(st.tuples(sizes, sizes), min_size=1, max_size=6), st.integers(0, 30))
def test_a_room_walked_the_other_way_round_is_as_large(steps: list[tuple[int, int]], first: int) -> None:
    walls = staircase(steps)
    at = first % len(walls)
    turned = walls[at:] + walls[:at]
    assert outline(turned).area == pytest.approx(outline(walls).area, rel=1e-6)
    back = [Wall(wall.length, -turned[index - 1].turn) for index, wall in enumerate(turned)][::-1]
    assert outline(tuple(back)).area == pytest.approx(outline(walls).area, rel=1e-6)


@given(st.integers(2000, 20_000), st.integers(2000, 20_000), st.integers(-15, 15))
def test_a_small_error_is_shared_out_along_the_walls(width: int, depth: int, slip: int) -> None:
    found = outline((Wall(width + slip), Wall(depth), Wall(width), Wall(depth)))
    assert not found.problems
    assert not found.doubts
    assert found.gap == pytest.approx(abs(slip), abs=1e-6)
    assert found.share == pytest.approx(100 * abs(slip) / (2 * width + 2 * depth + slip))
    drawn = [b[0] - a[0] for a, b in pairwise((*found.corners, found.corners[0]))]
    for was, now in zip((width + slip, 0, -width, 0), drawn, strict=True):
        assert abs(now - was) <= abs(slip) + 0.01
    assert sum(drawn) == pytest.approx(0, abs=0.01)


def test_the_compass_rule_as_in_a_textbook() -> None:
    """A rectangle 100 mm too long on one side of 3,000: each wall takes its share of the length of all four."""
    found = outline((Wall(3020), Wall(2000), Wall(3000), Wall(2000)))
    around = 10_020
    x = [0, 3020 - 20 * 3020 / around, 3020 - 20 * 5020 / around, 20 - 20 * 8020 / around]
    left = min(x)
    assert [corner[0] for corner in found.corners] == pytest.approx([each - left for each in x], abs=0.01)


@pytest.mark.parametrize(
    ("walls", "said"),
    [
        ((Wall(0), *L_SHAPE[1:]), "Wall 1 has no length."),
        ((Wall(1_200_000), *L_SHAPE[1:]), "Wall 1 would be 1,200 m long. Were feet or centimetres meant?"),
        (L_SHAPE[:2], "A room has 3 to 200 walls; here are 2."),
        (L_SHAPE[:5], "The turns add up to 270°"),
        ((*L_SHAPE[:2], Wall(3000), *L_SHAPE[3:]), "the turn after wall 3 is to the other side"),
        ((*L_SHAPE[:3], Wall(3000), *L_SHAPE[4:]), "wall 4 with 2,000 mm"),
        ((Wall(6000), Wall(4000), Wall(5000), Wall(3000)), "No single wall explains it"),
        (CROSSING, "Walls 1 and 4 cross"),
        ((Wall(3000, across=9000), *rectangle(3000, 3000)[1:]), "cannot reach"),
        ((Wall(3000, 180), *rectangle(3000, 3000)[1:]), "nobody can turn by 180°"),
    ],
)  # fmt: skip
def test_what_is_no_room_is_told(walls: tuple[Wall, ...], said: str) -> None:
    found = outline(walls)
    told = " ".join(map(str, found.problems)).replace("\u2068", "").replace("\u2069", "")
    assert said in told


def test_all_problems_are_told_at_once() -> None:
    assert len(outline((Wall(0), Wall(-5), Wall(2e6))).problems) == 3


@given(st.integers(0, 5), st.sampled_from([-1000, 1000, 3000, -900]))
def test_a_wall_that_was_read_wrong_is_among_the_suspects(at: int, slip: int) -> None:
    wrong = [*L_SHAPE[:at], Wall(L_SHAPE[at].length + slip, L_SHAPE[at].turn), *L_SHAPE[at + 1 :]]
    told = str(outline(tuple(wrong)).problems[0]).replace("\u2068", "").replace("\u2069", "")
    assert f"wall {at + 1} with {L_SHAPE[at].length:,.0f} mm" in told


@given(st.floats(2000, 9000), st.floats(2000, 9000), st.floats(60, 120))
def test_angles_from_a_tape_across_the_corners(one: float, two: float, corner: float) -> None:
    """A parallelogram: its diagonals give the angles that it was made with (law of cosines)."""
    from math import cos, radians

    short = (one**2 + two**2 - 2 * one * two * cos(radians(corner))) ** 0.5
    long = (one**2 + two**2 + 2 * one * two * cos(radians(corner))) ** 0.5
    walls = tuple(Wall(length, 90, across) for length, across in ((one, short), (two, long), (one, short), (two, long)))
    from math import sin

    found = outline(walls)
    assert not found.problems
    assert found.area == pytest.approx(one * two * sin(radians(corner)), rel=1e-5)


def test_a_diagonal_that_does_not_fit_is_told() -> None:
    assert not outline(rectangle(3000, 4000), (Diagonal(1, 3, 5010),)).doubts
    assert "not be square" in str(outline(rectangle(3000, 4000), (Diagonal(1, 3, 5200),)).doubts[0])
    assert "no such corner" in str(outline(rectangle(3000, 4000), (Diagonal(1, 7, 5200),)).doubts[0])


def test_a_rectangle_is_four_walls() -> None:
    plain = shape_of(Place(id="r", code="R", kind="room", width=3000, depth=4000))
    walls = ({"length": 3000}, {"length": 4000}, {"length": 3000}, {"length": 4000})
    walled = shape_of(Place(id="r", code="R", kind="room", walls=walls))
    assert plain == walled
    assert shape_of(Place(id="r", code="R", kind="room")) is None


@pytest.mark.parametrize(("wall", "numbered", "at"), [("north", "1", 500), ("east", "2", 500), ("south", "3", 1600), ("west", "4", 2600)])  # fmt: skip
def test_doors_by_the_names_of_sides_lie_where_doors_by_number_do(wall: str, numbered: str, at: float) -> None:
    size = {"id": "r", "code": "R", "kind": "room", "width": 3000.0, "depth": 4000.0}
    doors = [{"wall": wall, "at": 500, "width": 900}, {"wall": numbered, "at": at, "width": 900}]
    one, two = shape_of(Place(**size, doors=tuple(doors))).doors  # type: ignore[arg-type,union-attr]  # literal facts
    assert {one.start, one.end} == {two.start, two.end}
    assert one.inward == two.inward


def test_a_door_of_a_room_walked_leftwards_opens_into_the_room() -> None:
    back = ({"length": 3000, "turn": -90}, {"length": 4000, "turn": -90}) * 2
    for number in "1234":
        room = Place(id="r", code="R", kind="room", walls=back, doors=({"wall": number, "at": 500, "width": 800},))
        shape = shape_of(room)
        assert shape is not None
        assert signed_area(shape.corners) < 0
        x, y = shape.doors[0].tip
        assert 0 < x < 3000
        assert 0 < y < 4000


boxes = st.tuples(st.integers(0, 5000), st.integers(0, 5000), st.integers(50, 3000), st.integers(50, 3000))


@given(boxes)
def test_a_unit_sticks_out_of_an_l_just_when_a_part_of_it_is_not_in_either_arm(box: tuple[int, int, int, int]) -> None:
    left, top, wide, deep = box
    right, bottom = left + wide, top + deep
    corners = outline(L_SHAPE).corners  # 6,000 × 4,000, and below its left half 3,000 × 2,000
    within = right <= 6000 and bottom <= 6000 and (bottom <= 4000 or right <= 3000)
    beyond = max(right - 6000, bottom - 6000, min(bottom - 4000, right - 3000))
    if within:
        assert not sticks_out(corners, (left, top, right, bottom), 10)
    elif beyond > 10:
        assert sticks_out(corners, (left, top, right, bottom), 10)


@given(boxes, boxes)
def test_boxes_overlap_as_upright_boxes_do(one: tuple[int, int, int, int], two: tuple[int, int, int, int]) -> None:
    a, b = ((x, y, x + w, y + d) for x, y, w, d in (one, two))
    corners = ((a[0], a[1]), (a[2], a[1]), (a[2], a[3]), (a[0], a[3]))
    truth = min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])) > 10
    assert overlaps(corners, b, 10) == truth


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["length", "turn", "across"]), st.one_of(st.none(), st.text(), st.floats(), st.booleans())
        )
    )
)
def test_no_facts_break_it(said: list[dict[str, object]]) -> None:
    outline(walls_of(said))
    shape_of(Place(id="r", code="R", kind="room", walls=tuple(said)))
