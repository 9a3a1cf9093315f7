"""What is a list, once it has been read: a table of text, and what was doubtful on the way?"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from reorg.exchange.tables.header import Header, distinct
from reorg.museum import Finding

LONG_CELL = 100_000
_FEW = 4
_AT_ONCE = 40  # columns
_BUFFER = 32 << 20
_BLANKS = " \t\r\n\v\f\u00a0\u2007\u202f\u3000\ufeff"


@dataclass(frozen=True)
class Table:
    """A list as text, in DuckDB: table ``register`` with ``row`` and ``c0``, ``c1`` … (empty cells are NULL).

    ``row`` counts the records of the file after the headings, from 1, also the empty ones that were passed over:
    in a spreadsheet, row r stands on line ``header_line + r``. ``columns`` are the headings, each once; ``headers``
    the same as written. ``header_line`` is 0 if there are none. ``sheets`` are all lists that the file holds, and
    ``"*"`` where several of them can be read as one. ``bytes`` and ``sha256`` are of the file as it was brought.
    ``meaning`` is what a standard says its columns hold, by position, as ``"field"`` or ``"field:unit"``
    (reorg.museum.FIELDS), ``""`` for none; a column that is not in it is to be guessed. ``notes`` say what was doubtful.
    """

    db: duckdb.DuckDBPyConnection
    path: Path
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    rows: int
    format: str
    sha256: str
    bytes: int
    encoding: str = ""
    delimiter: str = ""
    header_line: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    meaning: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name


@dataclass(frozen=True)
class Sheet:
    """A list in DuckDB as table ``register``, not settled yet: its headings and what was doubtful.

    ``name`` is which of the lists ``names`` of the file it is; ``meaning`` and ``format`` are as in :class:`Table`
    (``format`` where the reader knows it better than the first bytes). ``apart`` counts empty rows that are kept only
    to keep the others' numbers.
    """

    header: Header
    width: int
    header_line: int
    notes: tuple[Finding, ...] = ()
    delimiter: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    meaning: Mapping[int, str] = field(default_factory=dict)
    format: str = ""
    apart: int = 0


def quoted(text: str) -> str:
    """Return ``text`` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def cells(width: int) -> list[str]:
    """Return the names of the columns of a table ``width`` wide."""
    return [f"c{at}" for at in range(width)]


def narrow(db: duckdb.DuckDBPyConnection, width: int, to: int) -> None:
    """Leave only the first ``to`` of ``width`` columns of table ``register``: many at once, for each alone is slow."""
    if width - to > _FEW:
        kept = ", ".join(("row", *cells(to)))
        db.execute(f"CREATE TABLE kept AS SELECT {kept} FROM register")
        db.execute("DROP TABLE register")
        db.execute("ALTER TABLE kept RENAME TO register")
        return
    for name in cells(width)[to:]:
        db.execute(f"ALTER TABLE register DROP COLUMN {name}")


def ask(db: duckdb.DuckDBPyConnection, columns: str, rest: str = "") -> duckdb.DuckDBPyConnection:
    """Ask table ``register`` for ``columns`` (SQL made of its own column names and of quoted text only)."""
    return db.execute(f"SELECT {columns} FROM register {rest}")


def load_csv(  # noqa: PLR0913 - what a CSV file needs said of it
    db: duckdb.DuckDBPyConnection,
    path: Path,
    width: int,
    *,
    delimiter: str = ",",
    quote: str = '"',
    escape: str = '"',
    skip: int = 0,
    longest: int = 0,
    ends: str = "",
) -> None:
    """Load a UTF-8 file as table ``register``; raises ``duckdb.Error`` for what is not well-formed."""
    shape = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in cells(width)) + "}"
    lines = f", max_line_size={2 * longest}, buffer_size={max(_BUFFER, 4 * longest)}" if longest > 1_000_000 else ""
    new_line = f", new_line={quoted(ends)}" if ends else ""
    signs = f"delim={quoted(delimiter)}, quote={quoted(quote)}, escape={quoted(escape)}, comment=''"
    file = (
        f"read_csv({quoted(str(path))}, {signs}, header=false, skip={skip}, columns={shape}, auto_detect=false, "
        f"compression='none'{lines}{new_line})"
    )
    db.execute(f"CREATE TABLE register AS SELECT 0::BIGINT AS row, * FROM {file}")
    db.execute("UPDATE register SET row = rowid + 1")


class Sheaf:
    """Rows of text on their way into DuckDB, through a well-formed file that is deleted afterwards.

    Much faster than inserting, and of bounded memory: the rows are never all in memory in Python.
    """

    def __init__(self, directory: Path) -> None:
        self.path = directory / "rows.csv"
        self.longest = 0
        self._file = self.path.open("w", encoding="utf-8", errors="replace", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL, lineterminator="\n")

    def __del__(self) -> None:
        """Let go of the file, also where reading ended in the middle."""
        self._file.close()

    def add(self, row: Sequence[str]) -> None:
        """Add a row; all rows must be equally wide."""
        size = sum(map(len, row))
        self.longest = max(self.longest, size)
        self._writer.writerow(row)

    def set_aside(self) -> Path:
        """Close the file under another name, so that its rows can be written anew; returns where it is."""
        self._file.close()
        return self.path.rename(self.path.with_suffix(".before"))

    def load(self, db: duckdb.DuckDBPyConnection, width: int) -> None:
        """Make table ``register`` of the rows."""
        self._file.close()
        load_csv(db, self.path, width, longest=8 * self.longest, ends="\\n")  # 4 bytes a sign, quotes doubled
        self.path.unlink()


@dataclass(frozen=True, slots=True)
class Odd:
    """Columns, by name, in which something odd was seen on one pass over all cells."""

    long: tuple[str, ...]
    formula: tuple[str, ...]


def settle(db: duckdb.DuckDBPyConnection, width: int) -> Odd:
    """Make cells that hold only blanks NULL, so that empty means empty; returns where to look more closely.

    Comparing text with a sign only looks at its first bytes, and not at all where all cells lie before or after it.
    """
    names = cells(width)
    blank = dict.fromkeys([*holding(db, names, "{0} < '!'"), *holding(db, names, "{0} >= '\u00a0' AND {0} < '\u00a1'")])
    for name in blank:
        trimmed = f"trim({name}, {quoted(_BLANKS)})"
        begins = f"({name} < '!' OR ({name} >= '\u00a0' AND {name} < '\u00a1'))"
        db.execute(f"UPDATE register SET {name} = NULL WHERE {begins} AND {trimmed} = ''")
    longest: list[int | None] = []
    for some in _some(names):
        longest += ask(db, ", ".join(f"max(strlen({name}))" for name in some)).fetchone() or ()
    return Odd(
        long=tuple(name for name, size in zip(names, longest, strict=True) if (size or 0) > LONG_CELL),
        formula=holding(db, names, "{0} < 'A' AND {0} >= '+' AND NOT ({0} >= '.' AND {0} < '=')"),
    )


def holding(db: duckdb.DuckDBPyConnection, names: Sequence[str], condition: str) -> tuple[str, ...]:
    """Return the columns of table ``register`` in which any cell meets a condition (of ``{0}``); the first one ends it."""
    found: set[str] = set()
    for some in _some(names):
        each = (f"(SELECT '{name}' FROM register WHERE {condition.format(name)} LIMIT 1)" for name in some)
        found.update(name for (name,) in db.execute(" UNION ALL ".join(each)).fetchall())
    return tuple(name for name in names if name in found)


def _some(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield columns some at a time: thousands of them in one question take DuckDB minutes."""
    return (names[first : first + _AT_ONCE] for first in range(0, len(names), _AT_ONCE))


def drop_empty(db: duckdb.DuckDBPyConnection, width: int) -> tuple[int, int]:
    """Delete rows without any text. Returns how many are left and how many between them were passed over."""
    names = cells(width)
    something = f"coalesce({', '.join(names)}) IS NOT NULL"
    last = ask(db, f"max(row) FILTER ({something}), count(*) FILTER ({something}), count(*)").fetchone()
    assert last is not None
    if last[2] > last[1]:
        db.execute(f"DELETE FROM register WHERE NOT {something}")
    return last[1], (last[0] or 0) - last[1]


def long_cells_in(db: duckdb.DuckDBPyConnection, names: Sequence[str]) -> tuple[list[int], int]:
    """Return the rows that hold a cell longer than anybody writes by hand, and the length of the longest."""
    longest = "greatest(" + ", ".join(f"coalesce(strlen({name}), 0)" for name in names) + ", 0)"
    found = ask(db, f"row, {longest}", f"WHERE {longest} > {LONG_CELL} ORDER BY row").fetchall()
    return [row for row, _ in found], max((size for _, size in found), default=0)


def named(headers: Sequence[str], width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the headings as written and each once, ``width`` of each."""
    written = tuple(headers[:width]) + ("",) * (width - len(headers))
    return written, distinct(written)


def workspace() -> tempfile.TemporaryDirectory[str]:
    """Return a directory of our own that is deleted after use, also after an error."""
    return tempfile.TemporaryDirectory(prefix="reorg-", ignore_cleanup_errors=True)


def padded(row: Sequence[str], width: int) -> list[str]:
    """Return ``row`` with exactly ``width`` cells, if it has no more."""
    return [*row, *[""] * (width - len(row))]
