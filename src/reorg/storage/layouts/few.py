"""Which units have to be carried so that what is wrong in a room is right, and as few as possible?

Greedy: the unit is taken away without which least is wrong, then the next one, until the rest is right. Those find a place
again with everything else standing where it is; if they do not, the one that stands nearest to them moves, too. It is no
proof that fewer would not do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from math import hypot

from reorg.storage.solve.layout import Fault, Problem, Stand, Thing, check, footprint

Over = Callable[[], bool]


def guarded(problem: Problem) -> Problem:
    """Return a problem in which nothing is put before the units that stay: their aisles are kept free."""
    deep = problem.rules.aisle.mm
    zones = tuple(Thing.box("dead zone", _front(problem, stand, deep)) for stand in problem.fixed)
    return replace(problem, room=replace(problem.room, things=(*problem.room.things, *zones)))


def _front(problem: Problem, stand: Stand, deep: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = footprint(problem.type_of(stand), stand)
    return {
        0: (left, bottom, right, bottom + deep), 90: (left - deep, top, left, bottom),
        180: (left, top - deep, right, top), 270: (right, top, right + deep, bottom),
    }[stand.turn % 360]  # fmt: skip


def wrong(problem: Problem, stands: Sequence[Stand]) -> list[Fault]:
    """Return what is wrong with units, the turning of trolleys left out: that is asked of the finished layout alone."""
    return check(replace(problem, rules=replace(problem.rules, movers=())), stands)


def in_the_way(problem: Problem, stands: Sequence[Stand], may: Collection[int], over: Over) -> list[int] | None:
    """Return which of the units that ``may`` move (places in the list) to take away, so that the others stand right.

    None if no such set was found before it was ``over``.
    """
    gone: list[int] = []
    while faults := wrong(problem, _without(stands, gone)):
        tried = []
        for at in sorted(set(may) - set(gone)):
            if over():
                return None
            kind = problem.type_of(stands[at])
            left = wrong(problem, _without(stands, [*gone, at]))
            tried.append((len(left), kind.metres * 1000 + kind.width, at))
        if not tried or (min(tried)[0] >= len(faults) and len(gone) * 2 >= len(stands)):
            return None
        gone.append(min(tried)[2])
    return gone


def spared(problem: Problem, fixed: Sequence[Stand], new: Sequence[Stand], over: Over) -> list[Stand]:
    """Return of the new units those that leave what stands as well reached as it was without them."""
    before = _count(wrong(problem, fixed), len(fixed))
    kept = list(new)
    while kept and not over():
        now = _count(wrong(problem, [*fixed, *kept]), len(fixed))
        if now <= before:
            break
        tried = [
            (_count(wrong(problem, [*fixed, *kept[:at], *kept[at + 1 :]]), len(fixed)), at) for at in range(len(kept))
        ]
        kept.pop(min(tried)[1])
    return kept


def nearest(problem: Problem, stands: Sequence[Stand], gone: Sequence[int], may: Collection[int]) -> int | None:
    """Return which unit that may move stands nearest to those that are taken away; None if there is none."""
    left = sorted(set(may) - set(gone))
    spots = [_middle(problem, stands[at]) for at in gone] or [(0.0, 0.0)]

    def far(at: int) -> float:
        x, y = _middle(problem, stands[at])
        return min(hypot(x - ox, y - oy) for ox, oy in spots)

    return min(left, key=far, default=None)


def _count(faults: Sequence[Fault], fixed: int) -> int:
    return sum(1 for fault in faults if fault.unit < fixed)


def _without(stands: Sequence[Stand], gone: Collection[int]) -> list[Stand]:
    return [each for at, each in enumerate(stands) if at not in gone]


def _middle(problem: Problem, stand: Stand) -> tuple[float, float]:
    left, top, right, bottom = footprint(problem.type_of(stand), stand)
    return (left + right) / 2, (top + bottom) / 2
