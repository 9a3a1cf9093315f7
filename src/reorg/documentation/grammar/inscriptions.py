"""What is written on the object, where, and how, as registers tell it? (Spectrum 5.1 Inscription; Object ID "inscriptions".)

Text in quotation marks, or behind a colon, is what stands on the object; square brackets hold the cataloguer's words or
a translation. Nothing is translated or completed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reorg.documentation.grammar.word_lists import fold, lists, words

LONGEST = 20_000
MOST = 200
"""Inscriptions in one cell that are taken apart; the rest is kept in the last."""
_BETWEEN = re.compile(r"\s*(?:;|\n|\|)\s*(?![^\"“«]*[\"”»](?:\s*[;|\n]|\s*$))")
_QUOTED = re.compile(r"[\"“«„]\s*([^\"“”«»„]+?)\s*[\"”»“]|(?<!\w)'([^']{2,})'(?!\w)|「([^」]+)」|《([^》]+)》")
_TRANSLATION = re.compile(
    r"[\[(]\s*(?:translat(?:ion|ed)(?: as)?|transl?\.|traduction|trad\.|traducción|tradução|перевод|ترجمة|译文)"
    r"\s*[:.]?\s*([^\])]+)[\])]",
    re.IGNORECASE,
)
_WORDS_OF_OURS = re.compile(r"^[^:：]{0,80}[:：]\s*")
_FRENCH = re.compile(r"\bs\.?\s?(?:d\.?\s?)?([bh])\.?\s?([gd])\.?(?!\w)", re.IGNORECASE)
_FRENCH_DATED = re.compile(r"\bs\.?\s?d\.?\s?[bh]\.?\s?[gd]\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inscription:
    """One inscription or mark. What is not said is ``""``.

    ``kinds`` are of ``signed dated inscribed stamped label marked numbered``; ``places`` of ``upper left`` … ``lower
    right``, ``centre``, ``back``, ``front``, ``base``, ``plate``, ``frame``; ``text`` is what stands on the object;
    ``translation`` what the register says it means.
    """

    written: str
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    text: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Inscriptions:
    """The inscriptions in one cell. ``none`` is true where the register says that there are none: that is known.

    ``understood`` is whether of each a kind, a place or the text itself was read.
    """

    inscriptions: tuple[Inscription, ...] = ()
    none: bool = False
    understood: bool = False


def read_inscriptions(text: str) -> Inscriptions:
    """Return the inscriptions in ``text``. Never raises; all that is written is kept in ``written``."""
    line = text.strip()
    if not line or len(line) > LONGEST:
        return Inscriptions()
    if fold(line.strip(" .")) in words("inscriptions", "nothing"):
        return Inscriptions(none=True, understood=True)
    pieces = [piece for piece in _BETWEEN.split(line, maxsplit=MOST) if piece.strip()]
    found = tuple(_one(piece) for piece in pieces)
    return Inscriptions(found, False, bool(found) and all(each.kinds or each.places or each.text for each in found))


def _one(piece: str) -> Inscription:
    translated = _TRANSLATION.search(piece)
    rest = _TRANSLATION.sub("", piece)
    quoted = " / ".join(next(filter(None, found)) for found in _QUOTED.findall(rest))
    lead = _WORDS_OF_OURS.match(rest)
    said = _QUOTED.sub(" ", rest)
    if lead is not None and (_found("places", lead[0]) or _found("kinds", lead[0])):
        said = lead[0]  # behind the colon stands the object's text, whose words say nothing of place or kind
        quoted = quoted or rest[lead.end() :].strip(" .")
    kinds, places = _found("kinds", said), _found("places", said)
    if (corner := _FRENCH.search(said)) is not None:
        height = {"b": "lower", "h": "upper"}[corner[1].lower()]
        places = (*places, f"{height} {({'g': 'left', 'd': 'right'})[corner[2].lower()]}")
        kinds = (*kinds, "signed", *(("dated",) if _FRENCH_DATED.search(said) else ()))
    if not kinds and quoted:
        kinds = ("inscribed",)
    return Inscription(
        piece.strip(),
        tuple(dict.fromkeys(kinds)),
        tuple(dict.fromkeys(places)),
        quoted,
        translated[1].strip() if translated else "",
    )


def _found(table: str, text: str) -> tuple[str, ...]:
    """Return what the words of ``text`` say of place or kind, in the order of the list."""
    held = f" {_spaced(text)} "
    told = dict.fromkeys(name for phrase, name in _phrases(table) if phrase in held)
    corners = [each for each in told if each.endswith((" left", " right"))]
    vague = {"centre", *(f"{each.split()[0]} centre" for each in corners)}  # "внизу справа" also holds "внизу"
    several = len([each for each in told if each.endswith(("left", "right", "centre"))]) > 1
    return tuple(each for each in told if not (table == "places" and several and each in vague))


@cache
def _phrases(table: str) -> tuple[tuple[str, str], ...]:
    found = []
    for name, listed in lists("inscriptions")[table].items():
        assert isinstance(listed, list)
        for phrase in listed:
            spaced = _spaced(phrase)
            found.append((spaced if "\u4e00" <= spaced[:1] <= "\u9fff" else f" {spaced} ", name))
    return tuple(found)


@cache
def _spaced(text: str) -> str:
    """Return a text as its words are compared: ``l.r.`` and ``LR`` are one word."""
    corners = re.sub(r"\b([a-z])\.\s?([a-z])\.?(?![a-z])", r"\1\2", text.casefold())
    return fold(corners) if not re.search(r"[\u4e00-\u9fff]", corners) else corners
