"""Which standard or program wrote this XML, and what do its elements mean? One file each; their members look alike.

A standard says whether a file is its own (``is_ours``), which elements are records (``is_record``), and makes a row of
each (``row``), with what its columns mean where that is certain (``meaning``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reorg.exchange.tables.records import Key
from reorg.exchange.tables.standards import dublin_core, lido, modes
from reorg.exchange.tables.xml_nodes import Node, Outline, Path

Meaning = Callable[[Iterable[Key], Mapping[Key, int]], Mapping[Key, str]]


@dataclass(frozen=True)
class Standard:
    """How a kind of XML is read: ``name`` as people know it, and the four questions above."""

    name: str
    is_ours: Callable[[Outline], bool]
    is_record: Callable[[Outline], Callable[[list[str]], bool]]
    row: Callable[[Node], Iterator[tuple[Key, str]]]
    meaning: Meaning


STANDARDS = tuple(
    Standard(each.NAME, each.is_ours, each.is_record, each.row, each.meaning) for each in (lido, modes, dublin_core)
)

__all__ = ["STANDARDS", "Path", "Standard"]
