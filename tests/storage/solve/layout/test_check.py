"""Does the check see everything that is wrong with a layout, and nothing else?"""

from __future__ import annotations

from dataclasses import replace
from math import nan

import pytest

from reorg.storage.solve.layout import (
    TROLLEY,
    WHEELCHAIR,
    Door,
    Fault,
    Mover,
    Problem,
    Room,
    Stand,
    Thing,
    UnitType,
    Width,
    check,
    impossible,
)
from reorg.storage.solve.ways import Form
from tests.storage.solve.layout.drawn import BAY, ELL, METRE, NORTH, SLANTED, column, problem, rectangle, room


def codes(faults: list[Fault]) -> list[str]:
    return [fault.code for fault in faults]


def one(unit: Stand, asked: Problem | None = None) -> list[str]:
    return codes(check(asked or problem(), [unit]))


def test_a_unit_on_the_wall_with_its_front_to_the_room_is_right() -> None:
    assert one(Stand("bay", 0, 3500, 180)) == []
    assert one(Stand("bay", 0, 1000, 270)) == []


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (Stand("bay", -20, 3500, 180), "outside"),
        (Stand("bay", 9000, 3500, 180), "outside"),
        (Stand("bay", nan, 0), "outside"),
        (Stand("bay", 0, 3500, 45), "turn"),
        (Stand("cupboard", 0, 3500, 180), "unknown-type"),
        (Stand("bay", 0, 3500, 0), "aisle"),  # its front to the wall
        (Stand("bay", 0, 3100, 0), "aisle"),  # 400 mm
    ],
)
def test_what_is_wrong_with_one_unit(unit: Stand, code: str) -> None:
    assert code in one(unit)


def test_a_unit_in_the_swing_or_before_the_door() -> None:
    assert "in-swing" in one(Stand("bay", 3000, 200, 0))
    out = problem(room(doors=(replace(NORTH, opens="out"),)))
    assert "before-door" in one(Stand("bay", 3000, 200, 0), out)
    assert "in-swing" not in one(Stand("bay", 3000, 200, 0), out)


def test_a_fixed_unit_in_a_swing_is_told() -> None:
    fixed = Stand("bay", 3000, 200, 0, fixed=True)
    assert "in-swing" in codes(check(problem(fixed=(fixed,)), [fixed]))


def test_two_units_in_each_other_and_the_aisle_between_two() -> None:
    found = check(problem(), [Stand("bay", 0, 3500, 180), Stand("bay", 500, 3400, 180)])
    assert "overlap" in codes(found)
    facing = check(problem(), [Stand("bay", 0, 3500, 180), Stand("bay", 0, 2100, 0)])
    aisles = [fault for fault in facing if fault.code == "aisle"]
    assert [(fault.unit, fault.other, fault.values["free"]) for fault in aisles] == [(0, 1, 900), (1, 0, 900)]


@pytest.mark.parametrize("kind", ["column", "radiator", "stairs", "dead zone"])
def test_a_unit_in_something_of_the_building(kind: str) -> None:
    asked = problem(room(6000, 4000, Thing.box(kind, (200, 3600, 600, 3900))))
    assert "in-thing" in one(Stand("bay", 0, 3500, 180), asked)


def test_a_column_before_the_front_takes_the_aisle_and_a_dead_zone_does_not() -> None:
    before = problem(room(6000, 4000, column(300, 3000)))
    (fault,) = [fault for fault in check(before, [Stand("bay", 0, 3500, 180)]) if fault.code == "aisle"]
    assert fault.values == {"side": "front", "free": 200, "need": 1000, "against": "column"}
    free = problem(room(6000, 4000, Thing.box("dead zone", (300, 3000, 600, 3300))))
    assert one(Stand("bay", 0, 3500, 180), free) == []


def test_low_ceilings_rooms_that_are_too_low_and_floors_that_are_too_weak() -> None:
    low = Thing.box("low ceiling", (0, 3000, 6000, 4000), 2000)
    assert one(Stand("bay", 0, 3500, 180), problem(room(6000, 4000, low))) == ["under-ceiling"]
    assert one(Stand("bay", 0, 2400, 180), problem(room(6000, 4000, low))) == []
    assert one(Stand("bay", 0, 3500, 180), problem(room(height=2100))) == ["too-high"]
    # 250 kg on 0.5 m² and half of an aisle of 1 m²: 250 kg/m²
    assert one(Stand("bay", 0, 3500, 180), problem(room(floor_load=249))) == ["too-heavy"]
    assert one(Stand("bay", 0, 3500, 180), problem(room(floor_load=250))) == []


def test_distances_from_radiators_windows_and_outside_walls() -> None:
    rules = replace(METRE, from_radiator=Width(300), from_window=Width(100), from_outside=Width(50))
    for kind, far in (("radiator", 297), ("window", 97)):
        thing = Thing.box(kind, (1000 + far, 3900, 3000, 4000))
        assert one(Stand("bay", 0, 3500, 180), problem(room(6000, 4000, thing), rules=rules)) == ["too-near"]
        thing = Thing.box(kind, (1000 + far + 4, 3900, 3000, 4000))
        assert one(Stand("bay", 0, 3500, 180), problem(room(6000, 4000, thing), rules=rules)) == []
    outside = room(outside=frozenset({3}))
    assert one(Stand("bay", 0, 3500, 180), problem(outside, rules=rules)) == ["too-near"]
    assert one(Stand("bay", 0, 3450, 180), problem(outside, rules=rules)) == []


def test_an_aisle_exactly_as_wide_as_the_way_is_passed_and_one_a_little_narrower_is_not() -> None:
    wall = [Stand("bay", x * 1000.0, 2500, 180) for x in range(5)]  # leaves 1000 mm on the right
    asked = problem(room(6000, 5000))
    behind = Stand("bay", 0, 4500, 180)
    assert check(asked, [*wall, behind]) == []
    narrow = problem(room(5997, 5000))
    assert {fault.code for fault in check(narrow, [*wall, behind])} == {"not-reached"}
    assert {fault.unit for fault in check(narrow, [*wall, behind])} == {5}


def test_the_trolley_has_to_turn_where_a_square_only_slides() -> None:
    # a bend of 1000 mm: a square of 1000 mm slides round it, a box of 900 × 1600 mm does not turn in it
    long = replace(METRE, movers=(Mover("largest", Form(900, 1600)),))
    wall = [Stand("bay", x * 1000.0, 2500, 180) for x in range(5)]
    behind = Stand("bay", 0, 4500, 180)
    found = check(problem(room(6000, 5000), rules=long), [*wall, behind])
    assert [(fault.code, fault.values["mover"]) for fault in found if fault.unit == 5] == [("not-reached", "largest")]


def test_a_mover_that_is_higher_does_not_pass_below_a_low_ceiling() -> None:
    low = Thing.box("low ceiling", (0, 1500, 6000, 1800), 1200)
    unit = Stand("bay", 0, 3500, 180)
    tall = replace(METRE, movers=(Mover("ladder", Form(600, 1300), 1500),))
    assert one(unit, problem(room(6000, 4000, low), rules=tall)) == ["not-reached"]
    assert one(unit, problem(room(6000, 4000, low), rules=replace(METRE, movers=(TROLLEY,)))) == []


def test_a_wheelchair_may_pass_a_door_that_is_narrower() -> None:
    rules = replace(METRE, movers=(WHEELCHAIR,))
    unit = Stand("bay", 0, 3500, 180)
    for wide, right in ((820, True), (810, False)):
        asked = problem(room(doors=(Door((2500.0, 0.0), (2500.0 + wide, 0.0)),)), rules=rules)
        assert (one(unit, asked) == []) is right
        assert (codes(impossible(asked)) == []) is right


def test_an_exit_that_is_cut_off_is_told() -> None:
    doors = (NORTH, Door((3500.0, 4000.0), (2500.0, 4000.0)))
    wall = [Stand("bay", x * 1000.0, 1500, 0) for x in range(6)]
    asked = problem(room(doors=doors), rules=replace(METRE, movers=()))
    assert "exit-cut-off" in codes(check(asked, wall))
    assert "exit-cut-off" not in codes(check(asked, wall[:5]))


def test_units_that_are_opened_from_both_sides_need_both() -> None:
    both = UnitType("open", 1000, 800, opens=("front", "back"))
    asked = problem(room(6000, 4000), both)
    assert codes(check(asked, [Stand("open", 0, 1600)])) == []
    fault, reach = check(asked, [Stand("open", 0, 2300)])
    assert (reach.code, reach.values["mover"], reach.values["side"]) == ("not-reached", "passage", "front")
    assert (fault.code, fault.values["side"], fault.values["free"]) == ("aisle", "front", 900)


def test_more_than_wanted_and_fixed_units_that_were_moved() -> None:
    two = replace(BAY, wanted=1)
    stands = [Stand("bay", 0, 3500, 180), Stand("bay", 1000, 3500, 180)]
    assert codes(check(problem(room(), two), stands)) == ["too-many"]
    fixed = Stand("bay", 0, 3500, 180, fixed=True, name="F1")
    (fault,) = check(problem(fixed=(fixed,)), [Stand("bay", 10, 3500, 180)])
    assert (fault.code, fault.values["name"]) == ("fixed-moved", "F1")


def test_slanted_walls_are_walls() -> None:
    asked = problem(Room(SLANTED, (NORTH,)))
    assert one(Stand("bay", 7000, 2000, 90), asked) == []
    assert "outside" in one(Stand("bay", 7700, 5000, 90), asked)
    assert "outside" in one(Stand("bay", 6000, 6000, 180), asked)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (problem(Room(rectangle(6000, 4000))), "no-door"),
        (problem(Room(((0.0, 0.0), (6000.0, 4000.0), (6000.0, 0.0), (0.0, 4000.0)), (NORTH,))), "walls-cross"),
        (problem(Room(((0.0, 0.0), (1.0, 0.0)), (NORTH,))), "few-walls"),
        (problem(Room(rectangle(6000, 0), (NORTH,))), "walls-cross"),
        (problem(Room(((0.0, 0.0), (nan, 0.0), (1.0, 1.0)), (NORTH,))), "size"),
        (problem(room(doors=(Door((2500.0, 700.0), (3500.0, 700.0)),))), "door-off-wall"),
        (problem(room(doors=(Door((2500.0, 0.0), (2500.0, 0.0)),))), "door-off-wall"),
        (problem(rules=replace(METRE, aisle=Width(0))), "aisle-zero"),
        (problem(rules=replace(METRE, passage=Width(-1))), "aisle-zero"),
        (problem(rules=replace(METRE, aisle=Width(800))), "passage-wide"),
        (Problem(room(), ()), "no-units"),
        (problem(room(), replace(BAY, width=0)), "size"),
        (problem(room(), replace(BAY, depth=nan)), "size"),
        (problem(room(), replace(BAY, width=7000)), "unit-too-large"),
        (problem(room(height=2000)), "unit-too-high"),
        (problem(room(floor_load=100)), "unit-too-heavy"),
        (problem(room(doors=(Door((2500.0, 0.0), (3000.0, 0.0)),))), "door-too-narrow"),
        (problem(room(6000, 4000, Thing("stairs", ELL))), "thing-crooked"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_question(asked: Problem, code: str) -> None:
    assert code in codes(impossible(asked))


def test_all_troubles_are_told_at_once() -> None:
    found = check(
        problem(),
        [
            Stand("bay", -20, 3500, 180),
            Stand("bay", 3000, 200, 0),
            Stand("bay", 3000, 3000, 0),
            Stand("bay", 3100, 3100, 0),
        ],
    )
    assert {"outside", "in-swing", "overlap", "aisle"} <= set(codes(found))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Problem(room(), (BAY, BAY)),
        lambda: Problem(room(), (BAY,), (Stand("other", 0, 0),)),
        lambda: Problem(room(), (BAY,), (Stand("bay", 0, 0, 30),)),
        lambda: Problem(room(6000, 4000, Thing.box("piano", (0, 0, 1, 1))), (BAY,)),
        lambda: Problem(room(), (replace(BAY, opens=("back",)),)),
        lambda: Problem(room(), (replace(BAY, opens=("front", "top")),)),
        lambda: Problem(room(doors=(replace(NORTH, opens="up"),)), (BAY,)),
    ],
)
def test_what_no_caller_may_hand_over_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentences are for programmers
        wrong()  # type: ignore[operator]
