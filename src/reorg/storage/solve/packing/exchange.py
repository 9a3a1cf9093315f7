"""How is a packing problem written as JSON, and what is wrong with one? (docs/reference/packing.md)"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from reorg.storage.solve.packing.problem import (
    ANY,
    DRAWER,
    KINDS,
    PALLET,
    ROLLS,
    SCREEN,
    SHELF,
    TOO_LARGE,
    Answer,
    Fault,
    Problem,
    Rules,
    Things,
    Unit,
)
from reorg.storage.solve.packing.reading import Reader, opened

MOST = 2_000_000  # things: beyond this a number is likelier a slip than a collection
TENTH = 50.0  # mm: a thing of which a tenth is smaller than this was hardly meant to be a tenth
_SIZES = ("width", "depth", "height")
_THING = {"id", "count", *_SIZES, "kg", "category", "climate", "unit", "may_turn", "may_lay"}
_THING |= {"kind", "may_stack", "top_kg", "nest", "diameter", "length"}
_UNIT = {each.name for each in fields(Unit)}
_RULES = {each.name for each in fields(Rules)}


@dataclass(frozen=True, eq=False)
class Written:
    """A problem and the names that its numbers had where it was written; ``source`` is the group of each thing."""

    problem: Problem
    ids: tuple[str, ...]
    source: tuple[int, ...]
    climates: tuple[str, ...]
    categories: tuple[str, ...] = ()


def read_problem(text: str) -> tuple[Written | None, list[Fault]]:
    """Return a problem written as JSON, or None and everything that is wrong with it."""
    said, faults = opened(text)
    if said is None:
        return None, faults
    reader = _Problems()
    reader.keys("", said, {"units", "things", "rules", "reorg"})
    units = [unit for at, each in enumerate(reader.items(said, "units")) if (unit := reader.unit(f"units[{at}]", each))]
    things = list(reader.things(reader.items(said, "things"), units))
    rules = reader.rules(said.get("rules", {}), {thing["category"] for thing in things})
    if reader.faults or rules is None:
        return None, reader.faults
    return _written(things, tuple(units), rules), []


class _Problems(Reader):
    """Reads units, things and rules."""

    def unit(self, where: str, said: object) -> Unit | None:
        if not isinstance(said, dict):
            self.wrong("not-an-object", where)
            return None
        self.keys(where, said, _UNIT)
        before = len(self.faults)
        kept: dict[str, Any] = {"name": self.word(f"{where}.name", said.get("name", where))}
        kept["kind"] = kind = self.kind(f"{where}.kind", said.get("kind", KINDS[SHELF]))
        slotted = "fixed" in said or kind == DRAWER
        for key in ("width", "depth", "height", "step"):
            if key in said or (key != "step" and not (key == "height" and slotted)):
                kept[key] = self.number(f"{where}.{key}", said.get(key), zero=False)
        kept.setdefault("height", 0.0)
        for key in ("overhead", "shelf_load", "bay_load", "base", "cost", "floor"):
            if said.get(key) is not None:
                kept[key] = self.number(f"{where}.{key}", said[key], zero=True)
        if said.get("count") is not None:
            kept["count"] = self.whole(f"{where}.count", said["count"], 0)
        if "sides" in said:
            kept["sides"] = self.whole(f"{where}.sides", said["sides"], 1)
            if kept["sides"] > 2:
                self.wrong("not-whole", f"{where}.sides", said["sides"])
        if slotted:
            kept["fixed"] = self.slots(f"{where}.fixed", said.get("fixed"))
            if kind in {SCREEN, PALLET}:
                self.wrong("unknown-key", f"{where}.fixed")
        return Unit(**kept) if len(self.faults) == before else None

    def slots(self, where: str, said: object) -> tuple[float, ...]:
        clear = self.items({where: said}, where)
        if isinstance(said, list) and not clear:
            self.wrong("missing", where)
        return tuple(self.number(f"{where}[{at}]", each, zero=False) for at, each in enumerate(clear))

    def kind(self, where: str, value: object) -> int:
        if value in KINDS:
            return KINDS.index(str(value))
        self.wrong("no-such-kind", where, value)
        return SHELF

    def rules(self, said: object, categories: set[str]) -> dict[str, Any] | None:
        """Return rules by name, the categories in them still as they are written."""
        if not isinstance(said, dict):
            self.wrong("not-an-object", "rules")
            return None
        self.keys("rules", said, _RULES)
        kept: dict[str, Any] = {
            key: self.number(f"rules.{key}", said[key], zero=True) for key in ("heavy", "low") if key in said
        }
        if "slack" in said:
            kept["slack"] = self.share("rules.slack", said["slack"])
        if "pure" in said:
            kept["pure"] = self.flag("rules.pure", said["pure"])
        if "reach" in said:
            kept["reach"] = self.whole("rules.reach", said["reach"], 1)
            if kept["reach"] > 3:
                self.wrong("beyond-reach", "rules.reach", said["reach"])
        kept["growth"], kept["apart"] = self.growth(said.get("growth", {})), []
        for at, pair in enumerate(self.items(said, "apart", "rules") if "apart" in said else []):
            kept["apart"].append(self.pair(f"rules.apart[{at}]", pair))
        for where, name in [
            *((f"rules.growth.{name}", name) for name in kept["growth"]),
            *((f"rules.apart[{at}]", name) for at, pair in enumerate(kept["apart"]) for name in pair),
        ]:
            if name not in categories:
                self.wrong("no-such-category", where, name)
        return kept

    def share(self, where: str, value: object) -> float:
        found = self.number(where, value, zero=True)
        if found >= 1:
            self.wrong("not-a-share", where, value)
        return found

    def growth(self, said: object) -> dict[str, float]:
        if not isinstance(said, dict):
            self.wrong("not-an-object", "rules.growth")
            return {}
        return {name: self.share(f"rules.growth.{name}", value) for name, value in said.items()}

    def pair(self, where: str, said: object) -> tuple[str, ...]:
        if (
            isinstance(said, list)
            and len(said) == 2
            and all(isinstance(name, str) for name in said)
            and said[0] != said[1]
        ):
            return said[0], said[1]
        self.wrong("not-a-pair", where, said)
        return ()

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
            kept = self.thing(where, each, names, loads=loads)
            kept["id"] = self.word(f"{where}.id", each.get("id", str(at + 1)))
            if kept["id"] in seen:
                self.wrong("twice", f"{where}.id", kept["id"])
            seen.add(kept["id"])
            total += kept["count"]
            yield kept
        if total > MOST:
            self.wrong("too-many", "things", str(total))

    def thing(self, where: str, each: Mapping[str, object], names: list[str], *, loads: bool) -> dict[str, Any]:
        """Return the values of a line; ``loads``: a weight is asked."""
        self.keys(where, each, _THING)
        kept = self.sizes(where, each)
        kept["kg"] = 0.0 if "kg" not in each and not loads else self.number(f"{where}.kg", each.get("kg"), zero=True)
        for key in ("category", "climate"):
            kept[key] = self.word(f"{where}.{key}", each.get(key, ""))
        for key in ("may_turn", "may_lay"):
            kept[key] = self.flag(f"{where}.{key}", each.get(key, False))
        for key in ("count", "may_stack"):
            kept[key] = self.whole(f"{where}.{key}", each.get(key, 1), 1)
        for key in ("top_kg", "nest"):
            given = each.get(key)
            kept[key] = math.inf if given is None else self.number(f"{where}.{key}", given, zero=key == "top_kg")
        kept["unit"] = ANY
        if each.get("unit") is not None:
            if each["unit"] in names:
                kept["unit"] = names.index(str(each["unit"]))
            else:
                self.wrong("no-such-unit", f"{where}.unit", each["unit"])
        return kept

    def sizes(self, where: str, said: Mapping[str, object]) -> dict[str, Any]:
        """Return the three sizes and the kind of a thing; a roll is given by its length and diameter."""
        rolled = "diameter" in said or "length" in said
        kept: dict[str, Any] = {"kind": self.kind(f"{where}.kind", said.get("kind", KINDS[ROLLS if rolled else SHELF]))}
        if not rolled:
            return kept | {key: self.number(f"{where}.{key}", said.get(key), zero=False) for key in _SIZES}
        for key in _SIZES:
            if key in said:
                self.wrong("roll-with-sides", f"{where}.{key}")
        across = self.number(f"{where}.diameter", said.get("diameter"), zero=False)
        return kept | {
            "width": self.number(f"{where}.length", said.get("length"), zero=False),
            "depth": across,
            "height": across,
        }


def _written(groups: list[dict[str, Any]], units: tuple[Unit, ...], said: dict[str, Any]) -> Written:
    many = np.array([group["count"] for group in groups], dtype=np.int64)
    source = np.repeat(np.arange(len(groups)), many)

    def column(key: str, kind: type) -> Any:
        return np.array([group[key] for group in groups], dtype=kind)[source]

    def numbered(key: str) -> tuple[Any, tuple[str, ...]]:
        names = tuple(sorted({group[key] for group in groups}))
        known = {name: at for at, name in enumerate(names)}
        return np.array([known[group[key]] for group in groups], dtype=np.int64)[source], names

    category, categories = numbered("category")
    number = {name: at for at, name in enumerate(categories)}
    growth = tuple((number[name], share) for name, share in sorted(said["growth"].items()))
    apart = tuple((number[one], number[other]) for one, other in said["apart"])
    rules = Rules(**{**said, "growth": growth, "apart": apart})
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
        kind=column("kind", np.int64),
        may_stack=np.minimum(column("may_stack", np.float64), MOST).astype(np.int64),
        top_kg=column("top_kg", np.float64),
        nest=column("nest", np.float64),
    )
    ids = tuple(group["id"] for group in groups)
    return Written(Problem(things, units, rules), ids, tuple(source.tolist()), climates, categories)


def tenfold(problem: Problem, answer: Answer) -> list[int]:
    """Return things that fit nowhere and would if each side were a tenth: likely centimetres taken for millimetres, or a slip."""
    things, found = problem.things, []
    for at in np.flatnonzero(answer.packing.reason == TOO_LARGE).tolist():
        w, d, h = (float(column[at]) / 10 for column in (things.width, things.depth, things.height))
        for unit in problem.units:
            deep, tall = (h, d) if unit.kind == SCREEN else (d, h)
            fits = w <= unit.width and deep <= unit.plane[1] and np.isfinite(unit.takes(np.array([tall]))[0])
            if fits and max(w, d, h) >= TENTH:
                found.append(at)
                break
    return found
