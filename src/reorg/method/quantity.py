"""How much is it, if nobody has measured everything? (Three values instead of one.)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """A low, a likely and a high value of the same quantity, in the same unit."""

    low: float
    likely: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> Range:
        """Return a range without width."""
        return cls(value, value, value)

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def scaled(self, factor: float) -> Range:
        """Return all three times ``factor``, which is not negative."""
        return Range(self.low * factor, self.likely * factor, self.high * factor)

    def data(self) -> list[float]:
        """Return [low, likely, high] as plain numbers."""
        return [self.low, self.likely, self.high]


NOTHING = Range(0.0, 0.0, 0.0)


def total(ranges: Iterable[Range]) -> Range:
    """Return the sum of ranges, low with low and high with high: sizes of a kind tend to be wrong together."""
    return sum(ranges, NOTHING)
