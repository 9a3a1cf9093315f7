"""What is asked of a room: which units stay, may move or go, what comes in, and how wide are its aisles?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from types import MappingProxyType

from reorg.language import Message, Trouble, listed, say, size
from reorg.museum import Museum, Place, Places, furniture_label
from reorg.storage.catalogue import UnitType, catalogue, own_types

AISLE, PASSAGE = 900.0, 900.0
"""mm before every open side (ours), and of every way from the door (DIN 18040-1: 90 cm to pass)."""
MOVERS = ("trolley", "ladder", "wheelchair", "largest")
MOST_NEW = 2000
MOVE, STAY, OUT = "move", "stay", "out"
MAY: Mapping[str, Message] = MappingProxyType(
    {MOVE: say("may move"), STAY: say("stays where it is"), OUT: say("goes out of this room")}
)
"""What may become of a unit that stands in the room."""


@dataclass(frozen=True)
class Ask:
    """What somebody asks of a room.

    ``units``: of a unit's id :data:`MOVE`, :data:`STAY` or :data:`OUT`; of others :func:`usual` says it. ``add``: how many
    of a type (see :func:`types_of`) come in; ``fill``: of which as many as fit; ``rails``: of which bays run on rails.
    ``aisle``, ``passage`` in mm; ``floor``: kg/m² that the floor carries, None if not known; ``movers`` get to each unit;
    ``largest``: width and length of the largest object in mm, where it is one of them.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    add: Mapping[str, int] = field(default_factory=dict)
    fill: tuple[str, ...] = ()
    rails: str = ""
    aisle: float = AISLE
    passage: float = PASSAGE
    floor: float | None = None
    movers: tuple[str, ...] = ("trolley",)
    largest: tuple[float, float] | None = None

    def to_data(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "units": dict(sorted(self.units.items())), "add": dict(self.add), "fill": list(self.fill),
            "rails": self.rails, "aisle": self.aisle, "passage": self.passage, "floor": self.floor,
            "movers": list(self.movers), "largest": list(self.largest) if self.largest else None,
        }  # fmt: skip

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Ask:
        """Return what :meth:`to_data` wrote. Raises KeyError, TypeError or ValueError for anything else."""
        units, add, fill, movers = data["units"], data["add"], data["fill"], data["movers"]
        largest, floor = data["largest"], data["floor"]
        if not (isinstance(units, Mapping) and isinstance(add, Mapping)):
            raise TypeError("units and add are mappings")
        if not (isinstance(fill, list) and isinstance(movers, list)):
            raise TypeError("fill and movers are lists")
        sides = tuple(float(each) for each in largest) if isinstance(largest, list) else ()
        return cls(
            {str(key): str(may) for key, may in units.items()}, {str(key): int(count) for key, count in add.items()},
            tuple(map(str, fill)), str(data["rails"]), _number(data["aisle"]), _number(data["passage"]),
            None if floor is None else _number(floor), tuple(map(str, movers)),
            (sides[0], sides[1]) if len(sides) == 2 else None,
        )  # fmt: skip

    def problems(self, places: Places) -> list[Message]:
        """Return everything that nobody can ask."""
        found = []
        if not 300 <= self.aisle <= 10_000:
            found.append(say("An aisle is between 30 cm and 10 m wide; here it would be {cm} cm.", cm=self.aisle / 10))
        elif not 300 <= self.passage <= self.aisle:
            found.append(
                say(
                    "A way of {cm} cm does not go through aisles of {aisle} cm.",
                    cm=self.passage / 10,
                    aisle=self.aisle / 10,
                )
            )
        if self.floor is not None and not 0 < self.floor <= 100_000:
            found.append(say("A floor that carries {kg} kg on a square metre is no floor for a store.", kg=self.floor))
        for name, count in self.add.items():
            if not 0 <= count <= MOST_NEW:
                found.append(say("{count} units of one type are too many to lay out.", count=count))
            found += _unknown_type(places, name)
        for name in dict.fromkeys((*self.fill, self.rails)):
            found += _unknown_type(places, name) if name else []
        return list(dict.fromkeys(found))


def _number(said: object) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float) or not isfinite(said):
        raise ValueError(said)
    return float(said)


def _unknown_type(places: Places, name: str) -> list[Message]:
    try:
        type_named(places, name)
    except Trouble as trouble:
        return [trouble.message]
    return []


def usual(museum: Museum, unit: Place) -> str:
    """Return what becomes of a unit when nobody says: one that a wish keeps stays, one to be discarded goes."""
    wishes = (each for each in museum.wishes.values() if each.get("of") == unit.id and not each.get("struck"))
    if any(each.get("rule") == "stay" for each in wishes):
        return STAY
    return OUT if unit.verdict == "discard" else MOVE


def types_of(places: Places) -> dict[str, UnitType]:
    """Return the types that can come in, by the name under which they are asked for: the museum's own sizes first."""
    found: dict[str, UnitType] = {}
    for each in (*own_types(places), *catalogue()):
        name = each.type if each.type not in found else f"{each.type} {_sides(each)}"
        found.setdefault(name, each)
    return found


def type_named(places: Places, name: str) -> UnitType:
    """Return the type that is asked for: a name of :func:`types_of`, or such a name with a size in cm: shelving 90x40x210.

    Raises Trouble naming those that there are.
    """
    every, said = types_of(places), " ".join(name.casefold().split())
    known = {each.casefold(): kind for each, kind in every.items()}
    if said in known:
        return known[said]
    head, _, tail = said.rpartition(" ")
    sides = [_cm(part) for part in tail.replace("×", "x").split("x")]
    if head in known and len(sides) in {2, 3} and all(sides):
        like = known[head]
        wide, deep, high = [*(side or 0.0 for side in sides), like.height][:3]
        return replace(like, width=wide, depth=deep, height=high)
    raise Trouble(say("There is no type of unit {name}. There are: {types}.", name=name, types=listed(every, 20)))


def _cm(part: str) -> float | None:
    """Return a length in mm that is written in cm; None for anything that no unit is."""
    try:
        mm = 10 * float(part.replace(",", "."))
    except ValueError:
        return None
    return mm if 50 <= mm <= 20_000 else None


def _sides(kind: UnitType) -> str:
    return "x".join(f"{side / 10:g}" for side in (kind.width, kind.depth, kind.height))


def type_label(stored: str, width: float, depth: float) -> Message:
    """Return what a type of unit of a size is called in a sentence."""
    return say("{type} {size}", type=furniture_label(stored), size=size("cm", width / 10, depth / 10))
