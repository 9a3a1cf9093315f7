"""Which numbers did a spreadsheet turn into something else: a date, a power of ten, a shorter number?"""

from __future__ import annotations

from reorg.documentation.grammar.numbers import DAMAGE
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-became-date",
    say("Numbers that a spreadsheet has changed"),
    Severity.HIGH,
    (
        Stops.FINDING,
        Stops.OWNERSHIP,
    ),
    effect=say("The real number is no longer in this list, and the object is not found by the one on its label."),
    mend=say(
        "Take the numbers from an older copy or from the objects. Set the column to “Text” before typing them in."
    ),
)

OWN = 0.2
"""Share of the numbers from which a pattern that could be a date is the museum's own way of numbering."""
CUSTOM = 0.25
"""As many numbers of the same shape that could never be dates, for each that could, show a custom; one slip does not."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose number was a number before a spreadsheet opened the file."""
    if not inquiry.has("number"):
        return None
    rows = changed_rows(inquiry)
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "A spreadsheet has changed {count} number: {example}.",
            "A spreadsheet has changed {count} numbers into dates or shorter numbers, for example {example}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
        ),
        rows,
    )


def changed_rows(inquiry: Inquiry) -> tuple[int, ...]:
    """Return the rows whose number a spreadsheet has changed, looked for once."""
    return inquiry.worked(_changed)


def _changed(inquiry: Inquiry) -> tuple[int, ...]:
    values = [*_patterns(inquiry), *_lost_zeros(inquiry)]
    return inquiry.rows_with("number", values) if values else ()


def _patterns(inquiry: Inquiry) -> list[str]:
    """Return the numbers that look damaged, unless the museum numbers that way."""
    kinds = " ".join(f"WHEN regexp_matches(low, '{pattern}') THEN '{kind}'" for kind, pattern in DAMAGE.items())
    found = inquiry.ask(
        f"""
        SELECT value, kind, shape FROM (
            SELECT value, first, shape, CASE {kinds} END AS kind
            FROM (SELECT *, lower(value) AS low FROM {inquiry.numbers})
        ) WHERE kind IS NOT NULL ORDER BY first
        """  # patterns of ours
    )
    total = inquiry.figures("SELECT count(*) FROM numbers")[0]
    damaged = [str(value) for value, kind, _ in found if kind in ("time", "exponent")]
    for kind in ("month", "date"):
        alike = [(str(value), str(shape)) for value, each, shape in found if each == kind]
        if len(alike) <= OWN * total:
            for shape in sorted({shape for _, shape in alike}):
                values = [value for value, each in alike if each == shape]
                damaged += [] if _own(inquiry, values, shape, kind) else values
    return damaged


def _own(inquiry: Inquiry, alike: list[str], shape: str, kind: str) -> bool:
    """Whether other numbers of the same shape could never be dates (DEC-312, 1974-45-3): then it is a custom."""
    quoted = "'" + shape.replace("'", "''") + "'"
    never = f"NOT regexp_matches(lower(value), '{DAMAGE[kind]}')"
    others = [str(value) for (value,) in inquiry.ask(f"SELECT value FROM numbers WHERE shape = {quoted} AND {never}")]
    if kind == "date":
        # a year of four digits in front is how a spreadsheet writes a date: 43-2-98 beside it proves nothing
        years = any(value[:4].isdecimal() for value in alike)
        proofs = [value for value in others if value[:4].isdecimal() or not years]
        return len(proofs) >= max(1, CUSTOM * len(alike))
    words = {_letters(value) for value in alike}
    return any(_letters(value) in words for value in others)


def _letters(number: str) -> str:
    return "".join(sign for sign in number.lower() if sign.isalpha())


def _lost_zeros(inquiry: Inquiry) -> list[str]:
    """Return numbers such as 1985.1 that stand twice where 1985.10 is missing between 1985.9 and 1985.11.

    A spreadsheet reads 1985.10 as the decimal number 1985.1. It is proved only if the short form is there twice, the
    long one is not, and a neighbour of the long one is.
    """
    found = inquiry.ask(
        f"""
        WITH twice AS (
            SELECT value, first, split_part(value, '.', 1) AS lot,
                   try_cast(split_part(value, '.', 2) AS BIGINT) * 10 AS longer
            FROM {inquiry.numbers} WHERE n > 1 AND regexp_full_match(value, '[0-9]+[.][1-9][0-9]{{0,3}}')
        )
        SELECT value FROM twice
        WHERE NOT EXISTS (FROM numbers o WHERE o.value = lot || '.' || longer)
          AND EXISTS (FROM numbers o WHERE o.value IN (lot || '.' || (longer + 1), lot || '.' || (longer - 1)))
        ORDER BY first
        """  # names of ours
    )
    return [str(value) for (value,) in found]


CHECKS = (Check(KIND, find),)
