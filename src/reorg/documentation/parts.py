"""Which numbers of a register are parts of one object (a, b, c …)?"""

from __future__ import annotations

from reorg.documentation.grammar.numbers import shape_sql
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.numbering import schemes_of
from reorg.documentation.table import fill

PART = r"^(.*[0-9])([ ./\-(]*)([A-Za-z])(?:[ ]?-[ ]?[.]?([A-Za-z]))?[)]?$"
"""A number that ends in one part letter, or in a range of them: the whole, what joins, the first and last letter."""


def parts_of(inquiry: Inquiry) -> str:
    """Fill the table ``parts_held``; return its name, or ``""`` if no established scheme of the museum has parts.

    A row for each distinct number with part letters: ``value``, ``first`` (row), ``shape``, ``whole``, ``joint``, ``letters``
    (small, in order), ``last`` (code of the last letter).
    """
    if not inquiry.has("number") or not any(scheme.parts for scheme in schemes_of(inquiry).schemes):
        return ""
    fill(
        inquiry.db, "bases", {"base": "VARCHAR"}, {"base": sorted({each.base for each in schemes_of(inquiry).schemes})}
    )
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE parts_held AS
        SELECT value, first, shape, whole, joint,
               list_transform(range(ascii(lower(a)), ascii(lower(if(z = '', a, z))) + 1), x -> chr(x::INT)) AS letters,
               ascii(lower(if(z = '', a, z))) AS last
        FROM (
            SELECT value, first, shape, unnest(regexp_extract(value, '{PART}', ['whole', 'joint', 'a', 'z']))
            FROM {inquiry.numbers} WHERE shape LIKE '%9%a%'
        ) SEMI JOIN bases ON base = {shape_sql("whole")} WHERE a <> '' AND (z = '' OR lower(z) > lower(a))
        """
    )
    return "parts_held"
