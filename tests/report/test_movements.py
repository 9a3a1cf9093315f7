"""Does the printed register hold every move with its pair, and the slip what somebody before an empty shelf must know?"""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from reorg.language import using
from reorg.museum import Movement, Place, Places
from reorg.report import MOVEMENT_COLUMNS, MovedThing, Report, movement_register, register_rows, slips, to_html, to_pdf

PLACES = Places.of(
    [Place("r", "R", "room", name="Store"), Place("a", "A1", "unit", place="r"), Place("b", "B2", "unit", place="r")]
)
HOME = Movement("o1", "d:1", "2026-01-02T08:00:00Z", "ana", "2026-01-02", origin="a", to="b", reason="pests")
OUT = replace(HOME, about="o2", action="d:2", out=True, taken_by="Ben", due="2026-02-01", to="", elsewhere="Lab")
BACK = replace(OUT, about="o3", returned="2026-01-20", received_by="Ana")
STRUCK = replace(OUT, about="o4", struck=True)
MOVED = [
    MovedThing(HOME, "1974.1", "jar"), MovedThing(OUT, "1978-12-45", "مصباح"), MovedThing(BACK, "3", "cup"),
    MovedThing(STRUCK, "4", "bowl"), MovedThing(replace(HOME, about="a"), "A1", "Case", is_place=True),
]  # fmt: skip


def told(report: Report) -> str:
    content = to_pdf(report, paper="a6" if str(report.title).startswith("Moved") else "a4")
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_every_move_stands_in_the_register_under_the_guides_columns() -> None:
    rows = register_rows(MOVED, PLACES)
    assert all(len(row) == len(MOVEMENT_COLUMNS) for row in rows)
    assert rows[0] == ("1974.1", "jar", "A1", "B2", "pests", "ana", "2026-01-02", "", "", "")
    assert rows[1][3:] == ("Lab", "pests", "Ben", "2026-01-02", "2026-02-01", "still out", "")
    assert rows[2][8:] == ("2026-01-20", "Ana")
    assert rows[3][8] == "taken back"
    assert rows[4][1] == "Case, with everything in it"


def test_what_should_be_back_stands_on_top_and_struck_lines_are_counted() -> None:
    said = told(movement_register(MOVED, PLACES, "Mill", date="2026-03-01", since="2026-01-01", until="2026-03-01"))
    assert "5 moves. Still out: 1; of these should be back: 1." in said
    assert said.index("Should be back") < said.index("The register")
    assert "1 line was taken back" in said
    assert "From 1 January 2026 to 1 March 2026" in said
    assert "Page 1 of 1" in said
    assert "Should be back" not in told(movement_register(MOVED, PLACES, "Mill", date="2026-01-31"))
    assert "Nothing is out." in told(movement_register(MOVED[:1], PLACES, "Mill", date="2026-01-31"))


def test_the_register_reads_in_arabic_and_as_a_page() -> None:
    with using("ar"):
        report = movement_register(MOVED, PLACES, "Mill", date="2026-03-01")
        content = to_pdf(report)
        assert content.startswith(b"%PDF")
        page = to_html(report)
    assert 'dir="rtl"' in page
    assert "1978-12-45" in page


def test_a_slip_stays_at_every_old_place() -> None:
    with_two_origins = [MOVED[1], replace(MOVED[2], move=replace(BACK, origin="b"))]
    content = to_pdf(slips(with_two_origins, PLACES, "Mill", date="2026-03-01"), paper="a6")
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) == 2
        assert [round(side / 72 * 25.4) for side in pdf[0].get_size()] == [105, 148]
        pages = [page.get_textpage().get_text_range() for page in pdf]
    for page, place in zip(pages, ("A1", "B2"), strict=True):
        assert "Moved to Lab" in page
        assert f"Stood in R Store / {place}" in page
        assert "1 February 2026" in page


def test_a_slip_of_many_says_that_there_are_more() -> None:
    many = [replace(MOVED[0], number=str(at)) for at in range(100)]
    assert "And 40 more." in told(slips(many, PLACES, "Mill", date="2026-03-01"))
    with pytest.raises(ValueError, match="something that moved"):
        slips([], PLACES, "Mill", date="2026-03-01")
