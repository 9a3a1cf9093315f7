"""How does what somebody typed on a sheet come in without burying what somebody else wrote meanwhile? Line by line."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from reorg.assessment.sheets.sheet import Cell, Sheet
from reorg.museum import Draft, identity


@dataclass(frozen=True, slots=True)
class Typed:
    """One line as it comes from a person: what it ``showed`` when the page was made, and the ``value`` that they want."""

    showed: object
    value: object


@dataclass(frozen=True, slots=True)
class Clash:
    """A line that somebody else changed meanwhile: what they wrote (``theirs``), and what this person wanted (``mine``)."""

    path: str
    theirs: Cell
    mine: object


@dataclass(frozen=True, slots=True)
class Entered:
    """What is to be entered, and the lines on which two people differ: nothing of those is entered.

    ``seen`` is what is to be said of the place itself, by fact (:mod:`reorg.assessment.sheets.facts`).
    """

    drafts: tuple[Draft, ...]
    clashes: tuple[Clash, ...]
    seen: Mapping[str, object] = field(default_factory=dict)

    @property
    def lines(self) -> int:
        """How many lines change."""
        return len(self.drafts) + len(self.seen)


def cell_key(form: str, subject: str, path: str) -> str:
    """Return the id under which a line of a sheet is kept: the same on every machine."""
    return identity("w", form, subject, path)


def new_row() -> str:
    """Return the id of a new row of a table: no other device makes the same one, and later rows sort after earlier ones."""
    return f"{int(time.time() * 1000):011x}{secrets.token_hex(2)}"


def enter(sheet: Sheet, typed: Mapping[str, Typed], *, by: str, on: str) -> Entered:
    """Return what is to be entered of what was ``typed`` (by path) on a ``sheet`` as it stands, by whom, on which day.

    A line that the person did not change is left alone. One that stands otherwise than it showed, and not as they want it,
    is a clash.
    """
    drafts: list[Draft] = []
    clashes: list[Clash] = []
    seen: dict[str, object] = {}
    for path, line in typed.items():
        stands = sheet.value(path)
        if line.value in (line.showed, stands):
            continue
        if stands != line.showed:
            clashes.append(Clash(path, sheet.cells.get(path, Cell(None)), line.value))
        elif (asked := sheet.asked_at(path)) is not None and asked.fact:
            seen[asked.fact] = line.value
        else:
            drafts.append(draft(sheet, path, line.value, by=by, on=on))
    return Entered(tuple(drafts), tuple(clashes), seen)


def draft(sheet: Sheet, path: str, value: object, *, by: str, on: str) -> Draft:
    """Return the entry that one line of a sheet says ``value``; None empties it."""
    facts: dict[str, object] = {"form": sheet.form.id, "version": sheet.form.version, "path": path, "value": value}
    facts |= {"by": by, "on": on, "was": {"value": sheet.value(path)}}
    if sheet.subject:
        facts["subject"] = sheet.subject
    return Draft("form", cell_key(sheet.form.id, sheet.subject, path), facts)
