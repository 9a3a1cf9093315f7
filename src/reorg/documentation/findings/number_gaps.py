"""Which numbers are missing in a series that runs on?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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

Whole = npt.NDArray[np.int64]
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
SELECT first, regexp_extract(value, '^([^0-9]*)([0-9]+)(?:([^0-9]+)([0-9]+))?(?:([^0-9]+)([0-9]+))?(.*)$',
                             ['p1', 'n1', 'p2', 'n2', 'p3', 'n3', 'tail']) AS p
FROM {values} WHERE regexp_matches(value, '[0-9]')
"""
_YEAR_LAST = """
SELECT avg((try_cast(p.n2 AS BIGINT) BETWEEN $first AND $last)::INT) > 0.9
   AND avg((try_cast(p.n1 AS BIGINT) BETWEEN $first AND $last)::INT) < 0.5
FROM parts WHERE p.n2 <> ''
"""
# a series is known by the hash of what stands before the number that runs: figures group faster than texts
_STEPS = r"""
WITH levels AS (
    SELECT first, hash(p.p1) AS series, p.n1 AS n, '' AS upto FROM parts WHERE p.n2 = ''
    UNION ALL
    SELECT first, if($year_last, hash('*', p.p1, p.p2, p.n2), hash(p.p1, p.n1, p.p2)), if($year_last, p.n1, p.n2),
           if(NOT $year_last AND p.n3 <> '' AND p.p3 IN ('-', '-.', '–', ' - '), p.n3, '')
    FROM parts WHERE p.n2 <> ''
    UNION ALL
    SELECT first, hash(p.p1, p.n1, p.p2, p.n2, p.p3), p.n3, regexp_extract(p.tail, '^[-–][.]?([0-9]+)', 1)
    FROM parts WHERE p.n3 <> '' AND p.p3 NOT IN ('-', '-.', '–', ' - ')
), whole AS (
    SELECT first, series, try_cast(n AS BIGINT) AS n,
           greatest(try_cast(n AS BIGINT), if(upto = '', NULL, try_cast(upto AS BIGINT))) AS upto
    FROM levels
), steps AS MATERIALIZED (
    SELECT series, n, min(first) AS first, max(upto) AS upto
    FROM whole WHERE n < $largest AND upto < $largest GROUP BY 1, 2
), gappy AS (
    -- enough of it is there, and not all: what cannot run, and what runs without a gap, need not be looked at
    SELECT series, row_number() OVER () AS part FROM steps GROUP BY 1
    HAVING count(*) >= $fewest AND count(*) < max(n) - min(n) + 1
       AND sum(upto - n + 1) >= $dense * (max(n) - min(n) + 1)
)
SELECT part, n, upto, first FROM steps JOIN gappy USING (series)
"""


@dataclass(frozen=True, slots=True)
class _Gaps:
    """How many numbers are missing, in how many series; ``rows`` before which, and the rows around the first gap."""

    missing: int
    series: int
    rows: tuple[int, ...]
    around: tuple[int, int]


def find(inquiry: Inquiry) -> Finding | None:
    """Return the numbers that no row has though those around them exist; ``rows`` are the rows after each gap.

    Each run of digits may be what runs (year, lot, item): a series is what stands before it, and it runs if at least
    five numbers are there and four fifths of what lies between them. Ranges such as ``12.1-.7`` count as all of it.
    """
    if not inquiry.has("number"):
        return None
    gaps = _look(inquiry)
    if not gaps.missing:
        return None
    texts = inquiry.ask(f"SELECT row, trim({inquiry.column('number')}) FROM register WHERE row IN {gaps.around}")
    written = {row: str(text) for row, text in texts}
    after, before = (written[row] for row in gaps.around)
    return inquiry.found(
        KIND,
        say_many(
            "{count} number is missing in a running series: between {after} and {before}.",
            "{count} numbers are missing in {series} running series, for example between {after} and {before}.",
            count=gaps.missing,
            series=gaps.series,
            after=after,
            before=before,
        ),
        gaps.rows,
        count=gaps.missing,
    )


def _look(inquiry: Inquiry) -> _Gaps:
    inquiry.db.execute(_PARTS.replace("{values}", inquiry.values("number")))
    (year_last,) = inquiry.db.execute(_YEAR_LAST, dict(zip(("first", "last"), YEARS, strict=True))).fetchall()[0]
    asked = {"largest": LARGEST, "fewest": FEWEST, "dense": DENSE, "year_last": bool(year_last)}
    told = inquiry.db.execute(_STEPS, asked).fetchnumpy()
    order = np.lexsort((told["n"], told["part"]))
    return _gaps(*(told[name][order] for name in ("part", "n", "upto", "first")))


def _gaps(at: Whole, n: Whole, upto: Whole, row: Whole) -> _Gaps:
    """Return the gaps in series given step by step: series by series, each in the order of its numbers."""
    if not len(at):
        return _Gaps(0, 0, (), (0, 0))
    starts = np.flatnonzero(np.diff(at, prepend=at[0] - 1))
    which = np.cumsum(np.diff(at, prepend=at[0]) != 0)
    # the highest number reached so far in its own series: each series stands above the last one
    reached = np.maximum.accumulate(upto + which * LARGEST)
    missing = np.zeros_like(n)
    missing[1:] = np.maximum(n[1:] + which[1:] * LARGEST - reached[:-1] - 1, 0)
    missing[starts] = 0
    ends = np.append(starts[1:], len(at)) - 1
    runs = np.add.reduceat(missing, starts) <= (1 - DENSE) * (n[ends] - n[starts] + 1)
    gaps = np.flatnonzero((missing > 0) & runs[which])
    if not len(gaps):
        return _Gaps(0, 0, (), (0, 0))
    first = gaps[np.argmin(row[gaps])]
    around = int(row[first - 1]), int(row[first])
    return _Gaps(int(missing[gaps].sum()), len(np.unique(which[gaps])), tuple(np.unique(row[gaps]).tolist()), around)


CHECKS = (Check(KIND, find),)
