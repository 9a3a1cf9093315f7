"""What stands where, what is missing, and where should everything go?

The door of the room: ``survey`` says how full the store is, ``check`` what was measured wrong, ``need`` what is
missing today, ``plan`` where everything goes, in which order and how long it takes. ``understand`` says which things a
pasted list means, ``broken_rules`` what speaks against moving them. ``packing`` asks how
little furniture is enough.
"""

from reorg.method import Range
from reorg.storage.check import check
from reorg.storage.kept_survey import from_kept as kept_survey
from reorg.storage.kept_survey import kept as keep_survey
from reorg.storage.move_list import (
    MOST_LINES,
    Finder,
    Found,
    Line,
    TableFinder,
    Understood,
    contents,
    nearest_codes,
    read_lines,
    understand,
)
from reorg.storage.move_rules import RULES, Broken, Going, broken_rules, looked_at
from reorg.storage.move_things import Thing, moved_drafts, outside, thing_of, thing_of_place
from reorg.storage.moves import Step
from reorg.storage.need import need
from reorg.storage.passing import MOVERS, Exit, Gap, Mover, UnitWay, Ways, ways
from reorg.storage.plan import Plan
from reorg.storage.planner import plan
from reorg.storage.rates import Rate, rates
from reorg.storage.solve import packing
from reorg.storage.solve.ways import Form
from reorg.storage.survey import Survey, survey

__all__ = [
    "MOST_LINES",
    "MOVERS",
    "RULES",
    "Broken",
    "Exit",
    "Finder",
    "Form",
    "Found",
    "Gap",
    "Going",
    "Line",
    "Mover",
    "Plan",
    "Range",
    "Rate",
    "Step",
    "Survey",
    "TableFinder",
    "Thing",
    "Understood",
    "UnitWay",
    "Ways",
    "broken_rules",
    "check",
    "contents",
    "keep_survey",
    "kept_survey",
    "looked_at",
    "moved_drafts",
    "nearest_codes",
    "need",
    "outside",
    "packing",
    "plan",
    "rates",
    "read_lines",
    "survey",
    "thing_of",
    "thing_of_place",
    "understand",
    "ways",
]
