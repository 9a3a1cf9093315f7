"""Is the sheet of the walk one line a unit, twenty and more a page, and readable in both directions?"""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from reorg.language import use
from reorg.museum import Museum, Place, Places
from reorg.report import to_html, to_pdf, walk_sheet
from reorg.storage import walk


def store(count: int) -> Museum:
    room = Place("r1", "R1", "room", name="<Attic>", width=12_000, depth=8_000)
    units = [
        Place(
            f"u{at}",
            f"A{at}",
            "unit",
            place="r1",
            width=1000,
            depth=400,
            height=2000,
            x=1000.0 * (at % 10),
            y=900.0 * (at // 10),
        )
        for at in range(1, count + 1)
    ]
    return Museum(places=Places.of([room, *units, Place("s", "A1-1", "shelf", place="u1", z=400.0, height=300)]))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_unit_has_its_line_and_a_page_takes_more_than_twenty(language: str) -> None:
    use(language)
    museum = store(62)
    report = walk_sheet(museum, walk(museum.places), name="Mill", date="2026-11-23")
    page = to_html(report)
    codes = re.findall(r">[\u2066-\u2069]?(A\d+)[\u2066-\u2069]?</text>", page)
    assert {f"A{at}" for at in range(1, 63)} <= set(codes)
    assert "<Attic>" not in page
    for paper in ("a4", "us-letter"):
        found = pypdfium2.PdfDocument(to_pdf(report, paper=paper))
        words = [each.get_textpage().get_text_bounded() for each in found]
        assert len(words) in {3, 4}  # on the shorter paper the signatures stand alone
        assert len(set(re.findall(r"A\d+|\d+A", words[1]))) >= 20


def test_only_what_is_left_is_printed_and_all_if_nothing_is() -> None:
    museum = store(3)
    places = {each.id: replace(each, walked="2026") if each.id == "u2" else each for each in museum.places.values()}
    some = Places.of(places.values())
    assert (
        "A2</text>"
        not in to_html(walk_sheet(Museum(places=some), walk(some), name="", date="2026-11-23")).split("</figure>")[-2]
    )
    done = Places.of(replace(each, walked="2026") if each.kind == "unit" else each for each in some.values())
    assert "A2</text>" in to_html(walk_sheet(Museum(places=done), walk(done), name="", date="2026-11-23"))
    assert "There is no unit" in to_html(walk_sheet(Museum(), walk(Places.of([])), name="", date="2026-11-23"))
