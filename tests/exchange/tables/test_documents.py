"""Tables of text documents become lists, whatever program wrote them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import Unreadable
from reorg.exchange.tables import open_table
from tests.exchange.tables.writers import (
    Writer,
    cells,
    packed,
    word_cell,
    word_line,
    word_table,
    write_docx,
    write_odt,
    write_rtf,
)

HEAD = ["Number", "Object name", "Location"]
ROWS = [["1.1", "jar", "Shelf 1"], ["1.2", "lamp, iron", "Shelf 2"], ["1.3", "Krug «alt» – 陶", ""]]
TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Cn")), min_size=1, max_size=12)


def docx(path: Path, rows: list[list[str]]) -> Path:
    return write_docx(path, word_table(rows))


@pytest.mark.parametrize("write", [docx, write_odt, write_rtf])
def test_a_table_is_a_list(write: Writer, tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "list.bin", [HEAD, *ROWS]))
    assert table.columns == tuple(HEAD)
    assert cells(table.db) == [tuple(cell or None for cell in row) for row in ROWS]


@pytest.mark.parametrize("write", [docx, write_odt, write_rtf])
@given(rows=st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6))
def test_whatever_is_written_comes_out(write: Writer, tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    numbered = [(f"1978.{at}", *row) for at, row in enumerate(rows, 1)]
    table = open_table(write(tmp_path / "list.bin", [HEAD, *numbered]))
    assert cells(table.db) == numbered


def test_pieces_of_one_shape_are_one_list_with_what_stands_above(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "list.docx",
        word_line("Inventory of the village museum"),
        word_line("Room 1"),
        word_table([HEAD, *ROWS]),
        word_line("Page 2"),
        word_line("Room 2"),
        word_table([HEAD, ["2.1", "jug", "Shelf 9"]]),
        word_line("Room 3"),
        word_table([["3.1", "cup", ""], ["3.2", "pot", ""]]),
        word_table([["Name", "Telephone"], ["Smith", "123"]]),
    )
    table = open_table(path)
    assert table.columns == (*HEAD, "Above the table")
    found = cells(table.db)
    assert [row[0] for row in found] == ["1.1", "1.2", "1.3", "2.1", "3.1", "3.2"]
    assert [row[-1] for row in found] == ["Room 1"] * 3 + ["Room 2"] + ["Room 3"] * 2
    assert table.sheets == ("Table 1", "Table 2")
    assert open_table(path, sheet="Table 2").columns == ("Name", "Telephone")


def test_struck_rows_joined_cells_and_deleted_text(tmp_path: Path) -> None:
    joined = "".join(
        f"<w:tr>{word_cell(number)}{word_cell(name, more=merge)}{word_cell('x')}</w:tr>"
        for number, name, merge in (
            ("1.3", "pair of shoes", '<w:vMerge w:val="restart"/>'),
            ("1.4", "", "<w:vMerge/>"),
        )
    )
    gone = "<w:tr><w:tc><w:p><w:r><w:t>1.5</w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p></w:tc></w:tr>"
    rows = word_table([HEAD, ["1.1", "jar", ""], ["1.2", "jug", ""]], struck=[2]).removesuffix("</w:tbl>")
    table = open_table(write_docx(tmp_path / "list.docx", rows + joined + gone + "</w:tbl>"))
    assert cells(table.db) == [
        ("1.1", "jar", None, None),
        ("1.2", "jug", None, "yes"),
        ("1.3", "pair of shoes", "x", None),
        ("1.4", "pair of shoes", "x", None),
        ("1.5", None, None, None),
    ]


def test_a_document_without_tables_is_read_as_text(tmp_path: Path) -> None:
    lines = [word_line(f"1978.{at}    jar {at}    Shelf {at}") for at in range(1, 9)]
    table = open_table(write_docx(tmp_path / "list.docx", word_line("Number    Object name    Location"), *lines))
    assert table.columns == tuple(HEAD)
    assert table.rows == 8


def test_what_is_no_list_or_would_harm_is_refused(tmp_path: Path) -> None:
    unfolding = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    with pytest.raises(Unreadable, match="abbreviations"):
        open_table(packed(tmp_path / "bomb.docx", {"word/document.xml": unfolding}))
    with pytest.raises(Unreadable, match="no table"):
        open_table(write_docx(tmp_path / "empty.docx"))
    with pytest.raises(Unreadable, match="damaged"):
        open_table(packed(tmp_path / "cut.docx", {"word/document.xml": "<w:document><w:body><w:tbl>"}))
    with pytest.raises(Unreadable, match="unpacks"):
        open_table(packed(tmp_path / "zip.docx", {"word/document.xml": bytes(90 << 20)}))
