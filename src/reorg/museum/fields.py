"""Which facts about an object does a museum keep, and what do the standards call them?

Names after Spectrum 5.1 units of information and the Object ID checklist (ICOM; Getty 1999); lengths are millimetres
and weights kilograms in the journal, whatever the register used.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from reorg.language import Message, say


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: its ``name`` in the journal, its ``label``, and its ``unit`` (``""`` for text)."""

    name: str
    label: Message
    unit: str = ""
    spectrum: str = ""
    object_id: bool = False
    secret: bool = False

    @property
    def numeric(self) -> bool:
        """Whether the value is a number."""
        return bool(self.unit)


_ALL = (
    Field("number", say("Number"), spectrum="Object number", object_id=True),
    Field("other_numbers", say("Other numbers"), spectrum="Other object number"),
    Field("name", say("Object name"), spectrum="Object name", object_id=True),
    Field("title", say("Title"), spectrum="Title", object_id=True),
    Field("maker", say("Maker"), spectrum="Object production person", object_id=True),
    Field("materials", say("Materials"), spectrum="Material", object_id=True),
    Field("date", say("Date made"), spectrum="Object production date", object_id=True),
    Field("culture", say("Culture or place of origin"), spectrum="Object production place"),
    Field("category", say("Category"), spectrum="Object name (broad)"),
    Field("dimensions", say("Dimensions as written"), spectrum="Dimension", object_id=True),
    Field("width", say("Width"), "mm", spectrum="Dimension value"),
    Field("height", say("Height"), "mm", spectrum="Dimension value"),
    Field("depth", say("Depth"), "mm", spectrum="Dimension value"),
    Field("diameter", say("Diameter"), "mm", spectrum="Dimension value"),
    Field("weight", say("Weight"), "kg", spectrum="Dimension value"),
    Field("size_from", say("How the size is known")),
    Field("count", say("Number of parts"), "parts", spectrum="Number of objects"),
    Field("place", say("Place"), spectrum="Current location", secret=True),
    Field("place_text", say("Place as written"), spectrum="Current location", secret=True),
    Field("acquisition", say("How it was acquired"), spectrum="Acquisition method"),
    Field("acquired", say("Date acquired"), spectrum="Acquisition date"),
    Field("value", say("Value"), spectrum="Object value", secret=True),
    Field("description", say("Description"), spectrum="Brief description", object_id=True),
    Field("inscription", say("Inscriptions and marks"), spectrum="Inscription content", object_id=True),
    Field("condition", say("Condition"), spectrum="Condition"),
    Field("status", say("Status"), spectrum="Object status"),
    Field("notes", say("Notes"), spectrum="Comments"),
    Field("photo", say("Photograph"), spectrum="Reproduction number", object_id=True),
)
FIELDS: MappingProxyType[str, Field] = MappingProxyType({each.name: each for each in _ALL})

_KEPT = (
    Field("state", say("What became of it"), spectrum="Object status"),
    Field("usual_place", say("Usual place"), spectrum="Normal location", secret=True),
    Field("elsewhere", say("Where it went"), spectrum="Current location", secret=True),
    Field("taken_by", say("Who has it"), spectrum="Movement contact", secret=True),
    Field("due", say("Due back"), spectrum="Planned removal date"),
    Field("procedure", say("Procedure"), spectrum="Reference number"),
    Field("owner", say("Owner"), spectrum="Current owner"),
    Field("seen", say("Last seen on"), spectrum="Location date"),
    Field("seen_place", say("Seen at"), secret=True),
    Field("condition_date", say("Condition checked on"), spectrum="Condition check/assessment date"),
    Field("keep_still", say("Must not be moved, because"), spectrum="Handling recommendation"),
    Field("hazard", say("Hazard"), spectrum="Hazard"),
    Field("belongs", say("Is it ours?")),
    Field("belongs_by", say("Sorted by")),
    Field("belongs_confirmed", say("Sorting confirmed by")),
    Field("joined_to", say("The same as")),
)
KEPT: MappingProxyType[str, Field] = MappingProxyType({each.name: each for each in _KEPT})
"""What the museum's daily work says of an object. No list that is brought in has a column for it."""


def field(name: str) -> Field:
    """Return the field called ``name``; raises KeyError for one the journal does not know."""
    return FIELDS[name] if name in FIELDS else KEPT[name]
