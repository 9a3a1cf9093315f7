"""Which box goes on which shelf? A first answer at once, made better until told to stop, with what no answer can beat.

Priorities: every box placed; then the weighted rest (see :class:`Weights`): categories together, heavy boxes low,
boxes left where they are. Mechanism and sources: docs/algorithms/placement.md.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import numpy as np

from reorg.storage.solve.bounds import bounds
from reorg.storage.solve.first import Tick, stay, zoned
from reorg.storage.solve.improve import Improver
from reorg.storage.solve.problem import (
    APART,
    NO_ROOM,
    NO_SHELF,
    NOT_ALLOWED,
    PINNED,
    PLACED,
    TOO_HEAVY,
    TOO_LARGE,
    Flags,
    Parameters,
    Problem,
    Result,
    Stop,
    Whole,
    fitting,
)
from reorg.storage.solve.store import Store
from reorg.storage.solve.urgent import hurry

Progress = Callable[[float], None]
EVERY = 0.1  # seconds between two reports of progress


def solve(
    problem: Problem,
    parameters: Parameters | None = None,
    stop: Stop | None = None,
    seed: int = 1,
    *,
    progress: Progress | None = None,
) -> Result:
    """Return where each box goes.

    ``stop`` (default: the first answer only) by rounds makes the answer depend on the seed alone; by seconds it may
    differ from run to run, but is never worse than the first answer. ``progress`` is told the share of the time that
    is over (0 to 1), and may raise to cancel.
    """
    started = monotonic()
    parameters, stop = parameters or Parameters(), stop or Stop(rounds=0)
    clock = _Clock(stop, started, progress)
    store = _first(problem, parameters, clock.tick)
    first = store.statistics()
    rounds = _improve(store, clock, seed) if len(problem.boxes) and len(problem.shelves) else 0
    statistics = store.statistics()
    found = bounds(problem, parameters, store.shelf_of, statistics)
    if progress is not None:
        progress(1.0)
    return Result(
        shelf=store.shelf_of,
        lane=store.lane_of(),
        way=store.way_of,
        reason=_reasons(problem, store),
        statistics=statistics,
        first=first,
        bounds=found,
        seconds=monotonic() - started,
        rounds=rounds,
    )


class _Clock:
    """Says how much of the time is over, and whether to stop."""

    def __init__(self, stop: Stop, started: float, progress: Progress | None) -> None:
        self.stop, self.started, self.progress = stop, started, progress
        self.told = started
        self.rounds = 0

    @property
    def share(self) -> float:
        """The share of the allowance that is used up."""
        shares = [0.0]
        if self.stop.seconds is not None:
            shares.append((monotonic() - self.started) / max(self.stop.seconds, 1e-9))
        if self.stop.rounds is not None:
            shares.append(self.rounds / max(self.stop.rounds, 1))
        return max(shares)

    @property
    def over(self) -> bool:
        """Whether to stop improving. Without any limit there is no improving."""
        if self.stop.rounds is not None and self.rounds >= self.stop.rounds:
            return True
        if self.stop.enough is not None and self.stop.enough():
            return True
        if self.stop.seconds is None:
            return self.stop.rounds is None
        return monotonic() - self.started >= self.stop.seconds

    def tick(self) -> None:
        """Report progress, not too often."""
        if self.progress is not None and (now := monotonic()) - self.told >= EVERY:
            self.told = now
            self.progress(min(self.share, 0.99))


def _first(problem: Problem, parameters: Parameters, tick: Tick) -> Store:
    """Return the better of two first answers; of equals, the one that leaves things where they are."""
    arranged = Store(problem, parameters)
    zoned(arranged, tick)
    hurry(arranged, tick)
    if not bool(np.any(problem.boxes.shelf >= 0)):
        return arranged
    left = Store(problem, parameters)
    stay(left, tick)
    hurry(left, tick)
    return arranged if arranged.score < left.score else left


def _improve(store: Store, clock: _Clock, seed: int) -> int:
    improver = Improver(store, seed)
    while not clock.over:
        improver.round()
        clock.rounds += 1
        clock.tick()
    return clock.rounds


def _reasons(problem: Problem, store: Store) -> Whole:
    """Return why each box has no shelf; PLACED where it has one."""
    shelf = store.shelf_of
    reason = np.full(len(shelf), PLACED, dtype=np.int64)
    without = shelf < 0
    reason[without] = NO_ROOM
    if not len(problem.shelves):
        reason[without] = NO_SHELF
        return reason
    reason[without & _hemmed(problem, store)] = APART
    reason[without & ~problem.placeable] = NOT_ALLOWED
    reason[without & ~problem.bearable] = TOO_HEAVY
    reason[without & ~problem.sizeable] = TOO_LARGE
    reason[without & problem.boxes.pinned] = PINNED
    return reason


def _hemmed(problem: Problem, store: Store) -> Flags:
    """Return which boxes without a shelf have foes in every bay that would take them."""
    hemmed = np.zeros(len(problem.boxes), dtype=np.bool_)
    rules, shelves = problem.rules, problem.shelves
    if rules is None or not store.grouped:
        return hemmed
    for box in np.flatnonzero((store.shelf_of < 0) & rules.hostile).tolist():
        one = problem.boxes.only([box])
        fits = fitting(one, shelves.width, shelves.depth, shelves.height) & rules.allowed[rules.kind[box]]
        hemmed[box] = bool((store.foes[rules.group[box], shelves.bay[fits]] > 0).all())
    return hemmed
