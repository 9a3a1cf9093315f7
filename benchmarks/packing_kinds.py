"""How many screens, drawers, pallets, racks and stacked boxes does a collection need, beside simple ways and a library?

Protocol. Instances are drawn with a seed from the real sizes in ``data/sizes.csv``, each side varied by up to 8 %. Paintings hang
on screens of 2,500 × 2,200 mm (two sides, 150 mm to stand out, 40 mm between pictures, not turned); drawings, prints and
photographs lie in chests of ten drawers of 1,300 × 950 mm and 50 mm (10 mm between, may be turned; a category a drawer);
sculpture stands on pallets of 1,200 × 800 mm under 2,000 mm (50 mm between, may be turned, each taken away by moving at most
two); rolls are 80 to 250 mm thick and 600 to 2,400 mm long on racks of 2,500 mm (no real sizes: drawn); archive boxes and
archaeology boxes are stacked three high on shelves of 1,000 × 500 × 2,200 mm. What fits nowhere is left out.

Every answer goes through ``verify.faults``; ``least`` is proved in the same run. Counted are bays (screens, chests, pallets,
racks, shelving) and, of surfaces, these. The stop is by rounds: the answer does not depend on how busy the machine is.

* **Peer, rows**: tallest first into rows from left to right (first-fit decreasing height), rows on surfaces; boxes: equal
  ones on each other, columns side by side, one deep; rolls: first-fit decreasing into levels of their own thickness.
* **Peer, rectpack** (``packing_peers.py``, with ``--peers PYTHON``): MaxRects. It knows no reach and no load.

    python -m benchmarks.packing_kinds [--count 200 1000] [--rounds 3000] [--seed 1] [--peers PYTHON]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy

import argparse
import csv
import json
import math
from collections import defaultdict
from pathlib import Path
from time import process_time

import numpy as np

from benchmarks.packing import BOXES, HERE, asked_of, first_fit, over
from reorg.storage.solve.packing import Problem, Rules, Stop, Things, Unit, solve
from reorg.storage.solve.packing.problem import DRAWER, PALLET, ROLLS, SCREEN, SHELF
from reorg.storage.solve.packing.verify import faults

UNITS = {
    "screens": Unit("screen", 2500, 150, 2200, kind=SCREEN),
    "drawers": Unit("chest", 1300, 950, 0, fixed=(50.0,) * 10, kind=DRAWER),
    "pallets": Unit("pallet", 1200, 800, 2000, kind=PALLET),
    "rolls": Unit("rack", 2500, 300, 2000, kind=ROLLS, overhead=50),
    "stacked boxes": Unit("shelving", 1000, 500, 2200),
}
NAMES = {
    "screens": ["paintings"],
    "drawers": ["drawings and watercolors", "prints", "photographs"],
    "pallets": ["sculpture"],
}


def instance(name: str, count: int, seed: int) -> Problem:
    """Return a problem of ``count`` things, but for those that fit nowhere."""
    random, unit = np.random.default_rng(seed), UNITS[name]
    category = np.zeros(count, dtype=np.int64)
    if name in NAMES:
        with (HERE / "data" / "sizes.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["category"] in NAMES[name]]
        known = np.array([[float(row[f"{side}_mm"]) for side in ("width", "depth", "height")] for row in rows])
        drawn = random.integers(len(rows), size=count)
        sides = known[drawn] * random.uniform(0.92, 1.08, (count, 3))
        category = np.array([NAMES[name].index(rows[at]["category"]) for at in drawn])
        if name == "drawers":
            sides = np.stack((sides[:, 0] + 10, sides[:, 2] + 10, np.full(count, 5.0)), axis=1)
        sides += {"screens": (40, 0, 40), "drawers": (0, 0, 0), "pallets": (50, 50, 0)}[name]
    elif name == "rolls":
        thick = random.uniform(80, 250, count)
        sides = np.stack((random.uniform(600, 2400, count), thick, thick), axis=1)
    else:
        boxes = [*BOXES["archive boxes"], *BOXES["archaeology boxes"]]
        category = random.integers(len(boxes), size=count)
        sides = np.array(boxes, dtype=float)[category] + 10
        category = (category >= len(BOXES["archive boxes"])).astype(np.int64)
    sides = sides.round(1)
    no = np.zeros(count, dtype=np.bool_)
    turn = np.full(count, name in {"drawers", "pallets", "stacked boxes"})
    kind, pile = np.full(count, unit.kind), np.full(count, 3 if unit.kind == SHELF else 1)
    things = Things(
        *sides.T, np.ones(count), category, category * 0, np.zeros(count, dtype=np.int64), turn, no, kind, pile
    )
    problem = Problem(things, (unit,), Rules())
    kept = solve(problem).packing.lane >= 0
    columns = {each: column[kept] for each, column in vars(things).items()}
    return Problem(Things(**columns), (unit,), Rules())


def rows_of(problem: Problem) -> int:
    """Return the bays that rows need."""
    things, unit = problem.things, problem.units[0]
    parts = defaultdict(list)
    for at, category in enumerate(things.category.tolist()):
        sides = [float(column[at]) for column in (things.width, things.depth, things.height)]
        parts[category].append((sides[0], sides[2], sides[1]) if unit.kind == SCREEN else tuple(sides))
    if unit.kind in {SHELF, ROLLS}:
        shelves = [each for part in parts.values() for each in levels(part, unit)]
        return first_fit(shelves, unit.height)
    surfaces = sum(len(stripes(part, unit)) for part in parts.values())
    return math.ceil(surfaces / len(unit.slots))


def stripes(part: list[tuple[float, ...]], unit: Unit) -> list[float]:
    """Return how far each surface is filled by rows, the tallest first."""
    wide, high = unit.plane
    rows: list[list[float]] = []  # height, width left
    for across, along, _ in sorted(part, key=lambda each: -each[1]):
        a, b = (across, along) if across <= wide and along <= high else (along, across)
        row = next((row for row in rows if row[1] >= a and row[0] >= b), None)
        if row is None:
            rows.append(row := [b, wide])
        row[1] -= a
    return [0.0] * first_fit([row[0] for row in rows], high)


def levels(part: list[tuple[float, ...]], unit: Unit) -> list[float]:
    """Return the heights that shelves of equal piles, or levels of rolls, take."""
    piles: list[tuple[float, float]] = []  # height, width
    if unit.kind == ROLLS:
        piles = [(up, across) for across, _, up in part]
    else:
        alike = defaultdict(int)
        for sides in part:
            alike[sides] += 1
        for (across, along, up), many in alike.items():
            narrow = min(a for a, b in ((across, along), (along, across)) if b <= unit.depth)
            piles += [(up * min(3, many - at), narrow) for at in range(0, many, 3)]
    shelves: list[list[float]] = []
    for up, across in sorted(piles, reverse=True):
        shelf = next((shelf for shelf in shelves if shelf[1] >= across), None)
        if shelf is None:
            shelves.append(shelf := [up, unit.width])
        shelf[1] -= across
    return [float(unit.takes(np.array([shelf[0]]))[0]) for shelf in shelves]


def as_file(problem: Problem) -> str:
    things, unit = problem.things, problem.units[0]
    rows = [
        {
            **{key: float(getattr(things, key)[at]) for key in ("width", "depth", "height")},
            "id": str(at),
            "category": str(things.category[at]),
            "unit": unit.name,
            "may_turn": bool(things.may_turn[at]),
        }
        for at in range(len(things))
    ]
    kind = "screen" if unit.kind == SCREEN else "flat"
    known = {"name": unit.name, "kind": kind, "width": unit.width, "depth": unit.depth, "height": unit.height}
    return json.dumps({"units": [known], "things": rows})


def measure(name: str, count: int, rounds: int, seed: int, python: Path | None) -> list[str]:
    """Return the cells of a row."""
    problem = instance(name, count, seed)
    began = process_time()
    answer = solve(problem, Stop(rounds=rounds), seed)
    took = process_time() - began
    assert faults(problem, answer) == []
    library = "–"
    unit = problem.units[0]
    if python is not None and unit.flat:
        said = asked_of(python, "rectpack", as_file(problem), 60)
        library = over(math.ceil(said["surfaces"][unit.name] / len(unit.slots)), answer.least_bays)
    surfaces = "–"
    if unit.flat:
        mine, least = (round(each / unit.slots[0]) for each in (answer.groups[0].shelf_mm, answer.groups[0].least_mm))
        surfaces = over(mine, least)
        if python is not None:
            surfaces += f", rectpack {over(said['surfaces'][unit.name], least)}"
    return [
        name,
        f"{len(problem.things):,}",
        f"{answer.least_bays:,}",
        over(rows_of(problem), answer.least_bays),
        library,
        over(answer.first_bays, answer.least_bays),
        f"{over(answer.bays, answer.least_bays)}, CPU {took:.0f} s",
        surfaces,
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the other kinds of furniture.")
    parser.add_argument("--count", type=int, nargs="+", default=[200, 1000])
    parser.add_argument("--rounds", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=Path)
    asked = parser.parse_args()
    header = ["kind", "things", "bays at least", "rows", "rectpack", "first answer", "answer", "surfaces"]
    print("| " + " | ".join(header) + " |\n|" + "---|" * len(header))
    for name in UNITS:
        for count in asked.count:
            print("| " + " | ".join(measure(name, count, asked.rounds, asked.seed, asked.peers)) + " |", flush=True)


if __name__ == "__main__":
    main()
