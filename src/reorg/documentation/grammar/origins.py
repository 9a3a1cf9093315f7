"""Where, or from which people, does a thing come, if it is written as registers write it? (Spectrum 5.1 Object production place.)

Only countries and peoples that stand in the list are recognised (names of countries: Unicode CLDR); every other place is
kept as it is written. A culture is not turned into a country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reorg.documentation.grammar.word_lists import fold, lists, pattern, words

LONGEST = 200
_ALTERNATIVES = re.compile(
    r"\s*(?:;|\||\n|、|؛|\s/\s|\s(?:and/or|and|or|et|ou|et/ou|y|o|y/o|e|и|или|و|أو|和|或)\s)\s*", re.IGNORECASE
)
_STEPS = re.compile(r"\s*(?:,|،|，|>|›|\s[-–—]\s|:)\s*")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Origin:
    """One place or people: ``steps`` from the nearest to the widest, as written (``("Hazor", "Israel")``).

    ``country`` is the ISO 3166-1 code of a country that is named, ``people`` the people or culture as written; either
    may be ``""``. ``how`` is ``made``, ``found``, ``used`` or ``""``; ``sure`` is false for "probably" and "?".
    """

    written: str
    steps: tuple[str, ...] = ()
    country: str = ""
    people: str = ""
    how: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins in one cell: one, or several that stand beside each other. ``understood`` if each is recognised."""

    origins: tuple[Origin, ...] = ()
    understood: bool = False

    @property
    def key(self) -> str:
        """The same for spellings of the same places: ``Hazor (Israel)``, ``Israel: Hazor``."""
        return " | ".join(sorted(" ".join(sorted(fold(step) for step in each.steps)) for each in self.origins))


def read_origins(text: str) -> Origins:
    """Return the origins in ``text``. Never raises; what is not recognised is kept in ``steps``."""
    line = " ".join(text.split())
    if not line or len(line) > LONGEST:
        return Origins()
    pieces = [piece for piece in _ALTERNATIVES.split(line) if piece.strip(" ?.,")]
    found = tuple(_one(each) for piece in pieces for each in _peoples(piece))
    return Origins(found, bool(found) and all(each.country or each.people for each in found))


def is_people(folded: str) -> bool:
    """Whether a folded word or phrase names a people or a culture and nothing else."""
    return folded in words("origins", "peoples") or folded in words("origins", "cultures")


def _peoples(piece: str) -> list[str]:
    """Return several peoples with commas between one by one; a place within another stays whole."""
    steps = _STEPS.split(piece)
    return steps if len(steps) > 1 and all(is_people(fold(step.strip(" ?"))) for step in steps) else [piece]


def _one(piece: str) -> Origin:
    inner = " , ".join(_BRACKETS.findall(piece))
    text = _BRACKETS.sub("", piece) + (f", {inner}" if inner else "")
    sure = "?" not in text
    text = text.replace("?", " ").strip(" ,.")
    how = ""
    while (found := _before().match(text)) is not None:
        kind = words("origins", "around").get(fold(found[0]), "")
        how, sure = (how, False) if kind == "doubt" else (kind, sure)
        text = text[found.end() :]
    steps = tuple(step for step in _STEPS.split(text) if step.strip())
    country = next((code for step in reversed(steps) if (code := words("origins", "countries").get(fold(step)))), "")
    people = next((step for step in steps if is_people(fold(step))), "")
    return Origin(piece.strip(), steps, country, people, how, sure)


@cache
def _before() -> re.Pattern[str]:
    told = [phrase for each in lists("origins")["around"].values() for phrase in _strings(each)]
    return re.compile(rf"(?:{pattern(told)})(?:\s+|(?=[\u4e00-\u9fff]))", re.IGNORECASE)


def _strings(listed: object) -> list[str]:
    assert isinstance(listed, list)
    return listed
