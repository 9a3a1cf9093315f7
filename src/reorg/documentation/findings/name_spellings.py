"""Which object names are spelt in several ways? (Spectrum 5.1 Object name: one word for one kind of thing.)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.spellings import pairs, phrase_key, spelt
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "name-spellings",
    say("Object names spelt in several ways"),
    Severity.LOW,
    (Stops.FINDING, Stops.USE),
    effect=say("Who looks for all objects of one kind finds only some of them."),
    mend=say("Choose one word for each kind of thing, and say it for all rows at once."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which an object name is spelt otherwise than in most rows; a plural counts as a spelling."""
    found = spelt(inquiry, "name", phrase_key, joined=True)
    rows = inquiry.rows_with("name", [other for each in found for other in each.others]) if found else ()
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "{count} object name is spelt in several ways: {pairs}.",
            "{count} object names are spelt in several ways, for example {pairs}.",
            count=len(found),
            pairs=pairs(found),
        ),
        rows,
        count=len(found),
    )


CHECKS = (Check(KIND, find),)
