"""Where is the store worst? Floor plans with each unit in one of five classes, by pattern and letter as well as by shade.

However many units there are, a class is painted by patterns that stand in the drawing once. Up to :data:`MANY` units each
is a link of its own; of more, all outlines of a class are one path, and the code of a unit, where it has an address, is
what leads to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from reorg.language import Message, Text, number, say, say_many
from reorg.report.draw.floor import FloorArea, Room, Unit, fitting
from reorg.report.draw.pen import SCREEN, Palette, Pen, clean, short, text_width
from reorg.report.draw.plan import MARGIN, Layout, StoreMap, measures, wrap
from reorg.report.draw.signs import Box

Said = Message | Text | str
LETTERS = "ABCDE"
MANY = 600
_LINE = 19.0


@dataclass(frozen=True, slots=True)
class Classes:
    """Five classes at most, least first, and what each means; ``ordered`` ones grow darker, others only differ."""

    title: Said
    words: tuple[Said, ...]
    ordered: bool = True


@dataclass(frozen=True)
class HeatMap:
    """Rooms to one scale, each unit in its class: ``levels`` by id of the unit, from 1; who is not in it is not known.

    ``told`` is what is said when one points at a unit. ``name`` tells the drawings of one page apart.
    """

    rooms: tuple[Room, ...]
    units: tuple[Unit, ...]
    classes: Classes
    levels: Mapping[str, int]
    floors: tuple[FloorArea, ...] = ()
    told: Mapping[str, Said] = field(default_factory=dict)
    width: float = 760.0
    tallest: float = 900.0
    name: str = "h"
    title: Said | None = None

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        patterns(pen, self.name, ordered=self.classes.ordered)
        layout = _Layout(self)
        bottom = layout.draw(pen, 0.0)
        with pen.unmirrored():
            _paint(pen, self, layout.placed_units)
        bottom = measures(pen, layout.scale, None, bottom + 26)
        bottom = legend(pen, self.classes, [self.levels], self, bottom + 22)
        return pen.done(bottom + 6, self.title or self.classes.title, about(self))


def about(heat: HeatMap) -> Message:
    """Return what a person who cannot see the map should know."""
    worst = sum(1 for unit in heat.units if heat.levels.get(unit.id, 0) == len(heat.classes.words))
    return say(
        "{units}; in the class “{words}”: {worst}.",
        units=say_many("{count} unit", "{count} units", count=len(heat.units)),
        words=heat.classes.words[-1],
        worst=worst,
    )


class _Layout(Layout):
    """Lays the rooms out as the plan of the store does, and notes where each unit is to be painted."""

    def __init__(self, heat: HeatMap) -> None:
        tall = heat.tallest * max(1.0, len(heat.units) / MANY)
        super().__init__(StoreMap(heat.rooms, heat.units, heat.floors, heat.width, tallest=tall))
        self.placed_units: list[tuple[Unit, Box]] = []

    def draw_units(self, pen: Pen, room: Room, box: Box) -> None:  # noqa: ARG002 - painted later, class by class
        """Note where the units of a room stand."""
        self.placed_units += [(unit, self.placed(unit.box, box)) for unit in self.units[room.id] if unit.box]

    def draw_loose(self, pen: Pen, unit: Unit, box: Box) -> None:  # noqa: ARG002 - as above
        """Note where a unit is shown of which nobody measured where it stands."""
        self.placed_units.append((unit, box))


def patterns(pen: Pen, name: str, *, ordered: bool = True) -> None:
    """Put what the classes are painted with into a drawing: ``url(#name1)`` to ``url(#name5)``, and 0 for not known."""
    grounds = (1, 2, 3, 4, 5) if ordered else (2, 1, 1, 1, 3)
    made = [_pattern(pen, f"{name}0", 1, ())]
    marks: Sequence[tuple[tuple[str, str], ...]] = (
        (),
        (("dots", '<circle cx="3.5" cy="3.5" r="1"'),),
        (("hatch", '<path d="M0 3.5h7"'),),
        (("hatch-4" if ordered else "line", '<path d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6"'),),
        (
            ("hatch-5" if ordered else "line", '<path d="M-1 -1L8 8M-1 6L1 8M6 -1L8 1"'),
            ("hatch-5" if ordered else "line", '<path d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6"'),
        ),
    )
    made += [_pattern(pen, f"{name}{at}", ground, marks[at - 1]) for at, ground in enumerate(grounds, 1)]
    pen.parts.append(f"<defs>{''.join(made)}</defs>")


def _pattern(pen: Pen, key: str, ground: int, marks: Iterable[tuple[str, str]]) -> str:
    inner = f'<rect width="7" height="7"{pen.painted(f"fill-{ground}")}/>'
    inner += "".join(f"{shape}{pen.painted(style)}/>" for style, shape in marks)
    return f'<pattern id="{key}" width="7" height="7" patternUnits="userSpaceOnUse">{inner}</pattern>'


def _paint(pen: Pen, heat: HeatMap, placed: Sequence[tuple[Unit, Box]]) -> None:
    """Paint the units, class by class, and write their codes and letters."""
    by_level: defaultdict[int, list[tuple[Unit, Box]]] = defaultdict(list)
    for unit, box in placed:
        by_level[heat.levels.get(unit.id, 0)].append((unit, box))
    linked = len(placed) <= MANY
    for level in sorted(by_level):
        pen.parts.append(f'<g fill="url(#{heat.name}{level})"{pen.painted("unit")}{_DASHES if not level else ""}>')
        if linked:
            pen.parts += [_shape(heat, unit, box) for unit, box in by_level[level]]
        else:
            outlines = "".join(_rough(box) for _, box in by_level[level])
            pen.parts.append(f'<path d="{outlines}"/>')
        pen.parts.append("</g>")
    pen.linked = pen.linked or any(unit.href for unit, _ in placed)
    _labels(pen, heat, placed, linked=linked)


_DASHES = ' stroke-dasharray="3 2"'


def _outline(box: Box) -> str:
    x, y, width, height = box
    return f"M{short(x)} {short(y)}h{short(width)}v{short(height)}h-{short(width)}z"


def _rough(box: Box) -> str:
    """Return an outline to a whole px, half as long to send; neighbours that touch still do."""
    left, top = round(box[0]), round(box[1])
    width, height = max(1, round(box[0] + box[2]) - left), max(1, round(box[1] + box[3]) - top)
    return f"M{left} {top}h{width}v{height}h-{width}z"


def _shape(heat: HeatMap, unit: Unit, box: Box) -> str:
    said = f"<title>{escape(clean(pointed(unit, heat.told, heat.levels)))}</title>"
    shape = f'<path d="{_outline(box)}"/>'
    return f'<a href="{escape(clean(unit.href))}">{said}{shape}</a>' if unit.href else f"<g>{said}{shape}</g>"


def pointed(unit: Unit, told: Mapping[str, Said], levels: Mapping[str, int]) -> Message:
    """Return what is said when one points at a unit."""
    sign = letter(levels.get(unit.id, 0))
    return say("{code}, {letter}: {what}", code=unit.code, letter=sign, what=told.get(unit.id, say("not known")))


def letter(level: int) -> str:
    """Return what is printed for a class: A to E, ? where it is not known."""
    return LETTERS[level - 1] if level else "?"


def _labels(pen: Pen, heat: HeatMap, placed: Sequence[tuple[Unit, Box]], *, linked: bool) -> None:
    """Write codes and letters along the longer side, in groups of one size: upright ones in a group that is turned."""
    groups: defaultdict[tuple[float, bool], list[str]] = defaultdict(list)
    for unit, (x, y, width, height) in placed:
        upright = height > width * 1.15
        long, across = (height, width) if upright else (width, height)
        sign = letter(heat.levels.get(unit.id, 0))
        lines, size = fitting(unit.code, sign, long, across, mark=False)
        lines = lines if linked or len(lines) < 2 else [f"{unit.code}  {sign}"]
        if not lines:
            lines, size = ([sign], 7.0) if min(long, across) > 8 else ([], 0.0)
        middle = (-(y + height / 2), x + width / 2) if upright else (x + width / 2, y + height / 2)
        for at, line in enumerate(lines):
            down = middle[1] + (at - (len(lines) - 1) / 2) * size * 1.15 + size * 0.36
            at_x, at_y = (short(middle[0]), short(down)) if linked else (round(middle[0]), round(down))
            said = f'<text x="{at_x}" y="{at_y}">{escape(clean(line))}</text>'
            said = said if linked or not unit.href else f'<a href="{escape(clean(unit.href))}">{said}</a>'
            groups[size, upright].append(said)
    for (size, upright), said_ in groups.items():
        turned = ' transform="rotate(-90)"' if upright else ""
        through = ' pointer-events="none"' if linked else ' pointer-events="all"'
        pen.parts.append(
            f'<g font-size="{short(size)}" text-anchor="middle" font-weight="700"{turned}{through}{pen.painted("label")}>'
            f"{''.join(said_)}</g>"
        )


def legend(pen: Pen, classes: Classes, levels: Sequence[Mapping[str, int]], heat: HeatMap, y: float) -> float:
    """Draw each class with its letter, what it means and how many units are in it (before → after for two); its end."""
    counts = [Counter(each.get(unit.id, 0) for unit in heat.units) for each in levels]
    heads: list[tuple[int, Said]] = list(enumerate(classes.words, 1))
    if any(count[0] for count in counts):
        heads.append((0, say("not known")))
    x = MARGIN
    pen.text(x, y, classes.title, "quiet", size=11)
    y += 10
    for level, words in heads:
        many = " → ".join(number(count[level]) for count in counts)
        wide = 34 + text_width(str(words), 11.5) + 8 + text_width(many, 11.5, bold=True) + 20
        x, y = wrap(pen, x, y, wide)
        swatch(pen, heat.name, level, (x, y, 26, 16))
        pen.text(x + 33, y + 12, words, size=11.5)
        pen.text(x + 41 + text_width(str(words), 11.5), y + 12, many, size=11.5, bold=True)
        x += wide
    return y + _LINE


def swatch(pen: Pen, name: str, level: int, box: Box) -> None:
    """Draw a small box in a class, with its letter."""
    x, y, width, height = box
    left = pen.width - x - width if pen.mirrored else x
    dashes = _DASHES if not level else ""
    pen.parts.append(
        f'<path d="{_outline((left, y, width, height))}" fill="url(#{name}{level})"{pen.painted("unit")}{dashes}/>'
    )
    at = f'x="{short(left + width / 2)}" y="{short(y + height / 2 + 4)}" font-size="11" text-anchor="middle" font-weight="700"'
    pen.parts.append(f"<text {at}{pen.painted('label')}>{letter(level)}</text>")
