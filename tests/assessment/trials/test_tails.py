"""Are the tails right, against sums of exact fractions?"""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reorg.assessment.trials import tails

SMALL = some.integers(0, 40)


@given(some.integers(0, 40), SMALL, some.integers(1, 99))
def test_binomial_tails_are_the_sums_of_fractions(n: int, k: int, hundredths: int) -> None:
    p = Fraction(hundredths, 100)
    exact = [comb(n, each) * p**each * (1 - p) ** (n - each) for each in range(n + 1)]
    assert tails.binomial_most(k, n, float(p)) == pytest.approx(float(sum(exact[: k + 1])), rel=1e-9, abs=1e-13)
    assert tails.binomial_least(k, n, float(p)) == pytest.approx(float(sum(exact[k:])), rel=1e-9, abs=1e-13)


@given(some.data())
def test_hypergeometric_tails_are_the_sums_of_fractions(data: some.DataObject) -> None:
    total = data.draw(some.integers(1, 60))
    wrong, n = data.draw(some.integers(0, total)), data.draw(some.integers(0, total))
    k = data.draw(some.integers(-1, n + 1))
    exact = [Fraction(comb(wrong, i) * comb(total - wrong, n - i), comb(total, n)) for i in range(n + 1)]
    most, least = float(sum(exact[: max(0, k + 1)])), float(sum(exact[max(0, k) :]))
    assert tails.hypergeometric_most(k, n, wrong, total) == pytest.approx(most, rel=1e-9, abs=1e-12)
    assert tails.hypergeometric_least(k, n, wrong, total) == pytest.approx(least, rel=1e-9, abs=1e-12)


def test_what_cannot_be_has_no_chance() -> None:
    assert tails.binomial(3, 2, 0.5) == tails.hypergeometric(3, 2, 5, 9) == tails.hypergeometric(2, 2, 1, 9) == 0.0
    assert (tails.binomial(0, 5, 0.0), tails.binomial(5, 5, 1.0), tails.binomial(4, 5, 1.0)) == (1.0, 1.0, 0.0)
