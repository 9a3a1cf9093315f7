"""What can be done without buying units: hang shelves elsewhere, add some where there is air above things, build?

Shelves are hung elsewhere only in units that are empty anyway, or nearly: re-hanging a full one costs more handlings than
it saves (measured: ``docs/algorithms/furnishing.md``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from reorg.method import NOTHING, Range, total
from reorg.museum import Museum, Place
from reorg.storage.furnishing.bending import Deck, Material, decks, materials
from reorg.storage.furnishing.buying import Effort, counted, hung_bays, problem_of, spread_over, stands
from reorg.storage.furnishing.kinds import BASE, BOARD, HAND, STEP, Kind, can_be_hung, room_of
from reorg.storage.furnishing.lacking import Lack
from reorg.storage.furnishing.prices import Prices
from reorg.storage.furnishing.value import Board, Measure
from reorg.storage.furniture import Surface, going
from reorg.storage.plan import AS_IT_STANDS
from reorg.storage.sizes import Whole
from reorg.storage.solve import NOWHERE, Parameters, packing

NEARLY = 3  # things at most that stand in a unit that counts as nearly empty; ours
SEEN = 0.1  # and so full at most it looks; ours
SMALLEST = 150.0  # mm: a gap lower than this is no shelf; ours
SAME = 10.0  # mm: a shelf that would hang so near to where it hangs stays there
WIDTHS = {"wood": 1200.0, "angle": 1000.0}  # mm: outer width of what is built, so that whole sheets are used up; ours
DEPTHS = (400.0, 500.0, 600.0, 800.0)
TALL, SHELVES, LIGHT = (
    1990.0,
    5,
    40.0,
)  # mm high (two posts from 4 m), usually so many shelves, each for so many kg; ours
BEARER = 45.0  # mm: what carries a shelf at its ends is so high, and clear of the floor
MOSTLY = 0.9  # what is built is made for so large a share of things: a few heavy or deep ones would make all of it dear; ours
CALM = 0.8  # share of what a shelf bears that is used on the average: some are fuller than others; ours


def rehung(museum: Museum, lack: Lack, prices: Prices, settings: Parameters, effort: Effort) -> list[Measure]:
    """Return the shelves that hang better elsewhere, unit by unit, and those that are added there: of empty units only."""
    placed = lack.likely
    task, result = placed.task, placed.result
    empty = list(_empty(museum, lack))
    alike: dict[tuple[object, ...], list[list[Surface]]] = defaultdict(list)
    for unit, surfaces in empty:
        shelf = surfaces[0]
        height = unit.height or 0.0
        key = (shelf.width, shelf.depth, round(room_of(height, surfaces)), _base(surfaces), _least(surfaces), unit.load)
        alike[key].append(surfaces)
    inside = {each.place: at for at, each in enumerate(task.surfaces)}
    waiting = placed.left.copy()
    for _, surfaces in empty:
        for each in surfaces:
            waiting |= result.shelf == inside[each.place]
    measures: list[Measure] = []
    for some in sorted(alike.values(), key=lambda some: -len(some)):
        kind = _as_kind(museum.places[some[0][0].unit], some[0])
        bay = kind.unit(len(some))
        fits = np.flatnonzero(waiting & stands(placed.boxes, bay))
        if not len(fits):
            continue
        answer = packing.solve(problem_of(placed.boxes, fits, bay, settings), effort.stop(0.3), effort.seed)
        housed = fits[answer.packing.lane >= 0]
        waiting[housed] = False
        bays = hung_bays(answer, bay)
        for surfaces, boards in zip(some, bays, strict=False):
            if (measure := _hang(museum.places[surfaces[0].unit], surfaces, boards, prices)) is not None:
                measures.append(replace(measure, things=len(housed) // max(1, len(bays))))
    return measures


def _empty(museum: Museum, lack: Lack) -> Iterator[tuple[Place, list[Surface]]]:
    """Yield the units in which nothing stands, or next to nothing, and whose shelves can be hung, with their shelves."""
    task = lack.likely.task
    held = Counter(task.surfaces[at].unit for at in lack.likely.boxes.shelf.tolist() if at >= 0)
    inside: dict[str, list[Surface]] = defaultdict(list)
    for each in task.surfaces:
        inside[each.unit].append(each)
    for unit_id, surfaces in inside.items():
        unit = museum.places[unit_id]
        seen = max((museum.places[each.place].fill or 0.0 for each in surfaces), default=0.0)
        if (
            held[unit_id] <= NEARLY
            and max(seen, unit.fill or 0.0) <= SEEN
            and can_be_hung(unit, surfaces)
            and unit.kind == "unit"
            and not any(each.waits or going(museum.places, each) for each in surfaces)
            and (surfaces[0].place == unit_id or all(each.z is not None for each in surfaces))
        ):
            yield unit, sorted(surfaces, key=lambda each: each.z or 0.0)


def _base(surfaces: Sequence[Surface]) -> float:
    return min((each.z for each in surfaces if each.z is not None), default=BASE) or BASE


def _least(surfaces: Sequence[Surface]) -> float:
    return min((max(0.0, each.load) for each in surfaces if each.load is not None), default=np.inf)


def _as_kind(unit: Place, surfaces: Sequence[Surface]) -> Kind:
    first = [replace(each, z=each.z or BASE) for each in surfaces]
    size = (unit.width or first[0].width or 0.0, unit.depth or first[0].depth or 0.0, unit.height or 0.0)
    return Kind(unit.type, unit.id, size, tuple(first), unit.load, NOTHING, NOTHING, hung=True)


def _hang(unit: Place, surfaces: Sequence[Surface], boards: Sequence[Board], prices: Prices) -> Measure | None:
    """Return how the shelves of a unit are to hang; None where they hang so already."""
    there = [each for each in surfaces if each.place != unit.id]
    if len(there) == len(boards) and all(
        abs((each.z or 0.0) - board.z) <= SAME for each, board in zip(there, boards, strict=True)
    ):
        return None
    hung = [replace(board, place=each.place) for board, each in zip(boards, there, strict=False)]
    new = [replace(board, load=surfaces[0].load) for board in boards[len(there) :]]
    spare = [Board(each.z or 0.0, each.height or 0.0, each.place, away=True) for each in there[len(boards) :]]
    size = (unit.width or surfaces[0].width or 0.0, unit.depth or surfaces[0].depth or 0.0, unit.height or 0.0)
    way = "convert" if not there else "rehang"
    return Measure(
        way, unit.type, ((*hung, *new, *spare),), unit.id, unit.code, size, cost=prices["shelf"].scaled(len(new))
    )


def added(museum: Museum, lack: Lack, prices: Prices) -> list[Measure]:
    """Return the shelves to add above things that stand low under much air: nothing has to be moved for them."""
    task = lack.likely.task
    wanted = _wanted(lack)
    if wanted is None:
        return []
    tallest = _tallest(lack)
    by_unit: dict[str, list[Board]] = defaultdict(list)
    shelves: dict[str, Surface] = {}
    for at, surface in enumerate(task.surfaces):
        unit = museum.places[surface.unit]
        if surface.place == unit.id or surface.z is None or surface.height is None or surface.waits:
            continue
        if going(museum.places, surface) or not can_be_hung(unit, [surface]) or not tallest[at]:
            continue
        under = float(np.ceil((tallest[at] + HAND) / STEP) * STEP)  # the clear height that what stands there keeps
        gap = surface.height - under - BOARD
        if gap >= wanted:
            shelves[surface.place] = surface
            by_unit[unit.id] += [
                Board(surface.z, under, surface.place),
                Board(surface.z + under + BOARD, gap, load=surface.load),
            ]
    measures = []
    for unit_id, boards in by_unit.items():
        unit = museum.places[unit_id]
        first = shelves[next(board.place for board in boards if board.place)]
        size = (unit.width or first.width or 0.0, unit.depth or first.depth or 0.0, unit.height or 0.0)
        new = sum(not board.place for board in boards)
        cost = prices["shelf"].scaled(new)
        measures.append(Measure("add", unit.type, (tuple(boards),), unit_id, unit.code, size, cost=cost))
    return measures


def _wanted(lack: Lack) -> float | None:
    """Return the lowest gap in which a good part of what has no place could stand; None if nothing lacks a place."""
    heights = lack.likely.boxes.height[lack.likely.left]
    return max(SMALLEST, float(np.quantile(heights, 0.25)) + HAND / 2) if len(heights) else None


def _tallest(lack: Lack) -> list[float]:
    """Return, by shelf, the height of the tallest thing that stands there now, or will; 0 where none does."""
    boxes, result = lack.likely.boxes, lack.likely.result
    tallest = np.zeros(len(lack.likely.task.surfaces))
    up = np.choose(
        np.clip(result.way, 0, 3),
        [[boxes.width, boxes.depth, boxes.height][AS_IT_STANDS[way][2]] for way in sorted(AS_IT_STANDS)],
    )
    for shelf, heights in ((result.shelf, up), (boxes.shelf, boxes.height)):
        on = np.flatnonzero(shelf != NOWHERE)
        np.maximum.at(tallest, shelf[on], heights[on])
    return [float(each) for each in tallest]


def built(lack: Lack, prices: Prices, settings: Parameters, effort: Effort, material: str) -> list[Measure]:
    """Return the units to build for what has no place: wide and deep enough for nearly all of it, strong enough for all."""
    boxes = lack.likely.boxes
    left = np.flatnonzero(lack.likely.left)
    if not len(left):
        return []
    kind = built_kind(lack, left, prices, material)
    fits = left[stands(boxes, kind.unit())[left]]
    if not len(fits):
        return []
    others = {}
    for level, placed in lack.levels.items():
        some = np.flatnonzero(placed.left & stands(placed.boxes, kind.unit()))
        if level != "likely":
            others[level] = (
                packing.solve(problem_of(placed.boxes, some, kind.unit(), settings)).bays if len(some) else 0
            )
    measure = spread_over(counted(boxes, fits, kind, settings, effort.stop(0.5), effort.seed), others, kind)
    return [replace(measure, cost=_cost_of(measure, kind, prices))]


def _cost_of(measure: Measure, kind: Kind, prices: Prices) -> Range:
    """Return what the material of all units costs: a unit of one shelf is a low platform, on legs and without posts."""
    posts = prices["angle-m" if materials()[kind.material].angle else "timber-m"]
    frames = [posts.scaled(4 * (kind.size[2] if len(bay) > 1 else bay[0].z) / 1000) for bay in measure.bays]
    shelves = sum(len(bay) for bay in measure.bays)
    whole = total(frames) + prices["fittings"].scaled(measure.count) + kind.extra.scaled(shelves)
    shares = (each / max(1, measure.count) for each in measure.counts.data())
    return Range(*(price * share for price, share in zip(whole.data(), shares, strict=True)))


def built_kind(lack: Lack, left: Whole, prices: Prices, material: str) -> Kind:
    """Return a unit to build for what is left: deep enough for nearly all of it, each shelf strong enough for its share."""
    boxes, stuff = lack.likely.boxes, materials()[material]
    wanted = float(np.quantile(np.minimum(boxes.width[left], boxes.depth[left]), MOSTLY))
    deep = next((each for each in DEPTHS if each >= wanted), DEPTHS[-1])
    wide = WIDTHS[material]
    inner = wide - 2 * stuff.post[0] if stuff.angle is None else wide - 10.0
    kg = boxes.kg[left]
    heaviest, usual = (
        float(np.quantile(kg, MOSTLY)),
        float(kg.sum()) / max(lack.likely.metres(left), 0.1) * inner / 1000 / CALM,
    )
    every = decks(stuff, inner, deep)
    deck = next((each for each in every if each.load >= max(heaviest, usual, LIGHT)), every[-1])
    base = max(BASE, float(np.ceil((deck.tall + BEARER) / STEP) * STEP))
    step = (TALL - base) / SHELVES
    surfaces = tuple(
        Surface(
            place="", unit="", room="", drawer=False, width=inner, depth=deep, height=step - deck.tall,
            z=base + number * step, load=deck.load, derived=False, alone=False,
        )
        for number in range(SHELVES)
    )  # fmt: skip
    shelf = _shelf_cost(prices, stuff, (inner, deep), deck)
    frame = prices["fittings"] + prices["angle-m" if stuff.angle else "timber-m"].scaled(4 * TALL / 1000)
    name = "built shelving" if stuff.angle is None else "slotted angle shelving"
    return Kind(
        name, "", (wide, deep, TALL), surfaces, None, frame + shelf.scaled(SHELVES), shelf, hung=True, material=material,
        deck=deck.tall,
    )  # fmt: skip


def _shelf_cost(prices: Prices, stuff: Material, size: tuple[float, float], deck: Deck) -> Range:
    """Return what the material of one shelf costs: its board, sealed, what carries it, and its rails."""
    wide, deep = size
    area, long, short = wide * deep / 1e6, wide / 1000, deep / 1000
    if stuff.angle is not None:
        return (prices["board-m2"] + prices["seal-m2"].scaled(2)).scaled(area) + prices["angle-m"].scaled(
            2 * (long + short)
        )
    timber = 2 * short + (2 * long if deck.rail else 0.0)
    return (prices["board-m2"] + prices["seal-m2"].scaled(2)).scaled(area) + prices["timber-m"].scaled(timber)
