"""Which days can the values of a written date mean, once each has what its neighbours say for it?

Centuries and decades are EDTF's (``18XX`` is 1800 to 1899, ``-05XX`` the sixth century BC). "Early", "mid" and "late"
are the first, middle and last two fifths: cataloguers draw them wider than thirds (in the 40,000 dated records of two
museums "late" begins with the fiftieth to the seventy-fifth year), and overlapping is safer than cutting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reorg.documentation.grammar import calendars
from reorg.documentation.grammar import date_words as is_
from reorg.documentation.grammar.date_rules import Point
from reorg.documentation.grammar.edtf import SEASONS, Day, Span, closes, exists, opens, spelled
from reorg.language import Message, say

NO_SUCH_DAY = say("there is no such day")
LONG_YEAR = say("the year has too many digits")
BACKWARDS = say("the end is before the start")
DAY_OR_MONTH = say("Day and month could be either way round; both were kept.")
HUNDRED = say("A year that ends in 00 with an s may mean ten years or a hundred; the hundred was taken.")
MONTH_OR_YEAR = say("The last number may be a month or a year; both were kept.")
SEEN_MOON = say("Months began when the moon was seen, so the day may be off by one or two.")
OTHER_MONTH = say("The month is of another calendar and was left out.")
TWO_DIGITS = say("The year has two digits only, so the century is not known.")
OPEN_END = say("No end is given.")

_PARTS: Mapping[str, tuple[float, float]] = {
    "early": (0.0, 0.4),
    "mid": (0.3, 0.7),
    "late": (0.6, 1.0),
    "turn": (-0.1, 0.1),
    "first half": (0.0, 0.5),
    "second half": (0.5, 1.0),
    "?": (0.0, 1.0),
}
_TENS = {"early": (0.0, 0.5), "mid": (0.3, 0.7), "late": (0.5, 1.0)}


class NotRead(Exception):
    """What was written has no meaning that is sure."""


class Impossible(NotRead):
    """What was written cannot be; ``args[0]`` says why."""


@dataclass(slots=True)
class Meaning:
    """What one value, or several joined, means: the days, as EDTF, and how sure.

    ``single`` is the EDTF text of a value that needs no interval, ``low`` and ``high`` the ends of one, with their
    marks. ``wide``: it names a stretch (a century, a period) that a finer date beside it narrows. ``margin``: years
    that "about" adds before and behind.
    """

    span: Span
    single: str
    low: str
    high: str
    wide: bool = False
    about: bool = False
    unsure: bool = False
    margin: tuple[int, int] = (0, 0)
    event: str = ""
    name: str = ""
    calendar: str = ""
    inside: bool = False
    both: bool = False


def margin(year: int) -> int:
    """Return how many years "about" may be off: five from 1500 (the custom of two museums), more the older it is."""
    if year >= 1500:
        return 5
    if year >= 1000:
        return 10
    if year > 0:
        return 25
    return 50 if year > -1000 else 100 if year > -5000 else -year // 20


def meaning(point: Point, notes: list[Message], order: str = "") -> Meaning:
    """Return what one complete point means; raises NotRead or Impossible. ``order`` is that of day and month."""
    find = _RULES.get(point.rule)
    if find is None:
        raise NotRead
    found = find(point, notes, order)
    if not isinstance(found, Meaning):
        raise NotRead
    found.event, found.inside = point.event, point.inside
    return marked(found, about=point.about, unsure=point.unsure)


def marked(found: Meaning, *, about: bool, unsure: bool) -> Meaning:
    """Return a meaning with the letter by which EDTF says about (~), uncertain (?) or both (%), and its margin."""
    found.about, found.unsure = found.about or about, found.unsure or unsure
    letter = "%" if about and unsure else "~" if about else "?" if unsure else ""
    if letter:
        if found.single and found.single[0] not in "[{":
            found.single = _lettered(found.single, letter)
        found.low, found.high = (text if text == ".." else _lettered(text, letter) for text in (found.low, found.high))
    first, last = found.span
    if about and found.margin == (0, 0) and not found.name:
        found.margin = _margins(first, last)
    return found


def _lettered(text: str, letter: str) -> str:
    """Return an EDTF text with a letter more: about and uncertain together are %."""
    if text[-1] in "~?%":
        return text if text[-1] in (letter, "%") else text[:-1] + "%"
    return text + letter


def _margins(first: Day | None, last: Day | None) -> tuple[int, int]:
    exact_day = first is not None and last is not None and first.year == last.year and first.month == last.month
    if exact_day:
        return 1, 1
    return margin(first.year) if first else 0, margin(last.year) if last else 0


def exact(year: int, month: int = 0, day: int = 0) -> Meaning:
    """Return the meaning of a year, month or day."""
    text = spelled(year, month, day)
    return Meaning(Span(opens(year, month, day), closes(year, month, day)), text, text, text)


def years(first: int, last: int, single: str = "") -> Meaning:
    """Return the meaning of some years, the ends included."""
    low, high = spelled(first), spelled(last)
    return Meaning(Span(opens(first), closes(last)), single or (low if first == last else ""), low, high)


def days(span: Span, *, whole_years: bool) -> Meaning:
    """Return the meaning of days that came from another calendar."""
    first, last = span
    assert first is not None
    assert last is not None
    if whole_years:
        return replace(years(first.year, last.year), span=span)
    if first == last:
        return exact(*first)
    return Meaning(span, "", spelled(*first), spelled(*last))


def _year_of(point: Point) -> int:
    if point.era == is_.BP:
        point.about = True
        return 1950 - point.n
    if point.era == is_.BCE:
        return 1 - point.n
    return max(point.n, 1)


def _year(point: Point, _notes: list[Message], _order: str) -> Meaning:
    if point.calendar and point.calendar not in ("julian", "republican"):
        return _other_year(point)
    return exact(_year_of(point))


def _other_year(point: Point) -> Meaning:
    try:
        found = days(calendars.YEARS[point.calendar](point.n), whole_years=True)
    except (ValueError, KeyError) as no:
        raise NotRead from no
    found.calendar, found.wide = point.calendar, True
    return found


def _republican(point: Point, notes: list[Message], order: str) -> Meaning:
    if point.era or point.n > 14:
        return _year(replace(point, calendar=""), notes, order)
    if point.calendar != "republican":
        raise NotRead
    return _other_year(point)


def _part_of_year(point: Point, notes: list[Message], order: str) -> Meaning:
    if not point.n % 100 and not point.calendar:
        raise NotRead  # mid-1800 is a year or a hundred years
    return _year(point, notes, order)


def _day(point: Point, notes: list[Message], _order: str) -> Meaning:
    if point.calendar in ("islamic", "republican"):
        convert = calendars.islamic if point.calendar == "islamic" else calendars.republican
        try:
            span = convert(point.n, point.month, point.day)
        except ValueError as no:
            raise Impossible(NO_SUCH_DAY) from no
        if point.calendar == "islamic":
            notes.append(SEEN_MOON)
        return replace(days(span, whole_years=False), calendar=point.calendar)
    if point.digits < 3 and not point.era:
        notes.append(TWO_DIGITS)
        raise NotRead
    year = _year_of(point)
    if point.calendar == "buddhist":
        year -= 543
    elif point.calendar and point.calendar != "julian":
        raise NotRead
    return _existing(year, point.month, point.day, point.calendar)


def _existing(year: int, month: int, day: int, calendar: str = "") -> Meaning:
    if calendar == "julian" and day:
        if not exists(year, month, day) and (month, day) != (2, 29):
            raise Impossible(NO_SUCH_DAY)
        return replace(exact(*calendars.from_julian(year, month, day)), calendar=calendar)
    if not exists(year, month, day):
        raise Impossible(NO_SUCH_DAY)
    return replace(exact(year, month, day if month else 0), calendar=calendar)


def _some_days(point: Point, _notes: list[Message], _order: str) -> Meaning:
    first, last = (_existing(point.n, point.month, day) for day in point.days)
    if point.days[0] > point.days[1]:
        raise Impossible(BACKWARDS)
    return Meaning(Span(first.span.first, last.span.last), "", first.low, last.high)


def _whole(point: Point, notes: list[Message], order: str) -> Meaning:
    """Read a date in figures: every order that is possible and, of two, the one that the column shows."""
    possible = sorted({each for each in point.choices if exists(*each)})
    if not possible:
        raise Impossible(NO_SUCH_DAY)
    if len(possible) == 2 and order:
        possible = [point.choices[0 if order == "dmy" else 1]]
    first, last = (_existing(*each, point.calendar) for each in (possible[0], possible[-1]))
    if len(possible) == 1:
        return first
    notes.append(DAY_OR_MONTH)
    return Meaning(Span(first.span.first, last.span.last), f"[{first.low},{last.low}]", first.low, last.high)


def _season(point: Point, _notes: list[Message], _order: str) -> Meaning:
    """Read a season: the whole year, for it depends on the half of the world; winter goes on into the next one."""
    year = _year_of(point)
    text = f"{spelled(year)}-{point.month}" if point.month else spelled(year)
    last = Day(year + 1, 3, 31) if point.month == SEASONS[-1] else closes(year)
    return Meaning(Span(opens(year), last), text, spelled(year), spelled(last.year))


def _share(first: int, length: int, part: str, shares: Mapping[str, tuple[float, float]] = _PARTS) -> tuple[int, int]:
    """Return the first and last year of a part of some years."""
    lows, highs = [], []
    for each in part.split("+"):
        if "/" in each:
            which, whole = (int(number) for number in each.split("/"))
            low, high = (which - 1) / whole, which / whole
        else:
            low, high = shares.get(each) or _PARTS[each]
        lows.append(low)
        highs.append(high)
    return first + int(min(lows) * length), first + max(int(max(highs) * length), 1) - 1


def _stretch(first: int, length: int, point: Point, shares: Mapping[str, tuple[float, float]] = _PARTS) -> Meaning:
    """Return a hundred, a thousand or ten years, or the part of them that is named."""
    if point.part == "?":
        raise NotRead
    if point.part:
        start, end = _share(first, length, point.part, shares)
        return years(start or 1, end)
    digits = len(str(length)) - 1
    mask = ""
    if 0 < first <= 9999 and not first % length:
        mask = f"{first // length:0{4 - digits}d}" + "X" * digits
    elif -9999 < first < 0 and not (first - 1) % length and length > 10:
        mask = f"-{-(first + length - 1) // length:0{4 - digits}d}" + "X" * digits
    return years(max(first, 1) if first == 0 else first, first + length - 1, mask)


def _century(point: Point, _notes: list[Message], _order: str) -> Meaning:
    if point.calendar == "islamic":
        return _islamic_century(point)
    return _counted_stretch(point, 100)


def _millennium(point: Point, _notes: list[Message], _order: str) -> Meaning:
    return _counted_stretch(point, 1000)


def _counted_stretch(point: Point, length: int) -> Meaning:
    if not 1 <= point.n <= (210 if length == 100 else 40) or (
        point.era != is_.BCE and point.n * length > 2100 + length
    ):
        raise NotRead
    first = 1 - point.n * length if point.era == is_.BCE else (point.n - 1) * length
    found = _stretch(first, length, point)
    found.wide = True
    found.margin = (length // 10,) * 2 if point.about else (0, 0)
    return found


def _islamic_century(point: Point) -> Meaning:
    if not 1 <= point.n <= 15 or point.part == "?":
        raise NotRead
    first, last = (
        _share((point.n - 1) * 100 + 1, 100, point.part) if point.part else (point.n * 100 - 99, point.n * 100)
    )
    span = Span(calendars.islamic(first).first, calendars.islamic(last).last)
    return replace(days(span, whole_years=True), wide=True, calendar="islamic")


def _decade(point: Point, notes: list[Message], _order: str) -> Meaning:
    if point.digits < 3 and not point.era:
        raise NotRead
    if point.n % 10:
        raise NotRead
    hundred = not point.n % 100 and point.wide != "ten"
    if hundred and not point.wide and point.n >= 1000:
        notes.append(HUNDRED)
    length = 100 if hundred else 10
    first = 1 - point.n - (length - 1) if point.era == is_.BCE else point.n
    found = _stretch(first, length, point, _PARTS if hundred else _TENS)
    found.wide = hundred
    found.margin = (10, 10) if point.about and hundred else (0, 0)
    return found


def _name(point: Point, _notes: list[Message], _order: str) -> Meaning:
    period = point.period
    if period is None:
        raise NotRead
    first, last = period.first, period.last
    if point.part:
        first, last = _share(first, last - first + 1, point.part)
    return replace(years(first, last), wide=True, name=period.name)


def _reign(point: Point, _notes: list[Message], _order: str) -> Meaning:
    period = point.period
    if period is None or not 1 <= point.n <= period.last - period.first + 2:
        raise NotRead
    return replace(exact(period.first + point.n - 1), calendar=period.name)


def _moon(point: Point, notes: list[Message], _order: str) -> Meaning:
    notes.append(OTHER_MONTH)
    return exact(point.n)


def _long(point: Point, _notes: list[Message], _order: str) -> Meaning:
    if point.era in (is_.BCE, is_.BP):
        return exact(_year_of(point))
    if point.event:
        raise NotRead  # a patent's number
    raise Impossible(LONG_YEAR)


def _two_digits(_point: Point, notes: list[Message], _order: str) -> Meaning:
    notes.append(TWO_DIGITS)
    raise NotRead


_RULES: Mapping[str, Callable[[Point, list[Message], str], Meaning]] = {
    "whole": _whole,
    "two digits": _two_digits,
    "days of month": _some_days,
    "month with days": _some_days,
    "day month year": _day,
    "month day year": _day,
    "year month day": _day,
    "moon": _moon,
    "year month": _day,
    "month year": _day,
    "season": _season,
    "tens of century": _decade,
    "century": _century,
    "millennium": _millennium,
    "decade": _decade,
    "dynasty": _name,
    "reign year": _reign,
    "name": _name,
    "republican": _republican,
    "counted": _year,
    "part of year": _part_of_year,
    "year": _year,
    "long": _long,
}
