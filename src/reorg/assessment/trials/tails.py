"""How likely is it to meet so few wrong ones, or so many? Tails of the binomial and the hypergeometric distribution.

Written with logarithms of the gamma function, so that no other library is needed; each tail is summed from its own
side, so that a small probability stays exact to about ten figures.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, fsum, inf, lgamma, log, log1p


@lru_cache(maxsize=1 << 15)
def log_choose(n: int, k: int) -> float:
    """Return the logarithm of the number of ways to choose ``k`` of ``n``; -inf if there is none."""
    if not 0 <= k <= n:
        return -inf
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def binomial(k: int, n: int, p: float) -> float:
    """Return the probability of ``k`` in ``n`` draws, each with probability ``p`` (0..1)."""
    if not 0 <= k <= n:
        return 0.0
    if p <= 0 or p >= 1:
        return float(k == (n if p >= 1 else 0))
    return exp(log_choose(n, k) + k * log(p) + (n - k) * log1p(-p))


def binomial_most(k: int, n: int, p: float) -> float:
    """Return the probability of at most ``k``."""
    if k > n * p:
        return max(0.0, 1.0 - fsum(binomial(each, n, p) for each in range(k + 1, n + 1)))
    return min(1.0, fsum(binomial(each, n, p) for each in range(k + 1)))


def binomial_least(k: int, n: int, p: float) -> float:
    """Return the probability of at least ``k``."""
    if k < n * p:
        return max(0.0, 1.0 - fsum(binomial(each, n, p) for each in range(k)))
    return min(1.0, fsum(binomial(each, n, p) for each in range(k, n + 1)))


def hypergeometric(k: int, n: int, wrong: int, total: int) -> float:
    """Return the probability of ``k`` wrong ones in ``n`` drawn, without putting back, from ``total`` with ``wrong`` wrong."""
    chance = log_choose(wrong, k) + log_choose(total - wrong, n - k)
    return 0.0 if chance == -inf else exp(chance - log_choose(total, n))


def hypergeometric_most(k: int, n: int, wrong: int, total: int) -> float:
    """Return the probability of at most ``k``."""
    low, high = max(0, n - total + wrong), min(n, wrong)
    if k * total > n * wrong:
        return max(0.0, 1.0 - fsum(hypergeometric(each, n, wrong, total) for each in range(k + 1, high + 1)))
    return min(1.0, fsum(hypergeometric(each, n, wrong, total) for each in range(low, min(k, high) + 1)))


def hypergeometric_least(k: int, n: int, wrong: int, total: int) -> float:
    """Return the probability of at least ``k``."""
    low, high = max(0, n - total + wrong), min(n, wrong)
    if k * total < n * wrong:
        return max(0.0, 1.0 - fsum(hypergeometric(each, n, wrong, total) for each in range(low, k)))
    return min(1.0, fsum(hypergeometric(each, n, wrong, total) for each in range(max(k, low), high + 1)))
