"""Which things stand in a store although they are no museum objects?"""

from __future__ import annotations

import random
from collections.abc import Iterator

from reorg.practice.collection import Thing
from reorg.practice.size import Size

# name, and width, depth, height in mm; all invented
_THINGS = (
    ("Box of exhibition labels", 400, 300, 250),
    ("Paint tins", 350, 350, 250),
    ("Archive boxes with old accounts", 420, 330, 260),
    ("Broken office chair", 600, 600, 950),
    ("Christmas decorations", 500, 400, 300),
    ("Roll of bubble wrap", 500, 500, 1000),
    ("Slide trays, not catalogued", 300, 300, 100),
    ("Unsold catalogues", 320, 250, 300),
    ("Old computer screen", 480, 250, 450),
    ("Spare lamps", 400, 200, 200),
    ("Empty plinth", 400, 400, 1000),
    ("Cleaning bucket and mop", 350, 350, 300),
    ("Folding table", 700, 80, 1200),
    ("Empty boxes", 500, 400, 350),
    ("Frame mouldings", 900, 120, 100),
    ("Coffee machine", 300, 300, 380),
    ("Heater", 450, 200, 500),
    ("Lost umbrellas", 800, 150, 150),
    ("Visitor books", 300, 220, 120),
    ("Cables and plugs", 350, 250, 200),
)


def clutter(count: int, chance: random.Random) -> Iterator[Thing]:
    """Yield so many things that are no museum objects, with ids x1, x2 … and no number."""
    for number in range(1, count + 1):
        name, width, depth, height = chance.choice(_THINGS)
        yield Thing(
            id=f"x{number}",
            number="",
            name=name,
            title="",
            maker="",
            materials="",
            dimensions="",
            date="",
            category="",
            credit="",
            acquired="",
            inscription="",
            family="clutter",
            size=Size(width, depth, height, known=False),
        )
