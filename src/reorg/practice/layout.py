"""How are the rooms of an invented store drawn: walls, doors, rows of furniture and places on the floor?

Drawn by hand, as a surveyor with a tape measure would find them; mirrored by the seed, so that stores differ.
Lengths in mm from the room's top left corner, x to the right, y down (docs/map.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.museum import Door


@dataclass(frozen=True, slots=True)
class Row:
    """Furniture side by side, backs on one line.

    ``turn`` says where it opens (0 down, 90 left, 180 up, 270 right), ``back`` where its backs are (y for 0 and 180,
    x else), ``start`` where the row begins on the other axis; ``gap`` is left between the pieces. Each piece is
    (type, families kept there), see :data:`reorg.practice.furniture.TYPES` and :data:`reorg.practice.family.FAMILIES`.
    """

    turn: int
    back: int
    start: int
    pieces: tuple[tuple[str, str], ...]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its name, inner sizes, doors, rows of furniture, and rectangles of floor (x, y, width, depth)."""

    name: str
    width: int
    depth: int
    height: int
    doors: tuple[Door, ...]
    rows: tuple[Row, ...]
    floors: tuple[tuple[int, int, int, int], ...]
    use: str = ""


_STONE = ("shelving", "sculpture")
_POTS = ("shelving", "vessel")

MAIN = Room(
    "Main store",
    10200,
    7200,
    2900,
    (Door("south", 2900, 1200), Door("east", 6200, 900, "end", "out")),
    (
        Row(0, 60, 200, (_POTS, _POTS, ("deep", "mask"), ("cupboard", "media tool"))),
        Row(0, 60, 5400, (("screens", "picture"),)),
        Row(270, 60, 1700, (("cupboard", "small"), ("cupboard", "vessel"), ("drawers", "small"))),
        Row(90, 2050, 1650, (_STONE, _STONE, _STONE, _STONE)),
        Row(270, 2050, 1650, (_STONE, _STONE, _STONE, ("shelving", "sculpture vessel"))),
        Row(90, 4150, 1650, (("shelving", "tool"), ("shelving", "tool media"))),
        Row(270, 4150, 1650, (("deep", "mask"), ("deep", "sculpture"))),
        Row(270, 3650, 4350, (("pallet", "large"),)),
        Row(180, 4250, 5750, (("rack", "furniture large"),)),
        Row(0, 4250, 5750, (("rack", "furniture large"),)),
        Row(90, 10140, 150, (("rack", "furniture"), ("rack", "furniture large"), ("rack", "large"))),
        Row(180, 7140, 200, (("slots", "picture"),)),
        Row(180, 7140, 4400, (("rack", "furniture"), ("pallet", "furniture"))),
    ),
    (
        (100, 4400, 800, 900),
        (5750, 5200, 2000, 400),
        (7900, 6250, 1200, 850),
        (7850, 2500, 450, 2400),
    ),
    "Sculpture, ceramics, small finds, paintings",
)
BASEMENT = Room(
    "Basement",
    6800,
    5300,
    2350,
    (Door("east", 3850, 1000, "end"),),
    (
        Row(0, 60, 200, (("shelving", "vessel sculpture"), ("cupboard", "small tool"))),
        Row(0, 60, 3000, (("slots", "picture"),)),
        Row(270, 60, 1600, (("rack", "furniture"),)),
        Row(180, 2850, 2100, (("pallet", "large"), ("pallet", "furniture large")), 150),
        Row(0, 2850, 2100, (("pallet", "large"), ("pallet", "furniture")), 150),
        Row(90, 6740, 300, (("shelving", "tool sculpture"),)),
        Row(180, 5240, 200, (("rack", "furniture large"), ("rack", "furniture"))),
    ),
    ((4700, 2100, 700, 1450), (4250, 4450, 1450, 750)),
    "Furniture, large sculpture, framed pictures",
)
ATTIC = Room(
    "Attic",
    5400,
    4600,
    2400,
    (Door("south", 4200, 900, "end"),),
    (
        Row(0, 60, 200, (("chest", "paper"), ("chest", "paper photograph"))),
        Row(0, 60, 3200, (("shelving", "book"), ("shelving", "book media"))),
        Row(270, 60, 1600, (("textiles", "textile scroll"),)),
        Row(180, 2500, 1850, (("chest", "textile"),)),
        Row(0, 2500, 1850, (("chest", "paper photograph textile"),)),
        Row(90, 5340, 1350, (("shelving", "book"), ("shelving", "textile"))),
        Row(180, 4540, 200, (("cupboard", "photograph"),)),
    ),
    ((3050, 1750, 700, 1500), (1400, 3950, 1400, 550)),
    "Works on paper, photographs, books, textiles",
)
CLOSET = Room(
    "Store room",
    5200,
    4200,
    2600,
    (Door("south", 3900, 900),),
    (
        Row(0, 60, 150, (("chest", "paper photograph"), ("shelving", "vessel"), ("shelving", "sculpture mask"))),
        Row(0, 60, 3400, (("cupboard", "small tool"),)),
        Row(270, 60, 1900, (("shelving", "textile scroll"), ("shelving", "book media"))),
        Row(180, 4140, 1500, (("slots", "picture"),)),
        Row(90, 5140, 1500, (("pallet", "large furniture"),)),
    ),
    ((2000, 1900, 1200, 500),),
    "Everything",
)
