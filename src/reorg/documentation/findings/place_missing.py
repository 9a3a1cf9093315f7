"""For which objects is no place known? (Spectrum 5.1 Location and movement control.)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "place-missing",
    say("Objects without a place"),
    Severity.HIGH,
    (
        Stops.FINDING,
        Stops.PLANNING,
    ),
    effect=say("These objects can only be found by searching, and a loss would not be noticed."),
    mend=say("Walk through the store shelf by shelf and write down the number of each object with its place."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows without a place; all of them where the list has no column for it."""
    rows = inquiry.lacking("place", "place_text")
    if not rows:
        return None
    message = (
        say_many(
            "{count} object has no place: {example}.",
            "{count} objects have no place, for example {example}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
        )
        if inquiry.has("place", "place_text")
        else say("This list has no column for the place, so it does not say where any object is.")
    )
    return inquiry.found(
        KIND,
        message,
        rows,
    )


CHECKS = (Check(KIND, find),)
