"""How does a sheet stand: what is filled in, by whom and when, and what does it say in words?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language import Message, Text, number, say
from reorg.method import About, FieldKind, Form, FormField, State
from reorg.museum import Facts, identity

Told = Message | Text | str
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sheet is about: the id of a place, the name of a category, or "" for the museum; and how people say it."""

    id: str = ""
    label: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one line of a sheet: its ``value`` (text, number, an id), who wrote it and on which day."""

    value: object
    by: str = ""
    on: str = ""
    version: int = 0


NOTHING: Mapping[str, Cell] = MappingProxyType({})


WHOLE = "museum"
"""What the sheet about the museum itself is called in ids and addresses."""


def subject_key(about: About, subject: str) -> str:
    """Return what a subject is called in ids: the id of a place; of a category, a short sign made from its name."""
    if about is About.MUSEUM:
        return WHOLE
    return identity("c", subject) if about is About.CATEGORY else subject


def sheet_key(form: Form, subject: str, row: str = "") -> str:
    """Return the id under which what shows a sheet, or a row of it, is kept: its photographs."""
    return "_".join(filter(None, ("sheet", form.id, subject_key(form.about, subject), row)))


@dataclass(frozen=True)
class Sheet:
    """A form about one subject, with the ``cells`` filled in, by path: a field's id, or ``table.row.column``."""

    form: Form
    subject: str = ""
    cells: Mapping[str, Cell] = field(default_factory=lambda: NOTHING)

    @property
    def key(self) -> str:
        """The id of the sheet."""
        return sheet_key(self.form, self.subject)

    @property
    def address(self) -> str:
        """Where the desk shows it: the form's id and what its subject is called there."""
        return f"{self.form.id}/{subject_key(self.form.about, self.subject)}"

    def value(self, path: str) -> object:
        """Return what stands in a line, None if nothing does."""
        cell = self.cells.get(path)
        return cell.value if cell else None

    def rows(self, table: FormField) -> list[str]:
        """Return the ids of the rows of a table that there are: those it always has, else those filled in, oldest first."""
        if table.rows:
            return [each.id for each in table.rows]
        found = {path.split(".")[1] for path in self.cells if path.startswith(f"{table.id}.") and path.count(".") == 2}
        return sorted(found)

    @property
    def asked(self) -> int:
        """How many lines are asked: fields, and of a table with rows of its own each row. Rows one adds have no number."""
        return sum(self._lines(each) for each in self.form.fields if each.kind is not FieldKind.PHOTO)

    @property
    def added(self) -> int:
        """How many rows were added to tables that have none of their own."""
        return sum(len(self.rows(each)) for each in self.form.fields if each.kind is FieldKind.ROWS and not each.rows)

    @property
    def filled(self) -> int:
        """How many of them say something."""
        return sum(self._filled(each) for each in self.form.fields)

    def _lines(self, each: FormField) -> int:
        return len(each.rows) if each.kind is FieldKind.ROWS else 1

    def _filled(self, each: FormField) -> int:
        if each.kind is not FieldKind.ROWS:
            return int(each.id in self.cells)
        held = {path.split(".")[1] for path in self.cells if path.startswith(f"{each.id}.")}
        return len(held & {row.id for row in each.rows})

    @property
    def people(self) -> tuple[str, ...]:
        """Who filled it in, in the order of their days."""
        cells = sorted(self.cells.values(), key=lambda cell: (cell.on, cell.by))
        return tuple(dict.fromkeys(cell.by for cell in cells if cell.by))

    @property
    def last(self) -> str:
        """The last day on which something was filled in (ISO 8601), or ""."""
        return max((cell.on for cell in self.cells.values()), default="")

    def words(self, path: str) -> Told:
        """Return what stands in a line as people read it; "" if nothing does."""
        asked = self.asked_at(path)
        return told(asked, self.value(path)) if asked else ""

    def asked_at(self, path: str) -> FormField | None:
        """Return the field or column that a path means, None if the form has none of it."""
        first, *rest = path.split(".")
        found = self.form.field(first)
        if found is None or not rest:
            return found
        return next((each for each in found.columns if each.id == rest[-1]), None) if len(rest) == 2 else None

    def dangers(self) -> list[tuple[FormField, Told]]:
        """Return the fields in which somebody chose a description that is a danger, with its words."""
        found: list[tuple[FormField, Told]] = []
        for each in self.form.fields:
            choice = each.choice(self.value(each.id)) if each.choices else None
            if choice is not None and choice.danger:
                found.append((each, choice.text))
        return found


def told(asked: FormField, value: object) -> Told:
    """Return a value of a field as people read it; a place stays the id or code that it is."""
    if value is None:
        return ""
    if asked.kind is FieldKind.YESNO:
        return say("yes") if value == YES else say("no") if value == NO else str(value)
    if asked.kind is FieldKind.CHOICE:
        choice = asked.choice(value)
        return choice.text if choice else str(value)
    if asked.kind is FieldKind.LENGTH and isinstance(value, int | float):
        return say("{length} cm", length=round(value / 10, 1))
    if isinstance(value, int | float) and not isinstance(value, bool):
        said = number(value, 0 if float(value).is_integer() else 1)
        return say("{number} {unit}", number=said, unit=asked.unit) if asked.unit else said
    return str(value)


def sheets_of(forms: Iterable[Form], facts: Mapping[str, Facts]) -> dict[tuple[str, str], Sheet]:
    """Return the sheets that something is filled in of, by form and subject; ``facts`` are a museum's (``Museum.forms``).

    What was filled in of a form that is not among ``forms`` stays kept, and is not shown.
    """
    known = {form.id: form for form in forms}
    cells: dict[tuple[str, str], dict[str, Cell]] = {}
    for said in facts.values():
        form, path = str(said.get("form", "")), str(said.get("path", ""))
        if form in known and path and said.get("value") is not None:
            version = said.get("version")
            cell = Cell(
                said["value"],
                str(said.get("by", "")),
                str(said.get("on", "")),
                version if isinstance(version, int) else 0,
            )
            cells.setdefault((form, str(said.get("subject", ""))), {})[path] = cell
    return {(form, subject): Sheet(known[form], subject, found) for (form, subject), found in cells.items()}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem that somebody saw: a row of a form's table with a choice called ``severity``, or a danger on any sheet.

    ``place`` is an id, or what was typed instead; ``row`` the row's id, or the field's in which a danger was chosen.
    ``solved`` is the ISO day since which it is none any more, "" as long as it is one.
    """

    sheet: Sheet
    row: str
    what: Told
    place: str
    severity: str
    severity_words: Told
    area: Told
    cause: str
    by: str
    on: str
    solved: str = ""

    @property
    def danger(self) -> bool:
        """Whether it is to be seen to before all else."""
        return self.severity == SEVERITIES[0]

    @property
    def key(self) -> str:
        """The id under which its photographs are kept."""
        return sheet_key(self.sheet.form, self.sheet.subject, self.row)


SEVERITIES = ("danger", "high", "medium", "low")


def problems_seen(sheets: Iterable[Sheet]) -> list[Problem]:
    """Return the problems on sheets, gravest first, then the oldest: any table with columns ``what`` and ``severity``."""
    found = []
    for sheet in sheets:
        for table in sheet.form.fields:
            if {"what", "severity"} <= {column.id for column in table.columns}:
                found += [_problem(sheet, table.id, row) for row in sheet.rows(table)]
    return _gravest_first(found)


def problems_open(sheets: Iterable[Sheet]) -> list[Problem]:
    """Return what is to be seen to, gravest first: problems in words that nobody solved yet, and the dangers on all sheets."""
    every = list(sheets)
    written = [each for each in problems_seen(every) if each.what and not each.solved]
    return _gravest_first([*written, *(_danger(sheet, *each) for sheet in every for each in sheet.dangers())])


def _gravest_first(found: Iterable[Problem]) -> list[Problem]:
    order = {name: at for at, name in enumerate(SEVERITIES)}
    return sorted(found, key=lambda each: (order.get(each.severity, len(order)), each.on, each.row))


def _problem(sheet: Sheet, table: str, row: str) -> Problem:
    def said(column: str) -> str:
        return str(sheet.value(f"{table}.{row}.{column}") or "")

    cells = [cell for path, cell in sheet.cells.items() if path.startswith(f"{table}.{row}.")]
    return Problem(
        sheet, row, said("what"), said("where"), said("severity"), sheet.words(f"{table}.{row}.severity"),
        sheet.words(f"{table}.{row}.area"), said("cause"), next((cell.by for cell in cells if cell.by), ""),
        max((cell.on for cell in cells), default=""), said("solved"),
    )  # fmt: skip


def _danger(sheet: Sheet, asked: FormField, words: Told) -> Problem:
    cell = sheet.cells[asked.id]
    what = say("{form}: {what}", form=asked.name, what=words)
    return Problem(sheet, asked.id, what, sheet.subject, SEVERITIES[0], State.DANGER.label, "", "", cell.by, cell.on)
