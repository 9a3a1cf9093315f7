"""Who comes first where rules leave few places? What may stand on few shelves, or must stand apart, before the rest.

Such boxes are put where they may stand; where all of that is taken, what could as well stand elsewhere makes room, and
no more of it than is needed. The rest then looks for places as ever.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reorg.storage.solve.insertion import insert
from reorg.storage.solve.problem import Flags, Numbers, Problem, Rules, Whole, fitting
from reorg.storage.solve.store import Store

NARROW = 0.5  # a class that may stand on less than this share of the shelf length comes before the others
TRIES = 3  # shelves or bays that are cleared for a box before it is left without a place
GIVE_UP = 300  # boxes in a row for which no room could be made
Tick = Callable[[], None]


def settle(store: Store, tick: Tick) -> None:
    """Give places to the boxes that rules leave few of, the fewest first."""
    rules, problem = store.rules, store.problem
    if rules is None or not len(problem.shelves):
        return
    share = _share(rules, problem)
    waiting = (store.shelf_of < 0) & ~problem.boxes.pinned & problem.placeable
    first = np.flatnonzero(waiting & ((share < NARROW) | _fewer(rules)))
    size = problem.boxes.width * problem.boxes.depth * problem.boxes.height
    first = first[np.lexsort((-size[first], share[first]))]
    failed = 0
    for box in first.tolist():
        tick()
        there = np.flatnonzero(rules.allowed[rules.kind[box]])
        if failed < GIVE_UP:
            placed = insert(store, box, there) or _make_room(store, box, there, share)
            failed = 0 if placed else failed + 1


def _share(rules: Rules, problem: Problem) -> Numbers:
    """Return for each box on what share of all shelf length its class may stand."""
    width = problem.shelves.width
    share: Numbers = (rules.allowed @ width)[rules.kind] / max(float(width.sum()), 1.0)
    return share


def _fewer(rules: Rules) -> Flags:
    """Return which boxes are of a group that is apart from a larger one: the smaller one is given bays of its own."""
    count = np.bincount(rules.group, minlength=len(rules.apart))
    smaller: Flags = np.asarray((rules.apart & (count[:, None] <= count[None, :])).any(axis=1))
    return smaller[rules.group]


def _make_room(store: Store, box: int, there: Whole, share: Numbers) -> bool:
    """Let what is less bound make room for a box; return whether it has a place now."""
    boxes, shelves, rules = store.problem.boxes, store.problem.shelves, store.rules
    if rules is None:
        return False
    alone = boxes.only([box])
    may = fitting(alone, shelves.width[there], shelves.depth[there], shelves.height[there])
    fits: Whole = there[may & ~store.closed[there]]
    group, bays = rules.group[box], shelves.bay[fits]
    foes = store.foes[group, bays]
    standing = np.array([sum(len(lane.boxes) for lane in store.lanes[shelf]) for shelf in fits.tolist()], np.int64)
    for at in np.lexsort((standing, foes))[:TRIES].tolist():
        store.begin()
        if _cleared(store, box, int(fits[at]), share):
            store.keep()
            return True
        store.undo()
    return False


def _cleared(store: Store, box: int, shelf: int, share: Numbers) -> bool:
    """Take off what is less bound until the box has room; return whether it has."""
    boxes, rules = store.problem.boxes, store.rules
    if rules is None:
        return False
    group, bay = rules.group[box], int(store.problem.shelves.bay[shelf])
    if store.foes[group, bay]:
        in_bay = np.flatnonzero((store.shelf_of >= 0) & rules.apart[group][rules.group])
        for foe in in_bay[store.problem.shelves.bay[store.shelf_of[in_bay]] == bay].tolist():
            if boxes.pinned[foe]:
                return False
            store.remove(foe)
    if store.insert(box, shelf):
        return True
    loose = [b for lane in store.lanes[shelf] for b in lane.boxes if share[b] > share[box] and not boxes.pinned[b]]
    loose.sort(key=lambda other: -float(boxes.width[other] * boxes.depth[other]))
    for other in loose:
        store.remove(other)
        if store.insert(box, shelf):
            return True
    return False
