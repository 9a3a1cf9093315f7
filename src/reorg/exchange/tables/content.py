"""What is this file, judged by its first bytes and not by its name?"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from reorg.exchange.tables.bounds import DAMAGE
from reorg.exchange.tables.dbase import looks_like_dbase
from reorg.exchange.tables.encoding import wide
from reorg.exchange.tables.json_lists import looks_like_json
from reorg.exchange.unreadable import Unreadable
from reorg.language import Message, say

# what a file may start with -> what people call it
_STARTS = (
    (b"%PDF", say("a PDF document")),
    (b"\xff\xd8\xff", say("a photograph (JPEG)")),
    (b"\x89PNG\r\n", say("a picture (PNG)")),
    (b"GIF8", say("a picture (GIF)")),
    (b"II*\x00", say("a picture (TIFF)")),
    (b"MM\x00*", say("a picture (TIFF)")),
    (b"BM", say("a picture (BMP)")),
    (b"RIFF", say("a picture, sound or film")),
    (b"ID3", say("a sound recording")),
    (b"Rar!", say("a packed folder (RAR)")),
    (b"7z\xbc\xaf", say("a packed folder (7-Zip)")),
    (b"SQLite format 3\x00", say("a database (SQLite)")),
    (b"PAR1", say("a data file (Parquet)")),
    (b"MZ", say("a program")),
    (b"\x7fELF", say("a program")),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<table>", b"<table ", b"<meta")
_HTML = re.compile(rb"^(?!<\?xml).*?<table[\s>]|<html[\s>]", re.DOTALL)
_TAG = re.compile(rb"<(?:!--|!doctype )?[a-z_][\w.:-]*[\s/>]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# kind -> whether it is that, by its first bytes, the same as small letters without blanks before them, and its size
_KINDS: Mapping[str, Callable[[bytes, bytes, int], bool]] = MappingProxyType(
    {
        "html": lambda _start, text, _size: text.startswith(_HTML_STARTS) or _HTML.search(text) is not None,
        "excel-xml": lambda _start, text, _size: (
            b"schemas-microsoft-com:office:spreadsheet" in text or b"<workbook" in text
        ),
        "xml": lambda _start, text, _size: text.startswith(b"<?xml") or _TAG.match(text) is not None,
        "rtf": lambda _start, text, _size: text.startswith(b"{\\rtf"),
        "json": lambda start, _text, _size: looks_like_json(start),
        "access": lambda start, _text, _size: (
            start[:4] == b"\0\1\0\0" and start[4:16] in {b"Standard Jet", b"Standard ACE"}
        ),
        "dbase": lambda start, _text, size: looks_like_dbase(start, size),
    }
)
_ADVICE = {
    "document": say("Open it, copy the list into a spreadsheet and save that as .xlsx or .csv."),
    "program": say("Export the list from the program that it belongs to, as .csv or .xlsx."),
    "packed": say("Unpack it and choose the list inside."),
    "picture": say("A picture cannot be read as a list. Choose the .csv, .xlsx or .ods file."),
}


def content(path: Path) -> str:
    """Return what a file is: ``"text"``, ``"xlsx"``, ``"xml"``, ``"json"`` and so on, one word for each reader.

    Raises :class:`Unreadable` for a file that is missing, closed to us, empty, or something else than a list.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4096)
            if start.startswith(b"PK"):
                return _packed(file, path)
            if start.startswith(_OLE):
                return _compound(file, path)
    except FileNotFoundError:
        raise Unreadable(say("There is no file {name} here. Was it moved or renamed?", name=path.name)) from None
    except IsADirectoryError:
        return "folder"
    except PermissionError:
        if path.is_dir():  # what Windows says of a folder
            return "folder"
        raise Unreadable(
            say("{name} may not be opened: this computer does not allow it. Ask who owns the file.", name=path.name)
        ) from None
    except OSError as problem:
        raise Unreadable(
            say("{name} could not be opened ({why}).", name=path.name, why=problem.strerror or str(problem))
        ) from None
    return _by_start(start, path)


def _by_start(start: bytes, path: Path) -> str:
    if not start.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Unreadable(say("{name} is empty. There is nothing to read in it.", name=path.name))
    if start.startswith(b"\x1f\x8b"):
        return "gzip"
    if kind := _written_by_a_program(start, path.stat().st_size):
        return kind
    for mark, what in _STARTS:
        if start.startswith(mark) and not (mark in {b"BM", b"MZ", b"ID3"} and _looks_like_text(start)):
            raise _something_else(what, _advice(what), path)
    if start[4:8] == b"ftyp":
        raise _something_else(say("a photograph or film"), _ADVICE["picture"], path)
    if not _looks_like_text(start):
        raise Unreadable(
            say(
                "{name} does not hold text or a spreadsheet, whatever its name says. "
                "Choose the .csv, .xlsx or .ods file. Nothing was changed.",
                name=path.name,
            )
        )
    return "text"


def _written_by_a_program(start: bytes, size: int) -> str:
    """Return which of the kinds with signs of their own a file is, or ``""``."""
    text = start.lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    return next((kind for kind, holds in _KINDS.items() if holds(start, text, size)), "")


def _advice(what: Message) -> Message:
    for word, kind in (("document", "document"), ("packed", "packed"), ("picture", "picture"), ("photo", "picture")):
        if word in what.one:
            return _ADVICE[kind]
    return _ADVICE["program"]


def _looks_like_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(start):
        return True
    strange = sum(1 for byte in start if byte < 9 or 13 < byte < 27 or byte == 127)
    return strange <= max(2, len(start) // 50)


def _something_else(what: Message, advice: Message, path: Path) -> Unreadable:
    return Unreadable(
        say("{name} is {what}, not a list. {advice} Nothing was changed.", name=path.name, what=what, advice=advice)
    )


def _packed(file: BinaryIO, path: Path) -> str:
    """Say what a zip archive is, by the names inside it."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist()[:2000])
            kind = archive.read("mimetype")[:80].decode("ascii", "replace") if _small(archive, "mimetype") else ""
    except (*DAMAGE, ValueError):
        raise Unreadable(
            say(
                "{name} is damaged: the end of the file is missing or wrong. "
                "Copy it again from where it came, or open it in a spreadsheet program and save it anew.",
                name=path.name,
            )
        ) from None
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names or "xl/Workbook.xml" in names:
        return "xlsx"
    if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "word/document.xml" in names:
        return "docx"
    if "opendocument.text" in kind:
        return "odt"
    if any(name.startswith("ppt/") for name in names) or "opendocument.presentation" in kind:
        raise _something_else(say("a presentation"), _ADVICE["document"], path)
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise _something_else(say("an Apple Numbers, Pages or Keynote document"), _ADVICE["program"], path)
    if "[Content_Types].xml" in names:
        raise _something_else(say("an Office document of another kind, or a damaged one"), _ADVICE["document"], path)
    return "zip"


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size < 200


def _compound(file: BinaryIO, path: Path) -> str:
    """Say what an OLE compound file is: its directory holds the names of its streams in UTF-16 ([MS-CFB] 2.6)."""
    file.seek(0)
    whole = file.read(64 * 1024 * 1024)
    if "EncryptedPackage".encode("utf-16-le") in whole:
        raise locked(path)
    if any(name.encode("utf-16-le") in whole for name in ("Workbook", "Book")):
        return "xls"
    if "WordDocument".encode("utf-16-le") in whole:
        raise _something_else(say("a text document (Word)"), _ADVICE["document"], path)
    raise _something_else(say("an old Office document, but no spreadsheet"), _ADVICE["document"], path)


def locked(path: Path) -> Unreadable:
    """Return what is said of a spreadsheet that is closed with a password."""
    return Unreadable(
        say(
            "{name} is closed with a password. Open it in your spreadsheet program, save a copy without the password, "
            "and choose the copy. Delete the copy afterwards.",
            name=path.name,
        )
    )
