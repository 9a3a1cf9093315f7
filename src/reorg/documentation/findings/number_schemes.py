"""Which ways of numbering stand side by side in one register?"""

from __future__ import annotations

from reorg.documentation.grammar.schemes import Scheme, Schemes
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.numbering import numbers_that, schemes_of
from reorg.language import listed, say
from reorg.museum import Finding, Severity, Stops

COMMON = 0.01
"""Share of the numbers from which a way of numbering is told; rarer ones are told only beside these."""
SHOWN = 4


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows numbered otherwise than most, where the register has two ways of numbering or more."""
    if not inquiry.has("number"):
        return None
    schemes = schemes_of(inquiry)
    common = [each for each in schemes.schemes if each.share >= COMMON]
    if len(common) < 2:
        return None
    rows = inquiry.rows_with("number", numbers_that(inquiry, lambda number: _other(number, schemes, common[0])))
    if not rows:
        return None
    return inquiry.finding(
        "number-schemes",
        Severity.LOW,
        say(
            "The objects are numbered in {count} ways: {schemes}.",
            count=len(common),
            schemes=listed([each.said for each in common], SHOWN),
        ),
        rows,
        count=len(common),
        effect=say("Who does not know all the ways takes one number for a slip of another, or gives one again."),
        mend=say("Write down which way was used when, and which one is used from now on. The old numbers stay."),
        stops=(Stops.FINDING,),
        minutes=15,
    )


def _other(number: str, schemes: Schemes, usual: Scheme) -> bool:
    """Whether a number follows another scheme than the usual one."""
    found = schemes.parse(number)
    return found is not None and found.scheme != usual
