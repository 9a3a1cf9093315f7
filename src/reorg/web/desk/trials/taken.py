"""What did somebody type of a draw, on a page or after a sheet of paper, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from reorg.assessment import trials
from reorg.language import Message, say
from reorg.web.desk import now
from reorg.web.desk.trials.reading import records_with

FIELDS = ("found", "time", "moved", "floor", "legible", "where", "thing", "note")
_FLAGS: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}


def said_anything(typed: Mapping[str, str]) -> bool:
    """Return whether anything was typed at all."""
    return any(typed.get(name, "").strip() for name in FIELDS)


def taken(
    trial: trials.Trial, draw: trials.Draw, typed: Mapping[str, str], by: str
) -> tuple[trials.Noted, list[Message]]:
    """Return what was typed, and everything that is wrong with it or should be looked at again."""
    problems: list[Message] = []
    words = {name: typed.get(name, "").strip() for name in FIELDS}
    seconds, moved = None, None
    try:
        seconds = trials.seconds_of(words["time"][:40])
    except ValueError:
        problems.append(say("The time {typed} is not understood. Write 95, or 1:35.", typed=words["time"][:40]))
    if words["moved"]:
        if words["moved"].isdecimal() and len(words["moved"]) < 6:
            moved = int(words["moved"])
        else:
            problems.append(say("How many others were moved? {typed} is no number.", typed=words["moved"][:40]))
    noted = trials.Noted(
        draw.at, words["found"] or judged(draw, words["thing"]), seconds, moved,
        _FLAGS.get(words["floor"]), _FLAGS.get(words["legible"]),
        words["where"][:400], words["thing"][:400], words["note"][:2000], by, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )  # fmt: skip
    problems += trials.refused_note(trial, noted)
    if "believe" not in typed and (doubt := trials.doubted_note(noted)) is not None:
        problems.append(doubt)
    return noted, problems


def judged(draw: trials.Draw, thing: str) -> str:
    """Return what follows from the number read on a thing at a spot; "" where nothing does."""
    if draw.way != trials.SPOT or not thing:
        return ""
    inside = frozenset(each.id for each in now.places().within(draw.place))
    return trials.judged(draw, records_with(thing), inside)
