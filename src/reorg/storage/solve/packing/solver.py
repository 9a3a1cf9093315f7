"""How little furniture does it take? A first answer at once, made better until told to stop, with what none can beat.

Mechanism and sources: docs/algorithms/packing.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from time import monotonic

import numpy as np

from reorg.storage.solve.packing.assemble import height, hung, measured, packed
from reorg.storage.solve.packing.bays import hang
from reorg.storage.solve.packing.certificate import Certificate, certify
from reorg.storage.solve.packing.first import Shelf, decreasing, plain_worth, shelves_of
from reorg.storage.solve.packing.floor import fewest_bays, least_height
from reorg.storage.solve.packing.improve import Improver
from reorg.storage.solve.packing.lanes import Care
from reorg.storage.solve.packing.parts import Part, chosen_units, parts_of
from reorg.storage.solve.packing.piles import piled
from reorg.storage.solve.packing.problem import EPS, Answer, Group, Problem, Stop, Whole
from reorg.storage.solve.packing.surfaces import surfaces_of

Progress = Callable[[float], None]
EVERY = 0.1  # seconds between two reports of progress
PROVING = 0.4  # of the time, at most, goes into the bound

BATCH = 40  # rounds in a part before another one is chosen
BLOCK = 400  # shelves that are improved together
LOOK = 20  # turns after which it is looked whether bays are at their bound


def solve(problem: Problem, stop: Stop | None = None, seed: int = 1, *, progress: Progress | None = None) -> Answer:
    """Return a packing, how many bays it takes and how many any takes at least.

    ``stop`` (default: the first answer only) by rounds makes the answer depend on the seed alone; by seconds it may differ
    from run to run, and is never worse than the first answer. ``progress`` is told the share of the time that is over
    (0 to 1), and may raise to cancel.
    """
    clock = _Clock(stop or Stop(rounds=0), progress)
    unit, reason = chosen_units(problem)
    parts, shelves = [], []
    for loose in parts_of(problem, unit):
        part, some = _begun(loose, clock)
        parts.append(part)
        shelves.append(some)
    first = {key: len(bays) for key, bays in hung(problem, parts, shelves).items()}
    first_seconds = clock.seconds
    proved = _proved(parts, clock)
    improved = _improved(parts, shelves, proved, clock, seed)
    least = [each.least for each in proved]
    groups = _groups(problem, parts, improved, least)
    worse = {(group.climate, group.unit) for group in groups if group.bays > first[group.climate, group.unit]}
    if worse:  # less height, but in more bays: then the first answer stays
        improved = [shelves[at] if part.kind[:2] in worse else improved[at] for at, part in enumerate(parts)]
        groups = _groups(problem, parts, improved, least)
    packing = packed(problem, parts, improved, unit, reason)
    if progress is not None:
        progress(1.0)
    return Answer(packing, groups, sum(first.values()), first_seconds, clock.seconds, clock.rounds)


def least_bays(problem: Problem, meant: Whole, stop: Stop | None = None) -> int:
    """Return how many bays any answer takes at least that gives each thing the kind of unit ``meant`` (-1: it is left out).

    By a ``stop`` in seconds two fifths of them are used at most; without one, only what is known at once.
    """
    clock = _Clock(stop or Stop(rounds=0), None)
    parts = list(parts_of(problem, meant))
    proved = _proved(parts, clock)
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        groups[part.kind[:2]].append(at)
    return sum(fewest_bays([parts[at] for at in some], [proved[at].least for at in some]) for some in groups.values())


def _begun(loose: Part, clock: _Clock) -> tuple[Part, list[Shelf]]:
    """Return a part, with things on each other where that takes less, and its first shelves."""
    best, least = None, np.inf
    for most in range(1, 1 + (1 if loose.stacking is None else int(loose.stacking.most.max()))):
        part = piled(loose, most)
        some = np.arange(len(part))
        if part.unit.flat:
            found = [surfaces_of(part, some, np.random.default_rng((len(part), most)))]
        else:
            found = [shelves_of(part, some, plain_worth(part), Care()), decreasing(part)]
        for made in found:
            if (taken := sum(height(part, shelf) for shelf in made)) < least:
                best, least = (part, made), taken
        clock.tick()
    assert best is not None
    return best


class _Clock:
    """Says how much of the time is over, and whether to stop."""

    def __init__(self, stop: Stop, progress: Progress | None) -> None:
        self.stop, self.progress = stop, progress
        self.started = self.told = monotonic()
        self.rounds = 0

    @property
    def seconds(self) -> float:
        """The seconds since the beginning."""
        return monotonic() - self.started

    @property
    def share(self) -> float:
        """The share of the allowance that is used up; 1 where there is none."""
        shares = [] if self.stop.seconds is None else [self.seconds / max(self.stop.seconds, 1e-9)]
        if self.stop.rounds is not None:
            shares.append(self.rounds / self.stop.rounds if self.stop.rounds else 1.0)
        return min(1.0, max(shares, default=1.0))

    def tick(self) -> None:
        """Report progress, not too often."""
        if self.progress is not None and (now := monotonic()) - self.told >= EVERY:
            self.told = now
            self.progress(min(self.share, 0.99))


def _proved(parts: Sequence[Part], clock: _Clock) -> list[Certificate]:
    """Return the least height of each part; the time is shared out by how many things they have."""
    if clock.stop.rounds is not None and not clock.stop.rounds:
        return [Certificate(least_height(part), plain_worth(part), 0.0) for part in parts]
    found: dict[int, Certificate] = {}
    weight = [min(len(part), 1500) ** 0.7 for part in parts]
    left = sum(weight)
    for at in sorted(range(len(parts)), key=lambda each: len(parts[each])):
        ends = None
        if clock.stop.seconds is not None:
            ends = clock.seconds + max(0.0, PROVING * clock.stop.seconds - clock.seconds) * weight[at] / left
        left -= weight[at]

        def going(ends: float | None = ends) -> bool:
            clock.tick()
            return ends is None or clock.seconds < ends

        found[at] = certify(parts[at], 250, going)
    return [found[at] for at in range(len(parts))]


def _improved(
    parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]], proved: Sequence[Certificate], clock: _Clock, seed: int
) -> list[list[Shelf]]:
    """Return better shelves: parts take turns, those that lie furthest over what they need at least more often."""
    random = np.random.default_rng(seed)
    blocks = _blocks(parts, shelves, proved, seed)
    groups: dict[tuple[int, int], list[Improver]] = defaultdict(list)
    for block in blocks:
        groups[block.part.kind[:2]].append(block)
    least = {
        key: fewest_bays(
            [part for part in parts if part.kind[:2] == key],
            [each.least for part, each in zip(parts, proved, strict=True) if part.kind[:2] == key],
        )
        for key in groups
    }
    began, turns = clock.share, 0
    while clock.share < 1:
        if turns % LOOK == 0:  # whose bays have come down to their bound need no more
            groups = {key: some for key, some in groups.items() if not _at_bound(some, least[key])}
        waiting = [block for some in groups.values() for block in some]
        excess = np.array([block.excess for block in waiting])
        if not excess.sum():
            break
        chosen = waiting[int(random.choice(len(waiting), p=excess / excess.sum()))]
        for _ in range(BATCH):
            chosen.round(max(0.0, 1 - (clock.share - began) / (1 - began)))
            clock.rounds += 1
            if clock.share >= 1:
                break
        turns += 1
        clock.tick()
    found: dict[tuple[int, int, int], list[Shelf]] = defaultdict(list)
    for block in blocks:
        found[block.part.kind].extend(block.best)
    return [found[part.kind] for part in parts]


def _blocks(
    parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]], proved: Sequence[Certificate], seed: int
) -> list[Improver]:
    """Return what is improved: parts, large ones cut into shelves that are near each other in height."""
    blocks = []
    for part, some, each in zip(parts, shelves, proved, strict=True):
        total = sum(height(part, shelf) for shelf in some)
        cuts = max(1, round(len(some) / BLOCK))
        for number in range(cuts):
            mine = some[number * len(some) // cuts : (number + 1) * len(some) // cuts]
            share = sum(height(part, shelf) for shelf in mine) / total
            blocks.append(Improver(part, mine, each.worth, each.least * share, seed + number))
    return blocks


def _at_bound(some: Sequence[Improver], least: int) -> bool:
    """Say whether what shares bays takes no more of them than it takes at least."""
    unit, rules = some[0].part.unit, some[0].part.rules
    if sum(each.best_height for each in some) > least * unit.room + EPS:
        return False
    return len(hang(measured((each.part, shelf) for each in some for shelf in each.best), unit, rules)) <= least


def _groups(
    problem: Problem, parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]], least: Sequence[float]
) -> tuple[Group, ...]:
    """Return what each climate and kind of unit comes to; ``least`` is the least height of each part."""
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        members[part.kind[:2]].append(at)
    found = []
    for (climate, kind), bays in sorted(hung(problem, parts, shelves).items()):
        some = members[climate, kind]
        found.append(
            Group(
                unit=kind,
                climate=climate,
                bays=len(bays),
                least_bays=fewest_bays([parts[at] for at in some], [least[at] for at in some]),
                shelf_mm=sum(height(parts[at], shelf) for at in some for shelf in shelves[at]),
                least_mm=sum(least[at] for at in some),
            )
        )
    return tuple(found)
