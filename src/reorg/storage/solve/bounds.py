"""What can no answer beat? Simple bounds, valid for every answer, published beside each result.

Lane dual: if a function f of a box's share of the lane's depth sums to at most 1 over any lane, then a lane of width L
has L >= sum(across * f), so the sum over all boxes bounds the shelf length needed. Used are dual feasible functions
(Fekete & Schepers 2001; Clautiaux et al. 2010): the share itself, the steps u(1) and u(2), and 1/n for lanes of at
most n boxes. Each box takes the way, and the deepest shelf, that is cheapest for it: a relaxation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.first import by_category
from reorg.storage.solve.problem import (
    EPS,
    Bounds,
    Boxes,
    Flags,
    Numbers,
    Parameters,
    Problem,
    Statistics,
    Whole,
    fitting,
)

THRESHOLDS = 30  # clear heights above which space is counted apart
MOST_CLASSES = 60  # the commonest classes of boxes, looked at each for itself
SLACK = 1e-9  # relative: so that rounding never lifts a bound above the truth
Dual = Callable[[Numbers, Numbers], Numbers]


def _step(k: int) -> Dual:
    """Return the dual feasible function u(k) of Fekete & Schepers."""

    def u(share: Numbers, _places: Numbers) -> Numbers:
        scaled = (k + 1) * share
        whole = np.abs(scaled - np.round(scaled)) < EPS
        stepped: Numbers = np.where(whole, share - 2 * EPS, np.floor(scaled) / k)
        return stepped

    return u


DUALS: tuple[Dual, ...] = (
    lambda share, _places: share,
    _step(1),
    _step(2),
    lambda _share, places: 1.0 / places,
    lambda share, places: 0.5 * share + 0.5 / places,
)


@dataclass(frozen=True)
class Measures:
    """What boxes take at least, by each of several measures, on beds as given: one a box, or one for all.

    ``most``: no box counts as wider. With the share to fill of the widest shelf, the takes on any shelf then sum up to
    what :func:`_usable` says of it at most, although a single lane may be wider than the target.
    """

    boxes: Boxes
    depth: Numbers
    height: Numbers
    reach: Numbers
    stack: Numbers
    most: float = np.inf

    @classmethod
    def best(cls, problem: Problem, shelves: Whole, *, most: float = np.inf) -> Measures:
        """Return measures for a bed that is as good in everything as any of ``shelves``."""
        of = problem.shelves
        return cls(
            problem.boxes,
            np.array([of.depth[shelves].max(initial=0)]),
            np.array([of.height[shelves].max(initial=0)]),
            np.array([of.reach[shelves].max(initial=1)], dtype=np.float64),
            np.array([of.stack[shelves].max(initial=1)], dtype=np.float64),
            most,
        )

    def takes(self, some: Whole) -> Iterator[Numbers]:
        """Yield, by each measure, the least shelf length in mm that each box takes (0 where it fits in no way)."""
        for dual in DUALS:
            yield self._least(some, dual)

    def _least(self, some: Whole, dual: Dual) -> Numbers:
        boxes = self.boxes
        wide, deep, tall = boxes.width[some], boxes.depth[some], boxes.height[some]
        least = np.full(len(some), np.inf)
        for across, along, other, laid, allowed in (
            (wide, deep, tall, False, np.ones(len(some), dtype=np.bool_)),
            (deep, wide, tall, False, boxes.may_turn[some]),
            (wide, deep, tall, True, boxes.may_lay[some]),
            (tall, deep, wide, True, boxes.may_lay[some] & boxes.may_turn[some]),
        ):
            if not allowed.any():
                continue
            budget, limit = (self.height, self.depth) if laid else (self.depth, self.height)
            fits = allowed & (along <= budget + EPS) & (other <= limit + EPS)
            share = np.minimum(along / np.maximum(budget, EPS), 1.0)
            worth = np.maximum(dual(share, np.maximum(self.stack if laid else self.reach, 1.0)), 0.0)
            least = np.where(fits, np.minimum(least, np.minimum(across, self.most) * worth), least)
        return np.where(np.isfinite(least), least, 0.0)


def bounds(problem: Problem, parameters: Parameters, shelf: Whole, statistics: Statistics) -> Bounds:
    """Return what no answer can beat; see :class:`Bounds` for what each figure holds for."""
    if not len(problem.boxes):
        return Bounds()
    placed = np.flatnonzero(shelf >= 0)
    width, clamp = _usable(problem, parameters), _clamp(problem, parameters)
    return Bounds(
        unplaced=_unplaced(problem, width, clamp),
        moves=_moves(problem, statistics.unplaced),
        fragments=_fragments(problem, (width, clamp), statistics.unplaced),
        bays=_bays(problem, (width, clamp), placed),
        shelf_mm=least_length(problem, placed),
    )


def least_length(problem: Problem, some: Whole) -> float:
    """Return the shelf length in mm below which ``some`` boxes cannot stand on shelves such as these."""
    measures = Measures.best(problem, np.arange(len(problem.shelves)))
    return max(float(takes.sum()) for takes in measures.takes(some)) * (1 - SLACK)


def least_bays(problem: Problem, parameters: Parameters) -> int:
    """Return how many bays are needed at least for all boxes of a problem to stand."""
    room = (_usable(problem, parameters), _clamp(problem, parameters))
    return _bays(problem, room, np.arange(len(problem.boxes)))


def _clamp(problem: Problem, parameters: Parameters) -> float:
    """Return the width that counts of any box: the share to fill of the widest shelf."""
    return parameters.fill * float(problem.shelves.width.max(initial=0))


def _usable(problem: Problem, parameters: Parameters) -> Numbers:
    """Return the width of each shelf that any answer may use, boxes being clamped.

    That is all of it where something stands already; else the share to fill, or for narrower shelves than the widest,
    on which a single lane may be wider than that, as much as the clamp leaves.
    """
    standing = np.zeros(len(problem.shelves), dtype=np.bool_)
    standing[problem.boxes.shelf[problem.boxes.shelf >= 0]] = True
    width = problem.shelves.width
    usable: Numbers = np.where(standing, width, np.minimum(width, _clamp(problem, parameters)))
    boxes = problem.boxes
    widest = max(float(each.max(initial=0)) for each in (boxes.width, boxes.depth, boxes.height))
    if widest <= parameters.fill * float(width.min(initial=np.inf)):
        usable = np.where(standing, width, parameters.fill * width)
    return usable


def _most(takes: Numbers, capacity: float) -> int:
    """Return how many can be taken at most, the smallest first (a relaxed knapsack)."""
    return int(np.searchsorted(np.cumsum(np.sort(takes)), capacity * (1 + SLACK) + EPS, side="right"))


def _unplaced(problem: Problem, width: Numbers, clamp: float) -> int:
    boxes, shelves = problem.boxes, problem.shelves
    fits = problem.placeable
    lost = len(boxes) - int(fits.sum())
    more = 0
    for tall, there in _crowds(problem, fits):
        given = float(width[there].sum())
        for takes in Measures.best(problem, there, most=clamp).takes(tall):
            more = max(more, len(tall) - _most(takes, given))
        more = max(more, len(tall) - _most(boxes.kg[tall], float(shelves.load[there].sum())))
        more = max(
            more, len(tall) - _most(_areas(problem, there, tall, clamp), float((width * shelves.depth)[there].sum()))
        )
    return lost + more


def _crowds(problem: Problem, fits: Flags) -> Iterator[tuple[Whole, Whole]]:
    """Yield boxes that can only stand on certain shelves, and these: by their height, or by their class."""
    yield from _stairs(problem, np.flatnonzero(fits))
    if problem.rules is not None:
        loose = fits & ~problem.boxes.pinned
        common = np.argsort(-np.bincount(problem.rules.kind, minlength=len(problem.rules.allowed)), kind="stable")
        for kind in common[:MOST_CLASSES].tolist():
            some = np.flatnonzero(loose & (problem.rules.kind == kind))
            if len(some):
                yield some, np.flatnonzero(problem.rules.allowed[kind])


def _stairs(problem: Problem, some: Whole) -> Iterator[tuple[Whole, Whole]]:
    """Yield, for each clear height, which of ``some`` boxes need more than it, and the shelves that have more."""
    boxes, shelves = problem.boxes, problem.shelves
    need = np.where(boxes.may_lay, np.minimum(boxes.height, boxes.depth), boxes.height)[some]
    clear = np.unique(shelves.height)
    if len(clear) > THRESHOLDS:
        clear = clear[np.linspace(0, len(clear) - 1, THRESHOLDS).astype(np.int64)]
    for below in (-1.0, *clear.tolist()):
        tall = some[need > below + EPS]
        if len(tall):
            yield tall, np.flatnonzero(shelves.height > below)


def _areas(problem: Problem, shelves: Whole, some: Whole, clamp: float) -> Numbers:
    """Return the shelf area in mm² that each box takes at least: its footprint, or its part of a pile."""
    boxes = problem.boxes
    wide, deep, tall = (np.minimum(side[some], clamp) for side in (boxes.width, boxes.depth, boxes.height))
    least = np.minimum(wide * boxes.depth[some], np.where(boxes.may_turn[some], deep * boxes.width[some], np.inf))
    clear = max(float(problem.shelves.height[shelves].max(initial=0)), 1.0)
    pile = np.minimum(wide * boxes.height[some], tall * boxes.width[some]) * boxes.depth[some] / clear
    areas: Numbers = np.where(boxes.may_lay[some], np.minimum(least, pile), least)
    return areas


def _moves(problem: Problem, unplaced: int) -> int:
    """Return how many boxes must change place at least: those that stand nowhere, and those that cannot all stay."""
    shelves = problem.shelves
    standing = np.flatnonzero(problem.boxes.shelf >= 0)
    if not len(standing):
        return max(0, len(problem.boxes) - unplaced)
    boxes = problem.boxes.only(standing)
    at = boxes.shelf
    may = fitting(boxes, shelves.width[at], shelves.depth[at], shelves.height[at])
    if problem.rules is not None:
        may &= boxes.pinned | problem.rules.allowed[problem.rules.kind[standing], at]
    fits = np.flatnonzero(may)
    own = boxes.shelf[fits]
    reach, stack = shelves.reach[own].astype(np.float64), shelves.stack[own].astype(np.float64)
    measures = Measures(boxes, shelves.depth[own], shelves.height[own], reach, stack)
    stay = _most_each(own, boxes.kg[fits], shelves.load)
    for takes in measures.takes(fits):
        stay = np.minimum(stay, _most_each(own, takes, shelves.width))
    return max(0, len(problem.boxes) - int(stay.sum()) - unplaced)


def _most_each(own: Whole, takes: Numbers, capacity: Numbers) -> Whole:
    """Return how many of its own boxes each shelf can keep at most, the smallest first."""
    order = np.lexsort((takes, own))
    of, summed = own[order], np.cumsum(takes[order])
    first = np.searchsorted(of, np.arange(len(capacity)))
    before = np.concatenate(([0.0], summed))[first]
    fits = summed - before[of] <= capacity[of] * (1 + SLACK) + 1e3 * EPS
    kept: Whole = np.bincount(of[fits], minlength=len(capacity))
    return kept


def _fragments(problem: Problem, room: tuple[Numbers, float], unplaced: int) -> int:
    width, clamp = room
    given = np.sort(_per_bay(problem, width * problem.shelves.depth))[::-1]
    everything = np.arange(len(problem.shelves))
    total = 0
    for members in by_category(problem):
        takes = np.sort(_areas(problem, everything, members, clamp))[: max(0, len(members) - unplaced)]
        if len(takes):
            total += _fewest(given, float(takes.sum()))
    return total


def _bays(problem: Problem, room: tuple[Numbers, float], placed: Whole) -> int:
    width, clamp = room
    least = 0
    for tall, there in _stairs(problem, placed):
        given = np.zeros(len(width))
        given[there] = width[there]
        lengths = np.sort(_per_bay(problem, given))[::-1]
        areas = np.sort(_per_bay(problem, given * problem.shelves.depth))[::-1]
        least = max(least, _fewest(areas, float(_areas(problem, there, tall, clamp).sum())))
        for takes in Measures.best(problem, there, most=clamp).takes(tall):
            least = max(least, _fewest(lengths, float(takes.sum())))
    return least


def _per_bay(problem: Problem, each: Numbers) -> Numbers:
    given: Numbers = np.bincount(problem.shelves.bay, weights=each, minlength=problem.shelves.bays).astype(np.float64)
    return given


def _fewest(given: Numbers, need: float) -> int:
    """Return how many of the largest are needed at least to give ``need`` (one at least)."""
    return min(len(given), max(1, int(np.searchsorted(np.cumsum(given), need * (1 - SLACK) - EPS)) + 1))
