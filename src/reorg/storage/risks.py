"""Which units stand where water, heat or daylight reaches them? (Rules are data, each with its source: ``data/risks.toml``.)"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reorg.language import Text
from reorg.museum import Place, Places, RoomShape, overlaps, shape_of, wall_named

FILE = Path(__file__).parent / "data" / "risks.toml"
AT_RISK = 4
"""From this class on, of 1 to 5, a unit counts as at risk (ours)."""
Point = tuple[float, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of risk: on which ``map`` it shows, what it measures from what, and the distances (mm) of classes 5, 4, 3, 2.

    ``whose`` the distances are: a ``source``'s or ``ours``. ``closed`` are types of unit that it does not concern.
    """

    id: str
    map: str
    measure: str
    feature: str
    steps: tuple[float, ...]
    name: Text
    words: Text
    whose: str
    source: str
    closed: tuple[str, ...] = ()

    @property
    def can_endanger(self) -> bool:
        """Whether a unit can be at risk by this rule alone."""
        return self.steps[5 - AT_RISK] > 0

    def level(self, distance: float) -> int:
        """Return the class, 1 to 5, of a unit at ``distance`` mm."""
        return next((5 - at for at, step in enumerate(self.steps) if distance < step), 1)


@dataclass(frozen=True, slots=True)
class Risk:
    """What one rule says of one unit: how far off in mm (below 0: below the level of the water), and the class, 1 to 5."""

    rule: Rule
    unit: str
    distance: float
    level: int

    @property
    def at_risk(self) -> bool:
        """Whether the unit counts as at risk."""
        return self.level >= AT_RISK


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of risk."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))["rule"]
    return tuple(
        Rule(
            each["id"], each["map"], each["measure"], each["feature"], tuple(map(float, each["steps"])),
            Text(each["name"]), Text(each["words"]), each["whose"], each["source"], tuple(each.get("closed", ())),
        )
        for each in said
    )  # fmt: skip


def risks(places: Places, room: Place | None = None) -> tuple[Risk, ...]:
    """Return what the rules say of the units of a room, or of all rooms: one value a unit and rule that can be judged.

    Where nobody recorded what a rule asks for (no feature of the building at all, no word on outside walls, no flood
    level), or where a unit stands, nothing is returned: that is unknown, not safe.
    """
    rooms = [room] if room is not None else places.of_kind("room")
    return tuple(each for one in rooms for each in _in_room(places, one))


def levels(found: Sequence[Risk], which: str) -> Mapping[str, int]:
    """Return the worst class of each unit (by id) by the rules of the map ``which``: damp, heat or light.

    In class 1 is only what every rule of that map could judge: what nobody asked about is not known to be safe.
    """
    worst: dict[str, int] = {}
    mine = [each for each in found if each.rule.map == which]
    for each in mine:
        worst[each.unit] = max(worst.get(each.unit, 0), each.level)
    safe = judged_by_all(mine, sum(1 for rule in rules() if rule.map == which))
    return {unit: level for unit, level in worst.items() if level > 1 or unit in safe}


def judged_by_all(found: Iterable[Risk], count: int = 0) -> set[str]:
    """Return the units (ids) that ``count`` rules could judge (none: all that can endanger a unit)."""
    every = list(found) if count else [each for each in found if each.rule.can_endanger]
    needed = count or sum(1 for rule in rules() if rule.can_endanger)
    judged = Counter(unit for unit, _ in {(each.unit, each.rule.id) for each in every})
    return {unit for unit, times in judged.items() if times >= needed}


def _in_room(places: Places, room: Place) -> list[Risk]:
    units = [each for each in places.within(room.id) if each.kind == "unit"]
    shape = shape_of(room)
    found: list[Risk] = []
    for rule in rules():
        mine = [unit for unit in units if " ".join(unit.type.casefold().split()) not in rule.closed]
        shut = [unit for unit in units if " ".join(unit.type.casefold().split()) in rule.closed]
        if rule.measure == "height":
            measured = _heights(places, room, mine, rule)
        else:
            measured = _distances(room, shape, mine, rule)
            if measured is not None:
                found += [Risk(rule, unit.id, float("inf"), 1) for unit in shut]
        found += [Risk(rule, unit.id, far, rule.level(far)) for unit, far in measured or ()]
    return found


def _heights(places: Places, room: Place, units: Sequence[Place], rule: Rule) -> list[tuple[Place, float]] | None:
    """Return how far the lowest shelf of each unit lies above the level that counts."""
    level = room.flood if rule.feature == "flood" else 0.0
    if level is None:
        return None
    if rule.feature == "flood" and level <= 0:
        return [(unit, float("inf")) for unit in units]
    lowest = ((unit, lowest_shelf(places, unit)) for unit in units)
    return [(unit, low - level) for unit, low in lowest if low is not None]


def lowest_shelf(places: Places, unit: Place) -> float | None:
    """Return the height of a unit's lowest shelf above the floor in mm; None where nobody measured one."""
    tops = [each.z for each in places.within(unit.id) if each.kind in {"shelf", "drawer"} and each.z is not None]
    return min(tops) + (unit.z or 0.0) if tops else unit.z


def _distances(
    room: Place, shape: RoomShape | None, units: Sequence[Place], rule: Rule
) -> list[tuple[Place, float]] | None:
    """Return how far each unit stands from the nearest feature that the rule names; None if nobody recorded such things."""
    standing = [(unit, box) for unit in units if (box := unit.footprint) is not None]
    if shape is None:
        return None
    if rule.feature == "outside":
        if room.outside is None:
            return None
        targets: list[Sequence[Point]] = [
            ends for wall in room.outside if (ends := wall_named(shape, wall)) is not None
        ]
    elif shape.features or room.walls:
        targets = [each.corners for each in shape.features if each.kind == rule.feature]
    else:
        return None  # not even drawn by its walls, where the form asks for such things
    boxes = np.array([box for _, box in standing], dtype=np.float64).reshape(-1, 4)
    nearest = np.full(len(standing), np.inf)
    for corners in targets:
        nearest = np.minimum(nearest, apart(boxes, corners))
    return [(unit, float(far)) for (unit, _), far in zip(standing, nearest, strict=True)]


def apart(boxes: Floats, corners: Sequence[Point]) -> Floats:
    """Return how far upright boxes (left, top, right, bottom; n × 4, mm) are from a convex polygon, or a line of two points.

    0 where they touch or overlap.
    """
    ring = np.array(corners, dtype=np.float64)
    starts, ends = ring, np.roll(ring, -1, axis=0)
    left, top, right, bottom = boxes.T
    # corners of the polygon to the boxes
    away = np.maximum(np.maximum(left[:, None] - ring[:, 0], ring[:, 0] - right[:, None]), 0.0)
    down = np.maximum(np.maximum(top[:, None] - ring[:, 1], ring[:, 1] - bottom[:, None]), 0.0)
    far: Floats = np.hypot(away, down).min(axis=1)
    # corners of the boxes to the edges of the polygon
    around = np.stack(
        [np.stack(pair, axis=1) for pair in ((left, top), (right, top), (right, bottom), (left, bottom))], axis=1
    )
    edge = ends - starts
    long = np.maximum((edge**2).sum(axis=1), 1e-12)
    to = around[:, :, None, :] - starts
    along = np.clip((to * edge).sum(axis=3) / long, 0.0, 1.0)
    near = to - along[..., None] * edge
    far = np.minimum(far, np.sqrt((near**2).sum(axis=3)).min(axis=(1, 2)))
    low, high = ring.min(axis=0), ring.max(axis=0)
    meeting = (left <= high[0]) & (right >= low[0]) & (top <= high[1]) & (bottom >= low[1])
    for at in np.flatnonzero(meeting).tolist():
        if overlaps(corners, tuple(boxes[at].tolist()), 0.0):
            far[at] = 0.0
    return far
