"""Which numbers of a register are parts of one object (a, b, c …)?"""

from __future__ import annotations

from reorg.documentation.grammar.numbers import shape_sql
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.numbering import schemes_of
from reorg.documentation.table import fill

PART = r"^(.*[0-9])[ ./\-(]*([A-Za-z])(?:[ ]?-[ ]?[.]?([A-Za-z]))?[)]?$"
"""A number that ends in one part letter, or in a range of them: the whole, the first letter, the last."""
ENDS = r"9[ ./\-(]*a( ?- ?[.]?a)?[)]?$"
"""The same of its shape, so that the pattern above is looked for only where it may be."""


def parts_of(inquiry: Inquiry) -> str:
    """Make the table ``parts_held``, once; return its name, or ``""`` if no scheme of the museum has parts.

    A row for each distinct number with part letters: ``value``, ``first`` (row), ``shape``, ``whole``, ``letters`` (a
    bit for each letter, a is 1, b is 2, c is 4), ``last`` (1 for a, 2 for b).
    """
    return inquiry.worked(_made)


def _made(inquiry: Inquiry) -> str:
    schemes = schemes_of(inquiry).schemes
    if not any(scheme.parts for scheme in schemes):
        return ""
    fill(inquiry.db, "bases", {"base": "VARCHAR"}, {"base": sorted({each.base for each in schemes})})
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE parts_held AS
        SELECT value, first, shape, whole, z AS last, ((1::BIGINT << z) - (1::BIGINT << (a - 1)))::BIGINT AS letters
        FROM (
            SELECT value, first, shape, found.whole AS whole, ascii(lower(found.a)) - 96 AS a,
                   ascii(lower(if(found.z = '', found.a, found.z))) - 96 AS z
            FROM (
                SELECT value, first, shape, regexp_extract(value, '{PART}', ['whole', 'a', 'z']) AS found
                FROM {inquiry.numbers} SEMI JOIN (
                    SELECT shape FROM numbers GROUP BY shape HAVING regexp_matches(shape, '{ENDS}')
                ) USING (shape)
            ) WHERE found.a <> ''
        ) SEMI JOIN bases ON base = {shape_sql("whole")} WHERE a <= z
        """
    )
    return "parts_held"
