"""What did the walk through the store show: in which condition the units are, and which of them stay? (RE-ORG phase 2)"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reorg.language import Message, listed, say, say_many
from reorg.method import Range
from reorg.museum import UNIT_CONDITIONS, UNIT_VERDICTS, UNSOUND, Place
from reorg.report import figures
from reorg.report.draw import Photograph
from reorg.report.judged import Judged
from reorg.report.value import Block, Cell, Heading, Picture, Row, Sentence, Table

Pictured = Callable[[Place], Photograph | None]
"""Gives the first photograph of a place; None if there is none."""
MOST_ROWS = 12
MOST_CODES = 14


def no_picture(_place: Place) -> Photograph | None:
    """Give none: for who has no files at hand."""
    return None


def walked_blocks(judged: Judged, pictured: Pictured = no_picture) -> tuple[Block, ...]:
    """Return the part of the condition report on the units as they were seen; nothing if nobody said anything of any."""
    units = judged.museum.places.of_kind("unit")
    seen = [unit for unit in units if unit.walked or unit.condition or unit.verdict]
    if not seen:
        return ()
    return (
        Heading(say("The units, as they were seen")),
        Sentence(_sentence(units, seen)),
        _conditions(judged, seen),
        *_unsound(judged, seen),
        *_worst(judged, seen, pictured),
    )


def _sentence(units: list[Place], seen: list[Place]) -> Message:
    missed = [unit for unit in seen if unit.reachable is False]
    bad = [unit for unit in seen if unit.condition in UNSOUND]
    going = [unit for unit in seen if unit.verdict == "discard"]
    said = say(
        "{seen} of {units} units were looked at: {bad}, {going}.",
        seen=len(seen), units=len(units),
        bad=say_many("{count} is damaged or unsafe", "{count} are damaged or unsafe", count=len(bad)),
        going=say_many("{count} is to be discarded", "{count} are to be discarded", count=len(going)),
    )  # fmt: skip
    if not missed:
        return said
    return say_many(
        "{said} {count} could not be reached: {codes}.", "{said} {count} could not be reached: {codes}.",
        count=len(missed), said=said, codes=listed([unit.code for unit in missed], MOST_CODES),
    )  # fmt: skip


def _conditions(judged: Judged, seen: list[Place]) -> Table:
    """Return the units by condition, and what is to become of those in each."""
    rows = []
    for code, label in [*UNIT_CONDITIONS.items(), ("", say("not said"))]:
        some = [unit for unit in seen if unit.condition == code and (code or unit.reachable is not False)]
        if some:
            counts: list[Cell] = [sum(unit.verdict == verdict for unit in some) for verdict in UNIT_VERDICTS]
            full = [value.likely for unit in some if (value := _fill(judged, unit)) is not None]
            mean = round(100 * sum(full) / len(full)) if full else None
            rows.append(Row((label, len(some), *counts, mean)))
    heads = (say("State"), say("Units"), *UNIT_VERDICTS.values(), say("Full on average, %"))
    return Table(heads, tuple(rows), numeric=(1, 2, 3, 4, 5))


def _fill(judged: Judged, unit: Place) -> Range | None:
    held = judged.survey.units.get(unit.id)
    return held.fullness.value if held else None


def _bad_first(judged: Judged, unit: Place) -> tuple[int, float, str]:
    value = _fill(judged, unit)
    order = list(UNIT_CONDITIONS)
    return (
        -order.index(unit.condition) if unit.condition in order else 1,
        -(value.likely if value else 0.0),
        unit.code,
    )


def _unsound(judged: Judged, seen: list[Place]) -> tuple[Block, ...]:
    bad = sorted((unit for unit in seen if unit.condition in UNSOUND), key=lambda unit: _bad_first(judged, unit))
    if not bad:
        return ()
    rows = []
    for unit in bad[:MOST_ROWS]:
        room, value = judged.museum.places.around(unit.id, "room"), _fill(judged, unit)
        rows.append(
            Row(
                (unit.code, room.code if room else "", UNIT_CONDITIONS[unit.condition], UNIT_VERDICTS.get(unit.verdict, ""),
                 round(100 * value.likely) if value else None, unit.note),
                figures.at(unit),
            )
        )  # fmt: skip
    heads = (say("Unit"), say("Room"), say("State"), say("Keep it?"), say("Full, %"), say("Note"))
    caption = say_many("The only unit that is damaged or unsafe", "Damaged or unsafe, the worst first", count=len(bad))
    return (Table(heads, tuple(rows), caption, numeric=(4,)),)


def _worst(judged: Judged, seen: list[Place], pictured: Pictured) -> tuple[Block, ...]:
    """Return the worst unit by name, with its photograph if there is one."""
    worst = min(seen, key=lambda unit: _bad_first(judged, unit))
    if worst.condition not in UNSOUND:
        return ()
    value = _fill(judged, worst)
    said = [
        UNIT_CONDITIONS[worst.condition],
        *([UNIT_VERDICTS[worst.verdict]] if worst.verdict in UNIT_VERDICTS else []),
    ]
    full = [say("{percent} % full", percent=round(100 * value.likely))] if value else []
    words = say("The worst unit is {code}: {said}.", code=worst.code, said=listed([*said, *full]))
    picture = pictured(worst)
    shown = (Picture(replace(picture, wide=260.0, high=210.0), worst.label),) if picture else ()
    return (Sentence(words, where=figures.at(worst)), *shown)
