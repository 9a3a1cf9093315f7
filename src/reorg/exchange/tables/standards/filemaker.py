"""What stands in a FileMaker export? (FMPXMLRESULT and FMPDSORESULT grammars, FileMaker 5 and later)

FMPXMLRESULT names its fields once and then writes cells in their order; a cell may repeat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reorg.exchange.tables.records import Key
from reorg.exchange.tables.standards.plain import values
from reorg.exchange.tables.xml_nodes import Node, Opener, nodes


def rows_of(documents: Sequence[Opener], *, mended: bool) -> Iterator[Iterator[tuple[Key, str]]]:
    """Yield the values of each row."""
    names: list[str] = []
    for node in nodes(documents, lambda path: path[-1] in {"METADATA", "ROW"}, mended=mended):
        if node.name == "METADATA":
            names = [each.attribute("NAME") for each in node.children]
        else:
            yield _row(node, names)


def _row(node: Node, names: Sequence[str]) -> Iterator[tuple[Key, str]]:
    """Yield the values of one row; every field is a column, also where it is empty in all rows."""
    if not names:
        for child in node.children:
            yield from ((Key(key.path or (child.name,), key.kind), text) for key, text in _child(child))
        return
    for name in names:
        yield Key((name.replace("::", "."),)), ""
    for at, cell in enumerate(node.children):
        name = names[at] if at < len(names) and names[at] else f"Column {at + 1}"
        for data in cell.children or [cell]:
            if data.text:
                yield Key((name.replace("::", "."),)), "".join(data.pieces).strip("\r\n ")


def _child(child: Node) -> Iterator[tuple[Key, str]]:
    return (
        (Key((child.name, *(key.path if key.path != (child.name,) else ())), key.kind), text)
        for key, text in values(child)
    )
