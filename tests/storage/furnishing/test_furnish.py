"""Three ways out of what is missing: each does what it says, whatever the museum knows."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from reorg.museum import Museum
from reorg.storage import furnishing, plan
from reorg.storage.furnishing import Effort, Furnishing, Option, Wanted, furnish
from reorg.storage.furnishing.lacking import lacking, room_left
from tests.storage.conftest import Facts, Make

QUICK = Wanted(effort=Effort(rounds=40))
RACK: Facts = {
    "room": {"kind": "room", "code": "A", "width": 5000, "depth": 4000, "height": 2800},
    "r1": {
        "kind": "unit",
        "code": "R1",
        "place": "room",
        "type": "shelving",
        "width": 1000,
        "depth": 400,
        "height": 2000,
    },
    "r1-1": {"kind": "shelf", "code": "R1-1", "place": "r1", "z": 100, "height": 900},
    "r1-2": {"kind": "shelf", "code": "R1-2", "place": "r1", "z": 1025, "height": 900},
}
EMPTY: Facts = {
    "e1": {
        "kind": "unit",
        "code": "R2",
        "place": "room",
        "type": "shelving",
        "width": 1000,
        "depth": 400,
        "height": 2000,
    },
    **{
        f"e1-{at}": {"kind": "shelf", "code": f"R2-{at}", "place": "e1", "z": 100 + 200 * at, "height": 175}
        for at in range(1, 9)
    },
}


def jars(count: int, **sizes: float) -> Facts:
    size = {"width": 180, "depth": 180, "height": 250, "weight": 2, **sizes}
    return {f"jar {at}": {"category": "clay", **size, "place": "room"} for at in range(count)}


def asked(museum: Museum) -> tuple[Furnishing, Option, Option, Option]:
    found = furnish(museum, QUICK)
    assert Furnishing.from_data(json.loads(json.dumps(found.to_data()))) == found
    assert furnish(museum, QUICK).options == found.options
    return found, *found.options  # type: ignore[return-value]  # there are three


def left_after(museum: Museum, option: Option) -> float:
    """Return how many things have no place once the option's places are planned, asked of the planner's own rules."""
    planned = furnishing.bringing(museum, option.measures).laid_on(museum)
    return lacking(planned.to_be, room_left(planned, 0.0)).things.likely


def test_where_everything_fits_nothing_is_bought(make: Make) -> None:
    found, nothing, low, full = asked(make(RACK, jars(10)))
    assert found.enough
    assert (nothing.left.likely, low.measures, full.measures, full.cost.high) == (0, (), (), 0)


def test_a_museum_without_any_unit_gets_an_answer_from_the_catalogue(make: Make) -> None:
    museum = make({"room": RACK["room"]}, jars(200))
    found, nothing, low, full = asked(museum)
    assert nothing.left_things.likely == found.things == 200
    assert [(each.way, each.type) for each in full.measures] == [("buy", "shelving")]
    assert full.left_things.likely == left_after(museum, full) == 0
    assert 0 < full.least <= full.units
    assert [each.way for each in low.measures] == ["build"]
    assert left_after(museum, low) == 0
    assert full.cost.low < full.cost.likely < full.cost.high


def test_no_objects_and_no_places_is_an_answer_too(make: Make) -> None:
    found, *options = asked(make({}, {}))
    assert found.enough
    assert not any(each.measures for each in options)


def test_shelves_of_an_empty_unit_are_hung_where_things_fit(make: Make) -> None:
    museum = make({**RACK, **EMPTY}, jars(60))
    _, nothing, low, _ = asked(museum)
    hung = next(each for each in low.measures if each.unit == "e1")
    assert hung.way == "rehang"
    assert left_after(museum, low) < nothing.left_things.likely
    boards = [board for board in hung.bays[0] if not board.away]
    heights = [(board.z, board.z + board.height) for board in boards]
    assert all(top <= z for (_, top), (z, _) in pairwise(heights))
    assert max(top for _, top in heights) <= 2000
    assert {board.place for board in hung.bays[0] if board.place} == {f"e1-{at}" for at in range(1, 9)}


def test_a_shelf_is_added_over_low_things_under_much_air(make: Make) -> None:
    standing: Facts = {f"low {at}": {**each, "place": "r1-1"} for at, each in enumerate(jars(6).values())}
    museum = make(RACK, {**standing, **jars(40)})
    _, nothing, low, _ = asked(museum)
    added = next(each for each in low.measures if each.way == "add")
    assert (added.unit, added.cost.likely) == ("r1", added.new_shelves * 25)
    assert added.new_shelves >= 1
    assert left_after(museum, low) < nothing.left_things.likely
    planned = furnishing.bringing(museum, [added]).laid_on(museum)
    assert len(planned.places.inside("r1")) == 2
    assert len(planned.to_be.places.inside("r1")) == 2 + added.new_shelves


def test_what_may_not_stand_together_needs_as_much_as_the_plan_has_no_place_for(make: Make) -> None:
    film = {"category": "film", "width": 100, "depth": 100, "height": 100, "weight": 1, "place": "r1-1"}
    museum = make(RACK, {**jars(8), "film": {**film, "materials": "Cellulose nitrate"}})
    made = plan(museum, rounds=200)
    assert made.unplaced  # there is room, but no unit to be alone in
    found, nothing, _, buy = asked(museum)
    assert found.missing_things.likely == nothing.left_things.likely == len(made.unplaced)
    assert left_after(museum, buy) == 0


def test_what_must_stay_where_it_has_no_place_is_no_stumbling_block(make: Make) -> None:
    clock: Facts = {"clock": {**jars(1)["jar 0"], "category": "clocks", "keep_still": "it would stop"}}
    found, nothing, _, _ = asked(make(RACK, {**jars(60), **clock}))
    assert found.missing_things.likely == nothing.left_things.likely > 0


def test_what_fits_on_nothing_is_named(make: Make) -> None:
    museum = make(
        RACK, {**jars(1), "whale": {"category": "bones", "width": 9000, "depth": 2500, "height": 2500, "place": "room"}}
    )
    _, nothing, low, full = asked(museum)
    assert full.special == ("whale",)
    assert (nothing.left_things.likely, low.left_things.likely, full.left_things.likely) == (1, 1, 1)


def test_shelves_that_carry_nothing_hold_nothing(make: Make) -> None:
    weak = {key: {**each, "load": 0} if each["kind"] == "shelf" else each for key, each in RACK.items()}
    museum = make(weak, jars(12))
    _, nothing, _, full = asked(museum)
    assert nothing.left_things.likely == 12
    assert full.left_things.likely == left_after(museum, full) == 0
    assert all(board.load is None or board.load > 0 for each in full.measures for bay in each.bays for board in bay)


def test_unknown_sizes_are_a_range(make: Make) -> None:
    known = {f"known {at}": {**each, "width": 100 + 20 * at} for at, each in enumerate(jars(12).values())}
    found, nothing, _, full = asked(make(RACK, {**known, **{f"new {at}": {"category": "clay"} for at in range(150)}}))
    assert found.estimated > 0.9
    assert nothing.left.low < nothing.left.likely < nothing.left.high
    assert full.measures[0].counts.low < full.measures[0].counts.high


def test_the_groups_say_what_leaving_them_would_free(make: Make) -> None:
    tins = {
        f"tin {at}": {"category": "tin", "width": 120, "depth": 120, "height": 150, "place": "room"} for at in range(60)
    }
    found, nothing, _, _ = asked(make(RACK, {**jars(60), **tins}))
    assert {each.category for each in nothing.groups} <= {"clay", "tin"}
    for each in nothing.groups:
        assert each.after is not None
        assert 0 <= each.after <= found.missing.likely
        assert each.missing.likely <= each.all.likely


def test_growth_needs_more(make: Make) -> None:
    museum = make(RACK, jars(40))
    grown = furnish(museum, Wanted(growth=0.3, effort=Effort(rounds=5)))
    assert grown.missing.likely > furnish(museum, Wanted(effort=Effort(rounds=5))).missing.likely


def test_another_answer_is_not_read() -> None:
    with pytest.raises(ValueError, match="version"):
        Furnishing.from_data({"form": 0})
    with pytest.raises(ValueError, match="no answer"):
        Furnishing.from_data({"form": 1})
