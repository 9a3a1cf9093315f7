"""Which things can share a shelf at all? They are packed part by part: one climate, one kind of unit, one category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import numpy as np

from reorg.storage.solve.packing.ladder import Ladder
from reorg.storage.solve.packing.problem import (
    ANY,
    EPS,
    LAID,
    LAID_TURNED,
    NO_UNIT,
    PALLET,
    PLACED,
    ROLLS,
    SCREEN,
    SHELF,
    STAND,
    TOO_HEAVY,
    TOO_LARGE,
    TURNED,
    Numbers,
    Problem,
    Rules,
    Unit,
    Whole,
)


@dataclass(frozen=True, eq=False)
class Stacking:
    """Which things may stand on each other: a value each. ``up`` is their height (mm) as they stand, and in the other posture."""

    most: Whole  # things in a pile with it
    top_kg: Numbers
    nest: Numbers
    up: tuple[Numbers, Numbers]


@dataclass(frozen=True, eq=False)
class Part:
    """Things, or piles of things, that may share shelves of one kind of unit, tallest first.

    Column 0 and 1 of ``across``, ``along`` and ``way`` are the thing as it is and turned by a quarter (infinite where it
    may not, or does not fit). ``takes`` is how much of a bay's height a shelf with it takes. ``things`` are numbers in
    the problem. ``ladder`` says what heights cost where bays and not mm count.
    Where rows are piles, ``piles`` are the rows of ``single`` of each from below, and ``many`` how many.
    """

    things: Whole
    across: Numbers
    along: Numbers
    way: Whole
    takes: Numbers
    kg: Numbers
    other: tuple[Numbers, Numbers, Numbers]  # across, along and takes in the posture that was not chosen: for bounds
    unit: Unit
    rules: Rules
    kind: tuple[int, int, int]  # climate, unit, category (-1 where shelves may mix them)
    many: Whole
    stacking: Stacking | None = None
    piles: tuple[tuple[int, ...], ...] = ()
    single: Part | None = None
    ladder: Ladder | None = None

    def __len__(self) -> int:
        return len(self.things)

    @property
    def usable(self) -> float:
        """The width of a shelf that may be filled; what is wider counts as this wide, and so stands alone."""
        return self.unit.width * (1 - self.rules.slack)

    @property
    def loose(self) -> Part:
        """The part with things that do not stand on each other yet: what bounds are about."""
        return self.single or self

    def costs(self, takes: Numbers) -> Numbers:
        """Return what shelves cost that take so much of a bay, in mm: what they take, but for the :attr:`ladder`."""
        return takes if self.ladder is None else self.ladder.of(takes)

    def climbing(self, ladder: Ladder | None) -> Part:
        """Return the part with another ladder."""
        single = None if self.single is None else replace(self.single, ladder=ladder)
        return replace(self, ladder=ladder, single=single)

    def of(self, row: int) -> tuple[int, ...]:
        """Return the rows of :attr:`loose` that a row holds, from below."""
        return self.piles[row] if self.piles else (row,)


def chosen_units(problem: Problem) -> tuple[Whole, Whole]:
    """Return the kind of unit for each thing (-1 for none) and the reason why there is none (PLACED where there is).

    A thing that wants no unit gets the cheapest of its kind in which it fits (then the one that takes least floor), and a
    pallet if it fits on no shelf.
    """
    count = len(problem.things)
    unit = np.full(count, -1, dtype=np.int64)
    sized = np.zeros(count, dtype=np.bool_)
    some = np.zeros(count, dtype=np.bool_)
    wanted, needs = problem.things.unit, problem.things.kind

    def price(at: int) -> tuple[bool, float, float, int]:
        return problem.units[at].kind == PALLET, problem.units[at].cost, problem.units[at].floor, at

    for at in sorted(range(len(problem.units)), key=price):
        kind = problem.units[at]
        stands = (needs == kind.kind) | ((needs == SHELF) & (kind.kind == PALLET))
        asked = (wanted == at) | ((wanted == ANY) & stands)
        some |= asked
        fits = asked & np.isfinite(_postures(problem, np.arange(count), kind, problem.rules)[0].takes)
        sized |= fits
        unit[fits & (unit < 0) & (problem.things.kg <= kind.bears + EPS)] = at
    reason = np.where(unit >= 0, PLACED, np.where(sized, TOO_HEAVY, np.where(some, TOO_LARGE, NO_UNIT)))
    return unit, reason


@dataclass(frozen=True, eq=False)
class _Posture:
    """How things stand or lie in a kind of unit, a row each; infinite where they may not or do not fit."""

    across: Numbers
    along: Numbers
    takes: Numbers
    way: Whole
    up: Numbers
    loses: Numbers  # of a bay: height taken times width times the share of a lane


def _posture(problem: Problem, some: Whole, kind: Unit, rules: Rules, *, laid: bool) -> _Posture:
    things = problem.things
    w, d, h = things.width[some], things.depth[some], things.height[some]
    deep, up = (h, d) if laid or kind.kind == SCREEN else (d, h)
    across = np.stack((w, deep), axis=1)
    along = np.stack((deep, w), axis=1)
    fits = (across <= kind.plane[0] + EPS) & (along <= kind.plane[1] + EPS)
    fits[:, 1] &= things.may_turn[some] & (kind.kind != SCREEN)
    if laid:
        fits &= things.may_lay[some][:, None] & (kind.kind != SCREEN)
    takes = np.where(fits.any(axis=1), kind.takes(up), np.inf)
    fits &= np.isfinite(takes)[:, None]
    along = np.where(fits, along, np.inf)
    if kind.flat:  # a share of the surface
        places, widest = kind.plane[1] / along, kind.width
    else:
        places = np.clip(np.floor((kind.depth + EPS) / np.where(fits, along, kind.depth)), 1, rules.reach)
        widest = kind.width * (1 - rules.slack)
    across = np.where(fits, np.minimum(across, widest), np.inf)
    loses = takes * np.where(fits, across / np.where(fits, places, 1.0), np.inf).min(axis=1)
    way = np.tile(np.array([LAID, LAID_TURNED] if laid else [STAND, TURNED]), (len(some), 1))
    return _Posture(across, along, takes, way, up, loses)


def _postures(problem: Problem, some: Whole, kind: Unit, rules: Rules) -> tuple[_Posture, _Posture]:
    """Return how each thing is to stand in a kind of unit (the posture that loses less), and the other one."""
    up, flat = (_posture(problem, some, kind, rules, laid=laid) for laid in (False, True))
    lies = flat.loses < up.loses

    def of(yes: _Posture, no: _Posture) -> _Posture:
        wide = lies[:, None]
        return _Posture(
            np.where(wide, yes.across, no.across),
            np.where(wide, yes.along, no.along),
            np.where(lies, yes.takes, no.takes),
            np.where(wide, yes.way, no.way),
            np.where(lies, yes.up, no.up),
            np.where(lies, yes.loses, no.loses),
        )

    return of(flat, up), of(up, flat)


def parts_of(problem: Problem, unit: Whole) -> Iterator[Part]:
    """Yield the parts of a problem, by climate, kind of unit and category; ``unit`` is what :func:`chosen_units` says."""
    things, growth = problem.things, dict(problem.rules.growth)
    alone = sorted({*growth, *chain.from_iterable(problem.rules.apart)})  # have shelves of their own
    category = np.where(problem.rules.pure | np.isin(things.category, alone), things.category, -1)
    order = np.lexsort((category, unit, things.climate))
    order = order[unit[order] >= 0]
    keys = np.stack((things.climate[order], unit[order], category[order]), axis=1)
    starts = np.flatnonzero(np.any(np.diff(keys, axis=0, prepend=-9), axis=1)).tolist()
    for start, end in pairwise([*starts, len(order)]):
        key = (int(keys[start, 0]), int(keys[start, 1]), int(keys[start, 2]))
        rules = replace(problem.rules, slack=growth.get(key[2], problem.rules.slack))
        if problem.units[key[1]].kind in {ROLLS, SCREEN}:  # reached directly
            rules = replace(rules, reach=1)
        yield _part(problem, order[start:end], key, rules)


def _part(problem: Problem, some: Whole, key: tuple[int, int, int], rules: Rules) -> Part:
    kind, things = problem.units[key[1]], problem.things
    stands, other = _postures(problem, some, kind, rules)
    size = (stands.across * stands.along).min(axis=1) if kind.flat else stands.across.min(axis=1)
    tall = np.lexsort((-size, -stands.takes))
    some = some[tall]
    most = np.minimum(things.may_stack[some], rules.reach)
    stacking = Stacking(most, things.top_kg[some], things.nest[some], (stands.up[tall], other.up[tall]))
    return Part(
        things=some,
        across=stands.across[tall],
        along=stands.along[tall],
        way=stands.way[tall],
        takes=stands.takes[tall],
        kg=things.kg[some],
        other=(other.across[tall], other.along[tall], other.takes[tall]),
        unit=kind,
        rules=rules,
        kind=key,
        many=np.ones(len(some), dtype=np.int64),
        stacking=stacking if bool((most > 1).any()) else None,
    )
