"""Which years does the name of a period, a dynasty or a reign stand for? (``periods.toml``, each with its source.)"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from reorg.documentation.grammar.date_words import NAMED, REIGN, plain, split


@dataclass(frozen=True, slots=True)
class Period:
    """A name and its years as ISO 8601 counts them (0 is 1 BC)."""

    name: str
    first: int
    last: int


def _iso(year: int) -> int:
    return year + 1 if year < 0 else year


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Mapping[str, list[int]]]:
    found: Mapping[str, Mapping[str, list[int]]] = tomllib.loads(
        files("reorg.documentation.grammar").joinpath("periods.toml").read_text("utf-8")
    )
    return found


@lru_cache(maxsize=1)
def named() -> Mapping[tuple[str, ...], tuple[str, Period]]:
    """Return every name, as its plain words, with what it is (a period or a reign) and its years."""
    found = {}
    for table, kind in (("period", NAMED), ("reign", REIGN)):
        for names, (first, last) in _data()[table].items():
            shown, *others = names.split("|")
            period = Period(shown, _iso(first), _iso(last))
            for name in (shown, *others):
                found[tuple(split(plain(name)))] = (kind, period)
    return found


@lru_cache(maxsize=64)
def dynasty(first: int, last: int) -> Period | None:
    """Return the years of the Egyptian dynasties from one number to another, if there are such."""
    table = _data()["dynasty"]
    if str(first) not in table or str(last) not in table or last < first:
        return None
    name = f"Dynasty {first}" if first == last else f"Dynasties {first}–{last}"
    return Period(name, _iso(table[str(first)][0]), _iso(table[str(last)][1]))
