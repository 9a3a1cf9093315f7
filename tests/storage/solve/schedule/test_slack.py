"""Is it said which tasks hold everything up?"""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reorg.storage import schedule
from reorg.storage.solve.problem import Stop
from reorg.storage.solve.schedule import Hours, Person, Task, Work

MONDAY = date(2026, 11, 23)


def exactly(hours: float) -> Hours:
    return Hours(hours, hours, hours)


def work(*tasks: Task, people: int = 2) -> Work:
    every_day = frozenset((day, part) for day in range(5) for part in range(2))
    return Work(MONDAY, tasks, tuple(Person(f"p{at}", every_day) for at in range(people)))


def test_the_long_chain_holds_up_and_the_short_task_does_not() -> None:
    made = schedule.laid(
        work(
            Task("build", "build", exactly(24)),
            Task("fill", "move", exactly(6), after=("build",)),
            Task("number", "number", exactly(6)),
        )
    )
    found = schedule.slack(made)
    assert found["build"] == found["fill"] == 0
    assert found["number"] > 0


def test_one_person_has_no_time_to_lose() -> None:
    found = schedule.slack(schedule.laid(work(Task("a", "x", exactly(6)), Task("b", "x", exactly(6)), people=1)))
    assert min(found.values()) == 0


@given(st.lists(st.tuples(st.floats(0, 20), st.integers(0, 3)), min_size=1, max_size=8))
def test_what_may_end_later_may_indeed(said: list[tuple[float, int]]) -> None:
    tasks = [
        Task(str(at), "x", exactly(hours), after=(str(at - back),) if 0 < back <= at else ())
        for at, (hours, back) in enumerate(said)
    ]
    made = schedule.laid(work(*tasks), Stop(rounds=1))
    found = schedule.slack(made)
    assert set(found) == {task.id for task in tasks}
    assert min(found.values()) == 0, "something ends last"
