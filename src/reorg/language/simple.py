"""When are two spellings the same for someone who searches? (NFKD; Arabic letter forms; Chinese and Japanese pairs.)"""

from __future__ import annotations

import re
import unicodedata

# alef forms, alef maqsura, ta marbuta, hamza carriers, tatweel: people type them interchangeably
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_ARTICLE = re.compile(r"\b(?:ال)+(?=\w{3})")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_ASCII_WORDS = re.compile(r"[^0-9a-z]+")
_WORDS = re.compile(r"[\W_]+")


def simple_words(text: str) -> str:
    """Return ``text`` as the words that are searched: lower case, without marks, with one space between.

    Used on what is stored and on what is asked alike, so that both meet. Runs of Chinese or Japanese signs become
    overlapping pairs, because they hold no spaces.
    """
    if text.isascii():
        return _ASCII_WORDS.sub(" ", text.lower()).strip()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = "".join(sign for sign in text if not unicodedata.combining(sign)).translate(_ARABIC)
    text = _ARTICLE.sub("", text)
    text = _CJK.sub(lambda run: " ".join(run[0][at : at + 2] for at in range(len(run[0]) - 1)), text)
    return _WORDS.sub(" ", text).strip()
