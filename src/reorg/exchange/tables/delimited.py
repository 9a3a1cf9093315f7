"""How is a text file with delimiters read: fast where it is well-formed, patiently where it is not?"""

from __future__ import annotations

import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.aligned import Columns, aligned, framed, unframed
from reorg.exchange.tables.column_letters import letters
from reorg.exchange.tables.dialect import NONE, Dialect, dialect, long_cells
from reorg.exchange.tables.header import find_header
from reorg.exchange.tables.scan import Scan, scan
from reorg.exchange.tables.table import Sheaf, Sheet, load_csv, padded
from reorg.museum import Finding

_HEAD = 256 * 1024
_HEAD_RECORDS = 400
_SPAN = 400  # lines that one record may span before its quotation mark counts as not closed
_LONE_RETURN = re.compile(rb"(?<=\r)(?!\n)(?=.)", re.DOTALL)
_EXTRA = " · "
_SURE = 0.9  # lines of one width from which on a sign surely divides


@dataclass
class _Doubts:
    """Row numbers of what was doubtful, gathered while reading."""

    short: list[int] = field(default_factory=list)
    long: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    mixed: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)


def read_delimited(db: duckdb.DuckDBPyConnection, path: Path, scanned: Scan, workspace: Path) -> Sheet:
    """Read the text file at ``path`` into table ``register`` of ``db``."""
    head = _head(path, scanned)
    lines = head.splitlines()
    if framed(lines):
        path, scanned = _unframed(path, scanned, workspace)
        head = _head(path, scanned)
    divided = dialect(head, whole=scanned.bytes <= _HEAD)
    if columns := _by_blanks(lines, divided):
        return _aligned(db, path, scanned, columns, workspace)
    with long_cells():
        text = io.StringIO(head, newline="")
        if divided.hint:
            next(text)
        first = list(islice(divided.reader(text), _HEAD_RECORDS))
    header = find_header(first)
    found: list[Finding] = []
    if scanned.encoding.words and not scanned.encoding.mixed:
        found.append(notes.encoding_weighed(scanned.encoding.label, scanned.encoding.words))
    if scanned.zeros:
        found.append(notes.zero_bytes(scanned.zeros))
    width = max(len(header.names), 1)
    delimiter = "" if divided.delimiter == NONE else divided.delimiter
    sheet = Sheet(header, width, header.at + 1 + divided.hint if header.at >= 0 else 0, tuple(found), delimiter)
    if fast := _fast(db, path, scanned, divided, sheet):
        return fast
    return _patient(db, path, scanned, divided, sheet, workspace)


def _by_blanks(lines: Sequence[str], divided: Dialect) -> Columns | None:
    """Return how blanks divide the lines, unless other signs do it better."""
    if divided.hint or divided.delimiter in {"\t", ";", "|"}:
        return None
    if divided.delimiter != NONE:
        widths = Counter(len(row) for row in divided.reader(iter(lines[:_HEAD_RECORDS])) if row)
        if widths and max(widths.values()) >= _SURE * widths.total():
            return None
    return aligned(lines[:_HEAD_RECORDS])


def _unframed(path: Path, scanned: Scan, workspace: Path) -> tuple[Path, Scan]:
    """Write a table that is drawn with bars and dashes anew with tabs; returns that file and what its bytes say."""
    plain = workspace / "unframed.txt"
    with path.open("rb") as file, plain.open("w", encoding="utf-8", newline="") as target:
        text = _Text(file, scanned)  # held on to, so that it is not let go before its file is closed
        for line in text:
            if (bare := unframed(line.removeprefix("\ufeff"))) is not None:
                target.write(bare + "\n")
    return plain, scan(plain)


def _aligned(db: duckdb.DuckDBPyConnection, path: Path, scanned: Scan, columns: Columns, workspace: Path) -> Sheet:
    """Read a text whose cells are held apart by blanks."""

    def rows() -> Iterator[tuple[str, list[str]]]:
        with path.open("rb") as file:
            text = _Text(file, scanned)  # held on to, as above
            for line in _begun(text, hint=False):
                if not columns.ruler(line):
                    yield line, columns.cells(line)

    first = [cells for _, cells in islice(rows(), _HEAD_RECORDS)]
    header = find_header(first)
    width = max(map(len, first), default=1) if columns.begin else max(len(header.names), 1)
    doubts, sheaf, torn = _Doubts(), Sheaf(workspace), []
    for row, (line, cells) in enumerate(islice(rows(), header.body, None), 1):
        torn += [row] if columns.torn(line) else []
        sheaf.add(_fitted(cells, width, row, doubts) if len(cells) != width else [*cells, ""])
    sheaf.load(db, width + 1)
    found = [notes.by_blanks(), *([notes.torn_rows(torn)] if torn else [])]
    sheet = Sheet(header, width, header.at + 1 if header.at >= 0 else 0, tuple(found), format="txt")
    return replace(_with_extra(db, sheet, doubts, scanned), format="txt")


def _head(path: Path, scanned: Scan) -> str:
    with path.open("rb") as file:
        raw = file.read(_HEAD)
    text = scanned.encoding.decode(raw).replace("\x00", "").removeprefix("\ufeff")
    if scanned.bytes <= _HEAD:
        return text
    cut = max(text.rfind("\n"), text.rfind("\r"))
    return text[: cut + 1] if cut > 0 else text


def _fast(db: duckdb.DuckDBPyConnection, path: Path, scanned: Scan, divided: Dialect, sheet: Sheet) -> Sheet | None:
    """Let DuckDB read the file as it is, if nothing speaks against it and it finds nothing wrong."""
    plain = scanned.encoding.name in {"utf-8", "utf-8-sig"} and not scanned.encoding.mixed
    below = sheet.header.at in {0, -1} and sheet.header.body == sheet.header.at + 1
    if (
        not plain
        or not below
        or scanned.zeros
        or scanned.blank_lines
        or scanned.lone_returns
        or divided.hint
        or divided.escape
    ):
        return None
    if divided.delimiter == NONE or len(divided.delimiter.encode()) > 1 or divided.quote not in {'"', ""}:
        return None
    try:
        load_csv(
            db,
            path,
            sheet.width,
            delimiter=divided.delimiter,
            quote=divided.quote,
            escape=divided.quote,
            skip=sheet.header.body,
        )
    except duckdb.Error:
        db.execute("DROP TABLE IF EXISTS register")
        return None
    return sheet


class _Text:
    """The lines of a text file, with their ends; ``second`` is set when one needed the second page of a mixed file."""

    def __init__(self, file: BinaryIO, scanned: Scan) -> None:
        encoding = scanned.encoding
        self.second = False
        self._page = encoding.errors
        self._zeros = scanned.zeros > 0
        self._lines: Iterator[str] = (
            self._mixed(file)
            if encoding.mixed
            else io.TextIOWrapper(file, encoding=encoding.name, errors=encoding.errors, newline="")
        )

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        return line.replace("\x00", "") if self._zeros else line

    def _mixed(self, file: BinaryIO) -> Iterator[str]:
        for line in file:
            for raw in _LONE_RETURN.split(line):
                try:
                    yield raw.decode()
                except UnicodeDecodeError:
                    self.second = True
                    yield raw.decode("utf-8", self._page)


class _Lines:
    """Lines that remember what the reader took for one record, and can be given some back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _SPAN:
            raise StopIteration  # nobody writes a cell of so many lines: a quotation mark is not closed
        line = self._back.popleft() if self._back else next(self._lines, None)
        if line is None:
            self.over = True
            raise StopIteration
        self.taken.append(line)
        return line

    def give_back(self, lines: Iterable[str]) -> None:
        self._back.extendleft(reversed(list(lines)))
        self.over = False


def _records(lines: Iterator[str], divided: Dialect, width: int) -> Iterator[tuple[list[str], bool]]:
    """Yield each record, and whether its quotation mark was not closed and it was taken to end with its line."""
    source = _Lines(lines)
    bare = replace(divided, quote="", escape="")
    while True:
        for record in divided.reader(source):
            taken, source.taken = source.taken, []
            if len(taken) > 1 and _unclosed(record, taken, divided, width):
                source.give_back(taken[1:])
                yield next(iter(bare.reader(iter(taken[:1])))), True
                break
            yield record, False
        else:
            if source.over:
                return


def _unclosed(record: list[str], taken: list[str], divided: Dialect, width: int) -> bool:
    """Return whether a record of several lines looks swallowed: its first line alone is as wide as a row should be."""
    if not divided.quote:
        return False
    odd = sum(line.count(divided.quote) for line in taken) % 2 == 1
    if len(record) == width and not odd and len(taken) < _SPAN:
        return False
    alone = taken[0].rstrip("\r\n").split(divided.delimiter)
    return len(alone) == width or odd or len(taken) >= _SPAN


def _patient(
    db: duckdb.DuckDBPyConnection, path: Path, scanned: Scan, divided: Dialect, sheet: Sheet, workspace: Path
) -> Sheet:
    """Read record by record, noting what is wrong, and hand the rows on well-formed."""
    doubts, width, certain = _Doubts(), sheet.width, scanned.encoding.certain
    sheaf = Sheaf(workspace)
    with long_cells(), path.open("rb") as file:
        text = _Text(file, scanned)
        records = _records(_begun(text, hint=divided.hint), divided, width)
        for _ in range(sheet.header.body):
            next(records, None)
        text.second = False
        for row, (found, unclosed) in enumerate(records, 1):
            if unclosed:
                doubts.unclosed.append(row)
            record = [*found, ""] if len(found) == width else _fitted(found, width, row, doubts)
            if not certain:
                if text.second:
                    doubts.mixed.append(row)
                    text.second = False
                if any("\ufffd" in cell for cell in record):
                    doubts.lost.append(row)
            sheaf.add(record)
    sheaf.load(db, width + 1)
    return _with_extra(db, sheet, doubts, scanned)


def _begun(lines: Iterator[str], *, hint: bool) -> Iterator[str]:
    """Yield the lines without a byte order mark, and without the first if it is only a hint for programs."""
    first = next(lines, "")
    if not hint:
        yield first.removeprefix("\ufeff")
    yield from lines


def _fitted(record: list[str], width: int, row: int, doubts: _Doubts) -> list[str]:
    """Return the record with one cell more than ``width``: what is over stands there, joined."""
    if len(record) < width:
        if any(record):
            doubts.short.append(row)
        return padded(record, width + 1)
    over = [cell for cell in record[width:] if cell.strip()]
    if over:
        doubts.long.append(row)
    return [*record[:width], _EXTRA.join(over)]


def _with_extra(db: duckdb.DuckDBPyConnection, sheet: Sheet, doubts: _Doubts, scanned: Scan) -> Sheet:
    """Drop the column for what was over if nothing was, and say what was doubtful."""
    found, width, header = list(sheet.notes), sheet.width, sheet.header
    if doubts.long:
        found.append(notes.long_rows(doubts.long, f"Column {letters(width)}"))
        header = replace(header, names=(*header.names, *[""] * (width + 1 - len(header.names))))
        width += 1
    else:
        db.execute(f"ALTER TABLE register DROP COLUMN c{width}")
    if doubts.short:
        found.append(notes.short_rows(doubts.short))
    if doubts.unclosed:
        found.append(notes.unclosed_quotes(doubts.unclosed))
    if doubts.mixed:
        found.append(notes.encoding_mixed(scanned.encoding.mixed, doubts.mixed, scanned.encoding.words))
    if doubts.lost:
        found.append(notes.lost_letters(doubts.lost))
    return Sheet(header, width, sheet.header_line, tuple(found), sheet.delimiter)
