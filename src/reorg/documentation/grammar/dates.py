"""When was it, if the date is written as registers write it? (EDTF, ISO 8601-2:2019; CCO 2006, ch. 4; CDWA.)

Nothing is guessed: what is not understood stays so and is counted; what can mean two things keeps both, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from reorg.documentation.grammar import date_words as is_
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
)
from reorg.documentation.grammar.date_reader import LONGEST, read_points
from reorg.documentation.grammar.edtf import Day
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

    All languages are read at once; ``language`` only decides words that two of them share. ``order`` (``"dmy"`` or
    ``"mdy"``, see :func:`day_order`) decides dates such as 03/04/1978, which otherwise stay ambiguous. With ``today``,
    a date in the future is a ``problem``.
    """
    found = _parsed(text.strip(), language, order)
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


_FIGURES = re.compile(r"\s*(\d{1,2})[./-] ?(\d{1,2})[./-] ?\d{4}\b")


@lru_cache(maxsize=MANY)
def _parsed(text: str, _language: str, order: str) -> WrittenDate:
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
        _edtf(meanings),
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
    if each.margin:
        first = first and Day(first.year - each.margin, 1, 1)
        last = last and Day(last.year + each.margin, 12, 31)
    return DatePart(each.event, first, last, _edtf([each]))


def _edtf(meanings: list[Meaning]) -> str:
    """Return one EDTF text: of one value as it is, of several as a set if they are plain, else from first to last."""
    one = meanings[0]
    if len(meanings) == 1:
        if one.single:
            return one.single if one.single[0] in "[{" else one.single + one.mark
        return f"{_end(one.low, one)}/{_end(one.high, one)}"
    if all(each.single and not each.mark and each.single[0] not in "[{" and "X" not in each.single for each in meanings):
        singles = sorted({each.single: each.span for each in meanings}.items(), key=lambda each: each[1])
        return "{" + ",".join(single for single, _ in singles) + "}" if len(singles) > 1 else singles[0][0]
    first = min(meanings, key=lambda each: each.span.first or Day(-(10**9)))
    last = max(meanings, key=lambda each: each.span.last or Day(10**9))
    return f"{_end(first.low, first)}/{_end(last.high, last)}"


def _end(text: str, each: Meaning) -> str:
    return text if text == ".." else text + each.mark


_ = is_
