"""What can no set of shelves for a part beat, at once? (Lane duals times widths, over a staircase of heights.)

If a function f of a thing's share of the depth sums up to at most 1 over any lane, a lane is at least as wide as the sum of
across * f over its things. So much width, and so much load, is needed on shelves of every height and above; a shelf
that takes p mm counts once on every step of the staircase up to p. Functions: the share itself, the dual feasible
steps u(1), u(2), u(3) of Fekete & Schepers (2001), one over the places of a lane, and mixtures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.problem import EPS, Numbers, Whole

SLACK = 1e-9  # relative: rounding never lifts a bound above the truth


def staircase(part: Part) -> tuple[Numbers, Whole]:
    """Return heights, rising, and for each how many shelves at least take that much or more."""
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


def least_height(part: Part) -> float:
    """Return the mm that the shelves of a part take together at least."""
    heights, shelves = staircase(part)
    return float(np.sum(np.diff(heights, prepend=0.0) * shelves))


def fewest_bays(parts: Sequence[Part], least: Sequence[float]) -> int:
    """Return how many bays parts of one climate and kind of unit take at least; ``least`` is the least height of each.

    From heights alone, and from the shelves of the staircases by dual feasible functions of a bay's height.
    """
    unit = parts[0].unit
    steps = [staircase(part) for part in parts]
    heights = np.unique(np.concatenate([each[0] for each in steps]))
    many = np.zeros(len(heights))
    for own, shelves in steps:
        at = np.searchsorted(own, heights - EPS)
        many += np.append(shelves, 0)[at]
    loads = sum(float(part.kg.sum()) for part in parts) / unit.bay_load if unit.bay_load > 0 else 0.0
    bounds = [sum(least) / unit.room, loads]
    if unit.fixed:
        slots = np.array(unit.fixed)
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


def _shares(part: Part) -> Iterator[Numbers]:
    """Yield, by each measure, the share of a shelf that each thing needs at least in whichever way it stands."""
    across = np.concatenate((part.across, part.other[0]), axis=1) / part.usable
    share = np.concatenate((part.along, part.other[1]), axis=1) / part.unit.depth
    fits = np.isfinite(share)
    share = np.where(fits, share, 1.0)
    each = 1.0 / part.rules.reach
    for dual in (
        share,
        _step(share, 1),
        _step(share, 2),
        _step(share, 3),
        np.full_like(share, each),
        (share + each) / 2,
    ):
        yield np.where(fits, across * dual, np.inf).min(axis=1)
    if np.isfinite(part.unit.bears) and part.unit.bears > 0:
        yield part.kg / part.unit.bears


def _step(share: Numbers, k: int) -> Numbers:
    scaled = (k + 1) * share
    whole = np.abs(scaled - np.round(scaled)) < EPS
    return np.where(whole, np.maximum(share - 2 * EPS, 0.0), np.floor(scaled) / k)
