"""Do rules hold in every answer: where boxes may stand, what stays, and what must not share a bay?"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import REASONS, Problem, Rules, Stop, solve
from reorg.storage.solve.verify import faults

ROUNDS = Stop(rounds=25)
PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Make = Any


def ruled(data: st.DataObject, problem: Problem) -> Problem:
    """Draw any rules for a problem: classes, a matrix, groups and which of them are apart."""
    boxes, shelves = len(problem.boxes), len(problem.shelves)
    classes, groups = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    random = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    upper = np.triu(random.random((groups, groups)) < 0.6, 1)
    rules = Rules(
        kind=random.integers(classes, size=boxes),
        allowed=random.random((classes, shelves)) < data.draw(st.sampled_from([0.0, 0.3, 0.7, 1.0])),
        unwanted=random.random((classes, shelves)) < 0.3,
        group=random.integers(groups, size=boxes),
        apart=upper | upper.T,
    )
    return replace(problem, rules=rules)


@given(data=st.data(), seed=st.integers(0, 5))
@PROPERTY
def test_any_answer_keeps_any_rules(problems: Any, data: st.DataObject, seed: int) -> None:
    made = ruled(data, data.draw(problems(25)))
    assert faults(made, solve(made, stop=ROUNDS, seed=seed)) == []


@given(data=st.data())
@PROPERTY
def test_no_answer_beats_the_bounds_under_rules(problems: Any, exact: Any, data: st.DataObject) -> None:
    made = ruled(data, data.draw(problems(3)))
    rules, boxes, shelves = made.rules, made.boxes, made.shelves
    assert rules is not None
    known, result = exact(made), solve(made, stop=ROUNDS)
    for where in product(range(-1, len(shelves)), repeat=len(boxes)):
        on = {shelf: [box for box, at in enumerate(where) if at == shelf] for shelf in set(where) - {-1}}
        fill = {s: 0.9 if any(boxes.shelf[box] != s for box in some) else 1.0 for s, some in on.items()}
        if not all(known.holds(some, shelf, fill[shelf]) for shelf, some in on.items()) or not all(
            boxes.pinned[box] or rules.allowed[rules.kind[box], at] for box, at in enumerate(where) if at >= 0
        ):
            continue
        assert where.count(-1) >= result.bounds.unplaced
        if where.count(-1) <= result.statistics.unplaced:
            assert sum(at >= 0 and at != boxes.shelf[box] for box, at in enumerate(where)) >= result.bounds.moves


@given(data=st.data())
@PROPERTY
def test_rules_that_forbid_nothing_change_nothing(problems: Any, data: st.DataObject) -> None:
    made = data.draw(problems(20))
    free = Rules.of(np.ones((len(made.boxes), len(made.shelves)), dtype=np.bool_))
    one, two = solve(made, stop=ROUNDS), solve(replace(made, rules=free if len(made.boxes) else None), stop=ROUNDS)
    assert (one.shelf.tolist(), one.reason.tolist()) == (two.shelf.tolist(), two.reason.tolist())


def rows(made: Problem, *said: list[int]) -> Problem:
    """Say for each box on which shelves it may stand."""
    allowed = np.zeros((len(said), len(made.shelves)), dtype=np.bool_)
    for box, shelves in enumerate(said):
        allowed[box, shelves] = True
    return replace(made, rules=Rules.of(allowed))


def test_a_box_goes_to_the_one_shelf_it_must_go_to(problem: Make) -> None:
    full = [{"width": 450, "depth": 390, "shelf": 1, "may_turn": False}] * 2
    made = rows(problem([{"width": 450, "depth": 390}, *full], [{}, {}, {}]), [1], [0, 1, 2], [0, 1, 2])
    result = solve(made, stop=ROUNDS)
    assert (int(result.shelf[0]), result.statistics.unplaced, result.statistics.moves) == (1, 0, 2)
    assert faults(made, result) == []


def test_what_no_shelf_is_left_for_says_so(problem: Make) -> None:
    made = rows(problem([{}, {"height": 900}, {"kg": 900}, {}], [{}, {}]), [], [], [], [1])
    result = solve(made)
    assert [REASONS[at] for at in result.reason] == ["not-allowed", "too-large", "too-heavy", ""]


def hazard(problem: Make, hazards: int, bays: int, *, pinned: bool = False) -> Problem:
    """Every bay has boxes on it; some boxes must not share a bay with any other."""
    boxes = [{"shelf": at % bays, "pinned": pinned} for at in range(4 * bays)] + [{}] * hazards
    made = problem(boxes, [{"bay": at} for at in range(bays)])
    group = np.array([0] * (4 * bays) + [1] * hazards)
    every = np.ones((len(boxes), bays), dtype=np.bool_)
    return replace(made, rules=Rules.of(every, group=group, apart=np.array([[False, True], [True, False]])))


def test_a_hazard_gets_a_bay_of_its_own(problem: Make) -> None:
    made = hazard(problem, 3, 4)
    result = solve(made)
    assert (result.statistics.unplaced, result.statistics.moves, faults(made, result)) == (0, 3 + 4, [])
    assert len(set(result.shelf[-3:])) == 1


def test_a_hazard_without_a_bay_says_so(problem: Make) -> None:
    result = solve(hazard(problem, 2, 3, pinned=True))
    assert [REASONS[at] for at in result.reason[-2:]] == ["apart", "apart"]


def test_boxes_stand_where_they_are_wanted_if_that_is_possible(problem: Make) -> None:
    made = problem([{"depth": 390}] * 9, [{"bay": 0}, {"bay": 0}])
    unwanted = np.zeros((9, 2), dtype=np.bool_)
    unwanted[:3, 0] = True
    result = solve(replace(made, rules=Rules.of(np.ones_like(unwanted), unwanted=unwanted)), stop=ROUNDS)
    assert (result.statistics.unwanted, result.statistics.unplaced) == (0, 0)


def test_the_check_sees_broken_rules(problem: Make) -> None:
    made = hazard(problem, 1, 2)
    right = solve(made)
    together = replace(right, shelf=np.zeros_like(right.shelf), lane=np.arange(9))
    assert any("to be apart" in fault for fault in faults(made, together))
    only = rows(problem([{}], [{}, {}]), [1])
    assert any("may not stand" in fault for fault in faults(only, replace(solve(only), shelf=np.array([0]))))


def test_absurd_rules_are_refused(problem: Make) -> None:
    every, one = np.ones((1, 1), dtype=np.bool_), np.zeros(1, dtype=np.int64)
    for kind, allowed, apart in ((one + 1, every, ~every), (one, every[:, :0], ~every), (one, every, every)):
        with pytest.raises(ValueError, match=r"class|matri|rules|shelves"):
            replace(problem([{}], [{}]), rules=Rules(kind, allowed, np.zeros_like(allowed), one, apart))
    with pytest.raises(ValueError, match="rule column"):
        rows(problem([{}], [{}]), [0], [0])
