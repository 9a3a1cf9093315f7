"""How full is the store?"""

from __future__ import annotations

from typing import Any

import pytest

from reorg.museum import Museum
from reorg.storage import Range, need, survey
from reorg.storage.solve import lanes
from reorg.storage.survey import Fullness


def test_what_stands_where(tiny: Museum) -> None:
    seen = survey(tiny)
    names = tiny.objects.ids
    assert [names[at] for at in seen.shelves["a1-1"].objects] == ["jar", "letter", "deed"]
    assert [names[at] for at in seen.units["a1"].objects] == ["jar", "bowl", "anvil", "letter", "deed"]
    assert [names[at] for at in seen.floor] == ["plough"]
    assert [names[at] for at in seen.room_only] == ["lamp"]
    assert [names[at] for at in seen.nowhere] == ["ring"]


def test_capacity_adds_up(tiny: Museum) -> None:
    seen = survey(tiny)
    assert seen.units["a1"].capacity.shelves == 3
    assert seen.units["a1"].capacity.area == pytest.approx(3 * 0.96 * 0.4)
    assert seen.units["a1"].capacity.length == pytest.approx(2.88)
    assert seen.rooms["room-a"].capacity.length == pytest.approx(4.88)
    assert seen.rooms["room-a"].floor_share == pytest.approx(0.8 / 20)


def test_occupancy_is_shelf_length_taken_over_shelf_length(make: Any, rack: Any) -> None:
    jar = {"category": "clay", "width": 230, "depth": 330, "height": 300, "place": "a2-2"}
    seen = survey(make(rack, {str(at): jar for at in range(2)}))
    assert seen.shelves["a2-2"].fullness.value == Range.exactly(0.5)  # 250 mm each with clearance, of 1,000 mm
    assert seen.units["a2"].fullness.value == Range.exactly(0.25)


def test_occupancy_may_exceed_one(make: Any, rack: Any) -> None:
    jar = {"category": "clay", "width": 230, "depth": 330, "height": 300, "place": "a2-1"}
    seen = survey(make(rack, {str(at): jar for at in range(12)}))
    assert seen.shelves["a2-1"].fullness.computed == Range.exactly(3.0)
    assert seen.over == ("a2",)
    assert seen.worst == "a2"
    assert seen.mean is not None
    assert seen.weighted is not None
    assert seen.mean.likely == pytest.approx(seen.weighted.likely) == pytest.approx(1.5)


def test_three_stand_behind_each_other_and_not_four(make: Any, rack: Any) -> None:
    cup = {"category": "clay", "width": 80, "depth": 80, "height": 80, "place": "a2-2"}
    seen = survey(make(rack, {str(at): cup for at in range(4)}))
    assert seen.shelves["a2-2"].fullness.value == Range.exactly(0.2)


def test_the_eye_counts_where_few_are_measured(make: Any, rack: Any) -> None:
    vague = {"category": "clay", "place": "a2-1"}
    looked = {**rack, "a2-1": {**rack["a2-1"], "fill": 0.6}}
    seen = survey(make(looked, {"one": vague}))
    fullness = seen.shelves["a2-1"].fullness
    assert (fullness.by_eye, fullness.value) == (True, Range.exactly(0.6))
    assert fullness.computed is not None
    measured = {**vague, "width": 100, "depth": 100, "height": 100}
    near = {**rack, "a2-1": {**rack["a2-1"], "fill": 0.3}}
    assert not survey(make(near, {"one": measured})).shelves["a2-1"].fullness.by_eye


def test_the_eye_counts_where_it_sees_much_more_than_is_recorded(make: Any, rack: Any) -> None:
    cup = {"category": "clay", "width": 100, "depth": 100, "height": 100, "place": "a2-1"}
    looked = {**rack, "a2-1": {**rack["a2-1"], "fill": 0.6}}
    found = make(looked, {"one": cup})
    fullness = survey(found).shelves["a2-1"].fullness
    assert (fullness.unexplained, fullness.value) == (True, Range.exactly(0.6))
    lacking = need(found)
    assert lacking.used.likely == pytest.approx(0.12)  # m: what is on record; the shelf is 1 m
    assert lacking.seen.likely == pytest.approx(0.48)  # m: what only the eye sees


def test_the_eye_counts_where_nothing_is_recorded_yet(make: Any, rack: Any) -> None:
    unit = {**rack["a2"], "fill": 1.3}
    seen = survey(make({**rack, "a2": unit, "a2-1": {**rack["a2-1"], "fill": 0.6}}, {}))
    assert seen.shelves["a2-1"].fullness.value == Range.exactly(0.6)
    assert seen.shelves["a2-2"].fullness.value == Range.exactly(2.0)  # 130 % of two shelves, less 60 % of one
    assert survey(make({**rack, "a2": unit}, {})).units["a2"].fullness.value == Range.exactly(1.3)


def test_a_unit_seen_as_a_whole_needs_as_much_shelf_as_it_is_full(make: Any, rack: Any) -> None:
    lacking = need(make({**rack, "a2": {**rack["a2"], "fill": 1.2}}, {}))
    assert lacking.seen.likely == pytest.approx(1.2 * lacking.capacity)
    assert lacking.missing.likely == pytest.approx((1.2 / lacking.target - 1) * lacking.capacity)
    cup = {"category": "clay", "width": 80, "depth": 80, "height": 80}
    every = {f"{at}": {**cup, "place": f"a2-{at}"} for at in (1, 2)}
    seen = survey(make({**rack, "a2": {**rack["a2"], "fill": 1.2}}, every))
    assert seen.units["a2"].fullness.value == Range.exactly(pytest.approx(1.2))


def test_what_was_seen_of_a_unit_is_spread_over_shelves_that_were_measured(make: Any, rack: Any) -> None:
    looked = {**rack, "a2": {**rack["a2"], "fill": 1.2}, "a2-1": {**rack["a2-1"], "fill": 0.6}}
    flat = {**looked, "a2-2": {**rack["a2-2"], "width": 0}}
    seen = survey(make(flat, {}))
    assert seen.shelves["a2-1"].fullness.value == Range.exactly(0.6)
    assert seen.shelves["a2-2"].fullness.value is None


def test_shelves_seen_one_by_one_count_more_than_their_unit_as_a_whole(make: Any, rack: Any) -> None:
    shelves = {f"a2-{at}": {**rack[f"a2-{at}"], "fill": 0.6} for at in (1, 2)}
    seen = survey(make({**rack, "a2": {**rack["a2"], "fill": 1.2}, **shelves}, {}))
    assert seen.units["a2"].fullness.value == Range.exactly(0.6)
    assert seen.over == ()


def test_a_unit_of_which_only_the_eye_tells_says_so(make: Any, rack: Any) -> None:
    bowl = {"category": "clay", "width": 200, "depth": 200, "height": 150, "place": "a2-1"}
    whole = {**rack, "a2": {**rack["a2"], "fill": 0.5}}
    assert survey(make(whole, {})).units["a2"].fullness.by_eye
    part = survey(make(whole, {"b": bowl})).units["a2"].fullness
    assert not part.by_eye
    assert part.value == Range.exactly(pytest.approx(0.5))


def test_what_is_recorded_by_its_unit_only_counts_there(make: Any, rack: Any) -> None:
    jar = {"category": "clay", "width": 230, "depth": 330, "height": 300, "place": "a2"}
    unit = {**rack["a2"], "fill": 0.1}
    fullness = survey(make({**rack, "a2": unit}, {str(at): jar for at in range(4)})).units["a2"].fullness
    assert (fullness.measured, fullness.by_eye, fullness.value) == (1.0, False, Range.exactly(0.5))


def test_unknown_sizes_widen_the_range(make: Any, rack: Any) -> None:
    known = [{"category": "clay", "width": size, "depth": size, "height": 90} for size in (50, 100, 300)]
    unknown = {"category": "clay", "place": "a2-2"}
    seen = survey(make(rack, {str(at): each for at, each in enumerate([*known, unknown])}))
    value = seen.shelves["a2-2"].fullness.value
    assert value is not None
    assert value.low < value.likely < value.high


def test_what_is_not_known_is_not_zero() -> None:
    assert Fullness().value is None
    assert Fullness(eye=1.4).value == Range.exactly(1.4)


def test_categories_say_how_much_and_how_dispersed(tiny: Museum) -> None:
    by_word = {each.category: each for each in survey(tiny).categories}
    iron = by_word["iron"]
    assert (len(iron.objects), iron.measured, iron.estimated) == (4, 2, 0.5)
    assert (iron.rooms, iron.units) == (("room-a", "room-b"), ("a1",))
    assert 0 < iron.length.low <= iron.length.likely <= iron.length.high
    assert by_word["paper"].units == ("a1", "b1")


def test_an_empty_museum(make: Any) -> None:
    seen = survey(make({}, {}))
    assert (seen.mean, seen.weighted, seen.worst, seen.over, seen.categories) == (None, None, "", (), ())


def test_after_a_move_only_what_it_touches_is_packed_anew(
    make: Any, places: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves = ["a1-1", "a1-2", "a1-3", "a2-1", "a2-2"]
    objects = {
        f"o{at}": {
            "category": "clay" if at % 2 else "iron", "width": 81 + 7 * at, "depth": 93, "height": 60, "place": shelves[at % 5],
        }
        for at in range(30)
    }  # fmt: skip
    packed: list[int] = []

    def counted(boxes: Any, fits: Any, bed: Any, *, tries: int) -> float:
        packed.append(len(fits.boxes))
        return in_lanes(boxes, fits, bed, tries=tries)

    in_lanes = lanes._in_lanes
    monkeypatch.setattr(lanes, "_in_lanes", counted)
    survey(make(places, objects))
    assert len(packed) >= 7  # five shelves, two categories
    packed.clear()
    again = survey(make(places, objects))
    assert packed == []
    objects["o0"]["place"] = "a1-2"
    moved = survey(make(places, objects))
    assert len(packed) == 2  # the shelf that it left, and the one it came to
    assert moved.shelves["a1-3"].fullness == again.shelves["a1-3"].fullness
    assert moved.shelves["a1-2"].fullness != again.shelves["a1-2"].fullness
