"""Does a heat map tell a class by pattern and letter too, stay light with thousands of units, and hide what stands behind?"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reorg.language import using
from reorg.report.draw import MANY, PAPER, Block, Classes, HeatMap, IsoMap, Room, Unit
from reorg.report.draw.iso import SLIP, Bounds, hidden, order

CLASSES = Classes("How full", ("a", "b", "c", "d", "e"))
ROOM = Room("r", "R", "Store", 12000.0, 60000.0)


def unit(at: int, **more: object) -> Unit:
    spot = {"x": 100.0 + (at % 10) * 1100, "y": 100.0 + (at // 10) * 800}
    return Unit(f"u{at}", f"U{at}", "r", 1000.0, 400.0, **{**spot, "href": f"/u{at}/", **more})  # type: ignore[arg-type]


def heat(count: int, levels: dict[str, int], **more: object) -> HeatMap:
    return HeatMap((ROOM,), tuple(unit(at) for at in range(count)), CLASSES, levels, **more)  # type: ignore[arg-type]


def test_each_class_has_a_pattern_and_a_letter_and_the_legend_counts() -> None:
    drawn = heat(6, {f"u{at}": at + 1 for at in range(5)}).svg(PAPER)
    ET.fromstring(drawn)  # noqa: S314 - our own drawing
    for level, sign in enumerate("?ABCDE"):
        assert f'<pattern id="h{level}"' in drawn
        assert f"url(#h{level})" in drawn
        assert f">{sign}</text>" in drawn
    patterns = {re.sub(r'id="h\d"', "", each) for each in re.findall(r"<pattern .*?</pattern>", drawn)[1:]}
    assert len(patterns) == 5


def test_a_unit_leads_to_its_page_and_says_its_class_when_pointed_at() -> None:
    drawn = heat(1, {"u0": 4}, told={"u0": "95 %"}).svg()
    assert '<a href="/u0/"><title>' in drawn
    title = re.search(r'<a href="/u0/"><title>(.*?)</title>', drawn)
    assert title is not None
    assert re.sub("[\u2066-\u2069]", "", title[1]) == "U0, D: 95 %"


def test_of_many_units_a_class_is_one_path_and_the_code_leads_to_the_unit() -> None:
    many = MANY + 1
    drawn = heat(many, dict.fromkeys((f"u{at}" for at in range(many)), 3), tallest=6000.0).svg()
    assert drawn.count("<path") < 40
    assert drawn.count('<a href="/u') == many
    assert len(drawn) < 100 * many + 6000


def test_what_a_museum_writes_cannot_break_the_drawing() -> None:
    evil = Unit("u0", '<script>"&', "r", 1000.0, 400.0, 100.0, 100.0, href='"/><script>')
    for drawing in (
        HeatMap((ROOM,), (evil,), CLASSES, {"u0": 5}, told={"u0": "</title><b>"}),
        IsoMap((ROOM,), (Block(evil, 0.0, 2000.0),), CLASSES, {"u0": 5}, told={"u0": "</title><b>"}),
    ):
        assert "<script" not in drawing.svg()
        ET.fromstring(drawing.svg())  # noqa: S314 - our own drawing


def test_a_plan_is_not_mirrored_where_one_reads_from_the_right() -> None:
    def boxes(drawn: str) -> list[str]:
        return re.findall(r'<a href="/u\d/"><title>.*?</title><path d="M([\d.]+)', drawn)

    small = HeatMap((Room("r", "R", "", 5000.0, 4000.0),), (unit(0), unit(1)), CLASSES, {}, width=800.0)
    english = boxes(small.svg())
    with using("ar"):
        arabic = boxes(small.svg())
    assert float(english[1]) - float(english[0]) == float(arabic[1]) - float(arabic[0]) > 0


@pytest.mark.parametrize("corner", range(4))
def test_what_stands_nearest_the_corner_is_painted_last(corner: int) -> None:
    spots = [(100.0, 100.0), (3000.0, 100.0), (3000.0, 2500.0), (100.0, 2500.0)]  # back left, back right, front right, front left
    units = [unit(at, x=x, y=y) for at, (x, y) in enumerate(spots)]
    room = Room("r", "R", "", 4200.0, 3200.0)
    drawn = IsoMap((room,), tuple(Block(each, 0.0, 2000.0) for each in units), CLASSES, {}, corner).svg()
    painted = re.findall(r'href="/u(\d)/"', drawn)
    assert painted[-1] == str((2, 3, 0, 1)[corner])
    assert painted[0] == str((0, 1, 2, 3)[corner])


def test_shelves_are_seen_from_the_open_side_only() -> None:
    block = Block(unit(0, turn=0), 0.0, 2000.0, (500.0, 1000.0, 1500.0))
    room = Room("r", "R", "", 4000.0, 3000.0)
    lines = [IsoMap((room,), (block,), CLASSES, {}, corner).svg().count("d-board") for corner in range(4)]
    assert lines == [1, 1, 0, 0]  # it opens to the front: seen from both front corners


def test_the_other_side_of_the_room_has_the_same_size_on_the_sheet() -> None:
    room = Room("r", "R", "", 4000.0, 3000.0)
    heights = {re.search(r'height="([\d.]+)"', IsoMap((room,), (Block(unit(0), 0.0, 2000.0),), CLASSES, {}, c).svg())[1] for c in (0, 2)}  # type: ignore[index]
    assert len(heights) == 1


side = st.integers(1, 12).map(lambda each: each * 100.0)
place = st.integers(0, 40).map(lambda each: each * 100.0)
bounds = st.tuples(place, place, side, side, side).map(lambda b: (b[0], b[1], 0.0, b[0] + b[2], b[1] + b[3], b[4]))


def apart(one: Bounds, two: Bounds) -> bool:
    return one[3] <= two[0] or two[3] <= one[0] or one[4] <= two[1] or two[4] <= one[1]


def entered(box: Bounds, x: float, y: float, z: float) -> float | None:
    """Where the line of sight through a point, coming from where all are largest, first meets a box; None if never."""
    into = max(low - at for low, at in zip(box[:3], (x, y, z), strict=True))
    out = min(high - at for high, at in zip(box[3:], (x, y, z), strict=True))
    return out if out > into + 3 * SLIP else None


@given(st.lists(bounds, min_size=2, max_size=9), st.integers(0, 4000), st.integers(0, 4000), st.integers(0, 1000))
def test_on_every_line_of_sight_the_nearest_block_is_painted_last(boxes: list[Bounds], x: int, y: int, z: int) -> None:
    kept: list[Bounds] = []
    for box in boxes:
        if all(apart(box, other) for other in kept):
            kept.append(box)
    assume(len(kept) > 1)
    painted = order(kept)
    assert sorted(painted) == list(range(len(kept)))
    met = [(far, at) for at, box in enumerate(kept) if (far := entered(box, x, y, z)) is not None]
    assert [at for _, at in sorted(met)] == sorted((at for _, at in met), key=painted.index)


def test_the_code_of_a_block_behind_another_is_not_written_over_it() -> None:
    low, tall = (0.0, 0.0, 0.0, 500.0, 500.0, 500.0), (600.0, 600.0, 0.0, 1500.0, 1500.0, 2500.0)
    assert hidden([low, tall]) == [True, False]
    assert hidden([tall, (3000.0, 0.0, 0.0, 3500.0, 400.0, 2000.0)]) == [False, False]
