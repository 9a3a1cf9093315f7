"""Which rows could a room have? Patterns of aisles: along or across, from which wall, double or single, with which cross aisles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from reorg.storage.solve.layout.aisles import Filler, Genes
from reorg.storage.solve.layout.problem import Box
from reorg.storage.solve.layout.strips import ALONG_X, ALONG_Y

MOST_CROSSES = 24


@dataclass(frozen=True, slots=True)
class Pattern:
    """Aisles that belong together: whether they run along x or y, how many cross aisles there are."""

    along: int
    crosses: int
    genes: Genes


class Lines:
    """The lines of a room on which things begin or end: walls and solid things, along x and along y."""

    def __init__(self, filler: Filler) -> None:
        room = filler.problem.room
        self.around = filler.strips.around
        self.walls: tuple[list[float], list[float]] = ([], [])
        for (ax, ay), (bx, by) in room.walls:
            if abs(ay - by) < 1:
                self.walls[ALONG_X].append(ay)
            if abs(ax - bx) < 1:
                self.walls[ALONG_Y].append(ax)
        apart = filler.problem.rules.from_outside.mm
        for along in (ALONG_X, ALONG_Y):
            low, high = self.around[1 - along], self.around[3 - along]
            more = [low, high, *((low + apart, high - apart) if room.outside and apart else ())]
            self.walls[along][:] = sorted({round(at, 3) for at in (*self.walls[along], *more)})
        boxes = [_around(thing.corners) for thing in room.things]
        boxes += [(*_around((door.start, door.end)),) for door in room.doors]
        boxes += filler.asked
        self.all: tuple[list[float], list[float]] = (
            sorted({*self.walls[0], *(round(box[at], 3) for box in boxes for at in (1, 3))}),
            sorted({*self.walls[1], *(round(box[at], 3) for box in boxes for at in (0, 2))}),
        )


def patterns(filler: Filler, *, wide: bool = False) -> Iterator[Pattern]:
    """Yield patterns of rows, the usual ones first; ``wide``: also with cross aisles anywhere."""
    lines = Lines(filler)
    for along in (ALONG_X, ALONG_Y):
        low, high = lines.around[along], lines.around[along + 2]
        bands = _bands(filler, lines, along)
        crosses = _crosses(filler, lines, along, wide=wide)
        doors = [0] * len(filler.entries)
        for cross, band in product(crosses, bands):
            aisles = [_upright(along, (low, high), (at, at + filler.aisle)) for at in band]
            across = (band[0], band[-1] + filler.aisle)  # no farther: a row on the wall behind it stays whole
            aisles += [_upright(1 - along, across, each) for each in cross]
            yield Pattern(along, len(cross), Genes(tuple(aisles), doors=tuple(doors)))


def _bands(filler: Filler, lines: Lines, along: int) -> list[tuple[float, ...]]:
    """Return where parallel aisles may lie: anchored at a wall, with or without a row on it, with rows between them."""
    low, high = lines.around[1 - along], lines.around[3 - along]
    depths = sorted({kind.depth for _, kind in filler.types})[:3]
    aisle = filler.aisle
    found: dict[tuple[float, ...], None] = {}
    doubles = sorted({one + two for one in depths for two in depths})[:4]
    for wall in lines.walls[along]:
        for first, double in product((*depths[:2], 0.0), doubles):
            steps = [double] * int((high - low) // (aisle + double) + 2)
            for single in (None, *range(min(len(steps), 6))):
                gaps = list(steps)
                if single is not None:
                    gaps[single] = depths[0]
                down = _sequence(wall + first, gaps, aisle, (low, high))
                up = tuple(
                    sorted(low + high - at - aisle for at in _sequence(low + high - wall + first, gaps, aisle, (low, high)))
                )
                found.setdefault(down)
                found.setdefault(up)
    return [band for band in found if band]


def _sequence(start: float, gaps: Sequence[float], aisle: float, ends: tuple[float, float]) -> tuple[float, ...]:
    low, high = ends
    at, found = start, []
    while at - gaps[0] - aisle >= low - 0.01:
        at -= gaps[0] + aisle
    for gap in gaps:
        if at + aisle > high + 0.01:
            break
        if at >= low - 0.01:
            found.append(round(at, 3))
        at += aisle + gap
    return tuple(found)


def _crosses(filler: Filler, lines: Lines, along: int, *, wide: bool) -> list[tuple[tuple[float, float], ...]]:
    """Return which cross aisles there may be: none, at an end, at a door, two of them; anywhere."""
    low, high = lines.around[along], lines.around[along + 2]
    broad = max(filler.aisle, filler.passage)
    starts: dict[float, None] = {}
    for wall in lines.walls[1 - along]:
        starts.setdefault(round(wall, 3))
        starts.setdefault(round(wall - broad, 3))
    for entries in filler.entries:
        for square, _ in entries:
            starts.setdefault(round(square[along], 3))
            starts.setdefault(round(square[along + 2] - broad, 3))
    depths = sorted({kind.depth for _, kind in filler.types})[:2]
    beside = [at for depth in depths for at in (low + depth, high - depth - broad)]
    if wide:
        widths = sorted({kind.width for _, kind in filler.types})[:2]
        for width in widths:
            for number in range(1, int((high - low) // width)):
                starts.setdefault(round(low + number * width, 3))
                starts.setdefault(round(high - broad - number * width, 3))
    else:
        starts.setdefault(round((low + high - broad) / 2, 3))
    for at in beside:
        starts.setdefault(round(at, 3))
    single = [at for at in starts if low - 0.01 <= at and at + broad <= high + 0.01][: MOST_CROSSES * (1 + wide)]
    pairs = [] if wide else [pair for pair in combinations(single[:6], 2) if abs(pair[0] - pair[1]) >= broad]
    return [*(((at, at + broad),) for at in single), (), *(tuple((at, at + broad) for at in pair) for pair in pairs)]


def _upright(along: int, span: tuple[float, float], strip: tuple[float, float]) -> Box:
    return (span[0], strip[0], span[1], strip[1]) if along == ALONG_X else (strip[0], span[0], strip[1], span[1])


def _around(outline: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)
