"""Into how few bays do shelves go, heavy ones low?

Heights first: bin packing in one dimension, by best fit decreasing and by filling bay after bay as full as sums allow
(Gupta & Ho 1999, minimum bin slack); the better one counts. Then each place of a height gets a shelf of that height, the
heaviest first, where the bay bears least so far: heavy shelves spread over the bays and hang at the bottom.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reorg.storage.solve.packing.problem import EPS, Rules, Unit


@dataclass(frozen=True, eq=False)
class Hung:
    """Shelves of one group, a value each: height taken, kg, and the heaviest thing."""

    takes: Sequence[float]
    kg: Sequence[float]
    heaviest: Sequence[float]


def hang(shelves: Hung, unit: Unit, rules: Rules) -> list[list[int]]:
    """Return bays, each a list of shelves from below."""
    sizes = _fixed_bays(shelves.takes, unit) if unit.fixed else fewest(shelves.takes, unit)
    bays, left = _filled(sizes, shelves, unit, rules)
    while left:  # too heavy together: what is left goes into bays of its own, as much as each bears
        bays.append([])
        room, load, rest = unit.room, unit.bay_load, []
        slots = list(unit.fixed)
        for at in sorted(left, key=lambda each: -shelves.kg[each]):
            fits = shelves.takes[at] in slots if unit.fixed else shelves.takes[at] <= room + EPS
            if fits and shelves.kg[at] <= load + EPS:
                bays[-1].append(at)
                room, load = room - shelves.takes[at], load - shelves.kg[at]
                if unit.fixed:
                    slots.remove(shelves.takes[at])
            else:
                rest.append(at)
        left = rest
    return [sorted(bay, key=lambda at: (-shelves.heaviest[at], -shelves.kg[at], at)) for bay in bays if bay]


def fewest(takes: Sequence[float], unit: Unit) -> list[list[float]]:
    """Return the heights in each bay: the better of two ways to pack them."""
    plain = _best_fit(takes, unit.height)
    if len(plain) <= _at_least(takes, unit.height):
        return plain
    full = _fullest(takes, unit)
    return min(plain, full, key=len)


def _at_least(takes: Sequence[float], room: float) -> int:
    return -int(-(sum(takes) - EPS) // room)


def _best_fit(takes: Sequence[float], room: float) -> list[list[float]]:
    """Return bays by best fit decreasing; bays are kept by the room that they have left."""
    free: dict[float, list[int]] = defaultdict(list)
    bays: list[list[float]] = []
    for size in sorted(takes, reverse=True):
        enough = [left for left, which in free.items() if which and left >= size - EPS]
        if enough:
            left = min(enough)
            at = free[left].pop()
        else:
            left, at = room, len(bays)
            bays.append([])
        bays[at].append(size)
        free[round(left - size, 6)].append(at)
    return bays


def _fullest(takes: Sequence[float], unit: Unit) -> list[list[float]]:
    """Return bays, each with the tallest that is left and the others that fill it most (sums of whole steps as bits)."""
    step = unit.step
    whole = Counter(int(size / step + 1 - EPS) for size in takes)  # heights are whole steps but for rounding
    sizes = sorted(whole, reverse=True)
    room = int(unit.height / step + EPS)
    bays: list[list[float]] = []
    left = len(takes)
    while left:
        first = next(size for size in sizes if whole[size])
        whole[first] -= 1
        bay = [first, *_subset([(size, whole[size]) for size in sizes if whole[size]], room - first)]
        for size in bay[1:]:
            whole[size] -= 1
        bays.append([size * step for size in bay])
        left -= len(bay)
    return bays


def _subset(sizes: list[tuple[int, int]], room: int) -> list[int]:
    """Return sizes (each at most as often as there are) with the largest sum up to ``room``, large ones if there is choice."""
    mask = (1 << (room + 1)) - 1
    rows = [1]  # bit s of rows[k]: s is a sum of the k smallest kinds
    kinds = sizes[::-1]
    for size, many in kinds:
        sums = rows[-1]
        for _ in range(min(many, room // size)):
            grown = (sums | rows[-1] | sums << size) & mask
            if grown == sums:
                break
            sums = grown
        rows.append(sums)
    goal = rows[-1].bit_length() - 1
    chosen: list[int] = []
    for at in range(len(kinds), 0, -1):
        size, many = kinds[at - 1]
        used = next(k for k in range(min(many, goal // size), -1, -1) if rows[at - 1] >> (goal - k * size) & 1)
        chosen.extend([size] * used)
        goal -= used * size
    return chosen


def _fixed_bays(takes: Sequence[float], unit: Unit) -> list[list[float]]:
    """Return for each bay which of its clear heights are used: as few bays as the scarcest height allows."""
    have, asked = Counter(unit.fixed), Counter(takes)
    bays: list[list[float]] = [[] for _ in range(max((-(-asked[size] // have[size]) for size in asked), default=0))]
    for size, many in asked.items():
        for at in range(many):
            bays[at % len(bays)].append(size)
    return bays


def _filled(sizes: list[list[float]], shelves: Hung, unit: Unit, rules: Rules) -> tuple[list[list[int]], list[int]]:
    """Return shelves put into the places of their heights, and those that no bay could bear."""
    places: dict[float, list[tuple[float, int]]] = defaultdict(list)  # of each height a heap: kg so far, bay
    for at, heights in enumerate(sizes):
        for size in heights:
            places[round(size, 3)].append((0.0, at))
    kg = [0.0] * len(sizes)
    bays: list[list[int]] = [[] for _ in sizes]
    left = []
    order = sorted(range(len(shelves.takes)), key=lambda at: (shelves.heaviest[at] < rules.heavy, -shelves.kg[at], at))
    for shelf in order:
        heap = places[round(shelves.takes[shelf], 3)]
        while kg[heap[0][1]] > heap[0][0]:  # said before the bay got more: bring it up to date
            heapq.heapreplace(heap, (kg[heap[0][1]], heap[0][1]))
        bay = heap[0][1]
        if kg[bay] + shelves.kg[shelf] > unit.bay_load + EPS:
            left.append(shelf)
            continue
        heapq.heappop(heap)
        bays[bay].append(shelf)
        kg[bay] += shelves.kg[shelf]
    return bays, left
