"""In which order does everything move, each thing once if that is possible, so that one may stop any evening?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reorg.language import Message, say, say_many
from reorg.storage.solve.moving.bound import least_handlings
from reorg.storage.solve.moving.rounds import Rounds
from reorg.storage.solve.moving.sequence import Carried, Sequencer, Tick
from reorg.storage.solve.moving.task import ASIDE, Handling, Moving, faults

MOST_TRIES, MOST_THINGS, NOISE = 20, 300_000, 0.5  # so many orders are tried at most, of so many things together


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
    bound = least_handlings(moving)
    mover = _best(moving, swing, seed, tick or (lambda _share: None), bound=bound)
    rounds = Rounds(moving, mover.done, trolley)
    rounds.run()
    carried = [mover.done[number] for number in rounds.order]
    return told(moving, carried, rounds.trolley, swing=swing, seed=seed, bound=bound)


def notes(found: Course) -> tuple[Message, ...]:
    """Return what somebody should know of an order of moves before work begins."""
    said = []
    if not found.handlings and not found.stuck:
        said.append(say("Everything stands where it belongs. Nothing needs to be moved."))
    if found.stuck:
        metres = math.ceil(found.needed / 100) / 10
        said.append(
            say_many(
                "{count} thing cannot be moved: others are in its way. A free table of {metres} m would let it move.",
                "{count} things cannot be moved: they wait for each other. A free table of {metres} m would let them move.",
                count=len(found.stuck),
                metres=metres,
            )
        )
    elif found.aside:
        said.append(
            say_many(
                "Keep a free table of {metres} m: {count} thing stands there for the time being.",
                "Keep a free table of {metres} m: up to {count} things stand there for the time being.",
                count=found.aside,
                metres=math.ceil(found.swing / 100) / 10,
            )
        )
    return tuple(said)


def _best(moving: Moving, swing: float, seed: int, tick: Tick, *, bound: int) -> Sequencer:
    """Return the order with fewest handlings of a few tries; one only where that is as good as can be, or the store large."""
    best: Sequencer | None = None
    for number in range(max(1, min(MOST_TRIES, MOST_THINGS // max(1, len(moving))))):
        mover = Sequencer(moving, swing, seed + number, tick, noise=NOISE if number else 0.0)
        mover.run()
        if best is None or (mover.todo, len(mover.done)) < (best.todo, len(best.done)):
            best = mover
        if not best.todo and len(best.done) <= bound:
            break
    assert best is not None
    return best


def told(
    moving: Moving, carried: Sequence[Carried], trolleys: Sequence[int], *, swing: float, seed: int, bound: int
) -> Course:
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
    return Course(tuple(handlings), bound, temporary, most_things, most, stuck, needed)


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
    aside, finished = moving.origin.tolist().count(ASIDE), 0
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
