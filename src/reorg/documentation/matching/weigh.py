"""How much does it tell that two rows say the same, or something else? Learned from the two lists themselves.

Weights are log2 likelihood ratios (Fellegi and Sunter 1969, "A theory for record linkage", JASA 64): how often two rows
of one object come out so (m), against how often two rows taken at random do (u). m is counted on pairs that an equal
number has joined, u on the same rows paired at random. Where two rows say the same, u is how often that very value stands
in the list (Winkler 2000, frequency-based matching): the same rare title tells much, "Untitled" next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.compare import Compared, Comparer
from reorg.documentation.matching.levels import Level

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
SAMPLE = 1_500
"""Pairs that are counted."""
LEVELS = len(Level)
_BELIEVED = 60.0
"""For how many pairs the shares that are assumed beforehand stand."""
_STRONGEST_AGAINST = -7.0
_WORDY = frozenset({Level.CUT, Level.ALIKE, Level.SOME})
# of two rows of one object, and of two at random, before anything is counted
_M = {
    Level.SAME: 0.6,
    Level.CUT: 0.06,
    Level.ALIKE: 0.08,
    Level.NEAR: 0.1,
    Level.TURNED: 0.03,
    Level.UNIT: 0.02,
    Level.SOME: 0.06,
    Level.OTHER: 0.1,
    Level.COUNTED: 0.005,
}
_U = {
    Level.SAME: 0.02,
    Level.CUT: 0.003,
    Level.ALIKE: 0.004,
    Level.NEAR: 0.02,
    Level.TURNED: 0.01,
    Level.UNIT: 0.01,
    Level.SOME: 0.06,
    Level.OTHER: 0.95,
    Level.COUNTED: 0.003,
}

_V = {
    Level.SAME: 0.4,
    Level.CUT: 0.01,
    Level.ALIKE: 0.03,
    Level.NEAR: 0.1,
    Level.TURNED: 0.03,
    Level.UNIT: 0.01,
    Level.SOME: 0.2,
    Level.OTHER: 0.3,
    Level.COUNTED: 0.05,
}
_COUNTED = -5.0
"""Bits of a figure that differs: rows at random never come so near, but the plates of a series do."""


@dataclass(frozen=True)
class Weights:
    """What comparisons tell, in bits: a row for each of ``names``, a column for each :class:`Level`. ``m`` are shares."""

    names: tuple[str, ...]
    bits: Floats
    m: Floats
    beside: Floats
    """The same weights against neighbours: log2 of m over how often a row and its neighbour in the other list come out so."""
    neighbours: NDArray[np.float64]
    """How alike neighbours in two lists are (bits of ``beside``), in order."""

    def against_neighbours(self, levels: NDArray[np.int8]) -> Floats:
        """Return how much more alike pairs are than neighbours in one list are (bits), how rare what they share is left
        aside: neighbours share rare things."""
        total = np.zeros(len(levels), np.float32)
        for at, name in enumerate(self.names):
            if name != "number":
                total += self.beside[at][levels[:, at]]
        return total

    def of(self, compared: Compared) -> Floats:
        """Return the bits that each comparison tells: a row a pair, a column for each name. Numbers tell 0 here."""
        told = np.zeros(compared.levels.shape, np.float32)
        for at, name in enumerate(self.names):
            if name == "number":
                continue
            levels, rare = compared.levels[:, at], compared.rare[:, at]
            column = self.bits[at][levels]
            known = ~np.isnan(rare)
            same = known & (levels == Level.SAME)
            column[same] = np.log2(self.m[at][Level.SAME]) + rare[same]
            if name == "title":
                wordy = known & np.isin(levels, [int(level) for level in _WORDY])
                column[wordy] = np.log2(self.m[at][levels[wordy]]) + rare[wordy]
            told[:, at] = column
        return told


def learn(comparer: Comparer, a: Ints, b: Ints, near: Compared, *, by_title: bool = False, seed: int = 1) -> Weights:
    """Return the weights that pairs of rows teach which are (nearly all) the same objects.

    ``near`` are pairs of neighbours in one list; in the other list their neighbours are written otherwise as often as
    everything is. ``by_title`` says that equal titles joined the pairs, which then teach nothing of titles.
    """
    random = np.random.default_rng(seed)
    if len(a) > SAMPLE:
        chosen = np.sort(random.choice(len(a), SAMPLE, replace=False))
        a, b = a[chosen], b[chosen]
    alike = comparer.compare(a, b, rarity=False)
    strange = comparer.compare(a, np.roll(b[random.permutation(len(b))], 1), rarity=False)
    m, u = _shares(alike, _M), _shares(strange, _U)
    if by_title and "title" in comparer.names:
        at = comparer.names.index("title")
        m[at] = [_M.get(Level(level), 1e-4) for level in range(LEVELS)]
    across = _across(near, m, random)
    v = _shares(across, _V)
    bits, beside = np.maximum(np.log2(m / u), _STRONGEST_AGAINST), np.log2(m / v)
    bits[:, Level.COUNTED] = np.minimum(bits[:, Level.COUNTED], _COUNTED)
    bits[:, Level.NONE] = beside[:, Level.NONE] = 0
    weights = Weights(
        comparer.names, bits.astype(np.float32), m.astype(np.float32), beside.astype(np.float32), np.zeros(0)
    )
    return replace(weights, neighbours=np.sort(weights.against_neighbours(across.levels)).astype(np.float64))


def _across(near: Compared, m: NDArray[np.float64], random: np.random.Generator) -> Compared:
    """Return how neighbours of one list would compare if one of each stood in the other list: what is the same here
    comes out there as it does for one object."""
    levels = near.levels.copy()
    for at in range(levels.shape[1]):
        same = np.flatnonzero(levels[:, at] == Level.SAME)
        share = m[at].copy()
        share[Level.NONE] = 0
        levels[same, at] = random.choice(LEVELS, len(same), p=share / share.sum())
    return replace(near, levels=levels)


def _shares(compared: Compared, assumed: dict[Level, float]) -> NDArray[np.float64]:
    """Return, for each name and level, the share of the pairs that say anything."""
    found = np.zeros((len(compared.names), LEVELS))
    before = np.array([assumed.get(Level(level), 1e-4) for level in range(LEVELS)])
    for at in range(len(compared.names)):
        counts = np.bincount(compared.levels[:, at], minlength=LEVELS).astype(np.float64)
        counts[Level.NONE] = 0
        found[at] = (counts + _BELIEVED * before) / (counts.sum() + _BELIEVED)
    return found
