"""How does each criterion stand, and how sure are we? Signs, letters, and bars as wide as the unknown."""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message, Text, number, say
from reorg.report.draw.pen import SCREEN, Palette, Pen, text_width, wrapped
from reorg.report.draw.signs import STATES, hatch, state_sign

Words = Message | Text | str
ROW = 44.0


@dataclass(frozen=True, slots=True)
class Light:
    """One criterion: ``state`` met, partly, not, unknown or danger; its score from ``low`` to ``high`` (0 to 1).

    ``was`` is the state at an earlier date, where there was one.
    """

    label: Words
    state: str
    low: float = 0.0
    high: float = 1.0
    was: str = ""
    href: str = ""

    def told(self) -> Message:
        """Return the light as a sentence for who cannot see it."""
        state, range_ = STATES[self.state][1], _range(self)
        if range_ == state:  # nothing at all is known
            return say("{label}: {state}", label=self.label, state=state)
        return say("{label}: {state}, {range}", label=self.label, state=state, range=range_)


@dataclass(frozen=True)
class Lights:
    """Lights in one or two columns; ``width`` px. Known score solid, what is not known yet hatched."""

    title: Words
    lights: tuple[Light, ...]
    columns: int = 2
    width: float = 680.0
    numbered: bool = True

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        top = 0.0
        if str(self.title):
            pen.text(0, 15, self.title, size=14, bold=True)
            top = 28.0
        gap = 36.0
        wide = (self.width - gap * (self.columns - 1)) / self.columns
        rows = -(-len(self.lights) // self.columns)
        for at, light in enumerate(self.lights):
            x, y = (at // rows) * (wide + gap), top + (at % rows) * ROW
            pen.line(x, y, x + wide, y, "rule")
            number_ = f"{at + 1}" if self.numbered else ""
            self._light(pen, light, (x, y, wide), number_)
        bottom = top + rows * ROW
        bottom = _key(pen, bottom + 8, self.width)
        return pen.done(bottom, self.title, " ".join(f"{light.told()}." for light in self.lights))

    def _light(self, pen: Pen, light: Light, place: tuple[float, float, float], number_: str) -> None:
        x, y, wide = place
        start = x + 22 if number_ else x
        bar = min(88.0, wide * 0.28)
        words = wide - (start - x) - 46 - bar - 12
        with pen.link(light.href, light.told()):
            pen.text(x + 14, y + 27, number_, "quiet", size=11, anchor="end")
            if light.was:
                state_sign(pen, light.was, start + 7, y + 22, radius=4)
                pen.text(start + 15, y + 26, "→" if not pen.mirrored else "←", "quiet", size=11)
            aside = 22 if light.was else 0
            state_sign(pen, light.state, start + 9 + aside, y + 22, radius=7)
            pen.text(start + 24 + aside, y + 27, STATES[light.state][0], size=13, bold=True)
            lines, size = _fitting(str(light.label), words - aside)
            for row, line in enumerate(lines):
                pen.text(start + 46 + aside, y + 26 + (row - (len(lines) - 1) / 2) * size * 1.2, line, size=size)
            self._range(pen, light, (x + wide - bar - 1, y + 12, bar))

    def _range(self, pen: Pen, light: Light, place: tuple[float, float, float]) -> None:
        x, y, wide = place
        low, high = max(0.0, light.low), min(1.0, light.high)
        pen.rect(x, y, wide, 8, "track", radius=2)
        pen.rect(x, y, wide * low, 8, "bar", radius=2)
        box = (x + wide * low, y + 0.5, wide * (high - low), 7)
        if high > low:
            pen.rect(*box, "blank")
            hatch(pen, box, gap=4, style="hatch")
            pen.rect(*box, "hatch")
        pen.text(x + wide, y + 21, _range(light), "quiet", size=10, anchor="end")


def _fitting(words: str, width: float) -> tuple[list[str], float]:
    """Return the label in two lines, or in three smaller ones where two are not enough."""
    lines = wrapped(words, 12, width)
    return (lines, 12.0) if not lines[-1].endswith("…") else (wrapped(words, 10.5, width, lines=3), 10.5)


def _range(light: Light) -> Message:
    low, high = round(light.low * 100), round(light.high * 100)
    if light.state == "unknown" and low == 0 and high == 100:
        return say("not known yet")
    if low == high:
        return say("{share} of 100", share=low)
    return say("{low} to {high} of 100", low=number(low), high=number(high))


def _key(pen: Pen, y: float, width: float) -> float:
    """Say what the signs mean, in one quiet line."""
    pen.line(0, y - 8, width, y - 8, "rule")
    x = 0.0
    for state, (letter, word) in STATES.items():
        words = f"{letter}  {word}"
        if x + 18 + text_width(words, 10) > width:
            x, y = 0.0, y + 16
        state_sign(pen, state, x + 6, y + 8, radius=4.5)
        pen.text(x + 15, y + 12, words, "quiet", size=10)
        x += 15 + text_width(words, 10) + 18
    words = str(say("hatched: not known yet"))
    if x + 28 + text_width(words, 10) > width:
        x, y = 0.0, y + 16
    box = (x, y + 4.5, 20.0, 7.0)
    hatch(pen, box, gap=4, style="hatch")
    pen.rect(*box, "hatch")
    pen.text(x + 26, y + 12, words, "quiet", size=10)
    return y + 20
