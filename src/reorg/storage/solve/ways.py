"""Does a rigid shape get from here to there on a plan, turning as it goes? (configuration space, swept cells)

Lozano-Pérez, Spatial planning: a configuration space approach (IEEE Trans. Computers, 1983): an obstacle grown by the
shape is what the shape's centre must keep out of. Here obstacles and shapes are zonotopes (centre and half-edges), so a
grown obstacle is one again, with the half-edges of both. The plan is cut into strips, the turn into slices; in each
strip of each slice the grown obstacles are exact intervals, the largest that they are anywhere in that cell. What is
found to pass therefore passes; what barely passes may be refused, within :func:`resolution` mm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, hypot, pi, sin, tan

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
TOUCH = 0.05  # mm: two things that touch do not collide
FAR = 1e6  # mm: beyond every plan
ROUND = 24  # sides of the polygon around a disc: less than 0.9 % larger


@dataclass(frozen=True, slots=True)
class Solid:
    """A centrally symmetric obstacle: its ``centre`` and half-edges in mm (a box has two, a wall one)."""

    centre: Point
    edges: tuple[Point, ...]

    @classmethod
    def box(cls, left: float, top: float, right: float, bottom: float) -> Solid:
        """Return an upright box."""
        return cls(((left + right) / 2, (top + bottom) / 2), (((right - left) / 2, 0.0), (0.0, (bottom - top) / 2)))

    @classmethod
    def line(cls, one: Point, two: Point) -> Solid:
        """Return a wall without thickness."""
        return cls(((one[0] + two[0]) / 2, (one[1] + two[1]) / 2), (((two[0] - one[0]) / 2, (two[1] - one[1]) / 2),))


@dataclass(frozen=True, slots=True)
class Form:
    """What is to pass: ``width`` × ``length`` mm; ``round``: a disc of that width."""

    width: float
    length: float
    round: bool = False

    @property
    def reach(self) -> float:
        """From its middle to its farthest point, in mm."""
        return self.width / 2 if self.round else hypot(self.width, self.length) / 2


@dataclass(frozen=True, slots=True)
class Level:
    """How finely one looks: strips of ``strip`` mm, slices of ``slice`` radians."""

    strip: float
    slice: float


LEVELS = (Level(80.0, pi / 24), Level(20.0, pi / 90), Level(6.0, pi / 270))
"""From coarse to fine: the next one is asked only about what the one before left open."""
GAP = 50.0  # mm: a gap between two boxes in line that nothing gets into (ours)


def resolution(form: Form, level: Level = LEVELS[-1]) -> float:
    """Return by how many mm on each side a shape may be taken for larger than it is, away from straight aisles."""
    return level.strip + (0.0 if form.round else form.reach * sin(level.slice / 2))


def reached(form: Form, solids: Sequence[Solid], starts: Sequence[Point], targets: Sequence[Box]) -> list[bool]:
    """Return for each target (left, top, right, bottom) whether the shape's middle gets into it from one of ``starts``.

    At each level, what is reached is reached; what even a shape smaller by the resolution does not reach is not; what lies
    between is asked again more finely. At the finest level it counts as not reached.
    """
    solids, found = in_rows(solids), [False] * len(targets)
    left = list(range(len(targets)))
    for level in LEVELS:
        here = _reached(form, level, solids, starts, [targets[at] for at in left])
        for at, yes in zip(left, here, strict=True):
            found[at] = yes
        left = [at for at in left if not found[at]]
        less = 2 * resolution(form, level)
        if left and level is not LEVELS[-1] and min(form.width, form.length) > less:
            smaller = Form(form.width - less, form.length - less, form.round)
            may = _reached(smaller, level, solids, starts, [targets[at] for at in left])
            left = [at for at, yes in zip(left, may, strict=True) if yes]
        if not left:
            break
    return found


def in_rows(solids: Sequence[Solid]) -> list[Solid]:
    """Return the obstacles with boxes that stand in line, side by side or nearly so, as one."""
    boxes, others = [], []
    for solid in solids:
        upright = len(solid.edges) == 2 and solid.edges[0][1] == solid.edges[1][0] == 0
        if upright:
            wide, deep = abs(solid.edges[0][0]), abs(solid.edges[1][1])
            x, y = solid.centre
            boxes.append((x - wide, y - deep, x + wide, y + deep))
        else:
            others.append(solid)
    for along in (0, 1, 0):
        boxes.sort(key=lambda box, across=1 - along, along=along: (box[across], box[across + 2], box[along]))  # type: ignore[misc]  # frozen by default
        rows: list[Box] = []
        for box in boxes:
            last = rows[-1] if rows else None
            in_line = last and last[1 - along] == box[1 - along] and last[3 - along] == box[3 - along]
            if last and in_line and box[along] - last[along + 2] <= GAP:
                rows[-1] = (*last[:2], max(last[2], box[2]), max(last[3], box[3]))
            else:
                rows.append(box)
        boxes = rows
    return [*(Solid.box(*box) for box in boxes), *others]


def _reached(
    form: Form, level: Level, solids: Sequence[Solid], starts: Sequence[Point], targets: Sequence[Box]
) -> list[bool]:
    slices = _slices(form, level, solids)
    grown = _grown(solids, slices)
    strips = _strips(grown, level, (starts, targets))
    runs = _runs(grown, strips, len(slices))
    label = _joined(runs, len(strips) - 1, len(slices))
    per = len(strips) - 1
    begun = {int(label[run]) for x, y in starts for run in _at(runs, strips, per, len(slices), (x, y, x, y))}
    return [any(int(label[run]) in begun for run in _at(runs, strips, per, len(slices), box)) for box in targets]


# a slice of the turn: the half-edges of the shape, as large as it is anywhere in the slice, and whether it is one turn only
Slice = tuple[tuple[Point, ...], bool]


def _slices(form: Form, level: Level, solids: Sequence[Solid]) -> list[Slice]:
    """Return the slices of half a turn in order: between two turns as large as anywhere between, and exact turns.

    Exact turns are those of the obstacles' own edges: along a straight wall nothing is lost.
    """
    if form.round:
        side = form.width / 2 * tan(pi / ROUND)
        turns = [pi * at / (ROUND // 2) for at in range(ROUND // 2)]
        return [(tuple((side * cos(turn), side * sin(turn)) for turn in turns), True)]
    own: dict[float, float] = {0.0: 1e12}
    for solid in solids:
        for x, y in solid.edges:
            if hypot(x, y) > 1:
                turn = round(atan2(y, x) % (pi / 2), 5) % round(pi / 2, 5)
                own[turn] = own.get(turn, 0.0) + hypot(x, y)
    most = sorted(own, key=lambda turn: -own[turn])[:4]
    exact = sorted({turn + quarter for turn in most for quarter in (0.0, pi / 2)})
    slices: list[Slice] = []
    half = (form.length / 2, form.width / 2)
    for at, turn in enumerate(exact):
        slices.append((_turned(half, turn), True))
        until = exact[at + 1] if at + 1 < len(exact) else pi + exact[0]
        count = max(1, ceil((until - turn) / level.slice - 1e-9))
        wide = (until - turn) / count
        swept = _swept(half, wide / 2)
        slices += [(_turned(swept, turn + (step + 0.5) * wide), False) for step in range(count)]
    return slices


def _swept(half: Point, turn: float) -> Point:
    """Return the half sides of the box around a box that turns by up to ``turn`` radians to either side."""
    along, across = half
    return (
        along * cos(turn) + across * sin(turn) if tan(turn) < across / along else hypot(along, across),
        across * cos(turn) + along * sin(turn) if tan(turn) < along / across else hypot(along, across),
    )


def _turned(half: Point, turn: float) -> tuple[Point, ...]:
    return (half[0] * cos(turn), half[0] * sin(turn)), (-half[1] * sin(turn), half[1] * cos(turn))


@dataclass(frozen=True)
class _Grown:
    """Obstacles grown by the shape in each slice: middle (P, 2), half height (P,), slice (P,), and the lines of the right side.

    On the right side x ≤ ``base`` + ``slope`` · y for each of the (P, J) lines, x and y from the middle; ``tip`` is the y of
    its rightmost point.
    """

    middle: Floats
    high: Floats
    slice: Ints
    exact: NDArray[np.bool_]
    base: Floats
    slope: Floats
    tip: Floats
    wide: Floats


def _grown(solids: Sequence[Solid], slices: Sequence[Slice]) -> _Grown:
    """Return every obstacle grown in every slice."""
    most = max(len(solid.edges) for solid in solids)
    own = np.zeros((len(solids), most, 2))
    for at, solid in enumerate(solids):
        own[at, : len(solid.edges)] = solid.edges
    shape = np.array([edges for edges, _ in slices])
    count, many = len(slices), len(solids)
    edges = np.concatenate(
        [
            np.broadcast_to(own[None], (count, *own.shape)),
            np.broadcast_to(shape[:, None], (count, many, *shape.shape[1:])),
        ],
        axis=2,
    ).reshape(count * many, -1, 2)
    up = np.where((edges[..., 1:] < 0) | ((edges[..., 1:] == 0) & (edges[..., :1] < 0)), -edges, edges)
    order = np.argsort(np.arctan2(up[..., 1], up[..., 0]), axis=1)
    up = np.take_along_axis(up, order[..., None], axis=1)
    corner = -up.sum(axis=1, keepdims=True) + 2 * np.cumsum(up, axis=1)  # the end of each edge up the right side
    before = corner - 2 * up
    steep = up[..., 1] > 1e-9
    slope = np.where(steep, up[..., 0] / np.where(steep, up[..., 1], 1.0), 0.0)
    base = np.where(steep, before[..., 0] - slope * before[..., 1], FAR)
    rightmost = corner[..., 0].argmax(axis=1)
    rows = np.arange(len(corner))
    first = before[:, 0]
    tip, wide = corner[rows, rightmost, 1], corner[rows, rightmost, 0]
    tip, wide = np.where(first[:, 0] > wide, first[:, 1], tip), np.maximum(first[:, 0], wide)
    middle = np.tile(np.array([solid.centre for solid in solids]), (count, 1))
    return _Grown(
        middle, np.abs(up[..., 1]).sum(axis=1), np.repeat(np.arange(count), many),
        np.repeat(np.array([exact for _, exact in slices]), many), base, slope, tip, wide,
    )  # fmt: skip


def _strips(grown: _Grown, level: Level, ends: tuple[Sequence[Point], Sequence[Box]]) -> Floats:
    """Return the edges of the strips: every ``strip`` mm, and where a grown obstacle begins or ends in an exact turn."""
    starts, targets = ends
    ys = [*grown.middle[:, 1], *(y for _, y in starts), *(side for box in targets for side in (box[1], box[3]))]
    top, bottom = min(ys) - 1, max(ys) + 1
    own = grown.middle[grown.exact, 1][:, None] + (grown.high[grown.exact] - TOUCH)[:, None] * np.array([-1.0, 1.0])
    even = np.linspace(top, bottom, max(2, ceil((bottom - top) / level.strip) + 1))
    every = np.unique(np.round(np.concatenate([own.ravel(), even]), 3))
    every = every[(every >= top) & (every <= bottom)]
    return np.asarray(every[np.concatenate([[True], np.diff(every) > TOUCH / 10])], dtype=np.float64)


@dataclass(frozen=True)
class _Runs:
    """Free stretches: in which cell (slice · strips + strip) each lies, and from where to where in x; in order."""

    cell: Ints
    left: Floats
    right: Floats


def _runs(grown: _Grown, strips: Floats, slices: int) -> _Runs:
    """Return the free stretches of every strip in every slice."""
    per = len(strips) - 1
    high = grown.high - TOUCH * 1.1  # the edges of strips are rounded
    first = np.maximum(np.searchsorted(strips, grown.middle[:, 1] - high, "right") - 1, 0)
    last = np.minimum(np.searchsorted(strips, grown.middle[:, 1] + high, "left") - 1, per - 1)
    many = np.maximum(last - first + 1, 0)
    which = np.repeat(np.arange(len(high)), many)
    strip = np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many) + first[which]
    y0 = np.maximum(strips[strip] - grown.middle[which, 1], -grown.high[which])
    y1 = np.minimum(strips[strip + 1] - grown.middle[which, 1], grown.high[which])
    tip = grown.tip[which]
    x = grown.middle[which, 0]
    right = x + _side(grown, which, np.minimum(np.maximum(tip, y0), y1)) - TOUCH
    left = x - _side(grown, which, np.minimum(np.maximum(tip, -y1), -y0)) + TOUCH
    cell = grown.slice[which] * per + strip
    cells = np.arange(slices * per)
    cell = np.concatenate([cells, cell, cells])
    left = np.concatenate([np.full(len(cells), -2 * FAR), left, np.full(len(cells), FAR)])
    right = np.concatenate([np.full(len(cells), -FAR), right, np.full(len(cells), 2 * FAR)])
    step = 8 * FAR
    order = np.argsort(cell * step + left, kind="stable")
    cell, left, right = cell[order], left[order], right[order]
    until = np.maximum.accumulate(cell * step + right) - cell * step
    free = (cell[1:] == cell[:-1]) & (left[1:] >= until[:-1])
    return _Runs(cell[:-1][free], until[:-1][free], left[1:][free])


def _side(grown: _Grown, which: Ints, y: Floats) -> Floats:
    """Return how far right of its middle a grown obstacle reaches at ``y`` (from its middle)."""
    reach = np.asarray(grown.wide[which], dtype=np.float64)
    for line in range(grown.base.shape[1]):
        np.minimum(reach, grown.base[which, line] + grown.slope[which, line] * y, out=reach)
    return reach


def _joined(runs: _Runs, per: int, slices: int) -> Ints:
    """Return a label for each run; runs that touch in the next strip or the next slice share it."""
    step = 8 * FAR
    starts, ends = runs.cell * step + runs.left, runs.cell * step + runs.right
    ones, others = [], []
    strip = runs.cell % per
    for ahead, may in ((1, strip < per - 1), (per, np.ones(len(strip), dtype=bool))):
        here = np.flatnonzero(may) if slices > 1 or ahead == 1 else np.zeros(0, dtype=np.int64)
        shift = (((runs.cell[here] + ahead) % (per * slices)) - runs.cell[here]) * step
        first = np.searchsorted(ends, starts[here] + shift, "left")
        last = np.searchsorted(starts, ends[here] + shift, "right")
        many = np.maximum(last - first, 0)
        ones.append(np.repeat(here, many))
        others.append(np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many))
    return _labels(len(runs.cell), np.concatenate(ones), np.concatenate(others))


def _labels(count: int, one: Ints, two: Ints) -> Ints:
    """Return the smallest member of each connected set (hooking and pointer jumping, Shiloach and Vishkin 1982)."""
    label = np.arange(count)
    while len(one):
        a, b = label[one], label[two]
        differ = a != b
        if not differ.any():
            break
        one, two, a, b = one[differ], two[differ], a[differ], b[differ]
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while True:
            further = label[label]
            if (further == label).all():
                break
            label = further
    return label


def _at(runs: _Runs, strips: Floats, per: int, slices: int, box: Box) -> Ints:
    """Return the runs that reach into a box, in any slice: what is free in a strip is free all over its height."""
    left, top, right, bottom = box
    rows = np.flatnonzero((strips[1:] >= top) & (strips[:-1] <= bottom))
    cells = (np.arange(slices)[:, None] * per + rows[None]).ravel()
    first, last = np.searchsorted(runs.cell, cells, "left"), np.searchsorted(runs.cell, cells, "right")
    many = last - first
    found = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    return np.asarray(found[(runs.left[found] <= right) & (runs.right[found] >= left)], dtype=np.int64)
