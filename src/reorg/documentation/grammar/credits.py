"""How did it come to the museum, from whom, when and with whose money, if a credit line says so? (Spectrum 5.1 Acquisition.)

The line is kept as written; what is read stands beside it. What no known phrase introduces is not guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reorg.documentation.grammar.names import name_key
from reorg.documentation.grammar.word_lists import fold, lists, pattern, words

LONGEST = 800
_YEAR = re.compile(r"[\s,(]*\b(?P<year>1[5-9][0-9]{2}|20[0-9]{2})\)?\s*\.?$")
_ANY_YEAR = re.compile(r"\b(1[5-9][0-9]{2}|20[0-9]{2})\b")
_CLASS = re.compile(
    r",\s*(?:class(?:es)? of|promotion(?: de)?)\s+(?:[0-9]{4}(?:\s+and\s+)?)+(?=[,;.\s]|$)", re.IGNORECASE
)
_CUT = re.compile(r"\s*(?:[;|\n]|,\s+(?=[^\s,]))\s*")
_PART_OF = re.compile(r"(?:as part of|jointly (?:by|with))\s+", re.IGNORECASE)
_EDGE = " ,;:.–—-،"


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says. What it does not say is ``""`` or ``None``.

    ``how`` is ``gift bequest purchase exchange transfer loan tax found commission collection`` (the first that the line
    names); ``source`` from whom, as written; ``fund`` the money it was bought with; ``honour`` in whose memory or honour;
    ``through`` who was between; ``year`` the year that stands at its end. ``understood`` is whether ``how`` is known.
    """

    written: str
    how: str = ""
    source: str = ""
    fund: str = ""
    honour: str = ""
    through: str = ""
    year: int | None = None

    @property
    def understood(self) -> bool:
        """Whether the line says how the object was acquired."""
        return bool(self.how)

    @property
    def key(self) -> str:
        """The same for spellings of the same source; of a purchase without one, of its fund."""
        return name_key(self.source) or fold(self.source or self.fund)


def read_credit(text: str) -> Credit:
    """Return what the credit line ``text`` says. Never raises; a line that no phrase opens has no ``how``."""
    line = " ".join(text.split()).strip(_EDGE)
    if not line or len(line) > LONGEST:
        return Credit(text)
    plain = _CLASS.sub("", line)
    found = _YEAR.search(plain)
    year = int(found["year"]) if found else None
    if found:
        plain = plain[: found.start()]
    plain, honour = _taken(plain, "around", "honour")
    plain, through = _taken(plain, "around", "through")
    if not honour:  # through X in memory of Y
        through, honour = _taken(through, "around", "honour")
    opened = _phrase("methods").search(plain)
    if opened is None:
        return _fund_only(text, plain, year, honour)
    how = words("credits", "methods")[fold(opened[0])]
    rest = _PART_OF.sub("", plain[opened.end() :].strip(_EDGE))
    source, fund = _source(rest, how, before=plain[: opened.start()])
    if how == "purchase" and (again := _phrase("methods").search(rest)) is not None:
        source, fund = rest[again.end() :].strip(_EDGE), ""  # "Purchase: gift of the Drue Heinz Trust"
    return Credit(text, how, source, fund, honour, through, year)


def _source(rest: str, how: str, before: str) -> tuple[str, str]:
    """Return from whom, and with which fund, in what stands behind the phrase (and before it: ``X捐赠``)."""
    rest, fund = _taken(rest, "funds", "with")
    rest, former = _taken(rest, "around", "former")
    if any("\u4e00" <= sign <= "\u9fff" for sign in before) and not rest:
        rest = before.strip(_EDGE)
    first = _CUT.split(rest)[0] if rest else former
    if how == "purchase":
        return ("", fund or first) if _is_fund(first) or not first or _phrase("methods").match(first) else (first, fund)
    if fold(before) in words("credits", "around") or fold(first) in words("credits", "around"):
        return "", fund
    return rest if not _honoured(rest) else first, fund


def _honoured(rest: str) -> bool:
    """Whether what stands behind a comma is another clause and no more of the name."""
    return any(_phrase("methods").match(part) for part in _CUT.split(rest)[1:])


def _fund_only(text: str, plain: str, year: int | None, honour: str) -> Credit:
    """Return a line that names only a fund: ``Leisser Art Fund`` is a purchase."""
    if _is_fund(plain):
        return Credit(text, "purchase", "", plain.strip(_EDGE), honour, "", year)
    return Credit(text, year=year, honour=honour)


def _is_fund(text: str) -> bool:
    known = words("credits", "funds")
    return any(known.get(word) == "words" for word in fold(text).split())


def _taken(text: str, table: str, kind: str) -> tuple[str, str]:
    """Return ``text`` without the clause that a phrase of this kind opens, and that clause."""
    found = _phrase(table, kind).search(text)
    if found is None:
        return text, ""
    return text[: found.start()].strip(_EDGE), text[found.end() :].strip(_EDGE)


@cache
def _phrase(table: str, kind: str = "") -> re.Pattern[str]:
    """Return the pattern of all phrases of a table, or of one kind; words of letters stand alone."""
    told = [
        phrase
        for name, each in lists("credits")[table].items()
        if not kind or name == kind
        for phrase in _strings(each)
    ]
    chinese = [each for each in told if "\u4e00" <= each[-1] <= "\u9fff"]  # no space stands around them
    elided = [each for each in told if each.endswith("'")]
    ways = (f"(?:{pattern(chinese)})" if chinese else "", f"(?<![^\\W\\d_])(?:{pattern(elided)})" if elided else "")
    return re.compile(
        "|".join([each for each in ways if each] + [rf"(?<![^\W\d_])(?:{pattern(told)})(?![^\W\d_])"]), re.IGNORECASE
    )


def _strings(listed: object) -> list[str]:
    assert isinstance(listed, list)
    return listed
