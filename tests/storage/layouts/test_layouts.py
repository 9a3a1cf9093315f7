"""Does a museum's room become proposals that are right, told in words, and kept; and is every bad room told?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.language import Trouble
from reorg.museum import Museum, Place, Places
from reorg.storage.layouts import (
    BESIDE,
    FEW,
    OUT,
    STAY,
    Ask,
    Layout,
    Layouts,
    checked,
    lanes,
    mark_of,
    propose,
    question,
    told_figures,
    type_named,
    types_of,
    usual,
)

DOOR = {"wall": "south", "at": 1000, "width": 900, "hinge": "start", "opens": "in"}
ROOM = {"kind": "room", "code": "R", "width": 6000, "depth": 4000, "height": 2600, "doors": [DOOR], "outside": []}
UNIT = {"kind": "unit", "place": "r", "type": "shelving", "width": 1000, "depth": 400, "height": 2000}


def museum(
    room: Mapping[str, Any] = ROOM,
    /,
    *,
    wishes: Mapping[str, Mapping[str, Any]] | None = None,
    **units: Mapping[str, Any],
) -> Museum:
    places = [Place.from_facts("r", room)]
    for code, said in units.items():
        places.append(Place.from_facts(code, {**UNIT, "code": code.upper(), **said}))
        places += [
            Place.from_facts(
                f"{code}-{at}", {"kind": "shelf", "code": str(at), "place": code, "width": 960, "load": 80}
            )
            for at in range(3)
        ]
    return Museum(places=Places.of(places), wishes=wishes or {})


def proposed(held: Museum, ask: Ask | None = None) -> Layouts:
    return propose(held, held.places["r"], ask or Ask())


def said(messages: object) -> str:
    return " ".join(str(each) for each in messages).translate({0x2068: None, 0x2069: None})  # type: ignore[attr-defined]  # any row of messages


IN_THE_WAY = {"a1": {"x": 0, "y": 0}, "a2": {"x": 1000, "y": 0}, "a3": {"x": 1000, "y": 3300}}
"""A3 stands before the door."""


def test_what_is_in_the_way_is_carried_and_nothing_else() -> None:
    found = proposed(museum(**IN_THE_WAY))
    assert "A3 stands" in said(found.today.faults)
    best = found.proposals[0]
    assert best.kind == FEW
    assert [each.code for each in best.standing if each.moved] == ["A3"]
    assert "Moves 1 of 3 units." in said(best.changes)
    assert not best.faults


def test_every_proposal_passes_the_check_that_a_drawn_plan_passes() -> None:
    held = museum(**IN_THE_WAY)
    found = proposed(held, Ask(fill=("shelving",)))
    assert found.most is not None
    for each in found.proposals:
        if not each.faults:
            assert checked(held, held.places["r"], found.ask, each.standing) == []
        assert len(each.standing) <= found.most
        assert {one.unit for one in each.standing if not one.new} | set(each.left) == {"a1", "a2", "a3"}


def test_new_units_get_codes_that_are_free_and_are_planned() -> None:
    found = proposed(museum(**IN_THE_WAY), Ask(add={"shelving": 2}))
    new = [each for each in found.proposals[0].standing if each.new]
    assert [each.code for each in new] == ["A4", "A5"]
    assert all(each.planned and each.shelves == 3 for each in new)
    assert "New: 2 × open shelving 100 × 40 cm." in said(found.proposals[0].changes)
    assert "m more shelf than today." in said(found.proposals[0].changes)


def test_what_stands_right_stays_and_new_ones_leave_it_reached() -> None:
    held = museum(a1={"x": 0, "y": 0}, a2={"x": 1000, "y": 0})
    found = proposed(held, Ask(fill=("shelving",)))
    beside = next(each for each in found.proposals if each.kind == BESIDE)
    assert not beside.moved
    assert beside.new
    assert not beside.faults
    assert "Moves nothing." in said(beside.changes)


def test_units_that_stay_stand_where_they_stood_and_others_may_go() -> None:
    held = museum(**IN_THE_WAY)
    found = proposed(held, Ask(units={"a1": STAY, "a2": OUT}, fill=("shelving",)))
    for each in found.proposals:
        spots = {one.code: (one.x, one.y) for one in each.standing if not one.new}
        assert spots["A1"] == (0, 0)
        assert "A2" not in spots


def test_a_wish_keeps_a_unit_where_it_is_and_one_to_be_discarded_goes() -> None:
    wishes = {"w": {"of": "a1", "rule": "stay"}, "v": {"of": "a3", "rule": "stay", "struck": True}}
    held = museum(ROOM, wishes=wishes, a1={"x": 0, "y": 0}, a2={"x": 1000, "y": 0, "verdict": "discard"}, a3={})
    assert [usual(held, held.places[each]) for each in ("a1", "a2", "a3")] == [STAY, OUT, "move"]


def test_the_bound_is_told_where_as_many_as_fit_are_asked() -> None:
    found = proposed(museum(a1={"x": 0, "y": 0}), Ask(fill=("shelving",)))
    assert f"No layout in which each is reached holds more than {found.most}." in said(
        [told_figures(found.proposals[0], found)]
    )
    plain = proposed(museum(**IN_THE_WAY))
    assert plain.most is None
    assert "No layout" not in said([told_figures(plain.proposals[0], plain)])


def test_compact_shelving_holds_more_where_the_floor_bears_it_and_is_told_where_not() -> None:
    strong = proposed(museum(a1={"x": 0, "y": 0}), Ask(fill=("shelving",), rails="shelving", floor=2000))
    compact = next(each for each in strong.proposals if each.kind == "compact")
    assert sum(each.rails for each in compact.standing) >= 8
    assert "bays on rails" in said(compact.changes)
    weak = proposed(museum(a1={"x": 0, "y": 0}), Ask(fill=("shelving",), rails="shelving", floor=500))
    assert all(each.kind != "compact" for each in weak.proposals)
    assert "Compact shelving has no place in this room, or the floor does not carry it." in said(weak.faults)


def test_an_answer_is_kept_as_json_and_read_again_whole() -> None:
    found = proposed(museum(**IN_THE_WAY), Ask(add={"cupboard": 1}, fill=("shelving",), largest=(700, 1200)))
    again = Layouts.from_data(json.loads(json.dumps(found.to_data())))
    assert again.proposals == found.proposals
    assert again.today == found.today
    assert (again.ask, again.mark, again.most, again.notes) == (found.ask, found.mark, found.most, found.notes)


def test_the_mark_changes_with_the_room_and_its_units_and_with_nothing_else() -> None:
    held = museum(**IN_THE_WAY)
    before = mark_of(held.places, held.places["r"])
    moved = museum(**{**IN_THE_WAY, "a1": {"x": 10, "y": 0}})
    shelf = Places.of([*held.places.values(), Place.from_facts("s", {"kind": "shelf", "code": "9", "place": "a1"})])
    assert mark_of(moved.places, moved.places["r"]) != before
    assert mark_of(shelf, shelf["r"]) == before
    wider = museum({**ROOM, "width": 6100}, **IN_THE_WAY)
    assert mark_of(wider.places, wider.places["r"]) != before


def test_the_ways_are_drawn_where_the_square_gets_to() -> None:
    held = museum(a1={"x": 0, "y": 0})
    ways = lanes(held.places["r"], Ask(), proposed(held).today.standing)
    area = max((right - left) * (bottom - top) for left, top, right, bottom in ways.boxes)
    assert area > 6e6
    assert ways.edges
    assert lanes(Place.from_facts("r", {"kind": "room", "code": "R"}), Ask(), ()).boxes == ()


# --- rooms and wishes that cannot be


@pytest.mark.parametrize(
    ("room", "sentence"),
    [
        ({**ROOM, "width": None}, "The shape of R is not known. Enter its width and depth, or its walls."),
        ({**ROOM, "doors": []}, "R has no door on its plan, so nobody gets in. Enter where its door is."),
    ],
)
def test_a_room_that_is_not_measured_is_told(room: dict[str, Any], sentence: str) -> None:
    held = museum(room, a1={"x": 0, "y": 0})
    with pytest.raises(Trouble) as trouble:
        proposed(held)
    assert said([trouble.value.message]) == sentence


def test_a_room_full_of_units_that_stay_has_no_other_layout() -> None:
    units = {f"a{at}": {"x": 1000 * (at % 6), "y": 500 * (at // 6)} for at in range(36)}
    found = proposed(museum(**units), Ask(units=dict.fromkeys(units, STAY), fill=("shelving",)))
    assert found.today.faults
    assert all(not each.new for each in found.proposals)


def test_a_door_that_lets_nothing_in_is_told() -> None:
    narrow = museum({**ROOM, "doors": [{**DOOR, "width": 400}]}, a1={"x": 0, "y": 0})
    assert "the trolley needs a door of 600 mm; the widest has 400 mm." in said(proposed(narrow).faults)


def test_a_floor_load_that_is_exceeded_is_told() -> None:
    found = proposed(museum({**ROOM, "floor_load": 100}, a1={"x": 0, "y": 0}), Ask(fill=("deep shelving",)))
    assert "A full unit of type deep shelving 120 × 60 cm weighs" in said(found.faults)
    assert "the floor carries 100 kg" in said(found.today.faults) or "carries 100 kg" in said(found.faults)


def test_a_unit_larger_than_the_room_is_told_and_nothing_breaks() -> None:
    found = proposed(museum(a1={"width": 9000, "depth": 5000, "x": 0, "y": 0}, a2={"x": 0, "y": 0}))
    assert "does not fit into the room with an aisle before it" in said(found.faults)
    assert all("a1" in each.left or each.kind in {FEW, BESIDE} for each in found.proposals)


def test_units_without_size_or_place_are_told_and_left_out_or_placed() -> None:
    found = proposed(museum(a1={"width": None}, a2={}, a3={"x": 0, "y": 0}))
    assert "Left out, because nobody measured them: A1." in said(found.notes)
    assert {each.code for each in found.proposals[0].standing} == {"A2", "A3"}


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (Ask(aisle=0), "An aisle is between 30 cm and 10 m wide"),
        (Ask(aisle=600, passage=900), "A way of 90 cm does not go through aisles of 60 cm."),
        (Ask(add={"shelving": -1}), "too many to lay out"),
        (Ask(fill=("throne",)), "There is no type of unit throne."),
        (Ask(floor=0), "is no floor for a store"),
    ],
)
def test_what_nobody_can_ask_is_told(ask: Ask, sentence: str) -> None:
    held = museum(a1={"x": 0, "y": 0})
    with pytest.raises(Trouble) as trouble:
        proposed(held, ask)
    assert sentence in said([trouble.value.message])


def test_an_empty_room_to_which_nothing_comes_is_told() -> None:
    with pytest.raises(Trouble):
        proposed(museum())
    assert proposed(museum(), Ask(fill=("shelving",))).proposals[0].new > 5


def test_walls_that_cross_are_no_room() -> None:
    walls = [{"length": 3000, "turn": 90}, {"length": 3000, "turn": 90}, {"length": 3000, "turn": 90}]
    held = museum({**ROOM, "width": None, "depth": None, "walls": walls}, a1={"x": 0, "y": 0})
    with pytest.raises(Trouble):
        proposed(held)


def test_types_are_the_museums_own_then_the_catalogue_and_any_size_of_them() -> None:
    places = museum(a1={"width": 950}).places
    assert types_of(places)["shelving"].width == 950
    assert type_named(places, "Shelving 90x30x210").height == 2100
    assert type_named(places, "shelving 90x30").width == 900
    for wrong in ("throne", "shelving 90", "shelving 0x30", "shelving axb"):
        with pytest.raises(Trouble):
            type_named(places, wrong)


def test_features_of_the_building_are_read_as_the_solver_reads_them() -> None:
    features = [
        {"kind": "column", "x": 3000, "y": 2000, "width": 300, "round": True},
        {"kind": "radiator", "wall": "north", "at": 0, "width": 1000, "depth": 150},
        {"kind": "sloping ceiling", "x": 0, "y": 0, "width": 500, "depth": 4000, "height": 1500},
        {"kind": "pipe", "x": 0, "y": 0, "width": 500, "depth": 100},
    ]
    held = museum({**ROOM, "features": features, "outside": ["north", "2"]}, a1={"x": 0, "y": 0})
    room = question(held, held.places["r"], Ask()).problem.room
    assert [each.kind for each in room.things] == ["column", "radiator", "low ceiling"]
    assert room.outside == {1, 2}


boxes = st.tuples(st.integers(0, 5000), st.integers(0, 3600), st.sampled_from([0, 90, 180, 270]))


@settings(max_examples=4)
@given(st.lists(boxes, min_size=1, max_size=3))
def test_wherever_units_stand_every_unit_is_either_placed_or_told(spots: list[tuple[int, int, int]]) -> None:
    held = museum(ROOM, **{f"a{at}": {"x": x, "y": y, "turn": turn} for at, (x, y, turn) in enumerate(spots)})
    for each in proposed(held).proposals:
        assert isinstance(each, Layout)
        assert {one.unit for one in each.standing} | set(each.left) == {f"a{at}" for at in range(len(spots))}
        if not each.faults:
            assert checked(held, held.places["r"], Ask(), each.standing) == []
