"""How is a reason said to a person?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reorg.documentation.matching.levels import Level
from reorg.language import Message, say
from reorg.museum import FIELDS

_OWN: Mapping[str, Message] = MappingProxyType(
    {
        "number-same": say("The number is the same."),
        "number-written": say("The number is the same, written in another way."),
        "number-swapped": say("The number differs by two swapped digits."),
        "number-digit": say("The number differs by one digit."),
        "number-looks": say("The number has a letter for a digit that looks like it, such as O and 0."),
        "number-misread": say("The number differs by one digit that is easily misread, such as 6 and 8."),
        "number-dropped": say("The number has one digit or letter more in one list."),
        "number-dot": say("The number has the same digits, but a dot or dash is missing or stands elsewhere."),
        "number-part": say("The number is the same, but one list names a part by a letter."),
        "number-elsewhere": say("The number stands among the other numbers of the same object."),
        "number-other": say("The numbers are different."),
        "title-same": say("The title is the same."),
        "title-cut": say("The title is the same, but shorter in one list."),
        "title-alike": say("The title is nearly the same."),
        "title-some": say("The titles share some words."),
        "title-counted": say("The titles differ in a figure or letter that counts."),
        "title-other": say("The titles are different."),
        "size-same": say("The size is the same."),
        "size-near": say("The size is the same, if one list rounded it."),
        "size-turned": say("The size is the same, with height and width swapped."),
        "size-unit": say("The numbers of the size are the same in another unit."),
        "size-some": say("One side of the size is the same."),
        "size-other": say("The sizes are different."),
        "acquisition-same": say("The donor, or how it was acquired, is the same."),
        "acquisition-some": say("Donors share a word."),
        "date-near": say("The dates fall in the same years."),
        "acquired-near": say("They were acquired in the same years."),
    }
)
VETO_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "numbers-known": say(
            "Each of the two numbers stands in both lists, so they are two objects until somebody looks."
        ),
        "numbers-differ": say("Both lists give a number, and the numbers are different."),
        "other-part": say("They are two parts of one whole."),
        "several-alike": say("Several rows are alike, and nothing tells which one it is."),
    }
)
"""Why a pair is not taken without looking, by the code of the veto."""
VETO_CODES = frozenset(VETO_WORDS)


@cache
def about(code: str) -> Message:
    """Return the sentence of a reason; raises KeyError for a code that does not exist."""
    own = _OWN.get(code)
    if own is not None:
        return own
    name, _, level = code.rpartition("-")
    return _GENERAL[level](FIELDS[name].label if name in FIELDS else name)


def reason_words(code: str) -> Message | None:
    """Return the sentence of a reason or a veto by its code; None for one that this version does not know."""
    if code in VETO_WORDS:
        return VETO_WORDS[code]
    try:
        return about(code)
    except KeyError:
        return None


def _same(field: Message | str) -> Message:
    return say("{field}: the same.", field=field)


def _cut(field: Message | str) -> Message:
    return say("{field}: the same, but shorter in one list.", field=field)


def _alike(field: Message | str) -> Message:
    return say("{field}: nearly the same.", field=field)


def _some(field: Message | str) -> Message:
    return say("{field}: some words are the same.", field=field)


def _other(field: Message | str) -> Message:
    return say("{field}: different.", field=field)


def _counted(field: Message | str) -> Message:
    return say("{field}: different in a figure or letter that counts.", field=field)


_GENERAL = MappingProxyType(
    {
        Level.SAME.code: _same,
        Level.CUT.code: _cut,
        Level.ALIKE.code: _alike,
        Level.NEAR.code: _alike,
        Level.SOME.code: _some,
        Level.OTHER.code: _other,
        Level.COUNTED.code: _counted,
    }
)
