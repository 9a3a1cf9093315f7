"""How does an XML element become values by column, whatever its vocabulary?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reorg.exchange.tables.records import Key, flat
from reorg.exchange.tables.xml_nodes import Node, fold_name

_IGNORED = frozenset({"schemaLocation", "noNamespaceSchemaLocation", "space", "nil", "datatype"})
_NAMING = ("name", "fieldname", "fieldName", "NAME", "elementtype")


def values(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield every value inside an element, with its column."""
    said = value(node)
    for key, text in flat(said if isinstance(said, Mapping) else {node.name: said}):
        yield (key if key.path else Key((node.name,), key.kind)), text


def value(node: Node) -> object:
    """Return an element as nested records: text where it holds only text."""
    attributes = {f"@{name}": text for name, text in node.attributes.items() if name not in _IGNORED and text.strip()}
    text = node.text
    if not node.children and not attributes:
        return text
    found: dict[str, object] = dict(attributes)
    for child in node.children:
        name, inner = child.name, value(child)
        if said := _named(child):
            name, inner = said, _without(inner)
        before = found.get(name)
        if name not in found:
            found[name] = inner
        elif isinstance(before, list):
            before.append(inner)
        else:
            found[name] = [before, inner]
    if text:
        found[""] = text
    return found


def _named(child: Node) -> str:
    """Return the name that an element gives itself: ``<field name="Title">`` is Title."""
    return next((child.attributes[name].strip() for name in _NAMING[:4] if child.attributes.get(name, "").strip()), "")


def _without(inner: object) -> object:
    """Return a value without the attribute that named it."""
    if not isinstance(inner, dict):
        return inner
    left = {name: each for name, each in inner.items() if name.removeprefix("@") not in _NAMING[:4]}
    return left[""] if set(left) == {""} else left


def matching(
    keys: Iterable[Key], filled: Mapping[Key, int], fields: Sequence[tuple[Sequence[str], str]]
) -> Mapping[Key, str]:
    """Return which column holds which field: ``fields`` are ends of ways (folded), the likeliest first."""
    folded = [(key, tuple(fold_name(each.removeprefix("@")) for each in key.path)) for key in keys]
    found: dict[Key, str] = {}
    for end, field in fields:
        wanted = tuple(map(fold_name, end))
        fitting = [key for key, path in folded if path[-len(wanted) :] == wanted and key not in found]
        if fitting and field not in found.values():
            found[max(fitting, key=lambda key: filled.get(key, 0))] = field
    return found
