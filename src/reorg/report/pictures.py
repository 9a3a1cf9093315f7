"""Which pictures show a museum's own store: its plan coloured by fill, and one unit from the front?

Written once, for the reports and the desk alike. Of the museum the drawings need the places; what stands there, they
read from the survey. ``link`` turns a place into the address that its shape leads to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reorg.language import Message, say
from reorg.museum import Door, Museum, Place, Places, shape_of, storeys
from reorg.report.draw import Elevation, FloorArea, Room, Shelf, StoreMap, Unit
from reorg.storage import Plan, Survey, survey

Link = Callable[[Place], str]


def no_link(_place: Place) -> str:
    """Lead nowhere: for paper."""
    return ""


@dataclass(frozen=True)
class _Seen:
    """What a survey says of each place (by id): the share that is full, and how many objects stand there."""

    fill: Mapping[str, float]
    count: Mapping[str, int]
    link: Link

    @classmethod
    def of(cls, survey: Survey, link: Link) -> _Seen:
        every = {**survey.rooms, **survey.units, **survey.shelves}
        full = {place: value.likely for place, each in every.items() if (value := each.fullness.value) is not None}
        return cls(full, {place: len(each.objects) for place, each in every.items()}, link)

    def full(self, place: Place) -> float | None:
        """Return the share that is full: as surveyed, else as estimated by eye, else None."""
        return self.fill.get(place.id, None if place.id in self.count else place.fill)


def store_map(
    museum: Museum, survey: Survey, *, link: Link = no_link, only: str = "", chosen: str = "", width: float = 1040.0
) -> StoreMap:
    """Return the plan of the room ``only``, or of all rooms with units or floor areas, units in the class of their fill.

    Rooms and units that nobody has measured are in it too, and drawn as such.
    """
    rooms = [museum.places[only]] if only else furnished(museum)
    grouped = storeys(museum.places, rooms)
    rooms = [room for each in grouped for room in each.rooms]
    group = {room.id: each.label for each in grouped for room in each.rooms} if len(grouped) > 1 else {}
    shown = {room.id for room in rooms}
    seen, on_floor = _Seen.of(survey, link), survey.floors
    units = [(unit, room) for unit in museum.places.of_kind("unit") if (room := room_of(museum, unit)) in shown]
    later = (each for each in museum.places.to_be.of_kind("unit") if each.planned)
    coming = [(unit, room) for unit in later if (room := room_of(museum, unit)) in shown]
    floors = [(floor, room) for floor in museum.places.of_kind("floor") if (room := room_of(museum, floor)) in shown]
    return StoreMap(
        tuple(replace(_room(room, link), group=group.get(room.id, "")) for room in rooms),
        tuple(_unit(unit, room, seen) for unit, room in units),
        tuple(_floor(floor, room, on_floor.get(floor.id, 0), link) for floor, room in floors),
        width=width,
        chosen=chosen,
        planned=tuple(replace(_unit(unit, room, seen), planned=True, letter="+") for unit, room in coming),
    )


def bare_map(places: Places, room: str, *, width: float) -> StoreMap:
    """Return the plan of a room, its units with their codes alone: nothing is known, or shown, of how full they are."""
    bare = Museum(places=Places.of(replace(each, fill=None) for each in places.values() if each.kind != "floor"))
    drawn = store_map(bare, survey(bare), only=room, width=width)
    units = tuple(replace(each, fill=0.0, count=None, letter="\u00a0") for each in drawn.units)
    return replace(drawn, units=units, keyed=False)


def plan_map(museum: Museum, survey: Survey, plan: Plan, *, link: Link = no_link, width: float = 1040.0) -> StoreMap:
    """Return the plan of all rooms as it will be when ``plan`` is carried out, by the fill that the plan itself reckons."""
    now = store_map(museum, survey, link=link, width=width)
    unit_of = {place.id: unit.id for unit in museum.places.of_kind("unit") for place in museum.places.within(unit.id)}
    area: defaultdict[str, float] = defaultdict(float)
    taken: defaultdict[str, float] = defaultdict(float)
    for shelf, held in survey.shelves.items():
        area[unit_of.get(shelf, "")] += held.capacity.area
        taken[unit_of.get(shelf, "")] += held.capacity.area * plan.filled.get(shelf, 0.0)
    count = Counter(unit_of.get(shelf, "") for shelf in plan.placements.values())
    units = tuple(
        replace(each, fill=taken[each.id] / area[each.id] if area[each.id] else None, count=count[each.id])
        for each in now.units
    )
    left = Counter(
        place
        for key, place in zip(museum.objects.ids, museum.objects.words("place"), strict=True)
        if key not in plan.placements
    )
    within = {each.id: {place.id for place in museum.places.within(each.id)} for each in now.floors}
    floors = tuple(replace(each, count=sum(left[place] for place in within[each.id])) for each in now.floors)
    return replace(now, units=units, floors=floors)


def unit_front(museum: Museum, survey: Survey, unit: Place, *, link: Link = no_link, width: float = 640.0) -> Elevation:
    """Return one unit from the front, shelf by shelf.

    Where the heights of shelves are not known, all are drawn at even heights; the drawing says so.
    """
    levels = [each for each in museum.places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
    measured = all(each.z is not None and each.height is not None for each in levels)
    tall = unit.height or max(((each.z or 0.0) + (each.height or 0.0) for each in levels), default=0.0) or 2000.0
    seen = _Seen.of(survey, link)
    carried = {shelf: held.weight for shelf, held in survey.shelves.items()}
    shelves = [_shelf(each, seen, carried.get(each.id)) for each in levels]
    if not measured:
        step = tall / len(shelves)
        shelves = [replace(each, z=step * at + 25.0, height=step - 25.0) for at, each in enumerate(shelves)]
    note = _not_measured(unit, measured=measured)
    return Elevation(unit.code, (unit.width or 1000.0, tall), tuple(shelves), width=width, note=note)


def worst_room(museum: Museum, survey: Survey) -> Place | None:
    """Return the fullest room; where no room's fill is known, the one with most on its floor; None if there is none."""
    rooms, seen, floor = furnished(museum), _Seen.of(survey, no_link), Counter[str]()
    for area, count in survey.floors.items():
        floor[room_of(museum, museum.places[area])] += count
    return max(rooms, key=lambda room: (seen.fill.get(room.id, -1.0), floor[room.id], room.id), default=None)


def furnished(museum: Museum) -> list[Place]:
    """Return the rooms in which units or floor areas are; if there is none, all rooms."""
    rooms = museum.places.of_kind("room")
    used = {room_of(museum, place) for kind in ("unit", "floor") for place in museum.places.of_kind(kind)}
    return [room for room in rooms if room.id in used] or rooms


def room_of(museum: Museum, place: Place) -> str:
    """Return the id of the room that a place is in ("" if it is in none)."""
    room = museum.places.around(place.id, "room")
    return room.id if room else ""


def _unit(place: Place, room: str, seen: _Seen) -> Unit:
    return Unit(
        id=place.id,
        code=place.code,
        room=room,
        width=place.width,
        depth=place.depth,
        x=place.x,
        y=place.y,
        turn=place.turn,
        fill=seen.full(place),
        count=seen.count.get(place.id),
        href=seen.link(place),
    )


def _floor(place: Place, room: str, count: int, link: Link) -> FloorArea:
    return FloorArea(place.id, place.code, room, count, place.width, place.depth, place.x, place.y, link(place))


def _shelf(place: Place, seen: _Seen, kg: float | None) -> Shelf:
    return Shelf(
        id=place.id,
        code=place.code,
        z=place.z or 0.0,
        height=place.height or 0.0,
        width=place.width,
        fill=seen.full(place),
        count=seen.count.get(place.id),
        kg=kg,
        load=place.load,
        href=seen.link(place),
    )


def _not_measured(unit: Place, *, measured: bool) -> Message | str:
    if not unit.width or not unit.height:
        return say("The size of this unit is not known yet; it is drawn with what is known.")
    return "" if measured else say("The heights of the shelves are not known yet; they are drawn evenly.")


def _room(room: Place, link: Link) -> Room:
    doors = tuple(Door.from_facts(facts) for facts in room.doors if facts.get("wall"))
    shape = shape_of(room) if room.walls or room.features else None
    wide, deep = (max(corner[at] for corner in shape.corners) for at in (0, 1)) if shape else (room.width, room.depth)
    return Room(room.id, room.code, room.name, wide, deep, doors, link(room), shape)
