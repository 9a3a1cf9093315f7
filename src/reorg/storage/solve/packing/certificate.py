"""What can no set of shelves for a part beat? Proved by prices: a worth for every thing that no shelf can exceed.

If no shelf that takes p mm can hold things worth more than p together, all shelves take at least what all things are
worth. The best such prices are the dual of a linear program over all possible shelves (Gilmore & Gomory 1961); it is solved
for points that stand for the things (smaller than they in every measure, so that the prices hold for these too), with
shelves made as needed. At every step the prices, scaled so that they are safe (Farley 1990), give a bound that holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.packing.floor import SLACK, least_height
from reorg.storage.solve.packing.master import Master
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.pricing import Points, Pricer
from reorg.storage.solve.packing.problem import Numbers, Whole

CLOSE = 2e-3  # the program is solved when its value lies this near above the bound
ROUNDS = 150
MANY = 10**6
SMOOTH = 0.6  # how far prices are drawn towards the best ones so far (Wentges 1997)


@dataclass(frozen=True, eq=False)
class Certificate:
    """The least height that a part takes, in mm; what each thing is worth in it, in mm; how near the program came."""

    least: float
    worth: Numbers
    value: float


def certify(part: Part, most: int, going: Callable[[], bool] = lambda: True) -> Certificate:
    """Return the least height of a part, by ``most`` points; ``going`` says whether to go on, it may be stopped any time."""
    points, cell = _points(part, most)
    exact = bool(np.all(points.copies < MANY))  # then a dearer thing may not stand for a cheaper one: it is there once
    plain = least_height(part)
    pricer = Pricer(points, width=part.usable, depth=part.unit.depth, reach=part.rules.reach)
    kg, load = float(part.kg.sum()), part.unit.shelf_load
    loaded = bool(np.isfinite(load)) and load > 0
    columns, demand = np.eye(len(points)), points.many
    if loaded:  # one row more: every shelf bears one load, and all things have to be borne
        columns = np.concatenate((columns, np.ones((1, len(points)))))
        demand = np.append(demand, kg / load)
    cost = points.takes.min(axis=1)
    master = Master(demand, columns, cost)
    best, center = 0.0, None
    for _ in range(ROUNDS):
        master.solve()
        prices = np.maximum(master.prices, 0.0)
        for asked in (prices,) if center is None else (SMOOTH * center + (1 - SMOOTH) * prices, prices):
            bound, added = _improved(pricer, asked, demand, loaded=loaded)
            if bound > best:
                best, center = bound, asked * (bound / float(asked @ demand))
            if added is not None:
                new, costs = added
                gains = costs - prices @ new < -1e-7 * costs
                if gains.any():
                    master.add(new[:, gains], costs[gains])
                    break
        else:
            break
        if master.value <= best * (1 + CLOSE) or not going():
            break
    if center is None:
        center = np.zeros(len(demand))
    prices = center[: len(points)]
    worth = prices[cell] if exact else _worths(part, points, prices)
    if loaded:
        worth = worth + center[-1] * part.kg / load
    least = float(worth.sum()) * (1 - SLACK)
    return Certificate(max(plain, least), worth, master.value)


def _improved(
    pricer: Pricer, prices: Numbers, demand: Numbers, *, loaded: bool
) -> tuple[float, tuple[Numbers, Numbers] | None]:
    """Return the bound that prices prove, and shelves that are worth more than they take."""
    count = len(pricer.points)
    base = prices[-1] if loaded else 0.0
    worth = pricer.best(prices[:count]) + base
    over = worth / pricer.heights
    bound = float(prices @ demand) / max(float(over.max()), 1e-12)
    wanted = np.flatnonzero(over > 1 + 1e-7)
    if not len(wanted):
        return bound, None
    found = np.array([np.append(pricer.shelf(int(level)), 1.0 if loaded else []) for level in wanted]).T
    return bound, (found, pricer.heights[wanted])


def _points(part: Part, most: int) -> tuple[Points, Whole]:
    """Return at most ``most`` points that stand for the things of a part, and which one stands for each.

    Things are parted where they differ most, at the middle, as long as there may be more points; a point is the least
    of its things in each measure. Things of equal size are one point, of which a shelf may hold as many as there are.
    """
    across = np.concatenate((part.across, part.other[0]), axis=1)
    along = np.concatenate((part.along, part.other[1]), axis=1)
    takes = np.stack((part.takes, part.takes, part.other[2], part.other[2]), axis=1)
    takes = np.where(np.isfinite(across), takes, np.inf)
    rows = np.concatenate((across, along, takes), axis=1)
    cells = _cells(rows, most)
    cell = np.zeros(len(part), dtype=np.int64)
    for at, some in enumerate(cells):
        cell[some] = at
    least = np.array([rows[some].min(axis=0) for some in cells])
    equal = all(bool((rows[some] == rows[some[0]]).all()) for some in cells)
    many = np.array([len(some) for some in cells])
    copies = many if equal else np.full(len(cells), MANY)
    return Points(least[:, :4], least[:, 4:8], least[:, 8:], many.astype(np.float64), copies), cell


def _cells(rows: Numbers, most: int) -> list[Whole]:
    """Return things in cells of things alike; things that may stand in different ways are never together."""
    ways = np.isfinite(rows) @ (1 << np.arange(rows.shape[1]))
    finite = np.where(np.isfinite(rows), rows, 1.0)
    scale = np.log(np.maximum(finite, 1.0))
    waiting: list[tuple[float, int, Whole]] = []

    def enter(some: Whole) -> None:
        spread = np.ptp(scale[some], axis=0)
        waiting.append((float(spread.max()) * len(some), int(spread.argmax()), some))

    for kind in np.unique(ways):
        enter(np.flatnonzero(ways == kind))
    while len(waiting) < most:
        at = max(range(len(waiting)), key=lambda each: waiting[each][0])
        spread, axis, some = waiting[at]
        if spread <= 0:
            break
        del waiting[at]
        values = rows[some, axis]
        middle = np.median(values)
        low = values < middle if (values < middle).any() else values <= middle
        enter(some[low])
        enter(some[~low])
    return [some for _, _, some in waiting]


def _worths(part: Part, points: Points, prices: Numbers) -> Numbers:
    """Return what each thing is worth: in each way, as much as the dearest point that is no larger; the least of its ways."""
    finite = np.isfinite(points.across)
    across, along, takes = (np.unique(column[finite]) for column in (points.across, points.along, points.takes))
    table = np.zeros((len(takes) + 1, len(across) + 1, len(along) + 1))
    owner, way = np.nonzero(finite)
    where = tuple(
        np.searchsorted(values, column[owner, way]) + 1
        for values, column in ((takes, points.takes), (across, points.across), (along, points.along))
    )
    np.maximum.at(table, where, prices[owner])
    for axis in range(3):
        table = np.maximum.accumulate(table, axis=axis)
    worth = np.full(len(part), np.inf)
    for wide, deep, tall in ((part.across, part.along, part.takes), part.other):
        for column in range(2):
            fits = np.isfinite(wide[:, column])
            found = table[
                np.searchsorted(takes, tall[fits], side="right"),
                np.searchsorted(across, wide[fits, column], side="right"),
                np.searchsorted(along, deep[fits, column], side="right"),
            ]
            worth[fits] = np.minimum(worth[fits], found)
    return worth
