"""How much is there of each? Labelled horizontal bars that answer one question, read without a legend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reorg.language import Message, Text, listed, number, say, say_many
from reorg.report.draw.pen import SCREEN, Palette, Pen, shortened, text_width
from reorg.report.draw.signs import hatch, warning

Words = Message | Text | str
ROW = 26.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``value``, out of ``total`` if it is a part of something; ``unknown`` is what nobody has counted yet.

    ``shown`` is printed instead of the bare number; ``warn`` marks the bar with ▲.
    """

    label: Words
    value: float
    total: float | None = None
    unknown: float = 0.0
    shown: Words = ""
    href: str = ""
    warn: bool = False


@dataclass(frozen=True)
class Bars:
    """Bars under the sentence that they prove; ``source`` and n stand below. ``width`` px."""

    title: Words
    bars: tuple[Bar, ...]
    source: Words = ""
    width: float = 560.0

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        label = max((text_width(str(bar.label), 12) for bar in self.bars), default=0) + 14
        label = min(label, self.width * 0.42)
        shown = [_shown(bar) for bar in self.bars]
        room = max((text_width(words, 12, bold=True) for words in shown), default=0) + 26
        full = max((max(bar.total or 0, bar.value + bar.unknown) for bar in self.bars), default=0) or 1
        length = self.width - label - room
        y = 0.0
        if str(self.title):
            pen.text(0, 16, self.title, size=14, bold=True)
            y = 30.0
        for bar, words in zip(self.bars, shown, strict=True):
            self._bar(pen, bar, (label, y, length / full), words)
            y += ROW
        if str(self.source):
            pen.text(0, y + 14, self.source, "quiet", size=10)
            y += 18
        return pen.done(y + 4, self.title, listed(f"{bar.label}: {w}" for bar, w in zip(self.bars, shown, strict=True)))

    def _bar(self, pen: Pen, bar: Bar, place: tuple[float, float, float], words: str) -> None:
        x, y, scale = place
        with pen.link(bar.href):
            pen.text(0, y + 16, shortened(str(bar.label), 12, x - 8), size=12)
            if bar.total:
                pen.rect(x, y + 5, bar.total * scale, 14, "track", radius=2)
            pen.rect(x, y + 5, bar.value * scale, 14, "bar", radius=2)
            if bar.unknown:
                box = (x + bar.value * scale, y + 5.5, bar.unknown * scale, 13)
                hatch(pen, box, gap=4, style="hatch")
                pen.rect(*box, "hatch")
            end = x + max(bar.total or 0, bar.value + bar.unknown) * scale + 8
            pen.text(end, y + 16, words, size=12, bold=True)
            if bar.warn:
                warning(pen, end + text_width(words, 12, bold=True) + 9, y + 12, 6)


def _shown(bar: Bar) -> str:
    if str(bar.shown):
        return str(bar.shown)
    return f"{number(bar.value)}–{number(bar.value + bar.unknown)}" if bar.unknown else number(bar.value)


def completeness(title: Words, known: Iterable[tuple[Words, int, str]], total: int) -> Bars:
    """Return bars of how many of ``total`` objects have each fact: (what is known, of how many, where to look)."""
    rows = [
        Bar(label, count, total, shown=say("{share} %", share=percent(count, total)), href=href)
        for label, count, href in known
    ]
    return Bars(title, tuple(rows), say_many("{count} object in all", "{count} objects in all", count=total))


def percent(count: int, total: int) -> int:
    """Return a share in whole %; 100 only if nothing is missing and 0 only if nothing is there."""
    if not total:
        return 0
    share = round(100 * count / total)
    return min(max(share, 1 if count else 0), 100 if count >= total else 99)


@dataclass(frozen=True, slots=True)
class Change:
    """One figure now and after: ``None`` is not known."""

    label: Words
    before: float | None
    after: float | None
    unit: str = ""
    href: str = ""


@dataclass(frozen=True)
class Changes:
    """What changes, as arrows from now to after; each row has its own scale, from 0 to the larger of the two."""

    title: Words
    changes: tuple[Change, ...]
    width: float = 560.0

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        label = min(max((text_width(str(c.label), 12) for c in self.changes), default=0) + 76, self.width * 0.55)
        length = self.width - label - 76
        pen.text(0, 16, self.title, size=14, bold=True)
        y = 30.0
        for change in self.changes:
            self._change(pen, change, (label, y + 12, length))
            y += ROW + 4
        about = listed(f"{c.label}: {_said(c.before, c.unit)} → {_said(c.after, c.unit)}" for c in self.changes)
        return pen.done(y, self.title, about)

    def _change(self, pen: Pen, change: Change, place: tuple[float, float, float]) -> None:
        x, y, length = place
        most = max(change.before or 0, change.after or 0) or 1
        with pen.link(change.href):
            pen.text(0, y + 4, shortened(str(change.label), 12, x - 76), size=12)
            pen.text(x - 10, y + 4, _said(change.before, change.unit), "quiet", size=12, anchor="end")
            pen.line(x, y, x + length, y, "rule")
            if change.before is not None and change.after is not None:
                start, end = x + change.before / most * length, x + change.after / most * length
                _arrow(pen, start, end, y)
            pen.text(x + length + 12, y + 4, _said(change.after, change.unit), size=13, bold=True)


def _said(value: float | None, unit: str) -> str:
    return "?" if value is None else f"{number(value)}\u202f{unit}".strip()


def _arrow(pen: Pen, start: float, end: float, y: float) -> None:
    if abs(end - start) > 10:
        way = 1 if end > start else -1
        pen.line(start, y, end - way * 6, y, "thick")
        pen.path([("M", (end, y)), ("L", (end - way * 9, y - 5)), ("L", (end - way * 9, y + 5)), ("Z", ())], "solid")
    else:
        pen.circle(end, y, 4, "solid")
    pen.circle(start, y, 4.5, "blank")
    pen.circle(start, y, 3.5, "thick")
