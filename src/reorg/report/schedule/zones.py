"""Which pieces of a plan's moves are one piece of work: some units side by side, in the order of the plan?"""

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
    """Units that are filled together. ``handlings`` of all their moves, ``left`` of those not made yet; likewise ``things``.

    ``objects`` in what is left, ``sought`` things that must be found first. ``planned`` are places that are not there yet.
    """

    units: list[str]
    room: str = ""
    handlings: int = 0
    left: int = 0
    things: int = 0
    open: int = 0
    objects: int = 0
    sought: int = 0
    planned: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The unit that it begins with: the same for as long as the plan is the same."""
        return self.units[0]

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
        zone = found.get(unit)
        if zone is None:
            room = places.around(unit, "room")
            zone = found[unit] = Zone([unit], room.id if room else "")
        done = where.get(subject) == last.to
        zone.handlings += len(steps)
        zone.things += 1
        zone.planned |= {place.id for place in places.path(last.to) if place.planned}
        if not done:
            zone.left += len(steps)
            zone.open += 1
            zone.objects += last.objects
            zone.sought += not steps[0].origin
    return _together(found.values()), waits


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
        if (
            last is None
            or last.handlings >= enough
            or (last.room, sorted(last.planned)) != (zone.room, sorted(zone.planned))
        ):
            found.append(zone)
            continue
        last.units += zone.units
        last.planned |= zone.planned
        for name in ("handlings", "left", "things", "open", "objects", "sought"):
            setattr(last, name, getattr(last, name) + getattr(zone, name))
    return found
