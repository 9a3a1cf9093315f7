"""Are two written numbers one number, mistaken by one slip, or two numbers?"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from reorg.documentation.grammar.numbers import shape_sql
from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.sides import Sides, western_sql

Levels = NDArray[np.int8]
_PART = re.compile(r"(.*[0-9])\.?([a-z]{1,2})")
RELATED = 0.02
"""The share of numbers that must stand in both lists for them to be of one kind whatever they look like."""
_SIGNS = re.compile(r"[\W_]+")
_LOOKS = (
    "0o",
    "0q",
    "0d",
    "1l",
    "1i",
    "2z",
    "5s",
    "6b",
    "6g",
    "8b",
    "68",
    "38",
    "17",
    "56",
    "27",
    "49",
    "li",
    "uv",
    "vy",
)
"""Signs that are taken for one another in handwriting and print."""
_LOOKALIKE = frozenset(frozenset(pair) for pair in _LOOKS)


def numbers_related(sides: Sides) -> bool:
    """Return whether the numbers of both lists are of one kind: some are the same, or most look the same.

    One list may count its rows while the other gives inventory numbers; then a different number says nothing.
    """
    found = sides.db.execute(
        f"""
        WITH x AS (SELECT DISTINCT key FROM a WHERE key IS NOT NULL), y AS (SELECT DISTINCT key FROM b WHERE key IS NOT NULL),
        shapes AS (SELECT {shape_sql("key")} AS shape FROM x GROUP BY 1 HAVING count(*) >= (SELECT count(*) / 50.0 FROM x))
        SELECT (SELECT count(*) FROM x), (SELECT count(*) FROM y), (SELECT count(*) FROM x JOIN y USING (key)),
               (SELECT count(*) FROM y WHERE {shape_sql("key")} IN (FROM shapes))
        """
    ).fetchone()
    assert found is not None
    ones, others, both, alike = found
    return bool(both > RELATED * min(ones, others) or alike > others / 2)


def number_levels(sides: Sides, count: int, pairs: str) -> Levels:
    """Return how the numbers of ``count`` pairs compare; ``pairs`` is the SQL that joins them."""
    levels = np.zeros(count, np.int8)
    found = sides.db.execute(
        f"""
        SELECT nr, a.key AS one, b.key AS other, {western_sql("a.r_number")} AS raw_one,
               {western_sql("b.r_number")} AS raw_other,
               a.key = b.key AS same, coalesce(a.r_number = b.r_number, false) AS exact
        {pairs}
        WHERE a.key IS NOT NULL AND b.key IS NOT NULL
        """
    ).fetchnumpy()
    own = np.full(len(found["nr"]), Level.OTHER, np.int8)
    own[found["exact"]] = Level.SAME
    for at in np.flatnonzero(found["same"] & ~found["exact"]).tolist():
        own[at] = written(str(found["raw_one"][at]), str(found["raw_other"][at]))
    unlike = np.flatnonzero(~found["same"])
    if len(unlike):
        own[unlike] = slips(
            *([str(each) for each in found[name][unlike].tolist()] for name in ("one", "other", "raw_one", "raw_other"))
        )
    levels[found["nr"]] = own
    elsewhere = sides.db.execute(
        f"SELECT nr {pairs} WHERE coalesce(list_contains(a.others, b.key), false) "
        "OR coalesce(list_contains(b.others, a.key), false)"
    ).fetchnumpy()["nr"]
    weak = ~np.isin(levels[elsewhere], [Level.SAME, Level.WRITTEN])
    levels[elsewhere[weak]] = Level.ELSEWHERE
    return levels


def written(one: str, other: str) -> Level:
    """Return ``SAME`` for numbers that differ in separators and case alone, ``WRITTEN`` if zeros differ too."""
    return Level.SAME if _SIGNS.sub("", one) == _SIGNS.sub("", other) else Level.WRITTEN


def slips(one: Sequence[str], other: Sequence[str], raw_one: Sequence[str], raw_other: Sequence[str]) -> Levels:
    """Return how pairs of numbers (in one spelling, and as written in lower case) that are not the same compare."""
    levels = np.full(len(one), Level.OTHER, np.int8)
    bare = [[each.replace(".", "") for each in side] for side in (one, other)]
    distance = cpdist(bare[0], bare[1], scorer=OSA.distance, score_cutoff=2, dtype=np.int8, workers=-1)
    for at in np.flatnonzero(distance <= 2).tolist():
        if distance[at] == 2 and not (one[at][-1:].isalpha() or other[at][-1:].isalpha()):
            continue
        levels[at] = relation(one[at], other[at], raw_one[at], raw_other[at])
    return levels


def relation(one: str, other: str, raw_one: str, raw_other: str) -> Level:
    """Return how two numbers that are not the same compare."""
    bare, bare_other = one.replace(".", ""), other.replace(".", "")
    if bare == bare_other:
        return Level.DOT
    part, part_other = _PART.fullmatch(one), _PART.fullmatch(other)
    base, base_other = part[1] if part else one, part_other[1] if part_other else other
    if base == base_other:
        return Level.OTHER if part and part_other else Level.PART
    raw, raw_other = _SIGNS.sub("", raw_one), _SIGNS.sub("", raw_other)
    found = _slip(raw, raw_other)
    return found if found is not Level.OTHER else _slip(bare, bare_other)


def _slip(one: str, other: str) -> Level:
    """Return which one slip of the hand makes ``other`` of ``one``."""
    if abs(len(one) - len(other)) == 1:
        short, long = sorted((one, other), key=len)
        at = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
        return Level.DROPPED if short[at:] == long[at + 1 :] else Level.OTHER
    if len(one) != len(other):
        return Level.OTHER
    unlike = [at for at in range(len(one)) if one[at] != other[at]]
    if len(unlike) == 1:
        at = unlike[0]
        if frozenset((one[at], other[at])) not in _LOOKALIKE:
            return Level.DIGIT
        return Level.MISREAD if one[at].isdecimal() and other[at].isdecimal() else Level.LOOKS
    if len(unlike) == 2 and unlike[1] == unlike[0] + 1:
        first, second = unlike
        if one[first] == other[second] and one[second] == other[first]:
            return Level.SWAPPED
    return Level.OTHER


def parts_of_one(sides: Sides, count: int) -> NDArray[np.bool_]:
    """Return which of the pairs in the table ``pairs`` are two parts of one whole: the same number, another letter."""
    parts = np.zeros(count, bool)
    part = r"'^(.*[0-9])\.?([a-z]{1,2})$'"
    found = sides.db.execute(
        f"""
        SELECT nr FROM pairs p JOIN a ON a.row = p.a JOIN b ON b.row = p.b
        WHERE a.key <> b.key AND regexp_extract(a.key, {part}, 1) <> ''
          AND regexp_extract(a.key, {part}, 1) = regexp_extract(b.key, {part}, 1)
        """
    ).fetchnumpy()
    parts[found["nr"]] = True
    return parts
