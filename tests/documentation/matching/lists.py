"""Two lists of one museum's objects whose truth is known."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence

from reorg.documentation import Register
from tests.documentation.registers import WCMA, register

HEADINGS = {
    "accession_number": "number",
    "title": "title",
    "object_name": "name",
    "maker": "maker",
    "creation_date": "date",
    "medium": "materials",
    "dimensions": "dimensions",
    "credit_line": "acquisition",
}
Row = dict[str, str | None]


def real_rows() -> list[Row]:
    """Return the 200 objects of a real museum."""
    with WCMA.open(encoding="utf-8", newline="") as file:
        return [{field: row[name] or None for name, field in HEADINGS.items()} for row in csv.DictReader(file)]


def listed(rows: Sequence[Row]) -> Register:
    """Return rows as a register."""
    return register(**{name: [row.get(name) for row in rows] for name in rows[0]})


def swapped(number: str, chance: random.Random) -> str:
    """Return a number with two unlike neighbours swapped."""
    places = [at for at in range(len(number) - 1) if number[at : at + 2].isdigit() and number[at] != number[at + 1]]
    if not places:
        return number
    at = chance.choice(places)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def planted(seed: int) -> tuple[list[Row], list[Row], dict[int, int]]:
    """Return two lists of one museum's objects that disagree, and which row of the first each of the second is (from 1)."""
    chance = random.Random(seed)
    rows = real_rows()
    order = list(range(len(rows)))
    chance.shuffle(order)
    second: list[Row] = []
    truth: dict[int, int] = {}
    for at in order[:180]:
        row = dict(rows[at])
        number, title = row["number"] or "", row["title"] or ""
        kind = chance.randrange(10)
        if kind == 0:
            row["number"] = None
        elif kind == 1:
            row["number"] = swapped(number, chance)
        elif kind == 2:
            row["title"] = title[: max(8, len(title) // 2)]
        elif kind == 3:
            row["maker"] = ", ".join(reversed((row["maker"] or "").rsplit(" ", 1)))
        elif kind == 4:
            row["dimensions"] = None
        second.append(row)
        truth[len(second)] = at + 1
    first = [row for at, row in enumerate(rows) if at not in order[190:]]
    places = {at: place for place, at in enumerate((at for at in range(len(rows)) if at not in order[190:]), start=1)}
    return first, second, {b: places[a - 1] for b, a in truth.items()}
