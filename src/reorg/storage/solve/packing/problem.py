"""What is to be packed into how little furniture, and by which rules? (Knows things, units and numbers: no museum.)

Lengths are mm, weights kg. A thing stands in a *lane* (front to back), lanes stand side by side on a *shelf*, shelves
hang in a *bay* at heights that may be chosen, and a bay is one piece of a kind of *unit*. Things may stand on each other, as
a *pile*. That any thing is reached by moving at most two others (RE-ORG's criterion) is that no lane holds more than three.

Drawers, screens and pallets are units too: their shelves are *surfaces*, seen from above or from the front, with a fixed
clear room over them, and a lane is a pile, or one picture, somewhere on the surface.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
EPS = 1e-6  # mm or kg: sums of floating point sizes are compared with this much mercy
ANY = -1  # no kind of unit is wanted: the cheapest in which the thing fits

KINDS = ("shelf", "drawer", "screen", "rolls", "pallet")
SHELF, DRAWER, SCREEN, ROLLS, PALLET = range(len(KINDS))
FLAT = frozenset({DRAWER, SCREEN, PALLET})  # whose shelves are surfaces on which things have a place in two dimensions

STAND, TURNED, LAID, LAID_TURNED = 0, 1, 2, 3
PLACED, NO_UNIT, TOO_LARGE, TOO_HEAVY, NO_ROOM = range(5)
REASONS = ("", "no-unit", "too-large", "too-heavy", "no-room")


@dataclass(frozen=True, eq=False)
class Things:
    """What is to be packed, column by column; sizes include padding and the clearance that hands need.

    ``category`` and ``climate`` are numbers from 0; ``unit`` is the kind of unit that is wanted or :data:`ANY`.
    ``may_turn``: by a quarter about the upright axis. ``may_lay``: on its back, so that its depth becomes its height.

    ``kind`` is the kind of furniture that a thing needs (:data:`KINDS`) if it wants no unit by name; a roll has its length as
    width, its diameter as depth and height. ``may_stack``: how many things a pile with it may have (1: it stands alone);
    ``top_kg``: what may weigh on it; ``nest``: the mm by which it raises a pile if what is below it nests too (bowls),
    infinite where it does not. Columns that are left out are filled: shelves, no piles, any weight, no nesting.
    """

    width: Numbers
    depth: Numbers
    height: Numbers
    kg: Numbers
    category: Whole
    climate: Whole
    unit: Whole
    may_turn: Flags
    may_lay: Flags
    kind: Whole = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    may_stack: Whole = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    top_kg: Numbers = field(default_factory=lambda: np.empty(0))
    nest: Numbers = field(default_factory=lambda: np.empty(0))

    def __post_init__(self) -> None:
        for name, value in (("kind", SHELF), ("may_stack", 1), ("top_kg", math.inf), ("nest", math.inf)):
            if not len(getattr(self, name)):
                object.__setattr__(self, name, np.full(len(self.width), value))

    def __len__(self) -> int:
        return len(self.width)


@dataclass(frozen=True)
class Unit:
    """A kind of furniture. A shelf for something ``up`` mm high takes :meth:`takes` of the ``height`` of a bay.

    ``width`` and ``depth`` of a shelf are clear. Adjustable shelves hang every ``step`` mm and cost ``overhead`` mm each
    (the board, and the gap that a hand needs). Fixed ones have the clear heights ``fixed``, from the floor upwards, and
    ``height`` and ``step`` say nothing. ``shelf_load`` and ``bay_load`` may be infinite. ``base`` is how far the lowest
    surface is above the floor. ``count``: how many there can be, None for as many as are needed. ``cost`` weighs a bay
    against bays of other kinds; ``floor`` is the floor it takes in m².

    ``kind`` (:data:`KINDS`): ``shelf``; ``drawer``: surfaces of width by depth with the clear heights ``fixed``, seen from above;
    ``screen``: ``sides`` surfaces of width by height, each picture reached directly, ``depth`` is how far one may stand out;
    ``rolls``: as shelves, but a lane holds one; ``pallet``: one surface of width by depth with
    ``height`` over it, open all round.
    """

    name: str
    width: float
    depth: float
    height: float
    step: float = 25.0
    overhead: float = 75.0
    fixed: tuple[float, ...] = ()
    shelf_load: float = math.inf
    bay_load: float = math.inf
    base: float = 100.0
    count: int | None = None
    cost: float = 1.0
    floor: float = 0.0
    kind: int = SHELF
    sides: int = 2

    def __post_init__(self) -> None:
        sizes = (self.width, self.depth, *(self.fixed or (self.height, self.step)))
        if not 0 <= self.kind < len(KINDS) or self.sides not in {1, 2}:
            raise ValueError(f"unit {self.name}: there is no such kind, or a screen without sides")
        if (self.kind == DRAWER) > bool(self.fixed) or (self.kind in {SCREEN, PALLET} and self.fixed):
            raise ValueError(f"unit {self.name}: drawers have fixed clear heights, screens and pallets have none")
        if not all(math.isfinite(size) and size > 0 for size in sizes):
            raise ValueError(f"unit {self.name}: every size lies above 0 mm")
        if not all(math.isfinite(size) and size >= 0 for size in (self.overhead, self.base, self.cost, self.floor)):
            raise ValueError(f"unit {self.name}: overhead, base, cost and floor cannot lie below 0")
        if not (self.shelf_load >= 0 and self.bay_load >= 0) or (self.count is not None and self.count < 0):
            raise ValueError(f"unit {self.name}: loads and count cannot lie below 0")

    @property
    def flat(self) -> bool:
        """Whether its shelves are surfaces, on which things have a place in two dimensions."""
        return self.kind in FLAT

    @property
    def slots(self) -> tuple[float, ...]:
        """The clear room over each shelf that cannot be moved: of a screen how far a picture may stand out on each side."""
        if self.kind == SCREEN:
            return (self.depth,) * self.sides
        return (self.height,) if self.kind == PALLET else self.fixed

    @property
    def plane(self) -> tuple[float, float]:
        """The two sides of a shelf's surface: across, and along (of a screen: up)."""
        return self.width, self.height if self.kind == SCREEN else self.depth

    @property
    def room(self) -> float:
        """The mm that the shelves of a bay share."""
        return math.fsum(self.slots) if self.slots else self.height

    @property
    def bears(self) -> float:
        """The kg that a shelf may bear: no more than its bay."""
        return min(self.shelf_load, self.bay_load)

    def takes(self, up: Numbers) -> Numbers:
        """Return how much of :attr:`room` a shelf takes on which something ``up`` mm high stands; infinite if none can."""
        if self.slots:
            slots = np.sort(np.array([*self.slots, math.inf]))
            return slots[np.searchsorted(slots, up - EPS)]
        taken = np.ceil((up + self.overhead - EPS) / self.step) * self.step
        return np.where(taken <= self.height + EPS, taken, math.inf)


@dataclass(frozen=True)
class Rules:
    """What every answer keeps to.

    ``reach``: most things in a lane. ``slack``: share of each shelf's width (of a surface: of its area) that stays free for
    growth; a thing too wide for the rest may stand alone on a shelf. ``pure``: one category a shelf. ``heavy`` kg and more
    should not stand above ``low`` mm: this orders the shelves of a bay and is counted, it is not forced.

    ``growth``: categories with a share of their own in place of ``slack``. ``apart``: pairs of categories that share no bay.
    A category named in either has shelves of its own, also where others may be mixed.
    """

    reach: int = 3
    slack: float = 0.0
    pure: bool = True
    heavy: float = 15.0
    low: float = 900.0
    growth: tuple[tuple[int, float], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not all(0 <= share < 1 for _, share in self.growth) or any(one == other for one, other in self.apart):
            raise ValueError("a share kept free lies from 0 to below 1, and no category is apart from itself")
        if not 1 <= self.reach <= 3:
            raise ValueError("a lane holds one to three things")
        if not 0 <= self.slack < 1:
            raise ValueError("the share kept free is at least 0 and below 1")


@dataclass(frozen=True, eq=False)
class Problem:
    """Things, kinds of units and rules. Raises ValueError where columns do not fit each other or sizes are absurd."""

    things: Things
    units: tuple[Unit, ...]
    rules: Rules = field(default_factory=Rules)

    def __post_init__(self) -> None:
        columns: Mapping[str, npt.NDArray[np.generic]] = vars(self.things)
        for name, column in columns.items():
            if column.shape != (len(self.things),):
                raise ValueError(f"the column {name} has {column.shape} values, not {len(self.things)}")
        if len(self.things) and not (
            self.things.may_stack.min() >= 1
            and self.things.nest.min() > 0
            and self.things.top_kg.min() >= 0
            and 0 <= self.things.kind.min() <= self.things.kind.max() < len(KINDS)
        ):
            raise ValueError("a pile of no things, a thing that nests in no height, or of no kind")
        for name in ("width", "depth", "height"):
            if not bool(np.all(np.isfinite(columns[name]) & (columns[name] > 0))):  # type: ignore[operator]  # floats
                raise ValueError(f"every thing needs a {name} above 0 mm")
        if not bool(np.all(np.isfinite(self.things.kg) & (self.things.kg >= 0))):
            raise ValueError("a thing cannot weigh less than 0 kg")
        if bool(np.any((self.things.unit < ANY) | (self.things.unit >= len(self.units)))):
            raise ValueError("a thing wants a unit that does not exist")
        if bool(np.any((self.things.category < 0) | (self.things.climate < 0))):
            raise ValueError("categories and climates are numbered from 0")


@dataclass(frozen=True)
class Stop:
    """When to stop improving: after ``seconds`` of all, ``rounds`` (the answer then depends on the seed alone), or ``enough``."""

    seconds: float | None = None
    rounds: int | None = None
    enough: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Group:
    """What one kind of unit for one climate comes to: bays, and the fewest that there can be.

    ``bays`` is how many hold everything: where there are fewer units than that, the packing holds what they hold.
    ``shelf_mm`` is the height that the shelves take together, ``least_mm`` what they take at least.
    """

    unit: int
    climate: int
    bays: int
    least_bays: int
    shelf_mm: float
    least_mm: float


@dataclass(frozen=True, eq=False)
class Packing:
    """Where everything is: thing -> lane -> shelf -> bay. Shelves of a bay are numbered from below, ``shelf_z`` their surface.

    ``lane`` is -1 where a thing has no place (``reason``, see :data:`REASONS`); ``way`` is how it stands.
    ``unit`` is the kind of unit it was meant for. ``place`` counts the things of a lane from front to back and from below;
    ``on`` says that a thing stands on the one before it. ``lane_x`` and ``lane_y`` are where a lane begins on a surface, from its
    left and front (of a screen: lower) edge, NaN on shelves.
    """

    lane: Whole
    way: Whole
    reason: Whole
    unit: Whole
    lane_shelf: Whole
    shelf_bay: Whole
    shelf_takes: Numbers
    shelf_z: Numbers
    bay_unit: Whole
    bay_climate: Whole
    place: Whole
    on: Flags
    lane_x: Numbers
    lane_y: Numbers


@dataclass(frozen=True, eq=False)
class Answer:
    """A packing and how good it is. ``gap`` is by how much fewer bays are possible at most, as a share of the bound."""

    packing: Packing
    groups: tuple[Group, ...]
    first_bays: int
    first_seconds: float
    seconds: float
    rounds: int

    @property
    def bays(self) -> int:
        """How many bays are needed."""
        return sum(group.bays for group in self.groups)

    @property
    def least_bays(self) -> int:
        """How many bays any answer needs at least that gives each thing the kind of unit of this one."""
        return sum(group.least_bays for group in self.groups)

    @property
    def gap(self) -> float:
        """By what share :attr:`bays` lies over :attr:`least_bays` (0.05 is 5 %)."""
        return self.bays / self.least_bays - 1 if self.least_bays else 0.0

    @property
    def height_gap(self) -> float:
        """By what share the height taken lies over the least there can be."""
        least = sum(group.least_mm for group in self.groups)
        return sum(group.shelf_mm for group in self.groups) / least - 1 if least else 0.0


@dataclass(frozen=True)
class Fault:
    """Something wrong in a problem or an answer: what (``code``), where (``things[3].width``) and what stands there."""

    code: str
    where: str
    value: str = ""
