"""How many bays can no layout of this room beat? (isoperimetric bound for a floor swept by a square)

Guarantee: every layout that :func:`.check.check` finds right, with the doors reaching each other, has at most so many
bays. The floor R that a square of side p sweeps from the doors has a boundary of at most 2|R|/p + 2p (proof in
docs/algorithms/layout.md); every open side takes its length of it, every unit its footprint of the floor, and each door
half of p, for nothing stands before it. So a unit costs w·d + f·p/2 of the floor and p², less p²/4 for each door.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import floor

from reorg.storage.solve.layout.problem import (
    SIDES,
    SOLID,
    Box,
    Point,
    Problem,
    UnitType,
    footprint,
    landing,
    within,
)


def at_most(problem: Problem, types: Sequence[UnitType] | None = None) -> float:
    """Return the largest number of bays, those of the units that stay included; ``types`` that may be placed (default:
    all).

    The knapsack is relaxed to fractions, the best bays per floor first (G. Dantzig, 1957); whole bays are rounded down.
    """
    kinds = problem.types if types is None else types
    side = problem.rules.passage.mm
    standing = [(problem.type_of(each), footprint(problem.type_of(each), each)) for each in problem.fixed]
    left = problem.room.area + side * side - _solid(problem) - _before_doors(problem) * side / 2
    bays = sum(kind.bays for kind, _ in standing)
    whole = all(float(kind.bays).is_integer() for kind in (*kinds, *(kind for kind, _ in standing)))
    for kind in sorted(kinds, key=lambda kind: (-kind.bays / _cost(kind, side), kind.code)):
        most = max(0.0, left) / _cost(kind, side)
        if kind.wanted is not None:
            most = min(most, max(0, kind.wanted - sum(1 for fixed, _ in standing if fixed.code == kind.code)))
        bays += most * kind.bays
        left -= most * _cost(kind, side)
    return float(floor(bays + 1e-9)) if whole else bays


def _cost(kind: UnitType, side: float) -> float:
    """Return the floor in mm² that a unit takes at least: its footprint and half of the square's side before its open sides."""
    long = sum(kind.width if SIDES[each][1] else kind.depth for each in kind.opens)
    return kind.width * kind.depth + long * side / 2


def _before_doors(problem: Problem) -> float:
    """Return how long in mm the boundary of the swept floor is, at least, on which no open side lies: before the doors.

    The square's middle comes within half its side of the middle of what is kept free before a door, so at least half of
    its side that faces the door does so within that floor, in which nothing stands. Doors at an angle, and those whose
    floor lies in that of another one, are not counted.
    """
    side = problem.rules.passage.mm
    kept: list[Box] = []
    total = 0.0
    for door in problem.room.doors:
        if door.start[0] != door.end[0] and door.start[1] != door.end[1]:
            continue
        box = _around(landing(problem.room, door))
        if all(box[0] >= o[2] or box[2] <= o[0] or box[1] >= o[3] or box[3] <= o[1] for o in kept):
            kept.append(box)
            total += min(side, door.width) / 2
    return total


def _solid(problem: Problem) -> float:
    """Return a floor in mm² that is surely taken: solid things and units that stay, within the walls, none counted twice."""
    outlines = [thing.corners for thing in problem.room.things if thing.kind in SOLID]
    for each in problem.fixed:
        left, top, right, bottom = footprint(problem.type_of(each), each)
        outlines.append(((left, top), (right, top), (right, bottom), (left, bottom)))
    kept: list[Box] = []
    total = 0.0
    for outline in outlines:
        box = _around(outline)
        apart = all(
            box[0] >= other[2] or box[2] <= other[0] or box[1] >= other[3] or box[3] <= other[1] for other in kept
        )
        if apart and _stands_inside(problem, box):
            kept.append(box)
            total += abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*outline, outline[0])))) / 2
    return total


def _stands_inside(problem: Problem, box: Box) -> bool:
    """Return whether a box lies within the walls: no wall crosses it, its middle is inside (walls that touch it may)."""
    left, top, right, bottom = (box[0] + 0.1, box[1] + 0.1, box[2] - 0.1, box[3] - 0.1)
    if not within(problem.room.corners, ((left + right) / 2, (top + bottom) / 2)):
        return False
    return not any(_enters(wall, (left, top, right, bottom)) for wall in problem.room.walls)


def _enters(wall: tuple[Point, Point], box: Box) -> bool:
    """Return whether a wall enters a box (J. Liang and B. Barsky, 1984)."""
    (ax, ay), (bx, by) = wall
    low, high = 0.0, 1.0
    for step, room in ((ax - bx, ax - box[0]), (bx - ax, box[2] - ax), (ay - by, ay - box[1]), (by - ay, box[3] - ay)):
        if abs(step) < 1e-12:
            if room < 0:
                return False
        elif step < 0:
            low = max(low, room / step)
        else:
            high = min(high, room / step)
    return low < high


def _around(outline: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)
