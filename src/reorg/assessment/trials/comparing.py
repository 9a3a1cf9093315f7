"""Is it better than before, or could chance alone have made that difference?

Fisher's exact test (Journal of the Royal Statistical Society 98, 1935), two-sided: it never says "different" too often,
whatever the numbers. It is careful; the price is that it wants some draws more. How many it wants: Casagrande, Pike and
Smith's formula in the form of Fleiss, Tytun and Ury (Biometrics 36, 1980).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist

from reorg.assessment.trials.rates import LEVEL, Rate
from reorg.assessment.trials.tails import binomial, hypergeometric

POWER = 0.8
MOST_NEEDED = 100_000
_EQUAL = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """Two rates, and how likely so large a difference is where there is none (``p``, 0..1).

    ``needed``: how many draws, each time, would show a difference as large as the one seen in 8 of 10 cases (None if
    there is none, or it takes too many). ``visible``: the smallest rise in the share (0..1) that as many draws as there
    were show in 8 of 10 cases; None if they could not show any.
    """

    before: Rate
    after: Rate
    p: float
    needed: int | None
    visible: float | None

    @property
    def seen(self) -> bool:
        """Whether the difference is more than chance explains, at the level of the rates."""
        return self.p <= 1 - self.after.level + 1e-12

    @property
    def rises(self) -> bool:
        """Whether the share is higher after than before."""
        return self.after.share > self.before.share

    def to_data(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "before": self.before.to_data(), "after": self.after.to_data(), "p": round(self.p, 6), "different": self.seen,
            "needed": self.needed, "visible": self.visible,
        }  # fmt: skip


def compare_rates(before: Rate, after: Rate) -> Difference:
    """Return how two rates differ; each must count something. Raises ValueError otherwise."""
    if not before.of or not after.of:
        raise ValueError("nothing was counted")
    p = fisher(before.count, before.of, after.count, after.of)
    draws = min(before.of, after.of)
    return Difference(before, after, p, draws_needed(before.share, after.share), _visible(before.share, draws))


def fisher(count: int, of: int, other: int, other_of: int) -> float:
    """Return the two-sided p of Fisher's exact test: of all tables with these sums, those no more likely than this one."""
    both, total = count + other, of + other_of
    mine = hypergeometric(count, of, both, total) * _EQUAL
    tables = (hypergeometric(k, of, both, total) for k in range(max(0, both - other_of), min(of, both) + 1))
    return min(1.0, sum(chance for chance in tables if chance <= mine))


def draws_needed(one: float, other: float, *, level: float = LEVEL, power: float = POWER) -> int | None:
    """Return how many draws, each time, show a difference between two shares (0..1) with probability ``power``."""
    apart = abs(one - other)
    if apart < 1e-9:
        return None
    normal, middle = NormalDist(), (one + other) / 2
    chance, strength = normal.inv_cdf(1 - (1 - level) / 2), normal.inv_cdf(power)
    spread = chance * sqrt(2 * middle * (1 - middle)) + strength * sqrt(one * (1 - one) + other * (1 - other))
    bare = (spread / apart) ** 2
    found = ceil(bare / 4 * (1 + sqrt(1 + 4 / (bare * apart))) ** 2)
    return found if found <= MOST_NEEDED else None


def _visible(share: float, draws: int) -> float | None:
    """Return the smallest whole hundredth by which ``share`` can rise so that ``draws`` show it."""
    for hundredth in range(1, round((1 - share) * 100) + 1):
        needed = draws_needed(share, min(1.0, share + hundredth / 100))
        if needed is not None and needed <= draws:
            return hundredth / 100
    return None


def strength(one: float, other: float, draws: int, *, level: float = LEVEL) -> float:
    """Return exactly how probable it is that ``draws`` each time show the difference between two true shares."""
    found = 0.0
    for count in range(draws + 1):
        first = binomial(count, draws, one)
        if first > 1e-12:
            for other_count in range(draws + 1):
                second = binomial(other_count, draws, other)
                if second > 1e-12 and fisher(count, draws, other_count, draws) <= 1 - level:
                    found += first * second
    return found
