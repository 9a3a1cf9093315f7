"""What has no place on the shelves that there are, for small, likely and large sizes, and which categories is that?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reorg.method import Range
from reorg.museum import Museum
from reorg.storage.furnishing.value import Group
from reorg.storage.problem import LEVELS, Task, parameters, to_plan
from reorg.storage.sizes import Flags, Whole
from reorg.storage.solve import Boxes, Parameters, Result, Stop, length, solve
from reorg.storage.survey import usual_bed

MOST_GROUPS = 8  # categories of which it is tried what leaving them out would free
FEW = 20_000  # things up to which that is tried: each try places everything anew
LEAST_ROUNDS = 200  # of few things a round takes less than a thousandth of a second
THING_ROUNDS = 1_000_000
"""Things times rounds: of 1,000 things one round each; the more there are, the fewer: each costs more and improves less."""


@dataclass(frozen=True, eq=False)
class Placed:
    """One level of sizes: the store as a problem, where the solver puts everything, and what it has no place for."""

    task: Task
    result: Result

    @property
    def boxes(self) -> Boxes:
        """The things, with the room that hands need."""
        return self.task.problem.boxes

    @property
    def left(self) -> Flags:
        """Which things have no place."""
        return self.result.shelf < 0

    def metres(self, numbers: Whole) -> float:
        """Return the shelf that some of the things take, in m, on shelves as deep as the museum's usually are."""
        return length(self.boxes, numbers, usual_bed(self.task)) / 1000 if len(numbers) else 0.0


@dataclass(frozen=True, eq=False)
class Lack:
    """What has no place, by level of sizes (``likely`` is always there)."""

    levels: Mapping[str, Placed]

    @property
    def likely(self) -> Placed:
        """The likely sizes."""
        return self.levels["likely"]

    @property
    def metres(self) -> Range:
        """The shelf metres that what has no place takes."""
        return self._over(lambda each: each.metres(np.flatnonzero(each.left)))

    @property
    def things(self) -> Range:
        """How many things have no place."""
        return self._over(lambda each: float(each.left.sum()))

    def _over(self, of: Callable[[Placed], float]) -> Range:
        values = {level: of(each) for level, each in self.levels.items()}
        middle = values["likely"]
        return Range(min(values.get("low", middle), middle), middle, max(values.get("high", middle), middle))


def room_left(museum: Museum, growth: float) -> Parameters:
    """Return the rules of placing, with so much of every shelf free that ``growth`` (a share of all) finds room."""
    usual = parameters(museum)
    return replace(usual, fill=usual.fill / (1 + growth))


def lacking(museum: Museum, settings: Parameters, levels: Sequence[str] = LEVELS) -> Lack:
    """Return what has no place in the museum as it will be, by the rules of a plan: what is planned counts, what is to be
    discarded does not.
    """
    tasks = to_plan(museum, levels)
    return Lack(
        {level: Placed(task, solve(task.problem, settings, patience(len(task.items)))) for level, task in tasks.items()}
    )


def patience(things: int) -> Stop:
    """Return how long is looked for places before furniture is asked for: what a plan places nobody should buy for."""
    return Stop(rounds=min(max(things, LEAST_ROUNDS), THING_ROUNDS // max(1, things)))


def groups(lack: Lack, settings: Parameters, *, tried: bool = False) -> tuple[Group, ...]:
    """Return the categories of what has no place, the one that lacks most first.

    ``tried``: place everything anew without the first few, to see what leaving each of them out would free.
    """
    likely = lack.likely
    numbers: dict[str, list[int]] = {}
    for at, item in enumerate(likely.task.items):
        numbers.setdefault(item.category, []).append(at)
    found = []
    for word, some in numbers.items():
        every = np.array(some, dtype=np.int64)
        if count := int(likely.left[every].sum()):
            missing = _range(lack, every, left=True)
            found.append(Group(word, count, missing, _range(lack, every, left=False)))
    found.sort(key=lambda group: (-group.missing.likely, group.category))
    if not tried or len(likely.task.items) > FEW:
        return tuple(found)
    first = [replace(each, after=_without(likely, numbers[each.category], settings)) for each in found[:MOST_GROUPS]]
    return (*first, *found[MOST_GROUPS:])


def _range(lack: Lack, every: Whole, *, left: bool) -> Range:
    values = {level: each.metres(every[each.left[every]] if left else every) for level, each in lack.levels.items()}
    middle = values["likely"]
    return Range(min(values.get("low", middle), middle), middle, max(values.get("high", middle), middle))


def _without(placed: Placed, category: Sequence[int], settings: Parameters) -> float:
    """Return the metres that are missing when a whole category stands elsewhere."""
    keep = np.ones(len(placed.task.items), dtype=np.bool_)
    keep[list(category)] = False
    problem = placed.task.problem.only(np.flatnonzero(keep))
    result = solve(problem, settings, Stop(rounds=0))
    left = np.flatnonzero(result.shelf < 0)
    return min(
        placed.metres(np.flatnonzero(placed.left)),
        length(problem.boxes, left, usual_bed(placed.task)) / 1000 if len(left) else 0.0,
    )
