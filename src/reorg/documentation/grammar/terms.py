"""What is it made of, how, and what kind of thing is it, in words that mean the same in seven languages?

The vocabulary is small, open and ours (``data/terms.toml``); where it was checked, a term links to the concept of the
same name in the Getty Art & Architecture Thesaurus. Words that it does not hold are kept and counted, never forced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reorg.documentation.grammar.word_lists import fold, lists

LONGEST = 600
"""Signs of a text that are read as terms; a longer one is a description."""
LANGUAGES = ("en", "fr", "es", "ar", "pt", "ru", "zh")
TABLES = ("materials", "techniques", "objects")
_STRONG = re.compile(r"\s*(?:[|;+\n/،、；]|,\s+|,(?=\D)|\.\s+|\s[-–]\s)\s*")
_WEAK = re.compile(
    r"\s+(?:on|and|with|over|in|of|mounted on|mounted to|laid down on|sur|et|avec|en|dans|de|sobre|y|con|e|com|em|auf|und|mit|"
    r"على|مع|من|с|и|на|по)\s+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_PLURALS = ("s", "es", "x")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary. ``table`` is ``materials``, ``techniques`` or ``objects``; ``aat`` an id or ``""``."""

    key: str
    table: str
    family: str
    aat: str = ""

    @property
    def link(self) -> str:
        """The concept in the Getty AAT, or ``""`` where the id was not checked."""
        return f"http://vocab.getty.edu/aat/{self.aat}" if self.aat else ""

    def label(self, language: str) -> str:
        """Return the usual word for it in one of :data:`LANGUAGES`."""
        named = _tables()[self.table][self.key]
        listed = named.get(language) or named["en"]
        assert isinstance(listed, list)
        return str(listed[0])


@dataclass(frozen=True, slots=True)
class Terms:
    """What a cell names: ``found`` terms, each once, in their order, and the ``unknown`` pieces as written."""

    found: tuple[Term, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether everything in the cell is known."""
        return bool(self.found) and not self.unknown


def read_terms(text: str, tables: tuple[str, ...] = TABLES) -> Terms:
    """Return the terms in ``text``, of the first of ``tables`` that knows each word. Never raises."""
    line = _BRACKETS.sub(" ", " ".join(text.split()))
    if not line or len(line) > LONGEST:
        return Terms((), (line,) if line else ())
    found: dict[Term, None] = {}
    unknown: list[str] = []
    for piece in _STRONG.split(line):
        wanted = piece.strip(" ?.,:'\"")
        if not wanted:
            continue
        term = find_term(wanted, tables)
        parts = [wanted] if term else [part for part in _WEAK.split(wanted) if part.strip(" ?.")]
        for part in parts:
            known = term or _within(part, tables)
            if known is None:
                unknown.append(part)
            else:
                found[known] = None
    return Terms(tuple(found), tuple(unknown))


def find_term(word: str, tables: tuple[str, ...] = TABLES) -> Term | None:
    """Return the term for a word or phrase in any of the languages, also in the plural; ``None`` if it is unknown."""
    folded = fold(word)
    known = _words()
    for form in (folded, *(folded.removesuffix(end) for end in _PLURALS if len(folded) > 3 and folded.endswith(end))):
        for table in tables:
            if (term := known.get((table, form))) is not None:
                return term
    return None


def _within(part: str, tables: tuple[str, ...]) -> Term | None:
    """Return the term that a phrase is a kind of: ``heavy laid paper`` is paper; of two, the longer, then the last."""
    if (term := find_term(part, tables)) is not None:
        return term
    spelt = fold(part).split()
    for length in range(min(3, len(spelt) - 1), 0, -1):
        for start in _order(len(spelt) - length, part):
            if (term := find_term(" ".join(spelt[start : start + length]), tables)) is not None:
                return term
    return None


def _order(last: int, part: str) -> Iterable[int]:
    """Return where to look first: at the end in English and Chinese, at the front where adjectives follow."""
    return range(last, -1, -1) if part.isascii() else range(last + 1)


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    return lists("terms")  # type: ignore[return-value]  # the file's tables hold tables


@cache
def _words() -> Mapping[tuple[str, str], Term]:
    """Return the terms by table and folded word; a word listed twice in a table belongs to the first term."""
    found: dict[tuple[str, str], Term] = {}
    for table in TABLES:
        for key, told in _tables()[table].items():
            term = Term(key, table, str(told["family"]), str(told.get("aat", "")))
            for language in LANGUAGES:
                listed = told.get(language, [])
                assert isinstance(listed, list)
                for word in listed:
                    found.setdefault((table, fold(re.sub(r"\s*\(.*\)", "", word) if "(" in word else word)), term)
    return found


def terms_used(
    values: Iterable[tuple[str, int]], tables: tuple[str, ...] = TABLES
) -> tuple[Counter[Term], Counter[str]]:
    """Return how many rows name each term, and how many each unknown piece; ``values`` are (text, how many rows)."""
    known: Counter[Term] = Counter()
    unknown: Counter[str] = Counter()
    for text, rows in values:
        read = read_terms(text, tables)
        for term in read.found:
            known[term] += rows
        for piece in read.unknown:
            unknown[fold(piece)] += rows
    return known, unknown
