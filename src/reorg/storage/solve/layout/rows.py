"""Which rows could a room have? (along or across it, double or single, with which cross aisles: dynamic programming)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest

import numpy as np
from numpy.typing import NDArray

from reorg.storage.solve.layout.aisles import Filler, Genes
from reorg.storage.solve.layout.problem import Box, UnitType, footprint
from reorg.storage.solve.layout.strips import ALONG_X, ALONG_Y, TOUCH, Spans, rest

MOST_CROSSES = 20
MOST_TYPES = 3
MOST_PLACES = 700


@dataclass(frozen=True, slots=True)
class Pattern:
    """Aisles that belong together: whether they run along x or y, how many cross aisles there are."""

    along: int
    crosses: int
    genes: Genes


class Lines:
    """The lines of a room on which things begin or end: walls and solid things, along x and along y."""

    def __init__(self, filler: Filler) -> None:
        room = filler.problem.room
        self.around = filler.strips.around
        self.walls: tuple[list[float], list[float]] = ([], [])
        for (ax, ay), (bx, by) in room.walls:
            if abs(ay - by) < 1:
                self.walls[ALONG_X].append(ay)
            if abs(ax - bx) < 1:
                self.walls[ALONG_Y].append(ax)
        apart = filler.problem.rules.from_outside.mm
        for along in (ALONG_X, ALONG_Y):
            low, high = self.around[1 - along], self.around[3 - along]
            more = [low, high, *((low + apart, high - apart) if room.outside and apart else ())]
            self.walls[along][:] = sorted({round(at, 3) for at in (*self.walls[along], *more)})
        boxes = [_around(thing.corners) for thing in room.things]
        boxes += [_around((door.start, door.end)) for door in room.doors]
        boxes += [footprint(filler.problem.type_of(each), each) for each in filler.problem.fixed]
        boxes += filler.asked
        self.all: tuple[list[float], list[float]] = (
            sorted({*self.walls[0], *(round(box[at], 3) for box in boxes for at in (1, 3))}),
            sorted({*self.walls[1], *(round(box[at], 3) for box in boxes for at in (0, 2))}),
        )


def patterns(filler: Filler, *, wide: bool = False) -> Iterator[Pattern]:
    """Yield the best rows for each choice of cross aisles; ``wide``: also with a cross aisle anywhere."""
    lines = Lines(filler)
    courses = [_Course(filler, lines, along) for along in (ALONG_X, ALONG_Y)]
    choices = [_crosses(filler, lines, along, wide=wide) for along in (ALONG_X, ALONG_Y)]
    for pair in zip_longest(*choices):  # along and across in turn, so that both are there when time is short
        for course, cross in zip(courses, pair, strict=True):
            if cross is None:
                continue
            along, doors = course.along, (0,) * len(filler.entries)
            for ends in course.spans_of_aisles():
                for band in course.best(cross, ends):
                    aisles = [_upright(along, ends, (at, at + filler.aisle)) for at in band]
                    across = (band[0], band[-1] + filler.aisle)  # no farther: a row on the wall behind it stays whole
                    aisles += [_upright(1 - along, across, each) for each in cross]
                    yield Pattern(along, len(cross), Genes(tuple(aisles), doors=doors))


class _Course:
    """Rows one beside the other: which places for aisles are used (dynamic programming: R. Bellman, 1957).

    The bays of a row depend on the aisle before it alone, so the best rows up to an aisle are the best ones up to the
    aisle before it and what stands between the two: two rows, one, or nothing.
    """

    def __init__(self, filler: Filler, lines: Lines, along: int) -> None:
        self.filler, self.along = filler, along
        self.ends = lines.around[along], lines.around[along + 2]
        low, high = lines.around[1 - along], lines.around[3 - along]
        free = [kind for _, kind in filler.types if kind.wanted is None] or [kind for _, kind in filler.types]
        self.kinds = sorted(free, key=lambda kind: (-kind.bays / kind.depth, kind.code))[:MOST_TYPES]
        self.at = np.array(_places(lines.all[along], filler.aisle, self.kinds, (low, high)))
        # the free spans of the row above (side 0) and below (side 1) an aisle, for each type and place
        self.spans = [[self._side(kind, side) for side in (0, 1)] for kind in self.kinds]

    def spans_of_aisles(self) -> list[tuple[float, float]]:
        """Return from where to where aisles may run: to the walls, or so far from them that a unit closes their end."""
        low, high = self.ends
        deep = min((kind.depth for kind in self.kinds), default=0.0)
        return [(low, high), (low, high - deep), (low + deep, high), (low + deep, high - deep)]

    def _counts(self, cross: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
        """Return the bays of the rows beside an aisle that cross aisles cut: (types, 2, places)."""
        counts = [
            [[_bays(spans, cross, kind) for spans in side] for side in pair]
            for kind, pair in zip(self.kinds, self.spans, strict=True)
        ]
        return np.array(counts, dtype=np.float64).reshape(len(self.kinds), 2, len(self.at))

    def _side(self, kind: UnitType, side: int) -> list[Spans]:
        """Return where units of a type could stand above or below an aisle, for each place of the aisle."""
        aisle, strips = self.filler.aisle, self.filler.strips
        found = []
        for at in self.at.tolist():
            strip = (at + aisle, at + aisle + kind.depth) if side else (at - kind.depth, at)
            stand, before = strips.free(self.along, *strip, tall=kind.height), strips.free(self.along, at, at + aisle)
            both = ((max(a, c), min(b, d)) for a, b in stand for c, d in before)
            found.append(tuple((a, b) for a, b in both if b - a >= kind.width - TOUCH))
        return found

    def best(self, cross: Sequence[tuple[float, float]], ends: tuple[float, float]) -> list[tuple[float, ...]]:
        """Return where aisles lie with the most bays in rows that the cross aisles cut, but not those on the last walls."""
        many = len(self.at)
        if not many or not self.kinds:
            return []
        beyond = [(self.ends[0], ends[0]), (ends[1], self.ends[1])]
        whole = self._counts([each for each in beyond if each[1] > each[0]])
        cut = self._counts([*cross, *beyond]) if cross else whole
        aisle = self.filler.aisle
        total, came = np.zeros(many), np.full(many, -1)
        depths = [kind.depth for kind in self.kinds]
        first = whole[:, 0].max(axis=0)
        for here in range(many):
            total[here] = first[here]
            gap = self.at[here] - self.at[:here] - aisle
            if not here or gap[0] < -TOUCH:
                continue
            gain = np.where(gap < -TOUCH, -np.inf, 0.0)
            for one, deep in enumerate(depths):
                single = np.maximum(cut[one, 1, :here], cut[one, 0, here])
                gain = np.where(gap >= deep - TOUCH, np.maximum(gain, single), gain)
                for two, other in enumerate(depths):
                    double = cut[one, 1, :here] + cut[two, 0, here]
                    gain = np.where(gap >= deep + other - TOUCH, np.maximum(gain, double), gain)
            sums = total[:here] + gain
            before = int(np.argmax(sums))
            if sums[before] > total[here]:
                total[here], came[here] = sums[before], before
        last = total + whole[:, 1].max(axis=0)
        found = []
        for at in dict.fromkeys([int(np.argmax(last)), int(np.argmax(total)), many - 1 - int(np.argmax(last[::-1]))]):
            band, here = [], at
            while here >= 0:
                band.append(float(self.at[here]))
                here = int(came[here])
            found.append(tuple(reversed(band)))
        return list(dict.fromkeys(found))


def _bays(spans: Spans, cross: Sequence[tuple[float, float]], kind: UnitType) -> float:
    left = [part for span in spans for part in rest(span, sorted(cross))] if cross else spans
    return kind.bays * sum(int((end - start + TOUCH) // kind.width) for start, end in left)


def _places(lines: Sequence[float], aisle: float, kinds: Sequence[UnitType], ends: tuple[float, float]) -> list[float]:
    """Return where an aisle may begin: so many depths and aisles away from a wall or a thing, in either direction."""
    low, high = ends
    depths = sorted({kind.depth for kind in kinds})
    found: set[float] = set()
    for depth in depths:
        steps = [
            rows * depth + aisles * aisle
            for aisles in range(int((high - low) // aisle) + 1)
            for rows in range(max(0, 2 * aisles - 2), 2 * aisles + 4)
        ]
        for line in lines:
            found.update(round(line + step, 2) for step in steps)
            found.update(round(line - step - aisle, 2) for step in steps)
    for one in depths:
        found.update(round(line + one + two, 2) for line in lines for two in depths)
        found.update(round(line - one - two - aisle, 2) for line in lines for two in depths)
    inside = sorted(at for at in found if low - 0.01 <= at <= high - aisle + 0.01)
    if len(inside) > MOST_PLACES:  # many lines: as many of them as there is time for, evenly
        inside = [inside[at * len(inside) // MOST_PLACES] for at in range(MOST_PLACES)]
    return inside


def _crosses(filler: Filler, lines: Lines, along: int, *, wide: bool) -> list[tuple[tuple[float, float], ...]]:
    """Return which cross aisles there may be: none, at an end, at a door, two of them; anywhere."""
    low, high = lines.around[along], lines.around[along + 2]
    broad = max(filler.aisle, filler.passage)
    starts: dict[float, None] = {}
    for wall in lines.walls[1 - along]:
        starts.setdefault(round(wall, 3))
        starts.setdefault(round(wall - broad, 3))
    for entries in filler.entries:
        for square, _ in entries:
            starts.setdefault(round(square[along], 3))
            starts.setdefault(round(square[along + 2] - broad, 3))
    depths = sorted({kind.depth for _, kind in filler.types})[:2]
    beside = [at for depth in depths for at in (low + depth, high - depth - broad)]
    if wide:
        widths = sorted({kind.width for _, kind in filler.types})[:2]
        for width in widths:
            for number in range(1, int((high - low) // width)):
                starts.setdefault(round(low + number * width, 3))
                starts.setdefault(round(high - broad - number * width, 3))
    else:
        starts.setdefault(round((low + high - broad) / 2, 3))
    for at in beside:
        starts.setdefault(round(at, 3))
    single = [at for at in starts if low - 0.01 <= at and at + broad <= high + 0.01][: MOST_CROSSES * (1 + wide)]
    pairs = [] if wide else [pair for pair in combinations(single[:6], 2) if abs(pair[0] - pair[1]) >= broad]
    return [*(((at, at + broad),) for at in single), (), *(tuple((at, at + broad) for at in pair) for pair in pairs)]


def _upright(along: int, span: tuple[float, float], strip: tuple[float, float]) -> Box:
    return (span[0], strip[0], span[1], strip[1]) if along == ALONG_X else (strip[0], span[0], strip[1], span[1])


def _around(outline: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)
