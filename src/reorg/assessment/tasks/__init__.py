"""What is to be done next, by whom, how long will it take, and how far is it? Findings become tasks of a library."""

from reorg.assessment.tasks.board import Board, Proposed, Standing, board
from reorg.assessment.tasks.noting import (
    LONGEST_DAY,
    changed_draft,
    doubted_session,
    own_draft,
    refused_own,
    refused_session,
    session_drafts,
    take_draft,
)
from reorg.assessment.tasks.pace import Pace, pace_of
from reorg.assessment.tasks.signs import Sign, Signs
from reorg.assessment.tasks.task import BEGUN, DONE, LEFT, OPEN, STATES, Session, Task, Team, tasks_of, team_of
from reorg.assessment.tasks.words import counted_words, day_range, pace_words, source_of, team_words, title_of

__all__ = [
    "BEGUN",
    "DONE",
    "LEFT",
    "LONGEST_DAY",
    "OPEN",
    "STATES",
    "Board",
    "Pace",
    "Proposed",
    "Session",
    "Sign",
    "Signs",
    "Standing",
    "Task",
    "Team",
    "board",
    "changed_draft",
    "counted_words",
    "day_range",
    "doubted_session",
    "own_draft",
    "pace_of",
    "pace_words",
    "refused_own",
    "refused_session",
    "session_drafts",
    "source_of",
    "take_draft",
    "tasks_of",
    "team_of",
    "team_words",
    "title_of",
]
