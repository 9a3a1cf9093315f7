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
ALIKE = 80
"""Of 100 signs, how many are the same in two texts that are nearly the same (words in any order; rapidfuzz)."""
COUNTED = 70
"""The same, where a figure is another: below it they are simply two texts."""
MISSPELT = 60
"""The same for two words of which one may be the other, misspelt."""
WITHIN = 0.4
"""The share of a longer text that a shorter one, all of whose words stand in it, must fill to be nearly the same."""
SHORTEST_CUT = 6
"""Signs that a beginning needs before it says something."""
_NEW = 10.0
"""Bits of a word that stands in one list only."""
_FIGURE = re.compile(r"[0-9]+[a-z]?|[ivxl]+|[a-h]")
_YEARS = re.compile(r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])")
_NEAR_YEARS = 2


def text_levels(
    one: Sequence[str], other: Sequence[str], rare: Mapping[str, float] = NO_WORDS
) -> tuple[Levels, NDArray[np.float32]]:
    """Return how pairs of texts, each in one spelling and not empty, compare, and how rare their shared words are.

    ``rare`` gives the bits that a shared word tells (log2 of one in how many texts has it). The second array is what the
    rarest shared word tells and half of the second rarest, less where the shorter text has rare words that the other
    lacks; NaN where nothing is shared or known.
    """
    found = np.full(len(one), Level.OTHER, np.int8)
    told = np.full(len(one), np.nan, np.float32)
    if not len(one):
        return found, told
    ordered = cpdist(one, other, scorer=fuzz.token_sort_ratio, score_cutoff=50, dtype=np.uint8, workers=-1)
    within = cpdist(one, other, scorer=fuzz.token_set_ratio, score_cutoff=50, dtype=np.uint8, workers=-1)
    for at in np.flatnonzero((ordered > 0) | (within > 0)).tolist():
        words, others = set(one[at].split()), set(other[at].split())
        found[at] = _level(one[at], other[at], words, others, int(ordered[at]))
        if rare:
            told[at] = _told(words, others, rare)
    return found, told


def _level(one: str, other: str, words: set[str], others: set[str], ordered: int) -> Level:
    if one == other:
        return Level.SAME
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short) and len(short) >= SHORTEST_CUT:
        return Level.CUT
    left, right = words - others, others - words
    counted = any(_FIGURE.fullmatch(word) for word in left) and any(_FIGURE.fullmatch(word) for word in right)
    if counted and (ordered >= COUNTED or (len(left) == len(right) == 1)):
        return Level.COUNTED
    shared = words & others
    if left and right:
        alike = ordered >= ALIKE and not _replaced(left, right)
    else:
        alike = bool(shared) and len(short) >= max(2 * SHORTEST_CUT, WITHIN * len(long))
    if alike:
        return Level.ALIKE
    return Level.SOME if any(len(word) > 2 for word in shared) else Level.OTHER


def _replaced(left: set[str], right: set[str]) -> bool:
    """Return whether a word stands for another one, and is not the same word misspelt."""
    return any(all(fuzz.ratio(word, each) < MISSPELT for each in right) for word in left if len(word) > 2)


def _told(words: set[str], others: set[str], rare: Mapping[str, float]) -> float:
    bits = sorted((rare.get(word, 0.0) for word in words & others), reverse=True)
    if not bits:
        return float("nan")
    whole = min(sum(rare.get(word, _NEW) for word in words), sum(rare.get(word, _NEW) for word in others))
    return (bits[0] + sum(bits[1:2]) / 2) * min(1.0, sum(bits) / max(whole, 1.0))


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
