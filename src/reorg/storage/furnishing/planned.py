"""How does an option become part of the museum: which places, hung how, with which codes, and what is to be got for it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reorg.language import Message, say, say_many
from reorg.museum import Draft, Facts, Museum, Place, PlaceCodes, Places, furniture_label, identity, learned, next_code
from reorg.storage.furnishing.value import Board, Measure

MOST_PLACES = 20_000  # planned places at most in one action

WAYS = {"rehang": "rehang", "add": "convert", "convert": "convert", "build": "build", "buy": "buy"}
"""The way of a supply for each way of a measure."""


@dataclass(frozen=True)
class Bringing:
    """What an accepted option enters: new places, places that change, and what is to be got or done for them."""

    new: tuple[tuple[str, Facts], ...]
    changed: tuple[tuple[str, Facts], ...]
    supplies: tuple[tuple[str, Facts], ...]

    def drafts(self, museum: Museum) -> list[Draft]:
        """Return the entries of one action."""
        return [
            *(Draft("place", key, facts) for key, facts in self.new),
            *(Draft("place", key, {**facts, "was": {"will": museum.places[key].will}}) for key, facts in self.changed),
            *(Draft("supply", key, facts) for key, facts in self.supplies),
        ]

    def laid_on(self, museum: Museum) -> Museum:
        """Return the museum with these places planned in it."""
        by_id = dict(museum.places.by_id)
        by_id.update((key, Place.from_facts(key, facts)) for key, facts in self.new)
        by_id.update((key, replace(by_id[key], will=facts["will"])) for key, facts in self.changed)  # type: ignore[arg-type]
        return replace(museum, places=Places.of(by_id.values()))


def bringing(
    museum: Museum, measures: Iterable[Measure], *, room: str = "", act: str = "", arrives: str = "", currency: str = ""
) -> Bringing:
    """Return what is entered when these measures are accepted.

    New units go to ``room`` ("" if nobody knows yet) without a spot on its plan; ``act`` is what tells this action from any
    other; ``arrives`` the ISO day on which things are expected. Codes go on from the museum's own.
    """
    new: list[tuple[str, Facts]] = []
    changed: list[tuple[str, Facts]] = []
    supplies: list[tuple[str, Facts]] = []
    codes = _Codes(museum)
    for number, measure in enumerate(measures):
        before = len(new)
        if measure.unit:
            touched = list(_changes(museum, measure))
            changed += touched
            new += _added_shelves(museum, measure, codes, (act, number))
            keys = [*(key for key, _ in touched), *(key for key, _ in new[before:])]
        else:
            for bay in measure.bays:
                new += _unit(measure, bay, codes, room=room, act=(act, len(new)))
            keys = [key for key, _ in new[before:]]
        supplies.append((identity("y", act, str(number)), _supply(measure, keys, arrives, currency)))
    return Bringing(tuple(new), tuple(changed), tuple(supplies))


class _Codes:
    """Gives out codes in the museum's own way, none twice."""

    def __init__(self, museum: Museum) -> None:
        self.places = museum.places
        self.way = PlaceCodes.from_facts(museum.facts.get("place_codes")) or learned(museum.places)
        self.taken: list[Place] = []

    def unit(self) -> str:
        """Return the next code of a unit."""
        every = Places.of([*self.places.values(), *self.taken])
        code = next_code(every, frozenset({"unit"}), "U1")
        self.taken.append(Place(f"new {len(self.taken)}", code, "unit"))
        return code

    def shelves(self, unit: str, count: int) -> list[str]:
        """Return the codes of the shelves of a new unit, from the lowest up."""
        return self.way.shelves(unit, count)

    def more_shelves(self, unit: Place, count: int) -> list[str]:
        """Return codes for further shelves of a unit, after those that it has."""
        have = {each.code for each in self.places.values() if each.place == unit.id}
        every = [code for code in self.way.shelves(unit.code, len(have) + count + 20) if code not in have]
        if self.way.top_down:
            every.reverse()
        return every[:count]


def _unit(
    measure: Measure, bay: Sequence[Board], codes: _Codes, *, room: str, act: tuple[str, int]
) -> list[tuple[str, Facts]]:
    wide, deep, high = measure.size
    code = codes.unit()
    unit = identity("p", *act[:1], str(act[1]), code)
    facts: Facts = {
        "kind": "unit", "code": code, "type": measure.type, "width": wide, "depth": deep, "height": high, "planned": True,
    }  # fmt: skip
    facts = {
        **facts,
        **({"place": room} if room else {}),
        **({"load": measure.load} if measure.load is not None else {}),
    }
    boards = sorted(bay, key=lambda board: board.z)
    return [
        (unit, facts),
        *(
            (identity("p", unit, str(at)), {**_shelf(board, measure.level), "code": mark, "place": unit})
            for at, (board, mark) in enumerate(zip(boards, codes.shelves(code, len(boards)), strict=True))
        ),
    ]


def _shelf(board: Board, level: str) -> Facts:
    sizes = {"z": round(board.z, 1), "height": round(board.height, 1)}
    load = {} if board.load is None else {"load": board.load}
    return {"kind": level, **sizes, **load, "planned": True}


def _changes(museum: Museum, measure: Measure) -> Iterable[tuple[str, Facts]]:
    """Yield the shelves that are there and will hang otherwise, or be taken down."""
    for board in (board for bay in measure.bays for board in bay if board.place):
        place = museum.places[board.place]
        if board.away:
            yield board.place, {"will": {"away": True}}
            continue
        will = {
            name: round(value, 1)
            for name, value in (("z", board.z), ("height", board.height))
            if getattr(place, name) is None or abs(getattr(place, name) - value) > 1
        }
        if will:
            yield board.place, {"will": will}


def _added_shelves(museum: Museum, measure: Measure, codes: _Codes, act: tuple[str, int]) -> list[tuple[str, Facts]]:
    boards = sorted((board for bay in measure.bays for board in bay if not board.place), key=lambda board: board.z)
    unit = museum.places[measure.unit]
    return [
        (
            identity("p", act[0], str(act[1]), unit.id, str(at)),
            {**_shelf(board, measure.level), "code": code, "place": unit.id},
        )
        for at, (board, code) in enumerate(zip(boards, codes.more_shelves(unit, len(boards)), strict=True))
    ]


def _supply(measure: Measure, keys: Sequence[str], arrives: str, currency: str) -> Facts:
    facts: Facts = {
        "name": str(named(measure)),
        "type": measure.type,
        "way": WAYS[measure.way],
        "count": measure.count if not measure.unit else max(1, measure.new_shelves),
        "cost": [round(each, 2) for each in measure.cost.data()],
        "currency": currency,
        "places": list(keys),
    }
    return {**facts, **({"arrives": arrives} if arrives else {})}


def named(measure: Measure) -> Message:
    """Return in a few words what a measure is."""
    type_ = furniture_label(measure.type)
    if measure.way == "rehang":
        new = measure.new_shelves
        if new:
            return say("Hang the shelves of {code} anew, {more}", code=measure.code, more=say_many(
                "with {count} more", "with {count} more", count=new))  # fmt: skip
        return say("Hang the shelves of {code} anew", code=measure.code)
    if measure.way in {"add", "convert"}:
        return say_many(
            "Add {count} shelf to {code}", "Add {count} shelves to {code}", count=measure.new_shelves, code=measure.code
        )
    if measure.way == "build":
        return say_many("Build {count} × {type}", "Build {count} × {type}", count=measure.count, type=type_)
    return say_many("Buy {count} × {type}", "Buy {count} × {type}", count=measure.count, type=type_)


def here_drafts(museum: Museum, key: str, day: str) -> list[Draft]:
    """Return what is entered when a supply is here: its places are there, its shelves hang as they were to hang.

    ``day`` is the ISO day on which it came. Raises KeyError for an unknown supply.
    """
    return [*_settled(museum, key, there=True), Draft("supply", key, {"here": day, "was": {"here": None}})]


def struck_drafts(museum: Museum, key: str) -> list[Draft]:
    """Return what is entered when a supply is given up: what it would have brought is no longer planned."""
    return [*_settled(museum, key, there=False), Draft("supply", key, {"struck": True, "was": {"struck": None}})]


def _settled(museum: Museum, key: str, *, there: bool) -> Iterator[Draft]:
    for place_id in _ids(museum.supplies[key]):
        place = museum.places.get(place_id)
        if place is None:
            continue
        facts: dict[str, object] = {}
        if place.planned:
            facts |= {"planned": None} if there else {"planned": None, "away": True}
        if place.will is not None:
            facts |= {"will": None, **(dict(place.will) if there else {})}
        if facts:
            yield Draft("place", place_id, {**facts, "was": {name: getattr(place, name) or None for name in facts}})


def planned_measures(museum: Museum) -> list[Measure]:
    """Return what is planned and not there yet, as it stands in the museum."""
    open_ = (each for each in museum.supplies.values() if not each.get("here") and not each.get("struck"))
    return [measure for facts in open_ if (measure := _measure_of(museum, facts)) is not None]


def called(museum: Museum, supply: Facts) -> Message | str:
    """Return what a supply is: in the language in use where it was accepted as an option, else as somebody wrote it."""
    measure = _measure_of(museum, supply)
    return named(measure) if measure is not None else str(supply.get("name") or supply.get("type") or "–")[:100]


def _measure_of(museum: Museum, supply: Facts) -> Measure | None:
    """Return the measure that a supply carries out, by the places that it makes; None for one that makes none."""
    places = [museum.places[key] for key in _ids(supply) if key in museum.places]
    way, type_ = str(supply.get("way", "")), str(supply.get("type", ""))
    units = [each for each in places if each.kind == "unit"]
    if units:
        size = (units[0].width or 0.0, units[0].depth or 0.0, units[0].height or 0.0)
        material = MATERIAL_OF.get(type_, "wood") if way == "build" else ""
        bays = tuple(_boards(each for each in places if each.place == unit.id) for unit in units)
        return Measure(way, type_, bays, size=size, count=len(units), material=material, code=units[0].code)
    if not places or (unit := museum.places.get(places[0].place)) is None:
        return None
    size = (unit.width or 0.0, unit.depth or 0.0, unit.height or 0.0)
    return Measure(_UNDONE.get(way, way), unit.type, (_boards(places),), unit.id, unit.code, size)


_UNDONE = {"convert": "add"}
MATERIAL_OF = {"built shelving": "wood", "slotted angle shelving": "angle"}


def _boards(shelves: Iterable[Place]) -> tuple[Board, ...]:
    found = []
    for each in shelves:
        then = each.to_be()
        there = "" if each.planned else each.id
        found.append(Board(then.z or 0.0, then.height or 0.0, there, then.load, then.away and not each.away))
    return tuple(sorted(found, key=lambda board: board.z))


def _ids(facts: Facts) -> list[str]:
    said = facts.get("places")
    return [str(each) for each in said] if isinstance(said, list | tuple) else []
