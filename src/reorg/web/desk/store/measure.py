"""What did somebody with a tape measure type, in mm and kg? (Centimetres unless a unit is written.)"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reorg.language import Message, say

_LENGTH = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(mm|cm|m|in|ft|\"|')?\s*$", re.IGNORECASE)
MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, '"': 25.4, "ft": 304.8, "'": 304.8}


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a form: its ``kind`` is text, length (typed in cm, kept in mm), number or choice."""

    name: str
    label: Message
    kind: str = "text"
    help: Message | None = None
    needed: bool = False
    unit: str = ""
    most: float = 1_000_000
    choices: tuple[tuple[str, Message], ...] = ()


def taken(asks: tuple[Ask, ...], typed: Mapping[str, str]) -> tuple[dict[str, object], list[Message]]:
    """Return what was typed, as values (mm, kg, numbers, text; empty is None), and all that is wrong with it."""
    values: dict[str, object] = {}
    problems: list[Message] = []
    for ask in asks:
        text = typed.get(ask.name, "").strip()
        values[ask.name] = None
        if not text:
            if ask.needed:
                problems.append(say("{field} is needed.", field=ask.label))
        elif ask.kind == "text":
            values[ask.name] = text[:400]
        elif ask.kind == "choice":
            values[ask.name] = text if text in dict(ask.choices) else None
        else:
            value = _number(text, length=ask.kind == "length")
            if value is None:
                problems.append(
                    say(
                        "{field}: {typed} is not understood. Write a number, such as 120 or 1.2 m.",
                        field=ask.label,
                        typed=text,
                    )
                )
            elif not 0 <= value <= ask.most:
                problems.append(
                    say(
                        "{field}: {typed} cannot be right. Did you mean another unit of measurement?",
                        field=ask.label,
                        typed=text,
                    )
                )
            else:
                values[ask.name] = value
    return values, problems


def _number(text: str, *, length: bool) -> float | None:
    found = _LENGTH.match(text)
    if found is None or (found[2] and not length):
        return None
    value = float(found[1].replace(",", "."))
    return round(value * MM[(found[2] or "cm").lower()], 1) if length else value


def shown(mm: object) -> str:
    """Return a length in mm as it is typed, in cm."""
    return f"{float(mm) / 10:g}" if isinstance(mm, int | float) else ""
