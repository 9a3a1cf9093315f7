"""Which things are to stand on each other? Equal or smaller ones on larger ones, as far as each bears and may be reached.

A pile stands on a shelf as one thing: as wide and deep as its lowest, as heavy as all, and it takes as many places of a lane as
it has things. It is made where it loses less of a bay than its things side by side; whether piles of two or three, or
none, are better is tried by what furniture they need (``solver.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from reorg.storage.solve.packing.parts import Part, Stacking
from reorg.storage.solve.packing.problem import EPS, Flags, Numbers, Whole

AHEAD = 40  # things, next in size, of which one is looked for to stand on a pile
NEAR = 0.5  # what stands on a thing covers at least this share of it


def piled(part: Part, most: int) -> Part:
    """Return a part with its things in piles of at most ``most``; the part itself if none is of use."""
    stacking = part.stacking
    if stacking is None or most < 2:
        return part
    rows, used = [], np.zeros(len(part), dtype=np.bool_)
    may = np.flatnonzero(stacking.most > 1)
    area = np.where(np.isfinite(part.across), part.across * part.along, np.inf).min(axis=1)
    order = may[np.lexsort((-stacking.up[0][may], -part.across[may, 0], -area[may]))].tolist()
    lost = part.takes * _share(part, part.across, part.along, part.many)
    for at, low in enumerate(order):
        if used[low]:
            continue
        pile = _pile(part, stacking, low, [each for each in order[at + 1 : at + AHEAD] if not used[each]], most)
        while len(pile) > 1 and _loss(part, stacking, pile) > float(lost[pile].sum()):
            pile.pop()
        if len(pile) > 1:
            used[pile] = True
            rows.append(tuple(pile))
    if not rows:
        return part
    rows.extend((each,) for each in np.flatnonzero(~used).tolist())
    return _joined(part, stacking, rows)


def rises(stacking: Stacking, pile: Sequence[int]) -> float:
    """Return how high a pile stands (mm): a thing stands on the one below, or sinks into it if both nest."""
    floor, top = 0.0, 0.0
    for number, each in enumerate(pile):
        if number:
            below = float(stacking.up[0][pile[number - 1]])
            nests = np.isfinite(stacking.nest[each]) and np.isfinite(stacking.nest[pile[number - 1]])
            floor += min(float(stacking.nest[each]), below) if nests else below
        top = max(top, floor + float(stacking.up[0][each]))
    return top


def _pile(part: Part, stacking: Stacking, low: int, others: list[int], most: int) -> list[int]:
    """Return a pile from its lowest thing up."""
    pile, kg = [low], float(part.kg[low])
    fits = np.isfinite(part.across[low])
    bears, limit = float(stacking.top_kg[low]), min(most, int(stacking.most[low]))
    for each in others:
        if len(pile) >= limit:
            break
        top = pile[-1]
        both = (
            fits
            & ~_cut(part, each)
            & (part.across[each] <= part.across[top] + EPS)
            & (part.along[each] <= part.along[top] + EPS)
        )
        weight = float(part.kg[each])
        if stacking.most[each] <= len(pile) or weight > bears + EPS or kg + weight > part.unit.bears + EPS:
            continue
        side = int(both.argmax())
        under = float(part.across[top, side] * part.along[top, side])
        if not both.any() or part.across[each, side] * part.along[each, side] < NEAR * under:
            continue
        if np.isfinite(part.unit.takes(np.array([rises(stacking, [*pile, each])]))[0]):
            pile.append(each)
            kg, fits, bears = kg + weight, both, min(bears - weight, float(stacking.top_kg[each]))
            limit = min(limit, int(stacking.most[each]))
    return pile


def _share(part: Part, across: Numbers, along: Numbers, many: Whole) -> Numbers:
    """Return the width of a shelf that rows take, or the share of a surface."""
    deep = along / part.unit.plane[1]
    if not part.unit.flat:
        deep = np.maximum(deep, (many / part.rules.reach)[:, None])
    share: Numbers = np.where(np.isfinite(across), across * np.where(np.isfinite(deep), deep, 1.0), np.inf).min(axis=1)
    return share


def _sides(part: Part, pile: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Return the columns of a pile: those of its lowest thing in which all the others stand on what is below them."""
    low, rows = pile[0], list(pile)
    across, along = part.across[rows], part.along[rows]
    inside = (across[1:] <= across[:-1] + EPS) & (along[1:] <= along[:-1] + EPS)
    both = np.isfinite(across).all(axis=0) & inside.all(axis=0) & ~_cut(part, rows[1:]).any(axis=0)
    return np.where(both, part.across[low], np.inf), np.where(both, part.along[low], np.inf)


def _cut(part: Part, rows: int | Sequence[int]) -> Flags:
    """Say which sides are counted as less than they are, as they leave no room for growth: how large they are is not known."""
    cut: Flags = part.across[rows] >= part.usable - EPS
    return cut & (not part.unit.flat and part.rules.slack > 0)


def _loss(part: Part, stacking: Stacking, pile: list[int]) -> float:
    across, along = _sides(part, pile)
    takes = part.unit.takes(np.array([rises(stacking, pile)]))
    return float((takes * _share(part, across[None], along[None], np.array([len(pile)])))[0])


def _joined(part: Part, stacking: Stacking, rows: list[tuple[int, ...]]) -> Part:
    """Return the part whose rows are these piles."""
    low = np.array([pile[0] for pile in rows])
    sides = [_sides(part, pile) if len(pile) > 1 else (part.across[pile[0]], part.along[pile[0]]) for pile in rows]
    across, along = (np.array(column) for column in zip(*sides, strict=True))
    takes = part.unit.takes(np.array([rises(stacking, pile) for pile in rows]))
    size = across * along if part.unit.flat else across
    order = np.lexsort((-np.where(np.isfinite(across), size, np.inf).min(axis=1), -takes))
    low = low[order]
    return replace(
        part,
        things=part.things[low],
        across=across[order],
        along=along[order],
        way=part.way[low],
        takes=takes[order],
        kg=np.array([float(part.kg[list(rows[at])].sum()) for at in order.tolist()]),
        other=tuple(column[low] for column in part.other),
        many=np.array([len(rows[at]) for at in order.tolist()]),
        stacking=None,
        piles=tuple(rows[at] for at in order.tolist()),
        single=part,
    )
