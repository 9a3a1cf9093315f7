"""Which objects were made after they came?"""

from __future__ import annotations

from reorg.documentation.dated import CAME, MADE, both
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "date-after-acquired",
    say("Objects made after they came"),
    Severity.MEDIUM,
    (Stops.OWNERSHIP, Stops.USE),
    effect=say("One of the two dates is wrong, or two objects run together on one number."),
    mend=say("Look at the object and at the register. If another object came that day, this one has its number."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose earliest date made lies after the latest day on which they came (what "about" adds is left free)."""
    dates = {each.field: each for each in both(inquiry)}
    if len(dates) < 2:
        return None
    made, came = inquiry.column(MADE), inquiry.column(CAME)
    late = (
        f"(FROM {dates[MADE].table} WHERE state <> 'impossible' AND low > (SELECT min(high) FROM {dates[CAME].table}))"
    )
    found = inquiry.ask(
        f"""
        WITH late AS MATERIALIZED (SELECT row, {came} AS came, m.value, m.low FROM register
                                   JOIN {late} m ON trim({made}) = m.value WHERE {came} IS NOT NULL)
        SELECT row, late.value, c.value FROM late JOIN {dates[CAME].table} c ON trim(came) = c.value
        WHERE late.low > c.high AND c.state <> 'impossible' ORDER BY row
        """
    )
    if not found:
        return None
    rows = tuple(int(str(row)) for row, _, _ in found)
    message = say_many(
        "{count} object was made after it came: “{made}”, came “{came}”, {example}.",
        "{count} objects were made after they came, for example “{made}”, came “{came}”, {example}.",
        count=len(rows),
        made=short(str(found[0][1])),
        came=short(str(found[0][2])),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(KIND, message, rows)


CHECKS = (Check(KIND, find),)
