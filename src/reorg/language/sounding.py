"""Which written words may be one name, in another way of writing it or in another script? (our own table, sounds.toml)

ISO 233, ISO 9 and ALA-LC write Muhammad, Mohammed, Mehmet's many forms each in its way, and registers follow none of
them. So words are compared by what is left of all of them: their consonants, in classes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHORTEST = 3
"""Consonants that a word needs before two scripts are compared by them, or two in words of at least four letters: fewer
are shared by too many words."""
_TWICE = re.compile(r"(.)\1+")
_VOWEL = "."


@dataclass(frozen=True, slots=True)
class _Table:
    """``sounds``: what pieces are heard as; ``latin``: the same for Latin words, with vowels and p as they are heard."""

    sounds: dict[str, str]
    latin: dict[str, str]
    pieces: re.Pattern[str]
    letters: dict[str, str]
    before: tuple[str, ...]


@cache
def _table() -> _Table:
    data = tomllib.loads(Path(__file__).with_name("sounds.toml").read_text(encoding="utf-8"))
    before = tuple(data.pop("before")["arabic"])
    sounds: dict[str, str] = {piece: sound for script in data.values() for piece, sound in script.items()}
    latin = {piece: sound + _VOWEL if piece[1:] in {"e", "i", "y"} else sound for piece, sound in data["latin"].items()}
    latin = {piece: sound or _VOWEL for piece, sound in latin.items()} | {"p": "p"}
    longest_first = sorted(sounds, key=lambda piece: -len(piece))
    letters = {script: "".join(piece for piece in held if len(piece) == 1) for script, held in data.items()}
    letters["latin"] = "abcdefghijklmnopqrstuvwxyz"
    return _Table(sounds, latin, re.compile("|".join(map(re.escape, longest_first))), letters, before)


def consonants(word: str) -> str:
    """Return the consonants of a simple word (:func:`simple_words`) in classes, in Latin letters; ``""`` if it has none.

    ``muhammad``, ``mohamed`` and ``محمد`` give ``mhmd``; ``fatimah`` and ``فاطمه`` give ``ftm``. A doubled letter counts
    once, an h at the end not at all.
    """
    return _heard(word, _table().sounds)


def sound_alike(one: str, other: str) -> bool:
    """Whether two simple words may be one name: the same consonants, with vowels in the same places if both are Latin."""
    if one.isascii() and other.isascii():
        return _heard(one, _table().latin) == _heard(other, _table().latin)
    key = consonants(one)
    enough = len(key) >= SHORTEST or (len(key) == SHORTEST - 1 and min(len(one), len(other)) > SHORTEST)
    return enough and key == consonants(other)


def _heard(word: str, sounds: Mapping[str, str]) -> str:
    heard = _table().pieces.sub(lambda piece: sounds.get(piece[0], piece[0]), _TWICE.sub(r"\1", word))
    return _TWICE.sub(r"\1", heard).strip(_VOWEL).removesuffix("h").strip(_VOWEL)


def one_slip(word: str) -> list[str]:
    """Return the simple words one slip away: a letter left out, added, exchanged, or swapped with its neighbour.

    Letters are those of the scripts that the word is written in; of scripts without a table only what is there is used.
    """
    table = _table()
    letters = "".join(held for held in table.letters.values() if set(held) & set(word))
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:]: None for a, b in splits if b}
    found |= {a + b[1] + b[0] + b[2:]: None for a, b in splits if len(b) > 1}
    found |= {a + letter + b[1:]: None for a, b in splits if b for letter in letters}
    found |= {a + letter + b: None for a, b in splits for letter in letters}
    found.pop(word, None)
    return list(found)


def joined_before(word: str) -> list[str]:
    """Return what an Arabic word becomes with what is written together with it (and, the, with the …); else nothing."""
    table = _table()
    return [before + word for before in table.before] if word and word[0] in table.letters["arabic"] else []
