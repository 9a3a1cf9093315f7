"""How do boxes stand side by side and behind each other on one shelf?

Greedy lane building: the widest box that still fits leads a lane, and those of the next widest that fill the depth
best stand behind it (width-sorted level packing, next-fit decreasing height turned on its side; Coffman et al. 1980).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from reorg.storage.solve.problem import EPS, LAID, LAID_TURNED, STAND, TURNED, Boxes, Numbers, Shelves, Whole

WINDOW = 14  # how many of the next widest boxes are looked at for the places behind the leader
FEW = 64  # up to so many boxes, as stand on a shelf, several ways to put them are tried
TRIES, SHAKE = 120, 0.3  # so often at most: half in an order shaken by up to so much, then from the best so far
ANEW, NUDGE = 0.25, 0.1  # of the later ones so many in a new order, the others in the best so far, shaken by so much
KEEP = 20_000  # lengths that are kept, some 8 MB
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


class Spot(NamedTuple):
    """Where a box could go on a shelf: in an open lane, or in a new one (None), and how."""

    lane: Lane | None
    way: int
    across: float
    along: float
    laid: bool


class Tape:
    """The measures of boxes as plain numbers, for looking at one box at a time."""

    def __init__(self, boxes: Boxes, some: Whole | slice = slice(None)) -> None:
        """Take the measures of ``boxes``, or of ``some`` of them, which are then numbered from 0."""
        self.width: list[float] = boxes.width[some].tolist()
        self.depth: list[float] = boxes.depth[some].tolist()
        self.height: list[float] = boxes.height[some].tolist()
        self.kg: list[float] = boxes.kg[some].tolist()
        self.turn, self.lay = boxes.may_turn[some].tolist(), boxes.may_lay[some].tolist()

    def options(self, box: int, bed: Bed) -> list[Spot]:
        """Return the ways in which a box fits on a bed, each in a lane of its own."""
        w, d, h = self.width[box], self.depth[box], self.height[box]
        found = []
        if h <= bed.height + EPS:
            if d <= bed.depth + EPS:
                found.append(Spot(None, STAND, w, d, False))
            if self.turn[box] and w <= bed.depth + EPS:
                found.append(Spot(None, TURNED, d, w, False))
        if self.lay[box] and d <= bed.height + EPS:
            if h <= bed.depth + EPS:
                found.append(Spot(None, LAID, w, d, True))
            if self.turn[box] and w <= bed.depth + EPS:
                found.append(Spot(None, LAID_TURNED, h, d, True))
        return found

    def spot(self, box: int, bed: Bed, lanes: list[Lane], free: float) -> Spot | None:
        """Return where the box takes least of the ``free`` mm of a shelf; None if it has no room."""
        best: tuple[float, float] = (math.inf, 0.0)
        chosen: Spot | None = None
        for option in self.options(box, bed):
            _, _, across, along, laid = option
            for lane in lanes:
                if lane.laid == laid and lane.slots > 0 and along <= lane.left + EPS:
                    cost = (max(0.0, across - lane.width), lane.left - along)
                    if cost[0] <= free + EPS and cost < best:
                        best, chosen = cost, option._replace(lane=lane)
            cost = (across, bed.budget(laid) - along)
            if across <= free + EPS and cost < best:
                best, chosen = cost, option
        return chosen


def put(box: int, spot: Spot, bed: Bed, lanes: list[Lane]) -> None:
    """Put a box where :meth:`Tape.spot` found room."""
    lane = spot.lane
    if lane is None:
        lane = Lane(0.0, bed.budget(spot.laid), bed.places(spot.laid), spot.laid)
        lanes.append(lane)
    lane.add(box, spot.across, spot.along)


def take(box: int, lanes: list[Lane]) -> None:
    """Take a box out of the lane that it is in."""
    at = next(at for at, lane in enumerate(lanes) if box in lane.boxes)
    lanes[at].take(box)
    if not lanes[at].boxes:
        del lanes[at]


def bed_of(shelves: Shelves, shelf: int) -> Bed:
    """Return the measures of a shelf."""
    return Bed(
        float(shelves.width[shelf]),
        float(shelves.depth[shelf]),
        float(shelves.height[shelf]),
        int(shelves.reach[shelf]),
        int(shelves.stack[shelf]),
    )


@dataclass(frozen=True, slots=True)
class Ways:
    """How each box of a list would best stand on one kind of shelf, widest first; what does not fit is left out."""

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


_Size = Callable[[tuple[float, float]], float]
_ORDERS: tuple[_Size, ...] = (max, math.prod, min)
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
                both = area + across[q] * along[q]
                if both > best and along[p] + along[q] <= deep and kg[p] + kg[q] <= load:
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


def length(boxes: Boxes, some: Whole, bed: Bed, *, thorough: bool = True) -> float:
    """Return the shelf length in mm that boxes take in lanes on a bed as long as it needs to be.

    What is too deep or too tall for the bed takes its narrower side. Up to ``BATCH`` boxes are put there in several
    ways and the shortest counts; if ``thorough``, up to ``FEW`` (as stand on a shelf) in many, which is usually within
    1 % of the least there is, where greedy lanes alone are 5 % too long (benchmarks/results/occupancy.md).
    """
    endless = Bed(math.inf, bed.depth, bed.height, bed.reach, bed.stack)
    fits = ways(boxes, some, endless)
    left = np.setdiff1d(some, fits.boxes)
    apart = float(np.minimum(boxes.width[left], boxes.depth[left]).sum())
    tries = min(TRIES, 16 * len(fits.boxes)) if thorough and len(fits.boxes) <= FEW else 0
    columns = (boxes.width, boxes.depth, boxes.height, boxes.may_turn, boxes.may_lay)
    sizes = blake2b(b"".join(column[fits.boxes].tobytes() for column in columns)).digest()
    key = (endless, tries, len(fits.boxes), sizes)
    found = _KEPT.get(key)
    if found is None:
        if len(_KEPT) >= KEEP:
            _KEPT.clear()
        found = _KEPT[key] = _in_lanes(boxes, fits, endless, tries=tries)
    return apart + found


_KEPT: dict[tuple[Bed, int, int, bytes], float] = {}
"""What was worked out, by all that it depends on: after a move all shelves but two, and all categories, are as they were."""


def _in_lanes(boxes: Boxes, fits: Ways, bed: Bed, *, tries: int) -> float:
    taken = 0.0
    for start in range(0, len(fits.boxes), BATCH):  # they are sorted by width, so little is lost between batches
        part = slice(start, start + BATCH)
        batch = Ways(fits.boxes[part], fits.across[part], fits.along[part], fits.way[part])
        lanes = build(batch, [0.0] * len(batch.boxes), bed, free=math.inf, load=math.inf)
        taken += sum(lane.width for lane in lanes)
    if len(fits.boxes) > BATCH:
        return taken
    return min((taken, *_tried(boxes, fits.boxes, bed, tries)))


def _tried(boxes: Boxes, some: Whole, bed: Bed, tries: int) -> Iterator[float]:
    """Yield the length that boxes, all of which fit, take if they are put one by one where each costs least.

    First the longest first, of few also the largest first and the widest first; then ``tries`` times with the order
    shaken and some of the boxes told which way to turn: in the second half mostly the order and turns of the best so far,
    shaken a little (iterated local search; Lourenço, Martin and Stützle, 2003). The same boxes give the same lengths.
    """
    tape = Tape(boxes, some)
    every = range(len(some))
    free = [[spot[2:] for spot in tape.options(box, bed)] for box in every]
    turns = [_turns(tape, box, bed) for box in every]
    sides = list(zip(tape.width, tape.depth, strict=True))
    for size in _ORDERS if len(some) <= FEW else _ORDERS[:1]:
        yield _one_by_one(free, sorted(every, key=lambda box: -size(sides[box])), bed)
    chance = random.Random(len(some))  # noqa: S311 - a search, no secret
    best, best_rank, best_told = math.inf, [0.0], free
    for number in range(tries if len(some) > 1 else 0):
        if number < tries // 2 or chance.random() < ANEW:
            size = _ORDERS[number % len(_ORDERS)]
            shake = SHAKE * chance.random()
            rank = [-size(each) * chance.uniform(1 - shake, 1 + shake) for each in sides]
            told = _told(free, turns, chance)
        else:
            rank = [each * chance.uniform(1 - NUDGE, 1 + NUDGE) for each in best_rank]
            told = best_told
        found = _one_by_one(told, sorted(every, key=rank.__getitem__), bed, best)
        if found <= best:
            best, best_rank, best_told = found, rank, told
        yield found


_Choice = tuple[float, float, bool]  # across, along, laid: one of the ways in which a box fits
_Choices = list[list[_Choice]]
_Rows = tuple[list[float], list[float], list[int]]  # of each lane its width, what is left of its depth, its free places


def _turns(tape: Tape, box: int, bed: Bed) -> tuple[list[_Choice], list[_Choice]] | None:
    """Return how a box can stand if it is told to be turned, or not to; None for one that is told nothing."""
    if not tape.turn[box] or tape.lay[box]:
        return None
    found = {spot.way: [spot[2:]] for spot in tape.options(box, bed)}
    free = [each for some in found.values() for each in some]  # told to stand as it does not fit, it is told nothing
    return found.get(TURNED, free), found.get(STAND, free)


def _told(
    free: _Choices, turns: Sequence[tuple[list[_Choice], list[_Choice]] | None], chance: random.Random
) -> _Choices:
    """Return how each box may stand if some may no longer turn: half of these have been turned already."""
    share = 0.8 * chance.random()
    told = free[:]
    for box, fixed in enumerate(turns):
        way = chance.random()
        if fixed is not None and way < share:
            told[box] = fixed[0] if way < share / 2 else fixed[1]
    return told


def _one_by_one(choices: _Choices, order: Sequence[int], bed: Bed, most: float = math.inf) -> float:
    """Return the length that boxes take, each where it costs least, as :meth:`Tape.spot` finds it on an endless shelf;
    infinity as soon as it is more than ``most``.

    A survey calls it some 100 times a shelf: hence plain lists, and no lanes that know their boxes.
    """
    rows: _Rows = ([], [], [])
    piles: _Rows = ([], [], [])
    budget, places = (bed.budget(False), bed.budget(True)), (bed.places(False), bed.places(True))
    taken, most = 0.0, most + EPS
    for box in order:
        grow, spare, at, chosen = math.inf, 0.0, -1, choices[box][0]
        for choice in choices[box]:
            across, along, laid = choice
            wide, left, _ = piles if laid else rows
            shortest = along - EPS
            for lane, room in enumerate(left):
                if room >= shortest:
                    more = across - wide[lane] if across > wide[lane] else 0.0
                    if more < grow or (more == grow and room - along < spare):
                        grow, spare, at, chosen = more, room - along, lane, choice
            if across < grow or (across == grow and budget[laid] - along < spare):
                grow, spare, at, chosen = across, budget[laid] - along, -1, choice
        across, along, laid = chosen
        wide, left, slots = piles if laid else rows
        taken += grow
        if taken > most:
            return math.inf
        if at < 0:
            wide.append(across)
            left.append(budget[laid] - along)
            slots.append(places[laid] - 1)
            at = len(wide) - 1
        else:
            wide[at] += grow
            left[at] -= along
            slots[at] -= 1
        if slots[at] <= 0:
            left[at] = -math.inf
    return taken
