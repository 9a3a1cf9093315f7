"""Whose number names another year than the one in which it was acquired?"""

from __future__ import annotations

from reorg.documentation.grammar.schemes import Scheme
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.numbering import schemes_of
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

AGREE = 0.8
"""Share of the objects whose number names the year of acquisition, from which it is meant to."""
FEWEST = 20
"""Objects with both years below which nothing can be said."""
LATER = 1
"""Years by which an object may be numbered later or earlier without remark: what came in December is numbered in January."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose number names another year than "acquired", where nearly all others agree."""
    if not inquiry.has("number") or not inquiry.has("acquired"):
        return None
    schemes = [each for each in schemes_of(inquiry).schemes if each.year_digits]
    if not schemes:
        return None
    told = " UNION ALL ".join(f"({_years(inquiry, scheme)})" for scheme in schemes)
    pairs = f"""
        SELECT row, said, digits, year, if(digits = 2, abs((year - said + 50) % 100 - 50), abs(year - said)) AS apart
        FROM ({told})
    """
    agreed = inquiry.ask(f"SELECT count(*), coalesce(count_if(apart <= {LATER}), 0) FROM ({pairs})")[0]
    both, alike = (int(str(each)) for each in agreed)
    if both < FEWEST or alike < AGREE * both:
        return None
    rows = inquiry.rows(f"SELECT row FROM ({pairs}) WHERE apart > {LATER}")
    if not rows:
        return None
    (year,) = inquiry.ask(f"SELECT year FROM ({pairs}) WHERE row = {rows[0]}")[0]
    return inquiry.finding(
        "number-year",
        Severity.LOW,
        say_many(
            "{count} number names another year than the date acquired: {example}, acquired in {year}.",
            "{count} numbers name another year than the date acquired, for example {example}, acquired in {year}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
            year=str(year),
        ),
        rows,
        effect=say(
            "One of the two is wrong, or the object was numbered years later: papers are looked for in the wrong year."
        ),
        mend=say(
            "Compare with the register. Where it was numbered late, write that in the notes; never change a number for it."
        ),
        stops=(Stops.OWNERSHIP,),
        minutes=5,
    )


def _years(inquiry: Inquiry, scheme: Scheme) -> str:
    """Return the SQL of the rows of a scheme with the year in their number and the one year in "acquired"."""
    place = "^[^0-9]*([0-9]+)" if scheme.roles[0] == "year" else "([0-9]+)[^0-9]*$"
    acquired = inquiry.column("acquired")
    shape = scheme.base.replace("'", "''")
    return f"""
        SELECT row, said, {scheme.year_digits} AS digits, year FROM (
            SELECT row, try_cast(figure AS INT) AS said, strlen(figure) AS wide, year FROM (
                SELECT row, regexp_extract(value, '{place}', 1) AS figure,
                       try_cast(regexp_extract({acquired}, '(?:^|[^0-9])(1[5-9][0-9]{{2}}|20[0-9]{{2}})(?:[^0-9]|$)', 1) AS INT)
                           AS year
                FROM register JOIN {inquiry.numbers} ON trim({inquiry.column("number")}) = value
                WHERE starts_with(shape, '{shape}') AND NOT starts_with(shape, '{shape}.9')
            )
        ) WHERE wide = digits AND year IS NOT NULL AND said IS NOT NULL
    """
