"""Which object has among its other numbers the number of another object?"""

from __future__ import annotations

import re

from reorg.documentation.grammar.numbers import coarse_key_sql
from reorg.documentation.grammar.written_number import read_number
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.table import fill
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops, number_key

KIND = Kind(
    "other-number-taken",
    say("Other numbers that are the number of another object"),
    Severity.HIGH,
    (Stops.OWNERSHIP, Stops.FINDING),
    effect=say("Two objects answer to one number: papers and labels of the one are taken for the other's."),
    mend=say("Look at both. They may be one object entered twice, or one of the numbers belongs to neither."),
)

_BETWEEN = re.compile(r"\s*[;|\n]\s*|,\s+")
SHORTEST = 4
"""Letters and figures of a number that two objects hardly share by chance; an old number 12 may well be another's 12."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows of which an "other number" is, but for how it is written, the number of another row."""
    if not inquiry.has("number") or not inquiry.has("other_numbers"):
        return None
    cells = [str(value) for (value,) in inquiry.ask(f"SELECT value FROM {inquiry.values('other_numbers')}")]
    told = [(cell, piece) for cell in cells for piece in _BETWEEN.split(cell) if _of_an_object(piece)]
    if not told:
        return None
    fill(
        inquiry.db,
        "others_told",
        {"cell": "VARCHAR", "piece": "VARCHAR"},
        {"cell": [cell for cell, _ in told], "piece": [piece for _, piece in told]},
    )
    number, other = inquiry.column("number"), inquiry.column("other_numbers")
    found = inquiry.ask(
        f"""
        SELECT r.row, o.piece, n.value, n.first FROM others_told o
        JOIN {inquiry.numbers} n ON {coarse_key_sql("o.piece")} = {coarse_key_sql("n.value")}
        JOIN register r ON trim(r.{other}) = o.cell
        WHERE coalesce(trim(r.{number}), '') <> n.value ORDER BY r.row
        """
    )
    taken = [each for each in found if number_key(str(each[1])) == number_key(str(each[2]))]
    own = {row: str(value) for row, value in _own(inquiry, [int(str(each[0])) for each in taken])}
    taken = [each for each in taken if number_key(own.get(int(str(each[0])), "")) != number_key(str(each[2]))]
    if not taken:
        return None
    rows = tuple(dict.fromkeys(int(str(each[0])) for each in taken))
    return inquiry.found(
        KIND,
        say_many(
            "{count} object has as other number the number of another: {number} in {example}, and in {second}.",
            "{count} objects have as other number the number of another, for example {number} in {example}, "
            "and in {second}.",
            count=len(rows),
            number=str(taken[0][2]),
            example=inquiry.example(rows[0]),
            second=inquiry.example(int(str(taken[0][3]))),
        ),
        rows,
    )


def _of_an_object(text: str) -> bool:
    """Whether a text is a number that two objects hardly share by chance: several figures, or letters before one."""
    written = read_number(text)
    long = sum(map(str.isalnum, text)) >= SHORTEST
    return long and not written.rest and (len(written.figures) > 1 or bool(written.prefix))


def _own(inquiry: Inquiry, rows: list[int]) -> list[tuple[int, object]]:
    """Return the numbers of rows."""
    inquiry.want(map(str, rows))
    told = inquiry.ask(
        f"SELECT row, {inquiry.column('number')} FROM register JOIN wanted ON row = try_cast(value AS BIGINT)"
    )
    return [(int(str(row)), value or "") for row, value in told]


CHECKS = (Check(KIND, find),)
