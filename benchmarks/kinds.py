"""How long does reading a list take when it comes as another kind of file than CSV?

Usage: ``python benchmarks/kinds.py LIST.csv [ROWS]`` (made for the 69,202 rows of Tate's artworks, CC0).

Protocol. The first ROWS rows (default 20,000) of the list are written, outside the measurement, as each kind by the
small writers of the tests; then ``open_table`` reads each file three times and the median counts, beside the same rows
as CSV in the same run. A workbook of 40 sheets holds the same rows in pieces, once of one shape and once with
headings of their own. Peak memory is that of a process of its own that only reads that file.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median

import openpyxl

from reorg.exchange.tables import open_table

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.exchange.tables import writers

Lines = list[list[str]]
_SHEETS = 40


def as_csv(path: Path, lines: Lines) -> None:
    """Write comma separated values."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)


def as_json(path: Path, lines: Lines) -> None:
    """Write one record a line."""
    writers.write_json_lines(path, [dict(zip(lines[0], row, strict=True)) for row in lines[1:]])


def as_xml(path: Path, lines: Lines) -> None:
    """Write records with an element for each value."""
    writers.write_records(path, [dict(zip(lines[0], row, strict=True)) for row in lines[1:]])


def as_filemaker(path: Path, lines: Lines) -> None:
    """Write FMPXMLRESULT."""
    writers.write_filemaker(path, lines[0], [[[cell] for cell in row] for row in lines[1:]])


def as_dbase(path: Path, lines: Lines) -> None:
    """Write a dBase table; texts are cut at 254 signs, as dBase does."""
    wide = [
        min(254, max(len(row[at].encode("cp1252", "replace")) for row in lines) or 1) for at in range(len(lines[0]))
    ]
    fields = [(f"F{at}", "C", width) for at, width in enumerate(wide)]
    cells = [[cell.encode("cp1252", "replace") for cell in row] for row in lines[1:]]
    writers.write_dbf(path, fields, cells)


def as_word(path: Path, lines: Lines) -> None:
    """Write a Word document with one table."""
    plain = [["".join(sign for sign in cell if sign.isprintable()) for cell in row] for row in lines]
    writers.write_docx(path, writers.word_table(plain))


def as_workbook(path: Path, lines: Lines, *, sheets: int = 1, shapes: bool = False) -> None:
    """Write a workbook, its rows dealt out to ``sheets``, each with headings of its own if ``shapes``."""
    book = openpyxl.Workbook(write_only=True)
    each = len(lines) // sheets + 1
    for at in range(sheets):
        sheet = book.create_sheet(f"S{at}")
        sheet.append([f"{name} {at}" if shapes and at else name for name in lines[0]])
        for row in lines[1 + at * each : 1 + (at + 1) * each]:
            sheet.append([openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
    book.save(path)


KINDS: dict[str, Callable[[Path, Lines], None]] = {
    "csv": as_csv,
    "json lines": as_json,
    "xml": as_xml,
    "filemaker": as_filemaker,
    "dbase": as_dbase,
    "word": as_word,
    "xlsx": as_workbook,
    "xlsx, 40 sheets of one shape": lambda path, lines: as_workbook(path, lines, sheets=_SHEETS),
    "xlsx, 40 different sheets": lambda path, lines: as_workbook(path, lines, sheets=_SHEETS, shapes=True),
}


def main(arguments: list[str]) -> int:
    """Measure, and print a table."""
    if arguments[:1] == ["--read"]:
        open_table(arguments[1])
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    if not arguments or not Path(arguments[0]).is_file():
        print("Nothing was measured: give the path of a list, such as Tate's artworks (69,202 rows, CC0).")
        return 2
    most = int(arguments[1]) if len(arguments) > 1 else 20_000
    with Path(arguments[0]).open(encoding="utf-8", newline="") as file:
        lines = list(islice(csv.reader(file), most + 1))
    floor = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, write in KINDS.items():
            path = Path(folder, name.replace(" ", "-").replace(",", ""))
            write(path, lines)
            took: list[float] = []
            for _ in range(3):
                start = time.perf_counter()
                table = open_table(path, sheet="*" if "one shape" in name else None)
                took.append(time.perf_counter() - start)
            floor = floor or median(took)
            said = subprocess.run(
                [sys.executable, __file__, "--read", str(path)], capture_output=True, text=True, check=True
            )
            size = path.stat().st_size / 1e6
            print(
                f"{name:30} {size:6.1f} MB {table.rows:7,} rows {median(took):7.2f} s {median(took) / floor:6.1f} x csv "
                f"{table.rows / median(took):10,.0f} rows/s {float(said.stdout):6.0f} MB"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
