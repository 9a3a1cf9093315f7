"""Which object stands in two places at once: the same number and name, on two rows with two places?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "place-doubled",
    say("One object on two places"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.PLANNING),
    effect=say("It can only be in one of them. Who looks in the other reports it lost."),
    mend=say("Look in both. Keep the place where it is, and strike the row that is out of date."),
)


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows that share number and name (or title) with another row, and name another place."""
    named = [name for name in ("name", "title") if inquiry.has(name)]
    if not inquiry.has("number") or not inquiry.has("place_text") or not named:
        return None
    number, place = inquiry.column("number"), inquiry.column("place_text")
    what = ", ".join(f"coalesce(lower(trim({inquiry.column(name)})), '')" for name in named)
    rows = inquiry.rows(
        f"""
        SELECT row FROM (
            SELECT r.row, min(lower(trim({place}))) OVER alike AS one, max(lower(trim({place}))) OVER alike AS other
            FROM register r JOIN says USING (row)
            JOIN (SELECT value AS doubled FROM {inquiry.values("number")} WHERE n > 1) ON trim({number}) = doubled
            WHERE says.place_text AND ({inquiry.says(*named)})
            WINDOW alike AS (PARTITION BY trim({number}), {what})
        ) WHERE one <> other
        """  # names of ours
    )
    if not rows:
        return None
    message = say_many(
        "{count} row puts an object on another place than a second row does: {first} and {second}.",
        "{count} rows put one object on two places, for example {first} and {second}.",
        count=len(rows),
        first=inquiry.example(rows[0]),
        second=inquiry.example(_other(inquiry, rows, number)),
    )
    return inquiry.found(KIND, message, rows)


def _other(inquiry: Inquiry, rows: tuple[int, ...], number: str) -> int:
    """Return the second row with the number of the first."""
    inquiry.want(map(str, rows[1:]))
    same = f"trim({number}) = (SELECT trim({number}) FROM register WHERE row = {rows[0]})"
    return inquiry.rows(f"SELECT row FROM register WHERE {same} AND row IN (SELECT value::BIGINT FROM wanted)")[0]


CHECKS = (Check(KIND, find),)
