"""Why was a column taken for this: what does its heading say, in which language, and what stands below?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reorg.exchange.evidence import Look, told
from reorg.exchange.vocabulary import said_in
from reorg.language import Message, say, say_as
from reorg.museum import FIELDS

CLEAR = 0.9
_NUMBERS = say_as("what stands in a column", "are numbers")
_DATES = say_as("what stands in a column", "are dates or periods")
_USUAL = say_as("what stands in a column", "hold a word that is usual for it")
_ARE: Mapping[str, Message] = MappingProxyType(
    {
        **dict.fromkeys(("width", "height", "depth", "diameter", "weight", "count", "value"), _NUMBERS),
        **dict.fromkeys(("date", "acquired"), _DATES),
        "dimensions": say_as("what stands in a column", "are sizes"),
        "maker": say_as("what stands in a column", "look like names of people or firms"),
        "photo": say_as("what stands in a column", "are names of picture files"),
    }
)
_SHARE = 0.3  # below it a share would speak against the guess that it explains
LANGUAGE_NAMES: Mapping[str, Message] = MappingProxyType(
    {
        "en": say("English"),
        "fr": say("French"),
        "es": say("Spanish"),
        "pt": say("Portuguese"),
        "de": say("German"),
        "it": say("Italian"),
        "nl": say("Dutch"),
        "sv": say("a Nordic language"),
        "ar": say("Arabic"),
        "ru": say("Russian"),
        "zh": say("Chinese"),
    }
)


def why(header: str, field: str, clear: float, look: Look) -> Message:
    """Say what a guess rests on: the heading, then the cells. ``clear`` is how clearly the heading says it (0 to 1)."""
    cells = _cells(field, look)
    heading = _heading(header, field, clear)
    return say("{heading} {cells}", heading=heading, cells=cells) if cells else heading


def why_together(header: str, field: str) -> Message:
    """Say why a column is taken for a part of a fact."""
    return say("The heading “{header}” says a part of: {label}.", header=header, label=FIELDS[field].label)


def why_rival(header: str) -> Message:
    """Say that two columns say the same."""
    return say("The heading “{header}” says so, but another column says the same.", header=header)


def why_unheaded() -> Message:
    """Say that a free text is proposed as what the objects are, because nothing else says it."""
    return say("No heading says what the objects are. The text below is the likeliest to say it.")


def _heading(header: str, field: str, clear: float) -> Message:
    if clear == 0:
        return say("No heading says so, but what stands below looks like: {label}.", label=FIELDS[field].label)
    language = LANGUAGE_NAMES.get(said_in(header, field))
    if clear < CLEAR:
        return say("The heading “{header}” may mean this.", header=header)
    if language:
        return say("The heading “{header}” says so in {language}.", header=header, language=language)
    return say("The heading “{header}” says so.", header=header)


def _cells(field: str, look: Look) -> Message | None:
    """Say what share of the cells look like the field."""
    if not look.cells:
        return say("The column is empty.")
    share = told(field, look)
    if share is None:
        return None
    if share < _SHARE:
        return say("What stands below fits only in part.")
    if field == "number":
        return _numbers(round(share * 100), look)
    return say("Below, {percent} % {are}.", percent=round(share * 100), are=_ARE.get(field, _USUAL))


def _numbers(percent: int, look: Look) -> Message:
    if look.distinct > 0.9995:
        return say("Below, {percent} % look like numbers of objects, all different.", percent=percent)
    return say(
        "Below, {percent} % look like numbers of objects; {different} % are different.",
        percent=percent,
        different=round(look.distinct * 100),
    )
