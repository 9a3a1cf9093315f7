"""How full is the store, shelf by shelf, and what does each category need? (RE-ORG: space, furniture.)

RE-ORG reports fullness as a percentage per unit that may exceed 100; how it computes it is not published. The formula
here is ours (research for it: fullness is per unit, averaged over units, never clamped):

    occupancy of a shelf = shelf length that what stands on it takes / width of the shelf

where objects stand in lanes from front to back, at most three deep so that each is reached by moving at most two
others, with a hand's breadth around them; sheets in drawers lie in piles. A unit's occupancy is the mean of its
shelves', weighted by shelf area; a room's that of its units. How near this comes to the truth is measured:
``benchmarks/results/occupancy.md``; the rules in words: ``docs/explanation/occupancy.md``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from reorg.method import Range, total
from reorg.museum import Museum, Place, standing
from reorg.storage.furniture import Spot, Surface, spots, surfaces
from reorg.storage.problem import BELIEVED, LEVELS, REACH, Task, at_levels
from reorg.storage.sizes import Flags, Whole
from reorg.storage.solve import Bed, bed_of, length

NO_FLOORS: Mapping[str, int] = MappingProxyType({})
MORE = 0.25  # of a shelf: an eye that sees so much more than the records explain sees what is on no record (ours)
THOROUGH = 10_000  # things up to which each shelf is packed with patience; beyond, a shelf may come out 1.5 % fuller


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a place offers: shelf area in m², running shelf metres, room above the shelves in m³, number of shelves."""

    area: float = 0.0
    length: float = 0.0
    volume: float = 0.0
    shelves: int = 0

    def __add__(self, other: Capacity) -> Capacity:
        return Capacity(
            self.area + other.area,
            self.length + other.length,
            self.volume + other.volume,
            self.shelves + other.shelves,
        )


@dataclass(frozen=True, slots=True)
class Fullness:
    """How full a place is: shares of its capacity that may exceed 1.

    ``computed`` comes from the objects' sizes (None if the place was not measured), ``eye`` is the estimate by eye.
    ``known`` of ``count`` things recorded there have a known size. ``value`` is the one that counts: the computed one
    where that are at least 80 %, else the estimate by eye, else the computed one with its range. Where nothing is
    recorded yet the eye counts: things may well stand there; and so it does where it sees much more than is recorded.
    """

    computed: Range | None = None
    eye: float | None = None
    known: int = 0
    count: int = 0

    @property
    def measured(self) -> float:
        """Share of what is recorded there whose size is known; 0 if nothing is."""
        return self.known / self.count if self.count else 0.0

    @property
    def unexplained(self) -> bool:
        """Whether the eye sees so much more than what is recorded takes that things without a record stand there."""
        return self.eye is not None and self.computed is not None and self.eye > self.computed.high + MORE

    @property
    def value(self) -> Range | None:
        """The occupancy that counts, or None if nothing is known."""
        return Range.exactly(self.eye) if self.by_eye and self.eye is not None else self.computed

    @property
    def by_eye(self) -> bool:
        """Whether the estimate by eye is what counts."""
        return self.eye is not None and (self.computed is None or self.measured < BELIEVED or self.unexplained)


@dataclass(frozen=True, slots=True)
class PlaceSurvey:
    """One shelf, unit or room: what it offers, what stands there (positions in the museum's objects), how full it is.

    ``floor_share`` (rooms): the units' footprint over the floor area, None if not known. ``weight`` (shelves): kg, where
    the weight of every object on it is known; None where it is not, or nothing stands there.
    """

    place: str
    kind: str
    capacity: Capacity
    objects: Sequence[int]
    fullness: Fullness
    floor_share: float | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class CategorySurvey:
    """What a category needs: shelf metres and m² (of shelves as deep as the museum's usually are), and where it is.

    ``estimated`` is the share of its objects whose size is estimated.
    """

    category: str
    objects: tuple[int, ...]
    measured: int
    length: Range
    area: Range
    rooms: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def estimated(self) -> float:
        """Share of its objects whose size is estimated."""
        return 1 - self.measured / len(self.objects) if self.objects else 0.0


@dataclass(frozen=True, eq=False)
class Survey:
    """The store at a glance. Objects are given by position in ``museum.objects``, places by id.

    ``floors`` counts the objects on each floor area, also in boxes that stand there.
    """

    shelves: Mapping[str, PlaceSurvey]
    units: Mapping[str, PlaceSurvey]
    rooms: Mapping[str, PlaceSurvey]
    categories: tuple[CategorySurvey, ...]
    floor: Sequence[int]
    room_only: Sequence[int]
    nowhere: Sequence[int]
    floors: Mapping[str, int] = field(default_factory=lambda: NO_FLOORS)
    capacity: Capacity = field(default_factory=Capacity)
    estimated: float = 0.0

    @property
    def over(self) -> tuple[str, ...]:
        """Units that hold more than they have room for, the fullest first."""
        full = [(value.likely, unit) for unit, each in self.units.items() if (value := each.fullness.value)]
        return tuple(unit for share, unit in sorted(full, key=lambda pair: (-pair[0], pair[1])) if share > 1)

    @property
    def mean(self) -> Range | None:
        """Mean occupancy over units, each counting the same; None if no unit's is known."""
        known = [value for each in self.units.values() if (value := each.fullness.value)]
        return total(known).scaled(1 / len(known)) if known else None

    @property
    def weighted(self) -> Range | None:
        """Mean occupancy over units, weighted by shelf area; None if not known."""
        return _mean((each.capacity.area, each.fullness.value) for each in self.units.values())

    @property
    def worst(self) -> str:
        """The fullest unit ("" if no unit's occupancy is known)."""
        known = [(value.likely, unit) for unit, each in self.units.items() if (value := each.fullness.value)]
        return max(known, default=(0.0, ""))[1]


def survey(museum: Museum) -> Survey:
    """Return how full the store is and what each category needs."""
    tasks = at_levels(museum, every_room=True)
    found = surfaces(museum.places)
    where = spots(museum.places, found)
    held = _held(museum)
    shelves = _spread(museum, _shelves(museum, tasks, found, held), found)
    units = _units(museum, shelves, found, held)
    stands = standing(museum.objects, museum.places)
    measured = int(tasks["likely"].sizes.measured.sum())
    return Survey(
        shelves=MappingProxyType(shelves),
        units=MappingProxyType(units),
        rooms=MappingProxyType(_rooms(museum, units, found, held)),
        categories=_categories(museum, tasks, where),
        floor=_positions(stands.floor),
        room_only=_positions(stands.room),
        nowhere=_positions(stands.nowhere),
        floors=MappingProxyType(_floors(museum)),
        capacity=sum((each.capacity for each in shelves.values()), Capacity()),
        estimated=1 - measured / len(museum.objects) if len(museum.objects) else 0.0,
    )


def _positions(flags: Flags) -> tuple[int, ...]:
    return tuple(np.flatnonzero(flags).tolist())


def _floors(museum: Museum) -> Counter[str]:
    """Return how many objects stand on each floor area (by id), also in boxes that stand there."""
    places = museum.places
    area = {place_id: floor.id for place_id in places if (floor := places.around(place_id, "floor")) is not None}
    return Counter(area[place_id] for place_id in museum.objects.words("place") if place_id in area)


def _held(museum: Museum) -> dict[str, list[int]]:
    """Return the objects in each place, whether directly or in a place within it."""
    held: dict[str, list[int]] = defaultdict(list)
    paths = {place_id: [place.id for place in museum.places.path(place_id)] for place_id in museum.places}
    for position, place_id in enumerate(museum.objects.words("place")):
        for around in paths.get(place_id, ()):
            held[around].append(position)
    return held


def _spread(museum: Museum, shelves: Mapping[str, PlaceSurvey], found: Sequence[Surface]) -> dict[str, PlaceSurvey]:
    """Return the shelves with what was seen of whole units: spread over the shelves of which nothing else tells.

    A unit seen 120 % full with one measured shelf of four at 60 % has 140 % on each of the others. Where the records tell
    of every shelf and the eye sees much more, the rest is spread over all. An estimate of a shelf itself always counts more.
    """
    spread = dict(shelves)
    inside: dict[str, list[PlaceSurvey]] = defaultdict(list)
    for surface in found:
        inside[surface.unit].append(shelves[surface.place])
    for unit, parts in inside.items():
        eye, area = museum.places[unit].fill, sum(each.capacity.area for each in parts)
        if eye is None or not area or any(each.place == unit for each in parts):
            continue
        told = [each for each in parts if each.fullness.eye is not None or each.fullness.measured >= BELIEVED]
        left = eye * area - sum(value.likely * each.capacity.area for each in told if (value := each.fullness.value))
        rest = [each for each in parts if each not in told and each.capacity.area > 0]
        if rest:
            share = max(0.0, left) / sum(each.capacity.area for each in rest)
            seen = {each.place: share for each in rest}
        elif left > MORE * area and all(each.fullness.eye is None for each in parts):
            seen = {each.place: value.high + left / area for each in parts if (value := each.fullness.value)}
        else:
            continue
        for each in parts:
            if each.place in seen:
                spread[each.place] = replace(each, fullness=replace(each.fullness, eye=seen[each.place]))
    return spread


def _capacity(surface: Surface) -> Capacity:
    return Capacity(surface.area, surface.length, surface.volume, 1)


def _shelves(
    museum: Museum, tasks: Mapping[str, Task], found: Sequence[Surface], held: Mapping[str, Sequence[int]]
) -> dict[str, PlaceSurvey]:
    computed = _computed(tasks)
    shelves, weights = {}, museum.objects.numbers("weight")
    for surface in found:
        place = museum.places[surface.place]
        share, known, count = computed.get(surface.place, (None, 0, 0))
        fullness = Fullness(share, place.fill, known, count)
        objects = tuple(held.get(place.id, ()))
        kg = float(weights[list(objects)].sum()) if objects else np.nan  # not known as soon as that of one is not
        known_kg = None if np.isnan(kg) else kg
        shelves[place.id] = PlaceSurvey(place.id, place.kind, _capacity(surface), objects, fullness, weight=known_kg)
    return shelves


def _computed(tasks: Mapping[str, Task]) -> dict[str, tuple[Range, int, int]]:
    """Return each surface's occupancy by the objects' sizes, and how many of how many things are measured."""
    likely = tasks["likely"]
    order = np.argsort(likely.problem.boxes.shelf, kind="stable")
    starts = np.searchsorted(likely.problem.boxes.shelf[order], np.arange(len(likely.surfaces) + 1))
    found = {}
    for at, surface in enumerate(likely.surfaces):
        here = order[starts[at] : starts[at + 1]]
        known = sum(likely.items[box].measured for box in here.tolist())
        middle = _share(likely, at, here)
        if known == len(here):
            found[surface.place] = (Range.exactly(middle), known, known)
        else:
            low, high = (_share(tasks[level], at, here) for level in ("low", "high"))
            found[surface.place] = (Range(min(low, middle), middle, max(high, middle)), known, len(here))
    return found


def _share(task: Task, shelf: int, here: Whole) -> float:
    if not len(here):
        return 0.0
    bed = bed_of(task.problem.shelves, shelf)
    return length(task.problem.boxes, here, bed, thorough=len(task.items) <= THOROUGH) / bed.width


def _units(
    museum: Museum, shelves: Mapping[str, PlaceSurvey], found: Sequence[Surface], held: Mapping[str, Sequence[int]]
) -> dict[str, PlaceSurvey]:
    inside: dict[str, list[PlaceSurvey]] = defaultdict(list)
    for surface in found:
        inside[surface.unit].append(shelves[surface.place])
    units = {}
    for unit_id, parts in inside.items():
        place = museum.places[unit_id]
        share = _mean((each.capacity.area, each.fullness.value) for each in parts)
        count = sum(each.fullness.count for each in parts)
        known = sum(each.fullness.known for each in parts)
        eyed = [each.fullness.by_eye for each in parts if each.fullness.value is not None]
        if share is not None and all(eyed):
            fullness = Fullness(None, share.likely, known, count)
        elif share is not None and any(eyed):  # the better of the two was taken shelf by shelf
            fullness = Fullness(share, None, max(1, count), max(1, count))
        else:
            fullness = Fullness(share, place.fill, known, count)
        capacity = sum((each.capacity for each in parts), Capacity())
        units[unit_id] = PlaceSurvey(unit_id, place.kind, capacity, tuple(held.get(unit_id, ())), fullness)
    return units


def _rooms(
    museum: Museum, units: Mapping[str, PlaceSurvey], found: Sequence[Surface], held: Mapping[str, Sequence[int]]
) -> dict[str, PlaceSurvey]:
    inside: dict[str, set[str]] = defaultdict(set)
    for surface in found:
        inside[surface.room].add(surface.unit)
    rooms = {}
    for room in museum.places.of_kind("room"):
        parts = [units[unit] for unit in sorted(inside[room.id])]
        capacity = sum((each.capacity for each in parts), Capacity())
        known = _mean((each.capacity.area, each.fullness.value) for each in parts)
        fullness = Fullness(known, room.fill)
        objects = tuple(held.get(room.id, ()))
        covered = sum(_footprint(museum.places[each.place]) for each in parts)
        share = covered / _footprint(room) if _footprint(room) else None
        rooms[room.id] = PlaceSurvey(room.id, room.kind, capacity, objects, fullness, share)
    return rooms


def _footprint(place: Place) -> float:
    return (place.width or 0.0) * (place.depth or 0.0) / 1e6


def _mean(parts: Iterable[tuple[float, Range | None]]) -> Range | None:
    """Return the mean weighted by area; parts that are not known, or without area, do not count."""
    known = [(area, value) for area, value in parts if value is not None and area > 0]
    whole = sum(area for area, _ in known)
    return total(value.scaled(area) for area, value in known).scaled(1 / whole) if whole else None


def usual_bed(task: Task) -> Bed:
    """Return a shelf as deep as the museum's usually are (500 mm if it has none), high enough for anything.

    Drawers count only where there is nothing else: what stands on the floor goes on a shelf.
    """
    shelves = task.problem.shelves
    depths = shelves.depth[shelves.reach <= REACH] if (shelves.reach <= REACH).any() else shelves.depth
    depth = float(np.median(depths)) if len(depths) else 500.0
    return Bed(np.inf, depth, np.inf, 3, 3)


def _categories(museum: Museum, tasks: Mapping[str, Task], where: Mapping[str, Spot]) -> tuple[CategorySurvey, ...]:
    likely = tasks["likely"]
    bed = usual_bed(likely)
    at = museum.objects.words("place")
    objects: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(museum.objects.words("category")):
        objects[word].append(position)
    boxes: dict[str, list[int]] = defaultdict(list)
    for box, item in enumerate(likely.items):
        boxes[item.category].append(box)
    found = []
    for word, positions in objects.items():
        need = _need(tasks, np.array(boxes[word], dtype=np.int64), bed)
        known = [where[at[position]] for position in positions if at[position] in where]
        found.append(
            CategorySurvey(
                category=word,
                objects=tuple(positions),
                measured=int(likely.sizes.measured[positions].sum()),
                length=need,
                area=need.scaled(bed.depth / 1000),
                rooms=tuple(sorted({spot.room for spot in known} - {""})),
                units=tuple(sorted({spot.unit for spot in known} - {""})),
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.length.likely, each.category)))


def _need(tasks: Mapping[str, Task], some: Whole, bed: Bed) -> Range:
    """Return the shelf metres that items take on shelves like ``bed``."""
    low, likely, high = (length(tasks[level].problem.boxes, some, bed) / 1000 for level in LEVELS)
    return Range(min(low, likely), likely, max(likely, high))
