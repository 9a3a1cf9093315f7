"""Which numbers hold spaces that nobody sees?"""

from __future__ import annotations

from reorg.documentation.grammar.number_signs import SPACES, without_unseen
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-spaces",
    say("Numbers with spaces that nobody sees"),
    Severity.LOW,
    (Stops.FINDING,),
    effect=say("Spreadsheets and other programs take it for another number, and do not find the object."),
    mend=say("reorg looks such numbers up as if the spaces were not there. Remove them in the list all the same."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose number has spaces around it, doubled, fixed, of no width, or a tab or new line in it."""
    if not inquiry.has("number"):
        return None
    column = inquiry.column("number")
    rows = inquiry.rows(
        f"SELECT row FROM register JOIN says USING (row) WHERE number AND regexp_matches({column}, '{SPACES}')"
    )
    if not rows:
        return None
    (text,) = inquiry.ask(f"SELECT {column} FROM register WHERE row = {rows[0]}")[0]
    return inquiry.found(
        KIND,
        say_many(
            "{count} number holds spaces that nobody sees: {number} in row {row}.",
            "{count} numbers hold spaces that nobody sees, for example {number} in row {row}.",
            count=len(rows),
            number=without_unseen(str(text)),
            row=str(rows[0]),
        ),
        rows,
    )


CHECKS = (Check(KIND, find),)
