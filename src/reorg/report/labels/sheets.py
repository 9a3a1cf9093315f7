"""Which lists go to the shelf on a clipboard: what stands here, what to fetch, what it looks like?

(ICCROM-UNESCO guide, 2010: an inventory is checked at the shelf, object by object, with the place's own list in hand.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reorg import __version__
from reorg.language import Message, direction, in_use, say, say_many
from reorg.museum import Facts, Place, label_text
from reorg.report.draw.pen import clean
from reorg.report.labels.code import drawn
from reorg.report.labels.compiled import compiled
from reorg.report.value import day
from reorg.report.words import said, size_of

KINDS: Mapping[str, Message] = {
    "shelf": say("Shelf list"),
    "trolley": say("Trolley list"),
    "contact": say("Contact sheet"),
}
_BLANK = "\ue003"


@dataclass(frozen=True, slots=True)
class Line:
    """One object on a list: its number, what it is, its size, where it stands, and a small picture (a path) if any."""

    number: str
    name: str
    size: str = ""
    place: str = ""
    picture: Path | None = None

    @classmethod
    def of(cls, facts: Facts, place: str = "", picture: Path | None = None) -> Line:
        """Return the line of an object with these facts."""
        names = dict.fromkeys(str(facts[name]) for name in ("name", "title") if facts.get(name))
        return cls(
            str(facts.get("number", "")),
            ", ".join(names),
            size_of(facts) or str(facts.get("dimensions", ""))[:60],
            place,
            picture,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Objects that stand together: the place's code, the path to it, the objects."""

    code: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HandSheet:
    """A list to carry: ``kind`` is a key of :data:`KINDS`; ``place`` is what it is the list of, if of one place.

    ``date`` is an ISO day, ``person`` whom it is brought back to.
    """

    kind: str
    museum: str
    date: str
    groups: tuple[Group, ...]
    place: Place | None = None
    person: str = ""

    @property
    def count(self) -> int:
        """How many objects are on it."""
        return sum(len(group.lines) for group in self.groups)


def sheet_pdf(sheet: HandSheet, museum: Path, *, paper: str = "a4") -> bytes:
    """Return the list as a PDF in the language in use; ``museum`` is the folder that its pictures are in."""
    return compiled("sheet.typ", _told(sheet, museum, paper), root=museum)


def sheet_picture(sheet: HandSheet, museum: Path, *, paper: str = "a4") -> bytes:
    """Return the first page of the list as a picture (PNG)."""
    return compiled("sheet.typ", _told(_first(sheet), museum, paper), picture=True, root=museum)


def _first(sheet: HandSheet) -> HandSheet:
    """Return as much of the list as a page may hold: a preview of a thousand objects is not drawn whole."""
    left, kept = 70, []
    for group in sheet.groups:
        kept.append(Group(group.code, group.title, group.lines[: max(0, left)]))
        left -= len(group.lines)
        if left <= 0:
            break
    return HandSheet(sheet.kind, sheet.museum, sheet.date, tuple(kept), sheet.place, sheet.person)


def _told(sheet: HandSheet, museum: Path, paper: str) -> dict[str, object]:
    heads, widths, before, after = _columns(sheet.kind)
    code = drawn(label_text("place", sheet.place.code)) if sheet.place and len(sheet.place.code) < 24 else None
    footer = [said(sheet.museum), said(KINDS[sheet.kind])]
    if sheet.person:
        footer.append(said(say("Bring back to: {person}", person=sheet.person)))
    asked = {"shelf": say("Checked by"), "trolley": say("Fetched by")}.get(sheet.kind)
    return {
        "language": in_use(), "direction": direction(), "paper": paper,
        "title": _title(sheet), "museum": said(sheet.museum), "day": said(day(sheet.date)), "lead": _lead(sheet),
        "page": said(say("Page {page} of {pages}", page="\ue001", pages="\ue002")),
        "footer": "  ·  ".join([*footer, f"reorg {__version__}"]),
        "svg": code.svg() if code else None, "alt": sheet.place.code if sheet.place else "",
        "heads": [said(head) for head in heads], "widths": widths, "ticks-before": before, "ticks-after": after,
        "ask": [said(asked), said(say("Date"))] if asked else [],
        "across": 4 if sheet.kind == "contact" else 0, "tall": 38,
        "empty": said(say("Nothing is recorded here.")),
        "groups": [_group(group, sheet.kind, museum) for group in sheet.groups],
    }  # fmt: skip


def _title(sheet: HandSheet) -> str:
    if sheet.place is None:
        return said(KINDS[sheet.kind])
    return said(say("{sheet}: {place}", sheet=KINDS[sheet.kind], place=sheet.place.label))


def _lead(sheet: HandSheet) -> str:
    objects = say_many("{count} object", "{count} objects", count=sheet.count)
    if sheet.kind == "shelf":
        return said(say("{objects}. Tick what you see; write in the last column what is otherwise.", objects=objects))
    if sheet.kind == "trolley":
        return said(say("{objects}. Tick what is on the trolley, and again when it is put down.", objects=objects))
    return said(say("{objects}.", objects=objects))


def _columns(kind: str) -> tuple[Sequence[Message], Sequence[int], list[str], list[str]]:
    """Return the heads of the columns, their shares of the width (0: as wide as it must be), and columns to tick."""
    number, name, size = say("Number"), say("Object"), say("Size")
    if kind == "trolley":
        heads = (number, name, size, say("From"), say("To"))
        return heads, (0, 5, 0, 3, 2), [said(say("Taken"))], [said(say("Put down"))]
    return (number, name, size, say("Otherwise")), (0, 5, 0, 3), [said(say("Seen"))], []


def _group(group: Group, kind: str, museum: Path) -> dict[str, object]:
    return {
        "code": clean(group.code),
        "title": said(group.title) if group.title else "",
        "lines": [_line(each, kind, museum) for each in group.lines],
    }


def _line(line: Line, kind: str, museum: Path) -> dict[str, object]:
    name, size = _cut(line.name, 90 if kind == "trolley" else 140), f"\u2066{line.size}\u2069" if line.size else ""
    cells = {
        "shelf": [name, size, _BLANK],
        "trolley": [name, size, _cut(line.place, 80), _BLANK],
        "contact": [_cut(line.name, 60), _cut(line.place, 60)],
    }[kind]
    picture = f"/{line.picture.relative_to(museum).as_posix()}" if line.picture and line.picture.is_file() else ""
    none = said(say("no photograph")) if kind == "contact" else ""
    return {"number": clean(line.number) or "–", "cells": cells, "picture": picture, "none": none}


def _cut(text: str, most: int) -> str:
    shown = clean(text)
    return said(shown if len(shown) <= most else shown[: most - 1] + "…") if shown else ""


def grouped(lines: Iterable[tuple[Place | None, str, Line]]) -> tuple[Group, ...]:
    """Return lines that come with their place and the path to it as groups, one a place, in the order they come in."""
    found: dict[str, tuple[str, str, list[Line]]] = {}
    for place, path, line in lines:
        key = place.id if place else ""
        found.setdefault(key, (place.code if place else "", path, []))[2].append(line)
    return tuple(Group(code, path, tuple(held)) for code, path, held in found.values())
