"""How do the units of a room stand at this moment, as a layout?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reorg.language import say
from reorg.museum import Facts, Place, Places
from reorg.storage.layouts import NOW, Layout, Standing


def standing_now(places: Places, room: Place) -> Layout:
    """Return the room as it is now: those of its units of which one knows where they stand."""
    units = (each for each in places.within(room.id) if each.kind == "unit")
    return Layout(NOW, say("As it is today."), tuple(_standing(each) for each in units if _placed(each)))


def drawn_standing(places: Places, said: Iterable[Mapping[str, object]]) -> list[Standing]:
    """Return units as the plan editor sends them: facts, and the ``id`` of one that there is. Others are passed over."""
    found = []
    for each in said:
        facts: Facts = {name: value for name, value in each.items() if value is not None}
        unit = Place.from_facts(str(each.get("id", "")), {"kind": "unit", **facts})
        if _placed(unit) and _numbers(unit):
            known = places.get(unit.id)
            found.append(_standing(unit, known.id if known else unit.id))
    return found


def _placed(unit: Place) -> bool:
    return unit.footprint is not None and (unit.width or 0) > 0 and (unit.depth or 0) > 0


def _numbers(unit: Place) -> bool:
    sides = (unit.x, unit.y, unit.width, unit.depth, unit.turn)
    return all(isinstance(each, int | float) and abs(each) < 1e6 for each in sides)


def _standing(unit: Place, key: str = "") -> Standing:
    x, y = float(unit.x or 0.0), float(unit.y or 0.0)
    turn = int(unit.turn) % 360
    return Standing(
        key or unit.id, unit.code, unit.type, float(unit.width or 0.0), float(unit.depth or 0.0), float(unit.height or 0.0),
        x, y, turn, (x, y, turn), planned=unit.planned,
    )  # fmt: skip
