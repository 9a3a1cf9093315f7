"""When are two written object numbers the same number? (Spectrum 5.1 Object number leaves the form to each museum.)

One key for the whole house: for finding doubled numbers in a list, and for looking up what somebody typed. Between two
sources, which may each choose their separators, documentation.reconciling.joining_key leaves more aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
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


@lru_cache(maxsize=8192)  # the index asks for the key of one number five times
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


_SIGNS = re.compile(r"[^\W_]+")
_TAKEN_FOR = str.maketrans("oil", "011")


def bare_number(number: str) -> str:
    """Return the number without any sign between its letters and digits, O as 0, I and L as 1.

    What it leaves out is what people leave out or mistake when they copy a number from a label: ``1978.12.45``,
    ``1978 1245`` and ``1978.l2.45`` are one.
    """
    return bare_key(number_key(number))


def bare_key(key: str) -> str:
    """Return the bare number of a number, or of a piece of one, whose key (:func:`number_key`) is ``key``."""
    return (key if key.isalnum() else "".join(_SIGNS.findall(key))).translate(_TAKEN_FOR)


_ALIKE = {
    "0": "689", "1": "74", "2": "7z", "3": "859", "4": "91", "5": "6389s", "6": "850g", "7": "12", "8": "6390b",
    "9": "4750",
}  # fmt: skip
"""Figures that are taken for each other: drawn alike (6/8, 1/7, 4/9), or letters drawn like them."""
_LOOKS = {sign: frozenset(others) for sign, others in _ALIKE.items()} | {
    letter: frozenset(figure for figure, others in _ALIKE.items() if letter in others) for letter in "zsgb"
}
_FIGURES = "0123456789"
_LONGEST = 24
"""Signs of a bare number whose neighbours are looked for; what is longer is no number that somebody typed from a label."""
_ZEROS = re.compile(r"(^|[^\W\d_])0+(?=[0-9])")
_CENTURIES = ("19", "20", "18")


def near_numbers(number: str) -> tuple[str, ...]:
    """Return the bare numbers that may be meant by ``number``, the likeliest first, without itself.

    One slip is taken back: two neighbours swapped, a figure read as one that looks like it (6/8, 1/7), another figure,
    one left out, doubled or too many, two swapped over a third, a pair typed as another pair; pieces read from the
    wrong side (as right-to-left text shows them), the century left out or put before. Signs, leading zeros and O/0 are no
    slips: they make no difference to :func:`bare_number`. The order follows how often each slip happens when people
    copy figures (Verhoeff, Error detecting decimal codes, 1969, table of errors), divided by how many such slips there
    are in a number of eight figures. Empty if ``number`` holds no figure, or is longer than 24 signs.
    """
    bare = bare_number(number)
    if not any(sign.isdigit() for sign in bare) or not 1 < len(bare) <= _LONGEST:
        return ()
    slips: dict[str, None] = {}
    for found in (_swapped(bare), _read_as(bare), _turned(number), _century(bare), _doubled(bare), _other(bare),
                  _left_out(bare), _too_many(bare), _over_a_third(bare), _pairs(bare)):  # fmt: skip
        # a slip may also have made a zero in front, which does not count, into another figure
        slips.update(dict.fromkeys(each for told in found for each in (told, _ZEROS.sub(r"\1", told))))
    slips.pop(bare, None)
    slips.pop("", None)
    return tuple(slips)


def _swapped(bare: str) -> list[str]:
    """Two neighbours; at the end first: what stands before is typed from habit."""
    return [bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(len(bare) - 2, -1, -1)]


def _read_as(bare: str) -> list[str]:
    return [
        bare[:at] + each + bare[at + 1 :]
        for at in range(len(bare) - 1, -1, -1)
        for each in sorted(_LOOKS.get(bare[at], ()))
    ]


def _turned(number: str) -> list[str]:
    """Return the number with its pieces in the other direction."""
    pieces = [run[0] for run in _RUNS.finditer(number_key(number))]
    return [bare_number(".".join(reversed(pieces)))] if len(pieces) > 1 else []


def _century(bare: str) -> list[str]:
    with_it = [century + bare for century in _CENTURIES] if bare[:2].isdigit() else []
    return with_it + ([bare[2:]] if bare[:2] in _CENTURIES and len(bare) > 4 else [])


def _doubled(bare: str) -> list[str]:
    twice = [bare[:at] + bare[at:][:1] + bare[at:] for at in range(len(bare))]
    once = [bare[:at] + bare[at + 1 :] for at in range(len(bare) - 1) if bare[at] == bare[at + 1]]
    return once + twice


def _other(bare: str) -> list[str]:
    return [
        bare[:at] + each + bare[at + 1 :]
        for at in range(len(bare) - 1, -1, -1)
        if bare[at].isdigit()
        for each in _FIGURES
    ]


def _left_out(bare: str) -> list[str]:
    return [bare[:at] + each + bare[at:] for at in range(len(bare), -1, -1) for each in _FIGURES]


def _too_many(bare: str) -> list[str]:
    return [bare[:at] + bare[at + 1 :] for at in range(len(bare) - 1, -1, -1)] if len(bare) > 2 else []


def _over_a_third(bare: str) -> list[str]:
    return [bare[:at] + bare[at + 2] + bare[at + 1] + bare[at] + bare[at + 3 :] for at in range(len(bare) - 2)]


def _pairs(bare: str) -> list[str]:
    return [
        bare[:at] + each * 2 + bare[at + 2 :]
        for at in range(len(bare) - 1)
        if bare[at] == bare[at + 1] and bare[at].isdigit()
        for each in _FIGURES
    ]


_RECOVERED = re.compile(r"f(\d{4})\D(\d{1,9})")


def recovery_numbers(held: Iterable[str], year: int, count: int = 1) -> list[str]:
    """Return the next recovery numbers of ``year``, such as ``F-2026-014``: from one above the highest of those ``held``.

    A recovery number is what an object is called that was found without its own (mission: place before identity). It is
    never given twice, also not after the object's own number was found: ``held`` are all numbers of all records, also
    of those that were joined to another. How they are written (``f 2026.14``) does not count.
    """
    found = (_RECOVERED.fullmatch(number_key(number)) for number in held)
    last = max((int(each[2]) for each in found if each and int(each[1]) == year), default=0)
    return [f"F-{year}-{last + ahead:03d}" for ahead in range(1, count + 1)]
