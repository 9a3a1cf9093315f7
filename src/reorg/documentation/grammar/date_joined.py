"""What do several values together mean: a range, a choice, a period with its years, a design and its making?

``18th-19th century``, ``1826-7``, ``650-600 BC`` and ``March - May 1944`` leave out what the neighbour says; first
each value gets what it lacks, then what is joined is drawn together: dashes first, then slashes, then "and" and "or".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from reorg.documentation.grammar import calendars
from reorg.documentation.grammar import date_words as is_
from reorg.documentation.grammar.date_meaning import (
    BACKWARDS,
    MONTH_OR_YEAR,
    Impossible,
    Meaning,
    NotRead,
    days,
    exact,
    marked,
    meaning,
)
from reorg.documentation.grammar.date_rules import Point
from reorg.documentation.grammar.edtf import Span, closes, opens, spelled
from reorg.language import Message, say

NO_ERA = say("No era is written; a millennium before Christ is taken to be meant.")
THIS_MILLENNIUM = 3
_BEGUN = ("early", "turn", "first half", "?")
_TIES = ("-", "/", "|", "&")
_LONG = ("long", "year", "short", "counted")
_HUNDREDS = ("century", "millennium", "decade")
_YEARS = frozenset({"year", "counted", "part of year", "year month", "day month year", "month day year", "month year"})
_YEARS |= {"year month day", "whole", "season", "days of month", "month with days", "decade"}


def join(points: list[Point], notes: list[Message], order: str = "") -> list[Meaning]:
    """Return what the points mean, each moment apart; raises NotRead, or Impossible with the reason."""
    _complete(points)
    _before_christ(points, notes)
    dated = [point for point in points if point.rule not in ("month", "month day")]
    points = dated or points  # March 25 (ca. 1900-1903)
    if any(point.rule == "long" for point in points) and any(point.rule not in _LONG for point in points):
        raise NotRead  # a number of another kind beside a date
    said: list[Meaning] = []
    run: list[tuple[str, Meaning]] = []
    for at, point in enumerate(points):
        if point.rule == "open":
            said += _drawn(run)
            run = []
            said.append(_afterwards(point, said))
            continue
        found = _short(point, points[at - 1], notes) if point.rule == "short" and at else None
        found = found or meaning(point, notes, order)
        if point.join not in _TIES:
            said += _drawn(run)
            run = []
        if run and points[at - 1].bound == is_.BETWEEN:
            point.join = "-"
        run.append((point.join, _bounded(found, point.bound)))
    return _told(_paired(said + _drawn(run)))


# what the neighbours say


def _complete(points: list[Point]) -> None:
    """Give each value what it leaves out and its neighbour says."""
    for at in range(len(points) - 1, -1, -1):
        point = points[at]
        after = points[at + 1] if at + 1 < len(points) else None
        before = points[at - 1] if at else None
        tied = after if after is not None and after.join in _TIES else None
        if point.rule in ("ordinal", "part", "month", "month day", "short", "counted"):
            _fill(point, tied, before, after)
        if tied is not None and not point.bound:
            point.era = point.era or _era_before(point, tied)
            point.calendar = point.calendar or _calendar_before(point, tied)
    for before, after in pairwise(points):
        if before.rule == "republican" and after.rule == "year":
            before.rule, before.calendar = "year", ""
        if after.join in _TIES:
            _carry_on(before, after)


def _before_christ(points: list[Point], notes: list[Message]) -> None:
    """Take millennia without an era for those before Christ from the third on: ours has just begun.

    "Beginning of the third millennium" is left: that may be said of today.
    """
    bare = [point for point in points if point.rule == "millennium" and not point.era and not point.calendar]
    if any(point.n > THIS_MILLENNIUM or (point.n == THIS_MILLENNIUM and point.part not in _BEGUN) for point in bare):
        for point in bare:
            point.era = is_.BCE
        notes.append(NO_ERA)


def _fill(point: Point, tied: Point | None, before: Point | None, after: Point | None) -> None:
    from_left = before if before is not None and point.join in _TIES else None
    if point.rule in ("month", "month day"):
        other = tied or from_left
        if other is not None and other.digits >= 3:
            point.n, point.digits, point.era = other.n, other.digits, other.era
            point.rule = "day month year"
            point.calendar = point.calendar or other.calendar
    elif point.rule == "counted":
        if from_left is not None and from_left.rule == "century" and from_left.calendar and point.n <= 21:
            point.rule = "century"  # the 13th century of the Hijra / 19th of ours
    elif point.rule == "short":
        if tied is not None and tied.rule in ("century", "millennium") and point.n <= 40:
            point.rule, point.era = tied.rule, point.era or tied.era
        elif from_left is not None and from_left.rule == "century" and point.n <= 21:
            point.rule, point.era, point.calendar = "century", point.era or from_left.era, from_left.calendar
        elif (
            tied is not None
            and tied.rule in ("year", "counted")
            and from_left is None
            and (tied.digits >= 3 or tied.era)
        ):
            point.rule = "counted"
    else:
        other = next((each for each in (tied, from_left, after) if each is not None and each.rule in _HUNDREDS), None)
        if other is not None and (point.rule == "part" or other.rule != "decade"):
            point.calendar = point.calendar or ("" if point.era else other.calendar)
            point.rule, point.era, point.wide = other.rule, point.era or other.era, other.wide
            if not point.n:
                point.n, point.digits = other.n, other.digits


def _era_before(point: Point, after: Point) -> str:
    """Return the era that "BC" behind the second value says of the first: 650-600 BC, 5th-4th century BC."""
    return after.era if after.era in (is_.BCE, is_.BP) and point.rule not in ("name", "dynasty") else ""


def _calendar_before(point: Point, after: Point) -> str:
    return after.calendar if after.calendar and after.join in ("-", "|", "&") and point.n < 1700 else ""


def _carry_on(before: Point, after: Point) -> None:
    """Give the second value the era in front of the first (BC 4000-3000), its calendar, its hundreds of years."""
    if before.era == is_.BP and not after.era:
        after.era = is_.BP
    if before.era == is_.BCE and not after.era and after.rule in ("year", "counted", "short"):
        if after.n >= before.n:
            return  # 200 BC-300
        if after.rule == "short" or before.join in _TIES:
            raise NotRead
        after.era = is_.BCE
    if before.calendar and not after.calendar and after.join in ("-", "|", "&") and after.rule in ("year", "short"):
        after.calendar = before.calendar if abs(after.n - before.n) < 200 or after.rule == "short" else ""
    if after.rule == "decade" and after.digits == 2 and before.rule in ("year", "decade") and before.digits >= 3:
        after.n, after.digits = before.n - before.n % 100 + after.n, before.digits


def _short(point: Point, before: Point, notes: list[Message]) -> Meaning | None:
    """Return what the 7 of 1826-7 means, or the 10 of 1907-10, which is a year or a month."""
    if before.rule not in _YEARS or point.join not in _TIES or before.digits < 3 or before.era == is_.BCE:
        return None
    scale = 10**point.digits
    year = before.n - before.n % scale + point.n
    as_year = year > before.n or (point.join in ("|", "&") and year != before.n)
    monthly = before.rule == "year" and 1 <= point.n <= 12 and not before.calendar
    as_month = monthly and ((point.join == "-" and point.digits == 2 and not point.long_dash) or point.join == "/")
    if not as_year and not as_month:
        raise Impossible(BACKWARDS)
    point.rule = "year"
    if not as_month:
        point.n, point.digits = year, before.digits
        point.calendar = before.calendar
        return None
    month = Span(opens(before.n, point.n), closes(before.n, point.n))
    if not as_year:
        text = spelled(before.n, point.n)
        return Meaning(month, text, text, text, calendar="month")
    notes.append(MONTH_OR_YEAR)
    point.n, point.digits = year, before.digits
    return exact(year)


def _bounded(found: Meaning, bound: str) -> Meaning:
    """Return "before", "after": open at one side. The year that is named counts: what was seen in 1855 was made by then."""
    if bound == is_.BEFORE:
        return replace(found, span=Span(None, found.span.last), single="", low="..")
    if bound == is_.AFTER:
        return replace(found, span=Span(found.span.first, None), single="", high="..")
    return found


def _afterwards(point: Point, said: list[Meaning]) -> Meaning:
    """Return "printed later": from the moment before it, without an end; "or earlier": the other way round."""
    if not said:
        raise NotRead
    last = said[-1]
    open_ = _bounded(last, point.bound)
    return replace(open_, event=point.event, wide=False)


# what is joined


def _drawn(run: list[tuple[str, Meaning]]) -> list[Meaning]:
    """Draw together what is joined: ranges first, then choices."""
    if len(run) < 2:
        return [each for _, each in run]
    for ties, make in (("-", _range), ("/", _slash), ("|&", _choice)):
        run = _folded(run, ties, make)
    return [each for _, each in run]


def _folded(
    run: list[tuple[str, Meaning]], ties: str, make: Callable[[Meaning, Meaning, str], Meaning]
) -> list[tuple[str, Meaning]]:
    found = [run[0]]
    for tie, each in run[1:]:
        if tie and tie in ties:
            before_tie, before = found[-1]
            found[-1] = (before_tie, make(before, each, tie))
        else:
            found.append((tie, each))
    return found


def _range(first: Meaning, last: Meaning, _tie: str = "-") -> Meaning:
    if last.calendar == "month":
        return marked(replace(last, calendar="", event=first.event), about=first.about, unsure=first.unsure)
    (start, _), (inner, end) = first.span, last.span
    if start is not None and ((end is not None and start > end) or (inner is not None and inner < start)):
        raise Impossible(BACKWARDS)
    if (first.about and not last.about) or (last.unsure and not first.unsure):  # c. 1910-20; 1885-86?
        first, last = _alike(first, last)
    return _together(first, last, Span(start, end))


def _alike(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """Let "about" in front and "?" behind hold for both ends."""
    if first.about and not last.about:
        last = marked(replace(last), about=True, unsure=False)
    if last.unsure and not first.unsure:
        first = marked(replace(first), about=False, unsure=True)
    return first, last


def _together(first: Meaning, last: Meaning, span: Span) -> Meaning:
    """Return the interval from one meaning to another."""
    return Meaning(
        span,
        "",
        first.low if span.first is not None else "..",
        last.high if span.last is not None else "..",
        wide=first.wide and last.wide,
        about=first.about or last.about,
        unsure=first.unsure or last.unsure,
        margin=(first.margin[0], last.margin[1]),
        event=first.event or last.event,
        name=", ".join(dict.fromkeys(name for name in (first.name, last.name) if name)),
        calendar=first.calendar or last.calendar,
        inside=first.inside,
    )


def _slash(first: Meaning, last: Meaning, tie: str) -> Meaning:
    """Return 1250/1834 (two calendars), 1942/43 and 1989/2005 (from one to the other)."""
    pair = _two_calendars(first, last)
    if pair is not None:
        return pair
    if last.calendar == "month":
        return _range(first, last)
    return _choice(*_alike(first, last), tie)


def _choice(first: Meaning, last: Meaning, tie: str) -> Meaning:
    """Return "or" and "and": all of it, as a set in EDTF where its values are plain."""
    firsts, lasts = [first.span.first, last.span.first], [first.span.last, last.span.last]
    start = None if None in firsts else min(each for each in firsts if each is not None)
    end = None if None in lasts else max(each for each in lasts if each is not None)
    low = first if start == first.span.first else last
    high = last if end == last.span.last else first
    found = replace(_together(low, high, Span(start, end)), event=first.event or last.event, inside=first.inside)
    opening = "[" if tie == "|" else "{"
    if tie in "|&" and not found.about and not found.unsure and _listable(first, opening) and _listable(last, opening):
        plain = ",".join(each.single.strip("[]{}") for each in (first, last))
        found.single = opening + plain + {"[": "]", "{": "}"}[opening]
    return found


_PLAIN = re.compile(r"-?\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
"""A year, month or day: what may stand in a set, where seasons and masks may not (ISO 8601-2, 11.2)."""


def _listable(each: Meaning, opening: str) -> bool:
    return all(_PLAIN.fullmatch(text) for text in each.single.strip(f"{opening}]" + "}").split(","))


_OTHERS = ("islamic", "buddhist", "hebrew")


def _two_calendars(first: Meaning, last: Meaning) -> Meaning | None:
    """Return what a year of another calendar beside the same year of ours means, with or without its name."""
    if first.calendar in _OTHERS:
        return _met(first, last)
    start, end = first.span.first, last.span.first
    if first.calendar or start is None or end is None or last.span.last is None or first.single != spelled(start.year):
        return None
    for calendar in _OTHERS:
        try:
            days_ = calendars.YEARS[calendar](start.year)
        except ValueError:
            continue
        other = replace(days(days_, whole_years=True), calendar=calendar, wide=True)
        if start.year != end.year and (found := _met(other, last)) is not None:
            return found
    return None


def _met(first: Meaning, last: Meaning) -> Meaning | None:
    """Return what two meanings share, as the second says it, if they share anything."""
    start = max((each for each in (first.span.first, last.span.first) if each is not None), default=None)
    end = min((each for each in (first.span.last, last.span.last) if each is not None), default=None)
    if start is not None and end is not None and start > end:
        return None
    calendar = first.calendar or last.calendar
    if last.span == Span(start, end):
        return replace(last, calendar=calendar)
    low = last.low if start == last.span.first else ".." if start is None else spelled(start.year)
    high = last.high if end == last.span.last else ".." if end is None else spelled(end.year)
    single = low if low == high and low != ".." else ""
    return replace(last, span=Span(start, end), low=low, high=high, single=single, calendar=calendar)


def _paired(said: list[Meaning]) -> list[Meaning]:
    """Draw together years of two calendars that stand in brackets beside each other: 1250 (1834-5)."""
    found: list[Meaning] = []
    for each in said:
        pair = _two_calendars(found[-1], each) if found and each.inside and not found[-1].calendar else None
        if pair is not None:
            found[-1] = pair
        else:
            found.append(each)
    return found


def _told(said: list[Meaning]) -> list[Meaning]:
    """Let a finer date narrow the period, century or foreign year beside it, and a period's own years replace ours."""
    found: list[Meaning] = []
    for each in said:
        together = _narrowed(found[-1], each) if found else None
        if together is not None:
            found[-1] = together
        else:
            found.append(each)
    return found


def _narrowed(before: Meaning, each: Meaning) -> Meaning | None:
    """Return what two moments beside each other mean together, or ``None`` where they are two."""
    met = _met(before, each)
    if before.calendar and each.inside and met is not None:
        return replace(met, event=before.event or each.event)
    if before.event or each.event:
        return None
    if before.name and not each.name and (each.inside or (met is not None and not each.wide)):
        return replace(each, wide=True)  # Edo period (1603-1867)
    if met is None:
        return None
    if each.name and not before.name:
        return before  # 1884 (Meiji period)
    if (before.wide and _within(each, before)) or _open(before) or _open(each):
        return replace(met, name=each.name, wide=each.wide, margin=each.margin)
    if each.calendar and not before.calendar:
        return replace(before, calendar=each.calendar)
    return None


def _open(each: Meaning) -> bool:
    return each.span.first is None or each.span.last is None


def _within(each: Meaning, before: Meaning) -> bool:
    """Whether one lies (but for a tenth) in the other and is shorter, or the other is a period's name."""
    return before.name != "" or before.calendar != "" or _length(each.span) <= 0.75 * _length(before.span)


def _length(span: Span) -> float:
    if span.first is None or span.last is None:
        return float("inf")
    return span.last.year - span.first.year + 1
