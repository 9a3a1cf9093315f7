"""What if? A question to the planner: only these rooms, these categories first, one more cupboard, fuller shelves …"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from reorg.language import Message, say
from reorg.museum import Draft, Museum, Place, Places, identity
from reorg.storage.catalogue import catalogue
from reorg.storage.furniture import planned
from reorg.storage.need import type_of
from reorg.storage.solve import Parameters
from reorg.storage.wishes.following import Held
from reorg.storage.wishes.wish import FIRST, Wish

MOST_MORE = 200  # units of one type; more are hardly bought at once
BOARD = 30.0  # mm that a shelf board takes of the height of a unit; ours
SHELF = frozenset({"shelf", "drawer"})


@dataclass(frozen=True)
class Asked:
    """What is to be different from the usual plan. The empty question is the usual plan.

    ``rooms`` (ids): only these are planned; elsewhere everything stays as it is. ``first``: these categories get places
    before all others. ``more``: so many more units of a type (the museum's word, or a type of the catalogue). ``keep``
    (ids): these units stay as they are. ``fill``: the share of a shelf that is filled at most (0 to 1). ``growth``: the
    share of all objects that room is left for. ``wishes``: whether the museum's wishes are followed, ``without`` which
    of them (ids) are not.
    """

    rooms: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    more: tuple[tuple[str, int], ...] = ()
    keep: tuple[str, ...] = ()
    fill: float | None = None
    growth: float = 0.0
    wishes: bool = True
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Asked()

    def to_data(self) -> dict[str, object]:
        """Return the question as plain data, only what differs from the usual plan."""
        usual = Asked()
        return {
            each.name: _plain(value)
            for each in fields(self)
            if (value := getattr(self, each.name)) != getattr(usual, each.name)
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Asked:
        """Return the question that :meth:`to_data` wrote; what it does not know is left out."""
        words = {name: tuple(map(str, data[name])) for name in ("rooms", "first", "keep", "without") if name in data}
        more = tuple((str(type_), int(count)) for type_, count in data.get("more", ()))
        fill = data.get("fill")
        return cls(
            **words, more=more, fill=None if fill is None else float(fill), growth=float(data.get("growth", 0)),
            wishes=bool(data.get("wishes", True)),
        )  # fmt: skip

    def settings(self, usual: Parameters) -> Parameters:
        """Return the solver's parameters: room for growth is left on every shelf."""
        return replace(usual, fill=(self.fill or usual.fill) / (1 + self.growth))

    def held(self, museum: Museum) -> Held:
        """Return what stays as it is."""
        others = {room.id for room in museum.places.of_kind("room")} - set(self.rooms) if self.rooms else set()
        return Held(frozenset(self.keep), frozenset(others))

    def followed(self, wishes: Sequence[Wish]) -> tuple[Wish, ...]:
        """Return the wishes that count in this question, with those that it brings itself."""
        own = tuple(Wish("", FIRST, category=word) for word in self.first)
        return (*(wish for wish in wishes if self.wishes and wish.id not in self.without), *own)


def _plain(value: object) -> object:
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def wrong(museum: Museum, asked: Asked) -> list[Message]:
    """Return everything that is wrong with a question: what is not there, and numbers that make no sense."""
    problems: list[Message] = []
    places = museum.places
    for room in asked.rooms:
        if room not in places or places[room].kind != "room":
            problems.append(say("There is no room {room}.", room=room))
        elif not planned(places, room):
            problems.append(say("{room} is no store, so nothing is planned there.", room=places[room].label))
    no_unit = [unit for unit in asked.keep if unit not in places or places[unit].kind != "unit"]
    problems += [say("There is no unit {unit}.", unit=unit) for unit in no_unit]
    if asked.fill is not None and not 0 < asked.fill <= 1:
        problems.append(say("A shelf can be filled to more than 0 % and at most 100 %."))
    if not 0 <= asked.growth <= 5:
        problems.append(say("Room for growth is from 0 % to 500 %."))
    for type_, count in asked.more:
        if not 1 <= count <= MOST_MORE:
            problems.append(say("From 1 to {most} more units of a type.", most=MOST_MORE))
        if _example(museum, type_) is None and type_ not in {each.type for each in catalogue()}:
            problems.append(say("“{type}” is no type of unit that is known here.", type=type_))
    return problems


def with_more(museum: Museum, asked: Asked) -> Museum:
    """Return the museum with the units that the question adds: planned places, in the first room that is planned."""
    added = added_places(museum, asked)
    if not added:
        return museum
    return replace(museum, places=Places.of((*museum.places.values(), *added)))


def added_places(museum: Museum, asked: Asked) -> list[Place]:
    """Return the places (units and their shelves) that the question adds; their ids follow from the question."""
    rooms = [museum.places[room] for room in asked.rooms if room in museum.places]
    rooms = rooms or [room for room in museum.places.of_kind("room") if planned(museum.places, room.id)]
    room = rooms[0].id if rooms else ""
    found: list[Place] = []
    for type_, count in asked.more:
        for number in range(1, count + 1):
            found += _unit(museum, type_, number, room)
    return found


def _unit(museum: Museum, type_: str, number: int, room: str) -> list[Place]:
    """Return one more unit of a type with its shelves."""
    example = _example(museum, type_)
    inside = list(museum.places.within(example.id)) if example else _from_catalogue(type_)
    ids = {each.id: identity("p", "what-if", type_, number, each.id) for each in inside}
    found = []
    for each in inside:
        unit = each is inside[0]
        code = f"+{_short(type_)}{number}"
        found.append(
            replace(
                each, id=ids[each.id], place=room if unit else ids.get(each.place, ""), planned=True, fill=None, walked="",
                code=code if unit else f"{code}-{_level(each, inside[0])}", name="", x=None, y=None, other_codes=(),
                verdict="" if unit else each.verdict, condition="", holds="", note="", order=each.order,
            )
        )  # fmt: skip
    return [each for each in found if each.kind == "unit" or each.kind in SHELF]


def _from_catalogue(type_: str) -> list[Place]:
    """Return a unit of the catalogue with its shelves at even heights; nothing for a type that it does not have."""
    kind = next((each for each in catalogue() if each.type == type_), None)
    if kind is None:
        return []
    unit = Place(id="unit", kind="unit", code="", type=type_, width=kind.width, depth=kind.depth, height=kind.height)
    pitch = kind.height / kind.shelves
    levels = [
        Place(
            id=f"level {number}", kind=kind.level, code=str(number), place="unit", width=kind.width, depth=kind.depth,
            height=pitch - BOARD, z=pitch * (number - 1), load=kind.load, order=number,
        )
        for number in range(1, kind.shelves + 1)
    ]  # fmt: skip
    return [unit, *levels]


def _level(shelf: Place, unit: Place) -> str:
    """Return what is left of a shelf's code without its unit's."""
    return shelf.code.removeprefix(unit.code).lstrip(" -./") or shelf.code


def _short(type_: str) -> str:
    return "".join(word[:1] for word in type_.split()).upper()[:3] or "U"


def _example(museum: Museum, type_: str) -> Place | None:
    """Return the first unit of the museum of a type, one that stays."""
    units = [unit for unit in museum.places.of_kind("unit") if unit.verdict != "discard"]
    return next((unit for unit in units if type_of(unit) == type_), None)


def place_drafts(places: Iterable[Place]) -> list[Draft]:
    """Return what is entered so that added places are on record, as planned ones: they are not there yet."""
    said = ("code", "kind", "place", "type", "width", "depth", "height", "z", "load", "order", "planned")
    return [
        Draft("place", each.id, {name: value for name in said if (value := getattr(each, name)) not in {None, ""}})
        for each in places
    ]


def types_of(museum: Museum) -> list[str]:
    """Return the types of unit that can be asked for: the museum's own, then those of the catalogue."""
    own = [type_of(unit) for unit in museum.places.of_kind("unit") if unit.verdict != "discard"]
    return list(dict.fromkeys((*own, *(each.type for each in catalogue()))))
