"""How is a placement said to those who put moves in order: lengths of shelf, and what stands behind each other?

A shelf's room is its width. What is to stand on it when all is done takes the lanes of the plan, each whole from the first thing
that comes. What leaves it stands in lanes of its own until the last of a lane has gone. What stays there without a place in
the plan stands in further lanes. So at no moment does a shelf need more than is counted: the lanes counted are one true way to
stand everything on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.lanes import BATCH, Bed, Ways, bed_of, build, ways
from reorg.storage.solve.moving.task import Lanes, Moving
from reorg.storage.solve.problem import (
    EPS,
    LAID,
    LAID_TURNED,
    NOWHERE,
    STAND,
    TURNED,
    Boxes,
    Flags,
    Numbers,
    Parameters,
    Problem,
    Whole,
)

SIDES = {STAND: (0, 1, 2), TURNED: (1, 0, 2), LAID: (0, 2, 1), LAID_TURNED: (2, 0, 1)}
"""Which of a box's sides is across the shelf, front to back, and upright."""


@dataclass(frozen=True, eq=False)
class Aim:
    """Where each thing is to stand: the number of its shelf (:data:`NOWHERE`: it has no place in the plan), of its lane there
    (:data:`NOWHERE`: by itself), and how it stands (STAND, TURNED, LAID, LAID_TURNED).
    """

    shelf: Whole
    lane: Whole
    way: Whole


@dataclass(frozen=True)
class Before:
    """What is known from before: ``lanes`` in which things stood that were to leave (width in mm, numbers of things), and by how
    many mm of ``mercy`` measures that were kept may be off.
    """

    lanes: Sequence[tuple[float, Sequence[int]]] = ()
    mercy: float = 0.0


def ground(
    problem: Problem, aim: Aim, parameters: Parameters, *, here: Flags | None = None, before: Before | None = None
) -> Moving:
    """Return what is to be moved, with the lanes of today and of the plan.

    ``here`` says on which shelves things can be put that are not planned there (all). Lanes from ``before`` are kept.
    """
    before = before or Before()
    boxes, shelves = problem.boxes, problem.shelves
    across, deep, up = _as_they_stand(boxes, aim)
    enters, width = _planned(aim, across)
    leaves, more = _today(problem, aim, len(width), before.lanes)
    pinned = boxes.pinned & (aim.shelf < 0)  # breaks a rule where it is and stays: the plan does not count its weight
    return Moving(
        size=across,
        kg=np.where(pinned, 0.0, boxes.kg),
        origin=boxes.shelf,
        goal=aim.shelf,
        room=shelves.width + before.mercy,
        load=shelves.load.copy(),
        zone=shelves.bay,
        zone_load=shelves.bay_load.copy(),
        lanes=Lanes(leaves, enters, np.array([*width, *more])),
        may=_may(problem, parameters, (across, deep, up), here),
    )


def _as_they_stand(boxes: Boxes, aim: Aim) -> tuple[Numbers, Numbers, Numbers]:
    """Return the mm that each thing takes across a shelf, from front to back, and upright, as it is to stand."""
    sides = np.stack((boxes.width, boxes.depth, boxes.height))
    way = np.where(aim.shelf >= 0, aim.way, STAND)
    order = np.array([SIDES[each] for each in sorted(SIDES)])[way]
    column = np.arange(len(boxes))
    return sides[order[:, 0], column], sides[order[:, 1], column], sides[order[:, 2], column]


def _planned(aim: Aim, across: Numbers) -> tuple[Whole, list[float]]:
    """Return the number of the lane that each thing goes to or stays in, and the width of each: that of its widest thing."""
    some = np.flatnonzero((aim.shelf >= 0) & (aim.lane >= 0))
    enters = np.full(len(across), NOWHERE, dtype=np.int64)
    if not len(some):
        return enters, []
    pairs = np.stack((aim.shelf[some], aim.lane[some]), axis=1)
    _, number = np.unique(pairs, axis=0, return_inverse=True)
    number = number.reshape(-1)
    enters[some] = number
    width = np.zeros(int(number.max()) + 1)
    np.maximum.at(width, number, across[some])
    return enters, width.tolist()


def _today(
    problem: Problem, aim: Aim, begin: int, known: Sequence[tuple[float, Sequence[int]]]
) -> tuple[Whole, list[float]]:
    """Return the lane in which each thing stands that does not stand where it is to be; lanes are counted from ``begin``."""
    boxes, shelves = problem.boxes, problem.shelves
    leaves = np.full(len(boxes), NOWHERE, dtype=np.int64)
    width: list[float] = []
    for wide, lane in known:
        if len(lane):
            leaves[list(lane)] = begin + len(width)
            width.append(wide)
    elsewhere = np.flatnonzero((boxes.shelf >= 0) & (boxes.shelf != aim.shelf) & (leaves < 0))
    stays = aim.shelf[elsewhere] < 0
    order = elsewhere[np.lexsort((stays, boxes.shelf[elsewhere]))]
    keys = 2 * boxes.shelf[order] + (aim.shelf[order] < 0)
    for some in np.split(order, np.flatnonzero(np.diff(keys)) + 1) if len(order) else ():
        for lane, wide in _stood(boxes, some, bed_of(shelves, int(boxes.shelf[some[0]]))):
            leaves[lane] = begin + len(width)
            width.append(wide)
    return leaves, width


def _stood(boxes: Boxes, some: Whole, bed: Bed) -> Iterable[tuple[list[int], float]]:
    """Yield lanes in which things can stand on a shelf, and their widths; what is too large for it takes its narrower side."""
    fits = ways(boxes, some, bed)
    for start in range(0, len(fits.boxes), BATCH):
        part = slice(start, start + BATCH)
        batch = Ways(fits.boxes[part], fits.across[part], fits.along[part], fits.way[part])
        for lane in build(batch, [0.0] * len(batch.boxes), bed, free=np.inf, load=np.inf):
            yield lane.boxes, lane.width
    for box in np.setdiff1d(some, fits.boxes).tolist():
        yield [box], float(min(boxes.width[box], boxes.depth[box]))


def _may(
    problem: Problem, parameters: Parameters, sides: tuple[Numbers, Numbers, Numbers], here: Flags | None
) -> Callable[[int], Flags]:
    """Return what says on which shelves a thing could stand by itself as it is to stand: by size and rules."""
    shelves, rules, kg = problem.shelves, problem.rules, problem.boxes.kg
    here = np.ones(len(shelves), dtype=np.bool_) if here is None else here
    high = np.nan_to_num(shelves.above, nan=0.0) > parameters.low
    known: dict[tuple[float, ...], Flags] = {}

    def may(thing: int) -> Flags:
        across, deep, up = (float(column[thing]) for column in sides)
        kind = -1 if rules is None else int(rules.kind[thing])
        heavy = bool(kg[thing] >= parameters.heavy)
        key = (across, deep, up, kind, heavy)
        if key not in known:
            fits = here & (shelves.width >= across - EPS) & (shelves.depth >= deep - EPS) & (shelves.height >= up - EPS)
            if rules is not None:
                fits &= rules.allowed[kind]
            known[key] = fits & ~high if heavy else fits
        return known[key]

    return may
