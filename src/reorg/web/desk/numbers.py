"""Which number may the next object get, and who has a number already? (Spectrum 5.1 Object number)

Asked of the index: what is read does not grow with the museum. What acquisitions and other procedures ever set aside
counts as given, also where they were taken back: a number is given once and never again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import UTC, datetime

from reorg.documentation import following, next_number
from reorg.museum import GONE, bare_number, recovery_numbers
from reorg.web.journal.index import sort_key
from reorg.web.journal.models import EntryRow, Holding
from reorg.web.journal.seeking import with_number, with_numbers

SAMPLE = 1500
"""Numbers of which the museum's way of numbering is learned: those that were entered last."""
_HIGHEST = 60
_TRIED = 50
_OTHERWISE = frozenset({"entered", "found", "borrowed", *GONE})
"""States whose objects are numbered otherwise: what is not, not yet, or no longer the museum's own."""
_LAST_FIGURE = re.compile(r"[\W_]*\d+$")
_FOUND = "F"


def proposed(year: int | None = None) -> str:
    """Return the number that comes next in the museum's own way of numbering; "" if its numbers show none.

    Where its numbers bear a year, it is a number of ``year`` (default: this year); so is the first of a museum that has
    none yet. It is free: no object has it, or ever had it as another number. Gaps are not filled.
    """
    at = year or datetime.now(UTC).year
    own = Holding.objects.exclude(state__in=_OTHERWISE).exclude(number="")
    sample = list(own.order_by("-id").values_list("number", flat=True)[:SAMPLE])
    first = next_number(sample, at) if sample else f"{at}.1"
    if not first:
        return ""
    given = _set_aside(at)
    first = next_number([*sample, *_highest_like(first), *given], at) or first
    tried = following(first, _TRIED)
    taken = {*with_numbers(tried), *given}
    return next((each for each in tried if each not in taken), "")


def _highest_like(number: str) -> list[str]:
    """Return the highest numbers that begin as ``number`` does up to its last figure, and up to the one before."""
    found: list[str] = []
    head = number
    while (shorter := _LAST_FIGURE.sub("", head)) != head and len(found) < 2 * _HIGHEST:
        head = shorter
        begins = sort_key(head) if head else ""
        rows = Holding.objects.filter(sort_key__gte=begins, sort_key__lt=begins + ("\U0010fffd" if head else ":"))
        found += rows.order_by("-sort_key").values_list("number", flat=True)[:_HIGHEST]
    return found


def _set_aside(year: int) -> list[str]:
    """Return the numbers that the last acquisitions set aside with this year in them, also of those that were taken back."""
    rows = EntryRow.objects.filter(kind="procedure", data__contains='"acquisition"').order_by("-id")
    found = []
    for data in rows.values_list("data", flat=True)[:_HIGHEST]:
        lines = json.loads(data).get("lines")
        found += [str(each) for each in lines.values() if str(year) in str(each)] if isinstance(lines, dict) else []
    return found


def taken(number: str, but: str = "") -> list[Holding]:
    """Return the objects that have ``number``, or had it as another number, however it is written; not the object ``but``.

    Objects that are gone keep their numbers: a number is given once.
    """
    rows = Holding.objects.filter(id__in=with_number(number)).exclude(key=but)
    return list(rows.order_by("sort_key", "key"))


def any_taken(numbers: Collection[str]) -> list[str]:
    """Return those of many numbers that an object has or had, in the order in which they were asked about."""
    held = with_numbers(numbers)
    return [each for each in dict.fromkeys(numbers) if each in held]


def next_recoveries(count: int = 1, year: int | None = None) -> list[str]:
    """Return the next ``count`` recovery numbers of a year (default: this one), such as ``F-2026-014``."""
    at = year or datetime.now(UTC).year
    low, high = bare_number(f"{_FOUND}-{at}"), bare_number(f"{_FOUND}-{at + 1}")
    held = Holding.objects.filter(bare__gte=low, bare__lt=high).values_list("number", flat=True)
    return recovery_numbers([*held.iterator(chunk_size=2000), *ever_given(_FOUND, at)], at, count)


def ever_given(letter: str, year: int) -> list[str]:
    """Return all numbers with this letter and year that any procedure ever bore or gave, also those taken back."""
    rows = EntryRow.objects.filter(kind="procedure", data__contains=f'"{letter}-{year}-').values_list("data", flat=True)
    form = re.compile(rf'"({re.escape(letter)}-{year}-\d+)')
    return [number for data in rows for number in form.findall(data)]
