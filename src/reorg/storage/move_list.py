"""Which things does somebody mean who scanned, typed or pasted a list of numbers and codes?

One number a line, as a scanner in a keyboard's place writes it or a column of a spreadsheet is pasted. Nothing is
guessed: what is one thing's number counts; what could be several is asked; what is nobody's is told, with what may be
meant (signs left out, O for 0, 6 for 8, neighbours swapped). No line is lost: each ends in exactly one of the answers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reorg.museum import MOVABLE, Facts, Place, Places, bare_number, fold_code, near_numbers, number_key, read_label

MOST_LINES = 20_000
_LONGEST = 400
_SUGGESTED = 3
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
_APART = re.compile(r"[;,|\n]+")
_LABEL = re.compile(r"^ro:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that a line may mean: an object, or a place (``kind`` is the place's)."""

    id: str
    label: str
    name: str = ""
    place: str = ""
    kind: str = "object"

    @classmethod
    def of_place(cls, place: Place) -> Found:
        """Return a place as a thing that a list may name."""
        return cls(place.id, place.code, place.name, place.place, place.kind)

    @classmethod
    def of_object(cls, key: str, facts: Facts) -> Found:
        """Return an object as a thing that a list may name."""
        name = str(facts.get("name") or facts.get("title", ""))
        return cls(key, str(facts.get("number") or "–"), name, str(facts.get("place", "")))


class Finder(Protocol):
    """Looks things up: in the index of a database, or in a museum's picture."""

    def by_number(self, keys: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects by number key (:func:`reorg.museum.number_key`)."""

    def by_bare(self, bare: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects by bare number (:func:`reorg.museum.bare_number`)."""

    def by_other_number(self, typed: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects that have what was typed among their other numbers."""

    def by_code(self, code: str) -> Sequence[Found]:
        """Return the places with this code."""

    def by_id(self, ids: Collection[str]) -> Mapping[str, Found]:
        """Return objects and places by id: what the label of a thing without number or code says."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not one thing's: as typed, and what it may mean."""

    typed: str
    may_be: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Understood:
    """What a list of ``lines`` came to. ``things`` once each, in order; ``doubled`` lines meant a thing once more.

    ``several``: more than one thing has that number. ``unknown``: none has it; ``left_out`` lines were beyond the most
    that are read at once.
    """

    lines: int = 0
    things: tuple[Found, ...] = ()
    doubled: tuple[str, ...] = ()
    several: tuple[Line, ...] = ()
    unknown: tuple[Line, ...] = ()
    left_out: tuple[str, ...] = ()
    as_typed: Mapping[str, str] = field(default_factory=dict)


def read_lines(text: str) -> list[str]:
    """Return the lines of a pasted text, cleaned of what nobody sees; empty ones left out.

    Of a line with tabs (pasted from a spreadsheet) the first cell that says something counts.
    """
    found = []
    for line in re.split(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", text):
        cells = (_INVISIBLE.sub("", cell).strip().strip("\"'“”«»").strip() for cell in line.split("\t"))
        if said := next((cell for cell in cells if cell), ""):
            label = read_label(said)  # scanned from one of our labels, on whatever keyboard
            found.append((label[1] if label else _LABEL.sub("", said))[:_LONGEST])
    return [line for line in found if line]


def understand(lines: Sequence[str], finder: Finder, meant: Mapping[str, str] | None = None) -> Understood:
    """Return what ``lines`` mean; ``meant`` says for a line (as typed) which of the things it may be was chosen (id)."""
    read, left_out = list(lines[:MOST_LINES]), tuple(lines[MOST_LINES:])
    distinct = list(dict.fromkeys(read))
    options = _options(distinct, finder)
    lost = [line for line in distinct if not options[line]]
    suggested = _suggestions(lost, finder)
    chosen = dict(meant or {})
    things: dict[str, Found] = {}
    as_typed: dict[str, str] = {}
    doubled: list[str] = []
    several: dict[str, Line] = {}
    unknown: dict[str, Line] = {}
    for line in read:
        may_be = options[line] or suggested.get(line, ())
        picked = next((each for each in may_be if each.id == chosen.get(line)), None)
        one = picked or (options[line][0] if len(options[line]) == 1 else None)
        if one is None:
            kept = several if options[line] else unknown
            if line in kept:
                doubled.append(line)
            kept[line] = Line(line, tuple(may_be))
        elif one.id in things:
            doubled.append(line)
        else:
            things[one.id], as_typed[one.id] = one, line
    return Understood(
        len(lines), tuple(things.values()), tuple(doubled), tuple(several.values()), tuple(unknown.values()), left_out, as_typed
    )  # fmt: skip


def _options(lines: Sequence[str], finder: Finder) -> dict[str, tuple[Found, ...]]:
    """Return the things that each line names: objects by number, movable places by code, else other numbers and places."""
    keys = {line: number_key(line) for line in lines}
    numbered = finder.by_number({key for key in keys.values() if key})
    found: dict[str, tuple[Found, ...]] = {}
    open_: list[str] = []
    for line in lines:
        objects = _as_written(line, numbered.get(keys[line], ()))
        coded = list(finder.by_code(line)) if fold_code(line) else []
        places = [each for each in coded if each.kind in MOVABLE] if objects else coded
        found[line] = (*objects, *places)
        if not found[line]:
            open_.append(line)
    others = finder.by_other_number(open_) if open_ else {}
    labelled = finder.by_id([line for line in open_ if line not in others]) if open_ else {}
    for line in open_:
        found[line] = (labelled[line],) if line in labelled else tuple(others.get(line, ()))
    return found


def _as_written(line: str, objects: Sequence[Found]) -> list[Found]:
    """Return the objects whose number is written just so, if there are any; else all of that number."""
    same = [each for each in objects if each.label.casefold() == line.casefold()]
    return same or list(objects)


def _suggestions(lines: Sequence[str], finder: Finder) -> dict[str, tuple[Found, ...]]:
    tries = {line: (bare, *near_numbers(line)) for line in lines if len(bare := bare_number(line)) > 1}
    found = finder.by_bare({each for tried in tries.values() for each in tried})
    told: dict[str, tuple[Found, ...]] = {}
    for line, tried in tries.items():
        may_be = {each.id: each for bare in tried for each in found.get(bare, ())}
        told[line] = tuple(may_be.values())[:_SUGGESTED]
    return told


def nearest_codes(typed: str, codes: Iterable[str], most: int = 3) -> list[str]:
    """Return the codes that were probably meant by one that no place has, the nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    folded: dict[str, str] = {}
    for code in codes:
        folded.setdefault(fold_code(code), code)
    key = fold_code(typed)
    if not key:
        return []
    far = max(1, len(key) // 3)
    close = process.extract(key, list(folded), scorer=DamerauLevenshtein.distance, score_cutoff=far, limit=most)
    begun = [code for code in folded if code.startswith(key)][:most]
    return [folded[each] for each in dict.fromkeys([*(each for each, *_ in close), *begun])][:most]


def _other_numbers(facts: Facts) -> list[str]:
    """Return the other numbers of an object, one by one, and all of them as they are written."""
    said = facts.get("other_numbers", "")
    told = [str(each) for each in said] if isinstance(said, list) else [str(said), *_APART.split(str(said))]
    return [each.strip() for each in told if each.strip()]


def contents(places: Places, place_id: str) -> tuple[list[Place], list[str]]:
    """Return what "everything in it" means when it is moved out: boxes, trays and trolleys, and the ids of the places
    (it, its shelves and drawers) whose loose objects are meant.
    """
    carried: list[Place] = []
    fixed: list[str] = []

    def look(place: Place) -> None:
        fixed.append(place.id)
        for inner in places.inside(place.id):
            if inner.kind in MOVABLE:
                carried.append(inner)
            else:
                look(inner)

    if place_id in places:
        look(places[place_id])
    return carried, fixed


class TableFinder:
    """Looks things up in the facts of all objects: for who holds them all anyhow."""

    def __init__(self, objects: Mapping[str, Facts], places: Places) -> None:
        self._objects, self._places = objects, places
        self._numbers: dict[str, list[Found]] = {}
        self._bare: dict[str, list[Found]] = {}
        self._others: dict[str, list[Found]] = {}
        for key, facts in objects.items():
            found, number = Found.of_object(key, facts), str(facts.get("number", ""))
            self._numbers.setdefault(number_key(number), []).append(found)
            self._bare.setdefault(bare_number(number), []).append(found)
            if facts.get("other_numbers"):
                for other in dict.fromkeys(map(number_key, _other_numbers(facts))):
                    self._others.setdefault(other, []).append(found)

    def by_number(self, keys: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects by number key."""
        return {key: self._numbers[key] for key in keys if key in self._numbers}

    def by_bare(self, bare: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects by bare number."""
        return {each: self._bare[each] for each in bare if each in self._bare}

    def by_other_number(self, typed: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects that have what was typed among their other numbers."""
        return {line: self._others[key] for line in typed if (key := number_key(line)) in self._others}

    def by_code(self, code: str) -> Sequence[Found]:
        """Return the places with this code."""
        return [Found.of_place(place) for place in self._places.coded(code)]

    def by_id(self, ids: Collection[str]) -> Mapping[str, Found]:
        """Return objects and places by id."""
        objects = {each: Found.of_object(each, self._objects[each]) for each in ids if each in self._objects}
        return objects | {each: Found.of_place(self._places[each]) for each in ids if each in self._places}
