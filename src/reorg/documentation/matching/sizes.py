"""Is it the same size, though one list rounds it, measures in inches, or writes the width first?"""

from __future__ import annotations

from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.grammar.dimensions import parse_dimensions
from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.said import coded
from reorg.documentation.matching.sides import Sides

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Levels = NDArray[np.int8]
SAME_MM = 0.6
NEAR_MM, NEAR_SHARE = 7.0, 0.025
"""How far a side may be off if it was rounded to whole or half centimetres, or to an eighth of an inch."""
RATIOS = (10.0, 25.4, 2.54, 100.0, 1000.0, 304.8, 39.37)
"""How far apart sides lie whose unit was mistaken."""
_SIDES = 3
_ASKED, _FEWEST = 2_000, 10
"""Pairs that are asked for their unit, and how many must tell it."""
_MOST = 60_000
"""Distinct written sizes that are read for one matching: about 25 µs each."""


class Sizes:
    """The sizes of both lists: ``a`` and ``b`` have a row a row (from 1) and three sides in mm, NaN where there is none."""

    def __init__(self, sides: Sides) -> None:
        self._rows_a = sides.rows_a
        self.written = coded(sides, "written", as_written=True)
        self.a, self.b = (_sides(sides, table, last) for table, last in (("a", sides.last_a), ("b", sides.last_b)))
        self._read: dict[int, tuple[float, ...]] = {}

    def to_one_unit(self, a: Ints, b: Ints) -> None:
        """Bring the sizes of the first list to the unit of the second, if one of them says none and the pairs show it.

        Most of the pairs (``a``, ``b``) are the same objects; where most of their sizes are one factor apart, a factor
        that units have, that is the unit.
        """
        largest = [np.nan_to_num(sides[rows]).max(1) for sides, rows in ((self.a, a), (self.b, b))]
        both = (largest[0] > 0) & (largest[1] > 0)
        found = (largest[0][both] / largest[1][both])[:_ASKED]
        for ratio in (*RATIOS, *(1 / each for each in RATIOS)):
            if len(found) >= _FEWEST and (np.abs(found / ratio - 1) <= 0.03).mean() > 0.5:
                self.a /= ratio
                return

    def levels(self, a: Ints, b: Ints, other: str) -> Levels:
        """Return how the sizes of pairs of rows compare; ``other`` names the list in which ``b`` are rows."""
        one, more = self.a[a], (self.b if other == "b" else self.a)[b]
        texts, texts_more = self.written.a[a], (self.written.b if other == "b" else self.written.a)[b]
        levels = np.zeros(len(a), np.int8)
        said, said_more = ((codes >= 0) | ~np.isnan(s[:, :2]).all(1) for codes, s in ((texts, one), (texts_more, more)))
        same = (texts >= 0) & (texts == texts_more)
        levels[same] = Level.SAME
        asked = np.flatnonzero(said & said_more & ~same)
        levels[asked] = compare_sides(one[asked], more[asked])
        again = asked[np.isnan(one[asked, 0]) | np.isnan(more[asked, 0])]
        if len(again):
            self._again(levels, again, (one[again], more[again]), (texts[again], texts_more[again]))
        return levels

    def _again(
        self,
        levels: Levels,
        places: Ints,
        numbers: tuple[Floats, Floats],
        texts: tuple[NDArray[np.int32], NDArray[np.int32]],
    ) -> None:
        """Let the grammar read the sizes that no pattern read."""
        for sides, codes in zip(numbers, texts, strict=True):
            for at in np.flatnonzero((codes >= 0) & np.isnan(sides[:, 0])).tolist():
                if size := self._size(int(codes[at])):
                    sides[at] = np.nan
                    sides[at, : len(size)] = size
        own, before = compare_sides(*numbers), levels[places]
        better = (before == Level.NONE) | np.isin(own, [Level.SAME, Level.NEAR, Level.TURNED])
        better |= (own == Level.UNIT) & np.isin(before, [Level.OTHER, Level.SOME])
        levels[places[better]] = own[better]

    def _size(self, code: int) -> tuple[float, ...]:
        known = self._read.get(code)
        if known is None:
            known = _read(self.written.texts[code]) if len(self._read) < _MOST else ()
            self._read[code] = known
        return known

    def rarity(self, a: Ints) -> NDArray[np.float32]:
        """Return how rare the sizes of rows of the first list are there, in bits; NaN where there is none."""
        codes = self.written.a.astype(np.int64)
        plain = np.flatnonzero((codes < 0) & ~np.isnan(self.a[:, :2]).any(1))
        if len(plain):
            codes[plain] = self.written.size + np.unique(self.a[plain, :2], axis=0, return_inverse=True)[1].reshape(-1)
        counts = np.bincount(codes[codes >= 0], minlength=1)
        found = np.full(len(a), np.nan, np.float32)
        own = codes[a]
        found[own >= 0] = np.log2(max(1, self._rows_a) / counts[own[own >= 0]])
        return found


def _sides(sides: Sides, table: str, last: int) -> Floats:
    found = sides.db.cursor().execute(f"SELECT row, s1, s2, s3 FROM {table} WHERE s1 IS NOT NULL OR s2 IS NOT NULL").fetchnumpy()
    numbers = np.full((last + 1, _SIDES), np.nan)
    for at in range(_SIDES):
        numbers[found["row"], at] = np.ma.filled(found[f"s{at + 1}"], np.nan)
    return numbers


def _read(text: str) -> tuple[float, ...]:
    size = parse_dimensions(text)
    return tuple(each for each in (size.height, size.width, size.depth, size.diameter) if each is not None)[:_SIDES]


def compare_sides(one: Floats, other: Floats) -> Levels:
    """Return how sizes compare: arrays of up to three sides in mm, NaN where there is none."""
    counts = np.minimum((~np.isnan(one)).sum(1), (~np.isnan(other)).sum(1))
    best = np.full(len(one), Level.OTHER, np.int8)
    rank = np.full(len(one), -1, np.int8)
    for order in permutations(range(_SIDES)):
        turned = other[:, order]
        off = np.abs(one - turned)
        largest = np.fmax(one, turned)
        with np.errstate(invalid="ignore"):
            same = (off <= SAME_MM).sum(1)
            near = (off <= np.maximum(NEAR_MM, NEAR_SHARE * largest)).sum(1)
        straight = order == tuple(range(_SIDES))
        for test, level, worth in (
            (same >= counts, Level.SAME if straight else Level.TURNED, 5 if straight else 4),
            (near >= counts, Level.NEAR if straight else Level.TURNED, 3 if straight else 2),
            (near > 0, Level.SOME, 1),
        ):
            better = test & (rank < worth)
            best[better] = level
            rank[better] = worth
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.sort(one, 1)[:, :2] / np.sort(other, 1)[:, :2]
        for each in (*RATIOS, *(1 / ratio for ratio in RATIOS)):
            fits = (np.abs(ratio / each - 1) <= 0.02).sum(1) >= 2
            best[fits & (rank < 2)] = Level.UNIT
    best[counts == 0] = Level.NONE
    return best
