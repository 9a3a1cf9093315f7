"""Was a number copied without a slip, and if not, which number is meant? (ISO/IEC 7064:2003, system MOD 37,2)

A check character stands on new labels only, behind the number and a plus sign: ``1978.12.45+L``. It is accepted where
a number is typed, and never asked for.
"""

from __future__ import annotations

import re

from reorg.museum.numbering import bare_number, near_numbers

MODULUS, RADIX = 37, 2
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
"""The signs by their value, 0 to 36. ``*`` (36) is a check character only, never a sign of a number."""
_VALUES = {sign: value for value, sign in enumerate(SIGNS)}
_WRITTEN = re.compile(r"\s*(?P<number>.*[^\W_].*?)\s*\+\s*(?P<check>[0-9A-Za-z*])\s*", re.DOTALL)


def check_sign(text: str) -> str:
    """Return the check character of ``text`` (only 0-9 and A-Z), as the standard defines a pure system.

    Counted from the end, where the check character is place 1, the sum of value × 2^(place - 1) is 1 modulo 37. Every
    single wrong sign and every swap of two neighbours makes another sum. Raises KeyError for any other sign.
    """
    sum_ = 0
    for sign in text:
        sum_ = (sum_ + _VALUES[sign]) * RADIX % MODULUS
    return SIGNS[(1 - sum_) % MODULUS]


def check_character(number: str) -> str:
    """Return the check character of a number, however it is written (O as 0, without signs and leading zeros).

    ``""`` if the number holds none of 0-9 and A-Z, or letters of other scripts that look like none of them.
    """
    bare = bare_number(number).upper()
    return check_sign(bare) if bare and all(sign in _VALUES for sign in bare) else ""


def with_check(number: str) -> str:
    """Return a number as a new label shows it: with its check character, or as it is if it can have none."""
    check = check_character(number)
    return f"{number}+{check}" if check else number


def without_check(typed: str) -> tuple[str, str]:
    """Return the number that was typed and the check character behind it, as a capital; ``""`` if there is none."""
    found = _WRITTEN.fullmatch(typed)
    return (found["number"], found["check"].upper()) if found else (typed.strip(), "")


def fits(number: str, check: str) -> bool:
    """Whether ``check`` is the check character of ``number``; a figure is as good as the letter that looks like it."""
    return bool(check) and check_character(number) == check.upper()


def mended(number: str, check: str) -> tuple[str, ...]:
    """Return the bare numbers one slip away from ``number`` whose check character is ``check``, the likeliest first."""
    return tuple(near for near in near_numbers(number) if fits(near, check))


def doubtful(number: str, check: str) -> tuple[int, ...]:
    """Return the places (from 0, in the bare number) of the figures that alone may be wrong, if ``check`` is right.

    One figure of a place makes the sum right, or none does; where none does, that place is not to blame.
    """
    bare = bare_number(number)
    return tuple(
        at
        for at, sign in enumerate(bare)
        if sign.isdigit()
        and any(fits(f"{bare[:at]}{other}{bare[at + 1 :]}", check) for other in "0123456789" if other != sign)
    )
