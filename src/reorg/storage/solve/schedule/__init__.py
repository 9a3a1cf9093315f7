"""When is all the work done, by whom, and with what chance? Knows tasks, people and days: no museum, no files."""

from reorg.storage.solve.problem import Stop
from reorg.storage.solve.schedule.chart import Gantt, Job, Part, Row, WeekSheet, gantt, week
from reorg.storage.solve.schedule.forecast import Cost, Forecast, Option, Span, cost, forecast, options
from reorg.storage.solve.schedule.pace import Pace, at_own_pace, paces
from reorg.storage.solve.schedule.plan import Bar, Laid, Schedule, Shift, laid, plan
from reorg.storage.solve.schedule.project import Project
from reorg.storage.solve.schedule.search import Answer, shortest
from reorg.storage.solve.schedule.slack import slack
from reorg.storage.solve.schedule.work import KINDS, MOST_HOURS, Hours, Material, Person, Room, Task, Tool, Work, faults

__all__ = [
    "KINDS",
    "MOST_HOURS",
    "Answer",
    "Bar",
    "Cost",
    "Forecast",
    "Gantt",
    "Hours",
    "Job",
    "Laid",
    "Material",
    "Option",
    "Pace",
    "Part",
    "Person",
    "Project",
    "Room",
    "Row",
    "Schedule",
    "Shift",
    "Span",
    "Stop",
    "Task",
    "Tool",
    "WeekSheet",
    "Work",
    "at_own_pace",
    "cost",
    "faults",
    "forecast",
    "gantt",
    "laid",
    "options",
    "paces",
    "plan",
    "shortest",
    "slack",
    "week",
]
