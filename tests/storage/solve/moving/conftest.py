"""Small stores in which things are to change places, made by hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from reorg.storage.solve.moving import Lanes, Moving

Make = Callable[..., Moving]


def _moving(
    things: Sequence[tuple[float, int, int]],
    room: Sequence[float],
    *,
    kg: Sequence[float] | None = None,
    load: Sequence[float] | None = None,
    zone: Sequence[int] | None = None,
    zone_load: Sequence[float] | None = None,
) -> Moving:
    zones = list(range(len(room))) if zone is None else list(zone)
    return Moving(
        np.array([size for size, _origin, _goal in things], dtype=np.float64),
        np.array([1.0] * len(things) if kg is None else kg, dtype=np.float64),
        np.array([origin for _size, origin, _goal in things], dtype=np.int64),
        np.array([goal for _size, _origin, goal in things], dtype=np.int64),
        np.array(room, dtype=np.float64),
        np.array([np.inf] * len(room) if load is None else load, dtype=np.float64),
        np.array(zones, dtype=np.int64),
        np.array([np.inf] * (1 + max(zones, default=-1)) if zone_load is None else zone_load, dtype=np.float64),
    )


@pytest.fixture(scope="session")
def moving() -> Make:
    """Make a store from (mm, origin, goal) of each thing and the mm of each shelf."""
    return _moving


@st.composite
def _movings(draw: DrawFn, most: int = 10) -> Moving:
    shelves = draw(st.integers(1, 5))
    place = st.integers(0, shelves - 1)
    things = [
        (
            float(draw(st.sampled_from([10, 20, 30, 55]))),
            draw(st.one_of(place, place, place, st.just(-1))),
            draw(st.one_of(place, place, place, st.just(-1))),
        )
        for _ in range(draw(st.integers(0, most)))
    ]
    kg = [float(draw(st.integers(0, 3))) for _ in things]
    zone = sorted(draw(st.lists(st.integers(0, 2), min_size=shelves, max_size=shelves)))

    # what there must be room for at the end, and what stands there now, and perhaps a little more
    def most_of(of: Sequence[float], key: Sequence[int], count: int) -> list[float]:
        now, then = [0.0] * count, [0.0] * count
        for amount, (_size, origin, goal) in zip(of, things, strict=True):
            if origin >= 0:
                now[key[origin]] += amount
            end = goal if goal >= 0 else origin
            if end >= 0:
                then[key[end]] += amount
        tight = draw(st.booleans())
        spare = [0.0 if tight else float(draw(st.sampled_from([0, 5, 15]))) for _ in range(count)]
        return [(b if draw(st.booleans()) else max(a, b)) + more for a, b, more in zip(now, then, spare, strict=True)]

    own = list(range(shelves))
    load = most_of(kg, own, shelves) if draw(st.booleans()) else None
    zone_load = most_of(kg, zone, 1 + max(zone)) if draw(st.booleans()) else None
    room = most_of([size for size, *_rest in things], own, shelves)
    made = _moving(things, room, kg=kg, load=load, zone=zone, zone_load=zone_load)
    return _in_lanes(draw, made) if draw(st.booleans()) else made


def _in_lanes(draw: DrawFn, made: Moving) -> Moving:
    """The same things standing behind each other, up to three in a lane, on shelves as tight as they were or tighter."""
    width: list[float] = []
    columns = []
    for at in (made.origin, made.ends):
        lanes: dict[tuple[int, bool], int] = {}
        column = []
        for thing, shelf in enumerate(at.tolist()):
            stays = bool(made.ends[thing] == made.origin[thing])
            key = (shelf, stays)
            if shelf < 0 or not draw(st.booleans()):
                column.append(-1)
                continue
            lane = lanes.get(key)
            if lane is None or column.count(lane) >= 3 or draw(st.booleans()):
                lane = lanes[key] = len(width)
                width.append(0.0)
            width[lane] = max(width[lane], float(made.size[thing]))
            column.append(lane)
        columns.append(np.array(column, dtype=np.int64))
    leaves = np.where((made.goal < 0) | (made.goal != made.origin), columns[0], -1)
    told = replace(made, lanes=Lanes(leaves, np.where(made.goal < 0, -1, columns[1]), np.array(width)))
    least = told.used(told.ends)[0]
    now = told.used(told.origin)[0]
    room = [then if draw(st.booleans()) else max(then, before) for then, before in zip(least, now, strict=True)]
    return replace(told, room=np.array(room))


@pytest.fixture(scope="session")
def movings() -> Callable[[int], SearchStrategy[Moving]]:
    """A strategy for stores with at most so many things, whose plan has room for everything."""
    return _movings
