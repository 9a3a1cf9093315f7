"""What was the project, who did it, how long did it take, and what is better than before? One page, or two, at its end.

After the "project overview" by which the Canadian Conservation Institute publishes RE-ORG projects: museum, years,
collection, area, leads, challenges, improvements, durations and team sizes by phase, follow-up. Our wording; every figure is
counted from the museum's data or added up from its log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reorg.assessment import Assessment, State, assess, sheets, tasks
from reorg.language import Message, listed, number, say, say_many
from reorg.method import Method, load_forms
from reorg.museum import Museum, shape_of, signed_area
from reorg.report.signs import Seen, signs_of
from reorg.report.value import (
    Block,
    Figure,
    Figures,
    Heading,
    Points,
    Report,
    Row,
    Sentence,
    Sources,
    Table,
    Words,
    day,
)
from reorg.storage import Survey, survey

MOST = 6
LAST_PHASE = "implementation"  # own tasks belong to it, too


@dataclass(frozen=True, eq=False)
class Moment:
    """A museum as it was or is on an ISO ``day``, and what the judging rooms make of it."""

    day: str
    museum: Museum
    assessment: Assessment
    survey: Survey

    @classmethod
    def of(cls, museum: Museum, method: Method, day_: str) -> Moment:
        """Return what is found in a museum."""
        return cls(day_, museum, assess(museum, method), survey(museum))

    @property
    def signs(self) -> tasks.Signs:
        """What showed then that tasks were needed, as far as the store says it."""
        problems = sheets.problems_open(sheets.sheets_of(load_forms().forms, self.museum.forms).values())
        seen = Seen(self.museum, self.assessment, self.survey, len(self.museum.objects), problems=problems)
        return signs_of(seen)


def begun_on(board: tasks.Board) -> str:
    """Return the ISO day on which the first task was taken on; "" if none was."""
    days = [each.task.taken for each in (*board.going, *board.ended) if each.task.taken]
    return min(days, default="")


def overview(board: tasks.Board, method: Method, now: Moment, before: Moment | None = None) -> Report:
    """Return the overview of a project; ``before``: how it stood on the first day, if that was another day."""
    every = [*board.going, *board.ended]
    before = before if before is not None and before.day < now.day and len(before.museum.objects) else None
    blocks: list[Block] = [Sentence(_sentence(board, every, now), "lead"), Figures(tuple(_figures(every, now)))]
    if leads := _leads(every):
        blocks += [Heading(say("Who led it"), 3), Sentence(say("{names}", names=listed(leads)))]
    if challenges := _challenges(before or now):
        blocks += [Heading(say("What was difficult"), 3), Points(challenges)]
    if improved := _improvements(every):
        blocks += [Heading(say("What was done"), 3), Points(improved)]
    if before is not None:
        blocks += [Heading(say("Before and now"), 3), _changes(before, now)]
    blocks += [Heading(say("How long, and how many people"), 3), _phases(board, every, method)]
    coming: list[tasks.Standing | tasks.Proposed] = [*board.going, *board.proposed]
    if coming:
        blocks += [Heading(say("What follows"), 3), Points(tuple(each.title for each in coming[:MOST]), boxes=True)]
    blocks.append(Sources(_sources(before)))
    return Report(say("Project overview"), now.museum.name, now.day, tuple(blocks))


def _log(some: Iterable[tasks.Standing]) -> list[tasks.Session]:
    return [line for each in some for line in each.task.log]


def _sentence(board: tasks.Board, every: Sequence[tasks.Standing], now: Moment) -> Message:
    first = begun_on(board)
    if not first:
        return say("No task was taken on yet: the overview grows with the work.")
    done = sum(each.task.state == tasks.DONE for each in every)
    said = say_many("{count} task done", "{count} tasks done", count=done)
    if board.going:
        going = say_many("{count} is going on", "{count} are going on", count=len(board.going))
        return say("Since {first}: {done}, {going}.", first=day(first), done=said, going=going)
    days = [each.task.ended for each in every if each.task.ended] or [now.day]
    return say("From {first} to {last}: {done}.", first=day(first), last=day(max(days)), done=said)


def _figures(every: Sequence[tasks.Standing], now: Moment) -> Iterable[Figure]:
    museum, log = now.museum, _log(every)
    total = len(museum.objects)
    yield Figure(total, say_many("object on record", "objects on record", count=total), note=_categories(now))
    rooms = museum.places.of_kind("room")
    rooms = [room for room in rooms if (seen := now.survey.rooms.get(room.id)) and seen.objects] or rooms
    shapes = [shape for room in rooms if (shape := shape_of(room)) is not None]
    area = sum(abs(signed_area(shape.corners)) for shape in shapes) / 1e6
    where = say_many("in {count} room", "in {count} rooms", count=len(rooms))
    yield Figure(round(area) if shapes else None, say("of store"), "m²", where if rooms else "")
    units = len(museum.places.of_kind("unit"))
    yield Figure(units, say_many("unit", "units", count=units))
    hours = sum(line.person_hours for line in log)
    yield Figure(_short(hours / 8), say("person-days of work"), note=say("as noted in the log"))
    days = sorted(line.day for line in log)
    weeks = max(1, -(-((date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days + 1) // 7)) if days else None
    yield Figure(weeks, say("weeks, from the first day of work to the last"))
    yield Figure(max((line.people for line in log), default=None), say("people at once, at most"))


def _categories(now: Moment) -> Words:
    counted = Counter(word for word in now.museum.objects.words("category") if word)
    return say("{categories}", categories=listed([name for name, _ in counted.most_common(3)], 3)) if counted else ""


def _short(value: float) -> Words:
    return number(value) if value >= 10 else number(value, 1).removesuffix(".0")


def _leads(every: Sequence[tasks.Standing]) -> list[str]:
    counted = Counter(each.task.responsible for each in every if each.task.responsible)
    return [name for name, _ in counted.most_common(4)]


def _challenges(moment: Moment) -> tuple[Message, ...]:
    """Return what was worst: dangers, then what counts most things, then criteria that are not met."""
    found = [
        sign
        for sign in moment.signs.found.values()
        if sign.name not in {"unanswered", "unplanned", "untested", "moves"}
    ]
    found.sort(key=lambda sign: (not sign.urgent, -sign.count))
    said: list[Message] = []
    for sign in found:
        if _grave(sign) and sign.message not in said:
            said.append(sign.message)
    return tuple(said[:MOST])


def _grave(sign: tasks.Sign) -> bool:
    return sign.urgent or sign.count > 0 or sign.name.startswith("no-")


def _improvements(every: Sequence[tasks.Standing]) -> tuple[Words, ...]:
    done: list[Words] = [each.title for each in every if each.task.state == tasks.DONE]
    partly = [
        say("{task}: {done} of {total} so far", task=each.title, done=each.done, total=each.total)
        for each in every
        if not each.task.ended_now and each.done
    ]
    return (*done, *partly)


def _changes(before: Moment, now: Moment) -> Table:
    rows = [Row((label, _cell(then), _cell(today))) for label, then, today in _compared(before, now)]
    heads = ("", day(before.day), day(now.day))
    return Table(heads, tuple(rows), numeric=(1, 2), shares=(60, 20, 20))


def _compared(before: Moment, now: Moment) -> Iterable[tuple[Message, float | None, float | None]]:
    for label, read in _MEASURES:
        yield label, read(before), read(now)


def _over(moment: Moment) -> int | None:
    known = any(each.fullness.value is not None for each in moment.survey.units.values())
    return len(moment.survey.over) if known else None


def _full(moment: Moment) -> int | None:
    return round(100 * moment.survey.mean.likely) if moment.survey.mean else None


_MEASURES = (
    (say("Objects on record"), lambda moment: len(moment.museum.objects)),
    (say("Objects on the floor"), lambda moment: len(moment.survey.floor)),
    (say("Objects without a recorded place"), lambda moment: len(moment.survey.nowhere)),
    (say("Units over 100 % full"), _over),
    (say("How full the units are, in the mean, in %"), _full),
    (say("Quality criteria met, of ten"), lambda moment: moment.assessment.count(State.MET)),
)


def _cell(value: float | None) -> Words:
    return "?" if value is None else number(value)


def _phases(board: tasks.Board, every: Sequence[tasks.Standing], method: Method) -> Table:
    rows = []
    for phase in method.phases:
        inside = [each for each in every if (each.kind.phase if each.kind else LAST_PHASE) == phase.id]
        log = _log(inside)
        days = sorted(line.day for line in log)
        done = sum(each.task.state == tasks.DONE for each in inside)
        hours = sum(line.person_hours for line in log)
        rows.append(
            Row((
                say("{number} {phase}", number=phase.number, phase=phase.name),
                say("{done} of {total}", done=done, total=len(inside)) if inside else "–",
                day(days[0]) if days else "–", day(days[-1]) if days else "–",
                _short(hours / board.library.hours_a_day) if log else "–",
                number(max(line.people for line in log)) if log else "–",
            ))
        )  # fmt: skip
    heads = (say("Phase"), say("Tasks done"), say("From"), say("To"), say("Person-days"), say("People at once"))
    return Table(heads, tuple(rows), numeric=(4, 5), shares=(26, 14, 19, 19, 11, 11))


def _sources(before: Moment | None) -> tuple[Message, ...]:
    notes = [say("Person-days, people and days: added up from what was noted of each task; a day has eight hours.")]
    if before is not None:
        notes.append(
            say(
                "Before: the records and the store as they were on {day}, when the first task was taken on.",
                day=day(before.day),
            )
        )
    return tuple(notes)
