"""Can a schedule be carried out as it stands? Looked at day by day, by plain counting that shares no code with the planner."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from reorg.storage.solve.schedule.plan import Schedule, Shift
from reorg.storage.solve.schedule.project import Project
from reorg.storage.solve.schedule.search import Answer
from reorg.storage.solve.schedule.work import Task, Work


def wrong_in_project(project: Project, answer: Answer) -> list[str]:
    """Return what is wrong with an answer of the bare scheduler, a sentence each."""
    wrong = []
    used: dict[tuple[int, int], int] = defaultdict(int)
    runs: list[list[int]] = []
    for task, start in enumerate(answer.start):
        own = project.slots[task] if project.slots else None
        able = list(range(project.horizon)) if own is None else list(own)
        slots = [slot for slot in able if slot >= start][: project.duration[task]]
        runs.append(slots)
        if len(slots) < project.duration[task] or (slots and slots[0] != start):
            wrong.append(f"task {task} does not have its slots")
        if slots and answer.end[task] != slots[-1] + 1:
            wrong.append(f"task {task} is said to end at {answer.end[task]}")
        if project.release and start < project.release[task]:
            wrong.append(f"task {task} starts too early")
        for slot in slots:
            for resource, need in enumerate(project.needs[task]):
                used[resource, slot] += need
    wrong += [
        f"resource {resource} is short in slot {slot}"
        for (resource, slot), need in used.items()
        if need > project.capacity[resource][slot]
    ]
    for before, then, lag in project.after:
        if answer.start[then] < answer.end[before] + lag:
            wrong.append(f"task {then} does not wait for {before}")
    if answer.bound > answer.length:
        wrong.append("the bound lies above the answer")
    return wrong


def wrong(work: Work, schedule: Schedule) -> list[str]:
    """Return what is wrong with a schedule of dates and names, a sentence each; an empty list if nothing is."""
    found: list[str] = []
    tasks = {task.id: task for task in work.tasks}
    bars = {bar.task: bar for bar in schedule.bars}
    expected = {task.id for task in work.tasks if not task.over}
    if len(bars) != len(schedule.bars) or set(bars) | set(schedule.open) != expected or set(bars) & set(schedule.open):
        found.append("a task is missing, or is there twice")
    at: dict[tuple[date, int], list[tuple[Task, Shift]]] = defaultdict(list)
    for bar in schedule.bars:
        task = tasks[bar.task]
        found += _of_task(work, task, bar.shifts)
        for name in task.after:
            other = bars.get(name)
            if other is None:
                if not tasks[name].over:
                    found.append(f"{task.id} is planned, and {name}, which it waits for, is not")
                continue
            ready = _after(other.shifts, other.first, task.wait, work)
            begins = (bar.shifts[0].day, bar.shifts[0].part) if bar.shifts else (bar.first, work.parts)
            if begins < ready:
                found.append(f"{task.id} does not wait for {name}")
        for shift in bar.shifts:
            at[shift.day, shift.part].append((task, shift))
    for (day, part), some in at.items():
        found += _of_moment(work, day, part, some)
    return found


def _after(shifts: tuple[Shift, ...], first: date, wait: int, work: Work) -> tuple[date, int]:
    """Return the first moment at which a task may begin that waits for these shifts."""
    day, part = (shifts[-1].day, shifts[-1].part + 1) if shifts else (first, 0)
    if part == work.parts:
        day, part = day + timedelta(days=1), 0
    return day + timedelta(days=wait), part


def _of_task(work: Work, task: Task, shifts: tuple[Shift, ...]) -> list[str]:
    found = []
    moments = [(shift.day, shift.part) for shift in shifts]
    if moments != sorted(set(moments)):
        found.append(f"{task.id} is not in order of time")
    given = sum(len(shift.people) for shift in shifts) * work.hours
    need = task.hours.likely * (1 - task.done)
    if not need - 1e-6 <= given < need + task.people * work.hours + 1e-6:
        found.append(f"{task.id} takes {need} hours and is given {given}")
    arrivals = [each.arrives for each in work.materials if each.id in task.materials and each.arrives]
    dried = [
        other.ended + timedelta(days=1 + task.wait)
        for other in work.tasks
        if other.id in task.after and other.over and other.ended and task.wait
    ]
    first = max([work.start, *arrivals, *dried, *([task.not_before] if task.not_before else [])])
    for shift in shifts:
        if shift.day < first:
            found.append(f"{task.id} begins too early")
        if shift.day.weekday() not in task.days or shift.day in work.closed:
            found.append(f"{task.id} is done on a day on which it may not be")
        if len(set(shift.people)) != task.people or (task.pair and len(shift.people) < 2):
            found.append(f"{task.id} is done by {shift.people}")
        skills = {each.id: each.skills for each in work.people}
        for who, skill in zip(shift.people, task.skills, strict=False):
            if skill not in skills[who]:
                found.append(f"{who} cannot do {skill}")
    return found


def _of_moment(work: Work, day: date, part: int, some: list[tuple[Task, Shift]]) -> list[str]:
    found = []
    busy = [who for _task, shift in some for who in shift.people]
    if len(busy) != len(set(busy)):
        found.append(f"somebody is in two places on {day}")
    for person in work.people:
        gone = any(first <= day <= last for first, last in person.away)
        if person.id in busy and (gone or (day.weekday(), part) not in person.times):
            found.append(f"{person.id} is not there on {day}")
    for room in work.rooms:
        inside = sum(len(shift.people) for task, shift in some if task.room == room.id)
        if inside > (0 if any(first <= day <= last for first, last in room.booked) else room.people):
            found.append(f"{room.id} is too full on {day}")
    found += [
        f"there is no more of {tool.id} on {day}"
        for tool in work.tools
        if sum(task.tools.count(tool.id) for task, _shift in some) > tool.count
    ]
    return found
