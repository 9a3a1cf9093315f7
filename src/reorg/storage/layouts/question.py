"""How does a museum's room become a question for the solver: its floor, its units, what comes in, what must get there?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reorg.language import Message, Trouble, listed, say
from reorg.museum import Museum, Place, Places, canonical, identity, shape_of
from reorg.storage.catalogue import UnitType
from reorg.storage.layout_told import told_fault
from reorg.storage.layouts.asked import OUT, STAY, Ask, type_label, type_named, usual
from reorg.storage.solve.layout import (
    LADDER,
    OURS,
    TROLLEY,
    WHEELCHAIR,
    Compact,
    Door,
    Fault,
    Mover,
    Problem,
    Room,
    Rules,
    Stand,
    Thing,
    Width,
)
from reorg.storage.solve.layout import UnitType as SolverType
from reorg.storage.solve.ways import Form

_THINGS: Mapping[str, str] = {
    "column": "column", "radiator": "radiator", "stairs": "stairs", "window": "window", "dead zone": "dead zone",
    "low ceiling": "low ceiling", "sloping ceiling": "low ceiling",
}  # fmt: skip
_NAMED_WALLS: Mapping[str, int] = {"north": 1, "east": 2, "south": 3, "west": 4}
_MOVERS: Mapping[str, Mover] = {"trolley": TROLLEY, "ladder": LADDER, "wheelchair": WHEELCHAIR}
YOURS = "yours"
TURNS = 780.0  # mm: a trolley of w × l gets round a right corner between aisles of (w + l/2)/√2
SQUARE = frozenset({0, 90, 180, 270})


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of unit in one size: what it is for the museum, for people and for the solver. mm and kg.

    ``load`` is what one shelf carries, ``kg`` a full unit; 0: nobody can say. ``bays`` of compact shelving in one block.
    """

    code: str
    type: str
    width: float
    depth: float
    height: float
    shelves: int = 0
    level: str = "shelf"
    load: float | None = None
    kg: float = 0.0
    metres: float = 0.0
    bays: int = 1

    @property
    def label(self) -> Message:
        """What it is called in a sentence."""
        return type_label(self.type, self.width, self.depth)

    def solver(self, wanted: int | None) -> SolverType:
        """Return it as the solver reads it."""
        return SolverType(self.code, self.width, self.depth, self.height, kg=self.kg, metres=self.metres, wanted=wanted)


@dataclass(frozen=True)
class Question:
    """A room as it is asked about: the ``problem``, the ``kinds`` of units in it by code, and whose units they are.

    ``movable`` and ``fixed`` are units that stand in it; ``out`` go; ``fixed`` in the order of the problem's. ``mark``
    changes when the room or a unit in it does. ``notes`` say what was left out, or is not known; ``faults`` what does not
    even come through a door, and is not asked to get anywhere.
    """

    room: Place
    ask: Ask
    problem: Problem
    kinds: Mapping[str, Kind]
    fixed: tuple[Place, ...]
    movable: tuple[Place, ...]
    out: tuple[Place, ...]
    coming: Mapping[str, int | None]
    mark: str
    notes: tuple[Message, ...] = ()
    faults: tuple[Message, ...] = ()

    @property
    def units(self) -> tuple[Place, ...]:
        """Every unit that is to have a place."""
        return (*self.fixed, *self.movable)

    @property
    def filled(self) -> bool:
        """Whether as many as fit are asked for, so that a bound means something."""
        return any(count is None for count in self.coming.values())


def question(museum: Museum, room: Place, ask: Ask, *, drawn: bool = False) -> Question:
    """Return what is asked of a room. Raises Trouble where it cannot be asked at all: no shape, no door, no such type, and
    no unit, unless they are ``drawn`` by hand.
    """
    museum = museum.to_be
    if wrong := ask.problems(museum.places):
        raise Trouble(wrong[0])
    floor = _room(room, ask)
    held, faults = _through(floor, rules(ask))
    found = _Units(museum, room, ask)
    coming: dict[str, int | None] = {}
    for name, count in ask.add.items():
        if count:
            code = found.coming(type_named(museum.places, name))
            coming[code] = (coming.get(code) or 0) + count
    for name in ask.fill:
        coming[found.coming(type_named(museum.places, name))] = None
    there = Counter(found.codes[unit.id] for unit in (*found.fixed, *found.movable))
    if not (there or coming or ask.rails or drawn):
        raise Trouble(
            say("No unit stands in {room}, and none is to come in. Say what is to stand there.", room=room.label)
        )
    types = [
        kind.solver(None if code in coming and coming[code] is None else there[code] + (coming.get(code) or 0))
        for code, kind in found.kinds.items() if code in there or code in coming
    ]  # fmt: skip
    fixed = tuple(
        Stand(found.codes[unit.id], unit.x or 0.0, unit.y or 0.0, unit.turn % 360, fixed=True, name=unit.code)
        for unit in found.fixed
    )
    return Question(
        room, ask, Problem(floor, tuple(types), fixed, held), found.kinds, tuple(found.fixed),
        tuple(found.movable), tuple(found.out), coming, mark_of(museum.places, room),
        (*found.notes, *_narrow(ask), *_unknown(room, floor, found.kinds.values())), faults,
    )  # fmt: skip


def on_rails(asked: Question, places: Places) -> Problem | None:
    """Return the same room with bays on rails; None if nobody asked for them."""
    if not asked.ask.rails:
        return None
    kind = _kind(type_named(places, asked.ask.rails), "rails ")
    # of what is to fill the room only those come along that the museum has: the bays on rails fill it
    there = Counter(code_of(each) for each in asked.units)
    types = tuple(
        replace(each, wanted=there[each.code]) if each.wanted is None else each
        for each in asked.problem.types if each.wanted is not None or there[each.code]
    )  # fmt: skip
    return Problem(
        asked.problem.room, (*types, kind.solver(None)), asked.problem.fixed, asked.problem.rules, Compact(kind.code)
    )


def kind_on_rails(asked: Question, places: Places) -> Kind:
    """Return the kind of the bays that run on rails."""
    return _kind(type_named(places, asked.ask.rails), "rails ")


def _room(room: Place, ask: Ask) -> Room:
    """Return a museum's room as the solver reads it. Raises Trouble where its shape or its doors are not known."""
    shape = shape_of(room)
    if shape is None:
        raise Trouble(
            say("The shape of {room} is not known. Enter its width and depth, or its walls.", room=room.label)
        )
    if not shape.doors:
        raise Trouble(
            say("{room} has no door on its plan, so nobody gets in. Enter where its door is.", room=room.label)
        )
    opens = {"out": "out", "slide": "slide"}
    doors = tuple(
        Door(each.start, each.end, "end" if each.hinge == each.end else "start", opens.get(each.opens, "in"))
        for each in shape.doors
    )
    things = tuple(
        Thing(_THINGS[each.kind], each.corners, each.height) for each in shape.features if each.kind in _THINGS
    )
    outside = frozenset(
        number
        for wall in room.outside or ()
        if (number := _NAMED_WALLS.get(wall, int(wall) if wall.isdecimal() else 0))
    )
    carries = ask.floor if ask.floor is not None else room.floor_load
    return Room(shape.corners, doors, things, room.height, carries, outside)


def _through(room: Room, held: Rules) -> tuple[Rules, tuple[Message, ...]]:
    """Return the rules without what comes through no door, and the sentences that say so."""
    widest = max(door.width for door in room.doors)
    needs = [(each, each.door or min(each.form.width, each.form.length)) for each in held.movers]
    faults = tuple(
        told_fault(Fault("door-too-narrow", values={"mover": each.code, "need": need, "door": widest}))
        for each, need in needs if need > widest + 1
    )  # fmt: skip
    return replace(held, movers=tuple(each for each, need in needs if need <= widest + 1)), faults


def rules(ask: Ask) -> Rules:
    """Return the rules of a question, each number with who says it."""
    movers = [_MOVERS[code] for code in ask.movers if code in _MOVERS]
    if "largest" in ask.movers and ask.largest:
        movers.append(Mover("largest", Form(*ask.largest)))
    return Rules(
        Width(ask.aisle, OURS if ask.aisle == Ask.aisle else YOURS),
        Width(ask.passage, "DIN 18040-1" if ask.passage == Ask.passage else YOURS), movers=tuple(movers),
    )  # fmt: skip


class _Units:
    """The units of a room by what becomes of them, and the kinds that they are."""

    def __init__(self, museum: Museum, room: Place, ask: Ask) -> None:
        self.kinds: dict[str, Kind] = {}
        self.codes: dict[str, str] = {}
        self.fixed: list[Place] = []
        self.movable: list[Place] = []
        self.out: list[Place] = []
        self.notes: list[Message] = []
        unsized, crooked, nowhere = [], [], []
        for unit in museum.places.within(room.id):
            if unit.kind != "unit":
                continue
            may = ask.units.get(unit.id) or usual(museum, unit)
            if may == OUT:
                self.out.append(unit)
            elif not (unit.width and unit.depth and unit.width > 0 and unit.depth > 0):
                unsized.append(unit.code)
            elif may == STAY and unit.footprint is None:
                nowhere.append(unit.code)
                self._take(museum.places, unit, self.movable)
            elif may == STAY and unit.turn % 360 not in SQUARE:
                crooked.append(unit.code)
            else:
                self._take(museum.places, unit, self.fixed if may == STAY else self.movable)
        if unsized:
            self.notes.append(say("Left out, because nobody measured them: {units}.", units=listed(unsized, 12)))
        if nowhere:
            self.notes.append(
                say("Nobody knows where these stand, so they may move: {units}.", units=listed(nowhere, 12))
            )
        if crooked:
            self.notes.append(say("Left out, because they do not stand square: {units}.", units=listed(crooked, 12)))

    def _take(self, places: Places, unit: Place, into: list[Place]) -> None:
        levels = [each for each in places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
        known = bool(levels) and all(each.load for each in levels)
        kg = sum(each.load or 0.0 for each in levels) if known else unit.load or 0.0
        metres = sum(each.width or unit.width or 0.0 for each in levels) / 1000
        wide, deep, high = unit.width or 0.0, unit.depth or 0.0, unit.height or 0.0
        code = _code(unit.type, wide, deep, high)
        held = self.kinds.get(code)
        level = levels[0].kind if levels else "shelf"
        self.kinds[code] = Kind(
            code, unit.type, wide, deep, high, held.shelves if held else len(levels), held.level if held else level,
            None, max(kg, held.kg if held else 0.0), held.metres if held else round(metres, 3),
        )  # fmt: skip
        self.codes[unit.id] = code
        into.append(unit)

    def coming(self, type_: UnitType) -> str:
        """Return the code of the kind of units that come in."""
        kind = _kind(type_)
        self.kinds.setdefault(kind.code, kind)
        return kind.code


def code_of(unit: Place) -> str:
    """Return the code of the kind that a unit is of: what it is, and its size in mm."""
    return _code(unit.type, unit.width or 0.0, unit.depth or 0.0, unit.height or 0.0)


def _code(type_: str, wide: float, deep: float, high: float) -> str:
    return f"{type_} {wide:g}x{deep:g}x{high:g}"


def _kind(type_: UnitType, before: str = "") -> Kind:
    return Kind(
        before + _code(type_.type, type_.width, type_.depth, type_.height), type_.type, type_.width, type_.depth, type_.height,
        type_.shelves, type_.level, type_.load, type_.shelves * (type_.load or 0.0), type_.shelves * type_.width / 1000,
    )  # fmt: skip


def _narrow(ask: Ask) -> Iterator[Message]:
    """Yield that a trolley hardly turns in such aisles."""
    if "trolley" in ask.movers and ask.aisle < TURNS:
        yield say(
            "In aisles of {cm} cm a trolley of 60 × 100 cm hardly turns, so many units are not reached by it. "
            "Make them wider, or do not ask for a trolley.",
            cm=round(ask.aisle / 10),
        )


def _unknown(room: Place, floor: Room, kinds: Iterable[Kind]) -> Iterator[Message]:
    """Yield what is not known and therefore was not asked."""
    if floor.height is None:
        yield say("The height of the room is not known, so no unit was found too high.")
    if floor.floor_load is None:
        yield say("What the floor carries is not known, so no unit was found too heavy. Ask who built the house.")
    elif unknown := [kind.label for kind in kinds if not kind.kg]:
        yield say(
            "What these weigh when full is not known, so the floor was not asked: {types}.", types=listed(unknown, 6)
        )
    if room.outside is None:
        yield say("Which walls are outside walls is not known, so units may touch any of them.")


def mark_of(places: Places, room: Place) -> str:
    """Return what changes whenever the room, or a unit in it, does."""
    units = [each for each in places.to_be.within(room.id) if each.kind == "unit"]
    said: list[object] = [
        [each.id, each.width, each.depth, each.height, each.x, each.y, each.turn, each.type] for each in units
    ]
    said.append([room.width, room.depth, room.height, list(room.outside or ()), room.floor_load])
    said += [[dict(part) for part in parts] for parts in (room.walls, room.doors, room.features)]
    return identity("r", canonical(said))
