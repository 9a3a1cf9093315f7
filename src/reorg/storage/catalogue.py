"""Which types of units does one choose from when a store is drawn, and how large are they usually?

The types and where each size is from stand in ``data/catalogue.toml``; most are ours. A museum's own types come first.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reorg.museum import Place, Places

_MOST_OWN = 8


@dataclass(frozen=True, slots=True)
class UnitType:
    """A type of unit as people choose it: outer size in mm, the usual number of shelves and what one carries in kg.

    ``type`` is what is stored (:data:`reorg.museum.FURNITURE`); ``level`` is what its shelves are, shelf or drawer;
    ``load`` None: nobody can say; ``source`` is where the figures are from, "" for the museum's own.
    """

    type: str
    width: float
    depth: float
    height: float
    shelves: int
    load: float | None = None
    level: str = "shelf"
    source: str = ""


@cache
def catalogue() -> tuple[UnitType, ...]:
    """Return the usual types, in the order in which they are offered."""
    path = Path(__file__).parent / "data" / "catalogue.toml"
    return tuple(
        UnitType(**{**each, "load": each["load"] or None})
        for each in tomllib.loads(path.read_text(encoding="utf-8"))["type"]
    )


def own_types(places: Places) -> tuple[UnitType, ...]:
    """Return the types that the museum has itself, each in the size that it has most often, the most frequent first."""
    found: Counter[UnitType] = Counter()
    for unit in places.of_kind("unit"):
        if unit.type and unit.width and unit.depth and unit.height:
            levels = [each for each in places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
            level = levels[0].kind if levels else "shelf"
            found[UnitType(unit.type, unit.width, unit.depth, unit.height, len(levels), _load(levels), level)] += 1
    return tuple(each for each, _ in found.most_common(_MOST_OWN))


def _load(levels: Iterable[Place]) -> float | None:
    loads = {each.load for each in levels}
    return loads.pop() if len(loads) == 1 else None
