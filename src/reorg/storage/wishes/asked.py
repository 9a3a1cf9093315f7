"""What if? A question to the planner: only these rooms, these categories first, one more cupboard, fuller shelves …"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from reorg.language import Listed, Message, listed, say, say_many
from reorg.museum import Draft, Facts, Museum, Place, PlaceCodes, Places, furniture_label, identity, learned, next_code
from reorg.storage.catalogue import catalogue
from reorg.storage.furniture import planned
from reorg.storage.need import type_of
from reorg.storage.problem import parameters
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


def with_more(museum: Museum, added: Iterable[Place]) -> Museum:
    """Return the museum with places added to it that are planned, and counted as there."""
    added = tuple(added)
    if not added:
        return museum
    return replace(museum, places=Places.of((*museum.places.values(), *added))).to_be


def added_places(museum: Museum, asked: Asked) -> tuple[Place, ...]:
    """Return the places (units and their shelves) that the question adds, in the first room that is planned."""
    rooms = [museum.places[room] for room in asked.rooms if room in museum.places]
    rooms = rooms or [room for room in museum.places.of_kind("room") if planned(museum.places, room.id)]
    room = rooms[0].id if rooms else ""
    found: list[Place] = []
    for type_, count in asked.more:
        for _ in range(count):
            found += _unit(museum, type_, room, found)
    return tuple(found)


def _unit(museum: Museum, type_: str, room: str, before: Sequence[Place]) -> list[Place]:
    """Return one more unit of a type with its shelves, coded in the museum's own way."""
    example = _example(museum, type_)
    inside = list(museum.places.within(example.id)) if example else _from_catalogue(type_)
    inside = [each for each in inside if each is inside[0] or each.kind in SHELF]
    if not inside:
        return []
    every = Places.of((*museum.places.values(), *before))
    code = next_code(every, frozenset({"unit"}), "U1")
    way = PlaceCodes.from_facts(museum.facts.get("place_codes")) or learned(museum.places)
    levels = sorted(inside[1:], key=lambda each: (each.z or 0.0, each.order, each.id))
    marks = dict(zip((each.id for each in levels), way.shelves(code, len(levels)), strict=True))
    start = sum(place.kind == "unit" for place in every.values())
    ids = {each.id: identity("p", "what-if", type_, start, code, each.id) for each in inside}
    return [
        Place(
            id=ids[each.id], kind=each.kind, code=marks.get(each.id, code), place=ids.get(each.place, room),
            type=each.type, width=each.width, depth=each.depth, height=each.height, z=each.z, load=each.load,
            order=each.order, planned=True,
        )
        for each in inside
    ]  # fmt: skip


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


def _example(museum: Museum, type_: str) -> Place | None:
    """Return the first unit of the museum of a type, one that stays."""
    units = [unit for unit in museum.places.of_kind("unit") if unit.verdict != "discard"]
    return next((unit for unit in units if type_of(unit) == type_), None)


_FACTS = ("code", "kind", "place", "type", "width", "depth", "height", "z", "load", "order", "planned")


def _facts(place: Place) -> Facts:
    said = {name: getattr(place, name) for name in _FACTS}
    return {name: value for name, value in said.items() if value not in {None, ""}}


def added_data(places: Iterable[Place]) -> list[list[object]]:
    """Return added places as plain data: pairs of id and facts."""
    return [[each.id, _facts(each)] for each in places]


def added_in(made_with: Mapping[str, Any]) -> tuple[Place, ...]:
    """Return the places that a plan was made with beyond those of the museum, as :func:`added_data` wrote them."""
    return tuple(Place.from_facts(str(key), facts) for key, facts in made_with.get("added", ()))


def taken_drafts(museum: Museum, made_with: Mapping[str, Any], *, plan: str, act: str) -> list[Draft]:
    """Return what is entered when a plan with added places is taken: they are planned from now on, and to be bought.

    What is on record already is not entered twice. ``plan`` is the plan's id, ``act`` tells this action from any other.
    """
    new = [each for each in added_in(made_with) if each.id not in museum.places]
    drafts = [Draft("place", each.id, _facts(each)) for each in new]
    units = [each for each in new if each.kind == "unit"]
    for type_ in dict.fromkeys(type_of(unit) for unit in units):
        some = [unit.id for unit in units if type_of(unit) == type_]
        inside = [each.id for each in new if each.id in some or each.place in some]
        facts = {
            "name": str(furniture_label(type_)), "type": type_, "way": "buy", "count": len(some), "places": inside,
            "plan": plan,
        }  # fmt: skip
        drafts.append(Draft("supply", identity("y", act, type_), facts))
    return drafts


def types_of(museum: Museum) -> list[str]:
    """Return the types of unit that can be asked for: the museum's own, then those of the catalogue."""
    own = [type_of(unit) for unit in museum.places.of_kind("unit") if unit.verdict != "discard"]
    return list(dict.fromkeys((*own, *(each.type for each in catalogue()))))


def asked_words(museum: Museum, asked: Asked) -> list[Message]:
    """Return in words what is different from the usual plan."""

    def names(ids: Iterable[str]) -> Listed:
        return listed(museum.places[each].label if each in museum.places else each for each in ids)

    told: list[Message] = []
    if asked.rooms:
        told.append(say("Only {rooms}; elsewhere everything stays as it is.", rooms=names(asked.rooms)))
    if asked.first:
        told.append(say("These get places first: {categories}.", categories=listed(asked.first)))
    told += [
        say_many("{count} more unit: {type}.", "{count} more units: {type}.", count=count, type=furniture_label(type_))
        for type_, count in asked.more
    ]
    if asked.keep:
        told.append(say("These units stay as they are: {units}.", units=names(asked.keep)))
    if asked.fill is not None:
        told.append(say("Shelves are filled to {percent} % at most.", percent=round(100 * asked.fill)))
    if asked.growth:
        told.append(say("Room is left for {percent} % more objects.", percent=round(100 * asked.growth)))
    if not asked.wishes:
        told.append(say("Without your wishes."))
    elif asked.without:
        told.append(
            say_many("Without {count} of your wishes.", "Without {count} of your wishes.", count=len(asked.without))
        )
    return told


def usual_fill(museum: Museum) -> float:
    """Return the share of a shelf (0 to 1) that the usual plan fills at most."""
    return parameters(museum).fill
