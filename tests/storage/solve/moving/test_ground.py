"""Does every shelf hold what stands on it after every move? Asked of a checker that tries every way to stand boxes in lanes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import Parameters, Problem, Result, Stop, solve
from reorg.storage.solve.moving import Aim, Change, Course, Moving, course, ground, replan, unsettled
from reorg.storage.solve.moving.verify import wrong

PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def moving_of(problem: Problem, result: Result) -> Moving:
    """The moves of an answer, as far as what has no place in it leaves room for them."""
    found = ground(problem, Aim(result.shelf, result.lane, result.way), Parameters())
    goal = found.goal.copy()
    goal[list(unsettled(found))] = -1
    return found.turned_to(found.origin, goal)


def without_room(problem: Problem, moving: Moving, found: Course, exact: Any) -> list[str]:
    """Return which handlings bring a thing onto a shelf that does not hold it with all that stands there, in real lanes."""
    # what is pinned where it breaks a rule weighs nothing to the plan
    known, wrong_ = exact(replace(problem, boxes=replace(problem.boxes, kg=moving.kg))), []
    at = moving.origin.tolist()
    for number, each in enumerate(found.handlings):
        at[each.box] = each.to
        if each.to < 0:
            continue
        here = [box for box, where in enumerate(at) if where == each.to]
        # what by its size cannot stand there but does, takes its narrower side
        odd = [box for box in here if all(way[0] > problem.shelves.width[each.to] for way in known.ways(box, each.to))]
        beside = sum(min(problem.boxes.width[box], problem.boxes.depth[box]) for box in odd)
        if each.box in odd or not known.holds([box for box in here if box not in odd], each.to, reserved=beside):
            wrong_.append(f"{number}: no room on shelf {each.to} for {here}")
    return wrong_


@given(data=st.data())
@PROPERTY
def test_at_every_step_every_shelf_holds_what_stands_on_it(problems: Any, exact: Any, data: st.DataObject) -> None:
    made = data.draw(problems(9))
    moving = moving_of(made, solve(made, stop=Stop(rounds=15)))
    found = course(moving)
    assert wrong(moving, found) == []
    assert without_room(made, moving, found, exact) == []
    assert found.stuck == ()


@given(data=st.data())
@PROPERTY
def test_so_it_is_after_an_interruption(problems: Any, exact: Any, data: st.DataObject) -> None:
    made = data.draw(problems(8))
    moving = moving_of(made, solve(made, stop=Stop(rounds=5)))
    known = course(moving)
    done = range(data.draw(st.integers(0, len(known.handlings))))
    movable = [thing for thing in range(len(moving)) if not made.boxes.pinned[thing]]
    where = {thing: np.flatnonzero(moving.may(thing)).tolist() for thing in movable} if moving.may else {}
    change = {}
    for thing in movable[: data.draw(st.integers(0, 2))]:
        if where[thing]:
            change[thing] = data.draw(st.sampled_from(where[thing]))
    by_hand = dict(change) if data.draw(st.booleans()) else {}
    again = replan(moving, known, done, Change(found=change, goals=by_hand))
    assert wrong(again.moving, again.course) == []
    assert without_room(made, again.moving, again.course, exact) == []
    assert again.course.stuck == ()


def test_a_lane_of_three_takes_its_width_once(problem: Any) -> None:
    deep = {"width": 200.0, "depth": 130.0, "may_turn": False}
    made = problem([{**deep, "shelf": at} for at in (0, 0, 0, 1)], [{"width": 400.0}, {"width": 400.0}])
    aim = Aim(np.array([1, 1, 1, 1]), np.array([0, 0, 1, 1]), np.zeros(4, dtype=np.int64))
    moving = ground(made, aim, Parameters())
    assert moving.used(moving.origin)[0].tolist() == [200.0, 200.0]
    assert moving.used(moving.ends)[0].tolist() == [0.0, 400.0]
    found = course(moving)
    assert wrong(moving, found) == []
    assert (len(found.handlings), found.temporary) == (3, 0)
