"""Which rooms have a known answer? Fifty plans with a closed form, each barely passable or barely not (20 mm).

Aisles (a shape passes that is not wider), doors in a thick wall, slanted aisles, gaps between corners of two columns,
and bends of two aisles of widths a and b: a box w × l that is longer than both are wide gets round just when
w ≤ min over t in [0°, 90°] of a cos t + b sin t - l sin t cos t, the distance of the inner corner from the outer long side of
the box while its two outer corners slide along the outer walls (the ladder round a corner, with a width; cf. Wagner,
The sofa problem, American Mathematical Monthly 83, 1976).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, radians, sin

from reorg.storage.solve.ways import Box, Form, Point, Solid

SLACK = 20.0
FAR = 4000.0


@dataclass(frozen=True)
class Drawn:
    """A drawn room: what stands in it, what is to pass from where to where, and whether it does."""

    name: str
    form: Form
    solids: tuple[Solid, ...]
    start: Point
    target: Box
    passes: bool


def bend(a: float, b: float, length: float) -> float:
    """Return how wide a box of ``length`` may be to get round the bend of aisles ``a`` and ``b`` wide."""
    turns = (pi / 2 * at / 20_000 for at in range(20_001))
    return min(a * cos(t) + b * sin(t) - length * sin(t) * cos(t) for t in turns)


def _lines(*points: Point) -> tuple[Solid, ...]:
    return tuple(Solid.line(one, two) for one, two in pairwise(points))


def _aisle(form: Form, wide: float, turn: float, passes: bool) -> Drawn:
    """An aisle between two walls, in a direction: closed at its start behind the shape."""
    ahead, across = (cos(turn), sin(turn)), (-sin(turn), cos(turn))

    def at(along: float, aside: float) -> Point:
        return ahead[0] * along + across[0] * aside, ahead[1] * along + across[1] * aside

    # a hall, then the aisle, then another hall, so that the way into the aisle counts, too
    top = (at(-3000, -2000), at(0, -2000), at(0, -wide / 2), at(FAR, -wide / 2), at(FAR, -2000), at(FAR + 3000, -2000))
    bottom = tuple(at(along, -aside) for along, aside in ((-3000, -2000), (0, -2000), (0, -wide / 2), (FAR, -wide / 2), (FAR, -2000), (FAR + 3000, -2000)))  # fmt: skip
    ends = (*_lines(at(-3000, -2000), at(-3000, 2000)), *_lines(at(FAR + 3000, -2000), at(FAR + 3000, 2000)))
    x, y = at(FAR + 1500, 0)
    solids = (*_lines(*top), *_lines(*bottom), *ends)
    name = f"aisle {wide:g} at {turn / pi * 180:.0f}°, {form}"
    return Drawn(name, form, solids, at(-1500, 0), (x - 300, y - 300, x + 300, y + 300), passes)


def _door(form: Form, wide: float, passes: bool) -> Drawn:
    """A door in a wall of 150 mm between two halls."""
    left, right = 2000 - wide / 2, 2000 + wide / 2
    walls = (Solid.box(0, 3000, left, 3150), Solid.box(right, 3000, FAR, 3150))
    around = _lines((0, 0), (FAR, 0), (FAR, 6000), (0, 6000), (0, 0))
    return Drawn(f"door {wide:g}, {form}", form, (*walls, *around), (1700, 1500), (1200, 4300, 2800, 5000), passes)


def bent(form: Form, a: float, b: float, passes: bool) -> Drawn:
    """Return two aisles that meet at a right angle, with a hall at neither end."""
    outer = _lines((0, 0), (0, FAR), (FAR, FAR), (FAR, FAR - b))
    inner = _lines((0, 0), (a, 0), (a, FAR - b), (FAR, FAR - b))
    end = FAR - form.length / 2
    target = (end - 400, FAR - b, end, FAR)
    return Drawn(f"bend {a:g} × {b:g}, {form}", form, (*outer, *inner), (a / 2, form.length / 2 + 5), target, passes)


def _columns(form: Form, x: float, y: float, passes: bool) -> Drawn:
    """Two blocks, corner to corner: the gap is their corners' distance."""
    middle = 2000.0
    blocks = (Solid.box(0, 0, middle, middle), Solid.box(middle + x, middle + y, 6000, 6000))
    around = _lines((0, 0), (6000, 0), (6000, 6000), (0, 6000), (0, 0))
    # from the upper right hall to the lower left one, between the corners
    name = f"corners {hypot(x, y):.0f} apart, {form}"
    return Drawn(name, form, (*blocks, *around), (4500, 1000), (500, 4000, 1500, 5500), passes)


def fifty() -> Iterator[Drawn]:
    """Yield the fifty rooms."""
    trolleys = [Form(600, 1000), Form(700, 1200), Form(550, 1400), Form(800, 800), Form(900, 900, round=True)]
    for form in trolleys:
        for slack in (SLACK, -SLACK):
            yield _aisle(form, form.width + slack, 0.0, slack > 0)
            yield _door(form, form.width + slack, slack > 0)
    for turn, form in zip(
        (30, 45, 60, 10), (Form(600, 1000), Form(700, 1400), Form(650, 1100), Form(900, 900, round=True)), strict=True
    ):
        for slack in (SLACK, -SLACK):
            yield _aisle(form, form.width + slack, radians(turn), slack > 0)
    for a, b, length in (
        (1000, 1000, 1500),
        (900, 1200, 1600),
        (1200, 1400, 2000),
        (900, 900, 1300),
        (1100, 800, 1250),
        (1500, 900, 1900),
        (1000, 1300, 2200),
    ):
        width = round(bend(a, b, length), 1)
        for slack in (SLACK, -SLACK):
            yield bent(Form(width, length), a + slack, b + slack, slack > 0)
    for form, x, y in ((Form(900, 900, round=True), 3, 4), (Form(1000, 1000, round=True), 5, 12)):
        for slack in (SLACK, -SLACK):
            part = (form.width + slack) / hypot(x, y)
            yield _columns(form, x * part, y * part, slack > 0)
    for wide in (900, 1500):
        for slack in (SLACK, -SLACK):
            yield bent(Form(wide, wide, round=True), wide + slack, wide + 300, slack > 0)
