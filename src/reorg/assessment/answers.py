"""What was answered, how is it known, and what does it say of the matter?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reorg.assessment.score import Evidence
from reorg.language import Message, Text, number, say
from reorg.method import HOW, MEASURED, Answered, Bar, Method, Question, answered
from reorg.museum import Facts, identity


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
        return Answered(self.value, self.how).bar(guess)

    def evidence(self, unknown: Text, replaced: float) -> Evidence:
        """Return the answer as evidence, of which the share ``replaced`` (0..1) is measured by the museum's data."""
        said = say("Answer: {answer}.", answer=unknown if self.value is None else self._words(self.value))
        if self.value is not None and self.how:
            said = say("Answer: {answer} ({how}).", answer=self._words(self.value), how=HOW[self.how])
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
    """Return the answer that counts to each question of ``method`` that has one (see reorg.method.answered)."""
    known = {question.id: question for question in method.questions}
    found = answered(answers, known, first=lambda question: identity("a", question))
    return {name: Answer(known[name], each.value, each.how, each.version, each.note) for name, each in found.items()}
