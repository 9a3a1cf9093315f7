"""Is it the same size, though one list rounds it, measures in inches, or writes the width first?"""

from __future__ import annotations

from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.grammar.dimensions import parse_dimensions
from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.sides import Sides

Floats = NDArray[np.float64]
Levels = NDArray[np.int8]
SAME_MM = 2.0
NEAR_MM, NEAR_SHARE = 7.0, 0.025
"""How far a side may be off if it was rounded to whole or half centimetres, or to an eighth of an inch."""
RATIOS = (10.0, 25.4, 2.54, 100.0, 1000.0)
"""How far apart sides lie whose unit was mistaken."""
_SIDES = 3
_MOST = 60_000
"""Distinct written sizes that are read for one comparison: about 25 µs each."""


def size_levels(sides: Sides, count: int, pairs: str) -> Levels:
    """Return how the sizes of ``count`` pairs compare; ``pairs`` is the SQL that joins them."""
    found = sides.db.execute(
        f"""
        SELECT nr, a.written AS one, b.written AS other, a.mm AS mm_one, b.mm AS mm_other
        {pairs}
        WHERE NOT coalesce(a.written = b.written, false)
          AND (a.written IS NOT NULL OR len(list_filter(a.mm, x -> x IS NOT NULL)) > 0)
          AND (b.written IS NOT NULL OR len(list_filter(b.mm, x -> x IS NOT NULL)) > 0)
        """
    ).fetchnumpy()
    levels = np.zeros(count, np.int8)
    same = sides.db.execute(f"SELECT nr {pairs} WHERE a.written = b.written").fetchnumpy()["nr"]
    levels[same] = Level.SAME
    if len(found["nr"]):
        one, other = _sides(found["one"], found["mm_one"]), _sides(found["other"], found["mm_other"])
        levels[found["nr"]] = compare_sides(one, other)
    return levels


def _sides(written: NDArray[np.object_], columns: NDArray[np.object_]) -> Floats:
    """Return up to three sides of each row in mm (NaN: none), from the written size, else from the columns."""
    sides = np.full((len(written), _SIDES), np.nan)
    known: dict[str, tuple[float, ...]] = {}
    masked = np.ma.getmaskarray(written) if isinstance(written, np.ma.MaskedArray) else np.zeros(len(written), bool)
    for at, text in enumerate(np.ma.getdata(written).tolist()):
        if masked[at] or text is None:
            numbers = tuple(np.ma.compressed(columns[at]).tolist())[:_SIDES]
        else:
            numbers = known.get(text, ())
            if not numbers and text not in known and len(known) < _MOST:
                numbers = known[text] = _read(text)
        sides[at, : len(numbers)] = numbers
    return sides


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
    with np.errstate(invalid="ignore"):
        ratio = np.sort(one, 1)[:, :2] / np.sort(other, 1)[:, :2]
        for each in (*RATIOS, *(1 / ratio for ratio in RATIOS)):
            fits = (np.abs(ratio / each - 1) <= 0.02).sum(1) >= 2
            best[fits & (rank < 2)] = Level.UNIT
    best[counts == 0] = Level.NONE
    return best
