"""How far is a plan carried out? (Derived from where things are: nothing is kept of it but the moves themselves.)"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reorg.museum import Museum, Places
from reorg.storage.carrying import Step

TABLES = frozenset({"trolley", "tray"})  # kinds of places on which things stand for the time being


@dataclass(frozen=True)
class Rest:
    """Which of the steps (by number, from 0) are done and which are left, in order.

    ``astray`` are things that are neither where their next step takes them from nor where any step took them, with the place
    on which they are on record: the rest is to be planned again.
    """

    done: tuple[int, ...]
    left: tuple[int, ...]
    astray: Mapping[str, str]


def rest_of(steps: Sequence[Step], where: Mapping[str, str], tables: Collection[str] = ()) -> Rest:
    """Return how far ``steps`` are carried out. ``where`` gives the place id of each thing ("": none is known), ``tables`` the
    places on which things stand for the time being. A thing that ``where`` does not name is not there any more.
    """
    of: dict[str, list[int]] = {}
    for number, step in enumerate(steps):
        of.setdefault(step.subject, []).append(number)
    done: list[int] = []
    left: list[int] = []
    astray: dict[str, str] = {}
    for subject, numbers in of.items():
        if subject not in where:
            done += numbers
            continue
        here = where[subject]
        made = _made([steps[number] for number in numbers], here, here in tables)
        if made is None:
            astray[subject], made = here, 0
        done += numbers[:made]
        left += numbers[made:]
    return Rest(tuple(sorted(done)), tuple(sorted(left)), astray)


def _made(steps: Sequence[Step], here: str, on_table: bool) -> int | None:
    """Return how many steps of a thing are made; None if it is where no step explains."""
    for count in range(len(steps), 0, -1):
        step = steps[count - 1]
        if (step.to == here and step.to) or (step.why == "aside" and not step.to and on_table):
            return count
    return 0 if steps[0].origin == here or (not steps[0].origin and on_table) else None


def where_of(museum: Museum) -> dict[str, str]:
    """Return the place id of each object and box."""
    found = dict(zip(museum.objects.ids, museum.objects.words("place"), strict=True))
    return {**found, **{box.id: box.place for box in museum.places.of_kind("box")}}


def tables_of(places: Places) -> frozenset[str]:
    """Return the places on which things stand for the time being."""
    return frozenset(place.id for kind in TABLES for place in places.of_kind(kind))
