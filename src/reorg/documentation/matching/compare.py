"""How does each thing that two rows say compare, for many pairs of rows at once?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.numbers import number_levels
from reorg.documentation.matching.sides import Sides, spelt
from reorg.documentation.matching.sizes import size_levels
from reorg.documentation.matching.texts import NO_WORDS, date_levels, text_levels

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
        self._join = f"FROM pairs p JOIN a ON a.row = p.a JOIN {other} AS b ON b.row = p.b"

    def compare(self, a: Ints, b: Ints, *, rarity: bool = True) -> Compared:
        """Return how what pairs of rows say compares; ``rarity`` asks how rare it is as well."""
        put_pairs(self.sides, a, b)
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
        told = ", ".join(_first(_column(name)) for name in worded)
        found = self.sides.db.execute(f"SELECT {told} {self._join} ORDER BY nr").fetchnumpy()
        for name, column in zip(worded, found.values(), strict=True):
            at = self.names.index(name)
            levels[:, at] = column
            self._settle(name, levels[:, at], rare[:, at])

    def _settle(self, name: str, levels: Levels, rare: Floats) -> None:
        """Look at the pairs of texts that are not the same sign for sign, each distinct pair once."""
        at = np.flatnonzero(levels == _OPEN)
        if not len(at):
            return
        db, column = self.sides.db, _column(name)
        db.register("open_given", {"nr": at})
        db.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE told AS
            SELECT nr, a.{column} AS x, b.{column} AS y {self._join} WHERE nr IN (SELECT nr FROM open_given)
            """
        )
        db.unregister("open_given")
        db.execute(
            "CREATE OR REPLACE TEMP TABLE each_told AS SELECT x, y, row_number() OVER () - 1 AS id FROM (SELECT DISTINCT x, y FROM told)"
        )
        place = db.execute("SELECT nr, id FROM told JOIN each_told USING (x, y)").fetchnumpy()
        texts = db.execute(f"SELECT {spelt('x')} AS x, {spelt('y')} AS y FROM each_told ORDER BY id").fetchnumpy()
        one, other = texts["x"].tolist(), texts["y"].tolist()
        if name in _BY_YEARS:
            measured = date_levels(one, other)
        else:
            measured, told = text_levels(one, other, self.words if name == "title" else NO_WORDS)
            rare[place["nr"]] = told[place["id"]]
        levels[place["nr"]] = measured[place["id"]]

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
            column = _column(name) if name != "size" else "coalesce(written, mm::VARCHAR)"
            db.execute(
                f"CREATE TEMP TABLE IF NOT EXISTS often_{name} AS SELECT {column} AS v, "
                f"log2({max(1, self.sides.rows_a)} / count(*))::FLOAT AS bits FROM a WHERE {column} IS NOT NULL GROUP BY 1"
            )
            on = f"a.{column}" if name != "size" else "coalesce(a.written, a.mm::VARCHAR)"
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


def _first(column: str) -> str:
    one, other = f"a.{column}", f"b.{column}"
    return (
        f"(CASE WHEN {one} IS NULL OR {other} IS NULL THEN 0 WHEN {one} = {other} THEN {int(Level.SAME)} "
        f"ELSE {_OPEN} END)::TINYINT AS {column}"
    )


def differences(sides: Sides, compared: Compared) -> Ints:
    """Return, pair by pair, a bit for each of ``sides.shared`` in which both rows say something and not the same."""
    put_pairs(sides, compared.a, compared.b)
    bits = np.zeros(len(compared.a), np.int64)
    told = [f"(({_differs(name)})::BIGINT << {at})" for at, name in enumerate(sides.shared) if name != "dimensions"]
    if told and len(bits):
        found = sides.db.execute(
            f"SELECT {' | '.join(told)} AS bits FROM pairs p JOIN a ON a.row = p.a JOIN b ON b.row = p.b ORDER BY nr"
        )
        bits |= found.fetchnumpy()["bits"]
    if "dimensions" in sides.shared:
        size = compared.column("size")
        other = (size != Level.NONE) & (size != Level.SAME)
        bits |= other.astype(np.int64) << sides.shared.index("dimensions")
    return bits


_NUMERIC = frozenset({"width", "height", "depth", "diameter", "weight", "count"})


def _differs(name: str) -> str:
    one, other = f"a.r_{name}", f"b.r_{name}"
    if name == "number":
        unlike = "a.key <> b.key"
    elif name in _NUMERIC:
        numbers = [f"try_cast(replace({each}, ',', '.') AS DOUBLE)" for each in (one, other)]
        unlike = f"coalesce({numbers[0]} <> {numbers[1]}, true)"
    else:
        unlike = f"{spelt(one)} <> {spelt(other)}"
    return f"CASE WHEN {one} IS NULL OR {other} IS NULL OR {one} = {other} THEN false ELSE {unlike} END"
