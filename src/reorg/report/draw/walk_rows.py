"""What is crossed on paper on the walk through the store: one line a unit, boxes to cross, a small drawing to know it by?"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message, say
from reorg.museum import UNIT_CONDITIONS, UNIT_VERDICTS
from reorg.report.draw.pen import SCREEN, Palette, Pen, shortened

PITCH, HEAD, BOX, STEP = 33.0, 62.0, 18.0, 21.0
FRONT_WIDE, FRONT_TALL = 34.0, 26.0
TALLEST = 2600.0
"""mm of a unit that is drawn as tall as a line allows."""
TENS = tuple(range(0, 101, 10))
FILL_AT, MORE_AT, CONDITION_AT, VERDICT_AT, LABEL_AT, NOTE_AT = 128.0, 362.0, 412.0, 504.0, 575.0, 622.0


@dataclass(frozen=True, slots=True)
class WalkRow:
    """One unit on the sheet: its code, what it is, its outer width and height in mm, and the heights of its shelves."""

    code: str
    what: Message | str = ""
    size: tuple[float, float] = (1000.0, 2000.0)
    shelves: tuple[float, ...] = ()


@dataclass(frozen=True)
class WalkRows:
    """The lines of a sheet, with their heads above; ``width`` in px."""

    rows: tuple[WalkRow, ...]
    width: float = 680.0

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        self._heads(pen)
        for at, row in enumerate(self.rows):
            self._line(pen, row, HEAD + PITCH * at)
        bottom = HEAD + PITCH * len(self.rows)
        return pen.done(bottom + 4, say("Boxes to cross, one line a unit"))

    def _heads(self, pen: Pen) -> None:
        pen.text(FILL_AT, HEAD - 8, say("How full, %"), size=10, bold=True)
        pen.text(MORE_AT, HEAD - 8, say("more"), size=9)
        upright: list[tuple[float, Message]] = [
            *((CONDITION_AT + STEP * at, words) for at, words in enumerate(UNIT_CONDITIONS.values())),
            *((VERDICT_AT + STEP * at, words) for at, words in enumerate(UNIT_VERDICTS.values())),
            (LABEL_AT, say("labelled")),
            (LABEL_AT + STEP, say("not reached")),
        ]
        for x, words in upright:
            turned = 90 if pen.mirrored else -90
            pen.text(x + BOX / 2 + (-3 if pen.mirrored else 3), HEAD - 6, words, size=9, turn=turned)
        pen.text(NOTE_AT, HEAD - 8, say("Note"), size=9)
        pen.line(0, HEAD - 2, self.width, HEAD - 2, "thick")

    def _line(self, pen: Pen, row: WalkRow, top: float) -> None:
        box = top + (PITCH - BOX) / 2 - 1
        _front(pen, row, top + PITCH - 5)
        pen.text(42, top + (15 if str(row.what) else 20), shortened(row.code, 12, 80), size=12, bold=True)
        pen.text(42, top + 26, shortened(str(row.what), 7.5, 82), "quiet", size=7.5)
        for at, tenth in enumerate(TENS):
            pen.rect(FILL_AT + STEP * at, box, BOX, BOX, "edge")
            pen.text(FILL_AT + STEP * at + BOX / 2, box + 12, str(tenth), "quiet", size=8, anchor="middle")
        pen.line(MORE_AT, box + BOX, MORE_AT + 38, box + BOX)
        for start, count in ((CONDITION_AT, len(UNIT_CONDITIONS)), (VERDICT_AT, len(UNIT_VERDICTS)), (LABEL_AT, 2)):
            for at in range(count):
                pen.rect(start + STEP * at, box, BOX, BOX, "edge")
        pen.line(NOTE_AT, box + BOX, self.width, box + BOX)
        pen.line(0, top + PITCH - 2, self.width, top + PITCH - 2, "rule")


def _front(pen: Pen, row: WalkRow, ground: float) -> None:
    """Draw the unit from the front, very small, all to one scale as far as they fit."""
    wide, tall = (max(1.0, each) for each in row.size)
    scale = min(FRONT_TALL / max(TALLEST, tall), FRONT_WIDE / wide)
    x, height = 0.0, tall * scale
    pen.rect(x, ground - height, wide * scale, height, "edge")
    for z in row.shelves[:14]:
        if 0 < z * scale < height:
            pen.line(x, ground - z * scale, x + wide * scale, ground - z * scale, "hatch")
