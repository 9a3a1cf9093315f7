"""How many bays get into a room, each of them reached, and how many at most? (layout of units, beside two peers)

Protocol: `python -m benchmarks.layout [--seconds 5] [--seeds 1] [--only NAME] [--peer SECONDS] [--rows]`. Fifteen drawn
rooms of 24 to 300 m² with doors and columns, some of them L-, U- or T-shaped or with slanted walls; bays of 1000 × 500
mm opened from their front, as many as fit; aisles of 1000 mm before them and everywhere. Each answer is checked by
`reorg.storage.solve.layout.check`: every bay within the walls, none on another one, before none of the doors, 1000 mm
free before it, and reached by a square of 1000 mm that slides (a flood) and by a trolley of 600 × 1000 mm that turns.
Printed: bays of

* rows (with `--rows`): the pattern enumeration of the earlier study, written anew here as a peer: along or across, a
row on the wall or not, double rows, one cross aisle or none, cut by doors and columns; what is not reached is left out;
* first: the rows of this project, without any search (and how many seconds they took); * the best answer after so many
seconds, the median and the worst over seeds; * at most: the bound that is proved (docs/algorithms/layout.md), and by
how many % an answer could be better at most; * with `--peer` and OR-Tools installed: CP-SAT on a grid of 500 mm with
connected aisles, one worker, for so many seconds (rooms up to 100 m² whose walls and doors lie on that grid).

One process, wall clock, and the machine's load when it began.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from statistics import median
from time import perf_counter

from reorg.storage.solve import Stop
from reorg.storage.solve.layout import (
    Door,
    Problem,
    Room,
    Rules,
    Stand,
    Thing,
    UnitType,
    Width,
    at_most,
    check,
    propose,
)

BAY = UnitType("bay", 1000, 500, 2200)
RULES = Rules(aisle=Width(1000), passage=Width(1000))
Corners = tuple[tuple[float, float], ...]


def rectangle(width: float, depth: float) -> Corners:
    return (0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth)


def column(x: float, y: float, side: float = 300) -> Thing:
    return Thing.box("column", (x, y, x + side, y + side))


@dataclass(frozen=True)
class Drawn:
    name: str
    corners: Corners
    doors: tuple[Door, ...]
    columns: tuple[Thing, ...] = ()

    @property
    def problem(self) -> Problem:
        return Problem(Room(self.corners, self.doors, self.columns), (BAY,), rules=RULES)


def _door(x: float, y: float, to_x: float, to_y: float) -> Door:
    return Door((x, y), (to_x, to_y))


ELL = ((0.0, 0.0), (9000.0, 0.0), (9000.0, 5000.0), (5000.0, 5000.0), (5000.0, 9000.0), (0.0, 9000.0))
SMALL_ELL = ((0.0, 0.0), (7000.0, 0.0), (7000.0, 3500.0), (4000.0, 3500.0), (4000.0, 6500.0), (0.0, 6500.0))
YOU = (
    (0.0, 0.0),
    (12000.0, 0.0),
    (12000.0, 9000.0),
    (8000.0, 9000.0),
    (8000.0, 4500.0),
    (4000.0, 4500.0),
    (4000.0, 9000.0),
    (0.0, 9000.0),
)
TEE = (
    (0.0, 0.0),
    (14000.0, 0.0),
    (14000.0, 6000.0),
    (10000.0, 6000.0),
    (10000.0, 12000.0),
    (4500.0, 12000.0),
    (4500.0, 6000.0),
    (0.0, 6000.0),
)
SLANTED = ((0.0, 0.0), (9000.0, 0.0), (8000.0, 6000.0), (0.0, 7000.0))
ROOMS = (
    Drawn("24 m², door in the long wall", rectangle(6000, 4000), (_door(2500, 0, 3500, 0),)),
    Drawn("24 m², door in the short wall", rectangle(6000, 4000), (_door(0, 2500, 0, 1500),)),
    Drawn("40 m², door in the long wall", rectangle(8000, 5000), (_door(3500, 0, 4500, 0),)),
    Drawn("40 m², door in a corner", rectangle(8000, 5000), (_door(0, 1200, 0, 200),)),
    Drawn("60 m², door in the long wall", rectangle(10000, 6000), (_door(4500, 0, 5500, 0),)),
    Drawn("60 m², one column", rectangle(10000, 6000), (_door(4500, 0, 5500, 0),), (column(4850, 2850),)),
    Drawn("96 m², door in the long wall", rectangle(12000, 8000), (_door(5500, 0, 6500, 0),)),
    Drawn("96 m², two columns, two doors", rectangle(12000, 8000),
          (_door(1000, 0, 2000, 0), _door(12000, 6000, 12000, 7000)), (column(3850, 3850), column(7850, 3850))),
    Drawn("38 m², L, one column", SMALL_ELL, (_door(1000, 0, 2000, 0),), (column(3700, 3200),)),
    Drawn("65 m², L", ELL, (_door(1000, 0, 1900, 0),)),
    Drawn("90 m², U", YOU, (_door(5500, 0, 6500, 0),)),
    Drawn("55 m², slanted walls, one column", SLANTED, (_door(1000, 0, 1900, 0),), (column(4000, 3000),)),
    Drawn("117 m², T, two columns", TEE, (_door(6500, 0, 7500, 0),), (column(4500, 5700), column(9700, 5700))),
    Drawn("300 m²", rectangle(20000, 15000), (_door(2500, 0, 3500, 0),)),
    Drawn("300 m², six columns, two doors", rectangle(20000, 15000), (_door(2500, 0, 3500, 0), _door(17500, 15000, 16500, 15000)),
          tuple(column(x, y) for x, y in product((4850, 9850, 14850), (4850, 9850)))),
)  # fmt: skip


def plain_rows(problem: Problem) -> tuple[Stand, ...]:
    """Return the best of the patterns of the earlier study: what its check refuses is left out."""
    best: tuple[Stand, ...] = ()
    for pattern in sorted(_plain_patterns(problem), key=len, reverse=True):
        if len(pattern) <= len(best):
            continue
        units = list(pattern)
        while len(units) > len(best) and (faults := check(problem, units)):
            bad = {max(fault.unit, fault.other) for fault in faults}
            units = [unit for at, unit in enumerate(units) if at not in bad]
        if len(units) > len(best):
            best = tuple(units)
    return best


def _plain_patterns(problem: Problem) -> Iterator[list[Stand]]:
    xs, ys = [x for x, _ in problem.room.corners], [y for _, y in problem.room.corners]
    width, depth = max(xs), max(ys)
    for across, on_wall, cross in product((False, True), (True, False), (None, *range(20))):
        long, deep = (depth, width) if across else (width, depth)
        if cross is not None and cross * 1000 + 1000 > long:
            continue
        units = []
        for row, (at, front) in enumerate(_plain_bands(deep, on_wall)):
            first_or_last = (row == 0 and on_wall) or at + 500 >= deep - 1
            start = 0.0
            while start + 1000 <= long + 1:
                if (
                    cross is not None
                    and not first_or_last
                    and start + 1000 > cross * 1000
                    and start < cross * 1000 + 1000
                ):
                    start = cross * 1000.0 + 1000
                    continue
                turn = (270 if front else 90) if across else (0 if front else 180)
                units.append(Stand("bay", at, start, turn) if across else Stand("bay", start, at, turn))
                start += 1000
        # two steps: what stands in walls, doors and columns is left out before what cannot be reached
        faults = check(problem, units)
        bad = {f.unit for f in faults if f.code in {"outside", "in-thing", "in-swing", "before-door"}}
        yield [unit for at, unit in enumerate(units) if at not in bad]


def _plain_bands(deep: float, on_wall: bool) -> Iterator[tuple[float, bool]]:
    """Yield where a row lies, and whether its front looks down (or right)."""
    at = 0.0
    if on_wall:
        yield 0.0, True
        at = 500.0
    while at + 1000 + 500 <= deep + 1:
        at += 1000
        yield at, False
        if at + 1000 + 1000 <= deep + 1:
            yield at + 500, True
            at += 1000
        else:
            break


def peer(problem: Problem, seconds: float) -> str:
    """Return the bays of CP-SAT on a grid of 500 mm, or why there are none."""
    try:
        from benchmarks.layout_peer import grid  # OR-Tools is no dependency of this project
    except ImportError:
        return "not installed"
    return grid(problem, seconds)


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--seconds", type=float, default=5.0)
    ask.add_argument("--seeds", type=int, default=1)
    ask.add_argument("--only", default="")
    ask.add_argument("--peer", type=float, default=0.0)
    ask.add_argument("--rows", action="store_true")
    said = ask.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}")
    print(
        "| Room | Rows | First (s) | Best, median | worst | At most | Gap | Peer | Wrong |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    )
    for drawn in ROOMS:
        if said.only not in drawn.name:
            continue
        problem = drawn.problem
        rows = str(len(plain_rows(problem))) if said.rows else "–"
        began = perf_counter()
        first = max((each.figures.bays for each in propose(problem).proposals), default=0)
        took = perf_counter() - began
        bays, wrong = [], 0
        for seed in range(1, said.seeds + 1):
            answer = propose(problem, Stop(seconds=said.seconds), seed)
            bays.append(max((each.figures.bays for each in answer.proposals), default=0))
            wrong += sum(len(check(problem, each.units)) for each in answer.proposals)
        most = at_most(problem)
        found = peer(problem, said.peer) if said.peer else "–"
        print(
            f"| {drawn.name} | {rows} | {first:.0f} ({took:.1f}) | {median(bays):.0f} | {min(bays):.0f} | {most:.0f} "
            f"| {100 * (most / median(bays) - 1):.0f} % | {found} | {wrong} |", flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
