"""What is entered when a photograph comes to an object, goes to another, is turned, struck or brought back?

A photograph is known by its object and its content (``photo_id``): the same picture of two objects is two subjects with
one kept file, and one that goes to another object is struck at the first. Nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Sequence

from reorg.museum import Draft, Facts, photo_id, shown_in
from reorg.web.journal import numbered

_CARRIED = ("sha256", "name", "format", "bytes", "width", "height", "taken", "turn", "note")


def placed(key: str, facts: Facts, objects: Sequence[tuple[str, str]], why: str) -> list[Draft]:
    """Return what is entered when photograph ``key`` turns out to be of ``objects`` (id, number) and of nothing else.

    ``why`` is what its former place says of it from now on.
    """
    sha256 = str(facts["sha256"])
    wanted = {photo_id(each, sha256): each for each, _ in objects}
    known = numbered.photos_known([*wanted])
    held = numbered.photos_of([each for each, _ in objects])
    drafts = []
    for about, each in wanted.items():
        if about == key or (about in known and not known[about].get("struck")):
            continue
        orders = [order for _, said in held.get(each, []) if isinstance(order := said.get("order"), int)]
        remarks = [code for code in _codes(facts) if code not in {"several", "differ"}]
        said = {name: facts[name] for name in _CARRIED if name in facts} | {
            "object": each,
            "order": max(orders, default=0) + 1,
        }
        drafts.append(Draft("photo", about, {**said, "remarks": remarks or None, "struck": None}))
    if key not in wanted:
        drafts.append(Draft("photo", key, {"struck": why, "was": {"struck": None}}))
    return drafts


def _codes(facts: Facts) -> list[str]:
    remarks = facts.get("remarks")
    return [str(each) for each in remarks] if isinstance(remarks, list) else []


def first(key: str, facts: Facts) -> Draft:
    """Return what makes a photograph the first of its object, or of what else it shows."""
    held = numbered.photos_of([shown_in(facts)]).get(shown_in(facts), [])
    orders = [order for _, said in held if isinstance(order := said.get("order"), int)]
    return Draft("photo", key, {"order": min(orders, default=1) - 1, "was": {"order": facts.get("order")}})
