"""What is asked when units are to be laid out in a room, and what is answered? (Frozen values that know no museum.)

Lengths are mm, weights kg; x to the right, y down, as drawn. A unit with turn 0 is ``width`` wide along x, ``depth``
deep along y and its front looks down (+y); ``turn`` is clockwise degrees in quarters. Numbers of a rule carry their
source with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import cos, hypot, radians, sin
from types import MappingProxyType

from reorg.storage.solve.ways import Form

Point = tuple[float, float]
Box = tuple[float, float, float, float]
OURS = "ours"
SOLID = frozenset({"column", "radiator", "stairs"})
"""Kinds of things that nobody passes through."""
KINDS = SOLID | {"window", "low ceiling", "dead zone"}
SIDES: Mapping[str, Point] = {"front": (0.0, 1.0), "back": (0.0, -1.0), "left": (-1.0, 0.0), "right": (1.0, 0.0)}
"""The sides of a unit with turn 0, and which way each looks as drawn."""


@dataclass(frozen=True, slots=True)
class Width:
    """A number of a rule in mm, and who says so: a standard, a museum, or :data:`OURS`."""

    mm: float
    source: str = OURS


@dataclass(frozen=True, slots=True)
class Mover:
    """What must get from the door to every unit: its shape on the floor and its height in mm.

    ``door``: the narrowest clear door that it may pass although it is wider otherwise (0: as wide as it is).
    """

    code: str
    form: Form
    height: float = 0.0
    door: float = 0.0
    source: str = OURS


TROLLEY = Mover("trolley", Form(600, 1000), 1000)
LADDER = Mover("ladder", Form(600, 1300), 1500)
WHEELCHAIR = Mover("wheelchair", Form(900, 900, round=True), 0, 815, "DIN 18040-1; 2010 ADA Standards 404.2.3")


@dataclass(frozen=True, slots=True)
class Rules:
    """How much must stay free. ``aisle``: before every open side; ``passage``: every way from the door, everywhere.

    ``from_radiator``, ``from_outside`` (an outside wall), ``from_window`` keep units away. A unit's full weight is
    spread over its footprint and half of ``aisle`` before its open sides. ``movers`` must get to every unit, turning as
    they need.
    """

    aisle: Width = Width(900)
    passage: Width = Width(900, "DIN 18040-1")
    from_radiator: Width = Width(200)
    from_outside: Width = Width(50)
    from_window: Width = Width(0)
    movers: tuple[Mover, ...] = (TROLLEY,)


@dataclass(frozen=True, slots=True)
class Compact:
    """Compact shelving as an option: bays of a ``type`` on carriages that run on rails, with one aisle that is opened
    where needed.

    ``gap``: between two rows; ``longest``: of a carriage; ``rails``: kg/m² of rails and carriages.
    """

    type: str
    gap: Width = Width(25, "BS 5454:2000 as a maker quotes it")
    longest: Width = Width(6000)
    rails: float = 60.0


@dataclass(frozen=True, slots=True)
class Door:
    """A door on a wall from ``start`` to ``end``; hung at one of them, opening ``in``, ``out`` or ``slide``."""

    start: Point
    end: Point
    hinge: str = "start"
    opens: str = "in"

    @property
    def width(self) -> float:
        """How wide it is, in mm."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])


@dataclass(frozen=True, slots=True)
class Thing:
    """What belongs to the building: a convex outline on the floor, its ``kind``, and the clear ``height`` over it if any."""

    kind: str
    corners: tuple[Point, ...]
    height: float | None = None

    @classmethod
    def box(cls, kind: str, sides: Box, height: float | None = None) -> Thing:
        """Return one that is an upright box: left, top, right, bottom."""
        return cls(kind, corners(sides), height)


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its ``corners`` in order, ``doors``, ``things``; clear ``height`` mm and ``floor_load`` kg/m², None if
    not known.

    ``outside`` are the numbers (from 1, wall n from corner n) of the walls that are the building's outside walls.
    """

    corners: tuple[Point, ...]
    doors: tuple[Door, ...] = ()
    things: tuple[Thing, ...] = ()
    height: float | None = None
    floor_load: float | None = None
    outside: frozenset[int] = frozenset()

    @property
    def walls(self) -> tuple[tuple[Point, Point], ...]:
        """Each wall from its start to its end."""
        return tuple(pairwise((*self.corners, *self.corners[:1])))

    @property
    def area(self) -> float:
        """The floor in mm² (Gauss's area formula)."""
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in self.walls)) / 2


@dataclass(frozen=True, slots=True)
class UnitType:
    """A type of unit: outer sizes in mm, the sides it is ``opens`` from, ``kg`` when full, ``bays`` and shelf
    ``metres`` of one.

    ``load``: kg/m² that it puts on the floor, where that is known; else ``kg`` over its footprint and half an aisle.
    ``wanted``: how many at most; None: as many as fit. Types are placed in their order where they compete at equal
    gain.
    """

    code: str
    width: float
    depth: float
    height: float = 0.0
    opens: tuple[str, ...] = ("front",)
    kg: float = 0.0
    bays: float = 1.0
    metres: float = 0.0
    wanted: int | None = None
    load: float | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """A unit that stands somewhere: ``x``, ``y`` are its left and upper sides as it stands; ``fixed``: it stays."""

    type: str
    x: float
    y: float
    turn: int = 0
    fixed: bool = False
    name: str = ""


@dataclass(frozen=True)
class Problem:
    """A room, the types of units, the units that stay, and the rules. Raises ValueError for what no caller may hand over."""

    room: Room
    types: tuple[UnitType, ...]
    fixed: tuple[Stand, ...] = ()
    rules: Rules = field(default_factory=Rules)
    compact: Compact | None = None

    def __post_init__(self) -> None:
        codes = [each.code for each in self.types]
        if len(set(codes)) != len(codes):
            raise ValueError("two types of unit share a code")
        named = {each.type for each in self.fixed} | ({self.compact.type} if self.compact else set())
        if unknown := named - set(codes):
            raise ValueError(f"units of unknown types: {sorted(unknown)}")
        if wrong := {each.kind for each in self.room.things} - KINDS:
            raise ValueError(f"unknown kinds of things: {sorted(wrong)}")
        if wrong := {side for each in self.types for side in each.opens} - SIDES.keys():
            raise ValueError(f"unknown sides: {sorted(wrong)}")
        if any("front" not in each.opens for each in self.types):
            raise ValueError("every unit is opened from its front")
        if any(each.turn % 90 for each in self.fixed):
            raise ValueError("units stand in quarter turns")
        if any(
            each.opens not in {"in", "out", "slide"} or each.hinge not in {"start", "end"} for each in self.room.doors
        ):
            raise ValueError("a door opens in, out or slides, and hangs at its start or end")

    def type_of(self, stand: Stand) -> UnitType:
        """Return the type of a unit. Raises KeyError for a type that there is not."""
        return {each.code: each for each in self.types}[stand.type]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: a ``code`` (see :data:`reorg.storage.solve.layout.check.CODES`), where, and the numbers of its
    sentence.

    ``unit`` and ``other`` are places in the list of units that was checked (from 0), -1 for none.
    """

    code: str
    unit: int = -1
    other: int = -1
    values: Mapping[str, float | int | str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """How many units of a type have no place, and why: ``no-room``, ``too-large``, ``too-high``, ``too-heavy``,
    ``no-way-in``.

    Where as many as fit were wanted, ``count`` is 0: not one has a place.
    """

    type: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a layout comes to. ``floor``: m² of the room; ``taken``: % of it under units; ``at_most``: bays no layout can beat."""

    bays: float
    metres: float
    units: int
    floor: float
    taken: float
    at_most: float


@dataclass(frozen=True)
class Proposal:
    """A layout to compare: its ``kind`` (see :data:`reorg.storage.solve.layout.KINDS_OF_LAYOUT`), the units, what is
    left over.

    ``units`` begins with the fixed ones, in their order. ``values`` are the numbers of its sentence; ``faults`` are
    those of the units that stay, which no layout can mend: the new ones have none. ``added``: types that it brings
    (blocks of compact shelving).
    """

    kind: str
    units: tuple[Stand, ...]
    unplaced: tuple[Unplaced, ...]
    figures: Figures
    values: Mapping[str, float | int | str] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[Fault, ...] = ()
    added: tuple[UnitType, ...] = ()

    def answers(self, problem: Problem) -> Problem:
        """Return the problem with the types that this layout brings: what its units are checked against."""
        return replace(problem, types=(*problem.types, *self.added)) if self.added else problem


def corners(sides: Box) -> tuple[Point, ...]:
    """Return the corners of an upright box, clockwise as drawn."""
    left, top, right, bottom = sides
    return (left, top), (right, top), (right, bottom), (left, bottom)


def footprint(kind: UnitType, stand: Stand) -> Box:
    """Return left, top, right, bottom of a unit as it stands."""
    wide, deep = (kind.depth, kind.width) if stand.turn % 180 else (kind.width, kind.depth)
    return stand.x, stand.y, stand.x + wide, stand.y + deep


def looks(side: str, turn: int) -> Point:
    """Return which way a side looks when its unit is turned."""
    x, y = SIDES[side]
    for _ in range(turn // 90 % 4):
        x, y = -y, x
    return x + 0.0, y + 0.0


def before(sides: Box, way: Point, depth: float) -> Box:
    """Return the floor before the side of a box that looks ``way``, as wide as it is and ``depth`` deep."""
    left, top, right, bottom = sides
    if way[1] > 0:
        return left, bottom, right, bottom + depth
    if way[1] < 0:
        return left, top - depth, right, top
    return (right, top, right + depth, bottom) if way[0] > 0 else (left - depth, top, left, bottom)


def inward(room: Room, door: Door) -> Point:
    """Return the direction (length 1) from a door into the room: to the right of its wall if the room runs clockwise."""
    long = door.width or 1.0
    ahead = ((door.end[0] - door.start[0]) / long, (door.end[1] - door.start[1]) / long)
    middle = ((door.start[0] + door.end[0]) / 2, (door.start[1] + door.end[1]) / 2)
    right = (-ahead[1], ahead[0])
    probe = (middle[0] + right[0], middle[1] + right[1])  # 1 mm beside the wall
    return right if within(room.corners, probe) else (ahead[1], -ahead[0])


def within(outline: tuple[Point, ...], point: Point) -> bool:
    """Return whether a point lies within an outline (even-odd rule)."""
    x, y = point
    found = False
    for (ax, ay), (bx, by) in pairwise((*outline, *outline[:1])):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            found = not found
    return found


def landing(room: Room, door: Door) -> tuple[Point, ...]:
    """Return the floor before a door, as deep as it is wide: it must stay free."""
    x, y = inward(room, door)
    deep = (x * door.width, y * door.width)
    return (
        door.start, door.end, (door.end[0] + deep[0], door.end[1] + deep[1]),
        (door.start[0] + deep[0], door.start[1] + deep[1]),
    )  # fmt: skip


def swing(room: Room, door: Door) -> tuple[Point, ...]:
    """Return the floor that the leaf sweeps (nothing for a door that does not open inwards): drawn rather too large."""
    if door.opens != "in":
        return ()
    hinge, jamb = (door.start, door.end) if door.hinge == "start" else (door.end, door.start)
    one, two = (jamb[0] - hinge[0], jamb[1] - hinge[1]), tuple(part * door.width for part in inward(room, door))
    grown = 1 / cos(radians(7.5))
    arc = []
    for step in range(7):
        turn, more = radians(15 * step), grown if 0 < step < 6 else 1.0
        arc.append(
            (
                hinge[0] + (one[0] * cos(turn) + two[0] * sin(turn)) * more,
                hinge[1] + (one[1] * cos(turn) + two[1] * sin(turn)) * more,
            )
        )
    return (hinge, *arc)
