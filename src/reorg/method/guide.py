"""What is a documentation system made of, as values? Eight parts, lists of elements, cases, and the work that is to be done.

After the UNESCO-ICCROM-EPA guide on documentation (2010), Object ID, Spectrum and the French decree on registers; steps,
questions, shares, minutes and what counts as complete are this project's. Every item names its sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message, Text
from reorg.method.items import Basis, Option, Source
from reorg.method.quantity import NOTHING, Range
from reorg.method.rates import Rate, Rates, borrowed

MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the documentation; ``options`` go from the worst to the best (0..1). Its id is frozen for ever."""

    id: str
    version: int
    text: Text
    help: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a part: a ``measure`` and the ``question`` asked where it says nothing; ``share`` of the part."""

    measure: str
    question: str
    share: float


@dataclass(frozen=True, slots=True)
class Part:
    """One of the eight parts. ``steps`` describe it from worst to best; ``ahead`` what to do on each but the last.

    ``met`` and ``partly`` are the shares (0..1) from which it counts as met, or as partly met.
    """

    id: str
    name: Text
    asks: Text
    steps: tuple[Text, ...]
    ahead: tuple[Text, ...]
    signs: tuple[Sign, ...]
    met: float
    partly: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class Case:
    """A way in which a part is broken, and what to do with what exists. ``sign`` is what shows it by itself, or ""."""

    id: str
    part: str
    name: Text
    advice: Text
    basis: Basis
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a list of elements asks for; any of ``fields`` answers it, none if reorg keeps no fact for it.

    ``always``: every object has it; otherwise it counts where it applies.
    """

    id: str
    name: Text
    always: bool
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A list of elements. An object is complete with every ``always`` element and ``others`` of the rest.

    ``means`` says what a complete object can do; ``moves``: it is read from moves, not from objects.
    """

    id: str
    name: Text
    means: Text
    elements: tuple[Element, ...]
    others: int
    moves: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work. It counts objects without any of ``fields``, and the ``findings`` named; or is done ``once``.

    ``minutes`` are for one object (quick, usual, slow), ``once`` hours for all. ``open_part``: it counts what the part
    leaves to be done. ``in_hand``: the object is fetched for it. ``settled`` names a measure that, wholly good, shows that
    it is done. ``reach`` is the share of a collection that a job done once is about. ``stops``: codes of what its lack
    stops.
    """

    id: str
    part: str
    name: Text
    why: Text
    source: str
    stops: tuple[str, ...]
    fields: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    minutes: Range = NOTHING
    once: Range = NOTHING
    open_part: bool = False
    in_hand: bool = False
    settled: str = ""
    reach: float = 1.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How many hours a week somebody works at it, and who that is."""

    hours: float
    name: Text | Message


@dataclass(frozen=True, slots=True)
class Work:
    """All jobs in the order of the guide, and the figures that turn them into days.

    ``handling`` minutes to fetch and put back an object; ``finding`` minutes to mend one of a finding that no job
    names and that says none itself, ``spread`` how much quicker and slower than usual one may be; ``check`` and
    ``new_object`` name rates; ``hours_a_day`` of a person-day, ``weeks_a_year`` that are worked.
    """

    jobs: tuple[Job, ...]
    paces: tuple[Pace, ...]
    handling: Range
    finding: Range
    spread: tuple[float, float]
    check: str
    check_name: Text
    new_object: str
    hours_a_day: float
    weeks_a_year: float

    def rates(self) -> Rates:
        """Return what one person does in a day of each job that is done object by object, by its id.

        With ``handling`` and ``finding``, and the rates borrowed from elsewhere.
        """
        found = dict(borrowed())
        minutes = {job.id: (job.minutes, job.name, job.source) for job in self.jobs if job.minutes.low}
        for name, (spread, what, source) in minutes.items():
            found[name] = self._rate(spread, str(what), source)
        return found | {"handling": self._rate(self.handling), "finding": self._rate(self.finding)}

    def _rate(self, minutes: Range, what: str = "", source: str = "ours") -> Rate:
        day = self.hours_a_day * MINUTES_AN_HOUR
        return Rate(day / minutes.high, day / minutes.likely, day / minutes.low, what, source)


@dataclass(frozen=True)
class Guide:
    """The documentation half of RE-ORG, one edition of it.

    ``caution`` is what the guide warns of before anything is checked, ``principle`` how a broken system is mended;
    ``several`` is the id of the answer that ticks cases, ``several_text`` what is asked there; ``loan_words`` are what
    records call a loan.
    """

    edition: str
    caution: Text
    principle: Text
    parts: tuple[Part, ...]
    questions: tuple[Ask, ...]
    several: str
    several_text: Text
    cases: tuple[Case, ...]
    standards: tuple[Standard, ...]
    work: Work
    unknown: Text
    guess: float
    sources: tuple[Source, ...]
    loan_words: tuple[str, ...] = ()

    def part(self, part_id: str) -> Part:
        """Return the part; raises KeyError for one that this edition does not have."""
        return {part.id: part for part in self.parts}[part_id]

    def question(self, question_id: str) -> Ask:
        """Return the question; raises KeyError for one that this edition does not have."""
        return {question.id: question for question in self.questions}[question_id]

    def standard(self, standard_id: str) -> Standard:
        """Return the list of elements; raises KeyError for one that this edition does not have."""
        return {standard.id: standard for standard in self.standards}[standard_id]
