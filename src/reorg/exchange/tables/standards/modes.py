"""What does a Modes record say of its object? (The element names of Modes, as in its exports for exchange.)

``ObjectIdentity/Number``, ``Identification/ObjectName/Keyword``, ``ObjectLocation``, ``Description/Measurement`` …
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from reorg.exchange.tables.records import Key
from reorg.exchange.tables.standards.plain import matching, values
from reorg.exchange.tables.xml_nodes import Node, Outline

NAME = "Modes"
_FIELDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("objectidentity", "number"), "number"),
    (("identification", "objectname", "keyword"), "name"),
    (("identification", "objectname"), "name"),
    (("identification", "title"), "title"),
    (("identification", "briefdescription"), "description"),
    (("description", "summary"), "description"),
    (("production", "person", "personname"), "maker"),
    (("production", "person"), "maker"),
    (("production", "date"), "date"),
    (("production", "date", "datebegin"), "date"),
    (("production", "place"), "culture"),
    (("description", "material", "keyword"), "materials"),
    (("description", "material"), "materials"),
    (("inscription", "transcription"), "inscription"),
    (("description", "condition", "keyword"), "condition"),
    (("acquisition", "method"), "acquisition"),
    (("acquisition", "date"), "acquired"),
    (("acquisition", "date", "datebegin"), "acquired"),
    (("objectlocation", "location"), "place_text"),
    (("reproduction", "filename"), "photo"),
    (("numberofitems",), "count"),
)


def is_ours(outline: Outline) -> bool:
    """Return whether a file holds Modes records."""
    return any(path[-2:] == ("Object", "ObjectIdentity") for path in outline.count)


def is_record(_: Outline) -> Callable[[list[str]], bool]:
    """Return how a record is known."""
    return lambda path: path[-1] == "Object"


def row(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield what the record says, by column."""
    return values(node)


def meaning(keys: Iterable[Key], filled: Mapping[Key, int]) -> Mapping[Key, str]:
    """Return what the columns mean."""
    current = [key for key in keys if "previous" not in " ".join(key.kind).casefold()]
    return matching(current, filled, _FIELDS)
