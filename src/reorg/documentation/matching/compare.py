"""How does each thing that two rows say compare, for many pairs of rows at once?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.numbers import number_levels
from reorg.documentation.matching.sides import NAMING, Sides, spelt
from reorg.documentation.matching.sizes import size_levels
from reorg.documentation.matching.texts import NO_WORDS, date_levels, text_levels, title_levels

Ints = NDArray[np.int64]
Levels = NDArray[np.int8]
Floats = NDArray[np.float32]
_OPEN = 127
"""Not the same sign for sign: to be looked at."""
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


def put_pairs(sides: Sides, a: Ints, b: Ints) -> None:
    """Put pairs of rows into the table ``pairs``, by position (``nr``)."""
    sides.db.register("pairs_given", {"nr": np.arange(len(a), dtype=np.int64), "a": a, "b": b})
    sides.db.execute(
        "CREATE OR REPLACE TEMP TABLE pairs AS SELECT nr, a::INTEGER AS a, b::INTEGER AS b FROM pairs_given"
    )
    sides.db.unregister("pairs_given")


class Comparer:
    """Compares pairs of rows of two lists laid side by side. ``words`` are the bits that shared words of titles tell."""

    def __init__(self, sides: Sides, *, other: str = "b") -> None:
        self.sides = sides
        self.other = other
        self.words: Mapping[str, float] = NO_WORDS
        self.names = (
            *(("number",) if sides.numbered else ()),
            *sides.worded,
            *(("size",) if sides.sized else ()),
        )
        self._join = self._spelt = f"FROM pairs p JOIN a ON a.row = p.a JOIN {other} AS b ON b.row = p.b"
        self._by_row = False

    def compare(self, a: Ints, b: Ints, *, rarity: bool = True, by_row: bool = False) -> Compared:
        """Return how what pairs of rows say compares.

        ``rarity`` asks how rare it is as well. ``by_row`` is for rows that stand in many pairs each: their texts are
        brought to one spelling once, before (what marks are made of already is; see matching.candidates).
        """
        put_pairs(self.sides, a, b)
        self._by_row = by_row and bool(self.sides.worded)
        self._spelt = self._spell() if self._by_row else self._join
        shape = (len(a), len(self.names))
        levels, rare = np.zeros(shape, np.int8), np.full(shape, np.nan, np.float32)
        if len(a):
            self._words(levels, rare)
            if self.sides.sized:
                levels[:, -1] = size_levels(self.sides, len(a), self._join)
            if self.sides.numbered:
                levels[:, 0] = number_levels(self.sides, len(a), self._join)
            if rarity:
                self._rarity(levels, rare)
        return Compared(a, b, self.names, levels, rare)

    def _words(self, levels: Levels, rare: Floats) -> None:
        worded = self.sides.worded
        if not worded:
            return
        told = ", ".join(self._said(name) for name in worded)
        found = self.sides.db.execute(f"SELECT {told} {self._spelt} ORDER BY nr").fetchnumpy()
        for name in worded:
            at = self.names.index(name)
            levels[:, at] = found[name]
            asked = np.flatnonzero(found[name] == _OPEN)
            if len(asked):
                texts = [np.ma.getdata(found[f"{side}_{name}"])[asked].tolist() for side in ("x", "y")]
                levels[asked, at], rare[asked, at] = self._measured(name, *texts)

    def _spell(self) -> str:
        """Make a table of texts in one spelling for each list, and return the SQL that joins them to the pairs."""
        known = {"title": "title", "maker": "maker", "acquisition": "donor"}
        told = ", ".join(
            f"nullif({'plain.' + known[name] if name in known else spelt(f'own.r_{name}')}, '') AS {_column(name)}"
            for name in self.sides.worded
        )
        for table, side in (("a", "a"), (self.other, "b")):
            self.sides.db.execute(
                f"CREATE OR REPLACE TEMP TABLE spelt_{side} AS "
                f"SELECT row, {told} FROM {table} AS own JOIN plain_{table} AS plain USING (row) "
                f"WHERE row IN (SELECT {side} FROM pairs)"
            )
        return "FROM pairs p JOIN spelt_a a ON a.row = p.a JOIN spelt_b b ON b.row = p.b"

    def _said(self, name: str) -> str:
        """Return the SQL of: how one field compares at first sight, and both texts where that does not settle it."""
        one, other = f"a.{_column(name)}", f"b.{_column(name)}"
        level = f"CASE WHEN {one} IS NULL OR {other} IS NULL THEN 0 WHEN {one} = {other} THEN {int(Level.SAME)} ELSE {_OPEN} END"
        texts = [each if self._by_row else spelt(each) for each in (one, other)]
        return (
            f"({level})::TINYINT AS {name}, CASE WHEN {one} <> {other} THEN {texts[0]} END AS x_{name}, "
            f"CASE WHEN {one} <> {other} THEN {texts[1]} END AS y_{name}"
        )

    def _measured(self, name: str, one: list[str], other: list[str]) -> tuple[Levels, Floats]:
        """Return how pairs of texts compare that are not the same sign for sign; titles each distinct pair once."""
        unknown = np.full(len(one), np.nan, np.float32)
        if name in _BY_YEARS:
            return date_levels(one, other), unknown
        if name != "title":
            return text_levels(one, other), unknown
        known: dict[tuple[str, str], int] = {}
        place = [known.setdefault(pair, len(known)) for pair in zip(one, other, strict=True)]
        first, second = [pair[0] for pair in known], [pair[1] for pair in known]
        levels, told = title_levels(first, second, self.words)
        return levels[place], told[place]

    def _rarity(self, levels: Levels, rare: Floats) -> None:
        """Fill in how rare a value is that both rows say."""
        names = [
            name for name in self.names if name != "number" and (levels[:, self.names.index(name)] == Level.SAME).any()
        ]
        if not names:
            return
        db = self.sides.db
        joins, told = "", []
        for name in names:
            column = _column(name) if name != "size" else "coalesce(written, s1 || ' ' || s2)"
            db.execute(
                f"CREATE TEMP TABLE IF NOT EXISTS often_{name} AS SELECT {column} AS v, "
                f"log2({max(1, self.sides.rows_a)} / count(*))::FLOAT AS bits FROM a WHERE {column} IS NOT NULL GROUP BY 1"
            )
            on = f"a.{column}" if name != "size" else "coalesce(a.written, a.s1 || ' ' || a.s2)"
            joins += f" LEFT JOIN often_{name} ON often_{name}.v = {on}"
            told.append(f"often_{name}.bits AS {name}")
        found = db.execute(
            f"SELECT {', '.join(told)} FROM pairs p JOIN a ON a.row = p.a{joins} ORDER BY nr"
        ).fetchnumpy()
        for name in names:
            at = self.names.index(name)
            same = levels[:, at] == Level.SAME
            rare[same, at] = np.ma.filled(found[name], np.nan)[same]


def _column(name: str) -> str:
    return "title" if name == "title" else f"r_{name}"


def differences(sides: Sides, compared: Compared) -> Ints:
    """Return, pair by pair, a bit for each of ``sides.shared`` in which both rows say something and not the same."""
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
