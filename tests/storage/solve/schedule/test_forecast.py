"""Does a forecast know what it does not know, and does a team's own pace replace what was assumed?"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import Stop
from reorg.storage.solve.schedule import (
    Hours,
    Material,
    Person,
    Task,
    Work,
    at_own_pace,
    cost,
    forecast,
    gantt,
    laid,
    options,
    paces,
    week,
)

MONDAY = date(2026, 11, 23)
ALL_WEEK = frozenset((day, part) for day in range(5) for part in range(2))
TEAM = (Person("Amina", ALL_WEEK, cost=10.0), Person("Boris", ALL_WEEK))


def twenty(**more: Any) -> Work:
    tasks = tuple(Task(f"t{at}", "move", Hours(6, 12, 24), materials=("foam",)) for at in range(20))
    return Work(MONDAY, tasks, TEAM, materials=(Material("foam", None, 80.0),), **more)


def test_the_forecast_has_a_spread_and_is_the_same_again() -> None:
    made = laid(twenty(deadline=date(2027, 1, 5)), Stop(rounds=30))
    told = forecast(made, runs=100)
    assert told.ends is not None
    assert told.ends.early < told.ends.likely < told.ends.late
    assert told.in_time is not None
    assert 0.3 < told.in_time < 1
    assert told == forecast(made, runs=100)
    assert told != forecast(made, runs=100, seed=2)


def test_work_without_doubt_has_no_spread() -> None:
    sure = Work(MONDAY, (Task("a", "move", Hours(12, 12, 12)),), TEAM)
    told = forecast(laid(sure))
    assert told.ends is not None
    assert told.ends.early == told.ends.late == date(2026, 11, 24)


def test_the_pace_of_the_team_replaces_what_was_assumed() -> None:
    done = tuple(Task(f"d{at}", "move", Hours(5, 10, 20), done=1.0, spent=20.0) for at in range(30))
    left = Task("left", "move", Hours(5, 10, 20))
    own = at_own_pace(Work(MONDAY, (*done, left, Task("other", "label", Hours(1, 2, 3))), TEAM)).tasks
    assert math.isclose(own[-2].hours.likely, 20, rel_tol=0.03)
    assert own[-2].hours.high / own[-2].hours.low < 2 < 20 / 5
    assert own[-1].hours == Hours(1, 2, 3)
    assert own[0] == done[0]


@given(
    st.lists(st.tuples(st.floats(0.1, 1.0), st.floats(0.1, 500.0)), min_size=1, max_size=20),
    st.floats(0, 1),
    st.floats(1, 4),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_one_task_says_less_than_many(logged: list[tuple[float, float]], low: float, high: float) -> None:
    tasks = [Task(str(at), "move", Hours(10 * low, 10, 10 * high), done=d, spent=s) for at, (d, s) in enumerate(logged)]
    pace = paces(tasks)["move"]
    seen = [spent / (10 * done) for done, spent in logged]
    assert min(1.0, *seen) - 1e-9 <= pace.likely <= max(1.0, *seen) + 1e-9
    assert 0 < pace.low < pace.likely < pace.high


def test_three_paces_cost_the_same_hours_and_end_later() -> None:
    found = options(twenty(), Stop(rounds=30))
    assert [len(each.days) for each in found] == [1, 3, 5]
    ends = [each.schedule.ends for each in found]
    assert ends == sorted(ends, reverse=True)  # type: ignore[type-var]  # all are planned
    assert {each.cost.hours for each in found} == {Hours(120, 240, 480)}


def test_volunteers_cost_nothing_and_materials_do() -> None:
    made = laid(twenty(), Stop(rounds=30))
    told = cost(twenty(), made.schedule)
    assert told.materials == 80
    assert 0 < told.wages.likely < 240 * 10
    assert math.isclose(told.total.high, told.wages.high + 80)


def test_bars_and_week_sheet_tell_the_same_shifts() -> None:
    some = twenty(closed=frozenset({date(2026, 11, 25)}))
    made = laid(some, Stop(rounds=30))
    chart = gantt(some, made.schedule, date(2026, 11, 24), forecast(made, runs=20))
    assert chart is not None
    assert chart.today == date(2026, 11, 24)
    assert len(chart.rows) == 20
    for row in chart.rows:
        assert row.pieces[0][0] == row.first
        assert row.pieces[-1][1] == row.last
    sheet = week(some, made.schedule, date(2026, 11, 26))
    assert sheet.closed == (date(2026, 11, 25),)
    assert {part.day.weekday() for part in sheet.parts} == {0, 1, 3, 4}
    told = sorted((part.day, part.part, job.task, job.people) for part in sheet.parts for job in part.jobs)
    meant = sorted(
        (shift.day, shift.part, bar.task, shift.people)
        for bar in made.schedule.bars
        for shift in bar.shifts
        if shift.day <= date(2026, 11, 29)
    )
    assert told == meant
    assert gantt(some, type(made.schedule)(), MONDAY) is None
