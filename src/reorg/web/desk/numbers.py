"""Which number may the next object get, and who has a number already? (Spectrum 5.1 Object number)

Asked of the index: what is read does not grow with the museum.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from reorg.documentation import following, next_number
from reorg.museum import GONE, bare_number, recovery_number
from reorg.web.journal.index import sort_key
from reorg.web.journal.models import Holding
from reorg.web.journal.seeking import with_number

SAMPLE = 1500
"""Numbers of which the museum's way of numbering is learned: those that were entered last."""
_HIGHEST = 60
_TRIED = 50
_OTHERWISE = frozenset({"entered", "found", "borrowed", *GONE})
"""States whose objects are numbered otherwise: what is not, not yet, or no longer the museum's own."""
_LAST_FIGURE = re.compile(r"[\W_]*\d+$")


def proposed(year: int | None = None) -> str:
    """Return the number that comes next in the museum's own way of numbering; "" if its numbers show none.

    Where its numbers bear a year, it is a number of ``year`` (default: this year). It is free: no object has it, or ever
    had it as another number. Gaps are not filled.
    """
    at = year or datetime.now(UTC).year
    own = Holding.objects.exclude(state__in=_OTHERWISE).exclude(number="")
    sample = list(own.order_by("-id").values_list("number", flat=True)[:SAMPLE])
    first = next_number(sample, at) if sample else ""
    if not first:
        return ""
    first = next_number([*sample, *_highest_like(first)], at) or first
    return next((each for each in following(first, _TRIED) if not with_number(each)), "")


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


def taken(number: str, but: str = "") -> list[Holding]:
    """Return the objects that have ``number``, or had it as another number, however it is written; not the object ``but``.

    Objects that are gone keep their numbers: a number is given once.
    """
    rows = Holding.objects.filter(id__in=with_number(number)).exclude(key=but)
    return list(rows.defer("words").order_by("sort_key", "key"))


def next_recovery(year: int | None = None) -> str:
    """Return the next recovery number of a year (default: this one), such as ``F-2026-014``."""
    at = year or datetime.now(UTC).year
    low, high = bare_number(f"F-{at}"), bare_number(f"F-{at + 1}")
    held = Holding.objects.filter(bare__gte=low, bare__lt=high).values_list("number", flat=True)
    return recovery_number(held.iterator(chunk_size=2000), at)
