"""How good and how fast is the placement, beside what no answer can beat and beside plain first-fit decreasing?

Protocol. Instances are drawn with a seed from the real sizes in ``data/sizes.csv`` (each side varied by up to 8 %,
20 mm clearance in width and depth, 10 mm in height; weights from a density of 100 to 800 kg/m³ drawn by category; kept
if it fits the tallest shelf and weighs at most 40 kg; 70 % may turn). Units are 1,000 × 500 mm with five fixed shelves
of 600, 400, 350, 300 and 250 mm clear height, 150 kg each, filled to 90 %.

* **Units needed**: the fewest, found by bisection, in which everything has a place while nothing stands anywhere yet:
  by the first answer alone, and with ``--seconds`` of improving for each of at most five counts tried. Beside it the
  shelf length taken. Both over their lower bounds, which are computed in the same run.
* **Disorder**: the store is full, with one unit in twenty to spare, and boxes of like size have changed places at
  random, whatever their category. Reported are the objects whose place the first answer changes, the handlings that
  the order of moves needs over that number, and how long ordering takes.
* **Staying**: of the objects that may stay, those that do: in the first answer, and after ``--seconds`` of improving. If a bay
  is given to one category, no plan leaves more where they are than, in each bay, those of the category that has most there (the
  zoning bound). A plan may do better than that where it gives the shelves of a bay to several categories; what no plan can
  beat is the same sum over shelves, since a shelf holds one category. Neither bound asks whether what each category then has
  is enough for it.
* **Peer**, plain first-fit decreasing: per category, tallest first, up to three behind each other, each row on the
  first shelf of the lowest sufficient height with room; one category a shelf. Its units are counted generously: as few
  as its shelves of each height could be joined to. It does not look at weights.

Every answer is checked by ``reorg.storage.solve.verify``. Memory is the peak of the process, which runs one instance.

    python benchmarks/placement.py [--seconds 10] [--sizes 1000 10000 100000] [--write benchmarks/placement.md]
"""

from __future__ import annotations

import argparse
import csv
import platform
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
import numpy.typing as npt

from reorg.storage.solve import Boxes, Parameters, Problem, Result, Shelves, Stop, solve
from reorg.storage.solve.moving import Aim, course, ground, unsettled
from reorg.storage.solve.verify import faults

HERE = Path(__file__).parent
CLEAR = (600.0, 400.0, 350.0, 300.0, 250.0)
ABOVE = (100.0, 730.0, 1160.0, 1540.0, 1870.0)
WIDTH, DEPTH, LOAD, FILL = 1000.0, 500.0, 150.0, 0.9


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    objects: int
    bound_units: int
    first: str
    first_seconds: float
    later: str
    peer: str
    moves: str
    staying: str
    order_seconds: float
    megabytes: int

    def cells(self) -> list[str]:
        """Return the line's cells as text."""
        return [
            f"{self.objects:,}",
            f"{self.bound_units:,}",
            f"{self.first} in {self.first_seconds:.2f} s",
            self.later,
            self.peer,
            self.moves,
            self.staying,
            f"{self.order_seconds:.2f} s",
            f"{self.megabytes} MB",
        ]


HEADER = (
    "objects",
    "units at least",
    "first answer: units, shelf length",
    "with {seconds} s each",
    "first-fit decreasing",
    "objects moved, handlings over bound",
    "may stay, and do: first answer, with {seconds} s",
    "ordering",
    "peak memory",
)


def boxes_of(count: int, seed: int) -> Boxes:
    """Return ``count`` boxes resampled from the real sizes."""
    random = np.random.default_rng(seed)
    with (HERE / "data" / "sizes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["category"] for row in rows})
    known = np.array([[float(row[f"{side}_mm"]) for side in ("width", "depth", "height")] for row in rows])
    category = np.array([names.index(row["category"]) for row in rows])
    density = random.uniform(100, 800, len(names))
    clearance = np.array([20.0, 20.0, 10.0])
    drawn = random.integers(len(rows), size=4 * count)
    sides = known[drawn] * random.uniform(0.92, 1.08, (len(drawn), 3)) + clearance
    kg = np.prod(sides / 1000, axis=1) * density[category[drawn]]
    fits = (sides[:, 2] <= CLEAR[0]) & (sides[:, 0] <= WIDTH * FILL) & (sides[:, 1] <= DEPTH) & (kg <= 40)
    some = np.flatnonzero(fits)[:count]
    assert len(some) == count
    return Boxes(
        width=sides[some, 0],
        depth=sides[some, 1],
        height=sides[some, 2],
        kg=kg[some],
        category=category[drawn[some]],
        may_turn=random.random(count) < 0.7,
        may_lay=np.zeros(count, dtype=np.bool_),
        shelf=np.full(count, -1),
        pinned=np.zeros(count, dtype=np.bool_),
    )


def units(count: int) -> Shelves:
    """Return ``count`` units of five shelves."""
    shelves = count * len(CLEAR)
    return Shelves(
        bay=np.repeat(np.arange(count), len(CLEAR)),
        width=np.full(shelves, WIDTH),
        depth=np.full(shelves, DEPTH),
        height=np.tile(CLEAR, count),
        load=np.full(shelves, LOAD),
        above=np.tile(ABOVE, count),
        reach=np.full(shelves, 3),
        stack=np.full(shelves, 3),
        bay_load=np.full(count, np.inf),
    )


def peer(boxes: Boxes) -> tuple[int, float]:
    """Return units and shelf length in mm that plain first-fit decreasing takes."""
    heights = sorted(CLEAR)
    free: dict[tuple[int, float], list[float]] = {}
    length = 0.0
    for category in np.unique(boxes.category):
        some = np.flatnonzero(boxes.category == category)
        row: list[tuple[float, float, float]] = []
        rows = []
        for box in some[np.argsort(-boxes.height[some], kind="stable")]:
            one = (float(boxes.width[box]), float(boxes.depth[box]), float(boxes.height[box]))
            if len(row) == 3 or sum(each[1] for each in row) + one[1] > DEPTH:
                rows.append(row)
                row = []
            row.append(one)
        rows.append(row)
        for row in rows:
            wide = max(each[0] for each in row)
            clear = next(height for height in heights if height >= row[0][2])
            shelves = free.setdefault((int(category), clear), [])
            at = next((at for at, left in enumerate(shelves) if left >= wide), None)
            if at is None:
                shelves.append(WIDTH * FILL)
                at = len(shelves) - 1
            shelves[at] -= wide
            length += wide
    needed = {height: sum(len(each) for (_, clear), each in free.items() if clear == height) for height in heights}
    most = 0
    for rank, _ in enumerate(heights):
        taller = heights[rank:]
        most = max(most, -(-sum(needed[height] for height in taller) // len(taller)))
    return most, length


def fewest(boxes: Boxes, stop: Stop, low: int, high: int, tries: int) -> tuple[Problem, Result] | None:
    """Return the answer in the fewest units, ``low`` to ``high``, in which all boxes have a place; None if none."""
    best = None
    for _ in range(tries):
        if high - low < 1:
            break
        middle = high if best is None and tries > 5 else (low + high) // 2
        problem = Problem(boxes, units(middle))
        result = solve(problem, Parameters(fill=FILL), stop)
        if result.statistics.unplaced:
            low = middle + 1
        else:
            best, high = (problem, result), middle
    return best


def disordered(problem: Problem, result: Result) -> Problem:
    """Return the store as ``result`` fills it, with boxes of like size in each other's places and some units more."""
    shelf = result.shelf.copy()
    random = np.random.default_rng(7)
    boxes = problem.boxes
    for height in CLEAR:
        alike = np.flatnonzero(problem.shelves.height[shelf] == height)
        by_size = alike[np.lexsort((boxes.depth[alike], boxes.width[alike].round(-1)))]
        for start in range(0, len(by_size), 64):
            part = by_size[start : start + 64]
            shelf[part] = shelf[random.permutation(part)]
    more = units(problem.shelves.bays + problem.shelves.bays // 20 + 1)
    return Problem(Boxes(**{**vars(boxes), "shelf": shelf}), more)


def staying(problem: Problem, *answers: npt.NDArray[np.int64]) -> str:
    """Return how many objects may stay by bay and by shelf, and what share of both does in each of the answers."""
    shelf, category = problem.boxes.shelf, problem.boxes.category
    stands = np.flatnonzero(shelf >= 0)
    most = []
    for place in (problem.shelves.bay[shelf[stands]], shelf[stands]):
        pairs, many = np.unique(np.stack((place, category[stands])), axis=1, return_counts=True)
        best = np.zeros(place.max() + 1, dtype=np.int64)
        np.maximum.at(best, pairs[0], many)
        most.append(int(best.sum()))
    stay = [int((planned[stands] == shelf[stands]).sum()) for planned in answers]
    return "; ".join(
        f"{name} {bound:,}: " + ", ".join(f"{100 * each / bound:.1f} %" for each in stay)
        for name, bound in zip(("by bay", "by shelf"), most, strict=True)
    )


def over(value: float, bound: float) -> str:
    """Return by how much a value lies over its bound."""
    return f"+{100 * (value / bound - 1):.1f} %" if bound else "–"


def said(problem: Problem, result: Result) -> str:
    """Return units and shelf length over their bounds."""
    value, bound, count = result.statistics, result.bounds, problem.shelves.bays
    return f"{count:,} ({over(count, bound.bays)}), {over(value.shelf_mm, bound.shelf_mm)}"


def measure(count: int, seconds: float, seed: int) -> Row:
    """Measure one instance."""
    boxes = boxes_of(count, seed)
    peer_units, peer_length = peer(boxes)
    least = solve(Problem(boxes, units(2 * peer_units)), Parameters(fill=FILL), Stop(rounds=0)).bounds.bays
    found = fewest(boxes, Stop(rounds=0), least, 2 * peer_units, 12)
    assert found is not None
    problem, first = found
    better = fewest(boxes, Stop(seconds=seconds), least, problem.shelves.bays - 1, 5) or found
    disorder = disordered(problem, first)
    planned = solve(disorder, Parameters(fill=FILL), Stop(rounds=0), seed)
    improved = solve(disorder, Parameters(fill=FILL), Stop(seconds=seconds), seed)
    started = perf_counter()
    moving = ground(disorder, Aim(planned.shelf, planned.lane, planned.way), Parameters(fill=FILL))
    goal = moving.goal.copy()
    goal[list(unsettled(moving))] = -1  # what has no place in the answer stands in their way
    moves = course(moving.turned_to(moving.origin, goal))
    ordering = perf_counter() - started
    for instance, result in (found, better, (disorder, planned), (disorder, improved)):
        assert not faults(instance, result, Parameters(fill=FILL)), faults(instance, result, Parameters(fill=FILL))[:3]
    return Row(
        objects=count,
        bound_units=first.bounds.bays,
        first=said(problem, first),
        first_seconds=first.seconds,
        later=said(*better),
        peer=f"{peer_units:,} ({over(peer_units, first.bounds.bays)}), {over(peer_length, first.bounds.shelf_mm)}",
        moves=f"{moves.bound:,}, {over(len(moves.handlings), moves.bound)} ({planned.statistics.unplaced} unplaced)",
        staying=staying(disorder, planned.shelf, improved.shelf),
        order_seconds=ordering,
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def main() -> None:
    """Measure each size in a process of its own, and print (and write) the table."""
    parser = argparse.ArgumentParser(description="Measure the placement.")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print("| " + " | ".join(measure(asked.one, asked.seconds, asked.seed).cells()) + " |")
        return
    header = [cell.format(seconds=f"{asked.seconds:g}") for cell in HEADER]
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    for count in asked.sizes:
        command = [
            sys.executable,
            __file__,
            "--one",
            str(count),
            "--seconds",
            str(asked.seconds),
            "--seed",
            str(asked.seed),
        ]
        lines.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
    made = f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}"
    machine = f"{made}, one core, seed {asked.seed}."
    text = "\n".join(lines) + "\n"
    print(text)
    if asked.write:
        asked.write.write_text(
            f"# Placement\n\nHow it is measured: `benchmarks/placement.py`. {machine}\n\n{text}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
