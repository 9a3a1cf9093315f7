"""Which numbers are a museum's usual ones, written in other signs: ``84/26/118``, ``No. 84.26.118``, ``84.26.118 (?)``?

A slip that many people make repeats, and then looks like a custom of its own. It is told from a custom by what it
says: taken back to the usual signs it belongs to a series that exists, and the usual form is twenty times as frequent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from reorg.documentation.grammar.written_number import Written, read_number

RARER = 20
"""How many times as frequent the usual form is; two forms nearer to each other are two customs."""
IN_SERIES = 0.5
"""Share of the numbers of a form that must belong to series of the usual one."""
ASKED = 40
"""Numbers of a form whose series are looked up."""
_BEFORE = re.compile(
    r"(?:n(?:[o°ºr]|um|úm|uméro|úmero|umero|umber)\.?|inv(?:\.|entaire|entory|entario)?(?:\s*n[o°º]\.?)?|acc(?:\.|ession)?(?:\s*no?\.?)?|"
    r"cat\.?|ref\.?|reg\.?|id|№|#|رقم|инв\.?|编号|号)\s*[:.]?\s*(?=[^\s])",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:\s*[(\[]\s*(?:\?|sic|!)\s*[)\]]|\s*[?*!;,.]+)$")
WORDS_FOR_TEMPORARY = frozenset(
    {"temp", "tmp", "prov", "provisoire", "temporal", "temporary", "provisional", "مؤقت", "врем"}
)
Key = tuple[str, str]


class Shaped(NamedTuple):
    """All distinct numbers of one shape that begin with the same letters: how many they are, and some of them."""

    shape: str
    letters: str
    many: int
    samples: Sequence[str]


def find_slips(
    shaped: Sequence[Shaped], read: Mapping[Key, Written], heads: Callable[[Collection[str]], Collection[str]]
) -> dict[Key, str]:
    """Return the forms that are slips, with the base that is meant (``""`` for a temporary number among real ones).

    ``shaped`` are the forms of the list, ``read`` one number of each in pieces; ``heads`` returns which heads of series
    (all before the last figure) exist in the list.
    """
    bases = Counter[str]()
    for each in shaped:
        if not read[each[:2]].rest:
            bases[read[each[:2]].base] += each.many
    total = sum(each.many for each in shaped)
    found = {
        each[:2]: ""
        for each in shaped
        if each.letters in WORDS_FOR_TEMPORARY
        and each.many * RARER < total
        and read[each[:2]].prefix.lower() == each.letters
    }
    likely = {
        each[:2]: (base, _heads(each, base))
        for each in shaped
        if each[:2] not in found and (base := _likely(each, read[each[:2]], bases))
    }
    known = set(heads({head for _, held in likely.values() for head in held})) if likely else set()
    for key, (base, held) in likely.items():
        if held and sum(head in known for head in held) >= IN_SERIES * len(held):
            found[key] = base
    return found


def usual_form(number: str, base: str) -> str:
    """Return ``number`` written in the signs of ``base`` (``84/26/118`` in ``9.9.9``: ``84.26.118``), or ``""``."""
    written = read_number(bare(number))
    signs = _signs(base)
    if written.rest or len(signs) != len(written.figures) or bool(written.prefix) != base.startswith("a"):
        return ""
    told = written.prefix + "".join(f"{a}{b}" for a, b in zip(signs, written.figures, strict=True))
    if written.part and signs[-1]:
        return f"{told}{signs[-1]}{written.part}"
    return told + written.joint + written.part + written.reach + written.upto + written.after


def bare(number: str) -> str:
    """Return a number without words such as "No." before it, and doubts such as "(?)" behind it."""
    return _BEFORE.sub("", _BEHIND.sub("", number.strip()), count=1).strip() if number else ""


def _likely(each: Shaped, written: Written, bases: Mapping[str, int]) -> str:
    """Return what a form may be a slip of: the most frequent base with as many figures, and letters alike; or ``""``."""
    peeled = read_number(bare(each.samples[0]))
    if peeled.rest or not peeled.figures:
        return ""
    own = "" if written.rest else written.base
    # a word such as "No." is peeled off one form of a base only: the base itself is the museum's own
    count = each.many if own in ("", peeled.base) or peeled.prefix != written.prefix else bases[own]
    skeleton = (bool(peeled.prefix), len(peeled.figures))
    fitting = [
        (many, base)
        for base, many in bases.items()
        if base != own and _skeleton(base) == skeleton and many > RARER * count
    ]
    return max(fitting)[1] if fitting else ""


def _skeleton(base: str) -> tuple[bool, int]:
    return base.startswith("a"), base.count("9")


def _signs(base: str) -> list[str]:
    """Return what stands before each figure of a base."""
    return re.sub(r"^(?:a[^9a]*)*a", "", base).split("9")[:-1]


def _heads(each: Shaped, base: str) -> list[str]:
    """Return the series that numbers of this form would belong to, were they written in the usual form."""
    usual = [usual_form(number, base) for number in each.samples[:ASKED]]
    return [read_number(number).head for number in usual if number]
