"""Text whose columns are held apart by blanks or drawn lines, and text that was pasted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import Unreadable, keep_pasted, read
from reorg.exchange.tables import open_table
from tests.exchange.tables.writers import cells

PRINTED = """MUSEUM OF X            LIST OF OBJECTS           page 1

NUMBER      OBJECT NAME      MATERIAL        HEIGHT  LOCATION
1978.12.1   clay jar         clay, glazed       220  Shelf 3
1978.12.2   iron lamp        iron               110  Shelf 3
1979.1      textile, wool    wool              1200  Drawer 12
1979.2      silver spoon                         30  Safe
1980.11.4   oil lamp         bronze, iron       150  Shelf 4
"""
RULED = """Number     Name        Place
---------- ----------- --------
1978.12.1  jar         Shelf 1
1978.12.2  a long lamp Shelf 2
"""
DRAWN = """ number | name      | place
--------+-----------+---------
 1.1    | clay jar  | Shelf 1
 1.2    | iron lamp |
(2 rows)
"""
MARKDOWN = "| Number | Object name | Location |\n|---|:---:|---|\n| 1.1 | jar | A |\n| 1.2 |  | B |\n"
SPACED = """Number   Object name   Location
1978.12.1   Clay jar with lid   Shelf 3
1978.1   Lamp   Drawer 2
1979.22.13   A long wool textile   Box 12
"""


def text(path: Path, said: str) -> Path:
    path.write_text(said, encoding="utf-8")
    return path


def test_a_printed_list(tmp_path: Path) -> None:
    reading = read(text(tmp_path / "list.txt", PRINTED))
    assert reading.table.columns == ("NUMBER", "OBJECT NAME", "MATERIAL", "HEIGHT", "LOCATION")
    found = cells(reading.table.db)
    assert found[2] == ("1979.1", "textile, wool", "wool", "1200", "Drawer 12")
    assert found[3] == ("1979.2", "silver spoon", None, "30", "Safe")
    assert {"columns_by_blanks", "lines_above"} <= {note.code for note in reading.notes}


def test_ruled_drawn_and_spaced_tables(tmp_path: Path) -> None:
    assert cells(open_table(text(tmp_path / "a.txt", RULED)).db)[1] == ("1978.12.2", "a long lamp", "Shelf 2")
    drawn = open_table(text(tmp_path / "b.txt", DRAWN))
    assert (drawn.columns, cells(drawn.db)) == (
        ("number", "name", "place"),
        [("1.1", "clay jar", "Shelf 1"), ("1.2", "iron lamp", None)],
    )
    assert cells(open_table(text(tmp_path / "c.txt", MARKDOWN)).db) == [("1.1", "jar", "A"), ("1.2", None, "B")]
    assert cells(open_table(text(tmp_path / "d.txt", SPACED)).db)[2] == ("1979.22.13", "A long wool textile", "Box 12")


def test_what_other_signs_divide_is_not_touched(tmp_path: Path) -> None:
    aligned = "Number,   Object name,   Location\n1.1,      jar,           Shelf 1\n1.2,      jug,           Shelf 2\n"
    assert open_table(text(tmp_path / "a.csv", aligned)).columns == ("Number", "Object name", "Location")
    lines = "Number;Object name\n" + "".join(f"1.{at};jar  with  two  blanks\n" for at in range(20))
    assert cells(open_table(text(tmp_path / "b.csv", lines)).db)[0] == ("1.0", "jar  with  two  blanks")


def test_words_that_run_over_are_named(tmp_path: Path) -> None:
    lines = PRINTED + "1981.1      a very long jar that runs over    10  Shelf 9\n"
    notes = {
        note.code: note.rows
        for note in open_table(text(tmp_path / "list.txt", RULED + "1979.1     a verylongname of a jar\n")).notes
    }
    assert notes["cells_run_over"] == (3,)
    assert open_table(text(tmp_path / "list.txt", lines)).rows == 6


@given(
    rows=st.lists(
        st.tuples(
            st.from_regex(r"19[0-9]{2}\.[0-9]{1,3}", fullmatch=True),
            st.from_regex(r"[a-z]{3,9}( [a-z]{2,8})?", fullmatch=True),
            st.from_regex(r"Shelf [0-9]{1,2}", fullmatch=True),
        ),
        min_size=4,
        max_size=20,
    ),
    gap=st.integers(2, 5),
)
def test_whatever_is_laid_out_comes_out(tmp_path: Path, rows: list[tuple[str, str, str]], gap: int) -> None:
    lines = [("Number", "Object name", "Location"), *rows]
    wide = [max(len(row[at]) for row in lines) + gap for at in range(3)]
    said = "".join(
        "".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip() + "\n" for row in lines
    )
    table = open_table(text(tmp_path / "list.txt", said))
    assert table.columns == ("Number", "Object name", "Location")
    assert cells(table.db) == rows


def test_pasted_text_is_kept_as_it_is_and_read_as_any_file(tmp_path: Path) -> None:
    said = "Number\tObject name\tLocation\r\n1.1\tjar\tShelf 1\r\n1.2\tjug\tShelf 2\r\n"
    path = keep_pasted(said, tmp_path / "in")
    assert (path.name, path.read_bytes()) == ("pasted.txt", said.encode())
    reading = read(path)
    assert (reading.rows, reading.table.columns) == (2, ("Number", "Object name", "Location"))
    page = "<table><tr><th>Number<th>Object name<tr><td>1.1<td>jar<tr><td>1.2<td>jug</table>"
    assert cells(open_table(keep_pasted(page, tmp_path / "in")).db) == [("1.1", "jar"), ("1.2", "jug")]
    assert cells(
        open_table(keep_pasted('{"number": "1", "name": "jar"}\n{"number": "2", "name": "jug"}', tmp_path)).db
    ) == [
        ("1", "jar"),
        ("2", "jug"),
    ]
    with pytest.raises(Unreadable, match="Nothing was pasted"):
        keep_pasted(" \n ", tmp_path)
    with pytest.raises(Unreadable, match="Bring it as a file"):
        keep_pasted("x" * (21 << 20), tmp_path)
