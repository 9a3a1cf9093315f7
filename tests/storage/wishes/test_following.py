"""Does a plan follow what is wished and asked, and leave contradictions aside?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.museum import Museum
from reorg.storage import Plan, plan
from reorg.storage.wishes import Asked, Wish, added_in, added_places, taken_drafts, wish_draft, with_more, wrong

ROUNDS = 40
Facts = Mapping[str, Mapping[str, object]]


def wishing(museum: Museum, *wishes: Wish) -> Museum:
    drafts = [wish_draft(each, at=f"2026-11-23T10:00:{at:02}Z") for at, each in enumerate(wishes)]
    return replace(museum, wishes={draft.about: dict(draft.data) for draft in drafts})


def made(museum: Museum, **options: Any) -> Plan:
    return plan(museum, rounds=ROUNDS, **options)


def moved(found: Plan) -> set[str]:
    return {step.subject for step in found.moves.steps}


def test_what_stays_and_what_goes(tiny: Museum) -> None:
    found = made(wishing(tiny, Wish("", "stay", of="anvil"), Wish("", "there", of="jar", place="a2-2")))
    assert found.placements["anvil"] == "a1-3", "heavy and high, but it is to stay"
    assert found.placements["jar"] == "a2-2"
    assert len(found.made_with["wishes"]) == 2  # type: ignore[arg-type]  # plain data
    assert "left_aside" not in found.made_with


def test_a_contradiction_is_left_aside(tiny: Museum) -> None:
    found = made(wishing(tiny, Wish("", "there", of="jar", place="a2"), Wish("", "there", of="jar", place="b2")))
    assert len(found.made_with["left_aside"]) == 2  # type: ignore[arg-type]  # plain data
    assert found.placements == made(tiny).placements


def test_a_unit_is_kept_as_it_is(tiny: Museum) -> None:
    found = made(wishing(tiny, Wish("", "stay", of="a1")))
    at_first = {"jar": "a1-1", "bowl": "a1-2", "anvil": "a1-3", "box": "a1-1"}
    assert {one: found.placements.get(one) or found.boxes.get(one) for one in at_first} == at_first
    assert not moved(found) & set(at_first)
    others = {one for one, shelf in found.placements.items() if shelf.startswith("a1-")} - {"letter", "deed"}
    assert others == {"jar", "bowl", "anvil"}, "nothing new comes"


def test_a_category_goes_to_a_room_but_for_what_is_said_of_one_thing(tiny: Museum) -> None:
    room_b = {place.id for place in tiny.places.within("room-b")}
    found = made(wishing(tiny, Wish("", "there", category="clay", place="room-b")))
    assert {found.placements.get(one) for one in ("jar", "bowl")} <= room_b
    but = made(wishing(tiny, Wish("", "there", category="clay", place="room-b"), Wish("", "stay", of="bowl")))
    assert but.placements["bowl"] == "a1-2"
    assert but.placements["jar"] in room_b


def test_never_there(tiny: Museum) -> None:
    usual = made(tiny).placements["plough"]
    found = made(wishing(tiny, Wish("", "not", of="plough", place=usual)))
    assert found.placements["plough"] != usual


def full(make: Any, rack: Facts) -> Museum:
    size = {"width": 460, "depth": 330, "height": 300}
    clay = {f"c{at}": {"category": "clay", **size, "place": "a2-2"} for at in range(3)}
    iron = {f"i{at}": {"category": "iron", **size} for at in range(2)}
    museum: Museum = make(rack, {**clay, **iron})
    return museum


def test_what_comes_first_gets_the_places_that_there_are(make: Any, rack: Facts) -> None:
    museum = full(make, rack)
    assert {each.object for each in made(museum).unplaced} & {"i0", "i1"}
    first = made(wishing(museum, Wish("", "first", category="iron")))
    assert {"i0", "i1"} <= set(first.placements)
    asked = made(museum, asked=Asked(first=("iron",)))
    assert {"i0", "i1"} <= set(asked.placements)
    assert asked.made_with["asked"] == {"first": ["iron"]}


def test_one_more_unit(make: Any, rack: Facts) -> None:
    museum = full(make, rack)
    more = made(museum, asked=Asked(more=(("rack", 1),)))
    assert not more.unplaced
    new = added_in(more.made_with)
    assert [(place.kind, place.code) for place in new] == [("unit", "A3"), ("shelf", "A3-1"), ("shelf", "A3-2")]
    assert set(more.placements.values()) & {place.id for place in new}
    unit, *shelves, supply = taken_drafts(museum, more.made_with, plan="n1", act="now")
    assert unit.data["planned"] is True
    assert all(each.data["place"] == unit.about for each in shelves)
    assert (supply.kind, supply.data["count"], supply.data["way"]) == ("supply", 1, "buy")
    bought = with_more(museum, new)
    assert taken_drafts(bought, more.made_with, plan="n1", act="now") == [], (
        "what is planned already is not entered twice"
    )
    again = added_places(bought, Asked(more=(("rack", 2),)))
    assert not {place.id for place in again} & set(bought.places)
    assert len({place.id for place in again}) == len(again) == 6
    catalogue = made(museum, asked=Asked(more=(("shelving", 2),)))
    assert not catalogue.unplaced


def test_only_these_rooms(tiny: Museum) -> None:
    found = made(tiny, asked=Asked(rooms=("room-a",)))
    assert found.placements["print"] == "b1-1"
    assert "lamp" in {each.object for each in found.unplaced}, "it stays in its room, without a shelf"
    assert found.placements["plough"] in {place.id for place in tiny.places.within("room-a")}
    in_b = {place.id for place in tiny.places.within("room-b")}
    assert {one for one, shelf in found.placements.items() if shelf in in_b} == {"print"}
    assert found.objects == 9


def test_fuller_and_emptier_shelves(make: Any, rack: Facts) -> None:
    objects = {str(at): {"category": "clay", "width": 460, "depth": 330, "height": 300} for at in range(4)}
    museum = make(rack, objects)
    assert len(made(museum).unplaced) == 2, "two of 0.48 m do not go on one metre, filled to 90 %"
    assert not made(museum, asked=Asked(fill=1.0)).unplaced
    assert len(made(museum, asked=Asked(fill=1.0, growth=0.2)).unplaced) == 2


def test_without_wishes(tiny: Museum) -> None:
    wished = wishing(tiny, Wish("", "there", of="jar", place="a2-2"))
    assert made(wished, asked=Asked(wishes=False)).placements == made(tiny).placements
    (only,) = wished.wishes
    assert made(wished, asked=Asked(without=(only,))).placements == made(tiny).placements


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(rooms=("room-x",)), "There is no room"),
        (Asked(rooms=("room-c",)), "is no store"),
        (Asked(keep=("jar",)), "There is no unit"),
        (Asked(fill=0.0), "more than 0 %"),
        (Asked(fill=1.5), "more than 0 %"),
        (Asked(growth=-0.1), "growth"),
        (Asked(more=(("rack", 0),)), "From 1 to"),
        (Asked(more=(("no such type", 1),)), "no type of unit"),
    ],
)
def test_questions_that_make_no_sense(tiny: Museum, asked: Asked, said: str) -> None:
    assert any(said in str(each) for each in wrong(tiny, asked))
    assert not wrong(tiny, Asked(rooms=("room-a",), keep=("a1",), fill=0.8, growth=0.1, more=(("rack", 2),)))


words = st.lists(st.text(max_size=5), max_size=3).map(tuple)


@given(
    st.builds(
        Asked, rooms=words, first=words, keep=words, without=words, wishes=st.booleans(),
        more=st.lists(st.tuples(st.text(max_size=5), st.integers(1, 9)), max_size=3).map(tuple),
        fill=st.none() | st.floats(0.1, 1), growth=st.floats(0, 1),
    )
)  # fmt: skip
def test_a_question_is_written_and_read(asked: Asked) -> None:
    assert Asked.from_data(asked.to_data()) == asked
    assert bool(asked) == bool(asked.to_data())


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["clay", "iron", "paper"]), st.integers(1, 4)),
        min_size=1,
        max_size=4,
        unique_by=lambda each: each[0],
    )
)
def test_a_store_that_is_better_than_any_plan_is_left_alone(kinds: list[tuple[str, int]]) -> None:
    from tests.storage.conftest import PLACES, museum_of

    places: dict[str, Mapping[str, object]] = {"room-a": PLACES["room-a"]}
    objects: dict[str, Mapping[str, object]] = {}
    for at, (word, count) in enumerate(kinds):
        places[f"u{at}"] = {**PLACES["a2"], "code": f"U{at}"}
        places[f"u{at}-1"] = {**PLACES["a2-2"], "place": f"u{at}"}
        for number in range(count):
            key = f"{word}{number}"
            objects[key] = {"category": word, "width": 200, "depth": 200, "height": 200, "place": f"u{at}-1"}
    museum = museum_of(places, objects)
    found = plan(museum, rounds=60)
    assert found.nothing_to_move
    assert {one: facts["place"] for one, facts in objects.items()} == dict(found.placements)
    assert any("Nothing needs to be moved" in str(remark) for remark in found.remarks)
    assert found.lower_bounds["moves"] == 0
