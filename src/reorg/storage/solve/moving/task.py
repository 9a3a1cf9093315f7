"""What is to be moved from where to where, and how much room is there? (Plain values; what is wrong is told all at once.)

A shelf is a capacity: so many mm of length, so many kg. Each thing takes some of it, wherever it stands; things that stand
behind each other take it together, as a lane. A box with all its contents is one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from reorg.language import Message, listed, say, say_many
from reorg.storage.solve.problem import NOWHERE, Flags, Numbers, Whole

ASIDE = -2  # a temporary place that is no shelf: a table, a trolley
MERCY = 1e-6  # mm and kg
MOST_MM = 1e7


@dataclass(frozen=True, slots=True)
class Handling:
    """One box is carried from one shelf to another. Places below 0 are NOWHERE and ASIDE.

    ``final``: it has come to where it belongs. ``trolley`` numbers the loads that can be carried together.
    """

    box: int
    origin: int
    to: int
    final: bool
    trolley: int


@dataclass(frozen=True, eq=False)
class Lanes:
    """Which things stand behind each other, on their shelf today (``leaves``) and on the one they go to (``enters``).

    Lanes are numbered from 0; each lies on one shelf and belongs either to things that leave it or to things that are to
    stand there when all is done. :data:`NOWHERE`: by itself. ``width`` mm of each lane are taken as long as anything stands
    in it: by the first thing that comes, and until the last has gone. So a lane is never wider than what it takes.
    """

    leaves: Whole
    enters: Whole
    width: Numbers


@dataclass(frozen=True, eq=False)
class Moving:
    """Things and shelves, column by column. Raises ValueError if the columns do not fit each other.

    ``size`` mm of shelf length and ``kg`` of each thing; ``origin`` and ``goal`` are shelves. :data:`NOWHERE` as the origin:
    it comes from outside (the floor, a van), :data:`ASIDE`: it stands on a table for the time being. :data:`NOWHERE` as the
    goal: the plan has no place for it, and it stays where it is.
    ``room`` mm and ``load`` kg of each shelf, ``zone`` the unit it belongs to, ``zone_load`` kg of each unit (infinite: unknown).
    ``lanes``: what stands behind each other; without them each thing stands by itself, as it does wherever it was not planned.
    ``may`` says of a thing on which shelves it could stand instead or for the time being (without it: on any).
    """

    size: Numbers
    kg: Numbers
    origin: Whole
    goal: Whole
    room: Numbers
    load: Numbers
    zone: Whole
    zone_load: Numbers
    lanes: Lanes | None = None
    may: Callable[[int], Flags] | None = None

    def __post_init__(self) -> None:
        things = {len(each) for each in (self.size, self.kg, self.origin, self.goal)}
        things |= {len(each) for each in (self.lanes.leaves, self.lanes.enters)} if self.lanes else set()
        shelves = {len(each) for each in (self.room, self.load, self.zone)}
        if len(things) > 1 or len(shelves) > 1:
            raise ValueError("the columns do not have the same length")

    def __len__(self) -> int:
        return len(self.size)

    @property
    def shelves(self) -> int:
        """How many shelves there are."""
        return len(self.room)

    @cached_property
    def moves(self) -> Flags:
        """Which things change their place."""
        found: Flags = (self.goal != NOWHERE) & (self.goal != self.origin)
        return found

    @cached_property
    def ends(self) -> Whole:
        """Where each thing is when all is done."""
        found: Whole = np.where(self.goal == NOWHERE, self.origin, self.goal)
        return found

    def used(self, at: Whole) -> tuple[Numbers, Numbers, Numbers]:
        """Return mm and kg on each shelf, and kg in each zone, if each thing stands on shelf ``at`` (below 0: on none)."""
        on = at >= 0
        lane = self.lane(at)
        alone = on & (lane < 0)
        mm: Numbers = np.bincount(at[alone], self.size[alone], self.shelves).astype(np.float64)
        if self.lanes is not None and len(together := np.flatnonzero(lane >= 0)):
            open_, first = np.unique(lane[together], return_index=True)
            mm += np.bincount(at[together[first]], self.lanes.width[open_], self.shelves)
        kg: Numbers = np.bincount(at[on], self.kg[on], self.shelves).astype(np.float64)
        zone: Numbers = np.bincount(self.zone, kg, len(self.zone_load)).astype(np.float64)
        return mm, kg, zone

    def lane(self, at: Whole) -> Whole:
        """Return in which lane each thing stands if it is on shelf ``at`` (:data:`NOWHERE`: by itself, or on no shelf)."""
        if self.lanes is None:
            return np.full(len(at), NOWHERE, dtype=np.int64)
        there = np.where(at == self.origin, self.lanes.leaves, NOWHERE)
        found: Whole = np.where(at < 0, NOWHERE, np.where(at == self.goal, self.lanes.enters, there))
        return found

    def turned_to(self, origin: Whole, goal: Whole) -> Moving:
        """Return the same with things that stand or go elsewhere: those stand by themselves there."""
        lanes = self.lanes
        if lanes is not None:
            lanes = Lanes(
                np.where(origin == self.origin, lanes.leaves, NOWHERE),
                np.where(goal == self.goal, lanes.enters, NOWHERE),
                lanes.width,
            )
            # what stands where it is to go, or arrived there, is in the lane that was meant for it
        return replace(self, origin=origin, goal=goal, lanes=lanes)


def faults(moving: Moving) -> tuple[Message, ...]:
    """Return what must be mended before an order of moves can be looked for, all at once; nothing if all is well.

    A shelf that is too full today is no fault: nothing is put there until there is room.
    """
    told = tuple(_faults(moving))
    return told or tuple(_overfull(moving))


def _faults(moving: Moving) -> Iterator[Message]:
    for name, values in (("mm", moving.size), ("kg", moving.kg)):
        bad = np.flatnonzero(~(np.isfinite(values) & (values >= 0) & (values <= MOST_MM)))
        if name == "mm":
            bad = np.union1d(bad, np.flatnonzero(values == 0))
        if len(bad):
            yield say_many(
                "{count} thing has no size or weight that can be ({unit}): {things}.",
                "{count} things have no size or weight that can be ({unit}): {things}.",
                count=len(bad),
                unit=name,
                things=listed(bad.tolist(), 5),
            )
    for shelves, least in ((moving.origin, ASIDE), (moving.goal, NOWHERE)):
        bad = np.flatnonzero((shelves < least) | (shelves >= moving.shelves))
        if len(bad):
            yield say_many(
                "{count} thing stands on a shelf that does not exist, or is to go there: {things}.",
                "{count} things stand on a shelf that does not exist, or are to go there: {things}.",
                count=len(bad),
                things=listed(bad.tolist(), 5),
            )
    if not bool(np.all((moving.room >= 0) & (moving.load >= 0))) or not bool(np.all(moving.zone_load >= 0)):
        yield say("A shelf or a unit takes less than nothing.")
    if bool(np.any((moving.zone < 0) | (moving.zone >= len(moving.zone_load)))):
        yield say("A shelf belongs to a unit that does not exist.")


def _overfull(moving: Moving) -> Iterator[Message]:
    """Shelves that the plan fills with more than fits, and that it puts something on."""
    mm, kg, zone_kg = moving.used(moving.ends)
    receives = np.zeros(moving.shelves, dtype=np.bool_)
    receives[moving.goal[moving.moves]] = True
    over = receives & ((mm > moving.room + MERCY * (1 + mm)) | (kg > moving.load + MERCY * (1 + kg)))
    zones = np.zeros(len(moving.zone_load), dtype=np.bool_)
    zones[moving.zone[receives]] = True
    if over.any():
        yield say_many(
            "The plan puts more on {count} shelf than fits or than it bears: {shelves}.",
            "The plan puts more on {count} shelves than fits or than they bear: {shelves}.",
            count=int(over.sum()),
            shelves=listed(np.flatnonzero(over).tolist(), 5),
        )
    heavy = zones & (zone_kg > moving.zone_load + MERCY * (1 + zone_kg))
    if heavy.any():
        before = moving.used(moving.origin)[2]
        heavy &= zone_kg > before + MERCY * (1 + zone_kg)
    if heavy.any():
        yield say_many(
            "The plan puts more into {count} unit than it bears: {units}.",
            "The plan puts more into {count} units than they bear: {units}.",
            count=int(heavy.sum()),
            units=listed(np.flatnonzero(heavy).tolist(), 5),
        )
