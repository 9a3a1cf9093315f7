"""Is a unit that cannot stand where it was drawn told with its place: through a wall, in a door's swing, in a column?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Place, Places
from reorg.storage import check

# 6,000 × 4,000, and below its left half 3,000 × 2,000; wall 5 is the lowest, walked leftwards
WALLS: tuple[dict[str, object], ...] = (
    {"length": 6000}, {"length": 4000}, {"length": 3000, "turn": -90}, {"length": 2000}, {"length": 3000}, {"length": 6000},
)  # fmt: skip
ROOM: dict[str, Any] = {
    "width": 6000, "depth": 6000, "walls": WALLS,
    "doors": ({"wall": "5", "at": 1000, "width": 900, "hinge": "start", "opens": "in"},),
    "features": (
        {"kind": "column", "x": 4000, "y": 2000, "width": 400, "round": True},
        {"kind": "radiator", "wall": "6", "at": 3000, "width": 1000, "depth": 200},
        {"kind": "dead zone", "x": 5000, "y": 3000, "width": 1000, "depth": 1000},
        {"kind": "low ceiling", "x": 0, "y": 0, "width": 1000, "depth": 1000, "height": 1800},
    ),
}  # fmt: skip


def found(unit: dict[str, Any], **room: Any) -> dict[str, tuple[str, ...]]:
    store = Place(id="r", code="R", kind="room", **{**ROOM, **room})
    stands = Place(
        id="u", code="A1", kind="unit", place="r", **{"width": 1000, "depth": 400, "x": 1500, "y": 500, **unit}
    )
    return {finding.code: finding.about for finding in check(Places.of([store, stands]))}


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ({"x": 2500, "y": 5000}, "place-through-wall"),
        ({"x": 3500, "y": 4500}, "place-through-wall"),
        ({"x": 2500, "y": 3900}, "place-through-wall"),
        ({"x": 5500, "y": 500}, "place-outside-room"),
        ({"x": 1200, "y": 5400}, "place-in-door-swing"),
        ({"x": 3800, "y": 1900}, "place-in-building"),
        ({"x": 100, "y": 2200, "turn": 90}, "place-in-building"),
        ({"x": 4900, "y": 3300}, "place-in-building"),
        ({"width": 7000, "x": 0, "y": 0}, "place-outside-room"),
    ],
)
def test_a_unit_that_cannot_stand_there_is_told_with_its_place(unit: dict[str, Any], code: str) -> None:
    assert found(unit) == {code: ("u", "r")}


@pytest.mark.parametrize(
    "unit",
    [
        {},
        {"x": 0, "y": 0},
        {"x": 5000, "y": 0},
        {"x": 2600, "y": 5000, "turn": 90},
        {"x": 3005, "y": 3600},
    ],
)
def test_a_unit_along_a_wall_is_not(unit: dict[str, Any]) -> None:
    assert found(unit) == {}


def test_a_door_that_opens_outwards_needs_no_room_inside() -> None:
    out = ({"wall": "5", "at": 1000, "width": 900, "hinge": "start", "opens": "out"},)
    assert found({"x": 1200, "y": 5400}, doors=out) == {}


@pytest.mark.parametrize(
    "door", [{"wall": "9", "at": 0}, {"wall": "5", "at": 2500}, {"wall": "5", "at": -300}, {"wall": "north", "at": 0}]
)
def test_a_door_on_no_wall_is_told(door: dict[str, Any]) -> None:
    assert found({}, doors=({"width": 900, **door},)) == {"room-door-off-wall": ("r",)}


def test_walls_that_are_no_room_are_told_and_nothing_breaks() -> None:
    assert found({}, walls=WALLS[:5])["room-walls"] == ("r",)


@given(st.integers(0, 5000), st.integers(0, 5600), st.sampled_from([0, 90, 180, 270]))
def test_a_unit_is_told_just_when_its_box_meets_something(x: int, y: int, turn: int) -> None:
    wide, deep = (1000, 400) if turn % 180 == 0 else (400, 1000)
    right, bottom = x + wide, y + deep
    beyond = max(right - 6000, bottom - 6000, min(bottom - 4000, right - 3000))
    if 0 < beyond <= 30:
        return
    said = set(found({"x": x, "y": y, "turn": turn}, features=(), doors=()))
    assert bool(said & {"place-through-wall", "place-outside-room"}) == (beyond > 10)
    assert found({"x": x, "y": y, "turn": turn}).keys() >= said
