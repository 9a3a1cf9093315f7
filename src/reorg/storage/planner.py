"""How is a plan made: from the museum to the solver and back, with what is missing, the order of moves and the days?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from time import monotonic

import numpy as np

from reorg.language import Message, say
from reorg.method import Range, total
from reorg.museum import Museum, Place
from reorg.storage.carrying import Moves, Terms, moves
from reorg.storage.furniture import going
from reorg.storage.need import Shortfall, shortfall
from reorg.storage.plan import AS_IT_STANDS, Plan, Stood, Unplaced
from reorg.storage.problem import Task, at_levels, parameters, to_plan
from reorg.storage.rates import Rates
from reorg.storage.rates import rates as rates_of
from reorg.storage.sizes import doubtful
from reorg.storage.solve import (
    LAID,
    LAID_TURNED,
    PLACED,
    REASONS,
    STAND,
    TURNED,
    Parameters,
    Result,
    Stop,
    least_length,
    solve,
)
from reorg.storage.wishes import Asked, Wish, added_data, added_places, hurried, sound, wishes_of, wishing, with_more

Progress = Callable[[float, Message], None]
LYING, TURNING = (LAID, LAID_TURNED), (TURNED, LAID_TURNED)
MANY = 20_000  # things up to which a plan is tried again with small and with large sizes


def plan(
    museum: Museum,
    *,
    seconds: float = 10,
    seed: int = 1,
    rates: Rates | None = None,
    rounds: int | None = None,
    progress: Progress | None = None,
    asked: Asked | None = None,
    enough: Callable[[], bool] | None = None,
) -> Plan:
    """Return a plan for the store, made in about ``seconds`` (longer for very many objects).

    What is planned (:attr:`reorg.museum.Museum.to_be`) counts as there; the moves onto it come last and wait for it.
    It follows the museum's wishes, but for those that contradict each other or the store: these are left aside, and
    ``made_with`` names both. With ``asked`` it answers what would be if something were different.

    With ``rounds`` instead of seconds (``seconds=0`` then means no limit) the plan depends on the seed alone.
    ``progress`` is told the share done (0 to 1) and what is being done, and may raise to cancel. Once ``enough`` says so,
    no better places are looked for, and the rest of the plan is made with those that were found.
    """
    started = monotonic()
    tell = progress or (lambda _share, _doing: None)
    tell(0.0, say("Measuring the store"))
    asked = asked or Asked()
    added = added_places(museum, asked)
    museum = with_more(museum, added).to_be
    wishes, aside = sound(museum, asked.followed(wishes_of(museum.wishes)))
    held = asked.held(museum)
    museum = wishing(museum, wishes, held)
    task = to_plan(museum)["likely"]
    task, settings = hurried(museum, task, wishes, held), asked.settings(parameters(museum))
    stop = Stop(seconds=seconds if rounds is None else None, rounds=rounds, enough=enough)
    placing = say("Looking for places")
    result = solve(task.problem, settings, stop, seed, progress=lambda share: tell(0.05 + 0.7 * share, placing))
    result = _stays_anyway(task, result)
    counting = say("Counting what is missing")
    tell(0.75, counting)
    without_place = np.flatnonzero(result.shelf < 0)
    missing = shortfall(museum, task, without_place, settings, tick=lambda: tell(0.75, counting))
    ordering = say("Putting the moves in order")
    pace = rates or rates_of(museum)
    terms = terms_of(pace)
    ordered = moves(museum, task, result, settings, terms=terms, tick=lambda share: tell(0.8 + 0.2 * share, ordering))
    made = _composed(museum, task, result, (missing, ordered))
    without = _without(museum, task, result, settings)
    bounds, gap = _bounds(task, result, missing)
    sought = sum(len(item.objects) for item in task.items if item.sought)
    tell(1.0, say("Done"))
    return replace(
        made,
        without=without,
        lower_bounds=bounds,
        reached=_reached(task, result, made.filled),
        gap=gap,
        seconds=monotonic() - started,
        person_days=total((pace["moving"].days(len(ordered.steps)), pace["inventory"].days(sought))),
        made_with={
            "fill": settings.fill,
            "heavy": settings.heavy,
            "low": settings.low,
            "weights": asdict(settings.weights),
            "seed": seed,
            "rounds": result.rounds,
            "problem": task.problem.digest,
            **_wanted(wishes, aside, asked, added),
        },
    )


def terms_of(pace: Rates) -> Terms:
    """Return on which terms things are moved: on an evening what one person does in a day, or two in half of one."""
    return Terms(evening=max(1, round(pace["moving"].usual)))


def _stays_anyway(task: Task, result: Result) -> Result:
    """Return the answer with what has to stay where it stands, though by size its shelf has no room for it."""
    boxes = task.problem.boxes
    over = np.flatnonzero((result.shelf < 0) & boxes.pinned & (boxes.shelf >= 0))
    if not len(over):
        return result
    shelf, lane, reason = result.shelf.copy(), result.lane.copy(), result.reason.copy()
    shelf[over], reason[over] = boxes.shelf[over], PLACED
    for box in over.tolist():
        lane[box] = int(lane[shelf == shelf[box]].max()) + 1
    return replace(result, shelf=shelf, lane=lane, reason=reason)


def _wanted(wishes: Sequence[Wish], aside: Sequence[Wish], asked: Asked, added: Sequence[Place]) -> dict[str, object]:
    """Return which wishes were followed and which left aside (ids), what was asked, and which places that added."""
    said: dict[str, object] = {
        "wishes": [wish.id for wish in wishes if wish.id],
        "left_aside": [wish.id for wish in aside if wish.id],
        "asked": asked.to_data(),
        "added": added_data(added),
    }
    return {name: value for name, value in said.items() if value}


def _without(museum: Museum, task: Task, result: Result, settings: Parameters) -> Range:
    """Return how many objects have no place if what nobody measured is small, as likely, or large: the plan goes on from
    where it is, with other sizes. Beyond :data:`MANY` things only the likely number is told.
    """
    count = np.array([len(item.objects) for item in task.items], dtype=np.int64)
    likely = float(count[result.shelf < 0].sum())
    guessed = not all(item.measured for item in task.items)
    if not guessed or not len(task.surfaces) or len(task.items) > MANY:
        return Range(likely, likely, likely)
    found = []
    for other in at_levels(museum, ("low", "high")).values():
        boxes = replace(other.problem.boxes, shelf=result.shelf, pinned=task.problem.boxes.pinned & (result.shelf >= 0))
        again = solve(replace(task.problem, boxes=boxes), settings, Stop(rounds=0))
        found.append(float(count[(again.shelf < 0) & ~boxes.pinned].sum()))  # what has to stay has its place
    return Range(min(found[0], likely), likely, max(found[1], likely))


def _composed(museum: Museum, task: Task, result: Result, found: tuple[Shortfall, Moves]) -> Plan:
    ids = museum.objects.ids
    placements: dict[str, str] = {}
    boxes: dict[str, str] = {}
    unplaced: list[Unplaced] = []
    for item, shelf, reason in zip(task.items, result.shelf.tolist(), result.reason.tolist(), strict=True):
        if shelf < 0:
            unplaced.extend(Unplaced(ids[position], REASONS[reason]) for position in item.objects)
            continue
        place = task.surfaces[shelf].place
        placements.update((ids[position], place) for position in item.objects)
        if item.box:
            boxes[item.id] = place
    return Plan(
        objects=len(placements) + len(unplaced),
        placed=len(placements),
        unplaced=tuple(unplaced),
        placements=placements,
        boxes=boxes,
        filled=_filled(task, result),
        standing=_standing(task, result),
        waiting=tuple(_stood(task, at, -1, STAND) for at in np.flatnonzero(result.shelf < 0).tolist()),
        doubtful=tuple(ids[at] for at in doubtful(museum.objects).tolist()),
        moves=found[1],
        shortfall=found[0],
        assumed=_assumed(museum, task),
    )


def _standing(task: Task, result: Result) -> dict[str, tuple[Stood, ...]]:
    """Return, by shelf, what stands on it: lane after lane, in each from the front to the back (or from below)."""
    boxes = task.problem.boxes
    on = np.flatnonzero(result.shelf >= 0)
    lying = np.isin(result.way[on], LYING)
    first = np.where(lying, -boxes.kg[on], boxes.height[on])  # low ones in front of tall ones, heavy ones undermost
    order = on[np.lexsort((on, first, result.lane[on], result.shelf[on]))]
    found: dict[str, list[Stood]] = {}
    for at in order.tolist():
        stood = _stood(task, at, int(result.lane[at]), int(result.way[at]))
        found.setdefault(task.surfaces[int(result.shelf[at])].place, []).append(stood)
    return {shelf: tuple(some) for shelf, some in found.items()}


def _stood(task: Task, at: int, lane: int, way: int) -> Stood:
    boxes, item = task.problem.boxes, task.items[at]
    sizes = [float(column[at]) for column in (boxes.width, boxes.depth, boxes.height)]
    width, depth, height = (round(sizes[side], 1) for side in AS_IT_STANDS[way])
    kg = round(float(boxes.kg[at]), 2)
    return Stood(item.id, lane, width, depth, height, way in TURNING, way in LYING, kg, not item.measured)


def _filled(task: Task, result: Result) -> dict[str, float]:
    """Return, by shelf, the share of its length that its lanes take: a lane is as wide as its widest box."""
    boxes, shelves = task.problem.boxes, task.problem.shelves
    on = np.flatnonzero(result.shelf >= 0)
    across = np.choose(result.way[on], (boxes.width[on], boxes.depth[on], boxes.width[on], boxes.height[on]))
    lanes: dict[tuple[int, int], float] = {}
    for shelf, lane, wide in zip(result.shelf[on].tolist(), result.lane[on].tolist(), across.tolist(), strict=True):
        lanes[shelf, lane] = max(lanes.get((shelf, lane), 0.0), wide)
    taken: dict[int, float] = {}
    for (shelf, _), wide in lanes.items():
        taken[shelf] = taken.get(shelf, 0.0) + wide
    return {task.surfaces[shelf].place: round(wide / float(shelves.width[shelf]), 4) for shelf, wide in taken.items()}


def _assumed(museum: Museum, task: Task) -> dict[str, float]:
    """Return what the plan rests on without knowing it for certain."""
    sizes, count = task.sizes, max(1, len(museum.objects))
    planned = sum(len(item.objects) for item in task.items)
    return {
        "sizes_estimated": 1 - float(sizes.measured.sum()) / count if len(museum.objects) else 0.0,
        "weights_estimated": 1 - float(sizes.weighed.sum()) / count if len(museum.objects) else 0.0,
        "shelves_guessed": float(sum(len(item.objects) for item in task.items if item.guessed)),
        "loads_unknown": float(np.isinf(task.problem.shelves.load).sum()),
        "shelves": float(len(task.surfaces)),
        "bear_nothing": float((task.problem.shelves.load == 0).sum()),
        "taken_as_free": float(len(_looked_full(museum, task))),
        "left_out": float(len(museum.objects) - planned),
        **_going(museum),
    }


def _going(museum: Museum) -> dict[str, float]:
    """Return how many units are to be discarded, if any is."""
    count = sum(unit.verdict == "discard" for unit in museum.places.of_kind("unit"))
    return {"discarded": float(count)} if count else {}


def _looked_full(museum: Museum, task: Task) -> list[str]:
    """Return the surfaces that somebody saw things on, though no object is recorded there."""
    used = set(task.problem.boxes.shelf.tolist())
    places = museum.places
    return [
        each.place
        for at, each in enumerate(task.surfaces)
        if at not in used
        and not going(places, each)
        and (places[each.place].fill or (places[each.place].fill is None and places[each.unit].fill))
    ]


def _reached(task: Task, result: Result, filled: Mapping[str, float]) -> dict[str, float]:
    """Return what the answer comes to, where the plan's other figures do not say it."""
    found, placed = result.statistics, result.shelf >= 0
    return {
        "categories_in_units": float(found.fragments),
        "categories": float(len(np.unique(task.problem.boxes.category[placed]))),
        "heavy_high": float(found.high),
        "overfull": float(sum(share > 1.0001 for share in filled.values())),
        "shelf_m": found.shelf_mm / 1000,
        "units_used": float(found.bays),
    }


def _bounds(task: Task, result: Result, missing: Shortfall) -> tuple[dict[str, float], float]:
    """Return the lower bounds, and how much of the shelf length needed could be saved at most."""
    placed = result.bounds
    fits = np.flatnonzero((result.shelf >= 0) | (result.reason == REASONS.index("no-room")))
    least = least_length(task.problem, fits) / 1000
    capacity = float(task.problem.shelves.width.sum()) / 1000
    missing_m = max(0.0, least - capacity) if len(task.surfaces) else missing.bound
    bounds = {
        "unplaced": float(min(placed.unplaced, int((result.shelf < 0).sum()))),
        "moves": float(placed.moves),
        "categories_in_units": float(placed.fragments),
        "shelf_m": placed.shelf_mm / 1000,
        "missing_shelf_m": min(missing_m, missing.length.likely),
        "units": float(sum(each.bound for each in missing.units)),
    }
    needed = result.statistics.shelf_mm / 1000 + missing.length.likely
    gap = 1 - (least if len(task.surfaces) else missing.bound) / needed if missing.length.likely > 0 else 0.0
    return bounds, min(1.0, max(0.0, gap))
