"""How does one line of a sheet stand on the screen, and what did somebody type into it?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from reorg.assessment import sheets
from reorg.language import Message, Text, say
from reorg.method import FieldKind, FormField
from reorg.museum import Ask, Places, doubted_fill
from reorg.web.desk.asking import taken

YESNO = (("yes", say("yes")), ("no", say("no")))
NEW_ROWS = 3
Words = Message | Text | str
_ASKS = {FieldKind.TEXT: "text", FieldKind.LONG: "long", FieldKind.NUMBER: "number", FieldKind.LENGTH: "length",
         FieldKind.DAY: "day"}  # fmt: skip


@dataclass
class Line:
    """One line: what stands in it as ``text`` to type over, ``was`` as it came, what is ``known`` without anybody."""

    path: str
    asked: FormField
    text: str = ""
    was: str = "null"
    known: Words = ""
    by: str = ""
    on: str = ""
    problems: list[Message] = field(default_factory=list)
    doubted: bool = False
    clash: Words = ""
    clash_by: str = ""

    @property
    def choices(self) -> list[tuple[str, Words]]:
        """What there is to choose, if one chooses here."""
        if self.asked.kind is FieldKind.YESNO:
            return list(YESNO)
        return [(each.id, each.text) for each in self.asked.choices]


@dataclass
class RowLines:
    """One row of a table: its name (a fixed row's words, or a number), its lines, and where its photographs are."""

    id: str
    name: Words
    lines: list[Line]
    photos: str = ""
    fresh: bool = False


def line(sheet: sheets.Sheet, path: str, asked: FormField, known: Mapping[str, str | float], places: Places) -> Line:
    """Return a line as it stands."""
    value = sheet.value(path)
    cell = sheet.cells.get(path)
    said = asked.fact and cell  # the museum's own data say that very thing
    before = known.get(asked.known) if asked.known and not said else None
    return Line(
        path, asked, text_of(asked, value, places), json.dumps(value), sheets.told(asked, before) if before is not None else "",
        cell.by if cell else "", cell.on if cell else "",
    )  # fmt: skip


def text_of(asked: FormField, value: object, places: Places) -> str:
    """Return a value as it is typed: a length in cm, a place by its code."""
    if value is None:
        return ""
    if asked.kind is FieldKind.LENGTH and isinstance(value, int | float):
        return f"{value / 10:g}"
    if asked.kind is FieldKind.PLACE and str(value) in places:
        return places[str(value)].code
    return f"{value:g}" if isinstance(value, float) else str(value)


def rows_of(sheet: sheets.Sheet, table: FormField, places: Places, *, fresh: list[str] | None = None) -> list[RowLines]:
    """Return the rows of a table; one without rows of its own has a few empty ones at its end (``fresh``: their ids)."""
    names: dict[str, Words] = {row.id: row.text for row in table.rows}
    ids = sheet.rows(table)
    new = (
        []
        if table.rows
        else [each for each in fresh or [sheets.new_row() + str(at) for at in range(NEW_ROWS)] if each not in ids]
    )
    return [
        RowLines(row, names.get(row, str(at)), [
            line(sheet, f"{table.id}.{row}.{column.id}", column, {}, places)
            for column in table.columns if column.kind is not FieldKind.PHOTO
        ], fresh=row in new)
        for at, row in enumerate([*ids, *new], 1)
    ]  # fmt: skip


def typed_line(each: Line, text: str, was: str, places: Places, *, believed: bool = False) -> sheets.Typed | None:
    """Return what somebody typed into a line, and what it showed; None, and the line says why, if it cannot be understood.

    What is doubtful is asked again, as on the walk, until it is ``believed``.
    """
    showed = _from_json(was)
    each.text, shown = text, text_of(each.asked, showed, places)
    if text.strip() == shown.strip():
        return sheets.Typed(showed, showed)
    value, each.problems = _value(each, text.strip(), places)
    if each.asked.fact == "fill" and isinstance(value, int | float) and not (each.problems or believed):
        doubt = doubted_fill(value / sheets.PERCENT)
        each.doubted, each.problems = doubt is not None, [doubt] if doubt else []
    return None if each.problems else sheets.Typed(showed, value)


def _from_json(was: str) -> object:
    try:
        found: object = json.loads(was)
    except ValueError:
        return None
    return found if isinstance(found, str | int | float) else None


def _value(each: Line, text: str, places: Places) -> tuple[object, list[Message]]:
    if not text:
        return None, []
    kind = each.asked.kind
    if kind in {FieldKind.CHOICE, FieldKind.YESNO}:
        known = {key for key, _ in each.choices}
        return (text, []) if text in known else (None, [say("Choose one of the descriptions.")])
    if kind is FieldKind.PLACE:
        found = places.called(text)
        return (found[0].id if len(found) == 1 else text), []
    ask = Ask(
        "x", say("{name}", name=each.asked.name), _ASKS.get(kind, "text"), most=each.asked.most * _MM.get(kind, 1)
    )
    values, problems = taken([ask], {"x": text})
    return values["x"], problems


_MM = {FieldKind.LENGTH: 10}


def clashed(each: Line, clash: sheets.Clash) -> None:
    """Let a line say what somebody else wrote meanwhile; what this person wrote stays in it."""
    each.clash = sheets.told(each.asked, clash.theirs.value) or say("nothing")
    each.clash_by = clash.theirs.by
    each.was = json.dumps(clash.theirs.value)


def sentence_of(sheet: sheets.Sheet, subject: sheets.Subject) -> Words:
    """Return what a sheet is about, as the heading of its page."""
    return say("{form}: {what}", form=sheet.form.title, what=subject.label) if subject.id else sheet.form.title
