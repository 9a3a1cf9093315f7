"""What is carried along on the walk through the store: every unit with boxes to cross, room by room? (our own wording)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reorg.language import Message, say
from reorg.museum import Museum, Place, furniture_label
from reorg.report.draw import WalkRow, WalkRows
from reorg.report.pictures import bare_map
from reorg.report.value import Block, Heading, NewPage, Picture, Points, Report, Sentence, Signatures, Sources
from reorg.storage import Walk

FIRST, FULL = 13, 25
"""Units on the sheet that begins a room with its plan, and on one that goes on."""
PLAN = 220.0


def walk_sheet(museum: Museum, walk: Walk, *, name: str, date: str) -> Report:
    """Return the sheet of what is left of a ``walk``; of all of it, if nothing is left."""
    units = walk.left or list(walk.stops)
    how = Points((
        say("Stand before each unit in the order of the sheet. Cross one box in each group; a cross in the box is enough."),
        say("100 is full. More than full is possible: write it on the line."),
        say("Cannot get to it? Cross “not reached” and go on."),
    ))  # fmt: skip
    blocks: list[Block] = [how, *_rooms(museum, units)]
    if not units:
        blocks.append(Sentence(say("There is no unit to look at yet")))
    blocks += [
        Signatures((say("Day"), say("Who looked"))),
        Sources((say("Type it in afterwards: Store, Walk through the store, Type in a sheet."),)),
    ]
    return Report(say("RE-ORG: walk through the store"), name, date, tuple(blocks))


def _rooms(museum: Museum, units: Sequence[Place]) -> Iterator[Block]:
    room: Place | None = None
    held: list[Place] = []
    parts: list[tuple[Place | None, list[Place]]] = []
    for unit in units:
        inside = museum.places.around(unit.id, "room")
        if not parts or inside != room:
            held = []
            parts.append((inside, held))
        room = inside
        held.append(unit)
    for number, (each, stops) in enumerate(parts):
        if number:
            yield NewPage()
        yield Heading(each.label if each else say("In no room"))
        planned = each is not None and any(unit.x is not None for unit in stops)
        if planned and each is not None:
            yield Picture(replace(bare_map(museum.places, each.id, width=680.0), tallest=PLAN))
        yield from _lines(museum, stops, FIRST if planned else FULL - 4)


def _lines(museum: Museum, units: Sequence[Place], first: int) -> Iterator[Block]:
    yield Picture(WalkRows(tuple(_row(museum, each) for each in units[:first])))
    for start in range(first, len(units), FULL):
        yield NewPage()
        yield Picture(WalkRows(tuple(_row(museum, each) for each in units[start : start + FULL])))


def _row(museum: Museum, unit: Place) -> WalkRow:
    shelves = [each.z for each in museum.places.inside(unit.id) if each.kind in {"shelf", "drawer"} and each.z]
    what: Message | str = (
        unit.name if unit.name and unit.name != unit.code else furniture_label(unit.type) if unit.type else ""
    )
    return WalkRow(unit.code, what, (unit.width or 1000.0, unit.height or 2000.0), tuple(sorted(shelves)))
