"""Which tasks does a museum have and need, in which order, how far is each, and how long will all of it take?

A pure function of the library, of what the museum's data show (``Signs``) and of the tasks that people took on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reorg.assessment.score import Assessment
from reorg.assessment.tasks.pace import Pace, pace_of
from reorg.assessment.tasks.signs import Sign, Signs
from reorg.assessment.tasks.task import BEGUN, DONE, Task, Team
from reorg.assessment.tasks.words import day_range, title_of
from reorg.language import Message, Text
from reorg.method import ALWAYS, NOTHING, Library, LibraryTask, Range, Rates, State, total

GAIN: Mapping[State, float] = {State.DANGER: 3, State.NOT: 2, State.PARTLY: 1, State.UNKNOWN: 0.5, State.MET: 0}
"""What a task gains by each criterion that it moves, by how that stands; ours."""


@dataclass(frozen=True)
class Proposed:
    """A task of the library that the museum's data show to need, or that one may pick (``signs`` empty, ``needed`` false).

    ``before`` are tasks that should come first and are still to be done (their titles); ``round_`` counts how often it is
    taken on. ``left`` are person-days.
    """

    task: LibraryTask
    signs: tuple[Sign, ...]
    needed: bool
    count: int
    pace: Pace | None
    left: Range
    before: tuple[Text | str, ...]
    gain: float
    urgent: bool
    round_: int

    @property
    def id(self) -> str:
        """The id of the library's task."""
        return self.task.id

    @property
    def title(self) -> Text:
        """What it is called, with how many things."""
        return title_of(self.task, self.count)

    def to_data(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "id": self.id, "title": str(self.title), "phase": self.task.phase, "count": self.count, "urgent": self.urgent,
            "person_days": self.left.data(), "pace": _paced(self.pace), "because": [str(sign.message) for sign in self.signs],
            "after": [str(each) for each in self.before], "criteria": list(self.task.criteria), "hands": self.task.hands,
        }  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """A task that was taken on, and how far it is.

    ``measured``: the museum's own data say how many are ``open``; then ``done`` counts by itself. Else ``done`` is what was
    noted. ``total``: how many there were when it was taken on; ``more`` came since. ``gone``: the data show no need any more.
    """

    task: Task
    kind: LibraryTask | None
    signs: tuple[Sign, ...]
    measured: bool
    open: int
    done: int
    total: int
    more: int
    gone: bool
    pace: Pace | None
    left: Range
    spent: float
    longer: bool
    before: tuple[Text | str, ...]

    @property
    def id(self) -> str:
        """The id of the task."""
        return self.task.id

    @property
    def title(self) -> Text | str:
        """What it is called: with how many things there were when it was taken on."""
        return title_of(self.kind, self.task.count) if self.kind else self.task.title or self.task.library

    @property
    def share(self) -> float | None:
        """How much of it is done (0..1); None if nobody counts."""
        if self.task.state == DONE:
            return 1.0
        return min(1.0, self.done / self.total) if self.total else None

    def to_data(self) -> dict[str, object]:
        """Return it as plain values."""
        task = self.task
        return {
            "id": self.id, "library": task.library or None, "title": str(self.title), "state": task.state,
            "responsible": task.responsible, "taken": task.taken, "begun": task.begun, "ended": task.ended,
            "total": self.total, "done": self.done, "open": self.open, "measured": self.measured, "more": self.more,
            "person_days_left": self.left.data(), "person_days_spent": self.spent, "pace": _paced(self.pace),
            "after": [str(each) for each in self.before], "sessions": len(task.log), "most_people": task.most_people,
        }  # fmt: skip


def _paced(pace: Pace | None) -> dict[str, object] | None:
    if pace is None:
        return None
    borrowed = pace.borrowed.usual if pace.borrowed else None
    return {"low": pace.low, "likely": pace.likely, "high": pace.high, "own_sessions": pace.own, "borrowed": borrowed}


def _ranged(days: Range, team: Team) -> dict[str, object]:
    return {"person_days": days.data(), "weeks": days.scaled(1 / team.person_days).data()}


@dataclass(frozen=True)
class Board:
    """All tasks at a glance: ``going`` in the order in which to take them, ``proposed`` likewise, ``ended``, and the ``rest``
    of the library. ``left`` are the person-days of what was taken on, ``needed`` of what is proposed besides.
    """

    library: Library
    team: Team
    going: tuple[Standing, ...]
    proposed: tuple[Proposed, ...]
    ended: tuple[Standing, ...]
    rest: tuple[Proposed, ...]

    @property
    def left(self) -> Range:
        """Person-days that are left of what was taken on."""
        return total(each.left for each in self.going)

    @property
    def needed(self) -> Range:
        """Person-days of what is proposed."""
        return total(each.left for each in self.proposed)

    def said(self, days: Range) -> Message | str:
        """Return person-days as people say them; a dash for none."""
        return day_range(days, self.library.hours_a_day) if days.high else "–"

    def weeks(self, days: Range) -> Range:
        """Return the calendar weeks that so many person-days take this team."""
        return days.scaled(1 / self.team.person_days)

    @property
    def next(self) -> Standing | Proposed | None:
        """What to do next: a danger, what is begun, what was taken on, else what is proposed first."""
        urgent = [each for each in self.proposed if each.urgent]
        if urgent and not any(each.task.state == BEGUN for each in self.going):
            return urgent[0]
        every: tuple[Standing | Proposed, ...] = (*self.going, *self.proposed)
        return every[0] if every else None

    def to_data(self) -> dict[str, object]:
        """Return everything as plain values; the keys are stable (docs/reference/verbs.md), sentences in the language in use."""
        return {
            "edition": self.library.edition,
            "team": {"people": self.team.people, "days_a_week": self.team.days_a_week, "own": self.team.own},
            "next": self.next.id if self.next else None,
            "left": _ranged(self.left, self.team),
            "going": [each.to_data() for each in self.going],
            "proposed": [each.to_data() for each in self.proposed],
            "ended": [each.to_data() for each in self.ended],
        }

    def find(self, key: str) -> Standing | Proposed | None:
        """Return a task by its id, or by that of the library (then the one that is going on)."""
        for each in (*self.going, *self.ended):
            if each.id == key:
                return each
        for standing in self.going:
            if standing.task.library == key:
                return standing
        return next((each for each in (*self.proposed, *self.rest) if each.id == key), None)


def board(
    library: Library, signs: Signs, tasks: Sequence[Task], *, rates: Rates, assessment: Assessment, team: Team
) -> Board:
    """Return all tasks: those taken on with how far they are, and those that the museum's data show to need.

    Proposed ones are ordered: dangers first, then by phase, then what others wait for, then what gains most a day.
    """
    judging = _Judging(library, signs, tuple(tasks), rates, assessment)
    active = [task for task in tasks if not task.ended_now]
    held = {task.library for task in active}
    shown = [judging.proposed(task) for task in library.tasks if task.id not in held]
    needed = [each for each in shown if each.needed]
    judging.open = held | {each.id for each in needed}
    proposed = sorted((judging.with_before(each) for each in needed), key=judging.order)
    rest = [judging.with_before(each) for each in shown if not each.needed]
    going = sorted((judging.standing(task) for task in active), key=judging.going_order)
    ended = [judging.standing(task) for task in reversed(tasks) if task.ended_now]
    return Board(library, team, tuple(going), tuple(proposed), tuple(ended), tuple(rest))


class _Judging:
    """What stands behind each task of one board."""

    def __init__(
        self, library: Library, signs: Signs, tasks: tuple[Task, ...], rates: Rates, assessment: Assessment
    ) -> None:
        self.library, self.signs, self.tasks, self.rates = library, signs, tasks, rates
        self.states = {score.id: score.state for score in assessment.criteria}
        self.phase = {task.id: at for at, task in enumerate(library.tasks)}
        self.open: set[str] = set()
        phases = list(dict.fromkeys(task.phase for task in library.tasks))
        self.phases = {task.id: phases.index(task.phase) for task in library.tasks}

    def fired(self, kind: LibraryTask) -> tuple[Sign, ...]:
        return tuple(self.signs.found[name] for name in kind.answers if name in self.signs.found)

    def pace(self, kind: LibraryTask | None, task: Task | None = None) -> Pace | None:
        """Return the pace of a kind of task, learned from all logs of its kind; of an own task from its own."""
        same = [each for each in self.tasks if kind is not None and each.library == kind.id]
        same = same if kind else [task] if task else []
        sessions = (each for one in same for each in one.log if each.things is not None)
        work = [(each.person_hours / self.library.hours_a_day, float(each.things or 0)) for each in sessions]
        if kind is not None and not kind.counts:
            return None
        return pace_of(self.library.pace(kind, self.rates) if kind else None, work)

    def proposed(self, kind: LibraryTask) -> Proposed:
        signs = self.fired(kind)
        once = [task for task in self.tasks if task.library == kind.id]
        finished = any(task.state == DONE for task in once)
        needed = bool(signs) or (ALWAYS in kind.answers and not finished)
        # what no number shows, and was done once, is not asked for again: the answers lag behind the work
        if finished and not any(sign.count for sign in signs):
            needed = False
        count, pace = sum(sign.count for sign in signs) if kind.counts else 0, self.pace(kind)
        left = (pace.days(count) if pace else NOTHING) if kind.counts else kind.days
        gain = sum(GAIN.get(self.states.get(name, State.UNKNOWN), 0) for name in kind.criteria)
        urgent = any(sign.urgent for sign in signs)
        return Proposed(kind, signs, needed, count, pace, left, (), gain, urgent, len(once) + 1)

    def with_before(self, each: Proposed) -> Proposed:
        return replace(each, before=self.before(each.task))

    def before(self, kind: LibraryTask | None) -> tuple[Text | str, ...]:
        """Return the titles of what should come first and is still to be done."""
        waits = [name for name in (kind.after if kind else ()) if name in self.open]
        return tuple(task.name for name in waits if (task := self.library.find(name)))

    def depth(self, kind_id: str, seen: frozenset[str] = frozenset()) -> int:
        """Return how many open tasks stand before this one, one after the other."""
        kind = self.library.find(kind_id)
        before = [name for name in (kind.after if kind else ()) if name in self.open and name not in seen]
        return 1 + max((self.depth(name, seen | {kind_id}) for name in before), default=-1)

    def order(self, each: Proposed) -> tuple[float, ...]:
        a_day = each.gain / (each.left.likely or 0.1)
        return (not each.urgent, self.phases[each.id], self.depth(each.id), -a_day, self.phase[each.id])

    def going_order(self, each: Standing) -> tuple[object, ...]:
        known = each.task.library in self.phase
        return (
            each.task.state != BEGUN, len(each.before) > 0, self.phases[each.task.library] if known else 99,
            each.task.taken, self.phase.get(each.task.library, 999), each.id,
        )  # fmt: skip

    def standing(self, task: Task) -> Standing:
        kind = self.library.find(task.library)
        signs, pace = self.fired(kind) if kind else (), self.pace(kind, task)
        named = [name for name in (kind.answers if kind else ()) if name != ALWAYS]
        looked = bool(named) and all(self.signs.looked_for(name) for name in named)
        measured = bool(kind and kind.counts and looked)
        now = sum(sign.count for sign in signs) if measured else max(0, task.count - task.things)
        done = max(0, task.count - now) if measured else task.things
        spent = task.hours / self.library.hours_a_day
        planned = Range.exactly(task.days) if task.days else kind.days if kind else NOTHING
        ended = task.ended_now
        gone = measured and task.count > 0 and now == 0 and not ended
        left = NOTHING if ended else self._left(task, now, pace, planned, spent)
        return Standing(
            task=task, kind=kind, signs=signs, measured=measured, open=now, done=done, total=max(task.count, done),
            more=max(0, now - task.count) if measured else 0, gone=gone, pace=pace, left=left,
            spent=spent, longer=bool(planned.high) and spent > planned.high and not ended,
            before=() if ended else self.before(kind),
        )  # fmt: skip

    @staticmethod
    def _left(task: Task, now: int, pace: Pace | None, planned: Range, spent: float) -> Range:
        if task.count and pace is not None:
            return pace.days(now)
        return Range(*(max(0.0, each - spent) for each in planned.data()))
