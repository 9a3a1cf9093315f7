"""How does any file that holds a list become a table of text? Nothing of the file is altered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from types import MappingProxyType

import duckdb

from reorg.documentation import connect
from reorg.exchange.cell import dangerous
from reorg.exchange.tables import notes
from reorg.exchange.tables.access import read_access
from reorg.exchange.tables.bounds import unpack
from reorg.exchange.tables.column_letters import letters
from reorg.exchange.tables.content import content
from reorg.exchange.tables.dbase import read_dbase
from reorg.exchange.tables.delimited import read_delimited
from reorg.exchange.tables.documents import read_document
from reorg.exchange.tables.grids import ALL, SHEET_IN, likeness, no_such_sheet, others
from reorg.exchange.tables.header import Header
from reorg.exchange.tables.json_lists import read_json
from reorg.exchange.tables.markup import read_markup
from reorg.exchange.tables.packed import Folder, folder, of_one_kind, packed_folder, unpacked
from reorg.exchange.tables.parts import split
from reorg.exchange.tables.photographs import read_pictures
from reorg.exchange.tables.scan import digest, scan
from reorg.exchange.tables.slipped import habits, other_digits, slipped
from reorg.exchange.tables.table import (
    Odd,
    Sheet,
    Table,
    ask,
    drop_empty,
    long_cells_in,
    named,
    settle,
    workspace,
)
from reorg.exchange.tables.tail import leave_out
from reorg.exchange.tables.workbook import open_book, read_book
from reorg.exchange.tables.xml_lists import read_xml
from reorg.exchange.unreadable import Unreadable
from reorg.language import say
from reorg.museum import Finding

__all__ = ["Table", "open_table"]


def open_table(path: Path | str, *, sheet: str | None = None) -> Table:
    """Read the list in a file, whatever its kind: text with any signs between, spreadsheets, documents, databases, XML…

    What a file is, its content says and not its name (:func:`reorg.exchange.tables.content.content`). A gzipped file
    is unpacked. ``sheet`` chooses a list of a file that holds several, ``"*"`` all that have the same headings as one
    list; without it the likeliest register is read.
    Raises :class:`Unreadable` for what cannot be read at all; what is doubtful is in the table's ``notes``.
    """
    path = Path(path)
    with workspace() as name:
        return _open(path, sheet, Path(name))


_MOST_LISTS = 40


@dataclass(frozen=True)
class _File:
    """A file to read: as it was brought, where its content lies, and which of its lists is wanted."""

    db: duckdb.DuckDBPyConnection
    brought: Path
    path: Path
    kind: str
    sheet: str | None
    workspace: Path


def _open(path: Path, sheet: str | None, directory: Path) -> Table:
    file, kind = path, content(path)
    if kind == "gzip":
        unpack(path, file := directory / path.stem)
        kind = content(file)
    if kind in {"folder", "zip"}:
        return _open_folder(path, folder(path) if kind == "folder" else packed_folder(file), sheet, directory)
    return _read(_File(connect(), path, file, kind, sheet, directory))


def _read(file: _File) -> Table:
    """Read one file with the reader of its kind."""
    if file.kind in {"text", "json"}:
        return _open_text(file)
    if file.kind not in _READERS:
        raise Unreadable(
            say("{name} is packed more than once. Unpack it and choose the list inside.", name=file.path.name)
        )
    found = _READERS[file.kind](file)
    wanted = None if file.kind in _OF_RECORDS else file.sheet or ""
    return _table(file.db, file.brought, found, format=found.format or file.kind, wanted=wanted)


_OF_RECORDS = frozenset({"xml", "dbase", "access"})  # their records are one list, whatever stands in them


def _open_folder(path: Path, inside: Folder, sheet: str | None, directory: Path) -> Table:
    """Read what a folder holds: photographs, the records of one export, or the likeliest of its lists."""
    lists, pictures = inside.lists, inside.pictures
    if pictures and len(pictures) >= len(lists) and sheet is None:
        found = read_pictures(db := connect(), pictures, inside.rest, directory)
        return _table(db, path, found, format="photographs", known=inside.digest())
    if path.is_dir() and not of_one_kind(lists):
        raise Unreadable(say("{name} is a folder without photographs. Choose the list inside it.", name=path.name))
    if not lists:
        raise Unreadable(
            say("{name} holds no photographs and no list that could be read. Choose the list itself.", name=path.name)
        )
    if of_one_kind(lists) and lists[0].ending == "xml":
        found = read_xml(db := connect(), path, directory, [each.open for each in lists])
        return _table(db, path, found, format=found.format, known=inside.digest())
    return _open_member(path, inside, sheet, directory)


def _open_member(path: Path, inside: Folder, sheet: str | None, directory: Path) -> Table:
    """Read one of the lists in a folder, as if it were a sheet: the one that is wanted, or the likeliest."""
    names = [each.name for each in inside.lists]
    name, _, inner = (sheet or "").partition(SHEET_IN)
    if sheet and name not in names:
        raise no_such_sheet(path, sheet, names)
    tables: list[Table] = []
    problems: list[Unreadable] = []
    for each in inside.lists if not sheet else [each for each in inside.lists if each.name == name]:
        if len(tables) + len(problems) >= _MOST_LISTS:
            break
        try:
            own = Path(mkdtemp(dir=directory))
            file = unpacked(each, own, inside.members)
            tables.append(_read(_File(connect(), file, file, content(file), inner or None, own)))
        except Unreadable as problem:
            problems.append(problem)
    if not tables:
        raise problems[0]
    best = max(tables, key=lambda table: likeness(Header(table.header_line - 1, 0, table.headers), table.rows))
    at = next(each.name for each in inside.lists if PurePosixPath(each.name).name == best.path.name)
    left = [each for each in names if each != at]
    sha256, size = inside.digest()
    return replace(
        best,
        path=path,
        sha256=sha256,
        bytes=size,
        sheet=f"{at}{SHEET_IN}{best.sheet}" if best.sheet else at,
        sheets=tuple(names),
        notes=(*best.notes, *others(left, at)),
    )


def _open_text(file: _File) -> Table:
    scanned = scan(file.path)
    found = (
        read_json(file.db, file.path, scanned, file.workspace)
        if file.kind == "json"
        else read_delimited(file.db, file.path, scanned, file.workspace)
    )
    known = (scanned.sha256, scanned.bytes) if file.path == file.brought else None
    kind = found.format or {"\t": "tsv", "": "txt"}.get(found.delimiter, "csv")
    wanted = None if file.kind == "json" else file.sheet or ""
    return _table(
        file.db, file.brought, found, format=kind, encoding=scanned.encoding.label, known=known, wanted=wanted
    )


def _book(file: _File) -> Sheet:
    return read_book(file.db, open_book(file.path, file.kind), file.sheet, file.workspace)


def _markup(file: _File) -> Sheet:
    return read_markup(file.db, file.path, file.kind, file.sheet, file.workspace)


def _xml(file: _File) -> Sheet:
    return read_xml(file.db, file.path, file.workspace)


def _document(file: _File) -> Sheet:
    return read_document(file.db, file.path, file.kind, file.sheet, file.workspace)


def _dbase(file: _File) -> Sheet:
    return read_dbase(file.db, file.path, file.brought, file.sheet, file.workspace)


def _access(file: _File) -> Sheet:
    return read_access(file.db, file.path, file.brought, file.sheet, file.workspace)


_READERS: Mapping[str, Callable[[_File], Sheet]] = MappingProxyType(
    {
        **dict.fromkeys(("xlsx", "xlsb", "xls", "ods"), _book),
        **dict.fromkeys(("html", "excel-xml"), _markup),
        **dict.fromkeys(("docx", "odt", "rtf"), _document),
        "xml": _xml,
        "dbase": _dbase,
        "access": _access,
    }
)


def _table(
    db: duckdb.DuckDBPyConnection,
    path: Path,
    found: Sheet,
    *,
    format: str,  # noqa: A002 - the word of the field
    encoding: str = "",
    known: tuple[str, int] | None = None,
    wanted: str | None = None,
) -> Table:
    """Settle what was read, and say what was doubtful."""
    odd = settle(db, found.width)
    if wanted is not None and (parted := _parted(db, path, found, wanted)) is not found:
        found, odd = parted, settle(db, parted.width)
    headers, columns = named(found.header.names, found.width)
    left_out = leave_out(db, found.width, headers if found.header.at >= 0 else ())
    rows, empty = drop_empty(db, found.width)
    empty -= found.apart + sum(
        each.count for each in left_out if each.code in {"total_line", "headings_again"} and each.rows[-1] <= _last(db)
    )
    if rows == 0 and found.header.at < 0:
        raise Unreadable(say("{name} is empty. There is nothing to read in it.", name=path.name))
    doubts = [*found.notes, *_headings_noted(found, headers), *left_out, *notes.rows_left_out((), (), max(0, empty))]
    doubts += [*_cells_noted(db, odd), *_slips_noted(db, columns, rows)] if rows else [notes.no_rows()]
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
        sheet=found.name,
        sheets=found.names,
        meaning=found.meaning,
        notes=tuple(doubts),
    )


def _parted(db: duckdb.DuckDBPyConnection, path: Path, found: Sheet, wanted: str) -> Sheet:
    """Keep one list of a sheet that holds several; they are named after the sheet, if that has a name."""
    before = f"{found.name}{SHEET_IN}" if found.name else ""
    with workspace() as name:
        parted = split(db, found, wanted.removeprefix(before), Path(name))
    if parted is found:
        return found
    if wanted.removeprefix(before) not in {"", found.name, *parted.names}:
        raise no_such_sheet(path, wanted, parted.names)
    others = [each for each in found.names if each not in {found.name, ALL}]
    return replace(
        parted, name=f"{before}{parted.name}", names=(*others, *(f"{before}{each}" for each in parted.names))
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
    begins = "{0} >= '+' AND {0} < 'A' AND substr({0}, 1, 1) IN ('=', '+', '-', '@')"
    for name in odd.formula:
        found = ask(db, f"row, {name}", f"WHERE {begins.format(name)}").fetchall()
        suspects.update(row for row, cell in found if _formula(cell))
    if suspects:
        doubts.append(notes.formulas_as_text(sorted(suspects)))
    return doubts


def _slips_noted(db: duckdb.DuckDBPyConnection, columns: Sequence[str], rows: int) -> list[Finding]:
    """Say which rows have slipped by a column, and which numbers are written with other digits."""
    known = habits(db, len(columns), rows)
    return [*slipped(db, columns, known), *other_digits(db, known)]


def _formula(cell: str) -> bool:
    """Return whether a cell reads as a formula: dangerous, and more than a dash, a word or a number with a sign."""
    return dangerous(cell) and (cell[0] in "=@" or any(sign in cell for sign in "(|!")) and len(cell) > 2
