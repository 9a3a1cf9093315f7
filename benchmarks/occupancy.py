"""How near to the truth are occupancy, need and missing shelf metres, on stores of which the truth is known?

Protocol. Each practice store (reorg.practice, one seed each) knows what truly stands on which shelf, how large it is
as it stands, and how large the shelf is. The truth about fullness is worked out here by another way than
``reorg.storage``: the *least* length of shelf on which the things of a shelf can stand under the rules that
docs/explanation/occupancy.md states (a hand's breadth round each, rows from front to back of three at most, any number in
a drawer, sheets in piles of up to 30 in a drawer and 3 on a shelf, turned if that helps). Up to ``EXACT`` things it is
exact, by dynamic programming over all ways to divide them into rows; above it lies between an area bound and the best of
many random tries, and that best one is taken (its distance from the bound is told).

* **measured**: everything that stands in the store is entered where it stands, with its size. Occupancy (mean over
  units, and by shelf area), metres used, metres of what is on the floor, metres missing at the museum's target.
* **by eye**: nothing on shelves is entered but an estimate of each shelf's fill: the true one in tenths, then by turns of
  chance a tenth more, the same, or a tenth less; an empty shelf is seen to be empty. The floor is measured.

What is missing is a difference of two large figures, so its error is told twice: of the true missing metres (stores that
lack at least a tenth of what they have), and of the shelf metres that there are.

``--assess`` instead times ``assess`` on museums of 100,000 and 1,000,000 objects held in memory (folded already).

    python benchmarks/occupancy.py [--stores 36] [--objects 60 150 300]
    python benchmarks/occupancy.py --assess 100000 1000000
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from pathlib import Path

from reorg.museum import Museum, Objects, Place, Places
from reorg.practice import generate
from reorg.practice.truth import TrueThing, Truth
from reorg.storage import need, survey

SHEETS = frozenset({"paper", "photograph"})
EXACT = 11  # things on a shelf up to which every way of dividing them is looked at
TRIES = 400
THIN, THIN_BESIDE, SHEET = 60, 0.2, 15  # mm, share of the shorter edge: a flat work; mm: one that may lie in a pile
HAND, OVER, FLAT_EDGE, FLAT_THICK = 20, 10, 10, 2  # mm left beside and above a thing, round a flat work, and on it
TARGET = 0.9  # share of the shelves to be filled at most, where the museum says none
LACKS = 0.1


@dataclass(frozen=True, slots=True)
class Body:
    """A thing with the room round it, in mm, and whether it is a sheet (that may lie in a pile)."""

    width: float
    depth: float
    height: float
    sheet: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where rows stand: sizes in mm, and how many things to a row and to a pile."""

    width: float
    depth: float
    height: float
    row: int
    pile: int


@dataclass(frozen=True, slots=True)
class Row:
    """A way in which a thing can stand: how much of the shelf it takes, and of its row (or pile, if it lies)."""

    across: float
    along: float
    lies: bool


def sides(thing: TrueThing) -> tuple[float, float, float]:
    """Return width, depth and height as a museum measures them: sheets as height × width and how thick they are."""
    if thing.family in SHEETS and thing.height <= SHEET:
        return thing.width, thing.height, thing.depth
    return thing.width, thing.depth, thing.height


def body(thing: TrueThing) -> Body:
    width, depth, height = sides(thing)
    if depth > THIN or depth > THIN_BESIDE * min(width, height):
        return Body(width + HAND, depth + HAND, height + OVER, sheet=False)
    if depth <= SHEET:  # it stands on its longer edge, or lies
        width, height = max(width, height), min(width, height)
    return Body(width + FLAT_EDGE, depth + FLAT_THICK, height + FLAT_EDGE, sheet=depth <= SHEET)


def ways(each: Body, shelf: Shelf) -> list[Row]:
    """Return every way in which a thing fits; if none does, its narrower side is what it takes."""
    found = []
    if each.height <= shelf.height:
        if each.depth <= shelf.depth:
            found.append(Row(each.width, each.depth, lies=False))
        if each.width <= shelf.depth:
            found.append(Row(each.depth, each.width, lies=False))
    if each.sheet and each.depth <= shelf.height:
        if each.height <= shelf.depth:
            found.append(Row(each.width, each.depth, lies=True))
        if each.width <= shelf.depth:
            found.append(Row(each.height, each.depth, lies=True))
    return found


def least(bodies: Sequence[Body], shelf: Shelf) -> tuple[float, float]:
    """Return (the least length in mm that is known to do, a length below which it cannot be)."""
    fitting = [found for each in bodies if (found := ways(each, shelf))]
    apart = sum(min(each.width, each.depth) for each in bodies if not ways(each, shelf))
    if not fitting:
        return apart, apart
    if len(fitting) <= EXACT:
        found = exact(fitting, shelf)
        return apart + found, apart + found
    tried, bound = best_of_many(fitting, shelf), area_bound(fitting, shelf)
    return apart + tried, apart + bound


def together(some: Sequence[Sequence[Row]], shelf: Shelf) -> float:
    """Return the least width of one row (or pile) that holds all of these; infinite if none does."""
    best = math.inf
    for chosen in product(*some):
        if len({row.lies for row in chosen}) > 1:
            continue
        deep, most = (shelf.height, shelf.pile) if chosen[0].lies else (shelf.depth, shelf.row)
        if len(chosen) <= most and sum(row.along for row in chosen) <= deep + 1e-9:
            best = min(best, max(row.across for row in chosen))
    return best


def exact(things: Sequence[Sequence[Row]], shelf: Shelf) -> float:
    count = len(things)
    cost = {}
    for size in range(1, min(count, max(shelf.row, shelf.pile)) + 1):
        smaller = len(cost)
        for some in combinations(range(count), size):
            mask = sum(1 << at for at in some)
            # a row that does not hold a part of these does not hold them all
            if size > 1 and any(mask & ~(1 << at) not in cost for at in some):
                continue
            if (width := together([things[at] for at in some], shelf)) < math.inf:
                cost[mask] = width
        if len(cost) == smaller:
            break
    by_first = defaultdict(list)
    for mask, width in cost.items():
        by_first[mask & -mask].append((mask, width))

    @cache
    def rest(left: int) -> float:
        if not left:
            return 0.0
        return min(width + rest(left & ~mask) for mask, width in by_first[left & -left] if mask & left == mask)

    return rest((1 << count) - 1)


def area_bound(things: Sequence[Sequence[Row]], shelf: Shelf) -> float:
    def share(row: Row) -> float:
        deep, most = (shelf.height, shelf.pile) if row.lies else (shelf.depth, shelf.row)
        return row.across * max(row.along / deep, 1 / most)

    return sum(min(share(row) for row in rows) for rows in things)


def best_of_many(things: Sequence[Sequence[Row]], shelf: Shelf) -> float:
    """Try many orders, each time with some of the things told how to stand."""
    chance = random.Random(len(things))
    best = math.inf
    for at in range(TRIES):
        shake, told = (0.0, 0.0) if at < len(ORDERS) else (0.4 * at / TRIES, 0.8 * chance.random())
        best = min(best, one_try(things, shelf, chance, (ORDERS[at % len(ORDERS)], shake, told)))
    return best


ORDERS: tuple[Callable[[Sequence[Row]], float], ...] = (
    lambda rows: max(row.across for row in rows),
    lambda rows: rows[0].across * rows[0].along,
    lambda rows: min(row.across for row in rows),
)
Manner = tuple[Callable[[Sequence[Row]], float], float, float]


def one_try(things: Sequence[Sequence[Row]], shelf: Shelf, chance: random.Random, manner: Manner) -> float:
    """The largest first, more or less; each where it widens the rows least and leaves least over, else in a row of its own."""
    size, shake, told = manner
    rank = {at: size(rows) * (1 + shake * chance.uniform(-1, 1)) for at, rows in enumerate(things)}
    chosen = [[chance.choice(rows)] if chance.random() < told else rows for rows in things]
    opened: list[list[float]] = []  # width, depth left, places left, lies
    for rows in (chosen[at] for at in sorted(rank, key=rank.__getitem__, reverse=True)):
        best: tuple[float, float, list[float] | None, Row] | None = None
        for row in rows:
            deep, most = (shelf.height, shelf.pile) if row.lies else (shelf.depth, shelf.row)
            alone = row.across * max(row.along / deep, 1 / most)
            best = min((each for each in (best, (alone, deep, None, row)) if each), key=lambda each: each[:2])
            for held in opened:
                if held[3] == row.lies and held[2] >= 1 and row.along <= held[1] + 1e-9:
                    offer = (max(0.0, row.across - held[0]), held[1] - row.along, held, row)
                    best = min(best, offer, key=lambda each: each[:2])
        assert best
        _, left, held, row = best
        if held is None:
            deep, most = (shelf.height, shelf.pile) if row.lies else (shelf.depth, shelf.row)
            opened.append([row.across, deep - row.along, most - 1, row.lies])
        else:
            held[0], held[1], held[2] = max(held[0], row.across), left, held[2] - 1
    return sum(each[0] for each in opened)


@dataclass
class Known:
    """What is true of one store: shares by shelf and unit, metres, and how much of it is certain to the last mm."""

    shelves: dict[str, float]
    units: dict[str, float]
    used: float
    floor: float
    capacity: float
    exact: float
    gap: float

    @property
    def mean(self) -> float:
        return statistics.mean(self.units.values())

    @property
    def missing(self) -> float:
        return max(0.0, (self.used + self.floor) / TARGET - self.capacity)


def true_of(truth: Truth, places: Mapping[str, Place]) -> tuple[Known, float]:
    """Return what is true, and the occupancy weighted by area."""
    standing = defaultdict(list)
    for thing in truth.things:
        if thing.place:
            standing[thing.place].append(body(thing))
    shelves, length, area, by_unit = {}, 0.0, 0.0, defaultdict(list)
    used = bound = whole = 0.0
    counts = [0, 0]
    for place in places.values():
        if place.kind not in {"shelf", "drawer"}:
            continue
        drawer = place.kind == "drawer"
        shelf = Shelf(place.width, place.depth, place.height, 1000 if drawer else 3, 30 if drawer else 3)
        here = standing.get(place.code, [])
        taken, low = least(here, shelf)
        counts[taken == low] += 1
        shelves[place.code] = taken / place.width
        used, bound = used + taken / 1000, bound + low / 1000
        length += place.width / 1000
        square = place.width * place.depth
        by_unit[place.place].append((square, shelves[place.code]))
        area, whole = area + square, whole + square * shelves[place.code]
    codes = {place.id: place.code for place in places.values()}
    units = {codes[unit]: sum(a * s for a, s in each) / sum(a for a, _ in each) for unit, each in by_unit.items()}
    depth = statistics.median(place.depth for place in places.values() if place.kind == "shelf")
    floor, _ = least(
        [each for code, here in standing.items() if places_kind(places, code) == "floor" for each in here],
        Shelf(math.inf, depth, math.inf, 3, 3),
    )
    found = Known(shelves, units, used, floor / 1000, length, counts[1] / sum(counts), (used - bound) / used)
    return found, whole / area


def places_kind(places: Mapping[str, Place], code: str) -> str:
    return next(place.kind for place in places.values() if place.code == code)


def museum_of(truth: Truth, places: Places, *, eye: Mapping[str, float] | None = None) -> Museum:
    """Return the store as it was measured (no ``eye``), or with an estimate of each shelf and what is on the floor."""
    code = {place.code: place for place in places.values()}
    facts = []
    for thing in truth.things:
        if not thing.place or (eye is not None and code[thing.place].kind != "floor"):
            continue
        said: dict[str, object] = {"category": thing.family, "place": code[thing.place].id, "number": thing.number}
        width, depth, height = sides(thing)
        said |= {"width": float(width), "depth": float(depth), "height": float(height)}
        facts.append((thing.id, said))
    seen = places
    if eye is not None:
        seen = Places.of(
            Place.from_facts(place.id, facts_of(place) | ({"fill": eye[place.code]} if place.code in eye else {}))
            for place in places.values()
        )
    return Museum(places=seen, objects=Objects.of(facts))


def facts_of(place: Place) -> dict[str, object]:
    names = ("code", "kind", "place", "width", "depth", "height", "x", "y", "z", "turn", "type", "order", "use")
    return {name: value for name in names if (value := getattr(place, name)) not in (None, "")}


def of_store(seed: int, objects: int) -> dict[str, object]:
    from reorg.practice.store import furnish

    with tempfile.TemporaryDirectory() as folder:
        truth = generate(Path(folder), seed=seed, objects=objects, disorder=0.3, sheet="csv")
    places = Places.of(furnish(seed, objects).places.values())
    true, weighted = true_of(truth, places)
    chance = random.Random(f"{seed}/the eye")
    eye = {
        code: max(0.0, round(round(share, 1) + chance.choice((-0.1, 0.0, 0.1)), 1)) if share else 0.0
        for code, share in true.shelves.items()
    }
    found: dict[str, object] = {"exact": true.exact, "gap": true.gap, "lacks": true.missing / true.capacity}
    for name, museum in (("measured", museum_of(truth, places)), ("by eye", museum_of(truth, places, eye=eye))):
        seen = survey(museum)
        lack = need(museum, seen=seen)
        assert seen.mean
        assert seen.weighted
        code = {place.id: place.code for place in places.values()}
        found[name] = {
            "occupancy, mean of units": seen.mean.likely / true.mean - 1,
            "occupancy, by shelf area": seen.weighted.likely / weighted - 1,
            "metres taken on shelves": (lack.used.likely + lack.seen.likely) / true.used - 1,
            "metres on the floor": lack.floor.likely / true.floor - 1 if true.floor else None,
            "need (shelves and floor)": (lack.used.likely + lack.seen.likely + lack.floor.likely)
            / (true.used + true.floor)
            - 1,
            "missing, of what is missing": (
                lack.missing.likely / true.missing - 1 if true.missing > LACKS * true.capacity else None
            ),
            "missing, of the shelf there is": (lack.missing.likely - true.missing) / true.capacity,
        }
        found[name + ", units"] = [
            each.fullness.value.likely - true.units[code[unit]]
            for unit, each in seen.units.items()
            if each.fullness.value
        ]
        unit_fill = {code[unit]: each.fullness.value.likely for unit, each in seen.units.items() if each.fullness.value}
    by_area = [truth.occupancy[unit] for unit in unit_fill]
    found["area"] = statistics.mean(by_area) / true.mean
    return found


def spread(errors: Iterable[float | None]) -> str:
    sizes = sorted(abs(each) for each in errors if each is not None)
    if not sizes:
        return "–"
    p95 = sizes[min(len(sizes) - 1, math.ceil(0.95 * len(sizes)) - 1)]
    return f"{100 * statistics.median(sizes):.2f} % | {100 * p95:.2f} % | {100 * sizes[-1]:.2f} % | {len(sizes)}"


def compare(stores: int, objects: Sequence[int]) -> None:
    found = [of_store(seed, objects[seed % len(objects)]) for seed in range(1, stores + 1)]
    print(f"{stores} stores of {', '.join(map(str, objects))} objects.")
    print(f"Shelves whose truth is exact: {100 * statistics.mean(each['exact'] for each in found):.1f} %;", end=" ")
    print(
        f"truth above its lower bound: {100 * statistics.mean(each['gap'] for each in found):.2f} % at most, on average."
    )
    print(
        f"Mean share by area (truth.json) over mean share by length: {statistics.median(e['area'] for e in found):.2f}"
    )
    for name in ("measured", "by eye"):
        print(f"\n| {name} | median | 95th percentile | worst | stores |\n| --- | --- | --- | --- | --- |")
        for figure in found[0][name]:
            print(f"| {figure} | {spread(each[name][figure] for each in found)} |")
        units = [error for each in found for error in each[name + ", units"]]
        print(f"| a single unit, in points of its own 100 % | {spread(units)} units |")


def time_assess(objects: int) -> None:
    from reorg.assessment import assess
    from reorg.method import load
    from reorg.practice.collection import choose
    from reorg.practice.settle import settle
    from reorg.practice.store import furnish

    store = furnish(1, objects)
    things, _ = choose(1, objects)
    standing = settle(store, things, disorder=0.3, chance=random.Random(1))
    facts = (
        (
            thing.id,
            {
                "number": thing.number, "name": thing.name, "title": thing.title, "category": thing.family,
                "place": standing.places[thing.id], "width": float(thing.size.width), "depth": float(thing.size.depth),
                "height": float(thing.size.height), "materials": thing.materials,
            },
        )
        for thing in things
    )  # fmt: skip
    museum = Museum(places=Places.of(store.places.values()), objects=Objects.of(facts))
    method = load()
    taken = []
    for _ in range(3):
        began = time.perf_counter(), time.process_time()
        assess(museum, method)
        taken.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    wall, processor = (statistics.median(each[at] for each in taken) for at in (0, 1))
    print(
        f"assess over {objects:,} objects in {len(store.of_kind('unit')):,} units: {wall:.2f} s, processor {processor:.2f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--stores", type=int, default=36)
    parser.add_argument("--objects", type=int, nargs="+", default=[60, 150, 300])
    parser.add_argument("--assess", type=int, nargs="+")
    arguments = parser.parse_args()
    for objects in arguments.assess or ():
        time_assess(objects)
    if not arguments.assess:
        compare(arguments.stores, arguments.objects)


if __name__ == "__main__":
    main()
