"""How are units placed without a script: as a table of where each stands, and a line for new ones, in rows if wished?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from reorg.language import Message, say
from reorg.museum import Ask, Place
from reorg.storage import catalogue, own_types
from reorg.web.desk import now
from reorg.web.desk.asking import shown, taken
from reorg.web.desk.store.drawn import Wish
from reorg.web.desk.store.forms import TYPES

PAGE = 50
MOST_NEW = 100
TURNS = (("0", say("the front")), ("90", say("the left")), ("180", say("the back")), ("270", say("the right")))
ROW = (
    Ask("type", say("What it is"), "choice", choices=TYPES),
    Ask("width", say("Width"), "length", unit="cm", most=20_000),
    Ask("depth", say("Depth"), "length", unit="cm", most=20_000),
    Ask("x", say("From the left wall"), "length", unit="cm", most=200_000),
    Ask("y", say("From the back wall"), "length", unit="cm", most=200_000),
    Ask("turn", say("Opens towards"), "choice", choices=TURNS),
)
TOWARDS: Mapping[str, tuple[Message, tuple[int, int]]] = {
    "right": (say("to the right"), (1, 0)),
    "left": (say("to the left"), (-1, 0)),
    "down": (say("to the front"), (0, 1)),
    "up": (say("to the back"), (0, -1)),
}
NEW = (
    Ask("type", say("What it is"), "choice", choices=TYPES),
    Ask("like", say("Or: the same as the unit"), help=say("The code of a unit in this museum, whose size and type are taken.")),
    Ask("count", say("How many"), "number", most=MOST_NEW),
    Ask("x", say("From the left wall"), "length", unit="cm", most=200_000),
    Ask("y", say("From the back wall"), "length", unit="cm", most=200_000),
    Ask("turn", say("Opens towards"), "choice", choices=TURNS),
    Ask("towards", say("The next ones follow"), "choice",
        choices=tuple((key, label) for key, (label, _) in TOWARDS.items())),
    Ask("gap", say("Between two units"), "length", unit="cm", most=20_000, help=say("Empty is 0.")),
    Ask("width", say("Width"), "length", unit="cm", most=20_000, help=say("Empty: as is usual for what it is.")),
    Ask("depth", say("Depth"), "length", unit="cm", most=20_000),
    Ask("height", say("Height"), "length", unit="cm", most=20_000),
    Ask("shelves", say("Shelves or drawers in each"), "number", most=60),
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """The table as it was typed, and which page of it is shown (from 1)."""

    typed: Mapping[str, str]
    at: int = 1

    @classmethod
    def of(cls, said: Mapping[str, str]) -> Table:
        """Return what a form or an address says."""
        asked = said.get("page", "1")
        return cls(said, int(asked) if asked.isdecimal() and int(asked[:6]) > 0 else 1)

    def shown(self, units: Sequence[Place]) -> Mapping[str, object]:
        """Return one page of the table for the template: each unit with its fields, what was typed, what was shown."""
        pages = max(1, -(-len(units) // PAGE))
        at = min(self.at, pages)
        rows = [(unit, [self._cell(unit, ask) for ask in ROW]) for unit in units[(at - 1) * PAGE : at * PAGE]]
        new = [(ask, self.typed.get(f"n-{ask.name}", "")) for ask in NEW]
        return {"rows": rows, "asks": ROW, "new": new, "at": at, "pages": pages, "before": at - 1, "after": at + 1}

    def _cell(self, unit: Place, ask: Ask) -> tuple[Ask, str, str, str]:
        """Return a field with its name, what stands in it, and what is known now; what nobody touched is as it is known."""
        name, known = f"u-{unit.id}-{ask.name}", _typed(unit, ask)
        typed = self.typed.get(name, known)
        touched = typed.strip() != self.typed.get(f"was-{name}", known).strip()
        return _named(ask, unit), name, typed if touched else known, known


def _named(ask: Ask, unit: Place) -> Ask:
    """Return the field as it is asked of one unit; a type of the museum's own is among the choices."""
    if ask.name != "type" or not unit.type or unit.type in dict(ask.choices):
        return ask
    return replace(ask, choices=((unit.type, say("{type}", type=unit.type)), *ask.choices))


def _typed(unit: Place, ask: Ask) -> str:
    value = getattr(unit, ask.name)
    if ask.kind == "length":
        return shown(value)
    return "" if value is None else str(value)


def wishes_of(table: Table, codes: Sequence[str]) -> tuple[list[Wish], list[Message]]:
    """Return what somebody wants who filled in the table: of units that are there, and new ones; and what is unreadable."""
    places = now.places()
    problems: list[Message] = []
    wishes: list[Wish] = []
    for name in table.typed:
        if not name.startswith("u-") or not name.endswith("-x"):
            continue
        unit = places.get(name[2:-2])
        if unit is not None:
            wishes += _changed(table.typed, unit, problems)
    wishes += _new(table.typed, codes, problems)
    return wishes, problems


def _changed(typed: Mapping[str, str], unit: Place, problems: list[Message]) -> list[Wish]:
    asks = [
        replace(_named(ask, unit), name=f"u-{unit.id}-{ask.name}", label=say("{unit}, {field}", unit=unit.code, field=ask.label))
        for ask in ROW
    ]  # fmt: skip
    values, wrong = taken(asks, typed)
    problems += wrong
    before, _ = taken(asks, {ask.name: typed.get(f"was-{ask.name}", "") for ask in asks})
    said, was = {}, {}
    for ask in asks:
        if typed.get(ask.name, "").strip() == typed.get(f"was-{ask.name}", "").strip():
            continue
        name = ask.name.rpartition("-")[2]
        said[name], was[name] = _value(name, values[ask.name]), _value(name, before[ask.name])
    return [Wish(unit.id, said, was)] if said else []


def _value(name: str, value: object) -> str | float | None:
    if name == "turn":
        return int(str(value)) if str(value or "").isdecimal() else 0
    return value if isinstance(value, str | float) else None


def _new(typed: Mapping[str, str], codes: Sequence[str], problems: list[Message]) -> list[Wish]:
    """Return the new units of one line: the first where it says, the others beside it."""
    asks = [replace(ask, name=f"n-{ask.name}") for ask in NEW]
    if not any(typed.get(f"n-{name}", "").strip() for name in ("type", "like")):
        return []
    read, wrong = taken(asks, typed)
    values = {name.removeprefix("n-"): value for name, value in read.items()}
    problems += wrong
    base = _base(values, problems)
    count = int(number) if isinstance(number := values["count"], float) else 1
    if count > len(codes):
        problems.append(say("Add at most {most} units at a time.", most=len(codes)))
    if base is None or problems:
        return []
    size = {
        name: value if isinstance(value := values[name], float) else base[name] for name in ("width", "depth", "height")
    }
    turn = int(str(values["turn"] or "0"))
    wide, deep = (size["depth"], size["width"]) if turn % 180 else (size["width"], size["depth"])
    ahead = TOWARDS[str(values["towards"] or "right")][1]
    gap = float(values["gap"] or 0.0)  # type: ignore[arg-type]  # a length, as asked
    left, top = values["x"], values["y"]
    wishes = []
    for at in range(count):
        said: dict[str, str | float | int | None] = {
            "type": base["type"], "shelves": base["shelves"], **size, "turn": turn, "code": codes[at],
        }  # fmt: skip
        if isinstance(values["shelves"], float):
            said["shelves"] = values["shelves"]
        if isinstance(left, float) and isinstance(top, float):
            said |= {
                "x": left + at * ahead[0] * ((wide or 0.0) + gap),
                "y": top + at * ahead[1] * ((deep or 0.0) + gap),
            }
        wishes.append(Wish("", said))
    return wishes


class _Base(TypedDict):
    """What new units begin with; sizes in mm."""

    type: str
    width: float | None
    depth: float | None
    height: float | None
    shelves: float


def _base(values: Mapping[str, object], problems: list[Message]) -> _Base | None:
    """Return type, size and number of shelves that new units begin with: of the unit that is named, or of their type."""
    places = now.places()
    if like := str(values["like"] or ""):
        unit = next((each for each in places.called(like) if each.kind == "unit"), None)
        if unit is None:
            problems.append(say("There is no unit {code} to copy.", code=like))
            return None
        count = sum(1 for each in places.inside(unit.id) if each.kind in {"shelf", "drawer"})
        return {
            "type": unit.type,
            "width": unit.width,
            "depth": unit.depth,
            "height": unit.height,
            "shelves": float(count),
        }
    own = {each.type: each for each in reversed(own_types(places))}
    found = own.get(str(values["type"])) or next((each for each in catalogue() if each.type == values["type"]), None)
    if found is None:
        problems.append(say("Say what the new units are."))
        return None
    return {
        "type": found.type, "width": found.width, "depth": found.depth, "height": found.height,
        "shelves": float(found.shelves),
    }  # fmt: skip
