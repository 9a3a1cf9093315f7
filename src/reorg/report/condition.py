"""In what condition are store and records, by the four components and ten criteria, and what does that rest on?

The condition report of RE-ORG's second phase, from what the museum's own data say and from its answers.
"""

from __future__ import annotations

from dataclasses import replace

from reorg.assessment import Score, sheets
from reorg.language import Message, number, say, say_many
from reorg.method import load_forms
from reorg.museum import field
from reorg.report import figures
from reorg.report.draw import Bar, Bars
from reorg.report.draw.bars import percent
from reorg.report.forms.told import FilledIn, filled_blocks
from reorg.report.judged import Judged
from reorg.report.pictures import store_map, unit_front
from reorg.report.value import (
    Block,
    Figures,
    Findings,
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
    Where,
)
from reorg.report.walked import Pictured, no_picture, walked_blocks

PAPER_WIDTH, MAP_HEIGHT = 680.0, 470.0
MOST_ROWS = 8


def condition_report(
    judged: Judged, *, person: str = "", filled: FilledIn | None = None, pictured: Pictured = no_picture
) -> Report:
    """Return the condition report; ``person`` is whom a printed sheet is brought back to, ``pictured`` gives photographs.

    ``filled`` is what was written on the sheets; without it, on this project's own, and no photographs.
    """
    if filled is None:
        filled = FilledIn(tuple(sheets.sheets_of(load_forms().forms, judged.museum.forms).values()))
    return Report(
        title=say("Condition report"),
        museum=judged.museum.name,
        date=judged.date,
        blocks=(
            *_short(judged),
            *_criteria(judged),
            *_store(judged),
            *walked_blocks(judged, pictured),
            *_records(judged),
            *filled_blocks(filled, judged.museum.places),
            *_unknown(judged),
            *_closing(judged),
        ),
        person=person,
    )


def _short(judged: Judged) -> tuple[Block, ...]:
    first = figures.first_things(judged)
    todo: tuple[Block, ...] = (Heading(say("What to do first")), Points(first, boxes=True)) if first else ()
    return (
        Sentence(judged.assessment.sentence, "lead"),
        Figures((
            figures.objects(judged),
            figures.on_floor(judged),
            figures.without_place(judged),
            figures.over_full(judged),
            figures.fullest(judged),
            figures.criteria_met(judged),
        )),
        *todo,
        Heading(say("The four components")),
        Picture(figures.lights(judged.assessment.components, say("How each stands, and how sure we are"), numbered=False)),
    )  # fmt: skip


def _criteria(judged: Judged) -> tuple[Block, ...]:
    found = judged.assessment
    rows = [row for at_, score in enumerate(found.criteria, 1) for row in _evidence(at_, score)]
    return (
        NewPage(),
        Heading(say("The ten quality criteria")),
        Picture(figures.lights(found.criteria, say("What is hatched in a bar is not known yet"))),
        Table((say("Criterion"), say("State"), say("What it rests on")), tuple(rows)),
    )


def _evidence(number_: int, score: Score) -> list[Row]:
    where = Where("criteria", say("Criterion {number}: {name}", number=number_, name=score.name), score.id)
    said = [each.message for each in score.evidence if each.counts] or [say("Nothing is known about this yet.")]
    state: Message | str = score.state.label
    return [
        Row((say("{number} {name}", number=number_, name=score.name) if first else "", state if first else "", words),
            where if first else None)
        for first, words in zip([True] + [False] * len(said), said, strict=False)
    ]  # fmt: skip


def _store(judged: Judged) -> tuple[Block, ...]:
    survey = judged.survey
    if not judged.museum.places.of_kind("room"):
        return (
            Heading(say("The store")),
            Sentence(say("No room is drawn yet. A tape measure, paper and an hour are enough to begin.")),
        )
    drawn = replace(store_map(judged.museum, survey, width=PAPER_WIDTH), tallest=MAP_HEIGHT)
    return (
        NewPage(),
        Heading(say("The store")),
        Picture(drawn, say("Every unit in the class of its fill; hatched from 90 %, ▲ over 100 %.")),
        _rooms(judged),
        _fullest(judged),
        *_front(judged),
    )


def _front(judged: Judged) -> tuple[Block, ...]:
    worst = judged.survey.worst
    if not worst:
        return ()
    unit = judged.museum.places[worst]
    drawn = unit_front(judged.museum, judged.survey, unit, width=PAPER_WIDTH)
    return (Heading(say("The fullest unit, from the front"), 3), Picture(drawn))


def _rooms(judged: Judged) -> Table:
    rows = []
    for place in judged.museum.places.of_kind("room"):
        seen = judged.survey.rooms.get(place.id)
        units = sum(1 for each in judged.museum.places.within(place.id) if each.kind == "unit")
        full = _percent(seen.fullness.value.likely) if seen and seen.fullness.value else None
        length = round(seen.capacity.length, 1) if seen else None
        objects = len(seen.objects) if seen else 0
        rows.append(Row((_label(place.code, place.name), units, length, objects, full), figures.at(place)))
    heads = (say("Room"), say("Units"), say("Shelf, m"), say("Objects"), say("Full, %"))
    return Table(heads, tuple(rows), numeric=(1, 2, 3, 4))


def _label(code: str, name: str) -> str:
    return f"{code} {name}" if name and name != code else code


def _percent(share: float) -> int:
    return round(100 * share)


def _fullest(judged: Judged) -> Block:
    over = judged.survey.over[:MOST_ROWS]
    if not over:
        return Sentence(say("No unit that was measured holds more than fits."))
    rows = []
    for unit in over:
        seen, place = judged.survey.units[unit], judged.museum.places[unit]
        value = seen.fullness.value
        room = judged.museum.places.around(unit, "room")
        full = _percent(value.likely) if value else None
        cells = (place.code, room.code if room else "", len(seen.objects), full, figures.how_sure(judged, unit))
        rows.append(Row(cells, figures.at(place)))
    heads = (say("Unit"), say("Room"), say("Objects"), say("Full, %"), say("How sure"))
    caption = say_many(
        "The only unit that holds more than fits",
        "The fullest of {count} units that hold more than fits",
        count=len(judged.survey.over),
    )
    return Table(heads, tuple(rows), caption, numeric=(2, 3))


def _records(judged: Judged) -> tuple[Block, ...]:
    profile = judged.profile
    if not profile.rows:
        return (Heading(say("The records")), Sentence(say("No objects are on record yet. Bring a list in any form.")))
    bars = tuple(
        Bar(
            field(name).label,
            share * 100,
            100,
            shown=say("{share} %", share=percent(round(share * profile.rows), profile.rows)),
        )
        for name, share in sorted(profile.completeness.items(), key=lambda pair: -pair[1])
    )
    counted = say_many("Share of {count} object", "Share of {count} objects", count=profile.rows)
    found = figures.found(judged)
    return (
        Heading(say("The records")),
        Picture(Bars(say("How much of each thing the records say"), bars, counted, PAPER_WIDTH)),
        Heading(say("What the records lack"), 3),
        Findings(found) if found else Sentence(say("Nothing was found wrong with the records.")),
    )  # fmt: skip


def _unknown(judged: Judged) -> tuple[Block, ...]:
    found = judged.assessment
    if not found.narrow:
        return ()
    return (
        Heading(say("What nobody knows yet")),
        Sentence(say(
            "Questions answered: {answered} of {asked}. Not knowing lowers nothing; it makes the bars wider. "
            "These answers would narrow them most:",
            answered=found.answered,
            asked=found.asked,
        )),
        Points(tuple(each.question.text for each in found.narrow), numbered=True),
    )  # fmt: skip


def _closing(judged: Judged) -> tuple[Block, ...]:
    return (
        Heading(say("How this was measured")),
        Sources(how(judged)),
        Signatures((say("Date and place"), say("For the museum"), say("Seen by"))),
    )


def how(judged: Judged) -> tuple[Message, ...]:
    """Return how the figures of a report were measured, and what is estimated."""
    survey = judged.survey
    notes = [
        say(
            "Fill: the shelf length that objects take, at most three deep and with room for a hand, by the shelf's width. "
            "The formula is reorg's own."
        ),
        say(
            "Criteria: after the RE-ORG method, edition {edition}; questions, weights and lines are reorg's own. What the "
            "museum's data measure counts before answers.",
            edition=judged.assessment.edition,
        ),
    ]
    if survey.estimated:
        share = number(100 * survey.estimated)
        notes.append(say("For {share} % of the objects the size is estimated from similar objects.", share=share))
    return tuple(notes)
