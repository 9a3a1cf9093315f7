"""What is a task that somebody took on, and what was noted of the work on it? (RE-ORG: task list with owner and duration.)

RE-ORG's first platform kept a log of each task with its duration and the people who worked on it (re-org.info, 2011).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reorg.language import Message, say
from reorg.method import Library
from reorg.museum import Facts

OPEN, BEGUN, DONE, LEFT = "open", "begun", "done", "left"
STATES: Mapping[str, Message] = MappingProxyType(
    {OPEN: say("taken on"), BEGUN: say("begun"), DONE: say("done"), LEFT: say("given up")}
)


@dataclass(frozen=True, slots=True)
class Session:
    """One line of a task's log: ``people`` worked ``hours`` each on an ISO ``day`` and did ``things`` (None: not counted).

    ``by`` wrote it, at ``on`` (ISO, UTC).
    """

    key: str
    task: str
    day: str
    people: int
    hours: float
    things: int | None = None
    note: str = ""
    by: str = ""
    on: str = ""

    @classmethod
    def of(cls, key: str, said: Facts) -> Session:
        """Return the line that was entered under the id ``key``."""
        task, day, note, by, on = (str(said.get(name, "")) for name in ("task", "day", "note", "by", "on"))
        things = said.get("things")
        return cls(
            key, task, day, int(_number(said.get("people"))), _number(said.get("hours")),
            int(_number(things)) if things is not None else None, note, by, on,
        )  # fmt: skip

    @property
    def person_hours(self) -> float:
        """Hours of one person."""
        return self.people * self.hours


@dataclass(frozen=True)
class Task:
    """A task that was taken on: from the ``library`` (its id) or of one's own (``title``).

    ``count`` things were to be done when it was taken on, of the kind ``one``; ``days`` are person-days where somebody
    said them. ``taken``, ``begun`` and ``ended`` are ISO days; ``note`` and ``reason`` (why it was given up) people's own
    words. ``log`` is in the order of its days.
    """

    id: str
    library: str = ""
    title: str = ""
    one: str = ""
    count: int = 0
    hands: int = 1
    days: float = 0.0
    responsible: str = ""
    state: str = OPEN
    taken: str = ""
    begun: str = ""
    ended: str = ""
    reason: str = ""
    note: str = ""
    log: tuple[Session, ...] = ()

    @classmethod
    def of(cls, key: str, facts: Facts, log: Iterable[Session] = ()) -> Task:
        """Return the task with the id ``key`` and what was noted of it."""
        names = ("library", "title", "one", "responsible", "taken", "begun", "ended", "reason", "note")
        words = {name: str(facts.get(name) or "") for name in names}
        state = str(facts.get("state", OPEN))
        return cls(
            id=key, count=int(_number(facts.get("count"))), hands=max(1, int(_number(facts.get("hands")))),
            days=_number(facts.get("days")), state=state if state in STATES else OPEN,
            log=tuple(sorted(log, key=lambda each: (each.day, each.on, each.key))), **words,
        )  # fmt: skip

    @property
    def ended_now(self) -> bool:
        """Whether nobody works on it any more: it is done or was given up."""
        return self.state in {DONE, LEFT}

    @property
    def hours(self) -> float:
        """Person-hours that were worked on it."""
        return sum(each.person_hours for each in self.log)

    @property
    def things(self) -> int:
        """How many things are noted as done."""
        return sum(each.things or 0 for each in self.log)

    @property
    def most_people(self) -> int:
        """How many worked on it at once at most."""
        return max((each.people for each in self.log), default=0)


@dataclass(frozen=True, slots=True)
class Team:
    """How many people come, and on how many days a week; ``own``: the museum said so itself."""

    people: int
    days_a_week: float
    own: bool = False

    @property
    def person_days(self) -> float:
        """Person-days a week."""
        return self.people * self.days_a_week


def team_of(facts: Facts, library: Library) -> Team:
    """Return the team that a museum (its facts) works with; a usual one if it does not say."""
    said = facts.get("team")
    if isinstance(said, Mapping):
        people, days = int(_number(said.get("people"))), _number(said.get("days_a_week"))
        if 1 <= people <= 99 and 0 < days <= 7:
            return Team(people, days, own=True)
    return Team(library.people, library.days_a_week)


def tasks_of(told: Mapping[str, Facts]) -> list[Task]:
    """Return all tasks that were taken on (``Museum.tasks``), with their logs, in the order in which they were."""
    lines: dict[str, list[Session]] = {}
    for key, facts in told.items():
        if facts.get("task") and not facts.get("struck"):
            session = Session.of(key, facts)
            lines.setdefault(session.task, []).append(session)
    found = [Task.of(key, facts, lines.get(key, ())) for key, facts in told.items() if not facts.get("task")]
    return sorted((task for task in found if task.library or task.title), key=lambda task: (task.taken, task.id))


def _number(said: object) -> float:
    return float(said) if isinstance(said, int | float) and not isinstance(said, bool) else 0.0
