"""Which numbers stand for several objects, and how many objects do they hide? (Spectrum 5.1: one number an object.)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.numbering import numbers_that, numbers_there, schemes_of
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-range",
    say("Numbers that stand for several objects"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.POLICE),
    effect=say("Objects without a row cannot be placed, looked for or counted; one can go missing unseen."),
    mend=say("Give each object its own row when you next handle it. Parts that never part may stay on one row."),
)

MOST = 500_000
"""Numbers that are looked up one by one; of more, those beyond are counted as hidden."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose number is a range such as 1978.12.1-5, and how many objects have no row of their own."""
    if not inquiry.has("number"):
        return None
    schemes = schemes_of(inquiry)
    ranges = numbers_that(inquiry, lambda number: len(schemes.expand(number)) > 1)
    rows = inquiry.rows_with("number", ranges) if ranges else ()
    if not rows:
        return None
    meant = {each for number in ranges for each in schemes.expand(number)}
    hidden = len(meant) - len(numbers_there(inquiry, list(meant)[:MOST]))
    first = schemes.expand(ranges[0])
    return inquiry.found(
        KIND,
        say_many(
            "{count} row stands for several objects, for example {number} for {objects}, from {first} to {last}. "
            "{hidden} numbers have no row of their own.",
            "{count} rows stand for several objects, for example {number} for {objects}, from {first} to {last}. "
            "{hidden} numbers have no row of their own.",
            count=len(rows),
            number=ranges[0],
            objects=len(first),
            first=first[0],
            last=first[-1],
            hidden=hidden,
        ),
        rows,
    )


CHECKS = (Check(KIND, find),)
