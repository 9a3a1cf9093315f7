"""How do boxes stand side by side and behind each other on one shelf?

Greedy lane building: the widest box that still fits leads a lane, and those of the next widest that fill the depth
best stand behind it (width-sorted level packing, next-fit decreasing height turned on its side; Coffman et al. 1980).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from reorg.storage.solve.problem import EPS, LAID, LAID_TURNED, STAND, TURNED, Boxes, Numbers, Whole

WINDOW = 14  # how many of the next widest boxes are looked at for the places behind the leader
BATCH = 256  # how many boxes of a pool are looked at for one shelf at a time


@dataclass(slots=True)
class Lane:
    """A row from front to back, or a pile: its width, what is left of its depth (or height), and of its places."""

    width: float
    left: float
    slots: int
    laid: bool
    boxes: list[int] = field(default_factory=list)
    across: list[float] = field(default_factory=list)
    along: list[float] = field(default_factory=list)

    def copy(self) -> Lane:
        """Return a lane of its own with the same boxes."""
        return Lane(self.width, self.left, self.slots, self.laid, self.boxes[:], self.across[:], self.along[:])

    def add(self, box: int, across: float, along: float) -> None:
        """Put a box behind (or on) the others."""
        self.boxes.append(box)
        self.across.append(across)
        self.along.append(along)
        self.left -= along
        self.slots -= 1
        self.width = max(self.width, across)

    def take(self, box: int) -> None:
        """Take a box out."""
        at = self.boxes.index(box)
        self.left += self.along[at]
        self.slots += 1
        del self.boxes[at], self.across[at], self.along[at]
        self.width = max(self.across, default=0.0)


@dataclass(frozen=True, slots=True)
class Bed:
    """The measures of one shelf that lanes are built on."""

    width: float
    depth: float
    height: float
    reach: int
    stack: int

    def budget(self, laid: bool) -> float:
        """The length that the boxes of a lane share: the depth, or the clear height of a pile."""
        return self.height if laid else self.depth

    def places(self, laid: bool) -> int:
        """How many boxes a lane may hold."""
        return self.stack if laid else self.reach


@dataclass(frozen=True, slots=True)
class Ways:
    """How each box of a list would best stand on one kind of shelf: widest first. Boxes that do not fit are left out."""

    boxes: Whole
    across: Numbers
    along: Numbers
    way: Whole


def ways(boxes: Boxes, some: Whole, bed: Bed) -> Ways:
    """Return, for the boxes ``some`` that fit on ``bed``, the way that takes the smallest share of a lane."""
    width, depth, height = boxes.width[some], boxes.depth[some], boxes.height[some]
    turn, lay = boxes.may_turn[some], boxes.may_lay[some]
    yes = np.ones(len(some), dtype=np.bool_)
    options = (  # way, across, along, what must stay below the limit, limit, allowed
        (STAND, width, depth, height, bed.height, yes),
        (TURNED, depth, width, height, bed.height, turn),
        (LAID, width, depth, height, bed.depth, lay),
        (LAID_TURNED, height, depth, width, bed.depth, lay & turn),
    )
    best = np.full(len(some), np.inf)
    across, along = np.zeros(len(some)), np.zeros(len(some))
    way = np.full(len(some), -1, dtype=np.int64)
    for number, wide, deep, other, limit, allowed in options:
        if not allowed.any():
            continue
        laid = number >= LAID
        budget = bed.budget(laid)
        share = wide / np.clip(np.floor((budget + EPS) / deep), 1, bed.places(laid))
        better = allowed & (wide <= bed.width + EPS) & (deep <= budget + EPS) & (other <= limit + EPS) & (share < best)
        best[better], across[better], along[better], way[better] = share[better], wide[better], deep[better], number
    order = np.argsort(-across, kind="stable")
    order = order[way[order] >= 0]
    return Ways(some[order], across[order], along[order], way[order])


def build(fits: Ways, kg: Sequence[float], bed: Bed, *, free: float, load: float) -> list[Lane]:
    """Return lanes of at most ``free`` mm together and ``load`` kg, from the boxes of ``fits`` (at most BATCH of them).

    ``kg`` are the weights of the boxes of ``fits``, in their order.
    """
    across, along = fits.across.tolist(), fits.along.tolist()
    laid = (fits.way >= LAID).tolist()
    left = list(range(len(across)))
    lanes: list[Lane] = []
    boxes = fits.boxes.tolist()
    while left:
        at = next((at for at, p in enumerate(left) if across[p] <= free + EPS and kg[p] <= load + EPS), None)
        if at is None:
            break
        lead = left[at]
        bound = bed.places(laid[lead])
        lane = Lane(across[lead], bed.budget(laid[lead]), bound, laid[lead])
        chosen = [lead, *_behind(lead, left[at + 1 :], bed, (across, along, kg, laid), load - kg[lead])]
        for p in chosen:
            lane.add(boxes[p], across[p], along[p])
            load -= kg[p]
        taken = set(chosen)
        left = [p for p in left if p not in taken]
        free -= lane.width
        lanes.append(lane)
    return lanes


_Lists = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[bool]]


def _behind(lead: int, after: list[int], bed: Bed, columns: _Lists, load: float) -> list[int]:
    """Return which boxes go behind the leader: for short lanes the best one or two, for long ones whatever fits."""
    across, along, kg, laid = columns
    deep = bed.budget(laid[lead]) - along[lead] + EPS
    places = bed.places(laid[lead]) - 1
    if places > 2:
        return _many(lead, after, columns, (deep, load, places))
    if places < 1:
        return []
    near: list[int] = []
    for p in after:
        if along[p] <= deep and laid[p] == laid[lead] and kg[p] <= load:
            near.append(p)
            if len(near) == WINDOW:
                break
    best, chosen = 0.0, []
    for at, p in enumerate(near):
        area = across[p] * along[p]
        if area > best:
            best, chosen = area, [p]
        if places == 2:
            for q in near[at + 1 :]:
                if (both := area + across[q] * along[q]) > best and along[p] + along[q] <= deep:
                    if kg[p] + kg[q] <= load:
                        best, chosen = both, [p, q]
    return chosen


def _many(lead: int, after: list[int], columns: _Lists, room: tuple[float, float, int]) -> list[int]:
    _, along, kg, laid = columns
    deep, load, places = room
    chosen: list[int] = []
    for p in after:
        if along[p] <= deep and laid[p] == laid[lead] and kg[p] <= load:
            chosen.append(p)
            deep -= along[p]
            load -= kg[p]
            if len(chosen) == places:
                break
    return chosen
