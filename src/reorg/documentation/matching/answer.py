"""Which rows of two lists are the same object, how sure is that, and why? (Spectrum 5.1 Retrospective documentation.)

The answer is columns, as a list may have a million rows; a :class:`Pair` tells one of them in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.levels import AGAINST, Level
from reorg.documentation.matching.words import about
from reorg.language import Message

CANDIDATES = 5
"""How many possible partners of a row are kept, the best first."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against two rows being the same object.

    ``code`` is stable: what was compared and how it came out ("number-same", "number-swapped", "title-cut",
    "size-near", "maker-other" …). ``weight`` is how much it counts, in bits: 1 doubles the odds, -1 halves them.
    ``message`` says it in words.
    """

    code: str
    weight: float
    message: Message

    @property
    def against(self) -> bool:
        """Whether it speaks against."""
        return self.weight < 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Row ``a`` of the first and row ``b`` of the second list (from 1, after the headings).

    ``score`` is 0 to 1; ``automatic`` whether it is sure enough to be taken without looking. ``reasons`` stand with the
    weightiest first. ``vetoes`` are the codes of what forbids ``automatic`` whatever else is alike. ``group`` names what
    the decision rests on, so that many with the same ground can be accepted at once. ``differ`` are the fields
    (reorg.museum.FIELDS) in which both say something and do not say the same.
    """

    a: int
    b: int
    score: float
    automatic: bool
    reasons: tuple[Reason, ...]
    vetoes: tuple[str, ...]
    group: str
    differ: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matching:
    """What was found: columns of equal length, one place a pair, sorted by ``b`` and then the best first.

    ``a`` and ``b`` are rows from 1. ``automatic`` pairs use each row of each list at most once. ``compared`` are what
    was compared ("number", "title" …), in the columns of ``levels`` (how it came out, see :class:`Level`) and
    ``weights`` (bits). ``differs`` has a bit for each of ``fields`` in which both say something else.
    """

    rows_a: int
    rows_b: int
    a: Ints
    b: Ints
    score: Floats
    automatic: Bools
    compared: tuple[str, ...] = ()
    levels: NDArray[np.int8] = field(default_factory=lambda: np.zeros((0, 0), np.int8))
    weights: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    vetoes: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    fields: tuple[str, ...] = ()
    differs: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    ignored_numbers: bool = False

    @property
    def agrees(self) -> Bools:
        """For each pair: whether all that both rows say is the same."""
        agrees: Bools = self.differs == 0
        return agrees

    @cached_property
    def agree(self) -> int:
        """How many rows have a partner that is sure and says the same in all that both say."""
        return int((self.automatic & self.agrees).sum())

    @cached_property
    def differ(self) -> int:
        """How many rows have a partner that is sure and says something else somewhere."""
        return int((self.automatic & ~self.agrees).sum())

    @cached_property
    def alone_a(self) -> int:
        """How many rows of the first list have no partner that is sure."""
        return self.rows_a - int(self.automatic.sum())

    @cached_property
    def alone_b(self) -> int:
        """How many rows of the second list have no partner that is sure."""
        return self.rows_b - int(self.automatic.sum())

    def __len__(self) -> int:
        return len(self.a)

    def of(self, b: int) -> tuple[Pair, ...]:
        """Return the possible partners of row ``b`` of the second list, the best first."""
        start, end = np.searchsorted(self.b, [b, b + 1])
        return tuple(self.pair(at) for at in range(start, end))

    def pairs(self) -> Iterator[Pair]:
        """Yield all pairs in words, those of one row of the second list together, the best first."""
        for at in range(len(self.a)):
            yield self.pair(at)

    def pair(self, at: int) -> Pair:
        """Return the pair at position ``at`` in words."""
        levels = tuple(self.levels[at].tolist())
        codes = self.codes(levels)
        weights = self.weights[at].tolist()
        reasons = [Reason(code, round(weights[place], 1), self._words(code)) for place, code in codes]
        reasons.sort(key=lambda each: -abs(each.weight))
        return Pair(
            int(self.a[at]),
            int(self.b[at]),
            round(float(self.score[at]), 4),
            bool(self.automatic[at]),
            tuple(reasons),
            vetoes(int(self.vetoes[at])),
            self.group(levels, int(self.vetoes[at])),
            self.differing(int(self.differs[at])),
        )

    def kinds(self) -> tuple[Ints, Ints]:
        """Return the kind of each pair, and a pair (its position) of each kind: those of one kind are told in the same
        words, in the same order."""
        order = np.argsort(-np.abs(np.round(self.weights, 1)), axis=1, kind="stable").astype(np.int8)
        parts = (self.levels, order, self.vetoes[:, None], self.differs[:, None].copy().view(np.int8))
        told = np.ascontiguousarray(np.concatenate(parts, axis=1))
        whole = told.view(np.dtype((np.void, told.shape[1])))[:, 0]
        _, first, kinds = np.unique(whole, return_index=True, return_inverse=True)
        return kinds.astype(np.int64), first.astype(np.int64)

    @cached_property
    def _known(self) -> dict[tuple[int, ...], list[tuple[int, str]]]:
        return {}

    @cached_property
    def _said(self) -> dict[str, Message]:
        return {}

    def _words(self, code: str) -> Message:
        message = self._said.get(code)
        if message is None:
            message = self._said[code] = about(code)
        return message

    def codes(self, levels: tuple[int, ...]) -> list[tuple[int, str]]:
        """Return, for how things came out, the (column, code) of each that says something."""
        known = self._known.get(levels)
        if known is None:
            named = zip(self.compared, levels, strict=True)
            known = [(at, f"{name}-{Level(level).code}") for at, (name, level) in enumerate(named) if level]
            self._known[levels] = known
        return known

    def group(self, levels: tuple[int, ...], veto: int) -> str:
        """Return what a decision on such a pair rests on: the number, what it is, and what forbids or speaks against."""
        codes = dict(self.codes(levels))
        named = {self.compared[at]: code for at, code in codes.items()}
        first = [named[name] for name in ("number", "title", "size", "maker") if name in named][:3]
        against = [code for at, code in codes.items() if levels[at] in AGAINST and code not in first][:1]
        return " ".join([*vetoes(veto), *first, *against])

    def differing(self, bits: int) -> tuple[str, ...]:
        """Return the fields whose bits are set."""
        return tuple(name for at, name in enumerate(self.fields) if bits >> at & 1)


VETOES: Mapping[int, str] = {1: "numbers-known", 2: "other-part", 4: "several-alike", 8: "numbers-differ"}
"""What forbids taking a pair without looking, by bit."""


def vetoes(bits: int) -> tuple[str, ...]:
    """Return the codes of the vetoes whose bits are set."""
    return tuple(code for bit, code in VETOES.items() if bits & bit)
