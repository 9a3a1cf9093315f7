"""How does a room look from one of its corners: floor, and units as blocks with their shelves? (isometric projection, ISO 5456-3)

Blocks are painted from the back to the front. Of two upright boxes that do not overlap, one lies wholly behind the other
along an axis, or no line of sight meets both: so every pair has an order, and the whole is sorted by it (Newell, Newell and
Sancha, 1972, for faces; here boxes).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from html import escape
from itertools import pairwise
from math import cos, radians, sin

import numpy as np

from reorg.report.draw.floor import Room, Unit
from reorg.report.draw.heat import MANY, Classes, HeatMap, Said, about, legend, letter, patterns, pointed
from reorg.report.draw.pen import SCREEN, Palette, Pen, clean, short

ACROSS, DOWN = cos(radians(30)), sin(radians(30))
SLIP = 5.0  # mm by which boxes may overlap without being inside each other
CORNERS = 4
HEADING = 26.0
Point = tuple[float, float]
Bounds = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Block:
    """A unit as a block: from ``low`` to ``high`` above the floor, its shelves' heights above the floor, all in mm."""

    unit: Unit
    low: float
    high: float
    shelves: tuple[float, ...] = ()


@dataclass(frozen=True)
class IsoMap:
    """Rooms seen from a ``corner`` (0 to 3), units in the classes of a heat map; units without a known place are left out.

    From corner 0 one looks from the lower right of the plan, from 1 from its lower left, and so on clockwise.
    """

    rooms: tuple[Room, ...]
    blocks: tuple[Block, ...]
    classes: Classes
    levels: Mapping[str, int]
    corner: int = 0
    told: Mapping[str, Said] = field(default_factory=dict)
    width: float = 440.0
    tallest: float = 480.0
    name: str = "i"
    title: Said | None = None

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        patterns(pen, self.name, ordered=self.classes.ordered)
        bottom = 0.0
        for room in self.rooms:
            bottom = _Room(self, room).draw(pen, bottom) + 18
        heat = HeatMap(self.rooms, tuple(each.unit for each in self.blocks), self.classes, self.levels, name=self.name)
        bottom = legend(pen, self.classes, [self.levels], heat, bottom + 8)
        return pen.done(bottom + 6, self.title or self.classes.title, about(heat))


def order(boxes: Sequence[Bounds]) -> list[int]:
    """Return in which order boxes (x, y, z from and to, mm) are painted, seen from where x, y and z are largest.

    Right for boxes that overlap by at most :data:`SLIP`; others are painted by how far off their middles are.
    """
    if not boxes:
        return []
    x0, y0, z0, x1, y1, z1 = np.array(boxes, dtype=np.float64).T
    meets = ((x0 - y1)[:, None] < (x1 - y0)[None, :] - SLIP) & ((x0 - y1)[None, :] < (x1 - y0)[:, None] - SLIP)
    first = (
        (x1[:, None] <= x0[None, :] + SLIP) | (y1[:, None] <= y0[None, :] + SLIP) | (z1[:, None] <= z0[None, :] + SLIP)
    )
    far = x0 + x1 + y0 + y1 + z0 + z1
    neither = ~first & ~first.T & (far[:, None] < far[None, :])
    before = meets & ((first & ~first.T) | neither)
    np.fill_diagonal(before, val=False)
    waiting = before.sum(axis=0)
    ready = [(float(far[at]), at) for at in np.flatnonzero(waiting == 0).tolist()]
    heapify(ready)
    painted: list[int] = []
    left = set(range(len(boxes)))
    while left:
        if not ready:  # three boxes that overlap one another in turn: the farthest goes first
            at = min(left, key=lambda each: (float(far[each]), each))
        else:
            _, at = heappop(ready)
            if at not in left:
                continue
        left.remove(at)
        painted.append(at)
        after = np.flatnonzero(before[at])
        waiting[after] -= 1
        for each in after[waiting[after] == 0].tolist():
            if each in left:
                heappush(ready, (float(far[each]), each))
    return painted


def hidden(boxes: Sequence[Bounds]) -> list[bool]:
    """Return for each box whether another stands before the middle of its top, seen as in :func:`order`."""
    if not boxes:
        return []
    x0, y0, _, x1, y1, z1 = every = np.array(boxes, dtype=np.float64).T
    middle = ((x0 + x1) / 2, (y0 + y1) / 2, z1)
    # the line of sight runs along (1, 1, 1): by how much the point must go along it to be inside each box
    into = np.max([every[side] - point[:, None] for side, point in enumerate(middle)], axis=0)
    out = np.min([every[side + 3] - point[:, None] for side, point in enumerate(middle)], axis=0)
    met = (out > np.maximum(into, 0.0) + SLIP) & (out > SLIP)
    np.fill_diagonal(met, val=False)
    return [bool(any_) for any_ in met.any(axis=1)]


class _Room:
    """One room as it is seen: turned so that the viewer's corner is where x and y are largest."""

    def __init__(self, iso: IsoMap, room: Room) -> None:
        self.iso, self.room = iso, room
        self.blocks = [each for each in iso.blocks if each.unit.room == room.id and each.unit.box]
        corners = room.shape.corners if room.shape else _rectangle(room, self.blocks)
        self.wide = max(x for x, _ in corners)
        self.deep = max(y for _, y in corners)
        self.floor = [self.turned(corner) for corner in corners]
        self.tall = max((each.high for each in self.blocks), default=0.0)
        across = [(x - y) * ACROSS for x, y in self.floor]
        down = [(x + y) * DOWN for x, y in self.floor]
        self.left, self.top = min(across), min(down) - self.tall
        span, height = max(across) - self.left, max(down) - self.top
        self.scale = min((iso.width - 16) / span, (iso.tallest - HEADING) / height, 0.2)
        self.height = height * self.scale
        self.margin = (iso.width - span * self.scale) / 2

    def turned(self, point: Point) -> Point:
        """Return a point of the plan as it lies for who looks from the corner."""
        x, y = point
        return ((x, y), (y, self.wide - x), (self.wide - x, self.deep - y), (self.deep - y, x))[
            self.iso.corner % CORNERS
        ]

    def at(self, x: float, y: float, z: float) -> Point:
        """Return where a point of the room lies on the sheet, in px."""
        across, down = (x - y) * ACROSS - self.left, (x + y) * DOWN - z - self.top
        return self.margin + across * self.scale, self.base + down * self.scale

    def draw(self, pen: Pen, top: float) -> float:
        """Draw the room from ``top`` downwards; returns where it ends."""
        name = f"{self.room.code}  {self.room.name}" if self.room.name not in {"", self.room.code} else self.room.code
        with pen.link(self.room.href):
            pen.text(8, top + 15, name, size=14, bold=True)
        self.base = top + HEADING
        with pen.unmirrored():
            corners = [self.at(x, y, 0.0) for x, y in self.floor]
            pen.path([("M", corners[0]), *(("L", each) for each in corners[1:]), ("Z", ())], "floor-plate")
            for door in self.room.shape.doors if self.room.shape else ():
                ends = [self.at(*self.turned(end), 0.0) for end in (door.start, door.end)]
                pen.line(*ends[0], *ends[1], "doorway")
            boxes = [self._bounds(each) for each in self.blocks]
            one = self._block if len(self.blocks) <= MANY else self._plain
            pen.parts.append(f"<g{pen.painted('unit')}>")
            for at in order(boxes):
                one(pen, self.blocks[at], boxes[at])
            pen.parts.append("</g>")
            self._labels(pen, boxes)
        return self.base + self.height

    def _bounds(self, block: Block) -> Bounds:
        x, y, width, depth = block.unit.box or (0.0, 0.0, 0.0, 0.0)
        one, two = self.turned((x, y)), self.turned((x + width, y + depth))
        return (
            min(one[0], two[0]), min(one[1], two[1]), block.low, max(one[0], two[0]), max(one[1], two[1]), block.high,
        )  # fmt: skip

    def _plain(self, pen: Pen, block: Block, bounds: Bounds) -> None:
        """Draw a block as one path: what is seen of it, and the three edges that meet in its nearest corner."""
        x0, y0, z0, x1, y1, z1 = bounds
        points = ((x0, y0, z1), (x1, y0, z1), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0), (x0, y1, z1))
        around = [(round(x), round(y)) for x, y in (self.at(*point) for point in points)]
        near_x, near_y = map(round, self.at(x1, y1, z1))
        path = f"M{around[0][0]} {around[0][1]}"
        path += "".join(f"l{two[0] - one[0]} {two[1] - one[1]}" for one, two in pairwise(around)) + "z"
        path += "".join(f"M{near_x} {near_y}l{x - near_x} {y - near_y}" for x, y in around[1::2])
        level = self.iso.levels.get(block.unit.id, 0)
        pen.parts.append(f'<path fill="url(#{self.iso.name}{level})" d="{path}"/>')

    def _block(self, pen: Pen, block: Block, bounds: Bounds) -> None:
        x0, y0, z0, x1, y1, z1 = bounds
        level = self.iso.levels.get(block.unit.id, 0)
        top = self._face((x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1))
        left = self._face((x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1))
        right = self._face((x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1))
        paint = f'fill="url(#{self.iso.name}{level})"'
        with pen.link(block.unit.href, pointed(block.unit, self.iso.told, self.iso.levels)):
            pen.parts.append(f'<g {paint}><path d="{top}"/><path d="{left}"/><path d="{right}"/></g>')
            pen.parts.append(f'<path d="{left}"{pen.painted("side")}/><path d="{right}"{pen.painted("shade")}/>')
            if lines := self._shelves(block, bounds):
                pen.parts.append(f'<path d="{lines}"{pen.painted("board")}/>')

    def _face(self, *corners: tuple[float, float, float]) -> str:
        said = (self.at(*corner) for corner in corners)
        return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in said) + "Z"

    def _shelves(self, block: Block, bounds: Bounds) -> str:
        """Return the shelves' front edges, if the open side is one of the two that are seen."""
        x0, y0, _, x1, y1, z1 = bounds
        facing = (block.unit.turn // 90 + self.iso.corner * 3) % 4  # 0: towards larger y; 90° clockwise is smaller x
        ends = {0: ((x0, y1), (x1, y1)), 3: ((x1, y0), (x1, y1))}.get(facing)
        if ends is None or (x1 - x0 + y1 - y0) * self.scale < 12:
            return ""
        lines = []
        for z in block.shelves:
            if block.low < z < z1:
                one, two = self.at(*ends[0], z), self.at(*ends[1], z)
                lines.append(f"M{short(one[0])} {short(one[1])}L{short(two[0])} {short(two[1])}")
        return "".join(lines)

    def _labels(self, pen: Pen, boxes: Sequence[Bounds]) -> None:
        """Write code and letter on top of each block, where it is large enough for them."""
        said = []
        for block, (x0, y0, _, x1, y1, z1), behind in zip(self.blocks, boxes, hidden(boxes), strict=True):
            wide = (x1 - x0 + y1 - y0) * ACROSS * self.scale
            if wide < 20 or behind:
                continue
            x, y = self.at((x0 + x1) / 2, (y0 + y1) / 2, z1)
            words = (
                f"{block.unit.code} {letter(self.iso.levels.get(block.unit.id, 0))}" if wide > 46 else block.unit.code
            )
            said.append(f'<text x="{short(x)}" y="{short(y + 4.5)}">{escape(clean(words))}</text>')
        if said:
            pen.parts.append(
                f'<g font-size="14.5" text-anchor="middle" font-weight="700" pointer-events="none"{pen.painted("label")}>'
                f"{''.join(said)}</g>"
            )


def _rectangle(room: Room, blocks: Sequence[Block]) -> tuple[Point, ...]:
    """Return the floor of a room that nobody measured: what its units need."""
    boxes = [each.unit.box for each in blocks if each.unit.box]
    wide = room.width or max((x + width for x, _, width, _ in boxes), default=2400.0) + 600
    deep = room.depth or max((y + depth for _, y, _, depth in boxes), default=1800.0) + 600
    return (0.0, 0.0), (wide, 0.0), (wide, deep), (0.0, deep)
