"""In which order does everything move, each thing once if that is possible, so that one may stop any evening?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.moving.rounds import Rounds
from reorg.storage.solve.moving.sequence import Carried, Sequencer, Tick
from reorg.storage.solve.moving.task import ASIDE, MERCY, Moving, faults
from reorg.storage.solve.order import Handling
from reorg.storage.solve.problem import Whole


@dataclass(frozen=True)
class Course:
    """Handlings in order. ``bound``: no order that brings everything where it belongs can do with fewer.

    ``swing`` mm of table are needed at once, for ``aside`` things at most; ``temporary`` handlings go to a temporary place.
    ``stuck``: what cannot be moved because there is too little swing space; with ``needed`` mm all of it could be.
    """

    handlings: tuple[Handling, ...]
    bound: int
    temporary: int
    aside: int
    swing: float
    stuck: tuple[int, ...] = ()
    needed: float = 0.0


@dataclass(frozen=True, slots=True)
class Evening:
    """Where one stops: after ``handlings`` of them in all, with ``aside`` things on a table, ``finished`` units done by then."""

    handlings: int
    aside: int
    finished: int


def course(
    moving: Moving, *, swing: float = math.inf, trolley: int = 20, seed: int = 1, tick: Tick | None = None
) -> Course:
    """Return an order in which each move is possible when its turn comes, and no thing is ever without a place.

    ``swing``: mm of table or trolley on which things may stand for the time being (0: none). A trolley takes up to ``trolley``
    things from one unit to another. ``tick`` is told the share that is done, and may raise to cancel. Raises ValueError if
    ``moving`` has faults (ask :func:`faults` first).
    """
    if found := faults(moving):
        raise ValueError(found[0].one)
    mover = Sequencer(moving, swing, seed, tick or (lambda _share: None))
    mover.run()
    rounds = Rounds(moving, mover.done, trolley)
    rounds.run()
    carried = [mover.done[number] for number in rounds.order]
    return told(moving, carried, rounds.trolley, swing=swing, seed=seed)


def told(moving: Moving, carried: Sequence[Carried], trolleys: Sequence[int], *, swing: float, seed: int) -> Course:
    """Return what was carried, with what it comes to."""
    goal: list[int] = moving.goal.tolist()
    size: list[float] = moving.size.tolist()
    handlings = []
    at: list[int] = moving.origin.tolist()
    things = at.count(ASIDE)
    now = sum(size[thing] for thing, where in enumerate(at) if where == ASIDE) if things else 0.0
    most, most_things = now, things
    for (thing, origin, to), load in zip(carried, trolleys, strict=True):
        handlings.append(Handling(thing, origin, to, to == goal[thing], load))
        at[thing] = to
        step = (to == ASIDE) - (origin == ASIDE)
        if step:
            now, things = now + step * size[thing], things + step
            most, most_things = max(most, now), max(most_things, things)
    ends: list[int] = moving.ends.tolist()
    stuck = tuple(thing for thing, where in enumerate(at) if where != ends[thing])
    needed = course(moving, seed=seed).swing if stuck and math.isfinite(swing) else most
    temporary = sum(not each.final for each in handlings)
    return Course(tuple(handlings), least_handlings(moving), temporary, most_things, most, stuck, needed)


def least_handlings(moving: Moving) -> int:
    """Return how many handlings no order can do without.

    One for each thing whose place changes, and one more for each group of shelves, connected by moves, in which nothing that
    is to come would fit as things stand: the first handling there brings nothing to its goal, whatever it is.
    """
    moves = np.flatnonzero(moving.moves)
    if not len(moves):
        return 0
    mm, kg, zone_kg = moving.used(moving.origin)
    goal, origin = moving.goal[moves], moving.origin[moves]
    fits = moving.size[moves] <= (moving.room - mm)[goal] + 2 * MERCY
    fits &= moving.kg[moves] <= (moving.load - kg)[goal] + 2 * MERCY
    within = (origin >= 0) & (moving.zone[np.maximum(origin, 0)] == moving.zone[goal])
    fits &= within | (moving.kg[moves] <= (moving.zone_load - zone_kg)[moving.zone[goal]] + 2 * MERCY)
    group = _groups(moving, goal, origin)
    stuck = set(group[goal].tolist()) - set(group[goal[fits]].tolist())
    return len(moves) + len(stuck)


def _groups(moving: Moving, goal: Whole, origin: Whole) -> Whole:
    """Return a number for each shelf, the same for shelves that moves (or a limited load of a unit) connect."""
    parent = list(range(moving.shelves + len(moving.zone_load)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    pairs = [(int(a), int(b)) for a, b in zip(origin, goal, strict=True) if a >= 0]
    limited = np.isfinite(moving.zone_load)
    pairs += [(s, moving.shelves + int(z)) for s, z in enumerate(moving.zone) if limited[z]]
    for one, other in pairs:
        parent[root(one)] = root(other)
    return np.array([root(shelf) for shelf in range(moving.shelves)], dtype=np.int64)


def evenings(moving: Moving, found: Course, a_day: int) -> tuple[Evening, ...]:
    """Return where to stop each evening, after about ``a_day`` handlings (at most a fifth fewer).

    Of the places in question it is the one with fewest things on tables, then the one where a unit has just been finished,
    then between two trolleys, then the latest.
    """
    if a_day < 1:
        raise ValueError("at least one handling a day")
    return tuple(_evenings(moving, found, a_day))


def _evenings(moving: Moving, found: Course, a_day: int) -> Iterator[Evening]:
    left: dict[int, int] = {}
    zone = moving.zone.tolist()
    for each in found.handlings:
        if each.final:
            left[zone[each.to]] = left.get(zone[each.to], 0) + 1
    aside, finished = int((moving.origin == ASIDE).sum()), 0
    states = []  # after each handling: things on tables, units finished, whether a unit or a trolley ends there
    for at, each in enumerate(found.handlings):
        aside += (each.to == ASIDE) - (each.origin == ASIDE)
        ends = False
        if each.final:
            left[zone[each.to]] -= 1
            ends = not left[zone[each.to]]
            finished += ends
        last = at + 1 == len(found.handlings) or found.handlings[at + 1].trolley != each.trolley
        states.append((aside, finished, ends, last))
    begin = 0
    while begin < len(states):
        latest = min(begin + a_day, len(states))
        earliest = begin + max(1, a_day - a_day // 5)
        if latest == len(states):
            stop = latest
        else:
            window = range(min(earliest, latest), latest + 1)
            stop = min(window, key=lambda k: (states[k - 1][0], not states[k - 1][2], not states[k - 1][3], -k))
        yield Evening(stop, states[stop - 1][0], states[stop - 1][1])
        begin = stop
