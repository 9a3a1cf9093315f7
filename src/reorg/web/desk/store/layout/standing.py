"""How do the units of a room stand at this moment, as a layout?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reorg.language import say
from reorg.museum import Facts, Place, Places
from reorg.storage import layouts

SENT = ("code", "type", "width", "depth", "height", "x", "y", "turn", "planned")
FARTHEST = 1e6  # mm


def standing_now(places: Places, room: Place) -> layouts.Layout:
    """Return the room as it is now: those of its units of which one knows where they stand."""
    units = (each for each in places.within(room.id) if each.kind == "unit")
    return layouts.Layout(
        layouts.NOW, say("As it is today."), tuple(_standing(each) for each in units if _placed(each))
    )


def drawn_standing(places: Places, said: Iterable[Mapping[str, object]]) -> list[layouts.Standing]:
    """Return units as the plan editor sends them: facts, and the ``id`` of one that there is. Others are passed over."""
    found = []
    for each in said:
        if not all(_is_length(each.get(name, 0)) for name in ("x", "y", "width", "depth", "height", "turn")):
            continue
        facts: Facts = {name: each[name] for name in SENT if each.get(name) is not None}
        unit = Place.from_facts(str(each.get("id", "")), {**facts, "kind": "unit", "code": str(facts.get("code", ""))})
        if _placed(unit):
            known = places.get(unit.id)
            found.append(_standing(unit, known.id if known else unit.id))
    return found


def _placed(unit: Place) -> bool:
    return unit.footprint is not None and (unit.width or 0) > 0 and (unit.depth or 0) > 0


def _is_length(said: object) -> bool:
    return said is None or (isinstance(said, int | float) and not isinstance(said, bool) and abs(said) < FARTHEST)


def _standing(unit: Place, key: str = "") -> layouts.Standing:
    x, y = float(unit.x or 0.0), float(unit.y or 0.0)
    turn = int(unit.turn) % 360
    return layouts.Standing(
        key or unit.id, unit.code, unit.type, float(unit.width or 0.0), float(unit.depth or 0.0), float(unit.height or 0.0),
        x, y, turn, (x, y, turn), planned=unit.planned,
    )  # fmt: skip
