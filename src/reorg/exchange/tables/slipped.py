"""In which rows have the cells slipped into the next column, and which numbers are written with other digits?

Nothing is moved: the rows are named, and what they would be is proposed. A row has slipped if its cells fit the columns
beside their own far better than their own; what a column usually holds is learned from the list itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.table import ask, cells, holding
from reorg.language import listed, say_many
from reorg.museum import Finding, Severity

_SAMPLED = 240
_PLACES = 6  # stretches of rows, all over the list: as telling as single rows, and much faster to fetch
_COMPLETE = 5_000  # rows up to which every cell is looked at for other digits
_LEAST_ROWS = 12
_SURE = 0.93  # share of a column's cells of one kind from which on it surely holds that kind
_MOST = 0.04  # share of rows that may have slipped; more of them are how the list is
_COMPARED = 10  # columns
_FEW = 30  # words of a column that has only a few
_CHANCE = 2  # cells that may hold a word by chance
_SHOWN = 2000
_LOOKED_AT = 120  # rows that may have slipped: each is weighed cell by cell
_TELLING = 2  # columns that must fit better
_RUNS = re.compile(r"\d+|[^\W\d_]+|\s+")
_DIGIT = re.compile(r"[^\W\d_]{0,3}[\s.]?\d")
_CUT = 200
_BLANK = "\u00a0\u202f\u2007\u2009"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a column usually holds: its first sign (a ``digit`` or not, and ``strict`` if it is so in nearly all cells),
    its shapes, its few words if they are few.
    """

    digit: bool
    strict: bool
    shapes: frozenset[str]
    words: frozenset[str]
    longest: int

    def fits(self, cell: str) -> bool:
        """Return whether a cell is of this kind."""
        if self.words:
            return cell.casefold() in self.words
        if self.digit:
            return _shape(cell) in self.shapes
        return not cell[:1].isdigit() and len(cell) <= 3 * self.longest


def _shape(cell: str) -> str:
    """Return the shape of a cell: digits 9, letters a, blanks one; long runs and short ones alike."""
    return _RUNS.sub(lambda run: "9" if run.group()[0].isdigit() else " " if run.group().isspace() else "a", cell)[:40]


@dataclass(frozen=True)
class Habits:
    """What the columns of a list usually hold, learned from rows all over it; None where one holds anything."""

    kinds: tuple[_Kind | None, ...]
    digits: tuple[int, ...]
    odd: frozenset[int]
    rows: int


def habits(db: duckdb.DuckDBPyConnection, width: int, rows: int) -> Habits:
    """Learn what each column of table ``register`` usually holds."""
    short = ", ".join(f"left({name}, {_CUT})" for name in cells(width))
    starts = range(0, rows, max(1, rows // _PLACES)) if rows > _SAMPLED else (0,)
    many = _SAMPLED // _PLACES if rows > _SAMPLED else rows + _SAMPLED
    near = " OR ".join(f"row BETWEEN {start} AND {start + many}" for start in starts)
    sample = ask(db, short, f"WHERE {near} LIMIT {_SAMPLED * 2}").fetchall()
    columns = [[row[at] for row in sample if row[at]] for at in range(width)]
    digits = tuple(
        at for at, column in enumerate(columns) if sum(1 for cell in column if _DIGIT.match(cell)) * 2 > len(column) > 0
    )
    odd = frozenset(at for at in digits if any(western(cell) != cell for cell in columns[at] if not cell.isascii()))
    return Habits(tuple(_kind(column, len(sample)) for column in columns), digits, odd, rows)


def slipped(db: duckdb.DuckDBPyConnection, columns: Sequence[str], known: Habits) -> list[Finding]:
    """Say which rows of table ``register`` have slipped by one column, and to which side."""
    if known.rows < _LEAST_ROWS or len(columns) < 3:
        return []
    found: list[Finding] = []
    rows = _candidates(db, known)
    for step in (1, -1):  # cells one too far right, one too far left
        slid = [row for row in rows if _fits_beside(row[1], known.kinds, step)]
        if slid and len(slid) <= max(2, _MOST * known.rows):
            found.append(_noted(slid, columns, step))
    return found


def _kind(column: Sequence[str], rows: int) -> _Kind | None:
    if len(column) < max(8, rows // 4):
        return None
    digits = sum(1 for cell in column if cell[0].isdigit())
    strict = digits >= _SURE * len(column) or digits <= (1 - _SURE) * len(column)
    words = Counter(cell.casefold() for cell in column)
    common = frozenset(word for word, count in words.items() if count > _CHANCE)
    longest = sorted(map(len, column))[int(0.95 * (len(column) - 1))]
    if len(common) <= _FEW and sum(words[word] for word in common) >= _SURE * len(column) and len(column) >= 2 * _FEW:
        return _Kind(digits * 2 > len(column), strict, frozenset(), common, longest)
    if not strict:
        return None
    shapes = Counter(map(_shape, column)) if digits * 2 > len(column) else Counter()
    usual = frozenset(shape for shape, count in shapes.items() if count >= 0.01 * len(column) and count > 1)
    return _Kind(digits * 2 > len(column), strict, usual, frozenset(), longest)


def _candidates(db: duckdb.DuckDBPyConnection, known: Habits) -> list[tuple[int, Sequence[str | None]]]:
    """Return rows in which two columns or more begin with a digit where they never do, or the reverse.

    First signs alone are compared, which costs little. Where many rows are so, that is how the list is.
    """
    names = cells(len(known.kinds))
    odd = [
        f"CASE WHEN {name} IS NULL THEN 0 WHEN {name} >= '0' AND {name} < ':' THEN {int(not kind.digit)} "
        f"ELSE {int(kind.digit)} END"
        for name, kind in zip(names, known.kinds, strict=True)
        if kind and kind.strict
    ][:_COMPARED]
    if len(odd) < _TELLING:
        return []
    found = ask(db, "row", f"WHERE {' + '.join(odd)} >= {_TELLING} ORDER BY row").fetchnumpy()["row"]
    if not 0 < len(found) <= max(_TELLING, _MOST * known.rows) * 2:
        return []
    shorter = ", ".join(f"left({name}, {_CUT})" for name in names)
    among = f"WHERE row IN ({', '.join(map(str, found[:_LOOKED_AT].tolist()))}) ORDER BY row"
    return [(row, texts) for row, *texts in ask(db, f"row, {shorter}", among).fetchall()]


def _fits_beside(row: Sequence[str | None], kinds: Sequence[_Kind | None], step: int) -> bool:
    """Return whether the cells fit the columns beside their own, and not their own."""
    better = worse = 0
    for at, kind in enumerate(kinds):
        if kind is None or not 0 <= at + step < len(row):
            continue
        own, other = row[at] or "", row[at + step] or ""
        if own or other:
            fits, fits_moved = bool(own) and kind.fits(own), bool(other) and kind.fits(other)
            better, worse = better + (fits_moved and not fits), worse + (fits and not fits_moved)
    return better >= _TELLING and better > 3 * worse


def _noted(slid: Sequence[tuple[int, Sequence[str | None]]], columns: Sequence[str], step: int) -> Finding:
    """Name the rows, and say how the first of them would read."""
    _, row = slid[0]
    proposed = [
        f"{name}: {cell}" for at, name in enumerate(columns) if 0 <= at + step < len(row) and (cell := row[at + step])
    ]
    more = {"count": len(slid), "proposal": listed(proposed[:4], 4), "row": str(slid[0][0])}
    message = (
        say_many(
            "In {count} row the cells seem to stand one column too far right. Nothing was moved. "
            "Moved back, row {row} would read: {proposal}.",
            "In {count} rows the cells seem to stand one column too far right. Nothing was moved. "
            "Moved back, row {row} would read: {proposal}.",
            **more,  # type: ignore[arg-type]  # count is a number, the others are text
        )
        if step > 0
        else say_many(
            "In {count} row the cells seem to stand one column too far left. Nothing was moved. "
            "Moved back, row {row} would read: {proposal}.",
            "In {count} rows the cells seem to stand one column too far left. Nothing was moved. "
            "Moved back, row {row} would read: {proposal}.",
            **more,  # type: ignore[arg-type]  # as above
        )
    )
    return notes.note("row_slipped", Severity.HIGH, message, rows=[row for row, _ in slid])


def other_digits(db: duckdb.DuckDBPyConnection, known: Habits) -> list[Finding]:
    """Say in which rows numbers are written with the digits of another script, or with unbreakable blanks in them."""
    rows: dict[int, tuple[str, str]] = {}
    for name in _strange(db, known):
        where = f"WHERE strlen({name}) <> length({name}) AND length({name}) < 60 ORDER BY row LIMIT {_SHOWN}"
        for row, cell in ask(db, f"row, {name}", where).fetchall():
            if (plain := western(cell)) != cell:
                rows.setdefault(row, (cell, plain))
    if not rows:
        return []
    first = rows[min(rows)]
    message = say_many(
        "In {count} row a number is written with other digits or with unbreakable blanks. It is kept as written; "
        "“{written}” counts as “{plain}”.",
        "In {count} rows numbers are written with other digits or with unbreakable blanks. They are kept as written; "
        "“{written}” counts as “{plain}”.",
        count=len(rows),
        written=first[0],
        plain=first[1],
    )
    return [notes.note("other_digits", Severity.LOW, message, rows=sorted(rows))]


def _strange(db: duckdb.DuckDBPyConnection, known: Habits) -> list[str]:
    """Return the columns of numbers that may hold such digits; in a long list only where a cell begins with one."""
    names = [f"c{at}" for at in known.digits]
    if known.rows <= _COMPLETE or not names:
        return names
    begun = holding(db, names, "{0} >= '\u0660'")
    return [name for at, name in zip(known.digits, names, strict=True) if name in begun or at in known.odd]


def western(text: str) -> str:
    """Return a text with western digits, and without unbreakable blanks between digits.

    >>> western("١٩٧٨")
    '1978'
    """
    plain = "".join(str(int(sign)) if sign.isdecimal() and not sign.isascii() else sign for sign in text)
    return re.sub(rf"(?<=\d)[{_BLANK}](?=\d)", "", plain)
