"""On what is a plan sketched by hand? Squared paper, a square 25 cm at 1 : 50."""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import say
from reorg.report.draw.pen import SCREEN, Palette, Pen

SQUARE = 14.0
BOLD = 4


@dataclass(frozen=True)
class Squares:
    """Squared paper: every fourth line is stronger, which makes a metre where a square is 25 cm; sizes in px."""

    width: float = 680.0
    height: float = 420.0

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        across, down = int(self.width // SQUARE), int(self.height // SQUARE)
        for at in range(across + 1):
            pen.line(at * SQUARE, 0, at * SQUARE, down * SQUARE, "hatch" if at % BOLD == 0 else "rule")
        for at in range(down + 1):
            pen.line(0, at * SQUARE, across * SQUARE, at * SQUARE, "hatch" if at % BOLD == 0 else "rule")
        return pen.done(down * SQUARE + 2, say("Squared paper to sketch on"))
