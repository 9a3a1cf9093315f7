"""Which numbers are missing in a series that runs on?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-gaps",
    say("Numbers missing in a running series"),
    Severity.LOW,
    (
        Stops.OWNERSHIP,
        Stops.POLICE,
    ),
    effect=say("An object may have left the list unseen: lost, stolen, given back, or never entered."),
    mend=say("Look the missing numbers up in the paper register. Note what each one was, or that it was never given."),
)

FEWEST = 5
"""Numbers that make a series."""
DENSE = 0.8
"""Share of a series that must be there; a sparser one is an extract, or was never meant to run."""
LARGEST = 1_000_000_000
"""A running number is no longer than this; longer ones are codes."""

YEARS = (1800, 2100)
"""What a year looks like; where it stands last (``231.2004``), the numbers run before it."""

_PARTS = r"""
CREATE OR REPLACE TEMP TABLE parts AS
SELECT value, first, unnest(regexp_extract(value,
    '^([^0-9]*)([0-9]+)(?:([^0-9]+)([0-9]+))?(?:([^0-9]+)([0-9]+))?(.*)$',
    ['p1', 'n1', 'p2', 'n2', 'p3', 'n3', 'tail']))
FROM numbers WHERE regexp_matches(value, '[0-9]')
"""
_YEAR_LAST = """
SELECT avg((try_cast(n2 AS BIGINT) BETWEEN $first AND $last)::INT) > 0.9
   AND avg((try_cast(n1 AS BIGINT) BETWEEN $first AND $last)::INT) < 0.5
FROM parts WHERE n2 <> ''
"""
_SERIES = r"""
CREATE OR REPLACE TEMP TABLE series AS
WITH levels AS (
    SELECT value, first, p1 AS series, n1 AS n, '' AS upto FROM parts WHERE n2 = ''
    UNION ALL
    SELECT value, first, if($year_last, '*' || p1 || p2 || n2, p1 || n1 || p2), if($year_last, n1, n2),
           if(NOT $year_last AND n3 <> '' AND p3 IN ('-', '-.', '–', ' - '), n3, '')
    FROM parts WHERE n2 <> ''
    UNION ALL
    SELECT value, first, p1 || n1 || p2 || n2 || p3, n3, regexp_extract(tail, '^[-–][.]?([0-9]+)', 1)
    FROM parts WHERE n3 <> '' AND p3 NOT IN ('-', '-.', '–', ' - ')
), whole AS (
    SELECT value, first, series, try_cast(n AS BIGINT) AS n,
           greatest(try_cast(n AS BIGINT), try_cast(upto AS BIGINT)) AS upto
    FROM levels
), steps AS (
    SELECT series, n, min(first) AS first, arg_min(value, first) AS value, max(upto) AS upto
    FROM whole WHERE n < $largest AND upto < $largest GROUP BY 1, 2
), seen AS (
    SELECT series, n, first, value, lag(value) OVER (PARTITION BY series ORDER BY n) AS after,
           max(upto) OVER (PARTITION BY series ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM steps
), running AS (
    SELECT series FROM seen GROUP BY series
    HAVING count(*) >= $fewest
       AND sum(greatest(n - reached - 1, 0)) <= (1 - $dense) * (max(n) - min(n) + 1)
)
SELECT series, after, value AS before, n - reached - 1 AS missing, first AS row
FROM seen SEMI JOIN running USING (series) WHERE n > reached + 1
"""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the numbers that no row has though those around them exist; ``rows`` are the rows after each gap.

    Each run of digits may be what runs (year, lot, item): a series is what stands before it, and it runs if at least
    five numbers are there and four fifths of what lies between them. Ranges such as ``12.1-.7`` count as all of it.
    """
    if not inquiry.has("number"):
        return None
    missing, series = _look(inquiry)
    if not missing:
        return None
    after, before = inquiry.ask("SELECT after, before FROM series ORDER BY row, series LIMIT 1")[0]
    return inquiry.found(
        KIND,
        say_many(
            "{count} number is missing in a running series: between {after} and {before}.",
            "{count} numbers are missing in {series} running series, for example between {after} and {before}.",
            count=missing,
            series=series,
            after=str(after),
            before=str(before),
        ),
        inquiry.rows("SELECT row FROM series"),
        count=missing,
    )


def _look(inquiry: Inquiry) -> tuple[int, int]:
    """Fill the table ``series`` with a row for each gap; return how many numbers are missing, in how many series."""
    assert inquiry.numbers
    inquiry.db.execute(_PARTS)
    (year_last,) = inquiry.db.execute(_YEAR_LAST, dict(zip(("first", "last"), YEARS, strict=True))).fetchall()[0]
    inquiry.db.execute(_SERIES, {"largest": LARGEST, "fewest": FEWEST, "dense": DENSE, "year_last": bool(year_last)})
    told = inquiry.ask("SELECT coalesce(sum(missing), 0)::BIGINT, count(DISTINCT series) FROM series")[0]
    return int(str(told[0])), int(str(told[1]))


CHECKS = (Check(KIND, find),)
