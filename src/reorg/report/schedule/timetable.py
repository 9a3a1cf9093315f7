"""When is all of it done, by whom, with what chance, and what holds it up? (A schedule of the museum's work, in words.)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import ceil

from reorg.language import Listed, Message, say
from reorg.method import Library
from reorg.museum import Museum
from reorg.report.schedule.jobs import Asked, Job, Todo, Undated, Words, todo_of, without
from reorg.report.schedule.sources import STAGES, TOOLS
from reorg.report.schedule.team import HALVES, SKILLS, Crew, Member, crew_of, spans
from reorg.storage import schedule

RUNS, ROUNDS = 200, 60
FINEST = 8
"""Parts of a half-day at most: half an hour of four hours. Work of many weeks is cut into fewer, see :func:`_parts`."""
LONGEST = 8 * 52
"""Weeks of work ahead, reckoned by hours alone, after which nothing more is given a day."""


_NO_HOURS = schedule.Hours(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one task is in one half of a day: who does it, and whether it begins or ends there."""

    day: date
    half: int
    job: str
    people: tuple[str, ...]
    begins: bool
    ends: bool


@dataclass(frozen=True, eq=False)
class Timetable:
    """Who does what when. ``undated`` is what no day can be given to; ``slack`` days that each task has to spare.

    ``ends`` are the days by which it is done early, likely and late (one, five and nine in ten); None if there is nothing
    to plan. ``spent`` are the materials that were ordered or came, and their cost.
    """

    asked: Asked
    crew: Crew
    todo: Todo
    undated: tuple[Undated, ...] = ()
    notes: tuple[Message, ...] = ()
    made: schedule.Laid | None = None
    forecast: schedule.Forecast | None = None
    cost: schedule.Cost = field(default_factory=lambda: schedule.Cost(_NO_HOURS, _NO_HOURS, 0.0))
    slack: Mapping[str, int] = field(default_factory=dict)

    @property
    def bars(self) -> tuple[schedule.Bar, ...]:
        """When each task is done, by first day."""
        return self.made.schedule.bars if self.made else ()

    @property
    def ends(self) -> schedule.Span | None:
        """The days by which all of it is done, early, likely and late."""
        return self.forecast.ends if self.forecast else None

    @property
    def chance(self) -> float | None:
        """The chance that it is done by the deadline; None without one, or with nothing planned."""
        return self.forecast.in_time if self.forecast and self.bars else None

    @property
    def deadline(self) -> date | None:
        """The day by which it should be done."""
        return self.asked.deadline or self.crew.deadline

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to do."""
        return not self.todo.jobs and not self.undated

    @property
    def hours(self) -> schedule.Hours:
        """Person-hours that are left of all that there is to do."""
        left = [job.task.hours.scaled(1 - job.task.done) for job in self.todo.jobs]
        return schedule.Hours(*(sum(getattr(each, name) for each in left) for name in ("low", "likely", "high")))

    def job(self, key: str) -> Job:
        """Return the job with this id."""
        return self._jobs[key]

    @property
    def _jobs(self) -> Mapping[str, Job]:
        return {job.task.id: job for job in self.todo.jobs}

    def member(self, key: str) -> Member:
        """Return one of the team."""
        return next(member for member in self.crew.members if member.id == key)

    def turns(self, first: date, last: date) -> list[Turn]:
        """Return what is done in each half of each day from ``first`` to ``last``, in the order of the day."""
        found: dict[tuple[date, int, str], Turn] = {}
        if self.made is None:
            return []
        a_half = self.made.translated.weeks.work.parts // HALVES
        for bar in self.bars:
            for shift in bar.shifts:
                if not first <= shift.day <= last:
                    continue
                key = (shift.day, shift.part // a_half, bar.task)
                begins, ends = shift is bar.shifts[0], shift is bar.shifts[-1]
                before = found.get(key)
                people = tuple(dict.fromkeys((*(before.people if before else ()), *shift.people)))
                found[key] = Turn(
                    *key, people, begins or bool(before and before.begins), ends or bool(before and before.ends)
                )
        return sorted(
            found.values(), key=lambda turn: (turn.day, turn.half)
        )  # bars come by first day: so do equal turns


def crew_for(museum: Museum, library: Library, worked: Iterable[str] = ()) -> Crew:
    """Return the team of a museum; ``worked`` are the ISO days on which work was noted."""
    return crew_of(museum.people, museum.facts, library, worked)


def timetable(asked: Asked, crew: Crew | None = None, *, runs: int = RUNS, rounds: int = ROUNDS) -> Timetable:
    """Return who does what when. ``crew``: another team than the museum's own. Nothing that can be entered makes it fail."""
    board = asked.board
    log = (line.day for each in (*board.going, *board.ended) for line in each.task.log)
    crew = crew if crew is not None else crew_for(asked.museum, board.library, log)
    todo = todo_of(asked)
    kept, late = _in_reach(todo.jobs, crew)
    while True:
        work = work_of(asked, crew, replace(todo, jobs=kept))
        try:
            made = _laid(work, rounds)
            break
        except ValueError:  # it does not end within ten years: what comes last waits
            if not kept:
                raise
            half = len(kept) // 2
            kept, late = kept[:half], (*kept[half:], *late)
    open_ = made.schedule.open if work.people else {}
    names = dict(todo.names or {})
    undated = [Undated(names[key], _said(why, names)) for key, why in open_.items()]
    undated += [Undated(job.title, say("At this pace it would not be done within eight years.")) for job in late]
    notes = tuple(each for each in made.schedule.notes if not _counts_open(each))
    return Timetable(
        asked, crew, todo, (*undated, *todo.undated), notes, made, schedule.forecast(made, runs=runs),
        schedule.cost(work, made.schedule), schedule.slack(made) if made.translated.tasks else {},
    )  # fmt: skip


def work_of(asked: Asked, crew: Crew, todo: Todo) -> schedule.Work:
    """Return the work as the scheduler takes it: hours of the day cut into parts, everything by id."""
    parts, known = _parts(todo.jobs, crew), {job.task.id for job in todo.jobs}
    people = tuple(
        schedule.Person(
            each.id,
            frozenset((day, half * parts + part) for day, half in each.times for part in range(parts)),
            each.skills, each.away, each.cost,
        )
        for each in crew.members
        if each.times
    )  # fmt: skip
    rooms = sorted({job.task.room for job in todo.jobs} - {""})
    places = asked.museum.places
    closed = frozenset(
        first + timedelta(days=day) for first, last in crew.closed for day in range(min(3660, (last - first).days + 1))
    )
    return schedule.Work(
        start=asked.day,
        tasks=tuple(without(job, known).task for job in todo.jobs),
        people=people,
        rooms=tuple(schedule.Room(room, booked=spans(places[room].booked)) for room in rooms),
        tools=tuple(schedule.Tool(tool) for tool in TOOLS),
        materials=todo.materials,
        deadline=asked.deadline or crew.deadline,
        closed=closed,
        parts=HALVES * parts,
        hours=crew.half_day / parts,
    )


def _parts(jobs: Iterable[Job], crew: Crew) -> int:
    """Return into how many parts a half-day is cut: half an hour each, less finely the more weeks there are to look at."""
    hours = sum(job.task.hours.likely * (1 - job.task.done) for job in jobs)
    weeks = hours / (crew.hours_a_week or 1)
    finest = max(1, min(FINEST, round(crew.half_day * 2)))
    return finest if weeks <= 20 else ceil(finest / 2) if weeks <= 80 else 1


def _in_reach(jobs: tuple[Job, ...], crew: Crew) -> tuple[tuple[Job, ...], tuple[Job, ...]]:
    """Return the jobs that this team may come to, and those that are years away, with all that waits for them."""
    left = LONGEST * crew.hours_a_week if crew.hours_a_week else float("inf")
    kept: list[Job] = []
    late: dict[str, Job] = {}
    for job in jobs:
        hours = job.task.hours.likely * (1 - job.task.done)
        if hours > left or job.task.hours.high > schedule.MOST_HOURS:
            late[job.task.id] = job
        else:
            left -= hours
            kept.append(job)
    while waits := [job for job in kept if any(name in late for name in job.task.after)]:
        late |= {job.task.id: job for job in waits}
        kept = [job for job in kept if job.task.id not in late]
    return tuple(kept), tuple(late.values())


def _laid(work: schedule.Work, rounds: int) -> schedule.Laid:
    """Return the plan in the order of the board and of the moves, unless another one is done a day earlier.

    That order is the same for as long as nobody changes it, so that a week sheet on the wall stays true as work is noted.
    """
    known = (schedule.Bar(task.id, task.kind, task.room, work.start, work.start, ()) for task in work.tasks)
    return schedule.laid(work, schedule.Stop(rounds=rounds), before=schedule.Schedule(tuple(known)))


def _counts_open(note: Message) -> bool:
    """Whether a note only counts what cannot be planned: here each is told with its reason."""
    return note.many is not None and "cannot be planned" in note.one


def _said(message: Message, names: Mapping[str, Words]) -> Message:
    """Return what the scheduler says with names in place of its ids."""

    def named(value: object) -> object:
        if isinstance(value, Listed):
            return Listed(tuple(named(each) for each in value.values), value.more)
        if isinstance(value, str):
            return names.get(value) or SKILLS.get(value) or TOOLS.get(value) or STAGES.get(value) or value
        return value

    return replace(message, values={name: named(value) for name, value in message.values.items()})
