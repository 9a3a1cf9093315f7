"""How is a museum's store said to the solver, which knows boxes and shelves only?

A box in which objects are kept is one thing to the solver, with all that is in it. Sizes get handling clearance.
Where only the unit of an object is recorded, it is taken to stand on a shelf of that unit that has room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from reorg.museum import Museum, Place
from reorg.storage.furniture import Spot, Surface, going, planned, spots, surfaces
from reorg.storage.rules import Asked, Ruling, ruling
from reorg.storage.sizes import Assumptions, Extent, Flags, Sizes, Whole, sizes
from reorg.storage.solve import NOWHERE, Boxes, Parameters, Problem, Shelves

LEVELS = ("low", "likely", "high")  # at which unknown sizes are read
CLEARANCE = (20.0, 20.0, 10.0)  # mm added to width, depth and height of a solid object: a hand must get round it
FLAT_CLEARANCE = (10.0, 2.0, 10.0)  # mm for a sheet or picture
SHEET = 15.0  # mm: thinner flat works may lie on each other, and stand on either edge
BOX = {"low": (310.0, 250.0, 110.0), "likely": (400.0, 310.0, 260.0), "high": (600.0, 400.0, 300.0)}  # archive boxes
BOX_WALL, BOX_KG = 10.0, 1.0
REACH = 3  # RE-ORG criterion: an object is reached by moving at most two others
DRAWER_REACH = 1000  # in a drawer everything is seen from above
DRAWER_STACK = 30  # sheets lie in folders, so many to a pile; ours
MOST_CATEGORIES = 60  # the rarest beyond these are treated as one
BELIEVED = 0.8  # from this share of measured objects on, what was computed counts, not what the eye estimated
FULL_AREA = (
    0.75  # share of a shelf's area that objects of unlike shape cover when it is full: for guessing shelves only
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to the solver: an object, or a box with objects (by position). ``at`` is its recorded place.

    ``category`` of a box is the one that most of its objects have. ``sought``: nobody knows where it is. ``guessed``:
    only its unit is recorded, its shelf is a guess.
    """

    id: str
    objects: tuple[int, ...]
    at: str
    category: str
    box: bool
    sought: bool
    guessed: bool
    measured: bool


@dataclass(frozen=True, eq=False)
class Task:
    """A museum's store as a problem, and what its numbers stand for."""

    problem: Problem
    items: tuple[Item, ...]
    surfaces: tuple[Surface, ...]
    units: tuple[str, ...]
    categories: tuple[str, ...]
    sizes: Sizes
    ruling: Ruling = field(default_factory=Ruling)


def to_plan(museum: Museum, levels: Sequence[str] = ("likely",)) -> dict[str, Task]:
    """Return the store as it is planned, at each of several levels of sizes: rules hold, and nothing comes to what is to be
    discarded, from where all has to leave.
    """
    return {level: ruled(museum, _without_going(museum, task)) for level, task in at_levels(museum, levels).items()}


def _without_going(museum: Museum, task: Task) -> Task:
    """Return the task with no room on what is to be discarded."""
    gone = np.array([going(museum.places, each) for each in task.surfaces], dtype=np.bool_)
    if not gone.any():
        return task
    shelves = replace(task.problem.shelves, height=np.where(gone, 0.0, task.problem.shelves.height))
    return replace(task, problem=replace(task.problem, shelves=shelves))


def ruled(museum: Museum, task: Task) -> Task:
    """Return the task with the museum's rules: what stays, what may stand where, what shares a unit with nothing else."""
    likely, flat = task.sizes.likely, task.sizes.flat
    narrow = np.full(len(task.items), np.nan)
    for at, item in enumerate(task.items):
        if item.measured:
            sides = _sides(museum.places[item.id])[:2] if item.box else _footprint(likely, item.objects[0])
            narrow[at] = min(side or np.nan for side in sides)
    asked = Asked(
        museum=museum,
        ids=tuple(item.id for item in task.items),
        objects=tuple(item.objects for item in task.items),
        categories=tuple(item.category for item in task.items),
        shelf=task.problem.boxes.shelf,
        narrow=narrow,
        flat=np.array([not item.box and bool(flat[item.objects[0]]) for item in task.items], dtype=np.bool_),
        surfaces=task.surfaces,
    )
    found = ruling(asked)
    boxes = replace(task.problem.boxes, pinned=found.pinned(len(task.items)))
    rules = found.compiled(len(task.items), len(task.surfaces))
    return replace(task, problem=Problem(boxes, task.problem.shelves, rules), ruling=found)


def _footprint(extent: Extent, at: int) -> tuple[float, float]:
    return float(extent.width[at]), float(extent.depth[at])


def parameters(museum: Museum) -> Parameters:
    """Return the solver's parameters, with the museum's own share to fill where it says one (0 to 1, or in %)."""
    said = museum.facts.get("target_fill")
    if isinstance(said, int | float) and said > 0:
        fill = said / 100 if said > 1 else float(said)
        if fill <= 1:
            return Parameters(fill=fill)
    return Parameters()


def translate(
    museum: Museum, *, level: str = "likely", assumptions: Assumptions | None = None, every_room: bool = False
) -> Task:
    """Return the store as a problem, with sizes at ``level`` (low, likely, high).

    Left out are surfaces of unknown size, and (unless ``every_room``) rooms that are no store with all in them.
    """
    return at_levels(museum, (level,), assumptions=assumptions, every_room=every_room)[level]


def at_levels(
    museum: Museum,
    levels: Sequence[str] = LEVELS,
    *,
    assumptions: Assumptions | None = None,
    every_room: bool = False,
) -> dict[str, Task]:
    """Return the store as :func:`translate` does, at each of several levels: what does not depend on it is read once."""
    found = surfaces(museum.places)
    usable = tuple(each for each in found if each.known and (every_room or planned(museum.places, each.room)))
    where = spots(museum.places, found)
    read = sizes(museum.objects, assumptions)
    items = _items(museum, where, read)
    if not every_room:
        items = tuple(item for item in items if item.at not in where or planned(museum.places, where[item.at].room))
    units = tuple(dict.fromkeys(surface.unit for surface in usable))
    categories, category = _categories(items)
    number = {unit: at for at, unit in enumerate(units)}
    loads = [museum.places[unit].load for unit in units]
    shelves = shelf_columns(usable, [number[each.unit] for each in usable], loads)
    tasks = {}
    for level in levels:
        extent, flat = _extent(museum, items, read, level)
        shelf, placed = _standing(items, where, usable, extent)
        boxes = Boxes(
            width=extent.width,
            depth=extent.depth,
            height=extent.height,
            kg=extent.kg,
            category=category,
            may_turn=np.ones(len(items), dtype=np.bool_),
            may_lay=flat & (extent.depth <= SHEET + FLAT_CLEARANCE[1]),
            shelf=shelf,
            pinned=np.zeros(len(items), dtype=np.bool_),
        )
        seen = _as_seen(museum, boxes, placed, usable)
        tasks[level] = Task(Problem(seen, shelves), placed, usable, units, categories, read)
    return tasks


def shelf_columns(surfaces: Sequence[Surface], bay: Sequence[int], loads: Sequence[float | None]) -> Shelves:
    """Return surfaces of known size as the solver's shelves. ``bay`` is each one's unit, ``loads`` what units bear."""
    return Shelves(
        bay=np.array(bay, dtype=np.int64),
        width=np.array([each.width for each in surfaces], dtype=np.float64),
        depth=np.array([each.depth for each in surfaces], dtype=np.float64),
        height=np.array([each.height for each in surfaces], dtype=np.float64),
        load=np.array([_bears(each.load) for each in surfaces], dtype=np.float64),
        above=np.array([np.nan if each.z is None else each.z for each in surfaces], dtype=np.float64),
        reach=np.array([DRAWER_REACH if each.drawer else REACH for each in surfaces], dtype=np.int64),
        stack=np.array([DRAWER_STACK if each.drawer else REACH for each in surfaces], dtype=np.int64),
        bay_load=np.array([_bears(load) for load in loads], dtype=np.float64),
    )


def _bears(load: float | None) -> float:
    """Return a load as the solver takes it: what is not known is not checked."""
    return np.inf if load is None else max(load, 0.0)


def _items(museum: Museum, where: Mapping[str, Spot], read: Sizes) -> tuple[Item, ...]:
    """Return boxes with what is in them, then objects by themselves."""
    places, words = museum.places, museum.objects.words("category")
    boxed: dict[str, list[int]] = {place_id: [] for place_id, spot in where.items() if spot.box == place_id}
    loose: list[Item] = []
    for position, place_id in enumerate(museum.objects.words("place")):
        spot = where.get(place_id)
        if spot is not None and spot.box:
            boxed[spot.box].append(position)
        else:
            at = place_id if spot else ""
            measured = bool(read.measured[position])
            object_id = museum.objects.ids[position]
            loose.append(Item(object_id, (position,), at, words[position], False, not at, False, measured))
    boxes = []
    for box_id, objects in boxed.items():
        at = places[box_id].place if places[box_id].place in places else ""
        counted = Counter(words[position] for position in objects)
        category = min(counted, key=lambda word: (-counted[word], word)) if counted else ""
        boxes.append(Item(box_id, tuple(objects), at, category, True, not at, False, all(_sides(places[box_id]))))
    return (*boxes, *loose)


def _extent(museum: Museum, items: Sequence[Item], read: Sizes, level: str) -> tuple[Extent, Flags]:
    """Return each item's size with clearance, and whether it is flat."""
    known: Extent = getattr(read, level)
    columns = np.zeros((4, len(items)))
    flat = np.zeros(len(items), dtype=np.bool_)
    usual = _usual_box(museum, level)
    for at, item in enumerate(items):
        if item.box:
            columns[:3, at] = [
                size or usual[side] for side, size in enumerate(_sides(museum.places[item.id]))
            ] + np.array([2 * BOX_WALL + CLEARANCE[0], 2 * BOX_WALL + CLEARANCE[1], BOX_WALL + CLEARANCE[2]])
            columns[3, at] = BOX_KG + sum(float(known.kg[position]) for position in item.objects)
    single = np.array([at for at, item in enumerate(items) if not item.box], dtype=np.int64)
    of = np.array([items[at].objects[0] for at in single], dtype=np.int64)
    flat[single] = read.flat[of]
    sheet = flat[single] & (known.depth[of] <= SHEET)
    wide, tall = known.width[of], known.height[of]
    solid = ~flat[single]
    columns[0, single] = np.where(sheet, np.maximum(wide, tall), wide) + np.where(
        solid, CLEARANCE[0], FLAT_CLEARANCE[0]
    )
    columns[1, single] = known.depth[of] + np.where(solid, CLEARANCE[1], FLAT_CLEARANCE[1])
    columns[2, single] = np.where(sheet, np.minimum(wide, tall), tall) + np.where(
        solid, CLEARANCE[2], FLAT_CLEARANCE[2]
    )
    columns[3, single] = known.kg[of]
    return Extent(columns[0], columns[1], columns[2], columns[3]), flat


def _sides(place: Place) -> tuple[float | None, float | None, float | None]:
    return place.width, place.depth, place.height


def _usual_box(museum: Museum, level: str) -> tuple[float, float, float]:
    """Return the size of a box that nobody measured: as the museum's other boxes are, else a common archive box."""
    measured = [sides for box in museum.places.of_kind("box") if all(sides := _sides(box))]
    if not measured:
        return BOX[level]
    quantile = {"low": 0.25, "likely": 0.5, "high": 0.75}[level]
    width, depth, height = np.quantile(np.array(measured, dtype=np.float64), quantile, axis=0)
    return float(width), float(depth), float(height)


def _categories(items: Sequence[Item]) -> tuple[tuple[str, ...], Whole]:
    """Return the categories that are kept together, and the number of each item's."""
    counted = Counter(item.category for item in items)
    common = sorted(counted, key=lambda word: (-counted[word], word))[:MOST_CATEGORIES]
    number = {word: at for at, word in enumerate(common)}
    names = (*common, "…") if len(counted) > len(common) else tuple(common)
    return names, np.array([number.get(item.category, len(common)) for item in items], dtype=np.int64)


def _standing(
    items: Sequence[Item], where: Mapping[str, Spot], usable: Sequence[Surface], extent: Extent
) -> tuple[Whole, tuple[Item, ...]]:
    """Return the shelf on which each item stands now; where only the unit is known, one of its shelves with room."""
    number = {surface.place: at for at, surface in enumerate(usable)}
    in_unit: dict[str, list[int]] = {}
    for at, surface in enumerate(usable):
        in_unit.setdefault(surface.unit, []).append(at)
    shelf = np.array([_shelf(item, where, number) for item in items], dtype=np.int64)
    area = extent.width * extent.depth
    left = np.array([surface.area * 1e6 * FULL_AREA for surface in usable])
    np.subtract.at(left, shelf[shelf >= 0], area[shelf >= 0])
    guessed = list(items)
    for at in np.argsort(-area, kind="stable").tolist():
        spot = where.get(items[at].at)
        if shelf[at] >= 0 or spot is None or spot.surface or spot.unit not in in_unit:
            continue
        fitting = [s for s in in_unit[spot.unit] if (usable[s].height or 0.0) >= extent.height[at]]
        if fitting:
            best = max(fitting, key=lambda s: (left[s], -s))
            shelf[at] = best
            left[best] -= area[at]
            guessed[at] = replace(items[at], guessed=True)
    return shelf, tuple(guessed)


def _shelf(item: Item, where: Mapping[str, Spot], number: Mapping[str, int]) -> int:
    spot = where.get(item.at)
    return number.get(spot.surface, NOWHERE) if spot else NOWHERE


def _as_seen(museum: Museum, boxes: Boxes, items: Sequence[Item], usable: Sequence[Surface]) -> Boxes:
    """Return the boxes, with what can be seen of those of unknown size: they do fit where they stand.

    Where a shelf (or its unit) has an estimate of how full it is, and less than 80 % of what stands there is measured,
    they are scaled so as to fill it just so; by a third at least and three times at most, in area.
    """
    width, depth, height = boxes.width.copy(), boxes.depth.copy(), boxes.height.copy()
    unknown = np.array([not item.measured for item in items], dtype=np.bool_)
    order = np.argsort(boxes.shelf, kind="stable")
    starts = np.searchsorted(boxes.shelf[order], np.arange(len(usable) + 1))
    for at, surface in enumerate(usable):
        here = order[starts[at] : starts[at + 1]]
        guess = here[unknown[here]]
        if not len(guess):
            continue
        fill = museum.places[surface.place].fill
        fill = museum.places[surface.unit].fill if fill is None else fill
        if fill and len(guess) > (1 - BELIEVED) * len(here):
            known = float((width * depth)[here[~unknown[here]]].sum())
            seen = fill * FULL_AREA * surface.area * 1e6 - known
            factor = np.sqrt(min(3.0, max(1 / 3, seen / float((width * depth)[guess].sum()))))
            width[guess] *= factor
            depth[guess] *= factor
        width[guess] = np.minimum(width[guess], surface.width or np.inf)
        depth[guess] = np.minimum(depth[guess], surface.depth or np.inf)
        height[guess] = np.minimum(height[guess], surface.height or np.inf)
    return replace(boxes, width=width, depth=depth, height=height)
