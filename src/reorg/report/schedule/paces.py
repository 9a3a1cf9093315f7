"""What if two more people came, or everybody came half a day more? (The same work, beside the team as it is.)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reorg.language import Message, say
from reorg.report.schedule.team import HALVES, Crew, Member, Times
from reorg.report.schedule.timetable import Timetable, timetable

RUNS, ROUNDS, MORE = 100, 1, 2


@dataclass(frozen=True, eq=False)
class Pace:
    """A way to go at it: its name, what it takes of people, and what comes of it."""

    id: str
    title: Message
    takes: Message
    table: Timetable


def paces(found: Timetable) -> tuple[Pace, ...]:
    """Return the work as today, with two more people, and with half a day more of everybody; the first is ``found``.

    Nobody is expected to do more than there is time for: who comes on every half of every day stays as they are.
    """
    crew = found.crew
    first = Pace("today", say("As today"), _hours(crew), found)
    if not found.todo.jobs:
        return (first,)
    more = [Pace("people", say("Two more people"), *_told(found, _two_more(crew)))]
    if any(member.times for member in crew.members):
        more.append(Pace("half-day", say("Half a day more, everybody"), *_told(found, _half_day_more(crew))))
    return (first, *more)


def _told(found: Timetable, crew: Crew) -> tuple[Message, Timetable]:
    return _hours(crew), timetable(found.asked, crew, runs=RUNS, rounds=ROUNDS)


def _hours(crew: Crew) -> Message:
    return say("{hours} person-hours a week", hours=round(crew.hours_a_week, 1))


def _two_more(crew: Crew) -> Crew:
    """Return the team with two more who can do everything, and come when most of the others come."""
    busiest = max((member.times for member in crew.members), key=len, default=frozenset())
    times = busiest or frozenset({(1, half) for half in range(HALVES)})
    at = len(crew.members)
    more = tuple(Member(f"more-{one}", "", times, number=at + one) for one in range(1, MORE + 1))
    return replace(crew, members=(*crew.members, *more))


def _half_day_more(crew: Crew) -> Crew:
    return replace(crew, members=tuple(replace(each, times=_longer(each.times, crew.members)) for each in crew.members))


def _longer(times: Times, team: Iterable[Member]) -> Times:
    """Return one more half of a day: of a day on which one comes already, else one on which others do, else any next day."""
    if not times:
        return times
    own = {day for day, _half in times}
    others = {pair for member in team for pair in member.times}
    free = [(day, half) for day in range(7) for half in range(HALVES) if (day, half) not in times]
    free.sort(key=lambda pair: (pair[0] not in own, pair not in others, (pair[0] - min(own)) % 7, pair[1]))
    return times | set(free[:1])
