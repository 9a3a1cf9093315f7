"""Which number comes next in the museum's list, found in the index without reading all of it?"""

from __future__ import annotations

import json
from collections.abc import Sequence

from reorg.documentation import following, next_number
from reorg.language import Message, listed, say
from reorg.museum import next_serial, number_key
from reorg.web.desk.procedures.reading import NAMED, batches, used_numbers
from reorg.web.journal.index import sort_key
from reorg.web.journal.models import EntryRow, Holding
from reorg.web.journal.seeking import with_number

SAMPLE = 1500
"""Numbers of which the museum's way of numbering is learned: those that were entered last."""
NEWEST = 60
ASKED = 200
FOUND = "F"
"""The letter of recovery numbers: what was found without a number is F-2026-014 until one knows which it is."""
_NOT_OURS = ("entered", "found", "borrowed", "returned", "joined")


def proposed(year: int) -> str:
    """Return the next free number of the museum's own way of numbering; "" if its numbers show none."""
    own = Holding.objects.exclude(state__in=_NOT_OURS).exclude(number="")
    sample = list(own.order_by("-id").values_list("number", flat=True)[:SAMPLE])
    if not sample:
        return f"{year}.1"
    first = next_number(sample, year)
    if not first:
        return ""
    return next_number([*sample, *_last_like(first), *_given(year)], year) or first


def _last_like(number: str) -> list[str]:
    """Return the highest numbers that begin as ``number`` does: up to its last figure, or (a lot's first item) the one before."""
    found: list[str] = []
    head = number
    for _ in range(2):
        head = head.rstrip("0123456789").rstrip(".-/ ")
        if not head:
            head = ""
        start = sort_key(head) if head else ""
        rows = Holding.objects.filter(sort_key__gte=start, sort_key__lt=f"{start}\U0010fffd" if start else ":")
        found += rows.order_by("-sort_key").values_list("number", flat=True)[:NEWEST]
    return found


def _given(year: int) -> list[str]:
    """Return the numbers that acquisitions ever set aside with this year in them: also of those that were taken back."""
    rows = EntryRow.objects.filter(kind="procedure", data__contains='"acquisition"').order_by("-id")
    found = []
    for data in rows.values_list("data", flat=True)[:NEWEST]:
        lines = json.loads(data).get("lines")
        found += [str(each) for each in lines.values() if str(year) in str(each)] if isinstance(lines, dict) else []
    return found


def numbered(first: str, count: int) -> tuple[list[str], list[Message]]:
    """Return ``count`` numbers from ``first`` on, and what is wrong with them: taken, or none to count on from."""
    numbers = following(first.strip(), count)
    if len(numbers) < count:
        return [], [
            say("{number} has no figure to count on from. Give each object a procedure of its own.", number=first)
        ]
    return numbers, taken_numbers(numbers)


def taken_numbers(numbers: Sequence[str]) -> list[Message]:
    """Return a problem if any object has one of the numbers, in whatever spelling.

    Of the first :data:`ASKED` it is also asked whether an object ever had them as another number.
    """
    keys = {number_key(each): each for each in numbers}
    taken = {
        key
        for some in batches(keys)
        for key in Holding.objects.filter(number_key__in=some).values_list("number_key", flat=True)
    }
    taken |= {key for key in list(keys)[:ASKED] if with_number(keys[key])}
    if not taken:
        return []
    return [
        say(
            "Taken already: {numbers}. A number is given once and never again.",
            numbers=listed([keys[each] for each in sorted(taken)], NAMED),
        )
    ]


def found_numbers(count: int, year: int) -> list[str]:
    """Return the next recovery numbers."""
    start = sort_key(f"{FOUND}-{year}-")
    rows = Holding.objects.filter(sort_key__gte=start, sort_key__lt=f"{start}\U0010fffd").order_by("-sort_key")
    used = [*rows.values_list("number", flat=True)[:NEWEST], *used_numbers(FOUND, year)]
    return [next_serial(FOUND, year, used, ahead) for ahead in range(1, count + 1)]
