"""Is a written date impossible? (Dates as museums write them; calendar of ISO 8601.)

It answers only where it is sure. "c. 1925-1940", "late 16th century", "1826-7, reprinted 1892" and dates before our
era are left alone: a false alarm costs more trust than a missed one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reorg.language import Message, say

NO_SUCH_DAY = say("there is no such day")
FUTURE = say("it lies in the future")
BACKWARDS = say("the end is before the start")
LONG_YEAR = say("the year has too many digits")

_MONTHS = {
    name: at
    for at, names in enumerate(
        (
            "january jan janvier janv enero ene januar janeiro gennaio gen januari",
            "february feb février fevrier févr fév fev febrero februar fevereiro febbraio februari",
            "march mar mars marzo märz março marco",
            "april apr avril avr abril abr aprile",
            "may mai mayo maio maggio mag maj",
            "june jun juin junio juni junho giugno giu",
            "july jul juillet juil julio juli julho luglio lug",
            "august aug août aout agosto ago augusti",
            "september sept sep septembre septiembre setembro set settembre",
            "october oct octobre octubre oktober okt outubro out ottobre ott",
            "november nov novembre noviembre novembro",
            "december dec décembre decembre déc diciembre dic dezember dez dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_DMY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(1[0-9]{3}|20\d\d)(\d\d)(\d\d)")
_DAY_FIRST = re.compile(
    rf"(?<![\d-])(\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)? (?:de |of )?({_NAMES})\b\.?,? (?:de )?(\d{{4}})\b"
)
_MONTH_FIRST = re.compile(rf"\b({_NAMES})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_OLD = re.compile(
    r"\b(?:b\.? ?c\.?(?: ?e\.?)?|b\.? ?p\.?|av(?:ant|\.)? ?(?:j\.?|notre)|v\. ?chr|a\. ?c\.|ka|ma|mya|years|ans|años"
    r"|jahre|anni|million|millions|bce|a\.?h\.?|hijri|dynast\w+)(?!\w)|ق\.?م"
)
_ABOUT = r"(?:c\.?|ca\.?|circa|about|vers|env\.?|um|hacia|probably|\?)?\s*"
_OURS = r"(?:a\.? ?d\.?|c\.? ?e\.?)?"
_YEARS = re.compile(rf"{_ABOUT}(\d{{4,7}})\s*\??\s*(?:(?:-|–|—|/|to|à|bis)\s*{_ABOUT}(\d{{4,7}})\s*\??)?\s*{_OURS}")
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d\d)(?![\d])")
_UNSURE = re.compile(r"\b(?:c|ca|circa|about|vers|env|um|hacia|probably|possibly|before|avant|vor)\b|\?")
LONGEST = 300
"""Signs beyond which a text is a story and no date."""
MARGIN = 10
"""Years that "circa" may be off before two dates are said to contradict each other."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The earliest and latest year that a date can mean (``None``: not read), and why it is impossible, if it is."""

    first: int | None = None
    last: int | None = None
    problem: Message | None = None


NOT_READ = Dated()


def read_date(text: str, today: date) -> Dated:
    """Return what is sure of a written date. Never raises."""
    if len(text) > LONGEST:
        return NOT_READ
    low = text.strip().lower()
    if not any(sign.isdecimal() for sign in low) or not low.isprintable() or _OLD.search(low):
        return NOT_READ
    whole = _whole_date(low, today) or _years(low, today)
    if whole is not None:
        return whole
    for day, month, year in _named_days(low):
        if not _exists(year, month, day):
            return Dated(problem=NO_SUCH_DAY)
    years = [int(year) for year in _YEAR.findall(low)]
    if not years:
        return NOT_READ
    return Dated(min(years) - (MARGIN if _UNSURE.search(low) else 0), max(years))


def _whole_date(low: str, today: date) -> Dated | None:
    """Read a text that is one date in figures; day and month in either order, 0 for unknown."""
    if found := _YMD.fullmatch(low) or _COMPACT.fullmatch(low):
        groups = found.groups()
        return _dated(int(groups[0]), [(int(groups[-2]), int(groups[-1]))], today)
    if found := _DMY.fullmatch(low):
        one, other = int(found[1]), int(found[3])
        return _dated(int(found[4]), [(other, one), (one, other)], today)
    return None


def _dated(year: int, readings: list[tuple[int, int]], today: date) -> Dated:
    """Return a date given as year and possible (month, day) readings."""
    possible = [reading for reading in readings if _exists(year, *reading)]
    if not possible:
        return Dated(problem=NO_SUCH_DAY)
    month, day = min(possible)
    late = date(year, max(month, 1), max(day, 1)) > today if 1 <= year <= 9999 else False
    return Dated(year, year, FUTURE if late else None)


def _exists(year: int, month: int, day: int) -> bool:
    if month == 0 or day == 0:
        return month <= 12 and day <= 31
    return 1 <= year <= 9999 and month <= 12 and day <= monthrange(year, month)[1]


def _years(low: str, today: date) -> Dated | None:
    """Read a text that is a year or a range of years and nothing else."""
    found = _YEARS.fullmatch(low)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    if last > 9999 or first > 9999:
        return Dated(problem=LONG_YEAR)
    if first > today.year:
        return Dated(first, last, FUTURE)
    if last < first:
        return Dated(problem=BACKWARDS)
    return Dated(first - (MARGIN if _UNSURE.search(low) else 0), last)


def _named_days(low: str) -> list[tuple[int, int, int]]:
    days = [(int(day), _MONTHS[month], int(year)) for day, month, year in _DAY_FIRST.findall(low)]
    return days + [(int(day), _MONTHS[month], int(year)) for month, day, year in _MONTH_FIRST.findall(low)]
