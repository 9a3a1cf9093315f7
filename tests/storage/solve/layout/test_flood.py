"""Does a square get through exactly where it fits?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.storage.solve.layout.flood import Flood

WALLS = [
    ((0.0, 0.0), (6000.0, 0.0)),
    ((6000.0, 0.0), (6000.0, 4000.0)),
    ((6000.0, 4000.0), (0.0, 4000.0)),
    ((0.0, 4000.0), (0.0, 0.0)),
]


def box(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def gets(side: float, *shapes: tuple[tuple[float, float], ...], to: tuple[float, float] = (5400.0, 2000.0)) -> bool:
    flood = Flood(side, [*WALLS, *shapes], [(600, 2000, 600, 2000)])
    return flood.gets((to[0] - 1, to[1] - 1, to[0] + 1, to[1] + 1))


@pytest.mark.parametrize(("gap", "passes"), [(1000.0, True), (1000.5, True), (999.5, False), (0.0, False)])
def test_an_aisle_between_two_boxes(gap: float, passes: bool) -> None:
    shapes = box(2500, 0, 3500, 1500), box(2500, 1500 + gap, 3500, 4000)
    assert gets(1000, *shapes) is passes


def test_between_two_corners_a_square_needs_its_side_in_one_direction() -> None:
    # a disc would pass between corners 720 mm apart in x and in y, a square that does not turn would not
    shapes = box(2000, 0, 3000, 1640), box(3720, 2360, 4500, 4000)
    assert not gets(1000, *shapes, box(3720, 0, 4500, 1640), box(2000, 2360, 3000, 4000))
    assert gets(700, *shapes, box(3720, 0, 4500, 1640), box(2000, 2360, 3000, 4000))


def test_what_stands_askew_is_never_taken_for_smaller() -> None:
    # a wall at 45°: a square of side s passes its end at (3000, y) only if s fits below it
    assert gets(1000, ((2000.0, 0.0), (4900.0, 2900.0)))
    assert not gets(1000, ((1000.0, 0.0), (4300.0, 3300.0)), ((4300.0, 3300.0), (6000.0, 3300.0)))
    assert not gets(1000, ((1000.0, 0.0), (4100.0, 3100.0)))


def test_two_starts_are_joined_or_not() -> None:
    open_ = Flood(1000, [*WALLS, box(2500, 0, 3500, 2000)], [(600, 2000, 600, 2000), (5000, 600, 5000, 600)])
    closed = Flood(1000, [*WALLS, box(2500, 0, 3500, 4000)], [(600, 2000, 600, 2000), (5000, 600, 5000, 600)])
    assert (open_.joined(0, 1), closed.joined(0, 1)) == (True, False)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(10, 50), st.integers(0, 36), st.integers(1, 12), st.integers(1, 20)), max_size=5),
    st.integers(3, 11),
)
def test_a_larger_square_gets_nowhere_that_a_smaller_one_does_not(
    boxes: list[tuple[int, int, int, int]], side: int
) -> None:
    shapes = [box(x * 100.0, y * 100.0, (x + w) * 100.0, (y + d) * 100.0) for x, y, w, d in boxes]
    if gets(side * 100.0 + 50, *shapes):
        assert gets(side * 100.0, *shapes)
