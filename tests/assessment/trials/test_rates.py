"""Are the intervals exact: do they hold the truth as often as they promise, whatever it is?"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reorg.assessment.trials.rates import enough, enough_within, rate, wrong_at_least
from reorg.assessment.trials.tails import binomial, binomial_most, hypergeometric, hypergeometric_most


@pytest.mark.parametrize(
    ("count", "of", "high"),
    [
        (0, 59, 0.0495),
        (0, 100, 0.0295),
        (0, 149, 0.0199),
        (0, 299, 0.0100),
        (1, 100, 0.0466),
        (2, 100, 0.0616),
        (3, 300, 0.0256),
    ],
)
def test_the_known_upper_bounds_of_clopper_and_pearson(count: int, of: int, high: float) -> None:
    assert rate(count, of, level=0.9).high == pytest.approx(high, abs=5e-5)  # one-sided 95 % is two-sided 90 %


def test_a_published_interval() -> None:
    found = rate(10, 20)  # Clopper and Pearson's own example of a half: 0.272 to 0.728
    assert (found.low, found.high) == pytest.approx((0.2720, 0.7280), abs=1e-4)
    assert found.other == found


@settings(max_examples=25)
@given(some.integers(1, 40), some.floats(0.001, 0.999), some.booleans())
def test_the_interval_holds_the_truth_as_often_as_it_promises(of: int, p: float, whenever: bool) -> None:
    found = [rate(count, of, whenever=whenever) for count in range(of + 1)]
    held = sum(binomial(count, of, p) for count, each in enumerate(found) if each.low <= p <= each.high)
    assert held >= 0.95 - 1e-9


@settings(max_examples=25)
@given(some.data())
def test_so_does_that_of_a_small_collection(data: some.DataObject) -> None:
    total = data.draw(some.integers(1, 60))
    of, wrong = data.draw(some.integers(1, total)), data.draw(some.integers(0, total))
    held = 0.0
    for count in range(of + 1):
        found = rate(count, of, total)
        if found.low - 1e-9 <= wrong / total <= found.high + 1e-9:
            held += hypergeometric(count, of, wrong, total)
    assert held >= 0.95 - 1e-9


@settings(max_examples=30)
@given(some.data())
def test_intervals_hold_what_was_seen_and_narrow_with_the_collection(data: some.DataObject) -> None:
    of = data.draw(some.integers(1, 80))
    count, total = data.draw(some.integers(0, of)), of + data.draw(some.integers(0, 500))
    small, large = rate(count, of, total), rate(count, of)
    wider = rate(count, of, whenever=True)
    assert small.low <= small.share <= small.high
    assert large.low - 1e-12 <= small.low + 1 / total
    assert small.high <= large.high + 1 / total
    assert wider.low <= wider.share <= wider.high
    if total == of:
        assert small.low == small.high == small.share


def test_who_may_stop_at_any_time_gets_a_wider_interval_that_holds_all_the_way() -> None:
    assert rate(2, 20, whenever=True).high > rate(2, 20).high
    assert rate(2, 20, 300, whenever=True).high > rate(2, 20, 300).high
    # the chance that any of the first 40 intervals misses the truth, exactly, by walking over all paths
    p, missed, running = 0.1, 0.0, {0: 1.0}
    for at in range(1, 41):
        after: dict[int, float] = {}
        for count, chance in running.items():
            for step, part in ((0, 1 - p), (1, p)):
                after[count + step] = after.get(count + step, 0.0) + chance * part
        gone = {
            count
            for count in after
            if not rate(count, at, whenever=True).low <= p <= rate(count, at, whenever=True).high
        }
        missed += sum(after[count] for count in gone)
        running = {count: chance for count, chance in after.items() if count not in gone}
    assert missed <= 0.05


def test_the_interval_of_a_small_collection_also_holds_all_the_way() -> None:
    total, wrong, missed, running = 30, 6, 0.0, {0: 1.0}
    for at in range(1, 31):
        after: dict[int, float] = {}
        for count, chance in running.items():
            bad = (wrong - count) / (total - at + 1)
            for step, part in ((0, 1 - bad), (1, bad)):
                if part > 0:
                    after[count + step] = after.get(count + step, 0.0) + chance * part
        found = {count: rate(count, at, total, whenever=True) for count in after}
        gone = {count for count, each in found.items() if not each.low - 1e-9 <= wrong / total <= each.high + 1e-9}
        missed += sum(after[count] for count in gone)
        running = {count: chance for count, chance in after.items() if count not in gone}
    assert missed <= 0.05


def test_nothing_seen_says_nothing() -> None:
    assert (rate(0, 0).low, rate(0, 0).high) == (0.0, 1.0)


@pytest.mark.parametrize(("count", "of", "total"), [(3, 2, None), (-1, 2, None), (1, 5, 4)])
def test_counts_that_cannot_be_are_refused(count: int, of: int, total: int | None) -> None:
    with pytest.raises(ValueError, match="of"):
        rate(count, of, total)


def test_fifty_nine_without_a_fault_prove_under_five_percent() -> None:
    assert enough(0.05) == 59
    assert [enough(share) for share in (0.02, 0.01, 0.005)] == [149, 299, 598]
    assert enough(0.05, level=0.99) == 90
    assert enough(0.05, allowed=1) == 93


@pytest.mark.parametrize(
    ("total", "needed"), [(200, (51, 105, 155)), (500, (56, 129, 225)), (1000, (57, 138, 258)), (2000, (58, 143, 277)),
                          (10000, (59, 148, 294)), (100000, (59, 149, 298))],
)  # fmt: skip
def test_small_collections_need_fewer(total: int, needed: tuple[int, ...]) -> None:
    assert tuple(enough(share, total) for share in (0.05, 0.02, 0.01)) == needed


@settings(max_examples=40)
@given(some.integers(2, 400), some.integers(1, 60), some.integers(0, 3))
def test_the_number_is_the_smallest_that_proves_it(total: int, percent: int, allowed: int) -> None:
    share = percent / 100
    wrong, found = wrong_at_least(share, total), enough(share, total, allowed=allowed)
    if found is None:
        assert allowed >= wrong
        return
    assert hypergeometric_most(allowed, found, wrong, total) <= 0.05 + 1e-9
    assert found == allowed + 1 or hypergeometric_most(allowed, found - 1, wrong, total) > 0.05
    large = enough(share, allowed=allowed)
    assert large is not None
    assert binomial_most(allowed, large, share) <= 0.05 + 1e-9


def test_how_many_for_a_margin() -> None:
    found = [enough_within(margin) for margin in (0.2, 0.1, 0.05)]
    assert all(one < other for one, other in pairwise(each for each in found if each))
    assert enough_within(0.05, 200) < enough_within(0.05)
    assert enough_within(0.0001) is None
    for bad in (0.0, 0.5):
        with pytest.raises(ValueError, match="0"):
            enough_within(bad)
    with pytest.raises(ValueError, match="0"):
        enough(0.0)
