"""When is each task done, and by whom? (Work in, a schedule with dates and names out.)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from reorg.language import Message, say, say_many
from reorg.storage.solve.problem import Stop
from reorg.storage.solve.schedule.crew import crews
from reorg.storage.solve.schedule.search import Answer, shortest
from reorg.storage.solve.schedule.serial import Serial
from reorg.storage.solve.schedule.weeks import WEEKS, Translated, translated
from reorg.storage.solve.schedule.work import Task, Work, faults

_NOTHING: Mapping[str, Message] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Shift:
    """One part of one day of one task, and who does it: first those whose skills it asks for."""

    day: date
    part: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """When a task is done. ``shifts`` follow each other in time; a task without hours has none, only its ``first`` day."""

    task: str
    kind: str
    room: str
    first: date
    last: date
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Schedule:
    """All that could be planned, by first day. ``open`` says why the rest could not.

    ``ends``: the day on which all of it is done (None if there was nothing to plan). ``bound``: no schedule is done before that
    day. ``notes``: what somebody should know of it (a deadline that is past, a team of nobody).
    """

    bars: tuple[Bar, ...] = ()
    ends: date | None = None
    bound: date | None = None
    open: Mapping[str, Message] = field(default_factory=lambda: _NOTHING)
    notes: tuple[Message, ...] = ()
    rounds: int = 0

    @property
    def days_over_bound(self) -> int:
        """How many days earlier a better schedule might end, at most."""
        return 0 if self.ends is None or self.bound is None else (self.ends - self.bound).days


@dataclass(frozen=True)
class Laid:
    """A schedule and the bare project it was made of: what a forecast is made with."""

    schedule: Schedule
    translated: Translated
    answer: Answer


def plan(
    work: Work,
    stop: Stop | None = None,
    seed: int = 1,
    *,
    before: Schedule | None = None,
    progress: Callable[[float], None] | None = None,
) -> Schedule:
    """Return when each task is done, and by whom, so that all is done soonest.

    ``before``: the schedule that people know already. It is kept to, in its order, unless another one is done at least a day
    earlier and puts nothing off that has begun (``done`` above 0).

    Raises ValueError if the work has faults (ask :func:`faults` first).
    """
    return laid(work, stop, seed, before=before, progress=progress).schedule


def laid(
    work: Work,
    stop: Stop | None = None,
    seed: int = 1,
    *,
    before: Schedule | None = None,
    progress: Callable[[float], None] | None = None,
) -> Laid:
    """Return the same with what it was made of."""
    if found := faults(work):
        raise ValueError(found[0].one)
    made, answer = _searched(work, stop or Stop(rounds=600), seed, before, progress)
    running: dict[int, list[Task]] = defaultdict(list)
    runs = [made.project.runs(task, start) for task, start in enumerate(answer.start)]
    for task, slots in zip(made.tasks, runs, strict=True):
        for slot in slots:
            running[slot].append(task)
    crew = crews(made.weeks, running)
    bars = []
    for task, start, slots in zip(made.tasks, answer.start, runs, strict=True):
        shifts = tuple(Shift(made.weeks.day(s), made.weeks.part(s), crew[s][task.id]) for s in slots)
        first = shifts[0].day if shifts else made.weeks.day(start)
        bars.append(Bar(task.id, task.kind, task.room, first, shifts[-1].day if shifts else first, shifts))
    bars.sort(key=lambda bar: (bar.first, bar.shifts[0].part if bar.shifts else 0, bar.last, bar.task))
    ends = max((bar.last for bar in bars), default=None)
    bound = made.weeks.day(max(0, answer.bound - 1)) if bars else None
    schedule = Schedule(tuple(bars), ends, bound, made.open, _notes(work, made, ends), answer.rounds)
    return Laid(schedule, made, answer)


def _searched(
    work: Work, stop: Stop, seed: int, before: Schedule | None, progress: Callable[[float], None] | None
) -> tuple[Translated, Answer]:
    for count in WEEKS:
        made = translated(work, count)
        if made is None:
            continue
        begin = _order(made, before)
        kept = None if before is None else _kept(made, begin)
        answer = shortest(made.project, stop, seed, begin=begin, progress=progress)
        if answer is not None:
            if kept is not None and _keeps(made, kept, answer):
                return made, Answer(kept.start, kept.end, min(answer.bound, kept.length), answer.rounds)
            return made, answer
    raise ValueError("the work does not end within ten years")


def _keeps(made: Translated, kept: Answer, answer: Answer) -> bool:
    """Return whether what people know is kept to: the other is not done a day earlier, or puts off what has begun."""
    ends = [made.weeks.day(max(0, each.length - 1)) for each in (kept, answer)]
    begun = [at for at, task in enumerate(made.tasks) if task.done > 0]
    return ends[0] <= ends[1] or any(answer.start[at] > kept.start[at] for at in begun)


def _order(made: Translated, before: Schedule | None) -> list[int] | None:
    if before is None:
        return None
    place = {bar.task: at for at, bar in enumerate(before.bars)}
    return sorted(range(len(made.tasks)), key=lambda task: (place.get(made.tasks[task].id, len(place)), task))


def _kept(made: Translated, begin: list[int] | None) -> Answer | None:
    """Return the tasks in the order in which they are known already, each as early as it can."""
    serial = Serial(made.project)
    found = serial.forward(serial.allowed(begin or made.project.topological))
    return None if found is None else Answer(tuple(found[0]), tuple(found[1]), 0, 1)


def _notes(work: Work, made: Translated, ends: date | None) -> tuple[Message, ...]:
    notes = []
    if not work.people and any(not task.over for task in work.tasks):
        hours = sum(task.hours.likely * (1 - task.done) for task in work.tasks)
        notes.append(
            say("There is nobody in the team. The work takes about {hours} hours of one person.", hours=round(hours))
        )
    if work.deadline is not None and work.deadline < work.start:
        notes.append(
            say_many(
                "The deadline was {count} day ago.",
                "The deadline was {count} days ago.",
                count=(work.start - work.deadline).days,
            )
        )
    elif work.deadline is not None and ends is not None and ends > work.deadline:
        notes.append(
            say_many(
                "The plan ends {count} day after the deadline.",
                "The plan ends {count} days after the deadline.",
                count=(ends - work.deadline).days,
            )
        )
    if made.open and work.people:
        notes.append(
            say_many("{count} task cannot be planned.", "{count} tasks cannot be planned.", count=len(made.open))
        )
    return tuple(notes)
