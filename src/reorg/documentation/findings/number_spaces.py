"""Which numbers hold spaces that nobody sees?"""

from __future__ import annotations

from reorg.documentation.findings.number_several import cells_of_several
from reorg.documentation.grammar.number_signs import BREAK, SPACES, without_unseen
from reorg.documentation.inquiry import Inquiry, filled_sql
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
    """Return the rows whose number has spaces around it, doubled, fixed, of no width, or a tab or new line in it.

    A cell with two numbers (:mod:`number_several`), or with two lines (``text-line-breaks``), is told of there alone.
    """
    if not inquiry.has("number"):
        return None
    inquiry.want(cells_of_several(inquiry))
    alone = f"NOT regexp_matches(value, '{BREAK}') AND trim(value) NOT IN (FROM wanted)"
    cells = inquiry.look(
        f"regexp_matches(value, '{SPACES}') AND {filled_sql('value', 'number')} AND {alone}", inquiry.at("number")
    )
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    return inquiry.found(
        KIND,
        say_many(
            "{count} number holds spaces that nobody sees: {number} in row {row}.",
            "{count} numbers hold spaces that nobody sees, for example {number} in row {row}.",
            count=len(rows),
            number=without_unseen(cells[0].value),
            row=str(rows[0]),
        ),
        rows,
    )


CHECKS = (Check(KIND, find),)
