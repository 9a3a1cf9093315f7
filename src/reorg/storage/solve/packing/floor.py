"""What can no set of shelves for a part beat, at once? (Lane duals times widths, over a staircase of heights.)

If a function f of a thing's share of the depth sums up to at most 1 over any lane, a lane is at least as wide as the sum of
across * f over its things. So much width, and so much load, is needed on shelves of every height and above; a shelf
that takes p mm counts once on every step of the staircase up to p. Functions: the share itself, the dual feasible
steps u(1), u(2), u(3) of Fekete & Schepers (2001), one over the places of a lane, and mixtures. On surfaces, products of such
functions of both sides. A pile is as wide and deep as each of its things, so that a thing of a pile of m counts an m-th; and
what stands on each other fills the height of its shelf: functions of width and depth times the height that it adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from reorg.storage.solve.packing.parts import Part, Stacking
from reorg.storage.solve.packing.problem import EPS, Numbers, Whole

SLACK = 1e-9  # relative: rounding never lifts a bound above the truth


def staircase(part: Part) -> tuple[Numbers, Whole]:
    """Return heights, rising, and for each how many shelves at least take that much or more."""
    part = part.loose
    heights = np.unique(np.concatenate((part.takes, part.other[2][np.isfinite(part.other[2])])))
    lowest = np.minimum(part.takes, part.other[2])  # a thing that may lie counts only as tall as it can be made
    order = np.argsort(-lowest, kind="stable")
    starts = np.searchsorted(-lowest[order], -heights, side="right") - 1  # last thing at least so tall
    needed = np.zeros(len(heights))
    for least in _shares(part):
        needed = np.maximum(needed, np.cumsum(least[order])[starts])
    shelves = np.ceil(np.where(starts >= 0, needed, 0.0) * (1 - SLACK) - EPS).astype(np.int64)
    shelves = np.maximum(shelves, starts >= 0)
    return heights, np.maximum.accumulate(shelves[::-1])[::-1]


def least_cost(part: Part) -> float:
    """Return what the shelves of a part cost together at least, by its ladder."""
    if part.ladder is None:
        return least_height(part)
    heights, shelves = staircase(part)
    return float(np.sum(np.diff(part.costs(heights), prepend=0.0) * shelves))


def least_height(part: Part) -> float:
    """Return the mm that the shelves of a part take together at least."""
    part = part.loose
    heights, shelves = staircase(part)
    least = float(np.sum(np.diff(heights, prepend=0.0) * shelves))
    if part.stacking is not None and len(shelves):
        boards = 0.0 if part.unit.slots else part.unit.overhead * int(shelves[0])
        least = max(least, (_filled(part, part.stacking) + boards) * (1 - SLACK))
        if not part.unit.slots:
            least = float(np.ceil(least / part.unit.step - EPS) * part.unit.step)
    return least


def _filled(part: Part, stacking: Stacking) -> float:
    """Return the clear height that all shelves have together at least, as what stands there fills it."""
    up = np.stack((stacking.up[0], stacking.up[0], stacking.up[1], stacking.up[1]), axis=1)
    nests = np.isfinite(stacking.nest) & (stacking.most > 1)
    if (
        nests.any()
    ):  # of m that nest, all raise the pile by the least step there is, and the last one stands whole on that
        whole = float(np.where(np.isfinite(_ways(part)[0]), up, np.inf)[nests].min())
        step = min(float(stacking.nest[nests].min()), whole)
        up = np.where(nests[:, None], step + (whole - step) / float(stacking.most[nests].max()), up)
    return max(float(each.sum()) for each in _products(part, up))


def fewest_bays(parts: Sequence[Part], least: Sequence[float], cost: Sequence[float] | None = None) -> int:
    """Return how many bays parts of one climate and kind of unit take at least; ``least`` is the least height of each,
    ``cost`` the least cost by the ladder that they have in common.

    From heights alone, and from the shelves of the staircases by dual feasible functions of a bay's height. Categories of
    which any two are apart need bays of their own.
    """
    apart = _each_apart(parts)
    least_apart = sum(_fewest([part], [each]) for part, each in zip(parts, least, strict=True) if part.kind[2] in apart)
    by_cost = 0 if cost is None else int(np.ceil(sum(cost) / parts[0].unit.room * (1 - SLACK) - EPS))
    return max(least_apart, by_cost, _fewest(parts, least))


def _each_apart(parts: Sequence[Part]) -> set[int]:
    """Return categories of which any two are apart: the most that are found by taking large ones first."""
    pairs = {frozenset(pair) for pair in parts[0].rules.apart}
    best: list[int] = []
    large = [part.kind[2] for part in sorted(parts, key=len, reverse=True)]
    for first in large if pairs else []:
        found = [first]
        for each in large:
            if all(frozenset((each, other)) in pairs for other in found):
                found.append(each)
        best = max(best, found, key=len)
    return set(best)


def _fewest(parts: Sequence[Part], least: Sequence[float]) -> int:
    parts = [part.loose for part in parts]
    unit = parts[0].unit
    steps = [staircase(part) for part in parts]
    heights = np.unique(np.concatenate([each[0] for each in steps]))
    many = np.zeros(len(heights))
    for own, shelves in steps:
        at = np.searchsorted(own, heights - EPS)
        many += np.append(shelves, 0)[at]
    loads = sum(float(part.kg.sum()) for part in parts) / unit.bay_load if unit.bay_load > 0 else 0.0
    bounds = [sum(least) / unit.room, loads]
    if unit.slots:
        slots = np.array(unit.slots)
        bounds.extend(float(n) / float((slots >= p - EPS).sum()) for p, n in zip(heights, many, strict=True))
    else:
        exactly = many - np.append(many[1:], 0.0)
        share = heights / unit.height
        duals = [share, *(_step(share, k) for k in (1, 2, 3, 4))]
        duals.extend(
            np.where(share > 1 - e, 1.0, np.where(share < e, 0.0, share)) for e in np.unique(share[share <= 0.5])
        )
        bounds.extend(float((dual * exactly).sum()) for dual in duals)
    return int(np.ceil(max(bounds) * (1 - SLACK) - EPS))


def _ways(part: Part) -> tuple[Numbers, Numbers]:
    """Return across and along in each of four ways, as shares of a shelf; infinite where there is none."""
    usable = part.unit.width if part.unit.flat else part.usable
    across = np.concatenate((part.across, part.other[0]), axis=1) / usable
    along = np.concatenate((part.along, part.other[1]), axis=1) / part.unit.plane[1]
    return across, along


def _shares(part: Part) -> Iterator[Numbers]:
    """Yield, by each measure, the share of a shelf that each thing needs at least in whichever way it stands."""
    many = 1.0 if part.stacking is None else part.stacking.most
    if part.unit.flat:
        yield from (each / many for each in _products(part))
        across, along = _ways(part)
        area = np.where(np.isfinite(across), across * along, np.inf).min(axis=1)
        yield np.minimum(area / (1 - part.rules.slack), 1.0) / many
    else:
        yield from _lane_shares(part, np.broadcast_to(np.asarray(many, dtype=np.float64), len(part)))
    if np.isfinite(part.unit.bears) and part.unit.bears > 0:
        yield part.kg / part.unit.bears


def _lane_shares(part: Part, many: Numbers) -> Iterator[Numbers]:
    across, share = _ways(part)
    fits = np.isfinite(share)
    share = np.where(fits, share, 1.0)
    each = 1.0 / part.rules.reach
    for dual in (
        share / many[:, None],
        _step(share, 1) / many[:, None],
        _step(share, 2) / many[:, None],
        _step(share, 3) / many[:, None],
        np.full_like(share, each),
        (share / many[:, None] + each) / 2,
    ):
        for wide in (across,) if part.stacking is None else (across, *_steps(across, 3)):
            yield np.where(fits, wide * dual, np.inf).min(axis=1)


def _products(part: Part, times: Numbers | None = None) -> Iterator[Numbers]:
    """Yield products of dual feasible functions of width and depth (and of ``times``), the least of all ways of each thing."""
    across, along = _ways(part)
    fits = np.isfinite(across)
    for wide, deep in product(*((side, *_steps(side, 4), *_halves(side)) for side in (across, along))):
        found = wide * deep if times is None else wide * deep * times
        yield np.where(fits, found, np.inf).min(axis=1)


def _steps(share: Numbers, most: int) -> list[Numbers]:
    return [_step(np.where(np.isfinite(share), share, 1.0), k) for k in range(1, most + 1)]


def _halves(share: Numbers) -> list[Numbers]:
    """Return functions by which what is larger than all but a little is whole, and what is smaller than that little nothing."""
    share = np.where(np.isfinite(share), share, 1.0)
    little = np.quantile(share[share <= 0.5], (0.1, 0.4, 0.7, 1.0)) if (share <= 0.5).any() else np.array([0.5])
    return [np.where(share > 1 - e + EPS, 1.0, np.where(share < e - EPS, 0.0, share)) for e in np.unique(little)]


def _step(share: Numbers, k: int) -> Numbers:
    scaled = (k + 1) * share
    whole = np.abs(scaled - np.round(scaled)) < EPS
    return np.where(whole, np.maximum(share - 2 * EPS, 0.0), np.floor(scaled) / k)
