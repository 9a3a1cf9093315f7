"""How are a task's title, its count, its days and its pace said?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.assessment.tasks.pace import Pace
from reorg.language import Message, Text, filled, number, say, say_many
from reorg.method import LibraryTask, Range

_COUNTED: Mapping[str, Callable[[int], Message]] = MappingProxyType(
    {
        "object": lambda count: say_many("{count} object", "{count} objects", count=count),
        "unit": lambda count: say_many("{count} unit", "{count} units", count=count),
        "room": lambda count: say_many("{count} room", "{count} rooms", count=count),
        "place": lambda count: say_many("{count} place", "{count} places", count=count),
        "number": lambda count: say_many("{count} number", "{count} numbers", count=count),
        "text": lambda count: say_many("{count} text", "{count} texts", count=count),
        "photograph": lambda count: say_many("{count} photograph", "{count} photographs", count=count),
        "question": lambda count: say_many("{count} question", "{count} questions", count=count),
        "move": lambda count: say_many("{count} move", "{count} moves", count=count),
        "category": lambda count: say_many("{count} category", "{count} categories", count=count),
    }
)


def counted_words(one: str, count: int) -> Message:
    """Return how many of what: 214 objects."""
    return _COUNTED.get(one, _COUNTED["object"])(count)


def title_of(task: LibraryTask, count: int = 0) -> Text:
    """Return what a task is called; with how many things, where it counts and something is left."""
    if task.counted is None or not count:
        return task.name
    return filled(task.counted, count=counted_words(task.one, count))


def day_range(days: Range) -> Message:
    """Return person-days with their spread: 14 person-days (11 to 21)."""
    low, likely, high = (_days(each) for each in days.data())
    if low == high:
        return say("{days} person-days", days=likely)
    return say("{days} person-days ({low} to {high})", days=likely, low=low, high=high)


def _days(value: float) -> str:
    return number(value) if value >= 10 or value == round(value) else number(value, 1 if value >= 0.95 else 2).rstrip("0").rstrip(".")


def pace_words(pace: Pace | None) -> Message | str:
    """Return a pace as people say it: yours with its spread once it is learned, and the borrowed one beside it."""
    if pace is None:
        return ""
    if not pace.own:
        return say(
            "Borrowed pace: {likely} a day for one person ({low} to {high}). It gives way to yours as you note your work.",
            likely=_pace(pace.likely), low=_pace(pace.low), high=_pace(pace.high),
        )  # fmt: skip
    said = say(
        "Your pace: {likely} a day for one person ({low} to {high}).",
        likely=_pace(pace.likely), low=_pace(pace.low), high=_pace(pace.high),
    )  # fmt: skip
    if pace.borrowed is None:
        return said
    return say("{pace} Borrowed: {borrowed}.", pace=said, borrowed=_pace(pace.borrowed.usual))


def _pace(value: float) -> str:
    return number(value) if value >= 9.5 else number(value, 1).removesuffix(".0")
