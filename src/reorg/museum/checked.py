"""Was a number that is typed with its check character copied rightly, and if not, what may be wrong? (ISO 7064 MOD 37,2)

On paper and on screen the check character stands behind the number and a plus sign: ``1978.12.45+E``. It is printed on new
labels only, accepted where a number is typed, and never asked for.
"""

from __future__ import annotations

import re

from reorg.museum.check_character import check_character
from reorg.museum.numbering import bare_number

_WRITTEN = re.compile(r"(?P<number>.*[^\W_][^+]*?)\s*\+\s*(?P<check>[0-9A-Za-z*])", re.DOTALL)


def with_check(number: str) -> str:
    """Return a number as a new label shows it: with its check character, or as it is if it can have none."""
    check = check_character(number)
    return f"{number}+{check}" if check else number


def without_check(typed: str) -> tuple[str, str]:
    """Return the number that was typed and the check character behind it, as a capital; ``""`` if there is none."""
    found = _WRITTEN.fullmatch(typed.strip())
    return (found["number"].strip(), found["check"].upper()) if found else (typed.strip(), "")


def fits(number: str, check: str) -> bool:
    """Whether ``check`` is the check character of ``number``, as it is written or with O and I read as figures."""
    return bool(check) and check.upper() in {check_character(number), check_character(bare_number(number))}


def doubtful(number: str, check: str) -> tuple[int, ...]:
    """Return the places (from 0) of the figures of ``number`` that alone may be wrong, if ``check`` is right.

    At such a place one other figure makes the check character fit; at any other none does, so it is not to blame.
    """
    return tuple(
        at
        for at, sign in enumerate(number)
        if sign.isdecimal()
        and any(check_character(f"{number[:at]}{other}{number[at + 1 :]}") == check.upper() for other in "0123456789")
    )
