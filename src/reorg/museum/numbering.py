"""When are two written object numbers the same number? (Spectrum 5.1 Object number leaves the form to each museum.)

One key for the whole house: for finding doubled numbers in a list, and for looking up what somebody typed.
"""

from __future__ import annotations

import re
from itertools import pairwise

OTHER_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９"
WESTERN = "0123456789" * 4
ALIKE = "аеорсухкмтвніјѕ" + "αβεζηικμνορτυχ" + "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
"""Small letters whose capital (or whose full-width form) is drawn as a Latin one: nobody can see which was typed."""
LATIN = "aeopcyxkmtbhijs" + "abezhikmnoptyx" + "abcdefghijklmnopqrstuvwxyz"
DASHES = "‐‑‒–—―−－"
_PLAIN = str.maketrans(OTHER_DIGITS + ALIKE + DASHES, WESTERN + LATIN + "-" * len(DASHES))
_RUNS = re.compile(r"([0-9]+)|([^\W\d_]+)")


def number_signs() -> tuple[str, str]:
    """Return the (small) signs that count as others in a number, and beside each the sign that it counts as."""
    return OTHER_DIGITS + ALIKE, WESTERN + LATIN


def number_key(number: str) -> str:
    """Return the key under which two spellings of a number are the same.

    Case, spaces, leading zeros, a sign between a letter and a digit, and the choice of separator do not count
    (``1974-012`` = ``1974.12``, ``57.4 B`` = ``57.4b``); digits of other scripts are western ones, and letters that
    look like Latin ones are Latin. Where a number uses two separators they mean something (``95.4.60-61`` is a
    range), so they stay.
    """
    text = number.strip().lower()
    if not text.isascii():
        text = text.translate(_PLAIN)
    runs: list[tuple[str, str]] = []
    end = 0
    for found in _RUNS.finditer(text):
        between = text[end : found.start()].strip() or text[end : found.start()][:1]
        digits = found[1]
        runs.append((between if runs else "", (digits.lstrip("0") or "0") if digits else found[2]))
        end = found.end()
    kinds = {
        between for (_, before), (between, run) in pairwise(runs) if between and before[0].isdigit() == run[0].isdigit()
    }
    key = ""
    for between, run in runs:
        alike = bool(key) and key[-1].isdigit() == run[0].isdigit()
        key += (("." if len(kinds) == 1 else between) if alike else "") + run
    return key


_SIGNS = re.compile(r"[\W_]+")
_TAKEN_FOR = str.maketrans("oil", "011")


def bare_number(number: str) -> str:
    """Return the number without any sign between its letters and digits, O as 0, I and L as 1.

    What it leaves out is what people leave out or mistake when they copy a number from a label: ``1978.12.45``,
    ``1978 1245`` and ``1978.l2.45`` are one.
    """
    return bare_key(number_key(number))


def bare_key(key: str) -> str:
    """Return the bare number of the number with this :func:`number_key`."""
    return _SIGNS.sub("", key).translate(_TAKEN_FOR)
