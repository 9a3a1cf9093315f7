"""Can a few shelves be made into less height? Tried again and again while there is time.

Ruin and recreate (Schrimpf et al. 2000): the things of some shelves of a part are taken off and put back in lanes whose
worths are shaken a little; the change is kept if it takes less height, or as much with fuller shelves (then one that is
nearly empty goes next), or now and then a little more (simulated annealing, cooled with the time that is over).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.packing.first import Shelf, filled, plain_worth
from reorg.storage.solve.packing.lanes import FEW, Care, Worth
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.problem import Numbers
from reorg.storage.solve.packing.surfaces import again

SHARP = 0.06  # what a full shelf is worth beside as much height on two half-full ones
HOT = 12.0  # mm: how much worse is taken at the beginning
FLAT_SHARP, COOL = 0.3, 0.005  # the same of surfaces, that of mm as a share of what one takes
TARGET = (8, 32)  # things that are taken off together
TWO = 2.2  # but so many times what a badly filled shelf holds, for one shelf alone cannot be made into less
BEAMS = (2, 4)
NOISES = (0.02, 0.06, 0.15)
PLAIN = 0.7  # how often things are worth what they were at first: it finds more than the prices of the bound (measured)


@dataclass(frozen=True, eq=False)
class Prices:
    """What the things of a part are worth: by its bound, and plainly; and what a shelf costs whose tallest each thing is."""

    bound: Worth
    plain: Worth
    costs: Numbers

    @classmethod
    def of(cls, part: Part, worth: Worth) -> Prices:
        """Return the prices of a part; ``worth`` is that of its bound."""
        plain = plain_worth(part)
        if part.single is not None or part.unit.flat:  # the bound's are of things by themselves
            worth = plain
        return cls(Worth(np.maximum(worth.each, 1e-3), worth.per_kg), plain, part.costs(part.takes))


class Improver:
    """Some shelves of a part that get better; ``least`` is what they cost at least, or their share of it."""

    def __init__(self, part: Part, shelves: Sequence[Shelf], prices: Prices, seed: int) -> None:
        self.part, self.prices, self.least = part, prices, 0.0
        self.random = np.random.default_rng((seed, *(each + 1 for each in part.kind)))
        self.hot = COOL * part.unit.slots[0] if part.unit.flat else HOT
        self.sharp = FLAT_SHARP if part.unit.flat else SHARP
        self.shelves = list(shelves)
        self.takes = np.array([self._cost(shelf) for shelf in shelves])
        self.full = np.array([self._full(shelf) for shelf in self.shelves])
        self.best, self.best_cost = list(shelves), float(self.takes.sum())

    def appraise(self, prices: Prices, least: float) -> None:
        """Say what things are worth now, and what all cost at least."""
        self.prices, self.least = prices, least
        self.full = np.array([self._full(shelf) for shelf in self.shelves])

    @property
    def excess(self) -> float:
        """By how many mm the best shelves so far cost more than is needed at least."""
        return max(0.0, self.best_cost - self.least)

    def _cost(self, shelf: Shelf) -> float:
        return float(self.prices.costs[min(shelf.things)])

    def _full(self, shelf: Shelf) -> float:
        return min(1.0, float(self.prices.bound.each[list(shelf.things)].sum()) / self._cost(shelf))

    def round(self, heat: float) -> None:
        """Try once; ``heat`` falls from 1 to 0 while time passes."""
        chosen = self._chosen()
        things = sorted(thing for at in chosen for thing in self.shelves[at].things)
        if len(things) > FEW or len(chosen) < 2:
            return
        before = self._energy(self.takes[chosen], self.full[chosen])
        made = self._recreated(things)
        takes = np.array([self._cost(shelf) for shelf in made])
        full = np.array([self._full(shelf) for shelf in made])
        if self._energy(takes, full) <= before + self.hot * heat * self.random.exponential():
            self._replace(chosen, (made, takes, full))

    def _energy(self, takes: Numbers, full: Numbers) -> float:
        return float((takes * (1 - self.sharp * full * full)).sum())

    def _recreated(self, things: list[int]) -> list[Shelf]:
        random = self.random
        if self.part.unit.flat:
            return again(self.part, things, random)
        by = self.prices.plain if random.random() < PLAIN else self.prices.bound
        worth = by.each[things] * random.normal(1, random.choice(NOISES), len(things)).clip(0.5, 1.5)
        care = Care(beam=int(random.choice(BEAMS)), price=float(random.uniform(0.85, 1.0)))
        return filled(self.part, things, Worth(worth, by.per_kg), care, last=True)[1]

    def _chosen(self) -> list[int]:
        """Return shelves that are ruined together: a bad one, and others near it in height or bad as well."""
        random, count = self.random, len(self.shelves)
        bad = self.takes * (1.02 - self.full)
        target = int(random.integers(*TARGET))
        first = int(random.choice(count, p=bad / bad.sum()))
        target = max(target, min(FEW - 8, int(TWO * len(self.shelves[first].things))))
        if random.random() < 0.7:
            near = np.abs(np.log(self.takes / self.takes[first])) + random.exponential(0.15, count)
            order = np.argsort(near, kind="stable").tolist()
        else:
            order = random.permutation(count).tolist()
        chosen, held = [first], len(self.shelves[first].things)
        for at in order:
            if at != first and held + len(self.shelves[at].things) <= max(target, held + 1) and held < target:
                chosen.append(at)
                held += len(self.shelves[at].things)
            if held >= target or len(chosen) >= 8:
                break
        return chosen

    def _replace(self, chosen: list[int], made: tuple[list[Shelf], Numbers, Numbers]) -> None:
        shelves, takes, full = made
        kept = np.ones(len(self.shelves), dtype=np.bool_)
        kept[chosen] = False
        gone = set(chosen)
        self.shelves = [shelf for at, shelf in enumerate(self.shelves) if at not in gone] + shelves
        self.takes = np.concatenate((self.takes[kept], takes))
        self.full = np.concatenate((self.full[kept], full))
        cost = float(self.takes.sum())
        if cost < self.best_cost - 1e-6:
            self.best, self.best_cost = list(self.shelves), cost
