"""What hangs or lies where on a surface: on a screen, in a drawer, on a pallet, as full as can be?

A surface is filled from its lowest gap up (best fit on the skyline; Burke, Kendall & Whitwell 2004): into the lowest
place goes what fills its width, or else what is worth most; where nothing fits, the gap is closed. It is done several
times with worths that are shaken, and the fullest counts. The tallest thing that is left must be on it, as on a shelf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reorg.storage.solve.packing.first import Shelf, Spot, surface_share
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.problem import EPS, PALLET, Numbers, Whole

TRIES = 6  # of each surface at first
WIDE = 160  # things that a surface is chosen from: the first in order, and some of all others
FULL = 0.995  # of what may be covered: fuller is not looked for


def surfaces_of(part: Part, some: Whole | list[int], random: np.random.Generator, tries: int = TRIES) -> list[Shelf]:
    """Return surfaces that hold the rows ``some`` of a part (in the order of the part: tallest first)."""
    left = np.array(sorted(some), dtype=np.int64)
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
            if covered > most:
                best, most = shelf, covered
            if most >= FULL * self.free or len(shelf.things) == len(near):
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
            if self._reached([*lanes, int(near[row])], [*spots, Spot(at.x, at.y, turned)]):
                return row, turned
        return None

    def _reached(self, lanes: Sequence[int], spots: Sequence[Spot]) -> bool:
        """Say whether every thing leaves the surface over one side when no more are moved than may be."""
        part = self.part
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
