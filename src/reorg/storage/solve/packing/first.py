"""What is a good set of shelves for a part, at once?

Window greedy: the tallest thing that is left must stand on the next shelf, whose height it decides; the things next in
height are what may stand beside it, in the lanes that are worth most for their width (planning study: a wide window
and lanes of three account for most of what is gained over tidy practice).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reorg.storage.solve.packing.lanes import Care, Few, Worth, best_shelf, lanes_of
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.problem import EPS, Numbers, Whole

WINDOW = 44  # things that are looked at together
PIECE = 8000  # things that are put away together by first fit: 2,000 take 1.3 % more, 30,000 no less (measured)
FRESH = 0.3  # of a window, the share that is used before the next one is taken
STEEP = 3.0  # what is tall can only stand on what is tall: worth rises with this power of height (measured)


@dataclass(frozen=True)
class Spot:
    """Where a lane begins on a surface (mm from its left and front edge), and whether it is turned (0 or 1)."""

    x: float
    y: float
    turned: int


@dataclass(frozen=True)
class Shelf:
    """A shelf of a part: lanes of things (numbers in the part). On a surface a lane is one thing or pile, at its spot."""

    lanes: tuple[tuple[int, ...], ...]
    spots: tuple[Spot, ...] = ()

    @cached_property
    def things(self) -> tuple[int, ...]:
        """All things on it."""
        return tuple(thing for lane in self.lanes for thing in lane)


def plain_worth(part: Part) -> Worth:
    """Return what things are worth before anything better is known: the share of a shelf that they need, taller ones more.

    A thing needs a share of a lane's depth, or of its places, whichever is more; of a surface, its area.
    """
    if part.unit.flat:
        return Worth(surface_share(part) * part.takes)
    share = part.across * np.maximum(part.along / part.unit.depth, (part.many / part.rules.reach)[:, None])
    return Worth(np.where(np.isfinite(share), share, np.inf).min(axis=1) * part.takes**STEEP)


def surface_share(part: Part) -> Numbers:
    """Return the share of a surface that each row covers."""
    covered: Numbers = np.where(np.isfinite(part.across), part.across * part.along, np.inf).min(axis=1)
    return covered / (part.unit.plane[0] * part.unit.plane[1])


def shelves_of(part: Part, some: Whole, worth: Worth, care: Care, window: int = WINDOW) -> list[Shelf]:
    """Return shelves that hold the things ``some`` of a part (in the order of the part: tallest first)."""
    every = some.tolist()
    near, ahead = every[:window], window
    shelves: list[Shelf] = []
    while near:
        used, made = filled(part, near, worth.of(near), care, last=ahead >= len(every))
        shelves.extend(made)
        near = [thing for at, thing in enumerate(near) if not used >> at & 1]
        more = window - len(near)
        near += every[ahead : ahead + more]
        ahead += more
    return shelves


def decreasing(part: Part) -> list[Shelf]:
    """Return shelves by first fit decreasing: the tallest first, each in the first lane, or on the first shelf, with room.

    Things are turned so that they are narrow, or so that they take least of a lane's places; what takes less height counts.
    Large parts go in pieces: it looks through all shelves.
    """
    places = np.floor((part.unit.depth + EPS) / np.where(np.isfinite(part.along), part.along, np.inf))
    shares = part.across / np.clip(places, 1, part.rules.reach)
    ways = [part.across.argmin(axis=1), shares.argmin(axis=1)]
    if (ways[0] == ways[1]).all():
        del ways[1]
    found = []
    for way in ways:
        pieces = (np.arange(start, min(start + PIECE, len(part))) for start in range(0, len(part), PIECE))
        found.append([shelf for rows in pieces for shelf in _decreasing(part, rows, way)])
    return min(found, key=lambda made: sum(float(part.takes[min(shelf.things)]) for shelf in made))


def _decreasing(part: Part, rows: Whole, way: Whole) -> list[Shelf]:
    every = np.arange(len(part))
    wide, deep = part.across[every, way].tolist(), part.along[every, way].tolist()
    kg, many = part.kg.tolist(), part.many.tolist()
    free, load = np.zeros(len(rows)), np.zeros(len(rows))  # of each shelf
    lane_wide, lane_deep, lane_left = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows), dtype=np.int64)
    lane_shelf = np.zeros(len(rows), dtype=np.int64)
    lanes: list[list[int]] = []
    shelves: list[list[int]] = []
    for row in rows.tolist():
        bears = load[: len(shelves)] >= kg[row] - EPS
        behind = (lane_wide[: len(lanes)] >= wide[row] - EPS) & (lane_deep[: len(lanes)] >= deep[row] - EPS)
        behind &= (lane_left[: len(lanes)] >= many[row]) & bears[lane_shelf[: len(lanes)]]
        beside = bears & (free[: len(shelves)] >= wide[row] - EPS)
        lane = int(behind.argmax()) if behind.any() else -1
        shelf = int(beside.argmax()) if beside.any() else len(shelves)
        if lane < 0 or lane_shelf[lane] > shelf:
            if shelf == len(shelves):
                shelves.append([])
                free[shelf], load[shelf] = part.usable, part.unit.bears
            lane = len(lanes)
            lanes.append([])
            shelves[shelf].append(lane)
            lane_shelf[lane], lane_wide[lane] = shelf, wide[row]
            lane_deep[lane], lane_left[lane] = part.unit.depth, part.rules.reach
            free[shelf] -= wide[row]
        lanes[lane].append(row)
        lane_deep[lane] -= deep[row]
        lane_left[lane] -= many[row]
        load[lane_shelf[lane]] -= kg[row]
    return [Shelf(tuple(tuple(lanes[lane]) for lane in shelf)) for shelf in shelves]


def filled(part: Part, near: list[int], worth: Worth, care: Care, *, last: bool) -> tuple[int, list[Shelf]]:
    """Return which of a few things (bits) stand on the shelves that are made of them, all of them if ``last``.

    ``near`` has the tallest first; ``worth`` is a value each.
    """
    some = np.array(near)
    unit = part.unit
    kg = part.kg[some]
    load = unit.bears if kg.sum() > unit.bears else np.inf  # all of them are light enough for one shelf
    lanes = lanes_of(
        Few(part.across[some], part.along[some], kg, part.many[some]),
        worth,
        depth=unit.depth,
        reach=part.rules.reach,
        load=load,
    )
    used, shelves = 0, []
    everything = (1 << len(near)) - 1
    while used != everything and (last or used.bit_count() < FRESH * len(near)):
        free = ~used & everything
        must = free & -free  # the tallest that is left
        bits, rows = best_shelf(
            lanes,
            must,
            width=part.usable,
            load=load,
            care=Care(care.beam, care.price * float(lanes.ratio[0]), worth.per_kg),
        )
        used |= bits
        lanes = lanes.without(used)
        shelves.append(Shelf(tuple(tuple(near[at] for at in _members(row)) for row in rows)))
    return used, shelves


def _members(bits: int) -> list[int]:
    found = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found
