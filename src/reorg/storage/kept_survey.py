"""How is a survey of a large store kept, so that it is shown again without the museum it was made of?

What stands in a place is kept as a count. What each category needs is left out: a list of objects in their own words may
have as many categories as objects, and the reports, which tell of them, have the museum before them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reorg.method import Range
from reorg.storage.survey import Capacity, Fullness, PlaceSurvey, Survey

FORM = 1
Plain = dict[str, object]
Said = Mapping[str, Any]


def kept(found: Survey) -> Plain:
    """Return a survey as values that JSON holds: for shelves, units and rooms capacity, count, weight and fullness."""
    return {
        "form": FORM,
        "shelves": [_place(each) for each in found.shelves.values()],
        "units": [_place(each) for each in found.units.values()],
        "rooms": [_place(each) for each in found.rooms.values()],
        "floor": len(found.floor),
        "room_only": len(found.room_only),
        "nowhere": len(found.nowhere),
        "floors": dict(found.floors),
        "capacity": _capacity(found.capacity),
        "estimated": found.estimated,
    }


def from_kept(data: Said) -> Survey | None:
    """Return the survey that :func:`kept` wrote, without categories; None if it has another form.

    Positions of objects are no more than counted: ``objects`` holds as many as there were, from 0.
    """
    if data.get("form") != FORM:
        return None
    return Survey(
        shelves=_places(data["shelves"]),
        units=_places(data["units"]),
        rooms=_places(data["rooms"]),
        categories=(),
        floor=range(int(data["floor"])),
        room_only=range(int(data["room_only"])),
        nowhere=range(int(data["nowhere"])),
        floors={str(area): int(count) for area, count in data["floors"].items()},
        capacity=_capacity_from(data["capacity"]),
        estimated=float(data["estimated"]),
    )


def _place(each: PlaceSurvey) -> list[object]:
    full = each.fullness
    return [
        each.place,
        each.kind,
        _capacity(each.capacity),
        len(each.objects),
        None if full.computed is None else full.computed.data(),
        full.eye,
        full.known,
        full.count,
        each.floor_share,
        each.weight,
    ]


def _places(said: Sequence[Sequence[Any]]) -> dict[str, PlaceSurvey]:
    found = {}
    for place, kind, capacity, count, computed, eye, known, things, floor_share, weight in said:
        full = Fullness(None if computed is None else Range(*map(float, computed)), eye, int(known), int(things))
        room = _capacity_from(capacity)
        found[str(place)] = PlaceSurvey(str(place), str(kind), room, range(int(count)), full, floor_share, weight)
    return found


def _capacity(each: Capacity) -> list[float]:
    return [each.area, each.length, each.volume, each.shelves]


def _capacity_from(said: Sequence[float]) -> Capacity:
    area, length, volume, shelves = said
    return Capacity(float(area), float(length), float(volume), int(shelves))
