"""Which signs in a number only look like the usual ones, and which cells hold two numbers?

Look-alikes after Unicode TR 39 (confusable letters), kept to what keyboards and character recognition really produce:
Cyrillic and Greek letters, full-width signs, figures of other scripts, O for 0, l and I for 1.
"""

from __future__ import annotations

import re
import unicodedata

from reorg.documentation.grammar.schemes import Schemes
from reorg.museum import number_signs

_OTHER, _PLAIN = number_signs()
_SIGNS = str.maketrans(_OTHER, _PLAIN)
_IN_FIGURES = re.compile(
    r"(?<![^\W\d_])[0-9OolI|]*[0-9][0-9OolI|]*(?![^\W\d_])|(?<=[0-9][.\-/])[OolI|]+(?=[.\-/][0-9])"
)
_FIGURES = str.maketrans("OolI|", "00111")
_BETWEEN = re.compile(r"\s*(?:[;|&+\n]|,\s+|\s+/\s+|\s+(?:and|et|y|e|und|и|و|和)\s+|[،、；])\s*", re.IGNORECASE)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\u00ad\t\n\r\v\f]|  ")
SPACES = r"^\s|\s$|[\x{00A0}\x{1680}\x{2000}-\x{200F}\x{2028}-\x{202F}\x{205F}-\x{2064}\x{3000}\x{FEFF}\x{00AD}\t\n\r\v\f]|  "
"""Signs that nobody sees, as a pattern for DuckDB (RE2); :func:`unseen` is the same in Python."""
BREAK = r"\S\s*[\r\n]\s*\S"
"""A line break between two texts (RE2)."""


def unseen(number: str) -> bool:
    """Whether a number holds signs that nobody sees: spaces around it or doubled, fixed and zero-width ones, tabs."""
    return number != number.strip() or _SPACES.search(number) is not None


def without_unseen(number: str) -> str:
    """Return a number with plain single spaces and nothing that nobody sees."""
    kept = "".join(sign for sign in number if unicodedata.category(sign) != "Cf")
    return " ".join(kept.split())


def latin(number: str) -> str:
    """Return a number with Latin letters and western figures in place of others that look like them."""
    return "".join(
        plain.upper() if sign.isupper() else plain
        for sign, plain in ((sign, sign.lower().translate(_SIGNS)) for sign in number)
    )


def figures(number: str) -> str:
    """Return a number with figures where letters stand that look like them among figures: ``1974.l2`` -> ``1974.12``."""
    return _IN_FIGURES.sub(lambda run: run[0].translate(_FIGURES), number)


def several(number: str, schemes: Schemes) -> tuple[str, ...]:
    """Return the numbers in one cell if they are two or more and each follows a scheme; empty otherwise.

    A number that follows a scheme as a whole is one number, whatever signs it holds.
    """
    pieces = [piece for piece in _BETWEEN.split(number.strip()) if piece]
    if len(pieces) < 2 or schemes.parse(number) is not None:
        return ()
    return tuple(pieces) if all(schemes.parse(piece) is not None for piece in pieces) else ()
