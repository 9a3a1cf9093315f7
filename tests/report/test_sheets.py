"""Do sheets go on paper with what is known on them, and does the condition report say what was written on them?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from reorg.assessment import sheets
from reorg.language import using
from reorg.method import About, Form, load, load_forms
from reorg.museum import Museum, Objects, Place, Places
from reorg.report import Filled, FilledIn, Stock, evaluation_sheets, form_report, subjects_of, to_html, to_pdf
from reorg.report.forms import filled_blocks
from reorg.report.value import Blanks, Heading, Leaf, Report, Table
from tests.report.test_html import Balanced
from tests.report.test_pdf import text_of

PLACES = Places.of(
    [
        Place("b", "B", "building", "Old mill"),
        Place(
            "r1",
            "R1",
            "room",
            "Store",
            "b",
            5000.0,
            4000.0,
            2600.0,
            use="store",
            doors=({"wall": "north", "at": 100, "width": 900},),
        ),
        Place("r2", "R2", "room", "Attic", "b", use="store"),
        Place("u1", "A1", "unit", "", "r1", 900.0, 400.0, 1800.0, type="shelving", fill=1.2),
        Place("s1", "A", "shelf", "", "u1", 900.0),
        Place("s2", "B", "shelf", "", "u1", 850.0),
        Place("f1", "F1", "floor", "", "r1"),
    ]
)
OBJECTS = Objects.of(
    (f"o{at}", {"category": category, "place": place})
    for at, (category, place) in enumerate(
        [("Jars", "s1")] * 5 + [("Jars", "f1")] * 2 + [("Coats", "s2")] * 3 + [("Coats", "")] * 2
    )
)
MUSEUM = Museum({"name": "Mill"}, PLACES, OBJECTS)
STOCK = Stock.of(MUSEUM)


def form(name: str) -> Form:
    found = load_forms().named(name)
    assert found is not None
    return found


def sheet(name: str, subject: str = "", **cells: object) -> sheets.Sheet:
    held = {path.replace("__", "."): sheets.Cell(value, "Ana", "2026-11-22") for path, value in cells.items()}
    return sheets.Sheet(form(name), subject, held)


def printed(*filled: sheets.Sheet) -> Report:
    made = []
    for each in filled:
        subject = next(one for one in subjects_of(each.form.about, STOCK) if one.id == each.subject)
        made.append(Filled(each, subject, STOCK.known(each.form.about, each.subject)))
    return form_report(made, museum="Mill", date="2026-11-22", places=PLACES)


def test_what_is_known_is_counted_from_the_museum_s_own_data():
    room, unit = STOCK.known(About.ROOM, "r1"), STOCK.known(About.UNIT, "u1")
    assert (room["area"], room["height"], room["door-width"], room["building"]) == (20.0, 2600.0, 900.0, "B Old mill")
    assert (room["objects"], room["on-floor"], room["categories"]) == (10, 2, "Jars (7), Coats (3)")
    assert (unit["room"], unit["shelves"], unit["shelf-length"], unit["fill"]) == ("R1 Store", 2, 1.8, 120)
    assert STOCK.known(About.CATEGORY, "Coats") == {
        "name": "Coats", "objects": 5, "on-floor": 0, "without-place": 2, "rooms": 1, "units": 1,
    }  # fmt: skip
    whole = STOCK.known(About.MUSEUM, "")
    assert (whole["objects"], whole["records-with-place"], whole["records-without-place"], whole["on-floor"]) == (
        12,
        10,
        2,
        2,
    )
    assert STOCK.known(About.ROOM, "r2") == {"code": "R2", "name": "Attic", "use": "store", "building": "B Old mill"}
    assert STOCK.known(About.ROOM, "gone") == {}


def test_there_is_a_sheet_for_each_room_unit_and_category():
    assert [each.label for each in subjects_of(About.ROOM, STOCK)] == ["R1 Store", "R2 Attic"]
    assert [(each.label, each.within) for each in subjects_of(About.UNIT, STOCK)] == [("A1", "R1 Store")]
    assert [each.id for each in subjects_of(About.CATEGORY, STOCK)] == ["Jars", "Coats"]
    assert [each.label for each in subjects_of(About.MUSEUM, STOCK)] == ["Mill"]


def test_every_form_goes_on_paper_in_both_languages():
    every = [
        sheets.Sheet(each, subject.id) for each in load_forms().forms for subject in subjects_of(each.about, STOCK)[:1]
    ]
    report = printed(*every)
    assert sum(isinstance(block, Leaf) for block in report.blocks) == 10
    for language in ("en", "ar"):
        with using(language):
            Balanced(to_html(report))


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_sheets_begin_on_pages_of_their_own_with_a_head(paper):
    text = text_of(to_pdf(printed(sheet("room", "r1", use="store"), sheet("room", "r2")), paper=paper))
    pages = text.split("=== page")[1:]
    assert len(pages) == 4
    assert "R1 Store" in pages[0]
    assert "Who filled it in" in pages[0]
    assert "Ana" in pages[0]
    assert all(words in pages[1] for words in ("Room sheet", "R1 Store")), "the second page says what it belongs to"
    assert "R2 Attic" in pages[2]


def test_a_sheet_has_boxes_to_tick_and_lines_to_write_on():
    report = printed(sheet("room", "r1", use="store", height=2400.0))
    blanks = [blank for block in report.blocks if isinstance(block, Blanks) for blank in block.blanks]
    by_label = {str(blank.label): blank for blank in blanks}
    assert str(by_label["Height of the ceiling"].value) == "240 cm", "what was filled in counts before what is known"
    assert str(by_label["Floor area"].value) == "20 m²"
    use = by_label["What else happens in this room"]
    assert [tick.ticked for tick in use.boxes] == [False, False, True]
    assert by_label["Remarks"].lines == 4
    rows = next(block for block in printed(sheet("problems")).blocks if isinstance(block, Table))
    assert len(rows.rows) == 11


def test_the_self_evaluation_goes_on_paper_room_by_room():
    report = evaluation_sheets(load(), [PLACES["r1"], PLACES["r2"]], {}, museum="Mill", date="2026-11-22")
    Balanced(to_html(report))
    tables = [block for block in report.blocks if isinstance(block, Table)]
    assert len(tables) == 16
    assert all(len(table.rows) == 2 for table in tables)
    assert "own tool" in to_html(report)


def test_the_condition_report_tells_what_was_written_gravest_first():
    written = FilledIn(
        (
            sheet("room", "r2", exit="blocked", water="none"),
            sheet("problems", problem__a__what="Dust", problem__a__severity="low", problem__b__what="Leak",
                  problem__b__severity="danger", problem__b__where="r2"),
            sheet("policies", rules__keys__exists="yes", rules__keys__written="no"),
            sheet("team"),
        )
    )  # fmt: skip
    blocks = filled_blocks(written, PLACES)
    heads = [str(block.words) for block in blocks if isinstance(block, Heading)]
    assert heads[:3] == ["What was seen on the walk", "1 danger to see to first", "2 problems, the gravest first"]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [str(cell) for cell in tables[0].rows[0].cells] == [
        "R2 Attic",
        "The way out",
        "Blocked or locked from inside",
    ]
    assert [str(row.cells[2]) for row in tables[1].rows] == ["Leak", "Dust"]
    assert {row.where.show for table in tables for row in table.rows if row.where} == {
        "room/r2", "problems/museum", "policies/museum",
    }  # fmt: skip
    assert filled_blocks(FilledIn((sheet("team"),)), PLACES) == ()


def test_a_problem_that_was_solved_is_not_told_any_more():
    told = {"problem__a__what": "Dust", "problem__b__what": "Leak", "problem__b__solved": "2026-02-03"}
    blocks = filled_blocks(FilledIn((sheet("problems", **told),)), PLACES)
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [str(row.cells[2]) for row in table.rows] == ["Dust"]


def test_a_report_of_sheets_alone_has_no_title_of_its_own():
    page = to_html(replace(printed(sheet("room", "r1")), title="Sheets"))
    assert page.count("<h1>") == 1


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_sheet_of_problems_is_one_page(language, paper):
    with using(language):
        text = text_of(to_pdf(printed(sheet("problems")), paper=paper))
    assert text.count("=== page") == 1
