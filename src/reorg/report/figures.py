"""Which figures say most about a store and its records, and where are the rows behind each?"""

from __future__ import annotations

from reorg.assessment import Assessment, Score, State
from reorg.language import Message, listed, say, say_many
from reorg.museum import Finding, Place, Severity
from reorg.report.draw import Light, Lights
from reorg.report.draw.bars import percent
from reorg.report.judged import Judged
from reorg.report.value import Figure, Found, Where

FLOOR = Where("objects", say("Objects on the floor"), "floor")
PLACELESS = Where("objects", say("Objects without a recorded place"), "nowhere")
OVER = Where("places", say("Units over 100 % full"), "over")
OBJECTS = Where("objects", say("All objects"))
CRITERIA = Where("criteria", say("The ten criteria, and what each rests on"))
NO_OBJECTS = say("no objects recorded yet")


def at(place: Place) -> Where:
    """Return where one place can be seen."""
    return Where("places", say("{place}", place=place.label), place.id)


def share_said(count: int, total: int) -> Message:
    """Return what share of all objects ``count`` is, in whole %."""
    return say("{share} % of all objects", share=percent(count, total)) if total else NO_OBJECTS


def objects(judged: Judged) -> Figure:
    """Return how many objects are on record, in how many rooms."""
    total = len(judged.museum.objects)
    rooms = sum(1 for each in judged.survey.rooms.values() if each.objects)
    note = say_many("in {count} room", "in {count} rooms", count=rooms) if rooms else ""
    return Figure(total, say_many("object on record", "objects on record", count=total), note=note, where=OBJECTS)


def on_floor(judged: Judged) -> Figure:
    """Return how many objects stand on the floor."""
    count, total = len(judged.survey.floor), len(judged.museum.objects)
    if count == 0 and len(judged.survey.nowhere) + len(judged.survey.room_only) == total:
        return Figure(None, say("objects on the floor"), note=say("no list says so"))
    return Figure(
        count,
        say_many("object on the floor", "objects on the floor", count=count),
        note=share_said(count, total),
        where=FLOOR,
    )


def without_place(judged: Judged) -> Figure:
    """Return how many objects have no recorded place."""
    count, total = len(judged.survey.nowhere), len(judged.museum.objects)
    label = say_many("object without a recorded place", "objects without a recorded place", count=count)
    return Figure(count, label, note=share_said(count, total), where=PLACELESS)


def over_full(judged: Judged) -> Figure:
    """Return how many units hold more than fits, of those whose fill is known."""
    survey = judged.survey
    known = sum(1 for each in survey.units.values() if each.fullness.value is not None)
    if not known:
        return Figure(None, say("units over 100 % full"), note=say("not measured yet"))
    unit = say("of {units}", units=known)
    unknown = len(survey.units) - known
    note = say_many("{count} more not measured", "{count} more not measured", count=unknown) if unknown else ""
    over = len(survey.over)
    return Figure(over, say_many("unit over 100 % full", "units over 100 % full", count=over), unit, note, OVER)


def fullest(judged: Judged) -> Figure:
    """Return how full the fullest unit is."""
    worst = judged.survey.worst
    value = judged.survey.units[worst].fullness.value if worst else None
    if value is None:
        return Figure(None, say("the fullest unit"), note=say("not measured yet"))
    place = judged.museum.places[worst]
    return Figure(
        round(value.likely * 100),
        say("full: unit {code}", code=place.code),
        "%",
        how_sure(judged, worst),
        Where("places", say("Unit {code}, shelf by shelf", code=place.code), worst),
    )


def how_sure(judged: Judged, unit: str) -> Message:
    """Return how the fill of a unit (by id) is known: by eye, computed from sizes, or a part of each."""
    seen = judged.survey.units[unit].fullness
    shelves = [
        judged.survey.shelves[each.id] for each in judged.museum.places.within(unit) if each.id in judged.survey.shelves
    ]
    by_eye = [each.fullness.by_eye for each in shelves if each.fullness.value is not None]
    if seen.by_eye or (by_eye and all(by_eye)):
        return say("estimated by eye")
    if any(by_eye):
        return say("estimated by eye and computed from sizes")
    if seen.value is None or round(100 * seen.value.low) == round(100 * seen.value.high):
        return say("computed from sizes")
    low, high = round(100 * seen.value.low), round(100 * seen.value.high)
    return say("between {low} and {high} %: some sizes are estimated", low=low, high=high)


def criteria_met(judged: Judged) -> Figure:
    """Return how many criteria are met, and how many more may be."""
    found = judged.assessment
    unit = say("of {total}", total=len(found.criteria))
    unknown = found.count(State.UNKNOWN)
    note = say_many("{count} not known yet", "{count} not known yet", count=unknown) if unknown else ""
    met = found.count(State.MET)
    return Figure(met, say_many("quality criterion met", "quality criteria met", count=met), unit, note, CRITERIA)


def lights(scores: tuple[Score, ...], title: Message, *, numbered: bool = True) -> Lights:
    """Return scores as lights with their bars."""
    drawn = tuple(Light(score.name, score.state.value, score.low, score.high) for score in scores)
    return Lights(title, drawn, numbered=numbered)


def found(judged: Judged) -> tuple[Found, ...]:
    """Return what is wrong with the records, gravest first, each leading to its rows."""
    return tuple(Found(finding, _rows(finding)) for finding in judged.profile.findings)


def _rows(finding: Finding) -> Where:
    return Where("findings", finding.message, finding.code)


def first_things(judged: Judged) -> tuple[Message, ...]:
    """Return what to do first, gravest first: dangers, then the worst of the store, then of the records."""
    things: list[Message] = list(dangers(judged.assessment))
    if count := len(judged.survey.floor):
        things.append(say_many(
            "Lift {count} object off the floor: blocks or pallets until there is a shelf.",
            "Lift {count} objects off the floor: blocks or pallets until there are shelves.",
            count=count,
        ))  # fmt: skip
    if worst := judged.survey.over:
        codes = listed(judged.museum.places[unit].code for unit in worst[:3])
        things.append(say("Take weight and crowding from the fullest units first: {units}.", units=codes))
    if count := len(judged.survey.nowhere):
        things.append(say_many(
            "Walk the store shelf by shelf for {count} object without a recorded place.",
            "Walk the store shelf by shelf for {count} objects without a recorded place.",
            count=count,
        ))  # fmt: skip
    grave = [each for each in judged.profile.findings if each.severity in (Severity.DANGER, Severity.HIGH)]
    things += [
        say("{what} {mend}", what=each.message, mend=each.mend)
        for each in grave
        if each.mend is not None and each.code != "place-missing"  # said above, with the number that the store knows
    ]
    return tuple(things)


def dangers(assessment: Assessment) -> tuple[Message, ...]:
    """Return the sentences of criteria in danger, each once."""
    said = [
        score.evidence[0].message for score in assessment.criteria if score.state is State.DANGER and score.evidence
    ]
    return tuple(dict.fromkeys(said))
