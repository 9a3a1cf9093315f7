"""What does somebody ask of a room: read from the form, and shown in it again?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reorg.language import Message, say, size
from reorg.museum import Ask as Field
from reorg.museum import Museum, Place, furniture_label
from reorg.storage import layouts
from reorg.web.desk.asking import shown, taken

LINES = 3
SECONDS = ("5", "10", "30", "120")
AISLE = Field("aisle", say("Free before each unit"), "length", unit="cm", most=10_000, needed=True)
WAY = Field("way", say("Every way from the door"), "length", unit="cm", most=10_000, needed=True)
FLOOR = Field(
    "floor", say("What a square metre of floor carries"), "number", unit="kg", most=100_000,
    help=say("Empty if nobody knows. Who built or surveyed the house knows it."),
)  # fmt: skip
FIELDS = (AISLE, WAY, FLOOR)
GETS: Mapping[str, Message] = {
    "trolley": say("a trolley of 60 × 100 cm"), "ladder": say("a step ladder of 60 × 130 cm"),
    "wheelchair": say("a wheelchair"), "largest": say("the largest object"),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What was asked, with what is wrong with it; ``typed`` is shown in the form again."""

    ask: layouts.Ask
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Message, ...] = ()


def first(museum: Museum, room: Place, before: layouts.Ask | None) -> Asked:
    """Return the form as it is shown first: as it was asked last time, or with what is usual."""
    ask = before or layouts.Ask()
    typed = {"aisle": shown(ask.aisle), "way": shown(ask.passage), "seconds": SECONDS[1], "rails": ask.rails}
    carries = room.floor_load if room.floor_load is not None else ask.floor
    typed["floor"] = f"{carries:g}" if carries is not None else ""
    lines = [(name, str(count)) for name, count in ask.add.items()] + [(name, "") for name in ask.fill]
    for at, (name, count) in enumerate(lines[:LINES]):
        typed |= {f"type-{at}": name, f"count-{at}": count}
    typed |= {f"gets-{code}": "1" for code in ask.movers}
    for unit in units_of(museum, room):
        typed[f"may-{unit.id}"] = ask.units.get(unit.id) or layouts.usual(museum, unit)
    return Asked(ask, typed)


def units_of(museum: Museum, room: Place) -> list[Place]:
    """Return the units in a room."""
    return [each for each in museum.places.within(room.id) if each.kind == "unit"]


def read(museum: Museum, room: Place, typed: Mapping[str, str], largest: tuple[float, float] | None) -> Asked:
    """Return what was asked in the form."""
    values, problems = taken(FIELDS, typed)
    add: dict[str, int] = {}
    fill: list[str] = []
    known = layouts.types_of(museum.places)
    for at in range(LINES):
        name, count = typed.get(f"type-{at}", ""), typed.get(f"count-{at}", "").strip()
        if not name:
            continue
        if name not in known:
            problems.append(say("There is no type of unit {name}.", name=name[:80]))
        elif not count:
            fill.append(name)
        elif count.isdecimal() and len(count) < 5:
            add[name] = add.get(name, 0) + int(count)
        else:
            problems.append(
                say("{typed} is no number of units. Write a number, or nothing for as many as fit.", typed=count[:40])
            )
    whole = layouts.STAY if typed.get("moves") == "none" else ""
    units = {
        each.id: may
        for each in units_of(museum, room)
        if (may := whole or typed.get(f"may-{each.id}", "")) in layouts.MAY
    }
    movers = tuple(code for code in layouts.MOVERS if typed.get(f"gets-{code}") and (code != "largest" or largest))
    floor = values["floor"]
    ask = layouts.Ask(
        units, add, tuple(dict.fromkeys(fill)), typed.get("rails", ""), _mm(values["aisle"], layouts.Ask.aisle),
        _mm(values["way"], layouts.Ask.passage), float(floor) if isinstance(floor, float) else None, movers,
        largest if "largest" in movers else None,
    )  # fmt: skip
    if not problems:
        problems += ask.problems(museum.places)
    return Asked(ask, dict(typed), tuple(problems))


def _mm(value: object, otherwise: float) -> float:
    return value if isinstance(value, float) and value > 0 else otherwise


def form(museum: Museum, room: Place, asked: Asked, largest: tuple[float, float] | None) -> dict[str, object]:
    """Return what the template of the form needs."""
    types = [
        (name, furniture_label(each.type), size("cm", each.width / 10, each.depth / 10))
        for name, each in layouts.types_of(museum.places).items()
    ]
    typed = asked.typed
    lines = [(at, typed.get(f"type-{at}", ""), typed.get(f"count-{at}", "")) for at in range(LINES)]
    units = [(each, typed.get(f"may-{each.id}") or layouts.MOVE) for each in units_of(museum, room)]
    gets = [
        (code, GETS[code], bool(typed.get(f"gets-{code}"))) for code in layouts.MOVERS if code != "largest" or largest
    ]
    return {
        "types": types, "lines": lines, "units": units, "may": list(layouts.MAY.items()), "gets": gets,
        "fields": [(each, typed.get(each.name, "")) for each in FIELDS], "rails": typed.get("rails", ""),
        "seconds": typed.get("seconds", SECONDS[1]), "choices": SECONDS, "moves": typed.get("moves", "some"),
        "own": any(may != layouts.MOVE for _, may in units),
    }  # fmt: skip
