"""Which parts stand alone: a part b, without any other part and without a row for the whole?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.parts import parts_of
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "part-without-whole",
    say("Parts that stand alone"),
    Severity.LOW,
    (Stops.FINDING,),
    effect=say("The rest of the object may be lost, or stand somewhere without a number."),
    mend=say("Look for the other parts. If there never were any, note that; the letter stays as it was given."),
)

CUSTOM = 0.3
"""Share of the objects with parts from which a single part is the museum's custom and no sign of loss."""
FEWEST = 5
"""Objects with parts below which no custom can be seen."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows of a single part whose whole has no row, where the museum's other parts are not alone.

    A letter that all numbers of one shape end in is no part: ``98.H``, ``102.H``."""
    table = parts_of(inquiry)
    if not table:
        return None
    alone = inquiry.ask(
        f"""
        SELECT any_value(value), first FROM (
            SELECT whole, value, first, sum(bit_count(letters)) OVER (PARTITION BY whole) AS parts,
                   count(DISTINCT letters) OVER (PARTITION BY shape) AS kinds
            FROM {table}
        ) p WHERE parts = 1 AND kinds > 1 AND NOT EXISTS (FROM numbers w WHERE w.value = p.whole) GROUP BY first ORDER BY first
        """
    )
    wholes = int(str(inquiry.ask(f"SELECT count(DISTINCT whole) FROM {table}")[0][0]))
    if not alone or wholes < FEWEST or len(alone) > CUSTOM * wholes:
        return None
    rows = inquiry.rows_with("number", [str(value) for value, _ in alone])
    return inquiry.found(
        KIND,
        say_many(
            "{count} part stands alone, without the rest of its object: {example}.",
            "{count} parts stand alone, without the rest of their objects, for example {example}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
        ),
        rows,
    )


CHECKS = (Check(KIND, find),)
