"""How is a packing problem written as JSON, what is wrong with one, and how is its answer written? (docs/reference/packing.md)"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from reorg.storage.solve.packing.problem import ANY, REASONS, TOO_LARGE, Answer, Problem, Rules, Things, Unit

MOST = 2_000_000  # things: beyond this a number is likelier a slip than a collection
TENTH = 50.0  # mm: a thing of which a tenth is smaller than this was hardly meant to be a tenth
WAYS = ("standing", "turned", "laid", "laid and turned")
_SIZES = ("width", "depth", "height")
_THING = {"id", "count", *_SIZES, "kg", "category", "climate", "unit", "may_turn", "may_lay"}
_UNIT = {each.name for each in fields(Unit)}
_RULES = {each.name for each in fields(Rules)}


@dataclass(frozen=True)
class Fault:
    """Something wrong in a problem as written: what (``code``), where (``things[3].width``) and what stands there."""

    code: str
    where: str
    value: str = ""


@dataclass(frozen=True, eq=False)
class Written:
    """A problem and the names that its numbers had where it was written; ``source`` is the group of each thing."""

    problem: Problem
    ids: tuple[str, ...]
    source: tuple[int, ...]
    climates: tuple[str, ...]


def read_problem(text: str) -> tuple[Written | None, list[Fault]]:
    """Return a problem written as JSON, or None and everything that is wrong with it."""
    try:
        said = json.loads(text)
    except json.JSONDecodeError as wrong:
        return None, [Fault("not-json", f"line {wrong.lineno}, column {wrong.colno}", wrong.msg)]
    except RecursionError:
        return None, [Fault("not-json", "line 1, column 1", "nested too deeply")]
    reader = _Reader()
    if not isinstance(said, dict):
        return None, [Fault("not-an-object", "the file")]
    reader.keys("", said, {"units", "things", "rules", "reorg"})
    units = [unit for at, each in enumerate(reader.items(said, "units")) if (unit := reader.unit(f"units[{at}]", each))]
    rules = reader.rules(said.get("rules", {}))
    things = list(reader.things(reader.items(said, "things"), units))
    if reader.faults or rules is None:
        return None, reader.faults
    return _written(things, tuple(units), rules), []


class _Reader:
    """Reads values and notes what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, code: str, where: str, value: object = "") -> None:
        self.faults.append(Fault(code, where, value if isinstance(value, str) else json.dumps(value)[:80]))

    def keys(self, where: str, said: Mapping[str, object], known: set[str]) -> None:
        for key in said:
            if key not in known:
                self.wrong("unknown-key", f"{where}.{key}" if where else key)

    def items(self, said: Mapping[str, object], key: str) -> list[object]:
        found = said.get(key)
        if isinstance(found, list):
            return found
        self.wrong("missing" if found is None else "not-a-list", key)
        return []

    def number(self, where: str, value: object, *, zero: bool) -> float:
        """Return a number; ``zero``: may be 0. NaN, and noted, where there is none."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong("missing" if value is None else "not-a-number", where, "" if value is None else value)
            return math.nan
        try:
            found = float(value)
        except OverflowError:
            found = math.inf
        if not math.isfinite(found):
            self.wrong("not-a-number", where, str(value)[:80])
        elif found < 0 or (found == 0 and not zero):
            self.wrong("below-zero" if zero else "not-above-zero", where, value)
        return found

    def whole(self, where: str, value: object, least: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.wrong("not-whole", where, value)
            return least
        return value

    def flag(self, where: str, value: object) -> bool:
        if not isinstance(value, bool):
            self.wrong("not-a-flag", where, value)
        return value is True

    def word(self, where: str, value: object) -> str:
        if not isinstance(value, str):
            self.wrong("not-text", where, value)
        return str(value)

    def unit(self, where: str, said: object) -> Unit | None:
        if not isinstance(said, dict):
            self.wrong("not-an-object", where)
            return None
        self.keys(where, said, _UNIT)
        before = len(self.faults)
        kept: dict[str, Any] = {"name": self.word(f"{where}.name", said.get("name", where))}
        for key in ("width", "depth", "height", "step"):
            if key in said or (key != "step" and not (key == "height" and "fixed" in said)):
                kept[key] = self.number(f"{where}.{key}", said.get(key), zero=False)
        kept.setdefault("height", 0.0)
        for key in ("overhead", "shelf_load", "bay_load", "base", "cost", "floor"):
            if said.get(key) is not None:
                kept[key] = self.number(f"{where}.{key}", said[key], zero=True)
        if said.get("count") is not None:
            kept["count"] = self.whole(f"{where}.count", said["count"], 0)
        if "fixed" in said:
            clear = self.items({f"{where}.fixed": said["fixed"]}, f"{where}.fixed")
            kept["fixed"] = tuple(
                self.number(f"{where}.fixed[{at}]", each, zero=False) for at, each in enumerate(clear)
            )
            if not clear:
                self.wrong("missing", f"{where}.fixed")
        return Unit(**kept) if len(self.faults) == before else None

    def rules(self, said: object) -> Rules | None:
        if not isinstance(said, dict):
            self.wrong("not-an-object", "rules")
            return None
        self.keys("rules", said, _RULES)
        before = len(self.faults)
        kept: dict[str, Any] = {
            key: self.number(f"rules.{key}", said[key], zero=True) for key in ("slack", "heavy", "low") if key in said
        }
        if kept.get("slack", 0.0) >= 1:
            self.wrong("not-a-share", "rules.slack", said["slack"])
        if "pure" in said:
            kept["pure"] = self.flag("rules.pure", said["pure"])
        if "reach" in said:
            kept["reach"] = self.whole("rules.reach", said["reach"], 1)
            if kept["reach"] > 3:
                self.wrong("beyond-reach", "rules.reach", said["reach"])
        return Rules(**kept) if len(self.faults) == before else None

    def things(self, said: list[object], units: list[Unit]) -> Iterator[dict[str, Any]]:
        names = [unit.name for unit in units]
        for name, many in Counter(names).items():
            if many > 1:
                self.wrong("twice", "units", name)
        loads = any(math.isfinite(unit.shelf_load) or math.isfinite(unit.bay_load) for unit in units)
        total, seen = 0, set()
        for at, each in enumerate(said):
            where = f"things[{at}]"
            if not isinstance(each, dict):
                self.wrong("not-an-object", where)
                continue
            self.keys(where, each, _THING)
            kept: dict[str, Any] = {key: self.number(f"{where}.{key}", each.get(key), zero=False) for key in _SIZES}
            kept["kg"] = (
                0.0 if "kg" not in each and not loads else self.number(f"{where}.kg", each.get("kg"), zero=True)
            )
            for key in ("category", "climate"):
                kept[key] = self.word(f"{where}.{key}", each.get(key, ""))
            kept["id"] = self.word(f"{where}.id", each.get("id", str(at + 1)))
            for key in ("may_turn", "may_lay"):
                kept[key] = self.flag(f"{where}.{key}", each.get(key, False))
            kept["count"] = self.whole(f"{where}.count", each.get("count", 1), 1)
            kept["unit"] = ANY
            if each.get("unit") is not None:
                if each["unit"] in names:
                    kept["unit"] = names.index(each["unit"])
                else:
                    self.wrong("no-such-unit", f"{where}.unit", each["unit"])
            if kept["id"] in seen:
                self.wrong("twice", f"{where}.id", kept["id"])
            seen.add(kept["id"])
            total += kept["count"]
            yield kept
        if total > MOST:
            self.wrong("too-many", "things", str(total))


def _written(groups: list[dict[str, Any]], units: tuple[Unit, ...], rules: Rules) -> Written:
    many = np.array([group["count"] for group in groups], dtype=np.int64)
    source = np.repeat(np.arange(len(groups)), many)

    def column(key: str, kind: type) -> Any:
        return np.array([group[key] for group in groups], dtype=kind)[source]

    def numbered(key: str) -> tuple[Any, tuple[str, ...]]:
        names = tuple(sorted({group[key] for group in groups}))
        known = {name: at for at, name in enumerate(names)}
        return np.array([known[group[key]] for group in groups], dtype=np.int64)[source], names

    category, _ = numbered("category")
    climate, climates = numbered("climate")
    things = Things(
        width=column("width", np.float64),
        depth=column("depth", np.float64),
        height=column("height", np.float64),
        kg=column("kg", np.float64),
        category=category,
        climate=climate,
        unit=column("unit", np.int64),
        may_turn=column("may_turn", np.bool_),
        may_lay=column("may_lay", np.bool_),
    )
    return Written(
        Problem(things, units, rules), tuple(group["id"] for group in groups), tuple(source.tolist()), climates
    )


def tenfold(problem: Problem, answer: Answer) -> list[int]:
    """Return things that fit nowhere and would if each side were a tenth: likely centimetres taken for millimetres, or a slip."""
    things, found = problem.things, []
    for at in np.flatnonzero(answer.packing.reason == TOO_LARGE).tolist():
        w, d, h = (float(column[at]) / 10 for column in (things.width, things.depth, things.height))
        for unit in problem.units:
            fits = w <= unit.width and d <= unit.depth and np.isfinite(unit.takes(np.array([h]))[0])
            if fits and max(w, d, h) >= TENTH:
                found.append(at)
                break
    return found


def answer_as_data(written: Written, answer: Answer) -> dict[str, object]:
    """Return an answer as what JSON can hold; see docs/reference/packing.md for each key."""
    problem, packing = written.problem, answer.packing
    lanes: list[list[dict[str, str]]] = [[] for _ in packing.lane_shelf]
    unplaced: Counter[tuple[int, int]] = Counter()
    for at, lane in enumerate(packing.lane.tolist()):
        if lane < 0:
            unplaced[written.source[at], int(packing.reason[at])] += 1
        else:
            lanes[lane].append({"id": written.ids[written.source[at]], "way": WAYS[int(packing.way[at])]})
    shelves: list[dict[str, Any]] = [
        {"z": z, "takes": takes, "lanes": []}
        for z, takes in zip(packing.shelf_z.tolist(), packing.shelf_takes.tolist(), strict=True)
    ]
    for lane, shelf in enumerate(packing.lane_shelf.tolist()):
        shelves[shelf]["lanes"].append(lanes[lane])
    bays: list[dict[str, Any]] = [
        {"unit": problem.units[unit].name, "climate": written.climates[climate], "shelves": []}
        for unit, climate in zip(packing.bay_unit.tolist(), packing.bay_climate.tolist(), strict=True)
    ]
    for shelf, bay in enumerate(packing.shelf_bay.tolist()):
        bays[bay]["shelves"].append(shelves[shelf])
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
        "unplaced": [
            {"id": written.ids[at], "count": many, "reason": REASONS[reason]}
            for (at, reason), many in sorted(unplaced.items())
        ],
        "tenfold": sorted({written.ids[written.source[at]] for at in tenfold(problem, answer)}),
        "layout": bays,
    }
