"""Do the papers of the procedures say who, what, when and where, on both copies, in any script, and nothing twice?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.language import using
from reorg.museum import PAPERS, PROCEDURES, Case, Facts, Place, Places, identity
from reorg.report import (
    CaseSheet,
    RegisterCorrection,
    RegisterLine,
    accession_register,
    procedure_paper,
    to_html,
    to_pdf,
)
from tests.report.golden import same
from tests.report.test_html import Balanced
from tests.report.test_pdf import text_of

DAY = "2026-11-22"
PLACES = Places.of(
    [
        Place("pr", "R", "room", name="Store"),
        Place("pu", "A1", "unit", place="pr"),
        Place("s1", "A1-1", "shelf", place="pu", order=1),
        Place("s2", "A1-2", "shelf", place="pu", order=2),
    ]
)
OBJECTS: dict[str, Facts] = {
    "o1": {"number": "1978.2", "name": "jar", "place": "s2", "width": 300, "depth": 200, "height": 350, "weight": 4.5},
    "o2": {"number": "1978.10", "name": "lamp", "place": "s1", "condition": "fair", "keep_still": "the glass is loose"},
}
SAID: Facts = {
    "number": "L-2026-001", "party": "City Museum", "purpose": "Clay", "title": "Hall 2", "date": "2026-12-01",
    "until": "2027-02-28", "responsible": "Omar", "value": "9,000 EUR", "terms": "Not above 55 % relative humidity.",
    "signed": "Omar", "signed_on": "2026-11-20", "place": "pu", "way": "gift",
}  # fmt: skip


def sheet(code: str, **said: object) -> CaseSheet:
    case = Case("w1", {"procedure": code, **SAID, **said}, OBJECTS)
    return CaseSheet(case, "Mill", PLACES, DAY, tuple(OBJECTS.items()), "Rima")


def test_a_loan_agreement_on_two_copies() -> None:
    report = procedure_paper("agreement", sheet("loan out"))
    html = to_html(report)
    Balanced(html)
    assert html.count("The objects stay the property of the lender.") == 2
    same("loan-agreement.en.txt", text_of(to_pdf(report)))


def test_a_sheet_for_the_shelf_walk_leaves_room_for_what_is_not_on_it() -> None:
    same("shelf-walk.en.txt", text_of(to_pdf(procedure_paper("walk", sheet("inventory")))))


def test_things_are_fetched_in_the_order_in_which_one_walks() -> None:
    html = to_html(procedure_paper("retrieval", sheet("use")))
    assert html.index("1978.10") < html.index("1978.2")
    assert "the glass is loose" in html
    assert "4.5 kg" in html


def test_a_receipt_says_the_number_that_something_came_in_with() -> None:
    key = identity("o", "w1", 1)
    case = Case(
        "w1", {"procedure": "entry", **SAID, "number": "E-2026-001"}, {key: {"number": "2026.7", "name": "lamp"}}
    )
    assert "E-2026-001.1 (now 2026.7)" in to_html(procedure_paper("receipt", CaseSheet(case, "Mill", PLACES, DAY)))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_every_paper_prints_in_both_directions_on_both_papers(language: str, paper: str) -> None:
    made = 0
    with using(language):
        for code, procedure in PROCEDURES.items():
            for kind in procedure.papers:
                assert to_pdf(procedure_paper(kind, sheet(code)), paper=paper).startswith(b"%PDF")
                made += 1
    assert made >= len(PAPERS)


@settings(max_examples=15)
@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_written_stands_on_the_paper_as_text(name: str, terms: str) -> None:
    told = sheet("loan out", party=name, terms=terms)
    for kind in ("agreement", "retrieval"):
        Balanced(to_html(procedure_paper(kind, told)))


def lines(count: int) -> list[RegisterLine]:
    bought: Facts = {"way": "purchase", "party": "Sami", "price": "40 EUR", "responsible": "Council"}
    return [
        RegisterLine(
            {"number": f"2026.{at}", "name": "clay jar", "materials": "clay", "acquired": "2026-03-01", "acquisition": "purchase, Sami"},
            bought, "2026-03-04", struck=at == 2, left="struck; went to City" if at == 2 else "",
        )
        for at in range(1, count + 1)
    ]  # fmt: skip


CORRECTED = [RegisterCorrection("2026.1", "materials", "bronze", "clay", "Leila", "2026-04-02T10:00:00Z")]


@pytest.mark.parametrize("columns", ["short", "french"])
def test_the_accession_register_as_a_book(columns: str) -> None:
    report = accession_register(lines(3), CORRECTED, museum="Mill", date=DAY, columns=columns)
    html = to_html(report)
    Balanced(html)
    assert "<s><bdi>2026.2</bdi></s>" in html
    assert "<s><bdi>bronze</bdi></s>" in html
    assert html.count("In all: 3. With a line through them: 1. In the collection: 2.") == 2
    same(f"accessions-{columns}.en.txt", text_of(to_pdf(report)))


def test_a_double_page_holds_the_same_lines_on_both_of_its_pages() -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(to_pdf(accession_register(lines(60), [], museum="Mill", date=DAY, columns="french")))
    pages = [pdf[at].get_textpage().get_text_range() for at in range(len(pdf))]
    left = [at for at, text in enumerate(pages) if "2 Way of acquisition" in text]
    right = [at for at, text in enumerate(pages) if "18 Observations" in text]
    assert left == [at - 1 for at in right]
    assert all(at % 2 == 1 for at in left)  # counted from 0: pages 2, 4 … lie on the left
    held = [
        [number for number in range(1, 61) if f"2026.{number}\r" in pages[at] or f"2026.{number} " in pages[at]]
        for at in (*left, *right)
    ]
    assert held[: len(left)] == held[len(left) :]
