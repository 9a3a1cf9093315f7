"""What is to be done, by whom, where, with what, and by when? (Plain values; what is wrong with them is told all at once.)

Work is counted in person-hours, days in calendar days, and each day has ``parts`` (morning and afternoon, unless said
otherwise) of ``hours`` each. Nothing here knows a museum.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reorg.language import Message, listed, say, say_many

KINDS = ("clean", "build", "number", "photograph", "move", "label", "check")
WEEK = frozenset(range(7))
MOST_SKILLS = 8  # every set of skills is one thing that can run short: 2 to the power of so many
MOST_HOURS = 100_000.0


@dataclass(frozen=True, slots=True)
class Hours:
    """Person-hours: low, likely and high. Once in ten times it is less than low, and once in ten more than high."""

    low: float
    likely: float
    high: float

    def scaled(self, factor: float) -> Hours:
        """Return all three times ``factor``."""
        return Hours(self.low * factor, self.likely * factor, self.high * factor)

    @property
    def sound(self) -> bool:
        """Whether they are numbers in order, and not absurd."""
        return 0 <= self.low <= self.likely <= self.high <= MOST_HOURS


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work for ``hands`` people at once. ``skills``: what the first of them must be able to do, one each.

    ``pair``: nobody may do it alone. ``days``: the weekdays (0 is Monday) on which it may be done. ``after``: tasks that
    must have ended, ``wait`` days before this one begins (paint dries). ``materials`` must have arrived. ``done`` is the share
    that is done already; ``spent`` the person-hours that this took; ``ended`` the day on which it was finished. ``by``: who
    does it if they are there and are not needed elsewhere.
    """

    id: str
    kind: str
    hours: Hours
    hands: int = 1
    skills: tuple[str, ...] = ()
    pair: bool = False
    room: str = ""
    tools: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    wait: int = 0
    materials: tuple[str, ...] = ()
    days: frozenset[int] = WEEK
    not_before: date | None = None
    done: float = 0.0
    spent: float = 0.0
    ended: date | None = None
    by: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        """How many people do it at once: at least two where nobody may be alone."""
        return max(self.hands, len(self.skills), 2 if self.pair else 1)

    @property
    def over(self) -> bool:
        """Whether it is finished."""
        return self.done >= 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is there at ``times`` (weekday, part of the day), but not in ``away`` (first and last day).

    ``cost`` per hour; a volunteer's is 0.
    """

    id: str
    times: frozenset[tuple[int, int]]
    skills: frozenset[str] = frozenset()
    away: tuple[tuple[date, date], ...] = ()
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """A room in which at most ``people`` work at once, and which is taken by others in ``booked`` (first and last day)."""

    id: str
    people: int = 1_000
    booked: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A camera, a ladder, a trolley: there are ``count`` of them."""

    id: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Material:
    """Shelves, crates, foam: they arrive on a day and cost so much."""

    id: str
    arrives: date | None = None
    cost: float = 0.0


@dataclass(frozen=True)
class Work:
    """All there is to do from the day ``start`` on, and what there is to do it with. ``closed``: days without work."""

    start: date
    tasks: tuple[Task, ...]
    people: tuple[Person, ...]
    rooms: tuple[Room, ...] = ()
    tools: tuple[Tool, ...] = ()
    materials: tuple[Material, ...] = ()
    deadline: date | None = None
    closed: frozenset[date] = frozenset()
    parts: int = 2
    hours: float = 3.0

    @property
    def skills(self) -> tuple[str, ...]:
        """All that somebody must be able to do."""
        return tuple(sorted({skill for task in self.tasks for skill in task.skills}))


def faults(work: Work) -> tuple[Message, ...]:
    """Return what must be mended before anything can be planned, all at once; nothing if all is well.

    That a deadline is past, or that a team is too small, is no fault: the plan says so.
    """
    return tuple(_faults(work))


def _faults(work: Work) -> Iterator[Message]:
    if not 1 <= work.parts <= 24:
        yield say("A day has between 1 and 24 parts, not {parts}.", parts=work.parts)
    if not 0 < work.hours <= 24 or not work.hours * work.parts <= 24:
        yield say("The parts of a day are longer than a day, or have no length: {hours} hours each.", hours=work.hours)
    for what in (work.tasks, work.people, work.rooms, work.tools, work.materials):
        twice = sorted(name for name, count in Counter(each.id for each in what).items() if count > 1)
        if twice:
            yield say("These names stand for two things each: {names}.", names=listed(twice, 5))
    if len(work.skills) > MOST_SKILLS:
        yield say_many(
            "The tasks ask for {count} skill. At most {most} can be planned with.",
            "The tasks ask for {count} different skills. At most {most} can be planned with.",
            count=len(work.skills),
            most=MOST_SKILLS,
        )
    for task in work.tasks:
        yield from _faults_of(task, work)
    yield from _faults_around(work)
    if circle := _circle(work):
        yield say("These tasks wait for each other in a circle: {tasks}.", tasks=listed(circle, 8))


def _faults_around(work: Work) -> Iterator[Message]:
    """What is wrong with people, rooms, tools and materials."""
    for person in work.people:
        if any(not (0 <= day <= 6 and 0 <= part < work.parts) for day, part in person.times):
            yield say("{person} is there on a day or in a part of the day that does not exist.", person=person.id)
    spans = [(p.id, p.away) for p in work.people] + [(r.id, r.booked) for r in work.rooms]
    for name, some in spans:
        if any(first > last for first, last in some):
            yield say("{name}: a time begins after it ends.", name=name)
    counts = [(room.id, room.people) for room in work.rooms] + [(tool.id, tool.count) for tool in work.tools]
    for name, count in counts:
        if not 0 <= count <= 1_000_000:
            yield say("{name}: there cannot be {count} of it.", name=name, count=count)
    costs = [(p.id, p.cost) for p in work.people] + [(m.id, m.cost) for m in work.materials]
    for name, amount in costs:
        if not 0 <= amount < math.inf:
            yield say("{name} costs {cost}, which cannot be.", name=name, cost=amount)


def _faults_of(task: Task, work: Work) -> Iterator[Message]:
    if not task.hours.sound:
        yield say(
            "{task}: the hours must be numbers from 0 up, the low one first and the high one last: {low}, {likely}, {high}.",
            task=task.id, low=task.hours.low, likely=task.hours.likely, high=task.hours.high,
        )  # fmt: skip
    if not 1 <= task.hands <= 1_000:
        yield say("{task} is for {hands} hands. Say at least one.", task=task.id, hands=task.hands)
    if not task.days or not task.days <= WEEK:
        yield say("{task} may be done on no day of the week.", task=task.id)
    if not 0 <= task.done <= 1:
        yield say("{task}: the share that is done lies between 0 and 1, not at {done}.", task=task.id, done=task.done)
    if not 0 <= task.spent <= MOST_HOURS:
        yield say("{task}: the hours spent cannot be {hours}.", task=task.id, hours=task.spent)
    if not 0 <= task.wait <= 3_650:
        yield say("{task} waits for {days} days, which cannot be.", task=task.id, days=task.wait)
    for names, known, what in (
        (task.after, work.tasks, say("task")),
        ((task.room,) if task.room else (), work.rooms, say("room")),
        (task.tools, work.tools, say("tool")),
        (task.materials, work.materials, say("material")),
    ):
        missing = sorted(set(names) - {each.id for each in known})
        if missing:
            yield say(
                "{task} names a {what} that is not there: {names}.", task=task.id, what=what, names=listed(missing)
            )


def _circle(work: Work) -> list[str]:
    """Return the tasks of one circle in which each waits for the next, shortest first found; nothing if there is none."""
    after = {task.id: list(task.after) for task in work.tasks}
    open_ = dict.fromkeys(after, 0)
    behind: dict[str, list[str]] = {name: [] for name in after}
    for name, waits in after.items():
        for other in waits:
            if other in behind:
                behind[other].append(name)
                open_[name] += 1
    ready = [name for name, left in open_.items() if not left]
    for name in ready:
        for then in behind[name]:
            open_[then] -= 1
            if not open_[then]:
                ready.append(then)
    left = set(after) - set(ready)
    if not left:
        return []
    path: list[str] = [min(left)]
    while True:
        following = min(other for other in after[path[-1]] if other in left)
        if following in path:
            return path[path.index(following) :]
        path.append(following)
