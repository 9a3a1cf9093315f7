"""Which object names are spelt in several ways? (Spectrum 5.1 Object name: one word for one kind of thing.)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.spellings import pairs, phrase_key, spelt
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which an object name is spelt otherwise than in most rows; a plural counts as a spelling."""
    found = spelt(inquiry, "name", phrase_key, joined=True)
    rows = inquiry.rows_with("name", [other for each in found for other in each.others]) if found else ()
    if not rows:
        return None
    return inquiry.finding(
        "name-spellings",
        Severity.LOW,
        say_many(
            "{count} object name is spelt in several ways: {pairs}.",
            "{count} object names are spelt in several ways, for example {pairs}.",
            count=len(found),
            pairs=pairs(found),
        ),
        rows,
        count=len(found),
        effect=say("Who looks for all objects of one kind finds only some of them."),
        mend=say("Choose one word for each kind of thing, and say it for all rows at once."),
        stops=(Stops.FINDING, Stops.USE),
        minutes=1,
    )
