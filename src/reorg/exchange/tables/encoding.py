"""In which code was this text written? (UTF-8: RFC 3629; the code pages that museums' older programs wrote.)

In this order: a byte order mark; strict UTF-8 of the whole file; two bytes a sign without a mark; UTF-8 with lines of
another code among it; the code page in which the words come out as words of one language; the guess of a library.
General guessers call French in cp1252 Central European, so the page is weighed here by languages' own letters.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import charset_normalizer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# the letters beyond a-z of languages that share a script; a page fits if one language has them all
_LATIN = {
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúüªº",
    "pt": "ãáàâçéêíõóôúü",
    "de": "äöüß",
    "it": "àèéìíòóùú",
    "nl": "áéëïóöü",
    "sv": "åäöéæøü",
    "ca": "àçéèíïóòúü·",
    "en": "éèêçñöüïëôâ",
    "tr": "çğıöşüâîû",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýžľĺôŕä",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "hr": "čćđšž",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äõöüšž",
}
_SIGNS = frozenset("«»‘’‚“”„–—…°º½¼¾×÷©®™€£¥§¶†‡•·¿¡ªº²³±µ‰¢¨´¸\u00a0Ø∅⌀،؛؟№\u200c\u200d\u200e\u200f")
_QUOTES = frozenset("«»‘’“”„–—…\u00a0")
PAGES = (
    "cp1252",
    "iso8859-15",
    "mac_roman",
    "cp850",
    "cp1256",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1250",
    "cp1255",
    "cp1257",
    "iso8859-2",
    "iso8859-6",
    "iso8859-7",
    "koi8-r",
    "cp866",
    "mac_cyrillic",
    "cp437",
)
_COMMON = {"CYRILLIC": frozenset("оеаинтсрвлОЕАИ"), "GREEK": frozenset("αοιετσνηυρ"), "ARABIC": frozenset("اليمونرتبة")}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes become text: ``name`` of the codec. ``certain`` unless it was weighed; ``mixed`` if a second page was needed."""

    name: str
    certain: bool = True
    mixed: str = ""
    words: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name that a person finds in other programs."""
        return f"{self.name} + {self.mixed}" if self.mixed else self.name.removesuffix("-sig")

    def decode(self, raw: bytes) -> str:
        """Return ``raw`` as text; what the code does not know becomes the replacement sign U+FFFD."""
        if self.mixed:
            return raw.decode("utf-8", f"reorg-{self.mixed}")
        return raw.decode(self.name, "replace")

    @property
    def errors(self) -> str:
        """The error handler to open the file with."""
        return f"reorg-{self.mixed}" if self.mixed else "replace"


def by_mark(start: bytes) -> Encoding | None:
    """Return the encoding that the file itself declares in its first bytes, or that its zero bytes betray."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return Encoding(name)
    return Encoding(name) if (name := wide(start)) else None


def wide(start: bytes) -> str:
    """Return the UTF-16 code that zero bytes betray where no byte order mark says it, or ``""``."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if min(even, odd) * 10 >= max(even, odd) or max(even, odd) * 100 < len(start):
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = start[: len(start) // 2 * 2].decode(name, "replace")
    if not any(sign in text for sign in "\r\n,;\t"):
        return ""
    usual = sum(1 for sign in text if sign.isalnum() or sign in "\r\n\t" or unicodedata.category(sign)[0] in "ZPSM")
    return name if usual - text.count("\ufffd") > 0.97 * len(text) - 1 else ""


def weigh(lines: Sequence[bytes]) -> Encoding:
    """Return the likeliest encoding of ``lines``, some of which are not UTF-8 and all of which hold bytes over 127."""
    good = sum(1 for line in lines if _valid(line))
    if good * 4 >= len(lines) and good:
        page = _mixed_page([line for line in lines if not _valid(line)])
        _register(page)
        return Encoding(
            "utf-8",
            certain=False,
            mixed=page,
            words=_words([line.decode("utf-8", f"reorg-{page}") for line in lines if not _valid(line)]),
        )
    raw = b"\n".join(lines)[:200_000]
    scores = [(_score(raw, page) - at * 0.004, page) for at, page in enumerate(PAGES)]
    score, page = max(scores)
    if score < 0.6 and len(raw) > 40 and (found := _library(raw)):
        page = found
    text = raw.decode(page, "replace")
    return Encoding(page, certain=False, words=_words([text]))


def _valid(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _mixed_page(lines: Sequence[bytes]) -> str:
    """Return the page of the bytes that are not UTF-8, looking at those bytes' words alone."""
    raw = b"\n".join(lines)[:200_000]
    return max((_score(raw, page) - at * 0.004, page) for at, page in enumerate(PAGES))[1]


def _register(page: str) -> None:
    """Let ``errors="reorg-<page>"`` read bytes that are not UTF-8 in ``page``."""

    def mend(problem: UnicodeError) -> tuple[str, int]:
        if not isinstance(problem, UnicodeDecodeError):
            raise problem
        return problem.object[problem.start : problem.end].decode(page, "replace"), problem.end

    codecs.register_error(f"reorg-{page}", mend)


def _score(raw: bytes, page: str) -> float:
    """Return how well ``raw`` reads in ``page``, up to 1: letters of one language, in words, in one case."""
    try:
        text = raw.decode(page)
    except UnicodeDecodeError as problem:
        if len(raw) < 2000 or raw.decode(page, "replace").count("\ufffd") > len(raw) // 2000:
            del problem
            return -1.0
        text = raw.decode(page, "replace")
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    strange = [sign for sign in text if not sign.isascii() and not sign.isalpha()]
    letters = [sign for word in words for sign in word.lower() if sign.isalpha() and not sign.isascii()]
    total = len(letters) + len(strange)
    if not total:
        return 0.0
    signs = sum(1.0 if sign in _QUOTES else 0.8 for sign in strange if sign in _SIGNS)
    inside = len(re.findall(r"[^\W\d_][¦¬¯¨´¸ªº¹²³±µ×÷ºﬁﬂ˜ˆ·][^\W\d_]", text))
    shape = sum(_shape(word) for word in words) / max(1, len(words))
    return (len(letters) * _language(letters) * shape + signs - inside) / total


def _language(letters: Sequence[str]) -> float:
    """Return the share of ``letters`` that the language that fits best has."""
    if not letters:
        return 0.0
    scripts: dict[str, int] = {}
    for sign in set(letters):
        script = unicodedata.name(sign, "?").split()[0]
        scripts[script] = scripts.get(script, 0) + letters.count(sign)
    script = max(scripts, key=lambda each: scripts[each])
    share = scripts[script] / len(letters)
    if script == "LATIN":
        counts = {sign: letters.count(sign) for sign in set(letters)}
        return (
            share
            * max(sum(n for sign, n in counts.items() if sign in known) for known in _LATIN.values())
            / scripts[script]
        )
    common = _COMMON.get(script)
    if common is None:
        return share * (0.97 if script == "HEBREW" else 0.2)
    share += sum(1 for sign in letters if sign in _LATIN["fr"]) / len(letters)  # French beside Arabic is usual
    usual = sum(1 for sign in letters if sign in common) / len(letters)
    return share * min(1.0, 0.4 + usual)


def _shape(word: str) -> float:
    """Return 1 for a word in one script and one case (or with a capital first), less for what decoding garbles."""
    latin = any(sign.isascii() for sign in word)
    if latin and not unicodedata.name(next(sign for sign in word if not sign.isascii()), "").startswith("LATIN"):
        return 0.2
    if word.islower() or word.isupper() or word.istitle() or word[1:].islower():
        return 1.0
    return 1.0 if not any(sign.lower() != sign.upper() for sign in word) else 0.3


def _library(raw: bytes) -> str:
    """Return what charset-normalizer says, where it is sure enough to decode everything; else ``""``."""
    best = charset_normalizer.from_bytes(raw[:100_000]).best()
    if best is None or best.encoding in {"ascii", "utf_8"}:
        return ""
    try:
        raw.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        # a cut in the middle of a sign at the very end does not speak against a code of two bytes a sign
        return best.encoding if raw.decode(best.encoding, "replace").count("\ufffd") <= 1 else ""
    return best.encoding


def _words(texts: Sequence[str]) -> tuple[str, ...]:
    """Return up to five words that show whether the encoding is right."""
    found = dict.fromkeys(
        word for text in texts for word in _WORD.findall(text) if not word.isascii() and len(word) > 2
    )
    return tuple(list(found)[:5])
