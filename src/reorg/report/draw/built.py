"""How is a unit put together that somebody builds? From the front and from the side, to scale, with every measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reorg.language import Message, number, say, say_many
from reorg.report.draw.pen import SCREEN, Palette, Pen

TALL = 330.0
TOP, GAP, NEAREST = 34.0, 120.0, 13.0
LOWEST = 1500.0  # mm: what is lower is drawn no larger than this is


def in_mm(mm: float) -> str:
    """Return a length as it stands in a drawing: mm without a unit, as carpenters write it."""
    return number(round(mm))


@dataclass(frozen=True)
class BuiltUnit:
    """A unit that is built: outer ``size`` (width, depth, height), ``levels`` of its shelves' surfaces, all in mm.

    ``post`` is how wide a post is from the front and from the side, ``deck`` how thick a shelf is with its rails, ``board``
    its board alone, ``bearer`` how high what carries it at the sides is (0: nothing is seen of it). ``measure`` writes a length.
    """

    size: tuple[float, float, float]
    levels: tuple[float, ...]
    post: tuple[float, float]
    board: float
    deck: float
    bearer: float
    title: Message | str = ""
    measure: Callable[[float], str] = in_mm
    width: float = 680.0

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        wide, deep, high = self.size
        scale = min(TALL / max(high, LOWEST), (self.width - GAP * 2 - 90) / (wide + deep))
        ground = TOP + high * scale
        left = 64.0
        side = left + wide * scale + GAP
        pen.text(left + wide * scale / 2, 14, say("From the front"), size=11, anchor="middle", bold=True)
        pen.text(side + deep * scale / 2, 14, say("From the side"), size=11, anchor="middle", bold=True)
        self._view(pen, (left, ground, scale), wide, self.post[0], front=True)
        self._view(pen, (side, ground, scale), deep, self.post[1], front=False)
        _across(pen, left, left + wide * scale, ground + 20, self.measure(wide))
        _across(pen, side, side + deep * scale, ground + 20, self.measure(deep))
        _up(pen, left - 22, ground, ground - high * scale, self.measure(high))
        self._levels(pen, left + wide * scale, ground, scale)
        pen.line(0, ground, self.width, ground, "thick")
        shelves = say_many("{count} shelf", "{count} shelves", count=len(self.levels))
        return pen.done(ground + 40, str(self.title) or say("How it is built"), shelves)

    def _view(self, pen: Pen, at: tuple[float, float, float], across: float, post: float, *, front: bool) -> None:
        """Draw one view: posts, boards, and what carries them."""
        left, ground, scale = at
        high = self.size[2] * scale
        for level in self.levels:
            top = ground - level * scale
            inset = post * scale if front else 0.0
            length = (across - (2 * post if front else 0.0)) * scale
            if self.deck > self.board:
                rail = length if front else min(45 * scale, length)
                pen.rect(left + inset, top + self.board * scale, rail, (self.deck - self.board) * scale, "edge")
                if not front:
                    pen.rect(
                        left + length - rail, top + self.board * scale, rail, (self.deck - self.board) * scale, "edge"
                    )
            if self.bearer:
                under = top + self.deck * scale
                if front:
                    for start in (left + inset, left + inset + length - self.bearer * scale):
                        pen.rect(start, under, self.bearer * scale, self.bearer * scale, "fill-3")
                        pen.rect(start, under, self.bearer * scale, self.bearer * scale, "edge")
                else:
                    pen.rect(left, under, length, self.bearer * scale, "fill-3")
                    pen.rect(left, under, length, self.bearer * scale, "edge")
            pen.rect(left + inset, top, length, max(self.board * scale, 2.0), "solid")
        for start in (left, left + (across - post) * scale):
            pen.rect(start, ground - high, post * scale, high, "fill-2" if front else "edge")
            pen.rect(start, ground - high, post * scale, high, "edge")

    def _levels(self, pen: Pen, x: float, ground: float, scale: float) -> None:
        """Write how high each shelf's surface is above the floor, beside it; moved apart where they lie close."""
        last = ground + NEAREST
        for level in sorted(self.levels):
            want = ground - level * scale
            y = min(want + 4, last - NEAREST)
            last = y
            pen.line(x + 3, want, x + 14, want, "rule")
            pen.line(x + 14, want, x + 22, y - 4, "rule")
            pen.text(x + 26, y, self.measure(level), size=10)


def _across(pen: Pen, start: float, end: float, y: float, words: str) -> None:
    pen.line(start, y - 4, start, y + 4)
    pen.line(end, y - 4, end, y + 4)
    pen.line(start, y, end, y, "rule")
    pen.text((start + end) / 2, y + 14, words, size=11, anchor="middle", bold=True)


def _up(pen: Pen, x: float, low: float, high: float, words: str) -> None:
    pen.line(x - 4, low, x + 4, low)
    pen.line(x - 4, high, x + 4, high)
    pen.line(x, low, x, high, "rule")
    turn = 90 if pen.mirrored else -90
    pen.text(x - 6, (low + high) / 2, words, size=11, anchor="middle", bold=True, turn=turn)
