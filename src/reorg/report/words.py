"""How is a cell or a sentence of a report said, so that codes and foreign words keep their order? (UAX #9)"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reorg.language import Message, Text, direction, isolate, number, say
from reorg.museum import Facts, Severity
from reorg.report.draw.pen import clean
from reorg.report.value import Cell

ISOLATES = "\u2066\u2067\u2068\u2069"
# severity -> the sign's state in reorg.report.draw, and the word that stands beside it
SEVERITIES: Mapping[Severity, tuple[str, Message]] = MappingProxyType(
    {
        Severity.DANGER: ("danger", say("danger")),
        Severity.HIGH: ("not", say("first")),
        Severity.MEDIUM: ("partly", say("next")),
        Severity.LOW: ("unknown", say("later")),
    }
)


def said(cell: Cell) -> str:
    """Return a cell in the language in use; None is told as not known, the museum's own words are isolated."""
    if cell is None:
        return str(say("not known"))
    if isinstance(cell, Message | Text):
        return _mended(clean(cell))
    if isinstance(cell, str):
        bare = "".join(sign for sign in clean(cell) if sign not in ISOLATES)
        return isolate(bare) if direction() == "rtl" or not bare.isascii() else bare
    if isinstance(cell, bool):
        return str(say("yes") if cell else say("no"))
    words = number(cell) if isinstance(cell, int) else number(cell, 1).removesuffix(".0")
    return isolate(words) if direction() == "rtl" else words


def _mended(words: str) -> str:
    """Return ``words`` with isolates only if each that opens also closes; text from a register may hold any."""
    depth = 0
    for sign in words:
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        if depth < 0:
            break
    return words if depth == 0 else "".join(sign for sign in words if sign not in ISOLATES)


def size_of(facts: Facts) -> str:
    """Return the size of an object as one value in mm: height, width and depth as museums write them, or the diameter; ""
    if none was measured.
    """
    sides = [value for name in ("height", "width", "depth") if isinstance(value := facts.get(name), int | float)]
    if sides:
        return " × ".join(f"{side:g}" for side in sides) + " mm"
    across = facts.get("diameter")
    return f"⌀ {across:g} mm" if isinstance(across, int | float) else ""
