"""Which layout does an address speak of, and what does it want of each unit, as the plan editor says it?"""

from __future__ import annotations

from collections.abc import Mapping

from reorg.museum import Place
from reorg.storage import layouts
from reorg.web.desk.store.drawn import Wish
from reorg.web.desk.store.layout.kept import Kept, kept


def asked_of(room: Place, said: Mapping[str, str]) -> tuple[Kept, int, layouts.Layout] | None:
    """Return the answer that a page speaks of and which of its layouts; None if it is not kept any more."""
    held, number = kept(room), said.get("layout", "")
    if held is None or said.get("of") != held.at or not (number.isdecimal() and len(number) < 4):
        return None
    every = (held.found.today, *held.found.proposals)
    return (held, int(number), every[int(number)]) if 0 < int(number) < len(every) else None


def wishes_of(made: layouts.Layout) -> list[Wish]:
    """Return what a layout wants of each unit, as the plan editor says it."""
    found = []
    for each in made.standing:
        spot = {"x": round(each.x, 1), "y": round(each.y, 1), "turn": each.turn % 360}
        if each.new:
            sizes = {"width": each.width, "depth": each.depth, "height": each.height or None}
            shelves = 0 if each.rails else each.shelves
            found.append(
                Wish("", {**spot, **sizes, "type": each.type, "code": each.code, "shelves": shelves, "planned": True})
            )
        elif each.was is None or each.moved:
            was = dict(zip(("x", "y", "turn"), each.was, strict=True)) if each.was else {"x": None, "y": None}
            found.append(Wish(each.unit, spot, was))
    return found


def proposed(room: Place, said: Mapping[str, str]) -> list[Wish]:
    """Return what the plan editor begins with: the layout that its address names, or nothing."""
    found = asked_of(room, said) if "layout" in said else None
    return wishes_of(found[2]) if found and not found[0].stale else []
