"""How do two titles compare, for many pairs at once? By their words as whole numbers: a title is a run of them.

A figure, or a word that stands for another one, makes two titles different that otherwise look alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.texts import ALIKE, SHORTEST_CUT, WITHIN

Levels = NDArray[np.int8]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
NO_WORDS: Mapping[str, float] = MappingProxyType({})
COUNTED = 70
"""Of 100 signs, how many are the same in two titles that differ in a figure; below it they are simply two texts."""
MISSPELT = 60
"""The same for two words of which one may be the other, misspelt."""
_LOOKED_AT = 50
"""The same, below which two titles are different whatever words they share."""
_NEW = 10.0
"""Bits of a word that stands in one list only."""
_FIGURE = re.compile(r"[0-9]+[a-z]?|[ivxl]+|[a-h]")


def title_levels(
    one: Sequence[str], other: Sequence[str], rare: Mapping[str, float] = NO_WORDS
) -> tuple[Levels, Floats]:
    """Return how pairs of titles, each in one spelling and not empty, compare, and how rare their shared words are.

    ``rare`` gives the bits that a shared word tells (log2 of one in how many texts has it). The second array is what the
    rarest shared word tells and half of the second rarest, less where the shorter text has rare words that the other
    lacks; NaN where nothing is shared or known.
    """
    count = len(one)
    told = np.full(count, np.nan, np.float32)
    if not count:
        return np.zeros(0, np.int8), told
    both = _Both(_Titles(one, other, rare), count)
    found = _levels(one, other, both)
    if rare:
        known = (found != Level.OTHER) & (both.shared > 0)
        told[known] = both.told()[known]
    return found, told


class _Titles:
    """The words of the titles: ``words`` are codes, those of title ``t`` from ``starts[t]`` on, each once and in order."""

    def __init__(self, one: Sequence[str], other: Sequence[str], rare: Mapping[str, float]) -> None:
        places: dict[str, int] = {}
        self.one = np.array([places.setdefault(text, len(places)) for text in one])
        self.other = np.array([places.setdefault(text, len(places)) for text in other])
        words = "\n ".join(places).split(" ")  # a line's end stays with a title's last word
        line = np.array([word[-1:] == "\n" for word in words], bool)
        words = " ".join(words).replace("\n", "").split(" ")
        known = {word: at for at, word in enumerate(dict.fromkeys(words))}
        codes = np.array(list(map(known.__getitem__, words)), np.int64)
        titles = np.concatenate([[0], np.cumsum(line)[:-1]])
        keys = np.unique(titles * len(known) + codes)
        title, self.words = keys // len(known), keys % len(known)
        self.lengths = np.bincount(title, minlength=len(places))
        self.starts = np.cumsum(self.lengths) - self.lengths
        self.figures = np.array([_FIGURE.fullmatch(word) is not None for word in known], bool)
        self.long = np.array([len(word) > 2 for word in known], bool)
        self.bits = np.array([rare.get(word, _NEW) for word in known] if rare else np.zeros(len(known)))
        self.spelt = list(known)
        self.whole = np.bincount(title, self.bits[self.words], len(places))

    def of(self, titles: Ints) -> tuple[Ints, Ints]:
        """Return the words of ``titles`` one after the other: whose (by place), and which."""
        lengths = self.lengths[titles]
        whose = np.repeat(np.arange(len(titles)), lengths)
        first = np.repeat(self.starts[titles] - (np.cumsum(lengths) - lengths), lengths)
        return whose, self.words[first + np.arange(len(whose))]


class _Both:
    """What pairs of titles share: counts a pair, and the words of either side that the other lacks."""

    def __init__(self, titles: _Titles, count: int) -> None:
        self.titles = titles
        size = len(titles.spelt) + 1
        (left, words), (right, more) = titles.of(titles.one), titles.of(titles.other)
        keys, others = left * size + words, right * size + more
        place = np.minimum(np.searchsorted(others, keys), max(0, len(others) - 1))
        met = others[place] == keys if len(others) else np.zeros(len(keys), bool)
        taken = np.zeros(len(others), bool)
        taken[place[met]] = True
        self._whose, self._words = left[met], words[met]
        self.shared = np.bincount(self._whose, minlength=count)
        self.shares_word = np.bincount(self._whose[titles.long[self._words]], minlength=count) > 0
        self.left, self.right = _Lacking(left[~met], words[~met]), _Lacking(right[~taken], more[~taken])
        self.figures = self.left.some(titles.figures, count) & self.right.some(titles.figures, count)
        self.lacks = self.left.count(count), self.right.count(count)

    def told(self) -> Floats:
        """Return the bits that the rarest shared word of each pair tells and half of the second rarest."""
        titles, count = self.titles, len(self.shared)
        bits = titles.bits[self._words]
        together = np.bincount(self._whose, bits, count)
        order = np.lexsort((-bits, self._whose))
        whose, bits = self._whose[order], bits[order]
        first = np.searchsorted(whose, np.arange(count))
        padded = np.append(bits, [0.0, 0.0])
        most = np.where(self.shared > 0, padded[first], 0.0)
        second = np.where(self.shared > 1, padded[first + 1], 0.0)
        whole = np.minimum(titles.whole[titles.one], titles.whole[titles.other])
        told: Floats = ((most + second / 2) * np.minimum(1.0, together / np.maximum(whole, 1.0))).astype(np.float32)
        return told


@dataclass(frozen=True)
class _Lacking:
    """Words that stand in one of two titles only, by pair."""

    whose: Ints
    words: Ints

    def count(self, pairs: int) -> Ints:
        return np.bincount(self.whose, minlength=pairs)

    def some(self, which: Bools, pairs: int) -> Bools:
        found: Bools = np.bincount(self.whose[which[self.words]], minlength=pairs) > 0
        return found

    def of(self, pair: int, spelt: Sequence[str]) -> list[str]:
        start, end = np.searchsorted(self.whose, [pair, pair + 1])
        return [spelt[word] for word in self.words[start:end].tolist()]


def _levels(one: Sequence[str], other: Sequence[str], both: _Both) -> Levels:
    lengths = np.array([(len(x), len(y)) for x, y in zip(one, other, strict=True)])
    short, long = lengths.min(1), lengths.max(1)
    begins = np.array([x.startswith(y) or y.startswith(x) for x, y in zip(one, other, strict=True)])
    found = np.full(len(one), Level.OTHER, np.int8)
    open_ = ~(begins & (short >= SHORTEST_CUT))
    ordered = _alike(fuzz.token_sort_ratio, one, other, open_)
    looked_at = (ordered > 0) | (
        _alike(fuzz.token_set_ratio, one, other, open_ & (ordered == 0) & (both.shared > 0)) > 0
    )
    found[open_ & looked_at & both.shares_word] = Level.SOME
    left, right = both.lacks
    apart = (left > 0) & (right > 0)
    within = ~apart & (both.shared > 0) & (short >= np.maximum(2 * SHORTEST_CUT, WITHIN * long))
    found[open_ & looked_at & within] = Level.ALIKE
    for at in np.flatnonzero(open_ & apart & (ordered >= ALIKE)).tolist():
        if not _replaced(both.left.of(at, both.titles.spelt), both.right.of(at, both.titles.spelt)):
            found[at] = Level.ALIKE
    counted = ((ordered >= COUNTED) | ((left == 1) & (right == 1))) & both.figures
    found[open_ & looked_at & counted] = Level.COUNTED
    found[~open_] = Level.CUT
    found[begins & (short == long)] = Level.SAME
    return found


def _alike(scorer: Callable[..., float], one: Sequence[str], other: Sequence[str], asked: Bools) -> NDArray[np.uint8]:
    """Return how many of 100 signs are the same, of the pairs that are asked for; 0 below what is looked at."""
    found = np.zeros(len(one), np.uint8)
    places = np.flatnonzero(asked)
    texts = [[side[at] for at in places.tolist()] for side in (one, other)]
    found[places] = cpdist(*texts, scorer=scorer, score_cutoff=_LOOKED_AT, dtype=np.uint8, workers=-1)
    return found


def _replaced(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether a word stands for another one, and is not the same word misspelt."""
    return any(all(fuzz.ratio(word, each) < MISSPELT for each in right) for word in left if len(word) > 2)
