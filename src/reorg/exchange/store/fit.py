"""Does each place of a store list fit into the place it stands in? Lengths in mm."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from reorg.exchange.store.doubts import Doubts
from reorg.exchange.store.rows import Row
from reorg.exchange.store.tree import Standing

_SLACK = 5.0  # mm: tape measures differ by that much
_RANK = MappingProxyType(
    {"site": 0, "building": 1, "room": 2, "floor": 3, "unit": 3, "shelf": 4, "drawer": 4, "box": 5}
)


def check_fit(places: Sequence[Standing], doubts: Doubts) -> None:
    """Note places that reach out of what they stand in, are higher than it, or of a larger kind."""
    for place in places:
        row, above = place.row, place.above
        if above is None:
            continue
        kinds = str(row.facts["kind"]), str(above.facts["kind"])
        if _RANK[kinds[0]] < _RANK[kinds[1]] or (kinds[0] == kinds[1] and kinds[0] not in {"box", "unit", "room"}):
            doubts.add("store_odd_order", row.number, row.code)
        if kinds[1] in {"room", "floor"} and _outside(row, above):
            doubts.add("store_outside", row.number, row.code)
        elif kinds[1] == "unit" and (
            _more(row.mm("width"), above.mm("width")) or _more(row.mm("depth"), above.mm("depth"))
        ):
            doubts.add("store_outside", row.number, row.code)
        if _more(row.mm("height"), above.mm("height")) or (kinds[1] == "unit" and _above(row, above)):
            doubts.add("store_too_high", row.number, row.code)


def _more(size: float | None, limit: float | None) -> bool:
    return size is not None and limit is not None and size > limit + _SLACK


def _outside(row: Row, room: Row) -> bool:
    """Return whether what stands at x, y with its turn reaches over the walls of a room."""
    sides = row.mm("width"), row.mm("depth")
    across, deep = sides[::-1] if row.facts.get("turn") in {90, 270} else sides
    for start, size, limit in ((row.mm("x"), across, room.mm("width")), (row.mm("y"), deep, room.mm("depth"))):
        if start is not None and start < -_SLACK:
            return True
        if _more((start or 0.0) + (size or 0.0), limit):
            return True
    return False


def _above(shelf: Row, unit: Row) -> bool:
    """Return whether a shelf's surface lies above the top of its unit."""
    surface, height = shelf.mm("z"), unit.mm("height")
    return surface is not None and height is not None and surface > height + (unit.mm("z") or 0.0) + _SLACK
