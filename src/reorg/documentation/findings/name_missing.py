"""Which objects have neither a name nor a title? (Spectrum 5.1 Object name; Object ID "type of object" and "title".)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "name-missing",
    say("Objects with neither name nor title"),
    Severity.MEDIUM,
    (
        Stops.POLICE,
        Stops.FINDING,
    ),
    effect=say("Nobody can recognise an object on the shelf, or after a theft, by its number alone."),
    mend=say("Write in one or two words what it is (“bowl”, “drum”) when you next have it in your hands."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows that say neither what the object is nor what it is called."""
    rows = inquiry.lacking("name", "title")
    if not rows:
        return None
    message = (
        say_many(
            "{count} object has neither a name nor a title: {example}.",
            "{count} objects have neither a name nor a title, for example {example}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
        )
        if inquiry.has("name", "title")
        else say("This list has no column for the object's name or title.")
    )
    return inquiry.found(
        KIND,
        message,
        rows,
    )


CHECKS = (Check(KIND, find),)
