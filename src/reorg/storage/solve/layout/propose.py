"""Which layouts are worth comparing? (a first answer at once, better while one waits)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from time import monotonic
from types import MappingProxyType

from reorg.storage.solve.layout.aisles import Filler, Laid, Run
from reorg.storage.solve.layout.bound import at_most
from reorg.storage.solve.layout.check import STOPPING, check, impossible
from reorg.storage.solve.layout.compact import compact_layouts
from reorg.storage.solve.layout.problem import Fault, Figures, Problem, Proposal, Stand, UnitType, Unplaced, footprint
from reorg.storage.solve.layout.rows import Pattern, patterns
from reorg.storage.solve.layout.search import Search, polished
from reorg.storage.solve.problem import Stop

KINDS_OF_LAYOUT = ("along", "across", "walls", "searched", "compact")
"""Rows along the longer side of the room, across it, units on the walls alone, aisles found by searching, compact shelving."""
EVERY = 0.1  # seconds between two reports of progress
ROWS_SHARE = 0.25  # of the time, at most, for patterns with cross aisles anywhere
MOST_WALLED = 60  # layouts in rows of which those units are looked at that stand on the walls
MENDED = 4  # layouts in rows of each direction whose aisles' ends are moved one by one
STARTS = 4  # layouts from which is searched, one after the other
HOPELESS = {"unit-too-large": "too-large", "unit-too-high": "too-high", "unit-too-heavy": "too-heavy"}


@dataclass(frozen=True)
class Answer:
    """Layouts to compare, the most bays first; what is wrong with the question (with some of it there is no layout)."""

    proposals: tuple[Proposal, ...]
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0
    rounds: int = 0


@dataclass(frozen=True)
class Layout:
    """A layout before it is checked: what it answers, who laid it, and the numbers of its sentence."""

    problem: Problem
    filler: Filler
    laid: Laid
    values: Mapping[str, float | int | str] = field(default_factory=dict)


def propose(
    problem: Problem,
    stop: Stop | None = None,
    seed: int = 1,
    *,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Answer:
    """Return layouts of a room, each checked: every new unit is right and reached.

    ``stop`` (default: rows alone, no search) by rounds makes the answer depend on the seed alone; by seconds it is as
    good as the time allows. ``progress`` is told the share of the time that is over; once ``cancel`` says so, what was
    found is returned.
    """
    clock = _Clock(stop or Stop(rounds=0), progress, cancel)
    faults = tuple(impossible(problem))
    if any(fault.code in STOPPING for fault in faults):
        return Answer((), faults, clock.seconds)
    hopeless = {str(fault.values["type"]): HOPELESS[fault.code] for fault in faults if fault.code in HOPELESS}
    types = tuple(kind for kind in problem.types if kind.code not in hopeless or _stays(problem, kind.code))
    rails = problem.compact if problem.compact and problem.compact.type not in hopeless else None
    able = replace(problem, types=types, compact=rails)
    filler = Filler(able)
    best = _rows(filler, clock)
    found: dict[str, Layout] = {}
    for along in (0, 1):
        mine = [pair for pair in best if pair[1].along == along]
        if mine:
            laid, pattern = max(mine, key=lambda pair: pair[0].value)
            kind = "along" if along == _longer(filler) else "across"
            found[kind] = Layout(able, filler, laid, {"crosses": pattern.crosses})
    if best:
        found["walls"] = Layout(able, filler, _walls(filler, best))
    searched = _search(filler, best, clock, seed)
    if searched is not None and searched.value[:3] > max(layout.laid.value[:3] for layout in found.values()):
        found["searched"] = Layout(able, filler, searched)
    tight = max(compact_layouts(able), key=lambda triple: triple[2].value, default=None)
    if tight is not None:
        found["compact"] = Layout(*tight)
    proposals = [_finished(problem, kind, each, hopeless=hopeless) for kind, each in found.items()]
    unlike = {tuple(sorted((u.type, u.x, u.y, u.turn) for u in each.units)): each for each in reversed(proposals)}
    order = sorted(unlike.values(), key=lambda each: (-each.figures.bays, KINDS_OF_LAYOUT.index(each.kind)))
    clock.tell(1.0)
    return Answer(tuple(order), faults, clock.seconds, clock.rounds)


class _Clock:
    """Says how much of the time is over, and whether to stop."""

    def __init__(self, stop: Stop, progress: Callable[[float], None] | None, cancel: Callable[[], bool] | None) -> None:
        self.stop, self.progress, self.cancel = stop, progress, cancel
        self.started = self.told = monotonic()
        self.rounds = 0

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return monotonic() - self.started

    @property
    def share(self) -> float:
        """The share of the allowance that is used up, by rounds and by seconds."""
        shares = [0.0]
        if self.stop.seconds is not None:
            shares.append(self.seconds / max(self.stop.seconds, 1e-9))
        if self.stop.rounds is not None:
            shares.append(self.rounds / self.stop.rounds if self.stop.rounds else 1.0)
        return min(1.0, max(shares)) if len(shares) > 1 else 1.0

    def over(self) -> bool:
        """Whether to stop."""
        return self.share >= 1.0 or self.cancelled()

    def cancelled(self) -> bool:
        """Whether somebody cancelled."""
        return self.cancel is not None and self.cancel()

    def tell(self, share: float) -> None:
        """Report progress, not too often."""
        if self.progress is not None and (share >= 1.0 or monotonic() - self.told >= EVERY):
            self.told = monotonic()
            self.progress(share)


def _rows(filler: Filler, clock: _Clock) -> list[tuple[Laid, Pattern]]:
    """Return the layouts in rows, the best of each value; with cross aisles anywhere as far as time allows."""
    found: dict[tuple[int, tuple[float, ...]], tuple[Laid, Pattern]] = {}
    for wide in (False, True):
        for number, pattern in enumerate(patterns(filler, wide=wide)):
            if number % 16 == 0:
                clock.tell(min(0.99, clock.share))
                late = clock.stop.seconds is not None and clock.seconds > ROWS_SHARE * clock.stop.seconds
                if clock.cancelled() or (late and wide):
                    break
            laid = filler.lay(pattern.genes)
            found.setdefault((pattern.along, laid.value), (laid, pattern))
    best = sorted(found.values(), key=lambda pair: pair[0].value, reverse=True)
    return sorted(_mended(filler, best, clock), key=lambda pair: pair[0].value, reverse=True)


def _mended(filler: Filler, best: Sequence[tuple[Laid, Pattern]], clock: _Clock) -> list[tuple[Laid, Pattern]]:
    """Return layouts in rows, the first ones of each direction with the ends of their aisles moved to where they are best."""
    done = Counter[int]()
    mended = []
    for laid, pattern in best:
        late = clock.stop.seconds is not None and clock.seconds > 2 * ROWS_SHARE * clock.stop.seconds
        if done[pattern.along] < MENDED and not clock.cancelled() and not (late and done[pattern.along]):
            done[pattern.along] += 1
            genes, better = polished(filler, pattern.genes, laid, clock.cancelled)
            mended.append((better, replace(pattern, genes=genes)))
        else:
            mended.append((laid, pattern))
    return mended


def _walls(filler: Filler, best: Sequence[tuple[Laid, Pattern]]) -> Laid:
    """Return the best layout with units on the walls alone: one in rows without those that stand in the middle."""
    kept: list[Laid] = []
    for laid, _ in best[:MOST_WALLED]:
        runs = tuple(run for run in laid.runs if _on_wall(filler, run))
        bays = sum(filler.problem.types[run.type].bays * run.count for run in runs)
        kept.append(Laid(runs, laid.aisles, (laid.value[0], 0.0, bays, laid.value[3])))
    return max(kept, key=lambda laid: laid.value)


def _on_wall(filler: Filler, run: Run) -> bool:
    """Return whether a wall is behind the units of a run (nearer than half their depth)."""
    left, top, right, bottom = run.sides
    deep = filler.problem.types[run.type].depth / 2
    x, y = run.way
    behind = (
        left if not x else left - deep if x > 0 else right, top if not y else top - deep if y > 0 else bottom,
        right if not x else left if x > 0 else right + deep, bottom if not y else top if y > 0 else bottom + deep,
    )  # fmt: skip
    along = 0 if y else 1
    spans = filler.strips.free(along, behind[1 - along], behind[3 - along])
    return not any(start < behind[along + 2] - 1 and end > behind[along] + 1 for start, end in spans)


def _search(filler: Filler, best: Sequence[tuple[Laid, Pattern]], clock: _Clock, seed: int) -> Laid | None:
    """Return the best layout found by searching: from the best rows, those of the other direction, then from the best."""
    if not best or clock.over():
        return None
    other = next((pair for pair in best if pair[1].along != best[0][1].along), best[0])
    starts = [best[0][1].genes, other[1].genes]
    limit = at_most(filler.problem)
    top: Search | None = None
    began = clock.share
    for run in range(STARTS):
        search = Search(filler, starts[run] if run < len(starts) or top is None else top.best, (seed, run))
        first, until = clock.share, began + (1 - began) * (run + 1) / STARTS
        while not clock.over() and clock.share < until:
            search.step((clock.share - first) / max(until - first, 1e-9))
            clock.rounds += 1
            if clock.rounds % 64 == 0:
                clock.tell(min(0.99, clock.share))
        if top is None or search.best_laid.value > top.best_laid.value:
            top = search
        if clock.over() or top.best_laid.bays >= limit:
            break
    return polished(filler, top.best, top.best_laid, clock.cancelled)[1] if top else None


def _longer(filler: Filler) -> int:
    left, top, right, bottom = filler.strips.around
    return 0 if right - left >= bottom - top else 1


def _stays(problem: Problem, code: str) -> bool:
    return any(each.type == code for each in problem.fixed)


def _finished(problem: Problem, kind: str, layout: Layout, *, hopeless: Mapping[str, str]) -> Proposal:
    """Return a layout as a proposal: units that the check does not pass are taken away until it passes the rest."""
    asked, new, stay = layout.problem, list(layout.filler.stands(layout.laid.runs)), list(problem.fixed)
    while True:
        faults = check(asked, [*stay, *new])
        bad = {
            max(fault.unit, fault.other) - len(stay) for fault in faults if max(fault.unit, fault.other) >= len(stay)
        }
        if not bad:
            break
        new = [unit for at, unit in enumerate(new) if at not in bad]
    used, own = {unit.type for unit in new}, {each.code for each in problem.types}
    added = tuple(each for each in asked.types if each.code in used - own)
    units = (*stay, *new)
    there = Counter(unit.type for unit in units)
    for block in added:  # bays on rails are units of their type that have a place
        (base,) = (each for each in problem.types if problem.compact and each.code == problem.compact.type)
        there[base.code] += there[block.code] * round(block.bays / base.bays)
    return Proposal(
        kind, units, _unplaced(problem, there, hopeless, entered=bool(layout.laid.aisles)), _figures(asked, units),
        MappingProxyType({**layout.values, **_told(added)}), tuple(faults), added,
    )  # fmt: skip


def _told(added: Sequence[UnitType]) -> dict[str, float | int | str]:
    loads = [kind.load for kind in added if kind.load is not None]
    return {"load": ceil(max(loads))} if loads else {}


def _unplaced(
    problem: Problem, there: Mapping[str, int], hopeless: Mapping[str, str], *, entered: bool
) -> tuple[Unplaced, ...]:
    found = []
    for kind in problem.types:
        reason = hopeless.get(kind.code, "no-room" if entered else "no-way-in")
        if kind.wanted is not None and there.get(kind.code, 0) < kind.wanted:
            found.append(Unplaced(kind.code, kind.wanted - there.get(kind.code, 0), reason))
        elif kind.wanted is None and not there.get(kind.code):
            found.append(Unplaced(kind.code, 0, reason))
    return tuple(found)


def _figures(asked: Problem, units: Sequence[Stand]) -> Figures:
    kinds = {kind.code: kind for kind in asked.types}
    boxes = [footprint(kinds[unit.type], unit) for unit in units]
    taken = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    return Figures(
        sum(kinds[unit.type].bays for unit in units), round(sum(kinds[unit.type].metres for unit in units), 3),
        len(units), asked.room.area / 1e6, 100 * taken / asked.room.area, at_most(asked),
    )  # fmt: skip
