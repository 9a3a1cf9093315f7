"""What share of a collection is so, given what was seen in a sample of it, and how many must be looked at?

Exact intervals: never narrower than they promise. Clopper and Pearson (Biometrika 26, 1934) where the collection is
large or its size is not known; their inversion for draws without putting back (hypergeometric; Buonaccorsi, The
American Statistician 41, 1987) where it is known. A test that may stop at any time needs wider ones, which hold at
every moment (Ville 1939; Robbins, Annals of Mathematical Statistics 41, 1970; without putting back: Waudby-Smith and
Ramdas, NeurIPS 2020).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, log

from reorg.assessment.trials.tails import (
    binomial,
    binomial_least,
    binomial_most,
    hypergeometric,
    hypergeometric_least,
    hypergeometric_most,
)

LEVEL = 0.95
MOST_DRAWN = 100_000
"""No answer to "how many" goes beyond this."""
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Rate:
    """``count`` of ``of`` were so; with certainty ``level`` the share of all lies between ``low`` and ``high`` (0..1)."""

    count: int
    of: int
    low: float
    high: float
    level: float = LEVEL

    @property
    def share(self) -> float:
        """What was seen: 0..1; 0.5 if nothing was."""
        return self.count / self.of if self.of else 0.5

    @property
    def other(self) -> Rate:
        """The same said of those that are not so."""
        return Rate(self.of - self.count, self.of, 1.0 - self.high, 1.0 - self.low, self.level)

    def to_data(self) -> dict[str, object]:
        """Return it as plain values."""
        return {"count": self.count, "of": self.of, "low": round(self.low, 6), "high": round(self.high, 6)}


def rate(count: int, of: int, total: int | None = None, *, level: float = LEVEL, whenever: bool = False) -> Rate:
    """Return the share with its interval; ``total`` is how many there are in all (None: very many, or nobody knows).

    ``whenever``: the number of draws was not fixed before; the interval is wider and holds whenever one stops.
    Raises ValueError for counts that cannot be.
    """
    if not 0 <= count <= of or (total is not None and of > total) or not 0 < level < 1:
        raise ValueError(f"{count} of {of} of {total}")
    if not of:
        return Rate(0, 0, 0.0, 1.0, level)
    if total is None:
        low, high = _always(count, of, level) if whenever else _clopper_pearson(count, of, level)
        return Rate(count, of, low, high, level)
    wrong_low, wrong_high = (_always_of if whenever else _finite)(count, of, total, level)
    return Rate(count, of, wrong_low / total, wrong_high / total, level)


def _clopper_pearson(count: int, of: int, level: float) -> tuple[float, float]:
    tail = (1 - level) / 2
    low = _first(lambda p: binomial_least(count, of, p) > tail) if count else 0.0
    high = _first(lambda p: binomial_most(count, of, p) < tail) if count < of else 1.0
    return low, high


def _always(count: int, of: int, level: float) -> tuple[float, float]:
    """Return the shares that (of + 1) · P(count) ≥ 1 - level leaves: the likelihood against its mean over all shares."""
    least = (1 - level) / (of + 1)
    top = count / of
    low = _first(lambda p: p >= top or binomial(count, of, p) >= least) if count else 0.0
    high = _first(lambda p: p > top and binomial(count, of, p) < least) if count < of else 1.0
    return low, high


def _first(so: Callable[[float], bool]) -> float:
    """Return where in 0..1 ``so`` begins to be true; it must stay true from there."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if so(middle) else (middle, high)
    return (low + high) / 2


def _finite(count: int, of: int, total: int, level: float) -> tuple[int, int]:
    tail, least, most = (1 - level) / 2, count, total - of + count
    low = _first_of(least, most, lambda wrong: hypergeometric_least(count, of, wrong, total) > tail)
    high = _first_of(least, most + 1, lambda wrong: hypergeometric_most(count, of, wrong, total) <= tail) - 1
    return min(low, high), max(low, high)


def _always_of(count: int, of: int, total: int, level: float) -> tuple[int, int]:
    bound, least, most = (1 - level) / (of + 1), count, total - of + count
    top = min(most, max(least, (total + 1) * count // of))  # where the probability of what was seen is highest
    low = _first_of(least, top, lambda wrong: hypergeometric(count, of, wrong, total) >= bound)
    high = _first_of(top, most + 1, lambda wrong: hypergeometric(count, of, wrong, total) < bound) - 1
    return low, high


def _first_of(low: int, high: int, so: Callable[[int], bool]) -> int:
    """Return the first whole number from ``low`` where ``so`` is true (``high`` if none before it is)."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if so(middle) else (middle + 1, high)
    return low


def wrong_at_least(share: float, total: int) -> int:
    """Return how many of ``total`` are at least ``share`` of them (0..1); one at least."""
    return max(1, min(total, ceil(share * total - 1e-9)))


def enough(share: float, total: int | None = None, *, level: float = LEVEL, allowed: int = 0) -> int | None:
    """Return how many must be checked so that, with at most ``allowed`` wrong, fewer than ``share`` (0..1) are wrong.

    That is the smallest number in which, if ``share`` of all or more were wrong, at most ``allowed`` wrong ones would
    turn up with a probability of at most 1 - ``level``. None if even checking all could not say so, or it takes more
    than :data:`MOST_DRAWN`.
    """
    if not 0 < share < 1 or not 0 < level < 1 or allowed < 0 or (total is not None and total < 1):
        raise ValueError(f"{share} {level} {allowed} {total}")
    miss = 1 - level + 1e-12
    if total is None:
        if not allowed:
            found = ceil(log(miss) / log(1 - share) - 1e-9)
        else:
            found = _first_of(allowed + 1, MOST_DRAWN + 1, lambda n: binomial_most(allowed, n, share) <= miss)
        return found if found <= MOST_DRAWN else None
    wrong = wrong_at_least(share, total)
    if allowed >= wrong:
        return None
    most = min(total, MOST_DRAWN)
    found = _first_of(allowed + 1, most + 1, lambda n: hypergeometric_most(allowed, n, wrong, total) <= miss)
    return found if found <= most else None


def enough_within(margin: float, total: int | None = None, *, level: float = LEVEL, near: float = 0.5) -> int | None:
    """Return how many must be checked so that the interval reaches at most ``margin`` (0..1) below and above.

    ``near`` is where the share is expected (0.5, the widest, if nobody knows). None as for :func:`enough`.
    """
    if not 0 < margin < 0.5 or not 0 <= near <= 1:
        raise ValueError(f"{margin} {near}")
    most = min(total or 20_000, 20_000)

    def narrow(of: int) -> bool:
        found = rate(round(near * of), of, total, level=level)
        return max(found.high - found.share, found.share - found.low) <= margin

    found = _first_of(1, most + 1, narrow)
    return found if found <= most else None
