"""How alike are two texts, as museums shorten, reword and misspell them?"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from reorg.documentation.matching.levels import Level

Levels = NDArray[np.int8]
ALIKE = 80
"""Of 100 signs, how many are the same in two texts that are nearly the same (words in any order; rapidfuzz)."""
SHARED = 60
"""The same, where two texts share some words only."""
WITHIN = 0.4
"""The share of a longer text that a shorter one, all of whose words stand in it, must fill to be nearly the same."""
SHORTEST_CUT = 6
"""Signs that a beginning needs before it says something."""
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
