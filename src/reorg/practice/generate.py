"""How is a practice museum made, whose truth we know?

A seed, a number of objects and a disorder make a list, a store and the truth about both. Nothing else comes in: same
three, same files.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reorg.practice.accounts import write_accounts
from reorg.practice.amounts import amounts
from reorg.practice.clutter import clutter
from reorg.practice.collection import Thing, by_number, choose
from reorg.practice.readme import readme
from reorg.practice.register import (
    HEADINGS,
    NAME,
    PLACE,
    SIZE,
    Register,
    alter_stolen,
    misdescribe,
    misnumber,
    misplace_words,
    written,
)
from reorg.practice.settle import Standing, settle
from reorg.practice.store import Store, furnish
from reorg.practice.truth import Account, Planted, TrueThing, Truth
from reorg.practice.write import write_csv, write_store, write_xlsx

Sheet = Literal["xlsx", "csv", "both"]
MOST, MOST_XLSX = 1_000_000, 100_000
_VALUABLE = re.compile(r"\b(gold|silver|jade|gilt|lapis|carnelian|ivory)\b", re.IGNORECASE)
_PORTABLE = frozenset({"small", "vessel", "sculpture"})
_LAST = re.compile(r"(.*\.)?(\d+)")


@dataclass(frozen=True)
class _Made:
    """A museum before it is written: the list, the store as it stands, and what is true of both."""

    register: Register
    store: Store
    standing: Standing
    all: tuple[Thing, ...]
    unlabelled: frozenset[str]
    things: tuple[TrueThing, ...]
    planted: tuple[Planted, ...]
    again: int


def generate(
    folder: Path,
    *,
    seed: int = 2026,
    objects: int = 3000,
    disorder: float = 0.3,
    sheet: Sheet = "xlsx",
    accounts: bool = False,
) -> Truth:
    """Write a practice museum into ``folder`` and return the truth about it.

    ``objects`` is the number of rows of its list (10 to 1,000,000; beyond some 4,400 real rows are used again under
    invented numbers), ``disorder`` from 0 (all in order) to 1; half of it is the share of objects that are not where
    the list says. Files: register.xlsx (up to 100,000 rows) and, or instead, register.csv; store.csv, truth.json
    (sealed), README.txt; with ``accounts`` also the museum's other records (see accounts.py). Raises ValueError for
    numbers outside these bounds. Files of the same names are replaced.
    """
    if not 10 <= objects <= MOST:
        raise ValueError(f"a practice museum has 10 to {MOST:,} objects")
    if sheet != "csv" and objects > MOST_XLSX:
        raise ValueError(f"a workbook is written up to {MOST_XLSX:,} objects; ask for csv")
    if not 0 <= disorder <= 1:
        raise ValueError("disorder lies between 0 and 1")
    made = _make(seed, objects, disorder)
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"register.{kind}" for kind in ("xlsx", "csv") if sheet in {kind, "both"}]
    for name in names:
        (write_xlsx if name.endswith("xlsx") else write_csv)(folder / name, made.register.cells)
    occupancy = made.standing.occupancy()
    write_store(folder / "store.csv", made.store.places.values(), _by_eye(occupancy, seed))
    names.append("store.csv")
    others: tuple[Account, ...] = ()
    if accounts:
        others = write_accounts(folder, made.all, made.standing.places, made.unlabelled, seed=seed)
        names += [each.file for each in others]
    truth = Truth(
        seed=seed,
        objects=objects,
        disorder=disorder,
        again=made.again,
        things=made.things,
        planted=made.planted,
        already=_already(made.register),
        occupancy=occupancy,
        files={name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
        accounts=others,
    )
    truth.save(folder / "truth.json")
    text = readme(truth, [*names, "truth.json", "README.txt"])
    (folder / "README.txt").write_text(text, encoding="utf-8", newline="\n")
    return truth


def _chance(seed: int, purpose: str) -> random.Random:
    return random.Random(f"{seed}/{purpose}")  # noqa: S311  # a practice museum, no secret


def _make(seed: int, objects: int, disorder: float) -> _Made:
    counts = amounts(objects, disorder)
    chance = _chance(seed, "people")
    store = furnish(seed, objects)
    twice = min(counts["row-twice"], objects // 4)
    chosen, again = choose(seed, objects - twice + counts["number-gap"])
    things, gaps, beside = _gaps(by_number(chosen), objects - twice, chance)
    standing = settle(store, [*things, *gaps[::2]], disorder=disorder, chance=_chance(seed, "places"))
    recorded = {thing.id: standing.places[thing.id] for thing in things}
    planted = _gone(things, standing, counts, chance)
    still = [thing for thing in things if thing.id in standing.places]
    planted += _misplaced(still, standing, recorded, counts["misplaced"], chance)
    strangers = [*gaps[::2], *_cluttered(standing, counts["clutter"], chance)]
    register = written(things, recorded, twice=twice, chance=chance)
    misnumber(register, counts, beside)
    misdescribe(register, counts)
    alter_stolen(register, [each.objects[0] for each in planted if each.kind == "stolen"], _chance(seed, "thief"))
    removed = gaps[1::2][: -(-counts["stolen"] // 3)]
    planted += _removed(removed)
    done = {thing_id for each in planted for thing_id in each.objects}
    done |= {thing_id for thing_id, rows in register.rows.items() if len(rows) > 1}
    clean = {thing_id: code for thing_id, code in recorded.items() if thing_id not in done}
    misplace_words(register, counts, store, clean)
    unlabelled = chance.sample(things, min(counts["unlabelled"], len(things)))
    planted += [*register.planted, *_numbers_left_out(gaps)]
    planted += [Planted("stranger", (), (thing.id,), "", thing.number, thing.name) for thing in strangers]
    planted += [Planted("unlabelled", (), (thing.id,), "", "", thing.number) for thing in by_number(unlabelled)]
    planted += _on_floor(standing, [*things, *strangers])
    meant = _as_written(recorded, register, planted)
    true = _true([*things, *strangers, *removed], standing, meant, register, {thing.id for thing in unlabelled})
    return _Made(
        register=register,
        store=store,
        standing=standing,
        all=(*things, *gaps, *(thing for thing in strangers if not thing.number)),
        unlabelled=frozenset(thing.id for thing in unlabelled),
        things=true,
        planted=tuple(_with_rows(each, register) for each in planted),
        again=again,
    )


def _gaps(things: list[Thing], rows: int, chance: random.Random) -> tuple[list[Thing], list[Thing], set[str]]:
    """Return (things with rows, things whose number is on no row, ids of those whose numbers stand around a gap)."""
    at = {thing.number: thing for thing in things}
    gaps: dict[str, Thing] = {}
    beside: set[str] = set()
    for thing in chance.sample(things, len(things)):
        if len(things) - len(gaps) == rows:
            break
        around = _neighbours(thing.number)
        found = [at[number] for number in around if number in at]
        if len(found) == 2 and thing.id not in beside and not any(each.id in gaps for each in found):
            gaps[thing.id] = thing
            beside |= {each.id for each in found}
    kept = [thing for thing in things if thing.id not in gaps]
    return kept[:rows], list(gaps.values()), beside & {thing.id for thing in kept[:rows]}


def _neighbours(number: str) -> tuple[str, ...]:
    """Return the numbers before and after in the series, if it ends in a plain figure."""
    match = _LAST.fullmatch(number)
    if not match or match[2].startswith("0") or match[1] is None:
        return ()
    last = int(match[2])
    return f"{match[1]}{last - 1}", f"{match[1]}{last + 1}"


def _gone(
    things: Sequence[Thing], standing: Standing, counts: Mapping[str, int], chance: random.Random
) -> list[Planted]:
    """Take lost and stolen objects out of the store; thieves take small valuable things from one unit."""
    planted = []
    valuable: dict[str, list[Thing]] = {}
    for thing in things:
        if thing.family in _PORTABLE and _VALUABLE.search(thing.materials) and thing.size.volume < 2_000_000:
            code = standing.places[thing.id]
            valuable.setdefault(standing.store.places[code].place, []).append(thing)
    unit = max(valuable, key=lambda code: (len(valuable[code]), code), default="")
    stolen = valuable.get(unit, [])[: counts["stolen"]]
    taken = {thing.id for thing in stolen}
    others = [thing for thing in things if thing.id not in taken]
    lost = chance.sample(others, min(counts["lost"], len(others)))
    for kind, found in (("stolen", stolen), ("lost", lost)):
        for thing in found:
            code = standing.places[thing.id]
            planted.append(Planted(kind, (), (thing.id,), HEADINGS[PLACE], code, ""))
            standing.take(thing)
    return planted


def _removed(gaps: Iterable[Thing]) -> list[Planted]:
    """Return the thefts whose row was taken out of the list: the thing is gone, its number a gap beside others."""
    return [
        planted
        for thing in gaps
        for planted in (
            Planted("stolen", (), (thing.id,)),
            Planted("theft-removed", (), (thing.id,), HEADINGS[0], "", thing.number),
        )
    ]


def _misplaced(
    things: Sequence[Thing],
    standing: Standing,
    recorded: dict[str, str],
    count: int,
    chance: random.Random,
) -> list[Planted]:
    """Let the list name the place where an object stood before: a neighbouring shelf, its family's, or any."""
    shelves = [level.place.code for level in standing.levels.values() if level.place.kind != "floor"]
    homes = {
        home: [code for code in shelves if standing.store.places[code].place in units]
        for home, units in ((home, set(units)) for home, units in standing.store.homes.items())
    }
    planted = []
    for thing in chance.sample(things, min(count, len(things))):
        true = standing.places[thing.id]
        near = homes.get(thing.home, shelves) if chance.random() < 0.7 else shelves
        seen = [code for code in (*chance.choices(near, k=8), *chance.choices(shelves, k=8)) if code != true]
        before = next((code for code in seen if standing.levels[code].takes(thing)), seen[0])
        recorded[thing.id] = before
        planted.append(Planted("misplaced", (), (thing.id,), HEADINGS[PLACE], before, true))
    return planted


def _cluttered(standing: Standing, count: int, chance: random.Random) -> list[Thing]:
    """Put things that are no museum objects where there is room, or not quite."""
    found = []
    levels = [level for level in standing.levels.values() if level.place.kind != "drawer" and not level.screen]
    floor = [level for level in levels if level.place.kind == "floor"]
    for thing in clutter(count, chance):
        fitting = [level for level in chance.sample(levels, min(12, len(levels))) if level.takes(thing)]
        standing.put(thing, chance.choice(fitting or floor))
        found.append(thing)
    return found


def _numbers_left_out(gaps: Iterable[Thing]) -> list[Planted]:
    """Return the gaps: every other one is a thing that stands in the store without a row, the others do not."""
    return [
        Planted("number-gap", (), () if at % 2 else (thing.id,), HEADINGS[0], "", thing.number)
        for at, thing in enumerate(gaps)
    ]


def _on_floor(standing: Standing, things: Iterable[Thing]) -> list[Planted]:
    return [
        Planted("floor", (), (thing.id,), "", code, "")
        for thing in things
        if (code := standing.places.get(thing.id, "")) and standing.store.places[code].kind == "floor"
    ]


def _with_rows(planted: Planted, register: Register) -> Planted:
    """Return it with the rows of its objects where it has none of its own."""
    rows = tuple(row for thing_id in planted.objects for row in register.rows.get(thing_id, ()))
    return planted if planted.rows else replace(planted, rows=rows)


def _as_written(recorded: Mapping[str, str], register: Register, planted: Iterable[Planted]) -> dict[str, str]:
    """Return the place that each object's row means: none where it is left out or unknown, the room where only that."""
    meant = dict(recorded)
    for each in planted:
        if each.kind in {"place-missing", "place-unknown"}:
            meant[each.objects[0]] = ""
        elif each.kind == "place-room":
            meant[each.objects[0]] = each.written
    return {thing_id: meant[thing_id] for thing_id in register.rows}


def _true(
    things: Iterable[Thing],
    standing: Standing,
    meant: Mapping[str, str],
    register: Register,
    unlabelled: Collection[str],
) -> tuple[TrueThing, ...]:
    """Return what is true of every thing; ``meant`` is the place that its row means, by id."""
    return tuple(
        TrueThing(
            id=thing.id,
            rows=tuple(register.rows.get(thing.id, ())),
            number=thing.number,
            name=thing.name,
            title=thing.title,
            family=thing.family,
            place=standing.places.get(thing.id, ""),
            recorded=meant.get(thing.id, ""),
            width=thing.size.width,
            depth=thing.size.depth,
            height=thing.size.height,
            size_known=thing.size.known,
            labelled=bool(thing.number) and thing.id not in unlabelled,
            real=thing.family != "clutter",
        )
        for thing in things
    )


def _already(register: Register) -> dict[str, tuple[int, ...]]:
    """Return the rows on which the real record has no name or dimensions, apart from what was planted."""
    kinds = {"name-missing": NAME, "size-missing": SIZE}
    return {
        kind: tuple(
            row
            for row in range(1, len(register.cells) + 1)
            if not register.text(row, column) and (row, column) not in register.taken
        )
        for kind, column in kinds.items()
    }


def _by_eye(occupancy: Mapping[str, float], seed: int) -> dict[str, float]:
    """Return the fill as somebody estimates it who walks through: in tenths, now a tenth too much, now too little."""
    chance = _chance(seed, "eye")
    return {
        code: max(0.0, round(round(share, 1) + chance.choice((-0.1, 0.0, 0.0, 0.1)), 1))
        for code, share in occupancy.items()
    }
