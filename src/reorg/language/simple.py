"""When are two spellings the same for someone who searches? (NFKD; Arabic letter forms; Chinese and Japanese pairs.)"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

# alef forms, alef maqsura, ta marbuta, hamza carriers, tatweel: people type them interchangeably
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_ARTICLE = re.compile(r"\b(?:ال)+(?=\w{3})")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,}")
# what a printer sets and nobody searches: most European text is plain without it
_PRINTED = str.maketrans(dict.fromkeys("‘’“”„«»‹›–—…·•×\u00a0", " "))
_ASCII_WORDS = re.compile(r"[^0-9a-z]+")
_WORDS = re.compile(r"[\W_]+")


@cache
def _marks() -> re.Pattern[str]:
    """Return what finds marks that are written on letters; made when it is first needed, for all of Unicode."""
    marks = (chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code)))
    return re.compile(f"[{''.join(marks)}]+")


def simple_words(text: str) -> str:
    """Return ``text`` as the words that are searched: lower case, without marks, with one space between.

    Used on what is stored and on what is asked alike, so that both meet. Runs of Chinese or Japanese signs become
    overlapping pairs, because they hold no spaces.
    """
    if not text.isascii():
        text = text.translate(_PRINTED)
    if text.isascii():
        return _ASCII_WORDS.sub(" ", text.lower()).strip()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = _marks().sub("", text)
    if text.isascii():
        return _ASCII_WORDS.sub(" ", text).strip()
    text = _ARTICLE.sub("", text.translate(_ARABIC))
    text = _CJK.sub(lambda run: " ".join(run[0][at : at + 2] for at in range(len(run[0]) - 1)), text)
    return _WORDS.sub(" ", text).strip()
