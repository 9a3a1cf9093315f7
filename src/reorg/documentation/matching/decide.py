"""Which possible pairs are sure, which are forbidden, and how sure are the rest?

Two rules come before every weight, because plates of a series and copies of an edition are near-identical records of
things that are truly different: two numbers that differ are never joined, and of several rows that are alike none is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.levels import SLIPS, Level

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
RISK, RISK_WITHOUT_NUMBERS = 0.01, 0.004
"""The largest chance of being wrong that one pair taken without looking may have; most have a thousandth of it."""
DEPENDENCE = 2.0
"""Bits taken off, because what two rows say is not independent: one maker's works share sizes, dates and donors."""
_TURNS = 8
FAMILY = 1_000
"""Rows among which a number tells objects of one family apart: less than a list has, as their numbers are alike too."""
_SAME_SHARE = {Level.SAME: 0.8, Level.WRITTEN: 0.1, Level.ELSEWHERE: 0.05}
"""How often the number of one object comes out so in two lists; of two objects, one in as many as the list has rows."""
_SLIP_BITS = {
    Level.DOT: 5.0,
    Level.SWAPPED: 2.0,
    Level.LOOKS: 4.0,
    Level.MISREAD: 0.5,
    Level.DROPPED: 1.0,
    Level.DIGIT: 0.5,
    Level.PART: 0.5,
}
"""What a number mistaken by one slip tells against a row that is like it but has no number: the numbers of neighbours are
often one slip apart."""
_OF_NEIGHBOURS = {
    Level.DIGIT: 1000.0,
    Level.MISREAD: 100.0,
    Level.LOOKS: 0.1,
    Level.DROPPED: 2.5,
    Level.SWAPPED: 1.0,
    Level.DOT: 0.1,
    Level.PART: 1.0,
}
"""How much more often the numbers of neighbours are so than those of one object in two lists, as a factor."""
DIFFERENT = -14.0
"""Bits against two rows whose numbers are different."""
KNOWN, OTHER_PART, SEVERAL, DIFFER = 1, 2, 4, 8


@dataclass(frozen=True)
class Situation:
    """What is known of the two lists as a whole: their sizes, the shares of rows without a partner, how many
    neighbours of its family a row has, and how alike they are (bits, sorted: Weights.against_neighbours)."""

    rows_a: int
    rows_b: int
    alone_a: float
    alone_b: float
    family: float
    neighbours: Floats


@dataclass(frozen=True)
class Decision:
    """For each pair: how sure it is (0 to 1), whether it is taken without looking, and what forbids it (bits)."""

    score: Floats
    automatic: Bools
    vetoes: NDArray[np.int8]


def likelihood(bits: Floats) -> Floats:
    """Return the ratio that so many bits say, kept within what can be added up."""
    ratio: Floats = np.exp2(np.clip(bits, -60, 100))
    return ratio


def number_bits(levels: NDArray[np.int8], rows: int) -> Floats:
    """Return what the comparison of two numbers tells, in bits, in a list of ``rows`` rows."""
    size = float(np.clip(rows, 1_000, 100_000))
    table = np.zeros(len(Level))
    for level, share in _SAME_SHARE.items():
        table[level] = np.log2(share * size)
    for level, told in _SLIP_BITS.items():
        table[level] = told
    table[Level.OTHER] = DIFFERENT
    bits: Floats = table[levels]
    return bits


def shares_alone(
    a: Ints, b: Ints, chance: Floats, rows: tuple[int, int], settled: int, least: tuple[float, float]
) -> tuple[float, float]:
    """Return which share of the rows of either list has no partner in the other, as the candidates' odds tell.

    Expectation and maximisation in turns (Dempster, Laird and Rubin 1977): how likely each row has a partner, given how
    many have none. ``settled`` rows of either list have one for sure; ``least`` are the smallest shares that are believed:
    a row without a partner may still find its like.
    """
    alone_a, alone_b = least
    with_one_a, with_one_b = (np.bincount(own, chance)[np.flatnonzero(np.bincount(own))] for own in (a, b))
    for _ in range(_TURNS):
        told = []
        for with_one, other_rows, alone, count, floor in (
            (with_one_a, rows[1], alone_a, rows[0], least[0]),
            (with_one_b, rows[0], alone_b, rows[1], least[1]),
        ):
            none = other_rows * alone / (1 - alone)
            met = settled + float((with_one / (with_one + none)).sum())
            told.append(float(np.clip(1 - met / max(1, count), floor, 0.95)))
        alone_a, alone_b = told
    return alone_a, alone_b


def decide(
    a: Ints,
    b: Ints,
    *,
    numbers: NDArray[np.int8],
    content: Floats,
    beside: Floats,
    known: Bools,
    parts: Bools,
    situation: Situation,
) -> Decision:
    """Return what becomes of the pairs (``a``, ``b``).

    ``numbers`` says how their numbers compare, ``content`` what everything else tells (bits), ``beside`` the same against
    neighbours in one list, ``known`` where a number
    that differs stands in the other list as well, ``parts`` where they are two parts of one whole.
    """
    bits = content + number_bits(numbers, situation.rows_a)
    chance = likelihood(bits)
    odds_b = situation.alone_b / (1 - situation.alone_b)
    odds_a = situation.alone_a / (1 - situation.alone_a)
    none_b = situation.rows_a * odds_b * 2**DEPENDENCE
    none_a = situation.rows_b * odds_a * 2**DEPENDENCE
    some_b, some_a = chance / (chance + none_b), chance / (chance + none_a)
    # rivals are mostly of one family (a series, one maker's works): what is rare there tells nothing between them
    family = likelihood(beside + number_bits(numbers, FAMILY))
    share = np.minimum(
        some_b * _lead(b, family, some_b),
        some_a * _lead(a, family, some_a),
    )
    neighbour = situation.family * odds_a * odds_b * as_alike(beside, situation.neighbours)
    for level, times in _OF_NEIGHBOURS.items():
        neighbour[numbers == level] *= times
    neighbour[np.isin(numbers, [Level.SAME, Level.WRITTEN, Level.ELSEWHERE])] = 0.0
    score = np.clip(share / (1 + neighbour), 0, 1)
    vetoes = _vetoes(numbers, known, parts)
    risk = RISK if numbers.any() else RISK_WITHOUT_NUMBERS
    crowded = (_lead(b, family, some_b) < 1 - risk) | (_lead(a, family, some_a) < 1 - risk)
    vetoes[crowded & (some_b > 0.5)] |= SEVERAL
    automatic = (1 - score <= risk) & (vetoes == 0)
    return Decision(score, automatic, vetoes)


def _vetoes(numbers: NDArray[np.int8], known: Bools, parts: Bools) -> NDArray[np.int8]:
    vetoes = np.zeros(len(numbers), np.int8)
    vetoes[numbers == Level.OTHER] |= DIFFER
    vetoes[np.isin(numbers, [*SLIPS, Level.PART]) & known] |= KNOWN
    vetoes[parts] |= OTHER_PART
    return vetoes


def _sums(rows: Ints, values: Floats) -> Floats:
    """Return, for each pair, the sum of ``values`` over all pairs of its row."""
    sums: Floats = np.bincount(rows, values).astype(np.float64)[rows]
    return sums


def _lead(rows: Ints, family: Floats, some: Floats) -> Floats:
    """Return, for each pair, how likely it is among those of its row, each counted as far as it may be a partner at all."""
    weighed = family * some
    found: Floats = family / (_sums(rows, weighed) - weighed + family)
    return found


def as_alike(beside: Floats, neighbours: Floats) -> Floats:
    """Return the share of neighbours in one list that are at least as alike as each pair."""
    if not len(neighbours):
        return np.ones(len(beside))
    beyond = len(neighbours) - np.searchsorted(neighbours, beside - 0.5)
    share: Floats = (beyond + 0.5) / (len(neighbours) + 1)
    return share
