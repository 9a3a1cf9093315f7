"""What do the judging rooms see together that shows which tasks are needed? The one place where their eyes are added up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reorg.assessment import Assessment, Score, State, sheets, tasks
from reorg.language import Message, say, say_many
from reorg.method import CRITERION, FINDING
from reorg.museum import UNSOUND, Finding, Museum, Severity
from reorg.storage import Plan, Survey, check, risks

_NEEDY = {State.NOT, State.PARTLY, State.DANGER}


@dataclass(frozen=True, eq=False)
class Seen:
    """A museum and what was found in it. ``total`` objects are on record; ``museum`` may come without them.

    ``records``: what is wrong with the records, None if nobody looked yet. ``moves``: what still has to move by the newest
    plan (ids), None if there is no plan. ``problems``: what people wrote on sheets and is still to be seen to.
    """

    museum: Museum
    assessment: Assessment
    survey: Survey
    total: int
    records: Iterable[Finding] | None = None
    moves: Sequence[str] | None = None
    problems: Sequence[sheets.Problem] = ()


def signs_of(seen: Seen) -> tasks.Signs:
    """Return everything that shows that a task of the library is needed."""
    found = [*_store(seen), *_beginning(seen), *_criteria(seen.assessment.criteria), *_findings(seen)]
    unseen = frozenset() if seen.records is not None else frozenset({FINDING})
    return tasks.Signs({sign.name: sign for sign in found}, unseen)


def open_moves(plan: Plan, where: Mapping[str, str]) -> list[str]:
    """Return what is not yet where its last move takes it; ``where`` gives the place of each thing by id."""
    last = {step.subject: step.to for step in plan.moves.steps if step.to}
    return [subject for subject, to in last.items() if where.get(subject) != to]


def _ids(museum: Museum, positions: Collection[int]) -> tuple[str, ...]:
    """Return the ids of objects by position; none where the museum came without its objects."""
    ids = museum.objects.ids
    return tuple(ids[at] for at in positions) if len(ids) else ()


def _store(seen: Seen) -> Iterable[tasks.Sign]:
    museum, survey = seen.museum, seen.survey
    if count := len(survey.floor):
        yield _objects("floor", _on_floor(count), count, _ids(museum, survey.floor))
    if over := survey.over:
        said = say_many("{count} unit is more than full.", "{count} units are more than full.", count=len(over))
        yield tasks.Sign("over", said, len(over), "places", "over", over)
    if museum.places.of_kind("room") and (count := len(survey.nowhere)):
        yield _objects("nowhere", _placeless(count), count, _ids(museum, survey.nowhere))
    if museum.places.of_kind("unit") and (count := len(survey.room_only)):
        yield tasks.Sign("room-only", _in_a_room(count), count, "objects", "room", _ids(museum, survey.room_only))
    dark = tuple(key for key, each in survey.units.items() if each.fullness.value is None)
    if dark:
        said = say_many(
            "Of {count} unit nobody said how full it is.",
            "Of {count} units nobody said how full they are.",
            count=len(dark),
        )
        yield tasks.Sign("fill-unknown", said, len(dark), "places", "", dark)
    yield from _walked(museum)
    yield from _at_risk(museum)
    if seen.moves:
        said = say_many(
            "{count} move of the plan is left.", "{count} moves of the plan are left.", count=len(seen.moves)
        )
        yield tasks.Sign("moves", said, len(seen.moves), "moves", "", tuple(seen.moves))
    yield from _written(seen.problems)
    yield from _by_evidence(seen.assessment)


def _walked(museum: Museum) -> Iterable[tasks.Sign]:
    """What a walk through the store said of its units: what goes, what is mended, what has no label."""
    units = museum.places.of_kind("unit")
    gone = tuple(unit.id for unit in units if unit.verdict == "discard")
    mend = tuple(
        unit.id for unit in units if unit.id not in gone and (unit.verdict == "modify" or unit.condition in UNSOUND)
    )
    bare = tuple(unit.id for unit in units if unit.labelled is False and unit.id not in gone)
    if count := len(gone):
        said = say_many("{count} unit is to go.", "{count} units are to go.", count=count)
        yield tasks.Sign("discard", said, count, "places", "", gone)
    if count := len(mend):
        said = say_many(
            "{count} unit is damaged or to be changed.", "{count} units are damaged or to be changed.", count=count
        )
        yield tasks.Sign("modify", said, count, "places", "", mend)
    if count := len(bare):
        said = say_many("{count} unit has no label.", "{count} units have no label.", count=count)
        yield tasks.Sign("unlabelled", said, count, "places", "", bare)


def _at_risk(museum: Museum) -> Iterable[tasks.Sign]:
    """Units that water, heat or daylight reaches, the worst first, as far as the building is known."""
    bad = sorted((each for each in risks(museum.places) if each.at_risk), key=lambda each: -each.level)
    units = tuple(dict.fromkeys(each.unit for each in bad))
    if count := len(units):
        said = say_many(
            "{count} unit stands where water, heat or sun reaches it.",
            "{count} units stand where water, heat or sun reaches them.",
            count=count,
        )
        yield tasks.Sign("at-risk", said, count, "places", "", units)


def _written(problems: Sequence[sheets.Problem]) -> Iterable[tasks.Sign]:
    """What people wrote down, the gravest first; the first one's sheet is where one reads on."""
    if not problems:
        return
    count, danger = len(problems), any(each.danger for each in problems)
    said = say_many(
        "{count} problem that people wrote down is open.",
        "{count} problems that people wrote down are open.",
        count=count,
    )
    yield tasks.Sign(
        "problems", said, count, "sheets", problems[0].sheet.address, urgent=danger, problems=tuple(problems)
    )


def _on_floor(count: int) -> Message:
    return say_many("{count} object stands on the floor.", "{count} objects stand on the floor.", count=count)


def _placeless(count: int) -> Message:
    return say_many("{count} object has no recorded place.", "{count} objects have no recorded place.", count=count)


def _in_a_room(count: int) -> Message:
    return say_many(
        "Of {count} object only the room is known.", "Of {count} objects only the room is known.", count=count
    )


def _objects(name: str, said: Message, count: int, about: tuple[str, ...]) -> tasks.Sign:
    return tasks.Sign(name, said, count, "objects", name, about)


def _by_evidence(assessment: Assessment) -> Iterable[tasks.Sign]:
    """What only the measures of criteria know: objects among others' categories, rooms with another use."""
    for name, source, page in (("scattered", "category", "criteria"), ("room-use-mixed", "room-use", "criteria")):
        for score in assessment.criteria:
            worst = score.worst
            first = next((each for each in score.evidence if each.source == source), None)
            if first is None or worst is None or worst.source != source:
                continue
            counted = first.message.values.get("count")
            yield tasks.Sign(
                name, first.message, counted if isinstance(counted, int) else 0, page, score.id, first.about
            )
            break


def _beginning(seen: Seen) -> Iterable[tasks.Sign]:
    """What a museum has not begun yet."""
    museum, assessment = seen.museum, seen.assessment
    rooms, units = museum.places.of_kind("room"), museum.places.of_kind("unit")
    if not rooms:
        yield tasks.Sign("no-rooms", say("No room is drawn yet."), 0, "places")
    elif not units:
        yield tasks.Sign("no-units", say("No unit is measured yet."), 0, "places")
    if not seen.total:
        yield tasks.Sign("no-records", say("No object is on record yet."), 0, "sources")
    if left := assessment.asked - assessment.answered:
        said = say_many("{count} question has no answer yet.", "{count} questions have no answer yet.", count=left)
        yield tasks.Sign("unanswered", said, left, "answers")
    tested = any(each.source == "search" for score in assessment.criteria for each in score.evidence)
    if seen.total and not tested:
        yield tasks.Sign("untested", say("Nobody has tested yet whether things are found."), 0, "trials")
    if seen.moves is None and seen.total and units:
        yield tasks.Sign("unplanned", say("There is no plan yet."), 0, "plan")


def _criteria(scores: Iterable[Score]) -> Iterable[tasks.Sign]:
    for score in scores:
        if score.state in _NEEDY:
            said = say("{criterion}: {state}.", criterion=score.name, state=score.state.label)
            danger = score.state is State.DANGER
            if danger and score.evidence:
                said = score.evidence[0].message
            yield tasks.Sign(f"{CRITERION}{score.id}", said, 0, "criteria", score.id, urgent=danger)


def _findings(seen: Seen) -> Iterable[tasks.Sign]:
    for finding in seen.records or ():
        urgent = finding.severity is Severity.DANGER
        yield tasks.Sign(
            f"{FINDING}{finding.code}", finding.message, finding.count, "findings", finding.code, finding.about, urgent
        )
    by_code: dict[str, list[Finding]] = {}
    for finding in check(seen.museum.places):
        by_code.setdefault(finding.code, []).append(finding)
    for code, found in by_code.items():
        about = tuple(dict.fromkeys(each for finding in found for each in finding.about[:1]))
        first = found[0].message
        said = (
            first
            if len(found) == 1
            else say_many(
                "{count} place, such as: {first}", "{count} places, such as: {first}", count=len(found), first=first
            )
        )
        yield tasks.Sign(f"{FINDING}{code}", said, len(found), "places", about[0] if about else "", about)
