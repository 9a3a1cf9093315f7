"""dBase and FoxPro tables: types, code pages, deleted rows, memos, files that break off."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import Unreadable
from reorg.exchange.tables import open_table
from tests.exchange.tables.writers import cells, write_dbf

FIELDS = [("OBJECTID", "C", 12), ("OBJNAME", "C", 20), ("HEIGHT", "N", 8), ("RECDATE", "D", 8), ("FOUND", "L", 1)]
ROWS = [
    ["1978.1", "clay jar", "    22.5", "19780312", "T"],
    ["1978.2", "façade", "", "", "?"],
    ["1978.3", "lamp", "********", "00000000", "N"],
]


def test_values_are_read_by_type(tmp_path: Path) -> None:
    table = open_table(write_dbf(tmp_path / "objects.dbf", FIELDS, ROWS))
    assert table.format == "dbase"
    assert table.columns == ("OBJECTID", "OBJNAME", "HEIGHT", "RECDATE", "FOUND")
    assert cells(table.db) == [
        ("1978.1", "clay jar", "22.5", "1978-03-12", "TRUE"),
        ("1978.2", "façade", None, None, None),
        ("1978.3", "lamp", None, None, "FALSE"),
    ]


@pytest.mark.parametrize(
    ("page", "codec", "text"), [(0x02, "cp850", "Krügé"), (0xC9, "cp1251", "Кувшин"), (0x7E, "cp1256", "جرة")]
)
def test_the_code_page_is_the_one_that_the_file_names(page: int, codec: str, text: str, tmp_path: Path) -> None:
    path = write_dbf(
        tmp_path / "x.dbf", [("NUMBER", "C", 6), ("NAME", "C", 20)], [["1.1", text]], page=page, codec=codec
    )
    assert cells(open_table(path).db) == [("1.1", text)]


def test_without_a_code_page_the_words_decide(tmp_path: Path) -> None:
    rows = [
        [f"1.{at}", text]
        for at, text in enumerate(["Château fort", "Église brûlée", "Fenêtre à l'hôtel", "Épée dorée"])
    ]
    path = write_dbf(tmp_path / "x.dbf", [("NO", "C", 6), ("TITRE", "C", 30)], rows, page=0, codec="cp850")
    table = open_table(path)
    assert cells(table.db, "c1")[1] == ("Église brûlée",)
    assert "encoding_guessed" in {note.code for note in table.notes}


def test_deleted_rows_are_a_list_of_their_own(tmp_path: Path) -> None:
    path = write_dbf(tmp_path / "x.dbf", FIELDS, ROWS, deleted=[1])
    table = open_table(path)
    assert cells(table.db, "row, c0") == [(1, "1978.1"), (3, "1978.3")]
    assert [note.code for note in table.notes] == ["deleted_rows"]
    assert table.sheets == ("Rows", "Deleted rows", "*")
    assert cells(open_table(path, sheet="Deleted rows").db, "row, c0") == [(2, "1978.2")]
    assert cells(open_table(path, sheet="*").db, "c0, c5") == [
        ("1978.1", None),
        ("1978.2", "deleted"),
        ("1978.3", None),
    ]


def test_long_texts_come_from_the_file_beside_it(tmp_path: Path) -> None:
    fields = [("NUMBER", "C", 6), ("DESCRIP", "M", 10)]
    path = write_dbf(tmp_path / "X.DBF", fields, [["1.1", "         1"], ["1.2", ""]], version=0x83)
    table = open_table(path)
    assert {note.code: note.count for note in table.notes}["memos_missing"] == 1
    (tmp_path / "x.dbt").write_bytes(bytes(512) + b"A long text\r\nin two lines\x1a\x1a" + bytes(400))
    assert cells(open_table(path).db) == [("1.1", "A long text\nin two lines"), ("1.2", None)]


def test_foxpro_long_texts_numbers_and_moments(tmp_path: Path) -> None:
    fields = [
        ("NUMBER", "C", 6),
        ("NOTES", "M", 4),
        ("COUNT", "I", 4),
        ("PRICE", "Y", 8),
        ("SEEN", "T", 8),
        ("SIZE", "B", 8),
    ]
    row: list[str | bytes] = [
        "1.1",
        struct.pack("<I", 8),
        struct.pack("<i", -3),
        struct.pack("<q", 125_000),
        struct.pack("<II", 2_443_580, 3_600_000),
        struct.pack("<d", 2.5),
    ]
    path = write_dbf(tmp_path / "x.dbf", fields, [row], version=0x30)
    text = "Wiped in 1990".encode("cp1252")
    (tmp_path / "x.fpt").write_bytes(
        struct.pack(">IHH", 9, 0, 64) + bytes(504) + struct.pack(">II", 1, len(text)) + text + bytes(40)
    )
    assert cells(open_table(path).db) == [("1.1", "Wiped in 1990", "-3", "12.5000", "1978-03-12 01:00:00", "2.5")]


def test_a_table_that_breaks_off_says_so(tmp_path: Path) -> None:
    path = write_dbf(tmp_path / "x.dbf", FIELDS, ROWS)
    path.write_bytes(path.read_bytes()[:-30])
    table = open_table(path)
    assert table.rows == 2
    assert "broken_off" in {note.code for note in table.notes}
    with pytest.raises(Unreadable, match="no sheet"):
        open_table(path, sheet="Elsewhere")


@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 99_999),
            st.text("abcXYZ 019éüñßø", min_size=1, max_size=20).map(str.strip).filter(bool),
        ),
        min_size=1,
        max_size=20,
    ),
    seed=st.sets(st.integers(0, 19)),
)
def test_whatever_is_written_comes_out(tmp_path: Path, rows: list[tuple[int, str]], seed: set[int]) -> None:
    deleted = [at for at in range(len(rows)) if at in seed and len(rows) > len(seed)]
    written = [[str(number), text] for number, text in rows]
    table = open_table(write_dbf(tmp_path / "x.dbf", [("NO", "N", 5), ("NAME", "C", 20)], written, deleted=deleted))
    assert [list(row) for row in cells(table.db)] == [row for at, row in enumerate(written) if at not in deleted]
