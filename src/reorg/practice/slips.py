"""How do people's hands and programs garble what they write into a list?

Every slip takes the clean words and returns the garbled ones; the clean ones stay known to the caller.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Sequence
from datetime import date
from types import MappingProxyType

from reorg.museum import fold_code

# Makers as their names are usually written; the source leaves the marks out.
_MARKED = MappingProxyType(
    {
        "Joan Miro": "Joan Miró",
        "Edouard Manet": "Édouard Manet",
        "Edouard Boubat": "Édouard Boubat",
        "Edouard Vuillard": "Édouard Vuillard",
        "Andres Serrano": "Andrés Serrano",
        "Felix Gonzalez-Torres": "Félix González-Torres",
        "Emilio Sanchez": "Emilio Sánchez",
        "Manuel Alvarez Bravo": "Manuel Álvarez Bravo",
    }
)
_OLD_PLACES = ("old store", "loft", "glass case", "workshop", "???", "Mrs. K's office", "container", "Kitchen corridor")
_DATE = re.compile(r"(\d{2})\.(\d{1,2})\.(\d{1,2})")
_YEAR = r"\b(?:1[4-9]\d\d|20[01]\d)\b"
_SPAN = re.compile(r"\b(1[4-9]\d\d)\s*-\s*(1[4-9]\d\d)\b")


def broken_letters(words: str) -> str:
    """Return the words as UTF-8 looks when read as Windows-1252, or "" where no letter of theirs would break.

    Straight quotes are curled first, as word processors do; known makers get their marks back first.
    """
    typed = _MARKED.get(words, words).replace("'", "’")
    broken = typed.encode("utf-8").decode("cp1252", errors="ignore")
    return broken if broken != typed else ""


def odd_number(number: str, chance: random.Random) -> str:
    """Return the number in a shape of its own."""
    written = (
        number.replace(".", "/"),
        number.replace(".", "-"),
        number.replace(".", ","),
        f"No. {number}",
        f"{number} (?)",
        number.replace(".", " . "),
        f"TEMP {chance.randint(1, 99)}",
    )
    return chance.choice(written)


def as_date(number: str) -> date | None:
    """Return the date that a spreadsheet makes of a number such as 98.8.4, or None."""
    match = _DATE.fullmatch(number)
    if not match or int(match[1]) < 32:
        return None
    try:
        return date(1900 + int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def has_year(made: str) -> bool:
    """Whether the date holds a year that a slip could happen to."""
    return bool(re.search(_YEAR, made))


def impossible_date(made: str, chance: random.Random) -> str:
    """Return a date that cannot be, near to the one it is made from (which must hold a year, see :func:`has_year`)."""
    if span := _SPAN.search(made):
        low, high = sorted(span.groups())
        if low != high:
            # before our era years count down: there 1900-1600 is right and 1600-1900 is not
            return made.replace(span[0], f"{low}-{high}" if "BC" in made else f"{high}-{low}")
    year = re.findall(_YEAR, made)[0]
    return chance.choice(
        (f"31 February {year}", f"{year}-13-01", f"{year[0]}{year}", f"2{chance.randint(1, 9)}{year[2:]}")
    )


def typed_place(code: str, chance: random.Random) -> str:
    """Return a place code as one person or another types it: always still the same letters and figures."""
    if chance.random() < 0.8:
        return code
    return chance.choice(
        (code.lower(), code.replace("-", "/"), code.replace("-", " "), code.replace("-", "."), f"{code} ", f" {code}")
    )


def loose_place(code: str) -> str:
    """Return a code without the zero of its unit (A3-2 for A03-2), or "" where it has none."""
    loose = re.sub(r"^([A-Z]+)0(\d)", r"\1\2", code)
    return loose if loose != code else ""


def unknown_place(codes: Sequence[str], known: Collection[str], chance: random.Random) -> str:
    """Return a place that is not in the store: a unit or shelf too many, or one of long ago.

    ``codes`` are those of the store, ``known`` the same folded: the place is unknown however it is read.
    """
    if chance.random() < 0.4:
        return chance.choice(_OLD_PLACES)
    while True:
        unit, _, _ = chance.choice(codes).partition("-")
        room = unit.rstrip("0123456789")
        shelf = chance.randint(1, 6)
        written = chance.choice((f"{room}{chance.randint(60, 99)}-{shelf}", f"{unit}-{20 + shelf}"))
        if fold_code(written) not in known:
            return written


_ALIKE = MappingProxyType(
    {"6": "8", "8": "6", "1": "7", "7": "1", "3": "5", "5": "3", "0": "O", "4": "9", "9": "4", "2": "7"}
)


def mistyped(number: str, chance: random.Random) -> str:
    """Return the number as a hand or an eye gets it wrong: swapped neighbours, a like figure, one left out or doubled."""
    at = [place for place, sign in enumerate(number) if sign.isdigit()]
    if not at:
        return number
    place = chance.choice(at)
    swapped = [each for each in at if each + 1 in at and number[each] != number[each + 1]]
    ways = [
        number[:place] + _ALIKE[number[place]] + number[place + 1 :],
        number[:place] + number[place] + number[place:],
    ]
    if len(at) > 1:
        ways.append(number[:place] + number[place + 1 :])
    if swapped:
        first = chance.choice(swapped)
        ways += [number[:first] + number[first + 1] + number[first] + number[first + 2 :]] * 2
    return chance.choice(ways)
