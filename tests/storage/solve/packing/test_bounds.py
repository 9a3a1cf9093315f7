"""Do bounds stay below every answer, also where things are equal, or many to a point?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve.packing.certificate import certify
from reorg.storage.solve.packing.first import plain_worth, shelves_of
from reorg.storage.solve.packing.floor import least_height
from reorg.storage.solve.packing.lanes import Care
from reorg.storage.solve.packing.parts import chosen_units, parts_of
from reorg.storage.solve.packing.problem import Unit

PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("points", [1, 2, 50])
def test_nine_equal_boxes_are_three_lanes_and_one_shelf(problem: Any, points: int) -> None:
    unit = Unit("exact", 300, 300, 1000, step=1, overhead=0)
    boxes = problem([{"width": 100.0, "depth": 100.0, "height": 50.0}] * 9, unit)
    (part,) = parts_of(boxes, chosen_units(boxes)[0])
    assert certify(part, points).least == 50


def test_hundreds_of_things_thinner_than_the_grid_share_a_shelf(problem: Any) -> None:
    cards = problem([{"width": 1.0, "depth": 500.0, "height": 50.0, "may_turn": False}] * 700)
    (part,) = parts_of(cards, chosen_units(cards)[0])
    assert certify(part, 10).least == 125


@given(data=st.data(), points=st.sampled_from([1, 2, 3, 100]), repeats=st.integers(1, 3))
@PROPERTY
def test_no_bound_lies_above_what_is_found(problems: Any, data: st.DataObject, points: int, repeats: int) -> None:
    drawn = data.draw(problems(8, alike=True))
    unit, _ = chosen_units(drawn)
    for part in parts_of(drawn, unit):
        some = np.sort(np.tile(np.arange(len(part)), repeats))
        many = type(part)(
            **{
                **vars(part),
                **{
                    name: getattr(part, name)[some]
                    for name in ("things", "across", "along", "way", "takes", "kg", "many")
                },
                "other": tuple(column[some] for column in part.other),
            }
        )
        shelves = shelves_of(many, np.arange(len(many)), plain_worth(many), Care())
        found = sum(float(many.takes[min(shelf.things)]) for shelf in shelves)
        assert least_height(many) <= found + 1e-6
        assert certify(many, points).least <= found + 1e-6
