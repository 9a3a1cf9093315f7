"""What does one row of a store list say of a place?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from reorg.exchange.sizes import in_base, number_in
from reorg.exchange.store.doubts import Doubts
from reorg.exchange.vocabulary import phrase, store_words
from reorg.museum import PLACE_KINDS

LENGTHS = ("width", "depth", "height", "x", "y", "z", "first")
# the wall or its number, where the door begins from the wall's left or upper end (its start), how wide it is,
# where it hangs, how it opens
_DOOR = re.compile(r"(north|east|south|west|\d{1,3}) (\d{1,6}) (\d{1,5})(?: (start|end))?(?: (in|out))?")
_MAY_BE_ZERO = frozenset({"x", "y", "z", "first"})
_TURNS = frozenset({0, 90, 180, 270})
_MOST_SHELVES = 60
_FULLEST = 10.0
_MOST = 5.0


@dataclass
class Row:
    """One row: its number in the list, its texts by fact, what was understood, and the shelves to be made in it.

    ``first`` is the height of the lowest shelf in mm, ``shelf_load`` what one shelf carries in kg.
    """

    number: int
    said: Mapping[str, str]
    facts: dict[str, object] = field(default_factory=dict)
    shelves: int = 0
    first: float | None = None
    shelf_load: float | None = None

    @property
    def code(self) -> str:
        """The place's code as written."""
        return self.said.get("code", "")

    def mm(self, name: str) -> float | None:
        """Return a length in mm, ``None`` if it is not known."""
        value = self.facts.get(name)
        return value if isinstance(value, float) else None


def in_percent(fills: Iterable[str]) -> bool:
    """Return whether a column of fill is in percent where no cell says so: most of its bare numbers exceed 5.

    It is asked of the column: among 0.3 and 1.9 a 7.3 is a heap seven times over the top, among 30 and 190 a 7 is 7 %.
    """
    read = (number_in(text) for text in fills)
    bare = [value for value, unit in read if value and not unit]
    return bool(bare) and median(bare) > _MOST


def understood(number: int, said: Mapping[str, str], units: Mapping[str, str], doubts: Doubts) -> Row:
    """Return what one row says, noting what is wrong with it. ``units`` of ``fill`` is "%" or nothing."""
    row = Row(number, said)
    if not row.code:
        doubts.add("store_no_code", number)
        return row
    row.facts["code"] = row.code
    _kind(row, doubts)
    for name in ("name", "type", "use", "note"):
        if said.get(name):
            row.facts[name] = said[name]
    for name in LENGTHS:
        if name in said and (length := _length(row, name, units.get(name, ""), doubts)) is not None:
            if name == "first":
                row.first = length
            else:
                row.facts[name] = length
    _loads(row, doubts)
    _others(row, units.get("fill", ""), doubts)
    return row


def _kind(row: Row, doubts: Doubts) -> None:
    """Find the kind of place in the words of its row, in the list's language."""
    written, kinds = row.said.get("kind", ""), store_words()[1]
    words = phrase(written)
    kind = kinds.get(" ".join(words)) or next((kinds[word] for word in words if word in kinds), "")
    if not written and row.said.get("type"):
        kind = next((kinds[word] for word in phrase(row.said["type"]) if word in kinds), "unit")
    if kind in PLACE_KINDS:
        row.facts["kind"] = kind
    else:
        doubts.add("store_kind_unknown", row.number, written or "–")


def _length(row: Row, name: str, unit: str, doubts: Doubts) -> float | None:
    """Return a length in mm; ``None`` if it is unknown, noting what cannot be one."""
    text = row.said[name]
    negative = text.startswith(("-", "−")) and name in {"x", "y", "z"}
    value, own = number_in(text[1:] if negative else text)
    if value == 0:
        return 0.0 if name in _MAY_BE_ZERO else None
    if value is not None and not (own or unit):
        return None
    size = in_base(value, own or unit, "length")
    if size is None:
        doubts.add("store_not_a_size", row.number, text[:30])
        return None
    return -size if negative else size


def _loads(row: Row, doubts: Doubts) -> None:
    for name in ("load", "shelf_load"):
        if text := row.said.get(name):
            value, own = number_in(text)
            load = in_base(value, own or "kg", "weight")
            if load is None:
                if value != 0:
                    doubts.add("store_not_understood", row.number, text[:30])
            elif name == "load":
                row.facts["load"] = load
            else:
                row.shelf_load = load


def _others(row: Row, fill_unit: str, doubts: Doubts) -> None:
    """Read doors, fill, turn and the number of shelves."""
    _doors(row, doubts)
    if text := row.said.get("fill"):
        if (fill := _fill(text, fill_unit)) is None:
            doubts.add("store_not_understood", row.number, text[:30])
        else:
            row.facts["fill"] = fill
    if text := row.said.get("turn"):
        value, _ = number_in(text.removesuffix("°").strip())
        if value is None or value % 360 not in _TURNS:
            doubts.add("store_not_understood", row.number, text[:30])
        else:
            row.facts["turn"] = int(value % 360)
    if text := row.said.get("shelves"):
        value, own = number_in(text)
        if value is None or own or not value.is_integer() or value > _MOST_SHELVES:
            doubts.add("store_not_understood", row.number, text[:30])
        else:
            row.shelves = int(value)


def _doors(row: Row, doubts: Doubts) -> None:
    """Read doors: "south 2900 1200 start in; east 6200 900 end out", lengths in mm."""
    doors: list[dict[str, object]] = []
    for text in filter(None, (each.strip() for each in row.said.get("doors", "").split(";"))):
        if found := _DOOR.fullmatch(text.lower()):
            door: dict[str, object] = {"wall": found[1], "at": float(found[2]), "width": float(found[3])}
            doors.append(door | {"hinge": found[4] or "start", "opens": found[5] or "in"})
        else:
            doubts.add("store_not_understood", row.number, text[:30])
    if doors:
        row.facts["doors"] = doors


def _fill(text: str, unit_of_column: str) -> float | None:
    """Return a share from "0.8", "0,8", "80%" or "80"; a place may be fuller than full."""
    percent = "%" in text or "٪" in text or unit_of_column == "%"
    value, unit = number_in(text.replace("%", "").replace("٪", "").strip())
    if value is None or unit:
        return None
    share = value / 100 if percent or value > _FULLEST else value
    return round(share, 4) if share <= _FULLEST else None
