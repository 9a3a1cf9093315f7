"""What of a sheet is known already from the museum's own data, and about what are there sheets to fill in?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from reorg.assessment import sheets
from reorg.language import number
from reorg.method import About
from reorg.museum import (
    Museum,
    Place,
    Places,
    furniture_label,
    natural,
    shape_of,
    signed_area,
)

Value = str | float
Holds = Counter[tuple[str, str]]
MOST_NAMED = 5


@dataclass(frozen=True, eq=False)
class Stock:
    """What stands where: how many objects of a category (words, or "") stand in a place (its id, or "").

    ``fills`` says how full a unit is (1 is full), where that is known.
    """

    name: str
    places: Places
    counts: Mapping[tuple[str, str], int]
    fills: Mapping[str, float]

    @classmethod
    def of(cls, museum: Museum, fills: Mapping[str, float] = MappingProxyType({})) -> Stock:
        """Return the stock of a museum that is held whole."""
        pairs = zip(museum.objects.words("category"), museum.objects.words("place"), strict=True)
        return cls(museum.name, museum.places, Counter(pairs), fills)

    @cached_property
    def _around(self) -> tuple[dict[str, Holds], dict[str, Holds]]:
        """By room and by unit: how many objects of a category on the floor, or not, are in it."""
        rooms: dict[str, Holds] = {}
        units: dict[str, Holds] = {}
        for (category, place_id), count in self.counts.items():
            path = self.places.path(place_id)
            floor = "floor" if any(each.kind == "floor" for each in path) else ""
            for place in path:
                if place.kind in {"room", "unit"}:
                    held = rooms if place.kind == "room" else units
                    held.setdefault(place.id, Counter())[category, floor] += count
        return rooms, units

    @cached_property
    def categories(self) -> Mapping[str, int]:
        """How many objects there are of each category, the largest first; those without one under ""."""
        found: Counter[str] = Counter()
        for (category, _), count in self.counts.items():
            found[category] += count
        return dict(found.most_common())

    def known(self, about: About, subject: str) -> dict[str, Value]:
        """Return what is known of what a sheet is about, by the names that forms use (reorg.method.KNOWN).

        Lengths are mm; what is not known is left out.
        """
        reads: Mapping[About, Callable[[str], Mapping[str, Value | None]]] = {
            About.MUSEUM: self._museum, About.ROOM: self._room, About.UNIT: self._unit, About.CATEGORY: self._category,
        }  # fmt: skip
        return {name: value for name, value in reads[about](subject).items() if value not in {None, ""}}

    def _museum(self, _subject: str) -> Mapping[str, Value | None]:
        total = sum(self.counts.values())
        with_place = sum(count for (_, place), count in self.counts.items() if place in self.places)
        floor = sum(count for held in self._around[0].values() for (_, on), count in held.items() if on)
        return {
            "name": self.name, "objects": total or None, "rooms": len(self.places.of_kind("room")) or None,
            "units": len(self.places.of_kind("unit")) or None, "records-with-place": with_place if total else None,
            "records-without-place": total - with_place if total else None, "on-floor": floor if with_place else None,
        }  # fmt: skip

    def _room(self, subject: str) -> Mapping[str, Value | None]:
        place = self.places.get(subject)
        if place is None:
            return {}
        held = self._around[0].get(subject, Counter())
        shape = shape_of(place)
        around = [each.label for each in self.places.path(subject)[:-1]]
        widths = [float(wide) for each in place.doors if isinstance(wide := each.get("width"), int | float)]
        units = sum(1 for each in self.places.within(subject) if each.kind == "unit")
        return {
            "code": place.code, "name": place.name, "use": place.use, "building": ", ".join(around),
            "area": round(abs(signed_area(shape.corners)) / 1e6, 1) if shape else None,
            "height": place.height, "width": place.width, "depth": place.depth,
            "doors": len(place.doors) or None, "door-width": max(widths, default=None),
            "units": units or None, **_held(held),
        }  # fmt: skip

    def _unit(self, subject: str) -> Mapping[str, Value | None]:
        place = self.places.get(subject)
        if place is None:
            return {}
        room = self.places.around(subject, "room")
        shelves = [each for each in self.places.within(subject) if each.kind in {"shelf", "drawer"}]
        lengths = [each.width for each in shelves if each.width]
        fill = self.fills.get(subject, place.fill)
        return {
            "code": place.code, "room": room.label if room else "",
            "type": str(furniture_label(place.type)) if place.type else "",
            "width": place.width, "depth": place.depth, "height": place.height, "shelves": len(shelves) or None,
            "shelf-length": round(sum(lengths) / 1000, 1) if lengths else None,
            "fill": round(100 * fill) if fill is not None else None,
            **_held(self._around[1].get(subject, Counter())),
        }  # fmt: skip

    def _category(self, subject: str) -> Mapping[str, Value | None]:
        rooms, units = self._around
        total = self.categories.get(subject, 0)
        placed = sum(
            count for (category, place), count in self.counts.items() if category == subject and place in self.places
        )
        floor = sum(held[subject, "floor"] for held in rooms.values())

        def holding(kind: Mapping[str, Holds]) -> int:
            return sum(1 for held in kind.values() if held[subject, ""] or held[subject, "floor"])

        return {
            "name": subject, "objects": total, "on-floor": floor if placed else None, "without-place": total - placed,
            "rooms": holding(rooms) or None, "units": holding(units) or None,
        }  # fmt: skip


def _held(held: Holds) -> dict[str, Value | None]:
    by_category: Counter[str] = Counter()
    for (category, _), count in held.items():
        by_category[category] += count
    named = [f"{category} ({number(count)})" for category, count in by_category.most_common() if category]
    words = ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
    total = sum(by_category.values())
    return {"objects": total or None, "on-floor": sum(n for (_, on), n in held.items() if on) if total else None,
            "categories": words}  # fmt: skip


def subjects_of(about: About, stock: Stock) -> list[sheets.Subject]:
    """Return about what there are sheets: the museum; its rooms and units in their order; its categories, the largest first."""
    if about is About.MUSEUM:
        return [sheets.Subject("", stock.name)]
    if about is About.CATEGORY:
        return [sheets.Subject(name, name) for name in stock.categories if name]
    found = stock.places.of_kind(about.value)
    if about is About.UNIT:
        rooms = {each.id: stock.places.around(each.id, "room") for each in found}
        found.sort(key=lambda each: (natural(room.code) if (room := rooms[each.id]) else (), natural(each.code)))
    return [sheets.Subject(each.id, each.label, _within(each, stock.places)) for each in found]


def _within(place: Place, places: Places) -> str:
    room = places.around(place.id, "room")
    if room is None or room.id == place.id:
        return ""
    return room.label
