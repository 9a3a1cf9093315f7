"""How does this museum write the codes of its units and shelves, and which code comes next?

RE-ORG asks for a location code that can be said aloud (re-org.info, 2.4) and leaves its form to each museum: letters,
numbers, or both. So the form is learned from the codes that there are, or chosen, and kept as the fact ``place_codes``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from reorg.museum.pile import Facts
from reorg.museum.places import Place, Places, fold_code, natural

_LAST = re.compile(r"(\d+|[^\W\d_]+)([\W_]*)$")
_LONGEST = 40
_ALPHABETS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
)


@dataclass(frozen=True, slots=True)
class PlaceCodes:
    """The museum's way: a shelf's code is its unit's, then ``between``, then its own mark.

    ``first`` is the mark of the first shelf (``1``, ``01``, ``A``, ``a`` …): the others follow it. ``top_down``: the
    first shelf is the topmost.
    """

    between: str = "-"
    first: str = "1"
    top_down: bool = False

    @classmethod
    def from_facts(cls, facts: object) -> PlaceCodes | None:
        """Return the way that the fact ``place_codes`` says; None for anything else."""
        if not isinstance(facts, Mapping) or not (first := str(facts.get("first", ""))[:8]).strip():
            return None
        return cls(str(facts.get("between", "-"))[:3], first, bool(facts.get("top_down")))

    def facts(self) -> Facts:
        """Return it as the fact ``place_codes``."""
        return asdict(self)

    def shelves(self, unit: str, count: int) -> list[str]:
        """Return the codes of a unit's ``count`` shelves, from the lowest up.

        Where the mark would run into the unit's code (``A1`` and ``1``), a hyphen stands between.
        """
        marks = following(self.first, count)
        between = self.between or ("-" if marks and _alike(unit[-1:], marks[0][:1]) else "")
        codes = [f"{unit}{between}{mark}" for mark in marks]
        return codes[::-1] if self.top_down else codes


def _alike(one: str, other: str) -> bool:
    return (one.isdecimal() and other.isdecimal()) or (one.isalpha() and other.isalpha())


def following(code: str, count: int) -> list[str]:
    """Return ``count`` codes from ``code`` on: A1, A2 … A10; A09, A10; B, C … Z, AA; ب, ت.

    The last run of figures or letters counts up, what stands before and behind it stays; figures keep their script and
    the zeros they are filled up with. A code of which nothing can be counted gets a number behind it.
    """
    found = _LAST.search(code)
    run = found[1] if found else ""
    letters = next((each for each in _ALPHABETS if set(run) <= set(each)), "")
    if found is None or not (run.isdecimal() or letters):
        return [code, *following(f"{code}2", count - 1)] if count > 1 else [code][:count]
    before, behind = code[: found.start()], found[2]
    if run.isdecimal():
        zero = ord(run[0]) - int(run[0])
        start = int(run)
        runs = [_figures(start + at, len(run), zero) for at in range(count)]
    else:
        start = _value(run, letters)
        runs = [_letters(start + at, letters) for at in range(count)]
    return [code, *(f"{before}{each}{behind}" for each in runs[1:])][:count]


def _figures(value: int, width: int, zero: int) -> str:
    return "".join(chr(zero + int(sign)) for sign in str(value).rjust(width, "0"))


def _value(run: str, letters: str) -> int:
    value = 0
    for sign in run:
        value = value * len(letters) + letters.index(sign) + 1
    return value


def _letters(value: int, letters: str) -> str:
    told = ""
    while value > 0:
        value, at = divmod(value - 1, len(letters))
        told = letters[at] + told
    return told


def learned(places: Places) -> PlaceCodes:
    """Return how most of the museum's shelves are coded; our own way where there are none to learn from."""
    ways: Counter[PlaceCodes] = Counter()
    for unit in places.of_kind("unit"):
        shelves = [each for each in places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
        if way := _way(unit, shelves):
            ways[way] += 1
    return ways.most_common(1)[0][0] if ways else PlaceCodes()


def _way(unit: Place, shelves: list[Place]) -> PlaceCodes | None:
    """Return the way in which a unit's shelves are coded, if they are coded in one way."""
    if not shelves or not all(each.code.startswith(unit.code) and each.code != unit.code for each in shelves):
        return None
    tails = sorted((each.code[len(unit.code) :] for each in shelves), key=natural)
    between = re.match(r"[\W_]*", tails[0])
    sign = between[0] if between else ""
    first = tails[0][len(sign) :]
    if len(sign) > 3 or not first or len(first) > 4:
        return None
    by_code = sorted(shelves, key=lambda each: natural(each.code))
    heights = [each.z for each in by_code if each.z is not None]
    return PlaceCodes(sign, first, top_down=len(heights) > 1 and heights[0] > heights[-1])


def next_code(places: Places, kinds: frozenset[str], otherwise: str, within: str = "") -> str:
    """Return the first code after those that places of these kinds have, of the form that most of them have.

    The form is that of the place ``within`` (an id), if there are any in it; ``otherwise`` where there are none at all.
    """
    near = [place for place in places.within(within) if place.kind in kinds] if within else []
    every = near or [place for place in places.values() if place.kind in kinds]
    codes = [place.code for place in every if len(place.code) <= _LONGEST]
    stems = Counter(_LAST.sub("", code) for code in codes)
    if not stems:
        return otherwise
    stem = stems.most_common(1)[0][0]
    newest = max((code for code in codes if _LAST.sub("", code) == stem), key=natural)
    taken = {*places.by_code, *places.by_older_code}
    return next((code for code in following(newest, len(taken) + 2)[1:] if fold_code(code) not in taken), otherwise)
