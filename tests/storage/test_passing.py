"""Does a room say what reaches each unit, what is in the way, and where it is too narrow?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.museum import Place, Places
from reorg.storage import Ways, check, ways
from reorg.storage.passing import MOVERS, TROLLEY

DOOR: dict[str, object] = {"wall": "3", "at": 500, "width": 1000, "opens": "out"}


def room(**facts: Any) -> Place:
    """A room of 8 × 5 m, its door at the right end of the lower wall."""
    return Place(id="r", code="R", kind="room", **{"width": 8000.0, "depth": 5000.0, "doors": (DOOR,), **facts})


def row(code: str, x: float, y: float, turn: int = 0, count: int = 5) -> list[Place]:
    return [
        Place(id=f"{code}{at}", code=f"{code}{at}", kind="unit", place="r", width=1000, depth=400, x=x + 1000 * at, y=y, turn=turn)
        for at in range(count)
    ]  # fmt: skip


def told(units: list[Place], **facts: Any) -> Ways:
    place = room(**facts)
    found = ways(Places.of([place, *units]), place)
    assert found is not None
    return found


def reached(found: Ways, mover: str) -> set[str]:
    return {way.unit.code for way in found.units if way.passes.get(mover)}


def test_everything_passes_in_a_wide_room() -> None:
    found = told(row("A", 0, 0))
    for mover in MOVERS:
        assert reached(found, mover.code) == {f"A{at}" for at in range(5)}
    assert [way.aisle for way in found.units] == [4600] * 5
    assert all(way.gap is None for way in found.units)
    assert found.floor == 40e6
    assert found.free == 38e6
    assert found.turns is True


@pytest.mark.parametrize(
    ("aisle", "trolley", "wheelchair"), [(580, False, False), (620, True, False), (890, True, False), (900, True, True)]
)
def test_an_aisle_lets_through_what_is_not_wider(aisle: float, trolley: bool, wheelchair: bool) -> None:
    """Two rows face each other; the aisle between them is closed at its far end by the left wall."""
    found = told([*row("A", 0, 0), *row("B", 0, 400 + aisle, turn=180)])
    assert [way.aisle for way in found.units] == [aisle] * 10
    assert bool(reached(found, "trolley")) == trolley
    assert bool(reached(found, "wheelchair")) == wheelchair
    narrow = next((way.gap for way in found.units if way.gap), None)
    if not trolley:
        assert narrow is not None
        assert narrow.wide == pytest.approx(aisle)
        assert {str(narrow.one)[0], str(narrow.other)[0]} == {"A", "B"}


def test_the_narrowest_point_is_between_the_unit_and_the_column() -> None:
    """Behind the column nothing reaches the aisle; it is 400 mm from the row's end."""
    column = {"kind": "column", "x": 5400, "y": 0, "width": 600, "depth": 3600}
    wall = [*row("A", 0, 0), *row("B", 0, 3000, turn=180)]
    found = told(wall, features=(column,))
    assert reached(found, "trolley") == set()
    gap = found.units[0].gap
    assert gap is not None
    assert gap.wide == pytest.approx(400)
    assert {str(gap.one), str(gap.other)} == {"the column", "B4"}


@pytest.mark.parametrize(("width", "reaches"), [(810, False), (820, True), (950, True)])
def test_a_wheelchair_passes_a_door_that_is_narrower_than_its_aisle(width: float, reaches: bool) -> None:
    found = told(row("A", 0, 0), doors=({**DOOR, "width": width},))
    assert bool(reached(found, "wheelchair")) == reaches


def test_a_door_that_cannot_open_is_none() -> None:
    """A unit in the swing: nothing is tried, and the exit is told with what stands there."""
    block = Place(id="x", code="X", kind="unit", place="r", width=1000, depth=400, x=6500, y=4300)
    found = told([block], doors=({**DOOR, "opens": "in"},))
    assert not found.entered
    assert found.exits[0].in_the_way == ("X",)
    assert found.units[0].passes == {}
    assert found.turns is None


def test_a_ceiling_that_is_too_low_stops_what_is_higher() -> None:
    low = {"kind": "low ceiling", "x": 2500, "y": 0, "width": 500, "depth": 5000, "height": 1200}
    found = told(row("A", 0, 0), features=(low,))
    assert reached(found, "trolley") == {f"A{at}" for at in range(5)}
    assert reached(found, "ladder") == {"A3", "A4"}


def test_what_stands_on_the_floor_is_in_the_way() -> None:
    heap = Place(id="f", code="F", kind="floor", place="r", width=400, depth=4600, x=5200, y=400)
    place = room()
    places = Places.of([place, *row("A", 0, 0), heap])
    assert len(reached(ways(places, place, on_floor={"f"}) or Ways(place, ()), "trolley")) == 0
    assert len(reached(ways(places, place) or Ways(place, ()), "trolley")) == 5


def test_units_without_a_position_are_left_out_and_counted() -> None:
    found = told([*row("A", 0, 0, count=2), Place(id="y", code="Y", kind="unit", place="r", width=1000, depth=400)])
    assert (len(found.units), found.unplaced) == (2, 1)


def test_a_room_that_nobody_measured_says_nothing() -> None:
    bare = Place(id="r", code="R", kind="room")
    assert ways(Places.of([bare]), bare) is None
    assert TROLLEY.form.width == 600


def test_a_wheelchair_that_cannot_turn() -> None:
    rows = [
        *row("A", 0, 0, count=8),
        *row("B", 0, 1400, turn=180, count=8),
        *row("C", 0, 1800, count=8),
        *row("D", 0, 3500, turn=180, count=6),
    ]
    closed = {"kind": "column", "x": 0, "y": 2200, "width": 6400, "depth": 1300}
    assert told(rows[:16], features=(closed,)).turns is True
    narrow = Place(
        id="n",
        code="N",
        kind="room",
        width=1400,
        depth=6000,
        doors=({"wall": "1", "at": 200, "width": 1000, "opens": "out"},),
    )
    unit = Place(id="u", code="U", kind="unit", place="n", width=400, depth=400, x=0, y=5600)
    found = ways(Places.of([narrow, unit]), narrow)
    assert found is not None
    assert found.turns is False


lengths = st.one_of(st.none(), st.sampled_from([-100.0, 0.0, 1.0, 300.0, 900.0, 2500.0, 50_000.0]))
units = st.fixed_dictionaries(
    {"width": lengths, "depth": lengths, "x": lengths, "y": lengths, "turn": st.sampled_from([0, 45, 90, 180, 270])}
)
parts = st.dictionaries(
    st.sampled_from(["wall", "at", "width", "depth", "x", "y", "height", "round", "kind", "hinge", "opens"]),
    st.one_of(lengths, st.sampled_from(["1", "2", "9", "north", "x", "column", "low ceiling", "in", "out", "end"])),
    max_size=6,
)


@given(
    st.lists(units, max_size=4),
    st.lists(parts, max_size=3),
    st.lists(parts, max_size=3),
    st.sampled_from([(8000, 5000), (700, 900)]),
)
@settings(max_examples=40)
def test_no_facts_break_it(
    stand: list[dict[str, Any]], doors: list[dict[str, Any]], more: list[dict[str, Any]], size: tuple[int, int]
) -> None:
    place = room(
        width=float(size[0]), depth=float(size[1]), doors=(*doors, {**DOOR, "wall": "1"}), features=tuple(more)
    )
    every = [Place(id=f"u{at}", code=f"U{at}", kind="unit", place="r", **each) for at, each in enumerate(stand)]
    places = Places.of([place, *every])
    found = ways(places, place)
    assert found is not None
    assert len(found.units) + found.unplaced == len(every)
    assert 0 <= found.free <= found.floor
    check(places)


@given(st.integers(0, 3500), st.integers(500, 4000))
@settings(max_examples=15)
def test_one_thing_more_in_the_way_never_lets_more_through(x: int, y: int) -> None:
    plain = [*row("A", 0, 0), *row("B", 0, 1300, turn=180)]
    more = Place(id="z", code="Z", kind="unit", place="r", width=700, depth=500, x=x, y=y)
    one, two = told(plain), told([*plain, more])
    for mover in MOVERS:
        assert reached(two, mover.code) - {"Z"} <= reached(one, mover.code)
