"""What do we know of all the objects at once? Columns, so that judging is vectorised from 300 objects to a million."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern

import numpy as np
import numpy.typing as npt

from reorg.museum.fields import FIELDS
from reorg.museum.pile import Facts
from reorg.museum.unknown import says_nothing

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
TEXT = tuple(name for name, each in FIELDS.items() if not each.numeric)
RULING = ("keep_still", "hazard")
"""What daily work says of an object that decides where it may stand."""
MEASURES = tuple(name for name, each in FIELDS.items() if each.numeric)


@dataclass(frozen=True)
class Objects:
    """All objects, column by column. Text that is unknown is ``""``; a number that is unknown is NaN.

    Lengths are mm, weights kg. ``source`` is the id of the file an object was first read from, ``row`` its row there
    (from 1 after the header; NaN if it was entered by hand).
    """

    ids: Sequence[str] = ()
    text: Mapping[str, Sequence[str]] = field(default_factory=dict)
    measures: Mapping[str, Numbers] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[tuple[str, Facts]], words: Collection[str] = (*TEXT, *RULING, "source")) -> Objects:
        """Return the columns of objects given as (id, facts), in that order; of the text only the columns ``words``."""
        ids: list[str] = []
        text: dict[str, list[str]] = {name: [] for name in words}
        measures: dict[str, list[float]] = {name: [] for name in (*MEASURES, "row")}
        nan = float("nan")
        for object_id, said in facts:
            ids.append(object_id)
            for name, column in text.items():
                column.append(intern(str(said.get(name, ""))))
            for name, numbers in measures.items():
                value = said.get(name)
                numbers.append(float(value) if isinstance(value, int | float) else nan)
        return cls(ids, text, {name: np.array(each, dtype=np.float64) for name, each in measures.items()})

    def __len__(self) -> int:
        return len(self.ids)

    def words(self, name: str) -> Sequence[str]:
        """Return a text column; a fact that nobody said is a column of ``""``."""
        return self.text.get(name) or [""] * len(self.ids)

    def says(self, name: str) -> Flags:
        """Return for each object whether its record says something under ``name``; "unknown" and "n/a" say nothing."""
        if name in MEASURES:
            return ~np.isnan(self.numbers(name))
        said = (bool(text) and not says_nothing(text, name) for text in self.words(name))
        return np.fromiter(said, dtype=np.bool_, count=len(self.ids))

    def numbers(self, name: str) -> Numbers:
        """Return a number column (mm, kg, parts); unknown is NaN."""
        column = self.measures.get(name)
        return column if column is not None else np.full(len(self.ids), np.nan)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position of each id."""
        return {object_id: at for at, object_id in enumerate(self.ids)}

    def facts(self, at: int) -> dict[str, object]:
        """Return what is known of the object at position ``at``; unknown facts are left out."""
        known: dict[str, object] = {name: column[at] for name, column in self.text.items() if column[at]}
        known |= {name: float(column[at]) for name, column in self.measures.items() if not np.isnan(column[at])}
        return known
