"""How long does it take in half of the cases, whatever the times are distributed like?

The interval of a median from two of the sorted times (order statistics; Thompson 1936; with equal times it only
becomes safer: Scheffé and Tukey, Annals of Mathematical Statistics 16, 1945). What was never found took longer than
all that was: its time is infinite, and is not left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, isinf

from reorg.assessment.trials.rates import LEVEL
from reorg.assessment.trials.tails import binomial_most


@dataclass(frozen=True, slots=True)
class Median:
    """The median of ``of`` values and its interval; ``inf`` is "never". Too few values have none: 0 to ``inf``."""

    value: float
    of: int
    low: float
    high: float
    level: float = LEVEL

    @property
    def bounded(self) -> bool:
        """Whether there are values enough for an interval (6, for 95 %)."""
        return self.low > 0 or not isinf(self.high)

    def to_data(self) -> dict[str, object]:
        """Return it as plain values; "never" is null."""
        low, value, high = (None if isinf(each) else round(each, 1) for each in (self.low, self.value, self.high))
        return {"median": value, "of": self.of, "low": low, "high": high}


def median(values: Iterable[float], *, level: float = LEVEL) -> Median | None:
    """Return the median of seconds (or of anything else that has an order); None of no values."""
    found = sorted(values)
    count = len(found)
    if not count:
        return None
    low, high = found[(count - 1) // 2], found[count // 2]
    middle = low if low == high else (low + high) / 2  # inf and inf would be no number
    at = 0  # how many may be left out at either end
    while binomial_most(at, count, 0.5) <= (1 - level) / 2:
        at += 1
    if not at:
        return Median(middle, count, 0.0, inf, level)
    return Median(middle, count, found[at - 1], found[count - at], level)
