"""Who gets a place first where there is not room for all? Urgent boxes, if need be in the place of others.

After the first answer each urgent box without a shelf is tried on the shelves that it fits on; what is not urgent makes
room, no more of it than is needed, and then looks for another place.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reorg.storage.solve.insertion import insert
from reorg.storage.solve.problem import Whole, fitting
from reorg.storage.solve.store import Store

TRIES = 6  # shelves that are cleared for a box before it is left without a place
GIVE_UP = 300  # boxes in a row for which no room could be made
Tick = Callable[[], None]


def hurry(store: Store, tick: Tick) -> None:
    """Give urgent boxes the places that others have, largest boxes first; do nothing where none is urgent."""
    problem, urgent = store.problem, store.urgent
    if urgent is None or not len(problem.shelves):
        return
    boxes = problem.boxes
    waiting = np.flatnonzero((store.shelf_of < 0) & urgent & ~boxes.pinned & problem.placeable)
    size = boxes.width * boxes.depth * boxes.height
    everywhere, failed = np.arange(len(problem.shelves)), 0
    for box in waiting[np.argsort(-size[waiting], kind="stable")].tolist():
        tick()
        if failed >= GIVE_UP:
            return
        failed = 0 if insert(store, box, everywhere) or _displace(store, box) else failed + 1


def _displace(store: Store, box: int) -> bool:
    """Let what is not urgent make room for a box; return whether it has a place now."""
    for shelf in _candidates(store, box).tolist():
        store.begin()
        removed = _cleared(store, box, int(shelf))
        if removed is None:
            store.undo()
            continue
        everywhere = np.arange(len(store.problem.shelves))
        for other in removed:
            insert(store, other, everywhere)
        store.keep()
        return True
    return False


def _candidates(store: Store, box: int) -> Whole:
    """Return the shelves that could hold a box, those with most of its own category in their bay first."""
    problem = store.problem
    boxes, shelves = problem.boxes, problem.shelves
    one = boxes.only([box])
    may = fitting(one, shelves.width, shelves.depth, shelves.height) & ~store.closed
    there = np.flatnonzero(may & store.open_to(box, np.arange(len(shelves))))
    kin = store.in_bay[boxes.category[box], shelves.bay[there]]
    strangers = np.array([_others(store, shelf) for shelf in there.tolist()], dtype=np.int64)
    return there[np.lexsort((-strangers, -kin))][:TRIES]


def _others(store: Store, shelf: int) -> int:
    return sum(len(lane.boxes) for lane in store.lanes[shelf])


def _cleared(store: Store, box: int, shelf: int) -> list[int] | None:
    """Take off what is not urgent until the box has room; return what was taken off, or None if it has none even so."""
    boxes, urgent = store.problem.boxes, store.urgent
    if urgent is None:
        return None
    loose = [b for lane in store.lanes[shelf] for b in lane.boxes if not urgent[b] and not boxes.pinned[b]]
    loose.sort(key=lambda other: -float(boxes.width[other] * boxes.depth[other]))
    removed: list[int] = []
    for other in loose:
        store.remove(other)
        removed.append(other)
        if store.insert(box, shelf):
            return removed
    return None
