"""How does a museum stand by the four components and the ten criteria, and which answers would say more?

A component or criterion is the weighted mean of what is asked and measured about it. What the museum's own data
measure replaces the answer as far as it goes; what nobody knows widens the bar; a danger, or one that cannot be ruled
out, holds it down. The formulas are ours; ``docs/explanation/scoring.md`` explains them with an example.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reorg.assessment.answers import Answer, read
from reorg.assessment.measures import MEASURES
from reorg.assessment.score import Assessment, Evidence, Narrowing, Score
from reorg.assessment.sight import Reading, Sight
from reorg.language import Text, say
from reorg.method import (
    UNKNOWN,
    Bar,
    Component,
    Criterion,
    Measure,
    Method,
    Question,
    State,
    blend,
    held,
    mean,
    rounded,
    state_of,
)
from reorg.museum import Facts, Museum, identity

MOST_NARROWING = 3
Answers = Mapping[str, Answer]


def assess(museum: Museum, method: Method) -> Assessment:
    """Return how ``museum`` stands by ``method``, from its answers and from what its own data measure."""
    sight = Sight(museum, method)
    readings = _readings(sight)
    answers = read(museum.answers, method)
    matters = _matters(method)
    scores = {matter.id: _score(matter, _Weighing(method, readings, answers)) for matter in matters}
    return Assessment(
        edition=method.edition,
        components=tuple(scores[component.id] for component in method.components),
        criteria=tuple(scores[criterion.id] for criterion in method.criteria),
        narrow=_narrow(matters, _Weighing(method, readings, answers)),
        answered=sum(answer.value is not None for answer in answers.values()),
        asked=len(method.questions),
    )


def triage(answers: Mapping[str, float | str | Facts], method: Method) -> Assessment:
    """Return how somebody stands who has no museum here yet: the same as a museum that holds nothing but answers.

    ``answers`` gives by question id a value 0..1, or "unknown", or facts (value, how, version, note).
    """
    facts = {
        identity("a", question): {"question": question, **(said if isinstance(said, Mapping) else {"value": said})}
        for question, said in answers.items()
    }
    return assess(Museum(answers=facts), method)


def _readings(sight: Sight) -> dict[str, Reading]:
    read_ = {measure.id: MEASURES[measure.id](sight) for measure in sight.method.measures}
    return {name: reading for name, reading in read_.items() if reading is not None}


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a score is about: a component or a criterion, with the questions and measures that speak of it."""

    id: str
    name: Text
    met: float
    partly: float
    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]


def _matters(method: Method) -> list[_Matter]:
    def matter(each: Component | Criterion, questions: Iterable[Question], measures: Iterable[Measure]) -> _Matter:
        return _Matter(each.id, each.name, each.met, each.partly, tuple(questions), tuple(measures))

    by_component = [
        matter(
            each,
            (question for question in method.questions if each.id in question.components),
            (measure for measure in method.measures if not measure.question and each.id in measure.components),
        )
        for each in method.components
    ]
    by_criterion = [
        matter(each, (question for question in method.questions if each.id in question.criteria), ())
        for each in method.criteria
    ]
    return by_component + by_criterion


@dataclass(frozen=True, slots=True)
class _Weighing:
    method: Method
    readings: Mapping[str, Reading]
    answers: Answers

    def opinion(self, question: Question) -> Bar:
        answer = self.answers.get(question.id)
        return UNKNOWN if answer is None else answer.bar(self.method.guess)

    def standing_in(self, question: Question) -> list[tuple[Measure, Reading]]:
        """Return what was measured in place of the question."""
        return [
            (measure, self.readings[measure.id])
            for measure in self.method.measures
            if measure.question == question.id and measure.id in self.readings
        ]

    def caps(self, question: Question) -> tuple[float, float]:
        """Return how far the question holds the low and the high end down: a danger not ruled out, or there."""
        star, opinion = question.star, self.opinion(question)
        if star is None:
            return 1.0, 1.0
        return (star.cap if opinion.low < star.below else 1.0), (star.cap if opinion.high < star.below else 1.0)

    def bar(self, matter: _Matter) -> Bar:
        parts = [
            (
                1.0,
                blend(
                    self.opinion(question),
                    [
                        (measure.share, reading.good, reading.bad, reading.either)
                        for measure, reading in self.standing_in(question)
                    ],
                ),
            )
            for question in matter.questions
        ]
        for measure in matter.measures:
            reading = self.readings.get(measure.id)
            seen = [] if reading is None else [(1.0, reading.good, reading.bad, reading.either)]
            parts.append((measure.share, blend(UNKNOWN, seen)))
        caps = [self.caps(question) for question in matter.questions]
        low_cap, high_cap = min((low for low, _ in caps), default=1.0), min((high for _, high in caps), default=1.0)
        return rounded(held(mean(parts), low_cap, high_cap))


def _score(matter: _Matter, weighing: _Weighing) -> Score:
    bar = weighing.bar(matter)
    evidence: list[Evidence] = []
    read_: list[Reading] = []
    danger = False
    for question in matter.questions:
        found = weighing.standing_in(question)
        read_ += [reading for _, reading in found]
        evidence += [each for _, reading in found for each in reading.evidence]
        answer = weighing.answers.get(question.id)
        if answer is not None:
            replaced = sum(measure.share * reading.known for measure, reading in found)
            evidence.append(answer.evidence(weighing.method.unknown, replaced))
        if weighing.caps(question)[1] < 1.0 and question.star is not None:
            danger = True
            evidence.insert(0, _alarm(question))
    for measure in matter.measures:
        if measure.id in weighing.readings:
            read_.append(weighing.readings[measure.id])
            evidence += weighing.readings[measure.id].evidence
    return Score(
        id=matter.id,
        name=matter.name,
        low=bar.low,
        high=bar.high,
        known=bar.known,
        measured=any(each.measured and each.counts for each in evidence),
        state=State.DANGER if danger else state_of(bar, met=matter.met, partly=matter.partly),
        evidence=tuple(evidence),
        worst=_worst(read_),
    )


def _alarm(question: Question) -> Evidence:
    assert question.star is not None
    return Evidence(question.id, say("{danger}", danger=question.star.text), (question.id,), "question", measured=False)


def _worst(readings: Iterable[Reading]) -> Evidence | None:
    """Return the worst place of the measure on which most is bad."""
    found = [reading for reading in readings if reading.worst is not None]
    return max(found, key=lambda reading: reading.bad).worst if found else None


def _narrow(matters: list[_Matter], weighing: _Weighing) -> tuple[Narrowing, ...]:
    """Return the unanswered questions whose answers would narrow the bars most, on the mean of their options."""
    now = sum(_width(weighing.bar(matter)) for matter in matters)
    found = []
    for question in weighing.method.questions:
        answer = weighing.answers.get(question.id)
        if answer is None or answer.value is None:
            after = [_answered(matters, weighing, question, option.value) for option in question.options]
            by = round(now - sum(after) / len(after), 6)
            if by > 0:
                found.append(Narrowing(question, by))
    found.sort(key=lambda each: -each.by)
    return tuple(found[:MOST_NARROWING])


def _answered(matters: list[_Matter], weighing: _Weighing, question: Question, value: float) -> float:
    answers = {**weighing.answers, question.id: Answer(question, value)}
    supposed = _Weighing(weighing.method, weighing.readings, answers)
    return sum(_width(supposed.bar(matter)) for matter in matters)


def _width(bar: Bar) -> float:
    return bar.high - bar.low
