"""Where do height and width stand in each other's place: in two whole columns, or in one row?"""

from __future__ import annotations

from reorg.documentation.findings.size_contradicts import rows_of
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.sized import compared, parts, rows_sized
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "size-swapped",
    say("Height and width in each other’s place"),
    Severity.MEDIUM,
    (Stops.PLANNING, Stops.POLICE),
    effect=say("A tall thing is planned for a low shelf, and described to others as it does not look."),
    mend=say("Look at one of the objects. If the whole column is exchanged, exchange the two headings, once for all."),
)
FEWEST = 20
"""Rows from which a whole column may be said to be exchanged."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return one finding of two exchanged columns if most rows are so, else the rows in which the two are exchanged.

    The text decides: by its labels, or by the usual order, height before width. Rows in which both are alike say nothing.
    """
    table = compared(inquiry)
    if table is None or not inquiry.has("height") or not inquiry.has("width"):
        return None
    straight = " AND ".join((_near("p.h", "c.height"), _near("p.w", "c.width")))
    turned = " AND ".join((_near("p.h", "c.width"), _near("p.w", "c.height")))
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_turned AS
        SELECT c.tid, c.first, any_value(c.n) AS n, bool_or({straight}) AS straight, bool_or({turned}) AS turned
        FROM {table} c JOIN {parts(inquiry)} p USING (tid) GROUP BY c.tid, c.first
        """
    )
    told = inquiry.ask(
        "SELECT coalesce(sum(n) FILTER (turned AND NOT straight), 0)::BIGINT, "
        "coalesce(sum(n) FILTER (straight AND NOT turned), 0)::BIGINT FROM size_turned"
    )[0]
    exchanged, right = (int(str(each)) for each in told)
    if not exchanged:
        return None
    rows = rows_of(inquiry, "SELECT tid, first FROM size_turned WHERE turned AND NOT straight")
    if exchanged >= FEWEST and exchanged > right:
        names = [inquiry.register.columns[inquiry.register.meaning[side]] for side in ("width", "height")]
        message = say(
            "The columns {width} and {height} seem exchanged: in {exchanged} of {both} rows the text says it the other "
            "way round, for example “{text}” in {example}.",
            width=names[0],
            height=names[1],
            exchanged=exchanged,
            both=exchanged + right,
            text=_text(inquiry, rows[0]),
            example=inquiry.example(rows[0]),
        )
        return inquiry.found(KIND, message, rows, count=1)
    message = say_many(
        "In {count} row height and width stand in each other’s place: the text says “{text}” in {example}.",
        "In {count} rows height and width stand in each other’s place, for example the text says “{text}” in {example}.",
        count=len(rows),
        text=_text(inquiry, rows[0]),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(KIND, message, rows)


def _text(inquiry: Inquiry, row: int) -> str:
    return short(str(inquiry.ask(f"SELECT {inquiry.column('dimensions')} FROM register WHERE row = {row}")[0][0]))


def _near(one: str, other: str) -> str:
    return f"coalesce(abs({one} - {other}) <= greatest(1.5, 0.01 * {other}), false)"


UNUSUAL = Kind(
    "size-lies-down",
    say("Objects that lie where all others of their kind stand"),
    Severity.LOW,
    (Stops.PLANNING, Stops.POLICE),
    effect=say("Height and width may be exchanged. The object is then planned for a shelf that is too low."),
    mend=say("Look at the object. If it really lies where the others stand, leave it."),
)
MANY = 50
"""Objects of a category from which its usual shape is known (ours)."""
UPRIGHT = 1.3
"""From which ratio of height and width, in 95 of 100, a category is said to stand (or to lie, the other way round; ours)."""
RARE = 0.01
"""Share of a category beyond which another shape is no slip but a custom (ours)."""


def unusual(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose width and height, exchanged, would be as all others of their category are."""
    category = next((name for name in ("category", "name") if inquiry.has(name)), None)
    if category is None or not inquiry.has("dimensions"):
        return None
    table = parts(inquiry)
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_shaped_rows AS
        WITH whole AS (SELECT tid, arg_max(h / w, rank * 1e6 + h) AS ratio FROM {table} WHERE h > 0 AND w > 0 GROUP BY 1)
        SELECT row, kind, ratio FROM {rows_sized(inquiry)} JOIN whole USING (tid) WHERE kind IS NOT NULL
        """
    )
    rows = inquiry.rows(
        f"""
        WITH usual AS (
            SELECT kind, quantile_cont(ratio, 0.05) AS low, quantile_cont(ratio, 0.95) AS high, count(*) AS n
            FROM size_shaped_rows GROUP BY kind HAVING count(*) >= {MANY}
        ), odd AS (
            SELECT row, kind, n FROM size_shaped_rows JOIN usual USING (kind)
            WHERE (low >= {UPRIGHT} AND ratio < 1 / {UPRIGHT} AND 1 / ratio BETWEEN low AND high)
               OR (high <= 1 / {UPRIGHT} AND ratio > {UPRIGHT} AND 1 / ratio BETWEEN low AND high)
        )
        SELECT row FROM odd QUALIFY count(*) OVER (PARTITION BY kind) <= greatest(1, {RARE} * n)
        """
    )
    if not rows:
        return None
    message = say_many(
        "{count} object lies where all others of its kind stand, or the other way round: “{text}” in {example}.",
        "{count} objects lie where all others of their kind stand, or the other way round, for example “{text}” in {example}.",
        count=len(rows),
        text=_text(inquiry, rows[0]),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(UNUSUAL, message, rows)


CHECKS = (Check(KIND, find), Check(UNUSUAL, unusual))
