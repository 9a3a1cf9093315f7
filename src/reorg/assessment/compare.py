"""What has changed between two assessments: before and after, or this museum and that one?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reorg.assessment.score import Assessment, Score
from reorg.language import Message, number, say


class Direction(StrEnum):
    """How a bar moved.

    Clearer and less clear: one bar lies inside the other and more or less is known, so that nothing else need have
    changed. Better and worse are certain, because the bars do not overlap; where they do, it is only probable.
    """

    BETTER = "better"
    PROBABLY_BETTER = "probably better"
    CLEARER = "clearer"
    LESS_CLEAR = "less clear"
    PROBABLY_WORSE = "probably worse"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Change:
    """One component or criterion that changed: ``before``, ``after`` and in which ``direction``."""

    before: Score
    after: Score
    direction: Direction

    @property
    def message(self) -> Message:
        """The change in one sentence, with both bars in %."""
        return say(
            "{name}: {before}, now {after}; {direction}.",
            name=self.after.name,
            before=_bar(self.before),
            after=_bar(self.after),
            direction=_SAID[self.direction],
        )


_SAID = {
    Direction.BETTER: say("better"),
    Direction.PROBABLY_BETTER: say("probably better"),
    Direction.CLEARER: say("known more closely"),
    Direction.LESS_CLEAR: say("known less closely"),
    Direction.PROBABLY_WORSE: say("probably worse"),
    Direction.WORSE: say("worse"),
}


def compare(before: Assessment, after: Assessment) -> list[Change]:
    """Return what changed, components first, in the order of ``after``; what is equal is left out.

    Two editions of the method are compared on what both have.
    """
    changes = _changes(before.components, after.components)
    return changes + _changes(before.criteria, after.criteria)


def _changes(before: Sequence[Score], after: Sequence[Score]) -> list[Change]:
    earlier = {score.id: score for score in before}
    return [
        Change(earlier[score.id], score, _direction(earlier[score.id], score))
        for score in after
        if score.id in earlier and (earlier[score.id].low, earlier[score.id].high) != (score.low, score.high)
    ]


def _direction(before: Score, after: Score) -> Direction:
    if before.low <= after.low and after.high <= before.high and after.known > before.known:
        return Direction.CLEARER
    if after.low <= before.low and before.high <= after.high and after.known < before.known:
        return Direction.LESS_CLEAR
    if after.low >= before.high:
        return Direction.BETTER
    if after.high <= before.low:
        return Direction.WORSE
    if rise := round(after.low + after.high - before.low - before.high, 6):
        return Direction.PROBABLY_BETTER if rise > 0 else Direction.PROBABLY_WORSE
    return Direction.CLEARER if after.width < before.width else Direction.LESS_CLEAR


def _bar(score: Score) -> Message:
    if score.low == score.high:
        return say("{percent} %", percent=number(100 * score.low))
    return say("{low} to {high} %", low=number(100 * score.low), high=number(100 * score.high))
