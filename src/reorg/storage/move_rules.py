"""What speaks against moving these things there? (Weight, height, size, room, company, and what the records say.)

Every rule is a function of what is known; what is unknown breaks no rule. A rule that does not hold is said, and a
person may move nevertheless and write down why; only what cannot be (into itself, a room) is refused. The thresholds
for heavy things are the planner's (:class:`reorg.storage.solve.Parameters`), so that a plan never breaks a rule here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from reorg.language import Message, listed, say, say_many
from reorg.museum import GONE, STATES, Place, Places
from reorg.storage.furniture import Surface, surface_at
from reorg.storage.move_things import OUTSIDE, Thing
from reorg.storage.problem import CLEARANCE, FLAT_CLEARANCE, REACH, SHEET
from reorg.storage.rules import company_of
from reorg.storage.sizes import FLAT, THIN
from reorg.storage.solve import Bed, Boxes, Parameters, length

FIXED = frozenset({"site", "building", "room", "floor", "place"})
HOLDS_UNITS = frozenset({"site", "building", "room", "floor", OUTSIDE})
CLOSE = frozenset({"shelf", "drawer", "box", "tray"})
"""Kinds of place where things stand so near that one can harm the other."""
SOME = 5
"""Numbers that a sentence names before it says that there are more."""


RULES: Mapping[str, Message] = MappingProxyType(
    {
        "into-itself": say("into itself"),
        "not-movable": say("rooms and floors stay where they are"),
        "not-a-room": say("a unit stands in a room"),
        "not-a-unit": say("a shelf belongs in a unit"),
        "planned": say("the place is not there yet"),
        "not-there": say("it was not on record there"),
        "away": say("it was on record as outside the museum"),
        **{f"is-{state}": STATES[state] for state in (*sorted(GONE), "missing")},
        "keep-still": say("it must not be moved"),
        "too-heavy": say("too heavy"),
        "too-high": say("too high for a heavy thing"),
        "does-not-fit": say("does not fit"),
        "full": say("the place is full"),
        "incompatible": say("not with what stands there"),
    }
)
"""Every rule by its code, in a few words: for telling later which ones did not hold."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that does not hold: its ``code``, the sentence, which things; ``impossible``: no reason can override it."""

    code: str
    message: Message
    about: tuple[str, ...] = ()
    impossible: bool = False


@dataclass(frozen=True)
class Going:
    """A move as it is asked for: ``things`` go to the place ``to``, where ``there`` is what the rules need to know of.

    ``origin`` is the place that they are said to be taken from, if anybody said so.
    """

    things: Sequence[Thing]
    to: Place
    places: Places
    there: Sequence[Thing] = ()
    origin: Place | None = None

    def staying(self, place: str) -> list[Thing]:
        """Return what is within ``place`` and is not moved itself."""
        moving = {each.id for each in self.things}
        within = {each.id for each in self.places.within(place)}
        return [each for each in self.there if each.place in within and each.id not in moving]


def looked_at(places: Places, to: str) -> str:
    """Return the place of which everything in it must be known to judge a move to ``to``: the outermost that has a load.

    "" for a room: there no rule asks what else is in it.
    """
    path = places.path(to)
    if not path or path[-1].kind not in {*CLOSE, "trolley", "unit"}:
        return ""
    bears = [place.id for place in path if place.load is not None]
    return bears[0] if bears else to


def broken_rules(going: Going) -> list[Broken]:
    """Return every rule that the move does not hold, the impossible first."""
    found = [broken for rule in _RULES for broken in rule(going)]
    return sorted(found, key=lambda broken: not broken.impossible)


def _labels(things: Sequence[Thing]) -> object:
    return listed((each.label for each in things), SOME)


def _ids(things: Sequence[Thing]) -> tuple[str, ...]:
    return tuple(each.id for each in things)


# --- what cannot be


def _into_itself(going: Going) -> Iterable[Broken]:
    around = {place.id for place in going.places.path(going.to.id)}
    for each in going.things:
        if each.id in around:
            yield Broken(
                "into-itself",
                say("{place} cannot stand in itself: {to} is in it.", place=each.label, to=going.to.code)
                if each.id != going.to.id
                else say("{place} cannot stand in itself.", place=each.label),
                (each.id,),
                impossible=True,
            )


def _fixed(going: Going) -> Iterable[Broken]:
    if some := [each for each in going.things if each.kind in FIXED]:
        message = say("Rooms and floors cannot be moved: {codes}.", codes=_labels(some))
        yield Broken("not-movable", message, _ids(some), impossible=True)


# --- what the records say


def _home(going: Going) -> Iterable[Broken]:
    units = [each for each in going.things if each.kind == "unit"]
    boards = [each for each in going.things if each.kind in {"shelf", "drawer"}]
    if units and going.to.kind not in HOLDS_UNITS:
        message = say(
            "{units}: a cupboard or shelving stands in a room, and {to} is none.",
            units=_labels(units),
            to=going.to.code,
        )
        yield Broken("not-a-room", message, _ids(units))
    if boards and going.to.kind not in {"unit", OUTSIDE}:
        message = say(
            "{shelves}: a shelf or drawer belongs in a unit, and {to} is none.",
            shelves=_labels(boards),
            to=going.to.code,
        )
        yield Broken("not-a-unit", message, _ids(boards))


def _planned(going: Going) -> Iterable[Broken]:
    if any(each.waits for each in going.places.path(going.to.id)):
        message = say("{place} is planned and not there yet. Say on its page when it is here.", place=going.to.code)
        yield Broken("planned", message, _ids(going.things), impossible=going.to.planned)


def _not_there(going: Going) -> Iterable[Broken]:
    if going.origin is None:
        return
    within = {place.id for place in going.places.within(going.origin.id)}
    if some := [each for each in going.things if each.place not in within]:
        yield Broken(
            "not-there",
            say_many(
                "{count} is not on record in {origin}: {numbers}.",
                "{count} are not on record in {origin}: {numbers}.",
                count=len(some), origin=going.origin.code, numbers=_labels(some),
            ),
            _ids(some),
        )  # fmt: skip


def _away(going: Going) -> Iterable[Broken]:
    if some := [each for each in going.things if each.elsewhere]:
        yield Broken(
            "away",
            say_many(
                "{count} is on record as outside the museum: {numbers}. Is it back?",
                "{count} are on record as outside the museum: {numbers}. Are they back?",
                count=len(some), numbers=_labels(some),
            ),
            _ids(some),
        )  # fmt: skip


def _became(going: Going) -> Iterable[Broken]:
    for state in (*sorted(GONE), "missing"):
        if some := [each for each in _everything(going.things) if each.state == state]:
            message = say("On record as {state}: {numbers}.", state=STATES[state], numbers=_labels(some))
            yield Broken(f"is-{state}", message, _ids(some))


def _still(going: Going) -> Iterable[Broken]:
    for each in _everything(going.things):
        if each.still:
            yield Broken(
                "keep-still", say("{number} must not be moved: {why}", number=each.label, why=each.still), (each.id,)
            )


def _everything(things: Iterable[Thing]) -> Iterable[Thing]:
    for each in things:
        yield each
        yield from _everything(each.contents)


# --- weight


def _too_heavy(going: Going) -> Iterable[Broken]:
    comes = sum(each.weight for each in going.things)
    for place in going.places.path(going.to.id):
        if place.load is None or comes <= 0 or all(_within(going, each, place) for each in going.things):
            continue
        held = sum(each.weight for each in going.staying(place.id))
        new = sum(each.weight for each in going.things if not _within(going, each, place))
        if held + new > place.load:
            yield Broken(
                "too-heavy",
                say(
                    "{place} carries {load} kg. {held} kg are known to be there, and {comes} kg come.",
                    place=place.code, load=place.load, held=round(held, 1), comes=round(new, 1),
                ),
                _ids([each for each in going.things if each.weight]),
            )  # fmt: skip


def _within(going: Going, thing: Thing, place: Place) -> bool:
    """Whether a thing stands within ``place`` already, so that its weight is nothing new there."""
    return any(each.id == place.id for each in going.places.path(thing.place))


def _too_high(going: Going) -> Iterable[Broken]:
    limits = Parameters()
    z = next((place.z for place in reversed(going.places.path(going.to.id)) if place.z is not None), None)
    if z is None or z <= limits.low:
        return
    if some := [each for each in going.things if each.weight >= limits.heavy]:
        yield Broken(
            "too-high",
            say_many(
                "{to} is {z} mm above the floor, too high for {count} heavy thing ({kg} kg and more): {numbers}.",
                "{to} is {z} mm above the floor, too high for {count} heavy things ({kg} kg and more): {numbers}.",
                count=len(some), to=going.to.code, z=round(z), kg=limits.heavy, numbers=_labels(some),
            ),
            _ids(some),
        )  # fmt: skip


# --- size and room


def _fit(going: Going) -> Iterable[Broken]:
    spaces = _spaces(going.places, going.to)
    if not spaces:
        return
    if some := [each for each in going.things if not any(fits(each, space) for space in spaces)]:
        yield Broken(
            "does-not-fit",
            say_many(
                "{count} does not fit into {to}, also turned: {numbers}.",
                "{count} do not fit into {to}, also turned: {numbers}.",
                count=len(some), to=going.to.code, numbers=_labels(some),
            ),
            _ids(some),
        )  # fmt: skip


Space = tuple[float | None, float | None, float | None]


def _spaces(places: Places, to: Place) -> list[Space]:
    """Return the usable width, depth and height of what ``to`` offers to stand in: a box, a shelf, each shelf of a unit."""
    if to.kind in {"box", "tray"}:
        return [(to.width, to.depth, to.height if to.kind == "box" else None)]
    if to.kind == "unit":
        shelves = [place for place in places.inside(to.id) if place.kind in {"shelf", "drawer"}]
        found = [surface_at(places, each.id) for each in shelves] or [surface_at(places, to.id)]
    else:
        found = [surface_at(places, to.id)] if to.kind in {"shelf", "drawer"} else []
    return [(each.width, each.depth, each.height) for each in found if each is not None]


def fits(thing: Thing, space: Space) -> bool:
    """Return whether nothing known speaks against the thing standing in ``space`` (mm), upright, turned, or laid if flat.

    A side that is not known, of the thing or of the space, fits.
    """
    width, depth, height = thing.width, thing.depth, thing.height
    ways = [(width, depth, height), (depth, width, height)]
    if is_flat(thing):
        ways += [(width, height, depth), (height, width, depth)]
    return any(
        all(side is None or room is None or side <= room for side, room in zip(way, space, strict=True)) for way in ways
    )


def is_flat(thing: Thing) -> bool:
    """Return whether a thing is known to be so thin that it may lie: a sheet, a picture, a textile."""
    if (sides := thing.sides) is None:
        return False
    width, depth, height = sides
    return depth <= THIN and depth <= FLAT * min(width, height)


def _full(going: Going) -> Iterable[Broken]:
    if going.to.fill is not None and going.to.fill >= 1:
        yield Broken(
            "full",
            say("{to} is full, as somebody saw: {percent} %.", to=going.to.code, percent=round(going.to.fill * 100)),
        )
        return
    surface = surface_at(going.places, going.to.id) if going.to.kind in {"shelf", "drawer"} else None
    if surface is None or not surface.known or not surface.width:
        return
    coming = [each for each in going.things if each.sides]
    staying = [each for each in going.staying(going.to.id) if each.sides]
    need = taken_length([*coming, *staying], surface)
    if coming and need > surface.width:
        yield Broken(
            "full",
            say(
                "{to} has {room} m. What is measured there and what comes takes {need} m.",
                to=going.to.code, room=round(surface.width / 1000, 2), need=round(need / 1000, 2),
            ),
        )  # fmt: skip


def taken_length(things: Sequence[Thing], surface: Surface) -> float:
    """Return the shelf length in mm that things of known size take, in lanes as the planner places them."""
    sides = np.array([each.sides for each in things if each.sides], dtype=np.float64).reshape(-1, 3)
    flat = np.array([is_flat(each) for each in things if each.sides], dtype=np.bool_)
    room = np.where(flat[:, None], np.array(FLAT_CLEARANCE), np.array(CLEARANCE))
    wide = sides + room
    none = np.zeros(len(sides), dtype=np.int64)
    boxes = Boxes(
        width=wide[:, 0], depth=wide[:, 1], height=wide[:, 2], kg=np.zeros(len(sides)), category=none,
        may_turn=np.ones(len(sides), dtype=np.bool_), may_lay=flat & (sides[:, 1] <= SHEET), shelf=none - 1,
        pinned=np.zeros(len(sides), dtype=np.bool_),
    )  # fmt: skip
    bed = Bed(surface.width or 0.0, surface.depth or 0.0, surface.height or 0.0, REACH, REACH)
    return length(boxes, np.arange(len(sides)), bed)


# --- company

_WHY: Mapping[str, Callable[[object, str], Message]] = {
    "nitrate": lambda numbers, to: say(
        "Cellulose nitrate gives off acid vapours and burns; in {to} it would stand with other things: {numbers}.",
        numbers=numbers, to=to,
    ),
    "fluid": lambda numbers, to: say(
        "Jars with alcohol or formalin should not stand among other things in {to}: {numbers}.", numbers=numbers, to=to
    ),
    "hazard": lambda numbers, to: say(
        "Hazards are on record; in {to} they would stand among other things: {numbers}.", numbers=numbers, to=to
    ),
}  # fmt: skip


def company(thing: Thing) -> str:
    """Return with what a thing may stand: "nitrate", "fluid", "hazard" only with its own kind, "" with all others."""
    return company_of(thing.words, hazard=thing.hazard)


def _incompatible(going: Going) -> Iterable[Broken]:
    if going.to.kind not in CLOSE:
        return
    coming = [each for each in _everything(going.things) if each.kind == "object"]
    staying = [each for each in going.staying(going.to.id) if each.kind == "object"]
    kinds = {each.id: company(each) for each in (*coming, *staying)}
    if len(set(kinds.values())) < 2 or not coming:
        return
    for code, message in _WHY.items():
        if some := [each for each in (*coming, *staying) if kinds[each.id] == code]:
            yield Broken("incompatible", message(_labels(some), going.to.code), _ids(some))


_RULES: tuple[Callable[[Going], Iterable[Broken]], ...] = (
    _into_itself,
    _fixed,
    _home,
    _planned,
    _not_there,
    _away,
    _became,
    _still,
    _too_heavy,
    _too_high,
    _fit,
    _full,
    _incompatible,
)
