"""How is a list read that a program wrote as JSON (RFC 8259), one record a line or all in one?

The records are the longest list of records inside the file, wherever it stands; one record after the other is taken
in, so that a file may be larger than the memory. Numbers stay as they are written.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from json import JSONDecoder
from pathlib import Path
from typing import TextIO

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.records import Gathered, flat, sheet_of
from reorg.exchange.tables.scan import Scan
from reorg.exchange.tables.table import Sheet
from reorg.exchange.unreadable import Unreadable
from reorg.language import say
from reorg.museum import Finding, Severity

_PIECE = 1 << 20
_LARGEST_VALUE = 64 << 20  # signs of one record
_LARGEST_WHOLE = 32 << 20  # signs of a file that is taken in whole, because its records do not stand at its top
_LIST = re.compile(r"""[\"\w]\s*:\s*\[(?=\s*\{)""")
_SPACE = re.compile(r"[\s,\x1e]*")
_DECODER = JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False)
_AROUND = frozenset({"properties", "attributes", "fields", "_source", "record"})


class _BrokenOff(Exception):
    """The text ends, or stops to be JSON, in the middle of a record."""


def looks_like_json(start: bytes) -> bool:
    """Return whether a file that begins so is JSON with records in it."""
    text = start.lstrip(b"\xef\xbb\xbf\r\n\t \x1e").replace(b"\x00", b"")
    if text[:1] == b"{":
        return re.match(rb'\{\s*("[^"]*"\s*:|\}|$)', text) is not None
    return re.match(rb"\[\s*([\[{]|$)", text) is not None


def read_json(db: duckdb.DuckDBPyConnection, path: Path, scanned: Scan, workspace: Path) -> Sheet:
    """Read the records of a JSON file into table ``register`` of ``db``."""
    gathered = Gathered(workspace)
    found: list[Finding] = []
    try:
        for value in _records(path, scanned):
            if not isinstance(value, Mapping | list):
                continue
            gathered.add(flat(_unwrapped(value)))
    except _BrokenOff:
        found.append(_broken_off(gathered.rows))
    except RecursionError:
        raise Unreadable(
            say("{name} holds records inside records, deeper than any list is. It was not read.", name=path.name)
        ) from None
    if not gathered.rows or (gathered.rows == 1 and len(gathered.filled) < 2):
        raise Unreadable(
            say(
                "{name} is a data file (JSON) without a list of records that could be read. "
                "Export the list as .csv or .xlsx. Nothing was changed.",
                name=path.name,
            )
        )
    if scanned.encoding.words:
        found.append(notes.encoding_weighed(scanned.encoding.label, scanned.encoding.words))
    sheet = sheet_of(db, gathered, "json")
    return Sheet(sheet.header, sheet.width, sheet.header_line, tuple(found), format="json")


def _unwrapped(value: object) -> object:
    """Return a record without the one wrapping that programs put around it: ``{"properties": {…}}``."""
    if isinstance(value, Mapping):
        inner = [name for name, each in value.items() if name in _AROUND and isinstance(each, Mapping) and each]
        if len(inner) == 1 and not set(value) & set(value[inner[0]]):
            return {**{name: each for name, each in value.items() if name != inner[0]}, **value[inner[0]]}
    if isinstance(value, list):
        return {f"Column {at}": each for at, each in enumerate(value, 1)}
    return value


def _records(path: Path, scanned: Scan) -> Iterator[object]:
    """Yield the records: the values one after the other, or those of the list inside the one value there is."""
    with path.open("rb") as raw:
        text = io.TextIOWrapper(raw, encoding=_codec(scanned), errors="replace", newline="")
        values = _Values(text)
        first = values.sign()
        if first == "[":
            values.enter()
            yield from _headed(values.each())
            return
        if values.wrapped():
            yield from _headed(values.each())
            return
        value = next(values.each(), None)
        if value is None:
            return
        if values.sign():  # one record a line, or one straight after the other
            yield value
            yield from values.each()
            return
    yield from _longest_list(value)


def _codec(scanned: Scan) -> str:
    return scanned.encoding.name if not scanned.encoding.mixed else "utf-8"


def _headed(values: Iterator[object]) -> Iterator[object]:
    """Yield records; lists of cells get their names from the first of them, if that looks like headings."""
    names: list[str] | None = None
    for at, value in enumerate(values):
        if isinstance(value, list):
            if at == 0 and all(isinstance(each, str) and each.strip() for each in value) and value:
                names = [str(each) for each in value]
                continue
            if names is not None and len(value) <= len(names):
                yield dict(zip(names, value, strict=False))
                continue
        yield value


def _longest_list(value: object) -> Iterator[object]:
    """Return the records of the longest list of records inside ``value``; else ``value`` itself."""
    best: list[object] = []
    stack: list[object] = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, list):
            records: list[object] = [one for one in each if isinstance(one, Mapping | list)]
            if len(records) > len(best):
                best = records
            stack += records[:1000]
        elif isinstance(each, Mapping):
            keyed = [one for one in each.values() if isinstance(one, Mapping)]
            if len(keyed) > max(2, len(best)) and len(keyed) == len(each) and _alike(keyed):
                best = [{"key": name, **one} for name, one in each.items()]
            stack += each.values()
    if (
        isinstance(value, Mapping)
        and len(best) < 2
        and sum(1 for one in value.values() if not isinstance(one, list | Mapping)) > 2
    ):
        return iter([value])  # one object, with lists inside
    return _headed(iter(best)) if best else iter([value])


def _alike(records: list[Mapping[str, object]]) -> bool:
    """Return whether records name mostly the same things: then they stand under a key each, and are a list."""
    first = set(records[0])
    return bool(first) and sum(1 for each in records[:50] if len(first & set(each)) * 2 > len(first)) * 5 >= 4 * min(
        50, len(records)
    )


class _Values:
    """JSON values that stand one after the other in a text, or in the list that the text is, read piece by piece."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._over = False
        self._inside = False
        self._grow()
        self._held = self._held.removeprefix("\ufeff")

    def sign(self) -> str:
        """Return the next sign that is no blank, without taking it; ``""`` at the end."""
        while True:
            match = _SPACE.match(self._held, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._held) or not self._grow():
                return self._held[self._at : self._at + 1]

    def enter(self) -> None:
        """Step into the list that begins here."""
        self._at += 1
        self._inside = True

    def wrapped(self) -> bool:
        """Step into the first list of records of a value too large to be held whole; returns whether that was needed.

        What stands around such a list says how many records there are and the like.
        """
        while True:
            try:
                _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError:
                if len(self._held) < _LARGEST_WHOLE and self._grow():
                    continue
                found = _LIST.search(self._held, self._at)
                if found is None or self._over:
                    return False
                self._at = found.end()
                self._inside = True
                return True
            return False

    def each(self) -> Iterator[object]:
        """Yield every value from here on; raises _BrokenOff where the text is no JSON any more."""
        while sign := self.sign():
            if self._inside and sign == "]":
                self._at += 1
                return
            yield self._next()
        if self._inside:
            raise _BrokenOff

    def _next(self) -> object:
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError:
                if not self._grow():
                    raise _BrokenOff from None
                continue
            if end == len(self._held) and self._grow():
                continue  # a number may go on
            self._at = end
            return value

    def _grow(self) -> bool:
        """Read on; what was taken is let go. A record that is cut is read with as much again as is there."""
        if self._over:
            return False
        left = self._held[self._at :]
        if len(left) > _LARGEST_VALUE:
            raise _BrokenOff
        piece = self._text.read(max(_PIECE, len(left)))
        self._over = not piece
        self._held, self._at = left + piece, 0
        return bool(piece)


def _broken_off(rows: int) -> Finding:
    return notes.note(
        "broken_off",
        Severity.HIGH,
        say(
            "The file breaks off, or stops to make sense, after row {row}. What stands before was read. "
            "Copy it again from where it came, if you can.",
            row=rows,
        ),
        count=1,
    )
