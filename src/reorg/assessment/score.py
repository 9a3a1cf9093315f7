"""How does the museum stand on one matter, how sure are we, and what is it read from?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reorg.language import Message, Text, say, say_many
from reorg.method import Question, State


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that a score rests on: a sentence with its figures, and the ids of what they count.

    ``source`` is the measure or the question it comes from. ``about`` holds ids of subjects of kind ``subject``
    ("object", "place", "question" or "trial"). ``counts`` is false for an answer that measurements replace altogether.
    """

    source: str
    message: Message
    about: tuple[str, ...]
    subject: str
    measured: bool
    counts: bool = True

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Score:
    """One component or criterion: a bar from ``low`` to ``high`` (0..1), and how much of it is ``known`` (0..1).

    ``measured``: whether the museum's data, or a measured answer, say at least a part of it. ``worst``: the worst
    place, where a mean would hide it.
    """

    id: str
    name: Text
    low: float
    high: float
    known: float
    measured: bool
    state: State
    evidence: tuple[Evidence, ...] = ()
    worst: Evidence | None = None

    @property
    def width(self) -> float:
        """How wide the bar is: 0 if all is known, 1 if nothing is."""
        return self.high - self.low

    def to_data(self) -> dict[str, object]:
        """Return the score as plain values, the sentences in the language in use."""
        return {
            "id": self.id,
            "name": str(self.name),
            "low": self.low,
            "high": self.high,
            "known": self.known,
            "state": self.state.value,
            "measured": self.measured,
            "evidence": [str(each) for each in self.evidence],
            "worst": None if self.worst is None else str(self.worst),
        }


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A question without an answer, and by how much (sum of widths) its answer would narrow the bars on average."""

    question: Question
    by: float

    def to_data(self) -> dict[str, object]:
        """Return it as plain values, the question in the language in use."""
        return {"id": self.question.id, "name": str(self.question.text), "by": self.by}


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a museum stands, by the components and the criteria of an edition of the method.

    ``answered`` and ``asked`` count the questions; ``narrow`` holds the questions, three at most, whose answers would
    narrow the bars most, the first one most.
    """

    edition: str
    components: tuple[Score, ...]
    criteria: tuple[Score, ...]
    narrow: tuple[Narrowing, ...]
    answered: int
    asked: int

    def component(self, component_id: str) -> Score:
        """Return the score of a component; raises KeyError if there is none."""
        return _by_id(self.components, component_id)

    def criterion(self, criterion_id: str) -> Score:
        """Return the score of a criterion; raises KeyError if there is none."""
        return _by_id(self.criteria, criterion_id)

    def count(self, state: State) -> int:
        """Return how many criteria are in ``state``."""
        return sum(score.state is state for score in self.criteria)

    @property
    def sentence(self) -> Message:
        """The answer in one sentence."""
        counts = {state.value: self.count(state) for state in State}
        said = say(
            "Of {total} criteria: {met} met, {partly} partly met, {not_met} not met, {unknown} not known yet.",
            total=len(self.criteria),
            met=counts["met"],
            partly=counts["partly"],
            not_met=counts["not"],
            unknown=counts["unknown"],
        )
        if not counts["danger"]:
            return said
        return say_many(
            "{count} criterion is in danger: see to it first. {rest}",
            "{count} criteria are in danger: see to them first. {rest}",
            count=counts["danger"],
            rest=said,
        )

    def to_data(self) -> dict[str, object]:
        """Return the assessment as plain values; the keys are stable, the sentences in the language in use.

        ``edition`` · ``sentence`` · ``answered``, ``asked`` (questions) · ``components``, ``criteria``: lists of
        {``id``, ``name``, ``low``, ``high``, ``known`` (0..1), ``state`` (met, partly, not, unknown, danger),
        ``measured``, ``evidence`` (sentences), ``worst`` (sentence or null)} · ``narrow``: list of {``id``, ``name``
        (the question), ``by``}.
        """
        return {
            "edition": self.edition,
            "sentence": str(self.sentence),
            "answered": self.answered,
            "asked": self.asked,
            "components": [score.to_data() for score in self.components],
            "criteria": [score.to_data() for score in self.criteria],
            "narrow": [each.to_data() for each in self.narrow],
        }


def _by_id(scores: Iterable[Score], score_id: str) -> Score:
    for score in scores:
        if score.id == score_id:
            return score
    raise KeyError(score_id)
