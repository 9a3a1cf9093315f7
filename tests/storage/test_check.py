"""Does it notice what the tape or the keyboard got wrong?"""

from __future__ import annotations

from typing import Any

import pytest

from reorg.museum import Museum, Place, Places
from reorg.storage import check


def codes(tiny: Museum, **changed: dict[str, object]) -> dict[str, tuple[str, ...]]:
    facts: dict[str, dict[str, Any]] = {}
    for place in tiny.places.values():
        facts[place.id] = {name: getattr(place, name) for name in Place.__slots__ if name != "id"}
    for place_id, change in changed.items():
        name = place_id.replace("_", "-")
        facts[name] = {**facts.get(name, {"code": name, "kind": "unit"}), **change}
    found = check(Places.of(Place(id=place_id, **each) for place_id, each in facts.items()))
    return {finding.code: finding.about for finding in found}


def test_nothing_is_wrong_with_the_tiny_museum(tiny: Museum) -> None:
    assert codes(tiny) == {}


@pytest.mark.parametrize(
    ("changed", "code", "about"),
    [
        ({"a1": {"x": 4500, "y": 0}}, "place-outside-room", ("a1", "room-a")),
        ({"a1": {"height": 3000}}, "place-above-room", ("a1", "room-a")),
        ({"a1": {"x": 0, "y": 0}, "a2": {"x": 500, "y": 100}}, "place-overlap", ("a1", "a2")),
        ({"a1_3": {"z": 1900}}, "shelf-above-unit", ("a1-3", "a1")),
        ({"a1_1": {"width": 1200}}, "shelf-wider-than-unit", ("a1-1", "a1")),
        ({"a1_1": {"depth": 900}}, "shelf-deeper-than-unit", ("a1-1", "a1")),
        ({"a1": {"width": 0}}, "place-size-zero", ("a1",)),
        ({"room_a": {"width": 1_200_000}}, "place-size-doubtful", ("room-a",)),
        ({"a1": {"x": -300, "y": 0}}, "place-position-negative", ("a1",)),
        ({"a1_1": {"load": 0}}, "place-load-zero", ("a1-1",)),
        ({"a2": {"code": "a 1"}}, "place-code-twice", ("a1", "a2")),
        ({"room_b": {"place": "b1"}}, "place-in-itself", ("b1", "room-b")),
        ({"a2": {"place": ""}}, "unit-without-room", ("a2",)),
        ({"a2_1": {"place": "room-a"}}, "shelf-without-unit", ("a2-1",)),
    ],
)
def test_each_slip_is_found(
    tiny: Museum, changed: dict[str, dict[str, object]], code: str, about: tuple[str, ...]
) -> None:
    assert codes(tiny, **changed)[code] == about


def test_a_turned_unit_takes_its_depth_along_the_wall(tiny: Museum) -> None:
    along_the_wall = {"x": 4500, "y": 0, "turn": 90}  # 400 wide as turned: fits into 5,000
    assert codes(tiny, a1=along_the_wall) == {}


def test_units_that_touch_do_not_overlap(tiny: Museum) -> None:
    assert codes(tiny, a1={"x": 0, "y": 0}, a2={"x": 1000, "y": 0}) == {}


def test_the_same_shelf_number_in_two_units_is_usual(tiny: Museum) -> None:
    assert "place-code-twice" in codes(tiny, a1_2={"code": "1"})
    assert "place-code-twice" not in codes(tiny)


def test_things_may_stand_on_top_of_a_unit(tiny: Museum) -> None:
    assert codes(tiny, a1_3={"z": 2000}) == {}


def test_sentences_carry_codes_and_figures(tiny: Museum) -> None:
    slipped = Places.of([*tiny.places.values(), Place("x", "X9", "unit", place="room-a", width=1, depth=400)])
    (finding,) = check(slipped)
    assert "X9" in str(finding.message)
    assert "1 mm" in str(finding.message)
