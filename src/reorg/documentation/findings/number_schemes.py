"""Which ways of numbering stand side by side in one register?"""

from __future__ import annotations

from reorg.documentation.findings.number_became_date import changed_rows
from reorg.documentation.grammar.schemes import Scheme
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.numbering import forms, schemes_of
from reorg.documentation.table import fill
from reorg.language import listed, say
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-schemes",
    say("Several ways of numbering side by side"),
    Severity.LOW,
    (Stops.FINDING,),
    effect=say("Who does not know all the ways takes one number for a slip of another, or gives one again."),
    mend=say("Write down which way was used when, and which one is used from now on. The old numbers stay."),
)

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
    # what a spreadsheet made of a number is no way of numbering, in whichever form it was saved
    damaged = set(changed_rows(inquiry))
    rows = tuple(row for row in _otherwise(inquiry, common[0]) if row not in damaged)
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say(
            "The objects are numbered in {count} ways: {schemes}.",
            count=len(common),
            schemes=listed([each.said for each in common], SHOWN),
        ),
        rows,
        count=len(common),
    )


def _otherwise(inquiry: Inquiry, usual: Scheme) -> tuple[int, ...]:
    """Return the rows whose number follows a scheme, but another than the usual one."""
    held = forms(inquiry)
    fill(
        inquiry.db,
        "forms",
        {"shape": "VARCHAR", "usual": "BOOLEAN"},
        {"shape": [shape for shape, _ in held], "usual": [written.base == usual.base for _, written in held]},
    )
    place = "^[^0-9]*([0-9]+)" if usual.roles[0] == "year" else "([0-9]+)[^0-9]*$"
    year = f"length(regexp_extract(value, '{place}', 1)) <> {usual.year_digits}" if usual.year_digits else "false"
    return inquiry.rows(
        f"""
        SELECT row FROM register JOIN (
            SELECT value FROM {inquiry.numbers} JOIN forms USING (shape) WHERE NOT usual OR {year}
        ) ON trim({inquiry.column("number")}) = value
        """
    )


CHECKS = (Check(KIND, find),)
