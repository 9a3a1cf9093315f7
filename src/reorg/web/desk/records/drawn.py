"""Which pictures show a kept diagnosis? (The same drawings as on paper, with links to the rows.)"""

from __future__ import annotations

from datetime import date

from django.utils.safestring import SafeString, mark_safe

from reorg.language import Message, say
from reorg.report import Where, draw
from reorg.report.draw.bars import percent
from reorg.report.value import month
from reorg.web.desk.addresses import address

Plain = dict[str, object]


def pictures(found: Plain) -> dict[str, SafeString | list[SafeString]]:
    """Return the row of lights, the bars of each list of elements, and when the work is done."""
    return {
        "parts": _safe(_parts(found)),
        "bars": [_safe(_bars(each)) for each in _list(found, "completeness") if _known(each)],
        "ends": _safe(_ends(found)),
    }


def _safe(drawing: draw.Parts | draw.Bars | draw.Ends) -> SafeString:
    return mark_safe(drawing.svg())  # noqa: S308 - drawn by us, words escaped by the pen


def _list(held: Plain, name: str) -> list[Plain]:
    value = held.get(name)
    return value if isinstance(value, list) else []


def _parts(found: Plain) -> draw.Parts:
    parts = []
    for each in _list(found, "parts"):
        step = each["step"] if isinstance(each["step"], list) else [0, 3]
        parts.append(draw.Part(str(each["name"]), str(each["state"]), int(step[0]), int(step[1]), f"#{each['id']}"))
    return draw.Parts("", tuple(parts), width=1040.0)


def _known(each: Plain) -> bool:
    return bool(each.get("total")) and any(covered.get("count") is not None for covered in _list(each, "elements"))


def _bars(each: Plain) -> draw.Bars:
    whole = int(str(each["total"]))
    bars = []
    for covered in _list(each, "elements"):
        count, show = covered.get("count"), str(covered.get("show") or "")
        if isinstance(count, int):
            href = address(Where("objects", say(""), show)) if show and count < whole else ""
            shown = say("{share} %", share=percent(count, whole))
            bars.append(draw.Bar(str(covered["name"]), count, whole, shown=shown, href=href))
    return draw.Bars(str(each["name"]), tuple(bars), width=360.0)


def _ends(found: Plain) -> draw.Ends:
    backlog = found["backlog"]
    assert isinstance(backlog, dict)
    ends = []
    for each in _list(backlog, "finish"):
        days = [date.fromisoformat(day) if day else None for day in _days(each)]
        shown: Message = say("never") if days[1] is None else month(days[1].isoformat())
        ends.append(draw.End(str(each["name"]), days[0], days[1], days[2], shown))
    return draw.Ends("", date.fromisoformat(str(found["date"])), tuple(ends), width=720.0)


def _days(each: Plain) -> list[str | None]:
    mended = each["mended"]
    return mended if isinstance(mended, list) else [None, None, None]
