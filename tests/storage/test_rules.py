"""Do the museum's wishes, records, rooms and furniture decide where things may stand?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from reorg.museum import Museum
from reorg.storage import Plan, plan
from reorg.storage.problem import ruled, translate
from reorg.storage.rules import wants
from reorg.storage.sizes import doubtful

Facts = dict[str, dict[str, object]]


def store(**units: dict[str, object]) -> Facts:
    """Return one room with these units, each with one shelf or drawer: its own facts."""
    places: Facts = {"room": {"kind": "room", "code": "R"}}
    for name, said in units.items():
        kind = said.pop("kind", "shelf")
        places[name] = {"kind": "unit", "code": name, "place": "room", "type": said.pop("type", ""), "height": 2000}
        usual = {"width": 1000, "depth": 500, "height": 500, "z": 400}
        places[f"{name}-1"] = {"kind": kind, "code": f"{name}.1", "place": name, **usual, **said}
    return places


def thing(**facts: object) -> dict[str, object]:
    return {"width": 200, "depth": 200, "height": 200, "weight": 1, **facts}


def planned(museum: Museum, **wishes: Mapping[str, object]) -> Plan:
    return plan(replace(museum, wishes=wishes), rounds=40)


def test_what_must_not_be_moved_stays(make: Any) -> None:
    places = store(a={}, b={})
    objects = {f"p{n}": thing(category="pot", place="b-1") for n in range(4)}
    still = thing(category="clock", place="b-1", keep_still="it would stop")
    found = planned(make(places, {**objects, "clock": still}))
    assert found.placements["clock"] == "b-1"
    assert plan(make(places, {"clock": {**still, "height": 900}}), rounds=5).placements == {"clock": "b-1"}


def test_wishes_of_objects_categories_and_units(make: Any) -> None:
    objects = {**{f"p{n}": thing(category="pot", place="a-1") for n in range(3)}, "o": thing(category="ore")}
    museum = make(store(a={}, b={}, c={}), objects)
    there = planned(
        museum, w={"of": "p0", "rule": "there", "place": "b"}, x={"category": "ore", "rule": "not", "place": "b"}
    )
    assert there.placements["p0"] == "b-1"
    assert there.placements["o"] in {"a-1", "c-1"}
    nowhere = planned(museum, x={"category": "ore", "rule": "not", "place": "room"})
    assert nowhere.made_with["left_aside"] == ["x"]
    kept = planned(museum, w={"of": "a", "rule": "stay"}, x={"of": "o", "rule": "not", "place": "c"})
    assert {kept.placements[f"p{n}"] for n in range(3)} == {"a-1"}
    assert kept.placements["o"] == "b-1"  # nothing comes to a unit that stays as it is
    struck = planned(museum, w={"category": "pot", "rule": "there", "place": "b", "struck": True})
    assert struck.placements["p0"] == "a-1"


def test_a_wish_for_a_box_moves_the_box(make: Any) -> None:
    places = store(a={}, b={}) | {
        "box": {"kind": "box", "code": "X", "place": "a-1", "width": 200, "depth": 200, "height": 100}
    }
    museum = make(places, {"letter": {"place": "box", "category": "paper"}})
    assert planned(museum, w={"of": "box", "rule": "there", "place": "b-1"}).boxes["box"] == "b-1"


def test_textiles_go_to_drawers_if_there_is_room(make: Any) -> None:
    places = store(a={}, chest={"kind": "drawer", "type": "plan chest"})
    objects = {f"t{n}": thing(category="Costume", materials="embroidery", height=50, place="a-1") for n in range(3)}
    found = planned(make(places, {**objects, "pot": thing(category="pot", place="a-1")}))
    assert {found.placements[f"t{n}"] for n in range(3)} == {"chest-1"}
    assert found.placements["pot"] == "a-1"


def test_a_hanging_screen_takes_no_bowl(make: Any) -> None:
    places = store(screen={"type": "Hanging screens", "depth": 300})
    objects = {"bowl": thing(name="bowl"), "view": thing(name="oil painting", depth=30, width=600, height=400)}
    found = planned(make(places, objects))
    assert found.placements == {"view": "screen-1"}
    assert [(each.object, each.reason) for each in found.unplaced] == [("bowl", "not-allowed")]


def test_nitrate_shares_a_unit_with_nothing(make: Any) -> None:
    objects = {f"p{n}": thing(place="a-1") for n in range(4)}
    film = {f"f{n}": thing(materials="Cellulose nitrate", place="a-1") for n in range(2)}
    found = planned(make(store(a={}, b={}), {**objects, **film}))
    assert {found.placements[one] for one in film} == {"b-1"}
    alone = planned(make(store(a={}), {**objects, **film}))
    assert {(each.object, each.reason) for each in alone.unplaced} == {("f0", "apart"), ("f1", "apart")}


@pytest.mark.parametrize(("door", "shelf"), [(400, "b-1"), (700, "a-1"), (None, "a-1")])
def test_what_is_wider_than_every_door_does_not_come_in(make: Any, door: float | None, shelf: str) -> None:
    places = store(a={"depth": 800}, b={"depth": 800})
    places |= {"small": {"kind": "room", "code": "S", "doors": [{"wall": "north", "at": 0, "width": door}]}}
    places["a"]["place"] = "small"
    museum = make(places, {"drum": thing(width=500, depth=500)})
    assert planned(museum, w={"of": "drum", "rule": "not", "place": "b" if shelf == "a-1" else "none"}).placements == {
        "drum": shelf
    }
    inside = make(places, {"drum": thing(width=500, depth=500, place="a-1")})
    out = planned(inside, w={"of": "drum", "rule": "not", "place": "a"})
    assert bool(out.unplaced) == (door == 400)


def test_fragile_things_are_not_at_the_bottom(make: Any) -> None:
    places = store(a={"z": 100}, b={"z": 900})
    found = planned(make(places, {"vase": thing(condition="Very fragile", place="a-1")}))
    assert found.placements == {"vase": "b-1"}


def test_a_shelf_that_carries_nothing_receives_nothing_and_is_told(make: Any) -> None:
    found = planned(make(store(a={"load": 0}, b={}), {"pot": thing(place="a-1")}))
    assert found.placements == {"pot": "b-1"}
    assert any("0 kg" in str(remark) for remark in found.remarks)
    assert planned(make(store(a={"load": 0}), {"pot": thing()})).unplaced[0].reason == "too-heavy"


def test_sizes_of_nothing_and_tenfold_sizes_are_noticed(make: Any) -> None:
    objects = {f"p{n}": thing(category="pot", width=200 + n) for n in range(20)}
    wrong = {"zero": thing(category="pot", depth=0), "ten": thing(category="pot", width=2100)}
    museum = make(store(a={}, b={}), {**objects, **wrong})
    assert {museum.objects.ids[at] for at in doubtful(museum.objects)} == {"zero", "ten"}
    found = planned(museum)
    assert set(found.doubtful) == {"zero", "ten"}
    assert any("hardly be right" in str(remark) for remark in found.remarks)


def test_unknown_sizes_give_a_range_of_what_has_no_place(make: Any) -> None:
    sides = [{"width": s, "depth": s, "height": s, "weight": 1} for s in (80, 120, 160, 200, 300, 380, 420)]
    objects = {f"m{n}": {"category": "pot", **each} for n, each in enumerate(sides)}
    objects |= {f"u{n}": {"category": "pot"} for n in range(12)}
    found = planned(make(store(a={}, b={}), objects))
    assert found.without.low < found.without.likely <= found.without.high
    assert (
        found.without.likely
        == len(found.unplaced)
        == sum(each.guessed for each in found.waiting) + sum(not each.guessed for each in found.waiting)
    )
    again = Plan.from_data(json.loads(json.dumps(found.to_data())))
    assert (again.without, again.waiting, again.standing) == (found.without, found.waiting, found.standing)


def test_without_rules_the_solver_is_told_of_none(make: Any) -> None:
    museum = make(store(a={}), {"pot": thing()})
    assert ruled(museum, translate(museum)).problem.rules is None


def test_many_wishes_are_few_classes(make: Any) -> None:
    objects = {f"p{n}": thing(category="pot") for n in range(300)}
    museum = replace(
        make(store(a={}, b={}), objects),
        wishes={f"w{n}": {"of": f"p{n}", "rule": "not", "place": "ab"[n % 2]} for n in range(100)},
    )
    rules = ruled(museum, translate(museum)).problem.rules
    assert rules is not None
    assert rules.allowed[rules.kind].sum() == 300 * 2 - 100


def test_the_data_names_its_sources() -> None:
    assert all(want.source and want.words and want.whose in {"standard", "ours"} for want in wants())
    assert all(want.units or want.rooms or want.drawers or want.height for want in wants())
    assert np.unique([want.id for want in wants()]).size == len(wants())
