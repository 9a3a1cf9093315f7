"""Where can things stand? Site › building › room › unit › shelf or drawer › box, each with its size in mm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

from reorg.museum.pile import Facts

# runs of digits, and runs of other letters of any script
_RUNS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Door:
    """A door in a ``wall`` of a room: north (the top as drawn), east, south or west, ``at`` mm from the wall's left
    or upper end; or the wall's number from 1 in the order measured, ``at`` mm from its start; ``width`` in mm (clear);
    hung at its ``hinge``, start or end of that; it ``opens`` in or out.
    """

    wall: str
    at: float
    width: float = 900.0
    hinge: str = "start"
    opens: str = "in"

    @classmethod
    def from_facts(cls, facts: Facts) -> Door:
        """Return the door that ``facts`` of a room describe; raises KeyError where they name no wall."""
        at, width = (float(said) if isinstance(said := facts.get(key), int | float) else 0.0 for key in ("at", "width"))
        return cls(
            str(facts["wall"]), at, width or 900.0, str(facts.get("hinge", "start")), str(facts.get("opens", "in"))
        )


@dataclass(frozen=True, slots=True)
class Place:
    """One place. ``place`` is the id of the place it stands in ("" at the top).

    Sizes are inner usable sizes in mm for what things stand in, outer ones for a unit's footprint; ``x``, ``y`` are
    the corner nearest the room's origin in mm, ``z`` the height above the floor in mm; ``turn`` is in degrees
    clockwise (0, 90, 180, 270); ``load`` in kg; ``fill`` is the share that is full as estimated by eye, which may
    exceed 1. ``None`` is unknown. A room of other shape than a rectangle has ``walls``, as measured (:mod:`reorg.museum.rooms`);
    its width and depth are those of what is around it; ``flood`` is how high water may stand above its floor in mm,
    ``floor_load`` what a square metre of it carries in kg, ``outside`` names the walls with the open air behind them, as doors
    name theirs (none at all: ``()``; not known: None).
    ``storey`` is that of a room, as people say it ("0", "-1", "attic"); ``drawing`` a picture of its plan that lies beneath:
    its content and how it lies. ``other_codes`` are what it was called before. ``holds`` is what is in it, in a word,
    ``condition`` and ``verdict`` are codes (:mod:`reorg.museum.seen_units`), ``reachable`` is False where nobody could get
    to it, ``walked`` the second at which it was looked at last (ISO 8601, UTC). ``planned``: it is to be bought, built or
    hung and is not there yet; ``will`` is how a shelf will hang that is there now (``z``, ``height``), ``away``: it was
    taken down, or will be where ``will`` says so; ``booked``: the first and last ISO days on which others need it.
    """

    id: str
    code: str
    kind: str
    name: str = ""
    place: str = ""
    width: float | None = None
    depth: float | None = None
    height: float | None = None
    x: float | None = None
    y: float | None = None
    z: float | None = None
    turn: int = 0
    load: float | None = None
    type: str = ""
    fill: float | None = None
    doors: tuple[Facts, ...] = ()
    walls: tuple[Facts, ...] = ()
    diagonals: tuple[Facts, ...] = ()
    features: tuple[Facts, ...] = ()
    storey: str = ""
    drawing: Facts | None = None
    use: str = ""
    holds: str = ""
    condition: str = ""
    verdict: str = ""
    labelled: bool | None = None
    reachable: bool | None = None
    walked: str = ""
    order: int = 0
    flood: float | None = None
    floor_load: float | None = None
    outside: tuple[str, ...] | None = None
    planned: bool = False
    will: Facts | None = None
    away: bool = False
    booked: tuple[tuple[str, str], ...] = ()
    note: str = ""
    other_codes: tuple[str, ...] = ()

    @classmethod
    def from_facts(cls, place_id: str, facts: Facts) -> Place:
        """Return the place that ``facts`` describe; facts of a later version are passed over."""
        known = {
            name: value for name, value in facts.items() if name in cls.__slots__ and name != "id" and value is not None
        }
        known.setdefault("code", place_id)
        known.setdefault("kind", "place")
        for parts in ("doors", "walls", "diagonals", "features"):
            known[parts] = tuple(known.get(parts) or ())  # type: ignore[arg-type]  # a JSON list
        known["storey"] = str(known.get("storey", ""))
        known["drawing"] = drawn if isinstance(drawn := known.get("drawing"), Mapping) else None
        walls = known.get("outside")
        known["outside"] = tuple(map(str, walls)) if isinstance(walls, list | tuple) else None
        known["planned"], known["away"] = known.get("planned") is True, known.get("away") is True
        will = known.get("will")
        known["will"] = will if isinstance(will, Mapping) and will else None
        spans = known.get("booked")
        known["booked"] = _spans(spans) if isinstance(spans, list | tuple) else ()
        said = known.get("other_codes")
        known["other_codes"] = tuple(map(str, said)) if isinstance(said, list | tuple) else (str(said),) if said else ()
        return cls(id=place_id, **known)  # type: ignore[arg-type]  # JSON values, checked on entering

    @property
    def footprint(self) -> tuple[float, float, float, float] | None:
        """Its left, top, right and bottom in its room in mm, its turn considered; None if any of it is not known."""
        if self.x is None or self.y is None or self.width is None or self.depth is None:
            return None
        wide, deep = (self.depth, self.width) if self.turn % 180 == 90 else (self.width, self.depth)
        return self.x, self.y, self.x + wide, self.y + deep

    @property
    def waits(self) -> bool:
        """Whether nothing can be put there yet: it is not there, or has to be hung elsewhere first."""
        return self.planned or (self.will is not None and "z" in self.will)

    def to_be(self) -> Place:
        """Return the place as it will be once what is planned for it is done; it still says that it waits."""
        if self.will is None:
            return self
        sizes = {name: float(said) for name in ("z", "height") if isinstance(said := self.will.get(name), int | float)}
        return replace(self, **sizes, away=self.will.get("away") is True)  # type: ignore[arg-type]  # sizes are floats

    @property
    def label(self) -> str:
        """The code, and the name where there is one."""
        return f"{self.code} {self.name}".strip() if self.name and self.name != self.code else self.code


@dataclass(frozen=True)
class Places(Mapping[str, Place]):
    """All places by id, as a tree. Places that (by two people at once) came to stand in each other are in ``loops``.

    The tree holds what is there today: a place that is planned (or was taken away) is known by its id and its code, and
    stands in nothing. :attr:`to_be` is the tree as it will be, in which planned places stand like all others.
    """

    by_id: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    coming: bool = False

    @classmethod
    def of(cls, places: Iterable[Place]) -> Places:
        """Return the tree of ``places``."""
        return cls(MappingProxyType({place.id: place for place in places}))

    def __getitem__(self, place_id: str) -> Place:
        return self.by_id[place_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def __len__(self) -> int:
        return len(self.by_id)

    @cached_property
    def _inside(self) -> Mapping[str, list[Place]]:
        inside: dict[str, list[Place]] = {}
        for place in self.by_id.values():
            if place.away or (place.planned and not self.coming):
                continue
            above = place.place if place.place in self.by_id and place.id not in self.loops else ""
            inside.setdefault(above, []).append(place)
        for places in inside.values():
            places.sort(key=lambda place: (place.order, natural(place.code), place.id))
        return inside

    @cached_property
    def to_be(self) -> Places:
        """The places as they will be, with all that is planned; these places themselves where nothing is."""
        if self.coming or not any(place.planned or place.will for place in self.by_id.values()):
            return self
        return Places(MappingProxyType({key: place.to_be() for key, place in self.by_id.items()}), coming=True)

    @cached_property
    def loops(self) -> frozenset[str]:
        """Ids of places that stand in themselves, directly or through others."""
        found: set[str] = set()
        seen: set[str] = set()
        for start in self.by_id:
            way: dict[str, int] = {}
            at = start
            while at in self.by_id and at not in seen and at not in way:
                way[at] = len(way)
                at = self.by_id[at].place
            if at in way:  # it comes back to a place on its own way: that one and all after it stand in themselves
                found.update(list(way)[way[at] :])
            seen.update(way)
        return frozenset(found)

    def inside(self, place_id: str = "") -> list[Place]:
        """Return what stands directly in the place (``""``: what stands in none), in the museum's order."""
        return list(self._inside.get(place_id, ()))

    def within(self, place_id: str) -> Iterator[Place]:
        """Yield the place and everything in it, from the top down."""
        if place_id in self.by_id:
            yield self.by_id[place_id]
        for place in self.inside(place_id):
            yield from self.within(place.id)

    def there(self) -> Iterator[Place]:
        """Yield every place in the tree: what is planned, or was taken away, is not in that of today."""
        return self.within("")

    def path(self, place_id: str) -> list[Place]:
        """Return the places from the top down to this one; empty if it is not known."""
        path: list[Place] = []
        while place_id in self.by_id:
            place = self.by_id[place_id]
            path.append(place)
            if place.id in self.loops:
                break
            place_id = place.place
        return path[::-1]

    def around(self, place_id: str, kind: str) -> Place | None:
        """Return the nearest place of ``kind`` around this one (itself included), or None."""
        return next((place for place in reversed(self.path(place_id)) if place.kind == kind), None)

    def of_kind(self, kind: str) -> list[Place]:
        """Return all places of ``kind``, in the order of the tree."""
        return [place for top in self.inside() for place in self.within(top.id) if place.kind == kind]

    @cached_property
    def by_code(self) -> Mapping[str, list[Place]]:
        """Places by code, folded (see :func:`fold_code`): several where codes are used twice."""
        found: dict[str, list[Place]] = {}
        for place in self.by_id.values():
            found.setdefault(fold_code(place.code), []).append(place)
        return found

    @cached_property
    def by_older_code(self) -> Mapping[str, list[Place]]:
        """Places by the codes that they had before, folded."""
        found: dict[str, list[Place]] = {}
        for place in self.by_id.values():
            for code in dict.fromkeys(map(fold_code, place.other_codes)):
                found.setdefault(code, []).append(place)
        return found

    def coded(self, code: str) -> list[Place]:
        """Return the places with this code, however it is written; those that had it before only if none has it now."""
        key = fold_code(code)
        return list((self.by_code.get(key) or self.by_older_code.get(key) or ()) if key else ())

    def called(self, said: str) -> list[Place]:
        """Return the places that a person means by a code or, where no place has that code, by a name, large or small."""
        return self.coded(said) or list(self._by_name.get(_as_called(said), ()))

    @cached_property
    def _by_name(self) -> Mapping[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.by_id.values():
            if name := _as_called(place.name):
                found.setdefault(name, []).append(place)
        return found


def _as_called(name: str) -> str:
    return " ".join(name.casefold().split())


@lru_cache(maxsize=1 << 16)
def fold_code(code: str) -> str:
    """Return a place code as it is compared: capitals, without punctuation, spaces and leading zeros.

    ``a 02-1``, ``A2/1`` and ``A02.1`` are one code; ``A21`` is another, because digits that stand apart stay apart.
    """
    folded = ""
    for run in _RUNS.findall(code.upper()):
        part = (run.lstrip("0") or "0") if run.isdecimal() else run
        folded += f".{part}" if part[0].isdecimal() and folded[-1:].isdecimal() else part
    return folded


@lru_cache(maxsize=1 << 16)
def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts A2 before A10."""
    parts: list[tuple[int, int, str]] = []
    digits = letters = ""
    for sign in code + "\0":
        if sign.isdecimal():
            if letters:
                parts.append((1, 0, letters))
                letters = ""
            digits += sign
        else:
            if digits:
                parts.append((0, int(digits), ""))
                digits = ""
            letters += sign
    return (*parts, (1, 0, letters))


def _spans(said: Iterable[object]) -> tuple[tuple[str, str], ...]:
    return tuple((str(pair[0]), str(pair[1])) for pair in said if isinstance(pair, list | tuple) and len(pair) == 2)
