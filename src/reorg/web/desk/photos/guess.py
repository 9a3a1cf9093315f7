"""Which objects may be meant by a number that somebody typed, or that stands in a file's name?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reorg.museum import bare_number, near_numbers, number_key, read_label
from reorg.web.journal import numbered
from reorg.web.journal.models import Holding

MOST = 5
MOST_TYPED = 20_000
_MANY = 500
_PIECE = re.compile(r"[^\W_](?:[\w./\- ]*[^\W_])?")
_BETWEEN = re.compile(r"[;,،\n]+")


def typed_objects(typed: str) -> tuple[list[Holding], list[str]]:
    """Return the objects that were typed (numbers with commas, or labels as scanned), and what is nobody's number.

    A number that several objects have is nobody's: it does not say which. Thousands are looked up at once.
    """
    texts = list(dict.fromkeys(text for part in _BETWEEN.split(typed) if (text := part.strip()[:400])))[:MOST_TYPED]
    codes = [label[1] if (label := read_label(text)) else text for text in texts]
    by_key = numbered.by_numbers({number_key(code) for code in codes})
    by_id = numbered.by_ids([code for code in codes if code.isalnum()])
    left = [code for code in codes if not by_key.get(number_key(code)) and code not in by_id]
    by_bare = numbered.by_numbers({bare_number(code) for code in left}, bare=True) if left else {}
    found: list[str] = []
    unknown = []
    for text, code in zip(texts, codes, strict=True):
        ids = by_key.get(number_key(code)) or ([code] if code in by_id else by_bare.get(bare_number(code), []))
        found += ids if len(ids) == 1 else []
        unknown += [] if len(ids) == 1 else [text]
    return in_this_order(found), unknown


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
    rows: dict[str, Holding] = {}
    for start in range(0, len(keys), _MANY):
        some = list(keys[start : start + _MANY])
        rows |= {row.key: row for row in Holding.objects.filter(key__in=some).defer("facts")}
    return [rows[key] for key in dict.fromkeys(keys) if key in rows]
