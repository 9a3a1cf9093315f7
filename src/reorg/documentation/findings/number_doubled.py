"""Which objects share one number? Also where it is only written differently. (Spectrum 5.1: a number is unique.)"""

from __future__ import annotations

from collections import defaultdict

from reorg.documentation.grammar.numbers import coarse_key_sql
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops, number_key

KIND = Kind(
    "number-doubled",
    say("One number on several objects"),
    Severity.HIGH,
    (
        Stops.OWNERSHIP,
        Stops.FINDING,
    ),
    effect=say("Papers, photographs and places of two objects run together; one of them can go missing unseen."),
    mend=say(
        "Look at both. If they are two objects, give one a new number and keep the old one as “other number”; "
        "if it is one object on two rows, decide which row stays."
    ),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return all rows whose number another row has too, by :func:`number_key`."""
    if not inquiry.has("number"):
        return None
    values = _doubled(inquiry)
    rows = inquiry.rows_with("number", values) if values else ()
    if not rows:
        return None
    first, second = _pair(inquiry, values)
    return inquiry.found(
        KIND,
        say_many(
            "{count} object has the number of another: {first} and {second}.",
            "{count} objects share their number with another, or differ only in how it is written, for example "
            "{first} and {second}.",
            count=len(rows),
            first=inquiry.example(first),
            second=inquiry.example(second),
        ),
        rows,
    )


def _doubled(inquiry: Inquiry) -> list[str]:
    """Return the numbers that stand on several rows, or that say the same as another."""
    # hashes group faster than texts, and what a hash throws together number_key takes apart
    keyed = inquiry.once(
        "keyed", f"SELECT value, n, first, hash({coarse_key_sql('value')}) AS alike FROM {inquiry.values('number')}"
    )
    candidates = inquiry.counted(
        f"SELECT value, n FROM {keyed} SEMI JOIN (SELECT alike FROM {keyed} GROUP BY 1 HAVING sum(n) > 1) USING (alike) "
        f"ORDER BY first"
    )
    by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value, n in candidates:
        by_key[number_key(value)].append((value, n))
    return [value for alike in by_key.values() if sum(n for _, n in alike) > 1 for value, _ in alike]


def _pair(inquiry: Inquiry, values: list[str]) -> tuple[int, int]:
    """Return two rows that share the first of the doubled numbers."""
    key = number_key(values[0])
    alike = [value for value in values if number_key(value) == key]
    rows = inquiry.rows_with("number", alike)
    return rows[0], rows[1]


CHECKS = (Check(KIND, find),)
