"""In which small columns does a list know every object? Words that repeat as small numbers, rows by their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reorg.museum import GONE


class Codes(dict[str, int]):
    """Words that repeat, as small numbers: the word's place in ``words``. A word that was never seen gets a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    @classmethod
    def of(cls, words: Iterable[str]) -> Codes:
        """Return the codes of ``words``, in this order."""
        made = cls()
        for word in words:
            made[word]
        return made

    def __missing__(self, word: str) -> int:
        self.words.append(word)
        self[word] = len(self.words) - 1
        return len(self.words) - 1


@dataclass(frozen=True)
class Columns:
    """The columns, each by row id less ``base``; ``order`` holds row ids less ``base`` in the order of numbers.

    A row that is not in ``order`` is not there (any more). What was read stays as it is: changes make other columns.
    """

    base: int
    order: NDArray[np.int32]
    category: NDArray[np.int32]
    place: NDArray[np.int32]
    state: NDArray[np.int16]
    marks: NDArray[np.int16]
    categories: Codes = field(default_factory=Codes)
    places: Codes = field(default_factory=Codes)
    states: Codes = field(default_factory=Codes)

    def __len__(self) -> int:
        return len(self.order)

    @property
    def span(self) -> int:
        """How many row ids the columns reach over."""
        return len(self.category)

    @cached_property
    def rank(self) -> NDArray[np.int32]:
        """Where each row stands in the order; -1 for those that are not there."""
        found = np.full(self.span, -1, np.int32)
        found[self.order] = np.arange(len(self.order), dtype=np.int32)
        return found

    @cached_property
    def counted(self) -> NDArray[np.bool_]:
        """Which rows are counted: all but those of objects that are gone."""
        gone = np.array([word in GONE for word in self.states.words] or [False], np.bool_)
        return ~gone[self.state]

    @cached_property
    def counted_order(self) -> NDArray[np.int32]:
        """The order of those that are counted: the list that is opened most."""
        return self.order[self.counted[self.order]]

    def positions(self, rows: Iterable[int]) -> NDArray[np.int32]:
        """Return row ids as places in the columns; those that are not there are left out."""
        at = np.fromiter(rows, dtype=np.int64) - self.base
        at = at[(at >= 0) & (at < self.span)]
        return at[self.rank[at] >= 0].astype(np.int32)

    def changed(self, rows: Sequence[tuple[int, str, str, str, int]], span: int) -> Columns:
        """Return columns that reach over ``span`` row ids, with other values at (place, category, place id, state, marks)."""
        longer = (np.concatenate([old, np.zeros(max(0, span - len(old)), old.dtype)]) for old in self._columns)
        category, place, state, marks = longer
        for at, said_category, said_place, said_state, said_marks in rows:
            category[at] = self.categories[said_category]
            place[at] = self.places[said_place]
            state[at] = self.states[said_state]
            marks[at] = said_marks
        return Columns(self.base, self.order, category, place, state, marks, self.categories, self.places, self.states)

    @property
    def _columns(self) -> tuple[NDArray[np.int32] | NDArray[np.int16], ...]:
        return self.category, self.place, self.state, self.marks
