"""Which unit of the museum stands where a layout has one of its kind, and what are new ones called?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import hypot

from reorg.museum import Place, Places, fold_code, following, next_code
from reorg.storage.layouts.layout import SAME, Standing
from reorg.storage.layouts.question import Kind, Question
from reorg.storage.solve.layout import Proposal, Stand


class Assigned:
    """Which unit of the museum stands where the solver has one of its kind: those that need not move first, then the nearest."""

    def __init__(self, asked: Question, made: Proposal, places: Places) -> None:
        self.asked, self.made, self.places = asked, made, places
        self.added = {each.code: each for each in made.added}

    def all(self) -> tuple[tuple[Standing, ...], tuple[str, ...]]:
        """Return every unit where it stands, and the ids of those that have no place."""
        count = len(self.asked.fixed)
        standing = [
            standing_of(unit, self.asked.kinds[code_of(unit)], stand, self.places)
            for unit, stand in zip(self.asked.fixed, self.made.units, strict=False)
        ]
        spots: defaultdict[str, list[Stand]] = defaultdict(list)
        for stand in self.made.units[count:]:
            spots[stand.type].append(stand)
        waiting: defaultdict[str, list[Place]] = defaultdict(list)
        for unit in self.asked.movable:
            waiting[code_of(unit)].append(unit)
        left: list[str] = []
        fresh: list[Stand] = []
        for code in dict.fromkeys((*waiting, *spots)):
            pairs, over, free = _matched(waiting[code], spots[code])
            kind = self.asked.kinds.get(code)
            standing += [standing_of(unit, kind, stand, self.places) for unit, stand in pairs if kind]
            left += [unit.id for unit in over]
            fresh += free
        codes = new_codes(self.places, self.asked.room, len(fresh))
        fresh.sort(key=lambda stand: (round(stand.y / 500), stand.x, stand.type))
        standing += [self._new(stand, code) for stand, code in zip(fresh, codes, strict=True)]
        return tuple(standing), tuple(left)

    def _new(self, stand: Stand, code: str) -> Standing:
        block = self.added.get(stand.type)
        if block is None:
            kind = self.asked.kinds[stand.type]
            return Standing(
                "", code, kind.type, kind.width, kind.depth, kind.height, stand.x, stand.y, stand.turn % 360,
                shelves=kind.shelves, level=kind.level, metres=kind.metres, planned=True,
            )  # fmt: skip
        kind = next(
            each for key, each in self.asked.kinds.items() if stand.type.startswith(key) and key.startswith("rails ")
        )
        bays = round(block.bays)
        return Standing(
            "", code, "compact shelving", block.width, block.depth, block.height, stand.x, stand.y, stand.turn % 360,
            shelves=kind.shelves * bays, level=kind.level, metres=kind.metres * bays, planned=True, rails=bays,
            bay=(kind.width, kind.depth),
        )  # fmt: skip


def _matched(
    units: Sequence[Place], spots: Sequence[Stand]
) -> tuple[list[tuple[Place, Stand]], list[Place], list[Stand]]:
    """Return pairs of units and spots, short ways first, and what is left over of both."""
    pairs = sorted((_way(unit, stand), at, to) for at, unit in enumerate(units) for to, stand in enumerate(spots))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, at, to in pairs:
        if at not in taken and to not in used:
            taken[at] = to
            used.add(to)
    return (
        [(units[at], spots[to]) for at, to in sorted(taken.items())],
        [unit for at, unit in enumerate(units) if at not in taken],
        [stand for to, stand in enumerate(spots) if to not in used],
    )


def _way(unit: Place, stand: Stand) -> tuple[bool, float]:
    if unit.x is None or unit.y is None:
        return True, 1e9
    far = hypot(unit.x - stand.x, unit.y - stand.y)
    same = far <= SAME and unit.turn % 360 == stand.turn % 360
    return not same, far


def code_of(unit: Place) -> str:
    """Return the code of the kind that a unit is of: what it is, and its size in mm."""
    return f"{unit.type} {unit.width or 0:g}x{unit.depth or 0:g}x{unit.height or 0:g}"


def standing_of(unit: Place, kind: Kind, stand: Stand, places: Places) -> Standing:
    """Return a unit of the museum where the solver has it standing."""
    levels = [each for each in places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
    was = None if unit.x is None or unit.y is None else (unit.x, unit.y, unit.turn % 360)
    metres = round(sum(each.width or unit.width or 0.0 for each in levels) / 1000, 3)
    return Standing(
        unit.id, unit.code, unit.type, kind.width, kind.depth, kind.height, stand.x, stand.y, stand.turn % 360, was,
        len(levels), kind.level, metres, unit.planned,
    )  # fmt: skip


def new_codes(places: Places, room: Place, count: int) -> list[str]:
    """Return the codes that new units get, in the museum's own way, none of them taken."""
    taken = {*places.by_code, *places.by_older_code}
    first = next_code(places, frozenset({"unit"}), "A1", room.id)
    return [code for code in following(first, count + len(taken)) if fold_code(code) not in taken][:count]
