"""How are the rooms of an invented store drawn: walls, doors, rows of furniture and places on the floor?

Drawn by hand, as a surveyor with a tape measure would find them; mirrored by the seed, so that stores differ.
Lengths in mm from the room's top left corner, x to the right, y down (docs/map.md).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """A door in the ``wall`` (north is up), ``at`` mm from the wall's left or upper end; hinged at that ``start`` or end."""

    wall: str
    at: int
    width: int
    hinge: str = "start"
    opens: str = "in"


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
        Row(0, 60, 200, (_POTS, _POTS, ("deep", "mask"), ("cupboard", "small"))),
        Row(0, 60, 5400, (("screens", "picture"),)),
        Row(270, 60, 1700, (("cupboard", "small"), ("cupboard", "small"), ("drawers", "small"), ("drawers", "small"))),
        Row(90, 2050, 1650, (_POTS, _POTS, _STONE, _STONE)),
        Row(270, 2050, 1650, (_STONE, _STONE, _STONE, _STONE)),
        Row(90, 4150, 1650, (("shelving", "tool"), ("shelving", "tool media"), _STONE)),
        Row(270, 4150, 1650, (("deep", "mask"), ("deep", "sculpture"), ("deep", "sculpture"))),
        Row(180, 4250, 5750, (("rack", "furniture large"),)),
        Row(0, 4250, 5750, (("rack", "furniture large"),)),
        Row(90, 10140, 150, (("rack", "furniture"), ("rack", "furniture large"), ("rack", "large"))),
        Row(180, 7140, 200, (("cupboard", "small vessel"), ("cupboard", "media"))),
        Row(180, 7140, 4400, (_STONE, _STONE, ("deep", "sculpture"))),
    ),
    (
        (100, 5000, 800, 900),
        (5750, 5200, 2000, 500),
        (7800, 6200, 1300, 900),
        (7850, 2500, 450, 2400),
        (3650, 4700, 500, 900),
    ),
    "Sculpture, ceramics, small finds, paintings",
)
BASEMENT = Room(
    "Basement",
    7200,
    5600,
    2350,
    (Door("east", 4150, 1000, "end"),),
    (
        Row(0, 60, 200, (_STONE, _POTS, ("shelving", "vessel sculpture"))),
        Row(0, 60, 3500, (("slots", "picture"),)),
        Row(270, 60, 1600, (("rack", "furniture"),)),
        Row(180, 2850, 2100, (("pallet", "large"), ("pallet", "large")), 150),
        Row(0, 2850, 2100, (("pallet", "large"), ("pallet", "large furniture")), 150),
        Row(90, 7140, 300, (("shelving", "tool"), ("cupboard", "small"), ("shelving", "sculpture"))),
        Row(180, 5540, 200, (("rack", "furniture large"), ("rack", "furniture"))),
    ),
    ((4700, 2150, 800, 1300), (4300, 4800, 1600, 700)),
    "Furniture, large sculpture, framed pictures",
)
ATTIC = Room(
    "Attic",
    6000,
    5000,
    2400,
    (Door("south", 4300, 900, "end"),),
    (
        Row(0, 60, 200, (("chest", "paper"), ("chest", "paper"), ("chest", "photograph"))),
        Row(0, 60, 3800, (("shelving", "book"), ("shelving", "media"))),
        Row(270, 60, 1900, (("textiles", "textile scroll"),)),
        Row(180, 2750, 2300, (("chest", "paper"),)),
        Row(0, 2750, 2300, (("chest", "textile"),)),
        Row(90, 5940, 1500, (("shelving", "book"), ("shelving", "textile"))),
        Row(180, 4940, 200, (("textiles", "textile"), ("cupboard", "photograph"))),
    ),
    ((3850, 2000, 500, 1500), (3150, 4300, 900, 600)),
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
