"""How does the museum stand, by component and criterion, and how sure are we? (RE-ORG; scoring ours.)

The door of the room; ``trials`` holds the test of finding, ``sheets`` the sheets of the condition report, ``tasks`` what
follows from all of it. ``docs/explanation/scoring.md`` says how bars, unknowns, dangers and measurements work.
"""

from reorg.assessment import sheets, tasks, trials
from reorg.assessment.assess import Weighing, assess, standing_by, triage, weigh, weighed
from reorg.assessment.compare import Change, Direction, compare
from reorg.assessment.evaluating import (
    Compared,
    Turn,
    compare_evaluations,
    evaluate,
    turns,
    wanted_questions,
    wanting,
)
from reorg.assessment.kept import from_kept as kept_assessment
from reorg.assessment.kept import keep_readings, kept_readings
from reorg.assessment.kept import kept as keep_assessment
from reorg.assessment.points import answer_key, read_points, rooms_asked
from reorg.assessment.score import Assessment, Evidence, Score
from reorg.method import State

__all__ = [
    "Assessment",
    "Change",
    "Compared",
    "Direction",
    "Evidence",
    "Score",
    "State",
    "Turn",
    "Weighing",
    "answer_key",
    "assess",
    "compare",
    "compare_evaluations",
    "evaluate",
    "keep_assessment",
    "keep_readings",
    "kept_assessment",
    "kept_readings",
    "read_points",
    "rooms_asked",
    "sheets",
    "standing_by",
    "tasks",
    "triage",
    "trials",
    "turns",
    "wanted_questions",
    "wanting",
    "weigh",
    "weighed",
]
