"""Where does a square that does not turn get to from the doors? (a flood over the plan, exact for upright boxes)

The middle of the square must keep out of everything grown by half its side. All edges of grown boxes are lines of the
grid, so that an aisle exactly as wide as the square lets it through; what stands at another angle is taken as a little
too large, never too small. This is the check: it shares no code with the search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reorg.storage.solve.layout.problem import Box, Point

SPARE = 0.05  # mm: what touches does not collide
FINE = 20.0  # mm between the lines where something stands at another angle


class Flood:
    """The plan flooded from each of several starts. ``shapes`` are convex outlines; two corners are a wall."""

    def __init__(self, side: float, shapes: Iterable[Sequence[Point]], starts: Sequence[Box]) -> None:
        half = side / 2 - SPARE
        grown = [_grown(shape, half) for shape in shapes]
        upright = [len(each) == 4 and _is_box(each) for each in grown]
        lines: tuple[list[float], list[float]] = ([], [])
        for outline, plain in zip(grown, upright, strict=True):
            for axis in (0, 1):
                ends = [point[axis] for point in outline]
                low, high = min(ends), max(ends)
                lines[axis].extend((low, high))
                if not plain:
                    lines[axis].extend(np.arange(low, high, FINE).tolist())
                    lines[axis].extend(ends)
        for box in starts:
            for axis in (0, 1):
                lines[axis].extend((box[axis], box[axis + 2]))
        self.xs, self.ys = (np.unique(np.round(axis, 4)) for axis in lines)
        blocked = np.zeros((len(self.ys) - 1, len(self.xs) - 1), dtype=bool)
        for outline, plain in zip(grown, upright, strict=True):
            self._block(blocked, outline, plain=plain)
        self.label = _labels(~blocked)
        self.touched = [self._labels_in(box) for box in starts]
        self.started = [self._widest(labels) for labels in self.touched]

    def gets(self, box: Box, start: int = 0) -> bool:
        """Return whether the square's middle gets into a box from a start."""
        return self.started[start] in self._labels_in(box)

    def joined(self, one: int, other: int) -> bool:
        """Return whether one gets from a start to another one."""
        return self.started[one] in self.touched[other]

    def _widest(self, labels: set[int]) -> int:
        """Return which of several floods covers most, -1 for none: one start has one flood, or a bound would not hold."""
        area = np.diff(self.ys)[:, None] * np.diff(self.xs)[None]
        return max(sorted(labels), key=lambda label: float(area[self.label == label].sum()), default=-1)

    def _block(self, blocked: NDArray[np.bool_], outline: Sequence[Point], *, plain: bool) -> None:
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        first, last = np.searchsorted(self.ys, np.round([min(ys), max(ys)], 4))
        if plain:
            left, right = np.searchsorted(self.xs, np.round([min(xs), max(xs)], 4))
            blocked[first:last, left:right] = True
            return
        for row in range(int(first), int(last)):
            span = _across(outline, float(self.ys[row]), float(self.ys[row + 1]))
            if span is not None:
                left, right = np.searchsorted(self.xs, span[0], "right") - 1, np.searchsorted(self.xs, span[1], "left")
                blocked[row, max(0, left) : right] = True

    def _labels_in(self, box: Box) -> set[int]:
        """Return the labels of the free cells that a box reaches into or touches."""
        left, right = np.searchsorted(self.xs, [box[0] - SPARE, box[2] + SPARE])
        top, bottom = np.searchsorted(self.ys, [box[1] - SPARE, box[3] + SPARE])
        cells = self.label[max(0, top - 1) : bottom, max(0, left - 1) : right]
        return set(np.unique(cells[cells > 0]).tolist())


def _grown(shape: Sequence[Point], half: float) -> list[Point]:
    """Return a convex outline grown by a square (Minkowski sum): the hull of its corners moved to the square's corners."""
    return _hull([(x + dx, y + dy) for x, y in shape for dx in (-half, half) for dy in (-half, half)])


def _hull(points: Sequence[Point]) -> list[Point]:
    """Return the convex hull (A. Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))

    def chain(some: Iterable[Point]) -> list[Point]:
        kept: list[Point] = []
        for x, y in some:
            while len(kept) > 1:
                (ax, ay), (bx, by) = kept[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 1e-6:
                    break
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return chain(ordered) + chain(reversed(ordered))


def _is_box(outline: Sequence[Point]) -> bool:
    return len({round(x, 4) for x, _ in outline}) == 2 and len({round(y, 4) for _, y in outline}) == 2


def _across(outline: Sequence[Point], top: float, bottom: float) -> tuple[float, float] | None:
    """Return how far left and right a convex outline reaches between two heights."""
    found: list[float] = []
    for (ax, ay), (bx, by) in pairwise((*outline, outline[0])):
        if max(ay, by) < top or min(ay, by) > bottom:
            continue
        if abs(by - ay) <= 1e-9:
            found += [ax, bx]
        else:
            cut = (min(max(ay, top), bottom), min(max(by, top), bottom))
            found += [ax + (y - ay) * (bx - ax) / (by - ay) for y in cut]
    return (min(found), max(found)) if found else None


def _labels(free: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return a number from 1 for each connected set of free cells, 0 for the others: row by row, runs joined to those above."""
    label = np.zeros(free.shape, dtype=np.int64)
    parent = [0]

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    above: list[tuple[int, int, int]] = []
    for row in range(free.shape[0]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], free[row].view(np.int8), [0])))).tolist()
        here = []
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            own = len(parent)
            parent.append(own)
            for low, high, other in above:
                if low < end and start < high:
                    one, two = sorted((root(own), root(other)))
                    parent[two] = one
            here.append((start, end, own))
            label[row, start:end] = own
        above = here
    roots = np.array([root(at) for at in range(len(parent))], dtype=np.int64)
    return np.asarray(roots[label], dtype=np.int64)
