"""What is filled in of the sheets of the condition report, by whom, and what is still open? (RE-ORG, phase 2.)

The door of the room. A sheet is a form about one subject; each of its lines is kept by itself, so that several people fill
one sheet at once and nothing is lost.
"""

from reorg.assessment.sheets.facts import PERCENT, seen_drafts, sheets_standing
from reorg.assessment.sheets.filling import Clash, Entered, Typed, cell_key, draft, enter, new_row
from reorg.assessment.sheets.sheet import (
    WHOLE,
    Cell,
    Problem,
    Sheet,
    Subject,
    Told,
    problems_open,
    problems_seen,
    sheet_key,
    sheets_of,
    subject_key,
    told,
)

__all__ = [
    "PERCENT",
    "WHOLE",
    "Cell",
    "Clash",
    "Entered",
    "Problem",
    "Sheet",
    "Subject",
    "Told",
    "Typed",
    "cell_key",
    "draft",
    "enter",
    "new_row",
    "problems_open",
    "problems_seen",
    "seen_drafts",
    "sheet_key",
    "sheets_of",
    "sheets_standing",
    "subject_key",
    "told",
]
