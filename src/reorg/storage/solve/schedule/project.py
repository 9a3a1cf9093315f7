"""What must the bare scheduler know of work? (Tasks, what each needs of what there is, and what comes before what.)

The resource-constrained project scheduling problem (Pritsker, Watters & Wolfe 1969) with a calendar: time is counted in
slots from 0, what there is may differ from slot to slot, and a task may be kept to slots of its own (days of the week).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Project:
    """Tasks numbered from 0. Raises ValueError if the columns do not fit each other.

    ``duration`` in slots. ``needs[task][resource]`` is taken in every slot in which the task runs, out of
    ``capacity[resource][slot]``. ``after`` holds (before, then, lag): ``then`` starts ``lag`` slots or more after
    ``before`` has ended. ``release``: the first slot in which a task may run. ``slots[task]``: the slots in which it may
    run, in order, or None for all. A task runs through slots that follow each other in its own list and rests between them.
    """

    duration: tuple[int, ...]
    needs: tuple[tuple[int, ...], ...]
    capacity: tuple[tuple[int, ...], ...]
    after: tuple[tuple[int, int, int], ...]
    release: tuple[int, ...] = ()
    slots: tuple[tuple[int, ...] | None, ...] = ()

    def __post_init__(self) -> None:
        count = len(self.duration)
        if len(self.needs) != count or any(len(each) != len(self.capacity) for each in self.needs):
            raise ValueError("every task says of every resource how much it needs")
        if any(length not in (0, count) for length in (len(self.release), len(self.slots))):
            raise ValueError("either no task or every task has a first slot, or slots of its own")
        if len({len(each) for each in self.capacity}) > 1 or not self.capacity:
            raise ValueError("every resource has a capacity for each slot")
        if min((*self.duration, *(each for row in self.needs for each in row)), default=0) < 0:
            raise ValueError("no task takes or needs less than nothing")
        if any(not (0 <= a < count and 0 <= b < count) or lag < 0 for a, b, lag in self.after):
            raise ValueError("a task comes after one that does not exist, or before it has ended")
        if len(self.topological) < count:
            raise ValueError("tasks wait for each other in a circle")

    def __len__(self) -> int:
        return len(self.duration)

    @property
    def horizon(self) -> int:
        """How many slots there are."""
        return len(self.capacity[0])

    @cached_property
    def before(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each task, which come before it, and the lag."""
        return self._neighbours(1, 0)

    @cached_property
    def behind(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each task, which come after it, and the lag."""
        return self._neighbours(0, 1)

    def _neighbours(self, of: int, other: int) -> tuple[tuple[tuple[int, int], ...], ...]:
        found: list[dict[int, int]] = [{} for _ in self.duration]
        for each in self.after:
            found[each[of]][each[other]] = max(each[2], found[each[of]].get(each[other], 0))
        return tuple(tuple(sorted(each.items())) for each in found)

    @cached_property
    def topological(self) -> tuple[int, ...]:
        """The tasks in an order in which none comes before one it waits for; shorter than all if they wait in a circle."""
        open_ = [len(each) for each in self.before]
        ready = [task for task, left in enumerate(open_) if not left]
        for task in ready:
            for then, _lag in self.behind[task]:
                open_[then] -= 1
                if not open_[then]:
                    ready.append(then)
        return tuple(ready)

    @cached_property
    def packed(self) -> Packed:
        """The same with what all resources hold in one number a slot."""
        return Packed(self)

    def last_of(self, task: int, start: int) -> int:
        """Return the slot before which a task has ended that starts in slot ``start`` (which must be one of its own)."""
        own = self.slots[task] if self.slots else None
        if own is None or not self.duration[task]:
            return start + self.duration[task]
        return own[bisect_left(own, start) + self.duration[task] - 1] + 1

    def runs(self, task: int, start: int) -> Sequence[int]:
        """Return the slots in which a task runs that starts in slot ``start``."""
        own = self.slots[task] if self.slots else None
        if own is None:
            return range(start, start + self.duration[task])
        at = bisect_left(own, start)
        return own[at : at + self.duration[task]]


class Packed:
    """All resources of a slot in one whole number: a field each, with a guard bit above it that a shortage clears.

    So one subtraction and one comparison ask of all resources at once whether a task fits into a slot.
    """

    def __init__(self, project: Project) -> None:
        shift, self.guard = 0, 0
        shifts = []
        for resource, capacity in enumerate(project.capacity):
            most = max((*capacity, *(need[resource] for need in project.needs)), default=0)
            shifts.append(shift)
            shift += most.bit_length() + 1
            self.guard |= 1 << (shift - 1)
        self.needs = [sum(n << s for n, s in zip(need, shifts, strict=True)) for need in project.needs]
        self.free = [
            self.guard | sum(c << s for c, s in zip(slot, shifts, strict=True))
            for slot in zip(*project.capacity, strict=True)
        ]
