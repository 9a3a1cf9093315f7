"""How many handlings can no order do without? (A certificate that shares no code with the planner.)

One for each thing whose place changes. Beyond that, suppose arrivals took no room: what still could not move then can only
move after something has been put aside. What is stuck so falls into groups of shelves that have nothing to do with each
other, and each group costs one handling more at least: the first thing of a group that reaches its shelf finds room there
only because something had left that shelf for another place than its own.
"""

from __future__ import annotations

import numpy as np

from reorg.storage.solve.moving.task import MERCY, Moving


def least_handlings(moving: Moving) -> int:
    """Return how many handlings no order that brings everything where it belongs can do without."""
    moves: list[int] = np.flatnonzero(moving.moves).tolist()
    if moving.lanes is not None:
        return len(moves)  # things that stand otherwise than planned may need less: only what must move is certain
    stuck = _stuck(moving, moves)
    parent = list(range(moving.shelves + len(moving.zone_load)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    limited = np.isfinite(moving.zone_load)
    groups = set()
    for thing in stuck:
        origin, goal = int(moving.origin[thing]), int(moving.goal[thing])
        for shelf in (origin, goal):
            if shelf >= 0:
                parent[root(shelf)] = root(goal)
                if limited[moving.zone[shelf]]:
                    parent[root(moving.shelves + int(moving.zone[shelf]))] = root(goal)
    for thing in stuck:
        groups.add(root(int(moving.goal[thing])))
    return len(moves) + len(groups)


def _stuck(moving: Moving, moves: list[int]) -> list[int]:
    """Return what could not move even if arrivals took no room and no load."""
    mm, kg, zone_kg = moving.used(moving.origin)
    free, left = (moving.room - mm + 2 * MERCY).tolist(), (moving.load - kg + 2 * MERCY).tolist()
    zone_left = (moving.zone_load - zone_kg + 2 * MERCY).tolist()
    size, weight = moving.size.tolist(), moving.kg.tolist()
    origin, goal, zone = moving.origin.tolist(), moving.goal.tolist(), moving.zone.tolist()
    waiting: dict[int, list[int]] = {}
    for thing in moves:
        waiting.setdefault(goal[thing], []).append(thing)
    limited = np.isfinite(moving.zone_load).tolist()
    together: dict[int, list[int]] = {}
    for shelf, unit in enumerate(zone):
        if limited[unit]:
            together.setdefault(unit, []).append(shelf)
    open_ = list(waiting)
    while open_:
        shelf = open_.pop()
        kept = []
        for thing in waiting.get(shelf, ()):
            at, unit = origin[thing], zone[shelf]
            within = at >= 0 and zone[at] == unit
            if (
                size[thing] > free[shelf]
                or weight[thing] > left[shelf]
                or not (within or weight[thing] <= zone_left[unit])
            ):
                kept.append(thing)
                continue
            if at >= 0:
                free[at] += size[thing]
                left[at] += weight[thing]
                if not within:
                    zone_left[zone[at]] += weight[thing]
                open_ += together.get(zone[at], [at])
        waiting[shelf] = kept
    return [thing for some in waiting.values() for thing in some]
