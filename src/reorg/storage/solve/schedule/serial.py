"""When does each task start, if they are taken in this order, each as early (or as late) as it can?

Serial schedule generation (Kelley 1963; Kolisch 1996), forward and backward. What is free is kept as one number a slot
(:class:`Packed`), so that a schedule of 120 tasks takes a fraction of a millisecond in plain Python.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from reorg.storage.solve.schedule.project import Project


class Serial:
    """Makes schedules of one project. A schedule is the list of the tasks' first slots."""

    def __init__(self, project: Project) -> None:
        self.project = project
        packed = project.packed
        self.guard, self.needs, self.free = packed.guard, packed.needs, packed.free
        self.duration = project.duration
        self.before, self.behind = project.before, project.behind
        self.release = project.release or (0,) * len(project)
        self.slots = project.slots or (None,) * len(project)
        self._rank = [0] * len(project)
        for number, task in enumerate(project.topological):
            self._rank[task] = number

    def forward(
        self, order: Iterable[int], duration: Sequence[int] | None = None
    ) -> tuple[list[int], list[int]] | None:
        """Return first slots and ends of tasks taken in ``order``, each as early as it can; None if the slots run out.

        The order must be one in which no task comes before one that it waits for. ``duration``: other ones, in slots.
        """
        free, duration = self.free[:], self.duration if duration is None else duration
        guard, needs, before = self.guard, self.needs, self.before
        start, end = [0] * len(duration), [0] * len(duration)
        horizon = len(free)
        for task in order:
            at = self.release[task]
            for other, lag in before[task]:
                if end[other] + lag > at:  # noqa: PLR1730 - a call would cost a tenth of the time here
                    at = end[other] + lag
            length, need = duration[task], needs[task]
            own = self.slots[task]
            if own is not None:
                found = self._early(own, at, length, need, free)
                if found is None:
                    return None
                start[task], end[task] = found
                continue
            run = 0
            if length:
                for slot in range(at, horizon):
                    if (free[slot] - need) & guard == guard:
                        run += 1
                        if run == length:
                            break
                    else:
                        run = 0
                else:
                    return None
                at = slot + 1 - length
                for slot in range(at, at + length):
                    free[slot] -= need
            start[task], end[task] = at, at + length
        return start, end

    def _early(self, own: Sequence[int], at: int, length: int, need: int, free: list[int]) -> tuple[int, int] | None:
        first = bisect_left(own, at)
        if not length:
            return at, at
        run = 0
        for number in range(first, len(own)):
            if (free[own[number]] - need) & self.guard == self.guard:
                run += 1
                if run == length:
                    taken = own[number + 1 - length : number + 1]
                    for slot in taken:
                        free[slot] -= need
                    return taken[0], taken[-1] + 1
            else:
                run = 0
        return None

    def backward(  # noqa: PLR0912 - one loop, written out because it is the innermost of the search
        self, order: Iterable[int], limit: int
    ) -> tuple[list[int], list[int]] | None:
        """Return the same with each task as late as it can be before slot ``limit``; None if the slots run out.

        The order must be one in which no task comes before one that waits for it.
        """
        free = self.free[:limit]
        guard, needs, duration, behind = self.guard, self.needs, self.duration, self.behind
        start, end = [limit] * len(duration), [limit] * len(duration)
        for task in order:
            at = limit
            for other, lag in behind[task]:
                if start[other] - lag < at:  # noqa: PLR1730 - as above
                    at = start[other] - lag
            length, need = duration[task], needs[task]
            own = self.slots[task]
            if own is not None:
                found = self._late(own, at, length, need, free)
                if found is None or found[0] < self.release[task]:
                    return None
                start[task], end[task] = found
                continue
            run = 0
            if length:
                for slot in range(at - 1, -1, -1):
                    if (free[slot] - need) & guard == guard:
                        run += 1
                        if run == length:
                            break
                    else:
                        run = 0
                else:
                    return None
                at = slot + length
                for slot in range(at - length, at):
                    free[slot] -= need
            start[task], end[task] = at - length, at
            if at - length < self.release[task]:
                return None
        return start, end

    def _late(self, own: Sequence[int], at: int, length: int, need: int, free: list[int]) -> tuple[int, int] | None:
        if not length:
            return at, at
        run = 0
        for number in range(bisect_right(own, at - 1) - 1, -1, -1):
            if (free[own[number]] - need) & self.guard == self.guard:
                run += 1
                if run == length:
                    taken = own[number : number + length]
                    for slot in taken:
                        free[slot] -= need
                    return taken[0], taken[-1] + 1
            else:
                run = 0
        return None

    def justified(self, start: list[int], end: list[int]) -> tuple[list[int], list[int]]:
        """Return a schedule that is no longer: all tasks to the right, the last first, then to the left again.

        Double justification (Valls, Ballestín & Quintanilla 2005).
        """
        rank, tasks = self._rank, range(len(start))
        late = self.backward(
            sorted(tasks, key=[(-end[t], -start[t], -rank[t]) for t in tasks].__getitem__), max(end, default=0)
        )
        if late is None:
            return start, end
        early = self.forward(self.by_start(late[0]))
        return early if early is not None and max(early[1], default=0) <= max(end, default=0) else (start, end)

    def by_start(self, start: Sequence[int]) -> list[int]:
        """Return the tasks in the order in which they start."""
        return sorted(range(len(start)), key=list(zip(start, self._rank, strict=True)).__getitem__)

    def allowed(self, wish: Iterable[int]) -> list[int]:
        """Return all tasks in the order of ``wish``, each as soon after it as what it waits for allows."""
        rank = {task: number for number, task in enumerate(wish)}
        height = [0] * len(self.duration)
        for task in self.project.topological:
            height[task] = max([rank.get(task, len(rank)), *(height[other] for other, _lag in self.before[task])])
        return sorted(range(len(height)), key=lambda task: (height[task], self._rank[task]))
