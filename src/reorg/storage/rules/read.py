"""Which rules does a museum have: from its wishes, its records, its rooms and its furniture?

Every rule is a function of what is known; what is unknown makes no rule. What is a standard and what is ours stands in
``data/wants.toml`` and ``data/apart.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np

from reorg.language import Message, say
from reorg.museum import Museum
from reorg.storage.furniture import planned
from reorg.storage.rules.rule import Asked, Rule, Ruling, Stays
from reorg.storage.rules.words import Want, companies, says_of_place, wanted_by, wants
from reorg.storage.sizes import Flags, Whole

APART: Mapping[str, Message] = {
    "nitrate": say("Cellulose nitrate gives off acid vapours and burns: it stands with nothing else."),
    "fluid": say("Jars with alcohol or formalin stand with nothing else."),
    "hazard": say("A hazard is on record: it stands with nothing else."),
}
"""Why a group shares a unit with no other."""
_WANTED: Mapping[str, Message] = {
    "textile": say("Textiles lie best in drawers."),
    "sheet": say("Works on paper lie best in drawers."),
    "picture": say("Pictures hang on screens or stand in picture racks."),
    "roll": say("Carpets and other rolled things go on the rack for rolls."),
    "garment": say("Garments hang on a rail."),
    "cold": say("Film keeps in the cold."),
    "precious": say("Small valuable things go where they are locked away."),
    "fragile": say("It is fragile: neither near the floor nor above the eyes."),
}
_KEPT_FOR: Mapping[str, Message] = {
    "picture": say("This unit is for pictures."),
    "roll": say("This unit is for rolled things."),
    "garment": say("This unit is for garments."),
    "cold": say("This unit is kept cold, for film."),
}


def ruling(asked: Asked) -> Ruling:
    """Return all rules that hold for what is asked of."""
    reading = _Reading(asked)
    codes, group = reading.groups()
    rules = tuple(rule for make in _RULES for rule in make(reading) if len(rule.things))
    return Ruling(rules, reading.stays(), codes, group)


class _Reading:
    """What is looked up more than once while the rules are read."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.museum, self.places = asked, asked.museum, asked.museum.places
        self.thing_of = {asked.museum.objects.ids[at]: n for n, some in enumerate(asked.objects) for at in some}
        self.thing_of |= {thing: number for number, thing in enumerate(asked.ids)}

    @cached_property
    def around(self) -> list[frozenset[str]]:
        """The ids of the places around each surface, and its own."""
        return [frozenset(place.id for place in self.places.path(each.place)) for each in self.asked.surfaces]

    def within(self, place: str) -> Flags:
        """Return which surfaces are a place or lie in it."""
        return np.array([place in around for around in self.around], dtype=np.bool_)

    def standing_on(self, surfaces: Flags) -> Whole:
        """Return the things that stand on any of the surfaces now."""
        shelf = self.asked.shelf
        return np.flatnonzero((shelf >= 0) & np.append(surfaces, False)[shelf])

    @cached_property
    def wanted(self) -> list[frozenset[str]]:
        """The ids of the wants of each thing: of a box, what all in it want alike."""
        found = wanted_by(self.museum)
        return [
            frozenset.intersection(*(found[at] for at in some)) if some else frozenset() for some in self.asked.objects
        ]

    def wish(self, said: Mapping[str, object]) -> Whole:
        """Return the things that a wish is about: an object, a box, all in a place, or a category.

        What is wished for a thing itself counts before what is wished for its category.
        """
        if category := str(said.get("category") or ""):
            named = enumerate(self.asked.categories)
            return np.array([n for n, word in named if word == category and n not in self.own], dtype=np.int64)
        of = str(said.get("of") or "")
        if of in self.thing_of:
            return np.array([self.thing_of[of]], dtype=np.int64)
        return self.standing_on(self.within(of)) if of in self.places else np.zeros(0, dtype=np.int64)

    @cached_property
    def own(self) -> frozenset[int]:
        """The things for which something is wished by themselves."""
        said = (str(each.get("of") or "") for each in self.museum.wishes.values() if not each.get("struck"))
        return frozenset(self.thing_of[of] for of in said if of in self.thing_of)

    def wishes(self, *rules: str) -> Iterator[tuple[str, Mapping[str, object]]]:
        """Yield the wishes of some kinds that hold: their ids and what they say."""
        for key, said in self.museum.wishes.items():
            if said.get("rule") in rules and not said.get("struck"):
                yield key, said

    def stays(self) -> dict[int, Stays]:
        """Return what stays where it is: kept still on record, or wished so. What stands on no known shelf cannot stay."""
        found: dict[int, Stays] = {}
        for key, said in self.wishes("stay"):
            because = say("A wish says that it stays.")
            found |= dict.fromkeys(self.wish(said).tolist(), Stays("stay", because, key))
        still = self.museum.objects.words("keep_still")
        for thing, some in enumerate(self.asked.objects):
            if why := next((still[at] for at in some if still[at]), ""):
                found[thing] = Stays("still", say("It must not be moved: {why}", why=why))
        return {thing: why for thing, why in found.items() if self.asked.shelf[thing] >= 0}

    def groups(self) -> tuple[tuple[str, ...], Whole]:
        """Return the groups that stand with nothing else, and the number of each thing's."""
        found = companies(self.museum)
        codes = [next((found[at] for at in some if found[at]), "") for some in self.asked.objects]
        names = ("", *(code for code in APART if code in set(codes)))
        number = {name: at for at, name in enumerate(names)}
        return names, np.array([number[code] for code in codes], dtype=np.int64)


def _there(reading: _Reading) -> Iterable[Rule]:
    for key, said in reading.wishes("there"):
        if (place := str(said.get("place") or "")) in reading.places:
            because = say("A wish says that it goes to {place}.", place=reading.places[place].code)
            yield Rule("there", reading.wish(said), reading.within(place), because, about=key)


def _not(reading: _Reading) -> Iterable[Rule]:
    for key, said in reading.wishes("not"):
        if (place := str(said.get("place") or "")) in reading.places:
            because = say("A wish says that it does not go to {place}.", place=reading.places[place].code)
            yield Rule("not", reading.wish(said), ~reading.within(place), because, about=key)


def _kept_units(reading: _Reading) -> Iterable[Rule]:
    """A unit or room that stays as it is receives nothing."""
    for key, said in reading.wishes("stay"):
        of = str(said.get("of") or "")
        if of not in reading.places or of in reading.thing_of:
            continue
        inside = reading.within(of)
        others = np.setdiff1d(np.arange(len(reading.asked.ids)), reading.standing_on(inside))
        because = say("A wish says that {place} stays as it is.", place=reading.places[of].code)
        yield Rule("kept-unit", others, ~inside, because, about=key)


def _wants(reading: _Reading) -> Iterable[Rule]:
    for want in wants():
        liked = _liked(reading, want)
        things = np.array([n for n, ids in enumerate(reading.wanted) if want.id in ids], dtype=np.int64)
        if liked.any() and not liked.all():
            code = "want" if want.height is None else "height"
            yield Rule(code, things, liked, _WANTED[want.id], want.hard, want.id)


def _only(reading: _Reading) -> Iterable[Rule]:
    """What is made for one kind of thing takes nothing else, but what stands there already may go on doing so."""
    told: set[bytes] = set()  # a rack may be for rolls and for garments: that is one rule
    for want in wants():
        taken = _liked(reading, want) if want.only else np.zeros(0, dtype=np.bool_)
        if not taken.any() or taken.tobytes() in told:
            continue
        told.add(taken.tobytes())
        also = [other.id for other in wants() if other is want or (_liked(reading, other) & taken).any()]
        fits = np.array([not ids.isdisjoint(also) for ids in reading.wanted], dtype=np.bool_)
        if want.flat:
            fits |= reading.asked.flat
        fits[reading.standing_on(taken)] = True
        yield Rule("only", np.flatnonzero(~fits), ~taken, _KEPT_FOR[want.id], about=want.id)


def _liked(reading: _Reading, want: Want) -> Flags:
    """Return the surfaces that answer a want."""
    flags = np.zeros(len(reading.asked.surfaces), dtype=np.bool_)
    for at, each in enumerate(reading.asked.surfaces):
        if want.height is not None:
            flags[at] = each.z is None or want.height[0] <= each.z <= want.height[1]
            continue
        unit, room = reading.places.get(each.unit), reading.places.get(each.room)
        flags[at] = (
            (want.drawers and each.drawer)
            or (unit is not None and bool(want.units) and says_of_place(unit.type, want.units))
            or (room is not None and bool(want.rooms) and says_of_place(f"{room.use} {room.name}", want.rooms))
        )
    return flags


def _doors(reading: _Reading) -> Iterable[Rule]:
    """What is wider than every door of a room neither comes in nor goes out. Measured things only; doors as recorded."""
    asked = reading.asked
    rooms = sorted({each.room for each in asked.surfaces if each.room})
    for room in rooms:
        widest = door_width(reading.museum, room)
        if widest is None:
            continue
        inside = np.array([each.room == room for each in asked.surfaces], dtype=np.bool_)
        large = np.nan_to_num(asked.narrow, nan=0.0) > widest
        here = np.zeros(len(large), dtype=np.bool_)
        here[reading.standing_on(inside)] = True
        code = reading.places[room].code
        out = say(
            "It is wider than every door of {room} ({width} mm): it cannot leave.", room=code, width=round(widest)
        )
        into = say("It is wider than every door of {room} ({width} mm).", room=code, width=round(widest))
        yield Rule("door", np.flatnonzero(large & here), inside, out, about=room)
        yield Rule("door", np.flatnonzero(large & ~here), ~inside, into, about=room)


def door_width(museum: Museum, room: str) -> float | None:
    """Return the clear width in mm of the widest door of a room; None where no door is recorded, or one without width."""
    widths = [door.get("width") for door in museum.places[room].doors]
    known = [float(width) for width in widths if isinstance(width, int | float) and width > 0]
    return max(known) if known and len(known) == len(widths) else None


def _no_store(reading: _Reading) -> Iterable[Rule]:
    """A room that is no store receives nothing, where its shelves are looked at at all."""
    for room in sorted({each.room for each in reading.asked.surfaces if not planned(reading.places, each.room)}):
        inside = np.array([each.room == room for each in reading.asked.surfaces], dtype=np.bool_)
        others = np.setdiff1d(np.arange(len(reading.asked.ids)), reading.standing_on(inside))
        because = say("{room} is no store: {use}.", room=reading.places[room].code, use=reading.places[room].use)
        yield Rule("no-store", others, ~inside, because, about=room)


_RULES: tuple[Callable[[_Reading], Iterable[Rule]], ...] = (
    _there, _not, _kept_units, _wants, _only, _doors, _no_store,
)  # fmt: skip
