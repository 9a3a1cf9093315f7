"""How large is a thing as it is put away: hung, laid in a drawer, rolled or standing?

The museum whose objects these are writes height × width × depth, in inches and (in brackets) in centimetres. What it
does not say is invented within the usual range of the family, and marked so.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from types import MappingProxyType

from reorg.practice.family import FLAT

SHEET = 8  # mm a sheet takes in its mat and folder
_LINE = re.compile(
    r"(?:(?P<label>[^:\n]*):)?[^\n(]*\((?P<cm>[0-9.]+(?:(?: x | cm, | m, )[0-9.]+){0,2}) (?P<unit>c?m)\)"
)
_INCHES = re.compile(r"\b(?P<side>[HWD]): (?P<whole>\d+)(?: (?P<part>\d+)/(?P<of>\d+))? in")
_ORDER = ("frame", "overall", "", "sheet", "mat", "image", "case", "height", "plate", "(sight)", "rim", "base")

# mm: usual height, width, depth of a family where the museum gives none; a third dimension that is thin, or None
_USUAL = MappingProxyType(
    {
        "furniture": (850, 520, 480),
        "picture": (600, 500, 50),
        "textile": (700, 500, 25),
        "book": (280, 210, 30),
        "media": (180, 120, 40),
        "scroll": (400, 60, 60),
        "photograph": (254, 203, SHEET),
        "paper": (400, 300, SHEET),
        "small": (50, 35, 15),
        "vessel": (110, 100, 90),
        "mask": (350, 220, 160),
        "tool": (220, 50, 40),
        "sculpture": (260, 160, 130),
    }
)
_THIN = MappingProxyType({"picture": 50, "textile": 25, "book": 25, "media": 30, "small": 12, "tool": 30})
_LONG = frozenset({"tool", "small"})  # one number is the length of something narrow
_LONGEST_FLAT = MappingProxyType({"textile": 900, "scroll": 900, "paper": 1100, "photograph": 1100})
_COILED = 220  # necklaces and chains lie coiled


@dataclass(frozen=True, slots=True)
class Size:
    """Width, depth and height in mm of a thing as it stands in the store; ``known`` if the museum's record gives it."""

    width: int
    depth: int
    height: int
    known: bool = True

    @property
    def footprint(self) -> int:
        """The surface it covers, in mm²."""
        return self.width * self.depth

    @property
    def volume(self) -> int:
        """The space it takes, in mm³."""
        return self.footprint * self.height

    def turned(self) -> Size:
        """Return it turned by a quarter on its place."""
        return Size(self.depth, self.width, self.height, self.known)


def centimetres(dimensions: str) -> tuple[float, ...]:
    """Return one to three numbers in cm, height first, of the line that says most of the space a thing takes; or ()."""
    found: dict[str, tuple[float, ...]] = {}
    for line in _LINE.finditer(dimensions):
        label = re.sub(r"\d+$", "", (line["label"] or "").strip().lower())
        scale = 100 if line["unit"] == "m" else 1
        values = tuple(float(each) * scale for each in re.findall(r"\d+(?:\.\d+)?", line["cm"]))
        if values and min(values) > 0:
            found.setdefault(label, values)
    if not found:
        return _from_inches(dimensions)
    return next((found[label] for label in _ORDER if label in found), next(iter(found.values())))


def _from_inches(dimensions: str) -> tuple[float, ...]:
    """Read "H: 16 3/4 in, W: 13 in", the older manner, which gives no centimetres."""
    sides: dict[str, float] = {}
    for each in _INCHES.finditer(dimensions):
        inches = int(each["whole"]) + int(each["part"] or 0) / max(int(each["of"] or 1), 1)
        sides.setdefault(each["side"], round(inches * 2.54, 1))
    return tuple(sides[side] for side in "HWD" if sides.get(side)) if sides.get("H") else ()


def size_of(family: str, dimensions: str, chance: random.Random) -> Size:
    """Return the size of an object as stored, from what its record says; what is missing comes from ``chance``."""
    values = [round(each * 10) for each in centimetres(dimensions)]
    usual = [round(each * chance.uniform(0.7, 1.4)) for each in _USUAL[family]]
    if len(values) == 1:
        values.append(usual[1] if family in _LONG else round(values[0] * chance.uniform(0.5, 0.9)))
    if len(values) == 2:
        thin = _THIN.get(family)
        values.append(thin or max(15, round(min(values) * chance.uniform(0.4, 0.8))))
    known = bool(values)
    height, width, depth = (max(each, 3) for each in (values or usual))
    return _as_stored(family, Size(width, depth, height, known))


def _as_stored(family: str, size: Size) -> Size:
    """Sheets, coins and books lie; rugs, scrolls and large sheets are rolled; everything else stands."""
    thin, middle, long = sorted((size.width, size.depth, size.height))
    if family in _LONGEST_FLAT and long > _LONGEST_FLAT[family]:
        return Size(middle + 60, 120, 120, size.known)
    if family in FLAT:
        return Size(size.width, size.height, SHEET, size.known)
    if family in {"book", "media", "tool"}:
        return Size(long, middle, thin, size.known)
    if family == "small":
        return Size(min(long, _COILED) if size.depth < 20 and middle < 60 else long, middle, thin, size.known)
    if family in {"textile", "scroll"}:
        return Size(long, middle, min(thin, 60), size.known)
    if family == "picture":
        return Size(size.width, min(max(size.depth, 20), 120), size.height, size.known)
    return size
