"""Which materials are spelt in several ways?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.spellings import pairs, phrase_key, spelt
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "material-spellings",
    say("Materials spelt in several ways"),
    Severity.LOW,
    (Stops.PLANNING, Stops.USE),
    effect=say("What needs the same climate or care is not found together."),
    mend=say("Choose one word for each material, and say it for all rows at once."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a material is spelt otherwise than in most rows; a plural counts as a spelling."""
    found = spelt(inquiry, "materials", phrase_key, joined=True)
    rows = inquiry.rows_with("materials", [other for each in found for other in each.others]) if found else ()
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "{count} material is spelt in several ways: {pairs}.",
            "{count} materials are spelt in several ways, for example {pairs}.",
            count=len(found),
            pairs=pairs(found),
        ),
        rows,
        count=len(found),
    )


CHECKS = (Check(KIND, find),)
