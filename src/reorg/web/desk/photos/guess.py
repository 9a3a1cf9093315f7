"""Which objects may be meant by a number that somebody typed, or that stands in a file's name?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reorg.museum import bare_number, near_numbers, number_key, read_label
from reorg.web.journal import numbered
from reorg.web.journal.models import Holding

MOST = 5
_PIECE = re.compile(r"[^\W_](?:[\w./\- ]*[^\W_])?")
_BETWEEN = re.compile(r"[;,،\n]+")


def typed_objects(typed: str) -> tuple[list[Holding], list[str]]:
    """Return the objects that were typed (numbers with commas, or labels as scanned), and what is nobody's number."""
    found: list[Holding] = []
    unknown = []
    for text in (part.strip() for part in _BETWEEN.split(typed[:2000])):
        if not text:
            continue
        label = read_label(text)
        key = label[1] if label else text
        rows = (
            list(Holding.objects.filter(number_key=number_key(key)).order_by("key")[:MOST]) if number_key(key) else []
        )
        rows = rows or list(Holding.objects.filter(key=key)[:1])
        rows = rows or list(
            Holding.objects.filter(bare=bare_number(key)).order_by("key")[:2] if bare_number(key) else []
        )
        if len(rows) == 1:
            found += rows
        else:
            unknown.append(text)
    return found, unknown


def perhaps(text: str) -> list[Holding]:
    """Return a few objects that ``text`` (a number, or the name of a file) may mean, the likeliest first."""
    stem = text.rpartition(".")[0] if re.search(r"\.[A-Za-z]{3,4}$", text) else text
    asked: dict[str, None] = {}
    for piece in [stem, *_PIECE.findall(stem.replace("_", " "))][:4]:
        bare = bare_number(piece)
        if 3 <= len(bare) <= 24 and any(sign.isdigit() for sign in bare):
            asked |= dict.fromkeys((bare, bare[:-1], *near_numbers(piece)))
    likely = list(asked)[:900]
    found = numbered.by_numbers(likely, bare=True)
    keys = [key for bare in likely for key in found.get(bare, [])][:MOST]
    return in_this_order(keys)


def in_this_order(keys: Sequence[str]) -> list[Holding]:
    """Return the objects with these ids, in this order."""
    rows = {row.key: row for row in Holding.objects.filter(key__in=list(keys)).defer("facts", "words")}
    return [rows[key] for key in dict.fromkeys(keys) if key in rows]
