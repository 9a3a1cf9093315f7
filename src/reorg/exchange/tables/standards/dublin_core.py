"""What does a Dublin Core record say of its object? (DCMI Metadata Terms; OAI-PMH 2.0 where it is the envelope)

An identifier that is an address on the web is no number of the object, and stands apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from reorg.exchange.tables.records import Key
from reorg.exchange.tables.standards.plain import matching, values
from reorg.exchange.tables.xml_nodes import Node, Outline, Path

NAME = "Dublin Core"
_FIELDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("identifier",), "number"),
    (("title",), "title"),
    (("creator",), "maker"),
    (("type",), "category"),
    (("medium",), "materials"),
    (("extent",), "dimensions"),
    (("created",), "date"),
    (("date",), "date"),
    (("spatial",), "culture"),
    (("coverage",), "culture"),
    (("provenance",), "acquisition"),
    (("dateaccepted",), "acquired"),
    (("description",), "description"),
)
_ELEMENTS = frozenset({"title", "creator", "identifier", "date", "type", "description", "subject", "format"})
_LEAST = 3  # of them, so that a list that only has a title is not taken for it
_ENVELOPES = ("dc", "qualifieddc", "dublincore", "dublin_core", "qdc", "simpledc")


def is_ours(outline: Outline) -> bool:
    """Return whether a file holds Dublin Core records."""
    return bool(_holders(outline))


def _holders(outline: Outline) -> list[Path]:
    """Return the places of elements that hold Dublin Core: several of its elements, under a name or a space of its own."""
    inside: dict[Path, set[str]] = {}
    for path in outline.count:
        inside.setdefault(path[:-1], set()).add(path[-1].casefold())
    own = b"purl.org/dc/" in outline.start
    return [
        path
        for path, each in inside.items()
        if path and (own or path[-1].casefold() in _ENVELOPES) and len(each & _ELEMENTS) >= _LEAST
    ]


def is_record(outline: Outline) -> Callable[[list[str]], bool]:
    """Return how a record is known: the OAI envelope of it, which says its own number, or what holds the elements."""
    fullest = max(_holders(outline), key=lambda path: (outline.values[path], -len(path)))
    if len(fullest) > 2 and fullest[-2] == "metadata" and fullest[-3] == "record":
        fullest = fullest[:-2]
    wanted = list(fullest)
    return lambda path: path == wanted


def row(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield what the record says, by column."""
    if node.name == "record" and (metadata := node.first("metadata")) is not None:
        for head in node.all("header"):
            for key, text in values(head):
                name = key.path[-1]
                column = {"identifier": "OAI identifier", "@status": "OAI status", "datestamp": "OAI date"}
                yield Key((column.get(name, f"OAI {name}"),)), text
        for record in metadata.children:
            yield from _elements(record)
        return
    yield from _elements(node)


def _elements(record: Node) -> Iterator[tuple[Key, str]]:
    for key, text in values(record):
        address = text.startswith(("http://", "https://", "urn:", "oai:"))
        if key.path[-1].casefold() == "identifier" and address:
            yield Key(("identifier (address)",)), text
        elif key.path[-1].casefold() == "schemalocation":
            continue
        else:
            yield key, text


def meaning(keys: Iterable[Key], filled: Mapping[Key, int]) -> Mapping[Key, str]:
    """Return what the columns mean."""
    return matching(keys, filled, _FIELDS)
