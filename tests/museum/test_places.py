"""Do places stand in each other as they were put, and are their codes found however people write them?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Door, Objects, Place, Places, fold_code, natural, standing


@pytest.mark.parametrize("written", ["A02-1", "a2-1", "A 02 / 1", "A2.1", "a-02-01"])
def test_one_code_however_it_is_written(written: str) -> None:
    assert fold_code(written) == "A2.1"


@pytest.mark.parametrize(("one", "other"), [("A2-1", "A21"), ("A1-11", "A11-1"), ("B1", "A1"), ("ب١", "ب٢")])
def test_different_codes_stay_different(one: str, other: str) -> None:
    assert fold_code(one) != fold_code(other)


def test_a_place_is_meant_by_its_code_its_older_code_or_its_name() -> None:
    places = Places.of(
        [
            Place("r", "R", "room", name="Store  Room"), Place("q", "Q", "room", name="Workroom", other_codes=("Q9",)),
            Place("w", "W", "room", name="workroom"), Place("x", "X", "room", name="Q"),
        ]
    )  # fmt: skip
    told = {
        said: [each.id for each in places.called(said)] for said in ("r", "STORE room", "q 9", "workroom", "Q", "", "Z")
    }
    assert told == {"r": ["r"], "STORE room": ["r"], "q 9": ["q"], "workroom": ["q", "w"], "Q": ["q"], "": [], "Z": []}


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(code: str) -> None:
    assert fold_code(fold_code(code)) == fold_code(code)


def test_codes_sort_as_people_count() -> None:
    assert sorted(["A10", "A2", "B1", "A2-10", "A2-9"], key=natural) == ["A2", "A2-9", "A2-10", "A10", "B1"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(-1, 9)), max_size=12))
def test_any_tangle_of_places_keeps_every_place_reachable(pairs: list[tuple[int, int]]) -> None:
    places = Places.of(
        Place(id=f"p{a}", code=f"{a}", kind="box", place=f"p{b}" if b >= 0 else "") for a, b in dict(pairs).items()
    )
    found = [each.id for top in places.inside() for each in places.within(top.id)]
    assert sorted(found) == sorted(places)


def test_each_object_stands_in_exactly_one_way() -> None:
    places = Places.of(
        [
            Place("r", "R", "room"), Place("u", "U", "unit", place="r"), Place("s", "S", "shelf", place="u"),
            Place("f", "F", "floor", place="r"), Place("b", "B", "box", place="f"), Place("c", "C", "box", place="s"),
            Place("h", "H", "building"),
        ]
    )  # fmt: skip
    where = ["s", "c", "f", "b", "r", "h", "", "gone"]
    stand = standing(Objects.of((f"o{at}", {"place": place}) for at, place in enumerate(where)), places)
    assert stand.stored.tolist() == [True, True] + [False] * 6
    assert stand.floor.tolist() == [False, False, True, True] + [False] * 4
    assert stand.room.tolist() == [False] * 4 + [True, True, False, False]
    assert stand.nowhere.tolist() == [False] * 6 + [True, True]


@pytest.mark.parametrize(
    ("turn", "size"), [(0, (1000, 400)), (90, (400, 1000)), (180, (1000, 400)), (270, (400, 1000))]
)
def test_a_footprint_turns_with_its_unit(turn: int, size: tuple[int, int]) -> None:
    unit = Place("u", "U", "unit", x=10, y=20, width=1000, depth=400, turn=turn)
    assert unit.footprint == (10, 20, 10 + size[0], 20 + size[1])


def test_a_unit_that_was_not_measured_has_no_footprint() -> None:
    assert Place("u", "U", "unit", x=10, y=20).footprint is None
    assert Place("u", "U", "unit", width=1000, depth=400, x=10).footprint is None


def test_a_door_is_read_from_facts() -> None:
    facts = {"wall": "east", "at": 1200, "width": 1000, "hinge": "end", "opens": "out"}
    assert Door.from_facts(facts) == Door("east", 1200, 1000, "end", "out")
    assert Door.from_facts({"wall": "north", "at": "by the window"}) == Door("north", 0.0)


@given(st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from(("", *"abcdefg", "gone")), max_size=7))
def test_what_stands_in_itself_is_just_what_its_own_way_up_comes_back_to(above: dict[str, str]) -> None:
    places = Places.of(Place(key, key, "box", place=up) for key, up in above.items())

    def comes_back(key: str) -> bool:
        at = above[key]
        for _ in above:
            if at == key:
                return True
            at = above.get(at, "")
        return False

    assert places.loops == {key for key in above if comes_back(key)}
