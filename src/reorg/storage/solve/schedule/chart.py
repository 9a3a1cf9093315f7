"""What does a plan look like as bars over days, and on the sheet of one week? (Plain values; who draws them comes later.)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reorg.storage.solve.schedule.forecast import Forecast, Span
from reorg.storage.solve.schedule.plan import Schedule
from reorg.storage.solve.schedule.work import Work


@dataclass(frozen=True, slots=True)
class Row:
    """One task as a bar. ``pieces``: the days on which it runs, as first and last day of each stretch without a pause.

    ``done``: the share that is done. ``spread``: when it ends early, likely and late (None without a forecast).
    """

    task: str
    kind: str
    room: str
    first: date
    last: date
    pieces: tuple[tuple[date, date], ...]
    done: float
    after: tuple[str, ...]
    spread: Span | None = None


@dataclass(frozen=True)
class Gantt:
    """Bars over days. ``today`` is where the line stands (None if it lies outside); so does ``deadline``."""

    first: date
    last: date
    rows: tuple[Row, ...]
    today: date | None
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Job:
    """A task on a week sheet: who, where, with what."""

    task: str
    kind: str
    room: str
    people: tuple[str, ...]
    tools: tuple[str, ...]
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day of a week sheet; ``free``: who is there and has nothing to do."""

    day: date
    part: int
    jobs: tuple[Job, ...]
    free: tuple[str, ...]


@dataclass(frozen=True)
class WeekSheet:
    """One week from its Monday on: the parts of days on which anybody is there, and what must arrive in it."""

    monday: date
    parts: tuple[Part, ...]
    arrives: tuple[str, ...]
    closed: tuple[date, ...]


def gantt(work: Work, schedule: Schedule, today: date, forecast: Forecast | None = None) -> Gantt | None:
    """Return the bars of a schedule, by first day; None if there are none."""
    if not schedule.bars:
        return None
    tasks = {task.id: task for task in work.tasks}
    rows = tuple(
        Row(
            bar.task, bar.kind, bar.room, bar.first, bar.last,
            _pieces([shift.day for shift in bar.shifts] or [bar.first]),
            tasks[bar.task].done, tasks[bar.task].after, forecast.tasks.get(bar.task) if forecast else None,
        )
        for bar in schedule.bars
    )  # fmt: skip
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    if forecast is not None and forecast.ends is not None:
        last = max(last, forecast.ends.late)

    def inside(day: date | None) -> date | None:
        return day if day is not None and first <= day <= last else None

    return Gantt(first, last, rows, inside(today), inside(work.deadline))


def _pieces(days: list[date]) -> tuple[tuple[date, date], ...]:
    pieces: list[tuple[date, date]] = []
    for day in days:
        if pieces and day - pieces[-1][1] <= timedelta(days=1):
            pieces[-1] = (pieces[-1][0], day)
        else:
            pieces.append((day, day))
    return tuple(pieces)


def week(work: Work, schedule: Schedule, day: date) -> WeekSheet:
    """Return the sheet of the week in which ``day`` lies."""
    monday = day - timedelta(days=day.weekday())
    tasks = {task.id: task for task in work.tasks}
    parts = []
    for each in (monday + timedelta(days=number) for number in range(7)):
        for part in range(work.parts):
            there = [p.id for p in work.people if (each.weekday(), part) in p.times and each not in work.closed]
            there = [name for name in there if not _away(work, name, each)]
            jobs = []
            for bar in schedule.bars:
                for shift in bar.shifts:
                    if (shift.day, shift.part) == (each, part):
                        ends, begins = shift is bar.shifts[-1], shift is bar.shifts[0]
                        tools = tasks[bar.task].tools
                        jobs.append(Job(bar.task, bar.kind, bar.room, shift.people, tools, begins, ends))
            busy = {who for job in jobs for who in job.people}
            if there:
                parts.append(Part(each, part, tuple(jobs), tuple(name for name in there if name not in busy)))
    sunday = monday + timedelta(days=6)
    arrives = tuple(m.id for m in work.materials if m.arrives is not None and monday <= m.arrives <= sunday)
    closed = tuple(sorted(each for each in work.closed if monday <= each <= sunday))
    return WeekSheet(monday, tuple(parts), arrives, closed)


def _away(work: Work, name: str, day: date) -> bool:
    return any(first <= day <= last for person in work.people if person.id == name for first, last in person.away)
