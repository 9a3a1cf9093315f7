"""What was answered to a question, and how is it known?"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reorg.language import Message, say
from reorg.method.bar import UNKNOWN, Bar, told

GUESSED, MEASURED = "guessed", "measured"
HOW: Mapping[str, Message] = MappingProxyType(
    {"seen": say("seen"), MEASURED: say("measured"), "told": say("told"), GUESSED: say("guessed")}
)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that counts: ``value`` 0..1, or None for "don't know"; ``how`` it is known, or ""."""

    value: float | None
    how: str = ""
    version: int = 0
    note: str = ""

    def bar(self, guess: float) -> Bar:
        """Return the bar it gives; one that was guessed is less sure by ``guess`` to either side."""
        if self.value is None:
            return UNKNOWN
        return told(self.value, guess if self.how == GUESSED else 0.0)


def answered(
    answers: Mapping[str, Mapping[str, object]], asked: Collection[str], *, first: Callable[[str], str]
) -> dict[str, Answered]:
    """Return the answer that counts to each of the questions ``asked`` (ids) that has one, in their order.

    ``answers`` are a museum's: id → facts (question, version, value, how, note). Where a question has several ids, the
    one that ``first`` makes of the question's id counts, else the newest version. A value outside 0..1 that is not
    "unknown" is no answer. Values mean the same in every version of a question's wording, so all versions count.
    """
    found: dict[str, tuple[tuple[bool, int, str], Answered]] = {}
    for key, facts in answers.items():
        question = str(facts.get("question", ""))
        answer = _answered(facts) if question in asked else None
        if answer:
            rank = (key == first(question), answer.version, key)
            if question not in found or found[question][0] < rank:
                found[question] = (rank, answer)
    return {name: found[name][1] for name in asked if name in found}


def _answered(facts: Mapping[str, object]) -> Answered | None:
    said, version, how = facts.get("value"), facts.get("version"), str(facts.get("how", ""))
    value: float | None = None
    if isinstance(said, int | float) and not isinstance(said, bool):
        value = float(said)
        if not math.isfinite(value) or not 0 <= value <= 1:
            return None
    elif said != "unknown":
        return None
    return Answered(
        value, how if how in HOW else "", version if isinstance(version, int) else 0, str(facts.get("note", ""))
    )
