"""Which shelves does a place of a wish stand for, and what of a wished thing is known for certain?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from reorg.museum import Museum
from reorg.storage.furniture import Surface, going, planned, spots, surfaces
from reorg.storage.wishes.wish import BOX, CATEGORY, OBJECT, UNIT, Wish, subject_kind

_SIDES = ("width", "depth", "height")


@dataclass(frozen=True)
class Ground:
    """A museum as its wishes see it. Of the objects only those that wishes name need be in it."""

    museum: Museum

    @cached_property
    def surfaces(self) -> tuple[Surface, ...]:
        """All shelves, whether they can be used or not."""
        return surfaces(self.museum.places)

    @cached_property
    def usable(self) -> tuple[Surface, ...]:
        """The shelves on which a plan may put things: of known size, in a store, and not to be discarded."""
        places = self.museum.places
        return tuple(
            each for each in self.surfaces if each.known and planned(places, each.room) and not going(places, each)
        )

    @cached_property
    def _spots(self) -> dict[str, str]:
        return {place: spot.surface for place, spot in spots(self.museum.places, self.surfaces).items()}

    def within(self, place: str) -> frozenset[str]:
        """Return the usable shelves in a place (or the place itself, if it is one)."""
        inside = {each.id for each in self.museum.places.within(place)}
        return frozenset(each.place for each in self.usable if each.place in inside)

    def place_of(self, wish: Wish) -> str:
        """Return the recorded place (id) of the object, box or unit that a wish is about; "" if none is known."""
        kind = subject_kind(self.museum, wish)
        if kind == OBJECT:
            place = self.museum.objects.words("place")[self.museum.objects.index[wish.of]]
            return place if place in self.museum.places else ""
        if kind in {BOX, UNIT}:
            place = self.museum.places[wish.of].place
            return place if place in self.museum.places else ""
        return ""

    def box_of(self, wish: Wish) -> str:
        """Return the box (id) in which the object of a wish lies; "" if it lies in none."""
        if subject_kind(self.museum, wish) != OBJECT:
            return ""
        box = self.museum.places.around(self.place_of(wish), "box")
        return box.id if box else ""

    def shelves_of(self, wish: Wish) -> frozenset[str]:
        """Return the usable shelf on which the thing stands; all of its unit's where only that is known; else none."""
        place = self.place_of(wish)
        if shelf := self._spots.get(place, ""):
            return frozenset({shelf}) & {each.place for each in self.usable}
        unit = self.museum.places.around(place, "unit")
        return self.within(unit.id) if unit else frozenset()

    def unit_of(self, place: str) -> str:
        """Return the unit (id) around a place, "" if it is in none."""
        unit = self.museum.places.around(place, "unit")
        return unit.id if unit else ""

    def fits(self, wish: Wish, shelves: Iterable[str]) -> bool:
        """Return whether the thing may fit, by size and weight, on one of these shelves; True where that is not certain.

        It certainly does not if it is larger than the shelf however it is laid, or heavier than the shelf carries.
        """
        sides, kg = self._measures(wish)
        wanted = frozenset(shelves)
        some = [each for each in self.usable if each.place in wanted]
        return any(_goes(sides, each) and (kg is None or each.load is None or kg <= each.load) for each in some)

    def _measures(self, wish: Wish) -> tuple[list[float], float | None]:
        """Return the sides (mm) that are known, and the weight (kg) or None."""
        if subject_kind(self.museum, wish) == CATEGORY:
            return [], None
        if (at := self.box_of(wish) or wish.of) in self.museum.places:
            box = self.museum.places[at]
            return [side for side in (box.width, box.depth, box.height) if side], None
        facts = self.museum.objects.facts(self.museum.objects.index[wish.of])
        known = [facts.get(name) for name in (*_SIDES, "diameter")]
        kg = facts.get("weight")
        sides = [float(side) for side in known if isinstance(side, int | float) and side > 0]
        return sides[:3], float(kg) if isinstance(kg, int | float) else None


def _goes(sides: list[float], shelf: Surface) -> bool:
    room = [side or 0.0 for side in (shelf.width, shelf.depth, shelf.height)]
    return any(all(side <= there for side, there in zip(sides, order, strict=False)) for order in permutations(room))
