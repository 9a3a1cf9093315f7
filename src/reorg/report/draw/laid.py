"""How does a layout of a room look from above: what stays, what moves, what is new, and where one walks?

White: stays. Grey: moved, its old place dashed. Thick with a cross in its corner: new. The floor of the ways is tinted
and has a dashed edge, so that it survives a photocopier.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reorg.language import Message, say, say_many
from reorg.museum import RoomShape
from reorg.report.draw.outline import Ground, draw_feature, draw_opening
from reorg.report.draw.pen import SCREEN, Palette, Pen, text_width
from reorg.report.draw.plan import measures
from reorg.report.draw.signs import Box

Point = tuple[float, float]
MARGIN = 14.0
LEAST = 7.0  # px: smaller codes nobody reads


@dataclass(frozen=True, slots=True)
class LaidUnit:
    """A unit: its ``box`` (left, top, right, bottom in mm), ``turn``, and whether it ``moved``, from where, or is ``new``."""

    code: str
    box: Box
    turn: int = 0
    moved: bool = False
    new: bool = False
    was: Box | None = None


@dataclass(frozen=True)
class LaidRoom:
    """A room with a layout in it. ``lanes`` is the floor of the ways, with its ``edges``; mm. ``tiny``: without words."""

    shape: RoomShape
    units: tuple[LaidUnit, ...] = ()
    lanes: tuple[Box, ...] = ()
    edges: tuple[tuple[Point, Point], ...] = ()
    width: float = 560.0
    tallest: float = 460.0
    tiny: bool = False
    title: Message | None = None
    names: bool = True

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use. The room itself is never mirrored."""
        pen = Pen(self.width, palette)
        left, top, right, bottom = self._extent()
        scale = min((self.width - 2 * MARGIN) / (right - left), (self.tallest - 2 * MARGIN) / (bottom - top))
        with pen.unmirrored():
            aside = self.width - (right - left) * scale - MARGIN if pen.rtl else MARGIN
            if self.tiny:
                aside = (self.width - (right - left) * scale) / 2
            ground = Ground((aside - left * scale, MARGIN - top * scale, 0, 0), scale)
            self._draw(pen, ground)
        end = MARGIN + (bottom - top) * scale + 12
        if not self.tiny:
            end = self._key(pen, measures(pen, scale, None, end) + 10)
        return pen.done(end + 2, self.title or say("A layout of the room from above"), self._told())

    def _extent(self) -> Box:
        points = [*self.shape.corners, *(door.tip for door in self.shape.doors)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        for unit in self.units:
            xs += [unit.box[0], unit.box[2]]
            ys += [unit.box[1], unit.box[3]]
        return min(xs), min(ys), max(xs), max(ys)

    def _draw(self, pen: Pen, ground: Ground) -> None:
        pen.path(ground.path(self.shape.corners), "masonry")
        pen.path(ground.path(self.shape.corners), "wall")
        if self.lanes:
            steps = [step for box in self.lanes for step in ground.path(_corners(box))]
            pen.path(steps, "lane")
        for one, two in self.edges:
            pen.line(*ground.at(one), *ground.at(two), "lane-edge")
        _draw_building(pen, self.shape, ground)
        for unit in self.units:
            if unit.moved and unit.was and not self.tiny:
                pen.path(ground.path(_corners(unit.was)), "dashed")
        for unit in self.units:
            self._unit(pen, unit, ground)

    def _unit(self, pen: Pen, unit: LaidUnit, ground: Ground) -> None:
        (x, y), (right, bottom) = ground.at(unit.box[:2]), ground.at(unit.box[2:])
        wide, tall = right - x, bottom - y
        style = "laid-new" if unit.new else "laid-moved" if unit.moved else "laid-same"
        with pen.link("", unit.code):
            pen.rect(x, y, wide, tall, style)
            inset = 2.5 if min(wide, tall) >= 10 else 1.5
            ends = {
                0: (x + inset, bottom - inset, right - inset, bottom - inset),
                90: (x + inset, y + inset, x + inset, bottom - inset),
                180: (x + inset, y + inset, right - inset, y + inset),
                270: (right - inset, y + inset, right - inset, bottom - inset),
            }
            if not self.tiny:
                pen.line(*ends.get(unit.turn % 360, ends[0]), "front")
            if unit.new and not self.tiny and min(wide, tall) > 12:
                pen.line(x + 3, y + 6, x + 9, y + 6, "line")
                pen.line(x + 6, y + 3, x + 6, y + 9, "line")
            if self.names and not self.tiny:
                _code(pen, unit.code, (x, y, wide, tall))

    def _key(self, pen: Pen, y: float) -> float:
        """Draw what the shapes mean, with how many there are; returns where it ends."""
        counts = [
            (
                "laid-same",
                say_many("{count} stays", "{count} stay", count=self._count(lambda u: not (u.moved or u.new))),
            ),
            ("laid-moved", say_many("{count} moves", "{count} move", count=self._count(lambda u: u.moved))),
            ("laid-new", say_many("{count} is new", "{count} are new", count=self._count(lambda u: u.new))),
        ]
        shown = [(style, words) for style, words in counts if words.values["count"]]
        if [style for style, _ in shown] == ["laid-same"]:
            shown = []  # how it is today: nothing to tell apart
        if self.lanes:
            shown.append(("lane", say("where one gets through")))
        x = MARGIN
        for style, words in shown:
            wide = 26 + text_width(str(words), 11) + 16
            if x + wide > pen.width and x > MARGIN:
                x, y = MARGIN, y + 20
            pen.rect(x, y, 20, 12, style)
            if style == "lane":
                for corner in ((x, y, x + 20, y), (x, y + 12, x + 20, y + 12)):
                    pen.line(*corner, "lane-edge")
            pen.text(x + 26, y + 10, words, size=11)
            x += wide
        return y + 18 if shown else y

    def _count(self, which: Callable[[LaidUnit], bool]) -> int:
        return sum(1 for unit in self.units if which(unit))

    def _told(self) -> Message:
        return say(
            "{units}, {moved} of them moved, {new} new.",
            units=say_many("{count} unit", "{count} units", count=len(self.units)),
            moved=self._count(lambda u: u.moved), new=self._count(lambda u: u.new),
        )  # fmt: skip


def _draw_building(pen: Pen, shape: RoomShape, ground: Ground) -> None:
    """Draw the walls' lines over what was tinted, and what belongs to the building with its doors."""
    for one, two in shape.walls:
        pen.line(*ground.at(one), *ground.at(two), "thick")
    for feature in shape.features:
        draw_feature(pen, feature, ground)
    for door in shape.doors:
        draw_opening(pen, door, ground)


def _corners(box: Box) -> tuple[Point, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _code(pen: Pen, code: str, box: Box) -> None:
    """Write a code along the longer side, where there is room for it."""
    x, y, wide, tall = box
    upright = tall > wide * 1.15
    long, across = (tall, wide) if upright else (wide, tall)
    ems = text_width(code, 1.0, bold=True)
    size = min(12.0, (long - 6) / ems if ems else 0.0, (across - 4) / 1.1)
    if size < LEAST:
        return
    middle = (x + wide / 2, y + tall / 2)
    shift = size * 0.36
    dx, dy = (shift, 0.0) if upright else (0.0, shift)
    pen.text(middle[0] + dx, middle[1] + dy, code, size=size, anchor="middle", bold=True, turn=-90 if upright else 0)
