"""How much was paid, in which currency, if it is written as registers and bills write it? (ISO 4217; Spectrum 5.1.)

A sign that several countries share stays ambiguous until the museum says which is its own. Nothing is converted: francs
of 1850 and euros of today are different things, and what one was worth depends on what one bought.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from reorg.language import Message, say

SHARED = say("The sign stands for several currencies; which one is not said.")
THOUSANDS = say("Three figures behind one sign were read as thousands.")
RANGE = say("A range is given; the larger amount was taken.")
NO_CURRENCY = say("There is no currency.")
NOTHING = say("There is no amount in it.")
SEVERAL = say("Several amounts are given; the first was taken.")

CURRENCIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "EUR": ("€", "eur", "euro", "euros", "евро", "يورو", "欧元"),
        "USD": ("us$", "usd", "u.s. dollars", "us dollars", "dollars us", "us dollar", "dólares", "美元", "доллар сша"),
        "GBP": ("£", "gbp", "stg", "pounds sterling", "pound sterling", "livres sterling", "pounds", "pound", "英镑"),
        "CHF": ("chf", "sfr", "francs suisses", "schweizer franken", "franken"),
        "FRF": ("frf", "ff", "nf", "francs français", "nouveaux francs"),
        "BEF": ("bef", "fb", "francs belges"),
        "DEM": ("dem", "dm", "d-mark", "deutsche mark"),
        "ITL": ("itl", "lire", "lira", "lit"),
        "ESP": ("esp", "pesetas", "peseta", "pts", "ptas", "pta"),
        "PTE": ("pte", "escudos", "escudo"),
        "NLG": ("nlg", "hfl", "gulden", "guilders", "florins néerlandais"),
        "ATS": ("ats", "öschilling", "schilling"),
        "SEK": ("sek", "svenska kronor", "kronor"),
        "NOK": ("nok",),
        "DKK": ("dkk",),
        "RUB": ("₽", "rub", "rur", "руб", "рублей", "рубля", "рубль", "roubles", "rubles"),
        "CNY": ("cny", "rmb", "人民币", "元", "yuan"),
        "JPY": ("jpy", "円", "yen"),
        "INR": ("₹", "inr", "rupees indiennes", "indian rupees"),
        "BRL": ("r$", "brl", "reais", "real brasileiro"),
        "MXN": ("mxn", "mx$", "pesos mexicanos"),
        "ARS": ("ars", "ar$", "pesos argentinos"),
        "EGP": ("egp", "e£", "le", "جنيه مصري", "ج.م", "livres égyptiennes"),
        "LBP": ("lbp", "ll", "ل.ل"),
        "SAR": ("sar", "ريال سعودي"),
        "TRY": ("₺", "try", "türk lirası"),
        "XOF": ("xof", "fcfa", "f cfa", "francs cfa"),
        "KRW": ("₩", "krw"),
        "ILS": ("₪", "ils"),
        "THB": ("฿", "thb", "baht", "บาท"),
        "PLN": ("zł", "pln"),
        "CAD": ("cad", "c$", "can$"),
        "AUD": ("aud", "a$", "au$"),
        "ZAR": ("zar", "rand"),
    }
)
"""The words and signs of each currency, by its code (ISO 4217, codes that were withdrawn included)."""

AMBIGUOUS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "$": ("USD", "CAD", "AUD", "MXN", "ARS"),
        "dollars": ("USD", "CAD", "AUD"),
        "dollar": ("USD", "CAD", "AUD"),
        "₤": ("GBP", "ITL"),
        "f": ("FRF", "BEF", "CHF"),
        "fr": ("FRF", "BEF", "CHF"),
        "frs": ("FRF", "BEF", "CHF"),
        "fcs": ("FRF", "BEF", "CHF"),
        "francs": ("FRF", "BEF", "CHF"),
        "franc": ("FRF", "BEF", "CHF"),
        "¥": ("JPY", "CNY"),
        "kr": ("SEK", "NOK", "DKK"),
        "kroner": ("NOK", "DKK"),
        "kr.": ("SEK", "NOK", "DKK"),
        "rs": ("INR", "PKR", "LKR", "NPR"),
        "rupees": ("INR", "PKR", "LKR", "NPR"),
        "pesos": ("MXN", "ARS"),
        "جنيه": ("EGP", "SDG"),
        "ريال": ("SAR", "QAR", "YER", "OMR"),
        "ليرة": ("LBP", "TRY"),
        "mk": ("DEM", "DDM", "FIM"),
        "mark": ("DEM", "DDM"),
    }
)
"""Signs that several currencies share, the ones that use them; the museum's own decides, if it is among them."""

HISTORICAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "guinea": ("guineas", "guinea", "gns", "gn", "gs"),
        "livre tournois": ("livres tournois", "livre tournois", "l.t", "lt", "livres", "livre"),
        "écu": ("écus", "écu", "ecus"),
        "louis d'or": ("louis d'or", "louis"),
        "thaler": ("thaler", "taler", "reichsthaler", "reichstaler", "rthlr", "rthl"),
        "reichsmark": ("reichsmark", "rm"),
        "florin": ("florins", "florin", "fl"),
        "scudo": ("scudi", "scudo"),
        "ducat": ("ducats", "ducat", "dukaten", "ducados", "ducati"),
        "real": ("reales", "maravedís"),
        "réis": ("réis", "mil-réis", "milréis"),
        "piastre": ("piastres", "piastre", "قرش", "قروش"),
        "tael": ("taels", "tael", "两", "兩"),
        "crown": ("crowns", "kronen"),
    }
)
"""Money that no code stands for any more, or that many lands struck: kept under its name."""

_SHILLINGS = re.compile(
    r"£ ?(?P<l>\d[\d,]*)(?:[ .:/-]+(?P<s>\d{1,2}) ?s?(?:[ .:/-]+(?P<d>\d{1,2}(?: ?[½¼¾])?) ?d?)?)?(?![\d,])"
    r"|(?<![\d.,])(?P<s2>\d{1,3}) ?(?:s\b\.?|/)(?: ?(?P<d2>\d{1,2}) ?d?\b|-)?(?![\d/])"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[ '’.,\u202f\xa0]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?")
_TIMES = {"k": 1_000, "thousand": 1_000, "mille": 1_000, "mil": 1_000, "тыс": 1_000, "ألف": 1_000, "万": 10_000}
_TIMES |= dict.fromkeys(("million", "millions", "mio", "mn", "millones", "milhões", "млн", "مليون"), 1_000_000)
_MILLIONS = re.compile(r"^ ?m(?= ?[€$£]|$)")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount and its currency as written.

    ``currency`` is the code of ISO 4217, ``name`` that of money without one (guinea, thaler); both are ``""`` where it
    is not said, or where several are ``possible``. ``understood``: there is an amount, and one currency or name.
    """

    amount: Decimal | None = None
    currency: str = ""
    name: str = ""
    possible: tuple[str, ...] = ()
    understood: bool = False
    notes: tuple[Message, ...] = ()


def parse_money(text: str, *, currency: str = "") -> Money:
    """Return the first amount written in ``text``. Never raises.

    ``currency`` is the museum's own (ISO 4217): it decides a shared sign if it is one of those that it may stand for,
    and is that of an amount without any sign. Pounds, shillings and pence are added up in pounds.
    """
    low = text.lower().translate(_FIGURES).replace("\xa0", " ").replace("\u202f", " ")
    codes, name = _currency(low)
    if (old := _shillings(low)) is not None and (not codes or codes == ("GBP",)) and not name:
        return Money(old, "GBP", understood=True)
    amounts = list(_AMOUNT.finditer(low))
    if not amounts:
        return Money(notes=(NOTHING,))
    notes: list[Message] = []
    amount = _value(amounts[0][0], notes) * _times(low[amounts[0].end() :])
    if len(amounts) > 1:
        between = low[amounts[0].end() : amounts[1].start()].strip(" €$£")
        if between in ("-", "–", "à", "to", "bis", "a"):
            amount, notes = max(amount, _value(amounts[1][0], notes) * _times(low[amounts[1].end() :])), [*notes, RANGE]
        else:
            notes.append(SEVERAL)
    return _told(amount, codes, name, currency, notes)


def _told(amount: Decimal, codes: tuple[str, ...], name: str, own: str, notes: list[Message]) -> Money:
    if name:
        return Money(amount, "", name, (), understood=True, notes=tuple(notes))
    if own and (own in codes or not codes):
        codes = (own,)
    if len(codes) == 1:
        return Money(amount, codes[0], understood=True, notes=tuple(notes))
    notes.append(SHARED if codes else NO_CURRENCY)
    return Money(amount, "", "", codes, understood=False, notes=tuple(notes))


_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def _words() -> dict[str, tuple[tuple[str, ...], str]]:
    known: dict[str, tuple[tuple[str, ...], str]] = {}
    for sign, codes in AMBIGUOUS.items():
        known[sign] = (codes, "")
    for name, words in HISTORICAL.items():
        known.update(dict.fromkeys(words, ((), name)))
    for code, words in CURRENCIES.items():
        known.update(dict.fromkeys(words, ((code,), "")))
    return known


_KNOWN = _words()
_NAMED = re.compile(
    "|".join(
        (rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])" if word[-1].isalpha() else re.escape(word))
        for word in sorted(_KNOWN, key=len, reverse=True)
    )
)


def _currency(low: str) -> tuple[tuple[str, ...], str]:
    """Return the codes that the first currency word or sign may stand for, or the name of old money."""
    found = _NAMED.search(low)
    if found is None:
        return (), ""
    return _KNOWN[found[0]]


def _shillings(low: str) -> Decimal | None:
    """Return pounds, shillings and pence as pounds: ``£12 10s``, ``£3.4.6``, ``12/6``; ``£12.50`` is no such thing."""
    found = _SHILLINGS.search(low)
    if found is None or (found["l"] and not found["s"]):
        return None
    if found["l"] and not found["d"] and not re.search(r"\ds|\d ?s\b|/", found[0]):
        return None  # £12.10 is twelve pounds ten pence
    pounds = Fraction((found["l"] or "0").replace(",", ""))
    pounds += Fraction(int(found["s"] or found["s2"] or 0), 20) + _pence(found["d"] or found["d2"] or "0") / 240
    return (Decimal(pounds.numerator) / Decimal(pounds.denominator)).quantize(Decimal("0.0001")).normalize() + 0


def _pence(written: str) -> Fraction:
    parts = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
    return Fraction(written.rstrip(" ½¼¾") or 0) + parts.get(written[-1], Fraction(0))


def _value(written: str, notes: list[Message]) -> Decimal:
    """Return an amount: of two signs the last is the decimal one; one sign before three figures groups thousands."""
    digits = re.sub(r"[ '’]", "", written)
    signs = [sign for sign in digits if sign in ".,"]
    if len(set(signs)) == 2:
        digits = digits.replace(min(",.", key=digits.rfind), "").replace(",", ".")
    elif len(signs) > 1 or (signs and len(re.split(r"[.,]", digits)[1]) == 3 and digits[0] != "0"):
        if len(signs) == 1:
            notes.append(THOUSANDS)
        digits = digits.replace(",", "").replace(".", "")
    else:
        digits = digits.replace(",", ".")
    return Decimal(digits)


def _times(behind: str) -> int:
    word = re.match(r" ?([^\W\d_]+)", behind)
    if _MILLIONS.match(behind):
        return 1_000_000
    return _TIMES.get(word[1], 1) if word is not None else 1
