"""Spreadsheets: many sheets, several lists in one, colours, struck rows, notes in cells, padded numbers."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from reorg.exchange import Unreadable, read
from reorg.exchange.tables import Table, open_table
from reorg.exchange.tables.ink import name_of
from tests.exchange.tables.writers import cells

HEAD = ["Number", "Object name", "Material", "Location"]
YELLOW = PatternFill("solid", fgColor="FFFF00")
GREEN = PatternFill("solid", fgColor="C6EFCE")
GREY = PatternFill("solid", fgColor="DDDDDD")


def book(path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def rows(first: int, count: int) -> list[list[object]]:
    return [[f"19{first + at}.1", "jar", "clay", f"Shelf {at % 5}"] for at in range(count)]


def codes(table: Table) -> dict[str, int]:
    return {note.code: note.count for note in table.notes}


def test_forty_sheets_of_one_shape_are_offered_as_one_list(tmp_path: Path) -> None:
    sheets = [(f"Box {at}", [HEAD, *rows(10 + at, 3)]) for at in range(40)]
    sheets[7][1][0] = ["Object name", "Number", "Location", "Material"]
    for row in sheets[7][1][1:]:
        row[:] = [row[1], row[0], row[3], row[2]]
    path = book(tmp_path / "boxes.xlsx", *sheets, ("Readme", [["Written in 1990", None], ["by", "Anna"]]))
    one = open_table(path)
    assert one.sheet == "Box 0"
    assert one.sheets[-1] == "*"
    assert (codes(one)["same_shape_sheets"], codes(one)["other_sheets"]) == (40, 40)
    whole = read(path, sheet="*")
    assert whole.table.columns == (*HEAD, "Sheet", "Line")
    assert whole.rows == 120
    found = cells(whole.table.db)
    assert found[0] == ("1910.1", "jar", "clay", "Shelf 0", "Box 0", "2")
    assert found[21] == ("1917.1", "jar", "clay", "Shelf 0", "Box 7", "2")
    assert whole.table.sheet == "*"


def test_sheets_of_different_shapes_the_likeliest_is_read(tmp_path: Path) -> None:
    sheets = [(f"S{at}", [[f"Thing {at}", f"Figure {at}"], *[[str(n), n] for n in range(5)]]) for at in range(38)]
    path = book(tmp_path / "many.xlsx", *sheets[:20], ("Register", [HEAD, *rows(10, 30)]), *sheets[20:])
    table = open_table(path)
    assert table.sheet == "Register"
    assert codes(table)["other_sheets"] == 38
    with pytest.raises(Unreadable, match="no sheet"):
        open_table(path, sheet="S99")


def test_two_lists_one_under_the_other(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["Museum A"],
        HEAD,
        *rows(10, 20),
        [],
        ["Museum B"],
        ["Inventory no", "Title", "Artist"],
        *[[f"B{at}", "Landscape", "Lind"] for at in range(12)],
    ]
    path = book(tmp_path / "two.xlsx", ("Lists", lines))
    first = open_table(path)
    assert (first.rows, first.columns, first.sheet) == (20, tuple(HEAD), "Lists › List 1")
    assert first.sheets == ("Lists › List 1", "Lists › List 2")
    assert codes(first)["several_lists"] == 2
    second = read(path, sheet="Lists › List 2")
    assert (second.rows, second.table.columns) == (12, ("Inventory no", "Title", "Artist"))
    assert cells(second.table.db, "row, c0")[0] == (1, "B0")
    assert second.table.header_line == 25
    assert set(second.meaning) >= {"number", "title", "maker"}
    assert open_table(path, sheet="List 2").rows == 12


def test_lists_one_under_the_other_without_an_empty_line_and_in_text(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "Accession number,Object name,Location\n"
        + "".join(f"1978.{at},jar,A\n" for at in range(15))
        + "Inv. no,Title,Artist\n"
        + "".join(f"B{at},Sea,Lind\n" for at in range(40))
    )
    table = open_table(path)
    assert (table.sheet, table.rows, table.columns) == ("List 2", 40, ("Inv. no", "Title", "Artist"))
    assert open_table(path, sheet="List 1").rows == 15
    with pytest.raises(Unreadable, match="no sheet"):
        open_table(path, sheet="List 3")


def test_lists_side_by_side(tmp_path: Path) -> None:
    lines = [["No.", "Object name", None, "No.", "Object name"]]
    lines += [[f"{at}.1", "jar", None, f"{at}.2", "jug"] for at in range(10, 22)]
    path = book(tmp_path / "beside.xlsx", ("S", lines))
    table = open_table(path)
    assert (table.columns, table.rows) == (("No.", "Object name"), 12)
    assert table.sheets == ("S › List 1", "S › List 2", "S › *")
    whole = open_table(path, sheet="S › *")
    assert whole.columns == ("No.", "Object name", "Sheet", "Line")
    assert {row[0] for row in cells(whole.db)} == {f"{at}.{n}" for at in range(10, 22) for n in (1, 2)}


def test_one_list_with_gaps_and_sections_stays_one(tmp_path: Path) -> None:
    lines: list[list[object]] = [HEAD, *rows(10, 5), [], ["Room 2"], *rows(30, 5), [], [], *rows(50, 5)]
    table = open_table(book(tmp_path / "one.xlsx", ("S", lines)))
    assert table.rows == 16
    assert "several_lists" not in codes(table)


def inked(path: Path) -> Path:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Register", None, None, None, None, "missing"])
    sheet["F1"].fill = YELLOW
    sheet["F2"].fill = GREEN
    sheet["G2"] = "seen in 2019"
    sheet.append(HEAD)
    fill(sheet, 3, GREY)
    for row in rows(10, 35):
        sheet.append(row)
    for line in (7, 9, 20):
        fill(sheet, line, YELLOW)
    fill(sheet, 11, GREEN)
    sheet.cell(12, 4).fill = YELLOW
    for column in range(1, 5):
        sheet.cell(15, column).font = Font(strike=True)
    sheet.cell(16, 2).font = Font(strike=True)
    sheet["B8"].comment = Comment("Really a jug", "JB")
    made.save(path)
    return path


def fill(sheet: Worksheet, line: int, colour: PatternFill) -> None:
    for column in range(1, 5):
        sheet.cell(line, column).fill = colour


def test_colours_struck_rows_and_notes_are_columns(tmp_path: Path) -> None:
    table = open_table(inked(tmp_path / "ink.xlsx"))
    assert table.columns == (*HEAD, "Colour of the row", "Coloured cells", "Struck through", "Note in a cell")
    said = {row: texts for row, *texts in cells(table.db, "row, c4, c5, c6, c7") if any(texts)}
    assert said == {
        4: ["yellow: missing", None, None, None],
        5: [None, None, None, "Object name: Really a jug"],
        6: ["yellow: missing", None, None, None],
        8: ["light green: seen in 2019", None, None, None],
        9: [None, "Location: yellow: missing", None, None],
        12: [None, None, "yes", None],
        13: [None, None, "Object name", None],
        17: ["yellow: missing", None, None, None],
    }
    notes = {note.code: note for note in table.notes}
    assert notes["struck_rows"].rows == (12,)
    assert notes["coloured_rows"].count == 4


def test_bands_and_backgrounds_say_nothing(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in [HEAD, *rows(10, 30)]:
        sheet.append(row)
    for line in range(2, 32, 2):
        fill(sheet, line, GREY)
    for line in range(2, 32):
        sheet.cell(line, 4).fill = GREEN
    made.save(tmp_path / "bands.xlsx")
    assert open_table(tmp_path / "bands.xlsx").columns == tuple(HEAD)


def test_numbers_and_dates_as_they_are_shown(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Number", "Object name", "Date acquired", "Height"])
    for at in range(3):
        sheet.append([at + 12, "jar", dt.date(1978, 3, 12 + at), 22.5])
        sheet.cell(at + 2, 1).number_format = "00000"
    made.save(tmp_path / "shown.xlsx")
    assert cells(open_table(tmp_path / "shown.xlsx").db)[0] == ("00012", "jar", "1978-03-12", "22.5")


@pytest.mark.parametrize(
    ("rgb", "tint", "name"),
    [
        ("FFFFFF", 0.0, ""),
        ("FFFF00", 0.0, "yellow"),
        ("FF0000", 0.0, "red"),
        ("92D050", 0.0, "green"),
        ("4472C4", 0.0, "blue"),
        ("4472C4", 0.8, "light blue"),
        ("C6EFCE", 0.0, "light green"),
        ("FFC7CE", 0.0, "pink"),
        ("FFC000", 0.0, "yellow"),
        ("ED7D31", 0.0, "orange"),
        ("808080", 0.0, "grey"),
        ("000000", 0.0, "black"),
    ],
)
def test_colours_have_names(rgb: str, tint: float, name: str) -> None:
    assert name_of(rgb, tint) == name
