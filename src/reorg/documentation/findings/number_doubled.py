"""Which objects share one number? Also where it is only written differently. (Spectrum 5.1: a number is unique.)"""

from __future__ import annotations

from collections import defaultdict

from reorg.documentation.grammar.numbers import coarse_key_sql
from reorg.documentation.inquiry import Inquiry
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, number_key


def find(inquiry: Inquiry) -> Finding | None:
    """Return all rows whose number another row has too, by :func:`number_key`."""
    if not inquiry.has("number"):
        return None
    values = _doubled(inquiry)
    rows = inquiry.rows_with("number", values) if values else ()
    if not rows:
        return None
    first, second = _pair(inquiry, values)
    return inquiry.finding(
        "number-doubled",
        Severity.HIGH,
        say_many(
            "{count} object has the number of another: {first} and {second}.",
            "{count} objects share their number with another, or differ only in how it is written, for example "
            "{first} and {second}.",
            count=len(rows),
            first=inquiry.example(first),
            second=inquiry.example(second),
        ),
        rows,
        effect=say("Papers, photographs and places of two objects run together; one of them can go missing unseen."),
        mend=say(
            "Look at both. If they are two objects, give one a new number and keep the old one as “other number”; "
            "if it is one object on two rows, decide which row stays."
        ),
    )


def _doubled(inquiry: Inquiry) -> list[str]:
    """Return the numbers that stand on several rows, or that say the same as another."""
    candidates = inquiry.ask(
        f"""
        SELECT value, n FROM (
            SELECT value, n, first, sum(n) OVER (PARTITION BY {coarse_key_sql("value")}) AS alike FROM {inquiry.numbers}
        ) WHERE alike > 1 ORDER BY first
        """  # names of ours
    )
    by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value, n in candidates:
        assert isinstance(n, int)
        by_key[number_key(str(value))].append((str(value), n))
    return [value for alike in by_key.values() if sum(n for _, n in alike) > 1 for value, _ in alike]


def _pair(inquiry: Inquiry, values: list[str]) -> tuple[int, int]:
    """Return two rows that share the first of the doubled numbers."""
    key = number_key(values[0])
    alike = [value for value in values if number_key(value) == key]
    rows = inquiry.rows_with("number", alike)
    return rows[0], rows[1]
