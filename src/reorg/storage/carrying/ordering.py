"""In which order does everything move from where it is to where it should be, so that one may stop any evening?

First all that can be done with what is there; then, counted from :attr:`Moves.waits`, what needs furniture that is still
missing: moves onto planned places, what has no place in the present units and is in the way, and what waits for either.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reorg.museum import Museum
from reorg.storage.carrying.because import Because
from reorg.storage.carrying.steps import Moves, Step
from reorg.storage.furniture import going
from reorg.storage.problem import Task
from reorg.storage.solve import NOWHERE, Handling, Parameters, Result
from reorg.storage.solve.moving import Aim, Before, Course, Moving, course, evenings, ground, ready, unsettled
from reorg.storage.solve.problem import EPS, Flags, Whole

TROLLEY = 20  # objects on one trolley; ours
EVENING = 170  # handlings of an evening where nobody says how many: what one person does in a day (method rates)
Tick = Callable[[float], None]


@dataclass(frozen=True)
class Terms:
    """On which terms things are moved: ``swing`` mm of table for the time being, so many things on a ``trolley``, so many
    handlings an ``evening``.
    """

    swing: float = math.inf
    trolley: int = TROLLEY
    evening: int = EVENING


def moves(
    museum: Museum,
    task: Task,
    result: Result,
    parameters: Parameters,
    *,
    terms: Terms | None = None,
    tick: Tick | None = None,
) -> Moves:
    """Return the moves that carry out ``result``, in an order in which each is possible when its turn comes."""
    terms, tell = terms or Terms(), tick or (lambda _share: None)
    aim = Aim(result.shelf, result.lane, result.way)
    every, now = first_part(museum, task, aim, parameters)
    told = Told(task, Because(museum, task, aim, parameters))
    first = course(now, swing=terms.swing, trolley=terms.trolley, tick=lambda share: tell(0.9 * share))
    told.add(now, first, terms)
    waits, then = len(told.steps), second_part(every, now)
    standing = stood(task, every)
    if then is None:
        return replace(told.moves(waits, (first,)), stood=standing)
    second = course(then, swing=terms.swing, trolley=terms.trolley, tick=lambda share: tell(0.9 + 0.1 * share))
    told.add(then, second, terms)
    return replace(told.moves(waits, (first, second)), stood=standing)


def stood(task: Task, every: Moving) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """Return the lanes in which what is to leave stands today: the mm of each, and the things in it (ids)."""
    assert every.lanes is not None
    lanes: dict[int, list[str]] = {}
    for thing in np.flatnonzero((every.lanes.leaves >= 0) & (every.origin >= 0)).tolist():
        lanes.setdefault(int(every.lanes.leaves[thing]), []).append(task.items[thing].id)
    return tuple((float(every.lanes.width[lane]), tuple(ids)) for lane, ids in lanes.items())


def first_part(
    museum: Museum,
    task: Task,
    aim: Aim,
    parameters: Parameters,
    *,
    late: Collection[int] | None = None,
    before: Before | None = None,
) -> tuple[Moving, Moving]:
    """Return everything that is to be moved, and what of it can be with the furniture that is there.

    What goes onto a place that is only planned is held back, and so is what then has no room, until there is. If it was said
    before what has to wait (``late``, numbers), nothing else does.
    """
    planned = np.array([each.waits for each in task.surfaces], dtype=np.bool_)
    gone = np.array([going(museum.places, each) for each in task.surfaces], dtype=np.bool_)
    every = ground(task.problem, aim, parameters, here=~planned & ~gone, before=before)
    goal = every.goal.copy()
    onto = (goal >= 0) & (goal != every.origin)
    onto[onto] = planned[goal[onto]]
    goal[onto] = NOWHERE
    now = every.turned_to(every.origin, goal)
    late = unsettled(now) if late is None else late
    back = list(set(late) - ready(now, late, mercy=before.mercy if before else 0.0))
    if back:
        goal = goal.copy()
        goal[back] = NOWHERE
        now = every.turned_to(every.origin, goal)
    return every, now


def second_part(every: Moving, now: Moving, *, settled: bool = True, known: Collection[int] = ()) -> Moving | None:
    """Return what can be moved after ``now`` once the missing furniture is there, which is its last shelf; None if nothing is.

    Unless it is to be ``settled``, shelves may be too full in the end, for somebody else to find other ones. ``known`` are things
    of which people know that they have to make room: these do so first.
    """
    held = (every.goal >= 0) & (now.goal < 0) & (every.goal != every.origin)
    return _with_new(every, now, held, settled=settled, known=known) if held.any() else None


def _with_new(every: Moving, now: Moving, held: Flags, *, settled: bool, known: Collection[int]) -> Moving:
    """Return the second part: what was held back goes where it is to be, and what is in its way to the missing furniture."""
    new, unit = every.shelves, len(every.zone_load)
    assert every.lanes is not None
    wide = replace(
        every,
        room=np.append(every.room, np.inf),
        load=np.append(every.load, np.inf),
        zone=np.append(every.zone, unit),
        zone_load=np.append(every.zone_load, np.inf),
        may=_none_on_new(every.may),
    )
    goal = np.where(held, every.goal, NOWHERE)
    goal[list(_in_the_way(every, held, known))] = new
    then = wide.turned_to(now.ends, np.where(goal < 0, np.where(every.goal >= 0, every.goal, NOWHERE), goal))
    if settled and (
        back := unsettled(then)
    ):  # what stays where it must breaks the plan: then the rest is left where it is
        goal = then.goal.copy()
        goal[list(back)] = NOWHERE
        then = then.turned_to(then.origin, goal)
    return then


def _in_the_way(every: Moving, held: Flags, known: Collection[int]) -> list[int]:
    """Return what has no place in the plan and stands where there would be too little room: few of each shelf, and what is
    ``known`` to go from there.
    """
    mm, kg, zone_kg = every.used(every.ends)
    receives = np.unique(every.goal[held])
    stranded = (every.goal < 0) & (every.origin >= 0)
    lane = every.lane(every.ends)
    found: list[int] = []
    for shelf in receives.tolist():
        zone = every.zone[shelf]
        heavy = kg[shelf] > every.load[shelf] + EPS or zone_kg[zone] > every.zone_load[zone] + EPS
        over = mm[shelf] - every.room[shelf]
        here = np.flatnonzero(stranded & ((every.zone[every.origin] == zone) if heavy else (every.origin == shelf)))
        lanes: dict[int, list[int]] = {}
        for thing in here.tolist():
            lanes.setdefault(int(lane[thing]), []).append(thing)
        wide = {each: 0.0 if each < 0 or every.lanes is None else float(every.lanes.width[each]) for each in lanes}
        first = {each for each, things in lanes.items() if not set(things).isdisjoint(known)}
        for each in sorted(lanes, key=lambda number: (number not in first, -wide[number], number)):
            if each not in first and over <= EPS and not heavy:
                break
            over -= wide[each]
            found += lanes[each]
    return sorted(set(found))


def _none_on_new(may: Callable[[int], Flags] | None) -> Callable[[int], Flags] | None:
    return (lambda thing: np.append(may(thing), False)) if may else None


class Told:
    """The steps, one part after the other. ``known`` are reasons that were given before, by the number of the thing."""

    def __init__(self, task: Task, because: Because, known: Mapping[int, str] | None = None) -> None:
        self.task, self.because, self.known = task, because, known or {}
        self.steps: list[Step] = []
        self.at: dict[int, str] = {}
        self.trolley = self.evening = 0
        self.stuck: list[str] = []

    def add(self, moving: Moving, found: Course, terms: Terms) -> None:
        """Add what is carried in one part; what nobody knows the place of comes last in it."""
        found = _sought_last(self.task, found, moving.zone, terms.trolley)
        day = iter(evenings(moving, found, terms.evening)) if found.handlings else iter(())
        stop, evening = 0, self.evening
        for number, each in enumerate(found.handlings):
            if number == stop:
                stop, evening = next(day).handlings, evening + 1
            self.steps.append(self._step(each, evening))
        self.trolley += found.handlings[-1].trolley + 1 if found.handlings else 0
        self.evening = evening
        self.stuck += [self.task.items[thing].id for thing in found.stuck]

    def _step(self, each: Handling, evening: int) -> Step:
        item, surfaces = self.task.items[each.box], self.task.surfaces
        new = each.to == len(surfaces)
        to, zone = (surfaces[each.to].place, surfaces[each.to].unit) if each.to >= 0 and not new else ("", "")
        if not each.final:
            why = "aside"
        else:
            why = "new-unit" if new else self.known.get(each.box) or self.because.of(each.box, each.to)
        origin = self.at.get(each.box, item.at)
        self.at[each.box] = to
        return Step(item.id, len(item.objects), origin, to, why, self.trolley + each.trolley, zone, evening)

    def moves(self, waits: int, parts: Sequence[Course]) -> Moves:
        """Return all of it."""
        return Moves(
            tuple(self.steps),
            waits,
            sum(each.bound for each in parts),
            sum(each.temporary for each in parts),
            max(each.aside for each in parts),
            round(max(each.swing for each in parts), 1),
            tuple(self.stuck),
            round(max(each.needed for each in parts), 1),
        )


def _sought_last(task: Task, found: Course, zone: Whole, size: int) -> Course:
    """Return the same with what nobody knows the place of at the end: what comes later is possible all the same."""
    sought = [each for each in found.handlings if task.items[each.box].sought]
    if not sought:
        return found
    known = [each for each in found.handlings if not task.items[each.box].sought]
    numbers = {old: new for new, old in enumerate(dict.fromkeys(each.trolley for each in known))}
    told = [Handling(e.box, e.origin, e.to, e.final, numbers[e.trolley]) for e in known]
    load, unit, held = len(numbers) - 1, None, 0
    for each in sought:
        to = int(zone[each.to]) if each.to >= 0 else each.to
        if to != unit or held >= size:
            load, unit, held = load + 1, to, 0
        held += 1
        told.append(Handling(each.box, each.origin, each.to, each.final, load))
    return replace(found, handlings=tuple(told))
