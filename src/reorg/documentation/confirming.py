"""What has a person said about all values of one shape, and how is a value read by it?

A confirmation is a short text beside a shape, kept in the data of the list's columns:
``{"9 x 9": "height x width cm", "9/9/9": "day month year", "a": "nothing"}``. It holds for every row whose value has that
shape, now and whenever the list is read again; taking it back is taking back the entry that says it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reorg.documentation.grammar import size_words as words
from reorg.documentation.grammar.dates import WrittenDate, parse_date
from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions, part_rank
from reorg.language import Message, say

AS_READ = "as read"
"""It is right as it is read."""
NOTHING_SAID = "nothing"
"""Values of this shape say that nothing is known."""
SIDES: Mapping[str, Message] = {
    "height": say("height"),
    "width": say("width"),
    "depth": say("depth"),
    "diameter": say("diameter"),
}
UNITS = ("mm", "cm", "m", "in", "ft")
MEASURES = (*SIDES, "weight")
"""Fields that are one measure each: of a shape of theirs the unit is confirmed."""
ORDERS: Mapping[str, tuple[str, Message]] = {
    "day month year": ("dmy", say("day, month, year")),
    "month day year": ("mdy", say("month, day, year")),
}
_SIZE = re.compile(
    rf"(?:(?P<sides>(?:{'|'.join(SIDES)})(?: x (?:{'|'.join(SIDES)}))*)(?: |$))?(?P<unit>{'|'.join(UNITS)})?"
)


def can_be_said(field: str, said: str) -> bool:
    """Whether ``said`` is something that can be said of values of ``field`` (a name of reorg.museum.FIELDS)."""
    if said in (AS_READ, NOTHING_SAID):
        return True
    if field == "dimensions":
        found = _SIZE.fullmatch(said)
        sides = (found["sides"] or "").split(" x ") if found else []
        return bool(said) and found is not None and len(set(sides)) == len(sides)
    if field in SIDES:
        return said in UNITS
    return field in ("date", "acquired") and said in ORDERS


def choices(field: str, sample: str) -> tuple[tuple[str, Message], ...]:
    """Return what a person may say of a shape of which ``sample`` is one value, with the words for it."""
    told: list[tuple[str, Message]] = [(AS_READ, say("right as it is read"))]
    if field == "dimensions":
        told += _sizes(sample)
    elif field in SIDES:
        told += [(unit, say("{unit}", unit=unit)) for unit in ("cm", "mm", "in")]
    elif field in ("date", "acquired") and parse_date(sample).ambiguous:
        told += [(said, words_for) for said, (_, words_for) in ORDERS.items()]
    return (*told, (NOTHING_SAID, say("says that nothing is known")))


def _sizes(sample: str) -> list[tuple[str, Message]]:
    read = parse_dimensions(sample)
    count = max((len(part.mm) for part in read.parts), default=0)
    orders = {
        1: ("height", "width", "depth", "diameter"),
        2: ("height x width", "width x height", "width x depth"),
        3: ("height x width x depth", "width x height x depth", "width x depth x height"),
    }.get(count, ())
    units = ("cm", "mm", "in") if not read.unit and count else ("",)
    return [(f"{order} {unit}".strip(), _words(order, unit)) for order in orders for unit in units]


def _words(order: str, unit: str) -> Message:
    sides = [SIDES[side] for side in order.split(" x ")]
    first, *rest = sides
    if not rest:
        return say("{side} {unit}", side=first, unit=unit) if unit else first
    if len(rest) == 1:
        return say("{one} × {two} {unit}", one=first, two=rest[0], unit=unit)
    return say("{one} × {two} × {three} {unit}", one=first, two=rest[0], three=rest[1], unit=unit)


def confirmed_size(text: str, said: str, unit: str = "") -> Dimensions:
    """Return the size in ``text`` as a person confirmed its shape: which number is which side, and the unit of bare ones.

    ``unit`` is that of the column. A unit that is written stays. Where the numbers do not fit the confirmed sides, the
    text is read as ever.
    """
    found = _SIZE.fullmatch(said)
    if said == NOTHING_SAID:
        return Dimensions()
    if found is None:
        return parse_dimensions(text, unit)
    read = parse_dimensions(text, found["unit"] or unit)
    sides = (found["sides"] or "").split(" x ") if found["sides"] else []
    fitting = [part for part in read.parts if len(part.mm) == len(sides) and any(part.mm)]
    if not sides or not fitting:
        return read
    part = max(fitting, key=lambda part: (part_rank(part.label), sum(mm or 0 for mm in part.mm)))  # the outermost
    told = dict(zip(sides, part.mm, strict=True))
    names = (words.WIDTH, words.DEPTH, words.HEIGHT, words.DIAMETER)
    width, depth, height, diameter = (told.get(_NAMES[name]) for name in names)
    return replace(read, width=width, depth=depth, height=height, diameter=diameter, understood=True, notes=())


_NAMES = {words.WIDTH: "width", words.DEPTH: "depth", words.HEIGHT: "height", words.DIAMETER: "diameter"}


def confirmed_date(text: str, said: str) -> WrittenDate:
    """Return the date in ``text`` as a person confirmed its shape: in which order day and month stand."""
    if said == NOTHING_SAID:
        return WrittenDate(understood=True, undated=True)
    return parse_date(text, order=ORDERS[said][0] if said in ORDERS else "")
