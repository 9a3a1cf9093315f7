"""How does a figure that follows from the store, and a cell of the rows behind it, read to a person?"""

from __future__ import annotations

from math import isinf

from reorg.language import Message, number, say, size
from reorg.method import Range
from reorg.storage import Cell, Figure

WHOSE = {
    "method": say("RE-ORG"),
    "source": say("from a source"),
    "ours": say("ours"),
}
"""Whose a formula is, in a word or two."""


def told(value: Cell, unit: str) -> Cell:
    """Return a value in its unit (m2, m, share, count, mm; "" for words); a range with both of its ends."""
    if value is None:
        return say("not known")
    if isinstance(value, Range):
        low, likely, high = (_one(each, unit) for each in value.data())
        if low == high:
            return likely
        return say("{value} ({low} to {high})", value=likely, low=low, high=high)
    if isinstance(value, float | int):
        return _one(float(value), unit)
    return value


def value_of(figure: Figure) -> Cell:
    """Return the value of a figure as it is read, of how many if it counts some of all."""
    said = told(figure.value, figure.formula.unit)
    if figure.of is None or figure.value is None:
        return said
    return say("{some} of {every}", some=said, every=_one(figure.of, "count"))


def whose(figure: Figure) -> Message:
    """Return whose the formula of a figure is."""
    return WHOSE[figure.formula.whose]


def _one(value: float, unit: str) -> str:
    if isinf(value):
        return str(say("closed, or none there"))
    if unit == "share":
        return f"{number(100 * value)} %"
    if unit == "mm":
        return size("mm", value) if abs(value) < 1000 else size("m", value / 1000, places=2)
    if unit == "m2":
        return size("m²", value, places=1)
    if unit == "m":
        return size("m", value, places=1)
    return number(value)
