"""What is missing: how much shelf, and how many units of which type? (RE-ORG: "how many units will I need?")

Two questions. ``need``: what the museum lacks as it stands today, by shelf length. ``shortfall``: what a plan could not
place, packed into more units of the museum's own types, so that the number can be ordered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from reorg.method import NOTHING, Range, total
from reorg.museum import Museum, Place
from reorg.storage.furniture import Surface, going, surfaces
from reorg.storage.problem import FULL_AREA, LEVELS, Task, at_levels, parameters, shelf_columns
from reorg.storage.sizes import Flags, Whole
from reorg.storage.solve import (
    NOWHERE,
    REASONS,
    Boxes,
    Parameters,
    Problem,
    Result,
    Stop,
    least_bays,
    least_length,
    length,
    solve,
)
from reorg.storage.survey import Fullness, Survey, survey, usual_bed

NO_ROOM = REASONS.index("no-room")
Tick = Callable[[], None]
FEW = 5000  # so many things at most are packed again and again for the fewest units
SAMPLE = 2500  # of more things so many are packed, and what they need is multiplied: within some 2 % (test_need.py)
MOST_TYPES = 8  # the museum's commonest types of unit are looked at
# what is reckoned with where a museum has no unit at all: a common shelving unit of five shelves; ours
USUAL = {
    "width": 1000.0,
    "depth": 400.0,
    "height": 360.0,
    "load": 100.0,
    "first": 150.0,
    "pitch": 400.0,
    "shelves": 5.0,
}


@dataclass(frozen=True, slots=True)
class PresentNeed:
    """Shelf metres: what stays, what stands on it and beside it, what growth takes, and what is missing.

    ``target`` is the share of a shelf that should be filled at most. ``used`` is taken by what is recorded there,
    ``seen`` by what the eye saw on shelves where nothing is recorded. ``overfull`` is over 100 %, in units that are.
    ``missing`` is by how much all needs together exceed the capacity at the target. What is to be discarded brings none:
    ``going`` are its metres, ``units_going`` the units (ids); what stands there needs room elsewhere.
    """

    capacity: float
    target: float
    used: Range
    seen: Range
    overfull: Range
    floor: Range
    unplaced: Range
    growth: Range
    missing: Range
    going: float = 0.0
    units_going: tuple[str, ...] = ()

    @property
    def others(self) -> Range:
        """What is seen and not recorded, and what has no place: they may be the same things, or not."""
        return Range(
            max(self.seen.low, self.unplaced.low),
            max(self.seen.likely, self.unplaced.likely),
            self.seen.high + self.unplaced.high,
        )

    @property
    def wanted(self) -> Range:
        """All needs together, on shelves filled to the target."""
        return (self.used + self.floor + self.others + self.growth).scaled(1 / self.target)


@dataclass(frozen=True, slots=True)
class UnitNeed:
    """How many more units of a type are needed, and how many at least. ``type`` is the museum's word for it.

    ``example`` is the id of a unit of that type, "" if it is one that reorg reckons with.
    """

    type: str
    example: str
    count: Range
    bound: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a plan could not place: shelf metres (low, likely, high, and at least), units by type, metres by category.

    ``special`` are the ids of what fits on no type of unit the museum has: it needs furniture of its own.
    """

    length: Range = NOTHING
    bound: float = 0.0
    units: tuple[UnitNeed, ...] = ()
    categories: tuple[tuple[str, Range], ...] = ()
    special: tuple[str, ...] = ()


def need(museum: Museum, *, growth: float = 0.0, seen: Survey | None = None) -> PresentNeed:
    """Return what the museum lacks today. ``growth`` is a share of all objects to leave room for, e.g. 0.1.

    missing = max(0, (used + floor + others) * (1 + growth) / target - capacity), in shelf metres; ours. ``others`` are
    ``seen`` and ``unplaced``, which may be the same things: the larger of the two, at most their sum.
    """
    seen = seen or survey(museum)
    target = parameters(museum).fill
    values = [(each, value) for each in seen.shelves.values() if (value := each.fullness.value)]
    told = [(each, *_told(each.fullness, value)) for each, value in values]
    used = total(recorded.scaled(each.capacity.length) for each, recorded, _ in told)
    unrecorded = total(beyond.scaled(each.capacity.length) for each, _, beyond in told)
    units = [(each.capacity.length, each.fullness.value) for each in seen.units.values()]
    overfull = total(_beyond(value).scaled(metres) for metres, value in units if value is not None)
    loose = at_levels(museum)
    floor_places = {place.id for floor in museum.places.of_kind("floor") for place in museum.places.within(floor.id)}
    homeless = loose["likely"].problem.boxes.shelf == NOWHERE
    on_floor = np.array([item.at in floor_places for item in loose["likely"].items], dtype=np.bool_)
    floor = _metres(loose, homeless & on_floor)
    unplaced = _metres(loose, homeless & ~on_floor)
    left = [each for each in surfaces(museum.places) if each.place in seen.shelves and going(museum.places, each)]
    gone = sum(seen.shelves[each.place].capacity.length for each in left)
    units_gone = tuple(unit.id for unit in museum.places.of_kind("unit") if unit.verdict == "discard")
    capacity = max(0.0, seen.capacity.length - gone)
    today = PresentNeed(
        capacity, target, used, unrecorded, overfull, floor, unplaced, NOTHING, NOTHING, gone, units_gone
    )
    lacking = replace(today, growth=(used + floor + today.others).scaled(growth))
    missing = Range(*(max(0.0, each - capacity) for each in lacking.wanted.data()))
    return replace(lacking, missing=missing)


def _told(fullness: Fullness, value: Range) -> tuple[Range, Range]:
    """Return what of a shelf's fullness is on record there, and what only the eye sees."""
    if not fullness.count:
        return NOTHING, value
    if not fullness.unexplained or fullness.computed is None:
        return value, NOTHING
    recorded = fullness.computed
    return recorded, Range(value.low - recorded.high, value.likely - recorded.likely, value.high - recorded.low)


def _beyond(value: Range) -> Range:
    return Range(*(max(0.0, each - 1) for each in (value.low, value.likely, value.high)))


def _metres(tasks: Mapping[str, Task], flags: Flags) -> Range:
    some = np.flatnonzero(flags)
    low, likely, high = (
        length(tasks[level].problem.boxes, some, usual_bed(tasks["likely"])) / 1000 for level in LEVELS
    )
    return Range(min(low, likely), likely, max(likely, high))


def shortfall(
    museum: Museum, task: Task, unplaced: Whole, settings: Parameters, *, tick: Tick | None = None
) -> Shortfall:
    """Return what has to be added for the items ``unplaced`` (numbers of boxes of ``task``) to have a place.

    ``tick`` is called now and then, and may raise to cancel. Of more than :data:`FEW` things for one type of unit a sample is
    packed: the units and metres are then estimates; what is needed at least is not.
    """
    if not len(unplaced):
        return Shortfall()
    tick = tick or (lambda: None)
    types = unit_types(museum, task)
    tasks = {**at_levels(museum, ("low", "high")), "likely": task}
    buying = _Buying(types, settings, tick)
    likely = buying.bought(_some(tasks["likely"].problem.boxes, unplaced))
    fitting = unplaced[~likely.left]
    low, high = (buying.at_other_sizes(task, tasks[level], fitting) for level in ("low", "high"))
    units = []
    for type_, count in likely.counts.items():
        spread = Range(min(low.counts[type_], count), count, max(high.counts[type_], count))
        units.append(UnitNeed(type_.name, type_.example, spread, likely.bounds[type_]))
    words: dict[str, list[int]] = {}
    for box in fitting.tolist():
        words.setdefault(task.items[box].category, []).append(box)
    every = np.arange(len(task.items))
    return Shortfall(
        length=Range(min(low.metres, likely.metres), likely.metres, max(high.metres, likely.metres)),
        bound=likely.bound,
        units=tuple(units),
        categories=tuple((word, _metres(tasks, np.isin(every, boxes))) for word, boxes in sorted(words.items())),
        special=tuple(task.items[box].id for box in unplaced[likely.left].tolist()),
    )


@dataclass(frozen=True, slots=True)
class UnitType:
    """A type of unit with its shelves, and its footprint in m²."""

    name: str
    example: str
    surfaces: tuple[Surface, ...]
    load: float | None
    footprint: float


def unit_types(museum: Museum, task: Task) -> tuple[UnitType, ...]:
    """Return the museum's own types of unit, commonest first: by its word for them, else by their size."""
    inside: dict[str, list[Surface]] = {}
    for surface in task.surfaces:
        inside.setdefault(surface.unit, []).append(surface)
    first: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for unit_id in task.units:
        name = type_of(museum.places[unit_id])
        first.setdefault(name, unit_id)
        counted[name] += 1
    found = []
    for name in sorted(counted, key=lambda name: (-counted[name], name))[:MOST_TYPES]:
        unit = museum.places[first[name]]
        footprint = (unit.width or 1000.0) * (unit.depth or 500.0) / 1e6
        found.append(UnitType(name, unit.id, tuple(inside[unit.id]), unit.load, footprint))
    return tuple(found) or (_usual_type(),)


def type_of(unit: Place) -> str:
    """Return the type of a unit: the museum's word for it, else its size in mm."""
    sizes = [f"{size:.0f}" if size else "?" for size in (unit.width, unit.depth, unit.height)]
    return unit.type or " × ".join(sizes)


def _usual_type() -> UnitType:
    shelf = Surface(
        place="",
        unit="",
        room="",
        drawer=False,
        width=USUAL["width"],
        depth=USUAL["depth"],
        height=USUAL["height"],
        z=0.0,
        load=USUAL["load"],
        derived=False,
        alone=False,
    )
    levels = [USUAL["first"] + number * USUAL["pitch"] for number in range(int(USUAL["shelves"]))]
    name = f"{USUAL['width']:.0f} × {USUAL['depth']:.0f} × {levels[-1] + USUAL['height']:.0f}"
    area = USUAL["width"] * USUAL["depth"] / 1e6
    return UnitType(name, "", tuple(replace(shelf, z=level) for level in levels), None, area)


@dataclass(frozen=True)
class _Bought:
    counts: Counter[UnitType]
    bounds: Counter[UnitType]
    metres: float
    bound: float
    left: Flags


def _some(boxes: Boxes, which: Whole) -> Boxes:
    """Return some of the boxes, standing nowhere."""
    return replace(boxes.only(which), shelf=np.full(len(which), NOWHERE, dtype=np.int64))


@dataclass(frozen=True)
class _Buying:
    types: Sequence[UnitType]
    settings: Parameters
    tick: Tick

    def bought(self, boxes: Boxes) -> _Bought:
        """Fill units of one type after the other: each time the one that takes most of what is left, on least floor."""
        left = np.ones(len(boxes), dtype=np.bool_)
        counts: Counter[UnitType] = Counter()
        bounds: Counter[UnitType] = Counter()
        metres = bound = 0.0
        while left.any():
            waiting = np.flatnonzero(left)
            fits = {
                type_: waiting[_fitting(_some(boxes, waiting), type_)] for type_ in self.types if type_ not in counts
            }
            most = max((len(each) for each in fits.values()), default=0)
            if not most:
                break
            best = [(type_, some) for type_, some in fits.items() if len(some) == most]
            tried = [(type_, some, self._units_for(_some(boxes, some), type_)) for type_, some in best]
            type_, some, found = min(tried, key=lambda one: one[2].units * one[0].footprint)
            left[some[found.packed]] = False
            counts[type_], bounds[type_] = found.units, found.least
            metres += found.metres
            bound += found.least_metres
        return _Bought(counts, bounds, metres, bound, left)

    def at_other_sizes(self, likely: Task, other: Task, which: Whole) -> _Bought:
        """Return what the boxes ``which`` need at the sizes of ``other``; what then fits on nothing, at its likely size.

        A thing that fits on no unit at its largest does not need less for that: it would need furniture larger still.
        """
        found = self.bought(_some(other.problem.boxes, which))
        rest = self.bought(_some(likely.problem.boxes, which[found.left]))
        return replace(found, counts=found.counts + rest.counts, metres=found.metres + rest.metres)

    def _units_for(self, boxes: Boxes, type_: UnitType) -> _Units:
        """Return how many units of a type boxes need, all of which fit in it: packed, or of very many from a sample."""
        if len(boxes) <= FEW:
            found = _packed(boxes, type_, self.settings, self.tick)
            metres, least = found.statistics.shelf_mm / 1000, found.bounds.shelf_mm / 1000
            return _Units(found.statistics.bays, found.bounds.bays, metres, least, found.shelf >= 0)
        order = np.lexsort((boxes.width * boxes.depth * boxes.height, boxes.category))
        some = order[np.linspace(0, len(order) - 1, SAMPLE).astype(np.int64)]  # every size and category in its share
        found = _packed(_some(boxes, some), type_, self.settings, self.tick)
        times = len(boxes) / found.statistics.placed
        units, metres = ceil(times * found.statistics.bays), times * found.statistics.shelf_mm / 1000
        every = _in_units(boxes, type_, units)
        least, least_metres = least_bays(every, self.settings), least_length(every, np.arange(len(boxes))) / 1000
        return _Units(units, min(units, least), metres, least_metres, np.ones(len(boxes), dtype=np.bool_))


@dataclass(frozen=True, eq=False)
class _Units:
    """How many units are needed and how many at least, shelf metres and how many at least; and which boxes they hold."""

    units: int
    least: int
    metres: float
    least_metres: float
    packed: Flags


def _fitting(boxes: Boxes, type_: UnitType) -> Flags:
    return shelf_columns_of(boxes, type_).placeable


def shelf_columns_of(boxes: Boxes, type_: UnitType) -> Problem:
    """Return boxes and one unit of a type as a problem."""
    nowhere = replace(boxes, shelf=np.full(len(boxes), NOWHERE, dtype=np.int64))
    return Problem(nowhere, shelf_columns(type_.surfaces, [0] * len(type_.surfaces), [type_.load]))


def packed_in_type(boxes: Boxes, type_: UnitType, settings: Parameters) -> Result:
    """Return boxes, each of which fits in a unit of a type with its shelves as they are, in as few as are found."""
    free = replace(_some(boxes, np.arange(len(boxes))), pinned=np.zeros(len(boxes), dtype=np.bool_))
    return _packed(free, type_, settings, lambda: None)


def _packed(boxes: Boxes, type_: UnitType, settings: Parameters, tick: Tick) -> Result:
    """Return boxes, each of which fits in a unit of a type, in as few of them as are found."""
    area = sum(surface.area for surface in type_.surfaces)
    most = len(boxes)
    count = max(1, min(most, int(float((boxes.width * boxes.depth).sum()) / 1e6 / (area * FULL_AREA * settings.fill))))
    found = _filled(boxes, type_, count, settings, tick)
    enough = 0
    while (short := int((found.reason == NO_ROOM).sum())) and count < most:
        enough = count
        count = min(most, max(count + 1, int(np.ceil(count * (1 + 1.2 * short / max(1, found.statistics.placed))))))
        found = _filled(boxes, type_, count, settings, tick)
    if most <= FEW:  # spread over more units than it takes, each category in its own: look for the fewest that do
        low, high = max(enough, found.bounds.bays - 1), found.statistics.bays
        while high - low > 1:
            fewer = _filled(boxes, type_, middle := (low + high) // 2, settings, tick)
            if (fewer.reason == NO_ROOM).any():
                low = middle
            else:
                high, found = min(middle, fewer.statistics.bays), fewer
    return found


def _filled(boxes: Boxes, type_: UnitType, count: int, settings: Parameters, tick: Tick) -> Result:
    return solve(_in_units(boxes, type_, count), settings, Stop(rounds=0), progress=lambda _share: tick())


def _in_units(boxes: Boxes, type_: UnitType, count: int) -> Problem:
    """Return boxes and so many units of a type as a problem."""
    bays = [number for number in range(count) for _ in type_.surfaces]
    return Problem(boxes, shelf_columns(type_.surfaces * count, bays, [type_.load] * count))
