"""How does a plan look, seen from one thing: where each thing is, how large, and what the rules say of it?

Works from the kept plan: nothing is solved again. Of the museum only the places have to be whole; of the objects those
that :meth:`PlanSeen.needs` names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf, isnan

import numpy as np

from reorg.language import Message, listed, say
from reorg.museum import Museum, Place
from reorg.storage.furniture import Surface, going, spots, surfaces
from reorg.storage.plan import AS_IT_STANDS, Plan, Stood
from reorg.storage.problem import CLEARANCE, DRAWER_REACH, DRAWER_STACK, FLAT_CLEARANCE, REACH, SHEET
from reorg.storage.rules import Asked, Ruling, companies, ruling
from reorg.storage.sizes import FLAT, THIN
from reorg.storage.solve import LAID, LAID_TURNED, NOWHERE, TURNED, Bed, Boxes, Parameters, length
from reorg.storage.solve.lanes import BATCH, Ways, build, ways
from reorg.storage.wishes import added_in, with_more

SOME = 4
"""Things that a sentence names before it says that there are more."""


class PlanSeen:
    """A museum and a plan for it, with what is looked up again and again."""

    def __init__(self, museum: Museum, plan: Plan) -> None:
        aside = plan.made_with.get("left_aside")
        wishes = {key: said for key, said in museum.wishes.items() if not isinstance(aside, list) or key not in aside}
        museum = with_more(museum, [each for each in added_in(plan.made_with) if each.id not in museum.places])
        self.museum, self.plan = replace(museum.to_be, wishes=wishes), plan
        self.places = self.museum.places
        self.limits = Parameters()
        self._rulings: dict[str, Ruling] = {}
        made_with = plan.made_with
        fill, heavy, low = (made_with.get(name) for name in ("fill", "heavy", "low"))
        self.fill = float(fill) if isinstance(fill, int | float) else self.limits.fill
        self.heavy = float(heavy) if isinstance(heavy, int | float) else self.limits.heavy
        self.low = float(low) if isinstance(low, int | float) else self.limits.low

    @cached_property
    def surfaces(self) -> tuple[Surface, ...]:
        """All surfaces of the museum."""
        return surfaces(self.places)

    @cached_property
    def surface(self) -> dict[str, Surface]:
        """The surfaces by the id of their place."""
        return {each.place: each for each in self.surfaces}

    @cached_property
    def at(self) -> dict[str, str]:
        """The shelf on which the plan puts each thing."""
        return {stood.item: shelf for shelf, some in self.plan.standing.items() for stood in some}

    @cached_property
    def stood(self) -> dict[str, Stood]:
        """How each thing stands in the plan, or how large it is where it has no place."""
        found = {stood.item: stood for some in self.plan.standing.values() for stood in some}
        return {**{each.item: each for each in self.plan.waiting}, **found}

    def item_of(self, key: str) -> str:
        """Return the thing that is carried with an object: itself, or the box that it is in."""
        if key in self.stood or key not in self.museum.objects.index:
            return key
        where = self.museum.objects.words("place")[self.museum.objects.index[key]]
        box = next((place.id for place in self.places.path(where) if place.id in self.stood), "")
        return box or key

    def now(self, item: str) -> str:
        """Return the place of a thing on record, "" if there is none."""
        if item in self.places:
            return self.places[item].place
        at = self.museum.objects.index.get(item)
        return self.museum.objects.words("place")[at] if at is not None else ""

    @cached_property
    def _spots(self) -> dict[str, str]:
        return {place: spot.surface for place, spot in spots(self.places, self.surfaces).items()}

    def shelf_now(self, item: str) -> str:
        """Return the surface on which a thing stands on record, "" if on none that is known."""
        return self._spots.get(self.now(item), "")

    def unit_of(self, shelf: str) -> Place | None:
        """Return the unit that a shelf is part of (a shelf that stands by itself is its own)."""
        surface = self.surface.get(shelf)
        return self.places.get(surface.unit) if surface is not None else None

    def boards(self, unit: str) -> list[Surface]:
        """Return the surfaces of a unit from the top down; without known heights as they stand on record."""
        return sorted((each for each in self.surfaces if each.unit == unit), key=lambda each: -(each.z or 0.0))

    def spot(self, place: str) -> str:
        """Return the surface that a place is or lies on, "" if none is known."""
        return self._spots.get(place, "")

    @cached_property
    def carried(self) -> dict[str, str]:
        """What the plan moves, and where it comes to stand in the end ("" for furniture that is missing)."""
        return {step.subject: step.to for step in self.plan.moves.steps}

    def comes(self, item: str) -> bool:
        """Return whether a thing still has to be carried to where the plan puts it."""
        return item in self.carried and self.shelf_now(item) != self.at.get(item, "")

    @cached_property
    def _on_now(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item in self.stood:
            if shelf := self.shelf_now(item) or ("" if item in self.carried else self.at.get(item, "")):
                found.setdefault(shelf, []).append(item)
        return found

    def stands(self, shelf: str) -> tuple[Stood, ...]:
        """Return how things on record on a shelf may stand there today, lane by lane: nobody wrote down where on it."""
        items, surface = self._on_now.get(shelf, []), self.surface[shelf]
        if not items:
            return ()
        boxes = self.boxes(items)
        endless = replace(bed(surface), width=inf)
        fits = ways(boxes, np.arange(len(items)), endless)
        some = Ways(fits.boxes[:BATCH], fits.across[:BATCH], fits.along[:BATCH], fits.way[:BATCH])
        lanes = build(some, [0.0] * len(some.boxes), endless, free=inf, load=inf)
        way = dict(zip(some.boxes.tolist(), some.way.tolist(), strict=True))
        rows = [sorted(lane.boxes, key=lambda box: float(boxes.height[box])) for lane in lanes]
        rows += [[box] for box in range(len(items)) if box not in way]
        return tuple(self._as(items[box], number, way.get(box, 0)) for number, row in enumerate(rows) for box in row)

    def _as(self, item: str, lane: int, way: int) -> Stood:
        sides = self.sides(item)
        width, depth, height = (sides[side] for side in AS_IT_STANDS[way])
        stood = self.stood[item]
        turned, laid = way in {TURNED, LAID_TURNED}, way in {LAID, LAID_TURNED}
        return Stood(item, lane, width, depth, height, turned, laid, stood.kg, stood.guessed)

    def neighbours(self, unit: str) -> list[str]:
        """Return the things that the plan puts into a unit."""
        boards = [each.place for each in self.surfaces if each.unit == unit]
        return [stood.item for board in boards for stood in self.plan.standing.get(board, ())]

    def sides(self, item: str) -> tuple[float, float, float]:
        """Return width, depth and height in mm of a thing upright and not turned, with room for hands."""
        stood = self.stood[item]
        across, along, up = stood.width, stood.depth, stood.height
        if stood.laid:
            return (along, up, across) if stood.turned else (across, up, along)
        return (along, across, up) if stood.turned else (across, along, up)

    def kg(self, item: str) -> float:
        """Return the weight of a thing, 0 where the plan does not say it."""
        kg = self.stood[item].kg
        return 0.0 if isnan(kg) else kg

    def may_lie(self, item: str) -> bool:
        """Return whether a thing is so thin that it may lie on others like it."""
        return self.sides(item)[1] <= SHEET + FLAT_CLEARANCE[1]

    def _is_flat(self, item: str) -> bool:
        wide, deep, tall = self.sides(item)
        thick = deep - FLAT_CLEARANCE[1]
        return item not in self.places and thick <= THIN and thick <= FLAT * min(wide, tall)

    def boxes(self, items: Sequence[str]) -> Boxes:
        """Return things as the solver sees them."""
        sides = np.array([self.sides(item) for item in items], dtype=np.float64).reshape(-1, 3)
        none = np.zeros(len(items), dtype=np.int64)
        return Boxes(
            width=sides[:, 0], depth=sides[:, 1], height=sides[:, 2],
            kg=np.array([self.kg(item) for item in items], dtype=np.float64), category=none,
            may_turn=np.ones(len(items), dtype=np.bool_),
            may_lay=np.array([self.may_lie(item) for item in items], dtype=np.bool_),
            shelf=none + NOWHERE, pinned=none.astype(np.bool_),
        )  # fmt: skip

    def taken(self, items: Sequence[str], surface: Surface, *, thorough: bool = True) -> float:
        """Return the shelf length in mm that things take side by side on a surface; if not ``thorough``, up to 5 % more."""
        some = np.arange(len(items))
        return length(self.boxes(items), some, bed(surface), thorough=thorough) if items else 0.0

    def label(self, key: str) -> str:
        """Return what a thing is called: an object's number, a box's code."""
        if key in self.places:
            return self.places[key].code
        at = self.museum.objects.index.get(key)
        words = self.museum.objects
        return (words.words("number")[at] or words.words("name")[at] or key) if at is not None else key

    def labels(self, keys: Iterable[str]) -> object:
        """Return some things by their names, for a sentence."""
        return listed((self.label(key) for key in keys), SOME)

    def code(self, place: str) -> Message | str:
        """Return what a place is called: the codes of its unit and shelf."""
        if place not in self.places:
            return say("no known place")
        own, unit = self.places[place], self.places.around(place, "unit")
        if unit is None or unit.id == place or own.code.startswith(unit.code):
            return own.code
        return f"{unit.code} {own.code}"

    def category(self, item: str) -> str:
        """Return the category of a thing; of a box, that of its objects if they have one."""
        words = self.museum.objects.words("category")
        found = {words[at] for at in self.contents(item)}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _in_boxes(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for at, where in enumerate(self.museum.objects.words("place")):
            box = next((place.id for place in self.places.path(where) if place.kind == "box"), "")
            if box:
                found.setdefault(box, []).append(at)
        return {box: tuple(some) for box, some in found.items()}

    def contents(self, item: str) -> tuple[int, ...]:
        """Return the positions of the objects of a thing: of a box, all in it."""
        at = self.museum.objects.index.get(item)
        return (at,) if at is not None else self._in_boxes.get(item, ())

    def ruling(self, item: str) -> Ruling:
        """Return the rules that hold for a thing, on all surfaces of the museum."""
        if item not in self._rulings:
            self._rulings[item] = self._ruling([item])
        return self._rulings[item]

    @cached_property
    def number(self) -> dict[str, int]:
        """The position of each surface."""
        return {each.place: at for at, each in enumerate(self.surfaces)}

    def _ruling(self, items: Sequence[str]) -> Ruling:
        shelf = np.array([self.number.get(self.shelf_now(item), NOWHERE) for item in items], dtype=np.int64)
        bare = np.array(CLEARANCE[:2])
        narrow = [
            np.nan if self.stood[item].guessed else float((np.array(self.sides(item)[:2]) - bare).min())
            for item in items
        ]
        asked = Asked(
            museum=self.museum,
            ids=tuple(items),
            objects=tuple(self.contents(item) for item in items),
            categories=tuple(self.category(item) for item in items),
            shelf=shelf,
            narrow=np.array(narrow, dtype=np.float64),
            flat=np.array([self._is_flat(item) for item in items], dtype=np.bool_),
            surfaces=self.surfaces,
        )
        return ruling(asked)

    def company(self, items: Sequence[str]) -> list[str]:
        """Return what each thing must be kept apart as ("" for most)."""
        found = self._companies
        return [next((found[at] for at in self.contents(item) if found[at]), "") for item in items]

    @cached_property
    def _companies(self) -> list[str]:
        return companies(self.museum)

    def gone(self, surface: Surface) -> bool:
        """Return whether a surface is to be discarded."""
        return going(self.places, surface)


def bed(surface: Surface) -> Bed:
    """Return the measures of a surface on which lanes stand."""
    reach = DRAWER_REACH if surface.drawer else REACH
    stack = DRAWER_STACK if surface.drawer else REACH
    return Bed(surface.width or 0.0, surface.depth or 0.0, surface.height or 0.0, reach, stack)


def things_near(plan: Plan, places: Iterable[str]) -> list[str]:
    """Return the things (objects and boxes) that a plan puts on these shelves: what has to be known to judge them."""
    return [stood.item for place in places for stood in plan.standing.get(place, ())]
