"""Small problems, made by hypothesis, and an exact answer by trying everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reorg.storage.solve.packing import Problem, Rules, Things, Unit

PLAIN = {
    "width": 100.0,
    "depth": 100.0,
    "height": 100.0,
    "kg": 1.0,
    "category": 0,
    "climate": 0,
    "unit": -1,
    "may_turn": True,
    "may_lay": False,
    "kind": 0,
    "may_stack": 1,
    "top_kg": float("inf"),
    "nest": float("inf"),
}
UNIT = Unit("shelving", 1000, 500, 2000)


def _problem(rows: Sequence[dict[str, object]], *units: Unit, rules: Rules | None = None) -> Problem:
    columns: dict[str, Any] = {
        name: np.array([{**PLAIN, **row}[name] for row in rows], dtype=np.array([default]).dtype)
        for name, default in PLAIN.items()
    }
    return Problem(Things(**columns), units or (UNIT,), rules or Rules())


@pytest.fixture(scope="session")
def problem() -> Callable[..., Problem]:
    """Make a problem from rows that say only what differs from a cube of 100 mm."""
    return _problem


def _drawn(most: int, *, alike: bool) -> SearchStrategy[Problem]:
    size = st.integers(20, 700).map(float)
    thing = st.fixed_dictionaries(
        {
            "width": size,
            "depth": size,
            "height": size,
            "kg": st.sampled_from([0.0, 0.5, 4.0, 20.0, 90.0]),
            "category": st.just(0) if alike else st.integers(0, 2),
            "climate": st.just(0) if alike else st.integers(0, 1),
            "unit": st.just(0) if alike else st.integers(-1, 1),
            "may_turn": st.booleans(),
            "may_lay": st.booleans(),
        }
    )
    load = st.sampled_from([25.0, 100.0, float("inf")])
    adjustable = st.builds(
        Unit,
        st.just("adjustable"),
        st.sampled_from([400.0, 1000.0]),
        st.sampled_from([300.0, 500.0]),
        st.sampled_from([900.0, 2000.0]),
        step=st.sampled_from([25.0, 100.0, 33.0]),
        shelf_load=load,
        bay_load=st.sampled_from([120.0, float("inf")]),
        count=st.sampled_from([None, None, 1]),
    )
    fixed = st.builds(
        Unit,
        st.just("fixed"),
        st.sampled_from([500.0, 900.0]),
        st.just(450.0),
        st.just(0.0),
        fixed=st.sampled_from([(300.0, 300.0, 700.0), (500.0,), (200.0, 250.0)]),
        shelf_load=load,
        cost=st.sampled_from([0.5, 2.0]),
    )
    rules = st.builds(
        Rules, reach=st.integers(1, 3), slack=st.sampled_from([0.0, 0.1, 0.3]), pure=st.booleans(), heavy=st.just(15.0)
    )
    units = (adjustable,) if alike else (adjustable, fixed)
    return st.builds(
        lambda things, rules, *units: _problem(things, *units, rules=rules),
        st.lists(thing, max_size=most),
        rules,
        *units,
    )


def _all_kinds(most: int) -> SearchStrategy[Problem]:
    """Problems with every kind of furniture, piles, and categories that are apart or grow."""
    thing = st.fixed_dictionaries(
        {
            "width": st.integers(20, 900).map(float),
            "depth": st.integers(5, 500).map(float),
            "height": st.integers(5, 700).map(float),
            "kg": st.sampled_from([0.0, 0.5, 4.0, 20.0]),
            "category": st.integers(0, 2),
            "unit": st.sampled_from([-1, -1, -1, 0, 4]),
            "kind": st.integers(0, 4),
            "may_turn": st.booleans(),
            "may_lay": st.booleans(),
            "may_stack": st.integers(1, 4),
            "top_kg": st.sampled_from([0.0, 4.0, float("inf")]),
            "nest": st.sampled_from([10.0, 60.0, float("inf")]),
        }
    )
    load = st.sampled_from([25.0, 100.0, float("inf")])
    units = (
        st.builds(Unit, st.just("shelf"), st.just(1000.0), st.just(500.0), st.just(2000.0), shelf_load=load),
        st.builds(
            Unit,
            st.just("drawers"),
            st.just(1000.0),
            st.just(700.0),
            st.just(0.0),
            fixed=st.sampled_from([(60.0,) * 5, (60.0, 60.0, 200.0)]),
            kind=st.just(1),
            shelf_load=load,
        ),
        st.builds(
            Unit,
            st.just("screen"),
            st.just(1500.0),
            st.sampled_from([120.0, 400.0]),
            st.just(1200.0),
            kind=st.just(2),
            sides=st.integers(1, 2),
            bay_load=load,
        ),
        st.builds(Unit, st.just("rolls"), st.just(1000.0), st.just(400.0), st.just(1500.0), kind=st.just(3)),
        st.builds(
            Unit, st.just("pallet"), st.just(1200.0), st.just(800.0), st.just(1500.0), kind=st.just(4), bay_load=load
        ),
    )
    share = st.sampled_from([0.0, 0.2])
    rules = st.builds(
        Rules,
        reach=st.integers(1, 3),
        slack=share,
        pure=st.booleans(),
        growth=st.sampled_from([(), ((1, 0.3),)]),
        apart=st.sampled_from([(), ((0, 1),), ((0, 1), (1, 2), (0, 2))]),
    )
    return st.builds(
        lambda things, rules, *units: _problem(things, *units, rules=rules),
        st.lists(thing, max_size=most),
        rules,
        *units,
    )


@pytest.fixture(scope="session")
def all_kinds() -> Callable[[int], SearchStrategy[Problem]]:
    """A strategy for problems with every kind of furniture and at most so many things."""
    return _all_kinds


@pytest.fixture(scope="session")
def problems() -> Callable[..., SearchStrategy[Problem]]:
    """A strategy for problems with at most so many things; ``alike``: of one category, in one adjustable unit."""
    return _drawn


class Exact:
    """The least height of the shelves of one category in one kind of unit, by trying everything: for a handful of things."""

    def __init__(self, problem: Problem) -> None:
        self.things, self.unit, self.rules = problem.things, problem.units[0], problem.rules

    def ways(self, thing: int) -> Iterator[tuple[float, float, float]]:
        """Yield across, along and the height that is taken."""
        t, unit = self.things, self.unit
        w, d, h = float(t.width[thing]), float(t.depth[thing]), float(t.height[thing])
        for across, along, up, allowed in (
            (w, d, h, True),
            (d, w, h, t.may_turn[thing]),
            (w, h, d, t.may_lay[thing]),
            (h, w, d, t.may_lay[thing] and t.may_turn[thing]),
        ):
            steps = 1
            while steps * unit.step < up + unit.overhead - 1e-6:
                steps += 1
            if allowed and across <= unit.width and along <= unit.depth and steps * unit.step <= unit.height + 1e-6:
                yield across, along, steps * unit.step

    def least(self, some: Sequence[int]) -> float:
        """Return the least height that all of ``some`` take."""
        best = float("inf")
        usable = self.unit.width * (1 - self.rules.slack)

        def put(left: Sequence[int], shelves: list[tuple[float, float, list[tuple[float, float, int]]]]) -> None:
            nonlocal best
            height = sum(shelf[0] for shelf in shelves)
            if height >= best:
                return
            if not left:
                best = height
                return
            thing, rest = left[0], left[1:]
            kg = float(self.things.kg[thing])
            for across, along, takes in self.ways(thing):
                for at, (tall, load, lanes) in enumerate(shelves):
                    if load + kg > self.unit.bears + 1e-6:
                        continue
                    for number in range(len(lanes) + 1):
                        wide, deep, many = lanes[number] if number < len(lanes) else (0.0, 0.0, 0)
                        if many == self.rules.reach or deep + along > self.unit.depth + 1e-6:
                            continue
                        grown = [*lanes[:number], (max(wide, across), deep + along, many + 1), *lanes[number + 1 :]]
                        total = sum(lane[0] for lane in grown)
                        if total <= (self.unit.width if len(grown) == 1 else usable) + 1e-6:
                            put(rest, [*shelves[:at], (max(tall, takes), load + kg, grown), *shelves[at + 1 :]])
                put(rest, [*shelves, (takes, kg, [(across, along, 1)])])

        put(list(some), [])
        return best


@pytest.fixture(scope="session")
def exact() -> type[Exact]:
    """What knows by trying everything."""
    return Exact
