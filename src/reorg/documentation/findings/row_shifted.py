"""Which rows were moved by one column: a date under "place", a place under "condition"?

Many columns have a look of their own: years, file names, web addresses, or a few words that repeat (a category). A row
is shifted if cells in two such columns do not look like their own column but, both by one step the same way, like the
neighbour's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "row-shifted",
    say("Rows that slipped by one column"),
    Severity.HIGH,
    (Stops.FINDING, Stops.OWNERSHIP, Stops.PLANNING),
    effect=say("Every fact of such a row stands under a wrong heading, so the object is there and cannot be found."),
    mend=say("Move the cells of the row back by one. A comma or a tab within a text is the usual cause."),
)
LOOKS = {
    "year": r"^\s*(?:1[0-9]|20)[0-9]{2}\s*$",
    "day": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}.*$|^\s*[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}\s*$",
    "number": r"^\s*-?[0-9]+(?:[.,][0-9]+)?\s*$",
    "address": r"^\s*https?://\S+\s*$",
    "file": r"(?i)^.{1,200}\.(?:jpe?g|png|tiff?|gif|webp|heic)\s*$",
    "size": r"(?i)[0-9]\s*(?:x|×)\s*[0-9].*(?:cm|mm|in)\b",
}
"""Looks of cells, as patterns that Python and RE2 read alike; a column has one if nearly all its cells do."""
NEARLY = 0.98
FEWEST = 30
"""Rows below which a column has no look."""
WORDS = 60
"""A column of no more different texts than these, each of which repeats, has its words for a look."""
OFTEN, USUAL = 3, 0.95
"""Rows that make a word usual, and share of the rows that usual words fill."""
MOST = 5_000
"""Rows that are looked at one by one; if more are odd, the columns have no look after all."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How the cells of one column look: a pattern, or the words that repeat in it."""

    at: int
    pattern: re.Pattern[str] | None
    words: frozenset[str]

    def fits(self, text: str) -> bool:
        return bool(self.pattern.search(text)) if self.pattern else text.strip() in self.words


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which two or more cells fit the column beside theirs and not their own."""
    if inquiry.size < FEWEST:
        return None
    looks = [look for at in range(len(inquiry.register.columns)) if (look := _look(inquiry, at)) is not None]
    odd = _odd_rows(inquiry, looks) if len(looks) > 1 else []
    if not odd:
        return None
    width = len(inquiry.register.columns)
    columns = ", ".join(f"c{at}" for at in range(width))
    inquiry.want(map(str, odd))
    found = inquiry.db.execute(
        f"SELECT row, {columns} FROM register SEMI JOIN wanted ON row = value::BIGINT ORDER BY row"
    ).fetchall()
    rows = tuple(row for row, *cells in found if _shifted(cells, looks))
    if not rows:
        return None
    message = say_many(
        "{count} row slipped by one column: {example}.",
        "{count} rows slipped by one column, for example {example}.",
        count=len(rows),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(KIND, message, rows)


def _look(inquiry: Inquiry, at: int) -> _Look | None:
    """Return how the cells of a column look, if nearly all look alike."""
    told = ", ".join(f"sum(n) FILTER (regexp_matches(value, '{each}'))" for each in LOOKS.values())
    # the first texts in which a column differs are sample enough to rule most looks out
    total, *hits = inquiry.figures(f"SELECT sum(n), {told} FROM (FROM {inquiry.cells(at)} LIMIT 2000)")
    if total < FEWEST / 2:
        return None
    for name, hit in zip(LOOKS, hits, strict=True):
        if hit >= NEARLY * total:
            return _Look(at, re.compile(LOOKS[name]), frozenset())
    words = inquiry.counted(f"SELECT trim(value), n FROM {inquiry.cells(at)} ORDER BY n DESC LIMIT {4 * WORDS + 1}")
    usual = {word: n for word, n in words if n >= OFTEN}
    many = len(words) > 4 * WORDS or not 1 < len(usual) <= WORDS
    return None if many or sum(usual.values()) < USUAL * sum(n for _, n in words) else _Look(at, None, frozenset(usual))


def _odd_rows(inquiry: Inquiry, looks: list[_Look]) -> list[int]:
    """Return the rows in which two or more cells do not look like their own column."""
    odd: dict[int, int] = {}
    for look in looks:
        if look.pattern:
            cells = inquiry.look(f"NOT regexp_matches(value, '{look.pattern.pattern}')", [look.at])
        else:
            inquiry.want(look.words)
            cells = inquiry.look("trim(value) NOT IN (SELECT value FROM wanted)", [look.at])
        if sum(cell.n for cell in cells) > MOST:
            continue
        for row in inquiry.rows_at(cells):
            odd[row] = odd.get(row, 0) + 1
    return sorted(row for row, n in odd.items() if n > 1)


def _shifted(cells: list[str | None], looks: list[_Look]) -> bool:
    """Whether two cells or more, and most of those that can tell, fit the look of the column one step to the same side."""
    for step in (1, -1):
        told = moved = 0
        for look in looks:
            own, there = cells[look.at], _cell(cells, look.at + step)
            if there is None:
                continue
            told += 1
            moved += look.fits(there) and not (own is not None and look.fits(own))
        if moved >= 2 and moved * 3 > told * 2:
            return True
    return False


def _cell(cells: list[str | None], at: int) -> str | None:
    return cells[at] if 0 <= at < len(cells) else None


CHECKS = (Check(KIND, find),)
