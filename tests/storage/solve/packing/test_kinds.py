"""Are drawers, screens, racks of rolls, pallets, piles and what is apart held to their rules, and their bounds below every answer?"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve.packing import Stop, solve
from reorg.storage.solve.packing.verify import faults

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(data=st.data(), seed=st.integers(0, 3))
@PROPERTY
def test_any_answer_of_any_kind_passes_the_independent_check(all_kinds: Any, data: st.DataObject, seed: int) -> None:
    problem = data.draw(all_kinds(30))
    answer = solve(problem, Stop(rounds=20), seed)
    assert faults(problem, answer) == []
    assert answer.bays <= answer.first_bays
