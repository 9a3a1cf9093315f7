"""How many handlings does an order of moves need beyond what no order can do without, and how fast is it found?

Protocol. Things have the real sizes in ``data/sizes.csv`` (each side varied by up to 8 %, 20 mm clearance), up to three behind
each other: a thing takes its width over the number that stand behind each other on a shelf 500 mm deep. Shelves are 1,000 mm
long, five to a unit. Today's places and the plan's are drawn independently of each other with a seed: shelves are filled at
random until no thing of the next sixty fits, to at most the given share of their length (so the mean is lower, and is reported).
Practically everything moves. Every order is replayed by ``reorg.storage.solve.moving.verify``.

* **Over bound**: handlings over the number of things whose place changes (plus one for each group of shelves that is stuck at the
  start), from the same run. **Table**: the length of table that is needed at once, over the shelf length of the store.
  **Evenings**: stops every 170 handlings, and the mean number of things that then stand on tables.
* **Some disorder**: only a tenth of the things have changed places; it shows how many of a trolley's twenty places are used.
* **After an interruption**: a third of the way, 0.5 % of the things are found on other shelves (where they have room)
  and 0.1 % have been given another shelf by hand. Reported: the handlings of the rest that are not made in the order known
  before; as "without need", what of them exceeds two for each thing that was changed, as a share of the rest.

Time is processor time of one process (the machine is shared, so clock time would tell of others).

    python benchmarks/order.py [--sizes 1000 10000 100000] [--fills 0.92 0.95] [--seeds 1 2] [--write FILE]
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import resource
from bisect import bisect_right, insort
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar

import numpy as np

from reorg.storage.solve.moving import Change, Course, Moving, course, evenings, replan
from reorg.storage.solve.moving.verify import wrong, wrong_evenings

T = TypeVar("T")
HERE = Path(__file__).parent
LENGTH, DEPTH, HEIGHT, UNIT, DAY, POOL = 1000.0, 500.0, 600.0, 5, 170, 60


def lengths(count: int, seed: int) -> list[float]:
    """Return the mm of shelf length that so many things take."""
    chance = np.random.default_rng(seed)
    with (HERE / "data" / "sizes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = np.array([[float(row[f"{side}_mm"]) for side in ("width", "depth", "height")] for row in rows])
    drawn = known[chance.integers(len(known), size=4 * count)]
    sides = drawn * chance.uniform(0.92, 1.08, drawn.shape) + np.array([20.0, 20.0, 10.0])
    sides = sides[(sides <= np.array([0.9 * LENGTH, DEPTH, HEIGHT])).all(axis=1)][:count]
    assert len(sides) == count
    found: list[float] = (sides[:, 0] / np.clip(np.floor(DEPTH / sides[:, 1]), 1, 3)).tolist()
    return found


def filled(size: list[float], fill: float, chance: random.Random) -> tuple[list[int], int]:
    """Return a shelf for each thing, filled at random, and how many shelves that takes."""
    order = list(range(len(size)))
    chance.shuffle(order)
    at, shelf, used, begun = [0] * len(size), 0, 0.0, 0
    pool: list[tuple[float, int]] = []
    for _ in order:
        while True:
            while len(pool) < POOL and begun < len(order):
                insort(pool, (size[order[begun]], order[begun]))
                begun += 1
            left = fill * LENGTH - used
            fitting = bisect_right(pool, (left, len(size)))
            if fitting:
                break
            shelf, used = shelf + 1, 0.0
        long, thing = pool.pop(fitting - 1 if left < 0.15 * LENGTH else chance.randrange(fitting))
        at[thing] = shelf
        used += long
    return at, shelf + 1


def store(count: int, fill: float, seed: int, *, disorder: float = 1.0) -> Moving:
    """Return a store of so many things in disorder."""
    chance = random.Random(seed)
    size = lengths(count, seed)
    now, many = filled(size, fill, chance)
    if disorder < 1:
        then, shelves = _swapped(size, now, disorder, chance), many
    else:
        then, also = filled(size, fill, chance)
        shelves = max(many, also)
        place = list(range(shelves))
        chance.shuffle(place)
        then = [place[shelf] for shelf in then]
    units = -(-shelves // UNIT)
    return Moving(
        size=np.array(size),
        kg=np.ones(count),
        origin=np.array(now),
        goal=np.array(then),
        room=np.full(shelves, LENGTH),
        load=np.full(shelves, np.inf),
        zone=np.arange(shelves) // UNIT,
        zone_load=np.full(units, np.inf),
    )


def _swapped(size: list[float], now: list[int], share: float, chance: random.Random) -> list[int]:
    """Return the plan's shelves if a share of the things, taken by size, has changed places with the next of like size."""
    then = now[:]
    ranked = sorted(range(len(size)), key=size.__getitem__)
    for one, other in zip(ranked[::2], ranked[1::2], strict=False):
        if chance.random() < share:
            then[one], then[other] = then[other], then[one]
    mm = np.bincount(then, size)
    assert mm.max() <= LENGTH
    return then


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return what a function returns, and the processor seconds it takes."""
    began = process_time()
    found = do()
    return found, process_time() - began


def row(name: str, made: Moving) -> tuple[list[str], Course]:
    """Return the line of one store, and the order of its moves."""
    found, took = timed(lambda: course(made))
    assert wrong(made, found) == []
    assert not found.stuck
    stops = evenings(made, found, DAY)
    assert wrong_evenings(made, found, stops, DAY) == []
    loads = found.handlings[-1].trolley + 1
    return [
        name,
        f"{made.size.sum() / made.room.sum():.1%}",
        f"{found.bound:,}",
        f"{len(found.handlings) - found.bound} ({len(found.handlings) / found.bound - 1:.3%})",
        f"{found.swing / made.room.sum():.3%}",
        f"{sum(each.aside for each in stops) / len(stops):.1f}",
        f"{len(found.handlings) / loads:.1f}",
        f"{took:.1f} s",
    ], found


def interrupted(count: int, fill: float, seed: int) -> Iterator[list[str]]:
    """Yield the lines of one interruption."""
    made = store(count, fill, seed)
    known = course(made)
    chance = random.Random(seed)
    things = chance.sample(range(count), count * 6 // 1000)
    elsewhere, by_hand = things[: count * 5 // 1000], things[count * 5 // 1000 :]
    done = range(len(known.handlings) // 3)
    stands = made.origin.copy()
    for each in known.handlings[: len(done)]:
        stands[each.box] = each.to
    free = made.room - made.used(stands)[0]

    def anywhere(thing: int) -> int:
        """A shelf on which it can stand at present (at the end of a long search: any)."""
        some = np.flatnonzero(free >= made.size[thing])
        shelf = int(chance.choice(some.tolist())) if len(some) else chance.randrange(made.shelves)
        free[shelf] -= made.size[thing]
        return shelf

    change = Change(
        {each: anywhere(each) for each in elsewhere}, {each: chance.randrange(made.shelves) for each in by_hand}
    )
    for what, changed in (("interrupted only", Change()), ("and things changed", change)):
        again, took = timed(partial(replan, made, known, done, changed))
        assert wrong(again.moving, again.course) == []
        assert not again.course.stuck
        touched = len(changed.found) + len(changed.goals)
        extra = max(0, again.changed - 2 * touched)
        yield [
            f"{count:,}, {fill:.0%}, {what}",
            f"{again.rest:,}",
            f"{touched}",
            f"{again.changed}",
            f"{len(again.course.handlings) - again.course.bound}",
            f"{extra / again.rest:.2%}",
            f"{len(again.rehomed)}, {len(again.homeless)}",
            f"{took:.2f} s",
        ]


def table(header: tuple[str, ...], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [header, ("---",) * len(header), *map(tuple, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def ring(count: int) -> Moving:
    """Return boxes on full shelves, each to go to the next shelf."""
    at = np.arange(count)
    full, endless = np.full(count, LENGTH), np.full(count, np.inf)
    return Moving(full, np.ones(count), at, np.roll(at, -1), full, endless, at, endless)


def main() -> None:
    """Measure, print and perhaps write."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    ask.add_argument("--fills", nargs="*", type=float, default=[0.92, 0.95])
    ask.add_argument("--seeds", nargs="*", type=int, default=[1, 2])
    ask.add_argument("--write", type=Path)
    said = ask.parse_args()
    before = os.getloadavg()[0]
    rows = []
    for count in said.sizes:
        for fill in said.fills:
            for seed in said.seeds:
                rows.append(row(f"{count:,}, {fill:.0%}, seed {seed}", store(count, fill, seed))[0])
                print(rows[-1], flush=True)
    rows.append(row("10,000, 92%, a tenth in disorder", store(10_000, 0.92, 1, disorder=0.1))[0])
    rows.append(row("5,000 boxes in one circle", ring(5_000))[0])
    rest = [line for fill in said.fills for seed in said.seeds for line in interrupted(10_000, fill, seed)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    heads = (
        "store", "fill", "handlings at least", "over bound", "table over shelf length",
        "things on tables of an evening", "things a trolley", "seconds",
    )  # fmt: skip
    others = (
        "store", "handlings left", "things changed", "handlings changed", "over bound", "without need",
        "with another shelf, with none", "seconds",
    )  # fmt: skip
    text = f"""# Order of moves

How it is measured: `benchmarks/order.py`. 23 November 2026, Python {platform.python_version()}, numpy {np.__version__},
{platform.machine()}, one process, {peak} MB at most; load of the machine before and after: {before:.1f} and
{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; seconds are processor seconds.

{table(heads, rows)}

## After an interruption

{table(others, rest)}
"""
    print(text)
    if said.write:
        said.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
