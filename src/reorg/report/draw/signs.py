"""How is a state or a fill shown so that shape and letter say what colour says? (WCAG 2.2, 1.4.1 use of colour)"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reorg.assessment import State
from reorg.language import Message, say
from reorg.report.draw.pen import Pen, Step

Box = tuple[float, float, float, float]
# state -> (letter beside the sign, word)
STATES: Mapping[str, tuple[Message, Message]] = MappingProxyType(
    {state.value: (state.letter, state.label) for state in State}
)
# The upper ends of the fill classes. From 90 % a unit counts as crowded: nothing can be taken out without moving
# something else (RE-ORG, criterion "no more than two objects moved"); the upper two classes are hatched.
FILL_ENDS = (0.5, 0.75, 0.9, 1.0)
FILL_WORDS = (
    say("under 50 %"),
    say("50 to 75 %"),
    say("75 to 90 %"),
    say("90 to 100 %"),
    say("over 100 %"),
)


def fill_class(fill: float) -> int:
    """Return 1 to 5 for a share that is full: under 50, to 75, to 90, to 100 and over 100 %."""
    if fill > 1:
        return 5
    return 1 + sum(fill >= end for end in FILL_ENDS[:3])


def state_sign(pen: Pen, state: str, x: float, y: float, *, radius: float = 6) -> None:
    """Draw the sign of ``state`` around (x, y): ● met, ◐ partly, ○ not, – unknown, ▲ danger."""
    if state == "danger":
        warning(pen, x, y, radius * 1.15)
        return
    if state == "unknown":
        pen.rect(x - radius, y - 1.25, 2 * radius, 2.5, "solid")
        return
    pen.circle(x, y, radius - 0.75, "thick" if state != "met" else "solid")
    if state == "met":
        pen.circle(x, y, radius - 0.25, "solid")
    if state == "partly":
        inner = radius - 0.75
        pen.path(
            [("M", (x, y - inner)), ("A", (inner, inner, 0, 0, 0, x, y + inner)), ("Z", ())],
            "solid",
        )


def warning(pen: Pen, x: float, y: float, radius: float, *, on: str = "blank", style: str = "solid") -> None:
    """Draw the sign ▲ with an exclamation mark in it, around (x, y), in ``style`` upon a ground of style ``on``."""
    pen.path(
        [
            ("M", (x, y - radius)),
            ("L", (x + radius, y + radius * 0.8)),
            ("L", (x - radius, y + radius * 0.8)),
            ("Z", ()),
        ],
        style,
    )
    if radius >= 4.5:
        pen.rect(x - 0.75, y - radius * 0.35, 1.5, radius * 0.6, on)
        pen.rect(x - 0.75, y + radius * 0.42, 1.5, 1.5, on)


def hatch(pen: Pen, box: Box, *, gap: float, style: str, falling: bool = False) -> None:
    """Draw slanted lines every ``gap`` px across the box (x, y, width, height), cut exactly at its edges."""
    x, y, width, height = box
    if width <= 0 or height <= 0:
        return
    steps: list[Step] = []
    along = gap
    while along < width + height:
        ends = [(min(along, width), max(0.0, along - width)), (max(0.0, along - height), min(along, height))]
        (x1, y1), (x2, y2) = [(width - dx if falling else dx, dy) for dx, dy in ends]
        steps += [("M", (x + x1, y + y1)), ("L", (x + x2, y + y2))]
        along += gap
    if steps:
        pen.path(steps, style)


def filled(pen: Pen, box: Box, fill: float) -> None:
    """Paint the box with the class of ``fill``: a ramp from light to dark, hatched from class four."""
    level = fill_class(fill)
    pen.rect(*box, f"fill-{level}")
    if level == 4:
        hatch(pen, box, gap=6, style="hatch-4")
    if level == 5:
        hatch(pen, box, gap=4, style="hatch-5", falling=True)
