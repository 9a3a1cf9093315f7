"""How many things does one person do in a day, here? Learned from the log; what is borrowed counts as one day of work.

A gamma-Poisson estimate with exposure (Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, 2.6-2.7). Work does not come
like radioactive decay: days differ more than chance alone, so all counts are divided by a dispersion φ (quasi-likelihood:
McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989, 6.2). With n things in T person-days of own work, r₀ a day
borrowed, and w = 1 person-day that the borrowed figure is worth (ours):

    pace ~ Gamma(shape = (w·r₀ + n) / φ, rate = (w + T) / φ),  mean (w·r₀ + n) / (w + T)
    φ₀ = max(2, w · ((fast - slow) / (2 · 1.2816))² / r₀)   slow to fast are taken for 8 cases in 10; 2 at least is ours
    φ  = max(1, (ν·φ₀ + Σ (nᵢ - r·tᵢ)² / (r·tᵢ)) / f) · (f + 2) / f     k sessions of r a day, f = ν + k - 1

φ₀ is worth ν = 2 sessions (ours); the last factor is the variance of Student's t with f + 2 degrees of freedom, because φ is
itself an estimate from few sessions. Low to high are the quantiles 0.1 and 0.9. With no own work the borrowed rate stands as
it is. ``docs/algorithms/pace.md`` says what was measured of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, lgamma, log

from reorg.method import Range, Rate

WORTH = 1.0  # person-days of work that a borrowed rate is worth
SESSIONS_WORTH = 2.0
LEAST = 2.0  # dispersion that days of work have until one knows better; ours, measured: benchmarks/results/pace.md
SURE = 0.8  # the share of cases in which the pace lies between low and high
NORMAL_80 = 1.2816  # quantile 0.9 of the normal distribution
SMALLEST = 1e-9
Work = tuple[float, float]
"""Person-days of one session, and how many things were done."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Things that one person does in a day: ``low`` to ``high`` in 8 of 10 cases.

    ``own``: the museum's sessions that it was learned from, ``worked`` their person-days, ``things`` what was done in them.
    """

    low: float
    likely: float
    high: float
    borrowed: Rate | None = None
    own: int = 0
    worked: float = 0.0
    things: float = 0.0

    def days(self, count: float) -> Range:
        """Return the person-days that ``count`` things take."""
        return Range(count / self.high, count / self.likely, count / self.low)


def pace_of(borrowed: Rate | None, work: Iterable[Work]) -> Pace | None:
    """Return the pace of a kind of task; None if nothing is borrowed and no session says how many things were done."""
    sessions = [(days, things) for days, things in work if days > 0]
    worked, things = sum(days for days, _ in sessions), sum(done for _, done in sessions)
    if not sessions:
        return None if borrowed is None else Pace(borrowed.slow, borrowed.usual, borrowed.fast, borrowed)
    if borrowed is None and not things:
        return None
    worth = WORTH if borrowed else 0.0
    usual = borrowed.usual if borrowed else things / worked
    spread = ((borrowed.fast - borrowed.slow) / (2 * NORMAL_80)) ** 2 * WORTH / usual if borrowed else LEAST
    dispersion = _dispersion(sessions, things / worked, max(LEAST, spread))
    shape, rate = (worth * usual + things) / dispersion, (worth + worked) / dispersion
    low, high = (gamma_quantile(share, shape) / rate for share in ((1 - SURE) / 2, (1 + SURE) / 2))
    likely = shape / rate
    return Pace(max(min(low, likely), likely / 100), likely, max(high, likely), borrowed, len(sessions), worked, things)


def _dispersion(sessions: list[Work], own: float, before: float) -> float:
    pearson = sum((things - own * days) ** 2 / (own * days) for days, things in sessions) if own > 0 else 0.0
    free = SESSIONS_WORTH + len(sessions) - 1
    return max(1.0, (SESSIONS_WORTH * before + pearson) / free) * (free + 2) / free


def gamma_below(x: float, shape: float) -> float:
    """Return P(shape, x), the probability that a gamma variable of rate 1 is at most ``x`` (DLMF 8.11.4, 8.9.2)."""
    if x <= 0:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        term = whole = 1 / shape
        at = shape
        while abs(term) > abs(whole) * 1e-14:
            at += 1
            term *= x / at
            whole += term
        return min(1.0, whole * front)
    return max(0.0, 1.0 - front * _tail(x, shape))


def _tail(x: float, shape: float) -> float:
    """Return the continued fraction of Γ(shape, x) / (x^shape e^-x), by Lentz's method."""
    below = x + 1 - shape
    c, d = 1 / SMALLEST**3, 1 / below
    whole = d
    for at in range(1, 10_000):
        step = -at * (at - shape)
        below += 2
        d = 1 / (step * d + below or SMALLEST**3)
        c = below + step / c or SMALLEST**3
        whole *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return whole


def gamma_quantile(share: float, shape: float) -> float:
    """Return what a gamma variable of rate 1 stays below with probability ``share`` (0..1), by halving."""
    low, high = 0.0, max(1.0, shape)
    while gamma_below(high, shape) < share:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if high - low <= 1e-12 * high:
            break
        low, high = (middle, high) if gamma_below(middle, shape) < share else (low, middle)
    return (low + high) / 2
