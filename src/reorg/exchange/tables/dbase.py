"""How is a dBase table read: dBase II to IV, FoxPro, Visual FoxPro, Clipper (.dbf), with its memos beside it?

The layout is that of the file's own header: fields of fixed width after it, ``*`` before a row that was deleted, the
code page in byte 29, long texts in a file of the same name (.dbt, .fpt). Deleted rows are still in the file; they are
read when they are asked for, as a list of their own.
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.encoding import Encoding, weigh
from reorg.exchange.tables.grids import ALL, no_such_sheet
from reorg.exchange.tables.header import Header
from reorg.exchange.tables.table import Sheaf, Sheet
from reorg.language import say, say_many
from reorg.museum import Finding, Severity

ROWS, DELETED = "Rows", "Deleted rows"
_VERSIONS = frozenset({0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7B, 0x83, 0x87, 0x8B, 0x8C, 0x8E, 0xCB,
                       0xE5, 0xF5, 0xFB})  # fmt: skip
_TYPES = frozenset(b"CNFLDMBGIYT@O+VQPW0")
# byte 29 of the header: language driver -> code page (as dBase and FoxPro number them)
PAGES: Mapping[int, str] = MappingProxyType(
    {
        0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x04: "mac_roman", 0x08: "cp865", 0x09: "cp437", 0x0A: "cp850",
        0x0B: "cp437", 0x0D: "cp437", 0x0E: "cp850", 0x0F: "cp437", 0x10: "cp850", 0x11: "cp437", 0x12: "cp850",
        0x13: "cp932", 0x14: "cp850", 0x15: "cp437", 0x16: "cp850", 0x17: "cp865", 0x18: "cp437", 0x19: "cp437",
        0x1A: "cp850", 0x1B: "cp437", 0x1C: "cp863", 0x1D: "cp850", 0x1F: "cp852", 0x22: "cp852", 0x23: "cp852",
        0x24: "cp860", 0x25: "cp850", 0x26: "cp866", 0x37: "cp850", 0x40: "cp852", 0x4D: "cp936", 0x4E: "cp949",
        0x4F: "cp950", 0x50: "cp874", 0x57: "cp1252", 0x58: "cp1252", 0x59: "cp1252", 0x64: "cp852", 0x65: "cp866",
        0x66: "cp865", 0x67: "cp861", 0x6A: "cp737", 0x6B: "cp857", 0x6C: "cp863", 0x78: "cp950", 0x79: "cp949",
        0x7A: "cp936", 0x7B: "cp932", 0x7C: "cp874", 0x7D: "cp1255", 0x7E: "cp1256", 0x86: "cp737", 0x87: "cp852",
        0x88: "cp857", 0x96: "mac_cyrillic", 0x97: "mac_latin2", 0x98: "mac_greek", 0xC8: "cp1250", 0xC9: "cp1251",
        0xCA: "cp1254", 0xCB: "cp1253", 0xCC: "cp1257",
    }
)  # fmt: skip
_LONGEST_MEMO = 16 << 20
_ROWS_AT_ONCE = 2000
_WEIGHED = 3000
_SURE = 3  # cells that are UTF-8, from which on that counts for more than the page that the header names


@dataclass(frozen=True, slots=True)
class Field:
    """A field: name, type, where it begins in a row (after the mark of deletion), how wide it is."""

    name: str
    kind: str
    at: int
    width: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What the header says: version, rows, where they begin, how long one is, the code page, the fields."""

    version: int
    rows: int
    begin: int
    length: int
    page: str
    fields: tuple[Field, ...]

    @property
    def seven(self) -> bool:
        """Whether dBase 7 wrote it."""
        return self.version & 7 == 4


def looks_like_dbase(start: bytes, size: int) -> bool:
    """Return whether a file that begins so is a dBase table."""
    try:
        layout = _layout(start, size)
    except (struct.error, ValueError, IndexError):
        return False
    return bool(layout.fields)


def _layout(start: bytes, size: int) -> Layout:
    """Return what the first bytes say; raises ValueError if they are no header of a dBase table."""
    if len(start) < 32 or start[0] not in _VERSIONS:
        raise ValueError("no dBase table")
    if start[0] == 0x02:
        return _layout_two(start)
    rows, begin, length = struct.unpack_from("<IHH", start, 4)
    month, day = start[2], start[3]
    seven = start[0] & 7 == 4  # dBase 7: longer descriptions of fields
    first, step = (68, 48) if seven else (32, 32)
    if month > 12 or day > 31 or length < 2 or begin < first + 1 or begin > size + step or rows > 1 << 31:
        raise ValueError("no dBase table")
    fields: list[Field] = []
    at = 0
    for place in range(first, min(begin, len(start)) - step + 1, step):
        if start[place] in {0x0D, 0x00}:
            break
        said = start[place : place + step]
        name, kind, width, decimals = (
            (said[:32], said[32], said[33], said[34]) if seven else (said[:11], said[11], said[16], said[17])
        )
        if kind not in _TYPES:
            raise ValueError("no dBase table")
        if chr(kind) == "C" and decimals and not seven:
            width, decimals = width + 256 * decimals, 0  # Clipper and FoxPro: long texts
        fields.append(Field(_name(name, PAGES.get(start[29], "cp1252")), chr(kind), at, width, decimals))
        at += width
    if at + 1 > length + 1 or at == 0:
        raise ValueError("no dBase table")
    fields = [each for each in fields if each.kind != "0"]  # FoxPro's own marks of which cells are empty
    return Layout(start[0], rows, begin, length, PAGES.get(start[29], ""), tuple(fields))


def _layout_two(start: bytes) -> Layout:
    """Return the layout of a dBase II table: 16 bytes a field, 32 fields at most."""
    rows, length = struct.unpack_from("<H", start, 1)[0], struct.unpack_from("<H", start, 6)[0]
    fields: list[Field] = []
    at = 0
    for place in range(8, 520, 16):
        if start[place] == 0x0D:
            break
        said = start[place : place + 16]
        if said[11] not in b"CNL":
            raise ValueError("no dBase table")
        fields.append(Field(_name(said[:11]), chr(said[11]), at, said[12], said[15]))
        at += said[12]
    if at + 1 != length:
        raise ValueError("no dBase table")
    return Layout(2, rows, 521, length, "", tuple(fields))


def _name(raw: bytes, page: str = "cp1252") -> str:
    name = raw.split(b"\x00")[0]
    return name.decode("utf-8" if _decodes(name, "utf-8") else page, "replace").strip()


def read_dbase(db: duckdb.DuckDBPyConnection, path: Path, name: Path, wanted: str | None, workspace: Path) -> Sheet:
    """Read a dBase table into table ``register``; ``name`` is the file as it was brought, where its memos lie.

    The list ``"Deleted rows"`` holds what was deleted and is still there; ``"*"`` holds both.
    """
    with path.open("rb") as file:
        start = file.read(65_536)
    layout = _layout(start, path.stat().st_size)
    if wanted not in {None, ROWS, DELETED, ALL}:
        raise no_such_sheet(name, wanted or "", (ROWS, DELETED))
    encoding, found = _encoding(path, layout)
    with ExitStack() as closing:
        data = _Data(path, layout, encoding, _memo(name, layout, closing))
        deleted, read = data.load(db, wanted or ROWS, workspace)
    found += data.noted(name, read, deleted, wanted or ROWS)
    names = tuple(each.name for each in layout.fields) + (("Row",) if wanted == ALL else ())
    apart = deleted if wanted in {None, ROWS} else read - deleted if wanted == DELETED else 0
    lists = (ROWS, DELETED, ALL) if deleted else ()
    return Sheet(
        Header(0, 1, names), len(names), 1, tuple(found), name=(wanted or ROWS) if deleted else "", names=lists,
        format="dbase", apart=apart,
    )  # fmt: skip


def _encoding(path: Path, layout: Layout) -> tuple[Encoding, list[Finding]]:
    """Return the code page that the header names, or the likeliest where it names none."""
    odd: list[bytes] = []
    texts = [each for each in layout.fields if each.kind in "CM"]
    for row in _raw_rows(path, layout):
        if not row.isascii():
            odd += [
                cell for each in texts if not (cell := row[1 + each.at : 1 + each.at + each.width].strip()).isascii()
            ]
            if len(odd) > _WEIGHED:
                break
    utf8 = len(odd) >= (_SURE if layout.page else 1) and all(_decodes(cell, "utf-8") for cell in odd)
    if layout.page and not utf8:
        return Encoding(layout.page), []
    if not odd or utf8:
        return Encoding("utf-8" if utf8 else "cp1252"), []
    weighed = weigh(odd)
    if weighed.mixed or weighed.name == "utf-8":
        weighed = replace(weighed, name=weighed.mixed or "cp1252", mixed="")
    return weighed, [notes.encoding_weighed(weighed.label, weighed.words)]


def _decodes(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _raw_rows(path: Path, layout: Layout) -> Iterator[bytes]:
    """Yield the rows as they stand, without the end of the file or a row that is cut."""
    with path.open("rb") as file:
        file.seek(layout.begin)
        left = layout.rows
        while left > 0 and (piece := file.read(layout.length * min(left, _ROWS_AT_ONCE))):
            for at in range(0, len(piece) - layout.length + 1, layout.length):
                yield piece[at : at + layout.length]
            left -= _ROWS_AT_ONCE


class _Memo:
    """Long texts in a file of their own, by the number of their block."""

    def __init__(self, file: BinaryIO, path: Path, version: int) -> None:
        self._file = file
        head = self._file.read(512)
        self._foxpro = path.suffix.casefold() == ".fpt" or version in {0x30, 0x31, 0x32, 0xF5}
        size = struct.unpack(">H", head[6:8])[0] if self._foxpro else struct.unpack("<H", head[20:22])[0]
        self._old = not self._foxpro and version == 0x83
        self._size = 512 if self._old or not size else size

    def text(self, block: int) -> bytes | None:
        """Return the text at a block; None if there is none."""
        self._file.seek(block * self._size)
        if self._foxpro:
            head = self._file.read(8)
            length = struct.unpack(">I", head[4:8])[0] if len(head) == 8 else _LONGEST_MEMO + 1
            return self._file.read(length) if length <= _LONGEST_MEMO else None
        head = b"" if self._old else self._file.read(8)
        if head[:4] == b"\xff\xff\x08\x00":
            length = struct.unpack("<I", head[4:8])[0] - 8
            return self._file.read(length) if 0 <= length <= _LONGEST_MEMO else None
        self._file.seek(block * self._size)
        text = b""
        while b"\x1a" not in text and (piece := self._file.read(512)) and len(text) < _LONGEST_MEMO:
            text += piece
        return text.split(b"\x1a")[0] if text else None


def _memo(name: Path, layout: Layout, closing: ExitStack) -> _Memo | None:
    """Return the file of long texts that lies beside a table, if it needs one."""
    if not any(each.kind in "MBGPW" for each in layout.fields) or not name.parent.is_dir():
        return None
    for each in name.parent.iterdir():
        if each.stem.casefold() == name.stem.casefold() and each.suffix.casefold() in {".dbt", ".fpt"}:
            try:
                return _Memo(closing.enter_context(each.open("rb")), each, layout.version)
            except (OSError, struct.error):
                return None
    return None


@dataclass
class _Data:
    """The rows of a table, as text."""

    path: Path
    layout: Layout
    encoding: Encoding
    memo: _Memo | None
    lost: int = 0

    def load(self, db: duckdb.DuckDBPyConnection, wanted: str, workspace: Path) -> tuple[int, int]:
        """Fill table ``register``; returns how many rows were deleted and how many the file holds."""
        sheaf, deleted, read = Sheaf(workspace), 0, 0
        width = len(self.layout.fields) + (wanted == ALL)
        for row in _raw_rows(self.path, self.layout):
            read += 1
            gone = row[:1] == b"*"
            deleted += gone
            if wanted != ALL and gone != (wanted == DELETED):
                sheaf.add([""] * width)  # so that the others keep their numbers
                continue
            cells = [cell(row[1 + each.at : 1 + each.at + each.width], each) for each, cell in self._cells]
            sheaf.add([*cells, "deleted" if gone else ""] if wanted == ALL else cells)
        sheaf.load(db, width)
        return deleted, read

    @cached_property
    def _cells(self) -> list[tuple[Field, Callable[[bytes, Field], str]]]:
        kinds: Mapping[str, Callable[[bytes, Field], str]] = {
            "D": _date, "T": _moment, "@": _moment, "L": _yes_or_no, "I": self._whole, "+": self._whole, "Y": _money,
            "B": self._double, "O": self._double, "M": self._long, "G": self._long, "P": self._long, "W": self._long,
            "N": self._number, "F": self._number, "V": self._varying,
        }  # fmt: skip
        return [(each, kinds.get(each.kind, self._text)) for each in self.layout.fields]

    def _text(self, raw: bytes, _: Field) -> str:
        return raw.rstrip(b"\x00 ").decode(self.encoding.name, "replace").strip()

    def _whole(self, raw: bytes, field: Field) -> str:
        if field.width != 4:
            return raw.strip(b"\x00 ").decode("ascii", "replace")
        if self.layout.seven:
            number = struct.unpack(">I", raw)[0]
            return str(number - (1 << 31)) if number else ""
        return str(struct.unpack("<i", raw)[0])

    def _varying(self, raw: bytes, _: Field) -> str:
        """Return a text of varying length: where it is shorter than the field, the last byte says how long."""
        short = raw[-1:] and raw[-1] < len(raw) - 1 and not raw[raw[-1] : -1].strip(b"\x00 ")
        return (raw[: raw[-1]] if short else raw).rstrip(b"\x00 ").decode(self.encoding.name, "replace").strip()

    def _number(self, raw: bytes, _: Field) -> str:
        text = raw.strip(b"\x00 ").decode("ascii", "replace")
        return "" if set(text) <= {"*", "."} else text

    def _double(self, raw: bytes, field: Field) -> str:
        if field.width != 8 or self.layout.version in {0x83, 0x8B}:
            return self._long(raw, field)
        if self.layout.seven:  # so that the bytes sort as the numbers do
            flipped = bytes([raw[0] & 0x7F]) + raw[1:] if raw[0] & 0x80 else bytes(255 - each for each in raw)
            return f"{struct.unpack('>d', flipped)[0]:.15g}" if any(raw) else ""
        number = struct.unpack("<d", raw)[0]
        return f"{number:.15g}"

    def _long(self, raw: bytes, field: Field) -> str:
        said = raw.strip(b"\x00 ")
        block = struct.unpack("<I", raw)[0] if field.width == 4 else int(said) if said.isdigit() else 0
        if block == 0:
            return ""
        text = self.memo.text(block) if self.memo and field.kind in "MW" else None
        if text is None:
            self.lost += 1
            return ""
        return text.rstrip(b"\x00\x1a").decode(self.encoding.name, "replace").replace("\r\n", "\n").strip()

    def noted(self, name: Path, read: int, deleted: int, wanted: str) -> list[Finding]:
        """Say what was deleted, what is missing beside the table, and whether it breaks off."""
        found: list[Finding] = []
        if deleted and wanted == ROWS:
            message = say_many(
                "{count} deleted row is still in the file and was left out. To see it, choose the sheet “{sheet}”.",
                "{count} deleted rows are still in the file and were left out. To see them, choose the sheet “{sheet}”.",
                count=deleted,
                sheet=DELETED,
            )
            found.append(notes.note("deleted_rows", Severity.MEDIUM, message, count=deleted))
        if self.lost:
            message = say_many(
                "{count} long text is kept in another file, which is not beside {name}. Bring both in one zip folder.",
                "{count} long texts are kept in another file, which is not beside {name}. Bring both in one zip folder.",
                count=self.lost,
                name=name.name,
            )
            found.append(notes.note("memos_missing", Severity.HIGH, message, count=self.lost))
        if read < self.layout.rows:
            found.append(_cut(read, self.layout.rows))
        return found


def _cut(read: int, said: int) -> Finding:
    message = say(
        "The file says that it holds {count} rows, and breaks off after {row}. Copy it again from where it came.",
        count=said,
        row=read,
    )
    return notes.note("broken_off", Severity.HIGH, message, count=1)


def _date(raw: bytes, _: Field) -> str:
    text = raw.strip(b"\x00 ").decode("ascii", "replace")
    return (
        f"{text[:4]}-{text[4:6]}-{text[6:]}"
        if len(text) == 8 and text.isdigit() and text != "0" * 8
        else text.strip("0")
    )


def _moment(raw: bytes, field: Field) -> str:
    """Return a day of the Julian calendar's count and milliseconds as ISO 8601."""
    if field.width != 8 or not raw.strip(b"\x00 "):
        return ""
    days, milliseconds = struct.unpack("<II", raw)
    if not 1721426 <= days <= 5373484:
        return ""
    moment = dt.datetime.fromordinal(days - 1721425) + dt.timedelta(milliseconds=milliseconds)
    return moment.isoformat(" ", "seconds") if milliseconds else moment.date().isoformat()


def _yes_or_no(raw: bytes, _: Field) -> str:
    return {"T": "TRUE", "Y": "TRUE", "F": "FALSE", "N": "FALSE"}.get(raw[:1].decode("ascii", "replace").upper(), "")


def _money(raw: bytes, field: Field) -> str:
    return f"{struct.unpack('<q', raw)[0] / 10_000:.4f}" if field.width == 8 else raw.decode("ascii", "replace").strip()


__all__ = ["DELETED", "ROWS", "looks_like_dbase", "read_dbase"]
