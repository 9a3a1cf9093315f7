"""Can a layout be made better by moving its aisles? (simulated annealing over networks of aisles, restarted from the
best)

S. Kirkpatrick, C. Gelatt and M. Vecchi, Optimization by simulated annealing (Science 220, 1983). A step moves,
lengthens, adds or takes away an aisle, mostly so that a unit's depth lies between it and a wall or another aisle; the
units follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import exp

import numpy as np

from reorg.storage.solve.layout.aisles import Filler, Genes, Laid
from reorg.storage.solve.layout.problem import Box
from reorg.storage.solve.layout.rows import Lines

HOT, COLD = 0.5, 0.08  # bays: how much worse a step may be, at the beginning and at the end of a run (ours)
MOST_AISLES = 60
PASSES, MOST_TRIED = 3, 600


def polished(filler: Filler, genes: Genes, laid: Laid, over: Callable[[], bool] = lambda: False) -> tuple[Genes, Laid]:
    """Return a layout after every aisle's ends were moved by a depth or a width, or it was taken away, while that helped
    and it was not ``over``.
    """
    steps = sorted({each for _, kind in filler.types for each in (kind.depth, kind.width)})[:4]
    genes = replace(genes, aisles=laid.aisles or genes.aisles)  # as the walls cut them: each end by itself
    best = filler.lay(genes)
    if best.value[:3] < laid.value[:3]:
        return genes, laid
    tries = MOST_TRIED
    for _ in range(PASSES):
        before = best.value
        for at in reversed(range(len(genes.aisles))):  # those behind are not moved where one is taken away
            for tried in list(_variants(genes, at, steps)) if tries > 0 else ():
                tries -= 1
                if over():
                    return genes, best
                found = filler.lay(tried)
                if found.value > best.value:
                    genes, best = tried, found
                    if len(tried.aisles) <= at:
                        break
        if best.value == before:
            break
    return genes, best


def _variants(genes: Genes, at: int, steps: Sequence[float]) -> Iterator[Genes]:
    """Yield layouts in which one aisle ends elsewhere, or is not there."""
    left, top, right, bottom = genes.aisles[at]
    along = 0 if right - left >= bottom - top else 1
    for side in (along, along + 2):
        for step in (*steps, *(-step for step in steps)):
            sides = list(genes.aisles[at])
            sides[side] = round(sides[side] + step, 3)
            if sides[along + 2] > sides[along]:
                yield _with(genes, at, (sides[0], sides[1], sides[2], sides[3]))
    yield replace(genes, aisles=(*genes.aisles[:at], *genes.aisles[at + 1 :]))


class Search:
    """Searches from one layout; the same seed takes the same steps."""

    def __init__(self, filler: Filler, start: Genes, seed: int | tuple[int, ...]) -> None:
        self.filler = filler
        self.lines = Lines(filler)
        self.random = np.random.default_rng(seed)
        self.genes, self.laid = start, filler.lay(start)
        self.best, self.best_laid = self.genes, self.laid
        depths = sorted({kind.depth for _, kind in filler.types})[:4]
        widths = sorted({kind.width for _, kind in filler.types})[:4]
        self.depths = [0.0, *depths, *(one + two for one in depths for two in depths if one <= two)]
        self.widths = widths
        wide = max((kind.bays for _, kind in filler.types), default=1.0)
        self.dear = 4 * wide  # bays: a unit that is wanted and has no place (ours)
        self.hot, self.cold = HOT * wide, COLD * wide
        self.floor = wide / max(1.0, filler.problem.room.area)

    def step(self, over: float) -> None:
        """Try one change; ``over`` is how much of the run is over, from 0 to 1."""
        genes = self._changed()
        laid = self.filler.lay(genes)
        heat = self.hot * (self.cold / self.hot) ** over
        gain = self._worth(laid) - self._worth(self.laid)
        if gain >= 0 or self.random.random() < exp(gain / heat):
            self.genes, self.laid = genes, laid
            if laid.value > self.best_laid.value:
                self.best, self.best_laid = genes, laid

    def _worth(self, laid: Laid) -> float:
        missed, missing, bays, floor = laid.value
        return 20 * missed + self.dear * missing + bays + 2 * self.floor * floor

    def _changed(self) -> Genes:
        genes = self.genes
        for _ in range(1 + int(self.random.integers(2))):
            what = self.random.random()
            if what < 0.3 and genes.aisles:
                genes = self._moved(genes)
            elif what < 0.55 and genes.aisles:
                genes = self._ended(genes)
            elif what < 0.7 and len(genes.aisles) < MOST_AISLES:
                genes = replace(genes, aisles=(*genes.aisles, self._new()))
            elif what < 0.8 and len(genes.aisles) > 1:
                gone = int(self.random.integers(len(genes.aisles)))
                genes = replace(genes, aisles=(*genes.aisles[:gone], *genes.aisles[gone + 1 :]))
            elif what < 0.88 and genes.aisles:
                genes = self._pushed(genes)
            else:
                genes = self._reordered(genes)
        return genes

    def _moved(self, genes: Genes) -> Genes:
        """Move an aisle sideways."""
        at = int(self.random.integers(len(genes.aisles)))
        box = genes.aisles[at]
        across = 1 if box[2] - box[0] >= box[3] - box[1] else 0
        return _with(genes, at, _to(box, across, self._beside(across, box[across])))

    def _ended(self, genes: Genes) -> Genes:
        """Lengthen or shorten an aisle."""
        at = int(self.random.integers(len(genes.aisles)))
        box = list(genes.aisles[at])
        along = 0 if box[2] - box[0] >= box[3] - box[1] else 1
        side = along + 2 * int(self.random.integers(2))
        if self.random.random() < 0.5:
            width = self.widths[int(self.random.integers(len(self.widths)))]
            box[side] += width * (1 if self.random.random() < 0.5 else -1)
        else:
            box[side] = self._line(along, box[side])
        low, high = self.lines.around[along], self.lines.around[along + 2]
        box[side] = round(min(max(box[side], low), high), 3)
        if box[along + 2] - box[along] < self.filler.passage:
            return genes
        return _with(genes, at, (box[0], box[1], box[2], box[3]))

    def _new(self) -> Box:
        """Return an aisle somewhere, often one that starts at another one."""
        across = int(self.random.integers(2))
        along = 1 - across
        around = self.lines.around
        low = self._beside(across, float(self.random.uniform(around[across], around[across + 2])))
        ends = sorted(self._line(along, float(self.random.uniform(around[along], around[along + 2]))) for _ in range(2))
        if self.random.random() < 0.3:
            ends = [around[along], around[along + 2]]
        if ends[1] - ends[0] < self.filler.passage:
            ends[1] = ends[0] + self.filler.passage
        high = low + self.filler.aisle
        box = [0.0, 0.0, 0.0, 0.0]
        box[across], box[across + 2], box[along], box[along + 2] = low, high, ends[0], ends[1]
        return (round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3))

    def _pushed(self, genes: Genes) -> Genes:
        """Push everything beyond a line by as much as an aisle has to be moved."""
        at = int(self.random.integers(len(genes.aisles)))
        box = genes.aisles[at]
        across = int(self.random.integers(2))
        by = self._beside(across, box[across]) - box[across]
        line = box[across]
        moved = []
        for each in genes.aisles:
            sides = list(each)
            for side in (across, across + 2):
                if sides[side] >= line - 0.01:
                    sides[side] = round(sides[side] + by, 3)
            long = sides[across + 2] - sides[across] >= self.filler.passage
            moved.append((sides[0], sides[1], sides[2], sides[3]) if long else each)
        return replace(genes, aisles=tuple(moved))

    def _reordered(self, genes: Genes) -> Genes:
        what = self.random.random()
        if what < 0.3:
            return replace(genes, ends=genes.ends ^ (1 << int(self.random.integers(60))))
        if what < 0.4 and genes.doors:
            at = int(self.random.integers(len(genes.doors)))
            doors = list(genes.doors)
            doors[at] = int(self.random.integers(8))
            return replace(genes, doors=tuple(doors))
        order = list(genes.order or [0] * 12)
        order[int(self.random.integers(len(order)))] = int(self.random.integers(-3, 4))
        return replace(genes, order=tuple(order))

    def _bases(self, axis: int) -> Sequence[float]:
        """Return the coordinates at which something begins or ends."""
        own = [box[side] for box in self.genes.aisles for side in (axis, axis + 2)]
        own += [run.sides[side] for run in self.laid.runs for side in (axis, axis + 2)]
        return [*self.lines.all[1 - axis], *own]

    def _line(self, axis: int, near: float) -> float:
        """Return a coordinate at which something begins or ends, likely one that is near."""
        bases = self._bases(axis)
        one, two = (bases[int(self.random.integers(len(bases)))] for _ in range(2))
        return one if abs(one - near) < abs(two - near) else two

    def _beside(self, across: int, near: float) -> float:
        """Return where an aisle may begin so that it lies a unit's depth, or two, from something; likely near."""
        bases = self._bases(across)
        aisle = self.filler.aisle
        found: list[float] = []
        for _ in range(3):
            base = bases[int(self.random.integers(len(bases)))]
            gap = self.depths[int(self.random.integers(len(self.depths)))]
            found.append(base + gap if self.random.random() < 0.5 else base - gap - aisle)
        low, high = self.lines.around[across], self.lines.around[across + 2] - aisle
        inside = [at for at in found if low <= at <= high and abs(at - near) > 0.01]
        if not inside:
            return near
        nearest: float = min(inside, key=lambda at: abs(at - near))
        return round(nearest, 3)


def _with(genes: Genes, at: int, box: Box) -> Genes:
    return replace(genes, aisles=(*genes.aisles[:at], box, *genes.aisles[at + 1 :]))


def _to(box: Box, across: int, low: float) -> Box:
    wide = box[across + 2] - box[across]
    sides = list(box)
    sides[across], sides[across + 2] = round(low, 3), round(low + wide, 3)
    return sides[0], sides[1], sides[2], sides[3]
