"""How can the units of a museum's room be laid out? From its plan to a question, to proposals, and back onto its plan.

The door of the room: ``propose`` proposes, ``checked`` says what is wrong with what somebody drew, ``types_of`` what may
come in. The search itself (``storage.solve.layout``) knows no museum.
"""

from reorg.storage.layouts.asked import MAY, MOVE, MOVERS, OUT, STAY, Ask, type_label, type_named, types_of, usual
from reorg.storage.layouts.lanes import Lanes, lanes
from reorg.storage.layouts.layout import BESIDE, FEW, NOW, Layout, Layouts, Standing, told_figures
from reorg.storage.layouts.proposals import checked, propose
from reorg.storage.layouts.question import Question, mark_of, question, rules

__all__ = [
    "BESIDE",
    "FEW",
    "MAY",
    "MOVE",
    "MOVERS",
    "NOW",
    "OUT",
    "STAY",
    "Ask",
    "Lanes",
    "Layout",
    "Layouts",
    "Question",
    "Standing",
    "checked",
    "lanes",
    "mark_of",
    "propose",
    "question",
    "rules",
    "told_figures",
    "type_label",
    "type_named",
    "types_of",
    "usual",
]
