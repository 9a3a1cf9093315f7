"""When was it, if the date is written as registers write it? (EDTF, ISO 8601-2:2019; CCO 2006, ch. 4; CDWA.)

Nothing is guessed: what is not understood stays so and is counted; what can mean two things keeps both, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from reorg.documentation.grammar.date_joined import join
from reorg.documentation.grammar.date_meaning import (
    BACKWARDS,
    DAY_OR_MONTH,
    LONG_YEAR,
    NO_SUCH_DAY,
    OPEN_END,
    TWO_DIGITS,
    Impossible,
    Meaning,
    NotRead,
    margin,
)
from reorg.documentation.grammar.date_reader import LONGEST, read_points
from reorg.documentation.grammar.edtf import Day, exists, spelled
from reorg.language import Message, say

__all__ = ["BACKWARDS", "DAY_OR_MONTH", "FUTURE", "LONG_YEAR", "NO_SUCH_DAY", "TWO_DIGITS", "DatePart", "WrittenDate"]
__all__ += ["day_order", "parse_date"]

FUTURE = say("it lies in the future")
NO_DATE = say("There is no date in it.")
TOO_LONG = say("The text is too long to be a date.")
NOT_UNDERSTOOD = say("It was not understood, so no years were taken from it.")
MANY = 50_000
"""Distinct texts that are kept in mind; a column of a million rows rarely has more."""


@dataclass(frozen=True, slots=True)
class DatePart:
    """One of the moments that a date names, with the word for what happened then (``printed``), as it was written."""

    event: str
    earliest: Day | None
    latest: Day | None
    edtf: str


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What a written date means.

    ``earliest`` and ``latest`` are proleptic Gregorian days, the years counted as ISO 8601 does (0 is 1 BC, -499 is
    500 BC); ``None`` is open (``before 1900`` has no earliest day) or, where ``understood`` is false, not known. Where
    the date is ``about``, they include what "about" may be off (:func:`reorg.documentation.grammar.date_meaning.margin`).
    ``edtf`` says the same for other programs, without that margin. ``undated``: it says that there is no date.
    ``calendar`` is the calendar it was written in; ``name`` the period, dynasty or reign whose usual years were taken,
    which is a proposal and no observation. ``left`` are words that were not read. ``problem`` says why it cannot be.
    """

    earliest: Day | None = None
    latest: Day | None = None
    edtf: str = ""
    understood: bool = False
    undated: bool = False
    about: bool = False
    uncertain: bool = False
    calendar: str = "gregorian"
    name: str = ""
    parts: tuple[DatePart, ...] = ()
    left: str = ""
    notes: tuple[Message, ...] = ()
    problem: Message | None = None
    ambiguous: bool = field(default=False)

    @property
    def note(self) -> str:
        """The notes as one text, in the language in use."""
        return " ".join(str(note) for note in self.notes)


def parse_date(text: str, *, language: str = "", today: date | None = None, order: str = "") -> WrittenDate:
    """Return what a written date means. Never raises.

    All languages are read at once; ``language`` matters where a bare year is of another calendar (``"th"``: 2478 is a
    year of the Buddhist era). ``order`` (``"dmy"`` or
    ``"mdy"``, see :func:`day_order`) decides dates such as 03/04/1978, which otherwise stay ambiguous. With ``today``,
    a date in the future is a ``problem``.
    """
    text = text.strip()
    if language == "th":
        text = _THAI_YEAR.sub("พ.ศ. \\g<0>", text)
    found = _read(text, order)
    if today is not None and found.earliest is not None and found.earliest > (today.year, today.month, today.day):
        return replace(found, problem=found.problem or FUTURE)
    return found


def day_order(texts: Iterable[str]) -> str:
    """Return in which order a column writes day and month in figures (``"dmy"``, ``"mdy"``), ``""`` if nothing shows it.

    Only dates that can be read one way alone are asked; they must agree.
    """
    seen = set()
    for text in texts:
        found = _FIGURES.match(text)
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second:
            seen.add("dmy")
        elif second > 12 >= first:
            seen.add("mdy")
    return seen.pop() if len(seen) == 1 else ""


_THAI_YEAR = re.compile(r"(?<![\d./-])(?<!ศ\. )(?<!ศ\.)(?:2[3-6]|๒[๓-๖])\d\d(?![\d./-])")
_QUICK = re.compile(
    r"(c\. ?|ca\.? |circa |about |vers |um )?([1-9]\d{3})(?: ?[-–] ?(\d{4})|-(\d\d)-(\d\d))?", re.IGNORECASE
)


_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_QUICK_DAY = re.compile(rf"({'|'.join(_ENGLISH)}) (\d{{1,2}}), ([12]\d{{3}})", re.IGNORECASE)


def _quick(text: str) -> WrittenDate | None:
    """Return the meaning of a year, a range of years or a day: nine texts of ten, the same as the grammar gives."""
    found = _QUICK.fullmatch(text)
    if found is None:
        found = _QUICK_DAY.fullmatch(text)
        if found is None:
            return None
        at = Day(int(found[3]), _ENGLISH.index(found[1].lower()) + 1, int(found[2]))
        if not at.day or not exists(*at):
            return None
        edtf = spelled(*at)
        return WrittenDate(at, at, edtf, understood=True, parts=(DatePart("", at, at, edtf),))
    about, first, last, month, day = found.groups()
    start = int(first)
    if month:
        if about or not exists(start, int(month), int(day)) or "00" in (month, day):
            return None
        at = Day(start, int(month), int(day))
        return WrittenDate(at, at, text, understood=True, parts=(DatePart("", at, at, text),))
    end = int(last) if last else start
    if end < start or start > 2100 or end > 2100:
        return None
    mark = "~" if about else ""
    edtf = f"{first}{mark}/{last}{mark}" if last else first + mark
    low, high = Day(start - (margin(start) if about else 0)), Day(end + (margin(end) if about else 0), 12, 31)
    return WrittenDate(low, high, edtf, understood=True, about=bool(about), parts=(DatePart("", low, high, edtf),))


_FIGURES = re.compile(r"\s*(\d{1,2})[./-] ?(\d{1,2})[./-] ?\d{4}\b")


@lru_cache(maxsize=MANY)
def _read(text: str, order: str) -> WrittenDate:
    return _quick(text) or _parsed(text, order)


def _parsed(text: str, order: str) -> WrittenDate:
    if len(text) > LONGEST:
        return WrittenDate(notes=(TOO_LONG,))
    reading = read_points(text)
    left = " ".join(reading.left)
    if not reading.points:
        undated = reading.undated and not reading.broken
        return WrittenDate(understood=undated, undated=undated, left=left, notes=() if undated else (NO_DATE,))
    notes: list[Message] = []
    if reading.open_end:
        notes.append(OPEN_END)
    try:
        meanings = join(reading.points, notes, order)
        if reading.broken:
            raise NotRead
    except Impossible as no:
        sure = not reading.broken or no.args[0] == NO_SUCH_DAY
        return WrittenDate(left=left, notes=(NOT_UNDERSTOOD,), problem=no.args[0] if sure else None)
    except NotRead:
        return WrittenDate(left=left, notes=(*dict.fromkeys(notes), NOT_UNDERSTOOD))
    return _told(meanings, left, notes)


def _told(meanings: list[Meaning], left: str, notes: list[Message]) -> WrittenDate:
    """Return all that was read as one value."""
    parts = tuple(_part(each) for each in meanings)
    firsts = [part.earliest for part in parts]
    lasts = [part.latest for part in parts]
    names = [each.name for each in meanings if each.name]
    if names:
        notes.append(say("The years are those of the period's name ({name}).", name=", ".join(dict.fromkeys(names))))
    if left:
        notes.append(say("Not read: {words}.", words=left))
    return WrittenDate(
        None if None in firsts else min(each for each in firsts if each is not None),
        None if None in lasts else max(each for each in lasts if each is not None),
        _edtf(meanings, parts),
        understood=True,
        about=any(each.about for each in meanings),
        uncertain=any(each.unsure for each in meanings),
        calendar=next((each.calendar for each in meanings if each.calendar), "gregorian"),
        name=", ".join(dict.fromkeys(names)),
        parts=parts,
        left=left,
        notes=tuple(dict.fromkeys(notes)),
        ambiguous=DAY_OR_MONTH in notes,
    )


def _part(each: Meaning) -> DatePart:
    first, last = each.span
    before, after = each.margin
    if before and first is not None:
        first = Day(first.year - before, 1, 1)
    if after and last is not None:
        last = Day(last.year + after, 12, 31)
    return DatePart(each.event, first, last, each.single or f"{each.low}/{each.high}")


def _edtf(meanings: list[Meaning], parts: tuple[DatePart, ...]) -> str:
    """Return one EDTF text: of one value as it is, of several as a set if they are plain, else from first to last."""
    if len(parts) == 1:
        return parts[0].edtf
    texts = sorted({(each.span.first or _NEVER, each.single) for each in meanings})
    if len(texts) == 1 and texts[0][1]:
        return texts[0][1]
    if all(_PLAIN.fullmatch(text) for _, text in texts):
        return "{" + ",".join(text for _, text in texts) + "}"
    first = min(meanings, key=lambda each: each.span.first or _NEVER)
    last = max(meanings, key=lambda each: each.span.last or _EVER)
    return f"{first.low}/{last.high}"


_PLAIN = re.compile(r"-?\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_NEVER, _EVER = Day(-(10**12)), Day(10**12)
