"""What passes in a room, told in sentences: how many units a trolley reaches, which not, and where it is too narrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from django.urls import reverse
from django.utils.safestring import mark_safe

from reorg.language import Message, listed, say, say_many
from reorg.museum import Place, Places
from reorg.report import draw, store_map
from reorg.storage import MOVERS, Form, Mover, UnitWay, Ways, ways
from reorg.web.desk import now
from reorg.web.desk.judged import large, surveyed

MOST_CODES = 12
AGAINST = 100.0  # mm: a unit with so little before its open side stands with it against something
# a sentence for each, whole, because in many languages what passes changes the words around it
REACHES: Mapping[str, Callable[[int, int], Message]] = {
    "trolley": lambda some, every: say(
        "A trolley (60 × 100 cm) reaches {some} of {every} units.", some=some, every=every
    ),
    "ladder": lambda some, every: say(
        "A step ladder (60 × 130 cm) reaches {some} of {every} units.", some=some, every=every
    ),
    "wheelchair": lambda some, every: say(
        "A wheelchair (90 cm) reaches {some} of {every} units.", some=some, every=every
    ),
    "object": lambda some, every: say("The largest object reaches {some} of {every} units.", some=some, every=every),
}


@dataclass(frozen=True)
class Told:
    """What the page of a room says of what passes: ``sentences`` first, then a row a unit, the doors, and a picture."""

    sentences: tuple[Message, ...]
    rows: tuple[tuple[UnitWay, tuple[tuple[Message, bool], ...]], ...]
    heads: tuple[Message, ...]
    exits: tuple[Message, ...]
    picture: str = ""


_WORKED: dict[tuple[str, frozenset[str], tuple[float, float] | None], tuple[Places, Ways | None]] = {}


def found(room: Place, on_floor: frozenset[str]) -> Ways | None:
    """Return what passes in a room, worked out once for as long as no place changes."""
    places, biggest = now.places(), largest()
    key = (room.id, on_floor, biggest)
    held = _WORKED.get(key)
    if held is None or held[0] is not places:
        if len(_WORKED) > 50:
            _WORKED.clear()
        movers = MOVERS if biggest is None else (*MOVERS, Mover("object", say("largest object"), Form(*biggest)))
        held = _WORKED[key] = (places, ways(places, room, movers, on_floor=on_floor))
    return held[1]


@now.kept
def largest() -> tuple[float, float] | None:
    """Return the width and depth in mm of the object with the largest footprint; None if none is measured.

    Of a large museum the objects are not loaded for it: then it is not asked.
    """
    if large():
        return None
    objects = now.museum().objects
    wide, deep = objects.numbers("width"), objects.numbers("depth")
    floor = wide * deep
    if not len(floor) or np.isnan(floor).all():
        return None
    at = int(np.nanargmax(floor))
    return min(wide[at], deep[at]), max(wide[at], deep[at])


def told(room: Place, on_floor: frozenset[str]) -> Told | None:
    """Return what is to be said of what passes in a room; None if its shape or its doors are not known."""
    held = found(room, on_floor) if room.doors else None
    if held is None or not held.units:
        return None
    sentences: list[Message] = []
    for mover in held.movers if held.entered else ():
        some = sum(1 for way in held.units if way.passes.get(mover.code))
        sentences.append(REACHES[mover.code](some, len(held.units)))
    sentences += _stuck(held) if held.entered else []
    if not held.entered:
        sentences.append(say("No door of this room can be opened as it is drawn, so nothing was tried."))
    sentences += _space(held)
    return Told(
        tuple(sentences),
        tuple((way, tuple((mover.label, way.passes.get(mover.code, False)) for mover in held.movers)) for way in held.units),
        tuple(mover.label for mover in held.movers),
        tuple(_exit(number, width, blocks) for number, width, blocks in ((e.number, e.width, e.in_the_way) for e in held.exits)),
        _picture(room, held),
    )  # fmt: skip


def _space(held: Ways) -> list[Message]:
    said = [
        say(
            "{free} of {floor} m² of the floor are free.",
            free=round(held.free / 1e6, 1),
            floor=round(held.floor / 1e6, 1),
        )
    ]
    aisles = [way for way in held.units if way.aisle >= AGAINST]
    if aisles:
        way = min(aisles, key=lambda each: each.aisle)
        said.append(
            say("The narrowest aisle has {cm} cm, before {unit}.", cm=round(way.aisle / 10), unit=way.unit.code)
        )
    if held.turns is not None:
        said.append(
            say("A wheelchair can turn round in it.")
            if held.turns
            else say("A wheelchair cannot turn round in it (150 cm).")
        )
    if held.unplaced:
        said.append(
            say_many(
                "{count} unit is left out: nobody measured where it stands.",
                "{count} units are left out: nobody measured where they stand.",
                count=held.unplaced,
            )
        )
    return said


def _stuck(held: Ways) -> list[Message]:
    """Return which units are not reached, together where it is the same narrow point and the same that do not pass."""
    grouped: dict[tuple[object, ...], list[UnitWay]] = {}
    for way in held.units:
        stopped = tuple(mover for mover in held.movers if not way.passes.get(mover.code))
        if stopped and way.aisle < AGAINST:
            grouped.setdefault((way.unit.id,), []).append(way)
        elif stopped:
            gap = way.gap
            spot = (round(gap.wide), round(gap.at[0]), round(gap.at[1])) if gap else ()
            turning = tuple(mover.code for mover in stopped if gap and gap.wide >= mover.form.width)
            grouped.setdefault((spot, stopped, turning), []).append(way)
    return [_why(held, ways_) for ways_ in grouped.values()]


def _why(held: Ways, stuck: list[UnitWay]) -> Message:
    way, units = stuck[0], listed([each.unit.code for each in stuck], MOST_CODES)
    stopped = [mover for mover in held.movers if not way.passes.get(mover.code)]
    what = listed(mover.label for mover in stopped)
    if way.aisle < AGAINST:
        return say("{unit} opens against {what}.", unit=way.unit.code, what=way.against)
    if way.gap is None:
        return say("Not to {units}: no way leads there.", units=units)
    values = {"units": units, "what": what, "cm": round(way.gap.wide / 10), "one": way.gap.one, "other": way.gap.other}
    if way.gap.wide < max(mover.form.width for mover in stopped):
        return say("Not to {units} ({what}): {cm} cm between {one} and {other}.", **values)
    return say("Not to {units} ({what}): no room to turn; narrowest are {cm} cm between {one} and {other}.", **values)


def _exit(number: int, width: float, in_the_way: tuple[str, ...]) -> Message:
    if in_the_way:
        return say(
            "Door {number}, {cm} cm: {what} stands in its way.",
            number=number,
            cm=round(width / 10),
            what=listed(in_the_way),
        )
    return say("Door {number}, {cm} cm: free.", number=number, cm=round(width / 10))


def _picture(room: Place, held: Ways) -> str:
    """Return the room from above with its narrow points; "" where everything passes."""
    gaps = {(round(gap.at[0]), round(gap.at[1])): gap for way in held.units if (gap := way.gap)}
    if not gaps:
        return ""
    drawn = store_map(
        now.frame(), surveyed(), link=lambda place: reverse("place", args=[place.id]), only=room.id, width=820
    )
    narrow = tuple(
        draw.Narrow(gap.ends[0], gap.ends[1], say("{cm} cm", cm=round(gap.wide / 10))) for gap in gaps.values()
    )
    rooms = tuple(replace(each, narrow=narrow) for each in drawn.rooms)
    return mark_safe(replace(drawn, rooms=rooms).svg())  # noqa: S308 - drawn and escaped by us
