"""How is a spreadsheet read as the person sees it: the right sheet, dates as dates, numbers as they are shown?

Values come from calamine (xlsx, xlsb, xls, ods); what it does not tell (hidden columns, formulas, padded numbers) is
read from the sheet itself (:mod:`reorg.exchange.tables.marks`). A date becomes ISO 8601 text, so that a date in a
column of numbers stays to be seen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

import duckdb
import python_calamine as calamine

from reorg.exchange.tables import notes
from reorg.exchange.tables.bounds import check_archive, damaged
from reorg.exchange.tables.column_letters import letters
from reorg.exchange.tables.content import locked
from reorg.exchange.tables.grids import (
    ALL,
    SHEET_IN,
    Grid,
    Judged,
    alike,
    likeness,
    no_such_sheet,
    others,
    pick,
    read_as_one,
    same_shape,
)
from reorg.exchange.tables.header import Header, find_header
from reorg.exchange.tables.ink import COLUMNS, Ink, Told, told
from reorg.exchange.tables.marks import Marks, marks
from reorg.exchange.tables.table import Sheaf, Sheet, ask, cells, narrow, padded
from reorg.exchange.unreadable import Unreadable
from reorg.language import listed, say, say_many
from reorg.museum import Finding, Severity

_TOP = 400
_PART = re.compile(r"List \d+")
_WIDEST = 2000
_MOST_CELLS = 60_000_000  # of 24 bytes each in the reader of values
Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Book:
    """A spreadsheet file that was opened: its sheets by name, and the names of the hidden ones."""

    path: Path
    format: str
    file: calamine.CalamineWorkbook
    sheets: tuple[str, ...]
    hidden: tuple[str, ...]
    told: dict[str, Marks] = field(default_factory=dict)

    def marks(self, sheet: str) -> Marks:
        """Return what a sheet says beside its values (of xlsx files only)."""
        if sheet not in self.told:
            self.told[sheet] = marks(self.path, sheet) if self.format == "xlsx" else Marks()
        return self.told[sheet]


def open_book(path: Path, kind: str) -> Book:
    """Open a spreadsheet; raises :class:`Unreadable` if it is locked, damaged or unpacks to too much."""
    if kind != "xls":
        check_archive(path)
    try:
        file = calamine.load_workbook(str(path))
    except calamine.PasswordError:
        raise locked(path) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise damaged(path) from None
    data = [each for each in file.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet]
    hidden = tuple(each.name for each in data if each.visible != calamine.SheetVisibleEnum.Visible)
    return Book(path, kind, file, tuple(each.name for each in data), hidden)


def read_book(db: duckdb.DuckDBPyConnection, book: Book, wanted: str | None, workspace: Path) -> Sheet:
    """Read the sheet that is wanted, or the likeliest register, into table ``register`` of ``db``."""
    wanted = _sheet_of(book, wanted)
    judged = _judged(book, wanted)
    chosen = pick(book.path, judged, wanted)
    one = max(chosen, key=lambda each: each.likeness)
    pieces = alike(judged, one)
    names = (*book.sheets, ALL) if len(pieces) > 1 else book.sheets
    if wanted == ALL and len(chosen) > 1:
        sheet = read_as_one(db, chosen, workspace)
        left = [name for name in book.sheets if name not in {each.grid.name for each in chosen}]
        return replace(sheet, notes=(*sheet.notes, *others(left, ALL)), name=ALL, names=names)
    sheet = read_sheet(db, book, one.grid.name, workspace)
    return replace(
        sheet, notes=(*sheet.notes, *same_shape(len(pieces), one.grid.name)), name=one.grid.name, names=names
    )


def _sheet_of(book: Book, wanted: str | None) -> str | None:
    """Return the sheet that is meant by its name, or by that of one list in it (``Sheet › List 2``)."""
    if wanted is None or wanted == ALL or wanted in book.sheets:
        return wanted
    named = [name for name in book.sheets if wanted.startswith(f"{name}{SHEET_IN}")]
    if not named and len(book.sheets) == 1 and _PART.fullmatch(wanted):
        return None
    return max(named, key=len, default=wanted)


def _judged(book: Book, wanted: str | None) -> list[Judged]:
    """Look at the sheets that may be meant: one alone needs no comparing."""
    if wanted is not None and wanted != ALL and wanted not in book.sheets:
        raise no_such_sheet(book.path, wanted, book.sheets)
    names = [name for name in book.sheets if name not in book.hidden] or list(book.sheets)
    if wanted in book.sheets:
        names = [wanted]
    if not names:
        raise Unreadable(say("{name} has no sheet with cells in it. There is nothing to read.", name=book.path.name))
    if len(names) == 1:
        return [Judged(Grid(names[0], partial(_texts, book, names[0]), 0), Header(-1, 0, ()), 0.0)]
    found = []
    for name in names:
        sheet = _sheet(book, name)
        header = find_header([[as_text(cell) for cell in row] for row in islice(sheet.iter_rows(), 100)])
        grid = Grid(name, partial(_texts, book, name), sheet.total_height)
        found.append(Judged(grid, header, likeness(header, sheet.total_height, empty=not sheet.total_height)))
    return found


def _texts(book: Book, name: str) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text, with what joined cells say for each row they reach into."""
    sheet = _sheet(book, name)
    joined = _Joined(sheet.merged_cell_ranges or [])
    for line, row in enumerate(_rows(sheet, book.marks(name).padded)):
        yield joined.fill(line, row)


def _sheet(book: Book, name: str) -> calamine.CalamineSheet:
    """Return a sheet; raises :class:`Unreadable` if it is damaged, or so wide and deep that no memory holds it."""
    rows, columns = book.marks(name).extent
    if rows * columns > _MOST_CELLS:
        raise Unreadable(
            say(
                "A cell of “{sheet}” in {name} stands far outside the list, so that the sheet would have {count} "
                "cells. Delete the empty rows and columns after the list, save, and read it again; "
                "or save the list as .csv.",
                sheet=name,
                name=book.path.name,
                count=rows * columns,
            )
        )
    try:
        return book.file.get_sheet_by_name(name)
    except (calamine.CalamineError, ValueError, OSError):
        raise damaged(book.path) from None


def read_sheet(db: duckdb.DuckDBPyConnection, book: Book, name: str, workspace: Path) -> Sheet:
    """Read one sheet into table ``register`` of ``db``."""
    sheet = _sheet(book, name)
    told_of = book.marks(name)
    merged: list[Span] = sheet.merged_cell_ranges or []
    rows = _rows(sheet, told_of.padded)
    top = list(islice(rows, _TOP))
    header = _with_upper_line(find_header(top), top, merged)
    width = min(_WIDEST, max(1, *map(len, top), len(header.names)))
    sheaf, joined = Sheaf(workspace), _Joined(merged)
    inked = _told(told_of.ink, top, header, sheet.total_height)
    for line, row in enumerate(chain(top[header.body :], rows), header.body):
        cells = padded(joined.fill(line, row)[:width], width)
        sheaf.add([*cells, *inked.cells(line, cells)] if inked else cells)
    sheaf.load(db, width + (len(COLUMNS) if inked else 0))
    found = [*_sheets_noted(book, name), *_marks_noted(told_of, header, width), *joined.noted(header.body)]
    if inked:
        header = replace(header, names=_with_ink(db, header, width))
        width, found = len(header.names), [*found, *inked.noted()]
    else:
        width = _narrowed(db, width, header)
    return Sheet(header, width, header.at + 1, tuple(found))


def _told(ink: Ink, top: Sequence[Sequence[str]], header: Header, height: int) -> Told | None:
    """Return what the ink of a sheet says of its rows; None where there is none."""
    if not (ink.cells or ink.notes):
        return None
    named = [at for at, name in enumerate(header.names, 1) if name]
    wide = max(named, default=max(map(len, top), default=1))
    return told(ink, top, at=header.at, width=wide, height=height, headings=header.names)


def _with_ink(db: duckdb.DuckDBPyConnection, header: Header, width: int) -> tuple[str, ...]:
    """Put the columns that the ink filled right behind the last one of the list; returns all headings."""
    said = cells(width + len(COLUMNS))[width:]
    counts = ask(db, ", ".join(f"count(nullif({name}, ''))" for name in said)).fetchone() or ()
    kept = [(name, heading) for name, heading, count in zip(said, COLUMNS, counts, strict=True) if count]
    left = _used(db, width, header)
    chosen = ", ".join(("row", *cells(left), *(f"{name} AS c{at}" for at, (name, _) in enumerate(kept, left))))
    db.execute(f"CREATE TABLE kept AS SELECT {chosen} FROM register")
    db.execute("DROP TABLE register")
    db.execute("ALTER TABLE kept RENAME TO register")
    names = [*header.names[:left], *[""] * (left - len(header.names))]
    return (*names, *(heading for _, heading in kept))


def _narrowed(db: duckdb.DuckDBPyConnection, width: int, header: Header) -> int:
    """Drop the last columns that have neither a heading nor a cell; returns how many columns are left."""
    used = _used(db, width, header)
    narrow(db, width, used)
    return used


def _used(db: duckdb.DuckDBPyConnection, width: int, header: Header) -> int:
    """Return how many columns there are up to the last one that has a heading or a cell."""
    named = max((at for at, name in enumerate(header.names, 1) if name), default=0)
    counts = ask(db, ", ".join(f"count(nullif({name}, ''))" for name in cells(width))).fetchone() or ()
    return max([1, named, *(at for at, count in enumerate(counts, 1) if count)])


def _rows(sheet: calamine.CalamineSheet, shown: Mapping[tuple[int, int], str]) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text, from its very first line."""
    for line, row in enumerate(sheet.iter_rows()):
        texts = [cell if type(cell) is str else as_text(cell) for cell in row]
        if shown:
            texts = [shown.get((line, column), text) for column, text in enumerate(texts)]
        yield texts


def as_text(cell: object) -> str:
    """Return a cell's value as a person sees it: 12.0 is "12", a date ISO 8601, a time without its empty seconds."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _with_upper_line(header: Header, top: Sequence[Sequence[str]], merged: Sequence[Span]) -> Header:
    """Return the headings joined with a line of wider headings above them ("Size" over "Height", "Width")."""
    if header.at < 1:
        return header
    names = [*header.names]
    joined = False
    for (first, left), (last, right) in merged:
        if first != header.at - 1 or left >= len(top[first]) or not (group := top[first][left].strip()):
            continue
        if last == first and right > left and any(names[left : right + 1]) and (left, right) != (0, len(names) - 1):
            names[left : right + 1] = [f"{group} {name}".strip() for name in names[left : right + 1]]
            joined = True
        elif last >= header.at and left < len(names) and not names[left]:
            names[left] = group
            joined = True
    return replace(header, names=tuple(names), above=header.above[:-1]) if joined else header


class _Joined:
    """Cells joined over several rows: their text counts for each of the rows, as a person reads it."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: dict[int, list[tuple[int, int]]] = {}
        for (first, column), (last, _) in spans:
            if last > first:
                self._starts.setdefault(first, []).append((last, column))
        self._open: list[tuple[int, int, str]] = []
        self._lines: dict[int, None] = {}

    def fill(self, line: int, row: list[str]) -> list[str]:
        """Return the row with the text of the cells that reach down into it."""
        if not self._open and line not in self._starts:
            return row
        self._open = [each for each in self._open if each[0] >= line]
        for _, column, text in self._open:
            if text and column < len(row) and not row[column]:
                row[column] = text
                self._lines[line] = None
        for last, column in self._starts.get(line, ()):
            if column < len(row):
                self._open.append((last, column, row[column]))
        return row

    def noted(self, body: int) -> list[Finding]:
        """Say in which rows text was taken from a joined cell above."""
        rows = [line - body + 1 for line in self._lines]
        if not rows:
            return []
        message = say_many(
            "{count} row stands beside a cell that is joined over several rows. The text of that cell counts for it.",
            "{count} rows stand beside cells that are joined over several rows. The text of those counts for each row.",
            count=len(rows),
        )
        return [notes.note("joined_cells", Severity.MEDIUM, message, rows=rows)]


def _sheets_noted(book: Book, chosen: str) -> list[Finding]:
    """Say which other sheets there are, and which are hidden."""
    found: list[Finding] = []
    others = [name for name in book.sheets if name != chosen and name not in book.hidden]
    if others:
        message = say_many(
            "“{sheet}” was read. There is {count} other sheet in the file: {others}.",
            "“{sheet}” was read. There are {count} other sheets in the file: {others}.",
            count=len(others),
            sheet=chosen,
            others=listed(others, notes.SHOWN),
        )
        found.append(notes.note("other_sheets", Severity.LOW, message, count=len(others)))
    if hidden := [name for name in book.hidden if name != chosen]:
        message = say_many(
            "{count} sheet of the file is hidden and was not read: {sheets}.",
            "{count} sheets of the file are hidden and were not read: {sheets}.",
            count=len(hidden),
            sheets=listed(hidden, notes.SHOWN),
        )
        found.append(notes.note("hidden_sheets", Severity.LOW, message, count=len(hidden)))
    return found


def _marks_noted(told: Marks, header: Header, width: int) -> list[Finding]:
    """Say what is hidden in the sheet, and which formulas have no result."""
    found: list[Finding] = []
    columns = [
        header.names[at] if at < len(header.names) and header.names[at] else letters(at)
        for at in told.hidden_columns
        if at < width
    ]
    if columns:
        message = say_many(
            "{count} column is hidden in the spreadsheet and was read as well: {columns}.",
            "{count} columns are hidden in the spreadsheet and were read as well: {columns}.",
            count=len(columns),
            columns=listed(columns, notes.SHOWN),
        )
        found.append(notes.note("hidden_columns", Severity.LOW, message, count=len(columns)))
    if told.hidden_rows:
        message = say_many(
            "{count} row is hidden in the spreadsheet (perhaps by a filter) and was read as well.",
            "{count} rows are hidden in the spreadsheet (perhaps by a filter) and were read as well.",
            count=told.hidden_rows,
        )
        found.append(notes.note("hidden_rows", Severity.LOW, message, count=told.hidden_rows))
    if rows := [line - header.body + 1 for line in told.no_result if line >= header.body]:
        message = say_many(
            "{count} row holds a formula whose result was never stored, so its cell is empty here. "
            "Open the file in your spreadsheet program, save it, and read it again.",
            "{count} rows hold a formula whose result was never stored, so those cells are empty here. "
            "Open the file in your spreadsheet program, save it, and read it again.",
            count=len(rows),
        )
        found.append(notes.note("formula_without_result", Severity.MEDIUM, message, rows=rows))
    return found
