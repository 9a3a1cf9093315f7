"""Where is the store full? Floor plans of all rooms to one scale, each unit in the class of its fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reorg.language import Message, number, say, say_as, say_many
from reorg.language import size as sized
from reorg.report.draw.floor import (
    FloorArea,
    Room,
    Unit,
    badge,
    draw_door,
    draw_floor_area,
    draw_narrow,
    draw_unit,
    draw_walls,
    extent,
    swings,
)
from reorg.report.draw.outline import Ground, draw_shape, draw_wall_numbers
from reorg.report.draw.pen import SCREEN, Palette, Pen, text_width
from reorg.report.draw.signs import FILL_WORDS, Box, fill_class, filled, warning

GAP, HEAD, TRAY_UNIT = 28.0, 40.0, (92.0, 30.0)
GROUP = 30.0  # px of the name of a building and storey
MARGIN = 9.0
LARGEST, SMALLEST = 0.11, 0.002  # px a mm: a metre is never drawn wider than 110 px


@dataclass(frozen=True)
class StoreMap:
    """Rooms side by side to one scale, never mirrored; ``width`` px; ``chosen`` is the id of a unit to outline.

    ``north`` is where north lies, in degrees clockwise from the top of the drawing; None leaves the arrow out.
    ``tallest`` limits the height of the plans in px. ``keyed``: what the classes mean stands below. ``planned`` are units that
    are not there yet: drawn dashed, and counted nowhere.
    """

    rooms: tuple[Room, ...]
    units: tuple[Unit, ...] = ()
    floors: tuple[FloorArea, ...] = ()
    width: float = 760.0
    chosen: str = ""
    north: float | None = None
    tallest: float = 900.0
    title: Message | None = None
    keyed: bool = True
    planned: tuple[Unit, ...] = ()

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        layout = Layout(self)
        bottom = layout.draw(pen, 0.0)
        bottom = measures(pen, layout.scale, self.north, bottom + 26)
        bottom = legend(pen, (self,), bottom) if self.keyed else bottom
        if self.planned:
            pen.text(MARGIN, bottom + 10, say("Dashed: planned, not there yet"), "quiet", size=11)
            bottom += 16
        return pen.done(bottom + 6, self.title or say("The store from above"), told(self))


@dataclass(frozen=True)
class MapPair:
    """The same store before and after, to the same scale, with one legend."""

    before: StoreMap
    after: StoreMap
    titles: tuple[Message, Message] = (say("Now"), say("After the plan"))
    title: Message | None = None

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use, one store above the other."""
        pen = Pen(self.before.width, palette)
        bottom = 0.0
        for words, each in zip(self.titles, (self.before, self.after), strict=True):
            pen.text(0, bottom + 14, words, size=15, bold=True)
            pen.line(0, bottom + 22, pen.width, bottom + 22, "rule")
            layout = Layout(each)
            bottom = layout.draw(pen, bottom + 32) + 30
        bottom = measures(pen, layout.scale, self.before.north, bottom)
        bottom = legend(pen, (self.before, self.after), bottom)
        about = say("Now: {now} After: {after}", now=told(self.before), after=told(self.after))
        return pen.done(bottom + 6, self.title or say("The store from above, before and after"), about)


def told(store: StoreMap) -> Message:
    """Return what a person who cannot see the map should know."""
    units = say_many("{count} unit", "{count} units", count=len(store.units))
    if not store.keyed:
        return units
    over = sum(1 for unit in store.units if unit.fill is not None and unit.fill > 1)
    return say(
        "{units}, of them more than full: {over}. {floor}.",
        units=units,
        over=over,
        floor=say_many(
            "{count} object on the floor", "{count} objects on the floor", count=sum(a.count for a in store.floors)
        ),
    )


class Layout:
    """How the rooms of one store stand on the sheet: rows of rooms, as large as the sheet allows."""

    def __init__(self, store: StoreMap) -> None:
        self.store = store
        self.units: dict[str, list[Unit]] = {room.id: [] for room in store.rooms}
        self.floors: dict[str, list[FloorArea]] = {room.id: [] for room in store.rooms}
        for unit in store.units:
            self.units.setdefault(unit.room, []).append(unit)
        self.planned: dict[str, list[Unit]] = {room.id: [] for room in store.rooms}
        for unit in store.planned:
            self.planned.setdefault(unit.room, []).append(unit)
        for area in store.floors:
            self.floors.setdefault(area.room, []).append(area)
        self.sizes = {
            room.id: extent(room, [*self.units[room.id], *self.planned[room.id], *self.floors[room.id]])
            for room in store.rooms
        }
        self.swings = {room.id: swings(room) for room in store.rooms}
        self.scale = self._scale()

    def _taken(self, room: Room) -> tuple[float, float]:
        """Return what a room takes on the sheet, its doors' outward swings with it, in mm."""
        (width, depth), (top, right, bottom, left) = self.sizes[room.id], self.swings[room.id]
        return left + width + right, top + depth + bottom

    def _scale(self) -> float:
        """Return the largest scale (px a mm) at which all rooms fit; found by trying ever smaller ones."""
        if not self.store.rooms:
            return LARGEST
        scale = min(LARGEST, (self.store.width - 2 * MARGIN) / max(self._taken(room)[0] for room in self.store.rooms))
        while scale > SMALLEST:
            rows = self._rows(scale)
            tall = sum(max(self._taken(room)[1] for room in row) * scale + HEAD + GAP for row in rows)
            tall += GROUP * sum(1 for _ in self._heads(rows))
            if tall <= self.store.tallest:
                break
            scale *= 0.96
        return scale

    def _rows(self, scale: float) -> list[list[Room]]:
        rows: list[list[Room]] = []
        left = 0.0
        for room in self.store.rooms:
            wide = self._taken(room)[0] * scale
            if not rows or left < wide - 0.5 or rows[-1][0].group != room.group:
                rows.append([])
                left = self.store.width - 2 * MARGIN
            rows[-1].append(room)
            left -= wide + GAP
        return rows

    def _heads(self, rows: list[list[Room]]) -> Iterator[int]:
        """Yield the rows above which the name of a building and storey stands."""
        for at, row in enumerate(rows):
            if row[0].group and (at == 0 or rows[at - 1][0].group != row[0].group):
                yield at

    def draw(self, pen: Pen, top: float) -> float:
        """Draw all rooms from ``top`` downwards; returns where they end."""
        rows = self._rows(self.scale)
        headed = set(self._heads(rows))
        for at, row in enumerate(rows):
            if at in headed:
                pen.text(MARGIN, top + 15, row[0].group, size=15, bold=True)
                pen.line(MARGIN, top + 22, pen.width - MARGIN, top + 22, "rule")
                top += GROUP
            wide = sum(self._taken(room)[0] * self.scale + GAP for room in row) - GAP
            x = pen.width - wide - MARGIN if pen.rtl else MARGIN
            lowest = 0.0
            walls = top + HEAD + max(self.swings[room.id][0] for room in row) * self.scale
            for room in reversed(row) if pen.rtl else row:
                width, depth = (side * self.scale for side in self.sizes[room.id])
                _up, _right, down, left = (side * self.scale for side in self.swings[room.id])
                with pen.unmirrored():
                    self._head(pen, room, (x + left, top, width))
                    self._room(pen, room, (x + left, walls, width, depth))
                lowest = max(lowest, self._tray(pen, room, (x + left, walls + depth + down + 10, width)))
                x += self._taken(room)[0] * self.scale + GAP
            top = lowest + GAP
        return top - GAP

    def _head(self, pen: Pen, room: Room, place: tuple[float, float, float]) -> None:
        x, y, width = place
        at, anchor = (x + width, "end") if pen.rtl else (x, "start")
        name = f"{room.code}  {room.name}" if room.name and room.name != room.code else room.code
        with pen.link(room.href):
            pen.text(at, y + 13, name, size=13, anchor=anchor, bold=True)
        count = len(self.units[room.id])
        size = say(
            "{units}, {size}",
            units=say_many("{count} unit", "{count} units", count=count),
            size=sized("m", (room.width or 0) / 1000, (room.depth or 0) / 1000, places=1),
        )
        unsized = say("{units}, not measured yet", units=say_many("{count} unit", "{count} units", count=count))
        pen.text(at, y + 29, size if room.width and room.depth else unsized, "quiet", size=11, anchor=anchor)

    def _room(self, pen: Pen, room: Room, box: Box) -> None:
        if room.shape is not None:
            draw_shape(pen, room.shape, Ground(box, self.scale))
        else:
            draw_walls(pen, room, box)
            for door in room.doors:
                draw_door(pen, door, box, self.scale)
        for area in self.floors[room.id]:
            if area.box:
                draw_floor_area(pen, area, self.placed(area.box, box))
        self.draw_units(pen, room, box)
        if room.shape is not None and room.numbered:
            draw_wall_numbers(pen, room.shape, Ground(box, self.scale))
        for narrow in room.narrow:
            draw_narrow(pen, narrow, box, self.scale)

    def draw_units(self, pen: Pen, room: Room, box: Box) -> None:
        """Draw the units of a room that stand at a known place, in the class of their fill."""
        small = []
        for unit in sorted(self.units[room.id], key=lambda unit: unit.id == self.store.chosen):
            at = self.placed(unit.box, box) if unit.box else None
            if at and draw_unit(pen, unit, at, chosen=unit.id == self.store.chosen):
                small.append(at)
        for at in small:
            badge(pen, at)
        for unit in self.planned[room.id]:
            if unit.box:
                draw_unit(pen, unit, self.placed(unit.box, box))

    def draw_loose(self, pen: Pen, unit: Unit, box: Box) -> None:
        """Draw a unit of which nobody measured where it stands."""
        draw_unit(pen, unit, box, chosen=unit.id == self.store.chosen)

    def placed(self, inside: Box, room: Box) -> Box:
        """Return a box in mm within a room, as px on the sheet, where the room is drawn at ``room``."""
        x, y, width, height = (side * self.scale for side in inside)
        return (room[0] + x, room[1] + y, width, height)

    def _tray(self, pen: Pen, room: Room, place: tuple[float, float, float]) -> float:
        """Draw what stands in the room without a known position below it; returns where it ends."""
        x, y, width = place
        loose: list[Unit | FloorArea] = [u for u in (*self.units[room.id], *self.planned[room.id]) if not u.box]
        loose += [a for a in self.floors[room.id] if not a.box and a.count]
        if not loose:
            return y - 10
        wide, tall = TRAY_UNIT
        across = max(1, int((width + 6) // (wide + 6)))
        with pen.unmirrored():
            at, anchor = (x + width, "end") if pen.rtl else (x, "start")
            pen.text(at, y + 10, say("In this room, position not measured yet"), "quiet", size=10, anchor=anchor)
            for index, each in enumerate(loose):
                box = (x + (index % across) * (wide + 6), y + 18 + (index // across) * (tall + 6), wide, tall)
                if isinstance(each, Unit) and each.planned:
                    draw_unit(pen, each, box)
                elif isinstance(each, Unit):
                    self.draw_loose(pen, each, box)
                else:
                    draw_floor_area(pen, each, box)
        return y + 18 + -(-len(loose) // across) * (tall + 6)


def measures(pen: Pen, scale: float, north: float | None, y: float) -> float:
    """Draw the scale bar and the north arrow; returns where they end."""
    metres = next((m for m in (10, 5, 2, 1) if m * 1000 * scale <= 160), 1)
    step = metres * 1000 * scale / 2
    x = MARGIN
    pen.rect(x, y, step, 4, "solid")
    pen.rect(x + step, y, step, 4, "edge")
    for share, words in ((0.0, "0"), (2.0, str(say("{length} m", length=metres)))):
        pen.text(x + step * share, y + 17, words, "quiet", size=10, anchor="middle" if share else "start")
    if north is not None:
        at = x + 2 * step + 50
        _arrow(pen, (at, y + 4), north)
    return y + 18


def _arrow(pen: Pen, at: tuple[float, float], north: float) -> None:
    from math import cos, radians, sin

    x, y = at
    with pen.unmirrored():
        if pen.rtl:
            x = pen.width - x
        turn = radians(north)
        up, right = (sin(turn), -cos(turn)), (cos(turn), sin(turn))
        tip = (x + up[0] * 13, y + up[1] * 13)
        feet = [(x - up[0] * 9 + right[0] * side, y - up[1] * 9 + right[1] * side) for side in (6, -6)]
        notch = (x - up[0] * 5, y - up[1] * 5)
        pen.path([("M", tip), ("L", feet[0]), ("L", notch), ("L", feet[1]), ("Z", ())], "solid")
        pen.text(x + up[0] * 22, y + up[1] * 22 + 3.5, say_as("north", "N"), size=10, anchor="middle", bold=True)


def legend(pen: Pen, stores: Sequence[StoreMap], y: float) -> float:
    """Draw what the classes mean, and how many units are in each (now → after for two); returns where it ends.

    Classes of which nothing is known, and floors where there are none, are left out; of an empty store, all of it.
    """
    units, floors = [each.units for each in stores], [each.floors for each in stores]
    if not any(units) and not any(floors):
        return y
    x, y = MARGIN, y + 22
    if any(units):
        counts = [Counter(None if u.fill is None else fill_class(u.fill) for u in some) for some in units]
        x, y = _classes(pen, counts, y)
    if any(floors):
        floor = " → ".join(number(sum(area.count for area in some)) for some in floors)
        words = str(say("objects on the floor"))
        x, y = wrap(pen, x, y, 60 + text_width(words, 11) + text_width(floor, 11))
        pen.rect(x, y, 24, 14, "floor", radius=3)
        pen.text(x + 30, y + 11, words, size=11)
        pen.text(x + 38 + text_width(words, 11), y + 11, floor, size=11, bold=True)
    return y + 18


def _classes(pen: Pen, counts: Sequence[Counter[int | None]], y: float) -> tuple[float, float]:
    heads: list[tuple[int | None, object]] = []
    if any(level for count in counts for level in count):
        heads += enumerate(FILL_WORDS, start=1)
    if any(count[None] for count in counts):
        heads.append((None, say("not known")))
    x = MARGIN
    pen.text(x, y, say("How full the units are, and how many there are of each"), "quiet", size=11)
    y += 12
    for level, words in heads:
        many = " → ".join(number(count[level]) for count in counts)
        wide = 30 + text_width(str(words), 11) + 8 + text_width(many, 11, bold=True) + 22
        x, y = wrap(pen, x, y, wide)
        _swatch(pen, level, (x, y, 24, 14))
        pen.text(x + 30, y + 11, words, size=11)
        pen.text(x + 30 + text_width(str(words), 11) + 8, y + 11, many, size=11, bold=True)
        x += wide
    return x, y


def wrap(pen: Pen, x: float, y: float, wide: float) -> tuple[float, float]:
    """Return where the next part of a legend begins: beside the one before, or on a new line."""
    return (x, y) if x + wide <= pen.width + 20 or x == MARGIN else (MARGIN, y + 22)


def _swatch(pen: Pen, level: int | None, box: Box) -> None:
    if level is None:
        pen.rect(*box, "unknown")
        return
    filled(pen, box, (0.2, 0.6, 0.8, 0.95, 1.2)[level - 1])
    pen.rect(*box, "edge")
    if level == 5:
        pen.circle(box[0] + box[2] - 1, box[1] + 1, 6, "blank")
        warning(pen, box[0] + box[2] - 1, box[1] + 1, 5)
