"""How is an answer to a packing problem written as JSON, and anybody's answer read back? (docs/reference/packing.md)"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from reorg.storage.solve.packing.exchange import Written, tenfold
from reorg.storage.solve.packing.problem import REASONS, Answer, Fault, Packing
from reorg.storage.solve.packing.reading import Reader, opened

WAYS = ("standing", "turned", "laid", "laid and turned")
_ANSWER = {"bays", "least_bays", "gap", "height_gap", "first_bays", "first_seconds", "seconds", "rounds", "groups"}
_ANSWER |= {"unplaced", "tenfold", "layout", "reorg"}


def answer_as_data(written: Written, answer: Answer) -> dict[str, object]:
    """Return an answer as what JSON can hold; see docs/reference/packing.md for each key."""
    problem = written.problem
    return {
        "bays": answer.bays,
        "least_bays": answer.least_bays,
        "gap": round(answer.gap, 4),
        "height_gap": round(answer.height_gap, 4),
        "first_bays": answer.first_bays,
        "first_seconds": round(answer.first_seconds, 3),
        "seconds": round(answer.seconds, 3),
        "rounds": answer.rounds,
        "groups": [
            {
                "unit": problem.units[group.unit].name,
                "climate": written.climates[group.climate],
                "bays": group.bays,
                "least_bays": group.least_bays,
                "shelf_mm": round(group.shelf_mm, 3),
                "least_mm": round(group.least_mm, 3),
            }
            for group in answer.groups
        ],
        "unplaced": _unplaced(written, answer.packing),
        "tenfold": sorted({written.ids[written.source[at]] for at in tenfold(problem, answer)}),
        "layout": _layout(written, answer.packing),
    }


def _unplaced(written: Written, packing: Packing) -> list[dict[str, object]]:
    left: Counter[tuple[int, int]] = Counter()
    for at in np.flatnonzero(packing.lane < 0).tolist():
        left[written.source[at], int(packing.reason[at])] += 1
    return [
        {"id": written.ids[at], "count": many, "reason": REASONS[reason]} for (at, reason), many in sorted(left.items())
    ]


def _layout(written: Written, packing: Packing) -> list[dict[str, Any]]:
    problem = written.problem
    lanes: list[list[dict[str, object]]] = [[] for _ in packing.lane_shelf]
    placed = np.flatnonzero(packing.lane >= 0)
    lane, way, on = packing.lane.tolist(), packing.way.tolist(), packing.on.tolist()
    for at in placed[np.lexsort((packing.place[placed], packing.lane[placed]))].tolist():
        thing: dict[str, object] = {"id": written.ids[written.source[at]], "way": WAYS[way[at]]}
        lanes[lane[at]].append({**thing, "on": True} if on[at] else thing)
    flat = [unit.flat for unit in problem.units]
    shelves: list[dict[str, Any]] = []
    for z, takes, bay in zip(
        packing.shelf_z.tolist(), packing.shelf_takes.tolist(), packing.shelf_bay.tolist(), strict=True
    ):
        shelves.append({"z": z, "takes": takes, "spots" if flat[int(packing.bay_unit[bay])] else "lanes": []})
    for number, shelf in enumerate(packing.lane_shelf.tolist()):
        if "lanes" in shelves[shelf]:
            shelves[shelf]["lanes"].append(lanes[number])
        else:
            where = {"x": float(packing.lane_x[number]), "y": float(packing.lane_y[number])}
            shelves[shelf]["spots"].append({**where, "things": lanes[number]})
    bays: list[dict[str, Any]] = [
        {"unit": problem.units[unit].name, "climate": written.climates[climate], "shelves": []}
        for unit, climate in zip(packing.bay_unit.tolist(), packing.bay_climate.tolist(), strict=True)
    ]
    for shelf, bay in enumerate(packing.shelf_bay.tolist()):
        bays[bay]["shelves"].append(shelves[shelf])
    return bays


@dataclass(frozen=True, eq=False)
class Claim:
    """An answer as somebody wrote it: where things are, and how many bays and how many at least it speaks of, if it does."""

    packing: Packing
    bays: int | None
    least_bays: int | None


def read_answer(text: str, written: Written) -> tuple[Claim | None, list[Fault]]:
    """Return an answer to a problem written as JSON, or None and everything by which it is no answer to it.

    Whether things can stand so, and whether all have a place or a reason, :func:`reorg.storage.packing.check` says.
    """
    said, faults = opened(text)
    if said is None:
        return None, faults
    reader = _Answers(written)
    reader.keys("", said, _ANSWER)
    for at, each in enumerate(reader.items(said, "layout")):
        reader.bay(f"layout[{at}]", each)
    if "unplaced" in said:
        for at, each in enumerate(reader.items(said, "unplaced")):
            reader.unplaced(f"unplaced[{at}]", each)
    figures = {
        key: reader.whole(key, said[key], 0) if said.get(key) is not None else None for key in ("bays", "least_bays")
    }
    if reader.faults:
        return None, reader.faults
    return Claim(reader.packing(), figures["bays"], figures["least_bays"]), []


@dataclass
class _Columns:
    """The columns of a packing as they are read."""

    lane_shelf: list[int] = field(default_factory=list)
    lane_x: list[float] = field(default_factory=list)
    lane_y: list[float] = field(default_factory=list)
    shelf_bay: list[int] = field(default_factory=list)
    shelf_takes: list[float] = field(default_factory=list)
    shelf_z: list[float] = field(default_factory=list)
    bay_unit: list[int] = field(default_factory=list)
    bay_climate: list[int] = field(default_factory=list)


class _Answers(Reader):
    """Reads an answer: each name of a thing stands for the next of its things that has no place yet."""

    def __init__(self, written: Written) -> None:
        super().__init__()
        self.written, self.columns = written, _Columns()
        self.waiting: dict[str, list[int]] = defaultdict(list)
        for thing in range(len(written.source) - 1, -1, -1):
            self.waiting[written.ids[written.source[thing]]].append(thing)
        self.known = frozenset(self.waiting)
        count = len(written.source)
        self.lane, self.place = np.full(count, -1), np.zeros(count, dtype=np.int64)
        self.way, self.on = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.bool_)
        self.reason, self.meant = np.zeros(count, dtype=np.int64), np.full(count, -1)
        self.units = {unit.name: at for at, unit in enumerate(written.problem.units)}
        self.climates = {name: at for at, name in enumerate(written.climates)}

    def bay(self, where: str, said: object) -> None:
        if not isinstance(said, dict):
            self.wrong("not-an-object", where)
            return
        self.keys(where, said, {"unit", "climate", "shelves"})
        unit = self.units.get(self.word(f"{where}.unit", said.get("unit")), -1)
        climate = self.climates.get(self.word(f"{where}.climate", said.get("climate", "")), -1)
        if unit < 0:
            self.wrong("no-such-unit", f"{where}.unit", said.get("unit"))
        if climate < 0:
            self.wrong("no-such-climate", f"{where}.climate", said.get("climate", ""))
        self.columns.bay_unit.append(unit)
        self.columns.bay_climate.append(climate)
        for at, each in enumerate(self.items(said, "shelves", where)):
            self.shelf(f"{where}.shelves[{at}]", each, unit)

    def shelf(self, where: str, said: object, unit: int) -> None:
        if not isinstance(said, dict):
            self.wrong("not-an-object", where)
            return
        flat = unit >= 0 and self.written.problem.units[unit].flat
        word = "spots" if flat else "lanes"
        self.keys(where, said, {"z", "takes", word})
        columns = self.columns
        columns.shelf_bay.append(len(columns.bay_unit) - 1)
        columns.shelf_z.append(self.number(f"{where}.z", said.get("z"), zero=True))
        columns.shelf_takes.append(self.number(f"{where}.takes", said.get("takes"), zero=False))
        for at, each in enumerate(self.items(said, word, where)):
            self.one_lane(f"{where}.{word}[{at}]", each, unit, flat=flat)

    def one_lane(self, where: str, said: object, unit: int, *, flat: bool) -> None:
        x = y = math.nan
        things = said
        if flat:
            if not isinstance(said, dict):
                self.wrong("not-an-object", where)
                return
            self.keys(where, said, {"x", "y", "things"})
            x, y = (self.number(f"{where}.{key}", said.get(key), zero=True) for key in ("x", "y"))
            things = self.items(said, "things", where)
        if not isinstance(things, list):
            self.wrong("not-a-list", where)
            return
        columns = self.columns
        columns.lane_shelf.append(len(columns.shelf_bay) - 1)
        columns.lane_x.append(x)
        columns.lane_y.append(y)
        for at, each in enumerate(things):
            self.thing(f"{where}{'.things' if flat else ''}[{at}]", each, unit, at)

    def thing(self, where: str, said: object, unit: int, place: int) -> None:
        if not isinstance(said, dict):
            self.wrong("not-an-object", where)
            return
        self.keys(where, said, {"id", "way", "on"})
        way = said.get("way", WAYS[0])
        if way not in WAYS:
            self.wrong("no-such-way", f"{where}.way", way)
            way = WAYS[0]
        on = self.flag(f"{where}.on", said.get("on", False))
        for thing in self.next(f"{where}.id", said.get("id"), 1):
            self.lane[thing], self.place[thing] = len(self.columns.lane_shelf) - 1, place
            self.way[thing], self.on[thing], self.meant[thing] = WAYS.index(way), on, unit

    def unplaced(self, where: str, said: object) -> None:
        if not isinstance(said, dict):
            self.wrong("not-an-object", where)
            return
        self.keys(where, said, {"id", "count", "reason"})
        reason = said.get("reason")
        if reason not in REASONS[1:]:
            self.wrong("no-such-reason", f"{where}.reason", reason)
            reason = REASONS[1]
        count = self.whole(f"{where}.count", said.get("count", 1), 1)
        for thing in self.next(f"{where}.id", said.get("id"), count):
            self.reason[thing] = REASONS.index(reason)

    def next(self, where: str, name: object, count: int) -> list[int]:
        """Return the next things of a name that have no place yet."""
        if not isinstance(name, str) or name not in self.known:
            self.wrong("no-such-thing", where, "" if name is None else name)
            return []
        waiting = self.waiting[name]
        if len(waiting) < count:
            self.wrong("more-than-there-are", where, name)
            return []
        return [waiting.pop() for _ in range(count)]

    def packing(self) -> Packing:
        """Return where everything is. Each thing is meant for the unit that it is in."""
        columns = self.columns
        return Packing(
            self.lane,
            self.way,
            self.reason,
            self.meant,
            np.array(columns.lane_shelf, dtype=np.int64),
            np.array(columns.shelf_bay, dtype=np.int64),
            np.array(columns.shelf_takes, dtype=np.float64),
            np.array(columns.shelf_z, dtype=np.float64),
            np.array(columns.bay_unit, dtype=np.int64),
            np.array(columns.bay_climate, dtype=np.int64),
            self.place,
            self.on,
            np.array(columns.lane_x, dtype=np.float64),
            np.array(columns.lane_y, dtype=np.float64),
        )
