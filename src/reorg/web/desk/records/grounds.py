"""How are the reasons why a row is thought to be an object said to a person?"""

from __future__ import annotations

from collections.abc import Iterable

from reorg.documentation import VETO_CODES, reason_words
from reorg.language import Message, say

_OURS = {"earlier-version": say("It was this object in the earlier version of the list.")}


def spoken(codes: Iterable[str]) -> list[Message]:
    """Return reasons in words; codes of a later version of the program are passed over."""
    told = list(codes)
    if any(code in VETO_CODES and code.startswith("numbers-") for code in told):
        told = [code for code in told if code != "number-other"]  # the veto says it already
    return [words for code in told if (words := _OURS.get(code) or reason_words(code)) is not None]


def vetoed(codes: Iterable[str]) -> bool:
    """Return whether one of the codes forbids to take a row for an object without looking."""
    return any(code in VETO_CODES for code in codes)


def ground_words(ground: str) -> list[Message]:
    """Return what a group of rows rests on, in words; for rows that resemble nothing, that."""
    return spoken(ground.split()) or [say("Nothing here is like it.")]
