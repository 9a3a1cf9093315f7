"""Which photographs show a thing, and which of them comes first?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import inf

from reorg.museum.pile import Facts


def shown_in(photo: Mapping[str, object]) -> str:
    """Return the id of what a photograph with these facts shows: an object, or anything else; "" if nobody knows yet."""
    return str(photo.get("object") or photo.get("of") or "")


def photos_of(photos: Iterable[tuple[str, Facts]], things: Collection[str]) -> dict[str, list[tuple[str, Facts]]]:
    """Return the photographs (id, facts) of each of these things (ids) that has any, in order, without struck ones.

    They stand as the museum put them; those that nobody put anywhere come last, as they were taken.
    """
    found: dict[str, list[tuple[str, Facts]]] = {}
    for key, facts in photos:
        if (shown := shown_in(facts)) in things and not facts.get("struck"):
            found.setdefault(shown, []).append((key, facts))
    for held in found.values():
        held.sort(key=lambda each: _in_order(*each))
    return found


def _in_order(key: str, facts: Facts) -> tuple[float, str, str]:
    order = facts.get("order")
    return (float(order) if isinstance(order, int | float) else inf, str(facts.get("taken", "")), key)
