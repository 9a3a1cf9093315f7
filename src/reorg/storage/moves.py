"""In which order does everything move from where it is to where it should be, so that one may stop any evening?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from reorg.language import Message, say
from reorg.museum import Museum
from reorg.storage.problem import Item, Task
from reorg.storage.sizes import Flags
from reorg.storage.solve import NEW, NOWHERE, Handling, Parameters, Result, bed_of, length, order

TROLLEY = 20  # objects on one trolley; ours
WHY = {
    "floor": say("It stands on the floor."),
    "room": say("Only its room is recorded."),
    "nowhere": say("No place is recorded. Put it here when it is found."),
    "misfit": say("By its size it does not fit where it stands."),
    "low": say("It is heavy and stands high up."),
    "rule": say("A rule or a wish does not let it stay there."),
    "wanted": say("There it stands as things of its kind should."),
    "overfull": say("The shelf holds more than it has room for."),
    "together": say("There it stands with others of its kind."),
    "room-for-others": say("It makes room for others."),
    "aside": say("For the time being: two moves stand in each other's way."),
    "new-unit": say("It has no place in the present units. It waits for a new one, and is in the way here."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One handling: an object, or a box with ``objects`` in it, is carried from ``origin`` to ``to`` (place ids).

    ``origin`` is "" where nobody knows where it is. ``to`` is "" for a temporary place that is no shelf (``why`` is
    "aside") or for furniture that is still missing ("new-unit"). ``trolley`` numbers the loads; ``zone`` is the unit
    that the load goes to, so that units are finished one after the other. After every step each object has a place.
    """

    subject: str
    objects: int
    origin: str
    to: str
    why: str
    trolley: int
    zone: str

    @property
    def because(self) -> Message:
        """Why it is moved."""
        return WHY[self.why]


@dataclass(frozen=True)
class Moves:
    """The steps in order. From step ``waits`` on (counted from 0) they need furniture that is still missing.

    ``bound``: no order can do with fewer handlings. ``temporary`` counts handlings to a temporary place, ``aside`` the
    most things that are at once on a table or trolley.
    """

    steps: tuple[Step, ...] = ()
    waits: int = 0
    bound: int = 0
    temporary: int = 0
    aside: int = 0


def moves(
    museum: Museum,
    task: Task,
    result: Result,
    parameters: Parameters,
    *,
    tick: Callable[[float], None] | None = None,
) -> Moves:
    """Return the moves that carry out ``result``, in an order in which each is possible when its turn comes."""
    late = np.array([item.sought for item in task.items], dtype=np.bool_)
    waiting = _waiting(task, result)
    there = replace(result, shelf=np.where(waiting, NOWHERE, result.shelf)) if waiting.any() else result
    found = order(task.problem, there, late=late, trolley=TROLLEY, tick=tick)
    because = _Because(museum, task, result, parameters)
    at = {box: task.items[box].at for box in {each.box for each in found.handlings}}
    steps = []
    for each in found.handlings:
        item = task.items[each.box]
        goal = int(result.shelf[each.box]) if each.to == NEW and waiting[each.box] else each.to
        to, zone = (task.surfaces[goal].place, task.surfaces[goal].unit) if goal >= 0 else ("", "")
        why = because.of(each)
        steps.append(Step(item.id, len(item.objects), at[each.box], to, why, each.trolley, zone))
        at[each.box] = to
        waiting[each.box] &= each.to != NEW
    moved = sum(waiting.tolist())
    steps += _onto_planned(task, result, because, (waiting, steps[-1].trolley if steps else 0))
    return Moves(tuple(steps), found.waits, found.bound + moved, found.temporary, found.aside)


def _waiting(task: Task, result: Result) -> Flags:
    """Return which boxes go onto a shelf that is not there yet: until then they have no place to go to."""
    planned = np.array([each.waits for each in task.surfaces], dtype=np.bool_)
    found = np.zeros(len(task.items), dtype=np.bool_)
    moving = np.flatnonzero((result.shelf >= 0) & (result.shelf != task.problem.boxes.shelf))
    found[moving] = planned[result.shelf[moving]]
    return found


def _onto_planned(task: Task, result: Result, because: _Because, left: tuple[Flags, int]) -> list[Step]:
    """Return the moves onto what is planned, unit by unit: they come last, when it is there."""
    waiting, trolley = left
    boxes = sorted(np.flatnonzero(waiting).tolist(), key=lambda box: (int(result.shelf[box]), box))
    steps: list[Step] = []
    zone, loaded = "", TROLLEY
    for box in boxes:
        item, surface = task.items[box], task.surfaces[int(result.shelf[box])]
        if surface.unit != zone or loaded >= TROLLEY:
            trolley, loaded, zone = trolley + 1, 0, surface.unit
        loaded += 1
        why = because.of(Handling(box, int(task.problem.boxes.shelf[box]), int(result.shelf[box]), True, trolley))
        steps.append(Step(item.id, len(item.objects), item.at, surface.place, why, trolley, zone))
    return steps


class _Because:
    """Says why a box is moved."""

    def __init__(self, museum: Museum, task: Task, result: Result, parameters: Parameters) -> None:
        self.museum, self.task, self.parameters = museum, task, parameters
        problem = task.problem
        self.held = np.zeros((len(task.categories) + 1, max(1, problem.shelves.bays)), dtype=np.int64)
        placed = result.shelf >= 0
        bays = problem.shelves.bay[result.shelf[placed]]
        np.add.at(self.held, (problem.boxes.category[placed], bays), 1)
        self._full: dict[int, bool] = {}

    def of(self, each: Handling) -> str:
        """Return the code of the reason (see :data:`WHY`)."""
        if each.to == NEW:
            return "new-unit"
        if not each.final:
            return "aside"
        now = int(self.task.problem.boxes.shelf[each.box])
        if now == NOWHERE:
            return self._from_outside(self.task.items[each.box])
        return self._from_shelf(each.box, now, each.to)

    def _from_outside(self, item: Item) -> str:
        if item.sought:
            return "nowhere"
        kinds = [place.kind for place in self.museum.places.path(item.at)]
        if "unit" in kinds or "shelf" in kinds or "drawer" in kinds:
            return "overfull"
        return "floor" if "floor" in kinds else "room"

    def _from_shelf(self, box: int, now: int, to: int) -> str:
        problem = self.task.problem
        boxes, shelves = problem.boxes, problem.shelves
        if boxes.height[box] > shelves.height[now] and boxes.depth[box] > shelves.height[now]:
            return "misfit"
        if (rules := problem.rules) is not None and not rules.allowed[rules.kind[box], now]:
            return "rule"
        if boxes.kg[box] >= self.parameters.heavy and shelves.above[now] > self.parameters.low >= shelves.above[to]:
            return "low"
        if rules is not None and (unwanted := rules.unwanted[rules.kind[box]])[now] and not unwanted[to]:
            return "wanted"
        if rules is not None and rules.hostile[box]:
            return "rule"
        if self._overfull(now):
            return "overfull"
        category = boxes.category[box]
        together = self.held[category, shelves.bay[to]] > self.held[category, shelves.bay[now]]
        return "together" if together else "room-for-others"

    def _overfull(self, shelf: int) -> bool:
        if shelf not in self._full:
            bed = bed_of(self.task.problem.shelves, shelf)
            here = np.flatnonzero(self.task.problem.boxes.shelf == shelf)
            self._full[shelf] = length(self.task.problem.boxes, here, bed) > bed.width
        return self._full[shelf]
