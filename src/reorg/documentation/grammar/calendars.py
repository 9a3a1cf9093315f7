"""Which days does a date of another calendar mean? (Proleptic Gregorian days, by arithmetic and tables alone.)

Sources: E. G. Richards, *Mapping Time* (1998), for the Julian day number of a Gregorian and of a Julian date, and for
the tabular Islamic calendar (civil epoch, 16 July 622 Julian; leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of
thirty); the decree of 4 frimaire II and its use until 1 January 1806 for the French Republican years; the Thai
calendar acts of 1889 and 1940 (before them a year began in April) for the Buddhist era. Real months began when the
moon was seen, so an Islamic day may be off by one or two; years are not affected beyond their first and last days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.documentation.grammar.edtf import Day, Span

_LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
_ISLAMIC_START = 1948440
"""Julian day number of 1 Muharram 1 (Friday 16 July 622, Julian)."""
_REPUBLICAN_STARTS = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 24, 23, 23, 23)
"""On which day of September the French Republican years 1 to 14 (1792 to 1805) began."""
_REPUBLICAN_END = Day(1805, 12, 31)


def day_number(day: Day) -> int:
    """Return the Julian day number (at noon) of a Gregorian day."""
    a = (14 - day.month) // 12
    y, m = day.year + 4800 - a, day.month + 12 * a - 3
    return day.day + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045


def gregorian(number: int) -> Day:
    """Return the Gregorian day of a Julian day number."""
    a = number + 32044
    b = (4 * a + 3) // 146097
    return _civil(a - 146097 * b // 4, 100 * b)


def _civil(c: int, centuries: int) -> Day:
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return Day(centuries + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1)


def from_julian(year: int, month: int, day: int) -> Day:
    """Return the Gregorian day of a Julian date (old style)."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    return gregorian(day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083)


def _islamic_day(year: int, month: int, day: int) -> int:
    return day + (59 * month - 58) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_START - 1


def islamic_month_length(year: int, month: int) -> int:
    """Return the days of an Islamic month: 30 and 29 in turns, and 30 at the end of a leap year."""
    return 30 if month % 2 or (month == 12 and (year % 30 or 30) in _LEAP) else 29


def islamic(year: int, month: int = 0, day: int = 0) -> Span:
    """Return the days of a year, month or day of the Hijra; raises ValueError if there is no such day."""
    last_month = month or 12
    length = islamic_month_length(year, last_month)
    if year < 1 or last_month > 12 or day > length:
        raise ValueError(year, month, day)
    return Span(
        gregorian(_islamic_day(year, month or 1, day or 1)), gregorian(_islamic_day(year, last_month, day or length))
    )


def republican(year: int, month: int = 0, day: int = 0) -> Span:
    """Return the days of a French Republican year, month (13: the days at the end) or day; raises ValueError."""
    if not 1 <= year <= 14 or month > 13 or day > 30 or (month == 13 and day > 6):
        raise ValueError(year, month, day)
    start = day_number(Day(1791 + year, 9, _REPUBLICAN_STARTS[year - 1]))
    if not month:
        following = (
            _REPUBLICAN_END if year == 14 else gregorian(day_number(Day(1792 + year, 9, _REPUBLICAN_STARTS[year])) - 1)
        )
        return Span(gregorian(start), following)
    start += 30 * (month - 1)
    return Span(gregorian(start + (day or 1) - 1), gregorian(start + (day or (6 if month == 13 else 30)) - 1))


def _from_march(difference: int) -> Callable[[int], Span]:
    """Return a calendar whose years begin between the beginning of March and the end of April."""
    return lambda year: Span(Day(year + difference, 3, 1), Day(year + difference + 1, 4, 30))


def _buddhist(year: int) -> Span:
    if year >= 2484:
        return Span(Day(year - 543, 1, 1), Day(year - 543, 12, 31))
    if year >= 2432:  # 1 April 1889 to 31 March 1940; the year 2483 ended with December 1940
        last = Day(year - 542, 3, 31) if year < 2483 else Day(1940, 12, 31)
        return Span(Day(year - 543, 4, 1), last)
    return _from_march(-543)(year)


def _years(difference: int) -> Callable[[int], Span]:
    return lambda year: Span(Day(year + difference, 1, 1), Day(year + difference, 12, 31))


YEARS: Mapping[str, Callable[[int], Span]] = MappingProxyType(
    {
        "islamic": islamic,
        "solar hijri": lambda year: Span(Day(year + 621, 3, 19), Day(year + 622, 3, 21)),
        "republican": republican,
        "buddhist": _buddhist,
        "rattanakosin": lambda year: _buddhist(year + 2324),
        "chula sakarat": _from_march(638),
        "hebrew": lambda year: Span(Day(year - 3761, 9, 5), Day(year - 3760, 10, 5)),
        "coptic": lambda year: Span(Day(year + 283, 8, 29), Day(year + 284, 9, 11)),
        "minguo": _years(1911),
        "vikram samvat": lambda year: Span(Day(year - 57, 3, 1), Day(year - 56, 11, 15)),
        "saka": lambda year: Span(Day(year + 78, 3, 1), Day(year + 79, 4, 15)),
    }
)
"""The days that a year may cover, by calendar; generous where the new year moved or differs by region.

Islamic, solar Hijri (Iran), French Republican, Buddhist and Rattanakosin (Thailand), Chula Sakarat (Burma, Thailand),
Hebrew, Coptic (Era of the Martyrs), Minguo (Republic of China), Vikram Samvat and Saka (India): Richards, *Mapping
Time*, part II; the new year of Vikram Samvat is in March or in October, by region.
"""
