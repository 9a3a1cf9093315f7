"""How is a date that is not exact written so that every program reads it alike? (EDTF, ISO 8601-2:2019, levels 0 to 2.)

Years are counted as ISO 8601 counts them, proleptic Gregorian with a year 0: 1 BC is 0, 500 BC is -499.
"""

from __future__ import annotations

import re
from calendar import isleap
from typing import NamedTuple

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASONS = range(21, 25)
"""Spring, summer, autumn, winter (EDTF level 1), in whichever half of the world."""


class Day(NamedTuple):
    """A day: its year (0 is 1 BC), month and day. Days compare as they follow each other."""

    year: int
    month: int = 1
    day: int = 1


class Span(NamedTuple):
    """From the earliest to the latest day; ``None`` is open."""

    first: Day | None
    last: Day | None


def month_length(year: int, month: int) -> int:
    """Return how many days a month has, in any year."""
    return _LENGTHS[month - 1] + (month == 2 and isleap(year))


def exists(year: int, month: int, day: int) -> bool:
    """Return whether there is such a day; 0 stands for a month or day that is not known."""
    if month == 0 or day == 0:
        return 0 <= month <= 12 and 0 <= day <= 31
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def opens(year: int, month: int = 0, day: int = 0) -> Day:
    """Return the first day of a year, month or day."""
    return Day(year, month or 1, day or 1)


def closes(year: int, month: int = 0, day: int = 0) -> Day:
    """Return the last day of a year, month or day."""
    month = month or 12
    return Day(year, month, day or month_length(year, month))


def spelled(year: int, month: int = 0, day: int = 0) -> str:
    """Return a year, month or day as EDTF."""
    if abs(year) > 9999:
        return f"Y{year}"
    text = f"{year:05d}" if year < 0 else f"{year:04d}"
    if month:
        text += f"-{month:02d}"
        if day:
            text += f"-{day:02d}"
    return text


_DATE = re.compile(r"(Y-?\d{5,}|-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_MASKED = re.compile(r"(-?)(\d{1,3})(X{1,3})([?~%]?)")
_LISTED = re.compile(r"([\[{])(.+)[\]}]")


def edtf_span(text: str) -> Span:
    """Return the days between which an EDTF text lies, by its letter (``~`` adds nothing).

    Reads what :mod:`dates` writes: dates, seasons, unspecified digits, intervals, sets. Raises ValueError otherwise.
    """
    if found := _LISTED.fullmatch(text):
        if (found[1] == "[") != text.endswith("]"):
            raise ValueError(text)
        return _hull([_ranged(each) for each in found[2].split(",")])
    start, slash, end = text.partition("/")
    if not slash:
        return _single(text)
    first = Span(None, None) if start == ".." else _single(start)
    last = Span(None, None) if end == ".." else _single(end)
    if start == end == ".." or (first.first and last.last and first.first > last.last):
        raise ValueError(text)
    return Span(first.first, last.last)


def _hull(spans: list[Span]) -> Span:
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    return Span(
        None if None in firsts else min(each for each in firsts if each),
        None if None in lasts else max(each for each in lasts if each),
    )


def _ranged(text: str) -> Span:
    start, dots, end = text.partition("..")
    if not dots:
        return _single(text)
    return Span(_single(start).first if start else None, _single(end).last if end else None)


def _single(text: str) -> Span:
    if found := _MASKED.fullmatch(text):
        if len(found[2]) + len(found[3]) != 4:
            raise ValueError(text)
        low = int(found[2]) * 10 ** len(found[3])
        high = low + 10 ** len(found[3]) - 1
        return Span(opens(-high), closes(-low)) if found[1] else Span(opens(low), closes(high))
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = int(found[1].lstrip("Y")), int(found[2] or 0), int(found[3] or 0)
    if month in SEASONS and not day:
        return Span(opens(year), closes(year))
    if (found[2] and not month) or (found[3] and not day) or not exists(year, month, day):
        raise ValueError(text)
    return Span(opens(year, month, day), closes(year, month, day))
