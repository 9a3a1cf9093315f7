"""How does each object stand: put away, on the floor, somewhere in a room, or nobody knows where?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reorg.museum.objects import Flags, Objects
from reorg.museum.places import Places

_NEAREST = {"unit": "stored", "shelf": "stored", "drawer": "stored", "floor": "floor", "room": "room"}


@dataclass(frozen=True)
class Standing:
    """One flag an object, by position: exactly one of the four is true.

    ``stored``: in or on a unit. ``floor``: on a floor area, also in a box that stands there. ``room``: only the room
    or building is known. ``nowhere``: no place is recorded, or the recorded one is not known.
    """

    stored: Flags
    floor: Flags
    room: Flags
    nowhere: Flags


def standing_at(places: Places) -> dict[str, str]:
    """Return how what is recorded at each place (by id) stands: stored, floor or room. At any other place: nowhere.

    By the nearest unit, floor area or room around the place, itself included.
    """
    return {
        place_id: next(
            (found for place in reversed(places.path(place_id)) if (found := _NEAREST.get(place.kind))), "room"
        )
        for place_id in places
    }


def standing(objects: Objects, places: Places) -> Standing:
    """Return how each object stands, by the nearest unit, floor area or room around its recorded place."""
    kinds = standing_at(places)
    each = np.array([kinds.get(place_id, "nowhere") for place_id in objects.words("place")], dtype=np.str_)
    return Standing(each == "stored", each == "floor", each == "room", each == "nowhere")


@dataclass(frozen=True)
class Written:
    """One flag an object: its record names a ``precise`` place, a ``vague`` one (a room, or none on the plan), or none.

    ``without`` a place: neither a place nor words about one.
    """

    precise: Flags
    vague: Flags
    without: Flags


def written_places(objects: Objects, stands: Standing) -> Written | None:
    """Return what the records say of places; None if no record says anything: an empty column is no measurement."""
    written = objects.says("place") | objects.says("place_text")
    precise = stands.stored | stands.floor
    return Written(precise, written & ~precise, ~written) if written.any() else None
