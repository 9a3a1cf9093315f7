"""What cannot be read, or only with doubts: each gets a sentence that helps, and nothing crashes."""

import datetime as dt
import gzip
import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

from reorg.exchange import Unreadable, read
from reorg.exchange.tables import Table, open_table

HEAD = b"Accession number,Object name,Title\n"


def said(path: Path) -> str:
    with pytest.raises(Unreadable) as problem:
        read(path)
    return str(problem.value)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def codes(table: Table) -> dict[str, int]:
    return {each.code: each.count for each in table.notes}


def cells(table: Table, column: str = "*") -> list[tuple[object, ...]]:
    return table.db.execute(f"SELECT {column} FROM register ORDER BY row").fetchall()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty.csv", b"", "empty"),
        ("blank.csv", b"\r\n\r\n  \n", "empty"),
        ("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20, "photograph"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        ("paper.csv", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n" + bytes(range(256)), "PDF"),
        ("list.csv", b"SQLite format 3\x00" + bytes(100), "database"),
        ("list.txt", b"{\\rtf1\\ansi }", "no text"),
        ("list.csv", b'{"count": 0}', "JSON"),
        ("list.csv", bytes(range(128, 256)) * 5 + bytes(range(32)) * 20, "does not hold text"),
        ("list.xlsx", b"PK\x03\x04 cut off in the middle", "damaged"),
        ("list.html", b"<html><body><p>No list here</p></body></html>", "web page"),
        ("list.csv.gz", gzip.compress(b"a,b\n1,2\n", mtime=0)[:-9], "damaged"),
    ],
)
def test_not_a_list(name: str, data: bytes, word: str, tmp_path: Path) -> None:
    message = said(write(tmp_path / name, data))
    assert word in message
    assert name in message


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_documents_and_packed_folders(tmp_path: Path) -> None:
    assert "no table" in said(packed(tmp_path / "list.xlsx", {"word/document.xml": b"<w/>"}))
    assert "presentation" in said(packed(tmp_path / "list.xlsx", {"ppt/slide1.xml": b"<w/>"}))
    assert "no list" in said(packed(tmp_path / "list.csv", {"film.mp4": b"1234"}))


def test_missing_folder_and_forbidden(tmp_path: Path) -> None:
    assert "no file" in said(tmp_path / "none.csv")
    assert "folder without photographs" in said(tmp_path)
    closed = write(tmp_path / "closed.csv", HEAD)
    closed.chmod(0)
    if not os.access(closed, os.R_OK):
        assert "may not be opened" in said(closed)


def test_a_spreadsheet_with_a_password(tmp_path: Path) -> None:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert "password" in said(
        write(tmp_path / "locked.xlsx", header + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    )


def test_a_zip_bomb_that_says_so(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "bomb.xlsx", {"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": bytes(100 << 20)})
    assert "unpacks to far more" in said(bomb)


def test_a_zip_bomb_that_lies(tmp_path: Path) -> None:
    packed(tmp_path / "bomb.xlsx", {"xl/workbook.xml": b"<w/>", "xl/sheet.xml": bytes(100 << 20)})
    data = bytearray((tmp_path / "bomb.xlsx").read_bytes())
    true = struct.pack("<I", 100 << 20)
    while (at := data.find(true)) >= 0:
        data[at : at + 4] = struct.pack("<I", 1000)
    assert "unpacks to far more" in said(write(tmp_path / "bomb.xlsx", bytes(data)))


def test_a_gzip_bomb(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(100)) + squeeze.flush()
    assert "unpacks to far more" in said(write(tmp_path / "list.csv.gz", data))


def test_a_gzipped_list_is_unpacked_and_named_by_its_own_bytes(tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "list.csv.gz", gzip.compress(HEAD + b"1.1,jar,Jar\n1.2,jug,Jug\n")))
    assert (table.rows, table.format, table.name) == (2, "csv", "list.csv.gz")
    assert table.bytes == (tmp_path / "list.csv.gz").stat().st_size


def test_ragged_rows_are_kept_and_named(tmp_path: Path) -> None:
    table = open_table(
        write(tmp_path / "list.csv", HEAD + b"1.1,jar,Red jar\n1.2,jug\n1.3,cup,Cup, with handle\n1.4,pot,Pot\n")
    )
    notes = {each.code: each.rows for each in table.notes}
    assert notes["too_few_cells"] == (2,)
    assert notes["too_many_cells"] == (3,)
    assert cells(table)[1] == (2, "1.2", "jug", None, None)
    assert cells(table)[2] == (3, "1.3", "cup", "Cup", " with handle")


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    rows = b"".join(b'7.%d,jar,"A jar"\n' % number for number in range(50))
    table = open_table(write(tmp_path / "list.csv", HEAD + b'1.1,"jar,Red jar\n' + rows))
    assert table.rows == 51
    assert {each.code: each.rows for each in table.notes}["quote_not_closed"] == (1,)
    assert cells(table, "c1")[0] == ('"jar',)
    assert cells(table, "c2")[50] == ("A jar",)


def test_a_quote_that_is_never_closed_at_the_end(tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "list.csv", HEAD + b'1.1,jar,Jar\n1.2,jug,"Jug\n1.3,cup,Cup\n'))
    assert cells(table, "c0") == [("1.1",), ("1.2",), ("1.3",)]


def test_zero_bytes_are_left_out(tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "list.csv", HEAD + b"1.1,ja\x00r,Jar\n1.2,jug,Jug\x00\n"))
    assert cells(table, "c1, c2") == [("jar", "Jar"), ("jug", "Jug")]
    assert codes(table)["zero_bytes"] == 2


def test_a_cell_of_ten_megabytes(tmp_path: Path) -> None:
    long = b"x" * 10_000_000
    table = open_table(write(tmp_path / "list.csv", HEAD + b"1.1,jar," + long + b"\n1.2,jug,Jug\n"))
    assert table.rows == 2
    assert cells(table, "strlen(c2)") == [(10_000_000,), (3,)]
    assert {each.code: each.rows for each in table.notes}["very_long_cell"] == (1,)


def test_a_formula_is_text_and_named(tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "list.csv", HEAD + b"1.1,=cmd|'/c calc'!A0,Jar\n-12,- new -,Jug\n"))
    assert cells(table, "c1")[0] == ("=cmd|'/c calc'!A0",)
    assert {each.code: each.rows for each in table.notes}["formula_as_text"] == (1,)


def test_two_codes_in_one_file(tmp_path: Path) -> None:
    rows = "1.1,vase,Vase décoré\n1.2,tête,Tête d'empereur\n1.3,jar,Jar\n".encode() + "1.4,crâne,Crâne doré\n".encode(
        "cp1252"
    )
    table = open_table(write(tmp_path / "list.csv", HEAD + rows + "1.5,clé,Clé\n".encode()))
    assert [cell for (cell,) in cells(table, "c2")][:4] == ["Vase décoré", "Tête d'empereur", "Jar", "Crâne doré"]
    assert {each.code: each.rows for each in table.notes}["encoding_mixed"] == (4,)
    assert (tmp_path / "list.csv").read_bytes() == HEAD + rows + "1.5,clé,Clé\n".encode()


def test_a_budget_is_read_but_named(tmp_path: Path) -> None:
    budget = b"Account,Budget 2025,Actual,Balance\nHeating,1200,1100,100\nInsurance,900,950,-50\nPaint,300,120,180\n"
    reading = read(write(tmp_path / "budget.csv", budget))
    assert reading.rows == 3
    assert "not_a_register" in {each.code for each in reading.notes}


def test_lines_above_empty_rows_totals_and_headings_again(tmp_path: Path) -> None:
    text = (
        "Town Museum;;\nRegister of objects;;\n;;\nprinted 3 May;;\n;;\n"
        "Number;Object name;Place\n1.1;jar;A1\n1.2;jug;A2\n\n;;\n"
        "Number;Object name;Place\n1.3;cup;A3\nTotal: 3;;\n"
    )
    table = open_table(write(tmp_path / "list.csv", text.encode()))
    assert table.columns == ("Number", "Object name", "Place")
    assert table.header_line == 6
    assert cells(table, "row, c0") == [(1, "1.1"), (2, "1.2"), (6, "1.3")]
    assert codes(table) | {"lines_above": 3, "headings_again": 1, "total_line": 1, "empty_rows": 2} == codes(table)


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "Read me"
    notes.append(["Who to ask: the committee"])
    sheet = book.create_sheet("Register")
    for line in (["Village Museum"], ["List of objects"], [], ["as of May"], ["by the volunteers"]):
        sheet.append(line)
    sheet.merge_cells("A1:E1")
    sheet.append(["", "", "Size (cm)", "", "", ""])
    sheet.append(["Number", "Object name", "Height", "Width", "Place", "Date acquired"])
    sheet.merge_cells("C6:D6")
    sheet.append([12, "Jar", 30.0, 12.5, "Shelf 1", dt.date(1978, 12, 4)])
    sheet.append([dt.date(1978, 12, 5), "Jug", "=10+2", 0.1 + 0.2, "", 1979])
    sheet.append([14, "Cup", 8, 9, "", ""])
    sheet.merge_cells("E8:E9")
    sheet["A11"] = 7
    sheet["A11"].number_format = '"INV-"0000'
    sheet["B11"] = "Bell"
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    book.save(path)
    return path


def test_a_spreadsheet_as_people_make_them(tmp_path: Path) -> None:
    table = open_table(workbook(tmp_path / "list.xlsx"))
    assert table.sheet == "Register"
    assert table.sheets == ("Read me", "Register", "Old")
    assert table.columns == ("Number", "Object name", "Size (cm) Height", "Size (cm) Width", "Place", "Date acquired")
    assert table.header_line == 7
    assert cells(table) == [
        (1, "12", "Jar", "30", "12.5", "Shelf 1", "1978-12-04"),
        (2, "1978-12-05", "Jug", None, "0.3", "Shelf 1", "1979"),
        (3, "14", "Cup", "8", "9", None, None),
        (4, "INV-0007", "Bell", None, None, None, None),
    ]
    found = codes(table)
    assert found["hidden_columns"] == found["hidden_sheets"] == found["other_sheets"] == 1
    assert {each.code: each.rows for each in table.notes}["formula_without_result"] == (2,)
    assert {each.code: each.rows for each in table.notes}["joined_cells"] == (2,)


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Read me"):
        open_table(workbook(tmp_path / "list.xlsx"), sheet="Objects")


def test_a_cell_far_outside_the_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Number", "Object name"])
    book.active.cell(row=1_048_576, column=16_384, value="x")
    book.save(tmp_path / "list.xlsx")
    assert "far outside" in said(tmp_path / "list.xlsx")


def test_an_open_document(tmp_path: Path) -> None:
    lines = [["Inventory number", "Object name"], ["1.1", "jar"], ["1.2", "jug"]]
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(f"<table:table-row>{''.join(map(cell.format, line))}</table:table-row>" for line in lines)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    sheet = f'<table:table table:name="List">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    document = f'<?xml version="1.0"?><office:document-content {spaces}>{body}</office:document-content>'.encode()
    packed(tmp_path / "list.ods", {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": document})
    table = open_table(tmp_path / "list.ods")
    assert (table.format, table.sheet) == ("ods", "List")
    assert cells(table) == [(1, "1.1", "jar"), (2, "1.2", "jug")]


def test_an_empty_spreadsheet(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "list.xlsx")
    assert "empty" in said(tmp_path / "list.xlsx")


def test_headings_and_nothing_below(tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "list.csv", HEAD))
    assert (table.rows, table.columns) == (0, ("Accession number", "Object name", "Title"))
    assert "no_rows" in codes(table)
    assert read(tmp_path / "list.csv").meaning["number"] == 0


def test_a_table_saved_as_html_under_the_name_of_a_spreadsheet(tmp_path: Path) -> None:
    rows = "<tr><th>Number<th>Object name</tr><tr><td>1.1<td>Clé &amp; fer</tr><tr><td>1.2<td>Jug"
    html = f"<html><meta charset=utf-8><table>{rows}</table>"
    table = open_table(write(tmp_path / "list.xls", html.encode()))
    assert cells(table) == [(1, "1.1", "Clé & fer"), (2, "1.2", "Jug")]


def test_old_spreadsheets_written_as_xml(tmp_path: Path) -> None:
    cell = "<Cell{}><Data ss:Type='String'>{}</Data></Cell>"
    lines = (("Number", "Object name"), ("1.1", "jar"), ("1.2", "jug"))
    third = " ss:Index='3'"
    rows = "".join(f"<Row>{cell.format('', a)}{cell.format(third, b)}</Row>" for a, b in lines)
    sheet = f"<Worksheet><Table>{rows}</Table></Worksheet>"
    xml = f"<?xml version='1.0' encoding='utf-8'?><Workbook xmlns:ss='x'>{sheet}</Workbook>"
    table = open_table(write(tmp_path / "list.xls", xml.encode()))
    assert cells(table) == [(1, "1.1", None, "jar"), (2, "1.2", None, "jug")]


def test_the_file_is_never_written_to(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx")
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_hundred_thousand_rows_with_one_ragged_among_them(tmp_path: Path) -> None:
    text = io.StringIO()
    text.write("Accession number,Object name,Title\n")
    text.writelines(f"{1900 + n // 1000}.{n},jar,Jar number {n}\n" for n in range(100_000))
    text.write("2001.1,jug\n")
    table = open_table(write(tmp_path / "list.csv", text.getvalue().encode()))
    assert table.rows == 100_001
    assert {each.code: each.rows for each in table.notes}["too_few_cells"] == (100_001,)
