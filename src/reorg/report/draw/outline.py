"""How does a room of any shape look from above: its walls, doors with their swing, and what of the building stands in it?"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from reorg.language import say
from reorg.museum import FEATURES, Feature, Opening, RoomShape, signed_area
from reorg.report.draw.pen import Pen, Step
from reorg.report.draw.signs import Box

Point = tuple[float, float]


class Ground:
    """Turns mm in a room into px on the sheet: the room's upper left corner at the box's, ``scale`` px a mm."""

    def __init__(self, box: Box, scale: float) -> None:
        """Take where the room is drawn."""
        self.left, self.top, self.scale = box[0], box[1], scale

    def at(self, point: Point) -> Point:
        """Return a point in px."""
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale

    def path(self, corners: Sequence[Point]) -> list[Step]:
        """Return a closed path."""
        first, *others = map(self.at, corners)
        return [("M", first), *(("L", each) for each in others), ("Z", ())]


def draw_shape(pen: Pen, shape: RoomShape, ground: Ground) -> None:
    """Draw the walls with a hint of their thickness, the features of the building, and the doors."""
    pen.path(ground.path(shape.corners), "masonry")
    pen.path(ground.path(shape.corners), "wall")
    for feature in shape.features:
        draw_feature(pen, feature, ground)
    for door in shape.doors:
        draw_opening(pen, door, ground)


def draw_wall_numbers(pen: Pen, shape: RoomShape, ground: Ground, *, outside: bool = False) -> None:
    """Write each wall's number beside its middle, within the room or ``outside``, and a dot where the measuring began."""
    inward = (1 if signed_area(shape.corners) > 0 else -1) * (-1.3 if outside else 1)
    for number, (one, two) in enumerate(shape.walls, 1):
        long = hypot(two[0] - one[0], two[1] - one[1]) or 1.0
        across = (-(two[1] - one[1]) / long * inward, (two[0] - one[0]) / long * inward)
        x, y = ground.at(((one[0] + two[0]) / 2, (one[1] + two[1]) / 2))
        pen.circle(x + across[0] * 13, y + across[1] * 13, 8, "unit-blank")
        pen.text(x + across[0] * 13, y + across[1] * 13 + 4, str(number), size=11, anchor="middle", bold=True)
    pen.circle(*ground.at(shape.corners[0]), 4, "solid")


def draw_opening(pen: Pen, door: Opening, ground: Ground) -> None:
    """Draw a gap in the wall, the leaf standing open, and its swing."""
    start, end, hinge, tip = map(ground.at, (door.start, door.end, door.hinge, door.tip))
    jamb = end if door.hinge == door.start else start
    reach = door.width * ground.scale
    turned = (tip[0] - hinge[0]) * (jamb[1] - hinge[1]) - (tip[1] - hinge[1]) * (jamb[0] - hinge[0])
    outside = (-door.inward[0] * 4, -door.inward[1] * 4)
    far = [(end[0] + outside[0], end[1] + outside[1]), (start[0] + outside[0], start[1] + outside[1])]
    pen.path([("M", start), ("L", end), ("L", far[0]), ("L", far[1]), ("Z", ())], "blank")
    pen.line(*start, *end, "gap")
    pen.path([("M", tip), ("A", (reach, reach, 0, 0, float(turned > 0), *jamb))], "swing")
    pen.line(*hinge, *tip, "leaf")


def draw_feature(pen: Pen, feature: Feature, ground: Ground) -> None:
    """Draw one feature so that it is told apart in black and white, too; what it is stands in its title."""
    corners = [ground.at(corner) for corner in feature.corners]
    with pen.link("", FEATURES.get(feature.kind, say("part of the building"))):
        if feature.kind == "window":
            _window(pen, corners)
        elif feature.kind == "column":
            pen.path(ground.path(feature.corners), "solid")
        elif feature.kind == "pipe":
            _pipe(pen, corners)
        elif feature.kind in {"radiator", "stairs"}:
            pen.path(ground.path(feature.corners), "unit-blank")
            _treads(pen, corners, 4.0 if feature.kind == "radiator" else 9.0)
        elif feature.kind == "dead zone":
            pen.path(ground.path(feature.corners), "dashed")
            pen.line(*corners[0], *corners[len(corners) // 2], "swing")
            pen.line(*corners[len(corners) // 4], *corners[3 * len(corners) // 4], "swing")
        else:
            pen.path(ground.path(feature.corners), "dashed")
            x = sum(corner[0] for corner in corners) / len(corners)
            y = sum(corner[1] for corner in corners) / len(corners)
            words = f"{feature.height / 1000:g} m" if feature.height else str(FEATURES.get(feature.kind, ""))
            pen.text(x, y + 3, f"\u2193{words}", "quiet", size=9, anchor="middle")


def _window(pen: Pen, corners: Sequence[Point]) -> None:
    start, end = corners[0], corners[1]
    pen.line(*start, *end, "gap")
    long = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    aside = (-(end[1] - start[1]) / long * 2, (end[0] - start[0]) / long * 2)
    for x, y in (aside, (-aside[0], -aside[1])):
        pen.line(start[0] + x, start[1] + y, end[0] + x, end[1] + y, "leaf")


def _pipe(pen: Pen, corners: Sequence[Point]) -> None:
    """Draw a pipe as seen from below: two lines along its longer side, with drops between them."""
    a, b, c, d = corners[0], corners[1], corners[2 % len(corners)], corners[3 % len(corners)]
    if hypot(b[0] - a[0], b[1] - a[1]) < hypot(d[0] - a[0], d[1] - a[1]):
        a, b, c, d = d, a, b, c
    pen.line(*a, *b, "leaf")
    pen.line(*d, *c, "leaf")
    count = max(1, int(hypot(b[0] - a[0], b[1] - a[1]) // 26))
    one, two = ((a[0] + d[0]) / 2, (a[1] + d[1]) / 2), ((b[0] + c[0]) / 2, (b[1] + c[1]) / 2)
    for at in range(count):
        part = (at + 0.5) / count
        pen.circle(one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part, 2, "solid")


def _treads(pen: Pen, corners: Sequence[Point], gap: float) -> None:
    """Draw lines across the longer side of a box."""
    a, b, c, d = corners[0], corners[1], corners[2 % len(corners)], corners[3 % len(corners)]
    if hypot(b[0] - a[0], b[1] - a[1]) < hypot(d[0] - a[0], d[1] - a[1]):
        a, b, c, d = d, a, b, c
    count = int(hypot(b[0] - a[0], b[1] - a[1]) // gap)
    for at in range(1, count + 1):
        part = at / (count + 1)
        one = (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
        two = (d[0] + (c[0] - d[0]) * part, d[1] + (c[1] - d[1]) * part)
        pen.line(*one, *two, "hatch")
