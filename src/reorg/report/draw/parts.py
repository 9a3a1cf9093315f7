"""How does each part of a system stand, at one glance across a table? A row of large signs, each with the steps it took."""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message, Text, say
from reorg.report.draw.pen import SCREEN, Palette, Pen, wrapped
from reorg.report.draw.signs import STATES, hatch, state_sign

Words = Message | Text | str
STEPS = 3
TALL = 100.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its ``state``, and how many steps (0 to 3) it took: from ``first`` to ``last``."""

    label: Words
    state: str
    first: int
    last: int
    href: str = ""

    def told(self) -> Message:
        """Return the part as a sentence for who cannot see it."""
        return say("{label}: {state}", label=self.label, state=STATES[self.state][1])


@dataclass(frozen=True)
class Parts:
    """Parts in rows of ``across``; ``width`` px. Steps that were surely taken are solid, possible ones hatched."""

    title: Words
    parts: tuple[Part, ...]
    width: float = 680.0
    across: int = 8

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        top = 0.0
        if str(self.title):
            pen.text(0, 15, self.title, size=14, bold=True)
            top = 26.0
        wide = self.width / self.across
        for at, part in enumerate(self.parts):
            self._part(pen, part, ((at % self.across) * wide, top + (at // self.across) * TALL, wide))
        bottom = top + -(-len(self.parts) // self.across) * TALL
        return pen.done(bottom, self.title, " ".join(f"{part.told()}." for part in self.parts))

    def _part(self, pen: Pen, part: Part, place: tuple[float, float, float]) -> None:
        x, y, wide = place
        middle = x + wide / 2
        with pen.link(part.href, part.told()):
            state_sign(pen, part.state, middle - 9, y + 20, radius=14)
            pen.text(middle + 11, y + 26, STATES[part.state][0], size=17, bold=True)
            for row, line in enumerate(wrapped(str(part.label), 12, wide - 6)):
                pen.text(middle, y + 56 + row * 14, line, size=12, anchor="middle", bold=True)
            self._steps(pen, part, (middle - 22, y + 76))

    def _steps(self, pen: Pen, part: Part, place: tuple[float, float]) -> None:
        x, y = place
        for step in range(STEPS):
            box = (x + step * 15, y + 10 - step * 3, 13.0, 4.0 + step * 3)
            if step < part.first:
                pen.rect(*box, "bar")
            elif step < part.last:
                hatch(pen, box, gap=3, style="hatch")
            pen.rect(*box, "edge")
