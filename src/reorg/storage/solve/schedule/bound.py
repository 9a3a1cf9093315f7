"""What can no schedule be shorter than? (Certificates that share no code with the search.)

Three bounds, each between the earliest that its tasks can start and the least that must follow them: the longest chain of
tasks; the work on one resource over what there is of it (Stinson, Davis & Khumawala 1978); tasks of which no two can run at
once (Mingozzi et al. 1998, found greedily).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from reorg.storage.solve.schedule.project import Project

_CLIQUE = 400  # up to so many tasks, sets of which no two can run at once are looked for


def least(project: Project) -> int:
    """Return a slot before which no schedule has ended everything."""
    if not len(project):
        return 0
    head, end = _heads(project)
    tail = _tails(project)
    best = max(at + after for at, after in zip(end, tail, strict=True))
    for resource, capacity in enumerate(project.capacity):
        best = max(best, _energy(project, resource, capacity, (head, tail)))
    return max(best, _apart(project, head, tail)) if len(project) <= _CLIQUE else best


def _heads(project: Project) -> tuple[list[int], list[int]]:
    """Return the earliest first slot and end of each task if there were enough of everything."""
    head, end = [0] * len(project), [0] * len(project)
    for task in project.topological:
        at = max([project.release[task] if project.release else 0, *(end[o] + lag for o, lag in project.before[task])])
        own = project.slots[task] if project.slots else None
        if own is not None and project.duration[task]:
            first = bisect_left(own, at)
            last = first + project.duration[task] - 1
            at = own[first] if first < len(own) else project.horizon
            end[task] = own[last] + 1 if last < len(own) else project.horizon + 1
        else:
            end[task] = at + project.duration[task]
        head[task] = at
    return head, end


def _tails(project: Project) -> list[int]:
    """Return how many slots must follow the end of each task at least."""
    tail = [0] * len(project)
    for task in reversed(project.topological):
        for then, lag in project.behind[task]:
            tail[task] = max(tail[task], lag + project.duration[then] + tail[then])
    return tail


def _energy(project: Project, resource: int, capacity: Sequence[int], ends: tuple[list[int], list[int]]) -> int:
    """Return the bound of one resource: over all tasks that begin no earlier, and are followed by no less, than some."""
    head, tail = ends
    some = [task for task in range(len(project)) if project.needs[task][resource] and project.duration[task]]
    if not some:
        return 0
    best = 0
    sums = [0]
    for each in capacity:
        sums.append(sums[-1] + each)
    for after in sorted({tail[task] for task in some})[:: max(1, len(some) // 40)]:
        work, first = 0, 0
        for task in sorted((t for t in some if tail[t] >= after), key=lambda t: -head[t]):
            work += project.duration[task] * project.needs[task][resource]
            first = head[task]
            best = max(best, bisect_left(sums, sums[min(first, len(capacity))] + work) + after)
    return best


def _apart(project: Project, head: list[int], tail: list[int]) -> int:
    """Return the bound of tasks no two of which can run at once, begun with each task in turn and grown greedily."""
    most = [max(capacity, default=0) for capacity in project.capacity]
    linked = _linked(project)
    some = [task for task in range(len(project)) if project.duration[task]]

    @cache  # many tasks need the same
    def room_for(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        return all(a + b <= have for a, b, have in zip(one, other, most, strict=True))

    def at_once(one: int, other: int) -> bool:
        if linked[one] >> other & 1 or linked[other] >> one & 1:
            return False
        return room_for(tuple(project.needs[one]), tuple(project.needs[other]))

    rivals = {task: {other for other in some if other != task and not at_once(task, other)} for task in some}
    best = 0
    for task in some:
        group, left = [task], rivals[task]
        while left:
            chosen = max(left, key=lambda other: (project.duration[other] * (1 + len(rivals[other] & left)), -other))
            group.append(chosen)
            left = left & rivals[chosen]
        long = sum(project.duration[each] for each in group)
        best = max(best, min(head[each] for each in group) + long + min(tail[each] for each in group))
    return best


def _linked(project: Project) -> list[int]:
    """Return for each task the set of those that come after it, as bits."""
    later = [0] * len(project)
    for task in reversed(project.topological):
        for then, _lag in project.behind[task]:
            later[task] |= 1 << then | later[then]
    return later
