"""Is a layout drawn so that moved, new and free floor are told apart without colour, and is each unit's corner on the sheet?"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from reorg.language import use
from reorg.museum import Museum, Place, Places
from reorg.report import draw, in_feet, layout_drawing, layout_sheet, to_html
from reorg.report.layouts import _feet
from reorg.storage import layouts

DOOR = {"wall": "south", "at": 1000, "width": 900, "hinge": "start", "opens": "in"}
ROOM = {"kind": "room", "code": "R", "width": 5000, "depth": 3600, "height": 2600, "doors": [DOOR]}
UNIT = {"kind": "unit", "place": "r", "type": "shelving", "width": 1000, "depth": 400, "height": 2000}


@pytest.fixture(scope="module")
def found() -> tuple[Museum, layouts.Layouts]:
    places = [Place.from_facts("r", ROOM)]
    for code, spot in {"A2": (0, 0), "A10": (1000, 2900)}.items():
        places.append(Place.from_facts(code.lower(), {**UNIT, "code": code, "x": spot[0], "y": spot[1]}))
    museum = Museum(places=Places.of(places))
    return museum, layouts.propose(museum, museum.places["r"], layouts.Ask(add={"shelving": 1}))


def test_what_stays_moves_and_is_new_is_drawn_with_the_ways(found: tuple[Museum, layouts.Layouts]) -> None:
    museum, answer = found
    room, made = museum.places["r"], answer.proposals[0]
    drawing = layout_drawing(room, made, layouts.lanes(room, answer.ask, made.standing))
    assert drawing is not None
    for palette in (draw.SCREEN, draw.PAPER, draw.DARK):
        ET.fromstring(drawing.svg(palette))
    svg = drawing.svg(draw.PAPER)
    assert svg.count('class="d-laid-new"') == 1 + 1  # the unit, and in the legend
    assert svg.count('class="d-lane"') >= 1
    assert "d-lane-edge" in svg
    assert all(f">{code}<" in svg for code in ("A2", "A10", "A11"))
    assert "1 is new" in svg
    use("ar")
    ET.fromstring(drawing.svg())


def test_today_needs_no_legend_and_a_tiny_one_no_words(found: tuple[Museum, layouts.Layouts]) -> None:
    museum, answer = found
    plain = layout_drawing(museum.places["r"], answer.today)
    tiny = layout_drawing(museum.places["r"], answer.today, width=240.0, tallest=150.0, tiny=True)
    assert plain is not None
    assert tiny is not None
    assert "stay" not in plain.svg()
    assert "<text" not in tiny.svg()
    assert layout_drawing(Place.from_facts("x", {"kind": "room", "code": "X"}), answer.today) is None


def test_the_sheet_says_where_each_corner_is_marked(found: tuple[Museum, layouts.Layouts]) -> None:
    museum, answer = found
    made = answer.proposals[0]
    page = to_html(layout_sheet(museum, museum.places["r"], answer, made, date="2026-11-23", feet=True))
    plain = re.sub("[\u2066-\u2069]", "", page)
    spot = next(each for each in made.standing if each.code == "A11")
    assert f"{spot.x / 10:g}" in plain
    assert _feet(spot.x) in plain
    assert plain.index("A2<") < plain.index("A10<")
    assert "DIN 18040-1" in plain


@pytest.mark.parametrize(
    ("mm", "said"), [(0, "0′ 0″"), (304.8, "1′ 0″"), (2590.8, "8′ 6″"), (3111.5, "10′ 2½″"), (300, "0′ 11¾″")]
)
def test_feet_and_inches_to_a_quarter(mm: float, said: str) -> None:
    assert _feet(mm) == said


def test_a_museum_measures_in_feet_where_its_country_does() -> None:
    assert in_feet(Museum(facts={"country": "US"}))
    assert not in_feet(Museum(facts={"country": "FR"}))
    assert not in_feet(Museum())
