"""On which surfaces can things stand?"""

from __future__ import annotations

import pytest

from reorg.museum import Museum, Place, Places
from reorg.storage.furniture import planned, spots, surfaces


def test_every_shelf_and_drawer_and_a_unit_without_shelves_is_a_surface(tiny: Museum) -> None:
    found = surfaces(tiny.places)
    assert [each.place for each in found] == ["a1-1", "a1-2", "a1-3", "a2-1", "a2-2", "b1-1", "b1-2", "b2", "c1"]
    assert [each.place for each in found if each.drawer] == ["b1-1", "b1-2"]


def test_unknown_measures_come_from_the_unit(tiny: Museum) -> None:
    by_place = {each.place: each for each in surfaces(tiny.places)}
    assert (by_place["a2-1"].width, by_place["a2-1"].depth, by_place["a2-1"].derived) == (1000, 400, True)
    assert by_place["a1-2"].height == 900  # up to the next shelf
    assert by_place["a1-1"].area == pytest.approx(0.384)


def test_a_unit_of_unknown_size_has_no_capacity() -> None:
    (only,) = surfaces(Places.of([Place("u", "U", "unit")]))
    assert not only.known
    assert (only.area, only.length, only.volume) == (0, 0, 0)


def test_a_board_on_the_wall_is_its_own_unit() -> None:
    (only,) = surfaces(Places.of([Place("s", "S", "shelf", width=900, depth=200, height=300)]))
    assert (only.unit, only.known) == ("s", True)


def test_a_place_knows_what_is_around_it(tiny: Museum) -> None:
    where = spots(tiny.places, surfaces(tiny.places))
    assert (where["box"].surface, where["box"].unit, where["box"].room, where["box"].box) == (
        "a1-1",
        "a1",
        "room-a",
        "box",
    )
    assert (where["a1"].surface, where["b2"].surface) == ("", "b2")
    assert where["floor"].unit == ""


def test_rooms_for_other_uses_are_not_planned(tiny: Museum) -> None:
    assert planned(tiny.places, "room-a")
    assert not planned(tiny.places, "room-c")
    assert planned(tiny.places, "unknown")
