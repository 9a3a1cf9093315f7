"""Which words are known here, and how are they compared? (``documentation/data/``: one file a subject.)"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from reorg.language import simple_words

_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_QUOTE = re.compile("['’]")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")


@cache
def lists(name: str) -> Mapping[str, Mapping[str, object]]:
    """Return a file of words, as written."""
    text = files("reorg.documentation").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def fold(text: str) -> str:
    """Return a word or phrase as it is compared: no capitals, marks, dots or hyphens, one space between words.

    Chinese and Japanese signs stay as they are, without spaces.
    """
    if _PLAIN.fullmatch(text):
        return text
    if _CHINESE.search(text):
        return "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return simple_words(text.replace("ё", "е").replace("Ё", "Е"))


@cache
def words(name: str, table: str) -> Mapping[str, str]:
    """Return the folded phrases of one table of a file: phrase -> what it is listed under."""
    found: dict[str, str] = {}
    for key, listed in lists(name)[table].items():
        assert isinstance(listed, list)
        found |= dict.fromkeys(map(fold, listed), key)
    found.pop("", None)
    return found


def pattern(phrases: Iterable[str]) -> str:
    """Return a pattern that finds any of ``phrases`` (as written, spaces of any width), the longest first."""
    ordered = sorted(set(phrases), key=lambda each: (-len(each), each))
    return "|".join(_QUOTE.sub("['’]", re.escape(each)).replace(r"\ ", r"\s+") for each in ordered)
