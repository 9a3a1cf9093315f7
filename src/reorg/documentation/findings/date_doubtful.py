"""Which dates say less than they seem to: not understood, day and month either way round, a year of two digits?"""

from __future__ import annotations

from reorg.documentation.dated import Dates, both
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

UNREAD = Kind(
    "date-unread",
    say("Dates that were not understood"),
    Severity.LOW,
    (Stops.USE,),
    effect=say("These objects are not found by their time, and nothing that depends on a date is checked for them."),
    mend=say("Write the years as well: “Colonial period (1519–1821)”. What nobody knows may stay as it is."),
)
AMBIGUOUS = Kind(
    "date-ambiguous",
    say("Dates with day and month either way round"),
    Severity.LOW,
    (Stops.OWNERSHIP, Stops.USE),
    effect=say("03/04/1978 is March for one reader and April for another. A paper that proves something must agree."),
    mend=say("Write the month as a word or the year first: 1978-04-03. Ask whoever typed them which way was meant."),
)
SHORT_YEAR = Kind(
    "date-two-digit-year",
    say("Years of two digits"),
    Severity.LOW,
    (Stops.OWNERSHIP, Stops.USE),
    effect=say("’78 may be 1878 or 1978. Programs choose one, and nobody notices."),
    mend=say("Write years with four digits. The register, the paper or the number usually shows which century it is."),
)


def unread(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose date was not understood."""
    rows, text = _rows(inquiry, "unread")
    if not rows:
        return None
    message = say_many(
        "{count} date was not understood: “{text}” in {example}.",
        "{count} dates were not understood, for example “{text}” in {example}.",
        count=len(rows),
        text=text,
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(UNREAD, message, rows)


def ambiguous(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose date can be read two ways; none where another date of the column shows the order."""
    rows, text = _rows(inquiry, "ambiguous")
    if not rows:
        return None
    message = say_many(
        "{count} date can be read two ways: “{text}” in {example}.",
        "{count} dates can be read two ways, for example “{text}” in {example}.",
        count=len(rows),
        text=text,
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(AMBIGUOUS, message, rows)


def short_year(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose date has a year of two digits."""
    rows, text = _rows(inquiry, "two digits")
    if not rows:
        return None
    message = say_many(
        "{count} date has a year of two digits: “{text}” in {example}.",
        "{count} dates have a year of two digits, for example “{text}” in {example}.",
        count=len(rows),
        text=text,
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(SHORT_YEAR, message, rows)


def _rows(inquiry: Inquiry, state: str) -> tuple[tuple[int, ...], str]:
    """Return the rows with a date in a state, in any column, and the text of the first."""
    texts: list[tuple[int, str]] = []
    rows: set[int] = set()
    for dates in both(inquiry):
        found = inquiry.ask(f"SELECT first, value FROM {dates.table} WHERE state = '{state}' ORDER BY first")
        texts += [(int(str(first)), str(value)) for first, value in found]
        rows.update(_with(inquiry, dates, state) if found else ())
    return tuple(sorted(rows)), short(min(texts)[1]) if texts else ""


def _with(inquiry: Inquiry, dates: Dates, state: str) -> tuple[int, ...]:
    return inquiry.rows(
        f"SELECT row FROM register JOIN {dates.table} d ON trim({inquiry.column(dates.field)}) = d.value "
        f"WHERE state = '{state}'"
    )


CHECKS = (Check(SHORT_YEAR, short_year), Check(AMBIGUOUS, ambiguous), Check(UNREAD, unread))
