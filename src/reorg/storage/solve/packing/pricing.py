"""If every thing has a worth, how much can stand on one shelf of each height? Exactly, but for sizes rounded down.

A table over heights and depths holds what one thing, and two, can be worth behind each other; things come by rising
width, so that whoever comes next is the widest of a lane and takes the best two that came before. A knapsack over the
shelf's width then takes lanes. All heights are done at once. Sizes are rounded down to a grid, a lane may hold a thing that
another lane holds too, and load is priced by kg: each of these can only make a shelf look better, so that the prices which
follow are safe.
"""

from __future__ import annotations

from collections.abc import Iterator
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
        self.points, self.width, self.depth, self.reach = points, width, depth, reach
        takes = points.takes[self.owner, way]
        self.heights, self.level = np.unique(takes, return_inverse=True)
        self.wide = np.floor(points.across[self.owner, way] / (width / WIDE) + EPS).astype(np.int64)
        self.deep = np.floor(points.along[self.owner, way] / (depth / DEEP) + EPS).astype(np.int64)
        self.single = points.copies[self.owner] == 1
        self.limited = bool((points.copies < WIDE).any())
        self._followers: dict[tuple[int, int], list[int]] = {}
        self._took: list[tuple[int, int, int, Flags]] = []
        self.worth = np.zeros(len(self.owner))

    def best(self, worth: Numbers) -> Numbers:
        """Return the most that a shelf of each height can be worth, if the points have these worths."""
        self.worth = worth[self.owner]
        self._followers.clear()
        most: Numbers = self._each_once() if self.limited else self._repeated()
        return most

    def _lanes(self) -> Iterator[tuple[int, Numbers]]:
        """Yield each point as the widest of a lane, by rising width, and its worth on shelves of its height and up."""
        behind = np.zeros((self.reach, len(self.heights), DEEP + 1))  # behind[k]: at most k things behind the widest
        rows = zip(self.worth.tolist(), self.level.tolist(), self.deep.tolist(), self.single.tolist(), strict=True)
        for at, (value, low, d, single) in enumerate(rows):
            if value <= 0:
                continue
            if single:  # not behind itself, nor twice behind another
                yield at, value + behind[self.reach - 1, low:, DEEP - d]
            for k in range(self.reach - 1, 0, -1) if single else range(1, self.reach):
                np.maximum(behind[k, low:, d:], value + behind[k - 1, low:, : DEEP + 1 - d], out=behind[k, low:, d:])
            if not single:
                yield at, value + behind[self.reach - 1, low:, DEEP - d]

    def _repeated(self) -> Numbers:
        """Fill shelves with any lane any number of times."""
        levels = len(self.heights)
        worth = np.zeros((levels, WIDE + 1))  # the best lane of each width
        self._widest = np.full((levels, WIDE + 1), -1, dtype=np.int64)
        wide, level = self.wide.tolist(), self.level.tolist()
        for at, lane in self._lanes():
            low, w = level[at], max(wide[at], 1)
            better = lane > worth[low:, w]
            worth[low:, w][better] = lane[better]
            self._widest[low:, w][better] = at
        before = np.maximum.accumulate(worth, axis=1)
        new = (before[:, 1:] > before[:, :-1]).any(
            axis=0
        )  # widths at which some lane is worth more than any narrower one
        widths = np.flatnonzero(new) + 1
        lanes = worth[:, widths]
        shelf = np.zeros((levels, WIDE + 1))
        for w in range(1, WIDE + 1):
            some = int(np.searchsorted(widths, w, side="right"))
            if some:
                shelf[:, w] = (lanes[:, :some] + shelf[:, w - widths[:some]]).max(axis=1)
        self._shelf, self._widths, self._worths = shelf, widths, lanes
        most: Numbers = shelf[:, WIDE]
        return most

    def _each_once(self) -> Numbers:
        """Fill shelves with lanes whose widest things are there only as often as they may."""
        shelf = np.zeros((len(self.heights), WIDE + 1))
        self._took = []
        copies, wide, level = self.points.copies[self.owner].tolist(), self.wide.tolist(), self.level.tolist()
        for at, lane in self._lanes():
            low, w = level[at], max(wide[at], 1)
            left, step = min(copies[at], WIDE // w), 1
            while left > 0:
                step = min(step, left)
                grown = lane[:, None] * step + shelf[low:, : WIDE + 1 - w * step]
                part = shelf[low:, w * step :]
                took = grown > part + EPS * 1e-3
                np.copyto(part, grown, where=took)
                self._took.append((at, low, step, took))
                left -= step
                step *= 2
        most: Numbers = shelf[:, WIDE]
        return most

    def shelf(self, level: int) -> Numbers:
        """Return how often each point is on the best shelf of a height, as last asked."""
        counts = np.zeros(len(self.points))
        for at, many in self._once_traced(level) if self.limited else self._traced(level):
            for each in (at, *self._behind(at, level)):
                counts[self.owner[each]] += many
        return counts

    def _traced(self, level: int) -> Iterator[tuple[int, int]]:
        left = WIDE
        while True:
            some = int(np.searchsorted(self._widths, left, side="right"))
            if not some:
                return
            total = self._worths[level, :some] + self._shelf[level, left - self._widths[:some]]
            best = int(total.argmax())
            if total[best] <= 0:
                return
            width = int(self._widths[best])
            if self._widest[level, width] < 0:
                return
            yield int(self._widest[level, width]), 1
            left -= width

    def _once_traced(self, level: int) -> Iterator[tuple[int, int]]:
        left = WIDE
        for at, low, step, took in reversed(self._took):
            w = max(int(self.wide[at]), 1) * step
            if level >= low and left >= w and took[level - low, left - w]:
                left -= w
                yield at, step

    def _behind(self, at: int, level: int) -> list[int]:
        key = (at, level)
        if key not in self._followers:
            self._followers[key] = self._pair(at, level)
        return self._followers[key]

    def _pair(self, at: int, level: int) -> list[int]:
        """Return who stands behind the widest of a lane: the best one or two that came before it."""
        room = DEEP - int(self.deep[at])
        upto = at if self.single[at] else at + 1
        some = np.flatnonzero((self.level[:upto] <= level) & (self.deep[:upto] <= room) & (self.worth[:upto] > 0))
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
