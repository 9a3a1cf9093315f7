"""How is a layout of a room told to people, and what is wrong with it? (the layout itself knows no language)"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from reorg.language import Message, listed, say, say_many, size
from reorg.storage.solve.layout import CODES, Fault, Figures, Proposal, Stand, Unplaced

_ALONG = (
    say("Rows along the longer side of the room, without a cross aisle."),
    say("Rows along the longer side of the room, with one cross aisle."),
    say("Rows along the longer side of the room, with two cross aisles."),
)
_ACROSS = (
    say("Rows along the shorter side of the room, without a cross aisle."),
    say("Rows along the shorter side of the room, with one cross aisle."),
    say("Rows along the shorter side of the room, with two cross aisles."),
)
MOVERS: Mapping[str, Message] = {
    "trolley": say("the trolley"),
    "ladder": say("the step ladder"),
    "wheelchair": say("a wheelchair"),
    "largest": say("the largest object"),
    "passage": say("a person who needs the whole width of the way"),
}
"""What gets through, by its code, as it stands in a sentence."""


def told(proposal: Proposal) -> Message:
    """Return in a sentence what kind of layout a proposal is."""
    crosses = min(2, int(proposal.values.get("crosses", 0)))
    if proposal.kind == "along":
        return _ALONG[crosses]
    if proposal.kind == "across":
        return _ACROSS[crosses]
    if proposal.kind == "walls":
        return say("Units on the walls alone. The middle of the room stays free.")
    if proposal.kind == "compact":
        return say(
            "Compact shelving on rails, with one aisle that is opened where it is needed. "
            "The floor must carry {load} kg on a square metre.",
            load=proposal.values.get("load", 0),
        )
    return say("Aisles found by trying many ways. It looks less regular, and holds more than plain rows.")


def told_figures(figures: Figures) -> Message:
    """Return how many bays a layout has, and how many are possible at most."""
    return say(
        "{bays} bays, {share} % of the floor. No layout of this room has more than {most}.",
        bays=round(figures.bays), share=round(figures.taken), most=round(figures.at_most),
    )  # fmt: skip


def told_unplaced(left: Unplaced, *, names: Mapping[str, Message] = MappingProxyType({})) -> Message:
    """Return why units have no place; ``names`` are those of types by their code."""
    kind = names.get(left.type, left.type)
    return _LEFT[left.reason](kind, left.count) if left.count else _NONE[left.reason](kind)


_NONE: Mapping[str, Callable[[Message | str], Message]] = {
    "no-room": lambda kind: say("There is no room for a unit of type {type}.", type=kind),
    "no-way-in": lambda kind: say("No unit of type {type} has a place: the way in from a door is not free.", type=kind),
    "too-large": lambda kind: say("A unit of type {type} is too large for the room.", type=kind),
    "too-high": lambda kind: say("A unit of type {type} is too high for the room.", type=kind),
    "too-heavy": lambda kind: say("A full unit of type {type} is too heavy for the floor.", type=kind),
}
_LEFT: Mapping[str, Callable[[Message | str, int], Message]] = {
    "no-room": lambda kind, count: say_many(
        "{count} unit of type {type} has no room.", "{count} units of type {type} have no room.", count=count, type=kind
    ),
    "no-way-in": lambda kind, count: say_many(
        "{count} unit of type {type} has no place: the way in from a door is not free.",
        "{count} units of type {type} have no place: the way in from a door is not free.",
        count=count,
        type=kind,
    ),
    "too-large": lambda kind, count: say_many(
        "{count} unit of type {type} is too large for the room.",
        "{count} units of type {type} are too large for the room.",
        count=count,
        type=kind,
    ),
    "too-high": lambda kind, count: say_many(
        "{count} unit of type {type} is too high for the room.",
        "{count} units of type {type} are too high for the room.",
        count=count,
        type=kind,
    ),
    "too-heavy": lambda kind, count: say_many(
        "{count} full unit of type {type} is too heavy for the floor.",
        "{count} full units of type {type} are too heavy for the floor.",
        count=count,
        type=kind,
    ),
}


def told_fault(
    fault: Fault, units: Sequence[Stand] = (), *, names: Mapping[str, Message] = MappingProxyType({})
) -> Message:
    """Return what is wrong, in a sentence; ``units`` are those that were checked, ``names`` those of types by their code.

    Raises KeyError for an unknown code.
    """
    values: Mapping[str, float | int | str | Message] = fault.values
    if (kind := str(fault.values.get("type", ""))) in names:
        values = {**fault.values, "type": names[kind]}
    return _FAULTS[fault.code](_Case(values, _named(units, fault.unit), _named(units, fault.other)))


def told_faults(
    faults: Sequence[Fault], units: Sequence[Stand] = (), *, names: Mapping[str, Message] = MappingProxyType({})
) -> list[tuple[Message, tuple[int, ...]]]:
    """Return what is wrong in sentences, each with the places (from 0) of its units in the list that was checked.

    Units that the same does not reach stand in one sentence; of what does not reach a unit the first is told.
    """
    found: list[tuple[Message, tuple[int, ...]]] = []
    stuck: dict[tuple[str, object], list[int]] = {}
    seen: set[int] = set()
    for fault in faults:
        if fault.code != "not-reached":
            found.append(
                (told_fault(fault, units, names=names), tuple(at for at in (fault.unit, fault.other) if at >= 0))
            )
        elif fault.unit not in seen:
            seen.add(fault.unit)
            stuck.setdefault((str(fault.values["mover"]), fault.values["need"]), []).append(fault.unit)
    for (mover, need), those in stuck.items():
        message = _not_reached([_named(units, at) for at in those], {"mover": mover, "need": need})
        found.append((message, tuple(those)))
    return found


def _not_reached(units: Sequence[str | Message], values: Mapping[str, Any]) -> Message:
    said = listed(units, 12)
    if values["mover"] == "passage":
        return say("No way of {cm} cm leads to {units}.", units=said, cm=round(values["need"] / 10))
    return say("Not reached by {mover}: {units}.", units=said, mover=_mover(values))


class _Case(NamedTuple):
    """What a sentence about a fault may need."""

    values: Mapping[str, Any]
    unit: str | Message
    other: str | Message


def _named(units: Sequence[Stand], at: int) -> str | Message:
    if not 0 <= at < len(units):
        return ""
    return units[at].name or say("unit {number}", number=at + 1)


def _mover(values: Mapping[str, Any]) -> Message | str:
    code = str(values["mover"])
    return MOVERS.get(code, code)


_NEAR: Mapping[str, Callable[[object, object], Message]] = {
    "radiator": lambda unit, mm: say("{unit} stands nearer than {mm} mm to a radiator.", unit=unit, mm=mm),
    "window": lambda unit, mm: say("{unit} stands nearer than {mm} mm to a window.", unit=unit, mm=mm),
    "outside wall": lambda unit, mm: say("{unit} stands nearer than {mm} mm to an outside wall.", unit=unit, mm=mm),
}
_IN: Mapping[str, Callable[[object], Message]] = {
    "column": lambda unit: say("{unit} stands in a column.", unit=unit),
    "radiator": lambda unit: say("{unit} stands in a radiator.", unit=unit),
    "stairs": lambda unit: say("{unit} stands on the stairs.", unit=unit),
    "dead zone": lambda unit: say("{unit} stands where the floor is to be kept free.", unit=unit),
}
_AGAINST: Mapping[str, Callable[[_Case], Message]] = {
    "unit": lambda it: say(
        "Before {unit} {free} mm are free up to {other}; {need} mm are needed.",
        unit=it.unit,
        other=it.other,
        free=it.values["free"],
        need=it.values["need"],
    ),
    "wall": lambda it: say(
        "Before {unit} {free} mm are free up to the wall; {need} mm are needed.",
        unit=it.unit,
        free=it.values["free"],
        need=it.values["need"],
    ),
    "column": lambda it: say(
        "Before {unit} {free} mm are free up to a column; {need} mm are needed.",
        unit=it.unit,
        free=it.values["free"],
        need=it.values["need"],
    ),
    "radiator": lambda it: say(
        "Before {unit} {free} mm are free up to a radiator; {need} mm are needed.",
        unit=it.unit,
        free=it.values["free"],
        need=it.values["need"],
    ),
    "stairs": lambda it: say(
        "Before {unit} {free} mm are free up to the stairs; {need} mm are needed.",
        unit=it.unit,
        free=it.values["free"],
        need=it.values["need"],
    ),
}
_FAULTS: Mapping[str, Callable[[_Case], Message]] = {
    "size": lambda it: say("A size of {what} is missing or no size.", what=it.values["what"]),
    "few-walls": lambda _: say("The room has no walls that enclose a floor."),
    "walls-cross": lambda it: say(
        "Walls {one} and {two} cross. Check their lengths and turns.", one=it.values["one"], two=it.values["two"]
    ),
    "no-door": lambda _: say("The room has no door. Nobody can get in."),
    "door-off-wall": lambda it: say("Door {door} does not lie on a wall, or has no width.", door=it.values["door"]),
    "aisle-zero": lambda _: say("An aisle needs a width above 0 mm."),
    "passage-wide": lambda it: say(
        "The ways are to be {passage} mm wide, but the aisles only {aisle} mm.",
        passage=it.values["passage"],
        aisle=it.values["aisle"],
    ),
    "no-units": lambda _: say("There is no type of unit to lay out."),
    "unit-too-large": lambda it: say(
        "A unit of type {type} ({size}) does not fit into the room with an aisle before it.",
        type=it.values["type"],
        size=size("mm", float(it.values["width"]), float(it.values["depth"])),
    ),
    "unit-too-high": lambda it: say(
        "A unit of type {type} is {height} mm high, the room only {clear} mm.",
        type=it.values["type"],
        height=it.values["height"],
        clear=it.values["clear"],
    ),
    "unit-too-heavy": lambda it: say(
        "A full unit of type {type} weighs {load} kg on a square metre, the floor carries {carries} kg.",
        type=it.values["type"],
        load=it.values["load"],
        carries=it.values["carries"],
    ),
    "door-too-narrow": lambda it: say(
        "{mover} needs a door of {need} mm; the widest has {door} mm.",
        mover=_mover(it.values),
        need=it.values["need"],
        door=it.values["door"],
    ),
    "thing-crooked": lambda it: say(
        "Outline {number} in the room bends inwards. Draw it as two.", number=it.values["thing"]
    ),
    "unknown-type": lambda it: say(
        "{unit} is of type {type}, which is not known.", unit=it.unit, type=it.values["type"]
    ),
    "turn": lambda it: say(
        "{unit} is turned by {turn}°. Only quarter turns are possible.", unit=it.unit, turn=it.values["turn"]
    ),
    "outside": lambda it: say("{unit} stands through a wall or outside the room.", unit=it.unit),
    "overlap": lambda it: say("{unit} and {other} stand in each other.", unit=it.unit, other=it.other),
    "in-thing": lambda it: _IN[str(it.values["kind"])](it.unit),
    "in-swing": lambda it: say("{unit} stands where door {door} swings.", unit=it.unit, door=it.values["door"]),
    "before-door": lambda it: say("{unit} stands before door {door}.", unit=it.unit, door=it.values["door"]),
    "under-ceiling": lambda it: say(
        "{unit} is {height} mm high; the ceiling there is at {clear} mm.",
        unit=it.unit,
        height=it.values["height"],
        clear=it.values["clear"],
    ),
    "too-high": lambda it: say(
        "{unit} is {height} mm high, the room only {clear} mm.",
        unit=it.unit,
        height=it.values["height"],
        clear=it.values["clear"],
    ),
    "too-near": lambda it: _NEAR[str(it.values["kind"])](it.unit, it.values["need"]),
    "aisle": lambda it: _AGAINST[str(it.values["against"])](it),
    "not-reached": lambda it: _not_reached([it.unit], it.values),
    "exit-cut-off": lambda it: say("From door 1 one does not get to door {door}.", door=it.values["door"]),
    "too-heavy": lambda it: say(
        "{unit} weighs {load} kg on a square metre when full, the floor carries {carries} kg.",
        unit=it.unit,
        load=it.values["load"],
        carries=it.values["carries"],
    ),
    "too-many": lambda it: say(
        "{count} units of type {type} stand there; {wanted} are wanted.",
        count=it.values["count"],
        type=it.values["type"],
        wanted=it.values["wanted"],
    ),
    "fixed-moved": lambda it: say(
        "A unit of type {type} that is to stay was moved or taken away.", type=it.values["type"]
    ),
}
assert _FAULTS.keys() == CODES, "a sentence for each code"
