"""In which order do boxes move from where they are to where they should be, so that every move has room when it comes?

Shelves are capacities: within a shelf boxes may be pushed together. A move waits until there is room; what then still
waits stands in each other's way (a cycle), and one of them goes to a temporary place. The number of boxes whose place
changes is the lower bound on handlings (Han et al. 2018 call what exceeds it running buffers).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.lanes import Lane, Tape, bed_of, build, put, take, ways
from reorg.storage.solve.problem import EPS, LAID, NOWHERE, Flags, Problem, Result

ASIDE = -2  # a temporary place that is no shelf: a table, a trolley
NEW = -3  # furniture that is not there yet
Tick = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Handling:
    """One box is carried from one shelf to another. Places below 0 are NOWHERE, ASIDE and NEW.

    ``final``: it has come to where it belongs. ``trolley`` numbers the loads that can be carried together.
    """

    box: int
    origin: int
    to: int
    final: bool
    trolley: int


@dataclass(frozen=True)
class Order:
    """Handlings in order. From ``waits`` on they need furniture that is not there yet (its length: none does).

    ``bound``: no order can do with fewer handlings. ``temporary`` counts handlings to a temporary place, ``aside`` the
    most boxes that are on no shelf for the time being at once.
    """

    handlings: tuple[Handling, ...]
    waits: int
    bound: int
    temporary: int
    aside: int


def order(
    problem: Problem, result: Result, *, late: Flags | None = None, trolley: int = 20, tick: Tick | None = None
) -> Order:
    """Return the order in which to carry out ``result``.

    Boxes flagged ``late`` come last (nobody knows yet where they are). A trolley takes up to ``trolley`` boxes to
    one bay. ``tick`` is told the share that is done, and may raise to cancel.
    """
    mover = _Mover(problem, result, trolley, tick or (lambda _share: None))
    moving = (result.shelf >= 0) & (result.shelf != problem.boxes.shelf)
    last = np.zeros(len(moving), dtype=np.bool_) if late is None else late & (problem.boxes.shelf < 0)
    for some in (moving & ~last, moving & last):
        mover.run([int(box) for box in np.flatnonzero(some)])
    return Order(
        tuple(mover.done),
        len(mover.done) if mover.waits is None else mover.waits,
        int(moving.sum()),
        sum(not each.final and each.to != NEW for each in mover.done),
        mover.most_aside,
    )


class _Yard:
    """What stands on each shelf at the moment, and whether one more box has room there."""

    def __init__(self, problem: Problem, result: Result) -> None:
        self.problem, self.tape = problem, Tape(problem.boxes)
        shelves = problem.shelves
        self.beds = [bed_of(shelves, shelf) for shelf in range(len(shelves))]
        self.load, self.bay_load = shelves.load.tolist(), shelves.bay_load.tolist()
        self.bay: list[int] = shelves.bay.tolist()
        self.at: list[int] = problem.boxes.shelf.tolist()
        self.way: list[int] = result.way.tolist()
        self.lane: list[int] = result.lane.tolist()
        self.goal: list[int] = result.shelf.tolist()
        self.on: list[set[int]] = [set() for _ in self.beds]
        # a pinned box that breaks the rules where it is: the plan does not count its weight either
        self.weighs = [0.0 if stuck else kg for stuck, kg in zip(_stuck(problem, result), self.tape.kg, strict=True)]
        for box, shelf in enumerate(self.at):
            if shelf >= 0:
                self.on[shelf].add(box)
                self._bear(box, shelf, 1)
        self.lanes: list[list[Lane]] = [self._crammed(shelf) for shelf in range(len(self.beds))]
        self.version = [0] * len(self.beds)

    def _bear(self, box: int, shelf: int, step: int) -> None:
        self.load[shelf] -= step * self.weighs[box]
        self.bay_load[self.bay[shelf]] -= step * self.weighs[box]

    def _crammed(self, shelf: int) -> list[Lane]:
        """Return lanes for everything that stands on a shelf now, even if they are too wide for it together."""
        some = np.array(sorted(self.on[shelf]), dtype=np.int64)
        if not len(some):
            return []
        bed = self.beds[shelf]
        fits = ways(self.problem.boxes, some, bed)
        lanes = build(fits, self.problem.boxes.kg[fits.boxes].tolist(), bed, free=np.inf, load=np.inf)
        for box in sorted(self.on[shelf] - set(fits.boxes.tolist())):  # by its size it cannot stand there, yet it does
            narrow = min(self.tape.width[box], self.tape.depth[box])
            lanes.append(Lane(narrow, 0.0, 0, False, [box], [narrow], [0.0]))
        return lanes

    def free(self, shelf: int) -> float:
        return self.beds[shelf].width - sum(lane.width for lane in self.lanes[shelf])

    def enter(self, box: int, shelf: int) -> bool:
        """Put a box on a shelf if there is room for it, wherever it comes from."""
        kg, origin, bed = self.weighs[box], self.at[box], self.beds[shelf]
        within = origin >= 0 and self.bay[origin] == self.bay[shelf]
        if kg > self.load[shelf] + EPS or (not within and kg > self.bay_load[self.bay[shelf]] + EPS):
            return False
        free = self.free(shelf)
        spot = self.tape.spot(box, bed, self.lanes[shelf], free) if free >= -EPS else None
        if spot is not None:
            put(box, spot, bed, self.lanes[shelf])
        elif (lanes := self._pushed(box, shelf)) is not None:
            self.lanes[shelf] = lanes
        else:
            return False
        self.leave(box, shelf)
        self.on[shelf].add(box)
        self._bear(box, shelf, 1)
        return True

    def leave(self, box: int, to: int) -> None:
        """Take a box from where it is; it is on its way to ``to``."""
        shelf = self.at[box]
        if shelf >= 0:
            take(box, self.lanes[shelf])
            self.on[shelf].discard(box)
            self._bear(box, shelf, -1)
            self.version[shelf] += 1
        self.at[box] = to

    def _pushed(self, box: int, shelf: int) -> list[Lane] | None:
        """Return lanes for what stands on the shelf and one box more, all pushed together; None if there is no room."""
        together = [*sorted(self.on[shelf]), box]
        if all(self.goal[each] == shelf for each in together):
            return self._as_planned(together, shelf)
        bed = self.beds[shelf]
        fits = ways(self.problem.boxes, np.array(together, dtype=np.int64), bed)
        if len(fits.boxes) < len(together):
            return None
        area = float((fits.across * fits.along)[fits.way < LAID].sum())
        if area > bed.width * bed.depth:
            return None
        kg = self.problem.boxes.kg[fits.boxes].tolist()
        lanes = build(fits, kg, bed, free=bed.width, load=np.inf)
        return lanes if sum(len(lane.boxes) for lane in lanes) == len(together) else None

    def _as_planned(self, together: list[int], shelf: int) -> list[Lane]:
        bed = self.beds[shelf]
        lanes: dict[int, Lane] = {}
        for box in together:
            w, d, h = self.tape.width[box], self.tape.depth[box], self.tape.height[box]
            across, along = ((w, d), (d, w), (w, d), (h, d))[self.way[box]]
            laid = self.way[box] >= LAID
            fresh = Lane(0.0, bed.budget(laid), bed.places(laid), laid)
            lanes.setdefault(self.lane[box], fresh).add(box, across, along)
        return list(lanes.values())


def _stuck(problem: Problem, result: Result) -> list[bool]:
    stuck: list[bool] = ((result.shelf < 0) & problem.boxes.pinned).tolist()
    return stuck


class _Mover:
    """Carries boxes, route by route, until all are where they belong."""

    def __init__(self, problem: Problem, result: Result, trolley: int, tick: Tick) -> None:
        self.problem, self.result, self.tick = problem, result, tick
        self.yard = _Yard(problem, result)
        self.done: list[Handling] = []
        self.waits: int | None = None
        self.most_aside = self.aside = 0
        self.bay: list[int] = problem.shelves.bay.tolist()
        self.trolley_size, self.trolley, self.loaded = trolley, 0, 0
        self.route: int | None = None
        self.failed: dict[int, int] = {}
        limited = np.isfinite(problem.shelves.bay_load)
        members: dict[int, list[int]] = defaultdict(list)
        for shelf, bay in enumerate(self.bay):
            members[bay].append(shelf)
        # the shelves whose emptying may make room on a shelf: itself, or the whole bay where that bears a limited load
        self.near = [members[bay] if limited[bay] else [shelf] for shelf, bay in enumerate(self.bay)]
        self.carried = 0
        self.parked: list[int] = []
        unplaced = np.flatnonzero((result.shelf < 0) & (problem.boxes.shelf >= 0) & ~problem.boxes.pinned)
        self.stranded: dict[int, list[int]] = defaultdict(list)
        for box in unplaced.tolist():
            self.stranded[int(problem.boxes.shelf[box])].append(box)

    def run(self, boxes: list[int]) -> None:
        """Carry the boxes to where they belong, in routes from bay to bay."""
        pending: dict[tuple[int, int], list[int]] = defaultdict(list)
        for box in sorted(boxes, key=lambda b: (self.goal(b), self.yard.at[b], b)):
            pending[self._from(box), self.bay[self.goal(box)]].append(box)
        inbound: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for route in sorted(pending):
            inbound[route[1]].append(route)
        total = max(1, self.carried + len(boxes))
        waiting = deque(sorted(pending, key=lambda route: (route[1], route[0])))
        queued = set(waiting)
        while pending or self.parked:
            while waiting:
                route = waiting.popleft()
                queued.discard(route)
                if not self._travel(route, pending):
                    continue
                self.tick(min(1.0, self.carried / total))
                for other in inbound[route[0]]:
                    if other in pending and other not in queued:
                        queued.add(other)
                        waiting.append(other)
            for route in self._unlock(pending) if pending or self.parked else ():
                if route in pending and route not in queued:
                    queued.add(route)
                    waiting.append(route)

    def goal(self, box: int) -> int:
        return self.yard.goal[box]

    def _from(self, box: int) -> int:
        shelf = self.yard.at[box]
        return self.bay[shelf] if shelf >= 0 else NOWHERE

    def _travel(self, route: tuple[int, int], pending: dict[tuple[int, int], list[int]]) -> bool:
        """Carry what can be carried on a route; return whether anything was."""
        left = []
        moved = False
        for box in pending[route]:
            if self._carry(box, route):
                moved = True
            else:
                left.append(box)
        if left:
            pending[route] = left
        else:
            del pending[route]
        return moved

    def _carry(self, box: int, route: tuple[int, int]) -> bool:
        shelf, yard = self.goal(box), self.yard
        state = sum(yard.version[s] for s in self.near[shelf])
        if self.failed.get(box) == state:  # nothing has left since it was tried last
            return False
        origin = yard.at[box]
        if origin == shelf:  # put there for the time being, and there it belongs
            return True
        if not yard.enter(box, shelf):
            self.failed[box] = state
            return False
        self.carried += 1
        self.aside -= origin == ASIDE
        self._note(box, origin, shelf, route, final=True)
        return True

    def _note(self, box: int, origin: int, to: int, route: tuple[int, int], *, final: bool) -> None:
        if route[1] != self.route or self.loaded >= self.trolley_size:
            self.trolley += 1
            self.loaded, self.route = 0, route[1]
        self.loaded += 1
        self.done.append(Handling(box, origin, to, final, self.trolley))

    def _unlock(self, pending: dict[tuple[int, int], list[int]]) -> list[tuple[int, int]]:
        """Make room where boxes wait, and return the routes that may go on.

        What was put aside comes back only now: its room is what lets the others pass each other. Else what belongs in
        new furniture is moved there, else one more box is put aside.
        """
        back = [box for box in self.parked if self._carry(box, (self._from(box), self.bay[self.goal(box)]))]
        if back:
            self.parked = [box for box in self.parked if box not in back]
            return sorted(pending)
        wanted: dict[int, int] = defaultdict(int)
        for box in [*self.parked, *(box for boxes in pending.values() for box in boxes)]:
            wanted[self.goal(box)] += 1
        near = {other for shelf in wanted for other in self.near[shelf]}
        blocking = sorted(near & set(self.stranded))
        if blocking:
            if self.waits is None:
                self.waits = len(self.done)
            for shelf in blocking:
                for box in self.stranded.pop(shelf):
                    self.yard.leave(box, NEW)
                    self._note(box, shelf, NEW, (self.bay[shelf], NEW), final=True)
            freed = {self.bay[shelf] for shelf in blocking}
            return [route for route in sorted(pending) if route[1] in freed]
        return self._put_aside(pending, wanted)

    def _put_aside(self, pending: dict[tuple[int, int], list[int]], wanted: dict[int, int]) -> list[tuple[int, int]]:
        size = self.problem.boxes.width * self.problem.boxes.depth
        stuck = [b for boxes in pending.values() for b in boxes if self.yard.at[b] >= 0]
        stuck = stuck or [b for b in self.parked if self.yard.at[b] >= 0]  # put aside on a shelf where it is in the way
        in_the_way = [b for b in stuck if self.yard.at[b] in wanted] or stuck
        box = max(in_the_way, key=lambda b: (wanted.get(self.yard.at[b], 0), size[b], -b))
        origin, bay = self.yard.at[box], self._from(box)
        to = self._spare(box, wanted)
        if to is not None and self.yard.enter(box, to):
            self._note(box, origin, to, (bay, self.bay[to]), final=False)
        else:
            self.yard.leave(box, ASIDE)
            self.aside += 1
            self.most_aside = max(self.most_aside, self.aside)
            self._note(box, origin, ASIDE, (bay, ASIDE), final=False)
        if box not in self.parked:
            self.parked.append(box)
            old = next(route for route, boxes in pending.items() if box in boxes)
            pending[old].remove(box)
            if not pending[old]:
                del pending[old]
        return [route for route in sorted(pending) if route[1] == bay]

    def _spare(self, box: int, wanted: dict[int, int]) -> int | None:
        """Return a shelf that nobody waits for and that has room for the box for the time being."""
        wide = min(self.yard.tape.width[box], self.yard.tape.depth[box])
        tall = self.yard.tape.height[box]
        spare = [
            (self.yard.free(shelf), -shelf)
            for shelf, bed in enumerate(self.yard.beds)
            if shelf not in wanted and shelf != self.yard.at[box] and bed.height >= tall
        ]
        free, shelf = max(spare, default=(0.0, 0))
        return -shelf if free >= wide + EPS else None
