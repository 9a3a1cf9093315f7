"""Is it the same size, though one list rounds it, measures in inches, or writes the width first?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.grammar.dimensions import parse_dimensions
from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.said import Said, coded
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
        read = _first_chains(sides, self.written)
        self.a, self.b = (
            _sides(sides, table, codes, read) for table, codes in (("a", self.written.a), ("b", self.written.b))
        )
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


_NUMBER = "([0-9]+(?:[.,][0-9]+)?)"
# the first chain of two or three plain numbers with a unit behind them: most of what museums write; other sizes are
# read by the grammar where it matters
_FIRST_CHAIN = (
    rf"regexp_extract(t, '(?:^|[^0-9./,]){_NUMBER} ?[x×X] ?{_NUMBER}(?: ?[x×X] ?{_NUMBER})? ?(mm|cm|in)\b', "
    "['x', 'y', 'z', 'u'])"
)
_BY = "CASE f.u WHEN 'mm' THEN 1 WHEN 'cm' THEN 10 ELSE 25.4 END"


def _first_chains(sides: Sides, written: Said) -> Floats:
    """Return, by code of a written size, the sides that a pattern reads in it, in mm; NaN where it reads none."""
    told = ", ".join(f"try_cast(replace(f.{part}, ',', '.') AS DOUBLE) * {_BY} AS {part}" for part in "xyz")
    found = sides.db.cursor().execute(
        f"SELECT code, {told} FROM (SELECT code, {_FIRST_CHAIN} AS f FROM {written.table}) WHERE f.u <> ''"
    )
    return _filled(found.fetchnumpy(), "code", "xyz", written.size + 1)  # one more for what says nothing


def _sides(sides: Sides, table: str, codes: NDArray[np.int32], read: Floats) -> Floats:
    """Return the sides of each row: as they are written, or where that cannot be read so from columns of their own."""
    found = sides.db.cursor().execute(f"SELECT row, s1, s2, s3 FROM {table} WHERE coalesce(s1, s2, s3) IS NOT NULL")
    numbers = _filled(found.fetchnumpy(), "row", ("s1", "s2", "s3"), len(codes))
    own = read[codes]
    known = ~np.isnan(own).all(1)
    numbers[known] = own[known]
    return numbers


def _filled(found: Mapping[str, NDArray[np.generic]], place: str, names: Sequence[str], size: int) -> Floats:
    numbers = np.full((size, _SIDES), np.nan)
    for at, name in enumerate(names):
        numbers[np.ma.getdata(found[place]).astype(np.int64), at] = np.ma.filled(found[name].astype(np.float64), np.nan)
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
