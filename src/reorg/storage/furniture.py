"""On which surfaces can objects stand, and on which of them does each place lie?

Every shelf and drawer is a surface; so is a unit for which no shelf is recorded. Unknown measures of a shelf are taken
from its unit where that says them, and marked as derived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reorg.museum import Place, Places

KINDS = frozenset({"shelf", "drawer"})
# rooms in which nothing is planned: what stands there is shown, worked on or kept for another purpose
NO_STORE = frozenset({"display", "exhibition", "gallery", "office", "workroom", "workshop", "reading room"})


@dataclass(frozen=True, slots=True)
class Surface:
    """A shelf, a drawer, or a unit without shelves. Sizes in mm, load in kg; None is unknown.

    ``derived``: a measure was taken from the unit. ``alone``: the only surface of its unit.
    ``waits``: it is planned, or has to be hung elsewhere first: nothing can be put there yet.
    """

    place: str
    unit: str
    room: str
    drawer: bool
    width: float | None
    depth: float | None
    height: float | None
    z: float | None
    load: float | None
    derived: bool
    alone: bool
    waits: bool = False

    @property
    def known(self) -> bool:
        """Whether its capacity can be computed."""
        return all(size is not None and size > 0 for size in (self.width, self.depth, self.height))

    @property
    def area(self) -> float:
        """Shelf area in m², 0 if not known."""
        return (self.width or 0.0) * (self.depth or 0.0) / 1e6

    @property
    def length(self) -> float:
        """Running shelf metres, 0 if not known."""
        return (self.width or 0.0) / 1000

    @property
    def volume(self) -> float:
        """Room above the surface in m³, 0 if not known."""
        return self.area * (self.height or 0.0) / 1000


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place lies: ids of the surface, unit, room and outermost box around it ("" if there is none)."""

    surface: str = ""
    unit: str = ""
    room: str = ""
    box: str = ""


def surfaces(places: Places) -> tuple[Surface, ...]:
    """Return all surfaces, room by room and unit by unit in the museum's order: near ones stand near each other."""
    found: list[Surface] = []
    for unit in places.of_kind("unit"):
        found.extend(_surfaces_of(places, unit))
    boards = [shelf for kind in sorted(KINDS) for shelf in places.of_kind(kind) if not places.around(shelf.id, "unit")]
    found.extend(_surface(each, each, places.around(each.id, "room"), each.height, alone=True) for each in boards)
    return tuple(found)


def surface_at(places: Places, place_id: str) -> Surface | None:
    """Return the surface that the place is or lies on; None where it lies on none, or only the unit of several is known."""
    path = places.path(place_id)
    unit = next((place for place in reversed(path) if place.kind == "unit"), None)
    board = next((place for place in reversed(path) if place.kind in KINDS), None)
    if unit is None:
        return _surface(board, board, places.around(board.id, "room"), board.height, alone=True) if board else None
    found = _surfaces_of(places, unit)
    if board is None:
        return found[0] if len(found) == 1 else None
    return next((each for each in found if each.place == board.id), None)


def _surfaces_of(places: Places, unit: Place) -> list[Surface]:
    inside = [place for place in places.within(unit.id) if place.kind in KINDS]
    inside = [place for place in inside if (nearest := places.around(place.id, "unit")) and nearest.id == unit.id]
    room = places.around(unit.id, "room")
    if not inside:
        return [_surface(unit, unit, room, unit.height, alone=True)]
    heights = _clear_heights(unit, inside)
    return [
        _surface(shelf, unit, room, height, alone=len(inside) == 1)
        for shelf, height in zip(inside, heights, strict=True)
    ]


def going(places: Places, surface: Surface) -> bool:
    """Return whether a surface, or the unit that it is part of, is to be discarded: nothing will stand there."""
    return any(place in places and places[place].verdict == "discard" for place in (surface.place, surface.unit))


def planned(places: Places, room: str) -> bool:
    """Return whether a room (by id) is a store, as far as its use says; an unknown room is."""
    return room not in places or places[room].use.strip().lower() not in NO_STORE


def spots(places: Places, surfaces: Sequence[Surface]) -> MappingProxyType[str, Spot]:
    """Return where each place lies."""
    known = {surface.place for surface in surfaces}
    lone = {surface.unit: surface.place for surface in surfaces if surface.alone}
    found = {}
    for place_id in places:
        path = places.path(place_id)
        ids = {place.kind: place.id for place in path}
        unit = ids.get("unit", "")
        surface = next((place.id for place in reversed(path) if place.id in known), lone.get(unit, ""))
        box = next((place.id for place in path if place.kind == "box"), "")
        found[place_id] = Spot(surface, unit or (surface or ""), ids.get("room", ""), box)
    return MappingProxyType(found)


def _surface(shelf: Place, unit: Place, room: Place | None, height: float | None, *, alone: bool) -> Surface:
    return Surface(
        place=shelf.id,
        unit=unit.id,
        room=room.id if room else "",
        drawer=shelf.kind == "drawer",
        width=shelf.width if shelf.width is not None else unit.width,
        depth=shelf.depth if shelf.depth is not None else unit.depth,
        height=height,
        z=shelf.z if shelf is not unit else (shelf.z or 0.0),
        load=shelf.load,
        derived=None in (shelf.width, shelf.depth, shelf.height),
        alone=alone,
        waits=shelf.waits or unit.waits,
    )


def _clear_heights(unit: Place, shelves: Sequence[Place]) -> list[float | None]:
    """Return the clear height of each shelf: as recorded, else up to the next shelf, else an equal part of the unit."""
    tops = sorted({shelf.z for shelf in shelves if shelf.z is not None})
    found: list[float | None] = []
    for shelf in shelves:
        height = shelf.height
        if height is None and shelf.z is not None:
            above = next((z for z in tops if z > shelf.z), unit.height)
            height = above - shelf.z if above is not None and above > shelf.z else None
        if height is None and unit.height is not None:
            height = unit.height / len(shelves)
        found.append(height)
    return found
