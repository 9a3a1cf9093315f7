"""Which store do the drawings and reports look at? An invented one: three rooms, fifty units, overfull."""

from dataclasses import replace
from random import Random

from reorg.report.draw import (
    Bar,
    Bars,
    Change,
    Changes,
    Door,
    Elevation,
    FloorArea,
    Light,
    Lights,
    MapPair,
    Room,
    Shelf,
    StoreMap,
    Unit,
)

ROOMS = (
    Room("r1", "R1", "Main store", 9200, 6400, (Door("south", 900, 1000, "start", "in"),), "/places/r1/"),
    Room("r2", "R2", "Textiles", 5200, 4200, (Door("west", 2800, 900, "end", "in"),), "/places/r2/"),
    Room(
        "r3",
        "R3",
        "Attic",
        7000,
        4000,
        (Door("north", 5400, 800, "end", "out"), Door("east", 1500, 1600)),
        "/places/r3/",
    ),
)


def _row(
    room: str, codes: list[str], start: tuple[float, float], step: tuple[float, float], size: tuple[float, float, int]
) -> list[Unit]:
    rng = Random(codes[0])
    units = []
    for at, code in enumerate(codes):
        fill = round(rng.triangular(0.25, 1.35, 0.92), 2)
        units.append(
            Unit(
                code.lower(),
                code,
                room,
                size[0],
                size[1],
                start[0] + at * step[0],
                start[1] + at * step[1],
                size[2],
                None if rng.random() < 0.06 else fill,
                rng.randrange(8, 140),
                href=f"/places/{code.lower()}/",
            )
        )
    return units


def units() -> tuple[Unit, ...]:
    """Fifty units: racks back to back, cupboards along walls, plan chests, and two that nobody measured."""
    a = [f"A{n:02}" for n in range(1, 10)]
    b = [f"B{n:02}" for n in range(1, 8)]
    c = [f"C{n:02}" for n in range(1, 8)]
    return (
        *_row("r1", a, (60, 60), (1005, 0), (1000, 450, 0)),
        *_row("r1", b, (1500, 1900), (1005, 0), (1000, 500, 180)),
        *_row("r1", c, (1500, 2400), (1005, 0), (1000, 500, 0)),
        *_row("r1", ["D01", "D02", "D03"], (8700, 1700), (0, 1210), (1200, 450, 90)),
        *_row("r1", ["E01", "E02", "E03", "E04"], (3200, 5890), (1205, 0), (1200, 450, 180)),
        *_row("r2", ["T01", "T02", "T03", "T04"], (60, 60), (1255, 0), (1250, 700, 0)),
        *_row("r2", ["T05", "T06"], (4440, 1000), (0, 1405), (1400, 700, 90)),
        *_row("r2", ["T07", "T08", "T09"], (1160, 3480), (1055, 0), (1050, 660, 180)),
        *_row("r3", ["X01", "X02", "X03", "X04", "X05"], (60, 60), (1005, 0), (1000, 600, 0)),
        *_row("r3", ["X06", "X07", "X08", "X09"], (60, 3350), (1205, 0), (1200, 590, 180)),
        *_row("r3", ["X10"], (60, 1500), (0, 0), (1000, 500, 270)),
        Unit("x11", "X11", "r3", 900, 400, fill=1.12, count=34),
        Unit("x12", "X12", "r3", 900, 400, fill=None, count=12),
    )


FLOORS = (
    FloorArea("f1", "F1", "r1", 41, 2400, 1500, 3300, 3900, "/places/f1/"),
    FloorArea("f2", "F2", "r3", 23, 1700, 900, 2600, 1500, "/places/f2/"),
)


def store_map() -> StoreMap:
    return StoreMap(ROOMS, units(), FLOORS, chosen="b03", north=30, tallest=520)


def elevation() -> Elevation:
    shelves = [
        Shelf("s5", "B03/5", 1750, 300, 950, 0.42, 9, 18, 80, "/places/s5/"),
        Shelf("s4", "B03/4", 1350, 350, 950, 0.96, 22, 41, 80),
        Shelf("s3", "B03/3", 950, 350, 950, 1.22, 34, 95, 80),
        Shelf("s2", "B03/2", 500, 400, 950, 0.78, 12, None, 80),
        Shelf("s1", "B03/1", 100, 350, 950, None, None, None, 120),
    ]
    return Elevation("B03", (1000, 2100), tuple(shelves))


def bars() -> Bars:
    return Bars(
        "Most objects on the floor would fit on nine more metres of shelf",
        (
            Bar("On the floor", 64, warn=True),
            Bar("No place recorded", 312, unknown=40),
            Bar("Only the room is known", 18),
        ),
        "Counted from 2,994 objects, 21 November 2026",
    )


def lights() -> Lights:
    said = (
        ("Every object can be found within three minutes", "partly", 0.4, 0.62, "not"),
        ("No more than two others must be moved to reach one", "not", 0.1, 0.3, ""),
        ("Objects are grouped by kind or material", "partly", 0.5, 0.5, ""),
        ("Each object has its own place", "danger", 0.12, 0.12, ""),
        ("No object stands on the floor", "not", 0.2, 0.2, ""),
        ("Only collection objects are in the store", "unknown", 0, 1, ""),
        ("One trained person is in charge", "met", 1, 1, "partly"),
        ("The building protects from water, fire and theft", "unknown", 0.2, 0.8, ""),
        ("Policies are written, known and dated", "met", 0.9, 1, ""),
        ("Objects are safe from decay where they stand", "partly", 0.45, 0.7, ""),
    )
    return Lights(
        "Ten questions, as they stand today", tuple(Light(w, s, low, high, was) for w, s, low, high, was in said)
    )


def changes() -> Changes:
    return Changes(
        "What the plan changes",
        (
            Change("Objects on the floor", 64, 0),
            Change("Units over 100 % full", 20, 2),
            Change("Objects found in 3 minutes", 61, None, "%"),
            Change("Room to grow", 2, 14, "%"),
        ),
    )


def pair() -> MapPair:
    after = tuple(replace(unit, fill=min(unit.fill, 0.88) if unit.fill else unit.fill) for unit in units())
    return MapPair(store_map(), replace(store_map(), units=after, floors=(), chosen=""))
