"""How do known and unknown parts add up to one bar? (Interval arithmetic on shares; ours.)

A bar says: whatever is still unknown, the share lies between ``low`` and ``high``. Unknown is the whole bar from 0 to
1, so it can only widen what it is mixed with, and an answer can only narrow it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Bar(NamedTuple):
    """A share between ``low`` and ``high`` (0 ≤ low ≤ high ≤ 1), of which the share ``known`` (0..1) is known."""

    low: float
    high: float
    known: float


UNKNOWN = Bar(0.0, 1.0, 0.0)


def told(value: float, guess: float = 0.0) -> Bar:
    """Return the bar of an answer of ``value`` (0..1), less sure by ``guess`` (0..0.5) to either side."""
    return Bar(max(0.0, value - guess), min(1.0, value + guess), 1.0 - 2 * guess)


def blend(opinion: Bar, measured: Iterable[tuple[float, float, float, float]]) -> Bar:
    """Return the bar where measurements stand in for ``opinion`` as far as they go.

    ``measured`` gives (share, good, bad, either): how much of the matter the measurement speaks for, and which shares
    of what it looked at are good, bad, and either of the two as far as a sample can tell. What it leaves open, and what
    nobody measured, stays with the opinion:

        low  = Σ share · (good + open · opinion.low) + rest · opinion.low
        high = Σ share · (good + either + open · opinion.high) + rest · opinion.high, and the same for known.
    """
    low = high = known = 0.0
    rest = 1.0
    for share, good, bad, either in measured:
        unseen = max(0.0, 1.0 - good - bad - either)
        low += share * (good + unseen * opinion.low)
        high += share * (good + either + unseen * opinion.high)
        known += share * (good + bad + unseen * opinion.known)
        rest -= share
    rest = max(0.0, rest)
    return Bar(low + rest * opinion.low, high + rest * opinion.high, known + rest * opinion.known)


def mean(parts: Iterable[tuple[float, Bar]]) -> Bar:
    """Return the weighted mean of bars; parts are (weight, bar). Nothing at all is unknown."""
    parts = [(weight, bar) for weight, bar in parts if weight > 0]
    total = sum(weight for weight, _ in parts)
    if not total:
        return UNKNOWN
    low, high, known = (sum(weight * bar[at] for weight, bar in parts) / total for at in range(3))
    return Bar(low, high, known)


def held(bar: Bar, low_cap: float, high_cap: float) -> Bar:
    """Return ``bar`` held down to caps: its low end by a danger that is possible, its high end by one that is there."""
    return Bar(min(bar.low, low_cap), min(bar.high, high_cap), bar.known)


def rounded(bar: Bar) -> Bar:
    """Return ``bar`` to six decimals and inside 0 ≤ low ≤ high ≤ 1, so that sums of tenths compare as people expect."""
    low, high, known = (min(1.0, max(0.0, round(value, 6))) for value in bar)
    return Bar(min(low, high), high, known)
