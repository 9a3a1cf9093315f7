"""What was written on the sheets of a condition report, in the report itself: problems, dangers, rules, equipment, rooms?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reorg.assessment import sheets as on_sheets
from reorg.language import Message, listed, say, say_many
from reorg.method import About, FieldKind, Form, FormField
from reorg.museum import Places
from reorg.report.draw.photograph import Photograph
from reorg.report.value import Block, Cell, Heading, NewPage, Picture, Row, Sentence, Side, Table, Where, Words, day

MOST_PICTURES, MOST_CODES = 8, 6
NO_PICTURES: Mapping[str, Photograph] = {}


@dataclass(frozen=True)
class FilledIn:
    """What was filled in: the sheets that say something, and of problems (by their key) a photograph each."""

    sheets: Sequence[on_sheets.Sheet] = ()
    pictures: Mapping[str, Photograph] = field(default_factory=lambda: NO_PICTURES)


def filled_blocks(found: FilledIn, places: Places) -> tuple[Block, ...]:
    """Return what the sheets say, gravest first; nothing if none was filled in. Every row leads to its sheet."""
    sheets = [sheet for sheet in found.sheets if sheet.cells]
    if not sheets:
        return ()
    people = listed(dict.fromkeys(name for sheet in sheets for name in sheet.people), 8)
    last = max(sheet.last for sheet in sheets)
    lead = say_many(
        "{count} sheet was filled in by {people}, the last line on {day}.",
        "{count} sheets were filled in by {people}, the last line on {day}.",
        count=len(sheets), people=people, day=day(last),
    )  # fmt: skip
    blocks: list[Block] = [NewPage(), Heading(say("What was seen on the walk")), Sentence(lead)]
    blocks += _dangers(sheets, places) + _problems(sheets, places, found.pictures)
    for form in _forms(sheets):
        own = [sheet for sheet in sheets if sheet.form.id == form.id]
        blocks += _whole(own[0], places) if form.about is About.MUSEUM else _many(form, own, places)
    return tuple(blocks)


def _forms(sheets: Iterable[on_sheets.Sheet]) -> list[Form]:
    forms = {sheet.form.id: sheet.form for sheet in sheets}
    return sorted(forms.values(), key=lambda form: (form.number, form.id))


def _label(subject: str, places: Places) -> str:
    return places[subject].label if subject in places else subject


def _at(sheet: on_sheets.Sheet, places: Places) -> Where:
    form = sheet.form
    label = say("{form}", form=form.title)
    if sheet.subject:
        label = say("{form}: {what}", form=form.title, what=_label(sheet.subject, places))
    return Where("sheets", label, sheet.address)


def _dangers(sheets: Sequence[on_sheets.Sheet], places: Places) -> list[Block]:
    rows = [
        Row((_label(sheet.subject, places) or sheet.form.title, asked.name, words), _at(sheet, places))
        for sheet in sheets for asked, words in sheet.dangers()
    ]  # fmt: skip
    if not rows:
        return []
    head = say_many("{count} danger to see to first", "{count} dangers to see to first", count=len(rows))
    return [Heading(head, 3), Table((say("Where"), say("What"), say("What was seen")), tuple(rows))]


def gravest_first(count: int) -> Message:
    """Return the heading of a list of problems."""
    return say_many("{count} problem, the gravest first", "{count} problems, the gravest first", count=count)


def _problems(sheets: Sequence[on_sheets.Sheet], places: Places, pictures: Mapping[str, Photograph]) -> list[Block]:
    seen = [each for each in on_sheets.problems_seen(sheets) if each.what and not each.solved]
    if not seen:
        return []
    rows = [Row(_problem(at, each, places), _at(each.sheet, places)) for at, each in enumerate(seen, 1)]
    heads = (say("No."), say("How grave"), say("What is wrong"), say("Where"), say("Area"), say("Why"), say("Seen by"))
    blocks: list[Block] = [
        Heading(gravest_first(len(seen)), 3),
        Table(heads, tuple(rows), shares=(5, 11, 30, 14, 13, 22, 13)),
    ]
    shown = [
        Picture(pictures[each.key], say("{number}: {what}", number=at, what=each.what))
        for at, each in enumerate(seen, 1) if each.key in pictures
    ][:MOST_PICTURES]  # fmt: skip
    pairs = [shown[at : at + 2] for at in range(0, len(shown), 2)]
    return blocks + [Side((pair[0],), tuple(pair[1:])) for pair in pairs]


def _problem(at: int, each: on_sheets.Problem, places: Places) -> tuple[Cell, ...]:
    return (
        str(at),
        each.severity_words or say("not said"),
        each.what,
        _label(each.place, places),
        each.area,
        each.cause,
        each.by,
    )


def _whole(sheet: on_sheets.Sheet, places: Places) -> list[Block]:
    """Return a sheet about the museum: its fields as lines, its tables as tables, what nobody filled in left out."""
    where = _at(sheet, places)
    fields = [each for each in sheet.form.fields if each.kind is not FieldKind.ROWS and each.id in sheet.cells]
    rows = tuple(Row((each.name, _words(sheet, each.id, each, places)), where) for each in fields)
    tables = [made for each in sheet.form.fields if (made := _rows(sheet, each, places)) is not None]
    if not rows and not tables:
        return []
    head = say_many(
        "{form}: {filled} of {count} line filled in", "{form}: {filled} of {count} lines filled in", count=sheet.asked,
        form=sheet.form.title, filled=sheet.filled,
    )  # fmt: skip
    blocks: list[Block] = [Heading(head, 3)]
    return blocks + ([Table((say("What"), say("What was found")), rows)] if rows else []) + list(tables)


def _words(sheet: on_sheets.Sheet, path: str, asked: FormField, places: Places) -> Words:
    value = sheet.value(path)
    if asked.kind is FieldKind.PLACE and value is not None:
        return _label(str(value), places)
    return sheet.words(path)


def _rows(sheet: on_sheets.Sheet, table: FormField, places: Places) -> Table | None:
    columns = [each for each in table.columns if each.kind is not FieldKind.PHOTO]
    if {"what", "severity"} <= {each.id for each in columns}:
        return None  # told with all problems
    names: dict[str, Words] = {row.id: row.text for row in table.rows}
    rows = []
    for at, row in enumerate(sheet.rows(table), 1):
        cells = [_words(sheet, f"{table.id}.{row}.{each.id}", each, places) for each in columns]
        if any(str(cell) for cell in cells):
            rows.append(Row((names.get(row, str(at)), *cells), _at(sheet, places)))
    if not rows:
        return None
    heads = (table.name if table.rows else say("No."), *(each.name for each in columns))
    return Table(heads, tuple(rows))


def _many(form: Form, sheets: Sequence[on_sheets.Sheet], places: Places) -> list[Block]:
    """Return sheets of one form about several things: of each choice, which description was chosen how often, and where."""
    rows: list[Row] = []
    for asked in form.fields:
        if not asked.choices:
            continue
        for choice in asked.choices:
            chosen = [sheet for sheet in sheets if sheet.value(asked.id) == choice.id]
            if chosen:
                codes = listed((_label(sheet.subject, places) for sheet in chosen), MOST_CODES)
                rows.append(
                    Row((asked.name, choice.text, len(chosen), say("{codes}", codes=codes)), _at(chosen[0], places))
                )
    head = say_many(
        "{form}: {count} sheet filled in", "{form}: {count} sheets filled in", count=len(sheets), form=form.title
    )
    heads = (say("What"), say("What was found"), say("Sheets"), say("Where"))
    return [Heading(head, 3), Table(heads, tuple(rows), numeric=(2,))] if rows else []
