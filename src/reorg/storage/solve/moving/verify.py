"""Is every move possible when its turn comes? Replayed handling by handling, by counting that shares no code with the planner."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reorg.storage.solve.moving.course import Course, Evening
from reorg.storage.solve.moving.task import Handling, Moving

MERCY = 1e-3


def wrong(moving: Moving, found: Course, *, swing: float = math.inf, trolley: int = 20) -> list[str]:
    """Return what is wrong with an order of moves, a sentence each; an empty list if nothing is."""
    store = _Store(moving)
    for number, each in enumerate(found.handlings):
        store.carry(number, each)
    faults = store.faults
    faults += _trolleys(moving, found, trolley)
    if store.most > swing + MERCY or abs(store.most - found.swing) > MERCY:
        faults.append(f"{store.most} mm of table are needed at once, {found.swing} are said to be")
    temporary = sum(not each.final for each in found.handlings)
    if temporary != found.temporary:
        faults.append(f"{temporary} handlings are temporary, {found.temporary} are said to be")
    ends = [origin if goal < 0 else goal for goal, origin in zip(store.goal, moving.origin.tolist(), strict=True)]
    missing = [thing for thing, shelf in enumerate(store.at) if shelf != ends[thing]]
    if tuple(missing) != found.stuck:
        faults.append(f"{len(missing)} things are not where they belong, {len(found.stuck)} are said to be")
    if not missing and len(found.handlings) < found.bound:
        faults.append("there are fewer handlings than the bound says")
    return faults


class _Store:
    """What stands on each shelf, and what was wrong so far."""

    def __init__(self, moving: Moving) -> None:
        self.size, self.kg = moving.size.tolist(), moving.kg.tolist()
        self.room, self.load, self.zone = moving.room.tolist(), moving.load.tolist(), moving.zone.tolist()
        self.zone_load, self.goal = moving.zone_load.tolist(), moving.goal.tolist()
        self.at = [-9] * len(self.size)
        self.mm, self.weight = [0.0] * len(self.room), [0.0] * len(self.room)
        self.zone_weight = [0.0] * len(self.zone_load)
        self.aside = self.most = 0.0
        self.faults: list[str] = []
        lanes = moving.lanes
        self.leaves = lanes.leaves.tolist() if lanes else [-1] * len(self.size)
        self.enters = lanes.enters.tolist() if lanes else [-1] * len(self.size)
        self.wide = lanes.width.tolist() if lanes else []
        self.standing: dict[int, set[int]] = {}
        self.lane = [-1] * len(self.size)
        for thing, shelf in enumerate(moving.origin.tolist()):
            self.lane[thing] = self.enters[thing] if shelf == self.goal[thing] else self.leaves[thing]
            self._put(thing, shelf, 1)

    def _length(self, thing: int, step: int) -> float:
        """Return the mm that a thing takes or frees: of a lane all of it, with its first and its last thing."""
        lane = self.lane[thing]
        if lane < 0:
            return step * float(self.size[thing])
        held = self.standing.setdefault(lane, set())
        before = bool(held)
        (held.add if step > 0 else held.discard)(thing)
        return (bool(held) - before) * float(self.wide[lane])

    def _put(self, thing: int, shelf: int, step: int) -> None:
        if shelf >= 0:
            self.mm[shelf] += self._length(thing, step)
            self.weight[shelf] += step * self.kg[thing]
            self.zone_weight[self.zone[shelf]] += step * self.kg[thing]
        elif shelf == -2:
            self.aside += step * self.size[thing]
            self.most = max(self.most, self.aside)
        self.at[thing] = shelf

    def carry(self, number: int, each: Handling) -> None:
        """Carry one thing, and note what is wrong with that."""
        thing, origin, to = each.box, each.origin, each.to
        if self.at[thing] != origin or to in (origin, -1):
            self.faults.append(f"{number}: thing {thing} is on {self.at[thing]}, and is carried from {origin} to {to}")
        if each.final != (to == self.goal[thing]):
            self.faults.append(f"{number}: whether thing {thing} has arrived is said wrongly")
        self._put(thing, origin, -1)
        self.lane[thing] = self.enters[thing] if to == self.goal[thing] else -1
        self._put(thing, to, 1)
        if to < 0:
            return
        if self.mm[to] > self.room[to] + MERCY or self.weight[to] > self.load[to] + MERCY:
            self.faults.append(f"{number}: shelf {to} has no room for thing {thing}")
        unit = self.zone[to]
        if (origin < 0 or self.zone[origin] != unit) and self.zone_weight[unit] > self.zone_load[unit] + MERCY:
            self.faults.append(f"{number}: unit {unit} bears too much")


def _trolleys(moving: Moving, found: Course, most: int) -> list[str]:
    faults = []
    zone = moving.zone.tolist()
    loads: dict[int, list[int]] = {}
    for each in found.handlings:
        loads.setdefault(each.trolley, []).append(zone[each.to] if each.to >= 0 else -2)
    numbers = [each.trolley for each in found.handlings]
    if numbers != sorted(numbers):
        faults.append("the trolleys are not in order")
    for number, units in loads.items():
        if len(units) > most:
            faults.append(f"trolley {number} carries {len(units)} things")
        if len(set(units)) > 1:
            faults.append(f"trolley {number} goes to more than one unit")
    return faults


def wrong_evenings(moving: Moving, found: Course, stops: Sequence[Evening], a_day: int) -> list[str]:
    """Return what is wrong with where one stops each evening."""
    faults, begin = [], 0
    aside = moving.origin.tolist().count(-2)
    for stop in stops:
        aside += sum((each.to == -2) - (each.origin == -2) for each in found.handlings[begin : stop.handlings])
        if aside != stop.aside:
            faults.append(f"after {stop.handlings} there are {aside} things on tables, {stop.aside} are said to be")
        if not begin < stop.handlings <= begin + a_day:
            faults.append(f"a day of {stop.handlings - begin} handlings")
        begin = stop.handlings
    if begin != len(found.handlings):
        faults.append("the days end too early")
    return faults
