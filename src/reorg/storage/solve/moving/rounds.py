"""How is a possible order carried out trolley by trolley and unit by unit, without losing what makes it possible?

A move needs nothing but the room that earlier departures from its shelf (and unit, or the table) have made. If those stay
before it, any other order is possible too: departures may be earlier and arrivals later. So whatever may come next is taken
trolley by trolley, one unit being finished before the next is begun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import heappop, heappush

import numpy as np

from reorg.storage.solve.moving.sequence import Carried
from reorg.storage.solve.moving.task import ASIDE, Moving

OUTSIDE = -1
TABLE = -1_000_000_000
_Route = tuple[int, int]


class Rounds:
    """Puts moves into a new order; :attr:`order` then holds their numbers, :attr:`trolley` which load each belongs to."""

    def __init__(self, moving: Moving, moves: Sequence[Carried], size: int) -> None:
        """``moves`` are possible one after the other; a trolley takes ``size`` things."""
        self.moves, self.size = moves, max(1, size)
        zone: list[int] = moving.zone.tolist()
        self.route: list[_Route] = [
            (zone[origin] if origin >= 0 else OUTSIDE, zone[to] if to >= 0 else ASIDE) for _thing, origin, to in moves
        ]
        self.waits = [0] * len(moves)  # how many things must have happened before
        self.departures: dict[int, list[int]] = defaultdict(list)  # of a shelf, a unit or the table
        self.arrivals: dict[int, list[tuple[int, int]]] = defaultdict(
            list
        )  # how many departures it needs, and the move
        self.following: dict[int, int] = {}
        self.leaves: list[tuple[int, ...]] = []
        self._link(zone, np.isfinite(moving.zone_load).tolist())
        self.gone = [False] * len(moves)
        self.first_open: dict[int, int] = defaultdict(int)
        self.woken: dict[int, int] = defaultdict(int)
        self.ready: dict[int, dict[int, list[int]]] = defaultdict(dict)  # to which unit, from which unit: the moves
        self.count: dict[int, int] = defaultdict(int)
        self.most: list[tuple[int, int]] = []
        self.urgent: list[int] = []
        self.order: list[int] = []
        self.trolley: list[int] = []
        for number, waits in enumerate(self.waits):
            if not waits:
                self._offer(number)

    def _link(self, zone: Sequence[int], limited: Sequence[bool]) -> None:
        """Note what each move needs: earlier departures from where it goes, and the move before of the same thing."""
        last: dict[int, int] = {}
        for number, (thing, origin, to) in enumerate(self.moves):
            across = self.route[number][0] != self.route[number][1]
            for node in _nodes(to, zone, limited, across=across):
                if made := len(self.departures.get(node, ())):
                    self.arrivals[node].append((made, number))
                    self.waits[number] += 1
            self.leaves.append(_nodes(origin, zone, limited, across=across))
            for node in self.leaves[-1]:
                self.departures[node].append(number)
            if thing in last:
                self.following[last[thing]] = number
                self.waits[number] += 1
            last[thing] = number

    def run(self) -> None:
        """Order all moves."""
        unit, load = None, 0
        while len(self.order) < len(self.moves):
            if unit is None or not self.count[unit]:
                unit = self._next_unit()
            self._fill(unit, load)
            load = self._back(load + 1)

    def _fill(self, unit: int, load: int) -> None:
        """Fill one trolley for a unit: from the unit where most waits for it, then from the next."""
        ready, taken = self.ready[unit], 0
        while ready and taken < self.size:
            origin = max(ready, key=lambda each: (len(ready[each]), -each))
            some = ready[origin]
            while some and taken < self.size:
                self._take(heappop(some), load)
                self.count[unit] -= 1
                taken += 1
            if not some:
                del ready[origin]

    def _next_unit(self) -> int:
        """Return the unit to which most can be carried now; what is put aside only if nothing else can be carried."""
        while self.most:
            count, unit = self.most[0]
            if -count == self.count[unit] and count:
                return unit
            heappop(self.most)
            if self.count[unit] and -count > self.count[unit]:
                heappush(self.most, (-self.count[unit], unit))
        return ASIDE

    def _back(self, load: int) -> int:
        """Bring back what stands on a table as soon as there is room for it: it is in the way of the evening."""
        while self.urgent:
            unit = self.route[self.urgent[0]][1]
            taken = 0
            while self.urgent and taken < self.size and self.route[self.urgent[0]][1] == unit:
                self._take(heappop(self.urgent), load)
                taken += 1
            load += 1
        return load

    def _offer(self, number: int) -> None:
        if self.moves[number][1] == ASIDE:
            heappush(self.urgent, number)
            return
        origin, unit = self.route[number]
        heappush(self.ready[unit].setdefault(origin, []), number)
        self.count[unit] += 1
        if unit != ASIDE:
            heappush(self.most, (-self.count[unit], unit))

    def _take(self, number: int, load: int) -> None:
        self.order.append(number)
        self.trolley.append(load)
        self.gone[number] = True
        for node in self.leaves[number]:
            departures, first = self.departures[node], self.first_open[node]
            while first < len(departures) and self.gone[departures[first]]:
                first += 1
            self.first_open[node] = first
            arrivals, at = self.arrivals.get(node, ()), self.woken[node]
            while at < len(arrivals) and arrivals[at][0] <= first:
                self._free(arrivals[at][1])
                at += 1
            self.woken[node] = at
        if number in self.following:
            self._free(self.following[number])

    def _free(self, number: int) -> None:
        self.waits[number] -= 1
        if not self.waits[number]:
            self._offer(number)


def _nodes(shelf: int, zone: Sequence[int], limited: Sequence[bool], *, across: bool) -> tuple[int, ...]:
    """Return what a move takes from or gives to: its shelf, and its unit if that bears a limited load and is left or entered.

    So is the table, which is never fuller than in the first order.
    """
    if shelf < 0:
        return (TABLE,) if shelf == ASIDE else ()
    return (shelf, -1 - zone[shelf]) if across and limited[zone[shelf]] else (shelf,)
