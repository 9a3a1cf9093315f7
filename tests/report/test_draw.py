"""Do drawings say what they should, in every language, palette and for whatever text a museum has?"""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import use
from reorg.report import draw
from reorg.report.draw.floor import draw_door
from reorg.report.draw.pen import Pen, shortened, text_width, wrapped
from reorg.report.draw.signs import fill_class, hatch
from tests.report import store

SVG = "{http://www.w3.org/2000/svg}"
ALL = (store.store_map, store.elevation, store.bars, store.lights, store.changes, store.pair)
words = st.text(max_size=40)


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("palette", [draw.SCREEN, draw.PAPER, draw.DARK])
def test_every_drawing_is_well_formed_named_and_painted_without_a_style_sheet(make, language, palette):
    use(language)
    root = ET.fromstring(make().svg(palette))
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    assert root.get("role") == ("group" if root.find(f".//{SVG}a") is not None else "img")
    for shape in root.iter():
        if shape.tag in (f"{SVG}rect", f"{SVG}path", f"{SVG}circle", f"{SVG}text"):
            assert shape.get("class", "").startswith("d-")
            assert shape.get("fill") or shape.get("stroke")


@pytest.mark.parametrize("make", ALL)
def test_drawings_need_no_ids_so_any_number_of_them_fits_in_a_page(make):
    assert " id=" not in make().svg()


def test_drawing_is_equal_for_equal_values():
    assert store.store_map() == store.store_map()
    assert store.store_map().svg() == store.store_map().svg()


def test_what_the_classes_mean_stands_below_only_where_a_class_is_drawn():
    room = (draw.Room("r", "R", "Attic", 4000, 3000),)
    unit = draw.Unit("u", "A", "r", 1000, 400, 0, 0, fill=0.3)
    empty = draw.StoreMap(room).svg()
    assert "How full" not in empty
    assert "on the floor" not in ET.fromstring(empty).itertext()
    dark = list(ET.fromstring(draw.StoreMap(room, (replace(unit, fill=None),)).svg()).itertext())
    assert "not known" in dark
    assert "under 50 %" not in dark
    known = list(ET.fromstring(draw.StoreMap(room, (unit,)).svg()).itertext())
    assert {"under 50 %", "over 100 %"} <= set(known), "who sees that none is over 100 % has learnt something"
    assert "not known" not in known
    floors = (draw.FloorArea("f", "F", "r", 3),)
    assert "objects on the floor" in list(ET.fromstring(draw.StoreMap(room, (), floors).svg()).itertext())


@given(words, words)
def test_whatever_a_register_says_a_drawing_stays_xml(code, name):
    rooms = (draw.Room("r", code, name, 4000, 3000, href=f"/?q={code}"),)
    units = (draw.Unit("u", code, "r", 1000, 400, 0, 0, fill=1.2), draw.Unit("v", name, "r"))
    ET.fromstring(draw.StoreMap(rooms, units).svg())
    ET.fromstring(draw.Bars(name, (draw.Bar(code, 3),), code).svg())


def _units(svg):
    """Return x, y, width, height of every unit's outline."""
    outlines = [shape for shape in ET.fromstring(svg).iter(f"{SVG}rect") if shape.get("class") == "d-edge"]
    return [tuple(float(shape.get(name)) for name in ("x", "y", "width", "height")) for shape in outlines]


def test_plans_are_never_mirrored_but_their_legend_is():
    room = draw.Room("r", "R", "", 6000, 4000)
    units = (
        draw.Unit("a", "A", "r", 1000, 400, 0, 0, fill=0.5),
        draw.Unit("b", "B", "r", 1000, 400, 4000, 0, fill=0.5),
    )
    plan = draw.StoreMap((room,), units)
    english = _units(plan.svg())
    use("ar")
    arabic = _units(plan.svg())
    assert english[0][0] < english[1][0]
    assert arabic[1][0] - arabic[0][0] == pytest.approx(english[1][0] - english[0][0])
    assert english[-1][0] < plan.width / 2 or english[2][0] < plan.width / 2
    assert arabic[2][0] == pytest.approx(plan.width - english[2][0] - english[2][2], abs=0.2)


def test_units_are_drawn_to_the_scale_of_their_room_and_turned_ones_swap_sides():
    room = draw.Room("r", "R", "", 5000, 4000)
    flat = draw.Unit("a", "A", "r", 1000, 400, 1000, 500, 0, fill=0.2)
    upright = replace(flat, id="b", x=3000, turn=90)
    (_, _, wide, deep), (_, _, wide2, deep2), *_rest = _units(draw.StoreMap((room,), (flat, upright)).svg())
    assert wide / deep == pytest.approx(2.5, rel=0.01)
    assert (wide2, deep2) == (deep, wide)


def test_a_unit_that_nobody_measured_is_shown_beside_the_plan_and_not_in_it():
    room = draw.Room("r", "R", "", 5000, 4000)
    svg = draw.StoreMap((room,), (draw.Unit("a", "A9", "r", fill=0.4),)).svg()
    wall = next(s for s in ET.fromstring(svg).iter(f"{SVG}rect") if s.get("class") == "d-wall")
    below = float(wall.get("y")) + float(wall.get("height"))
    assert "position not measured yet" in svg
    assert _units(svg)[0][1] > below


def test_a_room_that_nobody_measured_has_dashed_walls_around_what_is_known():
    svg = draw.StoreMap((draw.Room("r", "R"),), (draw.Unit("a", "A", "r", 1000, 400, 0, 0),)).svg()
    assert "d-guess" in svg
    assert "not measured yet" in svg


def test_a_store_without_anything_is_still_a_drawing():
    assert "0 units" in draw.StoreMap(()).svg()


def test_over_full_units_carry_a_mark_and_unknown_ones_a_question():
    room = draw.Room("r", "R", "", 3000, 3000)
    unit = draw.Unit("a", "A", "r", 2000, 800, 0, 0, fill=1.12)
    assert "112\u202f%" in draw.StoreMap((room,), (unit,)).svg()
    assert ">?<" in draw.StoreMap((room,), (replace(unit, fill=None),)).svg()
    tiny = draw.StoreMap((room,), (replace(unit, width=90.0, depth=90.0),)).svg()
    assert "112\u202f%</text>" not in tiny
    assert tiny.count('class="d-solid"') > draw.StoreMap(
        (room,), (replace(unit, width=90, depth=90, fill=0.5),)
    ).svg().count('class="d-solid"')


def test_what_does_not_fit_on_a_shelf_runs_over_its_side():
    unit = draw.Elevation("B", (1000, 2000), (draw.Shelf("s", "S", 500, 400, 1000, 1.2),))
    root = ET.fromstring(unit.svg())
    wall = next(s for s in root.iter(f"{SVG}rect") if s.get("class") == "d-wall")
    block = next(s for s in root.iter(f"{SVG}rect") if s.get("class") == "d-edge")
    right = [float(s.get("x")) + float(s.get("width")) for s in (wall, block)]
    assert right[1] > right[0]


def test_the_person_and_the_unit_have_one_scale():
    root = ET.fromstring(draw.Elevation("B", (1000, 1700), ()).svg())
    wall = next(s for s in root.iter(f"{SVG}rect") if s.get("class") == "d-wall")
    head = next(root.iter(f"{SVG}circle"))
    top = float(head.get("cy")) - float(head.get("r"))
    assert top == pytest.approx(float(wall.get("y")), abs=0.2)


def test_bars_start_at_the_right_where_reading_does():
    bars = draw.Bars("", (draw.Bar("One", 5), draw.Bar("Two", 10)))
    use("ar")
    boxes = [s for s in ET.fromstring(bars.svg()).iter(f"{SVG}rect") if s.get("class") == "d-bar"]
    ends = [float(s.get("x")) + float(s.get("width")) for s in boxes]
    assert ends[0] == pytest.approx(ends[1], abs=0.2)


def test_a_part_that_nobody_counted_is_told_as_a_range():
    assert "312–352" in draw.Bars("", (draw.Bar("No place", 312, unknown=40),)).svg()


@pytest.mark.parametrize(("count", "said"), [(0, "0 %"), (1, "1 %"), (999, "99 %"), (1000, "100 %")])
def test_almost_all_is_not_all_and_few_are_not_none(count, said):
    assert f">{said}<" in draw.completeness("", [("Name", count, "")], 1000).svg()


@given(st.floats(0, 5), st.floats(0, 5))
def test_fuller_is_never_a_lighter_class(one, other):
    low, high = sorted((one, other))
    assert 1 <= fill_class(low) <= fill_class(high) <= 5


@pytest.mark.parametrize(("fill", "level"), [(0, 1), (0.5, 2), (0.75, 3), (0.9, 4), (1.0, 4), (1.001, 5)])
def test_fill_classes(fill, level):
    assert fill_class(fill) == level


@given(st.floats(1, 300), st.floats(1, 300), st.floats(2, 9), st.booleans())
def test_hatching_stays_inside_its_box(width, height, gap, falling):
    pen = Pen(400, mirrored=False)
    hatch(pen, (10, 20, width, height), gap=gap, style="hatch", falling=falling)
    for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", "".join(pen.parts)):
        assert 9.9 <= float(x) <= 10.1 + width
        assert 19.9 <= float(y) <= 20.1 + height


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [draw.SCREEN, draw.PAPER, draw.DARK])
def test_words_can_be_read_on_every_fill(palette):
    assert _contrast(palette["ink"], palette["paper"]) >= 7
    assert _contrast(palette["quiet"], palette["paper"]) >= 4.5
    assert _contrast(palette["on-5"], palette["fill-5"]) >= 4.5
    assert all(_contrast(palette["ink"], palette[f"fill-{level}"]) >= 4.5 for level in range(1, 4))


@pytest.mark.parametrize("palette", [draw.SCREEN, draw.PAPER, draw.DARK])
def test_fills_go_one_way_on_a_photocopy(palette):
    light = [_luminance(palette[f"fill-{level}"]) ** (1 / 3) for level in range(1, 6)]
    steps = [b - a for a, b in pairwise(light)]
    assert all(step < -0.05 for step in steps) or all(step > 0.05 for step in steps)


@given(words, st.floats(6, 20), st.floats(0, 200))
def test_shortened_words_fit(said, size, width):
    cut = shortened(said, size, width)
    assert cut == said or text_width(cut, size) <= width or cut == "…"


@given(words, st.floats(20, 200))
def test_wrapped_words_keep_their_order_and_their_lines(said, width):
    lines = wrapped(said, 12, width, lines=3)
    assert len(lines) <= 3
    if not any("…" in line for line in lines):
        assert " ".join(lines).split() == said.split()


def test_the_style_sheet_repaints_every_class_that_is_drawn():
    sheet = draw.css()
    drawn = {name for make in ALL for name in re.findall(r'class="(d-[\w-]+)"', make().svg())}
    assert all(f".{name}{{" in sheet for name in drawn)
    assert "prefers-color-scheme:dark" in sheet
    assert "@media print" in sheet


@pytest.mark.parametrize("wall", ["north", "east", "south", "west"])
@pytest.mark.parametrize("hinge", ["start", "end"])
@pytest.mark.parametrize("opens", ["in", "out"])
def test_a_door_hangs_in_its_wall_and_opens_to_its_side(wall, hinge, opens):
    box = (100.0, 100.0, 300.0, 200.0)
    pen = Pen(600, mirrored=False)
    draw_door(pen, draw.Door(wall, 1000, 900, hinge, opens), box, 0.05)
    gap, swing, leaf = ([float(n) for n in re.findall(r"-?[\d.]+", part.split('"')[1])] for part in pen.parts)
    edge = {"north": (1, 100.0), "south": (1, 300.0), "west": (0, 100.0), "east": (0, 400.0)}[wall]
    assert gap[edge[0]] == gap[2 + edge[0]] == edge[1]
    assert leaf[:2] in (gap[:2], gap[2:])
    inside = 100 < leaf[2] < 400 and 100 < leaf[3] < 300
    assert inside == (opens == "in")
    assert swing[:2] == leaf[2:]
    assert swing[-2:] in (gap[:2], gap[2:])
    assert swing[-2:] != leaf[:2]
