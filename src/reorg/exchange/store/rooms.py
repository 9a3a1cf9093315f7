"""What does a store list say of a room's shape, and of the building and storey that it is in?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite

from reorg.exchange.sizes import in_base, number_in
from reorg.exchange.store.doubts import Doubts
from reorg.exchange.store.rows import Row
from reorg.museum import Facts, fold_code, outline, walls_of, walls_written

_FEET = re.compile(r"(\d+)\s*(?:ft|'|feet)\s*(\d+(?:\.\d+)?)\s*(?:in|\"|'')?", re.IGNORECASE)


def walls_in(text: str, unit: str) -> list[Facts | str]:
    """Return the walls that a cell says, lengths in mm, and each piece that is no wall. ``unit`` is that of its heading."""
    return walls_written(text, lambda length: _length(length, unit))


def _length(text: str, unit: str) -> float | None:
    if feet := _FEET.fullmatch(text):
        return round(int(feet[1]) * 304.8 + float(feet[2]) * 25.4, 1)
    value, own = number_in(text)
    if value is None or not (own or unit):
        return None
    length = in_base(value, own or unit, "length")
    return length if length and isfinite(length) else None


def read_rooms(rows: Sequence[Row], unit: str, doubts: Doubts) -> list[Row]:
    """Take walls and storeys into the facts of rooms; return the rows with those of buildings that only rooms name."""
    for row in rows:
        if storey := row.said.get("storey"):
            row.facts["storey"] = storey
        if text := row.said.get("walls"):
            _walls(row, text, unit, doubts)
    return [*_buildings(rows), *rows]


def _walls(row: Row, text: str, unit: str, doubts: Doubts) -> None:
    said = walls_in(text, unit)
    walls = [each for each in said if not isinstance(each, str)]
    for each in said:
        if isinstance(each, str):
            doubts.add("store_not_a_size", row.number, each[:30])
    if len(walls) < len(said):
        return
    found = outline(walls_of(walls))
    for problem in found.problems:
        doubts.add("store_walls", row.number, str(problem))
    if not found.problems:
        wide, deep = found.size
        row.facts |= {"walls": walls, "width": round(wide, 1), "depth": round(deep, 1)}


def _buildings(rows: Sequence[Row]) -> list[Row]:
    """Return a row for each building that rooms name and that has no row of its own; the rooms come to stand in theirs."""
    known = {fold_code(row.code) for row in rows if row.facts.get("kind") == "building"}
    made: dict[str, Row] = {}
    for row in rows:
        name = row.said.get("building", "")
        if not name or row.said.get("in") or row.facts.get("kind") not in {"room", "floor", "unit"}:
            continue
        key = fold_code(name)
        if key not in known and key not in made:
            made[key] = Row(row.number, {"code": name}, {"code": name, "kind": "building"})
        row.said = {**row.said, "in": name}
    return list(made.values())
