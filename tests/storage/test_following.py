"""Does every figure follow by its formula, with the rows it comes from, and say what nobody knows?"""

from __future__ import annotations

from math import pi

import pytest

from reorg.language import LANGUAGES
from reorg.method import Range
from reorg.museum import Museum
from reorg.storage import Figure, following, formulas, need, needed, of_kind, survey

from .conftest import OBJECTS, PLACES, museum_of


def told(museum: Museum, which: str, *, room: str = "", growth: float = 0.0) -> Figure:
    found = of_kind(following(museum, survey(museum), room=room, growth=growth), which)
    assert found is not None
    return found


def likely(figure: Figure) -> float:
    assert figure.value is not None
    return figure.value.likely


SQUARE = {
    "r": {"kind": "room", "code": "R", "width": 4000, "depth": 3000, "doors": [{"wall": "south", "at": 0, "width": 1000}],
          "features": [{"kind": "column", "x": 3000, "y": 2000, "width": 500, "depth": 400},
                       {"kind": "low ceiling", "x": 0, "y": 0, "width": 1000, "depth": 500, "height": 1900},
                       {"kind": "low ceiling", "x": 0, "y": 0, "width": 1000, "depth": 500, "height": 2100}]},
    "u": {"kind": "unit", "code": "U", "place": "r", "width": 1000, "depth": 500, "height": 2000, "x": 1500, "y": 100},
    "u1": {"kind": "shelf", "code": "U-1", "place": "u", "z": 100, "height": 400},
    "u2": {"kind": "shelf", "code": "U-2", "place": "u", "z": 1800, "height": 200},
    "f": {"kind": "floor", "code": "F", "place": "r", "width": 1000, "depth": 1000, "x": 100, "y": 1500},
}  # fmt: skip
THINGS = {
    "a": {"category": "pots", "width": 480, "depth": 480, "height": 300, "place": "u1"},
    "b": {"category": "pots", "width": 980, "depth": 480, "height": 300, "place": "f"},
}


@pytest.fixture(scope="module")
def square() -> Museum:
    return museum_of(SQUARE, THINGS)


def test_the_floor(square: Museum) -> None:
    assert likely(told(square, "floor-area")) == 12.0
    net = 12 - pi / 4 - 0.2 - 0.5
    assert likely(told(square, "net-floor")) == pytest.approx(net)
    assert likely(told(square, "floor-occupancy")) == pytest.approx(1.5 / net)
    assert likely(told(square, "free-floor")) == pytest.approx(net - 1.5)
    doors = told(square, "exits-free")
    assert (likely(doors), doors.of) == (0.0, 1.0)
    assert str(doors.rows[0].cells[3]) == "F"  # things on the floor before it


def test_the_shelves_and_their_fill_which_is_never_cut_off(square: Museum) -> None:
    assert likely(told(square, "shelf-metres")) == 2.0
    assert likely(told(square, "shelf-area")) == 1.0
    assert likely(told(square, "fill-mean")) == pytest.approx(0.25)
    full = museum_of({**SQUARE, "u1": {**SQUARE["u1"], "fill": 9.0}, "u2": {**SQUARE["u2"], "fill": 1.0}}, {})
    assert likely(told(full, "fill-mean")) == likely(told(full, "fill-worst")) == 5.0
    assert (likely(told(full, "units-over")), told(full, "units-over").of) == (1.0, 1.0)


def test_reach_and_floor(square: Museum) -> None:
    above, below = told(square, "above-reach"), told(square, "below-knee")
    assert [row.place for row in above.rows] == ["u2"]
    assert [row.place for row in below.rows] == ["u1"]
    assert above.of == 2.0
    assert likely(told(square, "on-floor")) == 1.0


def test_need_missing_and_fewer_belong_together(square: Museum) -> None:
    # half a metre on the shelf, a metre on the floor, filled to 90 %, of two metres
    assert likely(told(square, "need", growth=0.2)) == pytest.approx(1.5 * 1.2 / 0.9)
    assert likely(told(square, "missing", growth=0.8)) == pytest.approx(1.5 * 1.8 / 0.9 - 2)
    assert likely(told(square, "fewer", growth=0.8)) == pytest.approx(1.5 * 1.8 - 0.9 * 2)
    assert likely(told(square, "more-units", growth=0.8)) == 1.0
    assert likely(told(square, "missing")) == 0.0


def test_a_painting_rack_takes_no_bowls() -> None:
    places = {
        **SQUARE,
        "g": {"kind": "unit", "code": "G", "place": "r", "type": "grid", "width": 3000, "depth": 90, "height": 2000},
        "g1": {"kind": "shelf", "code": "G-1", "place": "g", "z": 0, "height": 2000},
    }
    things = {f"p{at}": {"category": "pots", "width": 480, "depth": 480, "height": 300, "place": "u1"} for at in range(6)}
    museum = museum_of(places, things)
    found = {each.type: each for each in needed(museum, survey(museum)).types}
    assert found["grid"].missing.likely == 0.0
    shelving = next(each for type_, each in found.items() if type_ != "grid")
    assert shelving.missing.likely == pytest.approx(3.0 / 0.9 - 2.0)
    assert shelving.more == Range(1.0, 1.0, 1.0)
    assert need(museum).missing.likely == 0.0  # all metres together would do


def test_each_category_has_what_stands_and_what_lies_on_the_floor(square: Museum) -> None:
    (pots,) = needed(square, survey(square)).categories
    assert (pots.shelves.likely, pots.floor.likely) == (pytest.approx(0.5), pytest.approx(1.0))
    assert pots.need.likely == pytest.approx(1.5 / 0.9)


def test_what_fits_nowhere_is_said_to_need_furniture_of_its_own() -> None:
    museum = museum_of(SQUARE, {"c": {"category": "carts", "width": 3000, "depth": 1500, "height": 1500, "place": "f"}})
    special = next(each for each in needed(museum, survey(museum)).types if not each.type)
    assert special.units == 0
    assert special.need.likely > 1.0


def test_a_room_is_told_without_what_belongs_to_the_whole_store(tiny: Museum) -> None:
    ids = {each.formula.id for each in following(tiny, survey(tiny), room="room-a")}
    assert "floor-occupancy" in ids
    assert not ids & {"need", "missing", "more-units", "by-category", "dispersed"}


def test_what_nobody_measured_is_not_known_and_not_nought() -> None:
    bare = museum_of({"r": {"kind": "room", "code": "R"}, "u": {"kind": "unit", "code": "U", "place": "r"}}, {})
    found = {each.formula.id: each.value for each in following(bare, survey(bare))}
    for which in ("floor-area", "net-floor", "floor-occupancy", "fill-mean", "aisle", "exits-free", "above-reach", "at-risk"):
        assert found[which] is None, which


def test_units_at_risk_are_between_those_seen_and_those_that_may_be(square: Museum) -> None:
    # features are recorded, outside walls and floods are not: the unit may be at risk
    assert told(square, "at-risk").value == Range(0, 0, 1)
    wet = museum_of({**SQUARE, "r": {**SQUARE["r"], "flood": 300}}, THINGS)
    found = told(wet, "at-risk")
    assert found.value == Range(1, 1, 1)
    assert [row.place for row in found.rows] == ["u"]


def test_a_category_in_two_rooms_is_dispersed() -> None:
    places = {**PLACES, "b2-1": {"kind": "shelf", "code": "9", "place": "b2", "z": 100, "height": 400}}
    split = museum_of(places, {**OBJECTS, "pot": {"category": "clay", "width": 100, "depth": 100, "height": 100, "place": "b2-1"}})
    assert "clay" in [row.cells[0] for row in told(split, "dispersed").rows]


def test_every_formula_says_how_it_is_reckoned_whose_it_is_and_what_its_rows_say(tiny: Museum) -> None:
    found = following(tiny, survey(tiny))
    assert [each.formula.id for each in found] == list(formulas())
    for formula in formulas().values():
        assert formula.whose in {"method", "source", "ours"}
        assert formula.unit in {"m2", "m", "share", "count", "mm"}
        assert formula.signs
        assert (formula.whose == "ours") or formula.source != "ours"
        for text in (formula.name, formula.words, *(column.name for column in formula.columns)):
            assert set(LANGUAGES) <= set(text.by_language)
    for figure in found:
        assert all(len(row.cells) == len(figure.formula.columns) for row in figure.rows)
