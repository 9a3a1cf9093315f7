"""Which museum do the reports tell of? An invented one: the store of :mod:`tests.report.store`, and 1,200 objects."""

from functools import cache
from random import Random

from reorg.museum import Museum, Objects, Place, Places, identity
from reorg.report.draw import Unit
from tests.report.store import FLOORS, ROOMS, units

KINDS = (
    ("bowl", "Ceramics", (180, 180, 90), 0.6),
    ("jar", "Ceramics", (240, 240, 320), 2.5),
    ("coat", "Textiles", (600, 450, 90), 1.2),
    ("mask", "Masks", (250, 180, 330), 1.1),
    ("axe", "Tools", (420, 120, 80), 1.6),
    ("print", "Works on paper", (500, 5, 380), 0.1),
    ("chest", "Furniture", (900, 500, 520), 24.0),
)
LEVELS = (100.0, 500.0, 900.0, 1300.0, 1700.0)


def _places() -> list[Place]:
    places = [Place("site", "M", "site", "Museum")]
    for room in ROOMS:
        doors = tuple(
            {"wall": d.wall, "at": d.at, "width": d.width, "hinge": d.hinge, "opens": d.opens} for d in room.doors
        )
        places.append(
            Place(
                room.id, room.code, "room", room.name, "site", room.width, room.depth, 2800.0, doors=doors, use="store"
            )
        )
    for unit in units():
        places += _unit(unit)
    for area in FLOORS:
        places.append(Place(area.id, area.code, "floor", "", area.room, area.width, area.depth, x=area.x, y=area.y))
    return places


def _unit(unit: Unit) -> list[Place]:
    size = (unit.width, unit.depth, 2100.0)
    found = [Place(unit.id, unit.code, "unit", "", unit.room, *size, unit.x, unit.y, 0.0, unit.turn, type="shelving")]
    for number, z in enumerate(LEVELS, 1):
        width = (unit.width or 1000.0) - 40
        at, code = f"{unit.id}-{number}", f"{unit.code}/{number}"
        found.append(Place(at, code, "shelf", "", unit.id, width, unit.depth, 360.0, z=z, load=80.0, order=-number))
    return found


@cache
def museum(objects: int = 1200, seed: int = 7) -> Museum:
    """Return the museum; some objects on the floor, some with a room or no place only, some numbers twice."""
    chance = Random(seed)
    shelves = [f"{unit.id}-{level}" for unit in units() for level in range(1, 6) if chance.random() < 0.62]
    rows = []
    for at in range(objects):
        name, category, (width, depth, height), kg = chance.choice(KINDS)
        number = f"1978.{at + 1}" if at % 97 else "1978.1"
        facts: dict[str, object] = {"number": number, "name": name, "category": category}
        if chance.random() < 0.9:
            facts |= {
                "width": width * chance.uniform(0.7, 1.3),
                "depth": float(depth),
                "height": float(height),
                "weight": kg,
            }
        place = chance.choices((chance.choice(shelves), "f1", "f2", "r3", ""), (0.86, 0.035, 0.02, 0.02, 0.065))[0]
        if place:
            facts["place"] = place
        if chance.random() < 0.4:
            facts["description"] = "as on the card"
        rows.append((f"o{at}", facts))
    answers = {
        identity("a", question): {"question": question, "version": 1, "value": value, "how": "seen"}
        for question, value in (("t01", 0.67), ("t02", 0.33), ("t06", 0.33), ("t09", "unknown"), ("t10", 0.0))
    }
    return Museum({"name": "Museum of the Two Rivers"}, Places.of(_places()), Objects.of(rows), answers=answers)
