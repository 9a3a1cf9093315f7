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
from reorg.documentation.matching.said import coded
from reorg.documentation.matching.sides import PLAIN_SIGNS, Sides, put_pairs

Ints = NDArray[np.int64]
Levels = NDArray[np.int8]
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_PLAIN = str.maketrans(*PLAIN_SIGNS)
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


class Numbers:
    """The numbers of both lists: in one spelling (``keys``) and as they are written (``raw``), as codes by row."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self.keys = coded(sides, "key", as_written=True)
        self.raw = coded(sides, "r_number", as_written=True)
        self._others = any(
            (sides.db.cursor().execute(f"SELECT count(others) FROM {table}").fetchone() or (0,))[0] for table in "ab"
        )

    def related(self) -> bool:
        """Return whether the numbers of both lists are of one kind: some are the same, or most look the same.

        One list may count its rows while the other gives inventory numbers; then a different number says nothing.
        """
        in_a, in_b = self.keys.counts_a > 0, self.keys.counts_b > 0
        if (in_a & in_b).sum() > RELATED * min(in_a.sum(), in_b.sum()):
            return True
        found = self._sides.db.execute(
            f"""
            WITH x AS (SELECT DISTINCT key FROM a WHERE key IS NOT NULL),
            y AS (SELECT DISTINCT key FROM b WHERE key IS NOT NULL),
            shapes AS (
                SELECT {shape_sql("key")} AS shape FROM x GROUP BY 1 HAVING count(*) >= (SELECT count(*) / 50.0 FROM x)
            )
            SELECT (SELECT count(*) FROM y WHERE {shape_sql("key")} IN (FROM shapes)) > (SELECT count(*) FROM y) / 2
            """
        ).fetchone()
        return found is not None and bool(found[0])

    def shares_unknown(self) -> tuple[float, float]:
        """Return the share of either list's numbers that the other does not know."""
        counts = self.keys.counts_a, self.keys.counts_b
        one, other = (float(own[more == 0].sum() / max(1, own.sum())) for own, more in (counts, (counts[1], counts[0])))
        return one, other

    def known(self, a: Ints, b: Ints) -> NDArray[np.bool_]:
        """Return for which pairs of rows both numbers stand in both lists."""
        one, other = self.keys.a[a], self.keys.b[b]
        both = (self.keys.counts_a > 0) & (self.keys.counts_b > 0)
        both = np.append(both, False)  # for -1: no number
        known: NDArray[np.bool_] = both[one] & both[other]
        return known

    def parts_of_one(self, a: Ints, b: Ints) -> NDArray[np.bool_]:
        """Return which pairs of rows are two parts of one whole: the same number, another letter."""
        one, other = self.keys.a[a], self.keys.b[b]
        parts = np.zeros(len(a), bool)
        for at in np.flatnonzero((one >= 0) & (other >= 0) & (one != other)).tolist():
            first, second = self.keys.texts[one[at]], self.keys.texts[other[at]]
            if first[-1] in _LETTERS and second[-1] in _LETTERS:
                found, more = _PART.fullmatch(first), _PART.fullmatch(second)
                parts[at] = bool(found and more and found[1] == more[1])
        return parts

    def levels(self, a: Ints, b: Ints) -> Levels:
        """Return how the numbers of pairs of rows compare."""
        one, other = self.keys.a[a], self.keys.b[b]
        raw, raw_other = self.raw.a[a], self.raw.b[b]
        levels = np.zeros(len(a), np.int8)
        both = (one >= 0) & (other >= 0)
        same = both & (one == other)
        levels[same] = Level.SAME
        texts = self.raw.texts
        for at in np.flatnonzero(same & (raw != raw_other)).tolist():
            levels[at] = written(_western(texts[raw[at]]), _western(texts[raw_other[at]]))
        unlike = np.flatnonzero(both & ~same)
        if len(unlike):
            keys = self.keys.texts
            levels[unlike] = slips(
                keys[one[unlike]].tolist(),
                keys[other[unlike]].tolist(),
                texts[raw[unlike]].tolist(),
                texts[raw_other[unlike]].tolist(),
            )
        if self._others:
            self._elsewhere(a, b, levels)
        return levels

    def _elsewhere(self, a: Ints, b: Ints, levels: Levels) -> None:
        """Mark pairs of which the number of one stands among the other numbers of the other."""
        db = self._sides.db
        put_pairs(self._sides, a, b)
        found = db.execute(
            "SELECT nr FROM pairs p JOIN a ON a.row = p.a JOIN b ON b.row = p.b "
            "WHERE coalesce(list_contains(a.others, b.key), false) OR coalesce(list_contains(b.others, a.key), false)"
        ).fetchnumpy()["nr"]
        weak = ~np.isin(levels[found], [Level.SAME, Level.WRITTEN])
        levels[found[weak]] = Level.ELSEWHERE


def _western(number: str) -> str:
    """Return a number as it is written, in lower case, with western digits and Latin look-alikes (sides.western_sql)."""
    return number.lower() if number.isascii() else number.lower().translate(_PLAIN)


def written(one: str, other: str) -> Level:
    """Return ``SAME`` for numbers that differ in separators and case alone, ``WRITTEN`` if zeros differ too."""
    return Level.SAME if _SIGNS.sub("", one) == _SIGNS.sub("", other) else Level.WRITTEN


def slips(one: Sequence[str], other: Sequence[str], raw_one: Sequence[str], raw_other: Sequence[str]) -> Levels:
    """Return how pairs of numbers (in one spelling, and as written) that are not the same compare."""
    levels = np.full(len(one), Level.OTHER, np.int8)
    bare = [[each.replace(".", "") for each in side] for side in (one, other)]
    distance = cpdist(bare[0], bare[1], scorer=OSA.distance, score_cutoff=2, dtype=np.int8, workers=-1)
    for at in np.flatnonzero(distance <= 2).tolist():
        if distance[at] == 2 and not (one[at][-1:].isalpha() or other[at][-1:].isalpha()):
            continue
        levels[at] = relation(one[at], other[at], _western(raw_one[at]), _western(raw_other[at]))
    return levels


def relation(one: str, other: str, raw_one: str, raw_other: str) -> Level:
    """Return how two numbers that are not the same compare."""
    bare, bare_other = one.replace(".", ""), other.replace(".", "")
    if bare == bare_other:
        return Level.DOT
    if one[-1] in _LETTERS or other[-1] in _LETTERS:
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
