"""What is asked of the solver, and what does it answer? (Problem, parameters, stop rule and result as separate values.)

Lengths are mm, weights kg. A shelf is a capacity, not a set of coordinates: it is filled with *lanes* side by side.
A standing lane is a row from front to back of at most ``reach`` boxes, so that each is reached by moving at most
``reach - 1`` others (RE-ORG criterion: at most two, hence 3). A laid lane is a pile of at most ``stack`` flat boxes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NOWHERE = -1
EPS = 1e-6  # mm or kg: sums of floating point lengths are compared with this much mercy

STAND, TURNED, LAID, LAID_TURNED = 0, 1, 2, 3
PLACED, NO_SHELF, TOO_LARGE, TOO_HEAVY, NO_ROOM, PINNED, NOT_ALLOWED, APART = range(8)
REASONS = ("", "no-shelf", "too-large", "too-heavy", "no-room", "pinned", "not-allowed", "apart")


@dataclass(frozen=True, eq=False)
class Boxes:
    """What is to be placed, column by column; sizes include handling clearance.

    ``may_turn``: a quarter turn about the upright axis. ``may_lay``: may lie on its largest face, ``depth`` being its
    thickness. ``shelf`` is where it stands now (:data:`NOWHERE` if on none); ``pinned`` boxes are never moved.
    """

    width: Numbers
    depth: Numbers
    height: Numbers
    kg: Numbers
    category: Whole
    may_turn: Flags
    may_lay: Flags
    shelf: Whole
    pinned: Flags

    def __len__(self) -> int:
        return len(self.width)

    def only(self, which: Whole | list[int]) -> Boxes:
        """Return some of the boxes (their numbers), as they stand."""
        return Boxes(**{name: column[which] for name, column in vars(self).items()})


@dataclass(frozen=True, eq=False)
class Shelves:
    """Where boxes may stand. ``height`` is clear height, ``above`` the surface's height above the floor (NaN: unknown).

    ``load`` (a shelf) and ``bay_load`` (a bay, indexed by bay number) are kg, infinite where not known.
    ``reach`` and ``stack`` are how many boxes a standing and a laid lane may hold.
    """

    bay: Whole
    width: Numbers
    depth: Numbers
    height: Numbers
    load: Numbers
    above: Numbers
    reach: Whole
    stack: Whole
    bay_load: Numbers

    def __len__(self) -> int:
        return len(self.width)

    @property
    def bays(self) -> int:
        """How many bays there are."""
        return len(self.bay_load)


@dataclass(frozen=True, eq=False)
class Rules:
    """Where boxes may stand beyond what their size and weight say. A pinned box stays where it is all the same.

    ``kind`` is the class of each box; ``allowed`` (classes x shelves) says on which shelves a class may stand: one
    class of its own with one shelf is a box that must go there. ``unwanted`` (classes x shelves) says where it would
    rather not: counted, never forbidden. ``group`` is the group of each box; where ``apart`` (groups x groups,
    symmetric) is true, two groups never share a bay. Raises ValueError if the columns do not fit each other.
    """

    kind: Whole
    allowed: Flags
    unwanted: Flags
    group: Whole
    apart: Flags

    def __post_init__(self) -> None:
        if self.allowed.ndim != 2 or self.allowed.shape != self.unwanted.shape:
            raise ValueError("allowed and unwanted are matrices of the same classes and shelves")
        if self.apart.ndim != 2 or not np.array_equal(self.apart, self.apart.T) or bool(np.diag(self.apart).any()):
            raise ValueError("apart is a symmetric matrix of groups, none of which is apart from itself")
        for numbers, count in ((self.kind, len(self.allowed)), (self.group, len(self.apart))):
            if bool(np.any((numbers < 0) | (numbers >= count))):
                raise ValueError("a box belongs to a class or group that does not exist")

    @classmethod
    def of(
        cls,
        allowed: Flags,
        *,
        unwanted: Flags | None = None,
        group: Whole | None = None,
        apart: Flags | None = None,
    ) -> Rules:
        """Return rules from a row of shelves for each *box* (boxes x shelves); equal rows become one class."""
        unwanted = np.zeros_like(allowed) if unwanted is None else unwanted
        rows, kind = np.unique(np.hstack((allowed, unwanted)), axis=0, return_inverse=True)
        count = allowed.shape[1]
        return cls(
            kind.reshape(-1).astype(np.int64),
            np.ascontiguousarray(rows[:, :count]),
            np.ascontiguousarray(rows[:, count:]),
            np.zeros(len(allowed), dtype=np.int64) if group is None else group,
            np.zeros((1, 1), dtype=np.bool_) if apart is None else apart,
        )

    @property
    def hostile(self) -> Flags:
        """Which boxes belong to a group that is apart from another."""
        bound: Flags = np.asarray(self.apart.any(axis=1))
        return bound[self.group]


@dataclass(frozen=True, eq=False)
class Problem:
    """Boxes and the shelves that there are, and where boxes may stand (without ``rules``: wherever they fit).

    ``urgent`` boxes get a place before all others, where there is not room for all.
    Raises ValueError if columns do not fit each other or sizes are absurd.
    """

    boxes: Boxes
    shelves: Shelves
    rules: Rules | None = None
    urgent: Flags | None = None

    def __post_init__(self) -> None:
        boxes, shelves = self.boxes, self.shelves
        _columns("box", len(boxes), vars(boxes))
        _columns("shelf", len(shelves), {name: each for name, each in vars(shelves).items() if name != "bay_load"})
        for name, sizes in (("width", boxes.width), ("depth", boxes.depth), ("height", boxes.height)):
            if not bool(np.all(np.isfinite(sizes) & (sizes > 0))):
                raise ValueError(f"every box needs a {name} above 0 mm")
        if not bool(np.all(np.isfinite(boxes.kg) & (boxes.kg >= 0))):
            raise ValueError("a box cannot weigh less than 0 kg")
        if bool(np.any((boxes.shelf < NOWHERE) | (boxes.shelf >= len(shelves)))):
            raise ValueError("a box stands on a shelf that does not exist")
        if bool(np.any((shelves.bay < 0) | (shelves.bay >= shelves.bays))):
            raise ValueError("a shelf belongs to a bay that does not exist")
        if bool(np.any(boxes.category < 0)):
            raise ValueError("categories are numbered from 0")
        for name in ("width", "depth", "height", "load"):
            if not bool(np.all(getattr(shelves, name) >= 0)):
                raise ValueError(f"a shelf cannot have a {name} below 0")
        if self.urgent is not None:
            _columns("box", len(boxes), {"urgent": self.urgent})
        if self.rules is not None:
            _columns("rule", len(boxes), {"kind": self.rules.kind, "group": self.rules.group})
            if self.rules.allowed.shape[1] != len(shelves):
                raise ValueError("the rules speak of other shelves")

    def only(self, which: Whole) -> Problem:
        """Return the same with some of its boxes, as they stand."""
        rules = replace(self.rules, kind=self.rules.kind[which], group=self.rules.group[which]) if self.rules else None
        return replace(
            self, boxes=self.boxes.only(which), rules=rules, urgent=None if self.urgent is None else self.urgent[which]
        )

    @property
    def categories(self) -> int:
        """How many categories there are."""
        return int(self.boxes.category.max()) + 1 if len(self.boxes) else 0

    @cached_property
    def placeable(self) -> Flags:
        """Which boxes could stand on at least one shelf if they were alone there, by size, weight and rules."""
        if self.rules is None or not len(self.shelves):
            return self.bearable
        fits, boxes, shelves = self.bearable & self.boxes.pinned, self.boxes, self.shelves
        measures = np.stack((shelves.width, shelves.depth, shelves.height, shelves.load), axis=1)
        unlike, number = np.unique(measures, axis=0, return_inverse=True)
        for kind, allowed in enumerate(self.rules.allowed):
            here = np.flatnonzero((self.rules.kind == kind) & ~fits)
            if len(here):
                some = boxes.only(here)
                for wide, deep, tall, load in unlike[np.unique(number.reshape(-1)[allowed])].tolist():
                    fits[here] |= fitting(some, float(wide), float(deep), float(tall)) & (some.kg <= load + EPS)
        return fits

    @cached_property
    def bearable(self) -> Flags:
        """The same by size and weight, without rules."""
        return self._fit(weight=True)

    @cached_property
    def sizeable(self) -> Flags:
        """The same by size only."""
        return self._fit(weight=False)

    def _fit(self, *, weight: bool) -> Flags:
        shelves = self.shelves
        loads = shelves.load if weight else np.full(len(shelves), np.inf)
        fits = np.zeros(len(self.boxes), dtype=np.bool_)
        for wide, deep, tall, load in _largest(np.stack((shelves.width, shelves.depth, shelves.height, loads), axis=1)):
            fits |= fitting(self.boxes, wide, deep, tall) & (self.boxes.kg <= load + EPS)
        return fits

    @property
    def digest(self) -> str:
        """SHA-256 over all columns: equal problems have equal digests."""
        digest = hashlib.sha256()
        for part in (self.boxes, self.shelves, *(() if self.rules is None else (self.rules,))):
            for name, column in sorted(vars(part).items()):
                digest.update(f"{name}:{column.dtype.str}:{len(column)};".encode())
                digest.update(np.ascontiguousarray(column).tobytes())
        if self.urgent is not None:
            digest.update(b"urgent:" + self.urgent.tobytes())
        return digest.hexdigest()


def fitting(boxes: Boxes, wide: float | Numbers, deep: float | Numbers, tall: float | Numbers) -> Flags:
    """Return which boxes fit on a shelf of this width, depth and clear height (or each on one of its own)."""
    w, d, h = boxes.width, boxes.depth, boxes.height
    wide, deep, tall = wide + EPS, deep + EPS, tall + EPS
    up = (h <= tall) & (((w <= wide) & (d <= deep)) | (boxes.may_turn & (d <= wide) & (w <= deep)))
    flat = (w <= wide) & (h <= deep) | (boxes.may_turn & (h <= wide) & (w <= deep))
    fits: Flags = up | (boxes.may_lay & (d <= tall) & flat)
    return fits


def _largest(measures: Numbers) -> list[tuple[float, float, float, float]]:
    """Return the rows that no other row equals or exceeds in every column: what fits anywhere fits one of them."""
    rows = np.unique(measures, axis=0)[::-1]
    kept = np.empty((0, measures.shape[1]))
    for row in rows:  # largest first, by the first column: a later row never exceeds an earlier one there
        if not (kept >= row).all(axis=1).any():
            kept = np.vstack((kept, row))
    return [(float(w), float(d), float(h), float(kg)) for w, d, h, kg in kept]


def _columns(of: str, length: int, columns: Mapping[str, npt.NDArray[np.generic]]) -> None:
    for name, column in columns.items():
        if column.shape != (length,):
            raise ValueError(f"the {of} column {name} has {column.shape} values, not {length}")


@dataclass(frozen=True)
class Weights:
    """What a better answer is worth, in boxes moved: far apart, they work as strict priorities.

    ``together``: one category in one bay fewer. ``mixed``: one category fewer on a shelf. ``low``: a heavy box lower.
    ``wanted``: a box where its class would rather stand. ``stay``: a box that need not be moved. ``length``: one metre
    of shelf length left free.
    """

    together: float = 40.0
    mixed: float = 10.0
    low: float = 20.0
    wanted: float = 8.0
    stay: float = 1.0
    length: float = 0.05


@dataclass(frozen=True)
class Parameters:
    """How the solver is to work.

    ``fill``: a shelf that receives boxes is filled to this share of its width at most. One that only keeps what stands
    on it may stay fuller, up to all of it, and so may one that holds a single lane (a thing as wide as the shelf).
    ``heavy`` kg and more should not stand above ``low`` mm.
    """

    fill: float = 0.9
    heavy: float = 15.0
    low: float = 900.0
    weights: Weights = field(default_factory=Weights)

    def __post_init__(self) -> None:
        if not 0 < self.fill <= 1:
            raise ValueError("the share to fill lies above 0 and is at most 1")


@dataclass(frozen=True)
class Stop:
    """When to stop improving: after ``rounds`` (the answer then depends on the seed alone), after ``seconds``, or ``enough``."""

    seconds: float | None = None
    rounds: int | None = None
    enough: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Statistics:
    """What an answer comes to, in boxes. ``shelf_mm`` is the shelf length that its lanes take.

    ``fragments`` counts pairs of a category and a bay that holds some of it; ``mixed`` the categories beyond the first
    on each shelf; ``high`` the heavy boxes above the low limit; ``bays`` those that hold anything; ``unwanted`` the
    boxes where their class would rather not stand.
    """

    placed: int = 0
    unplaced: int = 0
    moves: int = 0
    fragments: int = 0
    mixed: int = 0
    high: int = 0
    bays: int = 0
    shelf_mm: float = 0.0
    unwanted: int = 0


@dataclass(frozen=True)
class Bounds:
    """No answer can have less. ``unplaced`` holds for any answer; the others for any that places as many boxes.

    ``shelf_mm`` and ``bays`` hold for the very boxes that were placed.
    """

    unplaced: int = 0
    moves: int = 0
    fragments: int = 0
    bays: int = 0
    shelf_mm: float = 0.0


@dataclass(frozen=True, eq=False)
class Result:
    """Where each box goes: ``shelf`` (:data:`NOWHERE` with a ``reason``, see :data:`REASONS`), and how it stands there.

    ``lane`` numbers the lanes of a shelf from 0; ``way`` is how it stands (STAND, TURNED, LAID, LAID_TURNED).
    ``first`` are the statistics of the first answer, before improving.
    """

    shelf: Whole
    lane: Whole
    way: Whole
    reason: Whole
    statistics: Statistics
    first: Statistics
    bounds: Bounds
    seconds: float
    rounds: int
