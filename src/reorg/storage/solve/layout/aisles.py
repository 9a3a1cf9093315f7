"""Which units stand along given aisles? (aisles first: whoever walks in them reaches what stands along them)

An answer of the search is a set of aisles, upright boxes. Those connected with the doors by a square of the passage's
width are kept, and units are set along their sides, front to the aisle. So every unit is reached by construction, and
rows, double rows, niches and whatever a room's corners ask for are the same thing: the complement of a network of
aisles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reorg.storage.solve.layout.problem import (
    Box,
    Point,
    Problem,
    Stand,
    UnitType,
    before,
    footprint,
    inward,
    landing,
    looks,
)
from reorg.storage.solve.layout.strips import ALONG_X, ALONG_Y, TOUCH, Spans, Strips, rest

TURNS: dict[Point, int] = {(0.0, 1.0): 0, (-1.0, 0.0): 90, (0.0, -1.0): 180, (1.0, 0.0): 270}
"""Which turn makes a front look that way."""


@dataclass(frozen=True, slots=True)
class Genes:
    """What the search changes: the aisles; in which order their sides are filled, and from which end; each door's way in."""

    aisles: tuple[Box, ...]
    order: tuple[int, ...] = ()
    ends: int = 0
    doors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Units of one type side by side: the box they fill, and which way their fronts look."""

    type: int
    sides: Box
    way: Point
    count: int


@dataclass(frozen=True, slots=True)
class Laid:
    """The units along the aisles, and the aisles that are connected.

    ``value`` is what counts, in this order: units that stay and are not reached (below 0), units wanted and without a
    place (below 0), bays, the floor of the aisles in mm² (below 0).
    """

    runs: tuple[Run, ...]
    aisles: tuple[Box, ...]
    value: tuple[float, float, float, float]

    @property
    def bays(self) -> float:
        """How many bays they are."""
        return self.value[2]


class Filler:
    """Sets units along aisles in one room."""

    def __init__(self, problem: Problem, strips: Strips | None = None) -> None:
        self.problem = problem
        self.strips = strips or Strips(problem)  # the same for all types of units in a room
        self.aisle, self.passage = problem.rules.aisle.mm, problem.rules.passage.mm
        room = problem.room
        self.types = [
            (at, kind)
            for at, kind in enumerate(problem.types)
            if (room.height is None or kind.height <= room.height) and not _overweight(problem, kind)
        ]
        # those of which so many are wanted have the first choice, the largest before the others
        self.types.sort(
            key=lambda pair: (pair[1].wanted is None, -pair[1].depth * pair[1].width * (pair[1].wanted is not None))
        )
        self.wanted = [kind.wanted for kind in problem.types]
        for stand in problem.fixed:
            at = next(at for at, kind in enumerate(problem.types) if kind.code == stand.type)
            if (left := self.wanted[at]) is not None:
                self.wanted[at] = max(0, left - 1)
        self.middles = [_middle(landing(room, door)) for door in room.doors]
        self.entries = [self._entries(at) for at in range(len(room.doors))]
        self.asked = [
            before(footprint(problem.type_of(each), each), looks(side, each.turn), self.aisle)
            for each in problem.fixed
            for side in problem.type_of(each).opens
        ]

    def _entries(self, number: int) -> list[tuple[Box, Point]]:
        """Return the squares in which one may stand right behind a door, and which way leads into the room."""
        door, wide = self.problem.room.doors[number], self.passage
        x, y = inward(self.problem.room, door)
        way = (0.0, 1.0 if y > 0 else -1.0) if abs(y) > abs(x) else (1.0 if x > 0 else -1.0, 0.0)
        one, two = door.start, door.end
        mx, my = self.middles[number]
        middle = ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
        straight = min(abs(x), abs(y)) < 1e-6
        across = 0 if way[1] else 1  # the coordinate along the wall
        low, high = sorted((one[across], two[across]))
        if high - low >= wide or not straight:
            offsets = [(mx, my)[across] - wide / 2, low, high - wide]
        else:
            offsets = [(low + high - wide) / 2, low, high - wide]
        found = []
        for deep in (0.0,) if straight else (0.0, 100.0, 200.0, 300.0, 400.0, 500.0, 700.0):
            for offset in offsets:
                at = middle[1 - across] + way[1 - across] * deep
                near = at if way[1 - across] > 0 else at - wide
                sides = (
                    (offset, near, offset + wide, near + wide)
                    if not across
                    else (near, offset, near + wide, offset + wide)
                )
                if _holds(sides, (mx, my)) and self.strips.clear(sides) and (sides, way) not in found:
                    found.append((sides, way))
        return found

    def lay(self, genes: Genes) -> Laid:
        """Return the units along the aisles of ``genes``."""
        pieces = self._pieces(genes)
        fill = _Fill(self, pieces, genes)
        for at in fill.turns():
            fill.along(*at)
        missed = sum(1.0 for zone in self.asked if not any(_meets(zone, piece, self.passage) for piece in pieces))
        bays = sum(self.problem.types[run.type].bays * run.count for run in fill.runs)
        floor = sum((right - left) * (bottom - top) for left, top, right, bottom in pieces)
        missing = sum(left for left in fill.left if left is not None)
        return Laid(tuple(fill.runs), tuple(pieces), (-missed, -float(missing), bays, -floor))

    def _pieces(self, genes: Genes) -> list[Box]:
        """Return the stretches of aisle that are free over their whole width and connected with every door."""
        raw: list[Box] = []
        for left, top, right, bottom in genes.aisles:
            if right - left < self.passage - TOUCH or bottom - top < self.passage - TOUCH:
                continue
            if right - left >= bottom - top:
                spans = self._within(ALONG_X, top, bottom, (left, right))
                raw += [(start, top, end, bottom) for start, end in spans]
            else:
                spans = self._within(ALONG_Y, left, right, (top, bottom))
                raw += [(left, start, right, end) for start, end in spans]
        starts = []
        for number, entries in enumerate(self.entries):
            if not entries:
                return []
            choice = genes.doors[number] if number < len(genes.doors) else 0
            starts.append(self._stub(*entries[choice % len(entries)], raw))
        begun = len(starts)
        raw = [*starts, *raw, *(zone for zone in self.asked if self._wide(zone))]
        kept = self._connected(raw)
        if kept[:begun] != list(range(begun)):  # a door that leads nowhere
            return []
        return [raw[at] for at in (*kept[begun:], *kept[:begun])]  # the ways in last: their sides are filled last

    def _wide(self, zone: Box) -> bool:
        return min(zone[2] - zone[0], zone[3] - zone[1]) >= self.passage - TOUCH and self.strips.clear(zone)

    def _within(self, along: int, low: float, high: float, span: tuple[float, float]) -> Spans:
        spans = ((max(a, span[0]), min(b, span[1])) for a, b in self.strips.free(along, low, high))
        return tuple((a, b) for a, b in spans if b - a >= self.passage - TOUCH)

    def _stub(self, square: Box, way: Point, pieces: Sequence[Box]) -> Box:
        """Return the way in from a door, straight on until it meets the nearest aisle."""
        along = ALONG_Y if way[1] else ALONG_X
        low, high = (square[0], square[2]) if way[1] else (square[1], square[3])
        ahead = way[1] or way[0]
        start, at = sorted((ahead * square[along == ALONG_Y], ahead * square[(along == ALONG_Y) + 2]))
        spans = (sorted((ahead * a, ahead * b)) for a, b in self.strips.free(along, low, high))
        most = next((far for near, far in spans if near < at - TOUCH < far), at)
        ends = []
        for piece in pieces:
            if min(high, piece[3 - along]) - max(low, piece[1 - along]) < self.passage - TOUCH:
                continue
            near, far = sorted((ahead * piece[along], ahead * piece[along + 2]))
            end = max(at, near)
            if far >= start and most >= end - TOUCH:
                ends.append(end)
        reach = ahead * min(ends, default=at)
        left, top, right, bottom = square
        if way[1]:
            return (left, min(top, reach), right, max(bottom, reach))
        return (min(left, reach), top, max(right, reach), bottom)

    def _connected(self, pieces: list[Box]) -> list[int]:
        """Return which pieces, in order, a square of the passage's width gets to from the first one.

        It slides from one piece to another where they touch or overlap along at least its own width.
        """
        need = self.passage - TOUCH
        left, queue, found = list(range(1, len(pieces))), [0] if pieces else [], []
        while queue:
            at = queue.pop()
            found.append(at)
            x0, y0, x1, y1 = pieces[at]
            near: list[int] = []
            far: list[int] = []
            for to in left:
                a, b, c, d = pieces[to]
                wide, deep = (
                    (min(c, x1)) - (max(a, x0)),
                    (min(d, y1)) - (max(b, y0)),
                )
                joined = (wide >= need and deep >= -0.01) or (deep >= need and wide >= -0.01)
                (near if joined else far).append(to)
            left = far
            queue += near
        return sorted(found)

    def stands(self, runs: Sequence[Run]) -> tuple[Stand, ...]:
        """Return the units one by one, in a fixed order."""
        found = []
        for run in runs:
            kind = self.problem.types[run.type]
            left, top, *_ = run.sides
            for number in range(run.count):
                step = number * kind.width
                x, y = (left + step, top) if run.way[1] else (left, top + step)
                found.append(Stand(kind.code, round(x, 3), round(y, 3), TURNS[run.way]))
        return tuple(sorted(found, key=lambda each: (each.y, each.x, each.turn)))


class _Fill:
    """One filling: what stands already, and what is still wanted."""

    def __init__(self, filler: Filler, pieces: list[Box], genes: Genes) -> None:
        self.filler, self.pieces, self.genes = filler, pieces, genes
        self.left = list(filler.wanted)
        self.runs: list[Run] = []
        self.taken: list[Box] = list(pieces)  # the aisles, and the floor before fronts that lies in none of them

    def turns(self) -> list[tuple[Box, Point, bool]]:
        """Return the sides of the aisles as they are filled: aisle by aisle, their ends last, unless told otherwise."""
        long = [(piece, way) for piece in self.pieces for way in _ways(piece, long=True)]
        sides = [*long, *((piece, way) for piece in self.pieces for way in _ways(piece, long=False))]
        order = self.genes.order
        ranked = sorted(range(len(sides)), key=lambda at: order[at % len(order)] if order else 0)
        return [(*sides[at], bool(self.genes.ends >> (at % 60) & 1)) for at in ranked]

    def along(self, piece: Box, way: Point, last: bool) -> None:
        """Set units along the side of an aisle that lies opposite to ``way``: their fronts look ``way``, across it."""
        filler = self.filler
        for at, kind in filler.types:
            wanted = self.left[at]
            if wanted == 0:
                continue
            line = (piece[1] if way[1] > 0 else piece[3]) if way[1] else (piece[0] if way[0] > 0 else piece[2])
            ahead = way[1] or way[0]
            strip = (line - kind.depth, line) if ahead > 0 else (line, line + kind.depth)
            zone = (line, line + filler.aisle) if ahead > 0 else (line - filler.aisle, line)
            span = (piece[0], piece[2]) if way[1] else (piece[1], piece[3])
            if span[1] - span[0] < kind.width - TOUCH:
                continue
            for free in self._free(way, strip, zone, span, kind):
                many = int((free[1] - free[0] + TOUCH) // kind.width)
                many = many if wanted is None else min(many, wanted)
                if many <= 0:
                    continue
                start = free[1] - many * kind.width if last else free[0]
                self._set(at, kind, (start, start + many * kind.width), strip, way)
                wanted = self.left[at]

    def _free(
        self,
        way: Point,
        strip: tuple[float, float],
        zone: tuple[float, float],
        span: tuple[float, float],
        kind: UnitType,
    ) -> Spans:
        """Return where, along a side, units may stand and the floor before them is free."""
        strips, width = self.filler.strips, kind.width - TOUCH
        along = ALONG_X if way[1] else ALONG_Y
        across = 1 - along
        found: list[tuple[float, float]] = []
        ahead = strips.free(along, *zone)
        for a, b in strips.free(along, *strip, tall=kind.height):
            for c, d in ahead:
                start, end = max(a, c, span[0]), min(b, d, span[1])
                if end - start >= width:
                    found.append((start, end))
        if not found:
            return ()
        low, high = strip[0] + TOUCH, strip[1] - TOUCH
        blocked = [(box[along], box[along + 2]) for box in self.taken if box[across] < high and box[across + 2] > low]
        low, high = min(low, zone[0] + TOUCH), max(high, zone[1] - TOUCH)
        blocked += [
            (run.sides[along], run.sides[along + 2])
            for run in self.runs
            if run.sides[across] < high and run.sides[across + 2] > low
        ]
        blocked.sort()
        found = [part for each in found for part in rest(each, blocked) if part[1] - part[0] >= width]
        if len(kind.opens) > 1:
            return tuple(part for each in found for part in self._open(each, strip, way, kind))
        return tuple(found)

    def _open(self, span: tuple[float, float], strip: tuple[float, float], way: Point, kind: UnitType) -> Spans:
        """Return where units stand that are opened from other sides, too: where an aisle lies before each of them."""
        found: list[tuple[float, float]] = []
        edges = sorted(
            {edge for piece in self.pieces for edge in ((piece[0], piece[2]) if way[1] else (piece[1], piece[3]))}
        )
        at = span[0]
        while at + kind.width <= span[1] + TOUCH:
            sides = _box(way, (at, at + kind.width), strip)
            zones = [
                before(sides, looks(side, TURNS[way]), self.filler.aisle) for side in kind.opens if side != "front"
            ]
            if all(any(_holds_box(piece, zone) for piece in self.pieces) for zone in zones):
                if found and abs(found[-1][1] - at) < TOUCH:
                    found[-1] = (found[-1][0], at + kind.width)
                else:
                    found.append((at, at + kind.width))
                at += kind.width
            else:
                at = next((edge for edge in edges if edge > at + TOUCH), span[1])
        return tuple(found)

    def _set(self, at: int, kind: UnitType, span: tuple[float, float], strip: tuple[float, float], way: Point) -> None:
        count = round((span[1] - span[0]) / kind.width)
        sides = _box(way, span, strip)
        self.runs.append(Run(at, sides, way, count))
        zone = before(sides, way, self.filler.aisle)
        if not any(_holds_box(piece, zone) for piece in self.pieces):
            self.taken.append(zone)
        if (left := self.left[at]) is not None:
            self.left[at] = left - count


def _ways(piece: Box, *, long: bool) -> tuple[Point, Point]:
    """Return the ways that the fronts along the long or the short sides of an aisle look."""
    wide = piece[2] - piece[0] >= piece[3] - piece[1]
    return ((0.0, 1.0), (0.0, -1.0)) if wide == long else ((1.0, 0.0), (-1.0, 0.0))


def _box(way: Point, span: tuple[float, float], strip: tuple[float, float]) -> Box:
    """Return the box along a side that looks ``way``."""
    return (span[0], strip[0], span[1], strip[1]) if way[1] else (strip[0], span[0], strip[1], span[1])


def _overweight(problem: Problem, kind: UnitType) -> bool:
    limit = problem.room.floor_load
    return limit is not None and pressure(kind, problem.rules.aisle.mm) > limit


def pressure(kind: UnitType, aisle: float) -> float:
    """Return kg/m² of a full unit: as known, else spread over its footprint and half of the aisle before its open sides."""
    if kind.load is not None:
        return kind.load
    long = {"front": kind.width, "back": kind.width, "left": kind.depth, "right": kind.depth}
    floor = kind.width * kind.depth + sum(long[side] for side in kind.opens) * aisle / 2
    return kind.kg / floor * 1e6


def _middle(outline: Sequence[Point]) -> Point:
    return sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline)


def _holds(sides: Box, point: Point) -> bool:
    return sides[0] - TOUCH <= point[0] <= sides[2] + TOUCH and sides[1] - TOUCH <= point[1] <= sides[3] + TOUCH


def _holds_box(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + TOUCH
        and outer[1] <= inner[1] + TOUCH
        and outer[2] >= inner[2] - TOUCH
        and outer[3] >= inner[3] - TOUCH
    )


def _meets(zone: Box, piece: Box, passage: float) -> bool:
    """Return whether one who stands in a piece of aisle stands before a zone's whole front, or as much of it as is wide."""
    wide = min(zone[2], piece[2]) - max(zone[0], piece[0])
    deep = min(zone[3], piece[3]) - max(zone[1], piece[1])
    return wide >= min(passage, zone[2] - zone[0]) - TOUCH and deep >= min(passage, zone[3] - zone[1]) - TOUCH
