"""Is it the same size, though one list rounds it, measures in inches, or writes the width first?"""

from __future__ import annotations

from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.grammar.dimensions import parse_dimensions
from reorg.documentation.matching.levels import Level
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
"""Distinct written sizes that are read for one comparison: about 25 µs each."""


def to_one_unit(sides: Sides, a: Ints, b: Ints) -> None:
    """Bring the sizes of the first list to the unit of the second, if one of them says none and the pairs show it.

    Most of the pairs (``a``, ``b``) are the same objects; where most of their sizes are one factor apart, a factor that
    units have, that is the unit.
    """
    sides.db.register("given", {"a": a, "b": b})
    largest = "greatest(coalesce({0}.s1, 0), coalesce({0}.s2, 0), coalesce({0}.s3, 0))"
    found = sides.db.execute(
        f"""
        SELECT {largest.format("a")} / {largest.format("b")} AS ratio
        FROM given JOIN a ON a.row = given.a JOIN b ON b.row = given.b
        WHERE {largest.format("a")} > 0 AND {largest.format("b")} > 0 LIMIT {_ASKED}
        """
    ).fetchnumpy()["ratio"]
    sides.db.unregister("given")
    for ratio in (*RATIOS, *(1 / each for each in RATIOS)):
        if len(found) >= _FEWEST and (np.abs(found / ratio - 1) <= 0.03).mean() > 0.5:
            sides.db.execute(f"UPDATE a SET s1 = s1 / {ratio}, s2 = s2 / {ratio}, s3 = s3 / {ratio}")
            return


def size_levels(sides: Sides, count: int, pairs: str) -> Levels:
    """Return how the sizes of ``count`` pairs compare; ``pairs`` is the SQL that joins them."""
    levels = np.zeros(count, np.int8)
    told = ", ".join(f"{table}.s{at} AS {table}{at}" for table in "ab" for at in (1, 2, 3))
    some = "({0}.written IS NOT NULL OR {0}.s1 IS NOT NULL OR {0}.s2 IS NOT NULL)"
    found = sides.db.execute(
        f"SELECT nr, coalesce(a.written = b.written, false) AS same, a.s1 IS NULL OR b.s1 IS NULL AS unread, {told} "
        f"{pairs} WHERE {some.format('a')} AND {some.format('b')}"
    ).fetchnumpy()
    nr = found["nr"]
    one, other = (np.column_stack([np.ma.filled(found[f"{table}{at}"], np.nan) for at in (1, 2, 3)]) for table in "ab")
    own = compare_sides(one, other)
    own[found["same"]] = Level.SAME
    levels[nr] = own
    again = found["unread"] & ~found["same"]
    if again.any():
        _read_again(sides, nr[again], levels, pairs)
    return levels


def _read_again(sides: Sides, nr: NDArray[np.int64], levels: Levels, pairs: str) -> None:
    """Let the grammar read the sizes that no pattern read."""
    sides.db.register("nr_given", {"nr": nr})
    found = sides.db.execute(
        f"""
        SELECT nr, a.written AS one, b.written AS other, a.s1 AS a1, a.s2 AS a2, a.s3 AS a3, b.s1 AS b1, b.s2 AS b2, b.s3 AS b3
        {pairs} WHERE nr IN (FROM nr_given)
        """
    ).fetchnumpy()
    sides.db.unregister("nr_given")
    known: dict[str, tuple[float, ...]] = {}
    read = []
    for table, name in (("a", "one"), ("b", "other")):
        numbers = np.column_stack([np.ma.filled(found[f"{table}{at}"], np.nan) for at in (1, 2, 3)])
        for at, text in enumerate(np.ma.filled(found[name], "").tolist()):
            if not text or not np.isnan(numbers[at, 0]):
                continue
            if text not in known and len(known) < _MOST:
                known[text] = _read(text)
            if size := known.get(text):
                numbers[at] = np.nan
                numbers[at, : len(size)] = size
        read.append(numbers)
    own = compare_sides(*read)
    before = levels[found["nr"]]
    better = (before == Level.NONE) | np.isin(own, [Level.SAME, Level.NEAR, Level.TURNED])
    better |= (own == Level.UNIT) & np.isin(before, [Level.OTHER, Level.SOME])
    levels[found["nr"][better]] = own[better]


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
