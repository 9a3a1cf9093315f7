"""What did somebody draw in a room, may it stand so, and did somebody else change the same meanwhile?

A page sends wishes: what is to be of a unit, and what the page showed before. Nothing is entered that was not judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from secrets import token_hex

from reorg.language import Message, say
from reorg.museum import Draft, Facts, Finding, Place, Places, Severity, fold_code, natural
from reorg.storage import check
from reorg.web.desk import now
from reorg.web.desk.store.forms import drafts_of, shelves_of, way

SIZES = ("width", "depth", "height")
SPOT = ("x", "y", "turn")
FACTS = frozenset({*SIZES, *SPOT, "type", "code", "shelves", "planned"})
MOST = 5000
MOST_SHELVES = 60
FARTHEST = 1e6  # mm
TURNS = frozenset({0, 90, 180, 270})


@dataclass(frozen=True)
class Wish:
    """What is to be of a unit: ``id`` of one that there is ("" for a new one), the facts wanted, those shown before."""

    id: str
    said: Facts
    was: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Shift:
    """A door or feature (counted from 1) that was moved along its wall, or over the floor: the facts wanted and shown."""

    part: str
    number: int
    said: Facts
    was: Facts


@dataclass
class Judged:
    """What would be entered, what stands against it, what one should know before, and whether somebody was faster."""

    drafts: list[Draft] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    doubts: list[Message] = field(default_factory=list)
    overtaken: bool = False
    new: int = 0


def read(text: str) -> tuple[list[Wish], list[Shift]] | None:
    """Return the wishes that a page sent as JSON; None for anything that no page of ours sends."""
    try:
        said = json.loads(text)
        units, parts = said["units"], said.get("parts", [])
        wishes = [Wish(str(each.get("id", "")), _facts(each["said"]), _facts(each.get("was", {}))) for each in units]
        shifts = [
            Shift(str(each["part"]), int(each["number"]), _facts(each["said"]), _facts(each["was"])) for each in parts
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return (wishes, shifts) if len(wishes) <= MOST and len(shifts) <= MOST else None


def _facts(said: object) -> Facts:
    if not isinstance(said, Mapping):
        raise TypeError
    return {str(name): value for name, value in said.items() if value is None or isinstance(value, str | int | float)}


def judge(room: Place, wishes: Iterable[Wish], shifts: Iterable[Shift] = ()) -> Judged:
    """Return what the wishes for a room come to. ``problems`` hold it up; ``doubts`` a person may know better."""
    judged, places = Judged(), now.places()
    after: list[Place] = []
    for wish in wishes:
        after += _taken(room, wish, places, judged)
    moved = _shifted(room, shifts, judged)
    if moved is not None:
        after.append(moved)
    if not judged.problems:
        _checked(after, places, judged)
    return judged


def _taken(room: Place, wish: Wish, places: Places, judged: Judged) -> list[Place]:
    """Return a unit as it would be, with its shelves if it is new; notes its draft and what is wrong with the wish."""
    before = places.get(wish.id)
    named = str(wish.said.get("code") or (before.code if before else "") or say("A new unit"))
    if wish.id and (before is None or _room_of(places, wish.id) != room.id):
        judged.overtaken = True
        judged.problems.append(say("{unit} is not in this room any more. Open the page anew.", unit=named))
        return []
    if wrong := _impossible(named, wish.said):
        judged.problems += wrong
        return []
    said = {name: _as_kept(name, value) for name, value in wish.said.items() if name in FACTS}
    shelves = said.pop("shelves", None)
    if before is None:
        return _made(room, said, shelves, judged)
    changed = {name: value for name, value in said.items() if not _same(value, getattr(before, name))}
    stale = [name for name in changed if name in wish.was and not _same(wish.was[name], getattr(before, name))]
    if stale:
        judged.overtaken = True
        judged.problems.append(
            say(
                "Somebody changed {unit} meanwhile. What you drew stands below; save again if yours is right.",
                unit=before.code,
            )
        )
    if not changed:
        return []
    was = {name: getattr(before, name) for name in changed}
    if "code" in changed and fold_code(str(changed["code"])) != fold_code(before.code):
        changed["other_codes"] = list(dict.fromkeys([*before.other_codes, before.code]))
    judged.drafts.append(Draft("place", before.id, {**changed, "was": was}))
    return [Place.from_facts(before.id, {**_of(before), **changed})]


def _room_of(places: Places, key: str) -> str:
    room = places.around(key, "room")
    return room.id if room else ""


def _of(place: Place) -> dict[str, object]:
    return {name: getattr(place, name) for name in Place.__slots__ if name != "id"}


def _impossible(named: str, said: Facts) -> list[Message]:
    """Return what no unit can be, before anything is reckoned with it."""
    found = []
    for name in (*SIZES, "x", "y"):
        value = said.get(name)
        if value is not None and not (_is_number(value) and abs(float(value)) <= FARTHEST):  # type: ignore[arg-type]  # a number, as just asked
            found.append(say("{unit}: a size or place in it is no length.", unit=named))
    turn = said.get("turn", 0)
    if not (_is_number(turn) and turn in TURNS):
        found.append(
            say(
                "{unit} cannot be turned by {turn}°: units stand square, at 0, 90, 180 or 270°.",
                unit=named, turn=str(turn)[:20],
            )
        )  # fmt: skip
    shelves = said.get("shelves")
    if shelves is not None and not (_is_number(shelves) and 0 <= float(shelves) <= MOST_SHELVES):  # type: ignore[arg-type]  # a number, as just asked
        found.append(say("{unit}: a unit has 0 to {most} shelves.", unit=named, most=MOST_SHELVES))
    if "code" in said and not fold_code(str(said["code"])):
        found.append(say("A code needs a letter or a figure."))
    return list(dict.fromkeys(found))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _as_kept(name: str, value: object) -> object:
    if name == "planned":
        return value is True
    if name in {"turn", "shelves"} and isinstance(value, int | float):
        return int(value)
    if isinstance(value, int | float):
        return round(float(value), 1)
    return str(value)[:400] if value is not None else None


def _same(one: object, other: object) -> bool:
    """Whether two values are one: to the millimetre that a plan shows."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 1
    return (one or None) == (other or None)


def _made(room: Place, said: dict[str, object], shelves: object, judged: Judged) -> list[Place]:
    known = {name: value for name, value in said.items() if value is not None}
    unit = Place(id=f"p{token_hex(8)}", kind="unit", place=room.id, **{"code": "", **known})  # type: ignore[arg-type]  # as read
    if not fold_code(unit.code):
        judged.problems.append(say("A code needs a letter or a figure."))
        return []
    new = [unit, *shelves_of(unit, float(shelves) if isinstance(shelves, int) else None, way())]
    new = [replace(each, planned=unit.planned) for each in new]
    judged.drafts += drafts_of(new)
    judged.new += 1
    return new


def _shifted(room: Place, shifts: Iterable[Shift], judged: Judged) -> Place | None:
    """Return the room with its doors and features where they were moved to; None if none was."""
    parts = {"doors": list(room.doors), "features": list(room.features)}
    touched: set[str] = set()
    for shift in shifts:
        held = parts.get(shift.part, [])
        here = held[shift.number - 1] if 1 <= shift.number <= len(held) else None
        if here is None or any(not _same(value, here.get(name)) for name, value in shift.was.items()):
            judged.overtaken = True
            judged.problems.append(
                say("Somebody changed the doors or features of this room meanwhile. Open the page anew.")
            )
            return None
        said = {name: round(float(value), 1) for name, value in shift.said.items()  # type: ignore[arg-type]  # numbers, as asked
                if name in {"at", "x", "y"} and _is_number(value)}  # fmt: skip
        held[shift.number - 1] = {**here, **said}
        touched.add(shift.part)
    if not touched:
        return None
    changed = {part: [dict(each) for each in parts[part]] for part in sorted(touched)}
    was = {part: [dict(each) for each in getattr(room, part)] for part in changed}
    judged.drafts.append(Draft("place", room.id, {**changed, "was": was}))
    return replace(room, **{part: tuple(parts[part]) for part in touched})  # type: ignore[arg-type]  # facts of doors and features


def _checked(new: list[Place], places: Places, judged: Judged) -> None:
    """Note what the rules of the store say of the changed places, but for what they said before already."""
    ids = {place.id for place in new}
    after = _findings(Places.of([*(each for each in places.values() if each.id not in ids), *new]), ids)
    before = {_mark(each) for each in _findings(places, ids)} if after else set()
    for finding in after:
        if _mark(finding) in before:
            continue
        grave = finding.severity in {Severity.HIGH, Severity.DANGER}
        (judged.problems if grave else judged.doubts).append(finding.message)
    for told in (judged.problems, judged.doubts):
        told[:] = sorted(dict.fromkeys(told), key=lambda message: natural(str(message)))


def _findings(places: Places, ids: set[str]) -> list[Finding]:
    return [finding for finding in check(places) if ids & set(finding.about)]


def _mark(finding: Finding) -> tuple[str, tuple[str, ...], str]:
    return finding.code, finding.about, str(finding.message)
