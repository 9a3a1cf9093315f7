"""By what can a list be narrowed further, and how many objects would be left? (category, place, state, what is missing)"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from reorg.language import Message, in_use, say
from reorg.museum import BITS, LACKS, STANDING, Places
from reorg.web.desk import now
from reorg.web.desk.records.listing import Asked, Chosen, stands

MOST = 12
"""Values of one facet that are shown; the others are few, and found by words."""
_ABOVE = frozenset({"site", "building"})


@dataclass(frozen=True)
class Value:
    """One value: what it is called, how many objects of the list have it, and the address of the list narrowed by it."""

    label: Message | str
    count: int
    query: str


@dataclass(frozen=True)
class Facet:
    """One question that narrows a list, and its values; ``code`` says that the labels are codes."""

    label: Message
    values: tuple[Value, ...]
    code: bool = False


@dataclass(frozen=True)
class Chip:
    """What the list is narrowed by already, and the address of the list without it."""

    label: Message | str
    query: str


def facets(asked: Asked, chosen: Chosen, places: Places) -> tuple[Facet, ...]:
    """Return the facets that still divide the list, counted once for as long as nothing is entered."""
    return _counted(now.version(), in_use(), _Listed(asked, chosen, places))


class _Listed:
    """A list, known by what was asked for alone."""

    def __init__(self, asked: Asked, chosen: Chosen, places: Places) -> None:
        self.asked, self.places, self.count = asked, places, len(chosen)
        self.columns = chosen.columns
        # in the order of the columns, which is four times as quick to count as the order of the list
        self.at = np.zeros(chosen.columns.span, np.bool_)
        self.at[chosen.at] = True
        self._name = asked.address()

    def __hash__(self) -> int:
        return hash(self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Listed) and self._name == other._name


@lru_cache(maxsize=32)
def _counted(_version: str, _language: str, listed: _Listed) -> tuple[Facet, ...]:
    found = (_categories(listed), _places(listed), _states(listed), _missing(listed))
    del listed.at, listed.columns  # what is kept knows its list by name only
    return tuple(each for each in found if each is not None)


def _categories(listed: _Listed) -> Facet | None:
    if listed.asked.category:
        return None
    held = listed.columns
    counts = np.bincount(held.category[listed.at], minlength=1)
    most = np.argsort(-counts, kind="stable")[:MOST]
    values = [
        Value(word or say("not given"), int(counts[at]), listed.asked.address(category=word or "-"))
        for at in most.tolist()
        if counts[at]
        for word in (held.categories.words[at],)
    ]
    return _facet(say("Category"), values, listed)


def _places(listed: _Listed) -> Facet | None:
    held, places = listed.columns, listed.places
    counts = np.bincount(held.place[listed.at], minlength=1)
    inside: dict[str, int] = {}
    steps: dict[str, str] = {}
    for at in np.flatnonzero(counts).tolist():
        if step := _step(held.places.words[at], listed.asked.place, places, steps):
            inside[step] = inside.get(step, 0) + int(counts[at])
    most = sorted(inside, key=lambda key: -inside[key])[:MOST]
    values = [Value(places[key].label, inside[key], listed.asked.address(place=key)) for key in most]
    return _facet(say("Place"), values, listed, code=True)


def _step(place: str, above: str, places: Places, known: dict[str, str]) -> str:
    """Return the place through which one goes from ``above`` ("": from outside) to ``place``: the next room, unit …

    "" if ``place`` is not within. ``known`` keeps what was found for the places on the way.
    """
    way = []
    at = place
    while at in places and at not in known and at not in way:
        way.append(at)
        at = places[at].place
    found = known.get(at, "")
    for each in reversed(way):
        outer = places[each].place
        begins = outer == above if above else outer not in places or places[outer].kind in _ABOVE
        found = each if begins and (above or places[each].kind not in _ABOVE) else found
        known[each] = found
    return known.get(place, "")


def _states(listed: _Listed) -> Facet | None:
    if listed.asked.state:
        return None
    counts = np.bincount(stands(listed.columns, listed.places, listed.at), minlength=len(STANDING))
    values = [
        Value(label, int(counts[at]), listed.asked.address(state=name))
        for at, (name, label) in enumerate(STANDING.items())
        if counts[at]
    ]
    return _facet(say("State"), values, listed)


def _missing(listed: _Listed) -> Facet | None:
    marks = listed.columns.marks[listed.at]
    counts = np.bincount(marks, minlength=1)
    bits = np.arange(len(counts))
    asked = listed.asked.lacks.split(".")
    values = []
    for name, label in LACKS.items():
        many = int(counts[bits & BITS[name] != 0].sum())
        if many and name not in asked:
            together = ".".join(each for each in LACKS if each in (*asked, name))
            values.append(Value(label, many, listed.asked.address(lacks=together)))
    return Facet(say("What is missing"), tuple(values)) if values else None


def _facet(label: Message, values: list[Value], listed: _Listed, *, code: bool = False) -> Facet | None:
    """Return a facet unless it divides nothing: one value that all objects have."""
    if not values or (len(values) == 1 and values[0].count == listed.count):
        return None
    return Facet(label, tuple(values), code)


def chips(asked: Asked, places: Places, finding: Message | str = "") -> list[Chip]:
    """Return what the list is narrowed by, each to be taken away."""
    found: list[Chip] = []
    if asked.words:
        found.append(Chip(asked.words, asked.address(q="")))
    if asked.category:
        label = say("Category not given") if asked.category == "-" else asked.category
        found.append(Chip(label, asked.address(category="")))
    if asked.place:
        label = places[asked.place].label if asked.place in places else asked.place
        found.append(Chip(label, asked.address(place="")))
    if asked.state:
        found.append(Chip(STANDING[asked.state], asked.address(state="")))
    if asked.standing:
        found.append(Chip(_STANDING.get(asked.standing, asked.standing), asked.address(standing="")))
    missing = [each for each in asked.lacks.split(".") if each]
    found += [
        Chip(LACKS[name], asked.address(lacks=".".join(each for each in missing if each != name))) for name in missing
    ]
    if asked.finding:
        found.append(Chip(finding or asked.finding, asked.address(finding="")))
    if asked.gone:
        found.append(Chip(say("also what is gone"), asked.address(gone="")))
    return found


_STANDING = {
    "stored": say("on a unit"),
    "floor": say("on the floor"),
    "room": say("only the room is known"),
    "nowhere": say("no place known"),
}
