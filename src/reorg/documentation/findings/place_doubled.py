"""Which object stands in two places at once: the same number and name, on two rows with two places?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops, fold_code

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
    pairs = _pairs(inquiry, named)
    rows = tuple(sorted(row for pair in pairs for row in pair))
    if not rows:
        return None
    message = say_many(
        "{count} row puts an object on another place than a second row does: {first} and {second}.",
        "{count} rows put one object on two places, for example {first} and {second}.",
        count=len(rows),
        first=inquiry.example(pairs[0][0]),
        second=inquiry.example(pairs[0][1]),
    )
    return inquiry.found(KIND, message, rows)


def _pairs(inquiry: Inquiry, named: list[str]) -> list[list[int]]:
    """Return the rows of each object that stands on several places, however these are written, by first row."""
    number, place = inquiry.column("number"), inquiry.column("place_text")
    what = ", ".join(f"coalesce(lower(trim({inquiry.column(name)})), '')" for name in named)
    doubled = f"(SELECT value AS doubled FROM {inquiry.values('number')} WHERE n > 1)"
    found = inquiry.db.execute(
        f"""
        SELECT list(r.row ORDER BY r.row), list({place} ORDER BY r.row)
        FROM register r JOIN says USING (row) JOIN {doubled} ON trim({number}) = doubled
        WHERE says.place_text AND ({inquiry.says(*named)})
        GROUP BY doubled, {what} HAVING count(*) > 1 ORDER BY min(r.row)
        """  # names of ours
    ).fetchall()
    return [rows for rows, places in found if len({fold_code(text) for text in places}) > 1]


CHECKS = (Check(KIND, find),)
