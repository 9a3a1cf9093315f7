"""Which bars does a schedule have, one for each task of the board and each piece of moving?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from reorg.assessment import tasks
from reorg.report.draw.gantt import Gantt, GanttRow
from reorg.report.schedule.jobs import Line, day_of
from reorg.report.schedule.timetable import Timetable

ROWS, FINISHED = 40, 4
"""Rows drawn at most: the first ones, and the last ones that were finished."""
LOOKED_BACK = timedelta(weeks=8)


def chart(
    found: Timetable, link: Callable[[Line], str] | None = None, *, width: float = 720.0, narrow: bool = False
) -> Gantt:
    """Return the drawing of a schedule; ``link`` gives the address of a row, "" for none. ``narrow``: for a telephone."""
    days: dict[str, set[date]] = defaultdict(set)
    late: dict[str, date] = {}
    critical: set[str] = set()
    spans = found.forecast.tasks if found.forecast else {}
    for bar in found.bars:
        line = found.job(bar.task).line
        days[line] |= {shift.day for shift in bar.shifts} or {bar.first}
        if bar.task in spans:
            late[line] = max(late.get(line, date.min), spans[bar.task].late)
        if not found.slack.get(bar.task):
            critical.add(line)
    lines = sorted((line for line in found.todo.lines if line.id in days), key=lambda line: min(days[line.id]))
    rows = tuple(
        GanttRow(
            line.title, _stretches(days[line.id]), line.done, line.begun, late.get(line.id), line.id in critical,
            link(line) if link else "",
        )
        for line in lines[:ROWS]
    )  # fmt: skip
    return Gantt("", (*_finished(found, link), *rows), found.asked.day, found.deadline, width, narrow)


def _finished(found: Timetable, link: Callable[[Line], str] | None) -> Iterator[GanttRow]:
    """Yield the tasks that were finished in the last weeks, the one that ended first before the others."""
    day = found.asked.day
    ended = [each for each in found.asked.board.ended if each.task.state == tasks.DONE]
    for each in sorted(ended, key=lambda each: each.task.ended)[-FINISHED:]:
        until, begun = day_of(each.task.ended), day_of(each.task.begun or each.task.taken or each.task.ended)
        if until is not None and begun is not None and begun <= until and day - LOOKED_BACK <= until <= day:
            line = Line(each.id, each.title, each.id, 1.0, begun)
            yield GanttRow(each.title, (), 1.0, begun, until, href=link(line) if link else "")


def _stretches(days: set[date]) -> tuple[tuple[date, date], ...]:
    pieces: list[tuple[date, date]] = []
    for day in sorted(days):
        if pieces and day - pieces[-1][1] <= timedelta(days=1):
            pieces[-1] = (pieces[-1][0], day)
        else:
            pieces.append((day, day))
    return tuple(pieces)
