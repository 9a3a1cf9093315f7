"""How does one carry the sheets of a condition report into the store, half filled in, and write the rest by hand?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reorg.assessment import sheets
from reorg.language import Message, Text, listed, say
from reorg.method import About, FieldKind, Form, FormField
from reorg.museum import Places
from reorg.report.forms.known import Value
from reorg.report.value import (
    Blank,
    Blanks,
    Block,
    Heading,
    Leaf,
    Report,
    Row,
    Sources,
    Table,
    Tick,
    Words,
    day,
)

BOX, DONE = "☐", "☑"
_YESNO = (("yes", say("yes")), ("no", say("no")))
_WIDTH: Mapping[FieldKind, int] = {
    FieldKind.YESNO: 10, FieldKind.NUMBER: 10, FieldKind.LENGTH: 10, FieldKind.DAY: 10, FieldKind.PLACE: 12,
    FieldKind.PHOTO: 8, FieldKind.CHOICE: 18, FieldKind.TEXT: 24,
}  # fmt: skip


@dataclass(frozen=True)
class Filled:
    """One sheet to print: the sheet as it stands, what it is about, and what is known of that already."""

    sheet: sheets.Sheet
    subject: sheets.Subject
    known: Mapping[str, Value] = field(default_factory=dict)


def form_report(filled: Sequence[Filled], *, museum: str, date: str, places: Places | None = None) -> Report:
    """Return sheets as one document, each on a page of its own, with room to write by hand.

    What was filled in, and what the museum's own data say, is written there already. ``date`` is an ISO day.
    """
    blocks: list[Block] = []
    for each in filled:
        blocks += _sheet(each, museum, places or Places())
    forms = {each.sheet.form.id: each.sheet.form for each in filled}
    blocks.append(Sources(tuple(_whose(form) for form in forms.values())))
    titles = {str(form.title): form.title for form in forms.values()}
    title: Words = next(iter(titles.values())) if len(titles) == 1 else say("Sheets of the condition report")
    return Report(title, museum, date, tuple(blocks))


def _whose(form: Form) -> Message:
    return say("{form}, version {version}: {wording}, {licence}.", form=form.title, version=form.version,
               wording=form.wording, licence=form.licence)  # fmt: skip


_NAMES: Mapping[About, Message] = {
    About.ROOM: say("Room"), About.UNIT: say("Unit"), About.CATEGORY: say("Category"),
}  # fmt: skip


def _sheet(each: Filled, museum: str, places: Places) -> list[Block]:
    form, sheet = each.sheet.form, each.sheet
    head: list[tuple[Words, Words]] = [(say("Museum"), museum)]
    if form.about is not About.MUSEUM:
        label = f"{each.subject.within} / {each.subject.label}" if each.subject.within else each.subject.label
        head.append((_NAMES[form.about], label))
    head.append((say("Who filled it in"), say("{people}", people=listed(sheet.people)) if sheet.people else ""))
    head.append((say("Day"), day(sheet.last) if sheet.last else ""))
    blocks: list[Block] = [Leaf(form.title, form.why, tuple(head))]
    for part in form.parts:
        blocks += [Heading(part.name)] if len(form.parts) > 1 else []
        lines: list[Blank] = []
        for asked in part.fields:
            if asked.kind is FieldKind.ROWS:
                blocks += [Blanks(tuple(lines))] if lines else []
                lines = []
                blocks.append(_table(asked, each, places))
            else:
                lines.append(_blank(asked, each, places))
        blocks += [Blanks(tuple(lines))] if lines else []
    return blocks


def value_of(asked: FormField, each: Filled) -> object:
    """Return what stands in a field: what was filled in, else what is known."""
    value = each.sheet.value(asked.id)
    return each.known.get(asked.known) if value is None and asked.known else value


def _blank(asked: FormField, each: Filled, places: Places) -> Blank:
    value = value_of(asked, each)
    unit: Words = asked.unit or ""
    note: Words = asked.help or ""
    if asked.kind is FieldKind.CHOICE:
        return Blank(asked.name, note, tuple(Tick(choice.text, choice.id == value) for choice in asked.choices))
    if asked.kind is FieldKind.YESNO:
        return Blank(asked.name, note, tuple(Tick(words, key == value) for key, words in _YESNO))
    if asked.kind is FieldKind.PHOTO:
        return Blank(asked.name, note, (Tick(say("taken")),), more=())
    if asked.kind is FieldKind.LENGTH and value is None:
        unit = say("cm")
    words = _words(asked, value, places)
    if value is not None and asked.unit is not None:
        unit = ""  # it stands with the figure
    return Blank(asked.name, note, value=words, unit=unit, lines=asked.lines)


def _words(asked: FormField, value: object, places: Places) -> Words:
    if value is None:
        return ""
    if asked.kind is FieldKind.PLACE:
        return places[str(value)].label if str(value) in places else str(value)
    if asked.kind is FieldKind.DAY:
        return day(str(value))
    return sheets.told(asked, value)


def _table(asked: FormField, each: Filled, places: Places) -> Table:
    fixed = bool(asked.rows)
    names: dict[str, Text | str] = {row.id: row.text for row in asked.rows}
    rows = [_row(asked, each, places, row, names.get(row, str(at))) for at, row in enumerate(each.sheet.rows(asked), 1)]
    if not fixed:
        empty = max(asked.lines - len(rows), 2)
        rows += [_row(asked, each, places, "", str(at)) for at in range(len(rows) + 1, len(rows) + 1 + empty)]
    heads: list[Words] = [asked.name if fixed else say("No.")]
    heads += [column.name for column in asked.columns]
    shares = [26 if fixed else 6, *(_WIDTH[column.kind] for column in asked.columns)]
    return Table(tuple(heads), tuple(rows), shares=tuple(shares), tall=True, ruled=True)


def _row(asked: FormField, each: Filled, places: Places, row: str, name: Words) -> Row:
    cells: list[Words] = [name]
    for column in asked.columns:
        value = each.sheet.value(f"{asked.id}.{row}.{column.id}") if row else None
        if column.kind is FieldKind.YESNO:
            cells.append(say("{yes} yes {no} no", yes=_box(value == "yes"), no=_box(value == "no")))
        elif column.kind is FieldKind.CHOICE:
            cells.append("\n".join(f"{_box(choice.id == value)}\u00a0{choice.text}" for choice in column.choices))
        elif column.kind is FieldKind.PHOTO:
            cells.append(BOX)
        else:
            cells.append(_words(column, value, places))
    return Row(tuple(cells))


def _box(ticked: bool) -> str:
    return DONE if ticked else BOX
