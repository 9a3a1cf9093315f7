"""Is every move possible when its turn comes? Replayed by a checker that tries every way to stand boxes on a shelf."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import ASIDE, NEW, Order, Problem, Result, Stop, order, solve

PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def replay(problem: Problem, result: Result, found: Order, exact: Any) -> list[str]:
    """Return what is wrong with an order of moves."""
    known, wrong = exact(problem), []
    at = problem.boxes.shelf.tolist()
    stuck = [bool(problem.boxes.pinned[box]) and result.shelf[box] < 0 for box in range(len(at))]
    for number, each in enumerate(found.handlings):
        if at[each.box] != each.origin:
            wrong.append(f"{number}: box {each.box} is not on {each.origin}")
        at[each.box] = each.to
        if each.to == NEW and number < found.waits:
            wrong.append(f"{number}: needs new furniture too early")
        if each.to < 0:
            continue
        here = [box for box, where in enumerate(at) if where == each.to]
        bay = problem.shelves.bay[each.to]
        in_bay = [b for b, where in enumerate(at) if where >= 0 and problem.shelves.bay[where] == bay and not stuck[b]]
        # what by its size cannot stand there but does, and stays, takes its narrower side
        odd = [box for box in here if all(way[0] > problem.shelves.width[each.to] for way in known.ways(box, each.to))]
        beside = sum(min(problem.boxes.width[box], problem.boxes.depth[box]) for box in odd)
        if not known.holds([box for box in here if box not in odd], each.to, reserved=beside):
            wrong.append(f"{number}: no room on shelf {each.to} for {here}")
        entered = each.origin < 0 or problem.shelves.bay[each.origin] != bay
        if entered and float(problem.boxes.kg[in_bay].sum()) > float(problem.shelves.bay_load[bay]) + 1e-6:
            wrong.append(f"{number}: bay {bay} bears too much")
    for box, where in enumerate(at):
        if result.shelf[box] >= 0 and where != result.shelf[box]:
            wrong.append(f"box {box} ends on {where}")
        if result.shelf[box] < 0 and where not in (problem.boxes.shelf[box], NEW):
            wrong.append(f"box {box} was left at {where}")
    return wrong


@given(data=st.data())
@PROPERTY
def test_every_move_is_possible_when_its_turn_comes(problems: Any, exact: Any, data: st.DataObject) -> None:
    made = data.draw(problems(9))
    result = solve(made, stop=Stop(rounds=15))
    found = order(made, result)
    assert replay(made, result, found, exact) == []
    assert found.bound == result.statistics.moves <= len(found.handlings)


def swapped(problem: Any, shelves: int) -> tuple[Problem, Result]:
    """Two full shelves whose boxes all have to change places."""
    full = [{"width": 180, "depth": 390, "may_turn": False, "category": at // 5, "shelf": at // 5} for at in range(10)]
    rows = [{"bay": bay} for bay in range(shelves)]
    wanted = problem([{**box, "shelf": 1 - box["shelf"]} for box in full], rows)
    return problem(full, rows), solve(wanted)


def test_a_cycle_is_broken_with_one_temporary_place(problem: Any, exact: Any) -> None:
    made, result = swapped(problem, 2)
    assert result.shelf.tolist() == [1] * 5 + [0] * 5
    found = order(made, result)
    assert replay(made, result, found, exact) == []
    assert (found.bound, found.temporary, found.aside) == (10, 1, 1)
    assert len(found.handlings) == 11


def test_a_spare_shelf_is_a_better_temporary_place_than_a_table(problem: Any, exact: Any) -> None:
    made, result = swapped(problem, 3)
    found = order(made, result)
    assert replay(made, result, found, exact) == []
    assert (found.temporary, found.aside) == (1, 0)
    assert all(each.to != ASIDE for each in found.handlings)


def test_what_waits_for_new_furniture_comes_last(problem: Any, exact: Any) -> None:
    wide = {"width": 980, "depth": 390, "may_turn": False}
    rows = [{}, {"bay": 1, "height": 90}]
    wanted = problem([wide, {**wide, "shelf": 0}, {"height": 90}], rows)
    made = problem([{**wide, "shelf": 0}, wide, {"height": 90}], rows)
    result = solve(wanted)
    assert result.shelf.tolist() == [-1, 0, 1]
    found = order(made, result)
    assert replay(made, result, found, exact) == []
    assert [each.to for each in found.handlings] == [1, NEW, 0]
    assert found.waits == 1


def test_trolleys_are_not_overloaded(problem: Any) -> None:
    made = problem([{"width": 30, "depth": 120}] * 50, [{}, {"bay": 1}])
    found = order(made, solve(made), trolley=7)
    loads = [each.trolley for each in found.handlings]
    assert loads == sorted(loads)
    assert max(loads.count(number) for number in set(loads)) == 7


def test_what_nobody_can_find_yet_comes_last(problem: Any) -> None:
    made = problem([{"shelf": -1}] * 4, [{}])
    late = made.boxes.width > 0
    late[2:] = False
    assert [each.box for each in order(made, solve(made), late=late).handlings] == [2, 3, 0, 1]


def test_a_large_store_in_disorder_needs_hardly_more_handlings_than_moves(problem: Any) -> None:
    random = np.random.default_rng(5)
    boxes = [
        {"width": float(w), "depth": 120.0, "category": at % 5, "shelf": at % 60}
        for at, w in enumerate(random.integers(60, 220, size=1300))
    ]
    made = problem(boxes, [{"bay": at // 4, "width": 1100.0} for at in range(64)])
    result = solve(made)
    found = order(made, result)
    at = made.boxes.shelf.copy()
    for each in found.handlings:
        assert at[each.box] == each.origin
        at[each.box] = each.to
        if each.to >= 0:
            here = at == each.to
            assert float((made.boxes.width * made.boxes.depth)[here].sum()) <= 1100 * 400
            assert float(made.boxes.kg[here].sum()) <= 100
    assert at[result.shelf >= 0].tolist() == result.shelf[result.shelf >= 0].tolist()
    assert found.bound > 300
    assert len(found.handlings) - found.bound <= 0.05 * found.bound + int((result.shelf < 0).sum())
