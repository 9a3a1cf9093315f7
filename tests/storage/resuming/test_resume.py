"""Does a plan go on from how things are, changing as little as possible, whatever happened in the meantime?"""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.museum import Museum, canonical
from reorg.storage import Plan, plan
from reorg.storage.resuming import rest_of, resume, tables_of, where_of

PROPERTY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def said(museum: Museum) -> dict[str, dict[str, object]]:
    return {key: dict(museum.objects.facts(at)) for key, at in museum.objects.index.items()}


def carried(found: Plan, where: dict[str, str], count: int) -> dict[str, str]:
    """Return where each object is after so many steps."""
    return {**where, **{step.subject: step.to for step in found.moves.steps[:count] if step.to}}


@pytest.fixture
def store(make: Any, places: Any) -> Any:
    """Twelve jars on two units, six of which stand with the wrong things; and the places that they stand in."""

    def stored(where: dict[str, str] | None = None, **more: dict[str, object]) -> Museum:
        objects: dict[str, dict[str, object]] = {}
        for at in range(12):
            objects[f"o{at}"] = {
                "category": "clay" if at % 2 else "iron", "width": 140, "depth": 150, "height": 200,
                "place": ("a1-1", "a2-1", "a1-2", "a2-2")[at // 3 % 4],
            }  # fmt: skip
        for key, place in (where or {}).items():
            if key in objects:
                objects[key]["place"] = place
        for key, each in more.items():
            objects.setdefault(key, {}).update(each)
        return make({key: each for key, each in places.items() if key != "box"}, objects)

    return stored


def test_nothing_happened_and_nothing_changes(store: Any) -> None:
    museum = store()
    found = plan(museum, rounds=60)
    assert len(found.moves.steps) > 2
    again = resume(museum, found)
    assert (again.changed, again.rehomed, again.homeless) == (0, {}, ())
    assert [(s.subject, s.origin, s.to, s.why) for s in again.plan.moves.steps] == [
        (s.subject, s.origin, s.to, s.why) for s in found.moves.steps
    ]
    assert again.plan.placements == found.placements


def test_after_some_steps_the_rest_is_as_it_was(store: Any) -> None:
    found = plan(store(), rounds=60)
    where = where_of(store())
    for count in range(len(found.moves.steps) + 1):
        museum = store(carried(found, where, count))
        again = resume(museum, found)
        assert again.changed == 0
        assert [step.subject for step in again.plan.moves.steps] == [s.subject for s in found.moves.steps[count:]]


def test_what_was_found_elsewhere_still_goes_where_it_belongs(store: Any) -> None:
    museum = store()
    found = plan(museum, rounds=60)
    step = found.moves.steps[1]
    moved = store({step.subject: "b2"})
    assert dict(rest_of(found.moves.steps, where_of(moved)).astray) == {step.subject: "b2"}
    again = resume(moved, found)
    mine = [each for each in again.plan.moves.steps if each.subject == step.subject]
    assert [(each.origin, each.to, each.why) for each in mine] == [("b2", step.to, step.why)]
    assert again.plan.placements == found.placements
    assert not rest_of(again.plan.moves.steps, where_of(moved)).astray


def test_what_was_put_elsewhere_by_hand_stays_there(store: Any) -> None:
    museum = store()
    found = plan(museum, rounds=60)
    step = found.moves.steps[0]
    moved = store({step.subject: "b2"})
    again = resume(moved, found, stays=[step.subject])
    assert step.subject not in {each.subject for each in again.plan.moves.steps}
    assert again.plan.placements[step.subject] == "b2"
    assert [each.item for each in again.plan.standing["b2"] if each.item == step.subject] == [step.subject]
    assert again.plan.placed == found.placed
    assert Plan.from_data(json.loads(canonical(again.plan.to_data()))) == again.plan


def test_what_was_put_on_a_floor_by_hand_stays_there_however_often_the_rest_is_planned(store: Any) -> None:
    found = plan(store(), rounds=60)
    step = found.moves.steps[0]
    moved = store({step.subject: "floor"})
    again = resume(moved, resume(moved, found, stays=[step.subject]).plan)
    assert again.plan.placements[step.subject] == "floor"
    assert step.subject not in {each.subject for each in again.plan.moves.steps}
    assert step.subject not in {each.item for some in again.plan.standing.values() for each in some}


def test_what_nobody_finds_keeps_its_room_and_has_no_move(store: Any) -> None:
    museum = store()
    found = plan(museum, rounds=60)
    step = found.moves.steps[0]
    lost = store()
    again = resume(lost, found, missing=[step.subject])
    assert again.missing == (step.subject,)
    assert step.subject not in {each.subject for each in again.plan.moves.steps}
    assert again.plan.placements[step.subject] == step.to
    back = resume(museum, again.plan)  # found after all
    assert [each.to for each in back.plan.moves.steps if each.subject == step.subject] == [step.to]


def test_a_new_object_stays_where_somebody_put_it(store: Any) -> None:
    found = plan(store(), rounds=60)
    museum = store(new={"category": "clay", "width": 100, "depth": 100, "height": 100, "place": "a2-2"})
    again = resume(museum, found)
    assert "new" not in {each.subject for each in again.plan.moves.steps}


@given(data=st.data())
@PROPERTY
def test_whatever_happened_everything_ends_where_the_plan_says(store: Any, data: st.DataObject) -> None:
    museum = store()
    found = plan(museum, rounds=20)
    where = carried(found, where_of(museum), data.draw(st.integers(0, len(found.moves.steps))))
    objects = st.sampled_from(museum.objects.ids)
    shelves = st.sampled_from(["a1-1", "a1-2", "a2-1", "a2-2", "b2", "room-b", "floor"])
    moved = store({**where, **data.draw(st.dictionaries(objects, shelves, max_size=4))})
    stays = data.draw(st.frozensets(objects, max_size=2))
    again = resume(moved, found, stays=stays)
    at = where_of(moved)
    for step in again.plan.moves.steps:
        assert at[step.subject] == step.origin or (step.origin == "" and at[step.subject] in tables_of(moved.places))
        at[step.subject] = step.to
    told = {each.object for each in again.plan.unplaced} | stays
    assert all(at[key] == place for key, place in again.plan.placements.items() if key not in told)
    assert set(again.plan.placements) | {each.object for each in again.plan.unplaced} == set(museum.objects.ids)


@pytest.fixture
def too_full(make: Any) -> Any:
    """Four racks that hold less than is in them, in disorder: by ``seed``, with what was put elsewhere since."""

    def stored(seed: int, where: dict[str, str] | None = None) -> Museum:
        chance = random.Random(seed)
        places: dict[str, dict[str, object]] = {"room": {"kind": "room", "code": "A", "width": 9000, "depth": 4000}}
        for unit in "0123":
            size = {"width": 1000, "depth": 400, "height": 2000}
            places[unit] = {"kind": "unit", "code": unit, "place": "room", "type": "rack", **size}
            for at in range(3):
                clear = {"z": 100 + 400 * at, "height": 400, "width": 960}
                places[f"{unit}-{at}"] = {"kind": "shelf", "code": str(at), "place": unit, **clear}
        shelves = [key for key in places if "-" in key]
        objects = {
            f"o{at}": {
                "category": chance.choice(["clay", "iron", "wood"]), "width": chance.randint(80, 320),
                "depth": chance.randint(80, 350), "height": chance.randint(60, 380), "place": chance.choice(shelves),
            }
            for at in range(80)
        }  # fmt: skip
        for key, place in (where or {}).items():
            objects[key]["place"] = place
        return make(places, objects)

    return stored


@pytest.mark.parametrize("seed", range(8))
def test_what_waits_for_furniture_waits_on_if_nothing_happened(too_full: Any, seed: int) -> None:
    museum = too_full(seed)
    found = plan(museum, rounds=30)
    assert found.unplaced
    assert found.moves.waits < len(found.moves.steps)
    again = resume(museum, found)
    assert (again.changed, again.rehomed, again.homeless) == (0, {}, ())
    assert again.plan.moves.waits == found.moves.waits


@pytest.mark.parametrize("seed", range(8))
def test_a_thing_put_on_a_full_shelf_by_hand_changes_little_of_what_waits(too_full: Any, seed: int) -> None:
    found = plan(too_full(seed), rounds=30)
    put = found.moves.steps[-1]
    shelf = next(step.to for step in reversed(found.moves.steps) if step.to not in {"", put.to})
    museum = too_full(seed, {put.subject: shelf})
    again = resume(museum, found, stays=[put.subject])
    assert again.changed <= 7  # of 20 to 48; a chain from one full shelf to the next changed most of them
    assert again.plan.placements[put.subject] == shelf
    told = {each.object for each in again.plan.unplaced}
    assert told >= set(again.homeless)
    at = where_of(museum) | {step.subject: step.to for step in again.plan.moves.steps}
    assert all(at[key] == place for key, place in again.plan.placements.items() if key not in told)
