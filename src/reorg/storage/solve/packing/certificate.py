"""What can no set of shelves for a part beat? Proved by prices: a worth for every thing that no shelf can exceed.

If no shelf that takes p mm can hold things worth more than p together, all shelves take at least what all things are
worth. The best such prices are the dual of a linear program over all possible shelves (Gilmore & Gomory 1961); it is solved
for points that stand for the things (smaller than they in every measure, so that the prices hold for these too), with
shelves made as needed. At every step the prices, scaled so that they are safe (Farley 1990), give a bound that holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from reorg.storage.solve.packing.first import plain_worth
from reorg.storage.solve.packing.floor import SLACK, least_cost, least_height, staircase
from reorg.storage.solve.packing.lanes import Worth
from reorg.storage.solve.packing.master import Master
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.pricing import WIDE, Points, Pricer
from reorg.storage.solve.packing.problem import EPS, Numbers, Whole

CLOSE = 2e-3  # the program is solved when its value lies this near above the bound
ROUNDS = 150
STEPS = 6  # heights at which shelves are counted apart, where there are more things than these:
FEW_THINGS = 120
LOADED = 0.1
MANY = 10**6
HAIR = 1e-3  # mm
SMOOTH = 0.6  # how far prices are drawn towards the best ones so far (Wentges 1997)


@dataclass(frozen=True, eq=False)
class Certificate:
    """The least height that a part takes, in mm, and the least cost by its ladder (the same without one).

    ``worth`` is what each thing is worth in the cost; ``value`` that of the program: no other prices of its points give more.
    """

    least: float
    cost: float
    worth: Worth
    value: float

    def joined(self, other: Certificate) -> Certificate:
        """Return the better of two bounds, with the prices of the one that proves more."""
        better = self if self.cost >= other.cost else other
        return replace(better, least=max(self.least, other.least))


def at_once(part: Part) -> Certificate:
    """Return what is known without prices."""
    loose = part.loose
    return Certificate(least_height(loose), least_cost(loose), plain_worth(loose), 0.0)


def certify(part: Part, most: int, going: Callable[[], bool] = lambda: True) -> Certificate:
    """Return the least height of a part, by ``most`` points; ``going`` says whether to go on, it may be stopped any time."""
    whole, part = part.loose, _relaxed(part.loose)
    if part.unit.flat:
        return at_once(whole)
    found = _certified(part, most, going)
    return found if part is whole else found.joined(at_once(whole))


def _relaxed(part: Part) -> Part:
    """Return a part in which what may be stacked stands no deeper than a hair: then any pile is a lane of things."""
    if part.stacking is None or part.unit.flat:
        return part
    may = (part.stacking.most > 1)[:, None]
    along, other = (np.where(may & np.isfinite(each), HAIR, each) for each in (part.along, part.other[1]))
    return replace(part, along=along, other=(part.other[0], other, part.other[2]))


def _certified(part: Part, most: int, going: Callable[[], bool]) -> Certificate:
    if (
        min(part.across.min(), part.other[0].min()) < part.usable / WIDE
    ):  # narrower than the grid: it would be rounded up
        return at_once(part)
    points, cell = _points(part, most)
    pricer = Pricer(points, width=part.usable, depth=part.unit.depth, reach=part.rules.reach)
    program = _Program(pricer, _steps(part, pricer), part.costs(pricer.heights))
    program.solve(going)
    prices, steps = program.center[: len(points)], program.center[len(points) :]
    once = bool(np.all(points.copies < MANY))  # then a dearer thing may not stand for a cheaper one: it is there once
    each = prices[cell] if once else _worths(part, points, prices)
    value = float(each.sum())
    value += float(steps @ program.demand[len(points) :])
    proved = max(least_height(part), value / program.over(pricer.heights)) * (1 - SLACK)
    if not part.unit.slots:
        proved = float(np.ceil(proved / part.unit.step - 1e-6) * part.unit.step)
    cost = proved if part.ladder is None else max(least_cost(part), value) * (1 - SLACK)
    return Certificate(proved, cost, _with_load(part, each, float(steps.sum())), program.value)


def _with_load(part: Part, each: Numbers, shared: float) -> Worth:
    """Return worths in which what a shelf is worth, whatever stands on it, is shared out by load or by what stands there."""
    load = part.unit.bears
    if np.isfinite(load) and load > 0 and shared > 0 and part.kg.sum() / load > LOADED * len(part) / part.rules.reach:
        return Worth(each + shared * part.kg / load, shared / load)
    return Worth(each)


@dataclass(frozen=True, eq=False)
class _Steps:
    """So many shelves (``many``) take at least so much (``heights``)."""

    heights: Numbers
    many: Numbers


class _Program:
    """The linear program: points have to be covered, and there are at least so many shelves of a height or more."""

    def __init__(self, pricer: Pricer, steps: _Steps, costs: Numbers) -> None:
        self.pricer, self.costs, points = pricer, costs, pricer.points
        self.counts = (pricer.heights[:, None] >= steps.heights - EPS).astype(np.float64)  # a row each height
        lowest = points.takes.min(axis=1)
        alone = np.searchsorted(pricer.heights, lowest - EPS)
        self.demand = np.concatenate((points.many, np.minimum(steps.many, points.many @ self.counts[alone])))
        columns = np.concatenate((np.eye(len(points)), self.counts[alone].T))
        self.master = Master(self.demand, columns, costs[alone])
        self.center = np.zeros(len(self.demand))
        self.bound = 0.0

    @property
    def value(self) -> float:
        """What all shelves cost at most, by the shelves so far."""
        return self.master.value

    def over(self, costs: Numbers) -> float:
        """Return how many times the cost of a shelf its things may be worth, by the best prices and any costs."""
        if costs is self.costs:
            return 1.0
        count = len(self.pricer.points)
        worth = self.pricer.best(self.center[:count]) + self.counts @ self.center[count:]
        return max(float((worth / costs).max()), 1e-12)

    def solve(self, going: Callable[[], bool]) -> None:
        """Add shelves until the bound is close to the value."""
        points = self.pricer.points
        share = points.across * np.maximum(points.along / self.pricer.depth, 1 / self.pricer.reach)
        guess = (
            np.where(np.isfinite(share), share * np.minimum(points.takes, 1e9), np.inf).min(axis=1) / self.pricer.width
        )
        guess = np.append(guess, np.zeros(len(self.demand) - len(points)))
        self._added(guess, guess)
        for _ in range(ROUNDS):
            self.master.solve()
            prices = np.maximum(self.master.prices, 0.0)
            between = SMOOTH * self.center + (1 - SMOOTH) * prices
            if not any(self._added(asked, prices) for asked in (between, prices)):
                break
            if self.value <= self.bound * (1 + CLOSE) or not going():
                break

    def _added(self, asked: Numbers, prices: Numbers) -> bool:
        """Look for shelves by the prices ``asked``; say whether any is of use by the program's own ``prices``."""
        pricer, count = self.pricer, len(self.pricer.points)
        over = (pricer.best(asked[:count]) + self.counts @ asked[count:]) / self.costs
        scaled = asked / max(float(over.max()), 1e-12)
        if (bound := float(scaled @ self.demand)) > self.bound:
            self.bound, self.center = bound, scaled
        wanted = np.flatnonzero(over > 1 + 1e-7)
        if not len(wanted):
            return False
        found = np.array([np.append(pricer.shelf(int(level)), self.counts[level]) for level in wanted]).T
        cost = self.costs[wanted]
        gains = cost - prices @ found < -1e-7 * cost
        if gains.any():
            self.master.add(found[:, gains], cost[gains])
        return bool(gains.any())


def _steps(part: Part, pricer: Pricer) -> _Steps:
    """Return the staircase of a part at some of the heights of the points: all where there are few things, for then whole
    numbers say most; else the lowest, and those from which load says more than size.
    """
    heights, many = staircase(part)
    at = np.searchsorted(heights, pricer.heights - EPS)
    known, shelves = pricer.heights[at < len(heights)], many[at[at < len(heights)]]
    if len(part) > FEW_THINGS:
        load = np.array([part.kg[part.takes >= each - EPS].sum() for each in known]) / part.unit.bears
        some = np.flatnonzero((load > shelves - 1) | (np.arange(len(known)) == 0))
        some = some[np.unique(np.linspace(0, len(some) - 1, min(len(some), STEPS)).round().astype(np.int64))]
        known, shelves = known[some], shelves[some]
    return _Steps(known, shelves.astype(np.float64))


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
    owner, way = np.nonzero(finite)
    level, row, column = (
        np.searchsorted(values, of[owner, way])
        for values, of in ((takes, points.takes), (across, points.across), (along, points.along))
    )
    asked = []  # thing, level, row, column
    for wide, deep, tall in ((part.across, part.along, part.takes), part.other):
        for turned in range(2):
            fits = np.flatnonzero(np.isfinite(wide[:, turned]))
            sizes = ((takes, tall[fits]), (across, wide[fits, turned]), (along, deep[fits, turned]))
            asked.append((fits, *(np.searchsorted(values, each, side="right") for values, each in sizes)))
    things, up, right, back = (np.concatenate(each) for each in zip(*asked, strict=True))
    worth = np.full(len(part), np.inf)
    # of the points so far: one level after the other needs less memory
    table = np.zeros((len(across) + 1, len(along) + 1))
    for at in range(len(takes) + 1):
        if at:
            here = level == at - 1
            np.maximum.at(table, (row[here] + 1, column[here] + 1), prices[owner[here]])
            for axis in range(2):
                np.maximum.accumulate(table, axis=axis, out=table)
        here = up == at
        np.minimum.at(worth, things[here], table[right[here], back[here]])
    return worth
