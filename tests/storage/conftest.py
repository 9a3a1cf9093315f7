"""A tiny museum, written by hand: three rooms, five units, a floor, a box, and nine objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from reorg.museum import Museum, Objects, Place, Places

Facts = Mapping[str, Mapping[str, object]]
PLACES: Facts = {
    "room-a": {"kind": "room", "code": "A", "width": 5000, "depth": 4000, "height": 2800},
    "room-b": {"kind": "room", "code": "B", "width": 3000, "depth": 3000, "height": 2500},
    "room-c": {"kind": "room", "code": "C", "width": 3000, "depth": 3000, "use": "Display"},
    "a1": {
        "kind": "unit",
        "code": "A1",
        "place": "room-a",
        "type": "rack",
        "width": 1000,
        "depth": 400,
        "height": 2000,
    },
    "a1-1": {"kind": "shelf", "code": "1", "place": "a1", "z": 100, "height": 400, "width": 960, "load": 80},
    "a1-2": {"kind": "shelf", "code": "2", "place": "a1", "z": 600, "width": 960, "load": 80},
    "a1-3": {"kind": "shelf", "code": "3", "place": "a1", "z": 1500, "height": 400, "width": 960, "load": 80},
    "a2": {
        "kind": "unit",
        "code": "A2",
        "place": "room-a",
        "type": "rack",
        "width": 1000,
        "depth": 400,
        "height": 2000,
    },
    "a2-1": {"kind": "shelf", "code": "1", "place": "a2", "z": 100, "height": 800, "fill": 0.6},
    "a2-2": {"kind": "shelf", "code": "2", "place": "a2", "z": 1000, "height": 800},
    "b1": {"kind": "unit", "code": "B1", "place": "room-b", "type": "chest", "width": 900, "depth": 600, "height": 800},
    "b1-1": {"kind": "drawer", "code": "1", "place": "b1", "width": 850, "depth": 560, "height": 70, "z": 100},
    "b1-2": {"kind": "drawer", "code": "2", "place": "b1", "width": 850, "depth": 560, "height": 70, "z": 200},
    "b2": {"kind": "unit", "code": "B2", "place": "room-b", "width": 1200, "depth": 800, "height": 1000},
    "c1": {"kind": "unit", "code": "C1", "place": "room-c", "width": 1000, "depth": 500, "height": 1900},
    "floor": {"kind": "floor", "code": "AF", "place": "room-a"},
    "box": {"kind": "box", "code": "X1", "place": "a1-1", "width": 300, "depth": 250, "height": 200},
}
OBJECTS: Facts = {
    "jar": {"category": "clay", "width": 200, "depth": 200, "height": 300, "place": "a1-1", "weight": 3},
    "bowl": {"category": "clay", "diameter": 250, "height": 100, "place": "a1-2", "weight": 1},
    "anvil": {"category": "iron", "width": 300, "depth": 200, "height": 200, "place": "a1-3", "weight": 60},
    "plough": {"category": "iron", "width": 700, "depth": 300, "height": 350, "place": "floor", "weight": 20},
    "print": {"category": "paper", "width": 400, "height": 300, "place": "b1-1"},
    "letter": {"category": "paper", "width": 210, "height": 297, "place": "box"},
    "deed": {"category": "paper", "width": 210, "height": 297, "place": "box"},
    "lamp": {"category": "iron", "place": "room-b"},
    "ring": {"category": "iron"},
}
Make = Callable[..., Museum]


def museum_of(places: Facts = PLACES, objects: Facts = OBJECTS, **facts: object) -> Museum:
    """Return a museum with these places and objects."""
    return Museum(
        facts=facts,
        places=Places.of(Place.from_facts(place_id, each) for place_id, each in places.items()),
        objects=Objects.of(objects.items()),
    )


@pytest.fixture(scope="session")
def make() -> Make:
    """Make a museum from places and objects by id (default: the tiny one)."""
    return museum_of


@pytest.fixture(scope="session")
def tiny() -> Museum:
    """The tiny museum."""
    return museum_of()


@pytest.fixture(scope="session")
def places() -> Facts:
    """The places of the tiny museum."""
    return PLACES


@pytest.fixture(scope="session")
def objects() -> Facts:
    """The objects of the tiny museum."""
    return OBJECTS


@pytest.fixture(scope="session")
def rack() -> Facts:
    """One room with one rack of two shelves, of which nobody has estimated how full they are."""
    bare = {place: PLACES[place] for place in ("room-a", "a2", "a2-1", "a2-2")}
    return {**bare, "a2-1": {name: value for name, value in PLACES["a2-1"].items() if name != "fill"}}
