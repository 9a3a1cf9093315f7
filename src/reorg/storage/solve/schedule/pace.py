"""How fast is this team really? (What was logged replaces what was assumed, the more of it there is the more.)

The ratio of hours spent to hours expected is taken as log-normal, with the assumption itself as one observation: the
usual conjugate update (Gelman et al., Bayesian Data Analysis, ch. 2), in one line for each kind of work.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reorg.storage.solve.schedule.work import Hours, Task, Work

TENTH = 1.2816  # so many standard deviations above its middle lies what is exceeded once in ten times
LEAST = 0.05  # even a team that knows its pace is off by so much


@dataclass(frozen=True, slots=True)
class Pace:
    """How many times the hours that were assumed a kind of work takes: once in ten less than ``low``, likely, more than high.

    ``tasks``: how many whole tasks it is known from, a half of one counting half.
    """

    low: float
    likely: float
    high: float
    tasks: float


def paces(tasks: Iterable[Task]) -> Mapping[str, Pace]:
    """Return the team's own pace by kind of work, for the kinds of which hours were logged."""
    seen: dict[str, list[tuple[float, float]]] = defaultdict(list)
    spreads: dict[str, list[float]] = defaultdict(list)
    for task in tasks:
        if task.hours.likely > 0:
            spreads[task.kind].append(_spread(task.hours))
            if task.done > 0 and task.spent > 0:
                seen[task.kind].append((math.log(task.spent / (task.hours.likely * task.done)), task.done))
    return {kind: _pace(some, sum(spreads[kind]) / len(spreads[kind])) for kind, some in seen.items()}


def _spread(hours: Hours) -> float:
    low = max(hours.low, hours.likely / 100)
    return max(LEAST, math.log(max(hours.high, low) / low) / (2 * TENTH))


def _pace(seen: list[tuple[float, float]], assumed: float) -> Pace:
    weight = sum(share for _ratio, share in seen)
    middle = sum(ratio * share for ratio, share in seen) / (1 + weight)
    within = sum(share * (ratio - middle) ** 2 for ratio, share in seen)
    one = (assumed**2 + within) / (1 + weight)  # the spread from task to task, the assumption counting as one task
    spread = max(LEAST, math.sqrt(one + one / (1 + weight)))
    return Pace(math.exp(middle - TENTH * spread), math.exp(middle), math.exp(middle + TENTH * spread), weight)


def at_own_pace(work: Work) -> Work:
    """Return the work with the hours of what is left as this team's own pace says; finished tasks stay as they were."""
    known = paces(work.tasks)

    def own(task: Task) -> Task:
        pace = known.get(task.kind)
        if pace is None or task.over:
            return task
        likely = task.hours.likely
        return replace(task, hours=Hours(likely * pace.low, likely * pace.likely, likely * pace.high))

    return replace(work, tasks=tuple(own(task) for task in work.tasks))
