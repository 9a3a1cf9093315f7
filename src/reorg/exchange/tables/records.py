"""How does a record with values inside values (JSON, XML) become one row of a table?

The rule: every value stands in a column named after the way to it; several values of one column are joined with
``; ``; a value that says what kind of thing it is and in which unit (type *height*, value *12*, unit *cm*) stands in a
column of that kind and unit; and the same holds for a language. Nothing is left out and nothing is changed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import duckdb

from reorg.exchange.tables.header import Header
from reorg.exchange.tables.table import Sheaf, Sheet, narrow
from reorg.exchange.unreadable import Unreadable
from reorg.exchange.vocabulary import meanings
from reorg.language import say

BETWEEN = "; "
WIDEST = 500  # columns; what is beyond stands in the last one, each value with its name
DEEPEST = 60  # records inside records
_FIRST = 500  # rows that are held back to learn the columns from
_REST = "More"
_MOST_KINDS = 40  # of one thing: whatever tells more apart is no kind but a text
_LONGEST_KIND = 40
# how an attribute or a key says which kind, language or unit of a thing its value is
LANGUAGES = frozenset({"lang", "language", "xml:lang", "@lang", "@xml:lang", "@language"})
_KINDS = frozenset(
    {"type", "@type", "kind", "@kind", "label", "@label", "qualifier", "@qualifier", "element", "@element", "dimension",
     "@elementtype", "@name", "@key", "part", "role", "@role"}
)  # fmt: skip
_VALUES = frozenset({"value", "@value", "#text", "", "text", "reading", "amount", "content", "@content"})
_UNITS = frozenset({"unit", "@unit", "units", "@units", "readingunit", "uom", "@uom"})
_SIDES = frozenset({"width", "height", "depth", "length", "diameter", "weight"})
_ENDS = (".", "_", "-", ":")


class Key(NamedTuple):
    """A column on its way: the names that lead to it, and what sets it apart from others of that name."""

    path: tuple[str, ...]
    kind: tuple[str, ...] = ()


def flat(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[Key, str]]:
    """Yield every value inside ``value`` (of dict, list and scalars) with the column it belongs to."""
    if len(path) > DEEPEST:
        raise Unreadable(say("This file holds records inside records, deeper than any list is. It was not read."))
    if isinstance(value, Mapping):
        yield from _record(value, path)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from flat(each, path)
    else:
        yield Key(path), plain(value)


def plain(value: object) -> str:
    """Return a single value as text: numbers as they are written, true and false in words."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _record(record: Mapping[str, object], path: tuple[str, ...]) -> Iterator[tuple[Key, str]]:
    """Yield the values of one record; one that only says kind, value and unit is one value."""
    roles = {name: _role(name) for name, each in record.items() if not isinstance(each, Mapping | list)}
    told: dict[str, list[str]] = {}
    for name, role in roles.items():
        if role and (text := plain(record[name]).strip()):
            told.setdefault(role, []).append(text)
    if path and _measures(told, roles):
        yield _told_key(path, told), told["value"][0]
        rest = {name: each for name, each in record.items() if not roles.get(name)}
        rest |= {name: record[name] for name in [name for name in roles if roles[name] == "value"][1:]}
        for name, each in rest.items():
            yield from flat(each, (*path, name))
        return
    sorts = {name: role for name, role in roles.items() if role in {"kind", "language"} and name.startswith("@")}
    kind = tuple(text for name in sorts if 0 < len(text := plain(record[name]).strip()) <= _LONGEST_KIND)
    for name, each in record.items():
        if path and name in sorts and len(plain(each)) <= _LONGEST_KIND:
            continue
        for key, text in flat(each, (*path, name) if name else path):
            yield (Key(key.path, (*kind, *key.kind)) if path else key), text


def _told_key(path: tuple[str, ...], told: Mapping[str, list[str]]) -> Key:
    """Return the column of a value that says its kind: a side that was measured is a name of its own."""
    kinds, units, languages = (told.get(role, []) for role in ("kind", "unit", "language"))
    if kinds and (units or any(_SIDES & set(meanings(kind)) for kind in kinds)):
        return Key((*path, *kinds), tuple(units))
    return Key(path, (*kinds, *units, *languages))


def _measures(told: Mapping[str, list[str]], roles: Mapping[str, str]) -> bool:
    """Return whether a record only says what one value is: its kind, its language, its unit."""
    if "value" not in told or not (told.get("kind") or told.get("language") or told.get("unit")):
        return False
    strange = sum(1 for role in roles.values() if not role)
    return (strange == 0 or "unit" in told) and max(map(len, told.get("kind", [""]))) <= _LONGEST_KIND


@lru_cache(maxsize=50_000)
def _role(name: str) -> str:
    """Return whether a key says the kind, language, unit or value of its record, or ``""``."""
    last = name.casefold()
    for role, words in (("language", LANGUAGES), ("unit", _UNITS), ("value", _VALUES), ("kind", _KINDS)):
        if last in words or any(last.endswith(f"{end}{word}") for end in _ENDS for word in words if word.isalpha()):
            return role
    return ""


@dataclass
class Gathered:
    """Rows of a table whose columns come to light one after the other; they are laid down on the disk."""

    workspace: Path
    rows: int = 0
    filled: dict[Key, int] = field(default_factory=dict)
    _first: list[list[str]] = field(default_factory=list)
    _at: dict[Key, int] = field(default_factory=dict)
    _kinds: dict[tuple[str, ...], int] = field(default_factory=dict)
    _sheaf: Sheaf | None = None
    _width: int = 0

    def add(self, values: Iterable[tuple[Key, str]]) -> None:
        """Add one row."""
        row: dict[int, list[str]] = {}
        for found, said in values:
            key, text = found, said
            at = self._at.get(key)
            if at is None and key.kind and self._kinds.get(key.path, 0) >= _MOST_KINDS:
                key, text = Key(key.path), f"{', '.join(key.kind)}: {text}"
                at = self._at.get(key)
            if at is None:
                at = self._new(key)
            if at == WIDEST:
                text = f"{heading(key)}: {text}"
            if not text:
                continue
            cell = row.setdefault(at, [])
            if not cell:
                self.filled[key] = self.filled.get(key, 0) + 1
            cell.append(text)
        self._put([BETWEEN.join(row[at]) if at in row else "" for at in range(max(row, default=-1) + 1)])
        self.rows += 1

    def _new(self, key: Key) -> int:
        if len(self._at) >= WIDEST:
            return WIDEST
        self._at[key] = len(self._at)
        if key.kind:
            self._kinds[key.path] = self._kinds.get(key.path, 0) + 1
        return self._at[key]

    def _put(self, row: list[str]) -> None:
        if self._sheaf is None:
            self._first.append(row)
            if len(self._first) < _FIRST:
                return
            self._begin()
            return
        if len(row) > self._width:
            self._widen(len(row))
        self._sheaf.add([*row, *[""] * (self._width - len(row))])

    def _begin(self) -> None:
        self._width = max(1, len(self._at), *map(len, self._first))
        self._sheaf = Sheaf(self.workspace)
        for row in self._first:
            self._sheaf.add([*row, *[""] * (self._width - len(row))])
        self._first = []

    def _widen(self, width: int) -> None:
        """Write the rows so far anew, with room for the columns that came to light and some more."""
        assert self._sheaf is not None
        room = min(WIDEST + 1, max(width, self._width * 2, 16))
        written, longest = self._sheaf.set_aside(), self._sheaf.longest
        self._sheaf = Sheaf(self.workspace)
        self._sheaf.longest = longest
        with written.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                self._sheaf.add([*row, *[""] * (room - len(row))])
        written.unlink()
        self._width = room

    def load(self, db: duckdb.DuckDBPyConnection) -> tuple[Key, ...]:
        """Make table ``register`` of the rows; returns its columns, in the order in which they came to light."""
        if self._sheaf is None:
            self._begin()
        assert self._sheaf is not None
        self._sheaf.load(db, self._width)
        keys = [*self._at]
        if self._width > WIDEST:
            keys.append(Key((_REST,)))
        narrow(db, self._width, max(1, len(keys)))
        return tuple(keys)


def heading(key: Key) -> str:
    """Return the whole name of a column."""
    name = ".".join(each.removeprefix("@") for each in key.path if each)
    return f"{name} ({', '.join(key.kind)})" if key.kind else name


def headings(keys: Sequence[Key], filled: Mapping[Key, int]) -> tuple[str, ...]:
    """Return the names of the columns: the last part of each way, with as much before it as sets it apart.

    Of columns that differ in language alone the fullest goes without: it is the museum's own.
    """
    bare = _main_languages(keys, filled)
    names: list[str] = []
    tails = {key.path: _cleaned(key.path) for key in keys}
    for key in keys:
        path = tails[key.path]
        others = [other for other in set(tails.values()) if other != path]
        length = next((n for n in range(1, len(path)) if all(other[-n:] != path[-n:] for other in others)), len(path))
        name = ".".join(path[-length:])
        kind = () if key in bare else key.kind
        names.append(f"{name} ({', '.join(kind)})" if kind and name else name or ", ".join(kind))
    return tuple(names)


def _cleaned(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.removeprefix("@").removeprefix("#") for each in path if each)


def _main_languages(keys: Sequence[Key], filled: Mapping[Key, int]) -> set[Key]:
    """Return the columns that need no word for what sets them apart: the fullest of each language family."""
    families: dict[tuple[str, ...], list[Key]] = {}
    for key in keys:
        families.setdefault(key.path, []).append(key)
    found: set[Key] = set()
    for members in families.values():
        plain_one = any(not key.kind for key in members)
        spoken = [key for key in members if len(key.kind) == 1 and _language(key.kind[0])]
        if spoken and not plain_one and len(spoken) == len(members):
            found.add(max(spoken, key=lambda key: filled.get(key, 0)))
    return found


def _language(word: str) -> bool:
    """Return whether a word is the tag of a language, such as ``sv`` or ``nl-NL`` (BCP 47)."""
    first, *more = word.replace("_", "-").split("-")
    return (
        first.isascii()
        and first.isalpha()
        and len(first) in {2, 3}
        and first.islower()
        and len(more) <= 2
        and word != "cm"
    )


def sheet_of(db: duckdb.DuckDBPyConnection, gathered: Gathered, kind: str) -> Sheet:
    """Load what was gathered and name its columns."""
    keys = gathered.load(db)
    names = headings(keys, gathered.filled)
    return Sheet(Header(0, 1, names), max(1, len(keys)), 1, format=kind)
