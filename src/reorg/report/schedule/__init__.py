"""Who does what when: tasks and moves of a museum on one calendar, with what is known of its team."""

from reorg.report.schedule.chart import chart
from reorg.report.schedule.jobs import Asked, Job, Line, Undated
from reorg.report.schedule.paces import Pace, paces
from reorg.report.schedule.papers import (
    HALF,
    SIDE_BY_SIDE,
    WEEKDAYS,
    HalfDay,
    Told,
    Week,
    pace_words,
    schedule_card,
    week_of,
    week_sheet,
    week_words,
)
from reorg.report.schedule.sources import STAGES
from reorg.report.schedule.team import HALVES, SKILLS, Crew, Member, Times, crew_of, spans, team_as_entered, times_of
from reorg.report.schedule.timetable import Timetable, Turn, timetable
from reorg.report.schedule.told import (
    Coming,
    coming,
    cost_words,
    day_words,
    deadline_words,
    holding_up,
    hours_words,
    people_of,
    sentence,
    spread_words,
    to_data,
)

__all__ = [
    "HALF",
    "HALVES",
    "SIDE_BY_SIDE",
    "SKILLS",
    "STAGES",
    "WEEKDAYS",
    "Asked",
    "Coming",
    "Crew",
    "HalfDay",
    "Job",
    "Line",
    "Member",
    "Pace",
    "Times",
    "Timetable",
    "Told",
    "Turn",
    "Undated",
    "Week",
    "chart",
    "coming",
    "cost_words",
    "crew_of",
    "day_words",
    "deadline_words",
    "holding_up",
    "hours_words",
    "pace_words",
    "paces",
    "people_of",
    "schedule_card",
    "sentence",
    "spans",
    "spread_words",
    "team_as_entered",
    "times_of",
    "timetable",
    "to_data",
    "week_of",
    "week_sheet",
    "week_words",
]
