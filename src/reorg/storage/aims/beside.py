"""What does one plan do better than another, and what worse, in words?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reorg.language import Message, say, say_many
from reorg.storage.aims.aim import Aim, aims_of
from reorg.storage.plan import Plan

SMALL = {"": 0.5, "m": 0.05, "days": 0.05}
"""By unit: less than this is no difference that can be shown."""


@dataclass(frozen=True)
class Difference:
    """One aim in two plans: ``change`` is the second's value less the first's, so below 0 the second is better.

    ``sentence`` says what becomes better or worse, None where both do as well.
    """

    aim: Aim
    other: Aim
    change: float
    sentence: Message | None

    @property
    def better(self) -> bool:
        """Whether the second plan does better here."""
        return self.sentence is not None and self.change < 0

    @property
    def worse(self) -> bool:
        """Whether the second plan does worse here."""
        return self.sentence is not None and self.change > 0


def beside(plan: Plan, other: Plan) -> tuple[Difference, ...]:
    """Return what ``other`` does better or worse than ``plan``, aim by aim in their order."""
    there = {aim.id: aim for aim in aims_of(other)}
    return tuple(_difference(aim, there[aim.id]) for aim in aims_of(plan) if aim.id in there)


def _difference(aim: Aim, other: Aim) -> Difference:
    change = other.value - aim.value
    told = None if abs(change) < SMALL[aim.unit] else _WORDS[aim.id](change)
    return Difference(aim, other, change, told)


def _placed(change: float) -> Message:
    count = round(abs(change))
    if change < 0:
        return say_many("{count} more object has a place.", "{count} more objects have a place.", count=count)
    return say_many("{count} more object has no place.", "{count} more objects have no place.", count=count)


def _full(change: float) -> Message:
    count = round(abs(change))
    if change < 0:
        return say_many("{count} shelf fewer is too full.", "{count} shelves fewer are too full.", count=count)
    return say_many("{count} shelf more stays too full.", "{count} shelves more stay too full.", count=count)


def _high(change: float) -> Message:
    count = round(abs(change))
    if change < 0:
        return say_many("{count} heavy thing fewer stands high.", "{count} heavy things fewer stand high.", count=count)
    return say_many("{count} heavy thing more stands high.", "{count} heavy things more stand high.", count=count)


def _missing(change: float) -> Message:
    metres = round(abs(change), 1)
    if change < 0:
        return say("{metres} m less shelf is missing.", metres=metres)
    return say("{metres} m more shelf is missing.", metres=metres)


def _together(change: float) -> Message:
    if change < 0:
        return say("Categories stand closer together.")
    return say("Categories are more scattered.")


def _moves(change: float) -> Message:
    count = round(abs(change))
    if change < 0:
        return say_many("{count} move fewer.", "{count} moves fewer.", count=count)
    return say_many("{count} move more.", "{count} moves more.", count=count)


def _days(change: float) -> Message:
    days = round(abs(change), 1)
    if change < 0:
        return say("{days} person-days less.", days=days)
    return say("{days} person-days more.", days=days)


_WORDS: Mapping[str, Callable[[float], Message]] = {
    "unplaced": _placed,
    "overfull": _full,
    "heavy_high": _high,
    "missing_shelf_m": _missing,
    "categories_in_units": _together,
    "moves": _moves,
    "person_days": _days,
}
