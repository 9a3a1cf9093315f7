"""Which of a plan's moves are one piece of work: those of a good evening, or into units side by side, in its order?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reorg.language import Listed, listed
from reorg.museum import Places
from reorg.storage import Plan, Step

HANDLINGS, ROWS = 60, 24
"""A piece of work is at least so many handlings, and there are at most so many pieces; ours: about an afternoon for two."""


@dataclass
class Zone:
    """Moves that are made together, into ``units``: the moves number ``number`` of the plan, from 1.

    ``fresh`` are the units that are filled in no piece before, ``full`` those that are filled in none after. ``handlings`` of
    all its moves, ``left`` of those not made yet; likewise ``things`` and ``open``. ``objects`` in what is left, ``sought``
    things that must be found first. ``planned`` are places that are not there yet.
    """

    id: str
    units: list[str]
    room: str = ""
    number: int = 0
    handlings: int = 0
    left: int = 0
    things: int = 0
    open: int = 0
    objects: int = 0
    sought: int = 0
    planned: set[str] = field(default_factory=set)
    fresh: int = 0
    full: int = 0

    @property
    def share(self) -> float:
        """How much of it is done (0 to 1)."""
        return 1 - self.left / self.handlings if self.handlings else 1.0

    def called(self, places: Places) -> Listed:
        """Return the codes of its units, as a list to be said."""
        return listed((places[unit].code if unit in places else unit for unit in self.units), 3)


def zones_of(plan: Plan, where: Mapping[str, str], places: Places) -> tuple[list[Zone], int]:
    """Return the pieces of work of a plan in its order, and how many things wait for furniture that is not even planned.

    ``where`` says in which place each thing stands now, by id: a thing that is where its last move takes it is done, and one
    that it does not name is gone.
    """
    moved: dict[str, list[Step]] = {}
    for step in plan.moves.steps:
        moved.setdefault(step.subject, []).append(step)
    found: dict[str, Zone] = {}
    waits = 0
    for subject, steps in moved.items():
        if subject not in where:
            continue  # it is gone meanwhile
        last = next((step for step in reversed(steps) if step.to), None)
        if steps[-1].why == "new-unit" or last is None:
            waits += 1
            continue
        unit = last.zone or _unit(last.to, places)
        room = places.around(unit, "room")
        key = f"{last.evening}" if last.evening else unit
        zone = found.setdefault(key, Zone(key, [], room.id if room else ""))
        _add(zone, steps, unit, done=where.get(subject) == last.to)
        zone.planned |= {place.id for place in places.path(last.to) if place.planned}
        if zone.room and (room is None or room.id != zone.room):
            zone.room = ""  # in several rooms
    pieces = _together(sorted(found.values(), key=lambda zone: int(zone.id) if zone.id.isdecimal() else 0))
    _count_units(pieces)
    return pieces, waits


def _add(zone: Zone, steps: list[Step], unit: str, *, done: bool) -> None:
    """Add a thing and its moves."""
    if unit not in zone.units:
        zone.units.append(unit)
    zone.handlings += len(steps)
    zone.things += 1
    if not done:
        zone.left += len(steps)
        zone.open += 1
        zone.objects += steps[0].objects
        zone.sought += not steps[0].origin


def _unit(place: str, places: Places) -> str:
    unit = places.around(place, "unit")
    return unit.id if unit else place


def _together(zones: Iterable[Zone]) -> list[Zone]:
    """Return zones put together with those after them, in the same room and waiting for the same, until they are large enough."""
    every = list(zones)
    enough = max(HANDLINGS, sum(zone.handlings for zone in every) / ROWS)
    found: list[Zone] = []
    for zone in every:
        last = found[-1] if found else None
        alike = last is not None and (last.room, last.planned) == (zone.room, zone.planned)
        if last is None or last.handlings >= enough or not alike:
            found.append(zone)
            continue
        last.units += [unit for unit in zone.units if unit not in last.units]
        for name in ("handlings", "left", "things", "open", "objects", "sought"):
            setattr(last, name, getattr(last, name) + getattr(zone, name))
    return found


def _count_units(zones: list[Zone]) -> None:
    """Number the pieces; count in which piece each unit is filled first and last."""
    first: dict[str, Zone] = {}
    last: dict[str, Zone] = {}
    for number, zone in enumerate(zones, start=1):
        zone.number = number
        for unit in zone.units:
            first.setdefault(unit, zone)
            last[unit] = zone
    for zone in first.values():
        zone.fresh += 1
    for zone in last.values():
        zone.full += 1
