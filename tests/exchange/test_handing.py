from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from reorg.documentation import clean, differing
from reorg.exchange import Bundle, drafts, handing, read
from reorg.language import Trouble
from reorg.museum import Draft, Fold, Museum, object_id, record_id

LIST = (
    "Inv. no.,Object,Title,Height (cm),Location,Colour of box\n"
    "1978.2,jar,Blue jar,12.5,R1,red\n"
    "1978.10,lamp,=2+3,7,R1,\n"
    "1978.1,bowl,,,R2,green\n"
)
CARDS = "Number;Object;Title;Height (mm)\n1978.2;jar;Blue jar;190\n1978.1;bowl;A bowl;\n1981.4;mask;;\n"


@pytest.fixture
def journal(tmp_path: Path) -> Bundle:
    """A museum of three objects from a list, with cards beside it, and one thing put right by hand."""
    journal = Bundle.create(tmp_path / "museum")
    journal.append(
        [Draft("museum", "m", {"name": "Test"}), Draft("place", "p1", {"code": "R1", "kind": "room"})], who="ana"
    )
    enter(journal, tmp_path / "list.csv", LIST, role="register")
    return journal


def enter(journal: Bundle, path: Path, text: str, *, role: str, objects: bool = True) -> str:
    path.write_text(text, encoding="utf-8")
    reading = read(path)
    journal.files.keep(path)
    told = drafts(reading, fold(journal).museum().places)
    first, *rows = told
    source = Draft("source", first.about, {**first.data, "role": role})
    journal.append([source, *(rows if objects else [])], who="ana")
    return reading.source


def fold(journal: Bundle) -> Fold:
    folding = Fold()
    folding.add(journal.read())
    return folding


def made(journal: Bundle, **how: bool) -> clean.CleanRegister:
    folding = fold(journal)
    return handing.clean_register(folding.museum(), folding.piles, journal.files, undone=folding.undone(), **how)


def column(register: clean.CleanRegister, heading: str) -> list[str]:
    at = [str(each) for each in register.headings].index(heading)
    return [line.cells[at].text for line in register.lines]


def test_it_has_the_museums_own_columns_as_written_in_the_order_of_its_numbers(journal: Bundle) -> None:
    register = made(journal)
    assert [str(each) for each in register.headings][:6] == LIST.splitlines()[0].split(",")
    assert column(register, "Inv. no.") == ["1978.1", "1978.2", "1978.10"]
    assert column(register, "Height (cm)") == ["", "12.5", "7"]
    assert column(register, "Colour of box") == ["green", "red", ""]
    assert register.lines[1].cells[0].ground == clean.Ground(register.base, 1)


def test_what_was_put_right_is_marked_and_says_who_or_which_row_says_it(journal: Bundle, tmp_path: Path) -> None:
    cards = enter(journal, tmp_path / "cards.csv", CARDS, role="cards", objects=False)
    base = made(journal).base
    jar, bowl = object_id(base, 1), object_id(base, 3)
    journal.append([Draft("object", jar, {"height": 130.0, "cites": [cards, 1], "was": {"height": 125.0}})], who="ben")
    journal.append([Draft("object", bowl, {"title": "Bowl with fish"})], who="ben", time="2099-05-04T10:00:00Z")
    register = made(journal)
    assert column(register, "Height (cm)") == ["", "13", "7"], "in the unit of the museum's own column"
    height = register.lines[1].cells[3]
    assert (height.ground, height.amended) == (clean.Ground(cards, 1), True)
    title = register.lines[0].cells[2]
    assert (title.text, title.ground, title.amended) == (
        "Bowl with fish",
        clean.Ground(who="ben", day="2099-05-04"),
        True,
    )
    assert not register.lines[2].cells[2].amended


def test_an_action_that_was_taken_back_leaves_no_trace(journal: Bundle) -> None:
    before = made(journal)
    act = journal.append([Draft("object", object_id(before.base, 3), {"title": "Wrong"})], who="ben")
    journal.append([Draft("undone", act.name, {"reason": "wrong"})], who="ben")
    assert made(journal) == before


def test_outside_the_house_no_place_and_no_column_that_nobody_knows(journal: Bundle) -> None:
    register = made(journal, outside=True)
    headings = [str(each) for each in register.headings]
    assert "Location" not in headings
    assert "Colour of box" not in headings
    assert "place_text" in register.withheld
    assert column(register, "Inv. no.") == ["1978.1", "1978.2", "1978.10"]


def test_without_the_kept_file_it_is_whole_in_columns_of_ours(journal: Bundle) -> None:
    folding = fold(journal)
    base = made(journal).base
    journal.files.path(str(folding.museum().sources[base]["sha256"])).unlink()
    register = made(journal)
    assert register.base == ""
    assert column(register, "Number") == ["1978.1", "1978.2", "1978.10"]
    assert column(register, "Height") == ["", "125", "70"]


def test_a_workbook_holds_text_that_no_program_runs_and_says_where_it_comes_from(
    journal: Bundle, tmp_path: Path
) -> None:
    journal.append([Draft("object", object_id(made(journal).base, 1), {"title": "Jar with stars"})], who="ben")
    [written] = handing.write_register(made(journal), tmp_path / "out.xlsx")
    assert (written.rows, written.of) == (3, 3)
    assert written.sha256 == hashlib.sha256((tmp_path / "out.xlsx").read_bytes()).hexdigest()
    book = load_workbook(tmp_path / "out.xlsx")
    register, origins, sources = book.worksheets
    cell = register["C4"]
    assert (cell.value, cell.data_type) == ("=2+3", "s")
    assert register["C3"].comment is not None
    assert "ben" in register["C3"].comment.text
    assert register["C4"].comment is None
    assert origins["B3"].value == "list.csv, row 1"
    assert sources["A2"].value == "list.csv"


def test_a_csv_comes_with_its_origins_and_runs_no_formula(journal: Bundle, tmp_path: Path) -> None:
    written = handing.write_register(made(journal), tmp_path / "out.csv")
    assert [each.path.name for each in written] == ["out.csv", "out-origins.csv"]
    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[3][2] == "'=2+3"
    origins = list(csv.reader((tmp_path / "out-origins.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert origins[1][:2] == ["1", "list.csv, row 3"]


def test_another_kind_of_file_is_refused_and_nothing_is_left_behind(journal: Bundle, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Trouble, match="not a kind of register"):
        handing.write_register(made(journal), tmp_path / "out.doc")
    with pytest.raises(Trouble, match="cannot be written"):
        handing.write_register(made(journal), tmp_path / "nowhere" / "out.csv")
    assert sorted(tmp_path.iterdir()) == before


def test_a_register_that_was_written_reads_as_the_same_objects(journal: Bundle, tmp_path: Path) -> None:
    handing.write_register(made(journal), tmp_path / "out.xlsx")
    again = [draft.data for draft in drafts(read(tmp_path / "out.xlsx"), fold(journal).museum().places)][1:]
    objects = fold(journal).museum().objects
    assert {each["number"]: each.get("title") for each in again} == {
        number: title or None for number, title in zip(objects.words("number"), objects.words("title"), strict=True)
    }


# --- differences


def told(museum: Museum, journal: Bundle) -> Sequence[differing.Difference]:
    rows, problems = handing.all_rows(museum, journal.files)
    assert problems == []
    return list(differing.differences(museum, rows))


def test_differences_name_what_a_source_says_otherwise_lacks_or_has_alone(journal: Bundle, tmp_path: Path) -> None:
    cards = enter(journal, tmp_path / "cards.csv", CARDS, role="cards", objects=False)
    base = made(journal).base
    for row, about in ((1, object_id(base, 1)), (2, object_id(base, 3))):
        journal.append(
            [Draft("match", record_id(cards, row), {"source": cards, "row": row, "verdict": "same", "object": about})],
            who="ana",
        )
    found = [each for each in told(fold(journal).museum(), journal) if each.source == cards]
    assert [(each.kind.value, each.number, each.field, each.ours, each.theirs) for each in found] == [
        ("differs", "1978.1", "title", "", "A bowl"),
        ("differs", "1978.2", "height", "125 mm", "190 mm"),
        ("only-register", "1978.10", "", "", ""),
        ("only-source", "1981.4", "", "", ""),
    ]
    written = handing.write_differences(found, dict(fold(journal).museum().sources), tmp_path / "differences.xlsx")
    assert (written.rows, written.of) == (4, 4)
    sheet = load_workbook(tmp_path / "differences.xlsx")["cards.csv"]
    assert [cell.value for cell in sheet[3]] == ["says otherwise", "1978.2", "jar", "1", "Height", "125 mm", "190 mm"]


def test_a_register_does_not_differ_from_the_list_it_was_entered_from(journal: Bundle) -> None:
    assert told(fold(journal).museum(), journal) == []


def test_a_source_that_is_gone_from_the_disk_is_said_and_the_rest_is_told(journal: Bundle, tmp_path: Path) -> None:
    cards = enter(journal, tmp_path / "cards.csv", CARDS, role="cards", objects=False)
    museum = fold(journal).museum()
    journal.files.path(str(museum.sources[cards]["sha256"])).unlink()
    rows, problems = handing.all_rows(museum, journal.files)
    assert cards not in rows
    assert len(rows) == 1
    assert "is not here any more" in str(problems[0])


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=6))
def test_any_text_can_be_written_and_keeps_what_xml_can_hold(texts: list[str]) -> None:
    import tempfile

    cells = tuple(clean.Cell(text) for text in texts)
    headings = tuple(f"h{at}" for at in range(len(texts)))
    line = clean.Line("o1", cells, clean.Ground())
    register = clean.CleanRegister("Test", headings, ("",) * len(texts), (line,), {})
    with tempfile.TemporaryDirectory() as folder:
        [written] = handing.write_register(register, Path(folder, "out.xlsx"))
        row = [cell.value or "" for cell in load_workbook(written.path).worksheets[0][2]]
    assert all(cell is None or "\x00" not in str(cell) for cell in row)
    assert [text for text in texts if text.isascii() and text.isalnum()] == [
        str(cell) for cell, text in zip(row, texts, strict=False) if text.isascii() and text.isalnum()
    ]
