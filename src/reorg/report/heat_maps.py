"""Which heat maps show a museum's own store, from above and from a corner? Written once, for pages and paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reorg.museum import Museum, Place
from reorg.report.draw import LARGEST, Block, Classes, HeatMap, IsoMap, StoreMap
from reorg.report.pictures import Link, no_link, store_map
from reorg.storage import Shown, Survey

NARROWEST, SMALL = 480.0, 660.0
"""What would be drawn at most as wide as the second, in px, is drawn as wide as the first, so that a phone shows it legibly."""
TALL = 1800.0
"""How high a unit is drawn in mm that nobody measured."""


def heat_map(
    museum: Museum, survey: Survey, shown: Shown, *, link: Link = no_link, only: str = "", width: float = 1040.0,
    name: str = "h",
) -> HeatMap:  # fmt: skip
    """Return the plan of the room ``only``, or of all rooms with units, each unit in its class."""
    plan = store_map(museum, survey, link=link, only=only, width=width)
    wanted = sum((room.width or 4000.0) * LARGEST + 60 for room in plan.rooms)
    width = min(width, wanted if wanted > SMALL else NARROWEST)
    return HeatMap(
        plan.rooms, plan.units, _classes(shown), shown.levels, plan.floors, shown.told, width=width, name=name,
        title=shown.heat.title,
    )  # fmt: skip


def iso_map(
    museum: Museum, survey: Survey, shown: Shown, *, corner: int = 0, link: Link = no_link, only: str = "",
    width: float = 440.0,
) -> IsoMap:  # fmt: skip
    """Return the room ``only``, or all rooms with units, as seen from a corner (0 to 3)."""
    plan = store_map(museum, survey, link=link, only=only, width=width)
    blocks = _blocks(museum, plan)
    rooms = tuple(room for room in plan.rooms if room.id == only or any(each.unit.room == room.id for each in blocks))
    return IsoMap(rooms, blocks, _classes(shown), shown.levels, corner, shown.told, width=width, title=shown.heat.title)


def _classes(shown: Shown) -> Classes:
    return Classes(shown.heat.title, shown.classes, ordered=shown.heat.id != "category")


def _blocks(museum: Museum, plan: StoreMap) -> tuple[Block, ...]:
    shelves: Mapping[str, Sequence[Place]] = {
        unit.id: [each for each in museum.places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
        for unit in plan.units
    }
    found = []
    for unit in plan.units:
        place = museum.places[unit.id]
        low = place.z or 0.0
        boards = tuple(sorted(low + each.z for each in shelves[unit.id] if each.z))
        high = low + (place.height or (max(boards) - low + 300.0 if boards else TALL))
        if unit.box:
            found.append(Block(unit, low, high, boards))
    return tuple(found)
