"""What do the words of a record say: what a thing wants, and what it must be kept apart from?

The words stand in ``data/wants.toml`` and ``data/apart.toml``, with their sources.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reorg.language import simple_words
from reorg.museum import Museum

_DATA = Path(__file__).parent.parent / "data"
WANTING = ("name", "materials", "category")
"""Columns in which a record says what a thing is; a title may speak of anything."""
STATE = ("condition", "notes")
"""Columns in which a record says how a thing is: what wants a height is looked for there."""
COMPANY = ("name", "title", "materials", "category", "hazard", "notes")


@dataclass(frozen=True, slots=True)
class Want:
    """What some things want: a kind of unit, drawer or room, or a height in mm above the floor.

    ``words``, ``units`` and ``rooms`` are simple words between blanks. ``hard``: forced, else only counted. ``only``:
    nothing else comes into such units, but (``flat``) flat things. ``whose``: standard or ours.
    """

    id: str
    words: tuple[str, ...]
    units: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    drawers: bool = False
    height: tuple[float, float] | None = None
    hard: bool = False
    only: bool = False
    flat: bool = False
    whose: str = "ours"
    source: str = ""


@cache
def wants() -> tuple[Want, ...]:
    """Return what is wanted, as the data file says."""
    said = tomllib.loads((_DATA / "wants.toml").read_text(encoding="utf-8"))["want"]
    return tuple(_want(each) for each in said)


def _want(said: dict[str, object]) -> Want:
    height = said.get("height")
    return Want(
        id=str(said["id"]), words=_signs(said.get("words")), units=_signs(said.get("units")),
        rooms=_signs(said.get("rooms")), drawers=bool(said.get("drawers")),
        height=(float(height[0]), float(height[1])) if isinstance(height, list) else None,
        hard=said.get("strength") == "hard", only=bool(said.get("only")), flat=bool(said.get("flat")),
        whose=str(said.get("whose", "ours")), source=str(said.get("source", "")),
    )  # fmt: skip


@cache
def apart() -> dict[str, tuple[str, ...]]:
    """Return the words of each kind of thing that must not stand among others, by its code."""
    said = tomllib.loads((_DATA / "apart.toml").read_text(encoding="utf-8"))
    return {code: _signs(each["words"]) for code, each in said.items()}


def _signs(words: object) -> tuple[str, ...]:
    return tuple(f" {simple_words(str(word))} " for word in words) if isinstance(words, Iterable) else ()


def says(text: str, signs: Sequence[str]) -> bool:
    """Return whether a text says one of the words."""
    words = f" {simple_words(text)} "
    return any(sign in words for sign in signs)


def says_of_place(text: str, signs: Sequence[str]) -> bool:
    """Return whether a type of unit or use of a room says one of the words, in the plural or not."""
    words = f" {simple_words(text)} "
    return any(sign in words or f"{sign[:-1]}s " in words for sign in signs)


def company_of(text: str, *, hazard: str = "") -> str:
    """Return with what a thing of such a record may stand: "nitrate", "fluid", "hazard" only with its own kind, "" with all."""
    words = f" {simple_words(text)} "
    if code := next((code for code, signs in apart().items() if any(sign in words for sign in signs)), ""):
        return code
    return "hazard" if hazard else ""


def wanted_by(museum: Museum) -> list[frozenset[str]]:
    """Return for each object, by position, the ids of the wants that its record shows."""
    kinds, states = _found(museum, WANTING, _wanted), _found(museum, STATE, _wanted_for_state)
    return [kind | state for kind, state in zip(kinds, states, strict=True)]


def companies(museum: Museum) -> list[str]:
    """Return for each object, by position, what it must be kept apart as ("" for most)."""
    order = (*apart(), "")
    found = _found(museum, COMPANY, _company)
    hazards = museum.objects.words("hazard")
    return [
        next((code for code in order if code in codes), "hazard" if hazard else "")
        for codes, hazard in zip(found, hazards, strict=True)
    ]


def _wanted(text: str) -> frozenset[str]:
    return frozenset(want.id for want in wants() if want.height is None and says(text, want.words))


def _wanted_for_state(text: str) -> frozenset[str]:
    return frozenset(want.id for want in wants() if want.height is not None and says(text, want.words))


def _company(text: str) -> frozenset[str]:
    return frozenset(code for code, signs in apart().items() if says(text, signs))


def _found(museum: Museum, columns: Sequence[str], look: Callable[[str], frozenset[str]]) -> list[frozenset[str]]:
    """Look at each different text once: a hundred thousand records have few different words."""
    nothing: frozenset[str] = frozenset()
    found = [nothing] * len(museum.objects)
    for name in columns:
        known: dict[str, frozenset[str]] = {"": nothing}
        for at, text in enumerate(museum.objects.words(name)):
            if text not in known:
                known[text] = look(text)
            if known[text]:
                found[at] |= known[text]
    return found
