"""Are reasons true: do numbers agree with the plan, and does what would help really help?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.museum import Museum, Objects
from reorg.storage import Plan, plan
from reorg.storage.reasons import PlanSeen, WhyNot, what_would_help, why, why_not

Facts = dict[str, dict[str, object]]


def store(**shelves: dict[str, object]) -> Facts:
    """Return one room with a unit U of these shelves, and V with one large shelf."""
    places: Facts = {"room": {"kind": "room", "code": "R"}, "u": {"kind": "unit", "code": "U", "place": "room"}}
    usual: dict[str, object] = {"width": 1000, "depth": 500, "height": 300, "z": 400, "load": 50}
    for name, said in shelves.items():
        places[name] = {"kind": "shelf", "code": name, "place": "u", **usual, **said}
    places["v"] = {"kind": "unit", "code": "V", "place": "room", "type": "shelving"}
    places["v-1"] = {"kind": "shelf", "code": "V-1", "place": "v", **usual, "width": 3000, "height": 1000}
    return places


def thing(**facts: object) -> dict[str, object]:
    return {"width": 180, "depth": 180, "height": 190, "weight": 1, **facts}


def planned(museum: Museum, **wishes: Mapping[str, object]) -> tuple[Museum, Plan]:
    museum = replace(museum, wishes=wishes)
    return museum, plan(museum, rounds=40)


def codes(answer: WhyNot) -> list[str]:
    return [reason.code for reason in answer.reasons]


def against(asked: tuple[Museum, Plan], key: str, shelf: str) -> WhyNot:
    found = why_not(*asked, key, shelf)
    assert found is not None
    return found[0]


def test_all_that_speaks_against_it_is_said_at_once_with_numbers(make: Any) -> None:
    big = thing(category="stone", width=600, depth=600, height=400, weight=60, place="v-1")
    asked = planned(make(store(low={"z": 1000}), {"big": big}))
    answer = against(asked, "big", "low")
    said = [str(reason.sentence) for reason in answer.reasons]
    assert codes(answer)[:3] == ["too-deep", "too-tall", "too-heavy"]
    assert "120 mm" in said[0]  # 600 mm and 20 for hands, on 500
    assert "110 mm" in said[1]
    assert "10 kg more than the 50 kg" in said[2].replace("10.0", "10")
    assert "too-high" in codes(answer)
    assert not answer.may


def test_what_would_have_to_leave_makes_room(make: Any) -> None:
    objects = {f"p{n}": thing(category="pot", place="low", depth=480) for n in range(4)}
    asked = planned(make(store(low={}), {**objects, "q": thing(category="iron", place="v-1", depth=480)}))
    answer = against(asked, "q", "low")
    assert codes(answer)[0] == "full"
    helped = next(each for each in answer.helps if each.code == "take-away")
    assert len(helped.about) == 1
    museum, made = asked
    fewer = {"low": tuple(stood for stood in made.standing["low"] if stood.item not in helped.about)}
    assert against((museum, replace(made, standing={**made.standing, **fewer})), "q", "low").may


def test_the_board_above_hangs_higher_only_if_what_stands_there_keeps_its_room(make: Any) -> None:
    shelves = {"one": {"z": 100, "height": 300}, "two": {"z": 450, "height": 300}}
    tall = thing(category="iron", height=310, place="v-1")
    asked = planned(make(store(**shelves), {"tall": tall, "flat": thing(height=100, place="two")}))
    helped = [each for each in what_would_help(*asked, "tall", "one") if each.code == "raise"]
    assert helped
    assert "25 mm" in str(helped[0].sentence)
    asked = planned(make(store(**shelves), {"tall": tall, "high": thing(height=285, place="two")}))
    assert not [each for each in what_would_help(*asked, "tall", "one") if each.code == "raise"]


def test_another_shelf_of_the_unit_that_takes_it_is_named(make: Any) -> None:
    asked = planned(make(store(low={"height": 150}, high={"height": 400}), {"pot": thing(place="v-1")}))
    assert ("high",) in [each.about for each in what_would_help(*asked, "pot", "low") if each.code == "other-shelf"]
    unit = why_not(*asked, "pot", "u")
    assert unit is not None
    assert [answer.shelf for answer in unit] == ["high", "low"]


def test_wishes_and_rules_are_named_and_may_be_struck(make: Any) -> None:
    museum = make(store(low={}), {"pot": thing(place="v-1", keep_still="it is loose"), "cup": thing(place="v-1")})
    asked = planned(museum, w={"of": "cup", "rule": "not", "place": "u"})
    still, wished = against(asked, "pot", "low"), against(asked, "cup", "low")
    assert codes(still)[0] == "still"
    assert "it is loose" in str(still.reasons[0].sentence)
    assert (codes(wished)[0], wished.reasons[0].about) == ("not", ("w",))
    assert [each.about for each in wished.helps if each.code == "strike"] == [("w",)]
    found = why(*asked, "pot")
    assert found is not None
    assert (found.shelf, found.moves, found.reasons[0].code) == ("v-1", False, "still")


def test_bad_neighbours_and_rooms_that_are_no_store(make: Any) -> None:
    places = store(low={}) | {"hall": {"kind": "room", "code": "H", "use": "Display"}}
    places["case"] = {"kind": "unit", "code": "C", "place": "hall", "width": 900, "depth": 500, "height": 1500}
    museum = make(places, {"film": thing(materials="cellulose nitrate", place="low"), "pot": thing(place="v-1")})
    asked = planned(museum)
    shelf = asked[1].placements["film"]
    assert "apart" in codes(against(asked, "pot", shelf))
    assert "no-store" in codes(against(asked, "pot", "case"))
    found = why(*asked, "film")
    assert found is not None
    assert "apart" in [reason.code for reason in found.reasons]


def test_why_names_what_decides(make: Any) -> None:
    places = store(low={"z": 100}, top={"z": 1500})
    objects = {
        "anvil": thing(category="iron", weight=30, place="top"),
        "vice": thing(category="iron", weight=20, place="low"),
    }
    asked = planned(make(places, objects))
    found = why(*asked, "anvil")
    assert found is not None
    assert found.moves
    assert {"low", "together", "moved-low"} <= {reason.code for reason in found.reasons}


def test_a_thing_in_a_box_goes_with_its_box(make: Any) -> None:
    places = store(low={}) | {
        "box": {"kind": "box", "code": "X1", "place": "low", "width": 200, "depth": 200, "height": 100}
    }
    asked = planned(make(places, {"letter": {"place": "box", "category": "paper"}}))
    found = why(*asked, "letter")
    assert found is not None
    assert (found.item, found.reasons[0].code) == ("box", "box")


def test_what_came_after_the_plan_is_not_known_to_it(make: Any) -> None:
    museum, made = planned(make(store(low={}), {"pot": thing(place="low")}))
    later = replace(museum, objects=Objects.of([("new", thing(place="low"))]))
    assert why(later, made, "new") is None
    assert why_not(later, made, "new", "low") is None
    assert why_not(museum, made, "pot", "room-of-nobody") == ()


def test_an_object_larger_than_every_unit_says_by_how_much(make: Any) -> None:
    asked = planned(make(store(low={}), {"boat": thing(width=6000, depth=1500, height=900)}))
    found = why(*asked, "boat")
    assert found is not None
    assert (found.shelf, found.reasons[0].code) == ("", "too-large")
    assert codes(against(asked, "boat", "v-1")) == ["too-deep"]  # turned it is narrow enough, and too long behind


SIZES = st.fixed_dictionaries(
    {
        "width": st.sampled_from([60, 200, 450, 900, None]),
        "depth": st.sampled_from([5, 100, 300, None]),
        "height": st.sampled_from([50, 200, 280, 700]),
        "weight": st.sampled_from([0.5, 5, 20]),
        "category": st.sampled_from(["pot", "iron", "Painting"]),
        "materials": st.sampled_from(["clay", "cellulose nitrate", "embroidery"]),
        "place": st.sampled_from(["low", "top", "v-1", "room", ""]),
    }
)


@given(rows=st.lists(SIZES, min_size=1, max_size=12))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_where_the_plan_puts_a_thing_nothing_hard_speaks_against_it(make: Any, rows: list[dict[str, object]]) -> None:
    """Take each thing off its shelf in the plan, and ask about that very shelf."""
    facts = {f"o{n}": {name: said for name, said in row.items() if said is not None} for n, row in enumerate(rows)}
    museum, made = planned(make(store(low={"z": 100}, top={"z": 1500, "width": 800}), facts))
    for key in facts:
        found = why(museum, made, key)
        assert found is not None
        assert found.reasons
        shelf = made.placements.get(key, "")
        seen = PlanSeen(museum, made)
        if not shelf or seen.shelf_now(key) == shelf:
            continue
        stood = seen.stood[key]
        off = {**made.standing, shelf: tuple(each for each in made.standing[shelf] if each.item != key)}
        answer = against((museum, replace(made, standing=off, waiting=(*made.waiting, stood))), key, shelf)
        hard = [reason.code for reason in answer.reasons if reason.hard]
        assert not hard or (hard == ["full"] and made.filled[shelf] > 0.84)


@pytest.mark.parametrize("key", ["pot", "nobody"])
def test_a_plan_of_before_says_what_it_can(make: Any, key: str) -> None:
    museum, made = planned(make(store(low={}), {"pot": thing(place="low")}))
    old = made.to_data()
    del old["waiting"], old["without"], old["doubtful"]
    old["standing"] = {shelf: [each[:7] for each in some] for shelf, some in made.to_data()["standing"].items()}  # type: ignore[attr-defined]  # plain data
    found = why(museum, Plan.from_data(old), key)
    assert (found is None) == (key == "nobody")
