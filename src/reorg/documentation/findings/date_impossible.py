"""Which dates cannot be: no such day, in the future, backwards, too many digits? (Calendar of ISO 8601.)"""

from __future__ import annotations

from reorg.documentation.dated import CAME, MADE, both
from reorg.documentation.grammar.dates import parse_date
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.language import Message, say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "date-impossible",
    say("Dates that cannot be"),
    Severity.LOW,
    (Stops.OWNERSHIP, Stops.USE),
    effect=say("What is sorted or proved by date goes wrong."),
    mend=say("Compare it with the paper register. Where nobody knows the day, write what is known: “about 1920”."),
)
ACQUIRED = Kind(
    "acquired-impossible",
    say("Days of arrival that cannot be"),
    Severity.MEDIUM,
    (Stops.OWNERSHIP,),
    effect=say("When an object came is what proves that it is yours. A day that never was proves nothing."),
    mend=say(
        "Look it up in the register of the year, on the receipt or in the letter. The number often holds the year."
    ),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows with an impossible date made."""
    return _impossible(inquiry, MADE, KIND)


def arrived(inquiry: Inquiry) -> Finding | None:
    """Return the rows with an impossible date of arrival."""
    return _impossible(inquiry, CAME, ACQUIRED)


def _impossible(inquiry: Inquiry, field: str, kind: Kind) -> Finding | None:
    dates = next((each for each in both(inquiry) if each.field == field), None)
    if dates is None:
        return None
    found = inquiry.ask(f"SELECT value FROM {dates.table} WHERE state = 'impossible' ORDER BY first")
    if not found:
        return None
    texts = [str(value) for (value,) in found]
    rows = inquiry.rows_with(field, texts)
    return inquiry.found(
        kind,
        say_many(
            "{count} date is not possible: “{value}” in {example}: {problem}.",
            "{count} dates are not possible, for example “{value}” in {example}: {problem}.",
            count=len(rows),
            value=short(texts[0]),
            example=inquiry.example(rows[0]),
            problem=_problem(texts[0], inquiry),
        ),
        rows,
    )


def _problem(text: str, inquiry: Inquiry) -> Message:
    problem = parse_date(text, today=inquiry.today).problem
    assert problem is not None
    return problem


CHECKS = (Check(KIND, find), Check(ACQUIRED, arrived))
