"""How much does a packed file hold, and is that more than a museum's list can honestly be? (CWE-409)

Both what the archive declares and what really comes out are held against the bounds before anything else reads it.
"""

from __future__ import annotations

import gzip
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from reorg.exchange.unreadable import Unreadable
from reorg.language import say

MEMBERS = 20_000
INFLATED = 1 << 30  # bytes of a whole spreadsheet, unpacked: about a million rows of twelve columns
INFLATED_TEXT = 4 << 30  # bytes of a gzipped list, unpacked
RATIO = 250  # a list of text packs 3 to 20 times, a spreadsheet's XML up to 60 times
RATIO_FROM = 64 << 20  # bytes from which on the ratio counts
_CHUNK = 1 << 20
# what a packed file that is damaged raises while it is read
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, struct.error)


def check_archive(path: Path) -> None:
    """Raise :class:`Unreadable` if a zipped spreadsheet unpacks to more than the bounds, as declared or in truth."""
    with path.open("rb") as file:
        try:
            members = zipfile.ZipFile(file).infolist()
        except (zipfile.BadZipFile, OSError, ValueError):
            raise damaged(path) from None
        packed = path.stat().st_size
        if len(members) > MEMBERS or too_much(sum(each.file_size for each in members), packed, INFLATED):
            raise bomb(path)
        total = 0
        for member in members:
            for piece in _inflate(path, member):
                total += len(piece)
                if too_much(total, packed, INFLATED):
                    raise bomb(path)


def _inflate(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a member really unpacks to, whatever its declared size: its raw deflate stream to the end."""
    if member.header_offset < 0:
        raise damaged(path)
    with path.open("rb") as file:
        file.seek(member.header_offset)
        header = file.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise damaged(path)
        name, extra = struct.unpack("<HH", header[26:30])
        file.seek(name + extra, 1)
        if member.compress_type != zipfile.ZIP_DEFLATED:
            return
        left, stream = member.compress_size, zlib.decompressobj(-15)
        while left > 0 and not stream.eof and (raw := file.read(min(_CHUNK, left))):
            left -= len(raw)
            try:
                yield stream.decompress(raw, _CHUNK)
                while stream.unconsumed_tail:
                    yield stream.decompress(stream.unconsumed_tail, _CHUNK)
            except zlib.error:
                raise damaged(path) from None


def unpack(path: Path, to: Path) -> None:
    """Unpack a gzipped list into the file ``to``, within the bounds; raises :class:`Unreadable` beyond them."""
    packed, total = path.stat().st_size, 0
    try:
        with gzip.open(path) as source, to.open("wb") as target:
            while piece := source.read(_CHUNK):
                total += len(piece)
                if too_much(total, packed, INFLATED_TEXT):
                    raise bomb(path)
                target.write(piece)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise damaged(path) from None


def too_much(size: int, packed: int, limit: int) -> bool:
    """Return whether ``size`` bytes out of ``packed`` bytes are more than a list can honestly be."""
    return size > limit or (size > RATIO_FROM and size > RATIO * packed)


def bomb(path: Path) -> Unreadable:
    """Return what is said of a file that unpacks to too much."""
    return Unreadable(
        say(
            "{name} is small but unpacks to far more than a list can hold, so it was not opened. It may be damaged or "
            "made to harm. If you trust it, open it elsewhere, save the list as .csv and choose that.",
            name=path.name,
        )
    )


def damaged(path: Path) -> Unreadable:
    """Return what is said of a packed file that breaks off or contradicts itself."""
    return Unreadable(
        say(
            "{name} is damaged and cannot be unpacked. Copy it again from where it came, "
            "or open it in a spreadsheet program and save it anew.",
            name=path.name,
        )
    )
