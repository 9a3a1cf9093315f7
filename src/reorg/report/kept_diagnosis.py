"""Which pictures show a diagnosis that was kept as plain data? (The same drawings as on paper, with links to the rows.)

The desk keeps what ``reorg diagnose --json`` answered: judging a museum loads DuckDB, which a web server must not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reorg.language import Message, say
from reorg.report import draw
from reorg.report.draw.bars import percent
from reorg.report.value import Where, month

Plain = dict[str, object]
Link = Callable[[Where], str]


@dataclass(frozen=True, slots=True)
class Element:
    """How many objects say one element of a list, in whole per cent; ``href`` opens those that do not, if there are any."""

    name: str
    percent: int
    href: str


def diagnosis_pictures(found: Plain) -> dict[str, str]:
    """Return SVG: ``parts``, the row of lights; ``ends``, when the work is done.

    ``found`` is what ``reorg diagnose --json`` answered.
    """
    return {"parts": _parts(found).svg(), "ends": _ends(found).svg()}


def diagnosis_bars(found: Plain, *, link: Link) -> list[tuple[str, list[Element]]]:
    """Return each list of elements by name, and how many objects say each element that reorg has a fact for.

    ``found`` is what ``reorg diagnose --json`` answered; ``link`` gives the address of the rows behind a bar.
    """
    return [(str(each["name"]), _elements(each, link)) for each in _list(found, "completeness") if _known(each)]


def _list(held: Plain, name: str) -> list[Plain]:
    value = held.get(name)
    return value if isinstance(value, list) else []


def _parts(found: Plain) -> draw.Parts:
    parts = []
    for each in _list(found, "parts"):
        step = each["step"] if isinstance(each["step"], list) else [0, 3]
        parts.append(draw.Part(str(each["name"]), str(each["state"]), int(step[0]), int(step[1]), f"#{each['id']}"))
    return draw.Parts(say("The eight parts of a documentation system, today"), tuple(parts), width=1040.0)


def _known(each: Plain) -> bool:
    return bool(each.get("total")) and any(covered.get("count") is not None for covered in _list(each, "elements"))


def _elements(each: Plain, link: Link) -> list[Element]:
    whole = int(str(each["total"]))
    elements = []
    for covered in _list(each, "elements"):
        count, show = covered.get("count"), str(covered.get("show") or "")
        if isinstance(count, int):
            href = link(Where("objects", say("The rows"), show)) if show and count < whole else ""
            elements.append(Element(str(covered["name"]), percent(count, whole), href))
    return elements


def _ends(found: Plain) -> draw.Ends:
    backlog = found["backlog"]
    assert isinstance(backlog, dict)
    ends = []
    for each in _list(backlog, "finish"):
        days = [date.fromisoformat(day) if day else None for day in _days(each)]
        shown: Message = say("never") if days[1] is None else month(days[1].isoformat())
        ends.append(draw.End(str(each["name"]), days[0], days[1], days[2], shown))
    return draw.Ends(say("Done by, at three paces"), date.fromisoformat(str(found["date"])), tuple(ends), width=720.0)


def _days(each: Plain) -> list[str | None]:
    mended = each["mended"]
    return mended if isinstance(mended, list) else [None, None, None]
