"""What is a clean register: one line an object, and for every cell the row of the source, or the person, that says it?

(Spectrum 5.1 "Amendment history": what was changed, by whom, on what evidence.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reorg.language import Message
from reorg.museum import Facts, Layer


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a cell comes from: a row (from 1) of a source, or a person on a day (ISO 8601)."""

    source: str = ""
    row: int = 0
    who: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says; ``ground`` is None where it says nothing; ``amended``: not as the museum's own list wrote it."""

    text: str = ""
    ground: Ground | None = None
    amended: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One object: its id, its cells in the order of the headings, and the row of the list it was entered from."""

    object: str
    cells: tuple[Cell, ...]
    ground: Ground


@dataclass(frozen=True)
class CleanRegister:
    """The register as it stands: ``headings`` (the museum's own words first, then ours) and its lines by number.

    ``fields`` says what each column holds (reorg.museum.FIELDS; "" is a column that means nothing to us).

    ``sources`` are the museum's sources by id, ``base`` the one whose columns these are ("" if its file is not here
    any more, then all columns are ours); ``withheld`` are the fields left out because they are nobody else's business.
    """

    museum: str
    headings: tuple[Message | str, ...]
    fields: tuple[str, ...]
    lines: tuple[Line, ...]
    sources: Mapping[str, Facts]
    base: str = ""
    withheld: tuple[str, ...] = ()


def ground_of(layer: Layer) -> Ground:
    """Return where what a layer says comes from: the source and row that it cites, or who said it, and when."""
    cites = layer.data.get("cites")
    if isinstance(cites, Sequence) and not isinstance(cites, str) and len(cites) == 2:
        return Ground(str(cites[0]), int(str(cites[1])))
    source, row = layer.data.get("source"), layer.data.get("row")
    if isinstance(source, str) and isinstance(row, int | float):
        return Ground(source, int(row))
    return Ground(who=layer.who, day=layer.time[:10])
