"""Where on the floor does the way lead that every unit is reached by? (for drawings: what a square as wide as it sweeps)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reorg.museum import Place, shape_of
from reorg.storage.layouts.asked import Ask
from reorg.storage.layouts.layout import Standing
from reorg.storage.solve.layout import SOLID
from reorg.storage.solve.layout.flood import Flood

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Lanes:
    """The floor of the ways from the doors: upright ``boxes`` that may overlap, and its ``edges``; mm."""

    boxes: tuple[Box, ...] = ()
    edges: tuple[tuple[Point, Point], ...] = ()


def lanes(room: Place, ask: Ask, units: Sequence[Standing]) -> Lanes:
    """Return the floor that is swept by a square as wide as the way is to be, from every door of a room."""
    shape = shape_of(room)
    if shape is None or not shape.doors:
        return Lanes()
    side = ask.passage
    boxes = [_corners(each.box) for each in units]
    shapes = [*shape.walls, *(each.corners for each in shape.features if each.kind in SOLID), *boxes]
    starts = []
    for door in shape.doors:
        deep = (door.inward[0] * door.width / 2, door.inward[1] * door.width / 2)
        x, y = (door.start[0] + door.end[0]) / 2 + deep[0], (door.start[1] + door.end[1]) / 2 + deep[1]
        starts.append((x - side / 2, y - side / 2, x + side / 2, y + side / 2))
    flood = Flood(side, shapes, starts)
    reached = np.isin(flood.label, [label for label in flood.started if label > 0])
    return _swept(flood.xs, flood.ys, reached, side / 2)


def _swept(xs: NDArray[np.float64], ys: NDArray[np.float64], reached: NDArray[np.bool_], half: float) -> Lanes:
    """Return what a square sweeps whose middle is in the reached cells."""
    boxes = [
        (float(xs[start]) - half, float(ys[row]) - half, float(xs[end]) + half, float(ys[row + 1]) + half)
        for row in range(len(reached)) for start, end in _runs(reached[row])
    ]  # fmt: skip
    boxes = _stacked(boxes, half)
    if not boxes:
        return Lanes()
    across, down = (np.unique(np.round([box[at] for box in boxes for at in pair], 1)) for pair in ((0, 2), (1, 3)))
    mask = np.zeros((len(down) + 1, len(across) + 1), dtype=bool)  # with an empty border
    for left, top, right, bottom in boxes:
        row, col = (
            np.searchsorted(down, np.round([top, bottom], 1)),
            np.searchsorted(across, np.round([left, right], 1)),
        )
        mask[row[0] + 1 : row[1] + 1, col[0] + 1 : col[1] + 1] = True
    return Lanes(tuple(boxes), tuple(_edges(mask, across, down)))


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.view(np.int8), [0])))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _stacked(boxes: Sequence[Box], half: float) -> list[Box]:
    """Return the boxes of rows with those that go on in the next row as one."""
    open_: dict[tuple[float, float], Box] = {}
    done: list[Box] = []
    for left, top, right, bottom in boxes:
        above = open_.get((left, right))
        if above is not None and abs(above[3] - half - (top + half)) < 1e-6:
            open_[left, right] = (left, above[1], right, bottom)
        else:
            done += [above] if above is not None else []
            open_[left, right] = (left, top, right, bottom)
    return [*done, *open_.values()]


def _edges(
    mask: NDArray[np.bool_], across: NDArray[np.float64], down: NDArray[np.float64]
) -> list[tuple[Point, Point]]:
    """Return the lines between swept and other floor, those in one line as one."""
    found: list[tuple[Point, Point]] = []
    level = mask[1:] != mask[:-1]  # between row r and r + 1 lies down[r]
    for row in range(len(level)):
        found += [
            ((float(across[start - 1]), float(down[row])), (float(across[end - 1]), float(down[row])))
            for start, end in _runs(level[row])
        ]
    upright = mask[:, 1:] != mask[:, :-1]
    for col in range(upright.shape[1]):
        found += [
            ((float(across[col]), float(down[start - 1])), (float(across[col]), float(down[end - 1])))
            for start, end in _runs(np.ascontiguousarray(upright[:, col]))
        ]
    return found


def _corners(box: Box) -> tuple[Point, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)
