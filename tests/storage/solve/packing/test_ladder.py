"""Does no bay hold more than a bay costs, whatever hangs in it, and do bounds by cost hold?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve.packing import Unit
from reorg.storage.solve.packing.assemble import height
from reorg.storage.solve.packing.begin import begun
from reorg.storage.solve.packing.certificate import at_once, certify
from reorg.storage.solve.packing.floor import fewest_bays
from reorg.storage.solve.packing.ladder import ladder_of
from reorg.storage.solve.packing.parts import chosen_units, parts_of

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
UNIT = Unit("tall", 1000, 500, 2410)  # 96 steps, and a rest
STEPS = st.integers(4, 96)


@given(known=st.lists(STEPS, min_size=1, max_size=40), filling=st.lists(STEPS, max_size=24))
@PROPERTY
def test_no_bay_holds_shelves_that_cost_more_than_it_does(known: list[int], filling: list[int]) -> None:
    ladder = ladder_of([25.0 * each for each in known], UNIT)
    if ladder is None:
        return
    held: list[int] = []
    for each in filling:
        if sum(held) + each <= 96:
            held.append(each)
    costs = ladder.of(25.0 * np.array(held, dtype=np.float64))
    assert costs.sum() <= UNIT.height + 1e-6
    assert (np.diff(ladder.cost) >= 0).all()


def test_two_that_do_not_share_a_bay_cost_a_bay_each() -> None:
    ladder = ladder_of([1300.0] * 10, UNIT)
    assert ladder is not None
    assert ladder.of(np.array([1300.0]))[0] > 0.95 * UNIT.height


def test_where_bays_are_full_mm_say_as_much() -> None:
    assert ladder_of([1200.0] * 10, Unit("tall", 1000, 500, 2400)) is None


def test_fixed_shelves_and_no_shelves_have_no_ladder() -> None:
    assert ladder_of([300.0], Unit("fixed", 1000, 500, 0, fixed=(300.0,))) is None
    assert ladder_of([], UNIT) is None


@given(data=st.data(), points=st.integers(2, 12))
@PROPERTY
def test_no_shelves_cost_less_than_the_bound(problems: Any, data: st.DataObject, points: int) -> None:
    problem = data.draw(problems(14, alike=True))
    for loose in parts_of(problem, chosen_units(problem)[0]):
        part, shelves = begun(loose)
        takes = [height(part, shelf) for shelf in shelves]
        climbing = part.climbing(ladder_of(takes, part.unit))
        cost = float(climbing.costs(np.array(takes)).sum())
        for proved in (at_once(climbing), certify(climbing, points)):
            assert proved.cost <= cost + 1e-6
            assert proved.least <= sum(takes) + 1e-6


def test_tall_things_need_more_bays_than_their_height(problem: Any) -> None:
    tall = problem([{"width": 900.0, "depth": 450.0, "height": 1200.0 + 10 * (at % 3)} for at in range(12)], UNIT)
    part, shelves = begun(next(parts_of(tall, chosen_units(tall)[0])))
    climbing = part.climbing(ladder_of([height(part, shelf) for shelf in shelves], UNIT))
    proved = certify(climbing, 10)
    assert proved.cost > 1.5 * proved.least
    assert fewest_bays([climbing], [proved.least], [proved.cost]) == pytest.approx(12)
