"""Which categories are spelt in several ways?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.spellings import pairs, phrase_key, spelt
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "category-spellings",
    say("Categories spelt in several ways"),
    Severity.LOW,
    (Stops.PLANNING,),
    effect=say("Objects that belong together are counted and placed apart."),
    mend=say("Choose one word for each category, and say it for all rows at once."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a category is spelt otherwise than in most rows."""
    found = spelt(inquiry, "category", phrase_key, joined=True)
    rows = inquiry.rows_with("category", [other for each in found for other in each.others]) if found else ()
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "{count} category is spelt in several ways: {pairs}.",
            "{count} categories are spelt in several ways, for example {pairs}.",
            count=len(found),
            pairs=pairs(found),
        ),
        rows,
        count=len(found),
    )


CHECKS = (Check(KIND, find),)
