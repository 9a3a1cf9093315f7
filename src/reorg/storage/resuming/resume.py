"""How does a plan go on after an interruption, when things are elsewhere than thought, put elsewhere by hand, or not found?

What is done stays done, and the rest stays in the order that people know: only what the change touches gets another shelf or
another turn. The answer is a plan again: where everything goes, and the moves that are left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from reorg.museum import Museum
from reorg.storage.carrying import Because, Terms, Told, first_part, second_part, stood
from reorg.storage.plan import Plan, Stood, Unplaced
from reorg.storage.planner import terms_of
from reorg.storage.problem import Task, parameters, to_plan
from reorg.storage.rates import rates
from reorg.storage.resuming.rest import rest_of, tables_of, where_of
from reorg.storage.solve import LAID, LAID_TURNED, NOWHERE, STAND, TURNED, Handling
from reorg.storage.solve.moving import ASIDE, SIDES, Aim, Before, Change, Course, Later, Moving, Replanned, replan

_Lanes = tuple[tuple[float, tuple[str, ...]], ...]
KEPT_TO = 1.0  # mm: measures are kept to a tenth of one
WAYS = {(False, False): STAND, (True, False): TURNED, (False, True): LAID, (True, True): LAID_TURNED}


@dataclass(frozen=True)
class Resumed:
    """``plan``: the plan that goes on. Of the steps that were left, ``kept`` are made as they were known, ``changed`` are not.

    ``rehomed``: things with another place (by id), ``homeless``: things for which there is no place now, ``missing``: what nobody
    finds; its room is kept.
    """

    plan: Plan
    kept: int = 0
    changed: int = 0
    rehomed: Mapping[str, str] = field(default_factory=dict)
    homeless: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def resume(
    museum: Museum,
    plan: Plan,
    *,
    stays: Collection[str] = (),
    missing: Collection[str] = (),
    terms: Terms | None = None,
) -> Resumed:
    """Return how ``plan`` goes on from how the museum is now.

    ``stays`` are things that somebody put elsewhere, to stay there, ``missing`` things that nobody finds.
    """
    museum = museum.to_be
    terms = terms or terms_of(rates(museum))
    task = to_plan(museum)["likely"]
    seen = _Seen(museum, _as_planned(task, plan), plan, frozenset(stays))
    task = seen.task
    late = seen.numbers(step.subject for at, step in seen.left if at >= plan.moves.waits)
    every, now = first_part(museum, task, seen.aim, parameters(museum), late=late, before=seen.before())
    late = {thing for thing in late if now.goal[thing] < 0}
    still = stood(task, every)
    every, now = every.turned_to(seen.origin, every.goal), now.turned_to(seen.origin, now.goal)
    lost = frozenset(seen.numbers(missing))
    first = replan(
        now, seen.course(now, lambda thing: thing not in late), (), Change(missing=lost),
        strangers=seen.strangers, swing=terms.swing, trolley=terms.trolley, later=Later(every),
    )  # fmt: skip
    parts = [first]
    leaving = seen.numbers(step.subject for _, step in seen.left if step.why == "new-unit")
    then = second_part(_with_later(every, now, first), first.moving, settled=False, known=leaving)
    if then is not None:
        known = seen.course(then, late.__contains__)
        parts.append(replan(then, known, (), swing=terms.swing, trolley=terms.trolley, later=Later(new=every.shelves)))
    return _composed(seen, parts, (terms, still), lost=lost)


def _with_later(every: Moving, now: Moving, first: Replanned) -> Moving:
    """Return everything as it is to be after the first part: what was held back for later goes where it was to go."""
    later = (every.goal >= 0) & (now.goal < 0)
    goal = np.where(later, every.goal, first.moving.goal)
    found = every.turned_to(first.moving.origin, goal)
    return replace(found, room=first.moving.room, load=first.moving.load)


def _as_planned(task: Task, plan: Plan) -> Task:
    """Return the task with the sizes that the plan reckoned with: what is guessed from a shelf's look must not change now."""
    boxes = task.problem.boxes
    number = {item.id: at for at, item in enumerate(task.items)}
    width, depth, height = boxes.width.copy(), boxes.depth.copy(), boxes.height.copy()
    for each in chain.from_iterable(plan.standing.values()):
        at = number.get(each.item)
        if at is None:
            continue
        sides = (each.width, each.depth, each.height)
        order = SIDES[WAYS[each.turned, each.laid]]
        width[at], depth[at], height[at] = (sides[order.index(side)] for side in range(3))
    sized = replace(boxes, width=width, depth=depth, height=height)
    return replace(task, problem=replace(task.problem, boxes=sized))


class _Seen:
    """What a plan says, seen from how things are now."""

    def __init__(self, museum: Museum, task: Task, plan: Plan, stays: frozenset[str]) -> None:
        self.museum, self.task, self.plan = museum, task, plan
        self.number = {item.id: at for at, item in enumerate(task.items)}
        self.shelf = {surface.place: at for at, surface in enumerate(task.surfaces)}
        tables = tables_of(museum.places)
        rest = rest_of(plan.moves.steps, where_of(museum), tables)
        self.left = [(at, plan.moves.steps[at]) for at in rest.left]
        self.touched = {plan.moves.steps[at].subject for at in rest.done} | set(rest.astray)
        self.strangers = self.numbers(rest.astray)
        on_table = np.array([item.at in tables for item in task.items], dtype=np.bool_)
        self.origin = np.where(on_table, ASIDE, task.problem.boxes.shelf)
        self.stays = stays
        self.aim = self._aim(stays)

    def numbers(self, ids: Iterable[str]) -> set[int]:
        """Return the numbers of things; of what is none by itself (any more), nothing."""
        return {self.number[each] for each in ids if each in self.number}

    def _aim(self, stays: frozenset[str]) -> Aim:
        """Return where each thing is to stand: as planned, or where it stands if it stays or the plan does not know it."""
        stood = {each.item: (shelf, each) for shelf, some in self.plan.standing.items() for each in some}
        unplaced = {each.object for each in self.plan.unplaced}
        now = self.task.problem.boxes.shelf.tolist()
        shelf, lane, way = [], [], []
        for at, item in enumerate(self.task.items):
            planned = (self.plan.boxes if item.box else self.plan.placements).get(item.id)
            known = planned is not None or item.id in unplaced or (item.box and bool(item.objects))
            if item.id in stays or not known:
                shelf.append(now[at])
                lane.append(NOWHERE)
                way.append(STAND)
                continue
            shelf.append(self.shelf.get(planned or "", NOWHERE))
            there, stands = stood.get(item.id, ("", None))
            lane.append(stands.lane if stands and there == planned else NOWHERE)
            way.append(WAYS[stands.turned, stands.laid] if stands else STAND)
        return Aim(np.array(shelf, dtype=np.int64), np.array(lane, dtype=np.int64), np.array(way, dtype=np.int64))

    def before(self) -> Before:
        """Return the lanes in which things stood that were to leave, as far as they are still there."""
        now, goal = self.task.problem.boxes.shelf, self.aim.shelf
        lanes = []
        for wide, some in self.plan.moves.stood:
            still: dict[int, list[int]] = {}
            for at in sorted(self.numbers(each for each in some if each not in self.touched)):
                if now[at] >= 0 and now[at] != goal[at]:
                    still.setdefault(int(now[at]), []).append(at)
            if still:
                lanes.append((wide, max(still.values(), key=len)))
        return Before(lanes, KEPT_TO)

    def course(self, moving: Moving, of: Callable[[int], bool]) -> Course:
        """Return the steps that are left, of the things that ``of`` says, as handlings."""
        handlings = []
        for _, step in self.left:
            thing = self.number.get(step.subject)
            if thing is None or not of(thing):
                continue
            to = self.shelf.get(step.to, NOWHERE)
            if not step.to:
                to = ASIDE if step.why == "aside" else len(self.task.surfaces)
            handlings.append(Handling(thing, int(moving.origin[thing]), to, step.why != "aside", step.trolley))
        return Course(tuple(handlings), 0, 0, 0, 0.0)


def _composed(
    seen: _Seen, parts: Sequence[Replanned], terms: tuple[Terms, _Lanes], *, lost: Collection[int]
) -> Resumed:
    """Return the plan that goes on, and what of it is otherwise than before."""
    plan, task, surfaces = seen.plan, seen.task, seen.task.surfaces
    known = {
        seen.number[step.subject]: step.why
        for _, step in seen.left
        if step.subject in seen.number and step.why != "aside"
    }
    rehomed = {thing: shelf for part in parts for thing, shelf in part.rehomed.items() if shelf < len(surfaces)}
    known |= dict.fromkeys(rehomed, "again")
    told = Told(task, Because(seen.museum, task, seen.aim, parameters(seen.museum)), known)
    waits = 0
    for number, part in enumerate(parts):
        told.add(part.moving, part.course, terms[0])
        waits = len(told.steps) if number == 0 else waits
    waiting = {thing for part in parts for thing, shelf in part.rehomed.items() if shelf >= len(surfaces)}
    homeless = sorted(waiting.union(*(part.homeless for part in parts)))
    moves = replace(told.moves(waits, [part.course for part in parts]), stood=terms[1])
    placed, boxes, standing = dict(plan.placements), dict(plan.boxes), {**plan.standing}
    put = {**{thing: surfaces[shelf].place for thing, shelf in rehomed.items()}, **dict.fromkeys(homeless, "")}
    put |= _by_hand(seen, plan)
    for thing, place in put.items():
        _put(seen, thing, place, (placed, boxes, standing))
    ids = seen.museum.objects.ids
    out = [Unplaced(ids[at], "no-room") for thing in homeless for at in task.items[thing].objects]
    unplaced = [each for each in plan.unplaced if each.object not in placed]
    again = replace(
        plan, placements=placed, boxes=boxes, standing=standing, moves=moves, placed=len(placed),
        unplaced=(*unplaced, *out), person_days=rates(seen.museum)["moving"].days(len(moves.steps)),
    )  # fmt: skip
    return Resumed(
        again,
        kept=sum(part.kept for part in parts),
        changed=sum(part.changed for part in parts),
        rehomed={task.items[thing].id: surfaces[shelf].place for thing, shelf in rehomed.items()},
        homeless=tuple(task.items[thing].id for thing in homeless),
        missing=tuple(sorted(task.items[thing].id for thing in lost)),
    )


def _by_hand(seen: _Seen, plan: Plan) -> dict[int, str]:
    """Return what is to stand elsewhere than the plan said, because somebody put it there."""
    found = {}
    for thing, item in enumerate(seen.task.items):
        shelf = int(seen.aim.shelf[thing])
        before = (plan.boxes if item.box else plan.placements).get(item.id)
        if before is None or (shelf < 0 and item.id not in seen.stays):
            continue
        place = seen.task.surfaces[shelf].place if shelf >= 0 else item.at  # a floor or a room is a place, too
        if place != before:
            found[thing] = place
    return found


_Kept = tuple[dict[str, str], dict[str, str], dict[str, tuple[Stood, ...]]]


def _put(seen: _Seen, thing: int, place: str, kept: _Kept) -> None:
    """Note that a thing is to stand on another shelf, by itself; on none, if ``place`` is ""."""
    task, every = seen.task, seen.museum.objects.ids
    item, (placed, boxes, standing) = task.items[thing], kept
    old = (boxes if item.box else placed).get(item.id, "")
    stood = next((each for each in standing.get(old, ()) if each.item == item.id), None)
    if stood is not None:
        standing[old] = tuple(each for each in standing[old] if each.item != item.id)
        if not standing[old]:
            del standing[old]
    ids = [every[at] for at in item.objects]
    for each in ids:
        placed.pop(each, None)
    boxes.pop(item.id, None)
    if not place:
        return
    placed.update(dict.fromkeys(ids, place))
    if item.box:
        boxes[item.id] = place
    if place not in seen.shelf:
        return
    width, depth, height = (
        round(float(column[thing]), 1)
        for column in (task.problem.boxes.width, task.problem.boxes.depth, task.problem.boxes.height)
    )
    lane = 1 + max((each.lane for each in standing.get(place, ())), default=-1)
    fresh = Stood(item.id, lane, width, depth, height)
    standing[place] = (*standing.get(place, ()), replace(stood, lane=lane) if stood else fresh)
