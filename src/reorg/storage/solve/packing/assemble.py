"""How do shelves become an answer: lanes, shelves, bays and every thing in its place, bottom to top?"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from reorg.storage.solve.packing.bays import Hung, hang
from reorg.storage.solve.packing.first import Shelf
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.problem import EPS, NO_ROOM, SCREEN, Flags, Packing, Problem, Unit, Whole

Placed = tuple[int, int]  # part, shelf of it


@dataclass
class _Rows:
    """The columns of a packing while they grow."""

    lane: Whole
    way: Whole
    reason: Whole
    place: Whole
    on: Flags
    lane_x: list[float] = field(default_factory=list)
    lane_y: list[float] = field(default_factory=list)
    lane_shelf: list[int] = field(default_factory=list)
    shelf_bay: list[int] = field(default_factory=list)
    shelf_takes: list[float] = field(default_factory=list)
    shelf_z: list[float] = field(default_factory=list)
    bay_unit: list[int] = field(default_factory=list)
    bay_climate: list[int] = field(default_factory=list)


Hanging = dict[tuple[int, int], list[list[Placed]]]  # climate and unit -> bays -> shelves from below


def hung(problem: Problem, parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]]) -> Hanging:
    """Return the bays of each climate and kind of unit."""
    groups: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    for at, part in enumerate(parts):
        groups[part.kind[:2]].extend((at, number) for number in range(len(shelves[at])))
    found: Hanging = {}
    for key, placed in groups.items():
        bays = hang(
            measured((parts[at], shelves[at][number]) for at, number in placed), problem.units[key[1]], problem.rules
        )
        found[key] = [[placed[each] for each in bay] for bay in bays]
    return found


def measured(shelves: Iterable[tuple[Part, Shelf]]) -> Hung:
    """Return what hanging has to know of shelves."""
    takes, kg, heaviest, category = [], [], [], []
    for part, shelf in shelves:
        weights = part.kg[list(shelf.things)]
        category.append(part.kind[2])
        takes.append(height(part, shelf))
        kg.append(float(weights.sum()))
        heaviest.append(float(weights.max()))
    return Hung(takes, kg, heaviest, category)


def height(part: Part, shelf: Shelf) -> float:
    """Return how much of a bay a shelf takes: things are numbered tallest first."""
    return float(part.takes[min(shelf.things)])


def packed(
    problem: Problem,
    parts: Sequence[Part],
    shelves: Sequence[Sequence[Shelf]],
    chosen: tuple[Whole, Whole],
    found: Hanging,
) -> Packing:
    """Return the answer that shelves hanging in bays come to; ``chosen``: the unit of each thing, or why it has none.

    Where a kind of unit runs out, its bays with most things are kept.
    """
    count = len(problem.things)
    unit, reason = chosen
    rows = _Rows(
        np.full(count, -1),
        np.zeros(count, dtype=np.int64),
        reason.copy(),
        np.zeros(count, dtype=np.int64),
        np.zeros(count, dtype=np.bool_),
    )
    for part in parts:
        rows.reason[part.loose.things] = NO_ROOM  # until it has its place
    bays = [(climate, kind, bay) for (climate, kind), some in sorted(found.items()) for bay in some]
    for climate, kind, bay in _enough(problem, bays, parts, shelves):
        number = len(rows.bay_unit)
        rows.bay_unit.append(kind)
        rows.bay_climate.append(climate)
        for (at, which), z in zip(bay, _surfaces(problem.units[kind], bay, parts, shelves), strict=True):
            rows.shelf_bay.append(number)
            rows.shelf_takes.append(height(parts[at], shelves[at][which]))
            rows.shelf_z.append(z)
            _lay(rows, parts[at], shelves[at][which])
    return Packing(
        rows.lane,
        rows.way,
        rows.reason,
        unit,
        np.array(rows.lane_shelf, dtype=np.int64),
        np.array(rows.shelf_bay, dtype=np.int64),
        np.array(rows.shelf_takes, dtype=np.float64),
        np.array(rows.shelf_z, dtype=np.float64),
        np.array(rows.bay_unit, dtype=np.int64),
        np.array(rows.bay_climate, dtype=np.int64),
        rows.place,
        rows.on,
        np.array(rows.lane_x, dtype=np.float64),
        np.array(rows.lane_y, dtype=np.float64),
    )


_Bays = list[tuple[int, int, list[Placed]]]


def _enough(problem: Problem, bays: _Bays, parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]]) -> _Bays:
    """Return the bays that there are units for."""
    kept: set[int] = set()
    for kind, unit in enumerate(problem.units):
        mine = [at for at, bay in enumerate(bays) if bay[1] == kind]
        holds = {
            at: sum(int(parts[part].many[list(shelves[part][each].things)].sum()) for part, each in bays[at][2])
            for at in mine
        }
        mine.sort(key=lambda at, holds=holds: (-holds[at], at))  # type: ignore[misc]  # bound now
        kept.update(mine if unit.count is None else mine[: unit.count])
    return [bay for at, bay in enumerate(bays) if at in kept]


def _surfaces(unit: Unit, bay: list[Placed], parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]]) -> list[float]:
    """Return the height of each shelf's surface above the floor."""
    takes = [height(parts[at], shelves[at][which]) for at, which in bay]
    if unit.kind == SCREEN:
        return [unit.base] * len(bay)
    if not unit.slots:
        return [unit.base + below for below in np.cumsum([0.0, *takes[:-1]]).tolist()]
    free = [(clear, unit.base + sum(unit.slots[:at]) + at * unit.overhead) for at, clear in enumerate(unit.slots)]
    found = []
    for size in takes:
        place = next(each for each in free if abs(each[0] - size) < EPS)
        free.remove(place)
        found.append(place[1])
    return found


def _lay(rows: _Rows, part: Part, shelf: Shelf) -> None:
    number, loose = len(rows.shelf_bay) - 1, part.loose
    for at_lane, lane in enumerate(shelf.lanes):
        spot = shelf.spots[at_lane] if shelf.spots else None
        rows.lane_x.append(spot.x if spot else math.nan)
        rows.lane_y.append(spot.y if spot else math.nan)
        turns = (spot.turned,) if spot else ways_of(part, lane)
        place = 0
        for pile, turned in zip(lane, turns, strict=True):
            for height_of, each in enumerate(part.of(pile)):
                at = loose.things[each]
                rows.lane[at] = len(rows.lane_shelf)
                rows.way[at] = loose.way[each, turned]
                rows.reason[at] = 0
                rows.place[at], rows.on[at] = place, height_of > 0
                place += 1
        rows.lane_shelf.append(number)


def ways_of(part: Part, lane: tuple[int, ...]) -> tuple[int, ...]:
    """Return how the things of a lane are turned (0 or 1 each) so that it is least wide and still fits the depth."""
    across, along = part.across[list(lane)], part.along[list(lane)]
    narrow = across.argmin(axis=1)
    rows = np.arange(len(lane))
    if along[rows, narrow].sum() <= part.unit.depth + EPS:
        return tuple(narrow.tolist())
    fit = [ways for ways in product((0, 1), repeat=len(lane)) if along[rows, ways].sum() <= part.unit.depth + EPS]
    return min(fit, key=lambda ways: float(across[rows, ways].max()))
