"""Small work and small projects, made by hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from reorg.storage.solve.schedule import Hours, Material, Person, Project, Room, Task, Tool, Work

MONDAY = date(2026, 11, 23)
DAYS = st.integers(0, 40).map(lambda days: MONDAY + timedelta(days=days))


@st.composite
def _projects(draw: DrawFn, most: int = 7) -> Project:
    count = draw(st.integers(1, most))
    resources = draw(st.integers(1, 2))
    duration = tuple(draw(st.integers(0, 4)) for _ in range(count))
    capacity = draw(st.lists(st.integers(1, 4), min_size=resources, max_size=resources))
    needs = tuple(tuple(draw(st.integers(0, most)) for most in capacity) for _ in range(count))
    after = tuple(
        (before, then, draw(st.integers(0, 2)))
        for then in range(count)
        for before in range(then)
        if draw(st.integers(0, 3)) == 0
    )
    horizon = sum(duration) + 2 * len(after) + 60
    closed = draw(st.sets(st.integers(0, 12), max_size=4))
    rows = [
        tuple(0 if slot in closed and at == 0 else most for slot in range(horizon)) for at, most in enumerate(capacity)
    ]
    slots: list[tuple[int, ...] | None] = []
    for need in needs:
        every = draw(st.sampled_from([1, 1, 2, 3]))
        able = tuple(s for s in range(0, horizon, every) if all(n <= row[s] for n, row in zip(need, rows, strict=True)))
        slots.append(None if every == 1 and not closed else able)
    return Project(
        duration, needs, tuple(rows), after, tuple(draw(st.integers(0, 3)) for _ in range(count)), tuple(slots)
    )


@st.composite
def _works(draw: DrawFn) -> Work:
    time = st.tuples(st.integers(0, 6), st.integers(0, 1))
    people = tuple(
        Person(
            f"P{at}",
            draw(st.frozensets(time, max_size=8)),
            draw(st.frozensets(st.sampled_from(["lift", "photo"]), max_size=2)),
            tuple((day, day + timedelta(days=5)) for day in draw(st.lists(DAYS, max_size=1))),
            draw(st.sampled_from([0.0, 12.5])),
        )
        for at in range(draw(st.integers(0, 4)))
    )
    booked = tuple((day, day + timedelta(days=3)) for day in draw(st.lists(DAYS, max_size=1)))
    rooms = (Room("R1", draw(st.integers(0, 3)), booked), Room("R2"))
    tools = (Tool("camera", draw(st.integers(0, 2))),)
    materials = (Material("shelves", draw(DAYS), 300.0),)
    tasks = []
    for at in range(draw(st.integers(0, 6))):
        likely = draw(st.sampled_from([0.0, 1.0, 4.0, 9.0]))
        tasks.append(
            Task(
                f"T{at}",
                draw(st.sampled_from(["clean", "move"])),
                Hours(likely * 0.7, likely, likely * 2),
                hands=draw(st.integers(1, 3)),
                skills=tuple(draw(st.lists(st.sampled_from(["lift", "photo"]), max_size=2))),
                pair=draw(st.booleans()),
                room=draw(st.sampled_from(["", "R1", "R2"])),
                tools=tuple(draw(st.lists(st.just("camera"), max_size=1))),
                after=tuple(draw(st.lists(st.sampled_from([f"T{n}" for n in range(at)]), max_size=2))) if at else (),
                wait=draw(st.integers(0, 3)),
                materials=tuple(draw(st.lists(st.just("shelves"), max_size=1))),
                days=draw(st.sampled_from([frozenset(range(7)), frozenset({0, 1}), frozenset({5})])),
                not_before=draw(st.one_of(st.none(), DAYS)),
                done=draw(st.sampled_from([0.0, 0.0, 0.4, 1.0])),
                spent=draw(st.sampled_from([0.0, 3.0])),
                ended=draw(st.one_of(st.none(), DAYS)),
            )
        )
    closed = draw(st.frozensets(DAYS, max_size=3))
    return Work(MONDAY, tuple(tasks), people, rooms, tools, materials, draw(st.one_of(st.none(), DAYS)), closed)


@pytest.fixture(scope="session")
def projects() -> Callable[[int], SearchStrategy[Project]]:
    """A strategy for bare projects of at most so many tasks."""
    return _projects


@pytest.fixture(scope="session")
def works() -> SearchStrategy[Work]:
    """A strategy for small work that has no faults."""
    return _works()
