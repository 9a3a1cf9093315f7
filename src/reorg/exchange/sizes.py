"""How big is the object, in mm and kg, from the columns of sizes and from the written dimensions?

Columns that say which side they are come first, the written text fills what they leave open. A number without a unit
is no size: it is left out and never turned into one by guessing. Zero is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from reorg.documentation import confirmed_size, parse_dimensions, shape_of
from reorg.exchange.columns import SIZES, UNITS, WEIGHTS

# exact by definition (international yard and pound agreement, 1959)
FACTORS: Mapping[str, float] = MappingProxyType(
    {
        "mm": 1,
        "cm": 10,
        "m": 1000,
        "in": 25.4,
        "ft": 304.8,
        "kg": 1,
        "g": 0.001,
        "lb": 0.45359237,
        "oz": 0.028349523125,
        "t": 1000,
    }
)
LARGEST = 1_000_000.0  # mm and kg: nothing in a museum is a kilometre long or weighs a thousand tonnes
_NUMBER = re.compile(
    r"\s*(?:c\.|ca\.?|~|≈|env\.?)?\s*(?:"
    r"(?:(?P<before>\d+)\s+)?(?P<top>\d+)/(?P<bottom>[1-9]\d*)"
    r"|(?P<whole>\d{1,3}(?:[ \u00a0'’]\d{3})+|\d+)(?:(?P<point>[.,])(?P<rest>\d+))?\s*(?P<sign>[½¼¾⅛⅜⅝⅞⅓⅔])?"
    r"|(?P<part>[½¼¾⅛⅜⅝⅞⅓⅔]|[.,]\d+)"
    r")\s*(?P<unit>[^\W\d_]{1,12}|\"|”)?\.?\s*"
)
_SIGNS = MappingProxyType(
    dict(zip("½¼¾⅛⅜⅝⅞⅓⅔", (1 / 2, 1 / 4, 3 / 4, 1 / 8, 3 / 8, 5 / 8, 7 / 8, 1 / 3, 2 / 3), strict=True))
)
_PLAIN = re.compile(r"\d{1,12}(?:\.\d{1,12})?")
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")
_OTHER = re.compile(r"[øØ∅⌀]|dia|kg|lb|poids|weight|peso|diám|\bdm\b|\bg\b", re.IGNORECASE)
_POINT_AFTER = re.compile(r"\d,\d{3}\.\d")
_COMMA_ONLY = re.compile(r"(?<![\d,.])(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d,.])")
_REMEMBERED = 200_000
Sized = tuple[tuple[tuple[str, float], ...], str]
Cells = Sequence[str | None]


def number_in(text: str, comma: str = "") -> tuple[float | None, str]:
    """Return the one number in a cell and the unit beside it (``""`` if none): ``"12,5"``, ``"5 5/8 in"``, ``"1 200"``.

    ``(None, "")`` for what is no number, or more than one. "1,225" may be one and a bit, or more than a thousand:
    it is a number only if ``comma`` says what a comma is in this column (see :func:`comma_in`).
    """
    if _PLAIN.fullmatch(text):
        return float(text), ""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None, ""
    unit = UNITS.get((found["unit"] or "").casefold(), "")
    return (None, "") if found["unit"] and not unit else (_value(found, comma), unit)


def comma_in(texts: Iterable[str]) -> str:
    """Return what a comma is in a column: ``"decimal"``, ``"thousands"``, or ``""`` if its numbers do not show it."""
    shown = {"decimal": False, "thousands": False}
    for text in texts:
        if "," in text:
            shown["thousands"] |= _POINT_AFTER.search(text) is not None
            shown["decimal"] |= _COMMA_ONLY.search(text) is not None
        elif "." in text:
            shown["thousands"] |= _PLAIN.fullmatch(text.strip()) is not None
    told = [kind for kind, seen in shown.items() if seen]
    return told[0] if len(told) == 1 else ""


def _value(found: re.Match[str], comma: str) -> float | None:
    if found["top"]:
        return int(found["before"] or 0) + int(found["top"]) / int(found["bottom"])
    if part := found["part"]:
        return _SIGNS.get(part) or float(part.replace(",", "."))
    whole, rest = re.sub(r"\D", "", found["whole"]), found["rest"] or ""
    if found["point"] == "," and _EITHER.fullmatch(f"{found['whole']},{rest}") and comma != "decimal":
        return float(whole + rest) if comma == "thousands" else None
    return float(f"{whole}.{rest or 0}") + _SIGNS.get(found["sign"] or "", 0.0)


def in_base(value: float | None, unit: str, kind: str) -> float | None:
    """Return a number as mm (lengths) or kg (``kind`` "weight"); ``None`` if unknown, zero or impossible."""
    factor = FACTORS.get(unit)
    if value is None or factor is None or (unit in WEIGHTS) != (kind == "weight"):
        return None
    found = round(value * factor, 4 if kind == "weight" else 2)
    return found if 0 < found <= LARGEST else None


def _says_no_more(text: str, sizes: int) -> bool:
    """Return whether a written size has no more numbers than the columns gave, and no diameter or weight."""
    return len(_DIGITS.findall(text)) <= sizes and _OTHER.search(text) is None


class SizeReader:
    """Reads the sizes of rows.

    ``places`` gives the position in a row of each field of size, ``units`` their units, ``assumed`` the fields whose
    unit a person supplied, ``beside`` the position of a column of units, ``comma`` what a comma is (:func:`comma_in`),
    ``shapes`` by field what a person said of values of one shape: it goes before all else but a unit that is written.
    """

    def __init__(
        self,
        places: Mapping[str, int],
        units: Mapping[str, str],
        assumed: frozenset[str] = frozenset(),
        beside: Mapping[str, int] = MappingProxyType({}),
        comma: str = "",
        shapes: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    ) -> None:
        self._shapes = shapes
        self._columns = [(name, places[name], units.get(name, ""), name in assumed) for name in SIZES if name in places]
        self._comma = comma
        self._beside = beside
        self._text = places.get("dimensions")
        self._text_unit = units.get("dimensions", "")
        self._assumed_text = "dimensions" in assumed
        self._written: dict[str, Sized] = {}
        self.any = bool(self._columns) or self._text is not None

    def sizes(self, row: Cells) -> tuple[dict[str, float], str]:
        """Return the sizes of a row in mm and kg by field, and how they are known (``"columns: cm"``)."""
        found: dict[str, float] = {}
        units: dict[str, None] = {}
        for name, at, unit, assumed in self._columns:
            cell = row[at]
            if cell is None:
                continue
            value, own = number_in(cell, self._comma)
            if not own and name in self._beside:
                own = UNITS.get((row[self._beside[name]] or "").strip(" .").casefold(), "")
            if not own and name in self._shapes:
                own = UNITS.get(self._shapes[name].get(shape_of(cell, name), ""), "")
            size = in_base(value, own or unit, name)
            if size is not None:
                found[name] = size
                units[f"{unit}, assumed by the person" if assumed and not own else own or unit] = None
        known = f"columns: {', '.join(units)}" if units else ""
        if (
            self._text is None
            or (text := row[self._text]) is None
            or (len(found) > 1 and _says_no_more(text, len(found)))
        ):
            return found, known
        sizes, unit = self._written.get(text) or self._parsed(text)
        more = [(name, size) for name, size in sizes if name not in found]
        if more:
            found.update(more)
            known = f"{known}; written: {unit}" if known else f"written: {unit}"
        return found, known

    def _parsed(self, text: str) -> Sized:
        if len(self._written) > _REMEMBERED:
            self._written.clear()
        said = self._shapes["dimensions"].get(shape_of(text, "dimensions"), "") if "dimensions" in self._shapes else ""
        read = confirmed_size(text, said, self._text_unit) if said else parse_dimensions(text, self._text_unit)
        sizes = tuple(
            (name, size)
            for name, size in (
                ("width", read.width),
                ("height", read.height),
                ("depth", read.depth),
                ("diameter", read.diameter),
                ("weight", read.weight),
            )
            if size is not None
        )
        if said:
            self._written[text] = found = (sizes, f"{read.unit}, shape confirmed" if sizes else read.unit)
            return found
        unit = (
            f"{read.unit}, assumed by the person" if self._assumed_text and read.unit == self._text_unit else read.unit
        )
        self._written[text] = found = (sizes, unit)
        return found
