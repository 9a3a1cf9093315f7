"""On which shelf would one more box cost least?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from reorg.storage.solve.problem import EPS, Flags, Numbers, Whole
from reorg.storage.solve.store import Store

TRIES = 6  # how many of the cheapest shelves are tried before one where room is certain
GIVE_UP = 3000  # boxes in a row without room, after which the store is taken to be full
Tick = Callable[[], None]


def insert(store: Store, box: int, among: Whole, noise: Numbers | None = None) -> bool:
    """Put a box on the cheapest of the shelves ``among`` that takes it; return False if none does.

    ``noise`` (one value a shelf of ``among``, in boxes moved) varies the choice.
    """
    cost, sure = _cost(store, box, among)
    if noise is not None:
        cost += noise
    order = np.argsort(cost, kind="stable")
    order = order[np.isfinite(cost[order])]
    if any(store.insert(box, int(among[at])) for at in order[:TRIES]):
        return True
    later = order[TRIES:]
    return any(store.insert(box, int(among[at])) for at in later[sure[later]][:2])


def insert_all(store: Store, boxes: Iterable[int], among: Whole, tick: Tick) -> None:
    """Put boxes on the cheapest shelf one after the other, until so many had no room that the store must be full."""
    failed = 0
    for box in boxes:
        tick()
        failed = 0 if insert(store, box, among) else failed + 1
        if failed >= GIVE_UP:
            return


def _cost(store: Store, box: int, among: Whole) -> tuple[Numbers, Flags]:
    """Return what each shelf costs (infinite where the box cannot stand) and whether a new lane certainly fits."""
    boxes, shelves, weights = store.problem.boxes, store.problem.shelves, store.parameters.weights
    now, category, kg = boxes.shelf[box], boxes.category[box], boxes.kg[box]
    bay = shelves.bay[among]
    free = _free(store, among)
    free[store.closed[among]] = -1.0
    if now >= 0:
        free[among == now] = store.room(int(now), newcomer=False)
    across, fits = _narrowest(store, box, among)
    sure = (across <= free + EPS) & (kg <= store.load[among] + EPS) & (kg <= store.bay_load[bay] + EPS)
    if store.rules is not None:
        fits &= store.open_to(box, among)
    possible = fits & (kg <= store.load[among] + EPS) & (kg <= store.bay_load[bay] + EPS) & (sure | (free >= -EPS))
    clear = shelves.height[among]
    cost = (clear - boxes.height[box]) / np.maximum(clear, 1.0)  # of equals, the one that wastes least height
    cost += weights.together * (store.in_bay[category, bay] == 0)
    cost += weights.mixed * ((store.distinct[among] > 0) & (store.on_shelf[category, among] == 0))
    if store.heavy[box]:
        cost += weights.low * store.high[among]
    if store.rules is not None:
        cost += weights.wanted * store.rules.unwanted[store.rules.kind[box], among]
    if now >= 0:
        cost += weights.stay * (among != now)
    cost[~possible] = np.inf
    return cost, sure & possible


def _narrowest(store: Store, box: int, among: Whole) -> tuple[Numbers, Flags]:
    """Return the width of a new lane for the box on each shelf (infinite where too large), and whether it might fit.

    It might fit if a new lane does, or if an open lane has as much depth (or height) left as the box takes.
    """
    boxes, shelves = store.problem.boxes, store.problem.shelves
    wide, deep, tall = boxes.width[box], boxes.depth[box], boxes.height[box]
    depth, height = shelves.depth[among] + EPS, shelves.height[among] + EPS
    standing, laid = store.open_standing[among] + EPS, store.open_laid[among] + EPS
    free = np.maximum(_free(store, among), 0.0) + EPS
    up = tall <= height
    across = np.where(up & (deep <= depth), wide, np.inf)
    shared = up & (deep <= standing)
    if boxes.may_turn[box]:
        across = np.where(up & (wide <= depth), np.minimum(across, deep), across)
        shared |= up & (wide <= standing)
    if boxes.may_lay[box]:
        flat = deep <= height
        across = np.where(flat & (tall <= depth), np.minimum(across, wide), across)
        shared |= (deep <= laid) & (tall <= depth)
        if boxes.may_turn[box]:
            across = np.where(flat & (wide <= depth), np.minimum(across, tall), across)
            shared |= (deep <= laid) & (wide <= depth)
    own = among == boxes.shelf[box]
    return across, shared | (across <= free) | (own & np.isfinite(across))


def _free(store: Store, among: Whole) -> Numbers:
    """Return the shelf length that a newcomer may use; a thing alone on a shelf may take all of it."""
    used = store.used[among]
    free: Numbers = np.where(used > 0, store.target[among] - used, store.problem.shelves.width[among])
    return free
