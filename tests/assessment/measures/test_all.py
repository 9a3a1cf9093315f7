from __future__ import annotations

from reorg.assessment.measures import MEASURES
from reorg.method import pack


def test_each_measure_that_a_pack_may_name_can_be_read():
    assert set(MEASURES) == set(pack.MEASURES)
