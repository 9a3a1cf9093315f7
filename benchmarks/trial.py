"""How often do the 95 % intervals of a test of finding hold the truth, and how often does a sequential test err?

Protocol. For each error rate P (1, 5, 22, 50 %) M collections of N objects are made (seeds 0 to M-1) of which exactly
round(P N) are not where the list says: two of three stand on another shelf, one of three is gone. Then M practice museums
(``reorg.practice``, disorder 2 P: half of the disorder is the share of objects that are not where the list says; records
without a place, strangers and the rest come on top). The truth is what is then true of each, not P.
In each, a test is drawn by the program
itself (``begun``, its own seed), "looked for" in the sealed
truth, and judged by ``result``: n draws from the list (record: is its object where the list says?) and n from the shelves
(spot: does the list say this place of the thing that stands there?). Counted is in how many museums the interval holds
the truth. Draws are n = 20, 59, 200; museums with fewer spots give what they have.

Beside it the coverage that follows exactly from the distributions (no drawing): Clopper-Pearson for a very large
collection, hypergeometric for one of N; and for sequential tests how often they err, over all paths.

    python benchmarks/trial.py [--objects 300] [--museums 100]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reorg.assessment import trials
from reorg.assessment.trials.tails import binomial, hypergeometric
from reorg.museum import Place, Places
from reorg.practice import generate
from reorg.practice.truth import TrueThing

RATES, DRAWS = (0.01, 0.05, 0.22, 0.5), (20, 59, 200)
ROW = "| {} | {} | {} | {} | {} | {} | {} | {} |"


@dataclass(frozen=True)
class Store:
    """A practice museum as a test sees it (the frame), and as it truly is."""

    frame: trials.Frame
    things: Mapping[str, TrueThing]
    standing: Mapping[str, Sequence[TrueThing]]

    @classmethod
    def of(cls, things: Iterable[TrueThing]) -> Store:
        """Return the store of which these things are true; what stands beside what is decided by their ids."""
        held = {each.id: each for each in things}
        standing: dict[str, list[TrueThing]] = defaultdict(list)
        for each in sorted(held.values(), key=lambda thing: hashlib.sha256(thing.id.encode()).digest()):
            if each.place:
                standing[each.place].append(each)
        codes = {each.recorded for each in held.values()} | set(standing)
        known = [(code, "floor" if "FLOOR" in code else "shelf") for code in sorted(codes - {""})]
        # whoever measured the store wrote down which places are empty
        places = Places.of(Place(code, code, kind, fill=0.5 if code in standing else 0.0) for code, kind in known)
        listed = [trials.Listed(each.id, each.recorded, each.family) for each in held.values() if each.rows]
        return cls(trials.Frame.of(listed, places), held, standing)

    def truth(self, way: str) -> float:
        """Return which share of the records, or of the things that stand there, is as recorded."""
        every = [each for each in self.things.values() if (each.rows if way == trials.RECORD else each.place)]
        return sum(bool(each.rows) and each.place == each.recorded for each in every) / len(every)

    def look(self, draw: trials.Draw) -> trials.Noted:
        """Return what somebody sees who looks for a draw."""
        if draw.way == trials.RECORD:
            thing = self.things[draw.object]
            return trials.Noted(draw.at, _found(thing, there=thing.place == thing.recorded, known=bool(thing.place)))
        here = self.standing.get(draw.place, ())
        if draw.nth > len(here):
            return trials.Noted(draw.at, "empty")
        thing = here[draw.nth - 1] if draw.side == "left" else here[-draw.nth]
        return trials.Noted(draw.at, _found(thing, there=thing.recorded == draw.place, known=bool(thing.rows)))


def _found(thing: TrueThing, *, there: bool, known: bool) -> str:
    return "here" if there and thing.rows else "elsewhere" if known else "no"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--objects", type=int, default=300)
    parser.add_argument("--museums", type=int, default=100)
    asked = parser.parse_args()
    for made in (planted, practised):
        print(f"\n{made.__name__}\n")
        print(
            "| rate | n | list to object: held | mean width | shelf to list: held | mean width | exact, very many | exact, of N |"
        )
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for rate in RATES:
            stores = [made(seed, asked.objects, rate) for seed in range(asked.museums)]
            for draws in DRAWS:
                _told(stores, draws, rate, asked.objects)
    print()
    _sequential()


def _told(stores: Sequence[Store], draws: int, rate: float, objects: int) -> None:
    shown = [_tested(store, draws, seed) for seed, store in enumerate(stores)]
    told = [_held(stores, [each[way] for each in shown], way) for way in (trials.RECORD, trials.SPOT)]
    exact = (_coverage(rate, draws, None), _coverage(rate, draws, objects))
    print(
        ROW.format(f"{rate:.0%}", draws, f"**{told[0][0]}** of {len(stores)}", f"{told[0][1]:.3f}",
                   f"**{told[1][0]}** of {len(stores)}", f"{told[1][1]:.3f}", f"{exact[0]:.3f}", f"{exact[1]:.3f}"),
        flush=True,
    )  # fmt: skip


def planted(seed: int, objects: int, rate: float) -> Store:
    """Return a collection of which exactly ``rate`` is not where the list says."""
    chance = random.Random(seed)
    shelves = [f"A{at:02}" for at in range(1, 31)]
    wrong = set(chance.sample(range(objects), round(rate * objects)))
    things = []
    for at in range(objects):
        recorded = chance.choice(shelves)
        other = "" if chance.random() < 1 / 3 else chance.choice([each for each in shelves if each != recorded])
        place = other if at in wrong else recorded
        things.append(TrueThing(f"{seed}-{chance.random()}", (at + 1,), str(at), "", "", "", place, recorded, 1, 1, 1))
    return Store.of(things)


def practised(seed: int, objects: int, rate: float) -> Store:
    """Return a practice museum whose disorder is twice ``rate``."""
    with tempfile.TemporaryDirectory() as folder:
        return Store.of(generate(Path(folder), seed=seed, objects=objects, disorder=2 * rate, sheet="csv").things)


def _tested(store: Store, draws: int, seed: int) -> dict[str, trials.Rate]:
    asked = trials.Asked(count=draws)
    key, (first, second) = trials.begun(asked, store.frame, number="T-2026-001", day="2026-11-22", link=f"{seed:064x}")
    test = trials.Trial.of(key, {**first.data, **second.data})
    test = replace(test, notes={draw.at: [store.look(draw)] for draw in test.draws})
    return {part.way: part.rated("agrees").rate for part in trials.result(test).parts}


def _held(stores: Sequence[Store], rates: Sequence[trials.Rate], way: str) -> tuple[int, float]:
    held = sum(
        each.low - 1e-9 <= store.truth(way) <= each.high + 1e-9 for store, each in zip(stores, rates, strict=True)
    )
    return held, sum(each.high - each.low for each in rates) / len(rates)


def _coverage(share: float, draws: int, total: int | None) -> float:
    """Return how often, exactly, the interval holds a share of wrong ones."""
    wrong = round(share * total) if total else 0
    truth = wrong / total if total else share
    found = 0.0
    for count in range(draws + 1):
        chance = hypergeometric(count, draws, wrong, total) if total else binomial(count, draws, share)
        if chance > 1e-12:
            each = trials.rate(count, draws, total)
            found += chance * (each.low - 1e-9 <= truth <= each.high + 1e-9)
    return found


def _sequential() -> None:
    print(
        "| good | bad | at most | good called bad | bad called good | open if good | open if bad | draws if good | if bad |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for good, bad, most in ((0.05, 0.2, 60), (0.05, 0.2, 100), (0.02, 0.1, 150), (0.1, 0.3, 60)):
        told = trials.Stopping(good, bad, most).errors
        cells = (told.alarm, told.miss, told.open_if_good, told.open_if_bad)
        print(f"| {good:.0%} | {bad:.0%} | {most} | " + " | ".join(f"{each:.1%}" for each in cells), end="")
        print(f" | {told.draws_if_good:.0f} | {told.draws_if_bad:.0f} |")


if __name__ == "__main__":
    main()
