"""What is written down in a room with a tape measure: its walls in order, its doors, what stands in it? (our own wording)"""

from __future__ import annotations

from dataclasses import replace

from reorg.language import Message, say
from reorg.museum import Museum, Place, shape_of, walls_of
from reorg.report.draw.squares import Squares
from reorg.report.pictures import store_map
from reorg.report.value import (
    Block,
    Heading,
    NewPage,
    Picture,
    Points,
    Report,
    Row,
    Signatures,
    Sources,
    Table,
)
from reorg.storage import survey

WALLS = 12
Columns = tuple[tuple[Message, int], ...]
DIAGONALS: Columns = ((say("From the start of wall"), 32), (say("to the start of wall"), 32), (say("Length"), 30))
DOORS: Columns = (
    (say("On wall"), 12), (say("From its start"), 20), (say("Clear width"), 20), (say("Hinge nearer the start or farther"), 22),
    (say("Opens in or out"), 20),
)  # fmt: skip
FEATURES: Columns = (
    (say("What"), 24), (say("On wall"), 9), (say("From its start"), 12), (say("or from the left"), 12),
    (say("and from the top"), 12), (say("Width"), 9), (say("Depth"), 9), (say("Height"), 9),
)  # fmt: skip
UNITS: Columns = (
    (say("Code"), 12), (say("What it is"), 18), (say("Width"), 9), (say("Depth"), 9), (say("Height"), 9),
    (say("From the left"), 10), (say("From the top"), 10), (say("Opens to"), 9), (say("Shelves"), 9), (say("Full, %"), 7),
)  # fmt: skip
PARTS = (
    (say("Diagonals, as a check"), DIAGONALS, 2),
    (say("Doors"), DOORS, 4),
    (say("Windows, columns, radiators, low ceilings, stairs, what is kept free"), FEATURES, 9),
    (say("Shelves, cupboards, racks"), UNITS, 22),
)
"""What is written down after the walls, and how many rows there are to write in."""


def room_sheet(museum: Museum, room: Place | None = None, *, name: str, date: str) -> Report:
    """Return the sheet to fill in, empty; or with the walls that are known of ``room`` and its plan, to be checked."""
    how = Points(
        (
            say("Begin in any corner, mark it on the sketch, and walk with the wall on your left hand."),
            say("Measure each wall to the next corner, and tick which way you turn there. Go on until you are back."),
            say("Where a corner is not square, measure across it: from the start of this wall to the end of the next."),
        ),
        numbered=True,
    )
    walls = (
        (say("Wall"), 10), (say("Length"), 30), (say("Then right"), 15), (say("Then left"), 15), (say("Across the corner"), 30),
    )  # fmt: skip
    blocks: list[Block] = [how, _sketch(museum, room), Heading(say("Walls, in the order in which you walk"))]
    blocks += [_table(walls, _walls(room)), NewPage()]
    for head, columns, count in PARTS:
        blocks += [NewPage()] if columns is UNITS else []
        blocks += [Heading(head), _table(((say("No."), 6), *columns), _empty(len(columns), count))]
    blocks += [
        Signatures((say("Room, height"), say("Day, who measured"))),
        Sources((say("Unit of measurement: cm, or written beside each figure."),)),
    ]
    title = say("RE-ORG: room sheet, {room}", room=room.label) if room else say("RE-ORG: room sheet")
    return Report(title, name, date, tuple(blocks))


def _table(columns: Columns, rows: tuple[Row, ...]) -> Table:
    return Table(
        tuple(head for head, _ in columns), rows, spread=True, shares=tuple(share for _, share in columns), tall=True
    )


def _sketch(museum: Museum, room: Place | None) -> Block:
    if room is None or (shape := shape_of(room)) is None:
        return Picture(Squares(), say("Sketch: north wall at the top, number the walls"))
    drawn = store_map(museum, survey(museum), only=room.id, width=680)
    rooms = tuple(replace(each, shape=shape, numbered=True) for each in drawn.rooms)
    return Picture(replace(drawn, rooms=rooms, tallest=330.0), say("The room as it is known: mark what is otherwise"))


def _walls(room: Place | None) -> tuple[Row, ...]:
    known = walls_of(room.walls) if room else ()
    rows = [
        Row((str(at), _cm(wall.length), "✓" if wall.turn > 0 else "", "✓" if wall.turn < 0 else "", _cm(wall.across)))
        for at, wall in enumerate(known, 1)
    ]
    return (*rows, *(Row((str(at), *[""] * 4)) for at in range(len(rows) + 1, WALLS + 1)))


def _cm(mm: float | None) -> Message | str:
    return say("{length} cm", length=round(mm / 10, 1)) if mm else ""


def _empty(columns: int, count: int) -> tuple[Row, ...]:
    return tuple(Row((str(at), *[""] * columns)) for at in range(1, count + 1))
