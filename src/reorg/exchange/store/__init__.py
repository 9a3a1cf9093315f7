"""What does a store list say: which places there are, in what they stand, how big they are?

One row a place. Everything wrong with the list is said at once, with row numbers; the good rows are usable, and a row
is good unless it has no code, names no kind that there is, or stands in something that is not in the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reorg.exchange.columns import UNITS, header_words, unit_of
from reorg.exchange.sizes import number_in
from reorg.exchange.store.doubts import Doubts
from reorg.exchange.store.fit import check_fit
from reorg.exchange.store.rooms import read_rooms
from reorg.exchange.store.rows import LENGTHS, in_percent, understood
from reorg.exchange.store.shelves import shelves_of
from reorg.exchange.store.tree import Standing, standings
from reorg.exchange.tables import Table, open_table
from reorg.exchange.tables.table import ask
from reorg.exchange.unreadable import Unreadable
from reorg.exchange.vocabulary import phrase, store_words
from reorg.language import listed, say, say_many
from reorg.museum import Draft, Finding, Severity

__all__ = ["read_store"]

StoreList = tuple[tuple[Draft, ...], tuple[Finding, ...]]


def read_store(path: Path | str, *, sheet: str | None = None, unit: str = "") -> StoreList:
    """Read a store list (CSV or a spreadsheet) into drafts of places, with everything that is wrong with it.

    Columns, by English, French, Spanish or Arabic headings in any order: code, kind, in, name, width, depth, height,
    x, y, z, turn, load (kg), shelf load, type, fill (0.8 or 80 %), use, shelves, first shelf, note,
    doors ("south 2900 1200 start in; …": wall or its number, mm from its left or upper end or its start, width in mm, hinge,
    opening), walls ("6 m; 4 m; 3 m left; …": :mod:`reorg.exchange.store.rooms`), building, storey. Lengths take the
    unit of the cell ("2 m"), of their heading ("Width (cm)"), or ``unit``; without one they stay unknown and are
    asked for. Returns drafts from the top of the tree down, and the findings. Raises :class:`Unreadable`.
    """
    if unit and UNITS.get(unit.casefold(), "") not in {"mm", "cm", "m", "in", "ft"}:
        raise Unreadable(
            say("“{unit}” is not a unit of length that is known here. Use mm, cm, m, in or ft.", unit=unit)
        )
    table = open_table(path, sheet=sheet)
    columns = _columns(table)
    doubts = Doubts()
    doubts.whole += table.notes
    units = _units(table, columns, UNITS.get(unit.casefold(), ""), doubts)
    said_rows = _rows(table, columns)
    if in_percent(said.get("fill", "") for _, said in said_rows):
        units["fill"] = "%"
    rows = [understood(number, said, units, doubts) for number, said in said_rows]
    rows = read_rooms([row for row in rows if row.code], units.get("walls", ""), doubts)
    places = standings(rows, doubts)
    check_fit(places, doubts)
    for place in places:
        if place.row.shelves and place.row.facts["kind"] != "unit":
            doubts.add("store_shelves_elsewhere", place.row.number, place.row.code)
    made = [draft for place in places for draft in (_draft(place), *shelves_of(place))]
    return _distinct(made), doubts.findings()


def _columns(table: Table) -> dict[str, int]:
    """Return the position of each fact's column. A heading counts with its unit left out; the first of two wins."""
    known = store_words()[0]
    found: dict[str, int] = {}
    for at, header in enumerate(table.headers):
        name = known.get(header_words(header)) or known.get(phrase(header))
        if name and name not in found:
            found[name] = at
    if "code" not in found and "name" in found:
        found["code"] = found.pop("name")
    if "code" not in found:
        raise Unreadable(
            say(
                "{name} has no column for the codes of places. A store list needs at least the columns "
                "“code”, “kind” and “in”. Its columns are: {columns}.",
                name=table.name,
                columns=listed(table.columns, 40),
            )
        )
    return found


def _units(table: Table, columns: Mapping[str, int], unit: str, doubts: Doubts) -> dict[str, str]:
    """Return the unit of each column of lengths, and ask for it where nobody says it."""
    units = {name: unit_of(table.headers[columns[name]], "width") or unit for name in LENGTHS if name in columns}
    if "walls" in columns:
        units["walls"] = unit_of(table.headers[columns["walls"]], "width") or unit
    asked = [
        table.columns[columns[name]]
        for name, found in units.items()
        if not found and name != "walls" and _bare(table, columns[name])
    ]
    if asked:
        message = say_many(
            "Nobody says in which unit the column {columns} is. Its numbers were left out. Write the unit into the "
            "heading, such as “Width (cm)”, or choose it here.",
            "Nobody says in which unit {count} columns are ({columns}). Their numbers were left out. Write the unit "
            "into the headings, such as “Width (cm)”, or choose it here.",
            count=len(asked),
            columns=listed(asked),
        )
        doubts.whole.append(Finding("store_unit_unknown", Severity.HIGH, len(asked), message))
    return units


def _bare(table: Table, at: int) -> bool:
    """Return whether a column holds numbers, other than zero, without a unit beside them."""
    held = ask(table.db, f"DISTINCT c{at}", f"WHERE c{at} IS NOT NULL").fetchall()
    return any(value and not unit for value, unit in (number_in(text.lstrip("-− ")) for (text,) in held))


def _rows(table: Table, columns: Mapping[str, int]) -> list[tuple[int, dict[str, str]]]:
    asked = ", ".join(f"c{at}" for at in columns.values())
    found = ask(table.db, f"row, {asked}", "ORDER BY row").fetchall()
    return [
        (row, {name: cell.strip() for name, cell in zip(columns, rest, strict=True) if cell}) for row, *rest in found
    ]


def _draft(place: Standing) -> Draft:
    return Draft("place", place.id, {**place.row.facts, **({"place": place.around} if place.around else {})})


def _distinct(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return each place once: what the list says of a shelf itself lies on top of what was made for it."""
    by_id: dict[str, Draft] = {}
    written = {draft.about for draft in drafts if "order" not in draft.data}
    for draft in drafts:
        before = by_id.get(draft.about)
        if before is None:
            by_id[draft.about] = draft
        else:
            own, made = (draft, before) if draft.about in written and "order" not in draft.data else (before, draft)
            by_id[draft.about] = Draft("place", draft.about, {**made.data, **own.data})
    return tuple(by_id.values())
