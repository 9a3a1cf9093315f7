"""For which objects is no size known? (Spectrum 5.1 Dimension; Object ID "measurements".)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "size-missing",
    say("Objects without a size"),
    Severity.MEDIUM,
    (
        Stops.PLANNING,
        Stops.POLICE,
    ),
    effect=say("Without a size, shelf space can only be estimated from similar objects."),
    mend=say("Measure height, width and depth in centimetres, to the nearest one, when you next handle the object."),
)

SIZES = ("dimensions", "width", "height", "depth", "diameter")


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which no figure says how big the object is; zero and "dimensions vary" say nothing."""
    rows = inquiry.lacking(*SIZES)
    if not rows:
        return None
    message = (
        say_many(
            "{count} object has no size: {example}.",
            "{count} objects have no size, for example {example}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
        )
        if inquiry.has(*SIZES)
        else say("This list has no column for the size of the objects.")
    )
    return inquiry.found(
        KIND,
        message,
        rows,
    )


CHECKS = (Check(KIND, find),)
