"""In which order should tasks be taken so that all is done soonest? Better while one waits, the same for the same seed.

A population of orders (Hartmann 1998) that are crossed at two points; every child is justified twice (Valls, Ballestín &
Quintanilla 2008). When a population has stood still it is given up and another begun; the best schedule of all counts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic

from reorg.storage.solve.problem import Stop
from reorg.storage.solve.schedule.bound import least
from reorg.storage.solve.schedule.project import Project
from reorg.storage.solve.schedule.serial import Serial

POPULATION, MUTATION, PATIENCE = 40, 0.02, 8
_FIRST = Stop(rounds=60)


@dataclass(frozen=True)
class Answer:
    """``start`` and ``end`` are the first slot of each task and the slot before which it has ended.

    ``bound``: no schedule ends before that slot. ``rounds``: how many schedules were made.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    bound: int
    rounds: int

    @property
    def length(self) -> int:
        """The slot before which all has ended."""
        return max(self.end, default=0)


@dataclass(slots=True)
class _One:
    order: list[int]
    start: list[int]
    end: list[int]
    worth: tuple[int, int]  # its length, then the sum of ends: of equally long ones the one that is done earlier


def shortest(
    project: Project,
    stop: Stop = _FIRST,
    seed: int = 1,
    *,
    begin: Sequence[int] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Answer | None:
    """Return when each task starts, or None if the project does not end within its slots.

    ``stop`` by rounds (schedules made) makes the answer depend on the seed alone. It stops by itself when no schedule
    can be shorter. ``begin``: an order of tasks to begin with, as of an earlier schedule. ``progress`` is told the share of the
    time that is over, and may raise to cancel.
    """
    return _Search(project, stop, seed, progress or (lambda _share: None)).run(begin)


class _Search:
    def __init__(self, project: Project, stop: Stop, seed: int, progress: Callable[[float], None]) -> None:
        self.project, self.serial, self.stop, self.progress = project, Serial(project), stop, progress
        self.random = random.Random(seed)  # noqa: S311 - a search, no secret
        self.bound = least(project)
        self.began = monotonic()
        self.made = self.turn = 0
        self.best: _One | None = None
        self.close = [{other for other, _lag in each} for each in project.before]
        self.tail = list(project.duration)
        for task in reversed(project.topological):
            for then, lag in project.behind[task]:
                self.tail[task] = max(self.tail[task], project.duration[task] + lag + self.tail[then])

    def run(self, begin: Sequence[int] | None) -> Answer | None:
        """Search until told to stop, or until no schedule can be shorter."""
        self._try(self.serial.allowed(self.project.topological if begin is None else begin))
        while not self._over():
            self._generations()
        if self.best is None:
            return None
        return Answer(tuple(self.best.start), tuple(self.best.end), min(self.bound, self.best.worth[0]), self.made)

    def _over(self) -> bool:
        if self.best is not None and self.best.worth[0] <= self.bound:
            return True
        share = 0.0
        if self.stop.seconds is not None:
            share = (monotonic() - self.began) / max(self.stop.seconds, 1e-9)
        if self.stop.rounds is not None:
            share = max(share, self.made / max(self.stop.rounds, 1))
        elif self.stop.seconds is None:
            return True
        self.progress(min(share, 1.0))
        return share >= 1

    def _generations(self) -> None:
        population = self._living(self._try(self._sampled()) for _ in range(2 * POPULATION) if not self._over())
        idle, patience = 0, max(PATIENCE, len(self.project) // 5)
        while len(population) > 1 and idle < patience and not self._over():
            shortest = population[0].worth[0]
            self.random.shuffle(population)
            children: list[_One | None] = []
            for one, other in zip(population[::2], population[1::2], strict=False):
                if self._over():
                    break
                children += [self._try(self._child(one, other)), self._try(self._child(other, one))]
            population = self._living([*population, *children])
            idle = 0 if population[0].worth[0] < shortest else idle + 1
        self.turn += 1

    def _living(self, some: Iterable[_One | None]) -> list[_One]:
        """Return the best ones, no two of which are the same."""
        distinct = {tuple(one.start): one for one in some if one is not None}
        return sorted(distinct.values(), key=lambda one: one.worth)[:POPULATION]

    def _try(self, order: list[int]) -> _One | None:
        made = self.serial.forward(order)
        self.made += 1
        if made is None:
            return None
        self.made += 2
        start, end = self.serial.justified(*made)
        one = _One(self.serial.by_start(start), start, end, (max(end, default=0), sum(end)))
        if self.best is None or one.worth < self.best.worth:
            self.best = one
        return one

    def _sampled(self) -> list[int]:
        """Return a random order: by turns one in which what much work waits for comes early, any, and any drawn from the end."""
        before, behind = self.project.before, self.project.behind
        from_end = self.turn % 3 == 2
        if from_end:
            before, behind = behind, before
        open_ = [len(each) for each in before]
        ready = [task for task, left in enumerate(open_) if not left]
        order = []
        while ready:
            task = ready.pop(self._chosen(ready))
            order.append(task)
            for then, _lag in behind[task]:
                open_[then] -= 1
                if not open_[then]:
                    ready.append(then)
        return order[::-1] if from_end else order

    def _chosen(self, ready: list[int]) -> int:
        if self.turn % 3:
            return self.random.randrange(len(ready))
        tail = self.tail
        low = min(tail[task] for task in ready)
        return self.random.choices(range(len(ready)), [(tail[task] - low + 1) ** 2 for task in ready])[0]

    def _child(self, one: _One, other: _One) -> list[int]:
        """Return the order of one parent with a part in the middle as in the other, and some neighbours swapped."""
        count, chance = len(one.order), self.random
        begin, end = sorted((chance.randint(0, count), chance.randint(0, count)))
        order = one.order[:begin]
        taken = set(order)
        order += [task for task in other.order if task not in taken][: end - begin]
        taken = set(order)
        order += [task for task in one.order if task not in taken]
        for at in range(count - 1):
            if chance.random() < MUTATION and order[at] not in self.close[order[at + 1]]:
                order[at], order[at + 1] = order[at + 1], order[at]
        return order
