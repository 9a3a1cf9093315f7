"""What does a team with a trolley carry along: which things, from where, to where, how large, how many hands?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reorg.language import Message, say, say_many
from reorg.museum import Facts, Places
from reorg.report.value import Block, Heading, NewPage, Report, Row, Sentence, Signatures, Sources, Table
from reorg.storage import Step, hands

COLUMNS = (
    say("Done"),
    say("Number"),
    say("Object"),
    say("From"),
    say("To"),
    say("Size, cm"),
    say("Hands"),
    say("Label"),
)
SHARES = (6, 14, 24, 14, 14, 14, 7, 7)
FIRST, FULL = 19, 23  # lines of lists, with their headings, on the first sheet and on one that goes on


@dataclass(frozen=True, slots=True)
class Carried:
    """One line of a list: the step, its number or code, its name, the mm of its sides (0: unknown), its kg if known."""

    step: Step
    number: str
    name: str = ""
    sides: tuple[float, float, float] = (0.0, 0.0, 0.0)
    kg: float | None = None

    @classmethod
    def of(cls, step: Step, facts: Facts) -> Carried:
        """Return the line of a step; ``facts`` is what is known of the object or box."""
        across = _number(facts, "diameter")
        sides = (_number(facts, "width") or across, _number(facts, "depth") or across, _number(facts, "height"))
        kg = _number(facts, "weight") or None
        number = str(facts.get("number") or facts.get("code") or "")
        return cls(step, number, str(facts.get("name") or facts.get("title") or ""), sides, kg)

    @property
    def size(self) -> str:
        """Width x depth x height in cm, as far as known; "" if nothing is."""
        return " × ".join(_cm(side) for side in self.sides) if any(self.sides) else ""

    @property
    def hands(self) -> int:
        """How many people carry it; 0 is not known."""
        return hands(self.kg, max(self.sides) or None)


def _cm(side: float) -> str:
    """A side in whole cm; what is under one cm (beads, coins), to the mm."""
    return f"{side / 10:.{0 if side >= 10 else 1}f}" if side else "–"


def _number(facts: Facts, name: str) -> float:
    value = facts.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else 0.0


def trolley_lists(lines: Sequence[Carried], places: Places, museum: str, *, date: str) -> Report:
    """Return the lists of some trolleys, in the order in which they go; ``date`` is the ISO day of printing."""
    loads = [list(some) for _, some in groupby(lines, key=lambda each: each.step.trolley)]
    blocks: list[Block] = [Sentence(_lead(len(lines), len(loads)), "lead")]
    if loads:
        how = say(
            "One trolley after the other, in this order: then there is always room. Tick what is done. "
            "After any trolley you can stop: everything has a place."
        )
        blocks.append(Sentence(how, "quiet"))
    room = FIRST
    for number, load in enumerate(loads):
        if number and len(load) > room:
            blocks.append(NewPage())
            room = FULL
        room -= len(load) + 3
        blocks += _trolley(load, places)
    blocks += [
        Signatures((say("Day"), say("Who carried"))),
        Sources((
            say("Hands: two people from 15 kg or 120 cm on, more or a lift from 40 kg on; ours. A dash: not measured."),
            say("Label: tick when the number on the thing is the one on this list."),
            say("Not found, or found elsewhere? Write it on the line, and say it at the desk: Do, The plan's next moves."),
        )),
    ]  # fmt: skip
    return Report(say("Trolley lists"), museum, date, tuple(blocks))


def _lead(moves: int, loads: int) -> Message:
    if not moves:
        return say("Nothing is left to carry.")
    return say(
        "{moves} on {trolleys}.",
        moves=say_many("{count} thing", "{count} things", count=moves),
        trolleys=say_many("{count} trolley", "{count} trolleys", count=loads),
    )


def _trolley(load: Sequence[Carried], places: Places) -> Iterator[Block]:
    first = load[0].step
    unit = places.get(first.zone)
    number = first.trolley + 1
    if unit is not None:
        yield Heading(say("Trolley {number} to {unit}", number=str(number), unit=_where(places, unit.id)))
    else:
        yield Heading(say("Trolley {number}, to a table for the time being", number=str(number)))
    yield Table(COLUMNS, tuple(_row(each, places) for each in load), shares=SHARES, tall=True, ruled=True)


def _row(each: Carried, places: Places) -> Row:
    origin, to = places.get(each.step.origin), places.get(each.step.to)
    name: Message | str = each.name
    if each.step.objects > 1:
        name = say_many("with {count} object in it", "with {count} objects in it", count=each.step.objects)
    few: Mapping[int, Message | str] = {0: "–", 3: say("3 or lift")}
    return Row((
        "", each.number or "–", name,
        _where(places, origin.id) if origin else say("to be found") if not each.step.origin else "–",
        _where(places, to.id) if to else say("table"),
        each.size or "–", few.get(each.hands, str(each.hands)), "",
    ))  # fmt: skip


def _where(places: Places, place_id: str) -> str:
    """Return how a place is written on the list: its code, after that of its unit where the code does not begin with it."""
    place = places[place_id]
    unit = places.around(place_id, "unit")
    if unit is None or unit.id == place_id or place.code.startswith(unit.code):
        return place.code
    return f"{unit.code} {place.code}"


def facts_by(steps: Sequence[Step], told: Mapping[str, Facts]) -> list[Carried]:
    """Return the lines of steps; ``told`` gives what is known of objects and boxes by id."""
    return [Carried.of(step, told.get(step.subject, {})) for step in steps]
