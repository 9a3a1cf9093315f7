"""What probably comes next when a register is typed line by line, and which typed line looks like a slip?

Typing an old ledger needs a number and a few words for each line; the rest can wait (ICCROM-UNESCO guide, 2010:
reactivate what exists before anything is written anew). Nothing here corrects: it proposes, and asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reorg.documentation.grammar.numbers import number_shape
from reorg.language import Message, say, say_many
from reorg.museum import Facts, number_key

CARRIED = ("acquisition", "acquired")
"""What a ledger writes once and means for the lines below: from whom, and when."""
TYPED = ("number", "name", "acquisition", "acquired", "maker", "dimensions", "place_text", "notes")
"""What a line of a register may say, in the order in which it is typed."""
USUAL = 0.1
"""Share of the lines from which on a shape of number is the book's own custom."""
LONGEST_GAP = 50
"""A jump further than this is a new series and no gap."""
_LAST = re.compile(r"(.*?)(\d+)(\D*)", re.DOTALL)


def following(number: str) -> str:
    """Return the number that follows ``number``: its last figure one higher, filled up as before; "" if it has none.

    ``1978.12.4`` gives ``1978.12.5``, ``A009`` gives ``A010``, ``12 b`` gives ``13``: the part of a whole is not
    carried on.
    """
    found = _LAST.fullmatch(number.strip())
    if found is None:
        return ""
    before, digits, _ = found.groups()
    following_ = str(int(digits) + 1)
    return before + (following_.rjust(len(digits), "0") if digits.startswith("0") else following_)


def carried(lines: Sequence[Facts]) -> dict[str, str]:
    """Return what the next line is proposed to say, after the ``lines`` above it (struck ones left out by the caller)."""
    if not lines:
        return {}
    above = lines[-1]
    told = {name: str(above[name]) for name in CARRIED if above.get(name)}
    if number := following(str(above.get("number", ""))):
        told["number"] = number
    return told


@dataclass(frozen=True, slots=True)
class Slip:
    """Something to look at again in a line: in which ``field``, and what."""

    field: str
    message: Message


def slips(line: Facts, above: Sequence[Facts]) -> tuple[Slip, ...]:
    """Return what looks like a slip in a line, given the lines above it, in order. None of it stops anybody."""
    found = []
    number = str(line.get("number", "")).strip()
    if not number:
        found.append(Slip("number", say("No number was typed. Is there none on the page?")))
    if not str(line.get("name", "")).strip():
        found.append(Slip("name", say("No words were typed: three are enough to know the object again.")))
    if number:
        found += [each for each in (_again(number, above), _unlike(number, above) or _jumped(number, above)) if each]
    return tuple(found)


def _again(number: str, above: Sequence[Facts]) -> Slip | None:
    key = number_key(number)
    for each in above:
        if each.get("number") and number_key(str(each["number"])) == key:
            told = say(
                "{number} was typed before, on page {page}: {what}. If the book has it twice, leave both.",
                number=number,
                page=str(each.get("page", "?")),
                what=str(each.get("name", "")) or "–",
            )
            return Slip("number", told)
    return None


def _unlike(number: str, above: Sequence[Facts]) -> Slip | None:
    """Ask about a number that is built as hardly any other of the book is."""
    shapes = [number_shape(str(each["number"])) for each in above if each.get("number")]
    if len(shapes) < 10 or shapes.count(number_shape(number)) >= USUAL * len(shapes):
        return None
    if number_shape(number) in shapes[-3:]:
        return None  # the book has begun another way of numbering
    return Slip(
        "number",
        say(
            "{number} is built otherwise than the numbers above it, such as {other}.", number=number, other=_last(above)
        ),
    )


def _jumped(number: str, above: Sequence[Facts]) -> Slip | None:
    """Ask about numbers that are left out, or that run backwards."""
    before, now = _LAST.fullmatch(_last(above)), _LAST.fullmatch(number)
    if before is None or now is None or before[1] != now[1]:
        return None
    step = int(now[2]) - int(before[2])
    if step < 0:
        told = say("{number} comes before the number above it, {other}.", number=number, other=_last(above))
        return Slip("number", told)
    if 1 < step <= LONGEST_GAP:
        told = say_many(
            "{count} number is left out before {number}. Is it missing in the book too?",
            "{count} numbers are left out before {number}. Are they missing in the book too?",
            count=step - 1,
            number=number,
        )
        return Slip("number", told)
    return None


def _last(above: Sequence[Facts]) -> str:
    return next((str(each["number"]) for each in reversed(above) if each.get("number")), "")


@dataclass(frozen=True, slots=True)
class PageDone:
    """How far the typing of a page is: its lines, first and last number, and who signed that it is complete."""

    page: int
    lines: int
    first: str = ""
    last: str = ""
    signed_by: str = ""
    signed_on: str = ""
    changed_since: bool = False


def progress(source: Facts, lines: Sequence[Facts]) -> tuple[PageDone, ...]:
    """Return how far each page of a book is; ``lines`` are its lines in order, struck ones among them.

    A signature counts the lines that it was set under: if there are others now, the page has changed since.
    """
    pictures = source.get("pages")
    checked = source.get("checked")
    signed: Mapping[str, object] = checked if isinstance(checked, Mapping) else {}
    by_page: dict[int, list[Facts]] = {
        at: [] for at in range(1, (len(pictures) if isinstance(pictures, list) else 0) + 1)
    }
    for line in lines:
        if not line.get("struck"):
            by_page.setdefault(int(str(line.get("page", 1))), []).append(line)
    return tuple(_page(at, by_page[at], signed.get(str(at))) for at in sorted(by_page))


def _page(at: int, lines: Sequence[Facts], signed: object) -> PageDone:
    numbers = [str(each["number"]) for each in lines if each.get("number")]
    under: Mapping[str, object] = signed if isinstance(signed, Mapping) else {}
    return PageDone(
        at,
        len(lines),
        numbers[0] if numbers else "",
        numbers[-1] if numbers else "",
        str(under.get("who", "")),
        str(under.get("on", "")),
        changed_since=bool(under) and under.get("lines") != len(lines),
    )
