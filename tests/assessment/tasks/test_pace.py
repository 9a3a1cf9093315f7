"""Is the pace learned as its formula says, and does its interval contain the truth as often as it claims?"""

from __future__ import annotations

import random
from math import exp, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.assessment.tasks.pace import SURE, gamma_below, gamma_quantile, pace_of
from reorg.method import Rate, borrowed

MARKING = Rate(10, 15, 20, "objects", "elsewhere")


@pytest.mark.parametrize(
    ("x", "shape", "share"),  # half the quantiles of chi-square with 1, 10 and 40 degrees of freedom, as in any table
    [(3.841459 / 2, 0.5, 0.95), (18.307038 / 2, 5.0, 0.95), (3.940299 / 2, 5.0, 0.05), (55.758479 / 2, 20.0, 0.95)],
)
def test_the_gamma_distribution(x: float, shape: float, share: float) -> None:
    assert gamma_below(x, shape) == pytest.approx(share, abs=1e-6)
    assert gamma_quantile(share, shape) == pytest.approx(x, rel=1e-6)
    assert gamma_below(0, shape) == 0


@given(st.floats(0.2, 5000), st.floats(0.001, 0.999))
def test_a_quantile_and_its_share_go_back_and_forth(shape: float, share: float) -> None:
    assert gamma_below(gamma_quantile(share, shape), shape) == pytest.approx(share, abs=1e-6)


def test_without_own_work_the_borrowed_rate_stands() -> None:
    pace = pace_of(MARKING, [])
    assert pace
    assert (pace.low, pace.likely, pace.high, pace.own) == (10, 15, 20, 0)
    assert pace.days(150).data() == [7.5, 10.0, 15.0]
    assert pace_of(None, []) is None
    assert pace_of(None, [(1.0, 0.0)]) is None, "nothing was done: no pace follows"


def test_a_borrowed_rate_is_worth_one_day_of_work() -> None:
    pace = pace_of(MARKING, [(1.0, 31.0), (1.0, 30.0), (1.0, 32.0)])
    assert pace
    assert pace.likely == pytest.approx((15 + 93) / 4)
    assert (pace.own, pace.worked, pace.things) == (3, 3.0, 93.0)
    assert 20 < pace.low < pace.likely < pace.high < 36
    much = pace_of(MARKING, [(1.0, 31.0)] * 60)
    assert much
    assert much.likely == pytest.approx(31, rel=0.02), "own work takes over"


def test_a_session_in_which_nothing_was_done_slows_the_pace() -> None:
    usual, slower = pace_of(MARKING, [(1.0, 15.0)]), pace_of(MARKING, [(1.0, 15.0), (1.0, 0.0)])
    assert usual
    assert slower
    assert slower.likely < usual.likely
    none = pace_of(MARKING, [(1.0, 0.0)] * 20)
    assert none
    assert 0 < none.low <= none.likely < 1


def test_days_that_differ_much_make_the_interval_wide() -> None:
    even, uneven = pace_of(None, [(1.0, 30.0)] * 6), pace_of(None, [(1.0, 5.0), (1.0, 55.0)] * 3)
    assert even
    assert uneven
    assert even.likely == uneven.likely == pytest.approx(30)
    assert uneven.high - uneven.low > 1.7 * (even.high - even.low)


@given(
    st.sampled_from([None, *borrowed().values()]),
    st.lists(st.tuples(st.floats(0.01, 12), st.integers(0, 100_000).map(float)), max_size=12),
)
def test_a_pace_is_always_an_interval_above_nothing(rate: Rate | None, work: list[tuple[float, float]]) -> None:
    pace = pace_of(rate, work)
    if pace is not None:
        assert 0 < pace.low <= pace.likely <= pace.high < inf
        assert pace.days(0).data() == [0, 0, 0]


def test_eight_of_ten_intervals_contain_the_truth() -> None:
    """Teams whose true pace varies as the borrowed spread says, on days that differ by a third: four to ten sessions."""
    chance, hits, runs = random.Random(5), 0, 400
    for _ in range(runs):
        truth = 15 * exp(chance.gauss(0, 0.27))
        work = []
        for _ in range(chance.randint(4, 10)):
            days = chance.uniform(0.4, 2.0)
            mean = truth * days * max(0.1, chance.gauss(1, 0.33))
            work.append((days, float(max(0, round(chance.gauss(mean, mean**0.5))))))
        pace = pace_of(MARKING, work)
        assert pace
        hits += pace.low <= truth <= pace.high
    assert abs(hits / runs - SURE) < 0.06
