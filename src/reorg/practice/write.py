"""How are the files of a practice museum written, the same bytes for the same museum?"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from reorg.museum import Place
from reorg.practice.register import HEADINGS, Cell

TITLE = (
    "Sample Museum - register of objects",
    "working copy, typed from the ledger and the cards; places as of the last stocktaking",
)
STORE_COLUMNS = (
    "code",
    "kind",
    "in",
    "name",
    "width_mm",
    "depth_mm",
    "height_mm",
    "x_mm",
    "y_mm",
    "z_mm",
    "turn",
    "load_kg",
    "type",
    "fill",
    "use",
    "doors",
)
_WIDTHS = (14, 18, 40, 26, 28, 34, 18, 14, 34, 12, 12, 30)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can name
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_xlsx(path: Path, cells: Sequence[Sequence[Cell]]) -> None:
    """Write the list as a workbook: two lines of title, an empty one, the headings, the rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    for line in TITLE:
        sheet.append([line])
    sheet.append([])
    sheet.append(list(HEADINGS))
    for row in cells:
        sheet.append([cell if cell != "" else None for cell in row])
    for title in (1, 2):
        sheet.merge_cells(start_row=title, start_column=1, end_row=title, end_column=len(HEADINGS))
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for (cell,) in sheet.iter_rows(min_row=5, max_col=1):
        if cell.is_date:
            cell.number_format = "d-mmm-yy"
    for (cell,) in sheet.iter_rows(min_row=5, min_col=6, max_col=6):
        if cell.value and "\n" in str(cell.value):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B5"
    sheet.auto_filter.ref = f"A4:{get_column_letter(len(HEADINGS))}{len(cells) + 4}"
    packed = io.BytesIO()
    book.save(packed)
    path.write_bytes(_without_clock(packed))


def _without_clock(packed: io.BytesIO) -> bytes:
    """Return the same workbook without the moment at which it was saved."""
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = (
                _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(name)) if "core.xml" in name else old.read(name)
            )
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()


def write_csv(path: Path, cells: Sequence[Sequence[Cell]]) -> None:
    """Write the list as a spreadsheet saves it: UTF-8 with a mark, commas, the title lines above, dates as shown."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        empty = [""] * (len(HEADINGS) - 1)
        writer.writerows([line, *empty] for line in TITLE)
        writer.writerow(["", *empty])
        writer.writerow(HEADINGS)
        writer.writerows([_shown(cell) for cell in row] for row in cells)


def _shown(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return f"{cell.day}-{_MONTHS[cell.month - 1]}-{cell.year % 100:02}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write_store(path: Path, places: Iterable[Place], fill: Mapping[str, float]) -> None:
    """Write the places, one a row, lengths in mm and loads in kg; empty is not known."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(STORE_COLUMNS)
        writer.writerows(_place(place, fill) for place in places)


def _place(place: Place, fill: Mapping[str, float]) -> list[str]:
    sizes = (place.width, place.depth, place.height, place.x, place.y, place.z)
    return [
        place.code,
        place.kind,
        place.place,
        place.name,
        *("" if size is None else f"{size:.0f}" for size in sizes),
        str(place.turn) if place.kind == "unit" else "",
        "" if place.load is None else f"{place.load:.0f}",
        place.type,
        f"{fill[place.code]:.1f}" if place.code in fill else "",
        place.use,
        "; ".join(door_text(door) for door in place.doors),
    ]


def door_text(door: Mapping[str, object]) -> str:
    """Return a door in words: ``south 2900 1200 start in`` is in the south wall, 2,900 mm from its left (or upper) end,
    1,200 mm wide, hinged at that start, opening inwards.
    """
    return " ".join(str(door[name]) for name in ("wall", "at", "width", "hinge", "opens"))
