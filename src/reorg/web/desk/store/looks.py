"""What did somebody type of a unit after one look, on the walk or after a sheet of paper, and what was known before?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from reorg.language import Message, listed, say
from reorg.museum import UNIT_CONDITIONS, UNIT_VERDICTS, Draft, Look, Place, Places, doubted_fill, fill_of, looked
from reorg.web.journal.models import EntryRow

TENS = tuple(range(0, 101, 10))
OVER = (110, 120, 150, 200)
"""The fills that are there to be tapped, in %; any other can be typed."""
YES_NO: Mapping[str, Message] = {"yes": say("yes"), "no": say("no")}
_FLAGS: Mapping[str, bool] = {"yes": True, "no": False}


def second() -> str:
    """Return the moment that it is, as looks are dated (ISO 8601, UTC, to the thousandth)."""
    return f"{datetime.now(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def shelves_of(places: Places, unit: Place) -> list[Place]:
    """Return the shelves and drawers of a unit as one sees them: the highest first."""
    held = [each for each in places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
    return sorted(held, key=lambda each: -(each.z or 0.0)) if all(each.z is not None for each in held) else held[::-1]


def mark(unit: Place, shelves: list[Place]) -> str:
    """Return a mark of what was seen of a unit: who sends a form with another one has not seen it."""
    said = (unit.fill, unit.condition, unit.verdict, unit.labelled, unit.reachable, unit.walked)
    return sha256(json.dumps([said, sorted((each.id, each.fill) for each in shelves)]).encode()).hexdigest()[:16]


def fill_typed(place: Place, said: str) -> tuple[float | None, list[Message]]:
    """Return how full a place is as it was typed, in %, and what is wrong with that."""
    try:
        return fill_of(said[:40]), []
    except ValueError:
        refused = say(
            "{place}: {typed} cannot be how full it is. Write per cent, 0 for empty, 100 for full, more if it is.",
            place=place.code, typed=said.strip()[:40],
        )  # fmt: skip
        return None, [refused]


def fill_doubted(place: Place, share: float | None) -> list[Message]:
    """Return what is asked before a fill is believed."""
    doubt = doubted_fill(share)
    return [] if doubt is None else [say("{place}: {doubt}", place=place.code, doubt=doubt)]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of a unit, what is wrong with it, and whether part of that is only asked again."""

    look: Look
    problems: list[Message]
    doubted: bool = False


def look_typed(typed: Mapping[str, str], unit: Place, shelves: list[Place], end: str = "") -> Typed:
    """Return what was typed of a unit; names end in ``end`` where a page asks for several."""
    problems: list[Message] = []
    doubts: list[Message] = []

    def fill(place: Place, said: str) -> float | None:
        share, wrong = fill_typed(place, said)
        problems.extend(wrong)
        if "believe" not in typed:
            doubts.extend(fill_doubted(place, share))
        return share

    whole = fill(unit, typed.get(f"more{end}", "").strip() or typed.get(f"fill{end}", ""))
    fills = {each.id: share for each in shelves if (share := fill(each, typed.get(f"shelf-{each.id}", ""))) is not None}
    condition, verdict = typed.get(f"condition{end}", ""), typed.get(f"verdict{end}", "")
    look = Look(
        fill=whole, fills=fills, condition=condition if condition in UNIT_CONDITIONS else None,
        verdict=verdict if verdict in UNIT_VERDICTS else None, labelled=_FLAGS.get(typed.get(f"labelled{end}", "")),
        reachable=False if typed.get(f"unreached{end}") else None, note=_note(typed, unit, end),
    )  # fmt: skip
    return Typed(look, problems + doubts, bool(doubts))


def _note(typed: Mapping[str, str], unit: Place, end: str) -> str | None:
    """Return the note that was typed; None where it says what was known already."""
    said = " ".join(typed.get(f"note{end}", "").split())[:400]
    return said if said and said != unit.note else None


def drafts_of(unit: Place, shelves: list[Place], look: Look) -> list[Draft]:
    """Return what is entered; shelves are entered only where their fill is another than it was."""
    changed = {each.id: each.fill for each in shelves}
    fills = {key: share for key, share in look.fills.items() if share != changed.get(key)}
    untouched = look.fills and not fills
    plain = replace(look, fill=None if fills else look.fill, fills=fills)
    if untouched and look.fill is None:  # all shelves say what they said: how full it is stays as it was
        return looked(unit, [], plain, at=second())
    return looked(unit, shelves, plain, at=second())


@dataclass(frozen=True, slots=True)
class Before:
    """What was said of a unit on the last look: by whom, when, and what in words."""

    who: str
    at: str
    words: Message | str


def before(unit: Place, shelves: list[Place]) -> Before | None:
    """Return what was seen of a unit the last time; None if nobody looked yet."""
    if not unit.walked:
        return None
    rows = EntryRow.objects.filter(about=unit.id, kind="place", data__contains=f'"walked":"{unit.walked}"')
    row = rows.order_by("-id").first()
    return Before(row.who if row else "", unit.walked, told(unit, shelves))


def told(unit: Place, shelves: list[Place]) -> Message | str:
    """Return in words what was seen of a unit: 80 %, good, keep."""
    if unit.reachable is False:
        return say("could not be reached")
    said: list[Message | str] = []
    if unit.fill is not None:
        said.append(say("{percent} %", percent=f"{unit.fill * 100:g}"))
    elif fills := [each.fill for each in shelves if each.fill is not None]:
        low, high = f"{min(fills) * 100:g}", f"{max(fills) * 100:g}"
        said.append(
            say("shelves {low} to {high} %", low=low, high=high) if low != high else say("{percent} %", percent=low)
        )
    if unit.condition in UNIT_CONDITIONS:
        said.append(UNIT_CONDITIONS[unit.condition])
    if unit.verdict in UNIT_VERDICTS:
        said.append(UNIT_VERDICTS[unit.verdict])
    if unit.labelled is not None:
        said.append(say("labelled") if unit.labelled else say("no label"))
    return say("{said}", said=listed(said)) if said else ""
