"""How is a layout of a room told on paper, so that it can be marked on the floor with chalk? (and drawn, for the pages too)"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from reorg.language import Message, say
from reorg.museum import Museum, Place, furniture_label, natural, shape_of
from reorg.report.draw import LaidRoom, LaidUnit
from reorg.report.value import (
    Block,
    Heading,
    NewPage,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Signatures,
    Sources,
    Table,
)
from reorg.storage import layouts

INCH = 25.4
FEET = frozenset({"us", "usa", "united states", "united states of america", "lr", "liberia", "mm", "myanmar"})
"""Countries that measure rooms in feet and inches (CIA World Factbook, weights and measures)."""
OPENS = {0: say("front"), 90: say("left"), 180: say("back"), 270: say("right")}


def layout_drawing(
    room: Place,
    made: layouts.Layout,
    ways: layouts.Lanes | None = None,
    *,
    width: float = 560.0,
    tallest: float = 460.0,
    tiny: bool = False,
) -> LaidRoom | None:
    """Return a layout drawn from above, with the floor of its ways; None if the room's shape is not known."""
    shape = shape_of(room)
    if shape is None:
        return None
    there = ways or layouts.Lanes()
    return LaidRoom(
        shape, tuple(_unit(each) for each in made.standing), there.boxes, there.edges, width=width, tallest=tallest, tiny=tiny,
    )  # fmt: skip


def _unit(each: layouts.Standing) -> LaidUnit:
    was = None
    if each.moved and each.was is not None:
        x, y, turn = each.was
        wide, deep = (each.depth, each.width) if turn % 180 else (each.width, each.depth)
        was = (x, y, x + wide, y + deep)
    return LaidUnit(each.code, each.box, each.turn, each.moved, each.new, was)


def in_feet(museum: Museum) -> bool:
    """Return whether a museum measures in feet and inches."""
    return str(museum.facts.get("country", "")).strip().casefold() in FEET


def layout_sheet(
    museum: Museum, room: Place, found: layouts.Layouts, made: layouts.Layout, *, date: str, feet: bool = False
) -> Report:
    """Return the sheet of one layout: the plan, what changes, and where each unit's corner is marked on the floor.

    ``feet``: lengths in feet and inches, too.
    """
    ways = layouts.lanes(room, found.ask, made.standing)
    blocks: list[Block] = [Sentence(made.told, tone="lead"), Sentence(layouts.told_figures(made, found))]
    if made.changes or made.faults:
        blocks.append(Points((*made.changes, *made.faults)))
    if (drawn := layout_drawing(room, made, ways, width=680.0, tallest=520.0)) is not None:
        blocks.append(Picture(drawn, say("The room from above, to scale; the back wall is at the top"), fills=True))
    blocks += [NewPage(), Heading(say("Where each unit is marked on the floor")), *_how(), _table(made, feet=feet)]
    blocks += [Signatures((say("Day, who marked it"), say("Who checked it")))]
    blocks.append(Sources(tuple(_sources(found))))
    title = say("RE-ORG: layout of {room}", room=room.label)
    return Report(title, museum.name, date, tuple(blocks))


def _how() -> Iterator[Block]:
    yield Points(
        (
            say("Left and back are those of the plan: stand in the room with the back wall before you."),
            say("Measure from the left wall, then from the back wall, and mark the corner that is nearest to both."),
            say(
                "Draw the box as wide and deep as the table says, write the code in it, and an arrow to where it opens."
            ),
            say("Walk every way with the trolley before anything is carried."),
        ),
        numbered=True,
    )


def _table(made: layouts.Layout, *, feet: bool) -> Table:
    columns: tuple[Message, ...] = (
        say("Code"), say("What it is"), say("From the left, cm"), say("From the back, cm"), say("Wide on the plan, cm"),
        say("Deep on the plan, cm"), say("Opens to"), say("What happens"), say("Marked"),
    )  # fmt: skip
    shares: tuple[int, ...] = (10, 19, 12, 12, 11, 11, 8, 10, 7)
    if feet:
        columns = (*columns[:4], say("From the left, ft in"), say("From the back, ft in"), *columns[4:])
        shares = (9, 15, 9, 9, 11, 11, 8, 8, 7, 7, 6)
    return Table(columns, tuple(_rows(made, feet=feet)), spread=True, shares=shares, numeric=(2, 3), tall=True)


def _rows(made: layouts.Layout, *, feet: bool) -> Iterator[Row]:
    for each in sorted(made.standing, key=lambda one: natural(one.code)):
        left, top, right, bottom = each.box
        what = say("new") if each.new else say("moves") if each.moved else say("stays")
        spots = [_cm(left), _cm(top), *([_feet(left), _feet(top)] if feet else [])]
        sides = (_cm(right - left), _cm(bottom - top))
        yield Row((each.code, furniture_label(each.type), *spots, *sides, OPENS[each.turn % 360], what, "☐"))


def _cm(mm: float) -> str:
    return f"{mm / 10:.1f}".removesuffix(".0")


def _feet(mm: float) -> str:
    """Return a length in feet and inches, to a quarter of an inch."""
    quarters = floor(mm / INCH * 4 + 0.5)
    feet, rest = divmod(quarters, 48)
    inches, part = divmod(rest, 4)
    return f"{feet}′ {inches}{('', '¼', '½', '¾')[part]}″"


def _sources(found: layouts.Layouts) -> Iterator[Message]:
    held = layouts.rules(found.ask)
    yield say(
        "Free before each unit: {aisle} cm ({aisle_source}). Every way from the door: {way} cm ({way_source}).",
        aisle=held.aisle.mm / 10, aisle_source=source_said(held.aisle.source), way=held.passage.mm / 10,
        way_source=source_said(held.passage.source),
    )  # fmt: skip
    yield from found.notes


def source_said(source: str) -> Message | str:
    """Return who says a number of a rule."""
    return {"ours": say("our choice"), "yours": say("your choice")}.get(source, source)
