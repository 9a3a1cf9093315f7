"""Which cells hold two numbers or more?"""

from __future__ import annotations

from reorg.documentation.grammar.number_signs import several
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.numbering import numbers_that, schemes_of
from reorg.language import listed, say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-several",
    say("Several numbers in one cell"),
    Severity.MEDIUM,
    (Stops.FINDING,),
    effect=say("Only the first of them is found by anyone who looks for one; the others seem to be missing."),
    mend=say("If they are several objects, give each its own row. If one is an old number, move it to “other number”."),
)


def cells_of_several(inquiry: Inquiry) -> list[str]:
    """Return the cells (trimmed) that hold several numbers, by first row: no other finding need tell of what is so there."""
    return inquiry.worked(_several)


def _several(inquiry: Inquiry) -> list[str]:
    if not inquiry.has("number"):
        return []
    schemes = schemes_of(inquiry)
    return numbers_that(inquiry, lambda number: bool(several(number, schemes)))


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose cell holds several numbers, each of which follows a scheme of the museum."""
    if not inquiry.has("number"):
        return None
    schemes = schemes_of(inquiry)
    found = cells_of_several(inquiry)
    rows = inquiry.rows_with("number", found) if found else ()
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "{count} cell holds several numbers: {number} is {numbers}.",
            "{count} cells hold several numbers, for example {number} is {numbers}.",
            count=len(rows),
            number=found[0],
            numbers=listed(several(found[0], schemes), 4),
        ),
        rows,
    )


CHECKS = (Check(KIND, find),)
