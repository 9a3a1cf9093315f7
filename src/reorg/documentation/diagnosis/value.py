"""How does a museum's documentation system stand, what is to be done, how long does it take, and what does each rest on?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reorg.language import Message, Text, say, say_many
from reorg.method import Ask, Bar, Case, Element, Guide, Job, Pace, Part, Range, Rates, Standard, State
from reorg.museum import Finding, Stops


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that a part's state rests on: a sentence, and where its rows are (``page``, ``show``).

    ``measured``: read from the records; else an answer. ``counts`` is false for an answer that measurements replace.
    """

    source: str
    message: Message
    page: str = ""
    show: str = ""
    measured: bool = True
    counts: bool = True


@dataclass(frozen=True, slots=True)
class PartState:
    """How one part stands: between ``low`` and ``high`` (0..1), so on a step from ``first`` to ``last`` (0..3).

    ``next`` is what to do now, ``cases`` the ways in which it is broken, ``ask`` the questions that would say more.
    """

    part: Part
    bar: Bar
    state: State
    first: int
    last: int
    next: Text | Message | None
    proofs: tuple[Proof, ...] = ()
    cases: tuple[Case, ...] = ()
    ask: tuple[Ask, ...] = ()

    @property
    def steps(self) -> tuple[Text, ...]:
        """The descriptions of the steps that it may stand on: one if that is known."""
        return self.part.steps[self.first : self.last + 1]


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of ``total`` say one element; None where nothing can say it. ``show`` leads to those that do not."""

    element: Element
    count: int | None
    show: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete the records are by one list of elements; ``total`` objects, or moves; None is not known."""

    standard: Standard
    total: int
    complete: int | None
    elements: tuple[Covered, ...]

    @property
    def show(self) -> str:
        """The code of those that are not complete."""
        return f"diagnosis.{self.standard.id}"


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of work that is left: how many ``things``, how many person-``days``, where they are.

    ``effect`` is what it gives back: the share of the collection that it reaches × the things of five (finding,
    ownership, police, planning, use) that its lack stops. ``job`` is None for findings that no job names.
    """

    id: str
    part: str
    name: Text | Message
    things: Range
    days: Range
    source: str
    stops: tuple[Stops, ...]
    effect: float
    job: Job | None = None
    page: str = ""
    show: str = ""


@dataclass(frozen=True, slots=True)
class Growth:
    """How much the collection grows: objects ``a_year``, and the hours a week that they take. None: not known."""

    a_year: float | None
    hours_a_week: float
    from_: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """When all is mended at a pace: the day if it goes quickly, as usual, and slowly; None: never, the pile grows.

    ``checked`` are the days on which every object has been checked once besides.
    """

    pace: Pace
    mended: tuple[date | None, date | None, date | None]
    checked: tuple[date | None, date | None, date | None]


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is left to do: ``lines`` in the order of the guide, ``mend`` person-days in all, ``check`` once everything.

    ``handling`` are the days, part of ``mend``, for fetching and putting back. ``rates`` are the paces that were reckoned
    with, by job, in things a person-day; ``own``: some are the museum's own.
    """

    lines: tuple[Line, ...]
    handling: Range
    mend: Range
    check: Range
    growth: Growth
    finishes: tuple[Finish, ...]
    hours_a_day: float
    rates: Rates
    own: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """One of the three things: the work, and why."""

    line: Line
    why: Text | Message


@dataclass(frozen=True)
class Diagnosis:
    """How the documentation stands at a ``date`` (ISO): eight parts, element lists, work left, and the worst findings.

    ``total`` objects; ``alone``: it is a list without a museum, so what only a museum shows is not known. ``first`` is
    the part to go on with, the first in the guide's order that is not met (None: all are).
    """

    guide: Guide
    name: str
    date: str
    total: int
    alone: bool
    parts: tuple[PartState, ...]
    completeness: tuple[Completeness, ...]
    backlog: Backlog
    three: tuple[Advice, ...]
    findings: tuple[Finding, ...]
    answered: Mapping[str, float | None]

    @property
    def first(self) -> PartState | None:
        """The part to go on with, in the guide's order."""
        return next((each for each in self.parts if each.state is not State.MET), None)

    def part(self, part_id: str) -> PartState:
        """Return how a part stands; raises KeyError if there is none."""
        return {each.part.id: each for each in self.parts}[part_id]

    def by(self, standard_id: str) -> Completeness:
        """Return the completeness by one list; raises KeyError if there is none."""
        return {each.standard.id: each for each in self.completeness}[standard_id]

    def count(self, state: State) -> int:
        """Return how many parts are in ``state``."""
        return sum(each.state is state for each in self.parts)

    @property
    def sentence(self) -> Message:
        """The answer in one sentence."""
        if not self.total:
            return say("No object is on record yet: the first step is a list, in any form.")
        police = self.by("object-id").complete or 0
        return say(
            "{objects}: {met} of {parts} parts of the documentation stand firm, {unknown} are not known yet; "
            "{police} could be recognised by the police.",
            objects=say_many("{count} object", "{count} objects", count=self.total),
            met=self.count(State.MET),
            parts=len(self.parts),
            unknown=self.count(State.UNKNOWN),
            police=police,
        )
