"""Which makers are spelt in several ways?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.spellings import pairs, person_key, spelt
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "maker-spellings",
    say("Makers spelt in several ways"),
    Severity.LOW,
    (Stops.USE, Stops.POLICE),
    effect=say("Who looks for a maker finds only some of the objects, and lists by maker count one person twice."),
    mend=say("Choose one spelling, and say it for all rows at once. Two people with nearly the same name stay two."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a maker is spelt otherwise than in most rows."""
    found = spelt(inquiry, "maker", person_key)
    rows = inquiry.rows_with("maker", [other for each in found for other in each.others]) if found else ()
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "{count} maker is spelt in several ways: {pairs}.",
            "{count} makers are spelt in several ways, for example {pairs}.",
            count=len(found),
            pairs=pairs(found),
        ),
        rows,
        count=len(found),
    )


CHECKS = (Check(KIND, find),)
