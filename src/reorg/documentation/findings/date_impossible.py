"""Which dates cannot be: no such day, in the future, backwards, or made after it was acquired?"""

from __future__ import annotations

from reorg.documentation.grammar.dates import parse_date
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.table import fill
from reorg.language import Message, say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "date-impossible",
    say("Dates that cannot be"),
    Severity.LOW,
    (
        Stops.OWNERSHIP,
        Stops.USE,
    ),
    effect=say("What is sorted or proved by date goes wrong, first of all when an object came to you."),
    mend=say("Compare it with the paper register. Where nobody knows the day, write what is known: “about 1920”."),
)

FIELDS = ("date", "acquired")
AFTERWARDS = say("the object was made after it was acquired")


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows with an impossible date made or date acquired."""
    fields = [field for field in FIELDS if inquiry.has(field)]
    for field in fields:
        _read(inquiry, field)
    wrong: set[int] = set()
    for field in fields:
        values = inquiry.ask(f"SELECT value FROM dated_{field} WHERE wrong")
        at = inquiry.register.meaning[field]
        wrong.update(inquiry.rows_in(at, [str(value) for (value,) in values]))
    if len(fields) == 2:
        wrong.update(_afterwards(inquiry))
    rows = tuple(sorted(wrong))
    if not rows:
        return None
    value, problem = _problem(inquiry, rows[0], fields)
    return inquiry.found(
        KIND,
        say_many(
            "{count} date is not possible: “{value}” in {example}: {problem}.",
            "{count} dates are not possible, for example “{value}” in {example}: {problem}.",
            count=len(rows),
            value=value,
            example=inquiry.example(rows[0]),
            problem=problem,
        ),
        rows,
    )


def _read(inquiry: Inquiry, field: str) -> None:
    """Read each distinct date once, into a table: the value, its first and last year, and whether it is wrong."""
    cells = inquiry.cells(inquiry.register.meaning[field])
    found = inquiry.ask(f"SELECT value FROM {cells} WHERE regexp_matches(value, '[0-9]')")
    texts = [str(text) for (text,) in found]
    read = [parse_date(text, today=inquiry.today) for text in texts]
    fill(
        inquiry.db,
        f"dated_{field}",
        {"value": "VARCHAR", "first": "BIGINT", "last": "BIGINT", "wrong": "BOOLEAN"},
        {
            "value": texts,
            "first": [each.earliest and each.earliest.year for each in read],
            "last": [each.latest and each.latest.year for each in read],
            "wrong": [each.problem is not None for each in read],
        },
    )


def _afterwards(inquiry: Inquiry) -> tuple[int, ...]:
    """Return the rows of objects that were made after they were acquired; each pair of dates is compared once."""
    made, acquired = (inquiry.column(field) for field in FIELDS)
    pairs = inquiry.once(
        "dated_pairs",
        f"SELECT {made} AS made, {acquired} AS acquired FROM register WHERE {made} IS NOT NULL AND {acquired} IS NOT NULL GROUP BY 1, 2",
    )
    wrong = inquiry.once(
        "wrong_pairs",
        f"WITH dated AS MATERIALIZED (SELECT made, acquired, m.first FROM {pairs} JOIN dated_date m ON m.value = made) "
        f"SELECT made, acquired FROM dated JOIN dated_acquired a ON a.value = acquired WHERE dated.first > a.last",
    )
    return inquiry.rows(f"SELECT row FROM register SEMI JOIN {wrong} w ON {made} = w.made AND {acquired} = w.acquired")


def _problem(inquiry: Inquiry, row: int, fields: list[str]) -> tuple[str, Message]:
    """Return what is written in a row with an impossible date, and why it is impossible."""
    columns = ", ".join(inquiry.column(field) for field in fields)
    texts = [str(text or "") for text in inquiry.ask(f"SELECT {columns} FROM register WHERE row = {row}")[0]]
    for text in texts:
        problem = parse_date(text, today=inquiry.today).problem
        if problem is not None:
            return short(text), problem
    return " / ".join(short(text) for text in texts), AFTERWARDS


CHECKS = (Check(KIND, find),)
