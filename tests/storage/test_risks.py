"""Is a unit at risk where it stands in the way of water, heat or light, and never called safe where nobody looked?"""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot, inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import LANGUAGES
from reorg.museum import Place, Places
from reorg.storage import Risk, risks
from reorg.storage.risks import apart, levels, rules

ROOM: Mapping[str, object] = {"kind": "room", "code": "A", "width": 6000.0, "depth": 4000.0}
UNIT: Mapping[str, object] = {
    "kind": "unit", "code": "U", "place": "a", "width": 1000.0, "depth": 400.0, "height": 2000.0, "x": 2000.0, "y": 1000.0,
}  # fmt: skip
SHELF: Mapping[str, object] = {"kind": "shelf", "code": "1", "place": "u", "z": 200.0}


def store(room: Mapping[str, object] = {}, unit: Mapping[str, object] = {}) -> Places:  # noqa: B006 - only read
    known = {"a": {**ROOM, **room}, "u": {**UNIT, **unit}, "s": SHELF}
    return Places.of(Place.from_facts(key, facts) for key, facts in known.items())


def by_rule(places: Places) -> dict[str, Risk]:
    return {each.rule.id: each for each in risks(places)}


def test_what_nobody_recorded_is_not_known() -> None:
    found = by_rule(store())
    assert set(found) == {"near-floor"}
    assert not levels(tuple(found.values()), "heat")
    assert not levels(tuple(found.values()), "damp")  # one rule of four sees nothing: that is not safe


def test_a_unit_without_a_place_is_not_judged_by_where_it_stands() -> None:
    places = store({"outside": ["1"], "features": [{"kind": "radiator", "wall": "1", "at": 0.0, "width": 500.0}]}, {"x": None})
    assert set(by_rule(places)) == {"near-floor"}


@pytest.mark.parametrize(("y", "level"), [(0.0, 4), (149.0, 4), (150.0, 3), (299.0, 3), (300.0, 2), (600.0, 1)])
def test_the_distance_from_an_outside_wall_says_the_class(y: float, level: int) -> None:
    found = by_rule(store({"outside": ["1"]}, {"y": y}))["outside-wall"]
    assert (found.distance, found.level, found.at_risk) == (y, level, level >= 4)


def test_a_room_without_any_outside_wall_has_no_cold_one() -> None:
    found = by_rule(store({"outside": []}))["outside-wall"]
    assert (found.distance, found.level) == (inf, 1)


@pytest.mark.parametrize("wall", ["2", "east"])
def test_walls_are_named_as_doors_name_them(wall: str) -> None:
    assert by_rule(store({"outside": [wall]}, {"x": 4900.0}))["outside-wall"].distance == 100.0


def test_a_pipe_that_crosses_a_unit_without_a_corner_in_it_is_above_it() -> None:
    pipe = {"kind": "pipe", "x": 2400.0, "y": 0.0, "width": 100.0, "depth": 4000.0}
    found = by_rule(store({"features": [pipe]}))
    assert (found["pipe"].distance, found["pipe"].level) == (0.0, 5)
    assert found["radiator"].level == 1  # who recorded one feature looked at the room


def test_a_flood_reaches_the_lowest_shelf_or_does_not() -> None:
    assert by_rule(store({"flood": 500.0}))["flood"].distance == -300.0
    assert by_rule(store({"flood": 500.0}))["flood"].level == 5
    assert by_rule(store({"flood": 150.0}))["flood"].level == 3
    assert by_rule(store({"flood": 0.0}))["flood"].level == 1


def test_daylight_does_not_reach_into_a_cupboard() -> None:
    window = {"features": [{"kind": "window", "wall": "1", "at": 2000.0, "width": 1000.0}]}
    assert by_rule(store(window, {"y": 100.0}))["window"].level == 5
    assert by_rule(store(window, {"y": 100.0, "type": "Cupboard"}))["window"].level == 1


def test_only_what_every_rule_could_judge_is_called_safe() -> None:
    whole = {"outside": ["3"], "flood": 0.0, "features": [{"kind": "column", "x": 5000.0, "y": 3000.0, "width": 300.0}]}
    assert levels(risks(store(whole)), "damp") == {"u": 1}
    assert levels(risks(store({**whole, "flood": None})), "damp") == {}


def test_every_rule_says_whose_it_is_and_speaks_every_language() -> None:
    for rule in rules():
        assert rule.whose in {"source", "ours"}
        assert rule.source
        assert set(LANGUAGES) <= set(rule.name.by_language) & set(rule.words.by_language)
        assert list(rule.steps) == sorted(rule.steps)


coordinate = st.integers(0, 40).map(float)
box = st.tuples(coordinate, coordinate, st.integers(1, 10).map(float), st.integers(1, 10).map(float))


@given(box, box)
def test_two_boxes_are_as_far_apart_as_their_sides(one: tuple[float, ...], two: tuple[float, ...]) -> None:
    (x, y, wide, deep), (u, v, broad, tall) = one, two
    away = max(0.0, u - x - wide, x - u - broad)
    down = max(0.0, v - y - deep, y - v - tall)
    ring = [(u, v), (u + broad, v), (u + broad, v + tall), (u, v + tall)]
    assert apart(np.array([[x, y, x + wide, y + deep]]), ring)[0] == pytest.approx(hypot(away, down))
