"""What do the words over a column mean, in the languages and programs of museums?

The words stand in ``words/``, one file a language and one for the exports of other programs; a language is added by
adding a file and its name to ``LANGUAGES``. Words are compared folded: no capitals, accents,
punctuation, Arabic article or plural s.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "nl", "sv", "ar", "ru", "zh", "exports")
_COMPOUND, _PIECE = 8, 3  # letters of a word that may be several, and of the least of these
STRENGTH: Mapping[str, float] = MappingProxyType({"clear": 1.0, "usual": 0.8, "weak": 0.55})
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[a-z])(?=[A-Z]{2,}\b)|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+|\d+|[#№ø∅]")
_NUMBER_SIGN = re.compile(r"\b([nN])\s?[°º.]\s?|\b[nN][rR]\b\.?|№|#")
_ARABIC = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـ")
_LETTERS = frozenset((sign,) for sign in "abcdefghijklmnopqrstuvwxyz")
_FIGURES = re.compile(r"\d{2}")  # a heading may count ("Photo 1"); "H 210 cm" is no heading
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Folded header words: ``fields`` gives, for a phrase, the fields that it means and how clearly (0 to 1).

    ``never`` are words that speak against a field (``any``: against all); ``beside`` say nothing; ``values`` are words
    that stand in cells, by what they speak for. ``joined`` gives a phrase by its words written as one; ``languages``
    says in which languages it is used.
    """

    fields: Mapping[Phrase, Mapping[str, float]]
    never: Mapping[str, frozenset[str]]
    beside: frozenset[str]
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    longest: int = 6
    joined: Mapping[str, Phrase] = field(default_factory=dict)
    languages: Mapping[Phrase, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def single(self) -> frozenset[str]:
        """The words of three letters or more that stand in some phrase, or beside one."""
        words = {word for each in self.fields for word in each} | self.beside
        return frozenset(word for word in words if len(word) >= _PIECE and word.isalpha())


@cache
def fold(word: str) -> str:
    """Return a word as it is compared."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    plain = plain.casefold().replace("œ", "oe").translate(_ARABIC)
    if len(plain) > 4 and plain.startswith("ال"):
        plain = plain[2:]
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and plain.isascii() else plain


@cache
def phrase(header: str) -> Phrase:
    """Return the words of a header, folded: ``"creditLine"`` and ``"Credit line"`` are both (credit, line)."""
    text = _NUMBER_SIGN.sub(" no ", _CAMEL.sub(" ", header.strip()))
    return tuple(fold(word) for word in _WORD.findall(text))


@cache
def words_of(header: str) -> Phrase:
    """Return the words of a header, those that were written as one taken apart: ``"objectnumber"``, ``"Standortcode"``."""
    found: list[str] = []
    for word in phrase(header):
        found.extend(_apart(word))
    return tuple(found)


def _apart(word: str) -> Phrase:
    """Return the known words that an unknown long word is made of, the fewest possible; else the word itself."""
    known_words = vocabulary()
    if word in known_words.joined:
        return known_words.joined[word]
    single = known_words.single
    if len(word) < _COMPOUND or word in single or not word.isalpha():
        return (word,)
    best: list[Phrase | None] = [(), *([None] * len(word))]
    for end in range(_PIECE, len(word) + 1):
        for start in range(end - _PIECE + 1):
            before, part = best[start], word[start:end]
            if before is None or not (part in single or (part[-1] == "s" and part[:-1] in single and end < len(word))):
                continue
            if (already := best[end]) is None or len(before) + 1 < len(already):
                best[end] = (*before, part if part in single else part[:-1])
    return best[-1] or (word,)


def _language(name: str) -> Mapping[str, Mapping[str, object]]:
    text = files("reorg.exchange").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, object]] = tomllib.loads(text)
    return found


def _lists(table: Mapping[str, object]) -> Iterator[tuple[str, list[str]]]:
    for name, words in table.items():
        assert isinstance(words, list)
        yield name, words


@cache
def vocabulary() -> Vocabulary:
    """Return the words of all languages together."""
    fields: dict[Phrase, dict[str, float]] = {}
    never: dict[str, set[str]] = {}
    beside: set[str] = set()
    values: dict[str, set[str]] = {}
    languages: dict[Phrase, list[str]] = {}
    for language in LANGUAGES:
        said = _language(language)
        for meaning, table in said["fields"].items():
            assert isinstance(table, dict)
            for strength, words in _lists(table):
                for each in map(phrase, words):
                    means = fields.setdefault(each, {})
                    languages.setdefault(each, []).append(language)
                    means[meaning] = max(means.get(meaning, 0.0), STRENGTH[strength])
        for meaning, words in _lists(said.get("never", {})):
            never.setdefault(meaning, set()).update(map(fold, words))
        for _, words in _lists(said.get("beside", {})):
            beside.update(map(fold, words))
        for meaning, words in _lists(said.get("values", {})):
            values.setdefault(meaning, set()).update(" ".join(word.casefold().split()) for word in words)
    return Vocabulary(
        fields,
        {meaning: frozenset(words) for meaning, words in never.items()},
        frozenset(beside),
        {meaning: frozenset(words) for meaning, words in values.items()},
        max(map(len, fields)),
        {"".join(each): each for each in fields if len(each) > 1 and len("".join(each)) > _PIECE},
        {each: tuple(dict.fromkeys(names)) for each, names in languages.items()},
    )


@cache
def store_words() -> tuple[Mapping[Phrase, str], Mapping[str, str]]:
    """Return what the columns of a store list mean, and which words mean which kind of place."""
    said = _language("store")
    columns = {phrase(word): name for name, words in _lists(said["columns"]) for word in words}
    kinds = {" ".join(phrase(word)): name for name, words in _lists(said["kinds"]) for word in words}
    return columns, kinds


@cache
def meanings(header: str) -> Mapping[str, float]:
    """Return the fields that a header may mean, with how clearly its words say so (0 to 1)."""
    return {meaning: clear for meaning, (clear, _) in _meant(header).items()}


def said_in(header: str, meaning: str) -> str:
    """Return the one language in which a header says ``meaning`` (``"fr"``), or ``""`` if several do, or a program."""
    names = vocabulary().languages.get(_meant(header).get(meaning, (0.0, ()))[1], ())
    return names[0] if len(names) == 1 and names[0] != "exports" else ""


@cache
def _meant(header: str) -> Mapping[str, tuple[float, Phrase]]:
    """Return, by field, how clearly a header says it and by which of its words."""
    words = words_of(header)
    known_words = vocabulary()
    whole = known_words.fields.get(words) or known_words.fields.get(("".join(words),), {})  # "DisplayName"
    if not words or (known_words.never["any"] & set(words) and not whole):
        return _chinese(header) if words else {}
    found: dict[str, tuple[float, Phrase]] = {name: (clear, words) for name, clear in whole.items()}
    for length in range(min(len(words), known_words.longest), 0, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            rest = (*words[:start], *words[start + length :])
            if part in _LETTERS and not set(rest) <= known_words.beside:
                continue  # the d of "date d'acquisition" is no depth
            for meaning, strength in known_words.fields.get(part, {}).items():
                if not known_words.never.get(meaning, frozenset()) & set(rest):
                    clear = strength * _share(length, rest, known_words.beside) * (0.5 if whole and rest else 1.0)
                    if clear > found.get(meaning, (0.0, ()))[0]:
                        found[meaning] = (clear, part)
    return found or _chinese(header)


def _share(length: int, rest: Phrase, beside: frozenset[str]) -> float:
    """Return how much of a header a phrase explains; words that say nothing hardly count."""
    other = sum(1 for word in rest if word not in beside and not word.isdigit())
    if other == 0:
        return 1.0 if not rest else 0.97
    return 0.3 + 0.6 * length / (length + other)


def _chinese(header: str) -> Mapping[str, tuple[float, Phrase]]:
    """Return what a header without spaces between its words means: the longest phrase inside it."""
    text = "".join(header.split())
    if not any("\u4e00" <= sign <= "\u9fff" for sign in text):
        return {}
    found: dict[str, tuple[float, Phrase]] = {}
    never = vocabulary().never
    for part, means in vocabulary().fields.items():
        joined = "".join(part)
        if joined in text and "\u4e00" <= joined[0] <= "\u9fff":
            rest = text.replace(joined, " ")
            for meaning, strength in means.items():
                if any(word in rest for word in never.get(meaning, ()) if "\u4e00" <= word[0] <= "\u9fff"):
                    continue
                clear = strength * (0.4 + 0.6 * len(joined) / len(text))
                if clear > found.get(meaning, (0.0, ()))[0]:
                    found[meaning] = (clear, part)
    return found


@cache
def known(header: str) -> float:
    """Return how well a cell is known as the heading of a column, of a list of objects or of a store (0 to 1)."""
    if len(header) > 80 or _FIGURES.search(header):
        return 0.0
    best = max(meanings(header).values(), default=0.0)
    words = tuple(word for word in phrase(header) if word not in {"mm", "cm", "m", "in", "kg"})
    return max(best, 0.8 if words in store_words()[0] else 0.0)
