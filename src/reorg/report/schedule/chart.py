"""Which bars does a schedule have, one for each task of the board and each piece of moving?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from reorg.report.draw.gantt import Gantt, GanttRow
from reorg.report.schedule.jobs import Line
from reorg.report.schedule.timetable import Timetable

ROWS = 40
"""Rows drawn at most: the first ones."""


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
    return Gantt("", rows, found.asked.day, found.deadline, width, narrow)


def _stretches(days: set[date]) -> tuple[tuple[date, date], ...]:
    pieces: list[tuple[date, date]] = []
    for day in sorted(days):
        if pieces and day - pieces[-1][1] <= timedelta(days=1):
            pieces[-1] = (pieces[-1][0], day)
        else:
            pieces.append((day, day))
    return tuple(pieces)
