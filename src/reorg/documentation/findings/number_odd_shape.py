"""Which numbers are built otherwise than the museum's numbers are?"""

from __future__ import annotations

from reorg.documentation.grammar.number_slips import usual_form
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.numbering import odd_numbers, schemes_of
from reorg.language import Message, say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-odd-shape",
    say("Numbers that are built otherwise than the museum's own"),
    Severity.LOW,
    (Stops.FINDING,),
    effect=say("A number that is written differently is not found by anyone who searches for it."),
    mend=say("Compare it with the object and the register. Correct a slip; leave a number that was given that way."),
)

FEWEST = 20
"""Numbers below which no form can be called usual."""
ESTABLISHED = 0.95
"""Share of the numbers that must follow an established scheme; below it the museum simply has many forms."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose number follows none of the museum's schemes, where nearly all others do.

    A scheme is established by how many numbers follow it (1 of 200 is not enough, nor 4 of 13,000). Slips that repeat
    are told from a custom by what they say: see :mod:`reorg.documentation.grammar.number_slips`.
    """
    if not inquiry.has("number"):
        return None
    schemes = schemes_of(inquiry)
    if schemes.total < FEWEST or not schemes.odd or schemes.fit < ESTABLISHED:
        return None
    column = inquiry.column("number")
    rows = inquiry.rows(f"SELECT row FROM register JOIN {odd_numbers(inquiry)} ON trim({column}) = value")
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "{count} number is built differently from the others: {example}. {usual}",
            "{count} numbers are built differently from the others, for example {example}. {usual}",
            count=len(rows),
            example=inquiry.example(rows[0]),
            usual=_usual(inquiry, rows[0]),
        ),
        rows,
    )


def _usual(inquiry: Inquiry, row: int) -> Message:
    """Say how the number of a row is probably meant, or what most numbers look like."""
    number, meant = inquiry.ask(
        f"SELECT value, meant FROM odd_numbers JOIN register ON trim({inquiry.column('number')}) = value WHERE row = {row}"
    )[0]
    if meant and (usual := usual_form(str(number), str(meant))):
        return say("Probably {number} is meant.", number=usual)
    first = inquiry.ask(
        "SELECT value FROM numbers WHERE shape = (SELECT mode(shape) FROM numbers) ORDER BY first LIMIT 1"
    )
    return say("Most look like {usual}.", usual=str(first[0][0]))


CHECKS = (Check(KIND, find),)
