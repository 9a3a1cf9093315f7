"""How do the eight parts of the documentation stand? Measured where the records speak, asked where they do not."""

from __future__ import annotations

from collections.abc import Mapping

from reorg.documentation.diagnosis.cases import broken
from reorg.documentation.diagnosis.look import Look, Reading
from reorg.documentation.diagnosis.measures import MEASURES
from reorg.documentation.diagnosis.value import PartState, Proof
from reorg.language import Message, say
from reorg.method import HOW, UNKNOWN, Answered, Ask, Bar, Part, Sign, State, blend, mean, rounded, state_of

STEP_ENDS = (0.25, 0.6)
"""Shares from which a part stands on its second and third step; on the fourth it stands once it is met (ours)."""


def stand(look: Look, answers: Mapping[str, Answered]) -> tuple[PartState, ...]:
    """Return how each part stands, in the order of the guide."""
    return tuple(_stand(part, look, answers) for part in look.guide.parts)


def _stand(part: Part, look: Look, answers: Mapping[str, Answered]) -> PartState:
    readings = {sign.measure: MEASURES[sign.measure](look) for sign in part.signs if sign.measure}
    found = {name: reading for name, reading in readings.items() if reading is not None}
    bar = rounded(mean((sign.share, _bar(sign, found, look, answers)) for sign in part.signs))
    first, last = step(bar.low, part), step(bar.high, part)
    state, ask = state_of(bar, met=part.met, partly=part.partly), _to_ask(part, found, look, answers)
    ahead = part.ahead[first] if first < len(part.ahead) else None
    return PartState(
        part=part,
        bar=bar,
        state=state,
        first=first,
        last=last,
        next=say("Answer this first: {question}", question=ask[0].text) if state is State.UNKNOWN and ask else ahead,
        proofs=(*_measured(found), *_told(part, found, look, answers)),
        cases=broken(part.id, look),
        ask=ask,
    )


def step(share: float, part: Part) -> int:
    """Return the step (0..3) on which a part of this share stands."""
    return len(part.steps) - 1 if share >= part.met else sum(share >= end for end in STEP_ENDS)


def _bar(sign: Sign, found: Mapping[str, Reading], look: Look, answers: Mapping[str, Answered]) -> Bar:
    answer = answers.get(sign.question)
    opinion = UNKNOWN if answer is None else answer.bar(look.guide.guess)
    reading = found.get(sign.measure)
    return blend(opinion, [] if reading is None else [(1.0, reading.good, reading.bad, 0.0)])


def _measured(found: Mapping[str, Reading]) -> list[Proof]:
    return [Proof(name, each.message, each.page, each.show) for name, each in found.items()]


def _open(question: str, part: Part, found: Mapping[str, Reading]) -> bool:
    """Whether an answer to the question still says something: a sign of it is not wholly measured."""
    return any(
        (reading := found.get(sign.measure)) is None or reading.good + reading.bad < 1 - 1e-9
        for sign in part.signs
        if sign.question == question
    )


def _told(part: Part, found: Mapping[str, Reading], look: Look, answers: Mapping[str, Answered]) -> list[Proof]:
    told = []
    for question in dict.fromkeys(sign.question for sign in part.signs):
        answer = answers.get(question)
        if answer is not None:
            message = _said(look.guide.question(question), answer)
            told.append(
                Proof(question, message, "questions", question, measured=False, counts=_open(question, part, found))
            )
    return told


def _said(ask: Ask, answer: Answered) -> Message:
    if answer.value is None:
        return say("You do not know: {question}", question=ask.text)
    nearest = min(ask.options, key=lambda option: abs(option.value - (answer.value or 0.0)))
    if answer.how:
        return say("You answered: {answer} ({how}).", answer=nearest.text, how=HOW[answer.how])
    return say("You answered: {answer}.", answer=nearest.text)


def _to_ask(part: Part, found: Mapping[str, Reading], look: Look, answers: Mapping[str, Answered]) -> tuple[Ask, ...]:
    asked = []
    for question in dict.fromkeys(sign.question for sign in part.signs):
        answer = answers.get(question)
        if (answer is None or answer.value is None) and _open(question, part, found):
            asked.append(look.guide.question(question))
    return tuple(asked)
