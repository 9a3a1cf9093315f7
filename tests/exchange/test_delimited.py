"""Any delimiter, any quoting, any code: the same table."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.exchange.tables import Table, open_table
from reorg.exchange.tables.encoding import weigh

ROWS = [
    ["Accession number", "Object name", "Title", "Notes"],
    ["1974.12.1", "jar", "Jar, red; with handle", 'called "the old one"'],
    ["1974.12.2", "jug", "Jug", "two\nlines"],
    ["1974.12.3", "cup", "Tête d'impératrice", ""],
    ["1975.1", "lamp", "Lampe à huile", "from the cellar"],
]


def written(rows: list[list[str]], **dialect: object) -> str:
    text = io.StringIO()
    csv.writer(text, **dialect).writerows(rows)  # type: ignore[arg-type]  # the options of a writer
    return text.getvalue()


def rows_of(table: Table) -> list[list[str]]:
    found = table.db.execute("SELECT * EXCLUDE (row) FROM register ORDER BY row").fetchall()
    return [["" if cell is None else cell for cell in row] for row in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "~", "^", "\x1f", "¦"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, ends: str, tmp_path: Path) -> None:
    quoting = csv.QUOTE_ALL if ends == "\r" else csv.QUOTE_MINIMAL  # the writer leaves \n bare where lines end with \r
    text = written(ROWS, delimiter=delimiter, lineterminator=ends, quoting=quoting)
    (tmp_path / "list.csv").write_bytes(text.encode())
    table = open_table(tmp_path / "list.csv")
    assert (table.delimiter, table.columns) == (delimiter, tuple(ROWS[0]))
    assert rows_of(table) == ROWS[1:]


@pytest.mark.parametrize(
    "dialect",
    [
        {"quoting": csv.QUOTE_ALL},
        {"quoting": csv.QUOTE_ALL, "quotechar": "'", "delimiter": ";"},
        {"doublequote": False, "escapechar": "\\"},
    ],
)
def test_quoting(dialect: dict[str, object], tmp_path: Path) -> None:
    rows = [[cell.replace("'", "’") for cell in row] for row in ROWS]
    if dialect.get("quotechar") == "'":
        rows = [[cell.replace('"', "”") for cell in row] for row in rows]
    (tmp_path / "list.csv").write_bytes(written(rows, **dialect).encode())
    assert rows_of(open_table(tmp_path / "list.csv")) == rows[1:]


def test_inches_are_no_quotes(tmp_path: Path) -> None:
    text = 'Number\tObject name\tSize\n1.1\tframe\t12" x 5"\n1.2\t"Untitled" by Roe\t3"\n1.3\tbox\t4" x 4"\n'
    (tmp_path / "list.txt").write_text(text)
    assert rows_of(open_table(tmp_path / "list.txt"))[1] == ["1.2", '"Untitled" by Roe', '3"']


def test_the_hint_for_spreadsheet_programs_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("sep=;\nNumber;Object name\n1.1;jar, red\n1.2;jug\n")
    table = open_table(tmp_path / "list.csv")
    assert (table.header_line, table.columns, rows_of(table)[0]) == (2, ("Number", "Object name"), ["1.1", "jar, red"])


def test_a_list_of_one_column(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Object name\njar, red\njug\ncup, white, chipped\nlamp\n")
    assert rows_of(open_table(tmp_path / "list.csv")) == [["jar, red"], ["jug"], ["cup, white, chipped"], ["lamp"]]


def test_without_headings(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("1931.1,clock,oak\n1931.2,spoon,silver\n1932.1,map,paper\n")
    table = open_table(tmp_path / "list.csv")
    assert table.columns == ("Column A", "Column B", "Column C")
    assert (table.header_line, table.rows) == (0, 3)


def test_headings_twice_and_none(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Number,Notes,,Notes\n1.1,a,b,c\n1.2,d,e,f\n")
    table = open_table(tmp_path / "list.csv")
    assert table.columns == ("Number", "Notes", "Column C", "Notes (2)")
    assert table.headers == ("Number", "Notes", "", "Notes")
    assert {"same_heading", "no_heading"} <= {each.code for each in table.notes}


def test_row_numbers_stay_true_over_empty_lines(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('Number,Title\n1.1,"a\n\nb"\n\n1.2,c\n,\n1.3,d\n\n\n')
    table = open_table(tmp_path / "list.csv")
    assert table.db.execute("SELECT row, c0 FROM register ORDER BY row").fetchall() == [
        (1, "1.1"),
        (3, "1.2"),
        (5, "1.3"),
    ]


def test_cells_of_blanks_are_empty(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Number,Title\n1.1, \n1.2,\u00a0\n1.3, d \n")
    assert rows_of(open_table(tmp_path / "list.csv")) == [["1.1", ""], ["1.2", ""], ["1.3", " d "]]


WORDS = {
    "fr": "Tête d'impératrice, façade, hôtel à côté, où l'œuvre naïve est gênée",
    "es": "Año, niño, cántaro, ¿qué?, pingüino",
    "sv": "Målning på duk, föreställande älg i snö",
    "pl": "Zażółć gęślą jaźń, obraz świętej",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "tr": "İznik çini tabağı, Şehir Müzesi, ığdır",
    "ru": "Картина маслом, неизвестный художник, холст",
    "el": "Αγγείο μελανόμορφο με σκηνή μάχης",
    "ar": "جرة من الفخار الأحمر عليها نقش",
    "ja": "絵画、作者不詳。油彩、木の額縁、明治時代の作品。" * 3,
}


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("fr", "utf-8"),
        ("fr", "utf-8-sig"),
        ("fr", "utf-16"),
        ("fr", "utf-16-le"),
        ("fr", "cp1252"),
        ("fr", "mac_roman"),
        ("es", "cp1252"),
        ("es", "cp850"),
        ("sv", "cp1252"),
        ("sv", "cp850"),
        ("pl", "cp1250"),
        ("cs", "cp1250"),
        ("tr", "cp1254"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("ru", "cp866"),
        ("el", "cp1253"),
        ("ar", "cp1256"),
        ("ar", "utf-8"),
        ("ja", "shift_jis"),
        ("ja", "utf-16-be"),
    ],
)
def test_codes_of_letters(words: str, encoding: str, tmp_path: Path) -> None:
    text = WORDS[words].replace("œ", "oe") if encoding in {"mac_roman", "cp850"} else WORDS[words]
    lines = f'Number,Title,Notes\n1.1,"{text}",\n1.2,Jar,small\n1.3,Jug,\n'
    (tmp_path / "list.csv").write_bytes(lines.encode(encoding))
    table = open_table(tmp_path / "list.csv")
    assert rows_of(table)[0][1] == text
    assert ("encoding_guessed" in {each.code for each in table.notes}) == (not encoding.startswith("utf"))


def test_french_beside_arabic_in_an_arabic_code() -> None:
    text = "café, poterie émaillée جرة من الفخار الأحمر، القيروان"
    assert text.encode("cp1256").decode(weigh([text.encode("cp1256")]).name) == text


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], exclude_characters="\ufeff\ufffd"),
    max_size=12,
)
LINE = st.lists(CELL, min_size=3, max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(LINE, min_size=1, max_size=12), delimiter=st.sampled_from([",", ";", "\t"]))
def test_what_was_written_is_read(rows: list[list[str]], delimiter: str) -> None:
    numbered = [[f"1974.{at}", *row] for at, row in enumerate(rows, 1)]
    text = written(
        [["Accession number", "Object name", "Title", "Notes"], *numbered], delimiter=delimiter, quoting=csv.QUOTE_ALL
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.csv")
        path.write_bytes(text.encode())
        table = open_table(path)
        assert table.delimiter == delimiter
        assert rows_of(table) == numbered
