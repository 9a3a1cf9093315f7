"""When is each task done, if one comes after the other? Bars over weeks: likely in full, later if it goes slowly hatched."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from reorg.language import Message, Text, listed, number, say
from reorg.report.draw.pen import SCREEN, Palette, Pen, shortened, text_width
from reorg.report.draw.signs import hatch

Words = Message | Text | str
ROW, MOST_TICKS = 26.0, 12


@dataclass(frozen=True, slots=True)
class Span:
    """One task: it begins after ``start`` weeks and is likely done at ``likely``, at the latest at ``late``."""

    label: Words
    start: float
    likely: float
    late: float
    href: str = ""


@dataclass(frozen=True)
class Weeks:
    """Tasks one after the other over weeks from now, under the sentence that they prove; ``source`` stands below."""

    title: Words
    spans: tuple[Span, ...]
    source: Words = ""
    width: float = 720.0

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        label = min(max((text_width(str(each.label), 12) for each in self.spans), default=0) + 14, self.width * 0.45)
        last = max((each.late for each in self.spans), default=1.0) or 1.0
        scale = (self.width - label - 44) / last
        pen.text(0, 16, self.title, size=14, bold=True)
        bottom = 44 + ROW * len(self.spans)
        step = _step(last)
        for week in range(0, ceil(last) + 1, step):
            x = label + week * scale
            if x <= self.width - 4:
                pen.line(x, 40, x, bottom, "rule")
                pen.text(x, 36, number(week), "quiet", size=10, anchor="middle" if week else "start")
        y = 44.0
        for each in self.spans:
            with pen.link(each.href):
                pen.text(0, y + 16, shortened(str(each.label), 12, label - 8), size=12)
                pen.rect(
                    label + each.start * scale, y + 6, max(2.0, (each.likely - each.start) * scale), 14, "bar", radius=2
                )
                if each.late > each.likely:
                    box = (label + each.likely * scale, y + 6.5, (each.late - each.likely) * scale, 13)
                    hatch(pen, box, gap=4, style="hatch")
                    pen.rect(*box, "hatch")
            y += ROW
        pen.text(0, y + 14, self.source or say("Weeks from now. Hatched: if it goes slowly."), "quiet", size=10)
        about = listed(f"{each.label}: {number(each.likely, 1)}" for each in self.spans)
        return pen.done(y + 22, self.title, about)


def _step(last: float) -> int:
    """Return after how many weeks a line is drawn: 1, 2, 5, 10, 20 …"""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500):
        if last / step <= MOST_TICKS:
            return step
    return ceil(last / MOST_TICKS)
