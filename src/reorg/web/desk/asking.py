"""What did somebody type into a form, in mm, kg and ISO days? (Centimetres unless a unit is written; any usual date.)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from reorg.documentation import parse_date
from reorg.language import Message, say
from reorg.museum import FIRST_YEAR, YEARS_AHEAD, Ask

_LENGTH = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(mm|cm|m|in|ft|\"|')?\s*$", re.IGNORECASE)
_FEET = re.compile(
    r"^\s*(\d+)\s*(?:ft|'|feet)\s*(\d+(?:[.,]\d+)?)(?:\s+(\d+)/(\d+))?\s*(?:in|\"|''|inch(?:es)?)?\s*$", re.IGNORECASE
)
"""Feet and inches: 12 ft 6 in, 12' 6 1/2\"."""
MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, '"': 25.4, "ft": 304.8, "'": 304.8}


SHORT, LONG = 400, 10_000
"""Letters of a line and of a text of several lines that are kept; who writes more is told."""
ELSEWHERE = frozenset({"place", "numbers"})
"""Kinds that only a page with the museum before it can read."""


def taken(asks: Iterable[Ask], typed: Mapping[str, str]) -> tuple[dict[str, object], list[Message]]:
    """Return what was typed, as values (mm, kg, numbers, ISO days, text; empty is None), and all that is wrong with it."""
    values: dict[str, object] = {}
    problems: list[Message] = []
    for ask in asks:
        text = typed.get(ask.name, "").strip()
        values[ask.name] = None
        if not text:
            if ask.needed:
                problems.append(say("{field} is needed.", field=ask.label))
        elif ask.kind in ELSEWHERE:
            continue
        elif ask.kind in {"text", "long", "code"}:
            values[ask.name], wrong = _text(ask, text)
            problems += wrong
        elif ask.kind == "day":
            values[ask.name], wrong = _day(ask, text)
            problems += wrong
        elif ask.kind == "choice":
            values[ask.name] = text if text in dict(ask.choices) else None
            if values[ask.name] is None and ask.needed:
                problems.append(say("{field} is needed.", field=ask.label))
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


def _text(ask: Ask, text: str) -> tuple[str, list[Message]]:
    """Return a text without the signs that nobody can see and that turn what follows around."""
    plain = "".join(sign for sign in text.replace("\r\n", "\n") if sign not in _UNSEEN)
    most = LONG if ask.kind == "long" else SHORT
    if len(plain) <= most:
        return plain, []
    return plain[:most], [
        say(
            "{field}: this is {count} letters long; {most} are kept. Shorten it, or put it where there is more room.",
            field=ask.label,
            count=len(plain),
            most=most,
        )
    ]


_UNSEEN = frozenset("\0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _day(ask: Ask, text: str) -> tuple[str | None, list[Message]]:
    """Return the day that was typed, in any usual form, as ISO 8601; or what is wrong with it."""
    # with points between, the day stands first everywhere: 1.3.2026
    found = parse_date(text, order="dmy" if "." in text else "")
    if found.problem is not None:
        return None, [say("{field}: {typed}: {reason}.", field=ask.label, typed=text[:80], reason=found.problem)]
    if found.earliest is None or found.latest is None or not found.understood:
        return None, [
            say(
                "{field}: {typed} is not understood. Write a day, such as 2026-03-01 or 1 March 2026.",
                field=ask.label,
                typed=text[:80],
            )
        ]
    if found.ambiguous:
        both = [date(each.year, each.month, each.day).isoformat() for each in (found.earliest, found.latest)]
        return None, [
            say(
                "{field}: {typed} can be {one} or {other}. Write the month as a word.",
                field=ask.label,
                typed=text[:80],
                one=both[0],
                other=both[1],
            )
        ]
    if not FIRST_YEAR <= found.earliest.year <= datetime.now(UTC).year + YEARS_AHEAD:
        return None, [
            say(
                "{field}: the year {year} cannot be right. Write the day again.",
                field=ask.label,
                year=str(found.earliest.year),
            )
        ]
    if found.earliest != found.latest:
        return None, [say("{field}: {typed} is no single day. Write the day, too.", field=ask.label, typed=text[:80])]
    return date(found.earliest.year, found.earliest.month, found.earliest.day).isoformat(), []


def _number(text: str, *, length: bool) -> float | None:
    if length and (feet := _FEET.match(text)):
        inches = float(feet[2].replace(",", "."))
        if feet[4] and int(feet[4]):
            inches += int(feet[3]) / int(feet[4])
        return round(int(feet[1]) * MM["ft"] + inches * MM["in"], 1)
    found = _LENGTH.match(text)
    if found is None or (found[2] and not length):
        return None
    value = float(found[1].replace(",", "."))
    return round(value * MM[(found[2] or "cm").lower()], 1) if length else value


def length_typed(text: str) -> float | None:
    """Return a length as typed, in mm: centimetres unless a unit is written; None for what is none."""
    return _number(text, length=True)


def shown(mm: object) -> str:
    """Return a length in mm as it is typed, in cm."""
    return f"{float(mm) / 10:g}" if isinstance(mm, int | float) else ""


def this_day() -> str:
    """Return the day that it is, as entries are dated (UTC): 2026-11-22."""
    return datetime.now(UTC).date().isoformat()


def iso_day(said: str) -> str:
    """Return the day that an address asks for (``on=2026-11-22``); "" for none and for nonsense."""
    try:
        return date.fromisoformat(said.strip()).isoformat()
    except ValueError:
        return ""
