"""Which numbers are built otherwise than the museum's numbers are?"""

from __future__ import annotations

from math import isqrt

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
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
"""Share of the numbers that must have an established shape; below it the museum simply has many forms."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose number has a shape that hardly any other has, where the rest has established ones.

    A shape is established if more than 1 + √n / 30 numbers have it (1 of 200, 4 of 13,000, 34 of a million): a slip
    of the pen does not repeat itself often, a custom does.
    """
    if not inquiry.has("number"):
        return None
    shapes = inquiry.counted(f"SELECT shape, count(*) AS n FROM {inquiry.numbers} GROUP BY 1 ORDER BY 2 DESC, 1")
    total = sum(n for _, n in shapes)
    most = 1 + isqrt(total) // 30
    odd = [shape for shape, n in shapes if n <= most]
    if total < FEWEST or not odd or sum(n for _, n in shapes if n > most) < ESTABLISHED * total:
        return None
    inquiry.want(odd)
    values = inquiry.ask("SELECT numbers.value FROM numbers JOIN wanted ON shape = wanted.value")
    rows = inquiry.rows_with("number", [str(value) for (value,) in values])
    inquiry.want([shapes[0][0]])
    usual = inquiry.ask("SELECT arg_min(numbers.value, first) FROM numbers JOIN wanted ON shape = wanted.value")
    return inquiry.found(
        KIND,
        say_many(
            "{count} number is built differently from the others: {example}. Most look like {usual}.",
            "{count} numbers are built differently from the others, for example {example}. Most look like {usual}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
            usual=str(usual[0][0]),
        ),
        rows,
    )


CHECKS = (Check(KIND, find),)
