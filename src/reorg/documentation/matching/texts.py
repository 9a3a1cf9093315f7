"""How alike are two texts, as museums shorten, reword and misspell them?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from reorg.documentation.matching.levels import Level

Levels = NDArray[np.int8]
NO_WORDS: Mapping[str, float] = MappingProxyType({})
ALIKE = 86
"""Of 100 signs, how many are the same in two texts that are nearly the same (words in any order; rapidfuzz)."""
WITHIN = 95
"""The same, where one text has words that the other leaves out."""
SHORTEST_CUT = 6
"""Signs that a beginning needs before it says something."""
_FIGURES = re.compile(r"\b(?:[0-9]+[a-z]?|[ivxl]+)\b")
_YEARS = re.compile(r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])")
_NEAR_YEARS = 2


def text_levels(
    one: Sequence[str], other: Sequence[str], rare: Mapping[str, float] = NO_WORDS
) -> tuple[Levels, NDArray[np.float32]]:
    """Return how pairs of texts, each in one spelling and not empty, compare, and how rare their shared words are.

    ``rare`` gives the bits that a shared word tells (log2 of one in how many texts has it); the second array is what
    the rarest one tells and half of the second rarest, NaN where no word is shared or nothing is known of it.
    """
    found = np.full(len(one), Level.OTHER, np.int8)
    told = np.full(len(one), np.nan, np.float32)
    if not len(one):
        return found, told
    ordered = cpdist(one, other, scorer=fuzz.token_sort_ratio, score_cutoff=50, dtype=np.uint8, workers=-1)
    within = cpdist(one, other, scorer=fuzz.token_set_ratio, score_cutoff=50, dtype=np.uint8, workers=-1)
    for at in np.flatnonzero((ordered > 0) | (within > 0)).tolist():
        found[at] = _level(one[at], other[at], int(ordered[at]), int(within[at]))
        if rare:
            bits = sorted((rare.get(word, 0.0) for word in set(one[at].split()) & set(other[at].split())), reverse=True)
            told[at] = bits[0] + sum(bits[1:2]) / 2 if bits else np.nan
    return found, told


def _level(one: str, other: str, ordered: int, within: int) -> Level:
    if one == other:
        return Level.SAME
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    cut = long.startswith(short) and len(short) >= SHORTEST_CUT
    figures_one, figures_other = set(_FIGURES.findall(one)), set(_FIGURES.findall(other))
    counted = bool(figures_one - figures_other) and bool(figures_other - figures_one)
    if cut:
        return Level.CUT
    if ordered >= ALIKE or (within >= WITHIN and len(short) >= 2 * SHORTEST_CUT):
        return Level.COUNTED if counted else Level.ALIKE
    shared = {word for word in set(short.split()) & set(long.split()) if len(word) > 2}
    if counted and ordered >= 70:
        return Level.COUNTED
    return Level.SOME if shared else Level.OTHER


def date_levels(one: Sequence[str], other: Sequence[str]) -> Levels:
    """Return how pairs of written dates, each in one spelling and not empty, compare: by their years if there are any."""
    found = np.full(len(one), Level.OTHER, np.int8)
    for at, (first, second) in enumerate(zip(one, other, strict=True)):
        years, others = _years(first), _years(second)
        if first == second:
            found[at] = Level.SAME
        elif years and others:
            if years == others:
                found[at] = Level.SAME if len(years) == 1 else Level.NEAR
            elif min(years) <= max(others) + _NEAR_YEARS and min(others) <= max(years) + _NEAR_YEARS:
                found[at] = Level.NEAR
        elif not years and not others:
            found[at] = Level.ALIKE if fuzz.token_sort_ratio(first, second) >= ALIKE else Level.OTHER
        else:
            found[at] = Level.NONE
    return found


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEARS.findall(text)}
