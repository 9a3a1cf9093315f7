"""What stands where, what is missing, and where should everything go?

The door of the room: ``survey`` says how full the store is, ``check`` what was measured wrong, ``need`` what is
missing today, ``plan`` where everything goes, in which order and how long it takes. ``understand`` says which things a
pasted list means, ``broken_rules`` what speaks against moving them. ``wishes`` are what the museum wants of its plans,
``aims_of`` what a plan comes to, ``beside`` what another does better. ``packing`` asks how little furniture is enough,
``furnishing`` what is missing, what it costs and how it is built, ``layouts`` how it could stand in a room,
``schedule`` who does what when, ``resuming`` how a plan goes on that was interrupted.
"""

from reorg.method import Range
from reorg.storage import furnishing, layouts, resuming, wishes
from reorg.storage.aims import Aim, Difference, aims_of, beside
from reorg.storage.carrying import Step, hands
from reorg.storage.catalogue import UnitType, catalogue, own_types
from reorg.storage.check import SLIP, check
from reorg.storage.following import GROWTH, Cell, Figure, Formula, Row, following, formulas, of_kind
from reorg.storage.furniture import Surface
from reorg.storage.heat import Heat, Shown, Sorting, coloured, maps, sorting, units_of, usual_places
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
from reorg.storage.need import PresentNeed, need
from reorg.storage.needed import Needed, needed
from reorg.storage.passing import MOVERS, Exit, Gap, Mover, UnitWay, Ways, ways
from reorg.storage.plan import Plan, Stood
from reorg.storage.planner import plan
from reorg.storage.rates import Rate, rates
from reorg.storage.reasons import Help, PlanSeen, Reason, Why, WhyNot, things_near, what_would_help, why, why_not
from reorg.storage.risks import Risk, Rule, risks
from reorg.storage.solve import packing, schedule
from reorg.storage.solve.ways import Form
from reorg.storage.survey import Survey, survey
from reorg.storage.walk import BY_AISLE, BY_CODE, ORDERS, Walk, walk
from reorg.storage.wishes import Asked, Wish

__all__ = [
    "BY_AISLE",
    "BY_CODE",
    "GROWTH",
    "MOST_LINES",
    "MOVERS",
    "ORDERS",
    "RULES",
    "SLIP",
    "Aim",
    "Asked",
    "Broken",
    "Cell",
    "Difference",
    "Exit",
    "Figure",
    "Finder",
    "Form",
    "Formula",
    "Found",
    "Gap",
    "Going",
    "Heat",
    "Help",
    "Line",
    "Mover",
    "Needed",
    "Plan",
    "PlanSeen",
    "PresentNeed",
    "Range",
    "Rate",
    "Reason",
    "Risk",
    "Row",
    "Rule",
    "Shown",
    "Sorting",
    "Step",
    "Stood",
    "Surface",
    "Survey",
    "TableFinder",
    "Thing",
    "Understood",
    "UnitType",
    "UnitWay",
    "Walk",
    "Ways",
    "Why",
    "WhyNot",
    "Wish",
    "aims_of",
    "beside",
    "broken_rules",
    "catalogue",
    "check",
    "coloured",
    "contents",
    "following",
    "formulas",
    "furnishing",
    "hands",
    "keep_survey",
    "kept_survey",
    "layouts",
    "looked_at",
    "maps",
    "moved_drafts",
    "nearest_codes",
    "need",
    "needed",
    "of_kind",
    "outside",
    "own_types",
    "packing",
    "plan",
    "rates",
    "read_lines",
    "resuming",
    "risks",
    "schedule",
    "sorting",
    "survey",
    "thing_of",
    "thing_of_place",
    "things_near",
    "understand",
    "units_of",
    "usual_places",
    "walk",
    "ways",
    "what_would_help",
    "why",
    "why_not",
    "wishes",
]
