"""Is every unit walked to once, in an order that a person would choose?"""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Place, Places
from reorg.storage import BY_AISLE, ORDERS, walk

ROOM = Place("r1", "R1", "room", width=12_000, depth=8_000, doors=({"wall": "south", "at": 0, "width": 900},))


def row(letter: str, y: float, turn: int, count: int = 4) -> list[Place]:
    """Units of 1 m side by side, opening upwards (180) or downwards (0)."""
    return [
        Place(
            f"{letter}{at}", f"{letter}{at}", "unit", place="r1", width=1000, depth=400, x=1000.0 * at, y=y, turn=turn
        )
        for at in range(1, count + 1)
    ]


def codes(places: list[Place], **asked: str) -> list[str]:
    return [each.code for each in walk(Places.of(places), **asked).stops]


def test_room_by_room_in_natural_order_and_what_is_in_no_room_last() -> None:
    units = [
        Place(code, code, "unit", place=room) for code, room in (("A10", "r2"), ("A2", "r2"), ("B1", "r1"), ("Z1", ""))
    ]
    rooms = [Place("r2", "R10", "room"), Place("r1", "R9", "room"), Place("s", "S", "shelf", place="A2")]
    assert codes([*units, *rooms]) == ["B1", "A2", "A10", "Z1"]
    assert codes([*units, *rooms], room="r2") == ["A2", "A10"]
    assert codes([]) == []


def test_along_the_aisle_both_sides_from_the_door_and_not_through_a_rack() -> None:
    # door below; between C (opening down to the door) and B (opening up) stands their back; B faces A
    units = [*row("A", 200, 0), *row("B", 2400, 180), *row("C", 2800, 0)]
    found = codes([ROOM, *units], order=BY_AISLE)
    assert found[:4] == ["C1", "C2", "C3", "C4"]
    assert set(found[4:]) == {f"{letter}{at}" for letter in "AB" for at in range(1, 5)}
    assert found[4] in {"A4", "B4"}  # round the end of the rack, not through it
    unplaced = replace(units[0], x=None)
    assert codes([ROOM, unplaced, *units[1:]], order=BY_AISLE)[-1] == "A1"


def test_what_is_left_and_what_was_missed() -> None:
    places = Places.of([ROOM, *row("A", 0, 0, 3)])
    held = dict(places)
    held["A2"] = replace(held["A2"], walked="2026-03-01T10:00:00.000Z", reachable=False)
    held["A1"] = replace(held["A1"], walked="2025-03-01T10:00:00.000Z")
    now = walk(Places.of(held.values()), since="2026-01-01T00:00:00.000Z")
    assert [each.code for each in now.left] == ["A1", "A3"]
    assert [each.code for each in now.missed] == ["A2"]
    after, back, first = now.after("A1"), now.beside("A2", -1), now.after("A3")
    assert after is not None
    assert after.code == "A3"
    assert back is not None
    assert back.code == "A1"
    assert first is not None
    assert first.code == "A1"
    assert (now.number("A3"), now.number("gone"), now.beside("A3", 1)) == (3, 0, None)
    assert len(walk(Places.of(held.values())).left) == 1


@given(
    st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 6000), st.sampled_from([0, 90, 180, 270]), st.booleans()))
)
def test_every_unit_is_visited_once_in_any_order(spots: list[tuple[int, int, int, bool]]) -> None:
    units = [
        Place(
            f"u{at}",
            f"U{at}",
            "unit",
            place="r1",
            width=900,
            depth=400,
            x=float(x) if placed else None,
            y=float(y),
            turn=turn,
        )
        for at, (x, y, turn, placed) in enumerate(spots)
    ]
    for order in ORDERS:
        assert sorted(codes([ROOM, *units], order=order)) == sorted(each.code for each in units)


def test_three_thousand_units_in_one_room_take_no_time() -> None:
    units = [
        replace(each, id=f"{at}-{each.id}", code=f"{at}-{each.code}")
        for at in range(60)
        for each in row("A", 1500.0 * at, 0, 50)
    ]
    begun = time.perf_counter()
    assert len(codes([ROOM, *units], order=BY_AISLE)) == 3000
    assert time.perf_counter() - begun < 5
