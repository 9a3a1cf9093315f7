"""Which language is in use, and how do its numbers and codes stay readable in both directions?"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from types import MappingProxyType

LOCALE = Path(__file__).parents[1] / "locale"
LANGUAGES = MappingProxyType({"en": "English", "ar": "العربية"})
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_in_use: ContextVar[str] = ContextVar("language", default="en")


def in_use() -> str:
    """Return the language in use here, e.g. ``"ar"``."""
    return _in_use.get()


def use(language: str) -> None:
    """Say everything in ``language`` from now on (in this thread or task); an unknown one falls back to English."""
    short = language.replace("_", "-").split("-")[0].lower()
    _in_use.set(short if short in LANGUAGES else "en")


@contextmanager
def using(language: str) -> Iterator[None]:
    """Say everything inside the ``with`` block in ``language``."""
    token = _in_use.set(language)
    try:
        yield
    finally:
        _in_use.reset(token)


def direction(language: str | None = None) -> str:
    """Return ``"rtl"`` or ``"ltr"`` for ``language`` (default: the one in use)."""
    return "rtl" if (language or _in_use.get()) in RIGHT_TO_LEFT else "ltr"


def isolate(text: str) -> str:
    """Return ``text`` between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9), for right-to-left text.

    Digits and punctuation hold no strong letter, so a number such as ``1978-12-45`` keeps its order.
    """
    return f"\u2068{text}\u2069" if text else text


def isolate_sentence(text: str) -> str:
    """Return ``text`` between RIGHT-TO-LEFT ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9): words of ours in Arabic.

    By its first letter, a sentence that begins with a Latin code would run from left to right, and one made only of
    isolated codes and numbers (UAX #9, rule P2 does not look inside isolates) would as well.
    """
    return f"\u2067{text}\u2069" if text else text


def size(unit: str, *sides: float | None, places: int = 0) -> str:
    """Return a size as one value, such as ``10.2 × 7.2 m``: the sides of a size must keep their order in every language."""
    return f"{' × '.join('?' if side is None else number(side, places) for side in sides)} {unit}"


def number(value: float, places: int = 0) -> str:
    """Return a number as people read it: thousands grouped, ``places`` decimals, western digits."""
    return f"{value:,.{places}f}"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the translations of ``language``; English where there are none."""
    return gettext.translation("django", LOCALE, languages=[language], fallback=True)
