"""Is every answer right, the same again, never worse for waiting, and never below its bound?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve.packing import REASONS, Problem, Rules, Stop, Unit, solve
from reorg.storage.solve.packing.verify import faults

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reasons(problem: Problem) -> list[str]:
    return [REASONS[reason] for reason in solve(problem).packing.reason]


@given(data=st.data(), seed=st.integers(0, 3))
@PROPERTY
def test_any_answer_passes_the_independent_check(problems: Any, data: st.DataObject, seed: int) -> None:
    problem = data.draw(problems(30, alike=False))
    assert faults(problem, solve(problem, Stop(rounds=20), seed)) == []


@given(data=st.data())
@PROPERTY
def test_no_answer_lies_below_what_trying_everything_finds_and_no_bound_above(
    problems: Any, exact: Any, data: st.DataObject
) -> None:
    problem = data.draw(problems(4, alike=True))
    answer = solve(problem, Stop(rounds=20))
    placed = np.flatnonzero(answer.packing.unit >= 0).tolist()
    least = exact(problem).least(placed)
    assert sum(group.least_mm for group in answer.groups) <= least + 1e-3
    assert sum(group.shelf_mm for group in answer.groups) >= least - 1e-3


@given(data=st.data())
@PROPERTY
def test_waiting_never_makes_it_worse(problems: Any, data: st.DataObject) -> None:
    problem = data.draw(problems(30, alike=False))
    answer = solve(problem, Stop(rounds=40))
    assert answer.bays <= answer.first_bays == solve(problem).bays


def test_the_same_seed_and_rounds_give_the_same_answer(problem: Any) -> None:
    random = np.random.default_rng(5)
    rows = [{"width": w, "depth": d, "height": h} for w, d, h in random.uniform(40, 400, (80, 3)).round().tolist()]
    first, again = (solve(problem(rows), Stop(rounds=30), 7) for _ in range(2))
    for name, column in vars(first.packing).items():
        assert np.array_equal(column, getattr(again.packing, name), equal_nan=True), name


def test_nothing_at_all_needs_nothing(problem: Any) -> None:
    answer = solve(problem([]), Stop(rounds=5))
    assert (answer.bays, answer.least_bays, answer.gap, faults(problem([]), answer)) == (0, 0, 0.0, [])


def test_without_units_everything_has_that_as_its_reason(problem: Any) -> None:
    without = replace(problem([{}, {}]), units=())
    answer = solve(without)
    assert [REASONS[reason] for reason in answer.packing.reason] == ["no-unit", "no-unit"]
    assert faults(without, answer) == []


def test_a_thing_larger_than_every_unit_is_named_and_the_rest_is_placed(problem: Any) -> None:
    assert reasons(problem([{"width": 5000.0}, {}, {"height": 1990.0}])) == ["too-large", "", "too-large"]


def test_a_shelf_that_carries_nothing_holds_only_what_weighs_nothing(problem: Any) -> None:
    unit = Unit("weak", 1000, 500, 2000, shelf_load=0)
    weightless, heavy = {"kg": 0.0}, {"kg": 1.0}
    assert reasons(problem([weightless, heavy], unit)) == ["", "too-heavy"]


def test_where_units_run_out_what_is_left_has_no_room_and_the_need_is_told(problem: Any) -> None:
    unit = Unit("one", 300, 300, 400, count=1)
    full = problem([{"width": 300.0, "depth": 300.0, "height": 300.0, "may_turn": False}] * 3, unit)
    answer = solve(full)
    assert sorted(REASONS[reason] for reason in answer.packing.reason) == ["", "no-room", "no-room"]
    assert (answer.bays, len(answer.packing.bay_unit), answer.least_bays) == (3, 1, 3)
    assert faults(full, answer) == []


def test_what_is_wider_than_growth_leaves_fills_a_shelf_with_one_lane(problem: Any) -> None:
    wide = problem([{"width": 950.0, "may_turn": False}, {"width": 60.0}], rules=Rules(slack=0.2))
    answer = solve(wide)
    assert faults(wide, answer) == []
    assert answer.packing.lane.tolist() == [0, 0]  # one lane, and no other beside it


def test_what_wants_no_unit_gets_the_cheapest_in_which_it_fits(problem: Any) -> None:
    cheap, dear = Unit("cheap", 200, 200, 1000, cost=1), Unit("dear", 2000, 800, 2000, cost=3)
    answer = solve(problem([{}, {"width": 900.0}], dear, cheap))
    assert answer.packing.unit.tolist() == [1, 0]


def test_heavy_things_hang_low(problem: Any) -> None:
    rows = [{"width": 900.0, "depth": 450.0, "kg": kg, "may_turn": False} for kg in (1.0, 30.0, 2.0, 40.0, 3.0)]
    answer = solve(problem(rows)).packing
    heights = answer.shelf_z[answer.lane_shelf[answer.lane]]
    assert np.argsort(heights).tolist() == [3, 1, 4, 2, 0]


def test_a_bay_bears_no_more_than_it_may(problem: Any) -> None:
    unit = Unit("weak", 1000, 500, 2000, bay_load=100)
    heavy = problem([{"width": 900.0, "depth": 450.0, "kg": 40.0}] * 8, unit)
    answer = solve(heavy)
    assert faults(heavy, answer) == []
    assert (answer.bays, answer.least_bays) == (4, 4)


def test_progress_is_told_and_may_cancel(problem: Any) -> None:
    def stop(share: float) -> None:
        assert 0 <= share <= 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(problem([{}] * 30), Stop(seconds=5), progress=stop)


@pytest.mark.parametrize("stop", [Stop(seconds=60), Stop(rounds=10**9)])
def test_whoever_has_enough_gets_the_best_so_far(problem: Any, stop: Stop) -> None:
    random = np.random.default_rng(5)
    sizes = random.uniform(40, 400, (80, 3)).round().tolist()
    many = problem([{"width": w, "depth": d, "height": h} for w, d, h in sizes])

    answer = solve(many, replace(stop, enough=lambda: True))
    assert answer.seconds < 20
    assert faults(many, answer) == []


@pytest.mark.parametrize(
    "wrong", [{"width": 0.0}, {"height": -5.0}, {"depth": float("nan")}, {"kg": -1.0}, {"unit": 3}]
)
def test_absurd_columns_are_refused(problem: Any, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"thing|unit"):
        problem([{}, wrong])


def test_a_shelf_bears_no_more_than_its_bay_may(problem: Any) -> None:
    unit = Unit("weak", 1000, 500, 2000, shelf_load=500, bay_load=50)
    heavy = problem([{"kg": 30.0}] * 4, unit)
    answer = solve(heavy, Stop(rounds=5))
    assert faults(heavy, answer) == []
    assert (answer.bays, answer.least_bays) == (4, 3)


def test_what_a_bay_bears_counts_for_the_least_height_too(problem: Any, exact: Any) -> None:
    unit = Unit(
        "weak", 1000, 500, 900, step=100, bay_load=120
    )  # found by hypothesis: the exact search let a shelf bear more
    heavy = problem([{"width": 20.0, "depth": 20.0, "height": 20.0, "kg": 90.0}] * 2, unit)
    answer = solve(heavy, Stop(rounds=20))
    assert exact(heavy).least([0, 1]) == sum(group.least_mm for group in answer.groups) == 200
    assert faults(heavy, answer) == []
