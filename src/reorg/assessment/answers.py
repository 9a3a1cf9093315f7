"""What was answered, how is it known, and what does it say of the matter?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from reorg.assessment.score import Evidence
from reorg.language import Message, Text, number, say
from reorg.method import UNKNOWN, Bar, Method, Question, told
from reorg.museum import Facts, identity

GUESSED, MEASURED = "guessed", "measured"
_HOW = {
    "seen": say("seen"),
    MEASURED: say("measured"),
    "told": say("told"),
    GUESSED: say("guessed"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer that counts to one question: ``value`` 0..1, or None for "don't know"; ``how`` it is known, or ""."""

    question: Question
    value: float | None
    how: str = ""
    version: int = 0
    note: str = ""

    @property
    def measured(self) -> bool:
        """Whether it was measured, by a count or a test."""
        return self.value is not None and self.how == MEASURED

    def bar(self, guess: float) -> Bar:
        """Return the bar it gives; one that was guessed is less sure by ``guess`` to either side."""
        if self.value is None:
            return UNKNOWN
        return told(self.value, guess if self.how == GUESSED else 0.0)

    def evidence(self, unknown: Text, replaced: float) -> Evidence:
        """Return the answer as evidence, of which the share ``replaced`` (0..1) is measured by the museum's data."""
        said = say("Answer: {answer}.", answer=unknown if self.value is None else self._words(self.value))
        if self.value is not None and self.how:
            said = say("Answer: {answer} ({how}).", answer=self._words(self.value), how=_HOW[self.how])
        if self.value is not None and replaced > 1 - 1e-9:
            said = say("{said} The museum's own data count instead.", said=said)
        elif self.value is not None and replaced > 0:
            said = say(
                "{said} The museum's own data count for {percent} % of this, the answer for the rest.",
                said=said,
                percent=round(100 * replaced, 1),
            )
        if 0 < self.version < self.question.version:
            said = say("{said} It was given to an older wording of the question.", said=said)
        counts = self.value is not None and replaced <= 1 - 1e-9
        return Evidence(self.question.id, said, (self.question.id,), "question", self.measured, counts)

    def _words(self, value: float) -> Message | Text:
        nearest = min(self.question.options, key=lambda option: abs(option.value - value))
        if abs(nearest.value - value) < 0.005:
            return nearest.text
        return say("{percent} %", percent=number(100 * value))


def read(answers: Mapping[str, Facts], method: Method) -> dict[str, Answer]:
    """Return the answer that counts to each question of ``method`` that has one.

    ``answers`` are a museum's: id → facts (question, version, value, how, note). Where a question has several ids, the
    one made by ``identity("a", question)`` counts, else the newest version. A value outside 0..1 that is not
    "unknown" is no answer. Values mean the same in every version of a question's wording, so all versions count.
    """
    known = {question.id: question for question in method.questions}
    found: dict[str, tuple[tuple[bool, int, str], Answer]] = {}
    for answer_id, facts in answers.items():
        question = known.get(str(facts.get("question", "")))
        answer = _answer(question, facts) if question else None
        if question and answer:
            rank = (answer_id == identity("a", question.id), answer.version, answer_id)
            if question.id not in found or found[question.id][0] < rank:
                found[question.id] = (rank, answer)
    return {name: found[name][1] for name in known if name in found}


def _answer(question: Question, facts: Facts) -> Answer | None:
    said, version, how = facts.get("value"), facts.get("version"), str(facts.get("how", ""))
    value: float | None = None
    if isinstance(said, int | float) and not isinstance(said, bool):
        value = float(said)
        if not math.isfinite(value) or not 0 <= value <= 1:
            return None
    elif said != "unknown":
        return None
    return Answer(
        question,
        value,
        how if how in _HOW else "",
        version if isinstance(version, int) else 0,
        str(facts.get("note", "")),
    )
