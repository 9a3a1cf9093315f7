from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.museum import Place, Places
from reorg.practice.family import FAMILIES
from reorg.practice.layout import ATTIC, BASEMENT, CLOSET, MAIN, Room
from reorg.practice.store import Store, _mirrored, furnish

Box = tuple[float, float, float, float]


def corners(place: Place) -> Box:
    """Left, top, right and bottom of a unit or floor area, all of which are measured here."""
    assert place.footprint is not None
    return place.footprint


def swing(room: Place, door: Mapping[str, object]) -> Box:
    """Return (left, top, right, bottom) in mm of the floor that a door sweeps; empty where it opens outwards."""
    at, width = float(str(door["at"])), float(str(door["width"]))
    deep = width if door["opens"] == "in" else 0.0
    right, bottom = (room.width or 0.0), (room.depth or 0.0)
    return {
        "north": (at, 0.0, at + width, deep),
        "south": (at, bottom - deep, at + width, bottom),
        "west": (0.0, at, deep, at + width),
        "east": (right - deep, at, right, at + width),
    }[str(door["wall"])]


def clashes(store: Store) -> list[str]:
    """Return what cannot be in a store, in plain words for a developer: overlaps, through walls, shelves too large."""
    wrong = []
    for room in store.of_kind("room"):
        standing = [(place.code, corners(place)) for place in store.of_kind("unit", "floor") if place.place == room.id]
        wrong += [f"{code} leaves {room.code}" for code, box in standing if not _inside(box, room)]
        taken = [*standing, *((f"door of {room.code}", swing(room, door)) for door in room.doors)]
        wrong += [f"{one[0]} is in {two[0]}" for one, two in combinations(taken, 2) if _meet(one[1], two[1])]
        wrong += [f"{unit.code} is too high" for unit in _units(store, room) if (unit.height or 0) > (room.height or 0)]
    for level in store.of_kind("shelf", "drawer"):
        unit = store.places[level.place]
        if not (level.width or 0) <= (unit.width or 0) or not (level.depth or 0) <= (unit.depth or 0):
            wrong.append(f"{level.code} is larger than its unit")
        if (level.z or 0) + (level.height or 0) > (unit.height or 0) or (level.height or 0) < 40:
            wrong.append(f"{level.code} has no room above it")
    return wrong


def _units(store: Store, room: Place) -> Iterable[Place]:
    return (unit for unit in store.of_kind("unit") if unit.place == room.id)


def _inside(box: Box, room: Place) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= (room.width or 0) and box[3] <= (room.depth or 0)


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


@settings(max_examples=40, deadline=None)
@given(st.integers(), st.sampled_from([60, 1000, 3000, 9000]))
def test_nothing_overlaps_or_leaves_its_room(seed: int, objects: int) -> None:
    assert clashes(furnish(seed, objects)) == []


def test_the_sample_store_has_three_rooms_and_fifty_units() -> None:
    store = furnish(2026, 3000)
    assert [room.name for room in store.of_kind("room")] == ["Main store", "Basement", "Attic"]
    assert len(store.of_kind("unit")) == 50
    assert clashes(store) == []


@pytest.mark.parametrize("room", [MAIN, BASEMENT, ATTIC, CLOSET], ids=lambda room: room.name)
def test_mirrored_twice_is_the_same_room(room: Room) -> None:
    for across, along in ((True, False), (False, True), (True, True)):
        once = _mirrored(room, across=across, along=along)
        assert once != room
        twice = _mirrored(once, across=across, along=along)
        assert twice == room


def test_every_family_has_a_home_in_every_store() -> None:
    for objects in (60, 1000, 3000):
        assert set(FAMILIES) | {"large"} <= set(furnish(1, objects).homes)


def test_store_is_a_tree_that_the_museum_can_read() -> None:
    store = furnish(2026, 3000)
    places = Places.of(store.places.values())
    assert not places.loops
    assert {place.code for place in places.inside()} == {"A", "B", "C"}
    assert len(places.by_code) == len(store.places)
    assert [place.code for place in places.path("A03-2")] == ["A", "A03", "A03-2"]


def test_more_rooms_than_letters() -> None:
    codes = [room.code for room in furnish(1, 100_000).of_kind("room")]
    assert len(codes) == len(set(codes)) == 99
    assert codes[25:28] == ["Z", "AA", "AB"]


def test_clashes_are_seen() -> None:
    store = furnish(2026, 3000)
    wrong = {
        "A02": replace(store.places["A02"], x=store.places["A01"].x),
        "B01": replace(store.places["B01"], x=-10.0),
        "C01-1": replace(store.places["C01-1"], width=5000.0),
        "C02-1": replace(store.places["C02-1"], height=900.0),
        "C05": replace(store.places["C05"], height=9000.0),
    }
    found = clashes(Store({**store.places, **wrong}, store.homes))
    for code in wrong:
        assert any(line.startswith(code) or line.endswith(code) for line in found), (code, found)


PERSON = 600  # mm; somebody with a tray
STEP = 50  # mm of the grid walked on


def walkable(store: Store, room: str) -> set[tuple[int, int]]:
    """Grid points of a room that a person's middle can be at, from the first door on; things on the floor apart."""
    place = store.places[room]
    blocked = [corners(unit) for unit in store.of_kind("unit") if unit.place == room]
    half = PERSON / 2
    free = {
        (x, y)
        for x in range(0, int(place.width or 0), STEP)
        for y in range(0, int(place.depth or 0), STEP)
        if not any(box[0] - half < x < box[2] + half and box[1] - half < y < box[3] + half for box in blocked)
    }
    left, top, right, bottom = swing(place, place.doors[0])
    todo = [min(free, key=lambda at: abs(at[0] - (left + right) / 2) + abs(at[1] - (top + bottom) / 2))]
    seen = set(todo)
    while todo:
        x, y = todo.pop()
        near = {(x + STEP, y), (x - STEP, y), (x, y + STEP), (x, y - STEP)} & free - seen
        seen |= near
        todo += near
    return seen


@pytest.mark.parametrize(("seed", "objects"), [(2026, 3000), (1, 3000), (2, 60), (3, 1000), (4, 3000)])
def test_one_can_walk_to_the_front_of_every_unit(seed: int, objects: int) -> None:
    store = furnish(seed, objects)
    for room in store.of_kind("room"):
        reached = walkable(store, room.code)
        for unit in (unit for unit in store.of_kind("unit") if unit.place == room.code):
            left, top, right, bottom = corners(unit)
            middle = ((left + right) / 2, (top + bottom) / 2)
            x, y = {
                0: (middle[0], bottom + PERSON / 2),
                180: (middle[0], top - PERSON / 2),
                90: (left - PERSON / 2, middle[1]),
                270: (right + PERSON / 2, middle[1]),
            }[unit.turn]
            assert any(abs(x - at[0]) <= STEP and abs(y - at[1]) <= STEP for at in reached), unit.code
