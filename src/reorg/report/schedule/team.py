"""Who is in the team, when do they come, what can they do, and on which days does nobody work? (As the museum says.)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from reorg.assessment import tasks
from reorg.language import Message, say
from reorg.method import Library
from reorg.museum import Facts

HALVES = 2
"""Parts of a day: before noon, and after."""
SKILLS: Mapping[str, Message] = MappingProxyType(
    {
        "handle": say("hold and carry objects"),
        "build": say("build and drill"),
        "photograph": say("take photographs"),
        "records": say("work with the records"),
    }
)
"""What somebody must be able to do for some tasks. Who says nothing of it can do everything."""
USUAL_DAYS = (1, 3, 2, 0, 4, 5, 6)
"""In this order weekdays are taken for people of whom one knows only on how many days they come; ours."""
Times = frozenset[tuple[int, int]]
Spans = tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One of the team. ``times`` are pairs of weekday (Monday is 0) and half of the day (0 or 1); ``away`` first and last day.

    ``name`` "" is somebody of whom only the number is known; then ``number`` says which of them, from 1. ``cost`` an hour.
    """

    id: str
    name: str
    times: Times
    skills: frozenset[str] = frozenset(SKILLS)
    away: Spans = ()
    cost: float = 0.0
    number: int = 0

    @property
    def called(self) -> Message | str:
        """The name, or a number for who has none yet."""
        return self.name or say("Person {number}", number=self.number)


@dataclass(frozen=True)
class Crew:
    """The team. ``named``: the museum entered people; else as many as it says (``own``), or a usual team.

    ``half_day`` hours of work; ``closed`` are days on which nobody works; ``deadline``: the museum's own.
    """

    members: tuple[Member, ...]
    named: bool = False
    own: bool = False
    half_day: float = 4.0
    closed: Spans = ()
    deadline: date | None = None

    @property
    def hours_a_week(self) -> float:
        """Person-hours a week, nobody being away."""
        return sum(len(member.times) for member in self.members) * self.half_day


def team_as_entered(people: Mapping[str, Facts], facts: Facts, library: Library) -> tasks.Team:
    """Return the team as the board of tasks reckons with it: of those who were entered, if any come, else as the museum says."""
    crew = crew_of(people, facts, library)
    halves = sum(len(member.times) for member in crew.members)
    if not crew.named or not halves:
        return tasks.team_of(facts, library)
    return tasks.Team(len(crew.members), halves / HALVES / len(crew.members), own=True)


def crew_of(people: Mapping[str, Facts], facts: Facts, library: Library, worked: Iterable[str] = ()) -> Crew:
    """Return the team of a museum: its ``people``, or as many unnamed ones as its ``facts`` say, or a usual team.

    ``worked`` are the ISO days on which work was noted: unnamed people come on those weekdays.
    """
    told = facts.get("team")
    said = told if isinstance(told, Mapping) else {}
    half = _number(said.get("half_day"))
    named = tuple(
        _member(key, each)
        for key, each in people.items()
        if not each.get("struck") and str(each.get("name", "")).strip()
    )
    team = tasks.team_of(facts, library)
    nobody = said.get("people") == 0 and not isinstance(said.get("people"), bool)
    return Crew(
        members=named or (() if nobody else _unnamed(team, _weekdays(worked))),
        named=bool(named),
        own=team.own or nobody,
        half_day=half if half and 0.5 <= half <= 6 else library.hours_a_day / HALVES,
        closed=spans(said.get("closed")),
        deadline=_day(said.get("deadline")),
    )


def _member(key: str, facts: Facts) -> Member:
    skills, cost = facts.get("skills"), _number(facts.get("cost"))
    known = frozenset(skill for skill in SKILLS if skill in skills) if isinstance(skills, list | tuple) else None
    name = str(facts.get("name", "")).strip()[:100]
    return Member(
        key, name, times_of(facts.get("times")), frozenset(SKILLS) if known is None else known,
        spans(facts.get("away")), cost if cost and 0 < cost < 1e6 else 0.0,
    )  # fmt: skip


def _unnamed(team: tasks.Team, weekdays: tuple[int, ...]) -> tuple[Member, ...]:
    halves = max(1, round(team.days_a_week * HALVES))
    times = frozenset((weekdays[at // HALVES], at % HALVES) for at in range(min(halves, 7 * HALVES)))
    return tuple(Member(f"person-{at}", "", times, number=at) for at in range(1, team.people + 1))


def _weekdays(worked: Iterable[str]) -> tuple[int, ...]:
    """Return all weekdays, those on which work was noted most often first."""
    often = Counter(on.weekday() for day in worked if (on := _day(day)) is not None)
    return tuple(sorted(USUAL_DAYS, key=lambda each: (-often[each], USUAL_DAYS.index(each))))


def times_of(said: object) -> Times:
    """Return the parts of the week that were entered; what is none is passed over."""
    found = set()
    for each in said if isinstance(said, list | tuple) else ():
        if isinstance(each, list | tuple) and len(each) == 2:
            weekday, half = each
            if isinstance(weekday, int) and isinstance(half, int) and 0 <= weekday <= 6 and 0 <= half < HALVES:
                found.add((weekday, half))
    return frozenset(found)


def spans(said: object) -> Spans:
    """Return pairs of first and last day that were entered, in order; what is none, or ends before it begins, is passed over."""
    found = []
    for each in said if isinstance(said, list | tuple) else ():
        if isinstance(each, list | tuple) and len(each) == 2:
            first, last = _day(each[0]), _day(each[1])
            if first is not None and last is not None and first <= last:
                found.append((first, last))
    return tuple(sorted(found))


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said)[:10])
    except ValueError:
        return None


def _number(said: object) -> float | None:
    return float(said) if isinstance(said, int | float) and not isinstance(said, bool) else None
