"""How is a photograph given out without telling where and by whom it was taken? (Exif 2.32, XMP, IPTC-IIM)

The kept file stays as it is. What is given out has the same picture, sign by sign, and of all that is written beside it
only how it is turned and its colours; a kind of file that cannot be cleaned so is written anew as PNG, or not given out.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from reorg.exchange.pictures.limits import limit
from reorg.exchange.pictures.opening import NotOpened, format_of, opened

_SUFFIX = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_TURNED = 274
_UPRIGHT, _QUARTERS = 1, (1, 6, 3, 8)  # Exif's orientation for no, one, two, three quarter turns clockwise
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD",
             b"acTL", b"fcTL", b"fdAT", b"cICP"}  # fmt: skip


def given_out(path: Path, turn: int = 0, *, most: int | None = None) -> tuple[bytes, str]:
    """Return the photograph in ``path`` without position, person and camera, and the ending of its name.

    ``turn`` is how the museum turned it (degrees clockwise). Raises NotOpened where it cannot be given out clean.
    """
    kind = format_of(path)
    if kind in _SUFFIX:
        content = path.read_bytes()
        turned = _turned(path, turn)
        try:
            return {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}[kind](content, turned), _SUFFIX[kind]
        except (ValueError, IndexError, struct.error) as problem:
            raise NotOpened("damaged") from problem
    if not kind or kind in {"HEIC", "AVIF", "RAW", "PSD"}:
        raise NotOpened("heic" if kind in {"HEIC", "AVIF"} else "raw")
    found = opened(path, 100_000, most=most or limit("pixels", "other"))
    written = io.BytesIO()
    picture = found.picture.rotate(-turn, expand=True) if turn % 360 else found.picture
    picture.info.clear()
    picture.save(written, "PNG")
    return written.getvalue(), ".png"


def _turned(path: Path, turn: int) -> int:
    """Return Exif's orientation of a picture that the museum turned by ``turn`` on top of how the camera was held."""
    try:
        with Image.open(path) as picture:
            held = picture.getexif().get(_TURNED, _UPRIGHT)
    except Exception:  # noqa: BLE001 - a broken picture is given out as it is shown: as it lies in the file
        held = _UPRIGHT
    if held in _QUARTERS:
        return _QUARTERS[(_QUARTERS.index(held) + turn // 90) % 4]
    mirrored = (2, 7, 4, 5)
    return mirrored[(mirrored.index(held) + turn // 90) % 4] if held in mirrored else _QUARTERS[turn // 90 % 4]


def _exif(turned: int) -> bytes:
    """Return Exif data that say nothing but how the picture is turned (TIFF 6.0, one directory of one short number)."""
    return b"II*\x00\x08\x00\x00\x00\x01\x00" + struct.pack("<HHIHH", _TURNED, 3, 1, turned, 0) + b"\x00\x00\x00\x00"


def _jpeg(content: bytes, turned: int) -> bytes:
    kept = [b"\xff\xd8"]
    if turned != _UPRIGHT:
        told = b"Exif\x00\x00" + _exif(turned)
        kept.append(b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told)
    at, size = 2, len(content)
    while at < size:
        if content[at] != 0xFF:
            raise ValueError("no marker")
        mark = content[at + 1]
        if mark == 0xFF:
            at += 1
        elif mark == 0xD9:
            kept.append(b"\xff\xd9")
            break  # what phones append behind the picture (films, further pictures) stays behind
        else:
            end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
            if mark == 0xDA:
                found = _NEXT_MARKER.search(content, end)
                end = found.start() if found else size
            if _keeps(mark, content[at + 4 : at + 18]):
                kept.append(content[at:end])
            at = end
    return b"".join(kept)


def _keeps(mark: int, begins: bytes) -> bool:
    """Whether a segment belongs to the picture: tables and scans, JFIF, Adobe's colours, an ICC profile."""
    if mark == 0xE0:
        return begins.startswith(b"JFIF")
    if mark == 0xE2:
        return begins.startswith(b"ICC_PROFILE")
    return mark == 0xEE or not (0xE0 <= mark <= 0xEF or mark == 0xFE)


def _png(content: bytes, turned: int) -> bytes:
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        if kind in _PNG_KEPT:
            kept.append(content[at : at + 12 + length])
        if kind == b"IHDR" and turned != _UPRIGHT:
            told = b"eXIf" + _exif(turned)
            kept.append(struct.pack(">I", len(told) - 4) + told + struct.pack(">I", zlib.crc32(told)))
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def _webp(content: bytes, turned: int) -> bytes:
    parts = [(kind, data) for kind, data in _chunks(content) if kind not in {b"EXIF", b"XMP "}]
    if turned != _UPRIGHT:
        parts.append((b"EXIF", _exif(turned)))
        if parts[0][0] != b"VP8X":
            with Image.open(io.BytesIO(content)) as picture:
                wide, tall = picture.size
            sides = struct.pack("<I", wide - 1)[:3] + struct.pack("<I", tall - 1)[:3]
            parts.insert(0, (b"VP8X", b"\x00\x00\x00\x00" + sides))
    if parts[0][0] == b"VP8X":
        flags = parts[0][1][0] & ~0b1100 | (0b1000 if turned != _UPRIGHT else 0)
        parts[0] = (b"VP8X", bytes([flags]) + parts[0][1][1:])
    body = b"".join(kind + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2) for kind, data in parts)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, end = 12, min(len(content), 8 + struct.unpack("<I", content[4:8])[0])
    while at + 8 <= end:
        kind, length = struct.unpack("<4sI", content[at : at + 8])
        yield kind, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
