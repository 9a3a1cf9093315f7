"""In which order does one walk through the store to look at every unit, and how far has one come? (RE-ORG phase 2)

Room by room, in the order of the codes, or as the units stand: from the door to the nearest front that was not seen yet.
That is a rule of thumb (nearest neighbour; Rosenkrantz, Stearns and Lewis 1977) and not the shortest way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from reorg.language import Message, say
from reorg.museum import Place, Places, natural, shape_of

BY_CODE, BY_AISLE = "code", "aisle"
ORDERS: Mapping[str, Message] = MappingProxyType(
    {BY_CODE: say("in the order of the codes"), BY_AISLE: say("as they stand, from the door")}
)
NEAR = 12
"""So many of the nearest fronts are looked at for one that no unit stands before."""
NEXT = 1_500.0
"""mm: a front so near is the next one, whatever stands around."""
THROUGH = 8_000.0
"""mm of a way round, for a straight line that would lead through a unit; ours."""
FRONT = 500.0
"""mm before a unit's open side one stands to look at it."""
Point = tuple[float, float]
Columns = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Walk:
    """A walk through the store, or one room: its ``stops`` in order, and which of them are ``done`` since it began."""

    stops: tuple[Place, ...]
    done: frozenset[str]

    @property
    def left(self) -> list[Place]:
        """The units that nobody looked at yet."""
        return [each for each in self.stops if each.id not in self.done]

    @property
    def missed(self) -> list[Place]:
        """The units that nobody could get to."""
        return [each for each in self.stops if each.id in self.done and each.reachable is False]

    def number(self, unit: str) -> int:
        """Return which stop a unit is, from 1; 0 if it is none."""
        return next((at for at, each in enumerate(self.stops, 1) if each.id == unit), 0)

    def after(self, unit: str) -> Place | None:
        """Return the next unit that nobody looked at yet, from ``unit`` on and around; None if there is none."""
        at = self.number(unit)
        ahead = [*self.stops[at:], *self.stops[: max(0, at - 1)]]
        return next((each for each in ahead if each.id not in self.done), None)

    def beside(self, unit: str, step: int) -> Place | None:
        """Return the unit ``step`` before (-1) or after (1) this one, whether it was looked at or not."""
        at = self.number(unit) - 1 + step
        return self.stops[at] if 0 <= at < len(self.stops) else None


def walk(places: Places, *, room: str = "", order: str = BY_CODE, since: str = "") -> Walk:
    """Return the walk through a ``room`` (by id; "": all, then what stands in no room); ``since``: when it began."""
    rooms = sorted(places.of_kind("room"), key=lambda each: (natural(each.code), each.id))
    stops: list[Place] = []
    for each in rooms:
        if room in ("", each.id):
            units = [unit for unit in places.within(each.id) if unit.kind == "unit"]
            stops += _in_order(each, units, order)
    if not room:
        known = {each.id for each in stops}
        stops += sorted((each for each in places.of_kind("unit") if each.id not in known), key=_coded)
    done = frozenset(each.id for each in stops if each.walked and each.walked >= since)
    return Walk(tuple(stops), done)


def _coded(unit: Place) -> tuple[object, str]:
    return natural(unit.code), unit.id


def _in_order(room: Place, units: Sequence[Place], order: str) -> list[Place]:
    coded = sorted(units, key=_coded)
    placed = {each.id: front for each in coded if (front := _front(each)) is not None}
    if order != BY_AISLE or len(placed) < 2:
        return coded
    boxes = np.array([box for each in coded if (box := each.footprint) is not None])
    at, way = _door(room), list[Place]()
    left = [each for each in coded if each.id in placed]
    fronts = np.array([placed[each.id] for each in left])
    open_ = np.ones(len(left), dtype=np.bool_)
    for _ in left:
        best = _next(at, fronts, open_, boxes)
        open_[best] = False
        way.append(left[best])
        at = (float(fronts[best, 0]), float(fronts[best, 1]))
    return [*way, *(each for each in coded if each.id not in placed)]


def _next(at: Point, fronts: Columns, open_: npt.NDArray[np.bool_], boxes: Columns) -> int:
    """Return which of the open fronts is nearest to walk to; of two that are equally far, the one with the lower code."""
    far = np.where(open_, np.hypot(fronts[:, 0] - at[0], fronts[:, 1] - at[1]), np.inf)
    nearest = int(far.argmin())
    if far[nearest] <= NEXT:
        return nearest
    few = np.sort(np.argpartition(far, NEAR)[:NEAR]) if len(far) > NEAR else np.arange(len(far))
    few = few[open_[few]]
    ways = [float(far[each]) + (THROUGH if _blocked(at, fronts[each], boxes) else 0.0) for each in few.tolist()]
    return int(few[int(np.argmin(ways))])


def _front(unit: Place) -> Point | None:
    """Return where one stands before a unit: the middle of its open side, half a metre off it; None if it is not placed."""
    box = unit.footprint
    if box is None:
        return None
    left, top, right, bottom = box
    across, down = (left + right) / 2, (top + bottom) / 2
    fronts = {
        0: (across, bottom + FRONT),
        90: (left - FRONT, down),
        180: (across, top - FRONT),
        270: (right + FRONT, down),
    }
    return fronts.get(unit.turn % 360, fronts[0])


def _door(room: Place) -> Point:
    """Return where one comes in: the middle of the first door, else the corner that plans begin in."""
    shape = shape_of(room)
    if shape is None or not shape.doors:
        return (0.0, 0.0)
    (x1, y1), (x2, y2) = shape.doors[0].start, shape.doors[0].end
    return ((x1 + x2) / 2, (y1 + y2) / 2)


def _blocked(one: Point, other: Columns, boxes: Columns) -> bool:
    """Return whether a straight line leads through any box (Liang and Barsky 1984), touching none by less than 1 mm."""
    low, high = np.zeros(len(boxes)), np.ones(len(boxes))
    for axis in (0, 1):
        start, step = one[axis], float(other[axis]) - one[axis]
        near, far = boxes[:, axis] + 1.0, boxes[:, axis + 2] - 1.0
        if abs(step) < 1e-9:
            high = np.where((near < start) & (start < far), high, -1.0)
            continue
        first, last = (near - start) / step, (far - start) / step
        low, high = np.maximum(low, np.minimum(first, last)), np.minimum(high, np.maximum(first, last))
    return bool((low < high).any())
