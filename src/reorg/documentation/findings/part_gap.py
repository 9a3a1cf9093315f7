"""Which part of an object has no row, though its neighbours have: a and c, without b?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.parts import parts_of
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "part-gap",
    say("Parts that are missing between others"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.POLICE),
    effect=say("A lid, a stand or a leaf may be lost, or stand somewhere without a number."),
    mend=say("Look at the object and at the register: note what the missing part is, and where."),
)

SKIPPED = 1 << (ord("i") - ord("a")) | 1 << (ord("o") - ord("a"))
"""Letters that are left out on purpose, because they look like figures."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows of objects of which a part letter between a and the last is missing (i and o may be)."""
    table = parts_of(inquiry)
    if not table:
        return None
    gaps = inquiry.ask(
        f"""
        SELECT whole, missing, first FROM (
            SELECT whole, first, there, ((1::BIGINT << last) - 1) & ~there & ~{SKIPPED} AS missing FROM (
                SELECT whole, min(first) AS first, max(last) AS last, bit_or(letters) AS there
                FROM {table} GROUP BY whole HAVING max(last) > 1
            )
        ) WHERE missing <> 0 AND bit_count(there) > greatest(1, bit_count(missing)) ORDER BY first
        """
    )
    if not gaps:
        return None
    inquiry.want(str(whole) for whole, *_ in gaps)
    rows = inquiry.rows(
        f"""
        SELECT row FROM register JOIN {table} p ON trim({inquiry.column("number")}) = p.value
        JOIN wanted ON p.whole = wanted.value
        """
    )
    whole, missing, first = gaps[0]
    count = sum(int(str(each)).bit_count() for _, each, _ in gaps)
    return inquiry.found(
        KIND,
        say_many(
            "{count} part has no row, though parts beside it have: {part} of {whole}, near {example}.",
            "{count} parts have no row, though parts beside them have, for example {part} of {whole}, near {example}.",
            count=count,
            part=_first_letter(int(str(missing))),
            whole=str(whole),
            example=inquiry.example(int(str(first))),
        ),
        rows,
        count=count,
    )


def _first_letter(letters: int) -> str:
    """Return the first of the letters in a set of bits."""
    return chr(ord("a") + (letters & -letters).bit_length() - 1)


CHECKS = (Check(KIND, find),)
