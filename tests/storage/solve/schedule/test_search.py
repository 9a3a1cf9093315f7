"""Is a bare schedule possible, and as short as it is said to be? Held against every order of small projects."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import Stop
from reorg.storage.solve.schedule import Project, shortest
from reorg.storage.solve.schedule.bound import least
from reorg.storage.solve.schedule.serial import Serial
from reorg.storage.solve.schedule.verify import wrong_in_project

PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def flat(duration: list[int], needs: list[int], capacity: int, after: tuple[tuple[int, int, int], ...] = ()) -> Project:
    horizon = sum(duration) + sum(lag for *_pair, lag in after) + 1
    return Project(tuple(duration), tuple((need,) for need in needs), ((capacity,) * horizon,), after)


@given(data=st.data())
@PROPERTY
def test_every_answer_can_be_carried_out_and_no_order_beats_its_bound(projects: Any, data: st.DataObject) -> None:
    project = data.draw(projects(5))
    answer = shortest(project, Stop(rounds=150))
    assert answer is not None
    assert wrong_in_project(project, answer) == []
    serial, every = Serial(project), []
    for order in permutations(range(len(project))):
        place = {task: at for at, task in enumerate(order)}
        if all(place[before] < place[then] for before, then, _lag in project.after):
            found = serial.forward(order)
            assert found is not None
            every.append(max(found[1]))
    assert answer.bound <= min(every)
    assert answer.length == min(every)  # serial schedules hold a shortest one


@given(data=st.data())
@PROPERTY
def test_justifying_never_makes_a_schedule_longer(projects: Any, data: st.DataObject) -> None:
    project = data.draw(projects(7))
    serial = Serial(project)
    found = serial.forward(project.topological)
    assert found is not None
    _start, end = serial.justified(*found)
    assert max(end) <= max(found[1])
    assert least(project) <= max(end)


def test_the_same_seed_gives_the_same_schedule() -> None:
    project = flat([3, 4, 2, 5, 1, 2, 6, 3], [2, 1, 3, 1, 2, 2, 1, 3], 3, ((0, 3, 0), (1, 4, 2), (2, 6, 0)))
    first, second = (shortest(project, Stop(rounds=300), seed=4) for _ in range(2))
    assert first == second


def test_two_tasks_that_cannot_run_at_once_bound_the_schedule() -> None:
    project = flat([5, 5, 1], [2, 2, 1], 3)
    answer = shortest(project, Stop(rounds=10))
    assert answer is not None
    assert (answer.length, answer.bound) == (10, 10)


def test_waiting_in_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        flat([1, 1], [1, 1], 1, ((0, 1, 0), (1, 0, 0)))


def test_a_project_that_does_not_end_within_its_slots_has_no_answer() -> None:
    assert shortest(Project((3, 3), ((1,), (1,)), ((1,) * 5,), ())) is None


def test_nothing_to_do_is_done_at_once() -> None:
    answer = shortest(Project((), (), ((1,),), ()))
    assert answer is not None
    assert (answer.length, answer.start) == (0, ())
