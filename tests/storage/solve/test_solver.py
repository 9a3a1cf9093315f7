"""Is the answer right, the same again, and never worse for waiting? Judged by the independent check."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import REASONS, Parameters, Stop, solve
from reorg.storage.solve.verify import faults

Make = Any
ROUNDS = Stop(rounds=25)
PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(data=st.data(), seed=st.integers(0, 5))
@PROPERTY
def test_any_answer_passes_the_independent_check(problems: Any, data: st.DataObject, seed: int) -> None:
    given_problem = data.draw(problems(25))
    assert faults(given_problem, solve(given_problem, stop=ROUNDS, seed=seed)) == []


@given(data=st.data())
@PROPERTY
def test_waiting_never_makes_it_worse(problems: Any, data: st.DataObject) -> None:
    given_problem = data.draw(problems(20))
    result = solve(given_problem, stop=ROUNDS)
    assert result.statistics.unplaced <= result.first.unplaced


@given(data=st.data())
@PROPERTY
def test_the_same_seed_gives_the_same_answer(problems: Any, data: st.DataObject) -> None:
    given_problem = data.draw(problems(20))
    one, two = (solve(given_problem, stop=ROUNDS, seed=3) for _ in range(2))
    assert one.shelf.tolist() == two.shelf.tolist()
    assert one.lane.tolist() == two.lane.tolist()


@given(data=st.data())
@PROPERTY
def test_no_answer_beats_the_bounds(problems: Any, exact: Any, data: st.DataObject) -> None:
    """Every way of putting up to four boxes on the shelves is tried; the bounds must hold for all of them."""
    given_problem = data.draw(problems(4))
    boxes, shelves = given_problem.boxes, given_problem.shelves
    parameters = Parameters()
    known = exact(given_problem)
    fewest = len(boxes)
    moves_of: dict[int, int] = {}
    for where in product(range(-1, len(shelves)), repeat=len(boxes)):
        ok = True
        for shelf in range(len(shelves)):
            some = [box for box, at in enumerate(where) if at == shelf]
            new = any(boxes.shelf[box] != shelf for box in some)
            ok = ok and (not some or known.holds(some, shelf, parameters.fill if new else 1.0))
        if ok:
            unplaced = where.count(-1)
            moved = sum(at not in (-1, boxes.shelf[box]) for box, at in enumerate(where))
            moves_of[unplaced] = min(moved, moves_of.get(unplaced, len(boxes)))
            fewest = min(fewest, unplaced)
    result = solve(given_problem, parameters, ROUNDS)
    assert result.bounds.unplaced <= fewest
    assert result.bounds.moves <= min((m for u, m in moves_of.items() if u <= result.statistics.unplaced), default=0)


def test_without_shelves_nothing_is_placed(problem: Make) -> None:
    result = solve(problem([{}, {}], []))
    assert [REASONS[reason] for reason in result.reason] == ["no-shelf", "no-shelf"]
    assert result.bounds.unplaced == 2


def test_without_boxes_there_is_nothing_to_do(problem: Make) -> None:
    result = solve(problem([], [{}]))
    assert result.statistics.placed == 0
    assert faults(problem([], [{}]), result) == []


def test_each_box_without_a_place_has_its_reason(problem: Make) -> None:
    tall, heavy, stuck = {"height": 900}, {"kg": 500}, {"height": 900, "shelf": 0, "pinned": True}
    wide = [{"width": 900, "depth": 390}] * 3
    result = solve(problem([tall, heavy, stuck, *wide], [{}, {}]))
    assert [REASONS[reason] for reason in result.reason[:3]] == ["too-large", "too-heavy", "pinned"]
    assert sorted(REASONS[reason] for reason in result.reason[3:]) == ["", "no-room", "no-room"]


def test_a_thing_as_wide_as_the_shelf_stands_on_it_alone(problem: Make) -> None:
    made = problem([{"width": 990, "depth": 390, "may_turn": False}, {}], [{}])
    result = solve(made, stop=ROUNDS)
    assert result.statistics.placed == 1
    assert faults(made, result) == []


def test_a_full_shelf_that_nothing_comes_to_is_left_alone(problem: Make) -> None:
    full = [{"width": 100, "depth": 390, "may_turn": False, "shelf": 0}] * 10
    result = solve(problem(full, [{}, {}]), stop=ROUNDS)
    assert result.statistics.moves == 0


def test_an_overfull_shelf_keeps_what_has_room(problem: Make) -> None:
    full = [{"width": 100, "depth": 390, "may_turn": False, "shelf": 0}] * 12
    result = solve(problem(full, [{}, {"bay": 0}]), stop=ROUNDS)
    assert result.statistics.unplaced == 0
    assert result.statistics.moves == result.bounds.moves == 2


def test_categories_come_together(problem: Make) -> None:
    mixed = [{"category": at % 2, "shelf": at // 10, "depth": 300, "may_turn": False} for at in range(20)]
    result = solve(problem(mixed, [{"bay": 0, "width": 1200}, {"bay": 1, "width": 1200}]), stop=Stop(rounds=200))
    assert result.statistics.fragments == 2
    assert result.statistics.mixed == 0


def test_heavy_boxes_come_down(problem: Make) -> None:
    heavy = [{"kg": 30, "shelf": 0, "depth": 300}] * 2
    result = solve(problem(heavy, [{"above": 1500}, {"above": 100}]), stop=ROUNDS)
    assert result.statistics.high == 0


def test_pinned_boxes_stay(problem: Make) -> None:
    made = problem([{"category": 0}] * 5 + [{"category": 1, "shelf": 0, "pinned": True}], [{}, {"bay": 1}])
    result = solve(made, stop=ROUNDS)
    assert result.shelf[5] == 0


def test_a_sheet_lies_in_a_drawer_in_piles(problem: Make) -> None:
    sheet = {"width": 390, "depth": 5, "height": 300, "may_lay": True}
    drawer = {"width": 450, "depth": 400, "height": 60, "reach": 1000, "stack": 30}
    result = solve(problem([sheet] * 12, [drawer]))
    assert result.statistics.placed == 12
    assert result.statistics.shelf_mm == pytest.approx(300)


def test_seconds_stop_it_and_progress_is_told(problem: Make) -> None:
    told: list[float] = []
    made = problem([{"category": at % 5, "width": 60 + at} for at in range(60)], [{"bay": b} for b in range(4)])
    result = solve(made, stop=Stop(seconds=0.3), progress=told.append)
    assert result.rounds > 0
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert (result.statistics.unplaced, faults(made, result)) <= (result.first.unplaced, [])


def test_progress_may_cancel(problem: Make) -> None:
    def cancel(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(problem([{}], [{}]), stop=Stop(seconds=5), progress=cancel)


def test_the_check_finds_what_is_wrong(problem: Make) -> None:
    made = problem([{"width": 300, "category": at % 2} for at in range(6)], [{}, {"bay": 1}])
    right = solve(made)
    assert faults(made, right) == []
    crowded = replace(right, shelf=np.zeros_like(right.shelf), lane=np.arange(6))
    deep = replace(right, shelf=np.zeros_like(right.shelf), lane=np.zeros_like(right.lane))
    boastful = replace(right, bounds=replace(right.bounds, shelf_mm=1e9))
    lost = replace(right, shelf=np.full_like(right.shelf, -1))
    for wrong in (crowded, deep, boastful, lost, replace(right, statistics=replace(right.statistics, placed=7))):
        assert faults(made, wrong)


@pytest.mark.parametrize(
    ("box", "shelf"),
    [
        ({"width": 0}, {}),
        ({"depth": float("nan")}, {}),
        ({"kg": -1}, {}),
        ({"shelf": 4}, {}),
        ({"category": -2}, {}),
        ({}, {"load": -1}),
    ],
)
def test_absurd_problems_are_refused(problem: Make, box: dict[str, float], shelf: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"box|shelf|categories"):
        problem([box], [shelf])


def test_a_digest_tells_problems_apart(problem: Make) -> None:
    assert problem([{}], [{}]).digest == problem([{}], [{}]).digest != problem([{"width": 101}], [{}]).digest
