"""Can a trolley, a ladder, a wheelchair and the largest object get from the door to each unit? (see docs/algorithms/paths.md)"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush
from itertools import pairwise
from math import hypot, sqrt

import numpy as np
from numpy.typing import NDArray

from reorg.language import Message, say
from reorg.museum import STANDS, Feature, Opening, Place, Places, RoomShape, overlaps, shape_of
from reorg.storage.solve.ways import Form, Solid, reached

Point = tuple[float, float]
Box = tuple[float, float, float, float]
SLIP = 10.0  # mm: as in reorg.storage.check
REVEAL = 150.0  # mm: how deep the wall is at a door (ours: a usual inner wall)
NEAR = 300.0  # mm: so near to the open side somebody reaches from what was brought (ours)
STEP = 50.0  # mm between the points at which the narrowest point is looked for
MOST_POINTS = 40_000
MOST_SPOTS = 400


@dataclass(frozen=True, slots=True)
class Mover:
    """What is to get through: its ``form`` in mm, its ``height``; ``door`` is the narrowest clear door that it may pass
    although it is wider otherwise (0: as wide as it is).
    """

    code: str
    label: Message
    form: Form
    height: float = 0.0
    door: float = 0.0


TROLLEY = Mover("trolley", say("trolley"), Form(600, 1000), 1000)  # ours: a usual museum trolley, pushed by one person
LADDER = Mover("ladder", say("step ladder"), Form(600, 1300), 1500)  # ours: a platform ladder on wheels, pushed
# 900 mm to pass and 1,500 mm to turn (DIN 18040-1:2010, 4.3); a door of 815 mm clear (US 2010 ADA Standards, 404.2.3)
WHEELCHAIR = Mover("wheelchair", say("wheelchair"), Form(900, 900, round=True), 0, 815)
TURNING = Form(1500, 1500, round=True)
MOVERS = (TROLLEY, LADDER, WHEELCHAIR)


@dataclass(frozen=True, slots=True)
class Gap:
    """The narrowest point of a way: how ``wide`` in mm, from where to where, and between what."""

    wide: float
    ends: tuple[Point, Point]
    one: Message | str
    other: Message | str

    @property
    def at(self) -> Point:
        """Its middle."""
        return (self.ends[0][0] + self.ends[1][0]) / 2, (self.ends[0][1] + self.ends[1][1]) / 2


@dataclass(frozen=True)
class UnitWay:
    """What reaches a unit: by the code of what passes; ``aisle`` is the free depth before its open side in mm, up to
    ``against``; ``gap`` the narrowest point on the widest way, where something does not pass.
    """

    unit: Place
    aisle: float
    against: Message | str
    passes: Mapping[str, bool]
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """A door: whether what opens it and stands before it leaves it ``free``; what is in its way."""

    number: int
    width: float
    in_the_way: tuple[str, ...] = ()

    @property
    def free(self) -> bool:
        """Whether nothing stands in its way."""
        return not self.in_the_way


@dataclass(frozen=True)
class Ways:
    """What passes in a room: each unit with a known position, the exits, the floor and the free floor in mm².

    ``turns``: whether a wheelchair gets to a place where it can turn round; None without a door to come through, and where
    nothing was asked to pass.
    """

    room: Place
    movers: tuple[Mover, ...]
    units: tuple[UnitWay, ...] = ()
    exits: tuple[Exit, ...] = ()
    floor: float = 0.0
    free: float = 0.0
    turns: bool | None = None
    unplaced: int = 0

    @property
    def entered(self) -> bool:
        """Whether there is a door to come through."""
        return any(exit_.free for exit_ in self.exits)


@dataclass(frozen=True)
class _Thing:
    """What stands in the way: its corners in mm, its name, and how it is seen by the path check."""

    corners: tuple[Point, ...]
    name: Message | str
    solid: Solid


def ways(
    places: Places, room: Place, movers: Sequence[Mover] = MOVERS, *, on_floor: Collection[str] = ()
) -> Ways | None:
    """Return what passes in a room; None if its shape is not known. ``on_floor``: ids of floor areas with objects on them.

    What lies behind the doors is taken for free, doors for open and their leaf for folded away; nobody drives off the plan.
    """
    shape = shape_of(room)
    if shape is None:
        return None
    inner = list(places.within(room.id))
    standing = [each for each in inner if _stands(each) and (each.kind == "unit" or each.id in on_floor)]
    units = [each for each in standing if each.kind == "unit"]
    exits = tuple(_exit(door, standing, shape.features) for door in shape.doors)
    scene = _Scene(shape, standing, frozenset(exit_.number for exit_ in exits if exit_.free))
    found = [_before(unit, scene) for unit in units]
    if scene.entrances and movers:
        for mover in movers:
            targets = [_target(way, mover.form) for way in found]
            yes = reached(mover.form, scene.solids(mover), scene.starts(mover.form), targets) if targets else []
            found = [replace(way, passes={**way.passes, mover.code: ok}) for way, ok in zip(found, yes, strict=True)]
        found = _with_gaps(found, scene)
    taken = sum(unit.width * unit.depth for unit in standing if unit.width and unit.depth)
    taken += sum(abs(_area(feature.corners)) for feature in shape.features if feature.kind in STANDS)
    floor = abs(_area(shape.corners))
    return Ways(
        room, tuple(movers), tuple(found), exits, floor, max(0.0, floor - taken), _turns(scene) if movers else None,
        sum(1 for each in inner if each.kind == "unit" and not _stands(each)),
    )  # fmt: skip


def _stands(place: Place) -> bool:
    """Return whether it is known where a place stands, and its size is one."""
    return place.footprint is not None and (place.width or 0) > 0 and (place.depth or 0) > 0


def _area(corners: Sequence[Point]) -> float:
    return sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise((*corners, corners[0]))) / 2


def _exit(door: Opening, standing: Iterable[Place], features: Iterable[Feature]) -> Exit:
    """Return what is in the way of a door: in its swing, or on the floor before it as far as it is wide."""
    into = (door.inward[0] * door.width, door.inward[1] * door.width)
    landing = (
        door.start,
        door.end,
        (door.end[0] + into[0], door.end[1] + into[1]),
        (door.start[0] + into[0], door.start[1] + into[1]),
    )
    zones = [landing, door.swing] if door.opens != "out" else [landing]
    inside = [
        each.code for each in standing if each.footprint and any(overlaps(zone, each.footprint, SLIP) for zone in zones)
    ]
    inside += [
        str(_named(feature)) for feature in features
        if feature.kind in STANDS and any(overlaps(zone, _around(feature.corners), SLIP) for zone in zones)
    ]  # fmt: skip
    return Exit(door.number, door.width, tuple(inside))


def _around(corners: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


_NAMES: Mapping[str, Message] = {
    "column": say("the column"), "radiator": say("the radiator"), "stairs": say("the stairs"),
    "low ceiling": say("the low ceiling"), "sloping ceiling": say("the sloping ceiling"),
}  # fmt: skip


def _named(feature: Feature) -> Message:
    return _NAMES.get(feature.kind, say("the building"))


class _Scene:
    """A room as those who pass see it: walls with the doors open, units, columns, ceilings that are too low."""

    def __init__(self, shape: RoomShape, standing: Sequence[Place], free: frozenset[int]) -> None:
        self.shape = shape
        self.entrances = [door for door in shape.doors if door.number in free]
        self.standing = [
            _Thing(_corners(box), each.code, Solid.box(*box)) for each in standing if (box := each.footprint)
        ]  # fmt: skip
        self.features = [
            _Thing(each.corners, _named(each), _solid(each)) for each in shape.features if each.kind in STANDS
        ]
        self.closed = [
            _Thing(wall, say("wall {number}", number=number), Solid.line(*wall))
            for number, wall in enumerate(shape.walls, 1)
        ]

    @cached_property
    def _boxes(self) -> tuple[list[_Thing], NDArray[np.float64]]:
        things = [*self.closed, *self.standing, *self.features]
        return things, np.array([_around(thing.corners) for thing in things])

    def before(self, box: Box, facing: Point) -> list[_Thing]:
        """Return what may stand before the side of a box that faces so: in the strip as wide as it is."""
        things, boxes = self._boxes
        across = 0 if facing[1] else 1
        low, high = boxes[:, across] < box[across + 2], boxes[:, across + 2] > box[across]
        itself = (np.abs(boxes - np.array(box)) < 1e-9).all(axis=1)
        return [things[at] for at in np.flatnonzero(low & high & ~itself)]

    def walls(self, mover: Mover | None = None) -> list[_Thing]:
        """Return the walls with gaps where doors are, and the sides of the doors."""
        openings = [_widened(door, mover) for door in self.entrances]
        things = []
        for number, (one, two) in enumerate(self.shape.walls, 1):
            name = say("wall {number}", number=number)
            for start, end in _without(one, two, openings):
                things.append(_Thing((start, end), name, Solid.line(start, end)))
        for door in openings:
            out = (-door.inward[0] * REVEAL, -door.inward[1] * REVEAL)
            for jamb in (door.start, door.end):
                far = (jamb[0] + out[0], jamb[1] + out[1])
                things.append(
                    _Thing((jamb, far), say("the frame of door {number}", number=door.number), Solid.line(jamb, far))
                )
        return things

    def low(self, mover: Mover) -> list[_Thing]:
        """Return the ceilings that are too low for something."""
        return [
            _Thing(each.corners, _named(each), _solid(each))
            for each in self.shape.features
            if each.kind in {"low ceiling", "sloping ceiling"}
            and each.height is not None
            and each.height < mover.height
        ]

    def things(self) -> list[_Thing]:
        """Return everything in the way."""
        return [*self.walls(), *self.standing, *self.features]

    def solids(self, mover: Mover) -> list[Solid]:
        """Return everything in the way of something."""
        return [each.solid for each in (*self.walls(mover), *self.standing, *self.features, *self.low(mover))]

    def starts(self, form: Form) -> list[Point]:
        """Return where it stands before it comes in: right behind each door, outside."""
        far = form.reach + REVEAL + SLIP
        return [
            (
                (door.start[0] + door.end[0]) / 2 - door.inward[0] * far,
                (door.start[1] + door.end[1]) / 2 - door.inward[1] * far,
            )
            for door in self.entrances
        ]


def _corners(box: Box) -> tuple[Point, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _solid(feature: Feature) -> Solid:
    """Return a feature as an obstacle: its first half of edges, which the other half mirrors."""
    corners = feature.corners
    half = len(corners) // 2
    middle = (sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners))
    edges = [
        ((two[0] - one[0]) / 2, (two[1] - one[1]) / 2) for one, two in list(pairwise((*corners, corners[0])))[:half]
    ]
    return Solid(middle, tuple(edges))


def _widened(door: Opening, mover: Mover | None) -> Opening:
    """Return a door as wide as what may pass it although it is wider."""
    if mover is None or not mover.door or not mover.door <= door.width < mover.form.width:
        return door
    more = (mover.form.width - door.width) / 2 / door.width
    along = ((door.end[0] - door.start[0]) * more, (door.end[1] - door.start[1]) * more)
    start, end = (door.start[0] - along[0], door.start[1] - along[1]), (door.end[0] + along[0], door.end[1] + along[1])
    return replace(door, start=start, end=end)


def _without(one: Point, two: Point, doors: Iterable[Opening]) -> list[tuple[Point, Point]]:
    """Return the pieces of a wall that are left when its doors are open."""
    long = hypot(two[0] - one[0], two[1] - one[1])
    ahead = ((two[0] - one[0]) / long, (two[1] - one[1]) / long)
    open_ = []
    for door in doors:
        off = [(p[0] - one[0], p[1] - one[1]) for p in (door.start, door.end)]
        ends = [(x * ahead[0] + y * ahead[1], abs(x * ahead[1] - y * ahead[0])) for x, y in off]
        if max(aside for _, aside in ends) <= 1:
            open_.append((min(at for at, _ in ends), max(at for at, _ in ends)))
    pieces, at = [], 0.0
    for start, end in sorted(open_):
        if start > at:
            pieces.append((at, min(start, long)))
        at = max(at, end)
    if at < long:
        pieces.append((at, long))
    return [
        ((one[0] + ahead[0] * start, one[1] + ahead[1] * start), (one[0] + ahead[0] * end, one[1] + ahead[1] * end))
        for start, end in pieces if end > start
    ]  # fmt: skip


# turn -> which way a unit opens as drawn (docs/map.md)
_FACING: Mapping[int, Point] = {0: (0.0, 1.0), 90: (-1.0, 0.0), 180: (0.0, -1.0), 270: (1.0, 0.0)}


def _before(unit: Place, scene: _Scene) -> UnitWay:
    """Return how deep the floor before a unit's open side is free, and up to what."""
    box = unit.footprint
    assert box is not None
    facing = _FACING.get(unit.turn % 360, (0.0, 1.0))
    best: tuple[float, Message | str] = (np.inf, "")
    for thing in scene.before(box, facing):
        far = _ahead(thing.corners, box, facing)
        best = min(best, (far, thing.name), key=lambda pair: pair[0])
    return UnitWay(unit, max(0.0, float(best[0])) if best[0] < np.inf else 0.0, best[1], {})


def _ahead(corners: Sequence[Point], box: Box, facing: Point) -> float:
    """Return how far something is before the side of a box that faces so, in mm; infinite if it is not before it."""
    side = (-facing[1], facing[0])
    own = [(x * side[0] + y * side[1], x * facing[0] + y * facing[1]) for x, y in _corners(box)]
    low, high = min(s for s, _ in own) + SLIP, max(s for s, _ in own) - SLIP
    face, back = max(n for _, n in own), min(n for _, n in own)
    turned = [(x * side[0] + y * side[1], x * facing[0] + y * facing[1]) for x, y in corners]
    near = np.inf
    for (s, n), (t, m) in pairwise((*turned, turned[0])):
        if max(s, t) < low or min(s, t) > high:
            continue
        for at in (s, t, low, high):
            part = (at - s) / (t - s) if t != s else 0.0
            if low <= at <= high and 0 <= part <= 1:
                deep = (n + part * (m - n)) if t != s else min(n, m)
                if deep > (face + back) / 2:
                    near = min(near, deep - face)
    return float(near)


def _target(way: UnitWay, form: Form) -> Box:
    """Return where the middle of something is that was brought to the open side of a unit."""
    box = way.unit.footprint
    assert box is not None
    left, top, right, bottom = box
    deep = min(way.aisle, max(form.width, form.length) / 2 + NEAR)
    x, y = _FACING.get(way.unit.turn % 360, (0.0, 1.0))
    return (
        left if not x else right if x > 0 else left - deep, top if not y else bottom if y > 0 else top - deep,
        right if not x else right + deep if x > 0 else left, bottom if not y else bottom + deep if y > 0 else top,
    )  # fmt: skip


def _turns(scene: _Scene) -> bool | None:
    """Return whether a wheelchair gets to a place where it can turn round."""
    if not scene.entrances:
        return None
    wide, deep = (max(corner[at] for corner in scene.shape.corners) for at in (0, 1))
    half = TURNING.width / 2
    xs, ys = np.arange(half, wide - half + 1, 100.0), np.arange(half, deep - half + 1, 100.0)
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    points = points[_inside(points, scene.shape.corners)]
    near = _distances(points, [each.corners for each in (*scene.closed, *scene.standing, *scene.features)]).min(axis=1)
    points = points[near >= half - 1e-6]
    points = points[:: max(1, len(points) // MOST_SPOTS)]
    room = [(x - 1, y - 1, x + 1, y + 1) for x, y in points.tolist()]
    return (
        any(reached(WHEELCHAIR.form, scene.solids(WHEELCHAIR), scene.starts(WHEELCHAIR.form), room)) if room else False
    )


def _inside(points: NDArray[np.float64], corners: Sequence[Point]) -> NDArray[np.bool_]:
    """Return which points lie within an outline (even-odd rule)."""
    x, y = points[:, 0], points[:, 1]
    within = np.zeros(len(points), dtype=bool)
    for (ax, ay), (bx, by) in pairwise((*corners, corners[0])):
        if ay != by:
            within ^= ((ay > y) != (by > y)) & (x < ax + (y - ay) * (bx - ax) / (by - ay))
    return within


def _distances(points: NDArray[np.float64], shapes: Sequence[Sequence[Point]]) -> NDArray[np.float64]:
    """Return how far each point is from each convex shape, in mm, 0 within: (points, shapes)."""
    far = np.empty((len(points), len(shapes)))
    for column, corners in enumerate(shapes):
        nearest = np.full(len(points), np.inf)
        left = np.zeros(len(points), dtype=bool)
        right = np.zeros(len(points), dtype=bool)
        for one, two in pairwise((*corners, corners[0])):
            way = np.array(two) - one
            rest = points - one
            long = float(way @ way)
            part = np.clip(rest @ way / long, 0, 1) if long else np.zeros(len(points))
            nearest = np.minimum(nearest, np.hypot(*(rest - part[:, None] * way).T))
            cross = way[0] * rest[:, 1] - way[1] * rest[:, 0]
            left |= cross > 0
            right |= cross < 0
        far[:, column] = np.where((left & right) | (len(corners) < 3), nearest, 0.0)
    return far


def _with_gaps(found: list[UnitWay], scene: _Scene) -> list[UnitWay]:
    """Return the ways with the narrowest point of the widest way, where something does not pass."""
    stuck = [at for at, way in enumerate(found) if not all(way.passes.values())]
    if not stuck:
        return found
    things = scene.things()
    grid = _Grid(scene, things)
    for at in stuck:
        found[at] = replace(found[at], gap=grid.gap(_target(found[at], TROLLEY.form)))
    return found


class _Grid:
    """The widest way from the doors to every point of the plan (maximum capacity path, Pollack 1960)."""

    def __init__(self, scene: _Scene, things: Sequence[_Thing]) -> None:
        self.things = things
        wide, deep = (max(corner[at] for corner in scene.shape.corners) for at in (0, 1))
        self.step = max(STEP, sqrt(wide * deep / MOST_POINTS))
        out = 2 * self.step + REVEAL
        self.xs, self.ys = np.arange(-out, wide + out, self.step), np.arange(-out, deep + out, self.step)
        self.points = np.stack(np.meshgrid(self.xs, self.ys), axis=-1).reshape(-1, 2)
        self.room = _distances(self.points, [thing.corners for thing in things]).min(axis=1)
        self.best, self.neck = self._widest(scene.starts(Form(2 * self.step, 2 * self.step)))

    def _widest(self, starts: Iterable[Point]) -> tuple[list[float], list[int]]:
        """Return for each point how much room the widest way to it leaves at its narrowest point, and which that is."""
        across = len(self.xs)
        room = self.room.tolist()
        best, neck = [-1.0] * len(room), [-1] * len(room)
        queue: list[tuple[float, int]] = []
        for x, y in starts:
            at = int(np.hypot(*(self.points - (x, y)).T).argmin())
            best[at], neck[at] = room[at], at
            heappush(queue, (-room[at], at))
        while queue:
            wide, at = heappop(queue)
            if -wide < best[at]:
                continue
            for to in (at - 1 if at % across else -1, at + 1 if (at + 1) % across else -1, at - across, at + across):
                if 0 <= to < len(room) and room[to] > 0:
                    through = min(-wide, room[to])
                    if through > best[to]:
                        best[to], neck[to] = through, to if room[to] < -wide else neck[at]
                        heappush(queue, (-through, to))
        return best, neck

    def gap(self, target: Box) -> Gap | None:
        """Return the narrowest point of the widest way into a box; None if no way at all leads there."""
        left, top, right, bottom = target
        x, y = self.points[:, 0], self.points[:, 1]
        within = np.flatnonzero((x >= left) & (x <= right) & (y >= top) & (y <= bottom))
        if not len(within):
            return None
        goal = max(within.tolist(), key=lambda at: self.best[at])
        if self.best[goal] <= 0:
            return None
        return self._between(self.neck[goal])

    def _between(self, at: int) -> Gap:
        """Return the two things between which a point lies."""
        point = self.points[at]
        near = [_nearest(point, thing.corners) for thing in self.things]
        order = sorted(range(len(near)), key=lambda index: hypot(*(near[index] - point)))
        first = order[0]
        away = point - near[first]
        other = next((index for index in order[1:] if (near[index] - point) @ away > 0), order[1])
        one, two = _closest(self.things[first].corners, self.things[other].corners)
        ends = (float(one[0]), float(one[1])), (float(two[0]), float(two[1]))
        return Gap(float(np.hypot(*(one - two))), ends, self.things[first].name, self.things[other].name)


def _nearest(point: NDArray[np.float64], corners: Sequence[Point]) -> NDArray[np.float64]:
    """Return the point of a shape's edge that is nearest to a point."""
    best = np.array(corners[0])
    for one, two in pairwise((*corners, corners[0])):
        way = np.array(two) - one
        long = float(way @ way)
        on = one + min(1.0, max(0.0, float((point - one) @ way) / long)) * way if long else np.array(one)
        if np.hypot(*(on - point)) < np.hypot(*(best - point)):
            best = on
    return best


def _closest(one: Sequence[Point], two: Sequence[Point]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the points of two shapes that lie nearest to each other: one of them is a corner."""
    pairs = [(np.array(corner), _nearest(np.array(corner), two)) for corner in one]
    pairs += [(_nearest(np.array(corner), one), np.array(corner)) for corner in two]
    return min(pairs, key=lambda pair: float(np.hypot(*(pair[0] - pair[1]))))
