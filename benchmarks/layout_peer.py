"""How many bays does a general solver find? (CP-SAT on a grid of 500 mm, aisles connected; a peer of benchmarks/layout.py)

A square of 1000 mm is walked or not; a bay stands before a walked square; nothing stands on what is walked; every walked
square has a parent nearer to the door. OR-Tools is needed here and nowhere else.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import product

from ortools.sat.python import cp_model

from reorg.storage.solve.layout import Problem
from reorg.storage.solve.layout.problem import within

Cell = tuple[int, int]
STEP = 500
LARGEST = 100e6  # mm²


def grid(problem: Problem, seconds: float) -> str:
    """Return bays and the solver's own bound, or why it was not asked."""
    room = problem.room
    points = [*room.corners, *(point for door in room.doors for point in (door.start, door.end))]
    if room.area > LARGEST or any(x % STEP or y % STEP for x, y in points):
        return "–"
    free = _free(problem)
    squares = {(x, y) for x, y in free if {(x + 1, y), (x, y + 1), (x + 1, y + 1)} <= free}
    model = cp_model.CpModel()
    walked = {square: model.new_bool_var("") for square in squares}
    model.maximize(sum(_bays(model, free, walked)))
    _connected(model, walked, [_before(problem, number, squares) for number in range(len(room.doors))])
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return "none found"
    return f"{solver.objective_value:.0f} (≤ {solver.best_objective_bound:.0f})"


def _free(problem: Problem) -> set[Cell]:
    """Return the cells of the grid on which one may walk or a bay may stand."""
    room = problem.room
    wide, deep = (int(max(point[axis] for point in room.corners)) // STEP for axis in (0, 1))
    boxes = [(t.corners[0], t.corners[2]) for t in room.things]

    def blocked(x: int, y: int) -> bool:
        left, top, right, bottom = x * STEP, y * STEP, (x + 1) * STEP, (y + 1) * STEP
        return any(a[0] < right and b[0] > left and a[1] < bottom and b[1] > top for a, b in boxes)

    return {
        (x, y)
        for x, y in product(range(wide), range(deep))
        if within(room.corners, ((x + 0.5) * STEP, (y + 0.5) * STEP)) and not blocked(x, y)
    }


def _bays(model: cp_model.CpModel, free: set[Cell], walked: dict[Cell, cp_model.IntVar]) -> list[cp_model.IntVar]:
    """Return the bays: on free cells, none on another, none on what is walked, each before a walked square."""
    on: dict[Cell, list[cp_model.IntVar]] = defaultdict(list)
    bays = []
    for (x, y), square in walked.items():
        sides = (
            ((x, y - 1), (x + 1, y - 1)),
            ((x, y + 2), (x + 1, y + 2)),
            ((x - 1, y), (x - 1, y + 1)),
            ((x + 2, y), (x + 2, y + 1)),
        )
        for cells in sides:
            if set(cells) <= free:
                bay = model.new_bool_var("")
                model.add_implication(bay, square)
                bays.append(bay)
                for cell in cells:
                    on[cell].append(bay)
    for cell, there in on.items():
        model.add_at_most_one(there)
        for dx, dy in product((0, 1), (0, 1)):
            if (over := (cell[0] - dx, cell[1] - dy)) in walked:
                model.add(sum(there) + walked[over] <= 1)
    return bays


def _connected(model: cp_model.CpModel, walked: dict[Cell, cp_model.IntVar], roots: list[Cell]) -> None:
    """Ask that all that is walked hangs together, and the squares before the doors with it."""
    level = {square: model.new_int_var(0, len(walked), "") for square in walked}
    for (x, y), square in walked.items():
        if (x, y) in roots:
            model.add(square == 1)
        if (x, y) == roots[0]:
            continue
        parents = []
        for to in {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & walked.keys():
            parent = model.new_bool_var("")
            model.add_implication(parent, walked[to])
            model.add(level[x, y] >= level[to] + 1).only_enforce_if(parent)
            parents.append(parent)
        model.add(sum(parents) == square)


def _before(problem: Problem, number: int, squares: set[Cell]) -> Cell:
    door = problem.room.doors[number]
    x, y = (door.start[0] + door.end[0]) / 2, (door.start[1] + door.end[1]) / 2
    return min(squares, key=lambda s: ((s[0] + 1) * STEP - x) ** 2 + ((s[1] + 1) * STEP - y) ** 2)


def main() -> None:
    """Print what it finds in each room in so many seconds, in an environment that has OR-Tools."""
    from benchmarks.layout import ROOMS

    for drawn in ROOMS:
        print(drawn.name, grid(drawn.problem, float(sys.argv[1])), flush=True)


if __name__ == "__main__":
    main()
