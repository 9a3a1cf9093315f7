"""How does the rest go on when work was interrupted, something was changed by hand, or things were found elsewhere?

What is done stays done. The rest is carried out in the order that people know, each move as soon as it is possible; only what
the change touches is planned anew: where a shelf would now be too full, as few things as possible get another shelf.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from reorg.storage.solve.moving.bound import least_handlings
from reorg.storage.solve.moving.course import Course, told
from reorg.storage.solve.moving.rounds import Rounds
from reorg.storage.solve.moving.sequence import Carried, Sequencer
from reorg.storage.solve.moving.task import MERCY, Moving
from reorg.storage.solve.problem import NOWHERE, Whole


@dataclass(frozen=True)
class Change:
    """What is otherwise than planned. ``found``: the shelf on which a thing truly is; ``goals``: the shelf that somebody wants
    it on now (where it is: it stays); ``missing``: things that nobody finds (their room is kept).
    """

    found: Mapping[int, int] = field(default_factory=dict)
    goals: Mapping[int, int] = field(default_factory=dict)
    missing: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Later:
    """What comes after this part. ``then``: everything as it is to be when all parts are done; what gets another shelf takes no
    room that is meant for others then. ``new``: a shelf for what has no place any more and is in the way where it stands.
    """

    then: Moving | None = None
    new: int = NOWHERE


@dataclass(frozen=True)
class Replanned:
    """``moving``: things where they are now, with their goals, and ``course``: the rest in order.

    ``rest``: handlings that were still to do; ``kept`` of them are done in the same order as before, ``changed`` are not, or not
    any more. ``rehomed``: things that got another shelf; ``homeless``: for which the plan has no place now.
    """

    moving: Moving
    course: Course
    rest: int
    kept: int
    rehomed: Mapping[int, int]
    homeless: tuple[int, ...]

    @property
    def changed(self) -> int:
        """How many of the handlings that were still to do are not done as they were known."""
        return self.rest - self.kept


def replan(
    moving: Moving,
    known: Course,
    done: Collection[int],
    change: Change | None = None,
    *,
    strangers: Collection[int] = (),
    swing: float = math.inf,
    trolley: int = 20,
    later: Later | None = None,
) -> Replanned:
    """Return how the rest of ``known`` goes on after the handlings numbered ``done`` (in any order).

    The last handling done of a thing says where it is, unless ``change`` does. ``strangers`` are further things that are where
    nobody thought they were: if they are in the way, they go on first. Raises ValueError if the change names a thing or a
    shelf that does not exist.
    """
    change = change or Change()
    _check(moving, change)
    stands = moving.origin.copy()
    for number in sorted(done):
        stands[known.handlings[number].box] = known.handlings[number].to
    thought = stands.copy()
    for thing, shelf in change.found.items():
        stands[thing] = shelf
    goal = moving.goal.copy()
    for thing, shelf in change.goals.items():
        goal[thing] = shelf
    room, load = moving.room.copy(), moving.load.copy()
    lane = moving.lane(goal)
    for thing in sorted(change.missing):
        if goal[thing] >= 0:
            room[goal[thing]] -= _kept_for(moving, thing, lane)
            load[goal[thing]] -= moving.kg[thing]
        stands[thing] = goal[thing] = lane[thing] = NOWHERE
    now = moving.turned_to(stands, goal)
    now = replace(now, room=np.maximum(room, 0), load=np.maximum(load, 0))
    now, rehomed, homeless = _rehomed(now, frozenset(change.goals), later=later)
    finished = set(done)
    rest = [each for number, each in enumerate(known.handlings) if number not in finished]
    ends = now.goal.tolist()
    script = [(each.box, ends[each.box] if each.final else each.to) for each in rest if each.box not in rehomed]
    last = (each for each in rest if each.final and each.box in rehomed)  # in nobody's way there
    script += [(each.box, ends[each.box]) for each in last]
    mover = Sequencer(now, swing, 1, lambda _share: None)
    strange = frozenset(np.flatnonzero(stands != thought).tolist()).union(strangers, rehomed)
    mover.follow(((thing, to) for thing, to in script if to != NOWHERE), strange)
    followed = len(mover.done)
    mover.run()
    carried, loads = _loads(now, mover.done[:followed], mover.done[followed:], trolley)
    course = told(now, carried, loads, swing=swing, seed=1, bound=least_handlings(now))
    kept = _in_order([(each.box, each.to) for each in rest], [(thing, to) for thing, _origin, to in carried])
    return Replanned(now, course, len(rest), kept, rehomed, homeless)


def _kept_for(moving: Moving, thing: int, lane: Whole) -> float:
    """Return the mm that are kept for a thing that is missing: none in a lane that others stand in."""
    if moving.lanes is None or lane[thing] < 0:
        return float(moving.size[thing])
    return 0.0 if int((lane == lane[thing]).sum()) > 1 else float(moving.lanes.width[lane[thing]])


def _check(moving: Moving, change: Change) -> None:
    things = {*change.found, *change.goals, *change.missing}
    shelves = {*change.found.values(), *change.goals.values()}
    if any(not 0 <= thing < len(moving) for thing in things):
        raise ValueError("the change names a thing that does not exist")
    if any(not NOWHERE <= shelf < moving.shelves for shelf in shelves):
        raise ValueError("the change names a shelf that does not exist")


def _loads(
    now: Moving, known: Sequence[Carried], fresh: Sequence[Carried], size: int
) -> tuple[list[Carried], list[int]]:
    """Return all moves, the known ones in their order, and the trolley of each: a new one for each unit, or when it is full."""
    zone = now.zone.tolist()
    loads: list[int] = []
    load, unit, held = -1, None, 0
    for _thing, _origin, to in known:
        to_unit = zone[to] if to >= 0 else to
        if to_unit != unit or held >= size:
            load, unit, held = load + 1, to_unit, 0
        held += 1
        loads.append(load)
    rounds = Rounds(now, fresh, size)
    rounds.run()
    return [*known, *(fresh[number] for number in rounds.order)], [
        *loads,
        *(load + 1 + each for each in rounds.trolley),
    ]


def _in_order(before: Iterable[tuple[int, int]], after: Iterable[tuple[int, int]]) -> int:
    """Return how many of the moves known ``before`` are made ``after`` in an unchanged order (longest increasing run)."""
    place: dict[tuple[int, int], list[int]] = {}
    for number, each in enumerate(after):
        place.setdefault(each, []).append(number)
    tails: list[int] = []
    for each in before:
        if some := place.get(each):
            number = some.pop(0)
            at = bisect_left(tails, number)
            tails[at : at + 1] = [number]
    return len(tails)


def unsettled(moving: Moving) -> tuple[int, ...]:
    """Return the things, few, that must stay where they are: a shelf or a unit would be too full at the end."""
    return _rehomed(moving, frozenset(), elsewhere=False)[2]


def ready(moving: Moving, waiting: Collection[int], *, mercy: float = 0.0) -> frozenset[int]:
    """Return which things need not wait any more: there is room where they go, while all others that wait stay where they are.

    ``mercy``: so many mm of each shelf's room are not counted.
    """
    waits = [thing for thing in sorted(waiting) if moving.moves[thing]]
    goal = moving.goal.copy()
    goal[waits] = NOWHERE
    room = _Room(moving.turned_to(moving.origin, goal), mercy)
    lane = moving.lane(moving.goal).tolist()
    found: set[int] = set()
    before = -1
    while before < len(found):  # who goes makes room for another one
        before = len(found)
        for thing in waits:
            if thing not in found and room.takes(thing, int(moving.goal[thing]), lane[thing]):
                if moving.origin[thing] >= 0:
                    room.put(thing, int(moving.origin[thing]), -1)
                room.lane[thing] = lane[thing]
                room.put(thing, int(moving.goal[thing]), 1)
                found.add(thing)
    return frozenset(found)


def _rehomed(
    now: Moving, by_hand: frozenset[int], *, elsewhere: bool = True, later: Later | None = None
) -> tuple[Moving, dict[int, int], tuple[int, ...]]:
    """Return the same with other goals for as few things as possible where a shelf or a unit would be too full at the end.

    Unless ``elsewhere``, they stay where they are.
    """
    goal = now.goal.copy()
    rehomed: dict[int, int] = {}
    homeless: list[int] = []
    plan, later = _Room(now), later or Later()
    then = _Room(later.then) if later.then is not None else plan
    open_ = plan.too_full()
    while open_:
        shelf = open_.pop(0)
        while plan.short(shelf):
            some = [
                int(t) for t in np.flatnonzero((goal == shelf) & (now.origin != shelf)) if plan.helps(int(t), shelf)
            ]
            some = [t for t in some if t not in by_hand] or some
            if not some:
                break
            thing = plan.best_to_go(some, shelf)
            again = rehomed.pop(thing, None) is not None  # not sent on and on
            other = plan.other(thing, shelf, then) if elsewhere and not again else None
            plan.put(thing, shelf, -1)
            if other is None and later.new != NOWHERE and bool((goal == now.origin[thing]).any()):
                other = later.new
            goal[thing] = NOWHERE if other is None else other
            if other is None:
                homeless.append(thing)
                if (stays := int(now.origin[thing])) >= 0:
                    plan.put(thing, stays, 1)
                    open_ += np.flatnonzero(now.zone == now.zone[stays]).tolist()  # its unit bears it now
            else:
                rehomed[thing] = other
                plan.put(thing, other, 1)
            if then is not plan:
                then.put(thing, shelf, -1)
                if other is not None:
                    then.put(thing, other, 1)
    return now.turned_to(now.origin, goal), rehomed, tuple(homeless)


class _Room:
    """What there is room for on each shelf when all is done."""

    def __init__(self, now: Moving, mercy: float = 0.0) -> None:
        self.now = now
        mm, kg, zone_kg = now.used(now.ends)
        self.free, self.left, self.zone_left = now.room - mercy - mm, now.load - kg, now.zone_load - zone_kg
        self.lane = now.lane(now.ends).tolist()
        self.held = Counter(lane for lane in self.lane if lane >= 0)

    def too_full(self) -> list[int]:
        """Return the shelves that would be too full, or stand in a unit that would bear too much."""
        return [shelf for shelf in range(self.now.shelves) if self.short(shelf)]

    def short(self, shelf: int) -> bool:
        """Whether a shelf would be too full, or stand in a unit that would bear too much."""
        return self._full(shelf) or self._heavy(int(self.now.zone[shelf]))

    def takes(self, thing: int, shelf: int, lane: int) -> bool:
        """Whether there is room on a shelf for a thing that is to stand in a lane there (below 0: by itself)."""
        now = self.now
        wide = now.size[thing] if now.lanes is None or lane < 0 else now.lanes.width[lane]
        size = 0.0 if lane >= 0 and self.held[lane] > 0 else float(wide)
        kg, at, zone = float(now.kg[thing]), int(now.origin[thing]), int(now.zone[shelf])
        more = 0.0 if at >= 0 and now.zone[at] == zone else kg
        room = self.free[shelf] >= size - MERCY and self.left[shelf] >= kg - MERCY
        return bool(room and self.zone_left[zone] >= more - MERCY)

    def helps(self, thing: int, shelf: int) -> bool:
        """Whether it helps that a thing does not come to a shelf: within a unit that bears too much, nothing gets lighter."""
        at = int(self.now.origin[thing])
        return self._full(shelf) or at < 0 or bool(self.now.zone[at] != self.now.zone[shelf])

    def _full(self, shelf: int) -> bool:
        return bool(self.free[shelf] < -MERCY or self.left[shelf] < -MERCY)

    def _heavy(self, zone: int) -> bool:
        return bool(self.zone_left[zone] < -MERCY)

    def best_to_go(self, some: list[int], shelf: int) -> int:
        """Return which thing had best go, so that few go: of a shelf that bears too much a light one that suffices, else the
        heaviest; of one that is too long one of those that stand in a lane, if all of that lane can go and no other lane of as
        few suffices more tightly.
        """
        kg = self.now.kg
        short = -float(self.free[shelf])
        if short <= MERCY:
            over = -float(min(self.left[shelf], self.zone_left[self.now.zone[shelf]]))
            enough = [thing for thing in some if kg[thing] >= over - MERCY]
            return min(enough, key=lambda thing: (kg[thing], thing)) if enough else max(some, key=lambda t: (kg[t], -t))
        lanes: dict[int, list[int]] = {}
        for thing in some:
            lanes.setdefault(self.lane[thing] if self.lane[thing] >= 0 else -1 - thing, []).append(thing)
        groups = [(self._gain(lane, each), each) for lane, each in lanes.items()]
        enough_mm = [(len(each), gain, each[0]) for gain, each in groups if gain >= short - MERCY]
        if enough_mm:
            return min(enough_mm)[2]
        return -max((gain / len(each), -each[0]) for gain, each in groups)[1]

    def _gain(self, lane: int, some: list[int]) -> float:
        """Return the mm that are free if ``some`` things of a lane (below 0: one by itself) do not come: none if others do."""
        if lane < 0 or self.now.lanes is None:
            return float(self.now.size[some[0]])
        return float(self.now.lanes.width[lane]) if self.held[lane] == len(some) else 0.0

    def other(self, thing: int, shelf: int, then: _Room) -> int | None:
        """Return another shelf with room for a thing that is counted on ``shelf``: in the same unit, else in the nearest one,
        there the tightest. A unit that would bear too much does not get lighter by another of its shelves. There is room
        ``then``, too, when all is done.
        """
        now = self.now
        size, kg, zone = now.size[thing], now.kg[thing], now.zone
        fits = (self.free >= size - MERCY) & (self.left >= kg - MERCY)
        fits &= self.zone_left[zone] >= np.where(zone == zone[shelf], 0, kg) - MERCY
        fits &= (then.free >= size - MERCY) & (then.left >= kg - MERCY)
        fits[shelf] = False
        if now.may:
            fits &= now.may(thing)
        some = np.flatnonzero(fits)
        if not len(some):
            return None
        far = np.abs(zone[some] - zone[shelf])
        return int(some[np.lexsort((some, self.free[some], far))[0]])

    def put(self, thing: int, shelf: int, step: int) -> None:
        """Count a thing on a shelf at the end, or off it: in its lane if it stays where it is, and by itself elsewhere."""
        lanes = self.now.lanes
        if lanes is not None and step > 0 and shelf == self.now.origin[thing]:
            self.lane[thing] = int(lanes.leaves[thing])  # it stays in the lane in which it stands
        lane = self.lane[thing]
        if lanes is None or lane < 0:
            self.free[shelf] -= step * self.now.size[thing]
        else:
            self.held[lane] += step
            alone = self.held[lane] == (1 if step > 0 else 0)
            self.free[shelf] -= step * lanes.width[lane] if alone else 0.0
        if step < 0:
            self.lane[thing] = NOWHERE
        self.left[shelf] -= step * self.now.kg[thing]
        self.zone_left[self.now.zone[shelf]] -= step * self.now.kg[thing]
