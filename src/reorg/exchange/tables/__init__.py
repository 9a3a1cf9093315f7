"""How does any file that holds a list become a table of text? Nothing of the file is altered."""

from __future__ import annotations

from pathlib import Path

import duckdb

from reorg.documentation import connect
from reorg.exchange.cell import dangerous
from reorg.exchange.tables import notes
from reorg.exchange.tables.bounds import unpack
from reorg.exchange.tables.content import content
from reorg.exchange.tables.delimited import Sheet, read_delimited
from reorg.exchange.tables.marks import letters
from reorg.exchange.tables.markup import read_markup
from reorg.exchange.tables.scan import digest, scan
from reorg.exchange.tables.table import (
    Odd,
    Table,
    ask,
    drop_empty,
    long_cells_in,
    named,
    settle,
    workspace,
)
from reorg.exchange.tables.tail import leave_out
from reorg.exchange.tables.workbook import choose, open_book, read_sheet
from reorg.exchange.unreadable import Unreadable
from reorg.language import say
from reorg.museum import Finding

__all__ = ["Table", "open_table"]

_BOOKS = frozenset({"xlsx", "xlsb", "xls", "ods"})


def open_table(path: Path | str, *, sheet: str | None = None) -> Table:
    """Read the list in a file: CSV or TSV of any delimiter, quoting and code, XLSX, XLSB, XLS, ODS, an HTML table.

    A gzipped file is unpacked. ``sheet`` chooses a sheet of a spreadsheet; without it the likeliest register is read.
    Raises :class:`Unreadable` for what cannot be read at all; what is doubtful is in the table's ``notes``.
    """
    path = Path(path)
    with workspace() as name:
        return _open(path, sheet, Path(name))


def _open(path: Path, sheet: str | None, directory: Path) -> Table:
    file, kind, packed = path, content(path), False
    if kind == "gzip":
        unpack(path, file := directory / path.stem)
        kind, packed = content(file), True
    db = connect()
    if kind in _BOOKS:
        book = open_book(file, kind)
        chosen = choose(book, sheet)
        found = read_sheet(db, book, chosen, directory)
        table = _table(db, path, found, format=kind, sheet=chosen, sheets=book.sheets)
    elif kind in {"html", "xml"}:
        found = read_markup(db, file, kind, directory)
        table = _table(db, path, found, format=kind)
    else:
        scanned = scan(file)
        found = read_delimited(db, file, scanned, directory)
        known = None if packed else (scanned.sha256, scanned.bytes)
        kind = {"\t": "tsv", "": "txt"}.get(found.delimiter, "csv")
        table = _table(db, path, found, format=kind, encoding=scanned.encoding.label, known=known)
    return table


def _table(
    db: duckdb.DuckDBPyConnection,
    path: Path,
    found: Sheet,
    *,
    format: str,  # noqa: A002 - the word of the field
    encoding: str = "",
    sheet: str = "",
    sheets: tuple[str, ...] = (),
    known: tuple[str, int] | None = None,
) -> Table:
    """Settle what was read, and say what was doubtful."""
    headers, columns = named(found.header.names, found.width)
    odd = settle(db, found.width)
    left_out = leave_out(db, found.width, headers if found.header.at >= 0 else ())
    rows, empty = drop_empty(db, found.width)
    empty -= sum(
        each.count for each in left_out if each.code in {"total_line", "headings_again"} and each.rows[-1] <= _last(db)
    )
    if rows == 0 and found.header.at < 0:
        raise Unreadable(say("{name} is empty. There is nothing to read in it.", name=path.name))
    doubts = [*found.notes, *_headings_noted(found, headers), *left_out, *notes.rows_left_out((), (), max(0, empty))]
    doubts += _cells_noted(db, odd) if rows else [notes.no_rows()]
    sha256, size = known or digest(path)
    return Table(
        db=db,
        path=path,
        columns=columns,
        headers=headers,
        rows=rows,
        format=format,
        sha256=sha256,
        bytes=size,
        encoding=encoding,
        delimiter=found.delimiter,
        header_line=found.header_line,
        sheet=sheet,
        sheets=sheets,
        notes=tuple(doubts),
    )


def _last(db: duckdb.DuckDBPyConnection) -> int:
    found = ask(db, "max(row)").fetchone()
    return int(found[0]) if found and found[0] is not None else 0


def _headings_noted(found: Sheet, headers: tuple[str, ...]) -> list[Finding]:
    """Say what is odd about the headings."""
    if found.header.at < 0:
        return [notes.no_header()]
    doubts: list[Finding] = []
    if found.header.above:
        doubts.append(notes.lines_above(found.header.above, found.header_line))
    written = [header for header in headers if header]
    if again := [header for header in dict.fromkeys(written) if written.count(header) > 1]:
        doubts.append(notes.repeated_headings(again))
    if empty := [f"Column {letters(at)}" for at, header in enumerate(headers) if not header]:
        doubts.append(notes.empty_headings(empty))
    return doubts


def _cells_noted(db: duckdb.DuckDBPyConnection, odd: Odd) -> list[Finding]:
    """Say which cells are very long or look like formulas."""
    doubts: list[Finding] = []
    if odd.long:
        doubts.append(notes.long_cells_noted(*long_cells_in(db, odd.long)))
    suspects: set[int] = set()
    for name in odd.formula:
        found = ask(db, f"row, {name}", f"WHERE substr({name}, 1, 1) IN ('=', '+', '-', '@')").fetchall()
        suspects.update(row for row, cell in found if _formula(cell))
    if suspects:
        doubts.append(notes.formulas_as_text(sorted(suspects)))
    return doubts


def _formula(cell: str) -> bool:
    """Return whether a cell reads as a formula: dangerous, and more than a dash, a word or a number with a sign."""
    return dangerous(cell) and (cell[0] in "=@" or any(sign in cell for sign in "(|!")) and len(cell) > 2
