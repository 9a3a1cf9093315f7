"""When is it done? One bar for each pace, from today on one scale of years; hatched from the earliest to the latest day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reorg.language import Message, Text
from reorg.report.draw.pen import SCREEN, Palette, Pen, shortened, text_width
from reorg.report.draw.signs import hatch, warning

Words = Message | Text | str
ROW = 34.0
DAYS_A_YEAR = 365.2425
LONGEST = 12.0
"""Years that the scale shows at most; a bar that goes on beyond ends in an arrow."""


@dataclass(frozen=True, slots=True)
class End:
    """When it is done at one pace: the earliest, likely and latest day; None is never. ``shown`` is said at its end."""

    label: Words
    low: date | None
    likely: date | None
    high: date | None
    shown: Words


@dataclass(frozen=True)
class Ends:
    """Ends from one day on; ``width`` px."""

    title: Words
    start: date
    ends: tuple[End, ...]
    width: float = 680.0

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        top = 0.0
        if str(self.title):
            pen.text(0, 15, self.title, size=14, bold=True)
            top = 26.0
        label = min(self.width * 0.36, max((text_width(str(each.label), 12) for each in self.ends), default=0) + 14)
        shown = max((text_width(str(each.shown), 12, bold=True) for each in self.ends), default=0) + 26
        years = min(LONGEST, max(1.0, *(self._years(each.high) or LONGEST for each in self.ends)))
        scale = (self.width - label - shown) / years
        bottom = top + len(self.ends) * ROW
        self._years_ruled(pen, (label, top, bottom), years, scale)
        for at, each in enumerate(self.ends):
            self._end(pen, each, (label, top + at * ROW), (scale, years))
        about = " ".join(f"{each.label}: {each.shown}." for each in self.ends)
        return pen.done(bottom + 18, self.title, about)

    def _years(self, day: date | None) -> float | None:
        return None if day is None else max(0.0, (day - self.start).days / DAYS_A_YEAR)

    def _years_ruled(self, pen: Pen, place: tuple[float, float, float], years: float, scale: float) -> None:
        x, top, bottom = place
        step = next((each for each in (1, 2, 5, 10) if each * scale >= 34), 10)
        for year in range(self.start.year, self.start.year + int(years) + 2):
            from_start = (date(year, 1, 1) - self.start).days / DAYS_A_YEAR
            if 0 <= from_start <= years and (year - self.start.year) % step == 0:
                pen.line(x + from_start * scale, top, x + from_start * scale, bottom, "rule")
                pen.text(x + from_start * scale, bottom + 12, str(year), "quiet", size=10, anchor="middle")
        pen.line(x, top, x, bottom)

    def _end(self, pen: Pen, each: End, place: tuple[float, float], scaled: tuple[float, float]) -> None:
        (x, y), (scale, years) = place, scaled
        pen.text(0, y + 20, shortened(str(each.label), 12, x - 8), size=12)
        low, likely, high = (
            min(years, self._years(day) or 0.0) if day else years for day in (each.low, each.likely, each.high)
        )
        if each.low is not None:
            pen.rect(x, y + 8, low * scale, 16, "bar")
        box = (x + low * scale, y + 8.5, (high - low) * scale, 15.0)
        hatch(pen, box, gap=4, style="hatch")
        pen.rect(*box, "hatch")
        if each.likely is not None and likely < years:
            pen.line(x + likely * scale, y + 4, x + likely * scale, y + 28, "thick")
        end = x + high * scale
        if each.high is None or (self._years(each.high) or 0) > years:
            pen.path([("M", (end + 7, y + 16)), ("L", (end, y + 11)), ("L", (end, y + 21)), ("Z", ())], "solid")
        said = end + 12
        pen.text(said, y + 20, each.shown, size=12, bold=True)
        if each.likely is None:
            warning(pen, said + text_width(str(each.shown), 12, bold=True) + 9, y + 16, 6)
