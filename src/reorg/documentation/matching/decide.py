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
RISK = 0.004
"""The largest chance of being wrong that a pair taken without looking may have."""
DEPENDENCE = 4.0
"""Bits taken off, because what two rows say is not independent: one maker's works share sizes, dates and donors."""
NEIGHBOURS = 3.0
"""How many rows like its neighbours in the list a row may be mistaken for."""
MARGIN = 6.0
"""Bits by which the best must lead before the others stop being "alike"."""
_SAME_SHARE = {Level.SAME: 0.8, Level.WRITTEN: 0.1, Level.ELSEWHERE: 0.05}
"""How often the number of one object comes out so in two lists; of two objects, one in as many as the list has rows."""
_SLIP_BITS = {Level.DOT: 5.0, Level.SWAPPED: 2.0, Level.LOOKS: 4.0, Level.MISREAD: 0.5, Level.DROPPED: 1.0, Level.DIGIT: 0.5, Level.PART: 0.5}
"""What a number mistaken by one slip tells against a row that is like it but has no number: the numbers of neighbours are
often one slip apart."""
_OF_NEIGHBOURS = {Level.DIGIT: 1000.0, Level.MISREAD: 100.0, Level.LOOKS: 0.1, Level.DROPPED: 2.5, Level.SWAPPED: 1.0, Level.DOT: 0.1, Level.PART: 1.0}
DIFFERENT = -14.0
"""Bits against two rows whose numbers are different."""
KNOWN, OTHER_PART, SEVERAL, DIFFER = 1, 2, 4, 8


@dataclass(frozen=True)
class Situation:
    """What is known of the two lists as a whole: their sizes, the shares of rows without a partner, and how alike
    neighbours in one list are (bits, sorted: Weights.against_neighbours)."""

    rows_a: int
    rows_b: int
    alone_a: float
    alone_b: float
    neighbours: Floats


@dataclass(frozen=True)
class Decision:
    """For each pair: how sure it is (0 to 1), whether it is taken without looking, and what forbids it (bits)."""

    score: Floats
    automatic: Bools
    vetoes: NDArray[np.int8]


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


def decide(
    a: Ints, b: Ints, *, numbers: NDArray[np.int8], content: Floats, beside: Floats, known: Bools, parts: Bools, situation: Situation
) -> Decision:
    """Return what becomes of the pairs (``a``, ``b``).

    ``numbers`` says how their numbers compare, ``content`` what everything else tells (bits), ``beside`` the same against
    neighbours in one list, ``known`` where a number
    that differs stands in the other list as well, ``parts`` where they are two parts of one whole.
    """
    bits = content + number_bits(numbers, situation.rows_a)
    chance = np.exp2(np.clip(bits, -60, 100))
    odds_b = situation.alone_b / (1 - situation.alone_b)
    odds_a = situation.alone_a / (1 - situation.alone_a)
    none_b = situation.rows_a * odds_b * 2**DEPENDENCE
    none_a = situation.rows_b * odds_a * 2**DEPENDENCE
    share = np.minimum(chance / (_sums(b, chance) + none_b), chance / (_sums(a, chance) + none_a))
    neighbour = NEIGHBOURS * odds_a * odds_b * as_alike(beside, situation.neighbours)
    for level, times in _OF_NEIGHBOURS.items():
        neighbour[numbers == level] *= times
    neighbour[np.isin(numbers, [Level.SAME, Level.WRITTEN, Level.ELSEWHERE])] = 0.0
    score = np.clip(share / (1 + neighbour), 0, 1)
    vetoes = _vetoes(numbers, known, parts)
    crowded = (_runner_up(b, bits) > bits - MARGIN) | (_runner_up(a, bits) > bits - MARGIN)
    vetoes[crowded & (share < 1 - RISK) & (bits > 0)] |= SEVERAL
    automatic = (1 - score <= RISK) & (vetoes == 0)
    return Decision(score, automatic, vetoes)


def _vetoes(numbers: NDArray[np.int8], known: Bools, parts: Bools) -> NDArray[np.int8]:
    vetoes = np.zeros(len(numbers), np.int8)
    vetoes[numbers == Level.OTHER] |= DIFFER
    vetoes[np.isin(numbers, [*SLIPS, Level.PART]) & known] |= KNOWN
    vetoes[parts] |= OTHER_PART
    return vetoes


def _sums(rows: Ints, values: Floats) -> Floats:
    """Return, for each pair, the sum of ``values`` over all pairs of its row."""
    _, place = np.unique(rows, return_inverse=True)
    sums: Floats = np.bincount(place, values)[place]
    return sums


def _runner_up(rows: Ints, values: Floats) -> Floats:
    """Return, for each pair, the largest of ``values`` over the other pairs of its row (-inf: there is none)."""
    order = np.lexsort((-values, rows))
    first = np.ones(len(rows), bool)
    first[1:] = rows[order][1:] != rows[order][:-1]
    starts = np.flatnonzero(first)
    group = np.cumsum(first) - 1
    ordered = values[order]
    best = ordered[starts]
    second = np.full(len(starts), -np.inf)
    more = np.flatnonzero(np.diff(np.append(starts, len(rows))) > 1)
    second[more] = ordered[starts[more] + 1]
    found = np.empty(len(rows))
    found[order] = np.where(first, second[group], best[group])
    return found


def as_alike(beside: Floats, neighbours: Floats) -> Floats:
    """Return the share of neighbours in one list that are at least as alike as each pair."""
    if not len(neighbours):
        return np.ones(len(beside))
    beyond = len(neighbours) - np.searchsorted(neighbours, beside - 0.5)
    share: Floats = (beyond + 0.5) / (len(neighbours) + 1)
    return share
