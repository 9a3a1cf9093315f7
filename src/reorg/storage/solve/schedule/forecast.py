"""When will it be done, with what chance, at which pace, and what will it cost? (Many seeded runs of one plan.)"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from statistics import NormalDist

from reorg.storage.solve.problem import Stop
from reorg.storage.solve.schedule.plan import Laid, Schedule, laid
from reorg.storage.solve.schedule.serial import Serial
from reorg.storage.solve.schedule.weeks import translated, weekdays
from reorg.storage.solve.schedule.work import Hours, Task, Work

RUNS = 200
TOGETHER = (
    0.5  # how far tasks of one kind are slow or fast together: a team is not fast at one shelf and slow at the next
)
_NORMAL = NormalDist()
_SHARED, _OWN = math.sqrt(TOGETHER), math.sqrt(1 - TOGETHER)


@dataclass(frozen=True, slots=True)
class Span:
    """A day that is early (one run in ten is done by then), the middle one, and a late one (nine in ten are)."""

    early: date
    likely: date
    late: date


@dataclass(frozen=True)
class Forecast:
    """When all is done, and when each task is. ``in_time``: the share of runs that meet the deadline (None without one)."""

    ends: Span | None
    tasks: Mapping[str, Span]
    in_time: float | None
    runs: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Person-hours (low, likely, high), and what they and the materials cost."""

    hours: Hours
    wages: Hours
    materials: float

    @property
    def total(self) -> Hours:
        """Wages and materials together."""
        low, likely, high = self.wages.low, self.wages.likely, self.wages.high
        return Hours(low + self.materials, likely + self.materials, high + self.materials)


@dataclass(frozen=True)
class Option:
    """The same work if people come on so many days of the week (Monday is 0)."""

    days: frozenset[int]
    schedule: Schedule
    forecast: Forecast
    cost: Cost


def forecast(made: Laid, *, runs: int = RUNS, seed: int = 1) -> Forecast:
    """Return when it will be done if every task takes as long as it may, its order being kept: ``runs`` seeded runs.

    Hours are drawn from the low, likely and high ones (two halves of a log-normal curve), tasks of one kind partly together.
    """
    work, weeks, project = made.translated.weeks.work, made.translated.weeks, made.translated.project
    tasks = made.translated.tasks
    if not tasks or not runs:
        return Forecast(None, {}, None, 0)
    chance = random.Random(seed)  # noqa: S311 - a simulation, no secret
    serial, chances = Serial(project), [_Chances.of(task, work) for task in tasks]
    order = serial.by_start(made.answer.start)
    ends: list[list[int]] = [[] for _ in tasks]
    alls = []
    for _ in range(runs):
        found = serial.forward(order, duration=_drawn(chances, chance))
        latest = project.horizon  # a run that does not end within the calendar ends with it
        end = [latest] * len(tasks) if found is None else found[1]
        alls.append(max(end))
        for each, at in zip(ends, end, strict=True):
            each.append(at)

    def span(slots: list[int]) -> Span:
        some = sorted(slots)
        early, likely, late = (some[min(len(some) - 1, math.ceil(q * len(some)) - 1)] for q in (0.1, 0.5, 0.9))
        return Span(*(weeks.day(max(0, slot - 1)) for slot in (early, likely, late)))

    limit = None if work.deadline is None else weeks.slot(work.deadline) + work.parts
    met = None if limit is None else (0.0 if made.translated.open else sum(end <= limit for end in alls) / runs)
    return Forecast(span(alls), {task.id: span(some) for task, some in zip(tasks, ends, strict=True)}, met, runs)


@dataclass(frozen=True, slots=True)
class _Chances:
    """A task as it is drawn: its kind, the parts of days that are left at its likely hours, and how far they go up and down.

    ``up`` and ``down`` are natural logarithms a standard deviation: low lies 1.28 of them below the likely hours, high as
    many above.
    """

    kind: str
    parts: float
    up: float
    down: float

    @classmethod
    def of(cls, task: Task, work: Work) -> _Chances:
        """Return the chances of a task."""
        likely = task.hours.likely
        if likely <= 0:
            return cls(task.kind, 0.0, 0.0, 0.0)
        tenth = _NORMAL.inv_cdf(0.9)
        up, down = math.log(task.hours.high / likely), math.log(max(task.hours.low, likely / 100) / likely)
        return cls(task.kind, likely * (1 - task.done) / (task.people * work.hours), up / tenth, down / tenth)

    def drawn(self, z: float) -> int:
        """Return the whole parts of days that it takes at ``z`` standard deviations, 3 at most."""
        return math.ceil(self.parts * math.exp((self.up if z > 0 else self.down) * min(abs(z), 3.0)) - 1e-9)


def _drawn(tasks: Sequence[_Chances], chance: random.Random) -> list[int]:
    common = {kind: _SHARED * chance.gauss(0, 1) for kind in sorted({task.kind for task in tasks})}
    return [task.drawn(common[task.kind] + _OWN * chance.gauss(0, 1)) for task in tasks]


def cost(work: Work, schedule: Schedule) -> Cost:
    """Return what the planned work costs: hours by who does them, and the materials that it waits for."""
    per_hour = {person.id: person.cost for person in work.people}
    tasks = {task.id: task for task in work.tasks}
    hours, wages = [0.0] * 3, [0.0] * 3
    wanted: set[str] = set()
    for bar in schedule.bars:
        task = tasks[bar.task]
        wanted |= set(task.materials)
        people = [who for shift in bar.shifts for who in shift.people]
        wage = sum(per_hour[who] for who in people) / len(people) if people else 0.0
        for at, each in enumerate((task.hours.low, task.hours.likely, task.hours.high)):
            hours[at] += each * (1 - task.done)
            wages[at] += each * (1 - task.done) * wage
    materials = sum(each.cost for each in work.materials if each.id in wanted)
    return Cost(Hours(*hours), Hours(*wages), materials)


def options(
    work: Work, stop: Stop | None = None, seed: int = 1, *, progress: Callable[[float], None] | None = None
) -> tuple[Option, ...]:
    """Return the work at three paces: on one day of the week, on half of the days on which anybody is there, and on all.

    Which days: those on which most of the tasks can be done, then those with most people. Fewer than three if the team comes
    on fewer than three days.
    """
    there = sorted({day for person in work.people for day, _part in person.times})
    found = []
    for count in sorted({1, math.ceil(len(there) / 2), len(there)} - {0}):
        days = _best_days(work, there, count)
        some = weekdays(work, days)
        made = laid(some, stop, seed, progress=progress)
        found.append(Option(days, made.schedule, forecast(made, seed=seed), cost(some, made.schedule)))
    return tuple(found)


def _best_days(work: Work, there: list[int], count: int) -> frozenset[int]:
    def worth(days: frozenset[int]) -> tuple[int, int, list[int]]:
        some = weekdays(work, days)
        made = translated(some, 520) if count < len(there) else None
        planned = len(made.tasks) if made else 0
        hours = sum(len(person.times) for person in some.people)
        return planned, hours, sorted((-day for day in days), reverse=True)

    return max((frozenset(some) for some in combinations(there, count)), key=worth)
