"""Is a room drawn for placing its units small, to scale, and safe whatever a code says?"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from reorg.museum import Place, shape_of
from reorg.report.draw import Beneath, Editing

ROOM = Place(
    id="r", code="R", kind="room", width=8000.0, depth=6000.0, doors=({"wall": "south", "at": 1000, "width": 900},),
    features=({"kind": "column", "x": 3000.0, "y": 3000.0, "width": 300.0},),
)  # fmt: skip


def unit(at: int, **facts: object) -> Place:
    kept = {"code": f"A{at}", "width": 1000.0, "depth": 400.0, "height": 2000.0, "x": 1000.0 * at, "y": 5.0, **facts}
    return Place(id=f"p{at:016x}", kind="unit", place="r", **kept)  # type: ignore[arg-type]  # facts of a place


def drawn(*units: Place, beneath: Beneath | None = None) -> str:
    shape = shape_of(ROOM)
    assert shape is not None
    return Editing(ROOM, shape, units, {"shelving": 3}, beneath).svg()


def test_a_unit_is_one_path_that_says_what_it_is_to_the_millimetre() -> None:
    svg = drawn(unit(1, turn=90, type="shelving", x=1234.0))
    assert 'data-u="90 2000 3 A1" d="M123.4 0.5h40v100h-40z' in svg
    assert 'id="doors-1"' in svg
    assert 'id="features-1"' in svg


def test_codes_that_are_markup_stay_text_and_units_without_a_spot_are_left_out() -> None:
    svg = drawn(unit(1, code='<b>"x"&'), unit(2, x=None), beneath=Beneath('/x/?a="', 100, 50, 12.5, 10, 20, 1.5))
    root = ET.fromstring(svg)
    assert len(root.findall(".//{*}path[@data-u]")) == 1
    image = root.find(".//{*}image")
    assert image is not None
    assert (image.get("width"), image.get("transform")) == ("125", "translate(1 2) rotate(1.50)")


def test_three_thousand_units_stay_below_three_hundred_kilobytes() -> None:
    large = Place(id="r", code="R", kind="room", width=80_000.0, depth=60_000.0)
    shape = shape_of(large)
    assert shape is not None
    units = tuple(unit(at, x=at % 60 * 1300.0, y=at // 60 * 1200.0) for at in range(3000))
    svg = Editing(large, shape, units).svg()
    assert len(re.findall("data-u=", svg)) == 3000
    assert len(svg.encode()) < 300_000
