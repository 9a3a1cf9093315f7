"""What does each row say, as whole numbers: one for each text, so that rows are compared without their texts?

Most of what a museum writes it writes often: makers, materials, donors. Every text is brought to one spelling once,
however many rows say it, and two rows say the same where their numbers are equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import duckdb
import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.sides import Sides, spelt

Codes = NDArray[np.int32]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Said:
    """What the rows of both lists say of one thing: ``a`` and ``b`` give the code of each row's text, by row (from 1;
    -1 where it says nothing). ``table`` is where the texts stand in DuckDB: ``code``, ``t``."""

    db: duckdb.DuckDBPyConnection
    table: str
    a: Codes
    b: Codes
    size: int
    rows: int
    """How many rows the first list has."""

    @cached_property
    def texts(self) -> NDArray[np.object_]:
        """The texts, by code."""
        found = self.db.execute(f"SELECT code, t FROM {self.table}").fetchnumpy()
        texts = np.empty(self.size, np.object_)
        texts[found["code"]] = np.ma.getdata(found["t"])
        return texts

    @cached_property
    def counts_a(self) -> Ints:
        """How many rows of the first list say each text."""
        return _counts(self.a, self.size)

    @cached_property
    def counts_b(self) -> Ints:
        """How many rows of the second list say each text."""
        return _counts(self.b, self.size)

    @cached_property
    def rarity(self) -> NDArray[np.float32]:
        """How rare each text is in the first list, in bits: log2 of one row in how many says it."""
        return np.log2(max(1, self.rows) / np.maximum(self.counts_a, 1)).astype(np.float32)

    def once(self) -> tuple[Ints, Ints]:
        """Return the pairs of rows (a, b) whose text stands once in either list, by the second list's order."""
        single = (self.counts_a == 1) & (self.counts_b == 1)
        rows_a = np.zeros(self.size, np.int64)
        own = np.flatnonzero(self.a >= 0)
        rows_a[self.a[own]] = own
        rows = np.flatnonzero(self.b >= 0)
        rows = rows[single[self.b[rows]]]
        return rows_a[self.b[rows]], rows


def _counts(codes: Codes, size: int) -> Ints:
    return np.bincount(codes[codes >= 0], minlength=size).astype(np.int64)


def column_of(name: str) -> str:
    """Return the column of a field in the tables of :class:`Sides`."""
    return "title" if name == "title" else f"r_{name}"


def coded(sides: Sides, column: str, *, as_written: bool = False) -> Said:
    """Return what the rows of both lists say in ``column``; ``as_written`` says that a text in another spelling is another."""
    db, table, ways = sides.db.cursor(), f"said_{column}", f"ways_{column}"
    one_spelling = "v" if as_written else f"nullif({spelt('v')}, '')"
    db.execute(
        f"CREATE TABLE {ways} AS SELECT v, {one_spelling} AS t "
        f"FROM (SELECT {column} AS v FROM a UNION SELECT {column} FROM b) WHERE v IS NOT NULL"
    )
    distinct = ways if as_written else f"(SELECT DISTINCT t FROM {ways} WHERE t IS NOT NULL)"
    db.execute(f"CREATE TABLE {table} AS SELECT t, (row_number() OVER () - 1)::INTEGER AS code FROM {distinct}")
    size = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert size is not None
    if as_written:
        joined = f"JOIN {table} AS said ON said.t = x.{column}"
    else:
        db.execute(f"CREATE TABLE {ways}_codes AS SELECT v, code FROM {ways} JOIN {table} USING (t)")
        joined = f"JOIN {ways}_codes AS said ON said.v = x.{column}"
    rows = []
    for side, last in (("a", sides.last_a), ("b", sides.last_b)):
        found = db.execute(f"SELECT x.row AS row, said.code AS code FROM {side} AS x {joined}").fetchnumpy()
        codes = np.full(last + 1, -1, np.int32)
        codes[found["row"]] = found["code"]
        rows.append(codes)
    db.execute(f"DROP TABLE {ways}")
    return Said(db, table, rows[0], rows[1], size[0], sides.rows_a)
