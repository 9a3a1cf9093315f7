"""In which building and on which storey is each room, in the order in which people name them?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reorg.language import Message, say
from reorg.museum.places import Place, Places, natural

_NUMBER = re.compile(r"[+\-−]?\d{1,3}")


@dataclass(frozen=True)
class Storey:
    """The rooms of one ``storey`` ("" is not known) of one ``building`` (None: in none)."""

    building: Place | None
    storey: str
    rooms: tuple[Place, ...]

    @property
    def label(self) -> Message | str:
        """What people call it; "" where nothing is known of it."""
        building = self.building.label if self.building else ""
        number = _number(self.storey)
        said: Message | str = (
            self.storey if number is None
            else say("ground floor") if number == 0
            else say("storey {number}", number=number) if number > 0
            else say("basement {number}", number=-number)
        )  # fmt: skip
        if building and self.storey:
            return say("{building}, {storey}", building=building, storey=said)
        return building or said


def storeys(places: Places, rooms: Iterable[Place] | None = None) -> tuple[Storey, ...]:
    """Return the rooms (all of them by default) by building and storey, from the lowest storey up.

    Rooms in no building, and on no storey, come first.
    """
    found: dict[tuple[str, str], list[Place]] = {}
    for room in places.of_kind("room") if rooms is None else rooms:
        building = places.around(room.id, "building")
        found.setdefault((building.id if building else "", said(room.storey)), []).append(room)

    def order(key: tuple[str, str]) -> tuple[object, ...]:
        building, number = places.get(key[0]), _number(key[1])
        code = natural(building.code) if building else ()
        return (building is not None, code, key[0], bool(key[1]), number is None, number or 0, natural(key[1]))

    return tuple(Storey(places.get(key[0]), key[1], tuple(found[key])) for key in sorted(found, key=order))


def said(storey: str) -> str:
    """Return a storey as it is compared: a number plainly, other words as they are written."""
    plain = " ".join(str(storey).split())
    number = _number(plain)
    return plain if number is None else str(number)


def _number(storey: str) -> int | None:
    return int(storey.replace("−", "-")) if _NUMBER.fullmatch(storey) else None
