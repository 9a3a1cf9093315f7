"""How does one room look while its units are placed? To scale, each unit one small path that a script can take up and move.

One step on the sheet is a centimetre, so that a millimetre is a decimal and three thousand units stay small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from reorg.language import Message, say
from reorg.museum import Place, RoomShape
from reorg.report.draw.outline import Ground, draw_feature, draw_opening, draw_wall_numbers
from reorg.report.draw.pen import FONTS, Pen, clean, short, text_width

STEP = 0.1  # px a mm: one step on the sheet is 1 cm
ROUND = 40.0  # cm kept free around the room
SHOWN_WIDTH = 820.0  # px at which a page usually shows it: what is smaller than that can be read is left out
_LEGIBLE, _FRONT = 9.0, 10.0  # px


@dataclass(frozen=True, slots=True)
class Beneath:
    """A picture that lies faint under the plan: its address, its size in px, ``scale`` mm a px, where its upper left
    corner lies in mm, and how far it is turned around that corner, in degrees clockwise.
    """

    href: str
    width: float
    height: float
    scale: float
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True)
class Editing:
    """A room of known shape with the units that stand in it; ``types`` gives each type of unit its number."""

    room: Place
    shape: RoomShape
    units: tuple[Place, ...] = ()
    types: Mapping[str, int] | None = None
    beneath: Beneath | None = None
    title: Message | None = None

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the sheet in cm, with what swings out of the room."""
        points = [*self.shape.corners, *(door.tip for door in self.shape.doors)]
        xs, ys = [x * STEP for x, _ in points], [y * STEP for _, y in points]
        left, top = min(xs) - ROUND, min(ys) - ROUND
        return left, top, max(xs) + ROUND - left, max(ys) + ROUND - top

    def svg(self) -> str:
        """Return the drawing. A unit is a path whose ``data-u`` says its turn, height in mm, type and code."""
        left, top, wide, tall = self.box
        named = escape(clean(self.title or say("The plan of {room}", room=self.room.label)))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="plan" class="drawing plan" direction="ltr" role="img" '
            f'viewBox="{short(left)} {short(top)} {short(wide)} {short(tall)}" aria-label="{named}" '
            f'font-family="{FONTS}">{self._beneath()}<g id="ground">{self._ground()}</g>'
            f'<g id="units">{"".join(self._paths())}</g><g id="codes" font-size="{short(self._size())}">'
            f"{''.join(self._codes())}</g></svg>"
        )

    @cached_property
    def _scale(self) -> float:
        return SHOWN_WIDTH / self.box[2]

    def _size(self) -> float:
        return 11 / self._scale

    def _beneath(self) -> str:
        if self.beneath is None:
            return ""
        under = self.beneath
        px = under.scale * STEP
        moved = f"translate({short(under.x * STEP)} {short(under.y * STEP)}) rotate({under.turn:.2f})"
        return (
            f'<image class="beneath" href="{escape(under.href)}" width="{short(under.width * px)}" '
            f'height="{short(under.height * px)}" transform="{moved}" preserveAspectRatio="none"/>'
        )

    def _ground(self) -> str:
        pen = Pen(0.0, mirrored=False)
        ground = Ground((0.0, 0.0, 0.0, 0.0), STEP)
        pen.path(ground.path(self.shape.corners), "masonry")
        pen.path(ground.path(self.shape.corners), "wall")
        for feature in self.shape.features:
            pen.parts.append(f'<g class="part" id="features-{feature.number}">')
            draw_feature(pen, feature, ground)
            pen.parts.append(_hit(feature.corners))
            pen.parts.append("</g>")
        for door in self.shape.doors:
            pen.parts.append(f'<g class="part" id="doors-{door.number}">')
            draw_opening(pen, door, ground)
            pen.parts.append(_hit(door.swing))
            pen.parts.append("</g>")
        if self.room.walls:
            draw_wall_numbers(pen, self.shape, ground, outside=True)
        return "".join(pen.parts)

    def _paths(self) -> Iterator[str]:
        types = self.types or {}
        for unit in self.units:
            if (box := unit.footprint) is None:
                continue
            x, y, right, bottom = (side * STEP for side in box)
            said = f"{unit.turn} {short(unit.height or 0)} {types.get(unit.type, 0)} {escape(clean(unit.code))}"
            drawn = f"M{short(x)} {short(y)}h{short(right - x)}v{short(bottom - y)}h{short(x - right)}z"
            yield f'<path id="{escape(unit.id)}" data-u="{said}" d="{drawn}{self._front(unit)}"/>'

    def _front(self, unit: Place) -> str:
        """Return the line along the side that a unit opens to, where there is room for it."""
        assert unit.footprint is not None
        x, y, right, bottom = (side * STEP for side in unit.footprint)
        if min(right - x, bottom - y) * self._scale < _FRONT:
            return ""
        left, top, wide, tall = x + 4, y + 4, right - x - 8, bottom - y - 8
        return {
            0: f"M{short(left)} {short(bottom - 4)}h{short(wide)}",
            90: f"M{short(left)} {short(top)}v{short(tall)}",
            180: f"M{short(left)} {short(top)}h{short(wide)}",
            270: f"M{short(right - 4)} {short(top)}v{short(tall)}",
        }.get(unit.turn % 360, "")

    def _codes(self) -> Iterator[str]:
        size = self._size()
        for unit in self.units:
            if (box := unit.footprint) is None:
                continue
            x, y, right, bottom = (side * STEP for side in box)
            if max(right - x, bottom - y) * self._scale < _LEGIBLE:
                continue
            wide = text_width(unit.code, size)
            if (bottom - y) * self._scale < _LEGIBLE or wide > right - x:
                if (right - x) * self._scale < _LEGIBLE or wide > bottom - y:
                    continue
                at = f"{short((x + right) / 2)} {short((y + bottom) / 2)}"
                yield (
                    f'<text transform="translate({at}) rotate(-90)" y="{short(size * 0.36)}">'
                    f"{escape(clean(unit.code))}</text>"
                )
                continue
            yield (
                f'<text x="{short((x + right) / 2)}" y="{short((y + bottom) / 2 + size * 0.36)}">'
                f"{escape(clean(unit.code))}</text>"
            )


def _hit(corners: Iterable[tuple[float, float]]) -> str:
    """Return what can be pressed of a door or a feature: more than its thin lines."""
    return f'<path class="hit" d="M{"L".join(f"{short(x * STEP)} {short(y * STEP)}" for x, y in corners)}z"/>'
