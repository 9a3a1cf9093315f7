"""Which numbers stand in all sizes of one shape, if one of them was read? (``14 x 18 cm`` and ``9 x 12 cm``.)

Half a million sizes have some ten thousand shapes. How a size is read (which number is which side, in which unit, what
says it again) is the same for all sizes of one shape, but for a few whose reading depends on the numbers themselves;
those are read one by one. So the numbers of a whole column are found without reading each text in Python.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reorg.documentation.grammar import size_words as words
from reorg.documentation.grammar.dimensions import chains_of, part_rank
from reorg.documentation.grammar.size_reader import Chain, Measure

SHAPE_SQL = (
    "regexp_replace(regexp_replace(regexp_replace({0}, '([0-9][ .,])([0-9]{{3}})\\b', '\\1#', 'g'), "
    "'([#][ .,])([0-9]{{3}})\\b', '\\1#', 'g'), '[0-9]+', '9', 'g')"
)
"""The shape of a size in SQL: figures as 9, but three behind a figure and a sign, which may be thousands, as #."""
_RUN = re.compile("[0-9]+")
MOST_RUNS = 4
"""Runs of figures in one number: 1,250.5 3/8 has five and is read by itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in the texts of a shape: ``signs`` between runs of figures, the first run's place from 1.

    ``mm`` is what one of its unit is in mm (0: it has none), ``step`` the last step written; ``value`` is given where
    it was put together (``joined``), or stands alone.
    """

    signs: tuple[str, ...]
    run: int
    mm: float
    grouped: bool = False
    step: float = 1.0
    value: float | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One number of a size: in which part and where, what its label says it is, and the same in the other system."""

    part: int
    at: int
    rank: int
    axis: str
    first: Written
    other: Written | None


@dataclass(frozen=True, slots=True)
class Template:
    """What stands in a size: its numbers, its weight in kg, and whether all sizes of its shape are so (``common``)."""

    slots: tuple[Slot, ...]
    kg: float | None
    varies: bool
    common: bool


def template(text: str, unit: str = "", *, alone: bool = False) -> Template:
    """Return what stands in a size; ``unit`` is that of numbers without one. ``alone``: its numbers only, as they are."""
    reader, chains = chains_of(text, unit)
    runs = [] if alone else [run.start() for run in _RUN.finditer(text)]
    slots = []
    for part, chain in enumerate(chains):
        rank = part_rank(" ".join(chain.label))
        for at, measure in enumerate(chain.measures):
            if measure.value is not None:
                other = measure.other
                told = _written(other, text, runs) if other is not None and other.value is not None else None
                slots.append(Slot(part, at, rank, measure.axis, _written(measure, text, runs), told))
    common = not alone and not reader.weighed and not any(chain.weights or chain.weighed for chain in chains)
    common = common and all(_simple(each) for slot in slots for each in (slot.first, slot.other) if each is not None)
    return Template(tuple(slots), _kg(chains), reader.vary, common)


def _simple(written: Written) -> bool:
    return written.value is None and 0 < len(written.signs) <= MOST_RUNS


def _written(measure: Measure, text: str, runs: list[int]) -> Written:
    mm = words.MM.get(measure.unit, 0.0)
    if measure.at is not None and runs:
        start, end = measure.at
        first, last = bisect_left(runs, start), bisect_left(runs, end)
        signs = tuple(_RUN.split(text[start:end])[:-1])
        if last > first and len(signs) == last - first and text[end - 1].isdigit():
            return Written(signs, first + 1, mm, measure.grouped, measure.step)
    return Written((), 0, mm, measure.grouped, measure.step, measure.value, measure.at is None)


def _kg(chains: list[Chain]) -> float | None:
    weights = [value * words.KG[unit] for chain in chains for value, unit in chain.weights]
    return max(weights, default=None)
