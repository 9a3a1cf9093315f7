"""Which meaning of the columns holds: what was guessed, as a person changed it, or what was saved for a list before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reorg.exchange.columns import SIZES, UNITS, WEIGHTS, ColumnGuess
from reorg.exchange.meaning.found import Found, find_again
from reorg.exchange.meaning.made import Cut, Joined, joined
from reorg.exchange.meaning.split import rule_from
from reorg.exchange.tables.table import Table, ask
from reorg.exchange.unreadable import Unreadable
from reorg.language import listed, say
from reorg.museum import FIELDS, Finding

NOT_IN_A_LIST = frozenset({"place", "size_from"})  # facts that reorg finds out and no list states
_CELLS = 200


@dataclass(frozen=True)
class Chosen:
    """What the columns were taken for: ``meaning`` is field → position; ``joins`` and ``cuts`` are still to be made.

    ``units`` and ``assumed`` as in reorg.exchange.Reading; ``notes`` say which saved columns were found under another
    heading, or not at all.
    """

    meaning: Mapping[str, int]
    units: Mapping[str, str] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    joins: tuple[Joined, ...] = ()
    cuts: tuple[Cut, ...] = ()
    notes: tuple[Finding, ...] = ()


def guessed(table: Table, guesses: Sequence[ColumnGuess]) -> Chosen:
    """Return what was guessed: columns that are parts of one fact are put together in the order of their parts."""
    parts: dict[str, list[tuple[int, int]]] = {}
    for each in guesses:
        if each.part:
            parts.setdefault(each.field, []).append((each.part, each.position))
    return Chosen(
        {each.field: each.position for each in guesses if each.field and not each.part},
        {each.field: each.unit for each in guesses if each.field and each.unit},
        joins=tuple(joined(name, [at for _, at in sorted(of)], table=table) for name, of in parts.items()),
    )


def overruled(table: Table, columns: Mapping[int | str, str], before: Chosen) -> Chosen:
    """Return ``before`` as a person changed it: ``{"Ht": "height:cm", "Room": "place_text", "Shelf": "place_text"}``.

    Columns of which a person says the same are put together in the order of the table.
    """
    said: dict[int, str] = {}
    units, assumed = dict(before.units), set(before.assumed)
    for column, wanted in columns.items():
        name, _, unit = (part.strip() for part in wanted.partition(":"))
        check(name, unit)
        said[position(table, column)] = name
        if name and unit:
            units[name] = unit if unit.startswith("column ") else UNITS[unit.casefold()]
            assumed.add(name)
    chosen = {name: at for name, at in before.meaning.items() if at not in said and name not in said.values()}
    joins = [each for each in before.joins if not {*each.columns} & {*said} and each.field not in said.values()]
    by_field: dict[str, list[int]] = {}
    for at in sorted(said):
        by_field.setdefault(said[at], []).append(at)
    for name, of in by_field.items():
        if name and len(of) > 1:
            joins.append(joined(name, of, table=table))
        elif name:
            chosen[name] = of[0]
    known = {*chosen, *(each.field for each in joins)}
    return Chosen(
        chosen,
        {name: unit for name, unit in units.items() if name in known},
        frozenset(assumed & known),
        tuple(joins),
        before.cuts,
    )


def loaded(table: Table, columns: Sequence[Mapping[str, object]], guesses: Sequence[ColumnGuess]) -> Chosen:
    """Return a meaning that was saved; its columns are found again by heading, or by place and by what they hold."""
    own = [each for each in columns if "from" not in each]
    found = find_again(table, own, guesses)
    by_name = {str(each.get("name", "")): at for each, at in zip(own, found.positions, strict=True)}
    said: dict[str, list[int]] = {}
    units: dict[str, str] = {}
    assumed: set[str] = set()
    cuts: list[Cut] = []
    for each, at in zip(own, found.positions, strict=True):
        name = str(each.get("field", ""))
        _unit_of(table, each, found, units, assumed)
        if at is None:
            continue
        if isinstance(cut := each.get("cut"), Mapping) and (cut.get("examples") or cut.get("patterns")):
            cuts += _cut(table, at, cut)
        elif name:
            said.setdefault(name, []).append(at)
    joins = _joins(table, columns, by_name)
    for each in columns:
        if "piece" in each:
            _unit_of(table, each, found, units, assumed)
    held = {join.field for join in joins}
    joins += [joined(name, of, table=table) for name, of in said.items() if len(of) > 1 and name not in held]
    meaning = {name: of[0] for name, of in said.items() if len(of) == 1 and name not in held}
    return Chosen(meaning, units, frozenset(assumed), tuple(joins), tuple(cuts), found.notes)


def _unit_of(table: Table, said: Mapping[str, object], found: Found, units: dict[str, str], assumed: set[str]) -> None:
    """Note the unit of a saved column; one that stands in a column beside moves with that column."""
    name, unit = str(said.get("field", "")), str(said.get("unit", ""))
    check(name, unit)
    if not name or not unit:
        return
    if unit.startswith("column "):
        at = found.moved(int(unit.removeprefix("column ")))
        if at is None or at >= len(table.columns):
            return
        unit = f"column {at}"
    units[name] = unit
    assumed |= {name} if said.get("assumed") else set()


def _joins(table: Table, columns: Sequence[Mapping[str, object]], by_name: Mapping[str, int | None]) -> list[Joined]:
    """Return the columns that were put together."""
    made = []
    for each in columns:
        of, between = each.get("from"), each.get("between")
        if not isinstance(of, Sequence) or isinstance(of, str) or "piece" in each:
            continue
        name = str(each.get("field", ""))
        check(name, "")
        places = [by_name.get(str(heading)) for heading in of]
        there = [at for at in places if at is not None]
        told = [str(part) for part in between] if isinstance(between, Sequence) and not isinstance(between, str) else []
        if name and len(there) > 1:
            made.append(joined(name, there, told if len(there) == len(places) else told[:1], table=table))
    return made


def _cut(table: Table, at: int, said: Mapping[str, object]) -> list[Cut]:
    """Return how a column is cut; learned from the examples where only these are said."""
    cells = ask(table.db, f"DISTINCT c{at}", f"WHERE c{at} IS NOT NULL LIMIT {_CELLS}").fetchall()
    rule = rule_from(said, [cell for (cell,) in cells])
    if rule is None:
        raise Unreadable(
            say(
                "The examples for the column {column} could not be understood. Each piece has to be written exactly as "
                "it stands in its cell, and no two pieces may overlap.",
                column=table.columns[at],
            )
        )
    return [Cut(at, rule)]


def position(table: Table, column: int | str) -> int:
    """Return the position of a column given by position or heading. Raises :class:`Unreadable` if it is not there."""
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


def check(name: str, unit: str) -> None:
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
