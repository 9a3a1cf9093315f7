"""What does the police, an insurer or a border need to know of one object, on one sheet? (Object ID; ICOM, Getty 1999.)

Places and values are left out unless the sheet stays in the house.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reorg.language import Message, number, say
from reorg.museum import FIELDS, KEPT, Facts, Place
from reorg.report.draw.photograph import Photograph
from reorg.report.value import Block, Heading, Picture, Report, Row, Sentence, Side, Signatures, Sources, Table

ASKED = (
    *("name", "title", "number", "other_numbers", "materials", "size", "dimensions", "inscription", "date", "maker"),
    *("culture", "category", "count"),
)
"""Object ID's questions in its order, with the numbers, which the police ask for first."""
MORE = ("acquisition", "acquired", "owner", "condition", "condition_date", "hazard", "notes")
SIZES = ("height", "width", "depth", "diameter", "weight")
_WHOLE = 1200


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the sheet is made of: an object's ``facts``, the ``path`` to its place, its ``photographs``.

    ``seal`` names the last entry that it tells of and its hash; ``inside`` puts place and value on it.
    """

    facts: Facts
    path: Sequence[Place] = ()
    photographs: Sequence[Photograph] = ()
    seal: tuple[str, str] = ("", "")
    inside: bool = False


def object_sheet(sheet: Sheet, *, museum: str, date: str, person: str = "") -> Report:
    """Return the record of an object as a document of one sheet; ``date`` is the ISO day it speaks of."""
    facts = sheet.facts
    asked = Table(
        (say("Fact"), say("What is known")),
        tuple(Row((_label(name), _value(name, facts) or None)) for name in _shown(facts)),
    )
    blocks: list[Block] = []
    if sheet.photographs:
        blocks.append(Side((Picture(sheet.photographs[0]),), (asked,)))
    else:
        blocks += [Sentence(say("No photograph of it is kept."), "ask"), asked]
    if facts.get("description"):
        blocks += [Heading(say("Description")), Sentence(_cut(str(facts["description"])))]
    more = [Row((_label(name), _value(name, facts))) for name in MORE if facts.get(name)]
    if sheet.inside:
        place = " / ".join(each.label for each in sheet.path)
        more += [Row((_label("place"), place or None)), Row((_label("value"), _value("value", facts) or None))]
    if more:
        blocks += [Heading(say("What else is known")), Table((say("Fact"), say("What is known")), tuple(more))]
    blocks += [Signatures((say("Date and place"), say("For the museum"))), Sources(_notes(sheet))]
    title = " ".join(str(facts[name]) for name in ("number", "name") if facts.get(name))
    return Report(_cut(title, 120) or say("Object record"), museum, date, tuple(blocks), person)


def _shown(facts: Facts) -> list[str]:
    sized = any(name in facts for name in SIZES)
    return [
        name
        for name in ASKED
        if (FIELDS.get(name, FIELDS["dimensions"]).object_id and not _spare(name, sized)) or facts.get(name)
    ]


def _spare(name: str, sized: bool) -> bool:
    return name == ("dimensions" if sized else "size")


def _label(name: str) -> Message:
    return say("Size") if name == "size" else (FIELDS.get(name) or KEPT[name]).label


def _value(name: str, facts: Facts) -> str:
    if name == "size":
        return ", ".join(f"{FIELDS[each].label} {_measure(each, facts[each])}" for each in SIZES if each in facts)
    value = facts.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _measure(name, value)
    return _cut(str(value)) if value else ""


def _measure(name: str, value: object) -> str:
    assert isinstance(value, int | float)
    unit = FIELDS[name].unit
    places = 0 if float(value).is_integer() else 2 if unit == "kg" else 1
    return f"{number(value, places)} {unit}" if unit in {"mm", "kg"} else number(value, places)


def _cut(text: str, most: int = _WHOLE) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _notes(sheet: Sheet) -> tuple[Message, ...]:
    notes = [say("The facts are those that Object ID asks for (ICOM; Getty 1999), the checklist that the police use.")]
    if not sheet.inside:
        notes.append(say("Where it is kept and what it is worth are left out on purpose."))
    entry, seal = sheet.seal
    if entry:
        notes.append(say("It tells what the record said at {entry}, seal {seal}.", entry=entry, seal=seal))
    return tuple(notes)
