"""Which words, numbers and signs is a written date made of, each known by one letter?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reorg.documentation.grammar import date_words as is_
from reorg.documentation.grammar.date_words import phrases
from reorg.documentation.grammar.periods import named

_TOKEN = re.compile(
    r"""
      (?P<date> (?<![\d./-])(?: \d{4}([./-])\d{1,2}\2\d{1,2} | \d{1,2}([./-])[ ]?\d{1,2}\3[ ]?(?:\d{4}|\d\d)
              | \d{1,2}([./ -])[ ]?[ivx]{1,4}\4[ ]?\d{4} )
          (?: [ t]\d{1,2}:\d\d[\d:.+z]* )? (?![\d/]|[.-]\d) )
    | (?P<compact> (?<![\d.-])(?:1[0-9]|20)\d{6}(?![\d.]) )
    | (?P<slip> (?<![^\W_])[lio]\d+ )
    | (?P<masked> (?<!\d)1\d(?:--|\?\?|__|xx|\d-(?=\??\s*(?:[])]|$))) )
    | (?P<num> \d{1,3}(?:,\d{3})+(?!\d) | \d+ )
      (?: (?P<tail> '?[^\W\d_]+ ) | -(?P<hyphen> [еияхй]|го|ая|ое|ои|ые|ых|tal(?:et|ets)?|th|st|nd|rd )(?![^\W_]) )?
    | (?P<word> [^\W\d_]+'? )
    | (?P<sign> [^\s.\w] )
    """,
    re.VERBOSE,
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff々〇]")
_CHINESE_NUMBER = re.compile("[〇零一二三四五六七八九十廿卅百千]+")
_CHINESE_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(e|er|re|ere|eme|ieme|ste|th|o)?")
_CYRILLIC_ROMAN = str.maketrans("хі", "xi")
_ORDINAL_TAILS = frozenset(
    [
        "st",
        "nd",
        "rd",
        "th",
        "e",
        "er",
        "re",
        "ere",
        "ers",
        "eme",
        "ieme",
        "de",
        "ste",
        "te",
        "o",
        "a",
        "os",
        "as",
        "я",
        "и",
        "ыи",
        "ая",
        "ои",
        "ое",
        "го",
        "е",
        "к",
    ]  # k: Swedish, Finnish
)
_DECADE_TAILS = dict.fromkeys(("s", "'s"), "") | dict.fromkeys(("er", "ern", "'er", "х", "ых", "е"), "ten")
_DECADE_TAILS |= dict.fromkeys(("tal", "talet", "talets"), "hundred")
_SIGNS = {"-": "-", "–": "-", "/": "/", ",": ",", ";": ";", ":": ";", "(": "(", "[": "(", ")": ")", "]": ")", "|": "/"}
_QUIET = frozenset("'\"`*«»“”<>_=#!%°º")
_ARABIC_FRONT = ("و", "ب", "ل", "ف")


@dataclass(slots=True)
class Token:
    """A word, number or sign: its letter, what it is worth, and how many digits or which word it was."""

    kind: str
    value: object = ""
    word: str = ""


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text that :func:`plain` has evened out."""
    raw = [_raw(found) for found in _TOKEN.finditer(text.replace("(?)", "?"))]
    words = [each for parts in raw for each in parts]
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        at += _token(words, at, tokens)
    _settle(tokens)
    return [token for token in tokens if token.kind]


def _raw(found: re.Match[str]) -> list[str | Token]:
    """Return what one match is: a token if that is sure, else a word to be looked up."""
    kind = found.lastgroup
    if kind in ("word", "sign"):
        word = found[kind]
        return list(_segments(word)) if not word.isascii() and _CJK.search(word) else [word]
    if kind in ("num", "tail", "hyphen"):
        return _number(found["num"].replace(",", ""), found["tail"] or found["hyphen"] or "")
    written = found[0]
    if kind == "date":
        return [_numeric(written)]
    if kind == "compact":
        return [Token(is_.WHOLE, ((int(written[:4]), int(written[4:6]), int(written[6:])),), written)]
    if kind == "slip":  # l860 typed with the letter
        return [Token(is_.UNKNOWN, "", written), Token(is_.LONG, 0, written)]
    digits = written.rstrip("-?_x")
    hundred = "hundred" if len(digits) == 2 else "ten"
    return [Token(is_.DECADE, (int(digits) * 10 ** (4 - len(digits)), hundred), "0000")]


def _number(written: str, tail: str) -> list[str | Token]:
    n, digits = int(written[:12]), len(written)
    if tail in _DECADE_TAILS and not n % 10 and (digits in (3, 4) or (digits == 2 and tail in ("s", "'s", "е", "х"))):
        return [Token(is_.DECADE, (n, _DECADE_TAILS[tail]), written)]
    if tail in _ORDINAL_TAILS and digits <= 2:
        return [Token(is_.ORDINAL, n, written)]
    kind = is_.SHORT if digits <= 2 else is_.YEAR if digits <= 4 else is_.LONG
    token = Token(kind, n, written)
    if not tail:
        return [token]
    return [token, *(_segments(tail) if _CJK.search(tail) else [tail])]


def _numeric(written: str) -> Token:
    """Return the token of a date in figures: every (year, month, day) that it can mean."""
    parts = re.findall(r"\d+|[ivx]+", re.split(r"[ t]\d{1,2}:", written)[0])
    first, middle, last = parts
    choices: tuple[tuple[int, int, int], ...]
    if len(first) == 4:
        choices = ((int(first), int(middle), int(last)),)
    elif not middle.isdigit():
        choices = ((int(last), roman(middle) or 99, int(first)),)
    elif len(last) == 2:
        return Token(is_.TWO_DIGITS, 0, written)
    else:
        choices = ((int(last), int(middle), int(first)), (int(last), int(first), int(middle)))
    return Token(is_.WHOLE, choices, written)


def _segments(run: str) -> list[str | Token]:
    """Split Chinese or Japanese, which has no spaces, at the longest words that are known."""
    found: list[str | Token] = []
    known = _cjk_words()
    at = 0
    while at < len(run):
        length = next((size for size in range(min(7, len(run) - at), 0, -1) if run[at : at + size] in known), 0)
        numeral = _CHINESE_NUMBER.match(run, at)
        if numeral is not None and numeral.end() - at >= length:
            found.append(_chinese_number(numeral[0]))
            at = numeral.end()
        else:
            found.append(run[at : at + max(length, 1)])
            at += max(length, 1)
    return found


@lru_cache(maxsize=1)
def _cjk_words() -> frozenset[str]:
    words = [word for word, after in phrases().items() if any(not rest for rest, *_ in after)]
    return frozenset(word for word in [*words, *(name[0] for name in named() if len(name) == 1)] if _CJK.search(word))


def _chinese_number(written: str) -> Token:
    if not set(written) & set("十廿卅百千"):
        n = int("".join(str(_CHINESE_DIGITS[sign]) for sign in written))
        digits = len(written)
        return Token(is_.SHORT if digits <= 2 else is_.YEAR if digits <= 4 else is_.LONG, n, "0" * digits)
    n = digit = 0
    for sign in written:
        if sign in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[sign]
        elif sign in "廿卅":
            n += 20 if sign == "廿" else 30
        else:
            n += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
    n += digit
    return Token(is_.SHORT if n < 100 else is_.YEAR, n, str(n))


@lru_cache(maxsize=2_000)
def roman(word: str) -> int:
    """Return the number that a Roman numeral up to 39 stands for (``xix``, ``xixe``, in Cyrillic letters too), else 0."""
    found = _ROMAN.fullmatch(word.translate(_CYRILLIC_ROMAN))
    if found is None or not (found[1] or found[2]):
        return 0
    ones = {"ix": 9, "iv": 4}.get(found[2])
    return 10 * len(found[1]) + (5 * found[2].count("v") + found[2].count("i") if ones is None else ones)


def _token(words: list[str | Token], at: int, tokens: list[Token]) -> int:
    """Add the token that begins with a word; return how many words it took."""
    word = words[at]
    if isinstance(word, Token):
        tokens.append(word)
        return 1
    for rest, kind, value in _lexicon().get(word, ()):
        if not rest or tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
            tokens.append(Token(kind, value, word))
            return 1 + len(rest)
    if number := roman(word):
        tokens.append(Token(is_.ROMAN, number, word))
    elif word in _SIGNS:
        tokens.append(Token(_SIGNS[word], "", word))
    elif word[0] in _ARABIC_FRONT and len(word) > 2 and word[1:] in _lexicon():
        if word[0] == "و":
            tokens.append(Token(is_.AND, "", "و"))
        words[at] = word[1:]
        return 0
    elif word not in _QUIET:
        tokens.append(Token(is_.UNKNOWN, "", word))
    return 1


Lexicon = dict[str, tuple[tuple[tuple[str, ...], str, object], ...]]


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    """Return the phrases together with the names of periods, by first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, object]]] = {
        word: list(after) for word, after in phrases().items()
    }
    for name, (kind, period) in named().items():
        found.setdefault(name[0], []).append((name[1:], kind, period))
    return {word: tuple(sorted(after, key=lambda each: -len(each[0]))) for word, after in found.items()}


_THIRD = {"third": 3, "terzo": 3, "derde": 3, "cuarto": 4, "quarto": 4}
_COUNTING = frozenset({is_.ORDINAL, is_.ROMAN, is_.SHORT})


def _settle(tokens: list[Token]) -> None:
    """Decide, by their neighbours, what short words are: ``c. 1850`` and ``19th c.``, ``V в.`` and ``в 1850``, "of"."""
    for at, token in enumerate(tokens):
        decide = _BY_WORD.get(token.word)
        if decide is not None:
            decide(token, tokens[at - 1] if at else _NOTHING, tokens[at + 1] if at + 1 < len(tokens) else _NOTHING)


def _letter(token: Token, before: Token, after: Token) -> None:
    if is_.CENTURY in (before.kind, after.kind) and token.kind in (is_.BEFORE, is_.NOISE):
        token.kind, token.value = is_.ROMAN, roman(token.word)
    elif token.word == "i":
        _and(token, before, after)


def _third(token: Token, before: Token, _after: Token) -> None:
    if before.kind in _COUNTING:
        token.kind, token.value = is_.FRACTION, _THIRD[token.word]


def _circa(token: Token, before: Token, after: Token) -> None:
    if token.kind == is_.ABOUT and before.kind in _COUNTING and not _numeral(after):
        token.kind = is_.CENTURY


def _century(token: Token, before: Token, after: Token) -> None:
    if token.kind == is_.CENTURY and before.kind not in _COUNTING and after.kind not in _COUNTING:
        token.kind = is_.NOISE


def _from(token: Token, _before: Token, after: Token) -> None:
    if after.kind == is_.CENTURY:
        token.kind = is_.NOISE


def _of(token: Token, before: Token, after: Token) -> None:
    if not (before.kind == is_.YEAR and _numeral(after)):
        token.kind = is_.NOISE


def _and(token: Token, before: Token, after: Token) -> None:
    if _numeral(before) and _numeral(after):
        token.kind = is_.DASH if token.word == "a" else is_.AND


def _numeral(token: Token) -> bool:
    return token.kind in (is_.YEAR, is_.SHORT)


_NOTHING = Token("")
_BY_WORD: Mapping[str, Callable[[Token, Token, Token], None]] = {
    **dict.fromkeys(_THIRD, _third),
    **dict.fromkeys(("i", "v"), _letter),
    **dict.fromkeys(("в", "s", "ss"), _century),
    **dict.fromkeys(("en", "e", "a"), _and),
    "c": _circa,
    "من": _from,
    "of": _of,
}
