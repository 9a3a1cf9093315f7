"""What is a good first answer, in a second? Two are made; the solver goes on from the better one.

``stay`` leaves everything where it can stay. ``zoned`` gives each bay to the category that has most in it already,
then free bays to categories in need, nearest first: the assignment of bays decides how much has to be moved.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reorg.storage.solve.insertion import insert_all
from reorg.storage.solve.lanes import Lane, build, ways
from reorg.storage.solve.problem import Flags, Problem, Whole
from reorg.storage.solve.settle import settle
from reorg.storage.solve.store import Store

Tick = Callable[[], None]
SCARCE = 0.8  # from this share of the room that a height gives, its shelves are kept for what needs it
MANY = 1500  # so many boxes without a shelf are poured by category before the rest is put in one by one


def by_category(problem: Problem) -> list[Whole]:
    """Return the boxes of each category."""
    order = np.argsort(problem.boxes.category, kind="stable")
    ends = np.searchsorted(problem.boxes.category[order], np.arange(problem.categories + 1))
    return [order[ends[c] : ends[c + 1]] for c in range(problem.categories)]


def by_shelf(problem: Problem, which: Flags) -> list[Whole]:
    """Return the boxes that now stand on each shelf, of those flagged."""
    some = np.flatnonzero(which & (problem.boxes.shelf >= 0))
    order = some[np.argsort(problem.boxes.shelf[some], kind="stable")]
    ends = np.searchsorted(problem.boxes.shelf[order], np.arange(len(problem.shelves) + 1))
    return [order[ends[s] : ends[s + 1]] for s in range(len(problem.shelves))]


def pin(store: Store) -> None:
    """Put pinned boxes where they stand. A shelf on which they do not fit receives nothing."""
    for shelf, pinned in enumerate(by_shelf(store.problem, store.problem.boxes.pinned)):
        if len(pinned) and not _stay(store, shelf, pinned, store.room(shelf, newcomer=False)):
            store.closed[shelf] = True
            for box in pinned.tolist():
                store.insert(box, shelf)


def stay(store: Store, tick: Tick) -> None:
    """Leave what can stay, and give the rest the cheapest places."""
    pin(store)
    for shelf, residents in enumerate(by_shelf(store.problem, ~store.problem.boxes.pinned)):
        tick()
        keep_most(store, shelf, residents)
    settle(store, tick)
    rest(store, tick)


def zoned(store: Store, tick: Tick) -> None:
    """Give bays to categories, leave there what already stands there, and fill them with the rest of the category."""
    pin(store)
    problem = store.problem
    members = by_category(problem)
    block = _blocks(problem)
    share = np.zeros((max(problem.categories, 1), int(block.max(initial=-1)) + 1), dtype=np.int64)
    standing = np.flatnonzero(problem.boxes.shelf >= 0)
    np.add.at(share, (problem.boxes.category[standing], block[problem.boxes.shelf[standing]]), 1)
    owner = np.where(share.max(axis=0, initial=0) > 0, share.argmax(axis=0), -1)
    theirs = problem.boxes.shelf >= 0
    theirs[standing] = owner[block[problem.boxes.shelf[standing]]] == problem.boxes.category[standing]
    for shelf, residents in enumerate(by_shelf(problem, theirs & ~problem.boxes.pinned)):
        tick()
        keep_most(store, shelf, residents)
    settle(store, tick)
    store.reserved = _scarce(store)
    largest = sorted(range(len(members)), key=lambda c: (-_volume(problem, members[c]), c))
    shelves_in = _shelves_in(problem, block)
    for category in largest:
        for number in np.flatnonzero(owner == category):
            _pour(store, category, members[category], shelves_in[number])
            tick()
    for category in largest:
        _claim(store, category, members[category], (owner, share[category], shelves_in), tick)
    rest(store, tick)


def rest(store: Store, tick: Tick) -> None:
    """Give every box that stands nowhere the cheapest place there is."""
    problem = store.problem
    everywhere = np.arange(len(problem.shelves))
    if int((_homeless(store)).sum()) > MANY:
        store.reserved = _scarce(store)
        _pour_all(store, tick)
    store.reserved = np.zeros(len(everywhere), dtype=np.bool_)
    if int((_homeless(store)).sum()) > MANY:
        _pour_all(store, tick)
    waiting = np.flatnonzero(_homeless(store))
    size = problem.boxes.width * problem.boxes.depth * problem.boxes.height
    waiting = waiting[np.lexsort((-size[waiting], ~store.heavy[waiting]))]
    if len(everywhere):
        insert_all(store, waiting.tolist(), everywhere, tick)


def _pour_all(store: Store, tick: Tick) -> None:
    """Fill whatever has room, category by category: first where it stands already, then the emptiest shelves."""
    shelves = store.problem.shelves
    for category, members in enumerate(by_category(store.problem)):
        waiting = members[_homeless(store)[members]]
        if not len(waiting):
            continue
        boxes = store.problem.boxes
        narrow = min(float(side[waiting].min()) for side in (boxes.width, boxes.depth, boxes.height))
        free = store.target - store.used
        some = np.flatnonzero((free >= narrow) & (store.gives >= store.needs[waiting].min()) & ~store.closed)
        near = store.in_bay[category, shelves.bay[some]] > 0
        _pour(store, category, members, some[np.lexsort((shelves.height[some], -free[some].round(), ~near))])
        tick()


def _scarce(store: Store) -> Flags:
    """Return the shelves that should be kept for what needs their height, because there are barely enough of them.

    Shelf lengths are estimated: each box takes its share of a lane in the deepest shelf, and a sixth more than that
    (measured on real sizes: what lanes take over the lane-dual bound).
    """
    boxes, shelves = store.problem.boxes, store.problem.shelves
    depth, reach = float(shelves.depth.max(initial=1.0)), int(shelves.reach.max(initial=1))
    waiting = _homeless(store)
    ways_in = ((boxes.width, boxes.depth, waiting), (boxes.depth, boxes.width, boxes.may_turn))
    share = np.full(len(boxes), np.inf)
    for across, along, allowed in ways_in:
        taken = across / np.clip(np.floor(depth / along), 1, reach)
        share = np.where(allowed & (along <= depth), np.minimum(share, taken), share)
    share[~waiting | np.isinf(share)] = 0.0
    classes = int(max(store.gives.max(initial=0), store.needs.max(initial=0))) + 1
    needed = np.cumsum(np.bincount(store.needs, weights=share, minlength=classes)[::-1])[::-1]
    free = np.where(store.closed, 0.0, np.maximum(store.target - store.used, 0.0))
    given = np.cumsum(np.bincount(store.gives, weights=free, minlength=classes)[::-1])[::-1]
    scarce: Flags = (needed * 7 / 6 > given * SCARCE)[store.gives]
    return scarce


def keep_most(store: Store, shelf: int, residents: Whole) -> None:
    """Keep on a shelf what stands there; if it is overfull, as much of it as fits.

    Strangers to the category that most of the shelf belongs to go first, then what takes most of the shelf's length.
    """
    room = store.room(shelf, newcomer=False)
    if store.rules is not None and len(residents):
        residents = store.peaceful(residents[store.welcome(residents, shelf)])
    if not len(residents) or _stay(store, shelf, residents, room):
        return
    fits = ways(store.problem.boxes, residents, store.bed(shelf))
    category = store.problem.boxes.category
    most = np.bincount(category[residents]).argmax()
    order = np.lexsort((fits.across, category[fits.boxes] != most))
    low, high = 0, len(order)  # the largest number of them, in this order, that fits
    while low < high:
        middle = (low + high + 1) // 2
        if _lanes(store, shelf, fits.boxes[order[:middle]], room) is not None:
            low = middle
        else:
            high = middle - 1
    if low:
        _stay(store, shelf, fits.boxes[order[:low]], room)


def _stay(store: Store, shelf: int, residents: Whole, free: float) -> bool:
    found = _lanes(store, shelf, residents, free)
    if found is not None:
        store.lay(shelf, *found)
    return found is not None


def _lanes(store: Store, shelf: int, some: Whole, free: float) -> tuple[list[Lane], dict[int, int]] | None:
    """Return lanes for all of ``some`` within ``free`` mm, with the way each box stands; None if they do not fit."""
    fits = ways(store.problem.boxes, some, store.bed(shelf))
    load = float(min(store.load[shelf], store.bay_load[store.problem.shelves.bay[shelf]]))
    lanes = build(fits, store.problem.boxes.kg[fits.boxes].tolist(), store.bed(shelf), free=free, load=load)
    if sum(len(lane.boxes) for lane in lanes) < len(some):
        return None
    return lanes, dict(zip(fits.boxes.tolist(), fits.way.tolist(), strict=True))


def _homeless(store: Store) -> Flags:
    return (store.shelf_of < 0) & ~store.problem.boxes.pinned & store.problem.placeable


def _volume(problem: Problem, some: Whole) -> float:
    boxes = problem.boxes
    return float((boxes.width[some] * boxes.depth[some] * boxes.height[some]).sum())


def _blocks(problem: Problem) -> Whole:
    """Return what is given to categories as a whole: bays, or single shelves where there are too few bays."""
    if problem.shelves.bays >= 2 * problem.categories:
        return problem.shelves.bay
    return np.arange(len(problem.shelves))


def _shelves_in(problem: Problem, block: Whole) -> list[Whole]:
    """Return the shelves of each block, lowest clear height first: the tall shelves wait for tall boxes."""
    order = np.lexsort((problem.shelves.height, block))
    ends = np.searchsorted(block[order], np.arange(int(block.max(initial=-1)) + 2))
    return [order[ends[b] : ends[b + 1]] for b in range(len(ends) - 1)]


def _pour(store: Store, category: int, members: Whole, shelves: Whole) -> None:
    """Fill shelves, in their order, with what has no place yet: heavy boxes on low shelves first."""
    waiting = _homeless(store)
    heavy = store.heavy
    done = store.unplaced - int(waiting[members].sum())  # what is left once all of the category has a place
    if (waiting & heavy)[members].any():
        for shelf in shelves[~store.high[shelves]].tolist():
            store.pour(category, members, shelf, heavy & waiting)
    light = waiting & ~heavy
    for shelf in shelves.tolist():
        if store.unplaced == done:
            return
        store.pour(category, members, shelf, light if store.high[shelf] else waiting)


def _claim(store: Store, category: int, members: Whole, zones: tuple[Whole, Whole, list[Whole]], tick: Tick) -> None:
    """Give a category free blocks until all of it has a place: those with most of it first, then the nearest."""
    owner, share, shelves_in = zones
    tallest = np.array([store.problem.shelves.height[shelves].max(initial=0) for shelves in shelves_in])
    tried = owner >= 0
    while not tried.all():
        waiting = members[_homeless(store)[members]]
        if not len(waiting):
            return
        fitting = np.searchsorted(np.sort(store.problem.boxes.height[waiting]), tallest, side="right") / len(waiting)
        own = np.flatnonzero(owner == category)
        far = np.abs(np.arange(len(owner)) - own.mean()) if len(own) else np.arange(len(owner))
        number = int(np.lexsort((far, -fitting.round(1), -share, tried))[0])
        tried[number] = True
        _pour(store, category, members, shelves_in[number])
        if len(waiting) > int(_homeless(store)[members].sum()):
            owner[number] = category
        tick()
