"""Which shelves does a unit have, if its row only says how many?"""

from __future__ import annotations

from collections.abc import Iterator

from reorg.exchange.store.tree import Standing, place_id
from reorg.museum import Draft


def shelves_of(place: Standing) -> Iterator[Draft]:
    """Yield the unit's shelves, from the lowest up, equally spaced; codes are ``U12-1``, ``U12-2`` …

    The lowest surface is ``first`` mm above the unit's foot (default 0); each shelf has the same clear height, boards
    taken as having no thickness. Where the unit's height is not known, the shelves' heights are not either.
    """
    row = place.row
    if row.facts.get("kind") != "unit" or row.shelves < 1:
        return
    foot, first, height = row.mm("z") or 0.0, row.first or 0.0, row.mm("height")
    clear = round((height - first) / row.shelves, 1) if height is not None and height > first else None
    for number in range(1, row.shelves + 1):
        code = f"{row.code}-{number}"
        facts: dict[str, object] = {"code": code, "kind": "shelf", "place": place.id, "order": number}
        for name in ("width", "depth"):
            if (size := row.mm(name)) is not None:
                facts[name] = size
        if clear is not None:
            facts |= {"height": clear, "z": round(foot + first + (number - 1) * clear, 1)}
        if row.shelf_load is not None:
            facts["load"] = row.shelf_load
        yield Draft("place", place_id((*place.path, code)), facts)
