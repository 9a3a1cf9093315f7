"""Which objects have no number? (Spectrum 5.1 Object number; Object ID.)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-missing",
    say("Objects without a number"),
    Severity.HIGH,
    (
        Stops.OWNERSHIP,
        Stops.FINDING,
        Stops.POLICE,
    ),
    effect=say("An object without a number cannot be tied to its papers, nor be proved to be yours."),
    mend=say("Look for the number on the object and in the register. If there is none, give it the next free one."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows without a number; all of them where the list has no column for it."""
    rows = inquiry.lacking("number")
    if not rows:
        return None
    message = (
        say_many(
            "{count} object has no number: {example}.",
            "{count} objects have no number, for example {example}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
        )
        if inquiry.has("number")
        else say("This list has no column for the object's number.")
    )
    return inquiry.found(
        KIND,
        message,
        rows,
    )


CHECKS = (Check(KIND, find),)
