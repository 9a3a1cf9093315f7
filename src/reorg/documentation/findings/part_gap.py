"""Which part of an object has no row, though its neighbours have: a and c, without b?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.parts import parts_of
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows of objects of which a part letter between a and the last is missing (i and o may be)."""
    table = parts_of(inquiry)
    if not table:
        return None
    gaps = inquiry.ask(
        f"""
        SELECT whole, missing, first, value FROM (
            SELECT whole, any_value(joint) AS joint, min(first) AS first, arg_min(value, first) AS value,
                   list_filter(list_transform(range(97, max(last) + 1), x -> chr(x::INT)),
                               x -> NOT list_contains(list_distinct(flatten(list(letters))), x)
                                    AND x NOT IN ('i', 'o')) AS missing,
                   len(list_distinct(flatten(list(letters)))) AS there
            FROM {table} GROUP BY whole
        ) WHERE len(missing) > 0 AND there > 1 AND len(missing) < there ORDER BY first
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
    whole, missing, first, _ = gaps[0]
    assert isinstance(missing, list)
    count = sum(len(each) for _, each, *_ in gaps if isinstance(each, list))
    return inquiry.finding(
        "part-gap",
        Severity.MEDIUM,
        say_many(
            "{count} part has no row, though parts beside it have: {part} of {whole}, near {example}.",
            "{count} parts have no row, though parts beside them have, for example {part} of {whole}, near {example}.",
            count=count,
            part=str(missing[0]),
            whole=str(whole),
            example=inquiry.example(int(str(first))),
        ),
        rows,
        count=count,
        effect=say("A lid, a stand or a leaf may be lost, or stand somewhere without a number."),
        mend=say("Look at the object and at the register: note what the missing part is, and where."),
        stops=(Stops.FINDING, Stops.POLICE),
        minutes=10,
    )
