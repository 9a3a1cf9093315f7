"""Which furniture stands in the stores of small museums, and how is a piece of it divided into shelves or drawers?

Sizes are those of catalogue furniture found in real stores (steel shelving a metre wide, A0 and A1 plan chests, euro
pallets of 1200 × 800 mm); the selection is ours.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from reorg.museum import Place


@dataclass(frozen=True, slots=True)
class Type:
    """A type of storage furniture. Lengths in mm, ``loads`` in kg a level; each tuple is what there is to choose from.

    ``levels`` lie above each other from ``foot`` upwards; the lowest is ``low`` times as high as the others;
    ``board`` is the thickness of a shelf and what is lost above it, ``frame`` what posts and sides take of the width
    and (by a third) of the depth.
    """

    name: str
    width: int
    depths: tuple[int, ...]
    heights: tuple[int, ...]
    levels: tuple[int, ...]
    loads: tuple[int, ...]
    kind: str = "shelf"
    foot: int = 80
    low: float = 1.0
    board: int = 40
    frame: int = 60


TYPES: MappingProxyType[str, Type] = MappingProxyType(
    {
        "shelving": Type("metal shelving", 1000, (400, 400, 500), (2000, 2100), (4,), (80, 100, 120, 150), low=1.2),
        "deep": Type("deep shelving", 1200, (600,), (2100, 2200), (3, 4), (150, 200), low=1.2),
        "rack": Type(
            "pallet rack", 2000, (900,), (2200, 2600), (2,), (500, 800), foot=120, low=1.2, board=80, frame=100
        ),
        "cupboard": Type("cupboard", 1000, (450, 500), (1950,), (5, 6), (60, 80)),
        "drawers": Type(
            "drawer cabinet", 600, (600,), (1000, 1320), (8, 10), (30, 40), "drawer", 90, board=25, frame=70
        ),
        "chest": Type("plan chest", 1100, (850,), (620, 680), (6,), (30, 40), "drawer", 150, board=15, frame=80),
        "screens": Type("hanging rack", 2800, (1500,), (2250,), (8,), (120,), foot=60, board=60),
        "slots": Type("picture rack", 2000, (1000,), (2100, 2200), (2,), (150, 200), foot=120, low=1.6),
        "textiles": Type("textile rack", 1800, (700,), (2000, 2200), (6, 7), (40, 60), foot=100, board=50),
        "pallet": Type("pallet", 1200, (800,), (2000,), (1,), (800, 1000), foot=150, board=0, frame=0),
    }
)
_PITCH = 350  # mm from one hanging screen to the next


def levels_of(unit: Place, piece: Type, chance: random.Random) -> Iterator[Place]:
    """Yield the shelves (counted from below) or drawers (counted from above) of ``unit``."""
    assert unit.width is not None
    assert unit.depth is not None
    assert unit.height is not None
    count, load = chance.choice(piece.levels), chance.choice(piece.loads)
    if piece.name == "hanging rack":
        yield from _screens(unit, piece, load)
        return
    pitch = (unit.height - piece.foot) / (count - 1 + piece.low)
    surface = float(piece.foot)
    for level in range(count):
        room = pitch * (piece.low if level == 0 else 1)
        number = count - level if piece.kind == "drawer" else level + 1
        yield Place(
            id=f"{unit.code}-{number}",
            code=f"{unit.code}-{number}",
            kind=piece.kind,
            place=unit.id,
            width=unit.width - piece.frame,
            depth=unit.depth - piece.frame // 3,
            height=float(int(room - piece.board)),
            z=float(int(surface)),
            load=float(load),
            order=number,
        )
        surface += room


def _screens(unit: Place, piece: Type, load: int) -> Iterator[Place]:
    """Yield the screens: as wide as the rack is deep, as deep as the way to the next screen, both faces counted."""
    assert unit.depth is not None
    assert unit.height is not None
    for number in range(1, piece.levels[0] + 1):
        yield Place(
            id=f"{unit.code}-{number}",
            code=f"{unit.code}-{number}",
            kind="shelf",
            name="screen",
            place=unit.id,
            width=unit.depth - piece.frame,
            depth=float(_PITCH - 50),
            height=unit.height - piece.foot - piece.board,
            z=float(piece.foot),
            load=float(load),
            order=number,
        )
