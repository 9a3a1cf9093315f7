"""Is a layout right, and if not, everything that is wrong with it at once? (one check for proposals and for hands)

It shares no code with the search: boxes and outlines by separating axes, the way by a flood (:mod:`.flood`), and what
turns by the path check of :mod:`reorg.storage.solve.ways`. Before that, :func:`impossible` says what is wrong with the
question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import hypot, isfinite
from types import MappingProxyType

import numpy as np

from reorg.storage.solve.layout.flood import Flood
from reorg.storage.solve.layout.problem import (
    SOLID,
    Box,
    Door,
    Fault,
    Mover,
    Point,
    Problem,
    Room,
    Stand,
    UnitType,
    before,
    corners,
    footprint,
    inward,
    landing,
    looks,
    swing,
    within,
)
from reorg.storage.solve.ways import Solid, reached

SLIP = 1.0  # mm: less than this nobody measures
REVEAL = 150.0  # mm: how deep the wall is at a door (ours: a usual inner wall)
NEAR = 300.0  # mm: so near to the open side somebody reaches from what was brought (ours)
WALLS = (3, 200)
STOPPING = frozenset(
    {"size", "few-walls", "walls-cross", "no-door", "door-off-wall", "aisle-zero", "passage-wide", "no-units"}
)
"""Codes of :func:`impossible` without which nothing can be laid out at all."""
CODES = STOPPING | {
    "unit-too-large", "unit-too-high", "unit-too-heavy", "door-too-narrow", "thing-crooked",
    "unknown-type", "turn", "outside", "overlap", "in-thing", "in-swing", "before-door", "under-ceiling", "too-high", "too-near",
    "aisle", "not-reached", "exit-cut-off", "too-heavy", "too-many", "fixed-moved",
}  # fmt: skip
"""Everything that may be wrong."""


def impossible(problem: Problem) -> list[Fault]:
    """Return what is wrong with the question itself: room, doors, rules, units that can stand nowhere in such a room."""
    wrong = list(_sizes(problem)) or list(_outline(problem.room))
    return wrong or [*_doors(problem), *_things(problem), *_units(problem)]


def _outline(room: Room) -> Iterator[Fault]:
    """Yield why the walls are no room."""
    if not WALLS[0] <= len(room.corners) <= WALLS[1]:
        yield _fault("few-walls", count=len(room.corners))
        return
    crossing = list(_crossings(room))
    yield from (_fault("walls-cross", one=one, two=two) for one, two in crossing)
    if not crossing and room.area < 1:
        yield _fault("few-walls", count=len(room.corners))


def _doors(problem: Problem) -> Iterator[Fault]:
    """Yield doors through which nothing comes, and what is too wide for all of them."""
    room = problem.room
    if not room.doors:
        yield _fault("no-door")
        return
    for number, door in enumerate(room.doors, 1):
        if door.width < SLIP or not any(_on(wall, door) for wall in room.walls):
            yield _fault("door-off-wall", door=number)
    widest = max(door.width for door in room.doors)
    for mover in problem.rules.movers:
        need = mover.door or min(mover.form.width, mover.form.length)
        if need > widest + SLIP:
            yield _fault("door-too-narrow", mover=mover.code, need=need, door=widest)


def _things(problem: Problem) -> Iterator[Fault]:
    for number, thing in enumerate(problem.room.things, 1):
        if not _convex(thing.corners):
            yield _fault("thing-crooked", thing=number, kind=thing.kind)


def _units(problem: Problem) -> Iterator[Fault]:
    rules = problem.rules
    if rules.passage.mm > rules.aisle.mm:
        yield _fault("passage-wide", aisle=rules.aisle.mm, passage=rules.passage.mm)
    if not problem.types:
        yield _fault("no-units")
    for kind in problem.types:
        yield from _hopeless(problem, kind)


def check(problem: Problem, units: Sequence[Stand]) -> list[Fault]:
    """Return everything that is wrong with a layout, all at once, in the order of its units; an empty list if nothing
    is.

    ``units`` are all that stand in the room, those that stay too. What is reached is asked with everything standing
    where it is.
    """
    stopping = [fault for fault in impossible(problem) if fault.code in STOPPING]
    if stopping:
        return stopping
    kinds = {kind.code: kind for kind in problem.types}
    found, known = [], []
    for at, unit in enumerate(units):
        if unit.type not in kinds:
            found.append(_fault("unknown-type", at, type=unit.type))
        elif unit.turn % 90:
            found.append(_fault("turn", at, turn=unit.turn))
        elif not isfinite(unit.x) or not isfinite(unit.y):
            found.append(_fault("outside", at))
        else:
            known.append(_Standing(at, unit, kinds[unit.type], footprint(kinds[unit.type], unit)))
    plan = _Plan(problem, known)
    for each in known:
        found += plan.of_one(each)
    for one in known:
        found += [
            _fault("overlap", one.at, two.at)
            for two in plan.near(one.box)
            if two.at > one.at and _share(one.box, two.box)
        ]
    found += plan.reach()
    found += _counts(problem, units)
    return sorted(found, key=lambda fault: fault.unit if fault.unit >= 0 else len(units))


@dataclass(frozen=True)
class _Standing:
    at: int
    stand: Stand
    kind: UnitType
    box: Box

    def sides(self) -> Iterator[tuple[str, Point]]:
        for side in self.kind.opens:
            yield side, looks(side, self.stand.turn)


class _Plan:
    """A room with units in it."""

    def __init__(self, problem: Problem, units: Sequence[_Standing]) -> None:
        self.problem, self.units = problem, units
        self.boxes = np.array([unit.box for unit in units], dtype=np.float64).reshape(-1, 4)
        room = problem.room
        self.solid = [thing for thing in room.things if thing.kind in SOLID]
        self.swings = [(number, swing(room, door)) for number, door in enumerate(room.doors, 1)]
        self.landings = [(number, landing(room, door)) for number, door in enumerate(room.doors, 1)]

    def near(self, box: Box) -> list[_Standing]:
        """Return the units that reach into a box."""
        left, top, right, bottom = self.boxes.T
        return [
            self.units[at]
            for at in np.flatnonzero((left < box[2]) & (right > box[0]) & (top < box[3]) & (bottom > box[1])).tolist()
        ]

    def of_one(self, unit: _Standing) -> Iterator[Fault]:
        """Yield what is wrong with a unit where it stands."""
        room, at = self.problem.room, unit.at
        if not _inside(room, unit.box):
            yield _fault("outside", at)
            return
        yield from self._building(unit)
        yield from self._doors(unit)
        if room.height is not None and unit.kind.height > room.height + SLIP:
            yield _fault("too-high", at, height=unit.kind.height, clear=room.height)
        weight = _pressure(unit.kind, self.problem.rules.aisle.mm)
        if room.floor_load is not None and weight > room.floor_load + 1e-6:
            yield _fault("too-heavy", at, load=round(weight), carries=room.floor_load)
        for side, way in unit.sides():
            yield from self._aisle(unit, side, way)

    def _building(self, unit: _Standing) -> Iterator[Fault]:
        """Yield in what of the building a unit stands, and to what it stands too near."""
        room, rules = self.problem.room, self.problem.rules
        apart = {"radiator": rules.from_radiator.mm, "window": rules.from_window.mm}
        for thing in room.things:
            inside = _reaches(thing.corners, unit.box, SLIP)
            if inside and thing.kind in {*SOLID, "dead zone"}:
                yield _fault("in-thing", unit.at, kind=thing.kind)
            elif thing.kind in apart:
                yield from self._apart(thing.kind, thing.corners, apart[thing.kind], unit)
            elif inside and thing.height is not None and unit.kind.height > thing.height + SLIP:
                yield _fault("under-ceiling", unit.at, height=unit.kind.height, clear=thing.height)
        for number in sorted(room.outside):
            if 1 <= number <= len(room.corners):
                yield from self._apart("outside wall", room.walls[number - 1], rules.from_outside.mm, unit)

    def _doors(self, unit: _Standing) -> Iterator[Fault]:
        for (number, swept), (_, kept) in zip(self.swings, self.landings, strict=True):
            if swept and _reaches(swept, unit.box, SLIP):
                yield _fault("in-swing", unit.at, door=number)
            elif _reaches(kept, unit.box, SLIP):
                yield _fault("before-door", unit.at, door=number)

    def _apart(self, kind: str, outline: Sequence[Point], need: float, unit: _Standing) -> Iterator[Fault]:
        left, top, right, bottom = unit.box
        if need > 0 and _reaches(outline, (left - need, top - need, right + need, bottom + need), SLIP):
            yield _fault("too-near", unit.at, kind=kind, need=need)

    def _aisle(self, unit: _Standing, side: str, way: Point) -> Iterator[Fault]:
        """Yield where the floor before an open side is not free, and how deep it is."""
        need = self.problem.rules.aisle.mm
        zone = before(unit.box, way, need)
        worst: tuple[float, str, int] | None = None
        for other in self.near(zone):
            if other.at != unit.at and _share(zone, other.box):
                worst = min(worst or (need, "", -1), (_depth(zone, other.box, way), "unit", other.at))
        for name, outline in (
            *(("wall", wall) for wall in self.problem.room.walls), *((thing.kind, thing.corners) for thing in self.solid),
        ):  # fmt: skip
            if _reaches(outline, zone, SLIP):
                reach = _clipped_box(outline, zone)
                worst = min(worst or (need, "", -1), (_depth(zone, reach, way), name, -1))
        if worst is None and not _inside(self.problem.room, zone):
            worst = (0.0, "wall", -1)  # the front is on the wall, or beyond
        if worst is not None and worst[0] < need - SLIP:
            yield _fault(
                "aisle", unit.at, worst[2], side=side, free=round(max(0.0, worst[0])), need=need, against=worst[1]
            )

    def reach(self) -> Iterator[Fault]:
        """Yield which doors are cut off, and what does not get to which unit."""
        problem = self.problem
        wide = problem.rules.passage.mm
        shapes = [
            *problem.room.walls,
            *(thing.corners for thing in self.solid),
            *(corners(unit.box) for unit in self.units),
        ]
        starts = []
        for _, kept in self.landings:
            x, y = sum(x for x, _ in kept) / 4, sum(y for _, y in kept) / 4
            starts.append((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2))
        flood = Flood(wide, shapes, starts)
        for number in range(1, len(starts)):
            if not flood.joined(0, number):
                yield _fault("exit-cut-off", door=number + 1)
        ways = [(unit, side, way) for unit in self.units for side, way in unit.sides()]
        for unit, side, way in ways:
            spot = _spot(before(unit.box, way, problem.rules.aisle.mm), way, wide)
            if not any(flood.gets(spot, start) for start in range(len(starts))):
                yield _fault("not-reached", unit.at, mover="passage", side=side, need=wide)
        for mover in problem.rules.movers:
            solids, begun = self._solids(mover)
            deep = min(problem.rules.aisle.mm, max(mover.form.width, mover.form.length) / 2 + NEAR)
            targets = [before(unit.box, way, deep) for unit, _, way in ways]
            for (unit, side, _), yes in (
                zip(ways, reached(mover.form, solids, begun, targets), strict=True) if ways else ()
            ):
                if not yes:
                    yield _fault("not-reached", unit.at, mover=mover.code, side=side, need=mover.form.width)

    def _solids(self, mover: Mover) -> tuple[list[Solid], list[Point]]:
        """Return what is in something's way, doors open, and where it stands before it comes in."""
        room = self.problem.room
        doors = [_widened(door, mover) for door in room.doors]
        pieces = [piece for wall in room.walls for piece in _without(wall, doors)]
        starts = []
        far = mover.form.reach + REVEAL + 10
        for door in doors:
            x, y = inward(room, door)
            pieces += [(jamb, (jamb[0] - x * REVEAL, jamb[1] - y * REVEAL)) for jamb in (door.start, door.end)]
            middle = ((door.start[0] + door.end[0]) / 2, (door.start[1] + door.end[1]) / 2)
            starts.append((middle[0] - x * far, middle[1] - y * far))
        low = [t for t in room.things if t.kind == "low ceiling" and t.height is not None and t.height < mover.height]
        solids = [Solid.line(*piece) for piece in pieces]
        solids += [solid for thing in (*self.solid, *low) for solid in _solids_of(thing.corners)]
        return [*solids, *(Solid.box(*unit.box) for unit in self.units)], starts


def _fault(code: str, unit: int = -1, other: int = -1, **values: float | int | str) -> Fault:
    return Fault(code, unit, other, MappingProxyType(values))


def _sizes(problem: Problem) -> Iterator[Fault]:
    """Yield numbers that are none, or not above 0 where they have to be."""
    room, rules = problem.room, problem.rules
    points = [*room.corners, *(p for door in room.doors for p in (door.start, door.end))]
    points += [point for thing in room.things for point in thing.corners]
    if not all(isfinite(x) and isfinite(y) for x, y in points):
        yield _fault("size", what="room")
    for name, width in (("aisle", rules.aisle), ("passage", rules.passage)):
        if not (isfinite(width.mm) and width.mm > 0):
            yield _fault("aisle-zero", what=name, mm=width.mm if isfinite(width.mm) else 0)
    for kind in problem.types:
        numbers = (kind.width, kind.depth, kind.height, kind.kg, kind.bays, kind.metres)
        if not all(isfinite(each) and each >= 0 for each in numbers) or kind.width <= 0 or kind.depth <= 0:
            yield _fault("size", what=kind.code)
    for mover in rules.movers:
        if not (mover.form.width > 0 and mover.form.length > 0):
            yield _fault("size", what=mover.code)


def _hopeless(problem: Problem, kind: UnitType) -> Iterator[Fault]:
    """Yield why no unit of a type can stand in the room, wherever it is put."""
    room = problem.room
    wide = max(x for x, _ in room.corners) - min(x for x, _ in room.corners)
    deep = max(y for _, y in room.corners) - min(y for _, y in room.corners)
    need = kind.depth + problem.rules.aisle.mm
    if not ((kind.width <= wide and need <= deep) or (kind.width <= deep and need <= wide)):
        yield _fault("unit-too-large", type=kind.code, width=kind.width, depth=kind.depth)
    if room.height is not None and kind.height > room.height:
        yield _fault("unit-too-high", type=kind.code, height=kind.height, clear=room.height)
    weight = _pressure(kind, problem.rules.aisle.mm)
    if room.floor_load is not None and weight > room.floor_load:
        yield _fault("unit-too-heavy", type=kind.code, load=round(weight), carries=room.floor_load)


def _pressure(kind: UnitType, aisle: float) -> float:
    """Return kg/m² of a full unit: as known, else on its footprint and half of the aisle before its open sides."""
    if kind.load is not None:
        return kind.load
    floor = kind.width * kind.depth
    for side in kind.opens:
        floor += (kind.width if side in {"front", "back"} else kind.depth) * aisle / 2
    return 1e6 * kind.kg / floor


def _counts(problem: Problem, units: Sequence[Stand]) -> Iterator[Fault]:
    there = Counter(unit.type for unit in units)
    for kind in problem.types:
        if kind.wanted is not None and there[kind.code] > max(
            kind.wanted, sum(f.type == kind.code for f in problem.fixed)
        ):
            yield _fault("too-many", type=kind.code, count=there[kind.code], wanted=kind.wanted)
    places = [(unit.type, unit.x, unit.y, unit.turn % 360) for unit in units]
    for stand in problem.fixed:
        if not any(
            kind == stand.type and turn == stand.turn % 360 and hypot(x - stand.x, y - stand.y) <= SLIP
            for kind, x, y, turn in places
        ):
            yield _fault("fixed-moved", type=stand.type, name=stand.name)


def _share(one: Box, two: Box) -> bool:
    wide = min(one[2], two[2]) - max(one[0], two[0])
    return wide > SLIP and min(one[3], two[3]) - max(one[1], two[1]) > SLIP


def _depth(zone: Box, other: Box, way: Point) -> float:
    """Return how deep a zone before a side is free up to a box."""
    if way[1]:
        return other[1] - zone[1] if way[1] > 0 else zone[3] - other[3]
    return other[0] - zone[0] if way[0] > 0 else zone[2] - other[2]


def _spot(zone: Box, way: Point, wide: float) -> Box:
    """Return where the middle of a square may be that stands before a side: over all of it, or within it if that is wider."""
    left, top, right, bottom = zone
    half = wide / 2
    across = sorted((left + half, right - half)) if way[1] else sorted((top + half, bottom - half))
    if way[1]:
        deep = (top + half, bottom - half)
        return across[0], min(deep), across[1], max(deep)
    deep = (left + half, right - half)
    return min(deep), across[0], max(deep), across[1]


def _inside(room: Room, box: Box) -> bool:
    """Return whether a box, less the slip, lies within the walls."""
    left, top, right, bottom = box
    middle = ((left + right) / 2, (top + bottom) / 2)
    return within(room.corners, middle) and not any(_reaches(wall, box, SLIP) for wall in room.walls)


def _reaches(outline: Sequence[Point], box: Box, slip: float) -> bool:
    """Return whether a convex outline (two points: a wall) reaches more than ``slip`` mm into a box (separating axes)."""
    if len(outline) < 2:
        return False
    left, top, right, bottom = box[0] + slip, box[1] + slip, box[2] - slip, box[3] - slip
    if left > right or top > bottom:
        return False
    around = corners((left, top, right, bottom))
    axes = [(1.0, 0.0), (0.0, 1.0)]
    axes += [(ay - by, bx - ax) for (ax, ay), (bx, by) in pairwise((*outline, outline[0]))]
    for x, y in axes:
        own = [px * x + py * y for px, py in outline]
        other = [px * x + py * y for px, py in around]
        if max(own) <= min(other) or max(other) <= min(own):
            return False
    return True


def _clipped_box(outline: Sequence[Point], zone: Box) -> Box:
    """Return the box around the part of a convex outline within a zone (I. Sutherland and G. Hodgman, 1974)."""
    kept = list(outline)
    for axis, edge, sign in ((0, zone[0], 1), (0, zone[2], -1), (1, zone[1], 1), (1, zone[3], -1)):
        clipped: list[Point] = []
        for one, two in pairwise((*kept, *kept[:1])):
            a, b = (one[axis] - edge) * sign, (two[axis] - edge) * sign
            if a >= 0:
                clipped.append(one)
            if (a < 0) != (b < 0):
                part = a / (a - b)
                clipped.append((one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])))
        kept = clipped
    if not kept:
        return zone
    xs, ys = [x for x, _ in kept], [y for _, y in kept]
    return min(xs), min(ys), max(xs), max(ys)


def _crossings(room: Room) -> Iterator[tuple[int, int]]:
    """Yield the pairs of walls (from 1) that cross or touch without being neighbours."""
    walls, many = room.walls, len(room.walls)
    for one, two in combinations(range(many), 2):
        if two - one in {1, many - 1}:
            continue
        (a, b), (c, d) = walls[one], walls[two]
        if any(max(a[k], b[k]) < min(c[k], d[k]) or max(c[k], d[k]) < min(a[k], b[k]) for k in (0, 1)):
            continue
        if _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0:
            yield one + 1, two + 1


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _on(wall: tuple[Point, Point], door: Door) -> bool:
    """Return whether a door lies on a wall, to 10 mm (the tape's)."""
    (a, b), long = wall, hypot(wall[1][0] - wall[0][0], wall[1][1] - wall[0][1])
    return all(
        hypot(p[0] - a[0], p[1] - a[1]) + hypot(p[0] - b[0], p[1] - b[1]) <= long + 10 for p in (door.start, door.end)
    )


def _convex(outline: Sequence[Point]) -> bool:
    if len(outline) < 3:
        return False
    loop = (*outline, *outline[:2])
    turns = [_turn(a, b, c) for a, b, c in zip(loop, loop[1:], loop[2:], strict=False)]
    return all(turn >= -1 for turn in turns) or all(turn <= 1 for turn in turns)


def _widened(door: Door, mover: Mover) -> Door:
    """Return a door as wide as what may pass it although it is wider."""
    if not mover.door or not mover.door <= door.width < mover.form.width:
        return door
    more = (mover.form.width - door.width) / 2 / door.width
    x, y = (door.end[0] - door.start[0]) * more, (door.end[1] - door.start[1]) * more
    return Door((door.start[0] - x, door.start[1] - y), (door.end[0] + x, door.end[1] + y), door.hinge, door.opens)


def _without(wall: tuple[Point, Point], doors: Sequence[Door]) -> Iterator[tuple[Point, Point]]:
    """Yield the pieces of a wall that are left when its doors are open."""
    (ax, ay), (bx, by) = wall
    long = hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / long, (by - ay) / long
    gaps = []
    for door in doors:
        off = [((x - ax) * ux + (y - ay) * uy, abs((x - ax) * uy - (y - ay) * ux)) for x, y in (door.start, door.end)]
        if (
            max(aside for _, aside in off) <= 10
            and max(along for along, _ in off) > 0
            and min(along for along, _ in off) < long
        ):
            gaps.append((min(along for along, _ in off), max(along for along, _ in off)))
    at = 0.0
    for start, end in (*sorted(gaps), (long, long)):
        if start > at:
            yield (ax + ux * at, ay + uy * at), (ax + ux * min(start, long), ay + uy * min(start, long))
        at = max(at, end)


def _solids_of(outline: Sequence[Point]) -> list[Solid]:
    """Return a convex outline as obstacles: itself where it is symmetrical about its middle, else its edges."""
    many = len(outline)
    middle = (sum(x for x, _ in outline) / many, sum(y for _, y in outline) / many)
    if many % 2 == 0 and all(
        hypot(a[0] + b[0] - 2 * middle[0], a[1] + b[1] - 2 * middle[1]) < SLIP
        for a, b in zip(outline[: many // 2], outline[many // 2 :], strict=True)
    ):
        edges = tuple(
            ((b[0] - a[0]) / 2, (b[1] - a[1]) / 2) for a, b in list(pairwise((*outline, outline[0])))[: many // 2]
        )
        return [Solid(middle, edges)]
    return [Solid.line(a, b) for a, b in pairwise((*outline, outline[0]))]
