"""What hangs or lies where on a surface: on a screen, in a drawer, on a pallet, as full as can be?

Two ways, of which the better one counts. *One after the other*: a surface is filled from its lowest gap up (best fit on
the skyline; Burke, Kendall & Whitwell 2004): into the lowest place goes what fills its width, or else what is worth
most; where nothing fits, the gap is closed; several times with worths that are shaken, and the fullest counts. *All at
once*: large things first, each into the free rectangle of any surface where the shorter side left over is least (maximal
rectangles; Jylänki 2010). Either way the tallest thing that is left begins a surface, as on a shelf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.packing.first import Shelf, Spot, surface_share
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.problem import EPS, PALLET, Numbers, Whole

SKYLINES = 0.3  # how often a few are put back one after the other
NOISES = (0.1, 0.3, 0.7)
AGAIN = 8  # places that are looked at where each thing must be reached
TRIES = 6  # of each surface at first
WIDE = 160  # things that a surface is chosen from: the first in order, and some of all others
LARGE = 1.3  # what is large counts more, for it fits in fewer gaps
FULL = 0.995  # of what may be covered: fuller is not looked for


def surfaces_of(part: Part, some: Whole | list[int], random: np.random.Generator) -> list[Shelf]:
    """Return surfaces that hold the rows ``some`` of a part: the fewer of those filled one by one, and all at once."""
    rows = np.array(sorted(some), dtype=np.int64)
    large = part.across[rows].min(axis=1), part.along[rows].min(axis=1)
    size = np.where(np.isfinite(part.across), part.across * part.along, np.inf).min(axis=1)[rows]
    measures = (size, np.maximum(*large), large[0] + large[1])
    found = [_one_by_one(part, rows, random, TRIES), *(_all_at_once(part, rows, measure) for measure in measures)]
    return min(found, key=lambda shelves: sum(float(part.takes[min(shelf.things)]) for shelf in shelves))


def again(part: Part, some: list[int], random: np.random.Generator) -> list[Shelf]:
    """Return surfaces for a few rows, another time others: in one of the two ways, with sizes that are shaken."""
    rows = np.array(sorted(some), dtype=np.int64)
    if random.random() < SKYLINES:
        return _one_by_one(part, rows, random, 1)
    size = np.where(np.isfinite(part.across), part.across * part.along, np.inf).min(axis=1)[rows]
    return _all_at_once(part, rows, size * random.lognormal(0, random.choice(NOISES), len(rows)))


def _one_by_one(part: Part, left: Whole, random: np.random.Generator, tries: int) -> list[Shelf]:
    filler = _Filler(part)
    found = []
    while len(left):
        near = left
        if len(left) > WIDE:
            near = left[
                np.unique(np.concatenate((np.arange(40), np.linspace(40, len(left) - 1, WIDE - 40).astype(np.int64))))
            ]
        shelf = filler.best(near, random, tries)
        found.append(shelf)
        left = left[~np.isin(left, shelf.things)]
    return found


def _all_at_once(part: Part, rows: Whole, size: Numbers) -> list[Shelf]:
    """Return surfaces, the tallest and then the largest (by ``size``, a value each) first, each where it leaves least."""
    opened = _Opened(part)
    for row in rows[np.lexsort((-size, -part.takes[rows]))].tolist():
        opened.put(row)
    return opened.shelves()


class _Opened:
    """Surfaces that are filled together, and the rectangles on them that are still free."""

    def __init__(self, part: Part) -> None:
        self.part, self.share = part, surface_share(part)
        self.rects = np.empty((0, 4))  # x, y, and the far corner
        self.on = np.empty(0, dtype=np.int64)  # which surface
        self.lanes: list[list[int]] = []
        self.spots: list[list[Spot]] = []
        self.load, self.area = np.empty(0), np.empty(0)

    def put(self, row: int) -> None:
        """Put a row where the shorter side left over is least, on a new surface if it fits nowhere."""
        part = self.part
        wide = self.rects[:, 2] - self.rects[:, 0]
        high = self.rects[:, 3] - self.rects[:, 1]
        room = (self.load >= part.kg[row] - EPS) & (self.area >= self.share[row] - EPS)
        left = np.minimum(wide[:, None] - part.across[row], high[:, None] - part.along[row])
        left[(left < -EPS) | ~room[self.on][:, None]] = np.inf
        flat = left.ravel()
        for _ in range(AGAIN):
            best = int(flat.argmin()) if len(flat) else 0
            if not len(flat) or not np.isfinite(flat[best]):
                break
            rect, turned = divmod(best, 2)
            spot = Spot(float(self.rects[rect, 0]), float(self.rects[rect, 1]), turned)
            surface = int(self.on[rect])
            lanes, spots = [*self.lanes[surface], row], [*self.spots[surface], spot]
            if part.unit.kind != PALLET or reached(part, lanes, spots):
                self._take(surface, row, spot)
                return
            flat[best] = np.inf
        self._open(row)

    def _open(self, row: int) -> None:
        part = self.part
        self.lanes.append([])
        self.spots.append([])
        self.load = np.append(self.load, part.unit.bears)
        self.area = np.append(self.area, 1 - part.rules.slack)
        self.rects = np.concatenate((self.rects, [[0.0, 0.0, *part.unit.plane]]))
        self.on = np.append(self.on, len(self.lanes) - 1)
        left = np.minimum(part.unit.plane[0] - part.across[row], part.unit.plane[1] - part.along[row])
        self._take(len(self.lanes) - 1, row, Spot(0.0, 0.0, int(np.where(np.isfinite(left), left, np.inf).argmin())))

    def _take(self, surface: int, row: int, spot: Spot) -> None:
        part = self.part
        self.lanes[surface].append(row)
        self.spots[surface].append(spot)
        self.load[surface] -= part.kg[row]
        self.area[surface] -= self.share[row]
        x, y = spot.x, spot.y
        far, back = x + float(part.across[row, spot.turned]), y + float(part.along[row, spot.turned])
        mine = np.flatnonzero(self.on == surface)
        rects = self.rects[mine]
        meets = (
            (rects[:, 0] < far - EPS) & (rects[:, 2] > x + EPS) & (rects[:, 1] < back - EPS) & (rects[:, 3] > y + EPS)
        )
        cut = np.concatenate((rects[~meets], *(rects[meets] for _ in range(4))))
        many, start = int(meets.sum()), len(rects) - int(meets.sum())
        for side, (column, value) in enumerate(((2, x), (0, far), (3, y), (1, back))):
            cut[start + side * many : start + (side + 1) * many, column] = value
        cut = _maximal(cut[(cut[:, 2] - cut[:, 0] > EPS) & (cut[:, 3] - cut[:, 1] > EPS)])
        kept = np.ones(len(self.on), dtype=np.bool_)
        kept[mine] = False
        self.rects = np.concatenate((self.rects[kept], cut))
        self.on = np.concatenate((self.on[kept], np.full(len(cut), surface)))

    def shelves(self) -> list[Shelf]:
        """Return the surfaces."""
        return [
            Shelf(tuple((row,) for row in lanes), tuple(spots))
            for lanes, spots in zip(self.lanes, self.spots, strict=True)
        ]


def _maximal(rects: Numbers) -> Numbers:
    """Return the rectangles that lie in no other one."""
    rects = np.unique(rects, axis=0)
    inside = np.asarray((rects[:, None, :2] >= rects[None, :, :2] - EPS).all(axis=2))
    inside &= (rects[:, None, 2:] <= rects[None, :, 2:] + EPS).all(axis=2)
    np.fill_diagonal(inside, val=False)
    inside &= ~(inside.T & (np.arange(len(rects))[:, None] < np.arange(len(rects))))  # of two alike one stays
    kept: Numbers = rects[~inside.any(axis=1)]
    return kept


@dataclass
class _Gap:
    """A piece of the skyline: from x so wide, at height y."""

    x: float
    wide: float
    y: float


class _Filler:
    """Fills one surface of a part."""

    def __init__(self, part: Part) -> None:
        self.part, self.rules = part, part.rules
        self.share = surface_share(part)
        self.free = 1 - part.rules.slack
        self.width, self.height = part.unit.plane
        self.open = part.unit.kind == PALLET  # each thing has to be reached from one of four sides

    def best(self, near: Whole, random: np.random.Generator, tries: int) -> Shelf:
        """Return the fullest of several surfaces that all hold the first of ``near``."""
        best, most = None, -1.0
        share = self.share[near]
        orders = (share, self._longest(near), np.ones(len(near)))
        for number in range(tries):
            worth = share ** random.uniform(0.2, 1.5) * random.uniform(0.7, 1.3, len(near))
            shelf = self._filled(near, orders[number] if tries > 1 and number < len(orders) else worth)
            covered = float(self.share[list(shelf.things)].sum())
            value = float((self.share[list(shelf.things)] ** LARGE).sum())
            if value > most:
                best, most = shelf, value
            if covered >= FULL * self.free or len(shelf.things) == len(near):
                break
        assert best is not None
        return best

    def _longest(self, near: Whole) -> Numbers:
        longest: Numbers = np.maximum(self.part.across[near].min(axis=1), self.part.along[near].min(axis=1))
        return longest

    def _filled(self, near: Whole, worth: Numbers) -> Shelf:
        """Return a surface with the first of ``near`` and what goes beside it, dear ones first."""
        part = self.part
        waiting = np.ones(len(near), dtype=np.bool_)
        gaps = [_Gap(0.0, self.width, 0.0)]
        lanes: list[int] = []
        spots: list[Spot] = []
        load, area = part.unit.bears, self.free
        across, along, kg, share = part.across[near], part.along[near], part.kg[near], self.share[near]
        only = np.zeros(len(near), dtype=np.bool_)
        only[0] = True
        while gaps:
            at = min(range(len(gaps)), key=lambda each: (gaps[each].y, gaps[each].x))
            gap = gaps[at]
            asked = waiting & (kg <= load + EPS) & ((share <= area + EPS) if lanes else only)
            fits = (across <= gap.wide + EPS) & (along <= self.height - gap.y + EPS) & asked[:, None]
            chosen = self._chosen(np.where(fits, across, 0.0), worth, gap.wide, (near, lanes, spots, gap))
            if chosen is None:
                _close(gaps, at)
                continue
            row, turned = chosen
            waiting[row] = False
            lanes.append(int(near[row]))
            spots.append(Spot(gap.x, gap.y, turned))
            load, area = load - float(kg[row]), area - float(share[row])
            _raise(gaps, at, float(across[row, turned]), gap.y + float(along[row, turned]))
        return Shelf(tuple((each,) for each in lanes), tuple(spots))

    def _chosen(
        self, wide: Numbers, worth: Numbers, gap: float, there: tuple[Whole, list[int], list[Spot], _Gap]
    ) -> tuple[int, int] | None:
        """Return which thing goes into a gap and whether turned; None if there is none. ``wide`` is 0 where it does not fit."""
        value = np.where(wide > 0, worth[:, None] * (1 + (wide >= 0.98 * gap)), -1.0).ravel()
        if not self.open:
            best = int(value.argmax())
            return None if value[best] < 0 else divmod(best, 2)
        near, lanes, spots, at = there
        for best in np.argsort(-value, kind="stable")[:8].tolist():
            if value[best] < 0:
                return None
            row, turned = divmod(int(best), 2)
            if reached(self.part, [*lanes, int(near[row])], [*spots, Spot(at.x, at.y, turned)]):
                return row, turned
        return None


def reached(part: Part, lanes: Sequence[int], spots: Sequence[Spot]) -> bool:
    """Say whether every thing leaves the surface over one side when no more are moved than may be."""
    low = np.array([(spot.x, spot.y) for spot in spots])
    high = low + [
        (part.across[each, s.turned], part.along[each, s.turned]) for each, s in zip(lanes, spots, strict=True)
    ]
    many = part.many[list(lanes)]
    beside = (low[:, None] < high[None] - EPS) & (low[None] < high[:, None] - EPS)  # their shadows meet on an axis
    count = np.full(len(lanes), np.inf)
    for axis in (0, 1):
        before = low[None, :, axis] < low[:, None, axis] - EPS
        after = high[None, :, axis] > high[:, None, axis] + EPS
        for side in (before, after):
            others = side & beside[:, :, 1 - axis]
            np.fill_diagonal(others, val=False)
            count = np.minimum(count, others @ many)
    return bool((count + many <= part.rules.reach).all())


def _close(gaps: list[_Gap], at: int) -> None:
    """Lift a gap to its lower neighbour, as nothing fits; the last one is full."""
    gap = gaps[at]
    if len(gaps) == 1:
        gaps.clear()
        return
    beside = [each for each in (at - 1, at + 1) if 0 <= each < len(gaps)]
    gap.y = min(gaps[each].y for each in beside)
    _merge(gaps)


def _raise(gaps: list[_Gap], at: int, wide: float, top: float) -> None:
    """Put something on the left of a gap."""
    gap = gaps[at]
    rest = gap.wide - wide
    gaps[at : at + 1] = [
        _Gap(gap.x, min(wide, gap.wide), top),
        *([_Gap(gap.x + wide, rest, gap.y)] if rest > EPS else []),
    ]
    _merge(gaps)


def _merge(gaps: list[_Gap]) -> None:
    at = 1
    while at < len(gaps):
        if abs(gaps[at].y - gaps[at - 1].y) < EPS:
            gaps[at - 1].wide += gaps[at].wide
            del gaps[at]
        else:
            at += 1
