"""What should those who decide know, on two pages that they read and sign?

First page: one sentence, six figures, ten lights, what is asked for. Second: the worst room, three ways to go, what
happens if nothing is done, how long it takes. Every figure opens its rows, borrowed figures are marked as from
elsewhere, and there are no more than 250 words of prose. (After the briefs by which RE-ORG museums win support.)
"""

from __future__ import annotations

from dataclasses import replace

from reorg.assessment import State
from reorg.language import Message, number, say, say_many
from reorg.museum import Severity
from reorg.report import figures
from reorg.report.judged import Judged
from reorg.report.pictures import store_map, worst_room
from reorg.report.value import (
    Block,
    Figure,
    Figures,
    Heading,
    NewPage,
    Opens,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Side,
    Signatures,
    Sources,
    Table,
    Where,
    day,
    month,
)
from reorg.report.ways import Ways, done_by, ways
from reorg.storage import Range

PACES = ((1, say("one day a week")), (2, say("two days a week")), (5, say("every working day")))
MAP_WIDTH, MAP_HEIGHT = 680.0, 470.0
MOST_RISKS, MOST_FIRST = 4, 3
# what a danger leads to, by the criterion that it was found under
DANGERS = {
    "sound-objects": say("Mould and insects spread from object to object."),
    "sound-building": say("Anybody can walk in, and out with an object."),
    "within-reach": say("In a fire the way out is blocked."),
}
MISSING = Where("plan", say("What is missing: shelf metres, by unit type and category"), "missing")


def brief(judged: Judged, *, person: str = "") -> Report:
    """Return the two pages, for A4 or Letter; ``person`` is whom a printed sheet is brought back to."""
    out = ways(judged)
    return Report(
        title=say("The store in two pages"),
        museum=judged.museum.name,
        date=judged.date,
        blocks=(*_first_page(judged, out), NewPage(), *_second_page(judged, out)),
        person=person,
    )


def _first_page(judged: Judged, out: Ways) -> tuple[Block, ...]:
    first = figures.first_things(judged)[:MOST_FIRST]
    todo: tuple[Block, ...] = (Heading(say("This week, without money"), 3), Points(first, boxes=True)) if first else ()
    return (
        Sentence(_sentence(judged), "lead"),
        Figures(
            (
                figures.on_floor(judged),
                figures.without_place(judged),
                figures.over_full(judged),
                figures.fullest(judged),
                figures.criteria_met(judged),
                _missing(out),
            )
        ),
        Picture(figures.lights(judged.assessment.criteria, say("The ten quality criteria of RE-ORG, today"))),
        *todo,
        Heading(say("What we ask for"), 3),
        Sentence(_ask(judged, out), "ask"),
        Opens(),
    )


def _sentence(judged: Judged) -> Message:
    total = len(judged.museum.objects)
    if not total:
        return say("No object is on record yet: the first step is a list, in any form.")
    return say(
        "{objects}, of them {floor} on the floor and {lost} without a recorded place; {units}, of them {over} more than "
        "full.",
        objects=say_many("{count} object", "{count} objects", count=total),
        floor=len(judged.survey.floor),
        lost=len(judged.survey.nowhere),
        over=len(judged.survey.over),
        units=say_many("{count} unit", "{count} units", count=len(judged.survey.units)),
    )


def _missing(out: Ways) -> Figure:
    shelf = out.ways[1].shelf
    note = _between(shelf, "m") if shelf.high > shelf.low else say("for every object to have a shelf")
    if out.special:
        note = say_many(
            "and furniture for {count} large thing", "and furniture for {count} large things", count=out.special
        )
    return Figure(round(shelf.likely), say("of shelf missing"), "m", note, MISSING)


def _between(spread: Range, unit: str) -> Message:
    return say("between {low} and {high} {unit}", low=round(spread.low), high=round(spread.high), unit=unit)


def _ask(judged: Judged, out: Ways) -> Message:
    shelf = round(out.ways[1].shelf.likely)
    people = say(
        "Two people, one day a week until {date}, and one person in charge, by name.",
        date=day(done_by(judged, out.ways[1].days.likely).isoformat()),
    )
    if not shelf and not out.special:
        return say("{people} Nothing has to be bought.", people=people)
    if not out.special:
        return say("{people} {metres} m of shelf.", people=people, metres=shelf)
    large = say_many("Furniture for {count} large thing.", "Furniture for {count} large things.", count=out.special)
    if not shelf:
        return say("{people} {large}", people=people, large=large)
    return say("{people} {metres} m of shelf. {large}", people=people, metres=shelf, large=large)


def _second_page(judged: Judged, out: Ways) -> tuple[Block, ...]:
    return (
        *_worst(judged),
        Heading(say("Three possible ways"), 3),
        _options(judged, out),
        Side(
            (Heading(say("If nothing is done"), 3), Points(_risks(judged))),
            (Heading(say("Done by, with two people"), 3), _paces(judged, out)),
        ),
        Sources(_sources(judged, out)),
        Signatures((say("Date and place"), say("For the museum"), say("For the committee"))),
    )


def _worst(judged: Judged) -> tuple[Block, ...]:
    room = worst_room(judged.museum, judged.survey)
    if room is None:
        return (Heading(say("The store")), Sentence(say("No room is drawn yet; with a tape measure it takes an hour.")))
    seen = judged.survey.rooms.get(room.id)
    value = seen.fullness.value if seen else None
    title = say("The fullest room: {room}", room=room.label)
    if value is not None:
        title = say("The fullest room: {room}, {share} % full", room=room.label, share=round(100 * value.likely))
    drawn = store_map(judged.museum, judged.survey, only=room.id, width=MAP_WIDTH)
    return (Heading(title), Picture(replace(drawn, tallest=MAP_HEIGHT), fills=True))


def _options(judged: Judged, out: Ways) -> Table:
    rows = [
        Row(
            (
                way.name,
                way.result,
                _spread(way.shelf),
                _spread(way.days),
                day(done_by(judged, way.days.likely).isoformat()),
            )
        )
        for way in out.ways
    ]
    heads = (say("Way"), say("What it brings"), say("Shelf, m"), say("Person-days"), say("Done by"))
    return Table(heads, tuple(rows), numeric=(2, 3), strong=1)


def _spread(spread: Range) -> str:
    low, high = round(spread.low), round(spread.high)
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _paces(judged: Judged, out: Ways) -> Table:
    moving, checking = out.ways[1].days.likely, out.checking.likely
    rows = [
        Row((
            words,
            month(done_by(judged, moving, days_a_week=days).isoformat()),
            month(done_by(judged, moving + checking, days_a_week=days).isoformat()),
        ))
        for days, words in PACES
    ]  # fmt: skip
    return Table((say("Pace"), say("All moved"), say("All checked")), tuple(rows))


def _risks(judged: Judged) -> tuple[Message, ...]:
    survey = judged.survey
    alarms = [score.id for score in judged.assessment.criteria if score.state is State.DANGER]
    risks = [DANGERS[criterion] for criterion in alarms if criterion in DANGERS]
    if survey.floor:
        risks.append(say("Water, kicks and insects reach what is on the floor first."))
    if survey.over:
        risks.append(say("Over-full shelves break what is taken out, and what is behind it."))
    if survey.nowhere:
        risks.append(say_many(
            "If the object without a place is stolen, nobody notices.",
            "If one of {count} objects without a place is stolen, nobody notices.",
            count=len(survey.nowhere),
        ))  # fmt: skip
    findings = [each for each in judged.profile.findings if each.code != "place-missing"]  # said above, by the store
    grave = [each.effect for each in findings if each.severity in (Severity.DANGER, Severity.HIGH)]
    risks += [effect for effect in grave if effect is not None and len(risks) < MOST_RISKS]
    return tuple(dict.fromkeys(risks))[:MOST_RISKS] or (
        say("Nothing urgent was found; order is lost again within years."),
    )


def _sources(judged: Judged, out: Ways) -> tuple[Message, ...]:
    survey = judged.survey
    notes = [
        say("Criteria: RE-ORG, edition {edition}; scoring and formulas: reorg.", edition=judged.assessment.edition),
        say(
            "Full: shelf length that objects take, by shelf width; planned at most {share} %.",
            share=round(100 * out.target),
        ),
    ]
    if survey.estimated:
        share = number(100 * survey.estimated)
        notes.append(say("Estimated: the size of {share} % of the objects.", share=share))
    if out.own_pace:
        notes.append(say("Pace: the museum's own."))
    else:
        notes.append(say(
            "Pace, in objects a person-day: moving {moving}, checking {checking}; from elsewhere, "
            "until the museum knows its own.",
            moving=round(out.moving_a_day),
            checking=round(out.checking_a_day),
        ))  # fmt: skip
    return tuple(notes)
