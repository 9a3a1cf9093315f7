"""Which sign, written behind a number, shows that the number was copied wrongly? (ISO 7064, pure system MOD 37,2.)"""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"


def check_character(text: str) -> str:
    """Return the check character of ``text``: a figure, a capital letter or ``*``; ``""`` if it holds nothing to check.

    Signs, spaces and case do not count, figures of other scripts are western ones; letters of other scripts do not
    count. Any one wrong sign and any two swapped neighbours give another character (ISO 7064, 37 is a prime).
    """
    total = 0
    counted = [value for sign in text if (value := _value(sign)) >= 0]
    for value in counted:
        total = (total + value) * 2 % 37
    return ALPHABET[(1 - total) % 37] if counted else ""


def _value(sign: str) -> int:
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return digit
    return ALPHABET.find(sign.upper()) if sign.isascii() and sign.isalpha() else -1
