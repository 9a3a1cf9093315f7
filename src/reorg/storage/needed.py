"""What is needed of each type of unit and by each category, against what there is? (A painting rack does not absorb a bowl.)

The formulas stand in ``data/formulas.toml`` (``more-units``, ``by-category``); they are ours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from reorg.method import NOTHING, Range
from reorg.museum import Museum
from reorg.storage.need import type_of as named
from reorg.storage.need import unit_types
from reorg.storage.problem import LEVELS, Task, at_levels, parameters, shelf_columns
from reorg.storage.sizes import Flags
from reorg.storage.solve import NOWHERE, Bed, Problem, length
from reorg.storage.survey import Survey, usual_bed

SPECIAL = ""
"""The type of what fits on no unit of the museum."""


@dataclass(frozen=True, slots=True)
class TypeNeed:
    """What one type of unit has and needs, in shelf metres: ``need`` with growth, on shelves filled to the target.

    ``each`` are the metres of one unit; ``missing`` on all of them, ``more`` the units that takes, ``fewer`` the metres of
    objects by which it would do without. ``type`` "" is what fits on no unit the museum has.
    """

    type: str
    units: int
    capacity: float
    need: Range
    missing: Range
    fewer: Range
    more: Range
    each: float


@dataclass(frozen=True, slots=True)
class CategoryNeed:
    """What one category takes in shelf metres: on shelves, of what is on the floor, of what has no place; and ``need``.

    ``type`` is the type of unit on which most of it stands, or would.
    """

    category: str
    shelves: Range
    floor: Range
    unplaced: Range
    need: Range
    type: str


@dataclass(frozen=True)
class Needed:
    """Need against capacity. ``target`` is the share to which shelves are filled, ``growth`` the share that is to come."""

    types: tuple[TypeNeed, ...]
    categories: tuple[CategoryNeed, ...]
    target: float
    growth: float

    @property
    def more(self) -> Range:
        """How many units are needed in all."""
        return sum((each.more for each in self.types), NOTHING)


@dataclass(frozen=True)
class _Level:
    """Shelf metres at one level of sizes, by type of unit and category."""

    shelves: Mapping[tuple[str, str], float]
    floor: Mapping[tuple[str, str], float]
    unplaced: Mapping[tuple[str, str], float]


def needed(museum: Museum, seen: Survey, *, growth: float = 0.0) -> Needed:
    """Return what is needed by type of unit and category; ``growth`` is a share of all objects to leave room for."""
    target = parameters(museum).fill
    tasks = at_levels(museum)
    goes = _goes(museum, tasks["likely"])
    found = {level: _level(museum, seen, tasks[level], goes, level) for level in LEVELS}
    factor = (1 + growth) / target
    counted = Counter(named(museum.places[unit]) for unit in tasks["likely"].units)
    there: defaultdict[str, float] = defaultdict(float)
    for surface in tasks["likely"].surfaces:
        there[named(museum.places[surface.unit])] += surface.length
    types = dict.fromkeys([*sorted(counted, key=lambda name: (-counted[name], name)), *goes])
    return Needed(
        tuple(_type(name, counted[name], there[name], _sum(found, 0, name).scaled(factor), target) for name in types),
        _categories(found, factor),
        target,
        growth,
    )


def _type(name: str, units: int, capacity: float, need: Range, target: float) -> TypeNeed:
    missing = Range(*(max(0.0, each - capacity) for each in need.data()))
    each = capacity / units if units else 0.0
    more = Range(*(float(ceil(metres / each - 1e-9)) if each else 0.0 for metres in missing.data()))
    return TypeNeed(name, units, capacity, need, missing, missing.scaled(target), more, each)


def _sum(found: Mapping[str, _Level], side: int, name: str) -> Range:
    """Return what is at one of the sides of the keys (0: type, 1: category), everywhere together."""
    values = [
        sum(metres for part in vars(found[level]).values() for key, metres in part.items() if key[side] == name)
        for level in LEVELS
    ]
    return _range(values)


def _range(values: Sequence[float]) -> Range:
    low, likely, high = values
    return Range(min(low, likely), likely, max(likely, high))


def _categories(found: Mapping[str, _Level], factor: float) -> tuple[CategoryNeed, ...]:
    likely = found["likely"]
    words = dict.fromkeys(key[1] for part in vars(likely).values() for key in part)
    rows = []
    for word in words:
        on_shelves, floor, unplaced = (
            _range([sum(m for key, m in getattr(found[level], part).items() if key[1] == word) for level in LEVELS])
            for part in ("shelves", "floor", "unplaced")
        )
        by_type: defaultdict[str, float] = defaultdict(float)
        for part in vars(likely).values():
            for (type_, category), metres in part.items():
                if category == word:
                    by_type[type_] += metres
        most = min(by_type, key=lambda type_: (-by_type[type_], type_))
        need = (on_shelves + floor + unplaced).scaled(factor)
        rows.append(CategoryNeed(word, on_shelves, floor, unplaced, need, most))
    return tuple(sorted(rows, key=lambda row: (-row.need.likely, row.category)))


def _goes(museum: Museum, task: Task) -> dict[str, tuple[Bed, Flags]]:
    """Return the types of unit for what stands on none, each with a shelf of it and which boxes belong there (by position).

    A thing goes to the type on which most of its category stands, if it fits there, else to the commonest that takes it.
    """
    boxes = task.problem.boxes
    loose = np.flatnonzero(boxes.shelf == NOWHERE)
    types = unit_types(museum, task)
    fits = {
        type_.name: Problem(boxes.only(loose), shelf_columns(type_.surfaces, [0] * len(type_.surfaces), [type_.load])).placeable
        for type_ in types
    }  # fmt: skip
    stands: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for box in np.flatnonzero(boxes.shelf != NOWHERE).tolist():
        unit = task.surfaces[int(boxes.shelf[box])].unit
        stands[task.items[box].category][named(museum.places[unit])] += 1
    beds = {type_.name: _bed(task, museum, type_.name) for type_ in types}
    chosen: defaultdict[str, list[int]] = defaultdict(list)
    for at, box in enumerate(loose.tolist()):
        taking = [name for name in beds if fits[name][at]]
        home = stands[task.items[box].category]
        chosen[max(taking, key=lambda name: (home[name], -taking.index(name)), default=SPECIAL)].append(box)
    every = np.arange(len(boxes))
    return {name: (beds.get(name) or usual_bed(task), np.isin(every, some)) for name, some in chosen.items()}


def _bed(task: Task, museum: Museum, name: str) -> Bed:
    """Return a shelf of endless length, as deep as those of a type usually are."""
    mine = [at for at, surface in enumerate(task.surfaces) if named(museum.places[surface.unit]) == name]
    if not mine:
        return usual_bed(task)
    shelves = task.problem.shelves
    depth = float(np.median(shelves.depth[mine]))
    return Bed(np.inf, depth, np.inf, int(np.median(shelves.reach[mine])), int(np.median(shelves.stack[mine])))


def _level(museum: Museum, seen: Survey, task: Task, goes: Mapping[str, tuple[Bed, Flags]], level: str) -> _Level:
    shelves: defaultdict[tuple[str, str], float] = defaultdict(float)
    boxes = task.problem.boxes
    standing: defaultdict[int, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for box in np.flatnonzero(boxes.shelf != NOWHERE).tolist():
        standing[int(boxes.shelf[box])][task.items[box].category] += float(boxes.width[box])
    for at, surface in enumerate(task.surfaces):
        held = seen.shelves.get(surface.place)
        value = held.fullness.value if held else None
        if held is None or value is None:
            continue
        metres = getattr(value, level) * held.capacity.length
        if not metres:
            continue
        shares: Mapping[str, float] = standing[at] or {"": 1.0}
        whole = sum(shares.values())
        for word, wide in shares.items():
            shelves[named(museum.places[surface.unit]), word] += metres * wide / whole
    floor_places = {inner.id for floor in museum.places.of_kind("floor") for inner in museum.places.within(floor.id)}
    on_floor = np.array([item.at in floor_places for item in task.items], dtype=np.bool_)
    return _Level(dict(shelves), _loose(task, goes, on_floor), _loose(task, goes, ~on_floor))


def _loose(task: Task, goes: Mapping[str, tuple[Bed, Flags]], where: Flags) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for name, (bed, mine) in goes.items():
        some: defaultdict[str, list[int]] = defaultdict(list)
        for box in np.flatnonzero(mine & where).tolist():
            some[task.items[box].category].append(box)
        for word, which in some.items():
            found[name, word] = length(task.problem.boxes, np.array(which, dtype=np.int64), bed) / 1000
    return found
