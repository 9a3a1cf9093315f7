"""What does a file say, once its columns are understood: a table, what its columns mean, and what is doubtful?

The meaning of the columns is a proposal until a person agrees; it can be changed, saved as plain data in a
``source`` entry (reorg.museum.KINDS) and used again for the next file of the same shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from reorg.documentation import Register, can_be_said
from reorg.exchange.columns import CERTAIN, SIZES, ColumnGuess, guess
from reorg.exchange.meaning import (
    Made,
    Outcome,
    as_before,
    guessed,
    lay,
    loaded,
    overruled,
    rule_data,
    shapes,
)
from reorg.exchange.meaning_file import saved_columns
from reorg.exchange.tables import Table, open_table
from reorg.exchange.tables.table import ask
from reorg.exchange.vocabulary import fold, phrase, vocabulary
from reorg.language import listed, say, say_many
from reorg.museum import FIELDS, Finding, Severity, identity

_OBJECT = frozenset({*FIELDS} - {"number", "name", "description", "notes", "value", "count", "category", "status"})
Choice = Mapping[int | str, str] | Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class Reading:
    """A file that was read. ``guesses`` is what its columns probably mean; ``meaning`` what was chosen, by field.

    ``units`` says, for fields of size, the unit of their numbers: ``"cm"``, or ``"column 11"`` for a unit that stands
    in another column. ``assumed`` are the fields whose unit a person supplied. ``made`` are the columns that were made
    of others (positions after those of the file), ``cuts`` what each rule that cuts a column does. ``like`` are the
    facts of the list before whose meaning was used. ``notes`` say what was doubtful. ``confirmed`` says, by field, how a
    person confirmed that values of one shape are read (reorg.documentation.confirming).
    """

    table: Table
    guesses: tuple[ColumnGuess, ...]
    meaning: Mapping[str, int]
    units: Mapping[str, str] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    made: tuple[Made, ...] = ()
    cuts: tuple[Outcome, ...] = ()
    like: Mapping[str, object] | None = None
    notes: tuple[Finding, ...] = field(default=(), compare=False)
    confirmed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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
        headings = (*table.columns, *(each.name for each in self.made))
        return Register(table.db, table.name, headings, table.rows, dict(self.meaning), dict(self.units))

    def samples(self, position: int, most: int = 3) -> list[str]:
        """Return some different cells of a column, also of one that was made."""
        name = f"c{position}"
        found = ask(self.table.db, f"DISTINCT {name}", f"WHERE {name} IS NOT NULL LIMIT {int(most)}")
        return [str(cell) for (cell,) in found.fetchall()]

    def columns(self) -> list[dict[str, object]]:
        """Return the meaning of the columns as plain data, which :func:`read` takes again.

        First one item a column of the file: ``name`` and ``field``; with ``unit`` (``assumed`` if a person said it),
        ``shapes`` of its cells, by which it is found again under another heading, and ``cut``, the rule that takes it
        apart. Then one a column that was made: ``from`` (the headings it was made of) and ``between`` (what stands
        between them) or ``piece`` (the field that was cut out).
        """
        by_position = {at: name for name, at in self.meaning.items()}
        rules = {each.column: rule_data(each.rule) for each in self.cuts}
        used = {at for each in self.made for at in each.of}
        found: list[dict[str, object]] = []
        for at, name in enumerate(self.table.columns):
            said: dict[str, object] = {"name": name, "field": by_position.get(at, ""), **self._unit(by_position, at)}
            if at in by_position or at in used:
                said["shapes"] = shapes(self.guesses[at].cells)
            if confirmed := self.confirmed.get(str(said["field"])):
                said["confirmed"] = dict(confirmed)
            found.append(said | ({"cut": rules[at]} if at in rules else {}))
        for each in self.made:
            made: dict[str, object] = {
                "name": each.name,
                "field": by_position.get(each.position, ""),
                **self._unit(by_position, each.position),
                "from": [self.table.columns[at] for at in each.of],
            }
            if confirmed := self.confirmed.get(str(made["field"])):
                made["confirmed"] = dict(confirmed)
            found.append(made | ({"between": list(each.between)} if len(each.of) > 1 else {"piece": each.field}))
        return found

    def _unit(self, by_position: Mapping[int, str], at: int) -> dict[str, object]:
        name = by_position.get(at, "")
        unit = self.units.get(name, "")
        return ({"unit": unit} | ({"assumed": True} if name in self.assumed else {})) if unit else {}

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


def read(
    path: Path | str,
    *,
    sheet: str | None = None,
    columns: Choice | None = None,
    former: Iterable[Mapping[str, object]] = (),
) -> Reading:
    """Read a file, and say what its columns mean.

    ``columns`` overrules the guesses: ``{"Ht": "height:cm", 4: "notes", "Misc": ""}`` by heading or position (from
    0), with the unit after a colon, the same field for columns that are to be put together; or what
    :meth:`Reading.columns` returned, which then stands alone. ``former`` are the facts of lists that were read before:
    where ``columns`` says nothing, the meaning of the last one with the same headings is used.
    Raises :class:`Unreadable` for a file that cannot be read, or for a column or field that does not exist.
    """
    table = open_table(path, sheet=sheet)
    guesses = _told(guess(table), table)
    like: Mapping[str, object] | None = None
    saved: Sequence[Mapping[str, object]] = ()
    if isinstance(columns, Mapping):
        chosen = overruled(table, columns, guessed(table, guesses))
    elif columns is not None:
        chosen, saved = loaded(table, columns, guesses), columns
    elif like := as_before(table.columns, former):
        saved = saved_columns(like)
        chosen = loaded(table, saved, guesses)
    else:
        chosen = guessed(table, guesses)
    made, cuts = lay(table, chosen.joins, chosen.cuts, tuple(chosen.meaning))
    meaning = {**chosen.meaning, **{each.field: each.position for each in made}}
    doubts = (
        *table.notes,
        *chosen.notes,
        *_likeness_noted(guesses, meaning),
        *_units_noted(table, meaning, chosen.units),
    )
    return Reading(table, guesses, meaning, chosen.units, chosen.assumed, made, cuts, like, doubts, _confirmed(saved))


def _confirmed(columns: Sequence[Mapping[str, object]]) -> dict[str, dict[str, str]]:
    """Return what a person confirmed of shapes, by field, of what was saved; what cannot be said of the field is left out."""
    found: dict[str, dict[str, str]] = {}
    for said in columns:
        name, confirmed = str(said.get("field", "")), said.get("confirmed")
        if name and isinstance(confirmed, Mapping):
            told = {str(shape): str(each) for shape, each in confirmed.items()}
            found[name] = {shape: each for shape, each in told.items() if can_be_said(name, each)}
    return found


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
    sized = [name for name in SIZES if name in meaning and not units.get(name) and meaning[name] < len(table.columns)]
    unknown = [table.columns[meaning[name]] for name in sized]
    if not unknown:
        return []
    message = say_many(
        "Nobody says in which unit the column {columns} is. Until you do, its numbers are not used.",
        "Nobody says in which unit {count} columns are ({columns}). Until you do, their numbers are not used.",
        count=len(unknown),
        columns=listed(unknown),
    )
    return [Finding("unit_unknown", Severity.MEDIUM, len(unknown), message)]
