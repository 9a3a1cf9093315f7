"""Which slots does a calendar have, and who and what is there in each? (Work becomes a bare project.)

A hand that must be able to do something can be given to anybody who can. That a team suffices for what runs at once is
asked by Hall's condition (1935): of every set of skills no more hands are asked for than there are people who have one of
them. Each such set is one resource; so the scheduler never plans what cannot be staffed, and never refuses what can.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from reorg.language import Message, listed, say, say_many
from reorg.storage.solve.schedule.project import Project
from reorg.storage.solve.schedule.work import Hours, Person, Task, Work

WEEKS = (26, 104, 520)  # how far ahead is looked, one after the other


@dataclass(frozen=True)
class Weeks:
    """The slots of so many weeks: every part of every day, from the first day on."""

    work: Work
    count: int

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return self.count * 7 * self.work.parts

    def day(self, slot: int) -> date:
        """Return the day of a slot."""
        return self.work.start + timedelta(days=slot // self.work.parts)

    def part(self, slot: int) -> int:
        """Return which part of its day a slot is, counted from 0."""
        return slot % self.work.parts

    def slot(self, day: date, part: int = 0) -> int:
        """Return the slot of a part of a day; below 0 before the first day."""
        return (day - self.work.start).days * self.work.parts + part

    def spans(self, spans: tuple[tuple[date, date], ...]) -> list[bool]:
        """Return for each slot whether it lies in one of ``spans`` (first and last day)."""
        inside = [False] * self.slots
        for first, last in spans:
            for slot in range(max(0, self.slot(first)), min(self.slots, self.slot(last) + self.work.parts)):
                inside[slot] = True
        return inside

    @cached_property
    def closed(self) -> list[bool]:
        """For each slot, whether nobody works."""
        return self.spans(tuple((day, day) for day in self.work.closed))

    def present(self, person: Person) -> list[bool]:
        """Return for each slot whether somebody is there."""
        away = self.spans(person.away)
        first = self.work.start.weekday()
        week = [((first + day) % 7, part) in person.times for day in range(7) for part in range(self.work.parts)]
        return [week[slot % len(week)] and not away[slot] and not self.closed[slot] for slot in range(self.slots)]


@dataclass(frozen=True)
class Translated:
    """A project whose tasks are ``tasks``, in their order; ``open`` says why the others cannot be planned."""

    weeks: Weeks
    project: Project
    tasks: tuple[Task, ...]
    open: Mapping[str, Message]


def translated(work: Work, count: int) -> Translated | None:
    """Return the work as a project of ``count`` weeks; None if it needs more weeks, and there are more to look at."""
    weeks = Weeks(work, count)
    stock = _Stock(weeks)
    left = [task for task in work.tasks if not task.over]
    open_: dict[str, Message] = {}
    slots: dict[str, tuple[int, ...]] = {}
    for task in left:
        reason, own = stock.slots_of(task)
        if reason is not None:
            open_[task.id] = reason
        elif len(own) < length(task, work):
            if count < WEEKS[-1]:
                return None
            open_[task.id] = say("In the next {years} years there is not enough time for it.", years=count // 52)
        slots[task.id] = own
    _spread(left, open_)
    kept = tuple(task for task in left if task.id not in open_)
    number = {task.id: at for at, task in enumerate(kept)}
    ended = {task.id: task.ended for task in work.tasks if task.over}
    release = []
    after = []
    for task in kept:
        first = max(0, weeks.slot(task.not_before)) if task.not_before else 0
        for name in task.after:
            if name in number:
                after.append((number[name], number[task.id], task.wait * work.parts))
            elif (day := ended.get(name)) is not None and task.wait:
                first = max(first, weeks.slot(day + timedelta(days=1 + task.wait)))
        arrivals = [m.arrives for m in work.materials if m.id in task.materials and m.arrives is not None]
        release.append(max([first, *(weeks.slot(day) for day in arrivals)]))
    project = Project(
        duration=tuple(length(task, work) for task in kept),
        needs=tuple(stock.needs(task) for task in kept),
        capacity=stock.capacity,
        after=tuple(after),
        release=tuple(release),
        slots=tuple(slots[task.id] for task in kept),
    )
    return Translated(weeks, project, kept, open_)


def length(task: Task, work: Work, hours: Hours | None = None) -> int:
    """Return how many parts of a day are left to do of a task, by its likely hours."""
    left = (hours or task.hours).likely * (1 - task.done)
    return math.ceil(left / (task.people * work.hours) - 1e-9)


def _spread(left: list[Task], open_: dict[str, Message]) -> None:
    """Whatever waits for what cannot be planned cannot be planned either."""
    while True:
        more = [task for task in left if task.id not in open_ and any(name in open_ for name in task.after)]
        if not more:
            return
        for task in more:
            waits = [name for name in task.after if name in open_]
            open_[task.id] = say("It waits for what cannot be planned: {tasks}.", tasks=listed(waits, 3))


class _Stock:
    """What there is in each slot: people by what they can do, room, and tools."""

    def __init__(self, weeks: Weeks) -> None:
        work = weeks.work
        self.weeks = weeks
        skills = work.skills
        self.sets: list[frozenset[str] | None] = [None]  # None: anybody
        self.sets += [frozenset(some) for k in range(1, len(skills) + 1) for some in combinations(skills, k)]
        there = [(person, weeks.present(person)) for person in work.people]
        rows = []
        for some in self.sets:
            rows.append([0] * weeks.slots)
            for person, present in there:
                if some is None or person.skills & some:
                    rows[-1] = [count + here for count, here in zip(rows[-1], present, strict=True)]
        self.rooms = [room.id for room in work.rooms]
        rows += [[0 if taken else room.people for taken in weeks.spans(room.booked)] for room in work.rooms]
        self.tools = [tool.id for tool in work.tools]
        rows += [[tool.count] * weeks.slots for tool in work.tools]
        self.capacity = tuple(tuple(row) for row in rows)
        self._able: dict[tuple[tuple[int, ...], frozenset[int]], tuple[int, ...]] = {}  # many tasks need the same

    def needs(self, task: Task) -> tuple[int, ...]:
        """Return how much of each resource a task takes."""
        hands = [task.people if some is None else sum(skill in some for skill in task.skills) for some in self.sets]
        rooms = [task.people if name == task.room else 0 for name in self.rooms]
        return (*hands, *rooms, *(task.tools.count(name) for name in self.tools))

    def slots_of(self, task: Task) -> tuple[Message | None, tuple[int, ...]]:
        """Return the slots in which a task can run, or why there is none."""
        key = self.needs(task), task.days
        able = self._able.get(key)
        if able is None:
            able = self._able[key] = self._slots(*key)
        return (None if able or not length(task, self.weeks.work) else self._reason(task)), able

    def _slots(self, needs: tuple[int, ...], weekdays: frozenset[int]) -> tuple[int, ...]:
        weeks = self.weeks
        first = weeks.work.start.weekday()
        days = [(first + slot // weeks.work.parts) % 7 in weekdays for slot in range(7 * weeks.work.parts)]
        able = [slot for slot in range(weeks.slots) if days[slot % len(days)]]
        for need, row in zip(needs, self.capacity, strict=True):
            if need:
                able = [slot for slot in able if row[slot] >= need]
        return tuple(able)

    def _reason(self, task: Task) -> Message:
        people = self.weeks.work.people
        if not people:
            return say("There is nobody in the team.")
        lacking = [skill for skill in dict.fromkeys(task.skills) if not any(skill in each.skills for each in people)]
        if lacking:
            return say("Nobody in the team can do this: {skills}.", skills=listed(lacking))
        for tool in self.weeks.work.tools:
            if (need := task.tools.count(tool.id)) > tool.count:
                return say(
                    "It needs {need} of {tool}, and there are {count}.", need=need, tool=tool.id, count=tool.count
                )
        most = max(self.capacity[0], default=0)
        if most < task.people:
            return say_many(
                "It needs {hands} people at once, and never more than {count} is there.",
                "It needs {hands} people at once, and never more than {count} are there.",
                count=most,
                hands=task.people,
            )
        return say("There is no day on which enough people who can do it, the room and the tools are there together.")


def weekdays(work: Work, days: frozenset[int]) -> Work:
    """Return the same work if people came on these weekdays only."""
    fewer = (replace(each, times=frozenset(t for t in each.times if t[0] in days)) for each in work.people)
    return replace(work, people=tuple(fewer))
