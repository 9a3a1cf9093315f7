"""How does the museum stand, by component and criterion, and how sure are we? (RE-ORG; scoring ours.)

The door of the room; ``trials`` holds the test of finding, ``tasks`` what follows from all of it.
``docs/explanation/scoring.md`` says how bars, unknowns, dangers and measurements work.
"""

from reorg.assessment import tasks, trials
from reorg.assessment.assess import assess, triage
from reorg.assessment.compare import Change, Direction, compare
from reorg.assessment.kept import from_kept as kept_assessment
from reorg.assessment.kept import kept as keep_assessment
from reorg.assessment.score import Assessment, Evidence, Score
from reorg.method import State

__all__ = [
    "Assessment",
    "Change",
    "Direction",
    "Evidence",
    "Score",
    "State",
    "assess",
    "compare",
    "keep_assessment",
    "kept_assessment",
    "tasks",
    "triage",
    "trials",
]
