"""What stands where in a unit, seen from the front and to scale: as it is now, and as a plan puts it?

Things are boxes with the number under which the list beside the drawing names them. What comes in is hatched, what
leaves is crossed, what nobody measured has a dashed edge: none of it needs colour, and a photocopier keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reorg.language import Message, Text, number, say, say_many
from reorg.report.draw.pen import SCREEN, Palette, Pen, shortened, text_width
from reorg.report.draw.signs import Box, hatch, warning

COMES, LEAVES = "comes", "leaves"
LEFT, RIGHT, TOP = 78.0, 58.0, 26.0
MOST_TALL = 560.0
GAP = 44.0
SIZE = 9.0  # px of the numbers on things
KEY = 22.0


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing from the front: ``at`` mm from the shelf's left end, ``above`` mm over its surface, its size in mm.

    ``number`` is its place in the list of the shelf, ``behind`` how many mm of it are hidden by what stands before it.
    ``mark`` is "", :data:`COMES` or :data:`LEAVES`. ``cut``: by its size it is taller than the shelf has room for.
    """

    id: str
    label: Text | str
    number: int
    at: float
    width: float
    height: float
    above: float = 0.0
    behind: float = 0.0
    mark: str = ""
    guessed: bool = False
    cut: bool = False
    chosen: bool = False
    href: str = ""

    def told(self) -> Message:
        """Return the thing in words."""
        if self.mark == COMES:
            return say("{number}: {thing}, comes here", number=self.number, thing=self.label)
        if self.mark == LEAVES:
            return say("{number}: {thing}, leaves", number=self.number, thing=self.label)
        return say("{number}: {thing}", number=self.number, thing=self.label)


@dataclass(frozen=True, slots=True)
class Board:
    """A shelf or drawer: surface ``z`` and clear ``height`` in mm, usable ``width``; its things, those behind first."""

    code: str
    z: float
    height: float
    width: float
    things: tuple[Thing, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class UnitFront:
    """One unit from the front, ``width`` px wide and itself at most ``tall`` px; ``size`` is its outer width and height in mm.

    ``plain``: no numbers, no links, no key: one of many small drawings.
    """

    code: str
    size: tuple[float, float]
    boards: tuple[Board, ...]
    width: float = 520.0
    caption: Message | str = ""
    plain: bool = False
    tall: float = MOST_TALL

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        bottom = draw_front(pen, self, 0.0)
        if not self.plain:
            bottom = draw_key(pen, (self,), bottom)
        return pen.done(bottom, say("Unit {code} from the front", code=self.code), told((self,)))


@dataclass(frozen=True, slots=True)
class UnitPair:
    """A unit as it is and as it will be, side by side, with one key."""

    before: UnitFront
    after: UnitFront

    @property
    def width(self) -> float:
        """How wide both are."""
        return self.before.width + GAP + self.after.width

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        bottom = draw_front(pen, self.before, 0.0)
        bottom = max(bottom, draw_front(pen, self.after, self.before.width + GAP))
        bottom = draw_key(pen, (self.before, self.after), bottom)
        title = say("Unit {code}, now and in the plan", code=self.after.code)
        return pen.done(bottom, title, told((self.before, self.after)))


def told(fronts: tuple[UnitFront, ...]) -> str:
    """Return what drawings show, for who cannot see them."""
    things = [thing for front in fronts for board in front.boards for thing in board.things]
    said = [say_many("{count} thing.", "{count} things.", count=len([t for t in things if t.mark != LEAVES]))]
    if comes := sum(thing.mark == COMES for thing in things):
        said.append(say_many("{count} comes here.", "{count} come here.", count=comes))
    if leaves := sum(thing.mark == LEAVES for thing in things):
        said.append(say_many("{count} leaves.", "{count} leave.", count=leaves))
    return " ".join(map(str, said))


def draw_front(pen: Pen, front: UnitFront, left: float) -> float:
    """Draw a unit with its left edge ``left`` px from the start; return where the drawing ends below, in px."""
    wide, tall = front.size
    margins = (4.0, 4.0, 20.0) if front.plain else (LEFT, RIGHT, TOP + (18.0 if str(front.caption) else 0.0))
    before, after, top = margins
    scale = min(
        (front.width - before - after) / max(wide, 1.0), (front.tall if not front.plain else 170.0) / max(tall, 1.0)
    )
    ground = top + tall * scale
    x = left + before
    middle = x + wide * scale / 2
    if str(front.caption):
        pen.text(middle, 14, front.caption, size=13, anchor="middle", bold=True)
    name = shortened(front.code, 12, front.width)
    pen.text(middle, top - 7, name, "words" if front.plain else "quiet", size=12, anchor="middle", bold=front.plain)
    pen.rect(x, top, wide * scale, tall * scale, "wall")
    for board in front.boards:
        _board(pen, front, board, (x, ground, scale))
    pen.line(x - (4 if front.plain else 14), ground, x + wide * scale + (4 if front.plain else 14), ground, "thick")
    return ground + 8


def _board(pen: Pen, front: UnitFront, board: Board, at: tuple[float, float, float]) -> None:
    x, ground, scale = at
    wide = front.size[0]
    start = x + max(0.0, (wide - board.width) / 2) * scale
    surface = ground - board.z * scale
    frames: list[Box] = []
    for thing in board.things:
        box = (
            start + thing.at * scale, surface - (thing.above + thing.height) * scale,
            max(thing.width * scale - 0.8, 1.0), max(thing.height * scale, 1.0),
        )  # fmt: skip
        if thing.chosen:
            frames.append(box)
        if front.plain:
            _thing(pen, thing, box, plain=True)
        else:
            with pen.link(thing.href, thing.told()):
                _thing(pen, thing, box, plain=False)
    pen.rect(x, surface - 0.5, wide * scale, 2.0 if front.plain else 3.0, "solid")
    for left, top, width, height in frames:  # on top of all that stands before it
        pen.rect(left - 2, top - 2, width + 4, height + 4, "chosen")
    if not front.plain:
        label = min(surface - 3, surface - board.height * scale / 2 + 4)
        with pen.link(board.href):
            pen.text(x - 8, label, shortened(board.code, 11, LEFT - 10), size=11, anchor="end", bold=True)
        pen.text(x + wide * scale + 8, surface + 3, number(round(board.z)), "quiet", size=9)


def _thing(pen: Pen, thing: Thing, box: Box, *, plain: bool) -> None:
    x, y, width, height = box
    pen.rect(*box, "unknown" if thing.guessed else "unit-blank")
    if thing.mark == COMES:
        hatch(pen, box, gap=4 if plain else 6, style="hatch")
    elif thing.mark == LEAVES and not plain:
        pen.path(
            [("M", (x, y)), ("L", (x + width, y + height)), ("M", (x + width, y)), ("L", (x, y + height))], "hatch"
        )
    if thing.cut:
        warning(pen, x + min(width / 2, 7), y + 1, 4 if plain else 6)
    if plain:
        return
    words = str(thing.number)
    seen = height * (1 - thing.behind / thing.height) if thing.height else 0.0
    needed = text_width(words, SIZE, bold=True)
    if seen >= SIZE + 2 and width >= needed + 3:
        if thing.mark:  # a clear ground, so that the number can be read on the pattern
            pen.rect(x + width / 2 - needed / 2 - 1.5, y + seen / 2 - SIZE / 2 - 1, needed + 3, SIZE + 2, "blank")
        pen.text(x + width / 2, y + seen / 2 + SIZE * 0.36, words, size=SIZE, anchor="middle", bold=True)


def draw_key(pen: Pen, fronts: tuple[UnitFront, ...], top: float) -> float:
    """Draw what the patterns mean, of those that there are; return where the drawing ends below, in px."""
    things = [thing for front in fronts for board in front.boards for thing in board.things]
    x, y = 0.0, top + 12
    for sample, words in _samples(things):
        wide = 26 + text_width(str(words), 11) + 18
        if x and x + wide > pen.width:
            x, y = 0.0, y + KEY
        _thing(pen, sample, (x, y - 3, 18.0, 13.0), plain=True)
        if sample.mark == LEAVES:
            pen.path([("M", (x, y - 3)), ("L", (x + 18, y + 10)), ("M", (x + 18, y - 3)), ("L", (x, y + 10))], "hatch")
        pen.text(x + 24, y + 8, words, "quiet", size=11)
        x += wide
    return y + KEY if x else top


def _samples(things: list[Thing]) -> Iterator[tuple[Thing, Message]]:
    sample = Thing("", "", 0, 0, 1, 1)
    if any(thing.mark == LEAVES for thing in things):
        yield Thing("", "", 0, 0, 1, 1, mark=LEAVES), say("leaves")
    if any(thing.mark == COMES for thing in things):
        yield Thing("", "", 0, 0, 1, 1, mark=COMES), say("comes here")
    if any(thing.guessed for thing in things):
        yield Thing("", "", 0, 0, 1, 1, guessed=True), say("not measured")
    if any(thing.cut for thing in things):
        yield Thing("", "", 0, 0, 1, 1, cut=True), say("too tall for this shelf by its size")
    if any(not thing.mark and not thing.guessed for thing in things):
        yield sample, say("stays")
