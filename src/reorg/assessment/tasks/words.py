"""How are a task's title, its count, its days and its pace said?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.assessment.tasks.pace import Pace
from reorg.assessment.tasks.task import Team
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
        "problem": lambda count: say_many("{count} problem", "{count} problems", count=count),
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


def day_range(days: Range, hours_a_day: float) -> Message:
    """Return the work of one person with its spread: 14 person-days (11 to 21); hours or minutes where it is little."""
    hours = days.scaled(hours_a_day)
    if days.likely >= 1 or days.high > 2:
        low, likely, high = (_tidy(each) for each in days.data())
        one = _whole(likely, say_many("{count} person-day", "{count} person-days", count=_near(days))) or say(
            "{days} person-days", days=likely
        )
    elif hours.likely >= 1 or hours.high > 3:
        low, likely, high = (_tidy(each) for each in hours.data())
        one = _whole(likely, say_many("{count} person-hour", "{count} person-hours", count=_near(hours))) or say(
            "{hours} person-hours", hours=likely
        )
    else:
        low, likely, high = (number(max(1, round(60 * each))) for each in hours.data())
        one = say_many("{count} minute", "{count} minutes", count=max(1, round(60 * hours.likely)))
    return one if low == high else say("{time} ({low} to {high})", time=one, low=low, high=high)


def _near(spread: Range) -> int:
    return round(spread.likely)


def _whole(likely: str, said: Message) -> Message | None:
    """Return what is said of a whole number, if it is one as it is shown."""
    return None if "." in likely or "٫" in likely else said


def _tidy(value: float) -> str:
    """Return a number as exact as anybody can be: 14, 3.5, 0.5."""
    return number(value) if value >= 9.95 else number(value, 1).removesuffix(".0")


def team_words(team: Team) -> Message:
    """Return who comes and how often: 2 people, 1 day a week."""
    people = say_many("{count} person", "{count} people", count=team.people)
    if team.days_a_week == int(team.days_a_week):
        days = say_many("{count} day a week", "{count} days a week", count=int(team.days_a_week))
    else:
        days = say("{days} days a week", days=team.days_a_week)
    return say("{people}, {days}", people=people, days=days)


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


def source_of(pace: Pace | None, task: LibraryTask | None) -> str:
    """Return where the time of a task is from: the borrowed rate's source, else what the library says; "" for none."""
    if pace is not None and pace.borrowed is not None:
        return pace.borrowed.source
    return task.source if task else ""


def _pace(value: float) -> str:
    return number(value) if value >= 9.5 else number(value, 1).removesuffix(".0")
