"""Does a text speak of a thing: of poison, of a loan, of a shelf? Word lists in nine languages, as data.

The lists stand in ``data/words.toml``; accents and capitals do not matter. A word counts where no letter touches it; in
Chinese anywhere; in Arabic also after the article and the prepositions that are written to the word.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "data" / "words.toml"
LANGUAGES = ("en", "fr", "es", "ar", "pt", "ru", "zh", "de", "it")
_CYRILLIC, _ARABIC = "а-я", r"\x{620}-\x{64a}"
_WITH_ARABIC = "[وفبلك]?(?:ال)?"
"""What is written to an Arabic word: "and", "so", "in", "for", "like", and the article."""


def fold(text: str) -> str:
    """Return a text in small letters without accents, as ``strip_accents(lower(…))`` gives it in SQL."""
    apart = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if unicodedata.category(sign) != "Mn"))


def folded_sql(column: str) -> str:
    """Return the SQL of :func:`fold`."""
    return f"CASE WHEN strlen({column}) = length({column}) THEN lower({column}) ELSE strip_accents(lower({column})) END"


@dataclass(frozen=True)
class Words:
    """The words for one thing, by language, folded; ``fields`` in which they count; ``unless``: what is not meant."""

    name: str
    fields: tuple[str, ...]
    by_language: Mapping[str, tuple[str, ...]]
    unless: tuple[str, ...]
    source: str

    @cached_property
    def pattern(self) -> str:
        """The pattern (RE2, on folded text) that finds one of the words."""
        return pattern_of(self.by_language)

    @cached_property
    def whole(self) -> str:
        """The pattern (RE2, on folded text without spaces around it) of a text that is one of the words and no more."""
        return f"^(?:{_alternatives([word for each in self.by_language.values() for word in each])})$"

    def sql(self, folded: str) -> str:
        """Return the SQL of "``folded`` speaks of it", of a column of folded text."""
        said = _quoted(self.pattern)
        if not self.unless:
            return f"regexp_matches({folded}, {said})"
        rest = f"regexp_replace({folded}, {_quoted(_alternatives(self.unless))}, ' ', 'g')"
        return f"CASE WHEN regexp_matches({folded}, {said}) THEN regexp_matches({rest}, {said}) ELSE false END"

    def find(self, text: str) -> str:
        """Return the words as they stand in ``text``, or ``""``: what an example shows."""
        folded = fold(text)
        if len(folded) != len(text):
            return ""
        for pattern in self._python:
            if found := pattern.search(folded):
                return text[found.start() : found.end()].strip()
        return ""

    @cached_property
    def _python(self) -> Sequence[re.Pattern[str]]:
        plain = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
        form = {"zh": "{}", "ar": plain.replace("(?:{})", f"{_WITH_ARABIC}(?:{{}})")}
        return [
            re.compile(form.get(language, plain).format(_alternatives(each, letter=r"[^\W\d_]")))
            for language, each in self.by_language.items()
        ]


def pattern_of(by_language: Mapping[str, Iterable[str]]) -> str:
    """Return the pattern (RE2, on folded text) that finds a word of any language where no letter touches it.

    Letters are named by their ranges: classes of all Unicode letters make a pattern of many words ten times slower.
    """
    scripts: dict[str, set[str]] = {"": set(), "ru": set(), "ar": set(), "zh": set()}
    for language, each in by_language.items():
        scripts[language if language in scripts else ""].update(each)
    parts = [rf"\b(?:{_alternatives(scripts[''])})\b"] if scripts[""] else []
    if russian := scripts["ru"]:
        parts.append(f"(?:^|[^{_CYRILLIC}])(?:{_alternatives(russian, letter=f'[{_CYRILLIC}]')})(?:[^{_CYRILLIC}]|$)")
    if arabic := scripts["ar"]:
        parts.append(f"(?:^|[^{_ARABIC}]){_WITH_ARABIC}(?:{_alternatives(arabic)})(?:[^{_ARABIC}]|$)")
    if chinese := scripts["zh"]:
        parts.append(_alternatives(chinese))
    return "|".join(parts)


def _alternatives(words: Iterable[str], *, letter: str = "[a-z]") -> str:
    """Return the words as one pattern; a star is the rest of a word."""
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", f"{letter}*") for word in longest)


@cache
def stems() -> tuple[str, str]:
    """Return the patterns that find the beginning of any word of any list: in Latin letters, and in others.

    A sieve of plain words: what it does not find need not be looked at again.
    """
    latin, other = set[str](), set[str]()
    for each in all_words().values():
        for language, listed in each.by_language.items():
            (other if language in {"ru", "ar", "zh"} else latin).update(word.replace("*", "") for word in listed)
    return rf"\b(?:{_alternatives(latin)})", _alternatives(other)


def _quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


@cache
def all_words() -> Mapping[str, Words]:
    """Return all lists by name."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType({name: _words(name, each) for name, each in said.items()})


def _words(name: str, said: Mapping[str, object]) -> Words:
    def listed(key: str) -> tuple[str, ...]:
        each = said.get(key, [])
        assert isinstance(each, list)
        return tuple(str(word) for word in each)

    by_language = {language: tuple(map(fold, listed(language))) for language in LANGUAGES if listed(language)}
    unless = tuple(map(fold, listed("not")))
    return Words(name, listed("fields"), MappingProxyType(by_language), unless, str(said["source"]))


def words(name: str) -> Words:
    """Return the list called ``name``; raises KeyError if there is none."""
    return all_words()[name]
