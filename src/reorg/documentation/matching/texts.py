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
SHARED = 60
"""The same, where two texts share some words only."""
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


def text_levels(one: Sequence[str], other: Sequence[str]) -> Levels:
    """Return how pairs of texts, each in one spelling and not empty, compare, word by word and sign by sign."""
    found = np.full(len(one), Level.OTHER, np.int8)
    if not len(one):
        return found
    ordered = cpdist(one, other, scorer=fuzz.token_sort_ratio, score_cutoff=50, dtype=np.uint8, workers=-1)
    within = cpdist(one, other, scorer=fuzz.token_set_ratio, score_cutoff=50, dtype=np.uint8, workers=-1)
    pairs = list(zip(one, other, strict=True))
    lengths = np.array([(len(x), len(y)) for x, y in pairs])
    short, long = lengths.min(1), lengths.max(1)
    found[within >= SHARED] = Level.SOME
    found[(ordered >= ALIKE) | ((within == 100) & (short >= np.maximum(2 * SHORTEST_CUT, WITHIN * long)))] = Level.ALIKE
    begins = np.array([x.startswith(y) or y.startswith(x) for x, y in pairs])
    found[begins & (short >= SHORTEST_CUT)] = Level.CUT
    found[begins & (short == long)] = Level.SAME
    return found


def title_levels(
    one: Sequence[str], other: Sequence[str], rare: Mapping[str, float] = NO_WORDS
) -> tuple[Levels, NDArray[np.float32]]:
    """Return how pairs of titles, each in one spelling and not empty, compare, and how rare their shared words are.

    A figure, or a word that stands for another one, makes two titles different that otherwise look alike.

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
    split: dict[str, tuple[frozenset[str], float]] = {}
    for at in np.flatnonzero((ordered > 0) | (within > 0)).tolist():
        (words, bits), (others, more) = (
            split.get(text) or split.setdefault(text, _split(text, rare)) for text in (one[at], other[at])
        )
        shared = words & others
        found[at] = level = _level(one[at], other[at], (words, others, shared), int(ordered[at]))
        if rare and shared and level != Level.OTHER:
            told[at] = _told([rare.get(word, 0.0) for word in shared], min(bits, more))
    return found, told


def _split(text: str, rare: Mapping[str, float]) -> tuple[frozenset[str], float]:
    """Return the words of a text, and the bits that they tell together."""
    words = frozenset(text.split())
    return words, sum([rare.get(word, _NEW) for word in words]) if rare else 0.0


def _level(one: str, other: str, words: tuple[frozenset[str], frozenset[str], frozenset[str]], ordered: int) -> Level:
    if one == other:
        return Level.SAME
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short) and len(short) >= SHORTEST_CUT:
        return Level.CUT
    shared = words[2]
    left, right = words[0] - shared, words[1] - shared
    if (ordered >= COUNTED or (len(left) == len(right) == 1)) and _counted(left, right):
        return Level.COUNTED
    if left and right:
        alike = ordered >= ALIKE and not _replaced(left, right)
    else:
        alike = bool(shared) and len(short) >= max(2 * SHORTEST_CUT, WITHIN * len(long))
    if alike:
        return Level.ALIKE
    return Level.SOME if any(len(word) > 2 for word in shared) else Level.OTHER


def _counted(left: frozenset[str], right: frozenset[str]) -> bool:
    """Return whether a figure stands for another one."""
    return any(map(_FIGURE.fullmatch, left)) and any(map(_FIGURE.fullmatch, right))


def _replaced(left: frozenset[str], right: frozenset[str]) -> bool:
    """Return whether a word stands for another one, and is not the same word misspelt."""
    return any(all(fuzz.ratio(word, each) < MISSPELT for each in right) for word in left if len(word) > 2)


def _told(bits: list[float], whole: float) -> float:
    """Return what shared words tell, given their bits and what the words of the shorter text tell together."""
    together = sum(bits)
    most = max(bits)
    bits.remove(most)
    return (most + (max(bits) / 2 if bits else 0.0)) * min(1.0, together / max(whole, 1.0))


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
