"""Where is the store worst, on paper: a sheet for each map of which something is known, and the fullest room from a corner?"""

from __future__ import annotations

from dataclasses import replace

from reorg.language import Message, say, say_many
from reorg.museum import Museum
from reorg.report import figures
from reorg.report.draw.heat import letter
from reorg.report.heat_maps import heat_map, iso_map
from reorg.report.pictures import worst_room
from reorg.report.value import Block, Heading, NewPage, Picture, Points, Report, Row, Sentence, Sources, Table, day
from reorg.storage import Shown, Sorting, Survey, coloured, maps

WIDTH, TALL, HALF = 680.0, 560.0, 300.0
MOST_ROWS = 6
Then = tuple[str, Museum, Survey, Sorting]
"""Another day: the ISO day, the museum as it was, how full it was, and what stood in its units."""


def map_report(museum: Museum, survey: Survey, inside: Sorting, *, date: str, beside: Then | None = None) -> Report:
    """Return the maps of a store as of the ISO day ``date``; with ``beside`` each one above that of another day."""
    every = {which: coloured(which, museum.places, survey, inside) for which in maps()}
    known = [shown for shown in every.values() if shown.known]
    unknown = [shown.heat.name for shown in every.values() if not shown.known]
    blocks: list[Block] = [Sentence(_sentence(every), "lead")]
    for at, shown in enumerate(known):
        blocks += [*([NewPage()] if at else []), *_sheet(museum, survey, shown, beside)]
    blocks += _corner(museum, survey, every["urgency"] if every["urgency"].known else every["fill"])
    if unknown:
        blocks += [Heading(say("Not known yet")), Points(tuple(unknown))]
    sources = [say("{map}: {words}", map=shown.heat.name, words=shown.heat.words) for shown in known]
    return Report(say("Maps of the store"), museum.name, date, (*blocks, Sources(tuple(sources))))


def _sentence(every: dict[str, Shown]) -> Message:
    urgent = [unit for unit, level in every["urgency"].levels.items() if level > 1]
    return say_many("{count} unit needs something.", "{count} units need something.", count=len(urgent))


def _sheet(museum: Museum, survey: Survey, shown: Shown, beside: Then | None) -> list[Block]:
    drawn = replace(heat_map(museum, survey, shown, width=WIDTH), tallest=TALL if beside is None else HALF)
    blocks: list[Block] = [Heading(shown.heat.title)]
    if beside is not None:
        on, earlier, full, inside = beside
        was = coloured(shown.heat.id, earlier.places, full, inside)
        blocks += [Heading(say("Now"), 3), Picture(drawn), Heading(day(on), 3)]
        then = replace(heat_map(earlier, full, was, width=WIDTH, name="g"), tallest=HALF)
        blocks.append(Picture(then) if was.known else Sentence(say("Nothing of this was known on that day.")))
        return blocks
    return [*blocks, Picture(drawn, shown.heat.words), *_worst(museum, shown)]


def _worst(museum: Museum, shown: Shown) -> list[Block]:
    """Return the units in the two worst classes, where classes have an order."""
    if shown.heat.id == "category":
        return []
    bad = [unit for unit, level in shown.levels.items() if level >= len(shown.classes) - 1 and unit in museum.places]
    bad.sort(key=lambda unit: (-shown.levels[unit], museum.places[unit].code))
    if not bad:
        return [Sentence(say("No unit is in the two worst classes."))]
    rows = tuple(
        Row(
            (museum.places[unit].code, letter(shown.levels[unit]), shown.told.get(unit, "")),
            figures.at(museum.places[unit]),
        )
        for unit in bad[:MOST_ROWS]
    )
    heads = (say("Unit"), say("Class"), say("What is known"))
    counted = say_many(
        "{count} unit is in the two worst classes", "{count} units are in the two worst classes", count=len(bad)
    )
    return [Table(heads, rows, counted)]


def _corner(museum: Museum, survey: Survey, shown: Shown) -> list[Block]:
    room = worst_room(museum, survey)
    if room is None or not shown.known:
        return []
    drawn = iso_map(museum, survey, shown, only=room.id, width=WIDTH)
    if not drawn.blocks:
        return []
    return [
        NewPage(),
        Heading(say("The fullest room from a corner")),
        Picture(replace(drawn, tallest=TALL), shown.heat.title),
    ]
