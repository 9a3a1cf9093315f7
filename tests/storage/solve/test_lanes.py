"""Is the length of shelf that things take as short as can be, and never shorter than that?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.storage.solve import Bed, Boxes, length

BED = Bed(1000.0, 400.0, 300.0, 3, 3)
Side = tuple[float, float]


def boxes_of(sides: Sequence[Side]) -> Boxes:
    count = len(sides)
    width, depth = (np.array([each[at] for each in sides], dtype=np.float64) for at in (0, 1))
    return Boxes(
        width=width,
        depth=depth,
        height=np.full(count, 100.0),
        kg=np.ones(count),
        category=np.zeros(count, dtype=np.int64),
        may_turn=np.ones(count, dtype=np.bool_),
        may_lay=np.zeros(count, dtype=np.bool_),
        shelf=np.full(count, -1, dtype=np.int64),
        pinned=np.zeros(count, dtype=np.bool_),
    )


def taken(sides: Sequence[Side], bed: Bed = BED) -> float:
    return length(boxes_of(sides), np.arange(len(sides)), bed)


def divided(things: list[int]) -> Iterator[list[list[int]]]:
    """Every way to divide things into rows."""
    if not things:
        yield []
        return
    first, *rest = things
    for parts in divided(rest):
        yield [[first], *parts]
        for at, part in enumerate(parts):
            yield [*parts[:at], [first, *part], *parts[at + 1 :]]


def shortest(sides: Sequence[Side]) -> float:
    """The least there is, by looking at everything."""

    def row(some: list[int]) -> float:
        ways = product(*(((w, d), (d, w)) for w, d in (sides[at] for at in some)))
        fits = (way for way in ways if sum(along for _, along in way) <= BED.depth and len(way) <= BED.reach)
        return min((max(across for across, _ in way) for way in fits), default=math.inf)

    return min(sum(map(row, parts)) for parts in divided(list(range(len(sides)))))


small = st.tuples(*[st.integers(20, 400).map(float)] * 2)


@given(st.lists(small, min_size=1, max_size=5))
def test_never_shorter_than_the_least_there_is_and_seldom_much_longer(sides: list[Side]) -> None:
    least = shortest(sides)
    assert least - 1e-6 <= taken(sides) <= 1.25 * least + 1e-6


def test_on_average_within_a_hundredth_of_the_least() -> None:
    chance = np.random.default_rng(1)
    shelves = [[(float(w), float(d)) for w, d in chance.integers(30, 380, (6, 2))] for _ in range(60)]
    assert sum(map(taken, shelves)) <= 1.01 * sum(map(shortest, shelves))


@given(st.lists(small, min_size=1, max_size=20), st.randoms())
def test_it_does_not_matter_much_who_is_named_first_and_not_at_all_when(sides: list[Side], chance: object) -> None:
    found = taken(sides)
    assert taken(sides) == found
    assert taken([(d, w) for w, d in sides]) == pytest.approx(found, rel=0.25)
    assert found <= sum(min(each) for each in sides) + 1e-6


def test_a_long_thing_alone_stands_with_its_narrow_side_in_front() -> None:
    assert taken([(300.0, 100.0)]) == 100.0


def test_what_fits_in_no_way_takes_its_narrower_side() -> None:
    assert taken([(900.0, 700.0)]) == 700.0


def test_nothing_takes_nothing() -> None:
    assert taken([]) == 0.0


def test_many_are_taken_in_batches_and_lose_little() -> None:
    cups = [(100.0, 100.0)] * 900
    assert taken(cups) == pytest.approx(900 / 3 * 100, rel=0.02)
