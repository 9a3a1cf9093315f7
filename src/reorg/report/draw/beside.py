"""How do two pictures stand beside each other on one sheet, and shrink together where the sheet is full?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reorg.language import Message, Text
from reorg.report.draw.bars import Bars
from reorg.report.draw.pen import SCREEN, Palette, Pen

_OUTER = re.compile(r'<svg xmlns="[^"]*" class="drawing" width="([\d.]+)" height="([\d.]+)" (viewBox="[^"]*")[^>]*>')
GAP = 40.0


@dataclass(frozen=True)
class Beside:
    """Two rows of bars, the first where one begins to read. ``width`` px."""

    title: Message | Text | str
    first: Bars
    second: Bars

    @property
    def width(self) -> float:
        """How wide both are, with the gap."""
        return self.first.width + GAP + self.second.width

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        starts = (0.0, self.first.width + GAP)
        if pen.mirrored:
            starts = (self.second.width + GAP, 0.0)
        tallest = 0.0
        about = []
        for each, x in zip((self.first, self.second), starts, strict=True):
            drawn = each.svg(palette)
            found = _OUTER.match(drawn)
            assert found is not None, "every drawing begins alike"
            width, height, box = found.groups()
            inner = f'<svg x="{x:.0f}" y="0" width="{width}" height="{height}" {box}>'
            pen.parts.append(inner + drawn[found.end() :])
            tallest = max(tallest, float(height))
            about += re.findall(r"<desc>(.*?)</desc>", drawn)
        return pen.done(tallest, self.title or self.first.title, " ".join(about))
