"""Which tasks hold everything up? (How many days later each may end without the whole being done later.)"""

from __future__ import annotations

from collections.abc import Mapping

from reorg.storage.solve.schedule.plan import Laid
from reorg.storage.solve.schedule.serial import Serial


def slack(made: Laid) -> Mapping[str, int]:
    """Return for each planned task how many days later it may end, the others making room as far as they can.

    0 is critical. The plan is pushed to the right, the last task first, within its own end: people, rooms and tools count,
    not only what waits for what (a pass backward as in double justification).
    """
    project, answer, weeks = made.translated.project, made.answer, made.translated.weeks
    serial = Serial(project)
    latest = sorted(range(len(answer.end)), key=lambda task: (answer.end[task], answer.start[task]), reverse=True)
    behind = {task: {other for other, _lag in project.behind[task]} for task in latest}
    order: list[int] = []
    waiting = list(latest)
    while waiting:  # what ends at the same time as what waits for it (a task without hours) comes after it
        free = next(task for task in waiting if not behind[task] & set(waiting))
        waiting.remove(free)
        order.append(free)
    found = serial.backward(order, answer.length)
    if found is None:
        return dict.fromkeys((task.id for task in made.translated.tasks), 0)
    ends = zip(made.translated.tasks, answer.end, found[1], strict=True)
    return {
        task.id: max(0, (weeks.day(max(0, late - 1)) - weeks.day(max(0, end - 1))).days) for task, end, late in ends
    }
