"""What did somebody type about an object, as facts: sizes and dates as people write them, and nothing hidden in them?

Signs that turn the direction of writing (UAX #9: embeddings, overrides, isolates, marks) are invisible and can make
one text look like another; they are left out, and that is said. What joins letters (ZWJ, ZWNJ) stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reorg.documentation import parse_date, parse_dimensions, parse_weight
from reorg.language import Message, say
from reorg.museum import FIELDS, KEPT, Facts

PARTS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (
        say("What it is"),
        ("number", "other_numbers", "name", "title", "category", "maker", "culture", "date", "materials"),
    ),
    (say("What is told of it"), ("description", "inscription", "count", "photo", "notes")),
    (say("Size"), ("dimensions", "height", "width", "depth", "diameter", "weight")),
    (say("How it came"), ("acquisition", "acquired", "owner", "value")),
    (say("Care"), ("condition", "condition_date", "hazard", "keep_still", "status")),
)
TYPED = tuple(name for _, names in PARTS for name in names)
LONG = frozenset({"description", "inscription", "notes", "condition", "hazard", "keep_still"})
LENGTHS = ("height", "width", "depth", "diameter")
MEASURES = (*LENGTHS, "weight")
_MOST: Mapping[str, int] = {"number": 200, **dict.fromkeys(LONG, 50_000)}
_USUAL = 1_000
_ONE_LINE = 120
_LARGEST = 1_000_000.0
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
_ONE_SIZE = re.compile(r"\d[\d.,' ]*\s*(?:mm|cm|m|in|ft|\"|”|'|′|″|kg|g|t|lb|oz)?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed in one field: its value (None: nothing), why it cannot be taken, and what was left out of it."""

    value: object = None
    problem: Message | None = None
    note: Message | None = None


def plain(text: str) -> str:
    """Return a text as it is compared and kept: one kind of line end, nothing invisible, no space around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _STEERING.sub("", _TURNING.sub("", lines)).strip()


def written(name: str, value: object) -> str:
    """Return a value as it stands in the form's field."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else str(value)
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    del name
    return str(value)


def touched(name: str, text: str, facts: Facts) -> bool:
    """Whether what stands in a field is another text than the one that was put there.

    A field of one line loses line ends in the browser: that alone is no change.
    """
    return _one_line(text) != _one_line(written(name, facts.get(name)))


def _one_line(text: str) -> str:
    return re.sub(r" *\n *", "", plain(text))


def in_lines(name: str, text: str) -> bool:
    """Whether a text is shown in a field of several lines."""
    return name in LONG or "\n" in text or len(text) > _ONE_LINE


def read(name: str, text: str, today: date | None = None) -> Said:
    """Return what was typed in the field ``name``. ``today`` is the day beyond which nothing can have happened."""
    told = plain(text)
    turned = _TURNING.search(text)
    note = (
        say("{field}: invisible signs that turn the direction of writing were left out.", field=_label(name))
        if turned
        else None
    )
    if not told:
        return Said(note=note)
    most = _MOST.get(name, _USUAL)
    if len(told) > most:
        return Said(
            problem=say(
                "{field}: {count} letters are too many, {most} fit. Put the rest under Notes.",
                field=_label(name), count=len(told), most=most,
            )
        )  # fmt: skip
    if name in MEASURES:
        return _size(name, told)
    if name == "count":
        return _count(told)
    if name in {"date", "acquired", "condition_date"}:
        return _date(name, told, note, today or datetime.now(UTC).date())
    return Said("\n".join(" ".join(line.split()) for line in told.split("\n")) if name not in LONG else told, note=note)


def _label(name: str) -> Message:
    return (FIELDS.get(name) or KEPT[name]).label


def _size(name: str, text: str) -> Said:
    value: float | None = None
    if _ONE_SIZE.fullmatch(text):
        if name == "weight":
            value = parse_weight(text, "kg").kg
        else:
            found = parse_dimensions(text, "mm")
            sides = [each for each in (found.height, found.width, found.depth, found.diameter) if each is not None]
            value = sides[0] if len(sides) == 1 and found.weight is None else None
    if value is None or not 0 < value < _LARGEST:
        example = "1.2 kg" if name == "weight" else "120 mm"
        return Said(
            problem=say(
                "{field}: {said} is not a size. Write one number, such as {example}, or leave it empty.",
                field=_label(name), said=_cut(text), example=example,
            )
        )  # fmt: skip
    return Said(round(value, 4))


def _count(text: str) -> Said:
    if text.isdecimal() and 0 < int(text) < 1_000_000_000:
        return Said(int(text))
    return Said(problem=say("{field}: {said} is not a number of parts.", field=_label("count"), said=_cut(text)))


def _date(name: str, text: str, note: Message | None, today: date) -> Said:
    found = parse_date(text, today=today)
    if found.problem is not None:
        return Said(
            problem=say("{field}: {said} cannot be: {why}.", field=_label(name), said=_cut(text), why=found.problem)
        )
    if name != "condition_date":
        return Said(" ".join(text.split()), note=note)  # as it was written: "about 1900" is a date too
    first, last = found.earliest, found.latest
    if found.understood and first is not None and first == last:
        return Said(f"{first.year:04d}-{first.month:02d}-{first.day:02d}", note=note)
    return Said(
        problem=say(
            "{field}: {said} is not one day. Write it as 22 November 2026 or 2026-11-22.",
            field=_label(name),
            said=_cut(text),
        )
    )


def sizes_in(text: str) -> tuple[dict[str, float], str, Message | None]:
    """Return the sides in mm and the weight in kg of a size as written, its unit, and a sentence if there are none."""
    found = parse_dimensions(text)
    sides = {name: value for name in MEASURES if (value := getattr(found, name)) is not None}
    if sides:
        return sides, found.unit, None
    why = found.note or str(say("There is no size in it."))
    return {}, "", say("The size was kept as it was written; no numbers were taken from it. {why}", why=why)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
