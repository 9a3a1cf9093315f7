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
    """Shelves of one group, a value each: height taken, kg, the heaviest thing, and the category (-1 where it is mixed)."""

    takes: Sequence[float]
    kg: Sequence[float]
    heaviest: Sequence[float]
    category: Sequence[int]

    def of(self, some: Sequence[int]) -> Hung:
        """Return some of the shelves."""
        takes, kg, heaviest = ([column[at] for at in some] for column in (self.takes, self.kg, self.heaviest))
        return Hung(takes, kg, heaviest, [self.category[at] for at in some])


def hang(shelves: Hung, unit: Unit, rules: Rules) -> list[list[int]]:
    """Return bays, each a list of shelves from below; what is apart shares none."""
    pairs = {*rules.apart, *((b, a) for a, b in rules.apart)}
    held = set(shelves.category)
    if not any(one in held and other in held for one, other in pairs):
        return _hung(shelves, unit, rules)
    classes: list[set[int]] = []  # of categories that may share bays, those first that are apart from most
    for category in sorted(held, key=lambda each: (-sum(each == one for one, _ in pairs), each)):
        mine = next((some for some in classes if not any((category, other) in pairs for other in some)), None)
        if mine is None:
            classes.append({category})
        else:
            mine.add(category)
    by_class = []
    for some in classes:
        at = [each for each, category in enumerate(shelves.category) if category in some]
        by_class.extend([[at[each] for each in bay] for bay in _hung(shelves.of(at), unit, rules)])
    return min(by_class, _one_by_one(shelves, unit, pairs), key=len)


def _one_by_one(shelves: Hung, unit: Unit, pairs: set[tuple[int, int]]) -> list[list[int]]:
    """Return bays filled by best fit, the tallest shelf first, those first that may stand with the fewest others."""
    bays: list[list[int]] = []
    free: list[list[float]] = []  # of each bay the slots, or the room, that is left
    load: list[float] = []
    against = Counter(one for one, _ in pairs)
    order = range(len(shelves.takes))
    for at in sorted(order, key=lambda each: (-shelves.takes[each], -against[shelves.category[each]], each)):
        takes, kg, category = shelves.takes[at], shelves.kg[at], shelves.category[at]
        fits = [
            bay
            for bay in range(len(bays))
            if (takes in free[bay] if unit.slots else takes <= free[bay][0] + EPS)
            and kg <= load[bay] + EPS
            and not any((category, shelves.category[other]) in pairs for other in bays[bay])
        ]
        best = min(fits, key=lambda bay: (sum(free[bay]), bay), default=len(bays))
        if best == len(bays):
            bays.append([])
            free.append(list(unit.slots) or [unit.height])
            load.append(unit.bay_load)
        bays[best].append(at)
        load[best] -= kg
        if unit.slots:
            free[best].remove(takes)
        else:
            free[best][0] -= takes
    return [_low(bay, shelves) for bay in bays]


def _low(bay: list[int], shelves: Hung) -> list[int]:
    return sorted(bay, key=lambda at: (-shelves.heaviest[at], -shelves.kg[at], at))


def _hung(shelves: Hung, unit: Unit, rules: Rules) -> list[list[int]]:
    sizes = _fixed_bays(shelves.takes, unit) if unit.slots else fewest(shelves.takes, unit)
    bays, left = _filled(sizes, shelves, unit, rules)
    while left:  # too heavy together: what is left goes into bays of its own, as much as each bears
        bays.append([])
        room, load, rest = unit.room, unit.bay_load, []
        slots = list(unit.slots)
        for at in sorted(left, key=lambda each: -shelves.kg[each]):
            fits = shelves.takes[at] in slots if unit.slots else shelves.takes[at] <= room + EPS
            if fits and shelves.kg[at] <= load + EPS:
                bays[-1].append(at)
                room, load = room - shelves.takes[at], load - shelves.kg[at]
                if unit.slots:
                    slots.remove(shelves.takes[at])
            else:
                rest.append(at)
        left = rest
    return [_low(bay, shelves) for bay in bays if bay]


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
    have, asked = Counter(unit.slots), Counter(takes)
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
