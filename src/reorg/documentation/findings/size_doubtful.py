"""Which sizes say less than they seem to: not understood, without a unit, zero?"""

from __future__ import annotations

from collections import Counter

from reorg.documentation.inquiry import MEASURED, Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.sized import sized
from reorg.language import listed, say, say_many
from reorg.museum import FIELDS, Finding, Severity, Stops

UNREAD = Kind(
    "size-unread",
    say("Sizes that were not understood"),
    Severity.LOW,
    (Stops.PLANNING, Stops.POLICE),
    effect=say("For these objects the shelf space can only be estimated."),
    mend=say("Write height × width × depth with the unit: “12 × 30 × 5 cm”. What else is known goes behind it."),
)
UNIT = Kind(
    "size-unit-missing",
    say("Sizes without a unit"),
    Severity.MEDIUM,
    (Stops.PLANNING, Stops.POLICE),
    effect=say("“12 × 30” may be inches or centimetres. A unit is never guessed, so these sizes are not used."),
    mend=say("If the whole column is in one unit, say so in its heading: “size (cm)”. Else measure one and compare."),
)
ZERO = Kind(
    "size-zero",
    say("Zero where no size is known"),
    Severity.LOW,
    (Stops.PLANNING,),
    effect=say("A zero looks like a measurement. Sums, averages and plans come out too small."),
    mend=say("Leave the cell empty where nobody has measured."),
)

_ZERO = ' *[-]?0*[.,]?0+ *[a-z"]*'
_NO_SIZE = r"(?i)[0-9] ?(?:min|sec|hr|hour|heure|std|[h:] ?[0-9])|scale|échelle|ma(?:ß|ss)stab|escala|масштаб|比例"
"""Durations and scales are no sizes."""


def unread(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose size has figures of which none is a number with a unit, nor one without."""
    where = f"mm = 0 AND kg IS NULL AND figures = 0 AND NOT varies AND NOT regexp_matches(value, '{_NO_SIZE}')"
    rows, text = _rows(inquiry, where)
    if not rows:
        return None
    message = say_many(
        "{count} size was not understood: “{text}” in {example}.",
        "{count} sizes were not understood, for example “{text}” in {example}.",
        count=len(rows),
        text=text,
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(UNREAD, message, rows)


def no_unit(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose size has numbers and no unit at all, if the heading of the column has none either."""
    if inquiry.has("dimensions") and _heading_has_unit(inquiry):
        return None
    rows, text = _rows(
        inquiry, f"mm = 0 AND kg IS NULL AND figures > zeros AND NOT regexp_matches(value, '{_NO_SIZE}')"
    )
    if not rows:
        return None
    message = say_many(
        "{count} size has no unit: “{text}” in {example}.",
        "{count} sizes have no unit, for example “{text}” in {example}.",
        count=len(rows),
        text=text,
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(UNIT, message, rows)


def zero(inquiry: Inquiry) -> Finding | None:
    """Return the rows with a size or weight of zero, in the text or in a column of its own."""
    measured = {inquiry.at(name)[0]: name for name in MEASURED if inquiry.has(name)}
    cells = inquiry.look(f"regexp_full_match(value, '{_ZERO}')", measured)
    told: Counter[str] = Counter()
    for cell in cells:
        told[measured[cell.at]] += cell.n
    rows = set(inquiry.rows_at(cells))
    if inquiry.has("dimensions"):
        sized(inquiry)
        texts = inquiry.counted("SELECT value, n FROM size_texts WHERE zeros > 0")
        rows.update(inquiry.rows_with("dimensions", [value for value, _ in texts]))
        told["dimensions"] = sum(n for _, n in texts)
    if not rows:
        return None
    zeros = tuple(sorted(rows))
    fields = sorted((name for name in told if told[name]), key=lambda name: (-told[name], name))
    message = say_many(
        "{count} row has a size of zero ({fields}): {example}.",
        "{count} rows have a size of zero ({fields}), for example {example}.",
        count=len(zeros),
        fields=listed([FIELDS[name].label for name in fields]),
        example=inquiry.example(zeros[0]),
    )
    return inquiry.found(ZERO, message, zeros)


def _heading_has_unit(inquiry: Inquiry) -> bool:
    heading = inquiry.register.columns[inquiry.register.meaning["dimensions"]]
    return bool(inquiry.ask(f"SELECT 1 WHERE regexp_matches(lower('{heading.replace(chr(39), '')}'), '{_UNITS}')"))


_UNITS = r"(^|[^a-z])(mm|cm|m|in|inch|inches|ft|мм|см|厘米|毫米|سم|مم)([^a-z]|$)"


def _rows(inquiry: Inquiry, where: str) -> tuple[tuple[int, ...], str]:
    """Return the rows whose size is as ``where`` says (over ``size_texts``), and the text of the first."""
    if not inquiry.has("dimensions"):
        return (), ""
    sized(inquiry)
    found = inquiry.ask(f"SELECT value FROM size_texts WHERE {where} ORDER BY first")
    texts = [str(value) for (value,) in found]
    return (inquiry.rows_with("dimensions", texts), short(texts[0])) if texts else ((), "")


CHECKS = (Check(UNIT, no_unit), Check(UNREAD, unread), Check(ZERO, zero))
