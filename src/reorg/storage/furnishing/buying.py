"""How many units, and of which type, hold what has no place: counted with what no answer can beat?

Each thing gets the type in which the museum keeps most of its category, if it fits there; else sheets get drawers and all
else the first type it fits in: the museum's own by how many it has of it, then the catalogue's by what a metre costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reorg.method import Range
from reorg.museum import Museum
from reorg.storage.furnishing.kinds import GENERAL, HAND, SHEETS, Kind, listed_kinds, own_kinds
from reorg.storage.furnishing.lacking import Lack, Placed
from reorg.storage.furnishing.prices import Prices
from reorg.storage.furnishing.value import Board, Measure
from reorg.storage.need import packed_in_type, shelf_columns_of, type_of
from reorg.storage.sizes import Flags, Whole
from reorg.storage.solve import Boxes, Parameters, packing

MOSTLY = 0.5  # from this share of a category on that stands in one type of unit, more of it goes into that type; ours


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to look: ``seconds`` for all types together, or so many ``rounds`` for each (then by the ``seed`` alone)."""

    seconds: float = 10.0
    rounds: int | None = None
    seed: int = 1

    def stop(self, share: float) -> packing.Stop:
        """Return when to stop for what is such a share of all."""
        if self.rounds is not None:
            return packing.Stop(rounds=self.rounds)
        return packing.Stop(seconds=max(0.5, self.seconds * share))


def bought(
    museum: Museum, lack: Lack, prices: Prices, settings: Parameters, effort: Effort
) -> tuple[list[Measure], list[str]]:
    """Return the units to buy, and the ids of what fits in none of them."""
    task = lack.likely.task
    own = own_kinds(museum, task, prices)
    names = {each.type for each in own}
    listed = [each for each in listed_kinds(prices, (*GENERAL, *SHEETS)) if each.type not in names]
    kinds = [*own, *sorted(listed, key=lambda each: each.cost.likely / each.metres)]
    chosen = {level: _chosen(museum, placed, kinds) for level, placed in lack.levels.items()}
    likely = chosen["likely"]
    special = [task.items[at].id for at in np.flatnonzero(lack.likely.left & (likely < 0)).tolist()]
    measures = []
    total = max(1, int((likely >= 0).sum()))
    for number, kind in enumerate(kinds):
        if not (some := np.flatnonzero(likely == number)).size:
            continue
        others = {
            level: _count(placed.boxes, np.flatnonzero(chosen[level] == number), kind, settings)
            for level, placed in lack.levels.items()
            if level != "likely"
        }
        measures.append(counted(lack.likely.boxes, some, kind, settings, effort.stop(len(some) / total), effort.seed))
        measures[-1] = spread_over(measures[-1], others, kind)
    return measures, special


def counted(boxes: Boxes, some: Whole, kind: Kind, settings: Parameters, stop: packing.Stop, seed: int = 1) -> Measure:
    """Return the units of a kind that hold some of the boxes, each of which fits in it, with their shelves."""
    if kind.hung:
        answer = packing.solve(problem_of(boxes, some, kind.unit(), settings), stop, seed)
        bays, count, least = hung_bays(answer, kind.unit()), answer.bays, answer.least_bays
    else:
        found = packed_in_type(boxes.only(some), kind.as_it_is(), settings)
        count, least = found.statistics.bays, found.bounds.bays
        bays = [tuple(Board(each.z or 0.0, each.height or 0.0, load=each.load) for each in kind.surfaces)] * count
    new = Measure(
        way="build" if kind.material else "buy",
        type=kind.type,
        bays=tuple(bays),
        size=kind.size,
        count=count,
        counts=Range.exactly(count),
        least=min(least, count),
        level=kind.level,
        load=kind.load,
        things=len(some),
        material=kind.material,
        example=kind.example,
    )
    return replace(new, cost=_cost(new, kind))


def _cost(measure: Measure, kind: Kind) -> Range:
    """Return what units cost; shelves beyond the usual number of each are paid for by themselves."""
    usual = len(kind.surfaces)
    more = sum(max(0, len(bay) - usual) for bay in measure.bays)
    by = measure.counts.data()
    spread = [price * count for price, count in zip(kind.cost.data(), by, strict=True)]
    return Range(*spread) + kind.extra.scaled(more)


def spread_over(measure: Measure, others: Mapping[str, int], kind: Kind) -> Measure:
    """Return units with how many it would be, and cost, if sizes are as small or as large as they may be."""
    low, high = (
        min(others.get("low", measure.count), measure.count),
        max(others.get("high", measure.count), measure.count),
    )
    wider = replace(measure, counts=Range(low, measure.count, high))
    return replace(wider, cost=_cost(wider, kind))


def _count(boxes: Boxes, some: Whole, kind: Kind, settings: Parameters) -> int:
    """Return how many units of a kind some of the boxes take, by the first answer."""
    if not len(some):
        return 0
    if kind.hung:
        return packing.solve(problem_of(boxes, some, kind.unit(), settings)).bays
    return packed_in_type(boxes.only(some), kind.as_it_is(), settings).statistics.bays


def _chosen(museum: Museum, placed: Placed, kinds: Sequence[Kind]) -> Whole:
    """Return the kind of unit for each box that has no place: its number, -1 where none will do (or it has a place)."""
    boxes = placed.boxes
    left = np.flatnonzero(placed.left)
    found = np.full(len(boxes), -1, dtype=np.int64)
    if not len(left):
        return found
    fits = np.array([_fits(boxes, left, kind) for kind in kinds], dtype=np.bool_)
    usual = _usual(museum, placed, kinds)
    drawers = np.array([kind.level == "drawer" for kind in kinds], dtype=np.bool_)
    for column, box in enumerate(left.tolist()):
        can = fits[:, column]
        first = usual.get(int(boxes.category[box]), -1)
        if first >= 0 and can[first]:
            found[box] = first
            continue
        wanted = can & (drawers == bool(boxes.may_lay[box]))
        numbers = np.flatnonzero(wanted if wanted.any() else can)
        if len(numbers):
            found[box] = numbers[0]
    return found


def _usual(museum: Museum, placed: Placed, kinds: Sequence[Kind]) -> dict[int, int]:
    """Return, by category, the kind of unit in which most of it stands today, if that is one to choose from."""
    number = {kind.type: at for at, kind in enumerate(kinds) if kind.example}
    surfaces, boxes = placed.task.surfaces, placed.boxes
    type_at = [number.get(type_of(museum.places[each.unit]), -1) for each in surfaces]
    counted: dict[int, Counter[int]] = {}
    for box in np.flatnonzero(boxes.shelf >= 0).tolist():
        counted.setdefault(int(boxes.category[box]), Counter())[type_at[int(boxes.shelf[box])]] += 1
    found = {}
    for category, types in counted.items():
        kind, count = types.most_common(1)[0]
        if kind >= 0 and count >= MOSTLY * types.total():
            found[category] = kind
    return found


def _fits(boxes: Boxes, some: Whole, kind: Kind) -> Flags:
    """Return which of some boxes could stand in a unit of a kind by themselves, by size and weight."""
    few = boxes.only(some)
    if not kind.hung:
        return shelf_columns_of(few, kind.as_it_is()).placeable
    return stands(few, kind.unit())


def stands(boxes: Boxes, unit: packing.Unit) -> Flags:
    """Return which boxes could stand in a unit by themselves, turned if need be, by size and weight."""
    wide, deep = boxes.width, boxes.depth
    small = ((wide <= unit.width) & (deep <= unit.depth)) | ((deep <= unit.width) & (wide <= unit.depth))
    return np.asarray(small & np.isfinite(unit.takes(boxes.height)) & (boxes.kg <= unit.bears), dtype=np.bool_)


def problem_of(boxes: Boxes, some: Whole, unit: packing.Unit, settings: Parameters) -> packing.Problem:
    """Return some of the boxes and a kind of unit as a packing problem: each thing stands, turned if need be."""
    few = boxes.only(some)
    none = np.zeros(len(few), dtype=np.int64)
    things = packing.Things(
        width=few.width, depth=few.depth, height=few.height, kg=few.kg, category=few.category, climate=none,
        unit=none - 1, may_turn=few.may_turn, may_lay=np.zeros(len(few), dtype=np.bool_),
    )  # fmt: skip
    rules = packing.Rules(slack=1 - settings.fill, heavy=settings.heavy, low=settings.low)
    return packing.Problem(things, (unit,), rules)


def hung_bays(answer: packing.Answer, unit: packing.Unit) -> list[tuple[Board, ...]]:
    """Return the shelves of each bay of an answer, from below; the topmost gets what is left of the height."""
    found: list[list[Board]] = [[] for _ in answer.packing.bay_unit]
    deck = unit.overhead - HAND
    load = None if np.isinf(unit.shelf_load) else unit.shelf_load
    for bay, z, takes in zip(
        answer.packing.shelf_bay.tolist(),
        answer.packing.shelf_z.tolist(),
        answer.packing.shelf_takes.tolist(),
        strict=True,
    ):
        found[bay].append(Board(z, takes - deck, load=load))
    bays = []
    for boards in found:
        if not boards:
            continue
        boards.sort(key=lambda board: board.z)
        boards[-1] = replace(boards[-1], height=max(boards[-1].height, unit.base + unit.room - deck - boards[-1].z))
        bays.append(tuple(boards))
    return bays
