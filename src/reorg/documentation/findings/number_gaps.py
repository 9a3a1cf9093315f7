"""Which numbers are missing in a series that runs on?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.language import say, say_many
from reorg.museum import Finding, Severity

FEWEST = 5
"""Numbers that make a series."""
DENSE = 0.8
"""Share of a series that must be there; a sparser one is an extract, or was never meant to run."""
LARGEST = 1_000_000_000
"""A running number is no longer than this; longer ones are codes."""

_SERIES = r"""
CREATE OR REPLACE TEMP TABLE series AS
WITH parts AS (
    SELECT first, regexp_extract(lower(value),
        '^([^0-9]*)([0-9]+)(?:([^0-9]+)([0-9]+))?(?:([^0-9]+)([0-9]+))?(.*)$',
        ['p1', 'n1', 'p2', 'n2', 'p3', 'n3', 'tail']) AS x
    FROM numbers WHERE regexp_matches(value, '[0-9]')
), levels AS (
    SELECT x.p1 AS series, x.n1 AS n, '' AS upto, first FROM parts WHERE x.n2 = ''
    UNION ALL
    SELECT x.p1 || x.n1 || x.p2, x.n2, if(x.n3 <> '' AND x.p3 IN ('-', '-.', '–', ' - '), x.n3, ''), first
    FROM parts WHERE x.n2 <> ''
    UNION ALL
    SELECT x.p1 || x.n1 || x.p2 || x.n2 || x.p3, x.n3, regexp_extract(x.tail, '^[-–][.]?([0-9]+)', 1), first
    FROM parts WHERE x.n3 <> '' AND x.p3 NOT IN ('-', '-.', '–', ' - ')
), whole AS (
    SELECT series, try_cast(n AS BIGINT) AS n, greatest(try_cast(n AS BIGINT), try_cast(upto AS BIGINT)) AS upto, first
    FROM levels
), steps AS (
    SELECT series, n, min(first) AS first, max(upto) AS upto FROM whole WHERE n < $largest AND upto < $largest GROUP BY 1, 2
), seen AS (
    SELECT series, n, first, max(upto) OVER before AS reached FROM steps
    WINDOW before AS (PARTITION BY series ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), running AS (
    SELECT series FROM seen GROUP BY series
    HAVING count(*) >= $fewest
       AND sum(greatest(n - reached - 1, 0)) <= (1 - $dense) * (max(n) - min(n) + 1)
)
SELECT series, reached AS after, n AS before, n - reached - 1 AS missing, first AS row
FROM seen SEMI JOIN running USING (series) WHERE n > reached + 1
"""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the numbers that no row has though those around them exist; ``rows`` are the rows after each gap.

    Each run of digits may be what runs (year, lot, item): a series is what stands before it, and it runs if at least
    five numbers are there and four fifths of what lies between them. Ranges such as ``12.1-.7`` count as all of it.
    """
    if not inquiry.has("number"):
        return None
    assert inquiry.numbers
    inquiry.db.execute(_SERIES, {"largest": LARGEST, "fewest": FEWEST, "dense": DENSE})
    told = inquiry.ask("SELECT coalesce(sum(missing), 0)::BIGINT, count(DISTINCT series) FROM series")
    missing, series = (int(str(value)) for value in told[0])
    if not missing:
        return None
    name, after, before = inquiry.ask("SELECT series, after, before FROM series ORDER BY row, series, after LIMIT 1")[0]
    return inquiry.finding(
        "number-gaps",
        Severity.LOW,
        say_many(
            "{count} number is missing in a running series: between {after} and {before}.",
            "{count} numbers are missing in {series} running series, for example between {after} and {before}.",
            count=missing,
            series=series,
            after=f"{name}{after}".upper(),
            before=f"{name}{before}".upper(),
        ),
        inquiry.rows("SELECT row FROM series"),
        count=missing,
        effect=say("An object may have left the list unseen: lost, stolen, given back, or never entered."),
        mend=say(
            "Look the missing numbers up in the paper register. Note what each one was, or that it was never given."
        ),
    )
