"""How do shelves become an answer: lanes, shelves, bays and every thing in its place, bottom to top?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from reorg.storage.solve.packing.bays import Hung, hang
from reorg.storage.solve.packing.first import Shelf
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.problem import EPS, NO_ROOM, Packing, Problem, Unit, Whole

Placed = tuple[int, int]  # part, shelf of it


@dataclass
class _Rows:
    """The columns of a packing while they grow."""

    lane: Whole
    way: Whole
    reason: Whole
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
    takes, kg, heaviest = [], [], []
    for part, shelf in shelves:
        weights = part.kg[list(shelf.things)]
        takes.append(height(part, shelf))
        kg.append(float(weights.sum()))
        heaviest.append(float(weights.max()))
    return Hung(takes, kg, heaviest)


def height(part: Part, shelf: Shelf) -> float:
    """Return how much of a bay a shelf takes: things are numbered tallest first."""
    return float(part.takes[min(shelf.things)])


def packed(
    problem: Problem, parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]], unit: Whole, reason: Whole
) -> Packing:
    """Return the answer that shelves come to. Where a kind of unit runs out, its bays with most things are kept."""
    count = len(problem.things)
    rows = _Rows(np.full(count, -1), np.zeros(count, dtype=np.int64), reason.copy())
    for part in parts:
        rows.reason[part.things] = NO_ROOM  # until it has its place
    bays = [
        (climate, kind, bay) for (climate, kind), some in sorted(hung(problem, parts, shelves).items()) for bay in some
    ]
    for climate, kind, bay in _enough(problem, bays, shelves):
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
    )


_Bays = list[tuple[int, int, list[Placed]]]


def _enough(problem: Problem, bays: _Bays, shelves: Sequence[Sequence[Shelf]]) -> _Bays:
    """Return the bays that there are units for."""
    kept: set[int] = set()
    for kind, unit in enumerate(problem.units):
        mine = [at for at, bay in enumerate(bays) if bay[1] == kind]
        holds = {at: sum(len(shelves[part][each].things) for part, each in bays[at][2]) for at in mine}
        mine.sort(key=lambda at, holds=holds: (-holds[at], at))  # type: ignore[misc]  # bound now
        kept.update(mine if unit.count is None else mine[: unit.count])
    return [bay for at, bay in enumerate(bays) if at in kept]


def _surfaces(unit: Unit, bay: list[Placed], parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]]) -> list[float]:
    """Return the height of each shelf's surface above the floor."""
    takes = [height(parts[at], shelves[at][which]) for at, which in bay]
    if not unit.fixed:
        return [unit.base + below for below in np.cumsum([0.0, *takes[:-1]]).tolist()]
    free = [(clear, unit.base + sum(unit.fixed[:at]) + at * unit.overhead) for at, clear in enumerate(unit.fixed)]
    found = []
    for size in takes:
        place = next(each for each in free if abs(each[0] - size) < EPS)
        free.remove(place)
        found.append(place[1])
    return found


def _lay(rows: _Rows, part: Part, shelf: Shelf) -> None:
    number = len(rows.shelf_bay) - 1
    for lane in shelf.lanes:
        for thing, turned in zip(lane, ways_of(part, lane), strict=True):
            at = part.things[thing]
            rows.lane[at] = len(rows.lane_shelf)
            rows.way[at] = part.way[thing, turned]
            rows.reason[at] = 0
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
