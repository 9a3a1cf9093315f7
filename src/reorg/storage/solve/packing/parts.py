"""Which things can share a shelf at all? They are packed part by part: one climate, one kind of unit, one category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reorg.storage.solve.packing.problem import (
    ANY,
    EPS,
    LAID,
    LAID_TURNED,
    NO_UNIT,
    PLACED,
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
class Part:
    """Things that may share shelves of one kind of unit, tallest first.

    Column 0 and 1 of ``across``, ``along`` and ``way`` are the thing as it is and turned by a quarter (infinite where it
    may not, or does not fit). ``takes`` is how much of a bay's height a shelf with it takes. ``things`` are numbers in
    the problem.
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

    def __len__(self) -> int:
        return len(self.things)

    @property
    def usable(self) -> float:
        """The width of a shelf that may be filled; what is wider counts as this wide, and so stands alone."""
        return self.unit.width * (1 - self.rules.slack)


def chosen_units(problem: Problem) -> tuple[Whole, Whole]:
    """Return the kind of unit for each thing (-1 for none) and the reason why there is none (PLACED where there is).

    A thing that wants no kind gets the cheapest in which it fits (then the one that takes least floor).
    """
    count = len(problem.things)
    unit = np.full(count, -1, dtype=np.int64)
    sized = np.zeros(count, dtype=np.bool_)
    wanted = problem.things.unit
    cheapest = sorted(range(len(problem.units)), key=lambda at: (problem.units[at].cost, problem.units[at].floor, at))
    for at in cheapest:
        kind = problem.units[at]
        asked = (wanted == at) | (wanted == ANY)
        fits = asked & np.isfinite(_postures(problem, np.arange(count), kind)[0].takes)
        sized |= fits
        unit[fits & (unit < 0) & (problem.things.kg <= kind.bears + EPS)] = at
    reason = np.where(unit >= 0, PLACED, np.where(sized, TOO_HEAVY, TOO_LARGE))
    if not problem.units:
        reason[:] = NO_UNIT
    return unit, reason


@dataclass(frozen=True, eq=False)
class _Posture:
    """How things stand or lie in a kind of unit, a row each; infinite where they may not or do not fit."""

    across: Numbers
    along: Numbers
    takes: Numbers
    way: Whole
    loses: Numbers  # of a bay: height taken times width times the share of a lane


def _posture(problem: Problem, some: Whole, kind: Unit, *, laid: bool) -> _Posture:
    things, rules = problem.things, problem.rules
    w, d, h = things.width[some], things.depth[some], things.height[some]
    deep, up = (h, d) if laid else (d, h)
    across = np.stack((w, deep), axis=1)
    along = np.stack((deep, w), axis=1)
    fits = (across <= kind.width + EPS) & (along <= kind.depth + EPS)
    fits[:, 1] &= things.may_turn[some]
    if laid:
        fits &= things.may_lay[some][:, None]
    takes = np.where(fits.any(axis=1), kind.takes(up), np.inf)
    fits &= np.isfinite(takes)[:, None]
    places = np.clip(np.floor((kind.depth + EPS) / np.where(fits, along, kind.depth)), 1, rules.reach)
    across = np.where(fits, np.minimum(across, kind.width * (1 - rules.slack)), np.inf)
    loses = takes * (across / places).min(axis=1)
    way = np.tile(np.array([LAID, LAID_TURNED] if laid else [STAND, TURNED]), (len(some), 1))
    return _Posture(across, np.where(fits, along, np.inf), takes, way, loses)


def _postures(problem: Problem, some: Whole, kind: Unit) -> tuple[_Posture, _Posture]:
    """Return how each thing is to stand in a kind of unit (the posture that loses less), and the other one."""
    up, flat = _posture(problem, some, kind, laid=False), _posture(problem, some, kind, laid=True)
    lies = flat.loses < up.loses

    def of(yes: _Posture, no: _Posture) -> _Posture:
        wide = lies[:, None]
        return _Posture(
            np.where(wide, yes.across, no.across),
            np.where(wide, yes.along, no.along),
            np.where(lies, yes.takes, no.takes),
            np.where(wide, yes.way, no.way),
            np.where(lies, yes.loses, no.loses),
        )

    return of(flat, up), of(up, flat)


def parts_of(problem: Problem, unit: Whole) -> Iterator[Part]:
    """Yield the parts of a problem, by climate, kind of unit and category; ``unit`` is what :func:`chosen_units` says."""
    things = problem.things
    category = things.category if problem.rules.pure else np.full(len(things), -1, dtype=np.int64)
    order = np.lexsort((category, unit, things.climate))
    order = order[unit[order] >= 0]
    keys = np.stack((things.climate[order], unit[order], category[order]), axis=1)
    starts = np.flatnonzero(np.any(np.diff(keys, axis=0, prepend=-9), axis=1)).tolist()
    for start, end in pairwise([*starts, len(order)]):
        some = order[start:end]
        kind = problem.units[int(keys[start, 1])]
        stands, other = _postures(problem, some, kind)
        tall = np.lexsort((-stands.across.min(axis=1), -stands.takes))
        yield Part(
            things=some[tall],
            across=stands.across[tall],
            along=stands.along[tall],
            way=stands.way[tall],
            takes=stands.takes[tall],
            kg=things.kg[some][tall],
            other=(other.across[tall], other.along[tall], other.takes[tall]),
            unit=kind,
            rules=problem.rules,
            kind=(int(keys[start, 0]), int(keys[start, 1]), int(keys[start, 2])),
        )
