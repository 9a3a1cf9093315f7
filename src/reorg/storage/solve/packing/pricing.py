"""If every thing has a worth, how much can stand on one shelf of each height? Exactly, but for sizes rounded down.

A table over heights and depths holds what one thing, and two, can be worth behind each other; things come by rising
width, so that whoever comes next is the widest of a lane and takes the best two that came before. A knapsack over the
shelf's width then takes lanes. All heights are done at once. Sizes are rounded down to a grid, a lane may hold a thing that
another lane holds too, and load is priced by kg: each of these can only make a shelf look better, so that the prices which
follow are safe.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.packing.problem import EPS, Flags, Numbers, Whole

DEEP = 160  # steps of depth
WIDE = 400  # steps of width


@dataclass(frozen=True, eq=False)
class Points:
    """Sizes that stand for things: a row each, a column for each way (infinite where there is none).

    ``many`` is how many things a point stands for, ``copies`` how many may be on one shelf at most.
    """

    across: Numbers
    along: Numbers
    takes: Numbers
    many: Numbers
    copies: Whole

    def __len__(self) -> int:
        return len(self.across)


class Pricer:
    """Finds the shelves that are worth most."""

    def __init__(self, points: Points, *, width: float, depth: float, reach: int) -> None:
        owner, way = np.nonzero(np.isfinite(points.across))
        order = np.argsort(points.across[owner, way], kind="stable")
        self.owner, way = owner[order], way[order]
        self.points, self.reach = points, reach
        takes = points.takes[self.owner, way]
        self.heights, self.level = np.unique(takes, return_inverse=True)
        self.wide = np.floor(points.across[self.owner, way] / (width / WIDE) + EPS).astype(np.int64)
        self.deep = np.floor(points.along[self.owner, way] / (depth / DEEP) + EPS).astype(np.int64)
        self._followers: dict[tuple[int, int], list[int]] = {}
        self._took: list[tuple[int, int, int, Flags]] = []
        self.worth = np.zeros(len(self.owner))

    def best(self, worth: Numbers) -> Numbers:
        """Return the most that a shelf of each height can be worth, if the points have these worths."""
        levels = len(self.heights)
        behind = np.zeros((self.reach, levels, DEEP + 1))  # behind[k]: at most k things behind the widest
        shelf = np.zeros((levels, WIDE + 1))
        self.worth = worth[self.owner]
        self._followers.clear()
        self._took = []
        values, level, wide, deep = self.worth.tolist(), self.level.tolist(), self.wide.tolist(), self.deep.tolist()
        copies = self.points.copies[self.owner].tolist()
        for at, value in enumerate(values):
            if value <= 0:
                continue
            low, w, d = level[at], wide[at], deep[at]
            lane = value + behind[self.reach - 1, low:, DEEP - d]
            self._fill(shelf, at, (low, w, min(copies[at], WIDE // max(w, 1))), lane)
            for k in range(self.reach - 1, 0, -1):
                np.maximum(behind[k, low:, d:], value + behind[k - 1, low:, : DEEP + 1 - d], out=behind[k, low:, d:])
        most: Numbers = shelf[:, WIDE]
        return most

    def _fill(self, shelf: Numbers, at: int, size: tuple[int, int, int], lane: Numbers) -> None:
        low, w, copies = size
        step = 1
        while copies > 0:
            step = min(step, copies)
            grown = lane[:, None] * step + shelf[low:, : WIDE + 1 - w * step]
            part = shelf[low:, w * step :]
            took = grown > part + EPS * 1e-3
            np.copyto(part, grown, where=took)
            self._took.append((at, low, step, took))
            copies -= step
            step *= 2

    def shelf(self, level: int) -> Numbers:
        """Return how often each point is on the best shelf of a height, as last asked."""
        counts = np.zeros(len(self.points))
        left = WIDE
        for at, low, step, took in reversed(self._took):
            w = int(self.wide[at]) * step
            if level >= low and left >= w and took[level - low, left - w]:
                left -= w
                for each in (at, *self._behind(at, level)):
                    counts[self.owner[each]] += step
        return counts

    def _behind(self, at: int, level: int) -> list[int]:
        key = (at, level)
        if key not in self._followers:
            self._followers[key] = self._pair(at, level)
        return self._followers[key]

    def _pair(self, at: int, level: int) -> list[int]:
        """Return who stands behind the widest of a lane: the best one or two that came before it."""
        room = DEEP - int(self.deep[at])
        some = np.flatnonzero((self.level[:at] <= level) & (self.deep[:at] <= room) & (self.worth[:at] > 0))
        if not len(some) or self.reach < 2:
            return []
        value, deep = self.worth[some], self.deep[some]
        if self.reach < 3:
            return [int(some[value.argmax()])]
        best = np.zeros(room + 1)
        np.maximum.at(best, deep, value)
        best = np.maximum.accumulate(best)
        both = value + best[room - deep]
        first = int(both.argmax())
        rest = room - int(deep[first])
        second = np.flatnonzero(deep <= rest)
        found = [int(some[first])]
        if len(second) and both[first] > value[first]:
            found.append(int(some[second[value[second].argmax()]]))
        return found
