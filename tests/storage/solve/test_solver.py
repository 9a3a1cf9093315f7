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
    result = solve(given_problem, parameters, ROUNDS)
    bounds, unplaced = result.bounds, result.statistics.unplaced
    for where in product(range(-1, len(shelves)), repeat=len(boxes)):
        on = {shelf: [box for box, at in enumerate(where) if at == shelf] for shelf in set(where) - {-1}}
        fill = {s: parameters.fill if any(boxes.shelf[box] != s for box in some) else 1.0 for s, some in on.items()}
        if not all(known.holds(some, shelf, fill[shelf]) for shelf, some in on.items()):
            continue
        assert where.count(-1) >= bounds.unplaced
        if where.count(-1) <= unplaced:
            placed = [(box, at) for box, at in enumerate(where) if at >= 0]
            assert sum(at != boxes.shelf[box] for box, at in placed) >= bounds.moves
            assert len({(boxes.category[box], shelves.bay[at]) for box, at in placed}) >= bounds.fragments
        if [at >= 0 for at in where] == (result.shelf >= 0).tolist():
            assert len({shelves.bay[shelf] for shelf in on}) >= bounds.bays
            assert sum(known.least(some, shelf)[0] for shelf, some in on.items()) >= bounds.shelf_mm - 1e-3


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


def changed(result: Any, **columns: Any) -> Any:
    """Return an answer with other values in some columns."""
    return replace(result, **{name: np.array(column) for name, column in columns.items()})


@pytest.mark.parametrize(
    ("box", "shelf", "columns", "said"),
    [
        ({}, {}, {"shelf": [7]}, "does not exist"),
        ({}, {}, {"reason": [2]}, "with reason"),
        ({"shelf": 1, "pinned": True}, {}, {"shelf": [0]}, "pinned and was moved"),
        ({"shelf": 1, "pinned": True}, {}, {"shelf": [-1], "reason": [4]}, "gives another reason"),
        ({}, {}, {"lane": [-1]}, "in no lane"),
        ({"may_turn": False}, {}, {"way": [1]}, "must not be turned"),
        ({"may_lay": False}, {}, {"way": [2]}, "must not lie"),
        ({"height": 290}, {"height": 200}, {"shelf": [0], "reason": [0], "lane": [0]}, "does not fit under"),
        ({"depth": 450, "width": 450}, {}, {"shelf": [0], "reason": [0], "lane": [0]}, "longer than"),
        ({"width": 1100, "may_turn": False}, {}, {"shelf": [0], "reason": [0], "lane": [0]}, "its lanes take"),
        ({"kg": 300}, {}, {"shelf": [0], "reason": [0], "lane": [0]}, "shelf 0 bears"),
    ],
)
def test_the_check_names_each_fault(
    problem: Make, box: dict[str, Any], shelf: dict[str, Any], columns: dict[str, Any], said: str
) -> None:
    made = problem([box], [shelf, shelf])
    assert any(said in fault for fault in faults(made, changed(solve(made), **columns)))


def test_the_check_sees_lanes_too_long_and_bays_too_heavy(problem: Make) -> None:
    flat = problem([{"may_lay": True, "depth": 20}] * 4, [{}])
    assert any("more than 3" in fault for fault in faults(flat, changed(solve(flat), lane=[0] * 4, way=[0] * 4)))
    assert any("both lies" in fault for fault in faults(flat, changed(solve(flat), lane=[0] * 4, way=[0, 2, 0, 0])))
    weak = problem([{"kg": 30}] * 2, [{}, {}], [40.0])
    assert any(
        "bay 0 bears" in fault for fault in faults(weak, changed(solve(weak), shelf=[0, 1], lane=[0, 0], reason=[0, 0]))
    )
    stuck = problem([{"height": 900, "shelf": 0, "pinned": True}, {}], [{}, {}])
    assert any("in the way" in fault for fault in faults(stuck, changed(solve(stuck), shelf=[-1, 0])))


def crowd(problem: Make, count: int, shelves: int, *, settled: bool) -> Any:
    """Many boxes of six categories on shelves of three heights, in disorder if they stand anywhere yet."""
    random = np.random.default_rng(3)
    boxes = [
        {
            "width": float(random.integers(40, 300)),
            "depth": float(random.integers(40, 300)),
            "height": float(random.integers(40, 390)),
            "kg": float(random.integers(0, 20)),
            "category": int(random.integers(6)),
            "shelf": int(random.integers(shelves)) if settled else -1,
        }
        for _ in range(count)
    ]
    heights = (200.0, 300.0, 400.0)
    return problem(
        boxes, [{"bay": at // 3, "height": heights[at % 3], "above": 700.0 * (at % 3)} for at in range(shelves)]
    )


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("shelves", [90, 360])
def test_thousands_of_boxes_in_a_store_too_small_or_large_enough(problem: Make, shelves: int, settled: bool) -> None:
    made = crowd(problem, 2500, shelves, settled=settled)
    result = solve(made, stop=Stop(rounds=20))
    assert faults(made, result) == []
    assert (result.statistics.unplaced > 0) == (shelves == 90)


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
