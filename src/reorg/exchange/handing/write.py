"""How is the clean register written as a file that every spreadsheet program opens, and what does its seal say?

An XLSX has three sheets: the register (amended cells marked, with where they come from as a note), where each cell
comes from, and the sources. A CSV has the register alone, with a second file beside it for where each cell comes from.
Files are written whole or not at all, and told by their SHA-256. No cell can be run as a formula.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from reorg.documentation import clean, differing
from reorg.exchange.cell import safe_cell
from reorg.language import Message, Trouble, say
from reorg.museum import FIELDS, Facts

LARGEST_SHEET = 1_048_575
"""Rows of a sheet below its headings (ECMA-376, as Excel limits it)."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767
_MARK = "FFF2DFA8"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Told = Callable[[float, Message], None]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: how many of ``of`` rows, and its seal (SHA-256 in hexadecimal)."""

    path: Path
    rows: int
    of: int
    sha256: str

    @property
    def sentence(self) -> Message:
        """What a person is told of it."""
        return say(
            "{rows} of {of} rows written to {file}, SHA-256 {seal}.",
            rows=self.rows, of=self.of, file=self.path.name, seal=self.sha256,
        )  # fmt: skip


def write_register(register: clean.CleanRegister, path: Path, progress: Told | None = None) -> list[Written]:
    """Write the register as .xlsx, or as .csv with a second file for where each cell comes from; return what was written.

    Raises Trouble for another kind of file, for more rows than a sheet holds, or if the file cannot be written.
    """
    match path.suffix.lower():
        case ".xlsx":
            if len(register.lines) > LARGEST_SHEET:
                raise Trouble(
                    say("A sheet holds {most} rows, and the register has more. Write a .csv.", most=LARGEST_SHEET)
                )
            return [_whole(path, len(register.lines), lambda file: _workbook(register, file, progress))]
        case ".csv":
            beside = path.with_name(f"{path.stem}-{_ORIGINS}.csv")
            return [
                _whole(path, len(register.lines), lambda file: _text(file, _rows(register))),
                _whole(beside, len(register.lines), lambda file: _text(file, _origins(register))),
            ]
        case other:
            raise Trouble(
                say("{suffix} is not a kind of register. Write .xlsx, .csv or .pdf.", suffix=other or path.name)
            )


_ORIGINS = "origins"
_ISOLATES = re.compile("[\u2066-\u2069]")


def write_rows(headings: Sequence[Message], rows: Iterable[Sequence[str]], path: Path, of: int) -> Written:
    """Write a list as .csv, or as .xlsx with one sheet; ``of`` is how many rows were asked for.

    Raises Trouble for another kind of file, for more rows than a sheet holds, or if the file cannot be written.
    """
    named = [str(each) for each in headings]
    match path.suffix.lower():
        case ".csv":
            return _whole(path, of, lambda file: _text(file, chain([named], rows)))
        case ".xlsx" if of > LARGEST_SHEET:
            raise Trouble(say("A sheet holds {most} rows, and the list has more. Write a .csv.", most=LARGEST_SHEET))
        case ".xlsx":
            return _whole(path, of, lambda file: _one_sheet(file, named, rows))
        case other:
            raise Trouble(say("{suffix} is not a kind of list. Write .xlsx or .csv.", suffix=other or path.name))


def _one_sheet(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    paper, count = _Paper(book), 0
    sheet = paper.sheet(say("Objects"), headings)
    for row in rows:
        sheet.append([paper.cell(sheet, text) for text in row])
        count += 1
    book.save(file)
    return count


def _plain(text: str) -> str:
    """Return text without the marks that hold directions apart on a page: a file is read by programs too."""
    return _ISOLATES.sub("", text)


def write_differences(found: Sequence[differing.Difference], sources: dict[str, Facts], path: Path) -> Written:
    """Write the differences as .xlsx (a sheet for each source) or .csv (one table). Raises Trouble as above."""
    if path.suffix.lower() == ".csv":
        rows = [[_name(sources, each.source), *_told(each)] for each in found]
        return _whole(path, len(found), lambda file: _text(file, [[str(say("Source")), *_headings()], *rows]))
    if path.suffix.lower() != ".xlsx":
        raise Trouble(say("{suffix} is not a kind of list. Write .xlsx or .csv.", suffix=path.suffix or path.name))
    return _whole(path, len(found), lambda file: _sheets(file, found, sources))


def write_table(path: Path, title: Message, headings: Sequence[Message], rows: Sequence[Sequence[str]]) -> Written:
    """Write one table as .xlsx or .csv; every cell is text. Raises Trouble as above."""
    told = [str(each) for each in headings]
    if path.suffix.lower() == ".csv":
        return _whole(path, len(rows), lambda file: _text(file, [told, *rows]))
    if path.suffix.lower() != ".xlsx":
        raise Trouble(say("{suffix} is not a kind of list. Write .xlsx or .csv.", suffix=path.suffix or path.name))
    if len(rows) > LARGEST_SHEET:
        raise Trouble(say("A sheet holds {most} rows, and there are more. Write a .csv.", most=LARGEST_SHEET))

    def write(file: IO[bytes]) -> int:
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        paper = _Paper(book)
        sheet = paper.sheet(title, told)
        for row in rows:
            sheet.append([paper.cell(sheet, text) for text in row])
        book.save(file)
        return len(rows)

    return _whole(path, len(rows), write)


def _headings() -> list[str]:
    told = (
        say("What"), say("Number"), say("Object"), say("Row of the source"), say("Field"), say("The register says"),
        say("The source says"),
    )  # fmt: skip
    return [str(each) for each in told]


def _told(each: differing.Difference) -> list[str]:
    label = str(FIELDS[each.field].label) if each.field else ""
    row = str(each.row) if each.row else ""
    return [str(each.kind.label), each.number, each.what, row, label, each.ours, each.theirs]


def _name(sources: dict[str, Facts], source: str) -> str:
    return str(sources.get(source, {}).get("name", source))


# --- a sheet of text


def _rows(register: clean.CleanRegister) -> Iterable[list[str]]:
    yield [str(heading) for heading in register.headings]
    for line in register.lines:
        yield [cell.text for cell in line.cells]


def _origins(register: clean.CleanRegister) -> Iterable[list[str]]:
    yield [str(say("Register line")), *(str(heading) for heading in register.headings)]
    for at, line in enumerate(register.lines, start=1):
        yield [str(at), *(origin(register, cell.ground) for cell in line.cells)]


def origin(register: clean.CleanRegister, ground: clean.Ground | None) -> str:
    """Return where a cell comes from, in words: "register.xlsx, row 12" or "ana, 2026-11-22"."""
    if ground is None:
        return ""
    if ground.source:
        return str(say("{source}, row {row}", source=_name(dict(register.sources), ground.source), row=str(ground.row)))
    return str(say("{who}, {day}", who=ground.who, day=ground.day))


def _text(file: IO[bytes], rows: Iterable[Sequence[str]]) -> int:
    count = -1  # the headings are no row

    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([safe_cell(_plain(cell)) for cell in row])
        count += 1
    text.detach()  # which writes what is left, and leaves the file open
    return count


# --- a workbook


def _workbook(register: clean.CleanRegister, file: IO[bytes], progress: Told | None) -> int:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    paper = _Paper(book)
    main = paper.sheet(say("Register"), [str(heading) for heading in register.headings])
    count = 0
    for at, line in enumerate(register.lines):
        count += 1
        main.append(_marked(paper, main, register, line))
        if progress and at % 500 == 0:
            progress(0.7 * at / len(register.lines), say("{row} of {rows} rows", row=at, rows=len(register.lines)))
    origins = _origins(register)
    grounds = paper.sheet(say("Where each cell comes from"), list(next(iter(origins))))
    for row in origins:
        grounds.append([paper.cell(grounds, text) for text in row])
    headings = (say("File"), say("What it is"), say("Trust"), say("Rows"), say("Seal (SHA-256)"))
    sources = paper.sheet(say("Sources"), [str(each) for each in headings])
    for facts in register.sources.values():
        told = (str(facts.get(name, "")) for name in ("name", "role", "trust", "rows", "sha256"))
        sources.append([paper.cell(sources, text) for text in told])
    book.save(file)
    return count


def _marked(paper: _Paper, sheet: Any, register: clean.CleanRegister, line: clean.Line) -> list[Any]:
    cells = []
    for cell in line.cells:
        made = paper.cell(sheet, cell.text)
        if cell.amended and made is not None:
            made.fill = paper.mark
            made.comment = paper.note(origin(register, cell.ground))
        cells.append(made)
    return cells


def _sheets(file: IO[bytes], found: Sequence[differing.Difference], sources: dict[str, Facts]) -> int:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    paper = _Paper(book)
    count = 0
    for source, group in groupby(found, key=attrgetter("source")):
        sheet = paper.sheet(_name(sources, source), _headings())
        for each in group:
            sheet.append([paper.cell(sheet, text) for text in _told(each)])
            count += 1
    if not count:
        paper.sheet(say("No differences"), _headings())
    book.save(file)
    return count


class _Paper:
    """A workbook that is being written: text stays text, headings stand fast."""

    def __init__(self, book: Any) -> None:  # openpyxl has no types
        from openpyxl.styles import PatternFill

        self.book = book
        self.mark = PatternFill("lightTrellis", fgColor=_MARK)
        self._names: set[str] = set()

    def sheet(self, name: Message | str, headings: Sequence[str]) -> Any:
        """Return a new sheet with its headings; its name is made fit for a spreadsheet, and told apart from the others."""
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        plain = re.sub(r"[\\/*?:\[\]']", " ", _plain(str(name))).strip()[:28] or "1"
        while plain.casefold() in self._names:
            plain = f"{plain[:26]} {len(self._names) + 1}"
        self._names.add(plain.casefold())
        sheet = self.book.create_sheet(plain)
        sheet.freeze_panes = "B2"
        for at in range(len(headings)):
            sheet.column_dimensions[get_column_letter(at + 1)].width = 14 if at == 0 else 24
        row = [self.cell(sheet, heading) for heading in headings]
        for cell in row:
            if cell is not None:
                cell.font = Font(bold=True)
        sheet.append(row)
        return sheet

    def cell(self, sheet: Any, text: str) -> Any:
        """Return a cell that holds ``text`` as text, whatever it begins with; None for nothing."""
        from openpyxl.cell import WriteOnlyCell

        if not text:
            return None
        cell = WriteOnlyCell(sheet, _NOT_IN_XML.sub("\ufffd", _plain(text))[:_LONGEST_CELL])
        cell.data_type = "s"  # whatever it begins with, it is text and no formula
        return cell

    def note(self, text: str) -> Any:
        """Return a note to hang on a cell."""
        from openpyxl.comments import Comment

        return Comment(_plain(text), "reorg")


# --- whole or not at all


def _whole(path: Path, of: int, write: Callable[[IO[bytes]], int]) -> Written:
    half: str | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.resolve().parent, delete=False) as writing:
            half = writing.name
            rows = write(writing)
            writing.flush()
        with Path(half).open("rb") as written:
            seal = hashlib.file_digest(written, "sha256").hexdigest()
        Path(half).chmod(0o644)
        Path(half).replace(path)
    except BaseException as problem:
        if half:
            Path(half).unlink(missing_ok=True)
        if isinstance(problem, OSError):
            reason = os.strerror(problem.errno or 0)
            raise Trouble(say("{file} cannot be written: {reason}.", file=str(path), reason=reason)) from problem
        raise
    return Written(path, rows, of, seal)
