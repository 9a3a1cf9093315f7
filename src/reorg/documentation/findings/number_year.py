"""Whose number names another year than the one in which it was acquired?"""

from __future__ import annotations

from reorg.documentation.grammar.schemes import Scheme
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.numbering import forms, schemes_of
from reorg.documentation.table import fill
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-year",
    say("Numbers that name another year than the date acquired"),
    Severity.LOW,
    (Stops.OWNERSHIP,),
    effect=say(
        "One of the two is wrong, or the object was numbered years later: papers are looked for in the wrong year."
    ),
    mend=say(
        "Compare with the register. Where it was numbered late, write that in the notes; never change a number for it."
    ),
)

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
    _compare(inquiry, schemes)
    both, alike = (
        int(str(each))
        for each in inquiry.ask(f"SELECT count(*), coalesce(count_if(apart <= {LATER}), 0) FROM number_years")[0]
    )
    if both < FEWEST or alike < AGREE * both:
        return None
    rows = inquiry.rows(f"SELECT row FROM number_years WHERE apart > {LATER}")
    if not rows:
        return None
    (year,) = inquiry.ask(f"SELECT year FROM number_years WHERE row = {rows[0]}")[0]
    return inquiry.found(
        KIND,
        say_many(
            "{count} number names another year than the date acquired: {example}, acquired in {year}.",
            "{count} numbers name another year than the date acquired, for example {example}, acquired in {year}.",
            count=len(rows),
            example=inquiry.example(rows[0]),
            year=str(year),
        ),
        rows,
    )


def _compare(inquiry: Inquiry, schemes: list[Scheme]) -> None:
    """Fill the table ``number_years``: the rows with a year in their number and one in "acquired", and how far apart."""
    by_base = {each.base: each.roles[0] == "year" for each in schemes}
    held = [(shape, by_base[written.base]) for shape, written in forms(inquiry) if written.base in by_base]
    fill(
        inquiry.db,
        "forms",
        {"shape": "VARCHAR", "front": "BOOLEAN"},
        {"shape": [shape for shape, _ in held], "front": [front for _, front in held]},
    )
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE number_years AS
        WITH said AS (
            SELECT value, if(front, regexp_extract(value, '[0-9]+'), regexp_extract(value, '([0-9]+)[^0-9]*$', 1)) AS figure
            FROM {inquiry.numbers} JOIN forms USING (shape)
        ), told AS (
            SELECT value, try_cast(regexp_extract(value, '(?:^|[^0-9])(1[5-9][0-9][0-9]|20[0-9][0-9])(?:[^0-9]|$)', 1) AS INT)
                   AS year
            FROM {inquiry.values("acquired")}
        )
        SELECT row, year, CASE length(figure) WHEN 4 THEN abs(year - figure::INT)
                                              WHEN 2 THEN abs((year - figure::INT + 50) % 100 - 50) END AS apart
        FROM register JOIN said ON trim({inquiry.column("number")}) = said.value
        JOIN told ON trim({inquiry.column("acquired")}) = told.value
        WHERE year IS NOT NULL AND length(figure) IN (2, 4)
        """
    )


CHECKS = (Check(KIND, find),)
