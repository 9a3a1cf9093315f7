"""What is done next: is a part proved more sharply, or are some of its shelves tried again? (In this process, or in a worker.)

A bench has some parts. It proves them with few points first, then with more, where much is open and little time is
needed for it; between that it improves, parts by turns, those that lie furthest over what they need at least more often.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

import numpy as np

from reorg.storage.solve.packing.assemble import height
from reorg.storage.solve.packing.certificate import Certificate, at_once, certify
from reorg.storage.solve.packing.first import Shelf
from reorg.storage.solve.packing.improve import Improver, Prices
from reorg.storage.solve.packing.parts import Part

BATCH = 40  # rounds in a block before another one is chosen
BLOCK = 400  # shelves that are improved together
LEVELS = (90, 250, 500, 1000)  # points that stand for the things of a part, and, measured on parts of 4,000 things:
TAKES = (0.3, 1.0, 6.0, 45.0)  # seconds
OPENS = (0.4, 0.35, 0.3, 0.1)  # of what is open between bound and shelves, the share that is then closed

FIRST = 0.4  # of the time, at most, goes into the first prices of all parts
PROVING = (
    0.8  # of what is over, at most, goes into more, where they promise more mm a second than improving lately brought:
)
LATELY = 10.0  # seconds
SHARE = 3.0  # of it, a part may have so many times its share when it is proved first

Key = tuple[int, int]  # climate and unit of a part; or part and block of it
Going = Callable[[], bool]


@dataclass(frozen=True)
class News:
    """What was found since last asked: bounds by part, better shelves by part and block; and how often that was tried."""

    proved: dict[int, Certificate] = field(default_factory=dict)
    shelves: dict[Key, list[Shelf]] = field(default_factory=dict)
    rounds: int = 0


class Bench:
    """Some parts, by their numbers, and blocks of their shelves that get better. Depends on the seed and its calls alone."""

    def __init__(self, parts: Mapping[int, Part], blocks: Mapping[Key, Sequence[Shelf]], seed: int) -> None:
        self.parts = dict(parts)
        self.random = np.random.default_rng((seed, *sorted(parts)))
        self.proved = {at: at_once(part) for at, part in parts.items()}
        self.level = {at: 0 for at, part in parts.items() if not part.unit.flat}
        self.blocks: dict[Key, Improver] = {}
        self.resting: set[Key] = set()  # climates and units whose bays have reached their bound
        self.gained = 0.0  # mm by which shelves got better
        self._news = News(dict(self.proved))
        for at, part in self.parts.items():
            prices = Prices.of(part, self.proved[at].worth)
            for (mine, number), some in blocks.items():
                if mine == at:
                    self.blocks[at, number] = Improver(part, some, prices, seed + number)
            self._appraise(at, prices)

    def news(self) -> News:
        """Return what was found since this was last asked."""
        found, self._news = self._news, News()
        return found

    @property
    def unproved(self) -> int:
        """How many parts have no prices yet that need some."""
        return sum(level == 0 and self._excess(at) > 0 for at, level in self.level.items())

    def next_proof(self, seconds: float, gains: float = 0.0) -> int | None:
        """Return the part of which more points promise most: more mm a second than ``gains``, in no more than so many seconds."""
        excess = {at: self._excess(at) for at, level in self.level.items() if level == 0 or TAKES[level] < seconds}
        worth = {
            at: (self.level[at] == 0, each * OPENS[self.level[at]] / TAKES[self.level[at]])
            for at, each in excess.items()
            if each  # a part that stands at its bound would stay first for ever
        }
        best = max(worth, key=lambda at: (worth[at], -at), default=None)
        return None if best is None or worth[best][1] <= gains else best

    def prove(self, at: int, going: Going) -> None:
        """Prove a part with more points than before."""
        level = self.level[at]
        found = self.proved[at].joined(certify(self.parts[at], LEVELS[level], going))
        if level + 1 == len(LEVELS) or len(self.parts[at].loose) <= LEVELS[level]:
            del self.level[at]
        else:
            self.level[at] = level + 1
        self.proved[at] = self._news.proved[at] = found
        self._appraise(at, Prices.of(self.parts[at], found.worth))

    def improve(self, heat: float, most: int = BATCH) -> int:
        """Try a block ``most`` times; return how many times, 0 where nothing is left to gain."""
        waiting = [key for key in self.blocks if self.parts[key[0]].kind[:2] not in self.resting]
        excess = np.array([self.blocks[key].excess for key in waiting])
        if not excess.sum():
            return 0
        key = waiting[int(self.random.choice(len(waiting), p=excess / excess.sum()))]
        block = self.blocks[key]
        before = block.best_cost
        for _ in range(most):
            block.round(heat)
        if block.best_cost < before:
            self._news.shelves[key] = block.best
            self.gained += before - block.best_cost
        self._news = replace(self._news, rounds=self._news.rounds + most)
        return most

    def _excess(self, at: int) -> float:
        """Return by how many mm of cost the shelves of a part lie over its bound; 0 where it rests."""
        if self.parts[at].kind[:2] in self.resting:
            return 0.0
        total = sum(block.best_cost for block in self._blocks(at))
        return max(0.0, total - self.proved[at].cost)

    def _blocks(self, at: int) -> list[Improver]:
        found, number = [], 0
        while (at, number) in self.blocks:
            found.append(self.blocks[at, number])
            number += 1
        return found

    def _appraise(self, at: int, prices: Prices) -> None:
        """Tell the blocks of a part what its things are worth and what they need at least."""
        blocks = self._blocks(at)
        total = sum(block.best_cost for block in blocks)
        for block in blocks:
            block.appraise(prices, self.proved[at].cost * block.best_cost / total)


def _cut(shelves: Sequence[Shelf]) -> list[Sequence[Shelf]]:
    """Return blocks of shelves that are near each other in height."""
    cuts = max(1, round(len(shelves) / BLOCK))
    return [shelves[at * len(shelves) // cuts : (at + 1) * len(shelves) // cuts] for at in range(cuts)]


def working(bench: Bench, seconds: float, every: float, going: Going = lambda: True) -> Iterator[News]:
    """Prove and improve for some seconds, and yield what was found, ``every`` so many; end before where nothing is open."""
    began = told = monotonic()
    ends, proving, gains = began + seconds, 0.0, 0.0
    while going() and (now := monotonic()) < ends:
        first = bench.unproved
        share = FIRST * seconds if first else PROVING * (now - began)
        at = bench.next_proof(ends - now, 0.0 if first else gains) if proving < share else None
        if at is not None:
            until = min(ends, now + SHARE * FIRST * seconds / first) if first else ends

            def on(until: float = until) -> bool:
                return going() and monotonic() < until

            bench.prove(at, on)
            proving += monotonic() - now
        else:
            before = bench.gained
            if not bench.improve((ends - now) / seconds):
                if bench.next_proof(np.inf) is None:
                    break
                proving, gains = 0.0, 0.0  # nothing else is left to do
            took = max(monotonic() - now, 1e-6)
            gains += min(1.0, took / LATELY) * ((bench.gained - before) / took - gains)
        if monotonic() - told >= every:
            told = monotonic()
            yield bench.news()
    yield bench.news()


class Ledger:
    """The best that was found so far, whoever found it."""

    def __init__(self, parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]]) -> None:
        self.parts = parts
        self.proved = [at_once(part) for part in parts]
        self.blocks = {
            (at, number): list(some) for at, each in enumerate(shelves) for number, some in enumerate(_cut(each))
        }

    def enter(self, news: News) -> int:
        """Enter what was found; return how often it was tried."""
        for at, proved in news.proved.items():
            self.proved[at] = proved
        self.blocks.update(news.shelves)
        return news.rounds

    @property
    def shelves(self) -> list[list[Shelf]]:
        """The best shelves of each part."""
        found: list[list[Shelf]] = [[] for _ in self.parts]
        for (at, _), some in sorted(self.blocks.items()):
            found[at].extend(some)
        return found

    def cost(self, at: int) -> float:
        """Return what the best shelves of a part cost."""
        part = self.parts[at]
        takes = [height(part, shelf) for (mine, _), some in self.blocks.items() if mine == at for shelf in some]
        return float(part.costs(np.array(takes)).sum())
