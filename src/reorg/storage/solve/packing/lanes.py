"""Which lanes can a few things form, and which of the lanes make a good shelf?

All lanes of at most 62 things are listed at once (a set of things is then the bits of one number), so that a shelf, and many
tries of a shelf, are a few operations on columns. A shelf is chosen by a beam search: several unfinished shelves side by
side, judged by the worth of what stands on them and what the width that is left could still be worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from reorg.storage.solve.packing.problem import EPS, Numbers, Whole

FEW = 62  # things whose set fits the bits of a signed number
MOST = 6000  # lanes that are kept of all
TIGHT = 0.75  # what stands behind the widest of a lane is at least this share as wide (where there is much choice)
Bits = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Worth:
    """What each thing is worth on a shelf, in mm of height; of that, ``per_kg`` for each kg of load that it takes."""

    each: Numbers
    per_kg: float = 0.0

    def of(self, some: Whole | list[int]) -> Worth:
        """Return the worths of some of the things."""
        return Worth(self.each[some], self.per_kg)


@dataclass(frozen=True, eq=False)
class Lanes:
    """Lanes of a few things, those that are worth most for their width first. ``bits`` is the set of things of each.

    ``ratio`` is the worth of a mm of width, beside what load is worth.
    """

    bits: Bits
    width: Numbers
    worth: Numbers
    kg: Numbers
    ratio: Numbers

    def without(self, used: int) -> Lanes:
        """Return the lanes that hold none of a set of things."""
        kept = ((self.bits & used) == 0).nonzero()[0]
        return Lanes(self.bits[kept], self.width[kept], self.worth[kept], self.kg[kept], self.ratio[kept])


@lru_cache(maxsize=256)
def _upper(count: int) -> tuple[Whole, Whole]:
    return np.triu_indices(count, 1)


@dataclass(frozen=True, eq=False)
class Few:
    """A few things, or piles of ``many`` things; ``across`` and ``along`` have two columns, infinite where not allowed."""

    across: Numbers
    along: Numbers
    kg: Numbers
    many: Whole


def lanes_of(few: Few, worths: Worth, *, depth: float, reach: int, load: float) -> Lanes:
    """Return the lanes that things can form."""
    across, along, kg = few.across, few.along, few.kg
    count, worth = len(across), worths.each
    owner, turned = np.nonzero(np.isfinite(across))
    wide, deep = across[owner, turned], along[owner, turned]
    order = np.argsort(-wide, kind="stable")
    owner, wide, deep = owner[order], wide[order], deep[order]
    bit = np.left_shift(np.int64(1), owner.astype(np.int64))
    tight = TIGHT if count > 24 else 0.0
    found = [(bit, wide, worth[owner], kg[owner])]
    if reach > 1:
        a, b = _upper(len(owner))
        both = deep[a] + deep[b]
        good = (both <= depth + EPS) & (owner[a] != owner[b]) & (wide[b] >= tight * wide[a])
        piled = int(few.many.max()) > 1
        if piled:
            good &= few.many[owner[a]] + few.many[owner[b]] <= reach
        a, b, both = a[good], b[good], both[good]
        found.append((bit[a] | bit[b], wide[a], worth[owner[a]] + worth[owner[b]], kg[owner[a]] + kg[owner[b]]))
        if piled and len(a):  # a third one only behind two that stand alone
            alone = (few.many[owner[a]] == 1) & (few.many[owner[b]] == 1)
            a, b, both = a[alone], b[alone], both[alone]
        if reach > 2 and len(a):
            found.append(
                _threes(
                    (a, b, depth + EPS - both),
                    (bit, wide, np.where(few.many[owner] > 1, np.inf, deep)),
                    (owner, worth, kg),
                    tight,
                )
            )
    bits, width, value, weight = (np.concatenate(column) for column in zip(*found, strict=True))
    ratio = (value - worths.per_kg * weight) / width
    keep = np.arange(len(bits))
    if load < float(kg.sum()):
        keep = np.flatnonzero(weight <= load + EPS)
    if len(keep) > MOST:
        alone = keep[keep < len(owner)]
        more = keep[keep >= len(owner)]
        keep = np.concatenate((alone, more[np.argpartition(-ratio[more], min(MOST, len(more) - 1))[:MOST]]))
    keep = keep[np.argsort(-ratio[keep], kind="stable")]
    return Lanes(bits[keep], width[keep], value[keep], weight[keep], ratio[keep])


def _threes(
    pairs: tuple[Whole, Whole, Numbers],
    ways: tuple[Bits, Numbers, Numbers],
    things: tuple[Whole, Numbers, Numbers],
    tight: float,
) -> tuple[Bits, Numbers, Numbers, Numbers]:
    """Return the lanes of three: pairs with whatever is no wider than both and fits behind them."""
    a, b, left = pairs
    bit, wide, deep = ways
    owner, worth, kg = things
    some = left >= deep.min()
    a, b, left = a[some], b[some], left[some]
    fits = (deep <= left[:, None]) & (np.arange(len(bit)) > b[:, None])
    if tight:
        fits &= wide >= tight * wide[a][:, None]
    which, c = np.nonzero(fits)
    a, b = a[which], b[which]
    other = (owner[a] != owner[c]) & (owner[b] != owner[c])
    a, b, c = a[other], b[other], c[other]
    x, y, z = owner[a], owner[b], owner[c]
    return bit[a] | bit[b] | bit[c], wide[a], worth[x] + worth[y] + worth[z], kg[x] + kg[y] + kg[z]


@dataclass(frozen=True)
class Care:
    """How carefully a shelf is filled: how many unfinished ones side by side, what a mm of width and a kg of load are worth."""

    beam: int = 4
    price: float = 0.9
    per_kg: float = 0.0


@dataclass(frozen=True, slots=True)
class _State:
    bits: int
    free: float
    load: float
    worth: float
    last: int
    lanes: tuple[int, ...]


def best_shelf(lanes: Lanes, must: int, *, width: float, load: float, care: Care) -> tuple[int, list[int]]:
    """Return the things of a good shelf with the thing ``must`` (a bit), and its lanes, both as sets of bits.

    ``lanes`` hold only things that are free. Things that no lane can hold are a programmer's error: every thing is a
    lane of its own.
    """
    bits, wide, worth, kg, beam = lanes.bits, lanes.width, lanes.worth, lanes.kg, care.beam
    gain = worth - care.price * wide - care.per_kg * kg
    first = np.flatnonzero((bits & must) != 0)
    if len(first) > beam:
        top = np.argpartition(-gain[first], beam - 1)[:beam]
        first = first[top]
    states = [
        _State(int(bits[at]), width - float(wide[at]), load - float(kg[at]), float(worth[at]), -1, (int(at),))
        for at in first
    ]
    best = max(states, key=lambda state: state.worth)
    while states:
        states = _grown(states, lanes, gain, care)
        best = max((best, *states), key=lambda state: state.worth)
    return best.bits, [int(bits[at]) for at in best.lanes]


def _grown(states: list[_State], lanes: Lanes, gain: Numbers, care: Care) -> list[_State]:
    """Return the best shelves that have one lane more than those of ``states``; lanes are added in the order of their list."""
    found: list[tuple[float, int, int]] = []
    bits, wide, kg, beam = lanes.bits, lanes.width, lanes.kg, care.beam
    for number, state in enumerate(states):
        start = state.last + 1
        fits = (bits[start:] & state.bits) == 0
        fits &= wide[start:] <= state.free + EPS
        base = state.worth + care.price * state.free
        if state.load < np.inf:
            fits &= kg[start:] <= state.load + EPS
            base += care.per_kg * state.load
        at = fits.nonzero()[0]
        if not len(at):
            continue
        at += start
        of = gain[at]
        if len(at) > beam:
            top = (-of).argpartition(beam - 1)[:beam]
            at, of = at[top], of[top]
        found.extend([(base + each, number, where) for each, where in zip(of.tolist(), at.tolist(), strict=True)])
    found.sort(reverse=True)
    grown: list[_State] = []
    seen: set[int] = set()
    for _, number, lane in found:
        state = states[number]
        joined = state.bits | int(bits[lane])
        if joined not in seen:
            seen.add(joined)
            grown.append(
                _State(
                    joined,
                    state.free - float(wide[lane]),
                    state.load - float(kg[lane]),
                    state.worth + float(lanes.worth[lane]),
                    lane,
                    (*state.lanes, lane),
                )
            )
        if len(grown) == beam:
            break
    return grown
