"""Which types of unit could be bought or built: the museum's own, those of the catalogue, with their shelves?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reorg.method import Range
from reorg.museum import Museum, Place
from reorg.storage.catalogue import UnitType as Listed
from reorg.storage.catalogue import catalogue
from reorg.storage.furnishing.prices import Prices
from reorg.storage.furniture import Surface
from reorg.storage.need import MOST_TYPES, UnitType, unit_types
from reorg.storage.problem import Task
from reorg.storage.solve import packing

BOARD, HAND = (
    25.0,
    50.0,
)  # mm of a bay's height that a shelf takes: its board, and the gap above things that a hand needs
STEP = 25.0  # shelves hang every so many mm
BASE = 100.0  # mm from the floor to the lowest shelf, where nobody measured it
FIXED = frozenset(
    {
        "plan chest", "drawer cabinet", "specimen cabinet", "picture rack", "hanging rack", "hanging screen", "textile rack",
        "rolled textile rack", "cantilever rack", "freezer", "table", "pallet",
    }
)  # fmt: skip
"""Types whose shelves, if they have any, cannot be hung elsewhere; any other type is taken to hang on uprights (ours)."""
GENERAL = ("shelving", "deep shelving", "pallet rack")
"""Types of the catalogue for whatever stands on a shelf, and what is larger."""
SHEETS = ("plan chest", "drawer cabinet")
"""Types of the catalogue for sheets, which lie in drawers."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of unit: outer ``size`` in mm, its usual shelves, what one costs, and a unit of the museum like it ("" if none).

    ``hung``: its shelves can be hung at any height, so that what stands there decides; else they are as they are. ``extra``
    is what a further shelf costs, ``material`` of what it is built ("" if it is bought), ``deck`` how thick a shelf is in mm.
    """

    type: str
    example: str
    size: tuple[float, float, float]
    surfaces: tuple[Surface, ...]
    load: float | None
    cost: Range
    extra: Range
    hung: bool
    material: str = ""
    deck: float = BOARD

    @property
    def level(self) -> str:
        """What its shelves are: shelf or drawer."""
        return "drawer" if self.surfaces[0].drawer else "shelf"

    @property
    def metres(self) -> float:
        """The shelf of one unit in m."""
        return sum(each.length for each in self.surfaces)

    def as_it_is(self) -> UnitType:
        """Return it with its shelves as they are."""
        return UnitType(self.type, self.example, self.surfaces, self.load, self.size[0] * self.size[1] / 1e6)

    def unit(self, count: int | None = None) -> packing.Unit:
        """Return it as furniture whose shelves can be hung anywhere, ``count`` of them or as many as are needed."""
        loads = [each.load for each in self.surfaces if each.load is not None]
        base = min((each.z for each in self.surfaces if each.z is not None), default=BASE)
        return packing.Unit(
            name=self.type,
            width=min(each.width or self.size[0] for each in self.surfaces),
            depth=min(each.depth or self.size[1] for each in self.surfaces),
            height=room_of(self.size[2], self.surfaces),
            step=STEP,
            overhead=self.deck + HAND,
            shelf_load=max(0.0, min(loads)) if loads else float("inf"),
            bay_load=float("inf") if self.load is None else max(0.0, self.load),
            base=base,
            count=count,
        )


def room_of(height: float, surfaces: Sequence[Surface]) -> float:
    """Return the mm of a unit's height that its shelves share: from the lowest surface to the top, a board included."""
    base = min((each.z for each in surfaces if each.z is not None), default=BASE)
    tops = [each.z + each.height for each in surfaces if each.z is not None and each.height is not None]
    return max(height - base, max(tops, default=0.0) - base) + BOARD


def own_kinds(museum: Museum, task: Task, prices: Prices) -> list[Kind]:
    """Return the museum's own types, commonest first, as they stand; none of a unit that is to be discarded."""
    if not task.units:
        return []
    kinds = []
    for each in unit_types(museum, task)[:MOST_TYPES]:
        if not each.example or museum.places[each.example].verdict == "discard":
            continue
        unit = museum.places[each.example]
        surfaces = each.surfaces
        size = (unit.width or _widest(surfaces), unit.depth or _deepest(surfaces), unit.height or _highest(surfaces))
        metres = sum(surface.length for surface in surfaces)
        kinds.append(
            Kind(
                each.name, each.example, size, surfaces, each.load, prices.of_unit(unit.type, metres), prices["shelf"],
                hung=can_be_hung(unit, surfaces) and len(surfaces) > 1,
            )
        )  # fmt: skip
    return kinds


def can_be_hung(unit: Place, surfaces: Sequence[Surface]) -> bool:
    """Return whether the shelves of a unit can be hung at other heights, as far as its type tells."""
    plain = " ".join(unit.type.casefold().split())
    return plain not in FIXED and bool(unit.height) and not any(each.drawer for each in surfaces)


def listed_kinds(prices: Prices, names: Sequence[str]) -> list[Kind]:
    """Return these types of the catalogue, in its usual sizes."""
    known = {each.type: each for each in catalogue()}
    return [_listed(known[name], prices) for name in names]


def _listed(each: Listed, prices: Prices) -> Kind:
    surfaces = tuple(even_shelves(each))
    cost = prices.of_unit(each.type, sum(surface.length for surface in surfaces))
    size = (each.width, each.depth, each.height)
    return Kind(
        each.type, "", size, surfaces, None, cost, prices["shelf"], hung=each.level == "shelf" and each.shelves > 1
    )


def even_shelves(each: Listed) -> list[Surface]:
    """Return the usual shelves of a type of the catalogue, evenly from the floor to the top."""
    step = (each.height - BASE) / each.shelves
    return [
        Surface(
            place="", unit="", room="", drawer=each.level == "drawer", width=each.width, depth=each.depth,
            height=step - BOARD, z=BASE + number * step, load=each.load, derived=False, alone=False,
        )
        for number in range(each.shelves)
    ]  # fmt: skip


def _widest(surfaces: Sequence[Surface]) -> float:
    return max((each.width or 0.0 for each in surfaces), default=0.0) or 1000.0


def _deepest(surfaces: Sequence[Surface]) -> float:
    return max((each.depth or 0.0 for each in surfaces), default=0.0) or 400.0


def _highest(surfaces: Sequence[Surface]) -> float:
    return max(((each.z or 0.0) + (each.height or 0.0) for each in surfaces), default=0.0) or 2000.0
