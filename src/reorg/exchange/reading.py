"""What does a file say, once its columns are understood: a table, what its columns mean, and what is doubtful?

The meaning of the columns is a proposal until a person agrees; it can be changed, saved as plain data in a
``source`` entry (reorg.museum.KINDS) and used again for the next file of the same shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from reorg.documentation import Register
from reorg.exchange.columns import CERTAIN, SIZES, UNITS, WEIGHTS, ColumnGuess, guess
from reorg.exchange.tables import Table, open_table
from reorg.exchange.unreadable import Unreadable
from reorg.exchange.vocabulary import fold, phrase, vocabulary
from reorg.language import listed, say, say_many
from reorg.museum import FIELDS, Finding, Severity, identity

NOT_IN_A_LIST = frozenset({"place", "size_from"})  # facts that reorg finds out and no list states
_OBJECT = frozenset({*FIELDS} - {"number", "name", "description", "notes", "value", "count", "category", "status"})
Choice = Mapping[int | str, str] | Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class Reading:
    """A file that was read. ``guesses`` is what its columns probably mean; ``meaning`` what was chosen, by field.

    ``units`` says, for fields of size, the unit of their numbers: ``"cm"``, or ``"column 11"`` for a unit that stands
    in another column. ``assumed`` are the fields whose unit a person supplied. ``notes`` say what was doubtful.
    """

    table: Table
    guesses: tuple[ColumnGuess, ...]
    meaning: Mapping[str, int]
    units: Mapping[str, str] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    notes: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.table.name

    @property
    def rows(self) -> int:
        """How many rows the list has."""
        return self.table.rows

    @cached_property
    def source(self) -> str:
        """The id of this file (and sheet) as a source, the same wherever and whenever it is read."""
        return identity("s", self.table.sha256, self.table.sheet)

    @cached_property
    def register(self) -> Register:
        """The list as the documentation room judges it."""
        table = self.table
        return Register(table.db, table.name, table.columns, table.rows, dict(self.meaning), dict(self.units))

    def columns(self) -> list[dict[str, object]]:
        """Return the meaning of the columns as plain data, which :func:`read` takes again."""
        by_position = {at: name for name, at in self.meaning.items()}
        found: list[dict[str, object]] = []
        for at, name in enumerate(self.table.columns):
            said: dict[str, object] = {"name": name, "field": by_position.get(at, "")}
            if unit := self.units.get(str(said["field"]), ""):
                said["unit"] = unit
                said |= {"assumed": True} if said["field"] in self.assumed else {}
            found.append(said)
        return found

    def facts(self) -> dict[str, object]:
        """Return what a ``source`` entry says of this file."""
        table = self.table
        return {
            "name": table.name,
            "sha256": table.sha256,
            "bytes": table.bytes,
            "format": table.format,
            "sheet": table.sheet,
            "header": table.header_line,
            "columns": self.columns(),
            "rows": table.rows,
        }


def read(path: Path | str, *, sheet: str | None = None, columns: Choice | None = None) -> Reading:
    """Read a file, and say what its columns mean.

    ``columns`` overrules the guesses: ``{"Ht": "height:cm", 4: "notes", "Misc": ""}`` by heading or position (from
    0), with the unit after a colon; or what :meth:`Reading.columns` returned, which then stands alone.
    Raises :class:`Unreadable` for a file that cannot be read, or for a column or field that does not exist.
    """
    table = open_table(path, sheet=sheet)
    guesses = _told(guess(table), table)
    meaning = {each.field: each.position for each in guesses if each.field}
    units = {each.field: each.unit for each in guesses if each.field and each.unit}
    assumed: frozenset[str] = frozenset()
    if isinstance(columns, Mapping):
        meaning, units, assumed = _overruled(table, columns, meaning, units)
    elif columns is not None:
        meaning, units, assumed = _loaded(table, columns)
    notes = (*table.notes, *_likeness_noted(guesses, meaning), *_units_noted(table, meaning, units))
    return Reading(table, guesses, meaning, units, assumed, notes)


def _told(guesses: Sequence[ColumnGuess], table: Table) -> tuple[ColumnGuess, ...]:
    """Return the guesses as the file's own standard settles them: what it says of a column needs no guessing."""
    if not table.meaning:
        return tuple(guesses)
    told = {at: said.partition(":")[::2] for at, said in table.meaning.items()}
    fields = {name for name, _ in told.values()}
    found: list[ColumnGuess] = []
    for each in guesses:
        name, unit = told.get(each.position, ("", ""))
        if name:
            why = say("The file is written in a standard ({format}), which says so.", format=table.format)
            found.append(replace(each, field=name, confidence=CERTAIN, unit=unit or each.unit, why=why))
        elif each.field in fields or each.position in told:
            found.append(replace(each, field="", confidence=0.0, unit="", why=None))
        else:
            found.append(each)
    return tuple(found)


Chosen = tuple[dict[str, int], dict[str, str], frozenset[str]]


def _overruled(
    table: Table, columns: Mapping[int | str, str], meaning: Mapping[str, int], units: Mapping[str, str]
) -> Chosen:
    """Return the guesses as a person changed them."""
    chosen, kept, assumed = dict(meaning), dict(units), set()
    for column, wanted in columns.items():
        at = _position(table, column)
        name, _, unit = wanted.partition(":")
        _check(name.strip(), unit.strip())
        for known in [known for known, place in chosen.items() if place == at]:
            del chosen[known]
            if known != name.strip():
                kept.pop(known, None)
        if name.strip():
            chosen[name.strip()] = at
            if unit.strip():
                kept[name.strip()] = (
                    unit.strip() if unit.strip().startswith("column ") else UNITS[unit.strip().casefold()]
                )
                assumed.add(name.strip())
    return chosen, kept, frozenset(assumed)


def _loaded(table: Table, columns: Sequence[Mapping[str, object]]) -> Chosen:
    """Return a meaning that was saved, found again by the headings (or by position where those are gone)."""
    chosen: dict[str, int] = {}
    units: dict[str, str] = {}
    assumed: set[str] = set()
    for at, said in enumerate(columns):
        name, unit = str(said.get("field", "")), str(said.get("unit", ""))
        if not name:
            continue
        _check(name, unit)
        heading = str(said.get("name", ""))
        chosen[name] = table.columns.index(heading) if heading in table.columns else _position(table, at)
        if unit:
            units[name] = unit
            assumed |= {name} if said.get("assumed") else set()
    return chosen, units, frozenset(assumed)


def _position(table: Table, column: int | str) -> int:
    """Return the position of a column given by position or heading."""
    if isinstance(column, int) and 0 <= column < len(table.columns):
        return column
    for headings in (table.columns, table.headers):
        if isinstance(column, str) and column in headings:
            return headings.index(column)
    if isinstance(column, str) and column.isdecimal() and int(column) < len(table.columns):
        return int(column)
    raise Unreadable(
        say(
            "There is no column “{column}” in {name}. Its columns are: {columns}.",
            column=str(column),
            name=table.name,
            columns=listed(table.columns, 40),
        )
    )


def _check(name: str, unit: str) -> None:
    """Raise :class:`Unreadable` for a field or unit that does not exist."""
    if name and (name not in FIELDS or name in NOT_IN_A_LIST):
        known = listed(each for each in FIELDS if each not in NOT_IN_A_LIST)
        raise Unreadable(say("A column cannot be “{field}”. It can be one of: {known}.", field=name, known=known))
    if unit and not unit.startswith("column ") and unit.casefold() not in UNITS:
        raise Unreadable(
            say("“{unit}” is not a unit that is known here. Use mm, cm, m, in, ft, g, kg, lb or oz.", unit=unit)
        )
    fits = name in {*SIZES, "dimensions"} and (UNITS.get(unit.casefold(), "") in WEIGHTS) <= (name == "weight")
    if unit and not unit.startswith("column ") and not fits:
        raise Unreadable(
            say("“{unit}” is not a unit for “{field}”.", unit=unit, field=FIELDS[name].label if name else "–")
        )


def _likeness_noted(guesses: Sequence[ColumnGuess], meaning: Mapping[str, int]) -> list[Finding]:
    """Say so if the list does not look like one of objects: it may be a budget or an address list."""
    words = set(map(fold, vocabulary().values["money"]))
    money = sum(1 for each in guesses if each.field == "value" or words & set(phrase(each.name)))
    named = any(name in meaning for name in ("number", "name", "title"))
    if named and not (money >= 2 and not _OBJECT & set(meaning)):
        return []
    message = say(
        "This does not look like a list of objects: no column holds objects' numbers, or their names. It was read "
        "anyway. If it is the right file, please say what its columns hold."
    )
    if named:
        message = say(
            "This looks more like a budget or an account than a list of objects. It was read anyway. "
            "If it is the right file, please say what its columns hold."
        )
    return [Finding("not_a_register", Severity.HIGH, 1, message)]


def _units_noted(table: Table, meaning: Mapping[str, int], units: Mapping[str, str]) -> list[Finding]:
    """Ask for the unit of columns of sizes where nobody says it."""
    unknown = [table.columns[meaning[name]] for name in SIZES if name in meaning and not units.get(name)]
    if not unknown:
        return []
    message = say_many(
        "Nobody says in which unit the column {columns} is. Until you do, its numbers are not used.",
        "Nobody says in which unit {count} columns are ({columns}). Until you do, their numbers are not used.",
        count=len(unknown),
        columns=listed(unknown),
    )
    return [Finding("unit_unknown", Severity.MEDIUM, len(unknown), message)]
