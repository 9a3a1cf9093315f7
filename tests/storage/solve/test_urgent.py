"""Do urgent boxes get the places that there are, and is nothing broken for it?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import Problem, Stop, solve
from reorg.storage.solve.problem import Boxes, fitting
from reorg.storage.solve.verify import faults

PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def urgent(data: st.DataObject, problem: Problem) -> Problem:
    count = len(problem.boxes)
    return replace(
        problem, urgent=np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), np.bool_)
    )


@given(data=st.data(), seed=st.integers(0, 5))
@PROPERTY
def test_any_answer_is_right(problems: Any, data: st.DataObject, seed: int) -> None:
    made = urgent(data, data.draw(problems(25)))
    first, later = solve(made, stop=Stop(rounds=0), seed=seed), solve(made, stop=Stop(rounds=25), seed=seed)
    assert faults(made, first) == faults(made, later) == []
    assert made.urgent is not None
    assert (later.shelf[made.urgent] < 0).sum() <= (first.shelf[made.urgent] < 0).sum()


@given(data=st.data())
@PROPERTY
def test_an_urgent_box_without_a_place_finds_others_like_it_wherever_it_fits(
    problems: Any, data: st.DataObject
) -> None:
    made = urgent(data, data.draw(problems(15)))
    shelves, flags = replace(made.shelves, bay_load=np.full_like(made.shelves.bay_load, np.inf)), made.urgent
    assert flags is not None
    made = replace(made, shelves=shelves, boxes=replace(made.boxes, pinned=np.zeros_like(made.boxes.pinned)))
    found = solve(made, stop=Stop(rounds=0))
    for box in np.flatnonzero((found.shelf < 0) & flags).tolist()[:1]:
        one = Boxes(**{name: column[[box]] for name, column in vars(made.boxes).items()})
        fits = fitting(one, shelves.width, shelves.depth, shelves.height) & (one.kg <= shelves.load)
        if len(shelves) <= 6:  # so many shelves are tried
            assert all(flags[found.shelf == shelf].any() for shelf in np.flatnonzero(fits))


def test_urgent_boxes_come_first(problem: Any) -> None:
    boxes = [{"width": 400.0, "depth": 390.0, "shelf": 0}] * 2 + [{"width": 400.0, "depth": 390.0}] * 2
    made = problem(boxes, [{}])
    assert set(np.flatnonzero(solve(made).shelf == 0)) == {0, 1}
    hurried = replace(made, urgent=np.array([False, False, True, True]))
    assert set(np.flatnonzero(solve(hurried).shelf == 0)) == {2, 3}
    assert hurried.digest != made.digest


def test_what_makes_room_finds_another_place(problem: Any) -> None:
    tall = {"width": 400.0, "depth": 390.0, "height": 290.0}
    low = {"width": 400.0, "depth": 390.0, "height": 90.0, "shelf": 0}
    made = problem([low, low, tall, tall], [{}, {"height": 100.0, "bay": 1}])
    found = solve(replace(made, urgent=np.array([False, False, True, True])))
    assert found.shelf.tolist() == [1, 1, 0, 0]
