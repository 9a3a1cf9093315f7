from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reorg.method.bar import UNKNOWN, Bar, blend, held, mean, rounded, told

share = some.floats(0, 1)


@some.composite
def bars(draw):
    low, high = sorted([draw(share), draw(share)])
    return Bar(low, high, draw(share))


@some.composite
def readings(draw):
    """Measurements that together speak for at most the whole of a matter."""
    left, found = 1.0, []
    for _ in range(draw(some.integers(0, 3))):
        part = draw(some.floats(0, left))
        good = draw(share)
        bad = draw(some.floats(0, 1 - good))
        found.append((part, good, bad, draw(some.floats(0, max(0.0, 1 - good - bad)))))
        left -= part
    return found


def sane(bar: Bar) -> bool:
    return 0 <= bar.low <= bar.high <= 1 and 0 <= bar.known <= 1


@given(bars(), readings())
def test_a_blend_is_a_bar(opinion, measured):
    assert sane(rounded(blend(opinion, measured)))


@given(bars())
def test_without_measurements_the_opinion_stands(opinion):
    assert blend(opinion, []) == opinion


@given(bars(), share)
def test_a_complete_measurement_replaces_the_opinion(opinion, good):
    assert rounded(blend(opinion, [(1.0, good, 1.0 - good, 0.0)])) == rounded(Bar(good, good, 1.0))


def test_a_measurement_that_covers_a_part_leaves_the_rest_to_the_answer():
    bar = blend(told(1.0), [(0.5, 0.2, 0.6, 0.0)])
    assert bar == pytest.approx((0.5 * (0.2 + 0.2) + 0.5, 0.5 * (0.2 + 0.2) + 0.5, 1.0))
    assert blend(UNKNOWN, [(0.5, 0.2, 0.6, 0.0)]) == pytest.approx((0.1, 0.7, 0.4))


@given(bars())
def test_what_a_sample_cannot_tell_is_not_filled_by_opinion(opinion):
    assert blend(opinion, [(1.0, 0.5, 0.1, 0.4)]) == pytest.approx((0.5, 0.9, 0.6))


@given(some.lists(some.tuples(some.floats(0, 3), bars()), max_size=5))
def test_a_mean_is_a_bar(parts):
    assert sane(rounded(mean(parts)))


@given(some.lists(some.tuples(some.floats(0.1, 3), bars()), max_size=5), some.floats(0.1, 3))
def test_an_unknown_part_only_widens_towards_nothing_known(parts, weight):
    before, after = mean(parts), mean([*parts, (weight, UNKNOWN)])
    assert after.low <= before.low + 1e-12
    assert after.high >= before.high - 1e-12
    assert after.known <= before.known + 1e-12


def test_nothing_is_unknown():
    assert mean([]) == UNKNOWN
    assert mean([(0.0, Bar(0.2, 0.3, 1.0))]) == UNKNOWN


def test_a_guess_is_less_sure_to_either_side():
    assert told(0.5, 0.1) == pytest.approx((0.4, 0.6, 0.8))
    assert told(1.0, 0.1) == pytest.approx((0.9, 1.0, 0.8))
    assert told(0.67) == Bar(0.67, 0.67, 1.0)


def test_caps_hold_down_and_never_lift():
    assert held(Bar(0.1, 0.9, 1), 0.25, 1.0) == Bar(0.1, 0.9, 1)
    assert held(Bar(0.5, 0.9, 1), 0.25, 1.0) == Bar(0.25, 0.9, 1)
    assert held(Bar(0.5, 0.9, 1), 0.25, 0.25) == Bar(0.25, 0.25, 1)


def test_rounding_mends_what_floating_point_breaks():
    assert rounded(Bar(0.1 + 0.2, 0.3, 1.0000001)) == Bar(0.3, 0.3, 1.0)
