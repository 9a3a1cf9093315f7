"""What is a layout of a museum's room: which unit stands where, what does that change, what is wrong with it? (values)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from reorg.language import Message, from_plain, say, say_many, to_plain
from reorg.storage.layouts.asked import Ask

NOW, BESIDE, FEW = "now", "beside", "few"
SAME = 10.0  # mm: nearer than that a unit was not moved (as reorg.storage.check)


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit in a layout: ``unit`` is its id, "" for a new one; ``code`` on its label; mm; ``opens`` by its ``turn``.

    ``was``: where it stands today (x, y, turn), None if that is not known or it is new. ``planned``: it is not there yet.
    Of a block of compact shelving ``rails`` is how many bays it has, ``bay`` the width and depth of one.
    """

    unit: str
    code: str
    type: str
    width: float
    depth: float
    height: float
    x: float
    y: float
    turn: int = 0
    was: tuple[float, float, int] | None = None
    shelves: int = 0
    level: str = "shelf"
    metres: float = 0.0
    planned: bool = False
    rails: int = 0
    bay: tuple[float, float] | None = None

    @property
    def new(self) -> bool:
        """Whether the museum does not have it yet on its plan."""
        return not self.unit

    @property
    def moved(self) -> bool:
        """Whether it is carried from where it stands, or from where nobody knows."""
        if self.new or self.planned:
            return False
        at = self.was
        return at is None or at[2] % 360 != self.turn % 360 or hypot(at[0] - self.x, at[1] - self.y) > SAME

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in mm."""
        wide, deep = (self.depth, self.width) if self.turn % 180 else (self.width, self.depth)
        return self.x, self.y, self.x + wide, self.y + deep


@dataclass(frozen=True)
class Layout:
    """One layout of the room: its ``kind`` (see :data:`reorg.storage.solve.layout.KINDS_OF_LAYOUT`, and ``now``, ``beside``),
    what it is in a sentence, the units, those ``left`` without a place (ids), what is wrong, what it changes.

    ``metres`` of shelf, ``taken``: % of the floor under units, ``aisles`` as (left, top, right, bottom) in mm.
    """

    kind: str
    told: Message
    standing: tuple[Standing, ...]
    left: tuple[str, ...] = ()
    faults: tuple[Message, ...] = ()
    changes: tuple[Message, ...] = ()
    metres: float = 0.0
    taken: float = 0.0

    @property
    def moved(self) -> int:
        """How many units are carried elsewhere."""
        return sum(each.moved for each in self.standing)

    @property
    def new(self) -> int:
        """How many units come in."""
        return sum(each.new for each in self.standing)


@dataclass(frozen=True)
class Layouts:
    """An answer: how the room is ``today``, and the ``proposals``, the best first. ``most`` units no layout can beat,
    None where no number was sought. ``mark`` is that of the room when it was asked (see ``question.mark_of``).
    """

    room: str
    mark: str
    ask: Ask
    today: Layout
    proposals: tuple[Layout, ...]
    most: int | None
    notes: tuple[Message, ...] = ()
    faults: tuple[Message, ...] = ()
    seconds: float = 0.0
    seed: int = 1

    def to_data(self) -> dict[str, object]:
        """Return it as plain values; the keys are stable (docs/reference/verbs.md)."""
        return {
            "room": self.room, "mark": self.mark, "ask": self.ask.to_data(), "today": _layout_data(self.today),
            "proposals": [_layout_data(each) for each in self.proposals], "most": self.most,
            "notes": _said(self.notes), "faults": _said(self.faults), "seconds": round(self.seconds, 2), "seed": self.seed,
        }  # fmt: skip

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Layouts:
        """Return what :meth:`to_data` wrote. Raises KeyError, TypeError or ValueError for anything else."""
        made = [_layout_of(each) for each in _listed(data["proposals"])]
        most = data["most"]
        return cls(
            str(data["room"]), str(data["mark"]), Ask.from_data(_mapping(data["ask"])), _layout_of(_mapping(data["today"])),
            tuple(made), None if most is None else int(str(most)), _heard(data["notes"]), _heard(data["faults"]),
            float(str(data["seconds"])), int(str(data["seed"])),
        )  # fmt: skip


def _said(messages: Sequence[Message]) -> list[dict[str, object]]:
    """Return sentences for programs: as they are said in the language in use, and what they were said with."""
    return [{"said": str(each), **to_plain(each)} for each in messages]


def _heard(said: object) -> tuple[Message, ...]:
    return tuple(from_plain(each) for each in _listed(said))


def _listed(said: object) -> list[Mapping[str, object]]:
    if not isinstance(said, list):
        raise TypeError("a list")
    return [_mapping(each) for each in said]


def _mapping(said: object) -> Mapping[str, object]:
    if not isinstance(said, Mapping):
        raise TypeError("a mapping")
    return said


def _layout_data(made: Layout) -> dict[str, object]:
    units = [
        {
            "unit": each.unit, "code": each.code, "type": each.type, "width": each.width, "depth": each.depth,
            "height": each.height, "x": round(each.x, 1), "y": round(each.y, 1), "turn": each.turn,
            "was": list(each.was) if each.was else None, "shelves": each.shelves, "level": each.level,
            "metres": each.metres, "planned": each.planned, "rails": each.rails, "new": each.new, "moved": each.moved,
            "bay": list(each.bay) if each.bay else None,
        }
        for each in made.standing
    ]  # fmt: skip
    return {
        "kind": made.kind, "told": _said([made.told])[0], "units": units, "left": list(made.left),
        "faults": _said(made.faults), "changes": _said(made.changes), "metres": made.metres,
        "taken": round(made.taken, 2), "moved": made.moved, "new": made.new,
    }  # fmt: skip


def _layout_of(data: Mapping[str, object]) -> Layout:
    left = data["left"]
    if not isinstance(left, list):
        raise TypeError("a list")
    return Layout(
        str(data["kind"]), from_plain(_mapping(data["told"])), tuple(_standing_of(each) for each in _listed(data["units"])),
        tuple(map(str, left)), _heard(data["faults"]), _heard(data["changes"]), float(str(data["metres"])),
        float(str(data["taken"])),
    )  # fmt: skip


def _standing_of(data: Mapping[str, object]) -> Standing:
    was, bay = data["was"], data["bay"]
    before = (float(was[0]), float(was[1]), int(was[2])) if isinstance(was, list) and len(was) == 3 else None
    wide, deep, high, x, y, metres = (
        float(str(data[name])) for name in ("width", "depth", "height", "x", "y", "metres")
    )
    return Standing(
        str(data["unit"]), str(data["code"]), str(data["type"]), wide, deep, high, x, y, int(str(data["turn"])), before,
        int(str(data["shelves"])), str(data["level"]), metres, data["planned"] is True, int(str(data["rails"])),
        (float(bay[0]), float(bay[1])) if isinstance(bay, list) and len(bay) == 2 else None,
    )  # fmt: skip


def told_figures(made: Layout, of: Layouts) -> Message:
    """Return what a layout comes to in a sentence, with the bound where as many as fit were asked for."""
    count = sum(each.rails or 1 for each in made.standing)
    units = say_many("{count} unit", "{count} units", count=count)
    found = say(
        "{units}, {metres} m of shelf, {share} % of the floor.",
        units=units, metres=round(made.metres, 1), share=round(made.taken),
    )  # fmt: skip
    # the bound is of units with an aisle before each: bays on rails have none, and a crammed room has too few
    if of.most is None or made.kind in {NOW, "compact"} or count > of.most:
        return found
    return say("{figures} No layout in which each is reached holds more than {most}.", figures=found, most=of.most)
