"""How do wishes reach the planner: which are read as rules, what comes first, what is left alone in other rooms?

That a thing stays, goes there or does not go there is a rule like others (:mod:`reorg.storage.rules`), read from the
wishes of the museum that :func:`wishing` returns. What is wished for a thing itself counts before what is wished for its
category. Contradictions are left aside before (:func:`reorg.storage.wishes.sound`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from reorg.museum import Facts, Museum
from reorg.storage.furniture import spots, surfaces
from reorg.storage.problem import Task
from reorg.storage.sizes import Flags, Whole
from reorg.storage.solve import NOWHERE, Problem, Rules
from reorg.storage.wishes.wish import FIRST, STAY, Wish


@dataclass(frozen=True)
class Held:
    """What else is to stay: everything in these units and rooms (ids), which also receive nothing."""

    units: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()


def wishing(museum: Museum, wishes: Sequence[Wish], held: Held) -> Museum:
    """Return the museum with these wishes alone, and with one for each unit and room that is left as it is."""
    places = (Wish(f"held {place}", STAY, of=place) for place in sorted(held.units | held.rooms))
    return replace(
        museum, wishes={wish.id or f"asked {at}": _facts(wish) for at, wish in enumerate((*wishes, *places))}
    )


def _facts(wish: Wish) -> Facts:
    return {"rule": wish.rule, "of": wish.of, "category": wish.category, "place": wish.place}


def hurried(museum: Museum, task: Task, wishes: Sequence[Wish], held: Held) -> Task:
    """Return the task with what comes first, and with what stands on no shelf in rooms that are left as they are."""
    problem = replace(task.problem, urgent=_urgent(task, wishes))
    left = _left(museum, task, held.rooms)
    if left.any():
        every = np.ones(len(task.surfaces), dtype=np.bool_)
        problem = narrowed(problem, left.astype(np.int64), np.stack((every, ~every)))
    return replace(task, problem=problem)


def _urgent(task: Task, wishes: Sequence[Wish]) -> Flags | None:
    """Return which items come before all others; None where none does."""
    first = {wish.category for wish in wishes if wish.rule == FIRST}
    if not first:
        return None
    return np.array([item.category in first for item in task.items], dtype=np.bool_)


def _left(museum: Museum, task: Task, rooms: frozenset[str]) -> Flags:
    """Return what stands on no shelf in one of the rooms: it stays there, without a place."""
    if not rooms:
        return np.zeros(len(task.items), dtype=np.bool_)
    lie = spots(museum.places, surfaces(museum.places))
    inside = {place for place, spot in lie.items() if spot.room in rooms}
    left: Flags = task.problem.boxes.shelf == NOWHERE
    left &= np.array([item.at in inside for item in task.items], dtype=np.bool_)
    return left


def narrowed(problem: Problem, kind: Whole, allowed: Flags) -> Problem:
    """Return the problem with boxes of each ``kind`` on the shelves alone that ``allowed`` (kinds x shelves) leaves them."""
    before = problem.rules
    if before is None:
        nothing = np.zeros_like(allowed)
        group, apart = np.zeros(len(kind), dtype=np.int64), np.zeros((1, 1), dtype=np.bool_)
        return replace(problem, rules=Rules(kind, allowed, nothing, group, apart))
    pairs, at = np.unique(np.stack((before.kind, kind), axis=1), axis=0, return_inverse=True)
    both = before.allowed[pairs[:, 0]] & allowed[pairs[:, 1]]
    unwanted = before.unwanted[pairs[:, 0]]
    at = at.reshape(-1).astype(np.int64)
    return replace(problem, rules=replace(before, kind=at, allowed=both, unwanted=unwanted))
