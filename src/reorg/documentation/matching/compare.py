"""How does each thing that two rows say compare, for many pairs of rows at once?"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.numbers import Numbers
from reorg.documentation.matching.said import coded, column_of
from reorg.documentation.matching.sides import NAMING, Sides, put_pairs, spelt
from reorg.documentation.matching.sizes import Sizes
from reorg.documentation.matching.texts import date_levels, text_levels
from reorg.documentation.matching.titles import NO_WORDS, title_levels
from reorg.documentation.table import THREADS

Codes = NDArray[np.int32]
Ints = NDArray[np.int64]
Levels = NDArray[np.int8]
Floats = NDArray[np.float32]
_BY_YEARS = frozenset({"date", "acquired"})


@dataclass(frozen=True)
class Compared:
    """Pairs of rows and how what they say compares.

    ``levels`` has a row a pair and a column for each of ``names`` ("number" first, where numbers are compared).
    ``rare`` says beside it how rare what they share is, in bits (log2 of: one in how many rows of A says it), NaN where
    that is not known.
    """

    a: Ints
    b: Ints
    names: tuple[str, ...]
    levels: Levels
    rare: Floats

    def column(self, name: str) -> Levels:
        """Return how one thing compares; all ``NONE`` if it is not compared."""
        if name in self.names:
            return self.levels[:, self.names.index(name)]
        return np.zeros(len(self.a), np.int8)


def joined(one: Compared, more: Compared) -> Compared:
    """Return the pairs of both."""
    return Compared(
        np.concatenate([one.a, more.a]),
        np.concatenate([one.b, more.b]),
        one.names,
        np.concatenate([one.levels, more.levels]),
        np.concatenate([one.rare, more.rare]),
    )


class Comparer:
    """Compares pairs of rows of two lists laid side by side. ``words`` are the bits that shared words of titles tell."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.words: Mapping[str, float] = NO_WORDS
        # DuckDB works on a table of fewer than 122,880 rows in one thread only: two of ours keep it busy
        with ThreadPoolExecutor(THREADS) as pool:
            said = {name: pool.submit(coded, sides, column_of(name)) for name in sides.worded}
            numbers = pool.submit(Numbers, sides) if sides.numbered else None
            sizes = pool.submit(Sizes, sides) if sides.sized else None
            self.said = {name: each.result() for name, each in said.items()}
            self.numbers = numbers.result() if numbers else None
            self.sizes = sizes.result() if sizes else None
        self.names = (
            *(("number",) if self.numbers else ()),
            *sides.worded,
            *(("size",) if self.sizes else ()),
        )

    def without_numbers(self) -> Comparer:
        """Return the same without the numbers."""
        found = copy(self)
        found.sides = replace(self.sides, numbered=False)
        found.numbers, found.names = None, self.names[1:]
        return found

    def compare(
        self, a: Ints, b: Ints, *, rarity: bool = True, other: str = "b", numbers: Levels | None = None
    ) -> Compared:
        """Return how what pairs of rows say compares, and if ``rarity`` is asked how rare what they share is.

        ``other`` names the list in which ``b`` are rows; numbers are not compared within one list. ``numbers`` says how
        they compare, if that is known.
        """
        shape = (len(a), len(self.names))
        levels, rare = np.zeros(shape, np.int8), np.full(shape, np.nan, np.float32)
        if not len(a):
            return Compared(a, b, self.names, levels, rare)
        for at, name in enumerate(self.names):
            if name == "number":
                if self.numbers and other == "b":
                    levels[:, at] = self.numbers.levels(a, b) if numbers is None else numbers
            elif name == "size":
                assert self.sizes is not None
                levels[:, at] = self.sizes.levels(a, b, other)
                if rarity:
                    same = np.flatnonzero(levels[:, at] == Level.SAME)
                    rare[same, at] = self.sizes.rarity(a[same])
            else:
                said = self.said[name]
                self._texts(name, (said.a[a], (said.b if other == "b" else said.a)[b]), levels[:, at], rare[:, at])
                if rarity:
                    same = np.flatnonzero(levels[:, at] == Level.SAME)
                    rare[same, at] = said.rarity[said.a[a[same]]]
        return Compared(a, b, self.names, levels, rare)

    def _texts(self, name: str, codes: tuple[Codes, Codes], levels: Levels, rare: Floats) -> None:
        """Fill in how the texts of one field compare; each two different ones are looked at once."""
        one, other = codes
        both = (one >= 0) & (other >= 0)
        same = both & (one == other)
        levels[same] = Level.SAME
        asked = np.flatnonzero(both & ~same)
        if not len(asked):
            return
        said = self.said[name]
        pairs, place = np.unique(one[asked].astype(np.int64) * said.size + other[asked], return_inverse=True)
        first, second = said.texts[pairs // said.size].tolist(), said.texts[pairs % said.size].tolist()
        if name == "title":
            found, told = title_levels(first, second, self.words)
            rare[asked] = told[place]
        else:
            found = date_levels(first, second) if name in _BY_YEARS else text_levels(first, second)
        levels[asked] = found[place]


def differences(sides: Sides, compared: Compared) -> Ints:
    """Return, pair by pair, a bit for each of the shared fields in which both rows say something and not the same."""
    bits = np.zeros(len(compared.a), np.int64)
    size = compared.column("size")
    asked = []
    for at, name in enumerate(sides.shared):
        if name in compared.names:
            levels = compared.column(name)
        elif name == "dimensions":
            levels = size
        elif name in NAMING:  # not compared under its own name, so it is what names the objects in both lists
            levels = compared.column("title")
        else:
            asked.append((at, name))
            continue
        bits |= (~np.isin(levels, _NO_DIFFERENCE)).astype(np.int64) << at
    if asked and len(bits):
        put_pairs(sides, compared.a, compared.b)
        told = ", ".join(f"{_differs(name)} AS {name}" for _, name in asked)
        found = sides.db.execute(
            f"SELECT {told} FROM pairs p JOIN a ON a.row = p.a JOIN b ON b.row = p.b ORDER BY nr"
        ).fetchnumpy()
        for at, name in asked:
            unlike = found[name] & (size != Level.SAME) if name in _LENGTHS else found[name]
            bits |= unlike.astype(np.int64) << at
    return bits


_NO_DIFFERENCE = [int(level) for level in (Level.NONE, Level.SAME, Level.WRITTEN, Level.ELSEWHERE)]
_LENGTHS = frozenset({"width", "height", "depth", "diameter"})
_NUMERIC = _LENGTHS | {"weight", "count"}


def _differs(name: str) -> str:
    one, other = f"a.r_{name}", f"b.r_{name}"
    if name in _NUMERIC:
        numbers = [f"try_cast(replace({each}, ',', '.') AS DOUBLE)" for each in (one, other)]
        unlike = f"coalesce({numbers[0]} <> {numbers[1]}, true)"
    elif name == "number":
        unlike = "a.key <> b.key"
    elif name == "photo":  # one file, told with more or less of the way to it
        unlike = f"NOT (suffix({one}, {other}) OR suffix({other}, {one}))"
    else:
        unlike = f"{spelt(one)} <> {spelt(other)}"
    return f"CASE WHEN {one} IS NULL OR {other} IS NULL OR {one} = {other} THEN false ELSE {unlike} END"
