"""When were the objects of a register made, and when did they come, as its columns say it, asked once for all rows?

Each different text is read once, into a table ``dated_date`` or ``dated_acquired``: ``value`` (trimmed), ``n`` rows,
``first`` row, ``low`` and ``high`` (the bounds as a number, year · 10,000 + month · 100 + day; NULL is open or not
known), ``state`` (``read``, ``undated``, ``unread``, ``two digits``, ``ambiguous`` or ``impossible``).
"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.documentation.grammar.dates import TWO_DIGITS, WrittenDate, day_order, parse_date
from reorg.documentation.grammar.edtf import Day
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.table import fill

MADE, CAME = "date", "acquired"
_FIGURES = "regexp_matches(value, '^[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?[0-9]{4}')"


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one column: their table, and in which order it writes day and month (``""``: nothing shows it)."""

    field: str
    table: str
    order: str


def made(inquiry: Inquiry) -> Dates | None:
    """Return the dates made, if the register has a column for them."""
    return _dates(inquiry, MADE)


def came(inquiry: Inquiry) -> Dates | None:
    """Return the dates on which objects came, if the register has a column for them."""
    return _dates(inquiry, CAME)


def both(inquiry: Inquiry) -> list[Dates]:
    """Return the dates of the columns that there are."""
    return [dates for find in (made, came) if (dates := inquiry.worked(find)) is not None]


def _dates(inquiry: Inquiry, field: str) -> Dates | None:
    if not inquiry.has(field):
        return None
    table, values = f"dated_{field}", inquiry.values(field)
    order = day_order(str(value) for (value,) in inquiry.ask(f"SELECT value FROM {values} WHERE {_FIGURES}"))
    found = inquiry.ask(f"SELECT value, n, first FROM {values}")
    read = [parse_date(str(value), today=inquiry.today, order=order) for value, _, _ in found]
    fill(
        inquiry.db,
        table,
        {"value": "VARCHAR", "n": "BIGINT", "first": "BIGINT", "low": "BIGINT", "high": "BIGINT", "state": "VARCHAR"},
        {
            "value": [value for value, _, _ in found],
            "n": [n for _, n, _ in found],
            "first": [first for _, _, first in found],
            "low": [_number(each.earliest) for each in read],
            "high": [_number(each.latest) for each in read],
            "state": [_state(each) for each in read],
        },
    )
    return Dates(field, table, order)


def _number(day: Day | None) -> int | None:
    return day and day.year * 10_000 + day.month * 100 + day.day


def _state(read: WrittenDate) -> str:
    if read.problem is not None:
        return "impossible"
    if TWO_DIGITS in read.notes:
        return "two digits"
    if not read.understood:
        return "unread"
    if read.undated:
        return "undated"
    return "ambiguous" if read.ambiguous else "read"
