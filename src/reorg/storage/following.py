"""What follows from a measured store? Every figure with its formula, whose it is, and its rows (``data/formulas.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from math import ceil, pi
from pathlib import Path

from reorg.language import Listed, Message, Text, listed, say
from reorg.method import Range, total
from reorg.museum import STANDS, Museum, Place, Places, RoomShape, shape_of, signed_area
from reorg.storage.need import PresentNeed, need
from reorg.storage.needed import SPECIAL, Needed, needed
from reorg.storage.passing import Ways, ways
from reorg.storage.risks import judged_by_all, risks
from reorg.storage.survey import PlaceSurvey, Survey

FILE = Path(__file__).parent / "data" / "formulas.toml"
GROWTH = 0.1
"""The share of all objects for which room is left, where nobody says another (ours)."""
_UNUSABLE = frozenset({"low ceiling", "sloping ceiling"})
Cell = float | Range | Message | Text | Listed | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of the rows behind a figure says, and in which unit ("" for words)."""

    name: Text
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure is reckoned: in ``words`` and ``signs``, its unit (m2, m, share, count, mm), and ``whose`` it is.

    ``whose`` is method (RE-ORG), source (another publication) or ours; ``limit`` is the threshold in mm that it has.
    """

    id: str
    name: Text
    words: Text
    signs: str
    unit: str
    whose: str
    source: str
    columns: tuple[Column, ...] = ()
    limit: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row behind a figure: the place that it speaks of ("" if none), and what each column says."""

    place: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its formula, its value (None is not known), of how many (for counts), and the rows it comes from."""

    formula: Formula
    value: Range | None
    of: float | None = None
    rows: tuple[Row, ...] = field(default=(), repr=False)


@cache
def formulas() -> Mapping[str, Formula]:
    """Return all formulas by id, in the order in which they are shown."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))["formula"]
    return {
        each["id"]: Formula(
            each["id"], Text(each["name"]), Text(each["words"]), each["signs"], each["unit"], each["whose"], each["source"],
            tuple(Column(Text({key: words for key, words in column.items() if key != "unit"}), column.get("unit", ""))
                  for column in each.get("columns", ())),
            float(each.get("limit", 0.0)),
        )
        for each in said
    }  # fmt: skip


def following(museum: Museum, seen: Survey, *, room: str = "", growth: float = GROWTH) -> tuple[Figure, ...]:
    """Return what follows for the store, or for one ``room`` (by id), in the order of the formulas.

    What cannot be known yet has no value; what does not belong to a room (need, missing, dispersed) is left out there.
    Where the museum holds no objects (its frame alone), need and categories are left out, too.
    """
    store = _Store(museum, seen, room, growth)
    found = []
    for formula in formulas().values():
        told = _TOLD[formula.id](store, formula)
        if told is not None:
            found.append(told)
    return tuple(found)


@dataclass(frozen=True)
class _Store:
    museum: Museum
    seen: Survey
    room: str
    growth: float

    @property
    def places(self) -> Places:
        return self.museum.places

    @cached_property
    def rooms(self) -> list[Place]:
        if self.room:
            return [self.places[self.room]]
        inner = (
            self.places.around(each.id, "room") for kind in ("unit", "floor") for each in self.places.of_kind(kind)
        )
        used = {room.id for room in inner if room is not None}
        return [room for room in self.places.of_kind("room") if room.id in used]

    @cached_property
    def inside(self) -> list[Place]:
        """All places in the room; in the whole store all there are."""
        return list(self.places.within(self.room)) if self.room else list(self.places.there())

    @cached_property
    def units(self) -> list[tuple[Place, PlaceSurvey]]:
        units = (each for each in self.inside if each.id in self.seen.units)
        return [(each, self.seen.units[each.id]) for each in units]

    @cached_property
    def fills(self) -> list[tuple[Place, PlaceSurvey, Range]]:
        """The units of which it is known how full they are, the fullest first."""
        known = [(unit, held, value) for unit, held in self.units if (value := held.fullness.value) is not None]
        return sorted(known, key=lambda each: (-each[2].likely, each[0].code))

    @cached_property
    def floors(self) -> list[tuple[Place, float, float, float]]:
        """Of each room with a known shape: its floor, what is taken off for the net floor, and what is covered, in m²."""
        found = []
        for room in self.rooms:
            shape = shape_of(room)
            if shape is not None:
                floor, off = abs(signed_area(shape.corners)) / 1e6, _taken_off(shape) / 1e6
                found.append((room, floor, min(off, floor), self._covered(room)))
        return found

    def _covered(self, room: Place) -> float:
        standing = [
            each
            for each in self.places.within(room.id)
            if each.kind == "unit" or (each.kind == "floor" and self.seen.floors.get(each.id))
        ]
        return sum(each.width * each.depth for each in standing if each.width and each.depth) / 1e6

    @cached_property
    def ways(self) -> list[Ways]:
        """Aisles and exits of each room: what passes is not asked here."""
        on_floor = frozenset(floor for floor, count in self.seen.floors.items() if count)
        return [found for room in self.rooms if (found := ways(self.places, room, (), on_floor=on_floor)) is not None]

    @cached_property
    def need(self) -> PresentNeed | None:
        return need(self.museum, growth=self.growth, seen=self.seen) if len(self.museum.objects) else None

    @cached_property
    def needed(self) -> Needed | None:
        return needed(self.museum, self.seen, growth=self.growth) if len(self.museum.objects) else None


def _taken_off(shape: RoomShape) -> float:
    """Return what the net floor loses, in mm²: columns, radiators, stairs, kept free, doors' swings, low ceilings."""
    low = formulas()["net-floor"].limit
    lost = sum(pi / 4 * door.width**2 for door in shape.doors if door.opens != "out")
    for feature in shape.features:
        too_low = feature.kind in _UNUSABLE and (feature.height is None or feature.height < low)
        if feature.kind in STANDS or feature.kind == "dead zone" or too_low:
            lost += abs(signed_area(feature.corners))
    return lost


def _exactly(value: float) -> Range:
    return Range.exactly(value)


def _floor_area(store: _Store, formula: Formula) -> Figure:
    rows = tuple(Row(room.id, (room.label, floor)) for room, floor, _, _ in store.floors)
    return Figure(formula, _exactly(sum(floor for _, floor, _, _ in store.floors)) if rows else None, rows=rows)


def _net_floor(store: _Store, formula: Formula) -> Figure:
    rows = tuple(Row(room.id, (room.label, floor, off)) for room, floor, off, _ in store.floors)
    return Figure(formula, _exactly(sum(floor - off for _, floor, off, _ in store.floors)) if rows else None, rows=rows)


def _floor_occupancy(store: _Store, formula: Formula) -> Figure:
    net = sum(floor - off for _, floor, off, _ in store.floors)
    covered = sum(taken for *_, taken in store.floors)
    rows = tuple(
        Row(room.id, (room.label, taken, floor - off, taken / (floor - off) if floor > off else None))
        for room, floor, off, taken in store.floors
    )
    return Figure(formula, _exactly(covered / net) if net > 0 else None, rows=rows)


def _free_floor(store: _Store, formula: Formula) -> Figure:
    free = [(room, max(0.0, floor - off - taken)) for room, floor, off, taken in store.floors]
    rows = tuple(Row(room.id, (room.label, left)) for room, left in free)
    return Figure(formula, _exactly(sum(left for _, left in free)) if rows else None, rows=rows)


def _shelf_metres(store: _Store, formula: Formula) -> Figure:
    rows = tuple(
        Row(unit.id, (unit.code, float(held.capacity.shelves), held.capacity.length)) for unit, held in store.units
    )
    return Figure(formula, _exactly(sum(held.capacity.length for _, held in store.units)), rows=rows)


def _shelf_area(store: _Store, formula: Formula) -> Figure:
    rows = tuple(
        Row(unit.id, (unit.code, float(held.capacity.shelves), held.capacity.area)) for unit, held in store.units
    )
    return Figure(formula, _exactly(sum(held.capacity.area for _, held in store.units)), rows=rows)


def _fill_mean(store: _Store, formula: Formula) -> Figure:
    rows = tuple(Row(unit.id, (unit.code, value, held.capacity.length)) for unit, held, value in store.fills)
    mean = total(value for *_, value in store.fills).scaled(1 / len(store.fills)) if store.fills else None
    return Figure(formula, mean, rows=rows)


def _fill_weighted(store: _Store, formula: Formula) -> Figure:
    rows = tuple(Row(unit.id, (unit.code, value, held.capacity.area)) for unit, held, value in store.fills)
    area = sum(held.capacity.area for _, held, _ in store.fills)
    whole = total(value.scaled(held.capacity.area) for _, held, value in store.fills)
    return Figure(formula, whole.scaled(1 / area) if area else None, rows=rows)


def _fill_worst(store: _Store, formula: Formula) -> Figure:
    rows = tuple(Row(unit.id, (unit.code, value)) for unit, _, value in store.fills[:1])
    return Figure(formula, store.fills[0][2] if store.fills else None, rows=rows)


def _units_over(store: _Store, formula: Formula) -> Figure:
    over = [(unit, value) for unit, _, value in store.fills if value.likely > 1]
    rows = tuple(Row(unit.id, (unit.code, value)) for unit, value in over)
    return Figure(formula, _exactly(len(over)) if store.fills else None, float(len(store.fills)), rows)


def _aisle(store: _Store, formula: Formula) -> Figure:
    found = sorted((way.aisle, way.unit.code, way) for one in store.ways for way in one.units)
    rows = tuple(Row(way.unit.id, (way.unit.code, way.aisle, way.against)) for _, _, way in found)
    return Figure(formula, _exactly(found[0][0]) if found else None, rows=rows)


def _exits_free(store: _Store, formula: Formula) -> Figure:
    doors = [(one.room, door) for one in store.ways for door in one.exits]
    rows = tuple(
        Row(room.id, (room.label, float(door.number), door.width, listed(door.in_the_way) if door.in_the_way else "–"))
        for room, door in doors
    )
    free = sum(1 for _, door in doors if door.free)
    return Figure(formula, _exactly(free) if doors else None, float(len(doors)) if doors else None, rows)


def _shelves(store: _Store) -> Iterator[tuple[Place, float]]:
    """Yield the shelves and drawers of which the height above the floor is known, with it in mm."""
    for shelf in store.inside:
        if shelf.kind in {"shelf", "drawer"} and shelf.z is not None:
            unit = store.places.around(shelf.id, "unit")
            yield shelf, shelf.z + (unit.z or 0.0 if unit else 0.0)


def _by_height(store: _Store, formula: Formula, counts: Callable[[float], bool]) -> Figure:
    every = list(_shelves(store))
    found = sorted(((z, shelf) for shelf, z in every if counts(z)), key=lambda each: (-each[0], each[1].code))
    held = store.seen.shelves
    rows = tuple(
        Row(shelf.id, (shelf.code, z, float(len(held[shelf.id].objects)) if shelf.id in held else None))
        for z, shelf in found
    )
    return Figure(formula, _exactly(len(found)) if every else None, float(len(every)) if every else None, rows)


def _above_reach(store: _Store, formula: Formula) -> Figure:
    return _by_height(store, formula, lambda z: z >= formula.limit)


def _below_knee(store: _Store, formula: Formula) -> Figure:
    return _by_height(store, formula, lambda z: z < formula.limit)


def _on_floor(store: _Store, formula: Formula) -> Figure:
    inside = {each.id for each in store.inside}
    found = [(floor, count) for floor, count in store.seen.floors.items() if floor in inside and count]
    rows = tuple(Row(floor, (store.places[floor].label, float(count))) for floor, count in found)
    return Figure(formula, _exactly(sum(count for _, count in found)), rows=rows)


def _dispersed(store: _Store, formula: Formula) -> Figure | None:
    if store.room or not store.seen.categories:
        return None
    units = [held.capacity.length for _, held in store.units if held.capacity.length > 0]
    metres = sum(units) / len(units) if units else 0.0
    rows, known = [], 0
    for each in store.seen.categories:
        if not each.category or not each.units:
            continue
        known += 1
        fills = max(1, ceil(each.length.likely / metres)) if metres else 1
        if len(each.rooms) > 1 or len(each.units) > 2 * fills:
            rows.append(Row("", (each.category, float(len(each.rooms)), float(len(each.units)), float(fills))))
    return Figure(formula, _exactly(len(rows)) if known else None, float(known) if known else None, tuple(rows))


def _at_risk(store: _Store, formula: Formula) -> Figure:
    found = [each for room in store.rooms for each in risks(store.places, room)]
    bad = sorted((each for each in found if each.at_risk), key=lambda each: (-each.level, each.unit))
    rows = tuple(Row(each.unit, (store.places[each.unit].code, each.rule.name, each.distance)) for each in bad)
    units, count = {unit.id for unit, _ in store.units}, len({each.unit for each in bad})
    if not bad and not any(each.rule.can_endanger for each in found):
        return Figure(formula, None, rows=rows)
    doubtful = units - judged_by_all(found) - {each.unit for each in bad}
    return Figure(formula, Range(count, count, count + len(doubtful)), float(len(units)), rows)


def _need(store: _Store, formula: Formula) -> Figure | None:
    if store.room or (lack := store.need) is None:
        return None
    rows = (
        Row("", (say("On shelves"), lack.used)),
        Row("", (say("On the floor"), lack.floor)),
        Row("", (say("Seen on shelves, not recorded; or without a place"), lack.others)),
        Row("", (say("Growth of {share} %", share=round(100 * store.growth)), lack.growth)),
        Row("", (say("Filled to {share} %, these need", share=round(100 * lack.target)), lack.wanted)),
    )
    return Figure(formula, lack.wanted, rows=rows)


def _missing(store: _Store, formula: Formula) -> Figure | None:
    if store.room or (lack := store.need) is None:
        return None
    rows = (Row("", (say("Needed"), lack.wanted)), Row("", (say("There is"), lack.capacity)))
    return Figure(formula, lack.missing, rows=rows)


def _fewer(store: _Store, formula: Formula) -> Figure | None:
    if store.room or (lack := store.need) is None:
        return None
    rows = (
        Row("", (say("Missing"), lack.missing)),
        Row("", (say("Times the target, {share} %", share=round(100 * lack.target)), lack.missing.scaled(lack.target))),
    )
    return Figure(formula, lack.missing.scaled(lack.target), rows=rows)


def _more_units(store: _Store, formula: Formula) -> Figure | None:
    if store.room or (found := store.needed) is None:
        return None
    rows = tuple(
        Row("", (each.type if each.type != SPECIAL else say("fits on no unit here"), float(each.units), each.capacity,
                 each.need, each.missing, each.more if each.each else None, each.fewer))
        for each in found.types
    )  # fmt: skip
    return Figure(formula, found.more, rows=rows)


def _by_category(store: _Store, formula: Formula) -> Figure | None:
    if store.room or (found := store.needed) is None:
        return None
    rows = tuple(
        Row("", (each.category or say("no category"), each.shelves, each.floor, each.unplaced, each.need,
                 each.type if each.type != SPECIAL else say("fits on no unit here")))
        for each in found.categories
    )  # fmt: skip
    return Figure(formula, _exactly(sum(1 for each in found.categories if each.category)), rows=rows)


_TOLD: Mapping[str, Callable[[_Store, Formula], Figure | None]] = {
    "floor-area": _floor_area, "net-floor": _net_floor, "floor-occupancy": _floor_occupancy, "free-floor": _free_floor,
    "shelf-metres": _shelf_metres, "shelf-area": _shelf_area, "fill-mean": _fill_mean, "fill-weighted": _fill_weighted,
    "fill-worst": _fill_worst, "units-over": _units_over, "aisle": _aisle, "exits-free": _exits_free,
    "above-reach": _above_reach, "below-knee": _below_knee, "on-floor": _on_floor, "dispersed": _dispersed,
    "at-risk": _at_risk, "need": _need, "missing": _missing, "fewer": _fewer, "more-units": _more_units,
    "by-category": _by_category,
}  # fmt: skip


def of_kind(figures: Sequence[Figure], which: str) -> Figure | None:
    """Return one of the figures by its formula's id; None if it is not among them."""
    return next((each for each in figures if each.formula.id == which), None)
