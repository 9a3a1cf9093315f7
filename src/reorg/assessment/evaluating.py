"""How does a museum stand by the full self-evaluation, what does it want, what would turn a criterion, what changed?

A result of an older questionnaire stays comparable: the numbers of questions are frozen, and only what both asked is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reorg.assessment.assess import Weighing, matter_of, score_of, weigh, weighed
from reorg.assessment.compare import Change, compare
from reorg.assessment.score import Assessment, Evidence, Score
from reorg.assessment.sight import Reading
from reorg.language import Message, Text, say_many
from reorg.method import Method, Point, Question, State
from reorg.museum import Facts, Museum

MOST_TURNS = 6


def evaluate(museum: Museum, method: Method) -> Assessment:
    """Return how a museum stands by the points of the full self-evaluation and by what its own data measure, and nothing else.

    ``narrow`` names the open points whose answers would narrow the bars most; ``answered`` and ``asked`` count answers, one
    for each room where a point is asked by room.
    """
    return weighed(weigh(museum, method))


def wanting(answers: Mapping[str, Facts]) -> dict[str, Facts]:
    """Return answers as they are wanted one day: where a museum said so, that; else as they are."""
    return {key: {**facts, "value": facts["wanted"]} if "wanted" in facts else facts for key, facts in answers.items()}


def wanted_questions(answers: Mapping[str, Facts], method: Method) -> frozenset[str]:
    """Return the short questions into which something goes that is wanted: what is measured today says nothing of those."""
    under = {point.id: point.under for point in method.points}
    return frozenset(
        under[name] for facts in answers.values() if "wanted" in facts and (name := str(facts.get("question"))) in under
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that would raise a criterion: what it is about, from which answer to which, to which ``state`` that brings it.

    ``question`` and ``options`` for what is answered (``now`` None: nobody has answered yet); ``evidence`` for what is
    measured: what counts against it. ``by`` is how much the low end rises (0..1).
    """

    by: float
    state: State
    question: Question | None = None
    now: Text | None = None
    then: Text | None = None
    evidence: Evidence | None = None


def turns(weighing: Weighing, criterion: str) -> list[Turn]:
    """Return what would raise a criterion most, the greatest first: each is tried by itself, and all else stays as it is."""
    matter = matter_of(weighing.method, criterion)
    before = score_of(matter, weighing)
    found: list[Turn] = []
    for question in matter.questions:
        points = weighing.into(question)
        found += [_by_point(weighing, criterion, before, point) for point in points]
        if not any(weighing.points.any(point) for point in points):
            found.append(_by_answer(weighing, criterion, before, question))
        for measure, reading in weighing.standing_in(question):
            if reading.bad > 0:
                mended = replace(reading, good=reading.good + reading.bad, bad=0.0)
                after = score_of(matter, replace(weighing, readings={**weighing.readings, measure.id: mended}))
                found.append(Turn(round(after.low - before.low, 6), after.state, evidence=_against(reading)))
    found = [turn for turn in found if turn.by > 0]
    return sorted(found, key=lambda turn: -turn.by)[:MOST_TURNS]


def _against(reading: Reading) -> Evidence | None:
    return reading.evidence[0] if reading.evidence else None


def _by_point(weighing: Weighing, criterion: str, before: Score, point: Point) -> Turn:
    best = point.options[-1]
    points = weighing.points
    given = [answer.value for _, answer in points.of(point) if answer is not None and answer.value is not None]
    for _ in points.of(point):
        points = points.bettering(point, best.value)
    after = score_of(matter_of(weighing.method, criterion), replace(weighing, points=points))
    low = min(given, default=None)
    now = None if low is None else min(point.options, key=lambda option: abs(option.value - low)).text
    return Turn(round(after.low - before.low, 6), after.state, point, now, best.text)


def _by_answer(weighing: Weighing, criterion: str, before: Score, question: Question) -> Turn:
    best = question.options[-1]
    answer = weighing.answers.get(question.id)
    after = score_of(matter_of(weighing.method, criterion), weighing.answering(question, best.value))
    value = None if answer is None else answer.value
    now = None if value is None else min(question.options, key=lambda option: abs(option.value - value)).text
    return Turn(round(after.low - before.low, 6), after.state, question, now, best.text)


@dataclass(frozen=True)
class Compared:
    """Two evaluations on what both questionnaires asked: the two results, what changed, and what only one of them asked."""

    before: Assessment
    after: Assessment
    changes: tuple[Change, ...]
    asked: int
    left_out: tuple[Question, ...]
    reworded: tuple[Question, ...]

    @property
    def sentence(self) -> Message:
        """What is compared, in words."""
        said = say_many("Compared on {count} question.", "Compared on {count} questions.", count=self.asked)
        if self.left_out:
            said = say_many(
                "{said} {count} is left out: only one of the two questionnaires asked it.",
                "{said} {count} are left out: only one of the two questionnaires asked them.",
                count=len(self.left_out), said=said,
            )  # fmt: skip
        if self.reworded:
            said = say_many(
                "{said} {count} was worded otherwise then.", "{said} {count} were worded otherwise then.",
                count=len(self.reworded), said=said,
            )  # fmt: skip
        return said


def compare_evaluations(before: tuple[Museum, Method], after: tuple[Museum, Method]) -> Compared:
    """Return two evaluations compared, each a museum as it stood and the questionnaire in use then, on what both asked."""
    (museum_then, then), (museum_now, now) = before, after
    both = common(then, now)
    results = [evaluate(museum, both) for museum in (museum_then, museum_now)]
    kept = {each.id for each in both.points}
    wording = {each.id: each.version for each in then.points}
    return Compared(
        results[0], results[1], tuple(compare(*results)), len(kept),
        tuple(each for each in _once((*then.points, *now.points)) if each.id not in kept),
        tuple(each for each in both.points if wording[each.id] != each.version),
    )  # fmt: skip


def _once(points: Iterable[Point]) -> Iterable[Point]:
    return {point.id: point for point in points}.values()


def common(before: Method, after: Method) -> Method:
    """Return the later questionnaire with nothing but what the earlier one asked and measured as well."""
    points, questions = ({each.id for each in group} for group in (before.points, before.questions))
    measures = {each.id for each in before.measures}
    return replace(
        after,
        points=tuple(each for each in after.points if each.id in points and each.under in questions),
        questions=tuple(each for each in after.questions if each.id in questions),
        measures=tuple(each for each in after.measures if each.id in measures),
    )
