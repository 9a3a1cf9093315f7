"""Does the plan answer the questions that a museum asks, whatever it knows?"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.language import Message
from reorg.museum import Museum, canonical
from reorg.storage import Plan, Rate, plan
from reorg.storage.furniture import surfaces

ROUNDS = 60


def made(museum: Museum, **options: Any) -> Plan:
    return plan(museum, rounds=ROUNDS, **options)


def carried_out(museum: Museum, found: Plan) -> dict[str, str]:
    """Return where every object is after all steps, going by the steps alone."""
    words = (place if place in museum.places else "" for place in museum.objects.words("place"))
    at = dict(zip(museum.objects.ids, words, strict=True))
    inside = {place: [one for one, where in at.items() if where == place] for place in museum.places}
    now = {**at, **{place.id: place.place for place in museum.places.values()}}
    for step in found.moves.steps:
        assert now[step.subject] == step.origin
        now[step.subject] = step.to
        for one in inside.get(step.subject, ()):
            at[one] = step.to
        if step.subject in at:
            at[step.subject] = step.to
    for box, objects in inside.items():
        if box in found.boxes:
            at.update((one, now[box]) for one in objects)
    return at


def test_the_tiny_museum_gets_a_place_for_everything(tiny: Museum) -> None:
    found = made(tiny)
    assert (found.objects, found.placed, found.unplaced) == (9, 9, ())
    assert found.placements["letter"] == found.placements["deed"] == found.boxes["box"]
    assert found.placements["anvil"] != "a1-3"  # 60 kg at 1.5 m
    assert found.missing_shelf_m == found.gap == 0
    assert found.lower_bounds["moves"] <= len(found.moves.steps)
    at = carried_out(tiny, found)
    assert all(at[one] == place for one, place in found.placements.items())


def test_every_step_says_why(tiny: Museum) -> None:
    steps = {step.subject: step for step in made(tiny).moves.steps}
    assert steps["plough"].why == "floor"
    assert steps["lamp"].why == "room"
    assert steps["ring"].why == "nowhere"
    assert steps["anvil"].why == "low"
    assert list(steps)[-1] == "ring"  # what nobody can find yet comes last
    assert all(isinstance(step.because, Message) for step in steps.values())


def test_a_store_in_order_is_left_alone(make: Any, rack: Any) -> None:
    objects = {
        str(at): {"category": "clay", "width": 200, "depth": 200, "height": 200, "place": "a2-1"} for at in range(4)
    }
    found = made(make(rack, objects))
    assert found.nothing_to_move
    assert found.person_days.high == 0
    assert "Nothing needs to be moved" in str(found.remarks[0])


def test_where_only_units_are_recorded_nothing_is_moved_for_that(make: Any, rack: Any) -> None:
    objects = {
        str(at): {"category": "clay", "width": 200, "depth": 200, "height": 200, "place": "a2"} for at in range(5)
    }
    found = made(make(rack, objects))
    assert found.nothing_to_move
    assert found.assumed["shelves_guessed"] == 5


def test_an_overfull_store_says_what_is_missing(make: Any, rack: Any) -> None:
    objects = {
        str(at): {"category": "clay", "width": 460, "depth": 330, "height": 300, "place": "a2-2"} for at in range(9)
    }
    found = made(make(rack, objects))
    assert found.placed == 3  # two of 0.48 m on the full shelf, one on the other, which is filled to 90 %
    assert {each.reason for each in found.unplaced} == {"no-room"}
    assert found.missing_shelf_m == pytest.approx(6 * 0.48)
    assert found.shortfall.units[0].count.likely >= found.lower_bounds["units"] > 0
    assert 0 <= found.gap < 0.3
    assert "6 objects have no place" in str(found.remarks[0])


def test_without_units(make: Any, objects: Any) -> None:
    found = made(make({}, objects))
    assert found.placed == 0
    assert {each.reason for each in found.unplaced} == {"no-shelf"}
    assert found.shortfall.units[0].count.likely >= 1
    assert "Measure one unit" in str(found.remarks[0])


def test_without_objects(make: Any, places: Any) -> None:
    found = made(make(places, {}))
    assert (found.objects, found.moves.steps) == (0, ())
    assert "no objects" in str(found.remarks[0])


def test_without_one_size(make: Any, rack: Any) -> None:
    found = made(make(rack, {str(at): {"category": "clay"} for at in range(6)}))
    assert found.placed == 6
    assert found.assumed["sizes_estimated"] == 1
    assert any("first guess" in str(remark) for remark in found.remarks)


def test_nothing_at_all(make: Any) -> None:
    assert made(make({}, {})).objects == 0


def test_a_shelf_that_carries_nothing_and_a_thing_too_large(make: Any, rack: Any) -> None:
    weak = {place: {**each, "load": 0} if "-" in place and place != "room-a" else each for place, each in rack.items()}
    jar = {"width": 100, "depth": 100, "height": 100, "weight": 1}
    found = made(make(weak, {"jar": jar, "boat": {"width": 4000, "depth": 900, "height": 900}}))
    assert {each.object: each.reason for each in found.unplaced} == {"jar": "too-heavy", "boat": "too-large"}
    assert all(str(each.because) for each in found.unplaced)


def test_a_shelf_that_looked_used_is_taken_as_free_and_said(make: Any, rack: Any) -> None:
    looked = {**rack, "a2-1": {**rack["a2-1"], "fill": 0.6}, "a2-2": {**rack["a2-2"], "fill": 0.0}}
    found = made(make(looked, {"jar": {"width": 100, "depth": 100, "height": 100}}))
    assert found.assumed["taken_as_free"] == 1
    assert any("looked used" in str(remark) for remark in found.remarks)


def test_the_same_seed_makes_the_same_plan(tiny: Museum) -> None:
    one, two = made(tiny, seed=5), made(tiny, seed=5)
    assert one.placements == two.placements
    assert one.moves == two.moves
    assert one.made_with == two.made_with


def test_days_follow_the_rates(tiny: Museum) -> None:
    found = made(tiny, rates={"moving": Rate(1, 1, 1), "inventory": Rate(2, 2, 2)})
    assert found.person_days.likely == len(found.moves.steps) + 0.5


def test_progress_is_told_in_words_and_may_cancel(tiny: Museum) -> None:
    told: list[tuple[float, str]] = []
    made(tiny, progress=lambda share, doing: told.append((share, str(doing))))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    assert all(words for _, words in told)

    def cancel(_share: float, _doing: Message) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        made(tiny, progress=cancel)


thing = st.fixed_dictionaries(
    {"category": st.sampled_from(["clay", "iron", ""])},
    optional={
        "width": st.integers(10, 1500),
        "depth": st.integers(10, 500),
        "height": st.integers(10, 900),
        "weight": st.integers(1, 90),
        "place": st.sampled_from(["a1-1", "a1-2", "a2", "a2-1", "b1-1", "b2", "c1", "floor", "box", "room-b", "gone"]),
    },
)


@given(things=st.lists(thing, max_size=15))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_plan_is_kept_as_text_and_carried_out_step_by_step(make: Any, things: list[dict[str, object]]) -> None:
    museum = make(objects={f"o{at}": each for at, each in enumerate(things)})
    found = plan(museum, rounds=10)
    assert Plan.from_data(json.loads(canonical(found.to_data()))) == found
    assert found.placed + len(found.unplaced) == found.objects == len(things) - int(found.assumed["left_out"])
    at = carried_out(museum, found)
    guessed = {one for one, each in zip(museum.objects.ids, things, strict=True) if each.get("place") == "a2"}
    assert all(at[one] == place or one in guessed for one, place in found.placements.items())
    bounded = {"unplaced": len(found.unplaced), "missing_shelf_m": found.missing_shelf_m + 1e-9}
    assert all(found.lower_bounds[name] <= value for name, value in bounded.items())


@pytest.mark.parametrize("data", [{}, {"version": 99}, {"version": 1}, {"version": 1, "moves": 3, "shortfall": []}])
def test_what_is_no_plan_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="plan"):
        Plan.from_data(data)


def test_every_thing_placed_stands_within_its_shelf(make: Any, tiny: Any) -> None:
    found = made(tiny)
    places = {**found.placements, **found.boxes}
    shelf_of = {each.item: shelf for shelf, some in found.standing.items() for each in some}
    boxed = {one for one, box in zip(tiny.objects.ids, tiny.objects.words("place"), strict=True) if box in found.boxes}
    assert shelf_of == {one: shelf for one, shelf in places.items() if one not in boxed}
    measured = {each.place: each for each in surfaces(tiny.places)}
    for shelf, some in found.standing.items():
        measures = measured[shelf]
        lanes = {each.lane: 0.0 for each in some}
        for each in some:
            lanes[each.lane] = max(lanes[each.lane], each.width)
            assert each.height <= (measures.height or 1e9) + 0.1
        assert sum(lanes.values()) == pytest.approx(found.filled[shelf] * (measures.width or 0), rel=0.01, abs=1)


def test_a_plan_of_an_earlier_version_is_read(tiny: Any) -> None:
    found = made(tiny)
    data = json.loads(canonical(found.to_data()))
    del data["standing"]
    assert Plan.from_data({**data, "version": 1}) == replace(found, standing={})


def test_a_unit_to_be_discarded_is_emptied(make: Any, places: Any) -> None:
    museum = make({**places, "a1": {**places["a1"], "verdict": "discard"}})
    found = made(museum)
    assert not {place for place in (*found.placements.values(), *found.boxes.values()) if place.startswith("a1")}
    assert {"jar", "bowl"} <= set(found.placements)
    where = carried_out(museum, found)
    assert all(where[key] == place for key, place in found.placements.items())
    assert any(
        "1 unit is to be discarded" in str(each).replace("\u2068", "").replace("\u2069", "") for each in found.remarks
    )
    everything = {
        key: {**said, "verdict": "discard"} if said.get("kind") == "unit" else said for key, said in places.items()
    }
    assert made(make(everything)).placed == 0
