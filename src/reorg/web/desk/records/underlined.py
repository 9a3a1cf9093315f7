"""Where do two texts about the same thing differ? Word by word, and letter by letter where a word is nearly the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reorg.language import simple_words

_PARTS = re.compile(r"\w+|\s+|[^\w\s]")
# Arabic letters join: a mark inside a word would tear it in some browsers, so such words are marked whole
_JOINED = re.compile(r"[\u0600-\u08ff\ufb50-\ufeff]")
_LONGEST = 4000
_NEARLY = 0.5
Part = tuple[str, bool]


def parted(one: str, other: str) -> tuple[list[Part], list[Part]]:
    """Return both texts in parts, each with whether it differs from the other text. The parts add up to the texts."""
    if len(one) > _LONGEST or len(other) > _LONGEST:
        return [(one, one != other)], [(other, one != other)]
    left, right = _PARTS.findall(one), _PARTS.findall(other)
    first: list[Part] = []
    second: list[Part] = []
    for kind, a, b, c, d in _steps([_key(part) for part in left], [_key(part) for part in right]):
        mine, theirs = left[a:b], right[c:d]
        if kind != "equal" and len(mine) == len(theirs) == 1 and _nearly(mine[0], theirs[0]):
            letters, others = _letters(mine[0], theirs[0])
            first += letters
            second += others
        else:
            first.append(("".join(mine), kind != "equal"))
            second.append(("".join(theirs), kind != "equal"))
    return _merged(first), _merged(second)


def _key(part: str) -> str:
    return simple_words(part) or part


def _steps(one: Sequence[str], other: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _nearly(one: str, other: str) -> bool:
    if _JOINED.search(one + other):
        return False
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() >= _NEARLY


def _letters(one: str, other: str) -> tuple[list[Part], list[Part]]:
    if len(one) == len(other):  # a slip of the finger: sign by sign, so that swapped signs are both marked
        marks = [a.lower() != b.lower() for a, b in zip(one, other, strict=True)]
        return list(zip(one, marks, strict=True)), list(zip(other, marks, strict=True))
    steps = _steps(one, other)
    first = [(one[a:b], kind != "equal") for kind, a, b, _, _ in steps]
    return first, [(other[c:d], kind != "equal") for kind, _, _, c, d in steps]


def _merged(parts: Sequence[Part]) -> list[Part]:
    merged: list[Part] = []
    for text, differs in parts:
        if not text:
            continue
        if merged and merged[-1][1] == differs:
            merged[-1] = (merged[-1][0] + text, differs)
        else:
            merged.append((text, differs))
    return merged


def underlined(parts: Sequence[Part], *, code: bool = False) -> SafeString:
    """Show the parts of a text, those that differ underlined; kept apart from the sentence around it.

    A code or a size keeps its order from left to right whatever the page's direction.
    """
    inner = format_html_join(
        "", "{}", ((format_html("<u>{}</u>", text) if differs else text,) for text, differs in parts)
    )
    return format_html(
        '<bdi dir="{}"{}>{}</bdi>', "ltr" if code else "auto", SafeString(' class="code"') if code else "", inner
    )
