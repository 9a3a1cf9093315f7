"""What is moved, as the rules see it, and what is entered when it has moved?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reorg.museum import Draft, Facts, Move, Place, Places, moved

OUTSIDE = "outside"
"""The kind of a place that is none of ours: somewhere outside the museum."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be moved, or stands there: an object, or a place with ``contents``. Sizes mm, ``kg``; None is unknown.

    ``place`` is where it is on record; ``elsewhere`` says so if that is outside the museum. ``still`` is why it must
    not be moved; ``words`` what its record says of materials and kind.
    """

    id: str
    label: str
    place: str = ""
    kind: str = "object"
    width: float | None = None
    depth: float | None = None
    height: float | None = None
    kg: float | None = None
    still: str = ""
    state: str = ""
    elsewhere: str = ""
    hazard: str = ""
    words: str = ""
    contents: tuple[Thing, ...] = ()

    @property
    def sides(self) -> tuple[float, float, float] | None:
        """Width, depth and height in mm if all three are known."""
        known = [side for side in (self.width, self.depth, self.height) if side is not None and side > 0]
        return (known[0], known[1], known[2]) if len(known) == 3 else None

    @property
    def weight(self) -> float:
        """What is known of its weight, and of what is in it, in kg."""
        return (self.kg or 0.0) + sum(each.weight for each in self.contents)


def thing_of(key: str, facts: Facts) -> Thing:
    """Return an object as the rules see it."""
    across = _size(facts, "diameter")
    words = " ".join(str(facts.get(name, "")) for name in ("name", "title", "materials", "category", "hazard", "notes"))
    return Thing(
        id=key, label=str(facts.get("number") or facts.get("name") or key), place=str(facts.get("place", "")),
        width=_size(facts, "width") or across, depth=_size(facts, "depth") or across, height=_size(facts, "height"),
        kg=_size(facts, "weight"), still=str(facts.get("keep_still", "")), state=str(facts.get("state", "")),
        elsewhere=str(facts.get("elsewhere", "")), hazard=str(facts.get("hazard", "")), words=words,
    )  # fmt: skip


def thing_of_place(place: Place, facts: Facts, inside: Iterable[tuple[str, Facts]]) -> Thing:
    """Return a place as the rules see it, with the objects (id, facts) that are on record anywhere in it."""
    return Thing(
        id=place.id, label=place.code, place=place.place, kind=place.kind, width=place.width, depth=place.depth,
        height=place.height, elsewhere=str(facts.get("elsewhere", "")),
        contents=tuple(thing_of(key, held) for key, held in inside),
    )  # fmt: skip


def _size(facts: Facts, name: str) -> float | None:
    value = facts.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None


def outside(where: str) -> Place:
    """Return somewhere outside the museum as a place to move to."""
    return Place("", where, OUTSIDE)


def moved_drafts(move: Move, things: Sequence[tuple[str, Facts]], places: Places) -> list[Draft]:
    """Return what is to be entered, as one action, when ``things`` (id, facts as they are) go where ``move`` says.

    A unit that goes to another room leaves the spot where it stood: where it stands there nobody has measured yet.
    """
    drafts = list(moved(move, things))
    for key, facts in things:
        if key not in places or places[key].kind != "unit":
            continue
        rooms = [found.id if (found := places.around(at, "room")) else "" for at in (key, move.to)]
        spot = {name: facts[name] for name in ("x", "y") if facts.get(name) is not None}
        if spot and rooms[0] != rooms[1]:
            drafts.append(Draft("place", key, {**dict.fromkeys(spot), "was": spot}))
    return drafts
