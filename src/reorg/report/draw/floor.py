"""What stands where in a room? Walls, doors, units with their fill and objects on the floor, to scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reorg.language import Message, number, say, say_many
from reorg.museum import Door, RoomShape
from reorg.report.draw.pen import Pen, text_width
from reorg.report.draw.signs import Box, fill_class, filled, warning

PLATE = 2.0
WALLS = ("north", "east", "south", "west")
UNKNOWN = say("how full is not known")


@dataclass(frozen=True, slots=True)
class Narrow:
    """A narrow point to be shown: from ``one`` to ``other`` in mm, with what is written beside it."""

    one: tuple[float, float]
    other: tuple[float, float]
    words: Message


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its inner size in mm (``None`` if nobody has measured it yet).

    Rooms of one ``group`` (a building, a storey) stand together under its name.
    A room of another shape than a rectangle, or with features of the building, has a ``shape``; its doors are in that.
    """

    id: str
    code: str
    name: str = ""
    width: float | None = None
    depth: float | None = None
    doors: tuple[Door, ...] = ()
    href: str = ""
    shape: RoomShape | None = None
    numbered: bool = False
    narrow: tuple[Narrow, ...] = ()
    group: Message | str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in a room: footprint in mm with ``turn`` (0, 90, 180, 270 clockwise), the corner (x, y) nearest the
    room's origin in mm; ``fill`` the share that is full (may exceed 1; None is unknown); ``count`` the objects in it.

    ``letter`` is printed instead of the percentage where a map answers another question, and neither is told then.
    ``planned``: it is not there yet.
    """

    id: str
    code: str
    room: str
    width: float | None = None
    depth: float | None = None
    x: float | None = None
    y: float | None = None
    turn: int = 0
    fill: float | None = None
    count: int | None = None
    letter: str = ""
    href: str = ""
    planned: bool = False

    @property
    def box(self) -> Box | None:
        """Where it stands in the room: x, y, width, height in mm as drawn, or None if it is not known."""
        if self.x is None or self.y is None or not self.width or not self.depth:
            return None
        across = self.turn % 180 != 0
        return (self.x, self.y, self.depth, self.width) if across else (self.x, self.y, self.width, self.depth)

    def told(self) -> Message:
        """Return what is said when one points at it."""
        if self.planned:
            return say("{code}: planned, not there yet", code=self.code)
        if self.letter:
            return say("{unit}", unit=self.code)
        count = say_many("{count} object", "{count} objects", count=self.count or 0)
        full = say("{share} % full", share=round(self.fill * 100)) if self.fill is not None else UNKNOWN
        return say("{code}: {full}, {objects}", code=self.code, full=full, objects=count)


@dataclass(frozen=True, slots=True)
class FloorArea:
    """A part of the floor on which objects stand: where in mm, and how many."""

    id: str
    code: str
    room: str
    count: int
    width: float | None = None
    depth: float | None = None
    x: float | None = None
    y: float | None = None
    href: str = ""

    @property
    def box(self) -> Box | None:
        """Where it is in the room: x, y, width, height in mm as drawn, or None if it is not known."""
        if self.x is None or self.y is None or not self.width or not self.depth:
            return None
        return (self.x, self.y, self.width, self.depth)


def extent(room: Room, things: Sequence[Unit | FloorArea]) -> tuple[float, float]:
    """Return the room's size in mm; where nobody measured it, what its things need, and 0.6 m to walk."""
    boxes = [box for each in things if (box := each.box)]
    right = max((x + width for x, _y, width, _h in boxes), default=2400.0) + 600
    bottom = max((y + height for _x, y, _w, height in boxes), default=1800.0) + 600
    return room.width or right, room.depth or bottom


def swings(room: Room) -> tuple[float, float, float, float]:
    """Return how far doors swing out of the room at its top, right, bottom and left, in mm."""
    if room.shape is not None:
        tips = [door.tip for door in room.shape.doors]
        wide, deep = (max(corner[at] for corner in room.shape.corners) for at in (0, 1))
        return (
            max([0.0, *(-y for _, y in tips)]), max([0.0, *(x - wide for x, _ in tips)]),
            max([0.0, *(y - deep for _, y in tips)]), max([0.0, *(-x for x, _ in tips)]),
        )  # fmt: skip
    out = dict.fromkeys(WALLS, 0.0)
    for door in room.doors:
        if door.opens == "out" and door.wall in out:
            out[door.wall] = max(out[door.wall], door.width)
    return out["north"], out["east"], out["south"], out["west"]


def draw_walls(pen: Pen, room: Room, box: Box) -> None:
    """Draw the walls: 2 px ink; dashed where the room has not been measured."""
    pen.rect(*box, "wall" if room.width and room.depth else "guess")


def draw_door(pen: Pen, door: Door, box: Box, scale: float) -> None:
    """Draw a gap in the wall, the leaf standing open, and its swing."""
    x, y, width, height = box
    along, inward = {
        "north": ((1, 0), (0, 1)),
        "south": ((1, 0), (0, -1)),
        "west": ((0, 1), (1, 0)),
        "east": ((0, 1), (-1, 0)),
    }.get(door.wall, ((1, 0), (0, -1)))
    corner = (
        x + (width if door.wall == "east" else 0),
        y + (height if door.wall not in ("north", "west", "east") else 0),
    )
    near, far = door.at * scale, (door.at + door.width) * scale
    start = (corner[0] + along[0] * near, corner[1] + along[1] * near)
    end = (corner[0] + along[0] * far, corner[1] + along[1] * far)
    hinge, jamb = (start, end) if door.hinge != "end" else (end, start)
    side = 1 if door.opens != "out" else -1
    reach = door.width * scale
    tip = (hinge[0] + inward[0] * side * reach, hinge[1] + inward[1] * side * reach)
    turned = (tip[0] - hinge[0]) * (jamb[1] - hinge[1]) - (tip[1] - hinge[1]) * (jamb[0] - hinge[0])
    pen.line(*start, *end, "gap")
    pen.path([("M", tip), ("A", (reach, reach, 0, 0, float(turned > 0), *jamb))], "swing")
    pen.line(*hinge, *tip, "leaf")


def draw_unit(pen: Pen, unit: Unit, box: Box, *, chosen: bool = False) -> bool:
    """Draw a unit: its fill class, the side it opens to, code and percentage, and ▲ over 100 %.

    Returns whether ▲ found no room inside and has to be drawn as a :func:`badge`, when all units are drawn.
    """
    x, y, width, height = box
    with pen.link(unit.href, unit.told()):
        if unit.planned:
            pen.rect(*box, "guess")
        elif unit.fill is None:
            pen.rect(*box, "unknown")
        else:
            filled(pen, box, unit.fill)
            pen.rect(*box, "edge")
        _front(pen, unit.turn, box)
        if chosen:
            pen.rect(x - 1, y - 1, width + 2, height + 2, "halo")
            pen.rect(x - 4, y - 4, width + 8, height + 8, "chosen", radius=3)
        return _label(pen, unit, box)


def badge(pen: Pen, box: Box) -> None:
    """Draw ▲ on the corner of a unit that is too small to hold it."""
    x, y, width, _height = box
    pen.circle(x + width, y, 5.5, "blank")
    warning(pen, x + width, y, 5)


def _front(pen: Pen, turn: int, box: Box) -> None:
    x, y, width, height = box
    if min(width, height) < 10:
        return
    inset = 2.5
    right, bottom = x + width - inset, y + height - inset
    x, y = x + inset, y + inset
    ends = {0: (x, bottom, right, bottom), 90: (x, y, x, bottom), 180: (x, y, right, y), 270: (right, y, right, bottom)}
    pen.line(*ends.get(turn % 360, ends[0]), "front")


def _share(unit: Unit) -> str:
    if unit.letter:
        return unit.letter
    return "?" if unit.fill is None else f"{number(unit.fill * 100)}\u202f%"


def _label(pen: Pen, unit: Unit, box: Box) -> bool:
    """Write the code, and the percentage where there is room, along the longer side; ▲ before it over 100 %.

    Where the unit is hatched, the words stand on a plate of the unit's own colour. Returns whether ▲ is still missing.
    """
    x, y, width, height = box
    upright = height > width * 1.15
    level = 0 if unit.fill is None else fill_class(unit.fill)
    words = "on-5" if level == 5 else "words"
    lines, size = fitting(unit.code, _share(unit), *((height, width) if upright else (width, height)), mark=level == 5)
    middle = (x + width / 2, y + height / 2)
    if lines and level >= 4:
        wide = max(text_width(line, size, bold=True) for line in lines) + 2 * PLATE
        wide += size if level == 5 and len(lines) == 2 else 0
        tall = size * 1.15 * len(lines) + PLATE
        wide, tall = (tall, wide) if upright else (wide, tall)
        pen.rect(middle[0] - wide / 2, middle[1] - tall / 2, wide, tall, f"fill-{level}", radius=PLATE)
    for at, line in enumerate(lines):
        shift = (at - (len(lines) - 1) / 2) * size * 1.15 + size * 0.36
        aside = size * 0.55 if level == 5 and at == 1 else 0.0
        dx, dy = (shift, -aside) if upright else (aside, shift)
        turn = -90 if upright else 0
        pen.text(middle[0] + dx, middle[1] + dy, line, words, size=size, anchor="middle", bold=at == 0, turn=turn)
        if aside:
            reach = text_width(line, size) / 2 + 2
            sign = (dx - size * 0.36, dy + reach) if upright else (dx - reach, dy - size * 0.36)
            warning(pen, middle[0] + sign[0], middle[1] + sign[1], size * 0.4, style="on-5", on="fill-5")
    return level == 5 and len(lines) < 2


def fitting(code: str, share: str, long: float, across: float, *, mark: bool) -> tuple[list[str], float]:
    """Return the lines that fit into long x across px and their size; no lines if nothing legible fits."""
    long, across = long - 6, across - 5
    for lines, smallest in (([code, share], 8.5), ([f"{code}  {share}"], 8.0), ([code], 7.0)):
        wide = max(text_width(line, 1.0, bold=True) for line in lines)
        if mark and len(lines) == 2:
            wide = max(wide, text_width(share, 1.0) + 1.0)
        size = min(12.0, long / wide, across / (1.15 * len(lines))) if wide else 0.0
        if size >= smallest:
            return lines, int(size * 2) / 2
    return [], 0.0


def draw_floor_area(pen: Pen, area: FloorArea, box: Box) -> None:
    """Draw a part of the floor on which objects stand, with how many."""
    x, y, width, height = box
    label = say_many(
        "{code}: {count} object on the floor", "{code}: {count} objects on the floor", count=area.count, code=area.code
    )
    with pen.link(area.href, label):
        pen.rect(*box, "floor", radius=4)
        words = str(say("on the floor"))
        told = text_width(words, 9) < width - 4 and height > 30
        pen.text(
            x + width / 2,
            y + height / 2 + (0 if told else 4.5),
            number(area.count),
            size=13,
            anchor="middle",
            bold=True,
        )
        if told:
            pen.text(x + width / 2, y + height / 2 + 12, words, "quiet", size=9, anchor="middle")


def draw_narrow(pen: Pen, narrow: Narrow, box: Box, scale: float) -> None:
    """Draw a narrow point: a thick line across it, and how wide it is."""
    (x1, y1), (x2, y2) = ((box[0] + x * scale, box[1] + y * scale) for x, y in (narrow.one, narrow.other))
    pen.line(x1, y1, x2, y2, "halo-wide")
    pen.line(x1, y1, x2, y2, "chosen")
    words = str(narrow.words)
    wide = text_width(words, 11, bold=True) + 8
    x, y = (x1 + x2) / 2, (y1 + y2) / 2 + 16
    pen.rect(x - wide / 2, y - 8, wide, 16, "plate", radius=3)
    pen.text(x, y + 4, words, size=11, anchor="middle", bold=True)
