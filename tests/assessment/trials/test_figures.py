"""Are medians, comparisons, stopping rules and draws what their sources say?"""

from __future__ import annotations

from collections import Counter
from math import comb, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reorg.assessment.trials.chance import Chance, proportional, seed_of
from reorg.assessment.trials.comparing import compare_rates, draws_needed, fisher, strength
from reorg.assessment.trials.medians import median
from reorg.assessment.trials.rates import rate
from reorg.assessment.trials.sequential import Stopping, Verdict


def test_the_interval_of_a_median_of_twenty_is_from_the_sixth_to_the_fifteenth() -> None:
    found = median(range(1, 21))
    assert found is not None
    assert (found.low, found.value, found.high) == (6, 10.5, 15)
    assert sum(comb(20, k) for k in range(6, 15)) / 2**20 >= 0.95


def test_so_few_have_no_interval() -> None:
    found = median([10, 20, 30, 40, 50])
    assert found is not None
    assert (found.low, found.high, found.bounded) == (0.0, inf, False)
    assert median([]) is None
    six = median([1, 2, 3, 4, 5, 6])
    assert six is not None
    assert (six.low, six.high) == (1, 6)


def test_what_was_never_found_took_longest() -> None:
    found = median([10, 20, inf, inf, inf, inf, inf])
    assert found is not None
    assert (found.value, found.high) == (inf, inf)
    assert found.to_data() == {"median": None, "of": 7, "low": 10, "high": None}


@given(some.lists(some.floats(0, 1000), min_size=1, max_size=60))
def test_the_median_lies_in_its_interval(values: list[float]) -> None:
    found = median(values)
    assert found is not None
    assert found.low <= found.value <= found.high


def test_the_lady_tasting_tea() -> None:
    assert fisher(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert fisher(4, 4, 0, 4) == pytest.approx(2 / 70)


@settings(max_examples=20)
@given(some.integers(2, 12), some.integers(2, 12), some.floats(0.02, 0.98))
def test_fishers_test_never_alarms_too_often(of: int, other: int, p: float) -> None:
    alarms = sum(
        comb(of, a) * p**a * (1 - p) ** (of - a) * comb(other, b) * p**b * (1 - p) ** (other - b)
        for a in range(of + 1)
        for b in range(other + 1)
        if fisher(a, of, b, other) <= 0.05
    )
    assert alarms <= 0.05 + 1e-9


@pytest.mark.parametrize(("one", "other"), [(0.4, 0.7), (0.5, 0.9), (0.1, 0.4)])
def test_as_many_draws_as_it_says_show_the_difference(one: float, other: float) -> None:
    needed = draws_needed(one, other)
    assert needed is not None
    assert 0.78 <= strength(one, other, needed) <= 0.88


def test_a_published_number_of_draws() -> None:
    # Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), table A.4: 0.6 and 0.7, 5 %, 80 %: 376
    assert draws_needed(0.6, 0.7) == 376
    assert draws_needed(0.5, 0.5) is None
    assert draws_needed(0.5, 0.5001) is None


def test_no_difference_is_not_called_one() -> None:
    found = compare_rates(rate(12, 20), rate(15, 20))
    assert (found.seen, found.rises) == (False, True)
    assert found.needed == draws_needed(0.6, 0.75)
    assert found.visible is not None
    assert draws_needed(0.6, 0.6 + found.visible) <= 20
    sure = compare_rates(rate(8, 20), rate(19, 20))
    assert sure.seen
    with pytest.raises(ValueError, match="nothing"):
        compare_rates(rate(0, 0), rate(1, 2))


def test_a_sequential_test_stops_and_says_how_often_it_errs() -> None:
    rule = Stopping(0.05, 0.2, 100)
    errors = rule.errors
    assert errors.alarm <= 0.05
    assert errors.miss <= 0.05
    assert errors.draws_if_good < 40
    assert rule.stopped([False] * 60) == (Verdict.GOOD, 18)
    assert rule.stopped([True] * 5) == (Verdict.BAD, 3)
    assert rule.stopped([False] * 5) == (Verdict.ON, 5)
    assert Stopping(0.05, 0.2, 4).stopped([False] * 4) == (Verdict.OPEN, 4)
    assert str(Verdict.GOOD.label)


@settings(max_examples=15)
@given(some.integers(1, 20), some.integers(25, 60), some.integers(5, 60))
def test_how_often_it_errs_adds_up(good: int, bad: int, most: int) -> None:
    errors = Stopping(good / 100, bad / 100, most).errors
    assert 0 <= errors.alarm + errors.open_if_good <= 1 + 1e-9
    assert 0 <= errors.miss + errors.open_if_bad <= 1 + 1e-9
    assert 0 < errors.draws_if_good <= most + 1e-9


@pytest.mark.parametrize(
    "wrong", [(0.2, 0.05, 10, 0.05), (0.0, 0.2, 10, 0.05), (0.05, 0.2, 0, 0.05), (0.05, 0.2, 9, 0.5)]
)
def test_rules_that_cannot_be_are_refused(wrong: tuple[float, float, int, float]) -> None:
    with pytest.raises(ValueError, match="Stopping"):
        Stopping(*wrong)


def test_the_same_seed_draws_the_same_for_ever() -> None:
    seed = seed_of("ab" * 32, "2026-11-23", "T-2026-001")
    assert seed == "2c30ac0e1fd5fba48eb0babbc4b7107bc48f0818d2757dc5e91e9c78b59e3324"
    assert Chance("museum").pick(100, 5) == [14, 74, 11, 46, 97]


@given(some.text(max_size=8), some.integers(0, 60), some.integers(0, 70))
def test_a_draw_takes_each_once(seed: str, total: int, count: int) -> None:
    picked = Chance(seed).pick(total, count)
    assert len(picked) == len(set(picked)) == min(total, count)
    assert set(picked) <= set(range(total))


def test_each_is_equally_likely() -> None:
    counts = Counter(each for at in range(3000) for each in Chance(f"s{at}").pick(10, 3))
    # 900 expected of each, standard deviation 25
    assert all(780 < counts[each] < 1020 for each in range(10))


@given(some.dictionaries(some.text(max_size=3), some.integers(0, 500), max_size=8), some.integers(0, 300))
def test_shares_are_proportional_and_add_up(sizes: dict[str, int], count: int) -> None:
    given_ = proportional(sizes, count)
    total = sum(sizes.values())
    assert sum(given_.values()) == min(count, total)
    for name, size in sizes.items():
        assert given_[name] <= size
        assert abs(given_[name] - min(count, total) * size / max(1, total)) < 1
