"""How full is each shelf of one unit? The unit from the front, to scale, beside a person of 1.70 m."""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message, number, say, say_many
from reorg.report.draw.pen import SCREEN, Palette, Pen, Step, wrapped
from reorg.report.draw.signs import Box, filled, warning

PERSON = 1700.0
TALL, SIDE, FLOOR_LINE = 300.0, 118.0, 1.0
MOST_OVER = 1.45
ROW = 34.0


@dataclass(frozen=True, slots=True)
class Shelf:
    """A shelf or drawer: ``z`` mm above the floor, clear ``height`` mm, usable ``width`` mm; what it carries.

    ``fill`` is the share that is full (may exceed 1, None unknown), ``kg`` what it carries, ``load`` what it may.
    """

    id: str
    code: str
    z: float
    height: float
    width: float | None = None
    fill: float | None = None
    count: int | None = None
    kg: float | None = None
    load: float | None = None
    href: str = ""

    def told(self) -> Message:
        """Return what stands beside the shelf: how many objects, and how heavy they are where that is known."""
        objects = say_many("{count} object", "{count} objects", count=self.count or 0)
        if self.count is None:
            objects = say("not counted")
        if self.kg is None and self.load is None:
            return objects
        if self.load is None:
            return say("{objects}, {kg} kg", objects=objects, kg=round(self.kg or 0))
        if self.kg is None:
            return say("{objects}, carries up to {load} kg", objects=objects, load=round(self.load))
        return say("{objects}, {kg} of {load} kg", objects=objects, kg=round(self.kg), load=round(self.load))


@dataclass(frozen=True)
class Elevation:
    """One unit from the front: ``size`` its outer width and height in mm, with its shelves; ``width`` px.

    ``note`` says what is not known and was drawn all the same.
    """

    code: str
    size: tuple[float, float]
    shelves: tuple[Shelf, ...]
    width: float = 640.0
    title: Message | None = None
    note: Message | str = ""

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        wide, tall = self.size
        scale = min(TALL / max(tall, PERSON + 100), (self.width * 0.42) / (wide * MOST_OVER))
        ground = 22 + max(tall, PERSON + 100) * scale
        labels = max(ground, 22 + ROW * len(self.shelves))
        ground = max(ground, labels - 14)
        _person(pen, 58.0, ground, scale)
        pen.line(0, ground, self.width, ground, "thick")
        box = (SIDE, ground - tall * scale, wide * scale, tall * scale)
        pen.rect(*box, "wall")
        for shelf in self.shelves:
            _shelf(pen, shelf, box, scale)
        pen.text(box[0] + box[2] / 2, box[1] - 8, self.code, size=13, anchor="middle", bold=True)
        _height(pen, box, number(tall / 1000, 2))
        self._labels(pen, SIDE + wide * scale * MOST_OVER + 22, ground, scale)
        if str(self.note):
            pen.text(0, ground + 40, self.note, "quiet", size=10)
        return pen.done(
            ground + (46 if str(self.note) else 26),
            self.title or say("Unit {code} from the front", code=self.code),
            self._about(),
        )

    def _labels(self, pen: Pen, x: float, ground: float, scale: float) -> None:
        """Write what each shelf holds beside it, moved apart where shelves lie close together."""
        ordered = sorted(self.shelves, key=lambda shelf: -shelf.z)
        wanted = [ground - (shelf.z + shelf.height / 2) * scale for shelf in ordered]
        lowest = ground - 12 - ROW * (len(ordered) - 1)
        y = 18.0
        for at, (shelf, want) in enumerate(zip(ordered, wanted, strict=True)):
            y = min(max(want, y), lowest + ROW * at)
            pen.path([("M", (x - 34, want)), ("L", (x - 22, want)), ("L", (x - 8, y))], "rule")
            with pen.link(shelf.href):
                share = "?" if shelf.fill is None else f"{number(shelf.fill * 100)}\u202f%"
                pen.text(x, y + 4, shelf.code, size=12, bold=True)
                pen.text(x + 92, y + 4, share, size=14, anchor="end", bold=True)
                if shelf.fill is not None and shelf.fill > 1:
                    warning(pen, x + 102, y - 1, 6)
                lines = wrapped(str(shelf.told()), 11, self.width - x - 116)
                for row, words in enumerate(lines):
                    pen.text(x + 116, y + 4 + (row - (len(lines) - 1) / 2) * 14, words, "quiet", size=11)
            y += ROW

    def _about(self) -> Message:
        over = sum(1 for shelf in self.shelves if shelf.fill is not None and shelf.fill > 1)
        return say(
            "{shelves}, of them more than full: {over}.",
            shelves=say_many("{count} shelf", "{count} shelves", count=len(self.shelves)),
            over=over,
        )


def _shelf(pen: Pen, shelf: Shelf, unit: Box, scale: float) -> None:
    """Draw the board, and what stands on it as one block; over 100 % it runs out beyond the unit's side."""
    x, _y, width, _h = unit
    ground = unit[1] + unit[3]
    usable = min((shelf.width or width / scale) * scale, width) - 4
    board = ground - shelf.z * scale
    clear = max(shelf.height * scale - 5, 3.0)
    start = x + (width - usable) / 2
    with pen.link(shelf.href, shelf.told()):
        if shelf.fill is None:
            pen.rect(start, board - clear, usable, clear, "unknown")
        elif shelf.fill > 0:
            shown = min(shelf.fill, MOST_OVER)
            block = (start, board - clear * 0.86, usable * shown, clear * 0.86)
            filled(pen, block, shelf.fill)
            pen.rect(*block, "edge")
            if shelf.fill > MOST_OVER:
                _torn(pen, block)
        if shelf.fill is not None and shelf.fill > 1:
            pen.line(x + width, board - clear, x + width, board, "thick")
    pen.rect(x, board - 1, width, 2.5, "solid")


def _torn(pen: Pen, block: Box) -> None:
    """Draw a torn end: there is more than the drawing has room for."""
    x, y, width, height = block
    rows = max(2, int(height // 4))
    end = x + width
    teeth = [("L", (end - (0 if row % 2 else 5), y + height * row / rows)) for row in range(rows + 1)]
    steps: list[Step] = [("M", (end + 2, y - 2)), ("L", (end - 4, y - 2)), *teeth, ("L", (end + 2, y + height + 2))]
    pen.path([*steps, ("Z", ())], "blank")


def _person(pen: Pen, x: float, ground: float, scale: float) -> None:
    """Draw a standing person, 1.70 m tall, as a quiet shape."""
    unit = PERSON * scale / 170  # px a centimetre
    head = 10.5 * unit
    pen.circle(x, ground - 170 * unit + head, head, "person")
    shoulder, hip, half, waist = 144 * unit, 84 * unit, 21 * unit, 15 * unit
    pen.path(
        [
            ("M", (x - half + 5 * unit, ground - shoulder)),
            ("Q", (x, ground - shoulder - 4 * unit, x + half - 5 * unit, ground - shoulder)),
            ("Q", (x + half, ground - shoulder + unit, x + half, ground - shoulder + 9 * unit)),
            ("L", (x + half - 1 * unit, ground - hip)),
            ("L", (x + waist, ground - hip)),
            ("L", (x + 12 * unit, ground)),
            ("L", (x + 2.5 * unit, ground)),
            ("L", (x, ground - 72 * unit)),
            ("L", (x - 2.5 * unit, ground)),
            ("L", (x - 12 * unit, ground)),
            ("L", (x - waist, ground - hip)),
            ("L", (x - half + 1 * unit, ground - hip)),
            ("L", (x - half, ground - shoulder + 9 * unit)),
            ("Q", (x - half, ground - shoulder + unit, x - half + 5 * unit, ground - shoulder)),
            ("Z", ()),
        ],
        "person",
    )
    pen.text(x, ground + 16, say("1.70 m"), "quiet", size=10, anchor="middle")


def _height(pen: Pen, box: Box, metres: str) -> None:
    x, y, width, height = box
    pen.text(x + width / 2, y + height + 16, say("{height} m high", height=metres), "quiet", size=10, anchor="middle")
