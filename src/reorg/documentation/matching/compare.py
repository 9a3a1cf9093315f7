"""How does each thing that two rows say compare, for many pairs of rows at once?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.sides import Sides, spelt
from reorg.documentation.matching.sizes import size_levels
from reorg.documentation.matching.texts import date_levels, text_levels

Ints = NDArray[np.int64]
Levels = NDArray[np.int8]
_OPEN = 127
"""Not the same sign for sign: to be looked at."""
_BY_YEARS = frozenset({"date", "acquired"})


@dataclass(frozen=True)
class Compared:
    """Pairs of rows and how what they say compares: ``levels`` has a row a pair and a column for each of ``names``."""

    a: Ints
    b: Ints
    names: tuple[str, ...]
    levels: Levels


def put_pairs(sides: Sides, a: Ints, b: Ints) -> None:
    """Put pairs of rows into the table ``pairs``, by position."""
    arrays = {"nr": np.arange(len(a), dtype=np.int64), "a": a, "b": b}
    sides.db.register("pairs_given", arrays)
    sides.db.execute("CREATE OR REPLACE TEMP TABLE pairs AS SELECT * FROM pairs_given")
    sides.db.unregister("pairs_given")


def compare(sides: Sides, a: Ints, b: Ints) -> Compared:
    """Return how the words and the sizes of pairs of rows compare."""
    put_pairs(sides, a, b)
    names = (*sides.worded, *(("size",) if sides.sized else ()))
    levels = np.zeros((len(a), len(names)), np.int8)
    if not len(a):
        return Compared(a, b, names, levels)
    told = ", ".join(_first(_column(name)) for name in sides.worded)
    if told:
        found = sides.db.execute(f"SELECT {told} FROM pairs p JOIN a ON a.row = p.a JOIN b ON b.row = p.b ORDER BY nr")
        for at, column in enumerate(found.fetchnumpy().values()):
            levels[:, at] = column
    for at, name in enumerate(sides.worded):
        _settle(sides, name, levels[:, at])
    if sides.sized:
        levels[:, -1] = size_levels(sides, len(a))
    return Compared(a, b, names, levels)


def _column(name: str) -> str:
    return "title" if name == "title" else f"r_{name}"


def _first(column: str) -> str:
    one, other = f"a.{column}", f"b.{column}"
    return (
        f"(CASE WHEN {one} IS NULL OR {other} IS NULL THEN 0 WHEN {one} = {other} THEN {int(Level.SAME)} "
        f"ELSE {_OPEN} END)::TINYINT AS {column}"
    )


def _settle(sides: Sides, name: str, levels: Levels) -> None:
    """Look at the pairs of texts that are not the same sign for sign, each distinct pair once."""
    at = np.flatnonzero(levels == _OPEN)
    if not len(at):
        return
    column = _column(name)
    sides.db.register("open_given", {"nr": at})
    one, other = spelt(f"a.{column}"), spelt(f"b.{column}")
    found = sides.db.execute(
        f"""
        SELECT nr, {one} AS one, {other} AS other
        FROM open_given JOIN pairs p USING (nr) JOIN a ON a.row = p.a JOIN b ON b.row = p.b
        """
    ).fetchnumpy()
    sides.db.unregister("open_given")
    texts = found["one"].tolist(), found["other"].tolist()
    measured = date_levels(*texts) if name in _BY_YEARS else text_levels(*texts)
    levels[found["nr"]] = measured


def differences(sides: Sides, a: Ints, b: Ints, compared: Compared) -> Ints:
    """Return, pair by pair, a bit for each of ``sides.shared`` in which both rows say something and not the same."""
    put_pairs(sides, a, b)
    bits = np.zeros(len(a), np.int64)
    told = [f"(({_differs(name)})::BIGINT << {at})" for at, name in enumerate(sides.shared) if name != "dimensions"]
    if told:
        found = sides.db.execute(
            f"SELECT {' | '.join(told)} AS bits FROM pairs p JOIN a ON a.row = p.a JOIN b ON b.row = p.b ORDER BY nr"
        )
        bits |= found.fetchnumpy()["bits"]
    if "dimensions" in sides.shared and "size" in compared.names:
        size = compared.levels[:, compared.names.index("size")]
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
