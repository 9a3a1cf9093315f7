"""Does the checker find what is wrong with a schedule?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reorg.storage.solve.schedule import Bar, Hours, Person, Room, Schedule, Shift, Task, Tool, Work, plan
from reorg.storage.solve.schedule.verify import wrong

MONDAY = date(2026, 11, 23)
ALL_WEEK = frozenset((day, part) for day in range(5) for part in range(2))
WORK = Work(
    MONDAY,
    (
        Task("a", "clean", Hours(6, 6, 6), room="store", tools=("ladder",)),
        Task("b", "photograph", Hours(6, 6, 6), skills=("photo",), after=("a",), wait=1, days=frozenset({2, 3})),
        Task("c", "move", Hours(12, 12, 12), pair=True, room="store", tools=("ladder",), after=("a",)),
    ),
    (
        Person("Amina", ALL_WEEK, frozenset({"photo"})),
        Person("Boris", ALL_WEEK, away=((date(2026, 12, 1), date(2026, 12, 1)),)),
    ),
    rooms=(Room("store", 2, ((date(2026, 11, 30), date(2026, 11, 30)),)),),
    tools=(Tool("ladder"),),
    closed=frozenset({date(2026, 11, 27)}),
)
GOOD = plan(WORK)
Spoil = Callable[[tuple[Shift, ...]], tuple[Shift, ...]]


def spoiled(task: str, spoil: Spoil) -> Schedule:
    """The plan with the shifts of one task changed."""

    def bar(one: Bar) -> Bar:
        shifts = spoil(one.shifts) if one.task == task else one.shifts
        return replace(one, shifts=shifts, first=shifts[0].day, last=shifts[-1].day)

    return replace(GOOD, bars=tuple(bar(one) for one in GOOD.bars))


def later(days: int) -> Spoil:
    """All shifts so many days later."""
    return lambda shifts: tuple(replace(each, day=each.day + timedelta(days=days)) for each in shifts)


def by(*people: str) -> Spoil:
    """All shifts by these people."""
    return lambda shifts: tuple(replace(each, people=people) for each in shifts)


def test_a_right_plan_has_no_fault() -> None:
    assert wrong(WORK, GOOD) == []
    assert [bar.task for bar in GOOD.bars] == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("task", "spoil", "said"),
    [
        ("c", later(-1), "does not wait"),
        ("c", later(3), "may not be"),
        ("c", later(6), "too full"),
        ("c", later(7), "not there"),
        ("c", later(5), "not there"),
        ("c", later(-7), "too early"),
        ("c", by("Boris"), "is done by"),
        ("c", by("Boris", "Boris"), "is done by"),
        ("b", by("Boris"), "cannot do photo"),
        ("b", by("Amina", "Boris"), "is done by"),
        ("b", later(2), "may not be"),
        ("a", lambda shifts: shifts[:1], "is given"),
        ("a", lambda shifts: shifts[::-1], "order of time"),
        ("a", later(1), "two places"),
        ("a", later(1), "no more of ladder"),
        ("a", later(1), "too full"),
    ],
)
def test_what_is_wrong_is_found(task: str, spoil: Spoil, said: str) -> None:
    assert any(said in each for each in wrong(WORK, spoiled(task, spoil)))


def test_a_task_that_is_left_out_is_found() -> None:
    assert wrong(WORK, replace(GOOD, bars=GOOD.bars[1:])) != []
    assert wrong(WORK, replace(GOOD, bars=(*GOOD.bars, GOOD.bars[0]))) != []
