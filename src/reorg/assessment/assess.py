"""How does a museum stand by the four components and the ten criteria, and which answers would say more?

A component or criterion is the weighted mean of what is asked and measured about it. What the museum's own data
measure replaces the answer as far as it goes; what nobody knows widens the bar; a danger, or one that cannot be ruled
out, holds it down. The formulas are ours; ``docs/explanation/scoring.md`` explains them with an example.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reorg.assessment.answers import Answer, read
from reorg.assessment.measures import MEASURES
from reorg.assessment.points import Answers as Points
from reorg.assessment.points import alarms, detail, point_evidence, read_points, worst_room
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
    Point,
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
    """Return how ``museum`` stands by ``method``, from its answers and from what its own data measure.

    What was answered to the points of the full self-evaluation counts in place of the short answer that they go into.
    """
    return standing_by(weigh(museum, method))


def standing_by(weighing: Weighing) -> Assessment:
    """Return how a museum stands by what was weighed."""
    matters, asked = _matters(weighing.method), len(weighing.method.questions)
    return _assessment(matters, weighing, _narrow(matters, weighing), asked=asked, answered=weighing.answered)


def weigh(museum: Museum, method: Method) -> Weighing:
    """Return what there is to weigh: what is measured, and what was answered, to the short questions and the points."""
    readings = _readings(Sight(museum, method))
    return Weighing(method, readings, read(museum.answers, method), read_points(museum, method))


def weighed(weighing: Weighing) -> Assessment:
    """Return how a museum stands by the points alone: the short answers stand in for nothing; open points are unknown."""
    matters = _matters(weighing.method)
    alone = replace(weighing, answers={})
    asked = [bar for point in weighing.method.points for bar in weighing.points.of(point)]
    given = sum(answer is not None and answer.value is not None for _, answer in asked)
    return _assessment(matters, alone, _narrow_points(matters, alone), asked=len(asked), answered=given)


def matter_of(method: Method, matter_id: str) -> _Matter:
    """Return what a component or criterion is about; raises KeyError for one that this edition does not have."""
    return {matter.id: matter for matter in _matters(method)}[matter_id]


def score_of(matter: _Matter, weighing: Weighing) -> Score:
    """Return how one matter stands."""
    return _score(matter, weighing)


def _assessment(
    matters: list[_Matter], weighing: Weighing, narrow: tuple[Narrowing, ...], *, asked: int, answered: int
) -> Assessment:
    scores = {matter.id: _score(matter, weighing) for matter in matters}
    method = weighing.method
    return Assessment(
        edition=method.edition,
        components=tuple(scores[component.id] for component in method.components),
        criteria=tuple(scores[criterion.id] for criterion in method.criteria),
        narrow=narrow,
        answered=answered,
        asked=asked,
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
    """What a score is about: a component or a criterion, with the questions and measures that speak of it.

    ``area``: of the points that go into its questions, those of this component alone count; "" for all of them.
    """

    id: str
    name: Text
    met: float
    partly: float
    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]
    area: str = ""

    def asks(self, question_id: str) -> bool:
        """Return whether a short question speaks of it."""
        return any(each.id == question_id for each in self.questions)


def _matters(method: Method) -> list[_Matter]:
    def matter(each: Component | Criterion, questions: Iterable[Question], measures: Iterable[Measure]) -> _Matter:
        area = each.id if isinstance(each, Component) else ""
        return _Matter(each.id, each.name, each.met, each.partly, tuple(questions), tuple(measures), area)

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
class Weighing:
    """What is weighed: what is measured, the short answers, the points. ``unmeasured`` questions are told by answers alone."""

    method: Method
    readings: Mapping[str, Reading]
    answers: Answers
    points: Points = field(default_factory=Points)
    unmeasured: frozenset[str] = frozenset()

    @property
    def answered(self) -> int:
        """How many of the short questions have an answer that says something."""
        return sum(answer.value is not None for answer in self.answers.values())

    def answering(self, question: Question, value: float) -> Weighing:
        """Return this as if a short question had been answered with ``value``."""
        return replace(self, answers={**self.answers, question.id: Answer(question, value)})

    def into(self, question: Question, area: str = "") -> list[Point]:
        """Return the points that go into a short question: those of one area; or all that speak of its criterion."""
        every = (point for point in self.method.points if point.under == question.id)
        return [point for point in every if point.area == area or not (area or point.component_only)]

    def told(self, question: Question, area: str) -> Bar:
        """Return what people say to a question: the points that go into it as far as they are answered, else the short answer."""
        short = self.opinion(question)
        said = detail(self.into(question, area), self.points, guess=self.method.guess, short=short)
        return short if said is None else said

    def opinion(self, question: Question) -> Bar:
        """Return the bar of the short answer to a question."""
        answer = self.answers.get(question.id)
        return UNKNOWN if answer is None else answer.bar(self.method.guess)

    def standing_in(self, question: Question) -> list[tuple[Measure, Reading]]:
        """Return what was measured in place of the question."""
        if question.id in self.unmeasured:
            return []
        return [
            (measure, self.readings[measure.id])
            for measure in self.method.measures
            if measure.question == question.id and measure.id in self.readings
        ]

    def caps(self, question: Question) -> tuple[float, float]:
        """Return how far the question holds the low and the high end down: a danger not ruled out, or there.

        Where a starred point that goes into it was answered, in any room, points say so in its place.
        """
        short = self.opinion(question)
        starred = [point for point in self.into(question) if point.star is not None and self.points.any(point)]
        bars = [(point.star, bar) for point in starred for bar in self.points.bars(point, self.method.guess, short)]
        bars = bars or [(question.star, short)]
        lows = [star.cap for star, bar in bars if star is not None and bar.low < star.below]
        highs = [star.cap for star, bar in bars if star is not None and bar.high < star.below]
        return min(lows, default=1.0), min(highs, default=1.0)

    def bar(self, matter: _Matter) -> Bar:
        """Return the bar of a component or criterion."""
        parts = [
            (
                1.0,
                blend(
                    self.told(question, matter.area),
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


def _score(matter: _Matter, weighing: Weighing) -> Score:
    bar = weighing.bar(matter)
    evidence: list[Evidence] = []
    read_: list[Reading] = []
    danger = False
    gone_into: list[Point] = []
    for question in matter.questions:
        found = weighing.standing_in(question)
        read_ += [reading for _, reading in found]
        evidence += [each for _, reading in found for each in reading.evidence]
        answer = weighing.answers.get(question.id)
        replaced = sum(measure.share * reading.known for measure, reading in found)
        points = weighing.into(question, matter.area)
        gone_into += points
        told = [each for point in points if (each := point_evidence(point, weighing.points, replaced))]
        evidence += told
        if answer is not None and not (points and all(weighing.points.any(point) for point in points)):
            evidence.append(answer.evidence(weighing.method.unknown, replaced))
        if weighing.caps(question)[1] < 1.0:
            danger = True
            evidence[:0] = _alarms(question, weighing)
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
        worst=_worst(read_) or _worst_told(gone_into, weighing),
    )


def _alarms(question: Question, weighing: Weighing) -> list[Evidence]:
    told = [
        found for point in weighing.into(question) if (found := alarms(point, weighing.points, weighing.method.guess))
    ]
    if told or question.star is None:
        return told
    return [
        Evidence(question.id, say("{danger}", danger=question.star.text), (question.id,), "question", measured=False)
    ]


def _worst_told(points: Iterable[Point], weighing: Weighing) -> Evidence | None:
    found = worst_room(points, weighing.points)
    return found[1] if found else None


def _worst(readings: Iterable[Reading]) -> Evidence | None:
    """Return the worst place of the measure on which most is bad."""
    found = [reading for reading in readings if reading.worst is not None]
    return max(found, key=lambda reading: reading.bad).worst if found else None


def _narrow(matters: list[_Matter], weighing: Weighing) -> tuple[Narrowing, ...]:
    """Return the unanswered questions whose answers would narrow the bars most, on the mean of their options."""
    found = []
    for question in weighing.method.questions:
        answer = weighing.answers.get(question.id)
        if answer is None or answer.value is None:
            concerned = [matter for matter in matters if matter.asks(question.id)]  # the others stay as they are
            now = sum(_width(weighing.bar(matter)) for matter in concerned)
            after = [_answered(concerned, weighing, question, option.value) for option in question.options]
            by = round(now - sum(after) / len(after), 6)
            if by > 0:
                found.append(Narrowing(question, by))
    found.sort(key=lambda each: -each.by)
    return tuple(found[:MOST_NARROWING])


def _answered(matters: list[_Matter], weighing: Weighing, question: Question, value: float) -> float:
    answers = {**weighing.answers, question.id: Answer(question, value)}
    supposed = replace(weighing, answers=answers)
    return sum(_width(supposed.bar(matter)) for matter in matters)


def _narrow_points(matters: list[_Matter], weighing: Weighing) -> tuple[Narrowing, ...]:
    """Return the open points whose answers, for one room where they ask by room, would narrow the bars most: by trying each."""
    found = []
    for point in weighing.method.points:
        if all(answer is not None and answer.value is not None for _, answer in weighing.points.of(point)):
            continue
        concerned = [each for each in matters if each.asks(point.under)]
        now = sum(_width(weighing.bar(matter)) for matter in concerned)
        supposed = (replace(weighing, points=weighing.points.supposing(point, each.value)) for each in point.options)
        after = [sum(_width(each.bar(matter)) for matter in concerned) for each in supposed]
        by = round(now - sum(after) / len(after), 6)
        if by > 0:
            found.append(Narrowing(point, by))
    found.sort(key=lambda each: -each.by)
    return tuple(found[:MOST_NARROWING])


def _width(bar: Bar) -> float:
    return bar.high - bar.low
