"""How is the movement register printed, and what does the slip say that stays where a thing stood?

Columns after the ICCROM-UNESCO guide (re-org.info, 2.4): number, reason, person taking the object, destination, removal
date, return date, person receiving it back; pages are numbered, and nothing that was entered is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reorg.language import Message, say, say_many
from reorg.museum import Movement, Places
from reorg.report.value import Block, Heading, NewPage, Report, Row, Sentence, Signatures, Sources, Table, day

COLUMNS = (
    say("Number"),
    say("Object"),
    say("From"),
    say("Where to"),
    say("Reason"),
    say("Who took it"),
    say("Date out"),
    say("Due back"),
    say("Date back"),
    say("Received by"),
)
SLIP_LINES = 60
"""Things that one slip names; the register names them all."""


@dataclass(frozen=True, slots=True)
class MovedThing:
    """A move with the number (or code) and the name of what moved."""

    move: Movement
    number: str
    name: str = ""
    is_place: bool = False


def register_rows(moved: Iterable[MovedThing], places: Places) -> list[tuple[str, ...]]:
    """Return the register's rows in the language in use, under :data:`COLUMNS`."""
    return [_cells(each, places) for each in moved]


def movement_register(
    moved: Sequence[MovedThing], places: Places, museum: str, *, date: str, since: str = "", until: str = ""
) -> Report:
    """Return the register as a document, in the order of ``moved``; ``date`` is the ISO day it speaks of.

    What should be back before that day stands on top. ``since`` and ``until`` say which days it covers, if not all.
    """
    late = [each for each in moved if each.move.overdue(date)]
    out = sum(each.move.still_out for each in moved)
    struck = sum(each.move.struck for each in moved)
    blocks: list[Block] = [Sentence(_lead(len(moved), out, len(late)), "lead")]
    if since or until:
        blocks.append(Sentence(_days(since, until), "quiet"))
    if late:
        rows = tuple(Row(_cells(each, places)) for each in sorted(late, key=lambda each: each.move.due))
        blocks += [Heading(say("Should be back")), Table(COLUMNS, rows, spread=True)]
    blocks += [
        Heading(say("The register")),
        Table(COLUMNS, tuple(Row(_cells(each, places)) for each in moved), spread=True),
    ]
    notes = [say("A move on from one stop to the next stands on a line of its own.")]
    if struck:
        notes.insert(
            0,
            say_many(
                "{count} line was taken back; it says so.", "{count} lines were taken back; they say so.", count=struck
            ),
        )
    blocks += [
        Sources(tuple(notes)),
        Signatures((say("Date and place"), say("Who keeps the register"), say("Checked by"))),
    ]
    return Report(say("Movement register"), museum, date, tuple(blocks), wide=True)


def _lead(count: int, out: int, late: int) -> Message:
    moves = say_many("{count} move", "{count} moves", count=count)
    if not out:
        return say("{moves}. Nothing is out.", moves=moves)
    return say("{moves}. Still out: {out}; of these should be back: {late}.", moves=moves, out=out, late=late)


def _days(since: str, until: str) -> Message:
    if since and until:
        return say("From {since} to {until}", since=day(since), until=day(until))
    return say("From {since}", since=day(since)) if since else say("To {until}", until=day(until))


def _cells(each: MovedThing, places: Places) -> tuple[str, ...]:
    move = each.move
    back = move.returned
    if move.struck:
        back = str(say("taken back"))
    elif move.still_out:
        back = str(say("still out"))
    return (
        each.number, _name(each), _place(places, move.origin), _where(each, places), move.reason,
        move.taken_by or move.who, move.on, move.due, back, move.received_by,
    )  # fmt: skip


def _name(each: MovedThing) -> str:
    if not each.is_place:
        return each.name
    everything = str(say("with everything in it"))
    return f"{each.name}, {everything}" if each.name and each.name != each.number else everything


def _place(places: Places, key: str) -> str:
    return places[key].code if key in places else ""


def _where(each: MovedThing, places: Places) -> str:
    return _place(places, each.move.to) or each.move.elsewhere


def slips(moved: Sequence[MovedThing], places: Places, museum: str, *, date: str) -> Report:
    """Return one action's slips, a page for each place that something was taken from: it says where that went.

    Raises ValueError if nothing moved.
    """
    if not moved:
        raise ValueError("a slip needs something that moved")
    by_origin: dict[str, list[MovedThing]] = {}
    for each in moved:
        by_origin.setdefault(each.move.origin, []).append(each)
    first = moved[0].move
    title = say("Moved to {place}", place=_path(places, first.to) or first.elsewhere or "–")
    blocks: list[Block] = []
    for at, (origin, some) in enumerate(by_origin.items()):
        if at:
            blocks += [NewPage(), Heading(title)]
        blocks += _slip(some, places, origin)
    return Report(title, museum, date, tuple(blocks))


def _slip(some: Sequence[MovedThing], places: Places, origin: str) -> list[Block]:
    move = some[0].move
    stood = _path(places, origin)
    blocks: list[Block] = [Sentence(say("Stood in {place}", place=stood) if stood else say("It had no place"), "lead")]
    facts: list[tuple[Message, str | Message]] = [(say("Date out"), day(move.on))]
    if move.out:
        facts += [(say("Who took it"), move.taken_by or "–"), (say("Due back"), day(move.due) if move.due else "–")]
    if move.reason:
        facts.append((say("Reason"), move.reason))
    blocks.append(Table(("", ""), tuple(Row(each) for each in facts)))
    rows = tuple(Row((each.number, _name(each))) for each in some[:SLIP_LINES])
    blocks.append(Table((say("Number"), say("Object")), rows))
    if len(some) > SLIP_LINES:
        blocks.append(Sentence(say("And {count} more.", count=len(some) - SLIP_LINES)))
    return blocks


def _path(places: Places, key: str) -> str:
    return " / ".join(place.label for place in places.path(key) if place.kind not in {"site", "building"})
