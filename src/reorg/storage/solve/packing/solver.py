"""How little furniture does it take? A first answer at once, made better until told to stop, with what none can beat.

Mechanism and sources: docs/algorithms/packing.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from reorg.storage.solve.packing.assemble import Hanging, height, hung, packed
from reorg.storage.solve.packing.begin import begun
from reorg.storage.solve.packing.bench import BATCH, FIRST, Bench, Ledger, working
from reorg.storage.solve.packing.certificate import Certificate, at_once, certify
from reorg.storage.solve.packing.first import Shelf
from reorg.storage.solve.packing.floor import fewest_bays
from reorg.storage.solve.packing.ladder import ladder_of
from reorg.storage.solve.packing.parts import Part, chosen_units, parts_of
from reorg.storage.solve.packing.problem import EPS, Answer, Group, Problem, Stop, Whole
from reorg.storage.solve.packing.workers import DONE, MOST, Crew, begin, cores, labour

Progress = Callable[[float], None]
EVERY = 0.1  # seconds between two reports of progress
LOOK = 20  # turns after which it is looked whether bays are at their bound
LOOKS = 3.0  # the same where time counts: seconds
SHORT = 5.0  # seconds, and things, below which other processes cost more than they bring
FEW = 300
LARGE = 20_000  # things from which on the first answer is made by several
ENDING = 5.0  # times as long as hanging shelves in bays takes what has to be done at the end (measured)
GRACE = 0.5  # seconds for which what workers have found last is waited for
CHECKED = (90, 250)  # points by which an answer that others gave is judged


def solve(problem: Problem, stop: Stop | None = None, seed: int = 1, *, progress: Progress | None = None) -> Answer:
    """Return a packing, how many bays it takes and how many any takes at least.

    ``stop`` (default: the first answer only) by rounds makes the answer depend on the seed alone; by seconds it may differ
    from run to run, is never worse than the first answer, and several cores are used where there is enough to do.
    ``progress`` is told the share of the time that is over (0 to 1), and may raise to cancel.
    """
    clock = _Clock(stop or Stop(rounds=0), progress)
    unit, reason = chosen_units(problem)
    loose = list(parts_of(problem, unit))
    with Crew(_hands(clock.stop, loose)) as crew:
        parts, shelves = _begun(loose, crew, clock)
        hanging = clock.seconds
        first = hung(problem, parts, shelves)
        first_seconds = clock.seconds
        clock.keep(ENDING * (first_seconds - hanging))
        if clock.share < 1:
            parts = _climbing(parts, shelves, first)
        ledger = Ledger(parts, shelves)
        task = _Task(problem, parts, ledger, seed)
        if clock.stop.rounds is not None:
            _by_rounds(task, clock)
        elif clock.share < 1:
            _by_seconds(task, crew, clock)
    improved = ledger.shelves
    bays = hung(problem, parts, improved)
    worse = {key for key in bays if len(bays[key]) > len(first[key])}
    if worse:  # less height, but in more bays: then the first answer stays
        improved = [list(shelves[at]) if part.kind[:2] in worse else improved[at] for at, part in enumerate(parts)]
        bays = {key: first[key] if key in worse else bays[key] for key in bays}
    groups = _groups(parts, improved, bays, ledger.proved)
    packing = packed(problem, parts, improved, (unit, reason), bays)
    if progress is not None:
        progress(1.0)
    counted = sum(len(each) for each in first.values())
    return Answer(packing, groups, counted, first_seconds, clock.seconds, clock.rounds)


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

    def keep(self, seconds: float) -> None:
        """Keep some seconds for what has to be done at the end, a fifth of all at most."""
        if self.stop.seconds is not None:
            self.stop = replace(self.stop, seconds=self.stop.seconds - min(seconds, 0.2 * self.stop.seconds))

    def tick(self) -> None:
        """Report progress, and ask whether it was enough; not too often."""
        if (now := monotonic()) - self.told < EVERY:
            return
        self.told = now
        if self.stop.enough is not None and self.stop.enough():
            self.stop = Stop(seconds=0.0)
        if self.progress is not None:
            self.progress(min(self.share, 0.99))

    def going(self) -> bool:
        """Report progress, and say whether there is time left."""
        self.tick()
        return self.stop.seconds is None or self.seconds < self.stop.seconds


def _hands(stop: Stop, parts: Sequence[Part]) -> int:
    """Return how many workers are worth having."""
    short = stop.rounds is not None or stop.seconds is None or stop.seconds < SHORT
    if short or sum(map(len, parts)) < FEW:
        return 0
    return min(MOST, cores(), len(parts))


def _begun(loose: Sequence[Part], crew: Crew, clock: _Clock) -> tuple[list[Part], list[list[Shelf]]]:
    """Return the parts and their first shelves."""
    found: dict[int, tuple[Part, list[Shelf]]] = {}
    if len(crew) and sum(map(len, loose)) >= LARGE:
        waiting = sorted(range(len(loose)), key=lambda at: len(loose[at]))
        for number in range(len(crew)):
            crew.say(number, (begin, waiting[-1], loose[waiting.pop()]))
        while len(found) < len(loose):
            clock.tick()
            if (heard := crew.heard()) is None:
                continue
            number, told = heard
            if told is None:  # then the rest is done here
                break
            at, part, shelves = told
            found[at] = part, shelves
            if waiting:
                crew.say(number, (begin, waiting[-1], loose[waiting.pop()]))
    for at, part in enumerate(loose):
        if at not in found:
            found[at] = begun(part)
            clock.tick()
    return [found[at][0] for at in range(len(loose))], [found[at][1] for at in range(len(loose))]


def _climbing(parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]], first: Hanging) -> list[Part]:
    """Return the parts with what heights cost in the bays of their climate and unit."""
    takes: dict[tuple[int, int], list[float]] = defaultdict(list)
    for part, some in zip(parts, shelves, strict=True):
        takes[part.kind[:2]].extend(height(part, shelf) for shelf in some)
    units = {part.kind[:2]: part.unit for part in parts}
    ladders = {key: ladder_of(takes[key], units[key]) for key in first}
    return [part.climbing(ladders[part.kind[:2]]) for part in parts]


@dataclass(frozen=True)
class _Task:
    problem: Problem
    parts: Sequence[Part]
    ledger: Ledger
    seed: int

    def bench(self) -> Bench:
        """Return a bench for all parts."""
        return Bench(dict(enumerate(self.parts)), self.ledger.blocks, self.seed)

    def resting(self, known: set[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return the climates and units whose bays are as few as they can be, beside those that are known already."""
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at, part in enumerate(self.parts):
            if part.kind[:2] not in known:
                groups[part.kind[:2]].append(at)
        found, best = set(), self.ledger.shelves
        for key, some in groups.items():
            least = _fewest([self.parts[at] for at in some], [self.ledger.proved[at] for at in some])
            if sum(self.ledger.cost(at) for at in some) <= least * self.parts[some[0]].unit.room + EPS:
                bays = hung(self.problem, [self.parts[at] for at in some], [best[at] for at in some])
                found |= {key} if len(bays[key]) <= least else set()
        return found


def _by_rounds(task: _Task, clock: _Clock) -> None:
    """Prove everything, then try so many times: the same on every machine."""
    if not clock.stop.rounds:
        return
    bench, turns = task.bench(), 0
    for _ in CHECKED:
        for at in list(bench.level):
            bench.prove(at, clock.going)
    while clock.share < 1:
        task.ledger.enter(bench.news())
        if turns % LOOK == 0:
            bench.resting |= task.resting(bench.resting)
        left = clock.stop.rounds - clock.rounds
        if not (done := bench.improve(1 - clock.share, min(BATCH, left))):
            break
        clock.rounds += done
        clock.tick()
        turns += 1
    task.ledger.enter(bench.news())


def _by_seconds(task: _Task, crew: Crew, clock: _Clock) -> None:
    """Prove and improve while there is time, in workers where there are any."""
    assert clock.stop.seconds is not None
    parts, blocks = task.parts, task.ledger.blocks
    for number, some in enumerate(_shared(parts, len(crew))):
        mine = {at: parts[at] for at in some}
        known = {key: blocks[key] for key in blocks if key[0] in mine}
        crew.say(number, (labour, mine, known, task.seed, max(0.0, clock.stop.seconds - clock.seconds)))
    busy, resting, looked = set(range(len(crew))), set[tuple[int, int]](), clock.seconds
    while busy and clock.seconds < clock.stop.seconds + GRACE:
        clock.tick()
        if (heard := crew.heard()) is not None:
            number, told = heard
            if told is None:  # one is gone: what is left is done here
                crew.end()
                break
            if told == DONE:
                busy.discard(number)
            else:
                clock.rounds += task.ledger.enter(told)
        if clock.seconds - looked >= LOOKS:
            if rest := task.resting(resting):
                resting |= rest
                for number in busy:
                    crew.say(number, frozenset(rest))
            looked = clock.seconds
    if not len(crew) and clock.going():
        _alone(task, clock)


def _alone(task: _Task, clock: _Clock) -> None:
    assert clock.stop.seconds is not None
    bench, looked = task.bench(), clock.seconds
    for news in working(bench, clock.stop.seconds - clock.seconds, every=EVERY, going=clock.going):
        clock.rounds += task.ledger.enter(news)
        if clock.seconds - looked >= LOOKS:
            bench.resting |= task.resting(bench.resting)
            looked = clock.seconds


def _shared(parts: Sequence[Part], many: int) -> list[list[int]]:
    """Return which parts each of so many workers gets, so that all have about as much to do."""
    shares: list[list[int]] = [[] for _ in range(many)]
    load = [0.0] * many
    for at in sorted(range(len(parts)), key=lambda at: -len(parts[at])) if many else []:
        least = load.index(min(load))
        shares[least].append(at)
        load[least] += len(parts[at]) ** 0.8  # as much to prove, more to improve (measured)
    return shares


def _proved(parts: Sequence[Part], clock: _Clock) -> list[Certificate]:
    """Return the least height of each part; the time is shared out by how many things they have."""
    found = [at_once(part) for part in parts]
    if clock.stop.rounds == 0:
        return found
    weight = [min(len(part), 1500) ** 0.7 for part in parts]
    left = sum(weight)
    for at in sorted(range(len(parts)), key=lambda each: len(parts[each])):
        ends = None
        if clock.stop.seconds is not None:
            ends = clock.seconds + max(0.0, FIRST * clock.stop.seconds - clock.seconds) * weight[at] / left
        left -= weight[at]

        def going(ends: float | None = ends) -> bool:
            clock.tick()
            return ends is None or clock.seconds < ends

        for points in CHECKED[: 1 + (len(parts[at].loose) > CHECKED[0])]:
            if going():
                found[at] = found[at].joined(certify(parts[at], points, going))
    return found


def _fewest(parts: Sequence[Part], proved: Sequence[Certificate]) -> int:
    """Return how many bays parts of one climate and unit take at least."""
    return fewest_bays(parts, [each.least for each in proved], [each.cost for each in proved])


def _groups(
    parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]], bays: Hanging, proved: Sequence[Certificate]
) -> tuple[Group, ...]:
    """Return what each climate and kind of unit comes to."""
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        members[part.kind[:2]].append(at)
    return tuple(
        Group(
            unit=key[1],
            climate=key[0],
            bays=len(bays[key]),
            least_bays=_fewest([parts[at] for at in members[key]], [proved[at] for at in members[key]]),
            shelf_mm=sum(height(parts[at], shelf) for at in members[key] for shelf in shelves[at]),
            least_mm=sum(proved[at].least for at in members[key]),
        )
        for key in sorted(bays)
    )
