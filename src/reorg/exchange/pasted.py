"""How does text that a person pasted (from a web page, Word, an e-mail) become a file that is kept and read as any other?"""

from __future__ import annotations

from pathlib import Path

from reorg.exchange.unreadable import Unreadable
from reorg.language import say

NAME = "pasted.txt"
LARGEST = 20 << 20  # bytes


def keep_pasted(text: str, folder: Path) -> Path:
    """Write ``text`` as it was pasted into ``folder`` (made if needed) as ``pasted.txt``; returns the file.

    Raises :class:`Unreadable` if there is nothing in it, or more than 20 MB. What it is (columns apart by tabs or
    blanks, a table of a web page, lines of JSON) is for :func:`reorg.exchange.read` to see.
    """
    if not text.strip():
        raise Unreadable(say("Nothing was pasted. Copy the rows of your list, headings and all, and paste them here."))
    raw = text.encode("utf-8", "replace")
    if len(raw) > LARGEST:
        raise Unreadable(say("That is more than {size} MB of text. Bring it as a file.", size=LARGEST >> 20))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_bytes(raw)
    return path
