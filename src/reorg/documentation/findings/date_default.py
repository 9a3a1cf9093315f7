"""Which dates did a program fill in by itself: the first day that it can count, or the last?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "date-default",
    say("Dates that a program filled in by itself"),
    Severity.LOW,
    (Stops.OWNERSHIP,),
    effect=say("Nobody said this date. It stands where the true one is not known, and looks as if it were."),
    mend=say("Empty these dates, or take the true ones from the register."),
)
_DEFAULTS = (
    r"^(?:1899-12-3[01]|3[01][./]12[./]1899|12/3[01]/1899|1900-01-00|0?0[./-]0?0[./-]0000|0000-00-00|0001-01-01|0?1[./]0?1[./]0001"
    r"|1601-01-01|1753-01-01|0?1[./]0?1[./]1753|1858-11-17|9999-12-31|31[./]12[./]9999|12/31/9999|2999-12-31|1969-12-31|1970-01-01"
    r"|0?1[./]0?1[./]1970|1904-01-01|0?1[./]0?1[./]1904)(?:[ T]00:00(?::00(?:[.,]0+)?)?Z?)?$"
)
"""Day zero of Excel and Access (30 December 1899, 1 January 1904), Windows (1601), SQL Server (1753), Unix (1970), and
the days that databases write for none or for ever."""
_YEARS_OWN = r"^(?:19[07][0-9]-01-01|0?1[./]0?1[./]19[07][0-9])"


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows with such a date; 1 January 1970 or 1904 is left alone where other years begin so too (a bare year)."""
    ats = inquiry.at("date", "acquired")
    cells = inquiry.look(f"strlen(value) < 32 AND regexp_matches(trim(value), '{_DEFAULTS}')", ats)
    if not cells:
        return None
    bare = inquiry.look(f"strlen(value) < 32 AND regexp_matches(trim(value), '{_YEARS_OWN}')", ats)
    if len(bare) > 2:
        cells = [cell for cell in cells if not any(year in cell.value for year in ("1970", "1904"))]
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} date was filled in by a program: “{text}” in {example}.",
        "{count} dates were filled in by a program, for example “{text}” in {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(KIND, message, rows)


CHECKS = (Check(KIND, find),)
