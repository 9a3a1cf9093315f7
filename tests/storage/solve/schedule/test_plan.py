"""Can a plan of dates and names be carried out, and does it say what cannot be planned?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.language import speak
from reorg.storage.solve import Stop
from reorg.storage.solve.schedule import Hours, Material, Person, Room, Task, Tool, Work, faults, plan
from reorg.storage.solve.schedule.verify import wrong

PROPERTY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MONDAY = date(2026, 11, 23)
ALL_WEEK = frozenset((day, part) for day in range(5) for part in range(2))
AMINA, BORIS = Person("Amina", ALL_WEEK, frozenset({"photo"})), Person("Boris", ALL_WEEK)


def six(name: str, **more: Any) -> Task:
    """A task of six hours: a day of one person, half a day of two."""
    return Task(name, "clean", Hours(4, 6, 9), **more)


def work(*tasks: Task, people: tuple[Person, ...] = (AMINA, BORIS), **more: Any) -> Work:
    return Work(MONDAY, tasks, people, **more)


def days(some: Work) -> dict[str, tuple[int, int]]:
    """Return the first and the last day of each task, counted from the first Monday, and check the plan."""
    schedule = plan(some, Stop(rounds=60))
    assert wrong(some, schedule) == []
    return {bar.task: ((bar.first - MONDAY).days, (bar.last - MONDAY).days) for bar in schedule.bars}


@given(data=st.data())
@PROPERTY
def test_every_plan_can_be_carried_out(works: Any, data: st.DataObject) -> None:
    some = data.draw(works)
    assert faults(some) == ()
    schedule = plan(some, Stop(rounds=30))
    assert wrong(some, schedule) == []
    assert schedule.days_over_bound >= 0
    for message in (*schedule.open.values(), *schedule.notes):
        assert "{" not in speak(message, "en")


def test_two_people_do_two_tasks_side_by_side_and_one_after_the_other() -> None:
    assert days(work(six("a"), six("b"), six("c", after=("a",)))) == {"a": (0, 0), "b": (0, 0), "c": (1, 1)}


def test_nobody_works_alone_where_two_must_be() -> None:
    assert days(work(six("a", pair=True), six("b", pair=True))) == {"a": (0, 0), "b": (0, 0)}
    alone = plan(work(six("a", pair=True), people=(AMINA,)))
    assert speak(alone.open["a"], "en") == "It needs 2 people at once, and never more than 1 is there."


def test_one_person_cannot_photograph_two_things_at_once() -> None:
    photo = {"skills": ("photo",)}
    assert days(work(six("a", **photo), six("b", **photo))) == {"a": (0, 0), "b": (1, 1)}


def test_whoever_can_do_much_is_kept_free_for_what_only_they_can_do() -> None:
    assert days(work(six("a"), six("b", skills=("photo",)))) == {"a": (0, 0), "b": (0, 0)}


def test_a_task_rests_over_the_weekend_and_goes_on() -> None:
    long = Task("a", "build", Hours(40, 42, 60))
    assert days(work(long, people=(AMINA,))) == {"a": (0, 8)}


def test_a_task_keeps_to_its_days_and_waits_for_what_arrives() -> None:
    shelves = Material("shelves", MONDAY + timedelta(days=2))
    some = work(six("a", days=frozenset({1}), materials=("shelves",)), materials=(shelves,))
    assert days(some) == {"a": (8, 8)}


def test_paint_dries_before_shelves_come() -> None:
    assert days(work(six("paint", hands=2), six("fill", hands=2, after=("paint",), wait=2))) == {
        "paint": (0, 0),
        "fill": (2, 2),
    }


def test_a_booked_room_and_a_small_one_make_wait() -> None:
    store = Room("store", 1, ((MONDAY, MONDAY),))
    assert days(work(six("a", room="store"), six("b", room="store"), rooms=(store,))) == {"a": (1, 1), "b": (2, 2)}


def test_there_is_one_camera() -> None:
    assert days(work(six("a", tools=("camera",)), six("b", tools=("camera",)), tools=(Tool("camera"),))) == {
        "a": (0, 0),
        "b": (1, 1),
    }


def test_what_is_done_is_not_done_again_and_a_half_is_half() -> None:
    assert days(work(six("a", done=1.0), six("b", done=0.5, after=("a",)), people=(AMINA,))) == {"b": (0, 0)}


def test_a_team_of_nobody_is_told_how_much_work_there_is() -> None:
    schedule = plan(work(six("a"), six("b"), people=()))
    assert [speak(each, "en") for each in schedule.notes] == [
        "There is nobody in the team. The work takes about 12 hours of one person."
    ]
    assert set(schedule.open) == {"a", "b"}
    assert (schedule.bars, schedule.ends) == ((), None)


def test_a_deadline_that_is_past_is_said_and_the_plan_is_made() -> None:
    schedule = plan(work(six("a"), deadline=MONDAY - timedelta(days=3)))
    assert [speak(each, "en") for each in schedule.notes] == ["The deadline was 3 days ago."]
    assert schedule.ends == MONDAY


def test_a_deadline_that_is_missed_is_said() -> None:
    schedule = plan(work(six("a"), six("b", after=("a",)), deadline=MONDAY))
    assert [speak(each, "en") for each in schedule.notes] == ["The plan ends 1 day after the deadline."]


def test_what_nobody_can_do_is_left_open_and_what_waits_for_it_too() -> None:
    schedule = plan(work(six("a", skills=("gild",)), six("b", after=("a",)), six("c")))
    assert speak(schedule.open["a"], "en") == "Nobody in the team can do this: gild."
    assert speak(schedule.open["b"], "en") == "It waits for what cannot be planned: a."
    assert [bar.task for bar in schedule.bars] == ["c"]


def test_all_faults_are_told_at_once() -> None:
    bad = Work(
        MONDAY,
        (
            Task("a", "clean", Hours(5, 3, 9), hands=0, after=("b", "x")),
            Task("b", "clean", Hours(0, float("nan"), 1), after=("a",), days=frozenset(), done=2.0, room="attic"),
        ),
        (
            Person("Amina", frozenset({(7, 0)}), away=((MONDAY, MONDAY - timedelta(days=1)),), cost=-1.0),
            Person("Amina", ALL_WEEK),
        ),
        tools=(Tool("camera", -1),),
    )
    told = [speak(each, "en") for each in faults(bad)]
    assert len(told) == 13
    assert "These tasks wait for each other in a circle: a, b." in told
    assert "b names a room that is not there: attic." in told
    with pytest.raises(ValueError, match="names"):
        plan(bad)


def test_a_plan_that_people_know_is_kept_unless_another_is_done_earlier() -> None:
    tasks = [six(f"t{number}") for number in range(6)]
    known = plan(work(*tasks, people=(AMINA,)), Stop(rounds=30))
    first, *rest = known.bars
    later = work(*(replace(t, done=float(t.id == first.task)) for t in tasks), people=(AMINA,))
    again = plan(later, Stop(rounds=90), seed=9, before=known)
    assert [bar.task for bar in again.bars] == [bar.task for bar in rest]
    assert wrong(later, again) == []
