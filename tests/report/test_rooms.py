"""Is a room of any shape drawn as it is, and does the sheet to measure one by have all that is asked?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reorg.language import say, using
from reorg.museum import Museum, Place, Places, shape_of
from reorg.report import room_sheet, store_map, to_html
from reorg.report.draw import Narrow
from reorg.report.draw.pen import PAPER
from reorg.storage import survey
from tests.report.golden import same

FACTS: dict[str, Any] = {
    "width": 8000.0, "depth": 6500.0,
    "walls": (
        {"length": 8000}, {"length": 5000}, {"length": 3000, "turn": -90}, {"length": 1500}, {"length": 5000}, {"length": 6500},
    ),
    "doors": (
        {"wall": "5", "at": 3600, "width": 900, "hinge": "start", "opens": "in"},
        {"wall": "2", "at": 3900, "width": 850, "hinge": "end", "opens": "out"},
    ),
    "features": (
        {"kind": "window", "wall": "1", "at": 6000, "width": 1200},
        {"kind": "column", "x": 5350, "y": 2350, "width": 300},
        {"kind": "column", "x": 2600, "y": 5900, "width": 350, "round": True},
        {"kind": "radiator", "wall": "6", "at": 3500, "width": 1200, "depth": 150},
        {"kind": "low ceiling", "x": 0, "y": 5000, "width": 2500, "depth": 1500, "height": 1900},
        {"kind": "stairs", "wall": "2", "at": 1500, "width": 1800, "depth": 900},
        {"kind": "dead zone", "x": 4200, "y": 5500, "width": 800, "depth": 800},
    ),
}  # fmt: skip
ROOM = Place(id="r", code="R", kind="room", name="Store", **FACTS)
UNIT = Place(id="u", code="A1", kind="unit", place="r", width=1000, depth=400, x=200, y=0, fill=0.5)
MUSEUM = Museum(places=Places.of([ROOM, UNIT]))


def test_a_room_with_everything_in_it_is_drawn_as_last_time() -> None:
    drawn = store_map(MUSEUM, survey(MUSEUM), width=820)
    narrow = (Narrow((1200, 400), (1200, 1000), say("60 cm")),)
    drawn = replace(drawn, rooms=tuple(replace(each, numbered=True, narrow=narrow) for each in drawn.rooms))
    same("room.en.svg", drawn.svg().replace("><", ">\n<") + "\n")
    assert len(set(drawn.svg(PAPER).split('"')) & {"#0F5C5C", "#B3CFCB"}) == 0  # black and white is enough on paper


def test_the_plan_is_never_mirrored() -> None:
    with using("ar"):
        arabic = store_map(MUSEUM, survey(MUSEUM), width=820).svg()
    english = store_map(MUSEUM, survey(MUSEUM), width=820).svg()
    turned = [line for line in arabic.split("<") if 'class="d-swing"' in line and "A" in line]
    plain = [line for line in english.split("<") if 'class="d-swing"' in line and "A" in line]
    assert [line.count(" 0 0 1 ") for line in turned] == [line.count(" 0 0 1 ") for line in plain]


def test_the_sheet_is_as_last_time() -> None:
    empty = to_html(room_sheet(Museum(), name="Mill", date="2026-11-23"))
    assert empty.count("<tr") > 12 + 2 + 4 + 9 + 22
    known = to_html(room_sheet(MUSEUM, ROOM, name="Mill", date="2026-11-23"))
    assert "650 cm" in known.replace("\u2068", "").replace("\u2069", "")
    assert "RE-ORG: room sheet, R Store" in known.replace("\u2068", "").replace("\u2069", "")


def test_its_shape_is_that_of_its_walls() -> None:
    shape = shape_of(ROOM)
    assert shape is not None
    assert shape.corners[3] == (5000, 5000)
    assert len(shape.features) == 7
    assert len(shape.doors) == 2
