"""Where along a straight strip of a room is the floor free? (exact for walls and things at any angle)

A strip lies across the whole room, between two lines along x or along y. Walls and convex outlines cut it; what they
touch of it is an interval, worked out from their edges alone, so nothing is lost to a raster.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from reorg.storage.solve.layout.problem import (
    SOLID,
    Box,
    Door,
    Point,
    Problem,
    Room,
    before,
    corners,
    footprint,
    inward,
    landing,
    looks,
    swing,
)

Spans = tuple[tuple[float, float], ...]
TOUCH = 0.05  # mm: what touches does not overlap
ALONG_X, ALONG_Y = 0, 1


class Strips:
    """The floor of a problem's room, asked strip by strip; answers are kept, because the same strips are asked again."""

    def __init__(self, problem: Problem) -> None:
        room, rules = problem.room, problem.rules
        self.walls = np.array([(*one, *two) for one, two in room.walls])
        xs, ys = [x for x, _ in room.corners], [y for _, y in room.corners]
        self.around: Box = (min(xs), min(ys), max(xs), max(ys))
        standing = [(problem.type_of(each), each) for each in problem.fixed]
        solid = [thing.corners for thing in room.things if thing.kind in SOLID]
        solid += [corners(footprint(kind, stand)) for kind, stand in standing]
        kept = [thing.corners for thing in room.things if thing.kind == "dead zone"]
        for door in room.doors:
            kept += [landing(room, door), swing(room, door)]
        for thing in room.things:
            apart = rules.from_radiator.mm if thing.kind == "radiator" else rules.from_window.mm
            if thing.kind in {"radiator", "window"} and apart > 0:
                kept.append(grown(thing.corners, apart))
        kept += [beside(room, number, rules.from_outside.mm) for number in sorted(room.outside)]
        for kind, stand in standing:
            kept += [
                corners(before(footprint(kind, stand), looks(side, stand.turn), rules.aisle.mm)) for side in kind.opens
            ]
        self.low = [(t.height, t.corners) for t in room.things if t.kind == "low ceiling" and t.height is not None]
        self.lowest = min((clear for clear, _ in self.low), default=np.inf)
        self._edges = {"pass": _edges(solid), "": _edges([*solid, *kept])}
        self._things = (solid, kept)
        self._kept: dict[tuple[int, float, float, str], Spans] = {}

    def free(self, along: int, low: float, high: float, *, tall: float | None = None) -> Spans:
        """Return where, along x or y, the strip from ``low`` to ``high`` is free over its whole breadth.

        Free to pass; with ``tall``, free for a unit of that height.
        """
        what = "pass" if tall is None else "" if tall <= self.lowest else str(tall)
        key = (along, low, high, what)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._cut(along, low + TOUCH, high - TOUCH, what)
        return found

    def _cut(self, along: int, low: float, high: float, what: str) -> Spans:
        if what not in self._edges:
            solid, kept = self._things
            lower = [outline for clear, outline in self.low if clear < float(what)]
            self._edges[what] = _edges([*solid, *kept, *lower])
        walls = self.walls if along == ALONG_X else self.walls[:, [1, 0, 3, 2]]
        ends = _clipped(walls, low, high)
        middle = (low + high) / 2
        crossing = (walls[:, 1] > middle) != (walls[:, 3] > middle)
        part = walls[crossing]
        at = np.sort(part[:, 0] + (middle - part[:, 1]) * (part[:, 2] - part[:, 0]) / (part[:, 3] - part[:, 1]))
        blocked = [(-np.inf, float(at[0]))] if len(at) else [(-np.inf, np.inf)]
        blocked += [(float(one), float(two)) for one, two in zip(at[1::2], (*at[2::2], np.inf), strict=False)]
        blocked += [(float(one), float(two)) for one, two in ends]
        edges, owner = self._edges[what]
        if len(edges):
            edges = edges if along == ALONG_X else edges[:, [1, 0, 3, 2]]
            blocked += _owned(edges, owner, low, high)
        return rest((-np.inf, np.inf), sorted(blocked))

    def clear(self, sides: Box, *, tall: float | None = None) -> bool:
        """Return whether a whole box is free."""
        left, top, right, bottom = sides
        return any(
            start <= left + TOUCH and right - TOUCH <= end for start, end in self.free(ALONG_X, top, bottom, tall=tall)
        )


def rest(span: tuple[float, float], blocked: Iterable[tuple[float, float]]) -> Spans:
    """Return what is left of a span without the blocked ones, which are in order of their starts."""
    found: list[tuple[float, float]] = []
    at, until = span
    for start, end in blocked:
        if end <= at:
            continue
        if start > at + TOUCH:
            found.append((at, min(until, start)))
        at = end
        if at >= until:
            return tuple(found)
    if at < until - TOUCH:
        found.append((at, until))
    return tuple(found)


def _edges(outlines: Sequence[Sequence[Point]]) -> tuple[np.ndarray, np.ndarray]:
    edges = [(*one, *two) for outline in outlines for one, two in pairwise((*outline, *outline[:1]))]
    owner = [at for at, outline in enumerate(outlines) for _ in outline]
    return np.array(edges, dtype=np.float64).reshape(-1, 4), np.array(owner, dtype=np.int64)


def _clipped(edges: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return from where to where each edge runs within the strip; edges outside of it are left out."""
    x0, y0, x1, y1 = edges.T
    into = (np.maximum(y0, y1) > low) & (np.minimum(y0, y1) < high)
    x0, y0, x1, y1 = edges[into].T
    steep = np.where(np.abs(y1 - y0) > 1e-9, y1 - y0, 1.0)
    level = np.abs(y1 - y0) <= 1e-9
    one = np.where(level, x0, x0 + (np.clip(y0, low, high) - y0) / steep * (x1 - x0))
    two = np.where(level, x1, x0 + (np.clip(y1, low, high) - y0) / steep * (x1 - x0))
    return np.stack((np.minimum(one, two), np.maximum(one, two)), axis=1)


def _owned(edges: np.ndarray, owner: np.ndarray, low: float, high: float) -> list[tuple[float, float]]:
    """Return from where to where each convex outline reaches within the strip."""
    into = (np.maximum(edges[:, 1], edges[:, 3]) > low) & (np.minimum(edges[:, 1], edges[:, 3]) < high)
    if not into.any():
        return []
    spans, whose = _clipped(edges[into], low, high), owner[into]
    first = np.flatnonzero(np.concatenate([[True], whose[1:] != whose[:-1]]))
    starts, ends = np.minimum.reduceat(spans[:, 0], first), np.maximum.reduceat(spans[:, 1], first)
    return [(float(one), float(two)) for one, two in zip(starts, ends, strict=True)]


def grown(outline: Sequence[Point], by: float) -> tuple[Point, ...]:
    """Return the upright box around an outline, larger by ``by`` mm on every side."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return corners((min(xs) - by, min(ys) - by, max(xs) + by, max(ys) + by))


def beside(room: Room, number: int, wide: float) -> tuple[Point, ...]:
    """Return the floor along a wall (from 1), ``wide`` mm into the room; nothing for a wall that there is not."""
    if not 1 <= number <= len(room.corners) or wide <= 0:
        return ()
    one, two = room.walls[number - 1]
    x, y = inward(room, Door(one, two))
    return one, two, (two[0] + x * wide, two[1] + y * wide), (one[0] + x * wide, one[1] + y * wide)
