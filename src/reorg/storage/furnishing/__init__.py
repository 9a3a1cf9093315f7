"""What is missing in the store, what would it cost, how is it built, and how does it become part of the museum?

The door of the room: ``furnish`` gives three options side by side, ``bringing`` what an accepted one enters, ``Prices``
what things cost, ``carpentry`` how what is built is cut.
"""

from reorg.storage.furnishing.bending import building_rules
from reorg.storage.furnishing.buying import Effort
from reorg.storage.furnishing.carpentry import PIECES, STUFF, Built, Layout, Piece, Sheet, carpentry
from reorg.storage.furnishing.furnish import Wanted, furnish
from reorg.storage.furnishing.planned import (
    MOST_PLACES,
    WAYS,
    Bringing,
    bringing,
    called,
    here_drafts,
    named,
    planned_measures,
    struck_drafts,
)
from reorg.storage.furnishing.prices import PER, Price, Prices, own_prices, range_of
from reorg.storage.furnishing.told import (
    LEADS,
    TITLES,
    WAY_WORDS,
    cost,
    counted,
    freed,
    metres,
    money,
    result,
    sentence,
    spread,
    summary,
)
from reorg.storage.furnishing.value import (
    FULL,
    LOW,
    NOTHING_BOUGHT,
    OPTIONS,
    Board,
    Furnishing,
    Group,
    Measure,
    Option,
)

__all__ = [
    "FULL",
    "LEADS",
    "LOW",
    "MOST_PLACES",
    "NOTHING_BOUGHT",
    "OPTIONS",
    "PER",
    "PIECES",
    "STUFF",
    "TITLES",
    "WAYS",
    "WAY_WORDS",
    "Board",
    "Bringing",
    "Built",
    "Effort",
    "Furnishing",
    "Group",
    "Layout",
    "Measure",
    "Option",
    "Piece",
    "Price",
    "Prices",
    "Sheet",
    "Wanted",
    "bringing",
    "building_rules",
    "called",
    "carpentry",
    "cost",
    "counted",
    "freed",
    "furnish",
    "here_drafts",
    "metres",
    "money",
    "named",
    "own_prices",
    "planned_measures",
    "range_of",
    "result",
    "sentence",
    "spread",
    "struck_drafts",
    "summary",
]
