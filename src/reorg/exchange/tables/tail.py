"""Which lines of a list are no objects: totals at its end, and headings that come again on every page?"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.table import ask, cells, quoted
from reorg.exchange.vocabulary import vocabulary
from reorg.museum import Finding

_LAST = 5
_TAIL = 5000  # empty lines may follow the last row


def leave_out(db: duckdb.DuckDBPyConnection, width: int, headers: Sequence[str]) -> list[Finding]:
    """Delete totals at the end and repeated headings from table ``register``; returns what is to be said of it."""
    totals = _totals(db, width)
    again = _again(db, headers)
    for rows in (totals, again):
        if rows:
            db.executemany("DELETE FROM register WHERE row = ?", [[row] for row in rows])
    return notes.rows_left_out(totals, again, 0)


def _totals(db: duckdb.DuckDBPyConnection, width: int) -> list[int]:
    """Return the rows at the very end that begin with a word for a total and fill few cells."""
    words = vocabulary().values["total"]
    names = cells(width)
    all_cells = ", ".join(names)
    late = f"row > {(ask(db, 'max(row)').fetchone() or (0,))[0] or 0} - {_TAIL}"
    last = ask(
        db, f"row, {all_cells}", f"WHERE {late} AND coalesce({all_cells}) IS NOT NULL ORDER BY row DESC LIMIT {_LAST}"
    ).fetchall()
    found: list[int] = []
    for row, *rest in last:
        filled = [cell.strip() for cell in rest if cell]
        first = filled[0].casefold().rstrip(" :.=") if filled else ""
        start = first.split(":")[0].strip()
        total = start in words or any(start.startswith(f"{word} ") and len(start) < 40 for word in words)
        if not (total and len(filled) <= max(2, width // 2) and _numbers_only(filled[1:])):
            break
        found.append(row)
    return found[::-1]


def _numbers_only(rest: Sequence[str]) -> bool:
    return all(any(map(str.isdigit, cell)) and sum(map(str.isalpha, cell)) <= 12 for cell in rest)


def _again(db: duckdb.DuckDBPyConnection, headers: Sequence[str]) -> list[int]:
    """Return the rows that hold the headings again, word for word."""
    filled = [(f"c{at}", header) for at, header in enumerate(headers) if header]
    if len(filled) < 2:
        return []
    same = " AND ".join(f"trim({name}) = {quoted(header)}" for name, header in filled)
    return [row for (row,) in ask(db, "row", f"WHERE {same} ORDER BY row").fetchall()]
