"""What does a shelf of each height cost, if bays are what counts and not mm?

Two shelves of 1,300 mm do not share a bay of 2,400: where many are tall, a shelf that takes half a bay and a little more costs
a whole one, unless something low fills the rest. What each height costs is the dual of the linear program over all ways to
fill a bay (Gilmore & Gomory 1961) for the shelves of an answer, made whole: the cost of a height is the dearest set of
heights that it could hold. Such a function is dual feasible: no bay holds shelves that cost more than one, whatever
shelves there are. So it is safe for bounds on bays, and it tells improving which heights are cheap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.packing.master import Master
from reorg.storage.solve.packing.problem import EPS, Numbers, Unit

PLAIN = 0.05  # mm count this much beside: of two heights that cost as much the lower one is better
TRIES = 400  # ways to fill a bay that are added, at most, one after the other
WORTH_IT = 1.005  # bays over what heights alone would take: below, mm say as much


@dataclass(frozen=True, eq=False)
class Ladder:
    """What a shelf costs that takes 0, 1, 2 … steps of a bay's height, in mm: a full bay costs its whole height."""

    step: float
    cost: Numbers

    def of(self, takes: Numbers) -> Numbers:
        """Return what shelves cost that take so much."""
        found: Numbers = self.cost[np.rint(takes / self.step).astype(np.int64)]
        return found


def ladder_of(takes: Sequence[float], unit: Unit) -> Ladder | None:
    """Return what heights cost beside shelves that take ``takes``; None where mm say as much."""
    if unit.slots or not takes:
        return None
    room = int(unit.height / unit.step + EPS)
    many = Counter(np.rint(np.asarray(takes) / unit.step).astype(int).tolist())
    sizes = np.array(sorted(many))
    demand = np.array([float(many[int(size)]) for size in sizes])
    columns = np.diag((room // sizes).astype(np.float64))
    program = Master(demand, columns, np.ones(len(sizes)))
    best = np.zeros(room + 1)
    for _ in range(TRIES):
        program.solve()
        best, last = _dearest(sizes, np.maximum(program.prices, 0.0), room)
        if best[room] <= 1 + 1e-6:
            break
        program.add(_filled(sizes, last, room)[:, None], np.ones(1))
    if best[room] <= 0:
        return None
    plain = np.arange(room + 1) * unit.step
    ladder = Ladder(unit.step, (1 - PLAIN) * best / best[room] * unit.height + PLAIN * plain)
    return ladder if ladder.of(np.asarray(takes)).sum() > WORTH_IT * float(np.sum(takes)) else None


def _dearest(sizes: Numbers, prices: Numbers, room: int) -> tuple[Numbers, list[int]]:
    """Return the dearest set of heights in each room up to ``room``, and which was put in last (-1: none)."""
    best, last = np.zeros(room + 1), [-1] * (room + 1)
    for space in range(1, room + 1):
        fits = int(np.searchsorted(sizes, space, side="right"))
        best[space] = best[space - 1]
        if fits:
            total = prices[:fits] + best[space - sizes[:fits]]
            at = int(total.argmax())
            if total[at] > best[space]:
                best[space], last[space] = total[at], at
    return best, last


def _filled(sizes: Numbers, last: Sequence[int], room: int) -> Numbers:
    counts = np.zeros(len(sizes))
    while room > 0:
        if last[room] < 0:
            room -= 1
            continue
        counts[last[room]] += 1
        room -= int(sizes[last[room]])
    return counts
