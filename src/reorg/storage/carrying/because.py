"""Why is a thing moved? (One reason each, the first that holds.)"""

from __future__ import annotations

import numpy as np

from reorg.museum import Museum
from reorg.storage.problem import Item, Task
from reorg.storage.solve import NOWHERE, Parameters, bed_of, length
from reorg.storage.solve.moving import Aim


class Because:
    """Says why things are moved."""

    def __init__(self, museum: Museum, task: Task, aim: Aim, parameters: Parameters) -> None:
        self.museum, self.task, self.parameters = museum, task, parameters
        problem = task.problem
        self.held = np.zeros((len(task.categories) + 1, max(1, problem.shelves.bays)), dtype=np.int64)
        placed = aim.shelf >= 0
        bays = problem.shelves.bay[aim.shelf[placed]]
        np.add.at(self.held, (problem.boxes.category[placed], bays), 1)
        self._full: dict[int, bool] = {}

    def of(self, box: int, to: int) -> str:
        """Return the code of the reason (see :data:`WHY`) for which a thing goes to the shelf that it is to stand on."""
        now = int(self.task.problem.boxes.shelf[box])
        return self._from_outside(self.task.items[box]) if now == NOWHERE else self._from_shelf(box, now, to)

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
            self._full[shelf] = length(self.task.problem.boxes, here, bed, thorough=False) > bed.width
        return self._full[shelf]
