"""What is the shape of a room, from its walls as they were measured one after the other? (compass rule, Bowditch 1808)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from math import acos, cos, degrees, hypot, isfinite, pi, radians, sin

from reorg.language import Message, listed, say
from reorg.museum.pile import Facts
from reorg.museum.places import Door, Place

Point = tuple[float, float]
FEWEST, MOST = 3, 200
LONGEST_WALL = 100_000.0  # mm: longer walls are another unit of measurement (ours)
TOLD = (20.0, 0.2)  # mm, % of all walls together: a closing error up to the larger of both is the tape's (ours)
REFUSED = (100.0, 1.0)  # mm, %: from the larger of both on a wall was read or typed wrong (ours)
ANGLE_SHARED = 5.0  # degrees in all that measured angles may miss 360° by (ours)
STANDS = frozenset({"column", "radiator", "stairs"})
"""Features that nobody passes through."""
FEATURES: Mapping[str, Message] = {
    "window": say("window"),
    "column": say("column"),
    "radiator": say("radiator"),
    "pipe": say("water pipe"),
    "low ceiling": say("low ceiling"),
    "sloping ceiling": say("sloping ceiling"),
    "stairs": say("stairs"),
    "dead zone": say("keep free"),
}
"""What belongs to a building and is drawn in a room, and what people call it."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall of ``length`` mm, and how far one ``turn``s at its end: degrees to the right (left is below 0).

    Who has no angle, but a tape, measures ``across`` the corner instead: mm from this wall's start to the next one's end.
    """

    length: float
    turn: float = 90.0
    across: float | None = None


@dataclass(frozen=True, slots=True)
class Diagonal:
    """A length in mm that was measured as a check, between the starts of walls ``first`` and ``last`` (from 1)."""

    first: int
    last: int
    length: float


@dataclass(frozen=True)
class Outline:
    """A closed outline: ``corners`` in mm, corner n where wall n + 1 starts, the left- and uppermost sides at 0.

    ``gap`` is the closing error in mm before it was shared out, ``share`` the same in % of all walls together.
    With ``problems`` it is no room; ``doubts`` can be lived with.
    """

    corners: tuple[Point, ...] = ()
    gap: float = 0.0
    share: float = 0.0
    problems: tuple[Message, ...] = ()
    doubts: tuple[Message, ...] = ()

    @property
    def size(self) -> Point:
        """Width and depth of what is around it in mm."""
        return max((x for x, _ in self.corners), default=0.0), max((y for _, y in self.corners), default=0.0)

    @property
    def area(self) -> float:
        """The floor in mm² (Gauss's area formula)."""
        return abs(signed_area(self.corners))


@dataclass(frozen=True, slots=True)
class Opening:
    """A door as it lies in the room, in mm: the gap from ``start`` to ``end``, the ``hinge``, the ``tip`` of the leaf
    that stands open, ``inward`` the direction into the room (length 1).
    """

    number: int
    start: Point
    end: Point
    hinge: Point
    tip: Point
    inward: Point
    width: float
    opens: str

    @property
    def swing(self) -> tuple[Point, ...]:
        """The part of the floor that the leaf sweeps: a quarter of a circle, in steps of 15°, drawn rather too large."""
        jamb = self.end if self.hinge == self.start else self.start
        one, two = _less(jamb, self.hinge), _less(self.tip, self.hinge)
        grown = 1 / cos(radians(7.5))
        steps = [(cos(turn), sin(turn), grown if 0 < at < 6 else 1.0) for at in range(7) for turn in [radians(15 * at)]]
        arc = [
            (self.hinge[0] + (one[0] * c + two[0] * s) * g, self.hinge[1] + (one[1] * c + two[1] * s) * g)
            for c, s, g in steps
        ]
        return (self.hinge, *arc)


@dataclass(frozen=True, slots=True)
class Feature:
    """What belongs to the building in a room: ``corners`` in mm on the floor, its ``kind``, the clear ``height`` in mm."""

    number: int
    kind: str
    corners: tuple[Point, ...]
    height: float | None = None
    round: bool = False


@dataclass(frozen=True)
class RoomShape:
    """A room as drawn: its outline, its doors, and what of the building stands in it."""

    corners: tuple[Point, ...]
    doors: tuple[Opening, ...] = ()
    features: tuple[Feature, ...] = ()

    @property
    def walls(self) -> tuple[tuple[Point, Point], ...]:
        """Each wall from its start to its end, in the order in which they were measured."""
        return tuple(pairwise((*self.corners, self.corners[0])))


def walls_of(said: Iterable[Facts]) -> tuple[Wall, ...]:
    """Return the walls that the facts of a room say; a length that is no number is 0."""
    return tuple(
        Wall(_mm(each.get("length")) or 0.0, 90.0 if (turn := _mm(each.get("turn"))) is None else turn, _mm(each.get("across")))
        for each in said
    )  # fmt: skip


def diagonals_of(said: Iterable[Facts]) -> tuple[Diagonal, ...]:
    """Return the diagonals that the facts of a room say; what names no two corners is passed over."""
    read = ((_mm(each.get("first")), _mm(each.get("last")), _mm(each.get("length"))) for each in said)
    return tuple(Diagonal(int(one), int(two), length) for one, two, length in read if one and two and length)


@lru_cache(maxsize=512)
def outline(walls: tuple[Wall, ...], diagonals: tuple[Diagonal, ...] = ()) -> Outline:
    """Return the outline of a room from its walls in order, with everything that is wrong with them at once.

    Wall 1 runs to the right as drawn. What the walls miss the start by is shared out along them in proportion to their
    lengths (the compass rule: N. Bowditch in The Analyst, 1808; Ghilani and Wolf, Elementary Surveying, traverses).
    """
    problems = _impossible(walls)
    if problems:
        return Outline(problems=tuple(problems))
    walls, wrong = _turned(walls)
    if wrong:
        return Outline(problems=tuple(wrong))
    ways = _ways(walls)
    gap = (sum(x for x, _ in ways), sum(y for _, y in ways))
    around = sum(wall.length for wall in walls)
    off = hypot(*gap)
    share = 100 * off / around
    if off > _limit(REFUSED, around):
        return Outline(gap=off, share=share, problems=(_not_closed(walls, ways, gap),))
    corners = _shared_out(ways, gap, around)
    crossing = [
        say("Walls {one} and {two} cross. Check their lengths and turns.", one=one, two=two)
        for one, two in _crossings(corners)
    ]
    doubts = []
    if off > _limit(TOLD, around):
        doubts.append(
            say("The walls miss the start by {gap} mm. It is shared out; measure again if you can.", gap=round(off))
        )
    doubts += _diagonal_doubts(corners, diagonals)
    return Outline(corners, off, share, tuple(crossing), tuple(doubts))


def rectangle(width: float, depth: float) -> tuple[Wall, ...]:
    """Return the four walls of a room of ``width`` × ``depth`` mm, from the back wall on."""
    return Wall(width), Wall(depth), Wall(width), Wall(depth)


def shape_of(room: Place) -> RoomShape | None:
    """Return a room as drawn: by its walls, or as the rectangle of its width and depth; None if neither is known."""
    corners: tuple[Point, ...] = ()
    if room.walls:
        found = outline(walls_of(room.walls))
        corners = () if found.problems else found.corners
    if not corners and room.width and room.depth and room.width > 0 and room.depth > 0:
        corners = ((0.0, 0.0), (room.width, 0.0), (room.width, room.depth), (0.0, room.depth))
    if not corners:
        return None
    shape = RoomShape(corners)
    doors = (_opening(shape, number, facts) for number, facts in enumerate(room.doors, 1))
    features = (_feature(shape, number, facts) for number, facts in enumerate(room.features, 1))
    return replace(shape, doors=tuple(filter(None, doors)), features=tuple(filter(None, features)))


def signed_area(corners: Sequence[Point]) -> float:
    """Return the area in mm², above 0 where the corners run clockwise as drawn (y down)."""
    return (
        sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise((*corners, corners[0]))) / 2 if corners else 0.0
    )


def _mm(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) else None


def _limit(pair: tuple[float, float], around: float) -> float:
    return max(pair[0], pair[1] / 100 * around)


def _impossible(walls: Sequence[Wall]) -> list[Message]:
    """Return what is wrong with the walls before they are laid one after the other."""
    found = []
    if not FEWEST <= len(walls) <= MOST:
        found.append(
            say("A room has {fewest} to {most} walls; here are {count}.", fewest=FEWEST, most=MOST, count=len(walls))
        )
    return found + wall_faults(dict(enumerate(walls, 1)))


def wall_faults(walls: Mapping[int, Wall]) -> list[Message]:
    """Return what is wrong with walls one by one, by their numbers."""
    found = []
    for number, wall in walls.items():
        if wall.length <= 0:
            found.append(say("Wall {number} has no length.", number=number))
        elif wall.length > LONGEST_WALL:
            found.append(
                say(
                    "Wall {number} would be {metres} m long. Were feet or centimetres meant? Write the unit: 12 ft.",
                    number=number, metres=round(wall.length / 1000),
                )
            )  # fmt: skip
        if abs(wall.turn) >= 180:
            found.append(say("After wall {number} nobody can turn by {turn}°.", number=number, turn=wall.turn))
    return found


def _turned(walls: tuple[Wall, ...]) -> tuple[tuple[Wall, ...], list[Message]]:
    """Return the walls with every turn in degrees, adding up to 360°; or what is wrong with the turns."""
    turned, wrong = [], []
    for number, wall in enumerate(walls):
        if wall.across is None:
            turned.append(wall)
            continue
        after = walls[(number + 1) % len(walls)].length
        share = (wall.length**2 + after**2 - wall.across**2) / (2 * wall.length * after)
        if not -1 <= share <= 1:
            wrong.append(
                say(
                    "Across the corner after wall {number}: {length} mm cannot reach from its start to the next wall's end.",
                    number=number + 1, length=round(wall.across),
                )
            )  # fmt: skip
            continue
        turned.append(replace(wall, turn=(180 - degrees(acos(share))) * (-1 if wall.turn < 0 else 1), across=None))
    if wrong:
        return walls, wrong
    total = sum(wall.turn for wall in turned)
    missing = (360.0 if total >= 0 else -360.0) - total
    measured = [at for at, wall in enumerate(turned) if abs(wall.turn) != 90]
    if abs(missing) > (ANGLE_SHARED if measured else 1e-6):
        return walls, [
            _flipped(turned)
            or say(
                "The turns add up to {sum}°; around a room they are 360°. Is a wall or a turn missing?",
                sum=round(total),
            )
        ]
    for at in measured:
        turned[at] = replace(turned[at], turn=turned[at].turn + missing / len(measured))
    return tuple(turned), []


def _flipped(walls: Sequence[Wall]) -> Message | None:
    """Return which single turn to the other side makes the walls a room, if there is one."""
    around = sum(wall.length for wall in walls)
    for at, wall in enumerate(walls):
        tried = [*walls[:at], replace(wall, turn=-wall.turn), *walls[at + 1 :]]
        if abs(abs(sum(each.turn for each in tried)) - 360) > ANGLE_SHARED:
            continue
        ways = _ways(tried)
        if hypot(sum(x for x, _ in ways), sum(y for _, y in ways)) <= _limit(TOLD, around):
            return say(
                "The walls do not come back to the start. They do if the turn after wall {wall} is to the other side.",
                wall=at + 1,
            )
    return None


def _ways(walls: Sequence[Wall]) -> list[Point]:
    """Return how far each wall leads to the right and down, in mm."""
    ways, heading = [], 0.0
    for wall in walls:
        ways.append((wall.length * cos(radians(heading)), wall.length * sin(radians(heading))))
        heading += wall.turn
    return ways


def _shared_out(ways: Sequence[Point], gap: Point, around: float) -> tuple[Point, ...]:
    """Return the corners of the closed outline (compass rule), shifted so that none is left of or above 0."""
    corners, x, y = [], 0.0, 0.0
    for way in ways:
        corners.append((x, y))
        part = hypot(*way) / around
        x, y = x + way[0] - gap[0] * part, y + way[1] - gap[1] * part
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    return tuple((round(x - left, 3) + 0.0, round(y - top, 3) + 0.0) for x, y in corners)


def _not_closed(walls: Sequence[Wall], ways: Sequence[Point], gap: Point) -> Message:
    """Return that the walls do not close, and which ones, made longer or shorter, close them best."""
    off, around = hypot(*gap), sum(wall.length for wall in walls)
    tried = []
    for number, (wall, way) in enumerate(zip(walls, ways, strict=True), 1):
        ahead = (way[0] / wall.length, way[1] / wall.length)
        change = -(gap[0] * ahead[0] + gap[1] * ahead[1])
        left = hypot(gap[0] + change * ahead[0], gap[1] + change * ahead[1])
        if wall.length + change > 0 and left <= _limit(TOLD, around):
            tried.append((round(left), number, round(wall.length + change)))
    share = round(100 * off / around, 1)
    if not tried:
        return say(
            "The walls miss the start by {gap} mm ({share} %). No single wall explains it: measure again.",
            gap=round(off), share=share,
        )  # fmt: skip
    best = [
        say("wall {number} with {length} mm", number=number, length=length)
        for left, number, length in sorted(tried)
        if left <= min(tried)[0] + TOLD[0]
    ]
    return say(
        "The walls miss the start by {gap} mm ({share} %). One of these would close them: {walls}.",
        gap=round(off), share=share, walls=listed(best),
    )  # fmt: skip


def _crossings(corners: Sequence[Point]) -> list[tuple[int, int]]:
    """Return the pairs of walls (from 1) that cross or touch without being neighbours."""
    edges, count = list(pairwise((*corners, corners[0]))), len(corners)
    return [
        (one + 1, two + 1)
        for one, two in combinations(range(count), 2)
        if two - one not in {1, count - 1} and _meet(*edges[one], *edges[two])
    ]


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _diagonal_doubts(corners: Sequence[Point], diagonals: Iterable[Diagonal]) -> list[Message]:
    found = []
    for each in diagonals:
        if not (1 <= each.first <= len(corners) and 1 <= each.last <= len(corners)):
            found.append(
                say(
                    "The diagonal from corner {first} to {last}: there is no such corner.",
                    first=each.first,
                    last=each.last,
                )
            )
            continue
        drawn = hypot(*_less(corners[each.last - 1], corners[each.first - 1]))
        if abs(drawn - each.length) > max(TOLD[0], 0.01 * drawn):
            found.append(
                say(
                    "From corner {first} to corner {last} you measured {length} mm; as drawn it is {drawn} mm. "
                    "A corner may not be square.",
                    first=each.first, last=each.last, length=round(each.length), drawn=round(drawn),
                )
            )  # fmt: skip
    return found


def _less(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


_NAMED: Mapping[str, tuple[int, bool]] = {
    "north": (0, False),
    "east": (1, False),
    "south": (2, True),
    "west": (3, True),
}


def on_wall(shape: RoomShape, wall: str, at: float, width: float) -> tuple[Point, Point, Point] | None:
    """Return where a stretch of a wall starts and ends, in mm, and the direction into the room; None for no such wall.

    ``wall`` is a number from 1, counted as measured, ``at`` from its start; or north, east, south, west of a rectangle,
    ``at`` from its left or upper end.
    """
    found = _wall(shape, wall)
    if found is None:
        return None
    one, two, back = found
    long = hypot(*_less(two, one))
    ahead = ((two[0] - one[0]) / long, (two[1] - one[1]) / long)
    start = (one[0] + ahead[0] * at, one[1] + ahead[1] * at)
    end = (one[0] + ahead[0] * (at + width), one[1] + ahead[1] * (at + width))
    right = (signed_area(shape.corners) > 0) != back
    return start, end, ((-ahead[1], ahead[0]) if right else (ahead[1], -ahead[0]))


def wall_named(shape: RoomShape, wall: str) -> tuple[Point, Point] | None:
    """Return the ends of the wall that a door or a room's outside walls name so; None for no such wall."""
    found = _wall(shape, wall)
    return found and found[:2]


def _wall(shape: RoomShape, wall: str) -> tuple[Point, Point, bool] | None:
    name, back = wall.strip().lower(), False
    if name in _NAMED:
        if len(shape.corners) != 4:
            return None
        index, back = _NAMED[name]
    elif name.isdecimal() and 1 <= int(name) <= len(shape.corners):
        index = int(name) - 1
    else:
        return None
    one, two = shape.walls[index]
    return (two, one, back) if back else (one, two, back)


def _opening(shape: RoomShape, number: int, facts: Facts) -> Opening | None:
    if not facts.get("wall"):
        return None
    door = Door.from_facts(facts)
    found = on_wall(shape, str(door.wall), door.at, door.width)
    if found is None:
        return None
    start, end, inward = found
    hinge = end if door.hinge == "end" else start
    side = -door.width if door.opens == "out" else door.width
    tip = (hinge[0] + inward[0] * side, hinge[1] + inward[1] * side)
    return Opening(number, start, end, hinge, tip, inward, door.width, door.opens)


def _feature(shape: RoomShape, number: int, facts: Facts) -> Feature | None:
    """Return a feature: on a wall (wall, at, width, depth into the room), or free on the floor (x, y, width, depth)."""
    kind, width, depth = str(facts.get("kind", "")), _mm(facts.get("width")) or 0.0, _mm(facts.get("depth")) or 0.0
    height, curved = _mm(facts.get("height")), bool(facts.get("round"))
    if facts.get("wall"):
        found = on_wall(shape, str(facts["wall"]), _mm(facts.get("at")) or 0.0, width)
        if found is None:
            return None
        start, end, inward = found
        deep = (inward[0] * depth, inward[1] * depth)
        corners = (start, end, (end[0] + deep[0], end[1] + deep[1]), (start[0] + deep[0], start[1] + deep[1]))
        return Feature(number, kind, corners, height)
    x, y = _mm(facts.get("x")), _mm(facts.get("y"))
    if x is None or y is None or width <= 0:
        return None
    depth = depth or width
    free: tuple[Point, ...]
    if curved:
        free = _ring((x + width / 2, y + depth / 2), width / 2)
    else:
        free = ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))
    return Feature(number, kind, free, height, curved)


def _ring(centre: Point, radius: float, *, sides: int = 16) -> tuple[Point, ...]:
    """Return a regular polygon around a circle: rather too large than too small."""
    reach = radius / cos(pi / sides)
    turns = (2 * pi * (at + 0.5) / sides for at in range(sides))
    return tuple((centre[0] + reach * cos(turn), centre[1] + reach * sin(turn)) for turn in turns)


def inside(corners: Sequence[Point], point: Point) -> bool:
    """Return whether a point lies within the outline (even-odd rule)."""
    x, y = point
    within = False
    for (ax, ay), (bx, by) in pairwise((*corners, corners[0])):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            within = not within
    return within


def sticks_out(corners: Sequence[Point], box: tuple[float, float, float, float], slip: float) -> bool:
    """Return whether an upright box (left, top, right, bottom in mm), made ``slip`` smaller all around, leaves the outline."""
    left, top, right, bottom = box[0] + slip, box[1] + slip, box[2] - slip, box[3] - slip
    if left >= right or top >= bottom:
        left, right = sorted((left, right))
        top, bottom = sorted((top, bottom))
    around = ((left, top), (right, top), (right, bottom), (left, bottom))
    if not all(inside(corners, corner) for corner in around):
        return True
    sides = list(pairwise((*around, around[0])))
    return any(_meet(*side, *wall) for side in sides for wall in pairwise((*corners, corners[0])))


def overlaps(corners: Sequence[Point], box: tuple[float, float, float, float], slip: float) -> bool:
    """Return whether a convex polygon reaches more than ``slip`` mm into an upright box (separating axes)."""
    left, top, right, bottom = box
    other = ((left, top), (right, top), (right, bottom), (left, bottom))
    for one, two in (*pairwise((*corners, corners[0])), ((0.0, 0.0), (1.0, 0.0)), ((0.0, 0.0), (0.0, 1.0))):
        long = hypot(two[0] - one[0], two[1] - one[1])
        if long == 0:
            continue
        axis = (-(two[1] - one[1]) / long, (two[0] - one[0]) / long)
        first = [x * axis[0] + y * axis[1] for x, y in corners]
        second = [x * axis[0] + y * axis[1] for x, y in other]
        if min(max(first), max(second)) - max(min(first), min(second)) <= slip:
            return False
    return True


def on_a_wall(shape: RoomShape, start: Point, end: Point, slip: float) -> bool:
    """Return whether a stretch lies on one of the walls, to ``slip`` mm."""
    return any(
        all(abs(hypot(*_less(p, a)) + hypot(*_less(p, b)) - hypot(*_less(b, a))) <= slip for p in (start, end))
        for a, b in shape.walls
    )
