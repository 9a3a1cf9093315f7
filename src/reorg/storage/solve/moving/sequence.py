"""In which order is every move possible, so that almost nothing is handled twice?

Room is what moves: each thing that leaves a shelf lets another one in there. A shelf first takes the largest thing that
waits for it, as soon as that fits. When no shelf can, room is given where little is lacking and taken where much is. What
then still waits stands in each other's way; one thing is put aside, on a shelf to which nothing more goes or on a table.
The number of things whose place changes, and one more for each group of shelves into which nothing fits at first, is a lower
bound on handlings (what exceeds it are the running buffers of Han et al. 2018).
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Set
from heapq import heappop, heappush

import numpy as np

from reorg.storage.solve.moving.task import ASIDE, MERCY, MOST_MM, Moving
from reorg.storage.solve.problem import NOWHERE

LOOKED_AT = 2_000  # so many shelves are looked at when one thing must be put aside, unless none of them helps
DEPTH = 12  # so far a chain of moves that one thing put aside would start is followed
Carried = tuple[int, int, int]  # thing, from, to
Tick = Callable[[float], None]
_Rank = tuple[int, float]


class Sequencer:
    """Carries things until all are where they belong, or nothing can be put aside any more."""

    def __init__(self, moving: Moving, swing: float, seed: int, tick: Tick, *, noise: float = 0.0) -> None:
        """``noise``: by what share at most the use of a move is judged too low or too high, to try another order."""
        self.moving, self.swing, self.tick, self.noise = moving, swing, tick, noise
        self.chance = random.Random(seed)  # noqa: S311 - a search, no secret
        mm, kg, zone_kg = moving.used(moving.origin)
        self.alone: list[float] = moving.size.tolist()  # mm of each thing by itself
        self.size: list[float] = self.alone[:]  # mm that it takes where it belongs: nothing in a lane that is open
        self.kg: list[float] = moving.kg.tolist()
        self.goal: list[int] = moving.goal.tolist()
        self.at: list[int] = moving.origin.tolist()
        self.zone: list[int] = moving.zone.tolist()
        self.free: list[float] = (moving.room - mm + MERCY).tolist()
        self.left: list[float] = (moving.load - kg + MERCY).tolist()
        self.zone_left: list[float] = (moving.zone_load - zone_kg + MERCY).tolist()
        self.weighty = bool(np.any(np.isfinite(moving.load)) or np.any(np.isfinite(moving.zone_load)))
        limited = np.isfinite(moving.zone_load)
        members: dict[int, list[int]] = {int(zone): [] for zone in np.flatnonzero(limited)}
        for shelf, zone in enumerate(self.zone):
            if zone in members:
                members[zone].append(shelf)
        self.members = members
        self._lanes(moving)
        self.waiting: list[list[tuple[float, int]]] = [[] for _ in self.free]
        self.leaving: list[set[int]] = [set() for _ in self.free]
        self.todo = 0
        for thing in np.flatnonzero(moving.moves).tolist():
            self.waiting[self.goal[thing]].append((self.size[thing], thing))
            if self.at[thing] >= 0:
                self.leaving[self.at[thing]].add(thing)
            self.todo += 1
        for some in self.waiting:
            some.sort()
        self.idle = [shelf for shelf, waits in enumerate(self.waiting) if not waits]
        self.lent: set[int] = set()
        self.version = [0] * len(self.free)
        self.heap: list[tuple[_Rank, int, int, tuple[float, int]]] = []
        self.done: list[Carried] = []
        self.aside = float(moving.size[moving.origin == ASIDE].sum())

    def _lanes(self, moving: Moving) -> None:
        """Note which lane each thing stands in, which it goes to, and how many things are in each."""
        lanes = moving.lanes
        self.lane: list[int] = moving.lane(moving.origin).tolist()
        self.enters: list[int] = lanes.enters.tolist() if lanes else [NOWHERE] * len(moving)
        self.width: list[float] = lanes.width.tolist() if lanes else []
        self.held = [0] * len(self.width)
        for lane in self.lane:
            if lane >= 0:
                self.held[lane] += 1
        self.coming: dict[int, list[int]] = {}  # what goes to a lane that is not open yet
        for thing in np.flatnonzero(moving.moves).tolist():
            lane = self.enters[thing]
            if lane >= 0:
                self.size[thing] = 0.0 if self.held[lane] else self.width[lane]
                self.coming.setdefault(lane, []).append(thing)

    def run(self) -> None:
        """Carry all that can be carried."""
        total = max(1, self.todo)
        for shelf in range(len(self.free)):
            self._offer(shelf)
        while self.todo:
            self._flow()
            self.tick(1 - self.todo / total)
            if self.todo and not self._put_aside():
                return

    def follow(self, script: Iterable[tuple[int, int]], strangers: frozenset[int]) -> None:
        """Carry (thing, to) in this order, as far as it is possible still; what has no room yet waits until it has.

        ``strangers`` are where nobody thought they were. If they, or what should have left already, are in the way of the next
        thing, they leave, for a table if need be: one handling more, and all others as people know them.
        """
        script = list(script)
        known = {thing for thing, _ in script}
        in_the_way = set(strangers) | {thing for some in self.leaving for thing in some if thing not in known}
        late: dict[int, list[int]] = {}
        for thing, to in script:
            begin = len(self.done)
            if self.goal[thing] < 0 or self.at[thing] in (self.goal[thing], to):
                continue
            if to == self.goal[thing]:
                if self._fits(thing, to) or self._cleared(thing, to, in_the_way):
                    self._carry((self.size[thing], thing), to)
                else:
                    late.setdefault(to, []).append(thing)
                    in_the_way.add(thing)
            else:  # for the time being: there if it can be, else elsewhere; and away again if it is in the way
                in_the_way.add(thing)
                if to >= 0 and self._fits(thing, to):
                    self._lend(thing, to)
                elif to == ASIDE and self.aside + self.alone[thing] <= self.swing + MERCY:
                    self._move(thing, ASIDE)
                else:
                    self._aside(thing)
            at = begin
            while at < len(self.done) and late:
                self._catch_up(self.done[at][1], late)
                at += 1

    def _cleared(self, thing: int, shelf: int, in_the_way: Set[int]) -> bool:
        """Send on from a shelf what should not be there, else put it aside, until a thing fits there; return whether it does."""
        left = []
        for other in sorted(self.leaving[shelf] & in_the_way):
            if not self._fits(other, self.goal[other]):
                left.append(other)
                continue
            self._carry((self.size[other], other), self.goal[other])
            if self._fits(thing, shelf):
                return True
        if self.free[shelf] + sum(map(self._gain, left)) < self.size[thing]:
            return False
        for other in sorted(left, key=lambda each: (-self._gain(each), each)):
            if self._aside(other) and self._fits(thing, shelf):
                return True
        return False

    def _catch_up(self, left: int, late: dict[int, list[int]]) -> None:
        """Carry what waits for the shelf that a thing has ``left``, or for its unit where that bears a limited load."""
        for shelf in self.members.get(self.zone[left], (left,)) if left >= 0 else ():
            waits = late.get(shelf, [])
            for thing in [*waits]:
                if self.at[thing] == shelf:
                    waits.remove(thing)
                elif self._fits(thing, shelf):
                    waits.remove(thing)
                    self._carry((self.size[thing], thing), shelf)

    def _lend(self, thing: int, shelf: int) -> None:
        """Put a thing on a shelf for the time being."""
        self._move(thing, shelf)
        self.leaving[shelf].add(thing)
        self._offer(self.goal[thing])

    def _flow(self) -> None:
        """Carry things to where they belong as long as one fits, the most useful one first."""
        heap, version = self.heap, self.version
        while heap:
            rank, shelf, number, found = heappop(heap)
            if number != version[shelf]:
                continue
            # its use depends on another shelf, which may have changed; or its unit has taken something since, elsewhere
            if rank[0] or self.zone[shelf] in self.members:
                again = self._best(shelf)
                if again is None:
                    continue
                if again[0] > rank and heap and again[0] > heap[0][0]:
                    heappush(heap, (again[0], shelf, number, again[1]))
                    continue
                found = again[1]
            self._carry(found, shelf)

    def _carry(self, found: tuple[float, int], shelf: int) -> None:
        thing = found[1]
        waiting = self.waiting[shelf]
        del waiting[bisect_left(waiting, found)]
        if not waiting:
            self.idle.append(shelf)
        self.todo -= 1
        self._move(thing, shelf)
        self._offer(shelf)

    def _move(self, thing: int, to: int) -> None:
        size, kg, origin = self.alone[thing], self.kg[thing], self.at[thing]
        self.done.append((thing, origin, to))
        if origin >= 0:
            self.free[origin] += self._left(thing)
        self.at[thing] = to
        if to >= 0:
            self.free[to] -= self._taken(thing, to)
            self.left[to] -= kg
            self.zone_left[self.zone[to]] -= kg
        else:
            self.aside += size
        if origin >= 0:
            self.left[origin] += kg
            self.zone_left[self.zone[origin]] += kg
            self.leaving[origin].discard(thing)
            for shelf in self.members.get(self.zone[origin], (origin,)):
                self._offer(shelf)
        elif origin == ASIDE:
            self.aside -= size

    def _left(self, thing: int) -> float:
        """Take a thing from its lane, and return the mm that this leaves free: nothing as long as others stand there."""
        lane = self.lane[thing]
        self.lane[thing] = NOWHERE
        if lane < 0:
            return self.alone[thing]
        self.held[lane] -= 1
        return 0.0 if self.held[lane] else self.width[lane]

    def _taken(self, thing: int, shelf: int) -> float:
        """Put a thing into its lane, if it has one on this shelf, and return the mm that this takes.

        What else goes to a lane that is now open takes nothing more.
        """
        lane = self.enters[thing] if shelf == self.goal[thing] else NOWHERE
        self.lane[thing] = lane
        if lane < 0:
            return self.alone[thing]
        self.held[lane] += 1
        if self.held[lane] > 1:
            return 0.0
        waiting = self.waiting[shelf]
        for other in self.coming.get(lane, ()):
            if other != thing and self.size[other]:
                del waiting[bisect_left(waiting, (self.size[other], other))]
                insort(waiting, (0.0, other))
                self.size[other] = 0.0
        return self.width[lane]

    def _gain(self, thing: int) -> float:
        """Return how many mm its going brings, of a lane its share: the others are to go as well."""
        lane = self.lane[thing]
        return self.alone[thing] if lane < 0 else self.width[lane] / self.held[lane]

    def _fits(self, thing: int, shelf: int) -> bool:
        if (self.size if shelf == self.goal[thing] else self.alone)[thing] > self.free[shelf]:
            return False
        if not self.weighty:
            return True
        kg, origin, zone = self.kg[thing], self.at[thing], self.zone[shelf]
        within = origin >= 0 and self.zone[origin] == zone
        return kg <= self.left[shelf] and (within or kg <= self.zone_left[zone])

    def _offer(self, shelf: int) -> None:
        """Let a shelf say what it would take next."""
        self.version[shelf] += 1
        waiting = self.waiting[shelf]
        if waiting and waiting[0][0] <= self.free[shelf]:
            best = self._best(shelf)
            if best is not None:
                heappush(self.heap, (best[0], shelf, self.version[shelf], best[1]))

    def _best(self, shelf: int) -> tuple[_Rank, tuple[float, int]] | None:
        """Return what a shelf had best take now, with a rank (lower comes first); None if nothing fits."""
        waiting, free = self.waiting[shelf], self.free[shelf]
        for each in waiting:
            if each[0]:
                break
            if self._fits(each[1], shelf):  # it takes nothing, and leaves room where it stood
                return (0, -1.0), each
        size, thing = largest = waiting[-1]
        if size <= free and self._fits(thing, shelf):
            return (
                0,
                free - size,
            ), largest  # nothing is lost: the largest must enter once, and is the hardest to get in
        lacks = size - free
        best: tuple[_Rank, tuple[float, int]] | None = None
        for at in range(bisect_right(waiting, (free, len(self.size)))):
            each = waiting[at]
            if self.weighty and not self._fits(each[1], shelf):
                continue
            rank = self._rank(each, size, lacks)
            if best is None or rank < best[0]:
                best = rank, each
        return best

    def _rank(self, each: tuple[float, int], largest: float, lacks: float) -> _Rank:
        """How useful it is that a thing comes to a shelf that ``lacks`` room for the ``largest`` thing that waits there."""
        taken, thing = each
        origin = self.at[thing]
        if origin < 0:
            return 9, -taken  # what is aside, or outside, frees nothing by coming
        waits, size = self.waiting[origin], self._gain(thing)
        if not waits:
            return 3, -taken
        wanted = waits[-1][0]
        need = wanted - self.free[origin]
        if need <= 0 or not wanted:
            return 3, -taken
        if self.noise:
            wanted *= 1 + self.noise * (self.chance.random() - 0.5)
        if need <= size:
            return 1, largest / wanted  # its shelf can then take the largest thing that waits for it
        return 2, need / wanted - (lacks + taken) / largest

    def _put_aside(self) -> bool:
        """Put the thing aside that sets most in motion; return False if there is no place for any."""
        if math.isfinite(self.swing) and not self._any_room():
            return False
        shelves = [shelf for shelf, waits in enumerate(self.waiting) if waits]
        some = shelves if len(shelves) <= LOOKED_AT else sorted(self.chance.sample(shelves, LOOKED_AT))
        for look in (some, shelves) if some is not shelves else (shelves,):
            options = sorted(filter(None, map(self._freed, look)), reverse=True)
            for _worth, _small, thing in options:
                if self._aside(thing):
                    return True
        return self._make_way(shelves)

    def _any_room(self) -> bool:
        """Whether at least the smallest thing that is to leave has room anywhere, on a table or on a shelf."""
        least = min((self.alone[thing] for some in self.leaving for thing in some), default=math.inf)
        return least <= max(self.swing + MERCY - self.aside, *self.free, 0.0)

    def _freed(self, shelf: int) -> tuple[float, float, int] | None:
        """Return how many mm would move if one thing left this shelf, and which one; None if none would."""
        if not self.leaving[shelf]:
            return None
        thing = max(self.leaving[shelf], key=lambda each: (self._gain(each), -each))
        lane = self.lane[thing]
        among = 1 if lane < 0 else self.held[lane]  # so many have to leave before the shelf has more room
        size = self._gain(thing) * among
        at, moved, room = shelf, 0.0, self.free[shelf] + size
        wait = self.waiting[shelf][-1]
        if wait[0] > room:  # the largest would not fit even then: the largest that does
            place = bisect_right(self.waiting[shelf], (room, len(self.size)))
            if not place:
                return None
            return self.waiting[shelf][place - 1][0] / among - MOST_MM, -size, thing
        seen: set[int] = set()
        while at >= 0 and at not in seen and len(seen) < DEPTH and self.waiting[at] and self.waiting[at][-1][0] <= room:
            seen.add(at)
            long, next_ = self.waiting[at][-1]
            moved += long
            at = self.at[next_]
            room = self.free[at] + self._gain(next_) if at >= 0 else 0.0
        return moved / among, -size, thing

    def _aside(self, thing: int) -> bool:
        """Put a thing on a shelf where it is in nobody's way, else on a table, else once on any shelf; say whether."""
        shelf = self._spare(thing, self.idle[-LOOKED_AT:])
        if shelf is None and self.aside + self.alone[thing] <= self.swing + MERCY:
            self._move(thing, ASIDE)
            return True
        if shelf is None:
            shelf = self._spare(thing, self.idle)
        if shelf is None and thing not in self.lent:
            self.lent.add(thing)
            shelf = self._spare(thing, range(len(self.free)))
        if shelf is None:
            return False
        self._lend(thing, shelf)
        return True

    def _spare(self, thing: int, shelves: Iterable[int]) -> int | None:
        """Return the tightest of ``shelves`` that has room for a thing; None if none has."""
        not_these = (self.at[thing], self.goal[thing])
        may = self.moving.may(thing) if self.moving.may else None
        fitting = [
            (self.free[s], s)
            for s in shelves
            if s not in not_these and self._fits(thing, s) and (may is None or may[s])
        ]
        return min(fitting)[1] if fitting else None

    def _make_way(self, shelves: list[int]) -> bool:
        """No one thing helps by leaving: put the smallest thing aside from where least is lacking."""
        options = [
            (self.waiting[shelf][0][0] - self.free[shelf] - self._gain(thing), self.alone[thing], thing)
            for shelf in shelves
            for thing in self.leaving[shelf]
        ]
        return any(self._aside(thing) for _lacks, _size, thing in sorted(options)) or self._lighten(shelves)

    def _lighten(self, shelves: list[int]) -> bool:
        """There is room, but a unit would bear too much: put the lightest thing that is to leave such a unit out of it."""
        units = {self.zone[shelf] for shelf in shelves} & set(self.members)
        options = [
            (self.kg[thing], thing)
            for unit in sorted(units)
            for shelf in self.members[unit]
            for thing in self.leaving[shelf]
            if self.zone[self.goal[thing]] != unit
        ]
        return any(self._out(thing) for _kg, thing in sorted(options))

    def _out(self, thing: int) -> bool:
        """Put a thing on a table, else once on a shelf of another unit; say whether."""
        if self.aside + self.alone[thing] <= self.swing + MERCY:
            self._move(thing, ASIDE)
            return True
        unit = self.zone[self.at[thing]]
        others = (shelf for shelf in range(len(self.free)) if self.zone[shelf] != unit)
        shelf = None if thing in self.lent else self._spare(thing, others)
        self.lent.add(thing)
        if shelf is None:
            return False
        self._lend(thing, shelf)
        return True
