"""How is a shape written as SVG that looks the same in a page, in print and in a PDF? (SVG 1.1, UAX #9)

Every shape carries a class and explicit presentation attributes. A page's style sheet (:func:`css`) repaints the
classes through CSS variables, for dark screens and for paper; a PDF renderer that knows no style sheet reads the
attributes. Hatching is drawn line by line, so no shape needs an ``id`` and any number of drawings fit in one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from types import MappingProxyType

from reorg.language import direction

FONTS = "Reorg Sans, system-ui, Noto Sans, Noto Sans Arabic, Segoe UI, sans-serif"
Palette = Mapping[str, str]
Step = tuple[str, tuple[float, ...]]
# The five fills lie far apart in lightness (CIE L* 100, 92, 81, 61, 30), so they stay apart on a photocopy.
SCREEN: Palette = MappingProxyType(
    {
        "paper": "#FBFAF7",
        "ink": "#1C1B19",
        "quiet": "#5E5A52",
        "rule": "#D9D4C9",
        "accent": "#0F5C5C",
        "fill-1": "#FFFFFF",
        "fill-2": "#DDEAE7",
        "fill-3": "#B3CFCB",
        "fill-4": "#6A9D9B",
        "fill-5": "#164F50",
        "hatch-4": "#FBFAF7",
        "hatch-5": "#5F9C9A",
        "floor": "#F1EDE3",
        "bar": "#0F5C5C",
        "on-5": "#FFFFFF",
    }
)
PAPER: Palette = MappingProxyType(
    {
        "paper": "#FFFFFF",
        "ink": "#000000",
        "quiet": "#444444",
        "rule": "#C8C8C8",
        "accent": "#000000",
        "fill-1": "#FFFFFF",
        "fill-2": "#EAEAEA",
        "fill-3": "#CFCFCF",
        "fill-4": "#A8A8A8",
        "fill-5": "#333333",
        "hatch-4": "#FFFFFF",
        "hatch-5": "#8C8C8C",
        "floor": "#F6F6F6",
        "bar": "#333333",
        "on-5": "#FFFFFF",
    }
)
DARK: Palette = MappingProxyType(
    {
        "paper": "#171614",
        "ink": "#ECE9E2",
        "quiet": "#ABA69B",
        "rule": "#45423C",
        "accent": "#6FC3BE",
        "fill-1": "#1F1E1B",
        "fill-2": "#24383A",
        "fill-3": "#2C5557",
        "fill-4": "#418083",
        "fill-5": "#86C5C1",
        "hatch-4": "#171614",
        "hatch-5": "#5A9996",
        "floor": "#26241F",
        "bar": "#6FC3BE",
        "on-5": "#171614",
    }
)

# class -> what it is painted with; a value that names a colour of the palette is that colour.
STYLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "wall": {"fill": "paper", "stroke": "ink", "stroke-width": "2"},
        "guess": {"fill": "paper", "stroke": "ink", "stroke-width": "1.5", "stroke-dasharray": "6 4"},
        "masonry": {"fill": "none", "stroke": "rule", "stroke-width": "9", "stroke-linejoin": "miter"},
        "unit-blank": {"fill": "paper", "stroke": "ink", "stroke-width": "1"},
        "dashed": {"fill": "none", "stroke": "quiet", "stroke-width": "1", "stroke-dasharray": "4 3"},
        "halo-wide": {"fill": "none", "stroke": "paper", "stroke-width": "7"},
        "plate": {"fill": "paper", "stroke": "accent", "stroke-width": "1.5"},
        "gap": {"stroke": "paper", "stroke-width": "3.5"},
        "leaf": {"fill": "none", "stroke": "ink", "stroke-width": "1.25"},
        "swing": {"fill": "none", "stroke": "quiet", "stroke-width": "0.75", "stroke-dasharray": "2 2"},
        "lane": {"fill": "fill-2"},
        "lane-edge": {"fill": "none", "stroke": "quiet", "stroke-width": "0.75", "stroke-dasharray": "3 3"},
        "laid-same": {"fill": "fill-1", "stroke": "ink", "stroke-width": "1"},
        "laid-moved": {"fill": "fill-3", "stroke": "ink", "stroke-width": "1"},
        "laid-new": {"fill": "fill-1", "stroke": "ink", "stroke-width": "2.5"},
        "edge": {"fill": "none", "stroke": "ink", "stroke-width": "1"},
        "front": {"fill": "none", "stroke": "ink", "stroke-width": "0.75", "opacity": "0.55"},
        "chosen": {"fill": "none", "stroke": "accent", "stroke-width": "3"},
        "unknown": {"fill": "fill-1", "stroke": "quiet", "stroke-width": "1", "stroke-dasharray": "3 2"},
        "floor": {"fill": "floor", "stroke": "quiet", "stroke-width": "1", "stroke-dasharray": "1.5 2.5"},
        "hatch-4": {"fill": "none", "stroke": "hatch-4", "stroke-width": "1"},
        "hatch-5": {"fill": "none", "stroke": "hatch-5", "stroke-width": "1"},
        "hatch": {"fill": "none", "stroke": "quiet", "stroke-width": "0.75"},
        "rule": {"fill": "none", "stroke": "rule", "stroke-width": "1"},
        "track": {"fill": "rule", "opacity": "0.45"},
        "line": {"fill": "none", "stroke": "ink", "stroke-width": "1"},
        "thick": {"fill": "none", "stroke": "ink", "stroke-width": "2"},
        "solid": {"fill": "ink"},
        "blank": {"fill": "paper"},
        "bar": {"fill": "bar"},
        "unit": {"stroke": "ink", "stroke-width": "1"},
        "dots": {"fill": "quiet"},
        "side": {"fill": "ink", "opacity": "0.06"},
        "shade": {"fill": "ink", "opacity": "0.16"},
        "board": {"fill": "none", "stroke": "ink", "stroke-width": "0.9"},
        "floor-plate": {"fill": "floor", "stroke": "ink", "stroke-width": "2", "stroke-linejoin": "round"},
        "doorway": {"stroke": "accent", "stroke-width": "5"},
        "label": {
            "fill": "ink",
            "stroke": "paper",
            "stroke-width": "3",
            "stroke-linejoin": "round",
            "paint-order": "stroke",
        },
        "person": {"fill": "quiet", "opacity": "0.5"},
        "halo": {"fill": "none", "stroke": "paper", "stroke-width": "3", "stroke-linejoin": "round"},
        "words": {"fill": "ink"},
        "quiet": {"fill": "quiet"},
        "accent": {"fill": "accent"},
        "on-5": {"fill": "on-5"},
        "fill-1": {"fill": "fill-1"},
        "fill-2": {"fill": "fill-2"},
        "fill-3": {"fill": "fill-3"},
        "fill-4": {"fill": "fill-4"},
        "fill-5": {"fill": "fill-5"},
    }
)
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS = (
    (re.compile(r"[\u2066-\u2069\u200e\u200f\u0300-\u036f\u064b-\u0652]"), 0.0),
    (re.compile(r"[iljI.,:;|!'’·\[\]()ft ]"), 0.3),
    (re.compile(r"[mwMW%—@]"), 0.9),
    (re.compile(r"[A-ZĀ-ŽА-Я&#]"), 0.66),
    (re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]"), 1.0),
    (re.compile(r"[\u0600-\u06ff]"), 0.52),
)


@cache
def _ems(sign: str) -> float:
    return next((width for signs, width in _WIDTHS if signs.match(sign)), 0.58)


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide ``words`` stand in Noto Sans of ``size`` px, in px, rather too wide than too narrow."""
    ems = sum(map(_ems, words))
    return ems * size * (1.07 if bold else 1.0)


def wrapped(words: str, size: float, width: float, *, lines: int = 2) -> list[str]:
    """Return ``words`` in at most ``lines`` lines of ``width`` px; what does not fit ends in an ellipsis."""
    rows: list[str] = [""]
    for word in words.split():
        longer = f"{rows[-1]} {word}".strip()
        if text_width(longer, size) <= width or not rows[-1]:
            rows[-1] = longer
        elif len(rows) < lines:
            rows.append(word)
        else:
            rows[-1] = shortened(f"{longer} …", size, width)
            break
    return [shortened(row, size, width) for row in rows]


def shortened(words: str, size: float, width: float) -> str:
    """Return ``words`` cut to ``width`` px, with an ellipsis where something was cut."""
    if text_width(words, size) <= width:
        return words
    while words and text_width(words + "…", size) > width:
        words = words[:-1]
    return balanced(words.rstrip(" …")) + "…"


def balanced(words: str) -> str:
    """Return ``words`` with every bidirectional isolate that was opened closed again (UAX #9)."""
    opened = sum(words.count(sign) for sign in "\u2066\u2067\u2068") - words.count("\u2069")
    return words + "\u2069" * max(0, opened)


def clean(words: object) -> str:
    """Return words without the signs that XML 1.0 has no place for; a register may hold any of them."""
    return _NO_XML.sub("", str(words))


def short(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    # Python 3.12 adds floats up more exactly than 3.11: halves must round the same way on both
    said = f"{value + 1e-6:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


class Pen:
    """What draws: collects shapes. With ``mirrored`` everything is laid out from right to left within ``width`` px."""

    def __init__(self, width: float, palette: Palette = SCREEN, *, mirrored: bool | None = None) -> None:
        """Take the palette to paint with; mirrored by default where the language in use is read from the right."""
        self.width = width
        self.palette = palette
        self.rtl = direction() == "rtl"
        self.mirrored = self.rtl if mirrored is None else mirrored
        self.parts: list[str] = []
        self.linked = False

    def painted(self, style: str) -> str:
        """Return the class and the presentation attributes of a style, as they stand in a tag."""
        painted = {name: self.palette.get(value, value) for name, value in STYLES[style].items()}
        return f' class="d-{style}"' + "".join(f' {name}="{value}"' for name, value in painted.items())

    def _x(self, x: float, width: float = 0.0) -> float:
        return self.width - x - width if self.mirrored else x

    def rect(self, x: float, y: float, width: float, height: float, style: str, *, radius: float = 0) -> None:
        """Draw a box; a box of no size is not drawn."""
        if width <= 0 or height <= 0:
            return
        corner = f' rx="{short(radius)}"' if radius else ""
        box = f'x="{short(self._x(x, width))}" y="{short(y)}" width="{short(width)}" height="{short(height)}"'
        self.parts.append(f"<rect {box}{corner}{self.painted(style)}/>")

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str = "line") -> None:
        """Draw a line."""
        self.path([("M", (x1, y1)), ("L", (x2, y2))], style)

    def circle(self, x: float, y: float, radius: float, style: str) -> None:
        """Draw a circle around (x, y)."""
        at = f'cx="{short(self._x(x))}" cy="{short(y)}" r="{short(radius)}"'
        self.parts.append(f"<circle {at}{self.painted(style)}/>")

    def path(self, steps: Sequence[Step], style: str) -> None:
        """Draw a path of absolute M, L, Q, C, A and Z steps, each with its numbers."""
        said = []
        for step, numbers in steps:
            if step == "A":
                rx, ry, turn, large, sweep, x, y = numbers
                sweep = 1 - sweep if self.mirrored else sweep
                said.append(
                    f"A{short(rx)} {short(ry)} {turn:.0f} {large:.0f} {sweep:.0f} {short(self._x(x))} {short(y)}"
                )
            else:
                flipped = [self._x(each) if at % 2 == 0 else each for at, each in enumerate(numbers)]
                said.append(step + " ".join(short(each) for each in flipped))
        self.parts.append(f'<path d="{"".join(said)}"{self.painted(style)}/>')

    def text(
        self,
        x: float,
        y: float,
        words: object,
        style: str = "words",
        *,
        size: float = 12,
        anchor: str = "start",
        bold: bool = False,
        turn: float = 0,
    ) -> None:
        """Write ``words`` with the baseline at ``y``; ``anchor`` start, middle or end in reading direction."""
        said = clean(words)
        if not said:
            return
        if self.mirrored:
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        # The drawing's own direction is left to right, so that anchors mean the same in every renderer.
        isolate = "\u2067" if self.rtl and re.search(r"[\u0590-\u08ff]", said) else "\u2066"
        if self.rtl or not said.isascii():
            said = f"{isolate}{said}\u2069"
        at = self._x(x)
        where = f'x="{short(at)}" y="{short(y)}" font-size="{short(size)}"'
        where += f' text-anchor="{anchor}"' if anchor != "start" else ""
        where += ' font-weight="700"' if bold else ""
        where += f' transform="rotate({short(turn)} {short(at)} {short(y)})"' if turn else ""
        self.parts.append(f"<text {where}{self.painted(style)}>{escape(said)}</text>")

    @contextmanager
    def link(self, href: str, label: object = "") -> Iterator[None]:
        """Everything drawn inside leads to ``href`` (nowhere if empty), and is told as ``label`` when pointed at."""
        said = f"<title>{escape(clean(label))}</title>" if str(label) else ""
        self.linked = self.linked or bool(href)
        self.parts.append(f'<a href="{escape(clean(href))}">{said}' if href else f"<g>{said}")
        yield
        self.parts.append("</a>" if href else "</g>")

    @contextmanager
    def unmirrored(self) -> Iterator[None]:
        """What is drawn inside is never mirrored: a plan shows the room as it is."""
        before, self.mirrored = self.mirrored, False
        yield
        self.mirrored = before

    def done(self, height: float, title: object, about: object = "") -> str:
        """Return the finished SVG, ``height`` px tall, with its title and a longer description for who cannot see it.

        A drawing with links is a group and not an image: a screen reader must reach the links.
        """
        role = "group" if self.linked else "img"
        box = f'width="{short(self.width)}" height="{short(height)}" viewBox="0 0 {short(self.width)} {short(height)}"'
        named, told = escape(clean(title)), escape(clean(about))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" {box} role="{role}" direction="ltr" '
            f'aria-label="{named}" font-family="{FONTS}" font-size="12">'
            f"<title>{named}</title>{f'<desc>{told}</desc>' if told else ''}{''.join(self.parts)}</svg>"
        )


def css() -> str:
    """Return the style sheet that lets a page repaint drawings: by the page's variables, in the dark, and on paper."""
    rules = [".drawing{max-width:100%;height:auto;font-variant-numeric:tabular-nums;overflow:visible}"]
    for style, painted in STYLES.items():
        colours = [f"{name}:var(--{value},{SCREEN[value]})" for name, value in painted.items() if value in SCREEN]
        rules.append(f".drawing .d-{style}{{{';'.join(colours)}}}")
    rules.append(
        ".drawing a{text-decoration:none;cursor:pointer}.drawing a:focus-visible{outline:2px solid currentColor}"
    )
    rules.append(".drawing a:hover .d-edge,.drawing a:focus-visible .d-edge{stroke-width:2.5}")
    dark = ";".join(f"--{name}:{colour}" for name, colour in DARK.items())
    paper = ";".join(f"--{name}:{colour}" for name, colour in PAPER.items())
    rules.append(f"@media (prefers-color-scheme:dark){{.drawing{{{dark}}}}}")
    rules.append(f"@media print{{.drawing{{{paper}}}}}")
    return "\n".join(rules)
