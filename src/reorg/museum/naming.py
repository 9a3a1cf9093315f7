"""What is a thing called inside the journal, for ever, whatever its number on the label becomes?"""

from __future__ import annotations

import base64
import hashlib


def identity(prefix: str, *parts: object) -> str:
    """Return an id made from ``parts``: the same parts give the same id, on every machine.

    80 bits of SHA-256 in lower-case base 32: in a museum of a million things the chance that any two meet is below
    1 in 2 × 10^12 (birthday bound).
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()[:10]
    return prefix + base64.b32encode(digest).decode().lower()


def object_id(source: str, row: int) -> str:
    """Return the id of the object that row ``row`` (from 1) of a source is entered as."""
    return identity("o", source, row)


def record_id(source: str, row: int) -> str:
    """Return the id of what is decided about row ``row`` (from 1) of a source (the subject of ``match``)."""
    return identity("r", source, row)


def photo_id(about: str, sha256: str) -> str:
    """Return the id of the photograph with this content as one of ``about``, an object or not (the subject of ``photo``)."""
    return identity("f", about, sha256)
