"""Which rooms are used by the tests of layouts?"""

from __future__ import annotations

from reorg.storage.solve.layout import Door, Problem, Room, Rules, Thing, UnitType, Width

BAY = UnitType("bay", 1000, 500, 2200, kg=250, metres=5)
METRE = Rules(aisle=Width(1000), passage=Width(1000))
NORTH = Door((2500.0, 0.0), (3500.0, 0.0))
ELL = ((0.0, 0.0), (9000.0, 0.0), (9000.0, 5000.0), (5000.0, 5000.0), (5000.0, 9000.0), (0.0, 9000.0))
SLANTED = ((0.0, 0.0), (9000.0, 0.0), (8000.0, 6000.0), (0.0, 7000.0))


def rectangle(width: float, depth: float) -> tuple[tuple[float, float], ...]:
    return (0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth)


def column(x: float, y: float, side: float = 300) -> Thing:
    return Thing.box("column", (x, y, x + side, y + side))


def room(
    width: float = 6000, depth: float = 4000, *things: Thing, doors: tuple[Door, ...] = (NORTH,), **more: object
) -> Room:
    return Room(rectangle(width, depth), doors, things, **more)  # type: ignore[arg-type]  # more is the room's own


def problem(of: Room | None = None, *types: UnitType, **more: object) -> Problem:
    more.setdefault("rules", METRE)
    return Problem(of or room(), types or (BAY,), **more)  # type: ignore[arg-type]  # more is the problem's own
