"""How are wishes said to the solver: which boxes stay, which shelves are left to which boxes, which come first?

What is wished for a thing itself counts before what is wished for its unit, and that before what is wished for its
category. Contradictions are left aside before (:func:`reorg.storage.wishes.sound`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reorg.museum import Museum
from reorg.storage.furniture import spots, surfaces
from reorg.storage.problem import Task
from reorg.storage.sizes import Flags, Whole
from reorg.storage.solve import NOWHERE, Problem, Rules
from reorg.storage.wishes.wish import FIRST, NOT, STAY, THERE, Wish


@dataclass(frozen=True)
class Held:
    """What else is to stay: everything in these units and rooms (ids), which also receive nothing."""

    units: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.units or self.rooms)


def followed(museum: Museum, task: Task, wishes: Sequence[Wish], held: Held | None = None) -> Task:
    """Return the task with what is wished of it; the same task where nothing is."""
    held = held or Held()
    if not wishes and not held:
        return task
    reader = _Reader(museum, task, wishes, held)
    pinned, kind, allowed = reader.pinned(), *reader.classes()
    boxes = replace(task.problem.boxes, pinned=task.problem.boxes.pinned | pinned)
    problem = replace(task.problem, boxes=boxes, urgent=reader.urgent())
    return replace(task, problem=narrowed(problem, kind, allowed))


def narrowed(problem: Problem, kind: Whole, allowed: Flags) -> Problem:
    """Return the problem with boxes of each ``kind`` on the shelves alone that ``allowed`` (kinds x shelves) leaves them."""
    if bool(allowed.all()):
        return problem
    before = problem.rules
    if before is None:
        nothing = np.zeros_like(allowed)
        group, apart = np.zeros(len(kind), dtype=np.int64), np.zeros((1, 1), dtype=np.bool_)
        return replace(problem, rules=Rules(kind, allowed, nothing, group, apart))
    pairs, at = np.unique(np.stack((before.kind, kind), axis=1), axis=0, return_inverse=True)
    both = before.allowed[pairs[:, 0]] & allowed[pairs[:, 1]]
    unwanted = before.unwanted[pairs[:, 0]]
    return replace(
        problem, rules=replace(before, kind=at.reshape(-1).astype(np.int64), allowed=both, unwanted=unwanted)
    )


class _Reader:
    """Reads wishes against the items and shelves of one task."""

    def __init__(self, museum: Museum, task: Task, wishes: Sequence[Wish], held: Held) -> None:
        self.places, self.task, self.held = museum.places, task, held
        self.shelf = task.problem.boxes.shelf
        self.spots = spots(museum.places, surfaces(museum.places))
        self.number = {item.id: at for at, item in enumerate(task.items)}
        self.item_of = self.number | {
            museum.objects.ids[position]: at for at, item in enumerate(task.items) for position in item.objects
        }
        self.own: dict[int, list[Wish]] = {}
        self.shared: dict[str, list[Wish]] = {}
        self.units = {wish.of for wish in wishes if wish.rule == STAY and wish.of in set(task.units)} | held.units
        for wish in wishes:
            if wish.category:
                self.shared.setdefault(wish.category, []).append(wish)
            elif (at := self.item_of.get(wish.of)) is not None:
                self.own.setdefault(at, []).append(wish)

    @property
    def closed(self) -> Flags:
        """Which shelves receive nothing: those of units and rooms that are kept as they are."""
        return np.array(
            [each.unit in self.units or each.room in self.held.rooms for each in self.task.surfaces], dtype=np.bool_
        )

    def pinned(self) -> Flags:
        """Return which boxes stay where they stand."""
        closed = self.closed
        on = self.shelf != NOWHERE
        pinned: Flags = on & (closed[np.where(on, self.shelf, 0)] if len(closed) else on)
        for at, item in enumerate(self.task.items):
            rules = self._rules(at, item.category)
            pinned[at] |= bool(on[at]) and any(wish.rule == STAY for wish in rules)
            pinned[at] &= not any(wish.rule == THERE for wish in self.own.get(at, ()))
        return pinned

    def _rules(self, at: int, category: str) -> Sequence[Wish]:
        """Return the wishes that count for an item: its own, else those for its category."""
        return self.own[at] if at in self.own else self.shared.get(category, ())

    def classes(self) -> tuple[Whole, Flags]:
        """Return the class of each item, and on which shelves each class may stand."""
        ordinary = ~self.closed
        rows: list[Flags] = [ordinary]
        elsewhere = self._elsewhere()
        if elsewhere.any():
            rows.append(np.zeros_like(ordinary))
        kind = elsewhere.astype(np.int64)
        numbers: dict[str, int] = {}
        for at, item in enumerate(self.task.items):
            if at in self.own:
                kind[at] = len(rows)
                rows.append(self._row(self.own[at]) & (ordinary | self._unit_row(at)))
            elif item.category in self.shared and not elsewhere[at]:
                if item.category not in numbers:
                    numbers[item.category] = len(rows)
                    rows.append(self._row(self.shared[item.category]) & ordinary)
                kind[at] = numbers[item.category]
        return kind, np.stack(rows)

    def _elsewhere(self) -> Flags:
        """Return what stands on no shelf, in a room that is kept as it is: it stays there, without a place."""
        rooms = self.held.rooms
        found = (
            s == NOWHERE and self._room(item.at) in rooms for s, item in zip(self.shelf, self.task.items, strict=True)
        )
        return np.fromiter(found, dtype=np.bool_, count=len(self.task.items))

    def _room(self, place: str) -> str:
        return self.spots[place].room if place in self.spots else ""

    def _unit_row(self, at: int) -> Flags:
        """Return the shelves of the unit in which an item stands: kept or not, there it may stay."""
        if self.shelf[at] == NOWHERE:
            return np.zeros(len(self.task.surfaces), dtype=np.bool_)
        unit = self.task.surfaces[int(self.shelf[at])].unit
        return np.array([each.unit == unit for each in self.task.surfaces], dtype=np.bool_)

    def _row(self, wishes: Iterable[Wish]) -> Flags:
        row = np.ones(len(self.task.surfaces), dtype=np.bool_)
        for wish in wishes:
            if wish.rule == THERE:
                row &= self._within(wish.place)
            elif wish.rule == NOT:
                row &= ~self._within(wish.place)
        return row

    def _within(self, place: str) -> Flags:
        inside = {each.id for each in self.places.within(place)}
        return np.array([each.place in inside for each in self.task.surfaces], dtype=np.bool_)

    def urgent(self) -> Flags | None:
        """Return which items come before all others; None where none does."""
        first = {word for word, wishes in self.shared.items() if any(wish.rule == FIRST for wish in wishes)}
        if not first:
            return None
        found = (item.category in first for item in self.task.items)
        return np.fromiter(found, dtype=np.bool_, count=len(self.task.items))
