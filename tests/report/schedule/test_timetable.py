"""Does a museum's work become a calendar that can be carried out, follows the log, and says what it cannot do?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.assessment.tasks import Task
from reorg.report import schedule
from reorg.storage.solve.schedule.verify import wrong
from tests.report.schedule.cast import MONDAY, NUMBERS, TUESDAYS, log, moves, museum, place, table, team


def first_and_last(found: schedule.Timetable) -> dict[str, tuple[date, date]]:
    return {bar.task: (bar.first, bar.last) for bar in found.bars}


def checked(found: schedule.Timetable) -> schedule.Timetable:
    assert found.made is not None
    work = replace(found.made.translated.weeks.work)
    assert wrong(work, found.made.schedule) == []
    return found


def test_moves_are_cleaned_moved_labelled_and_checked_zone_by_zone() -> None:
    found = checked(table(plan=moves()))
    assert [job.task.id for job in found.todo.jobs][:4] == ["clean:u0", "move:u0", "label:u0", "check:u0"]
    after = {job.task.id: set(job.task.after) for job in found.todo.jobs}
    assert after["move:u0"] == {"clean:u0"}
    assert after["clean:u1"] == {"move:u0"}, "the moves before make room in it"
    assert after["move:u1"] == {"clean:u1", "move:u0"}
    assert after["check:u2"] == {"label:u2"}
    assert found.ends is not None
    assert found.ends.early <= found.ends.likely <= found.ends.late
    assert not found.undated


def test_what_is_moved_is_counted_and_what_is_gone_is_not_planned() -> None:
    plan, where = moves()
    where |= {f"o0-{at}": "s0" for at in range(60)} | {f"o1-{at}": "s1" for at in range(15)}
    for at in range(60):
        del where[f"o2-{at}"]
    found = table(plan=(plan, where))
    assert [line.id for line in found.todo.lines] == ["zone:u1"]
    job = found.job("move:u1")
    assert job.task.done == pytest.approx(0.25)
    assert str(job.title) == "Move 45 things to U1"
    assert "clean:u1" not in first_and_last(found), "a unit that things were put into is clean"


def test_small_zones_are_one_piece_of_work() -> None:
    found = table(museum(30), plan=moves(30, 4))
    assert len(found.todo.lines) == 2
    assert str(found.todo.lines[0].title) == "Moves 1: U0, U1, U2 …"


def test_good_evenings_are_pieces_of_work() -> None:
    plan, where = moves(2, 150)
    steps = [replace(step, evening=1 + at // 100) for at, step in enumerate(plan.moves.steps)]
    found = checked(table(plan=(replace(plan, moves=replace(plan.moves, steps=tuple(steps))), where)))
    assert [str(line.title) for line in found.todo.lines] == ["Moves 1: U0", "Moves 2: U0, U1", "Moves 3: U1"]
    jobs = {job.task.id for job in found.todo.jobs}
    assert {"clean:1", "clean:2"} < jobs, "a unit is cleaned once, before it is filled"
    assert {"label:2", "label:3"} < jobs, "and labelled when it is full"
    assert not {"clean:3", "label:1"} & jobs


def test_as_work_is_noted_the_end_moves_and_its_spread_narrows() -> None:
    before = table(held=[NUMBERS])
    slow, fast = (table(held=[log(NUMBERS, 5, things)]) for things in (6, 20))
    assert before.ends is not None
    assert slow.ends is not None
    assert fast.ends is not None
    assert fast.ends.likely < slow.ends.likely
    half = table(held=[log(NUMBERS, 4, 25)])
    more = table(held=[log(replace(NUMBERS, count=800), 28, 25)])
    assert half.job("k1").task.done == 0.5

    def width(found: schedule.Timetable) -> float:
        hours = found.job("k1").task.hours
        return (hours.high - hours.low) / hours.likely

    assert width(table(held=[log(NUMBERS, 1, 25)])) > width(half) > width(more)
    assert half.ends is not None
    assert before.ends.late - before.ends.early > half.ends.late - half.ends.early


def test_nothing_to_do_and_nobody_to_do_it() -> None:
    found = table()
    assert found.nothing
    assert "Nothing is left to do" in str(schedule.sentence(found))
    assert schedule.coming(found) == schedule.holding_up(found) == []
    assert len(schedule.paces(found)) == 1
    for said in ({"people": 0, "days_a_week": 1},):
        alone = table(museum(facts={"team": said}), [NUMBERS])
        assert alone.ends is None
        assert "about 107 hours of one person" in str(schedule.sentence(alone))
    never = table(museum(people=team({"name": "Ana", "times": []})), [NUMBERS])
    assert "Nobody is in the team" in str(schedule.sentence(never))
    paces = schedule.paces(never)
    assert [each.id for each in paces] == ["today", "people"]
    assert paces[1].table.ends is not None, "two who come would do it"


def test_deadlines() -> None:
    past = table(held=[NUMBERS], deadline=date(2026, 11, 20))
    assert str(schedule.deadline_words(past)) == "The deadline was 3 days ago."
    soon = table(held=[NUMBERS], deadline=date(2026, 11, 25))
    assert soon.chance == 0
    assert "cannot be met" in str(schedule.deadline_words(soon))
    far = table(held=[NUMBERS], deadline=date(2028, 1, 1))
    assert far.chance == 1
    own = table(museum(facts={"team": {"deadline": "2027-02-01"}}), [NUMBERS])
    assert own.deadline == date(2027, 2, 1)
    assert own.chance is not None
    assert schedule.deadline_words(table(held=[NUMBERS])) is None


def test_rooms_that_are_taken_closed_days_and_who_is_away() -> None:
    taken = museum(3, place("r", "room", booked=[["2026-11-24", "2026-12-07"]]))
    found = checked(table(taken, plan=moves()))
    assert min(bar.first for bar in found.bars) == date(2026, 12, 8)
    assert any("R is taken from" in str(each) for each in schedule.holding_up(found))
    closed = museum(facts={"team": {"closed": [["2026-11-24", "2026-12-24"]]}})
    assert min(bar.first for bar in checked(table(closed, plan=moves())).bars) == date(2026, 12, 29)
    away = museum(people=team(TUESDAYS | {"away": [["2026-11-24", "2026-11-24"]]}))
    assert min(bar.first for bar in checked(table(away, [NUMBERS])).bars) == date(2026, 12, 1)


def test_two_at_once_are_two() -> None:
    alone = table(museum(people=team(TUESDAYS)), plan=moves(1))
    (reason, *_) = [str(each.because) for each in alone.undated]
    assert "needs 2 people at once" in reason
    assert "Move 60 things to U0" in str(alone.undated[1].because), "what waits is named in words"
    assert not any("move:u0" in str(each) for each in schedule.holding_up(alone))


def test_skills() -> None:
    without = team(TUESDAYS | {"skills": ["records"]}, TUESDAYS | {"name": "Ben", "skills": []})
    found = table(museum(people=without), plan=moves(1))
    assert any("hold and carry objects" in str(each.because) for each in found.undated)


def supplied(**facts: object) -> schedule.Timetable:
    supply = {"name": "Shelf unit", "way": "buy", "count": 2, "cost": 300, "places": ["u1"], **facts}
    planned = museum(3, place("u1", "unit", "r", planned=True), supplies={"y1": supply})
    return checked(table(planned, plan=moves()))


def test_furniture_that_is_to_arrive() -> None:
    found = supplied(arrives="2027-01-12")
    days = first_and_last(found)
    assert days["buy:y1"][0] == date(2027, 1, 12)
    assert days["move:u1"][0] >= days["buy:y1"][1]
    assert days["move:u0"][0] < date(2027, 1, 12)
    assert found.cost.materials == 300
    assert any("waits until 12 January 2027" in str(each) for each in schedule.holding_up(found))
    assert first_and_last(supplied(here="2026-11-20", arrives="2027-01-12"))["buy:y1"][0] == date(2026, 11, 24)
    assert first_and_last(supplied(way="build"))["build:y1"][0] == date(2026, 11, 24)


def test_furniture_of_which_nobody_knows_when() -> None:
    found = supplied()
    assert [str(each.because) for each in found.undated] == [
        "Nobody said yet when it arrives.",
        "Furniture that is planned there has no day yet.",
    ]
    assert "move:u2" in first_and_last(found)
    assert str(schedule.sentence(found)).startswith("What can be given a day")
    assert first_and_last(supplied(struck=True)).keys() == first_and_last(found).keys()


def test_the_moves_are_not_also_a_task() -> None:
    task = Task("k2", library="move", one="move", count=180, state="begun", taken="2026-10-06", begun="2026-10-06")
    both = table(held=[log(task, 3, 100)], plan=moves())
    assert "k2" not in {job.task.id for job in both.todo.jobs}
    assert both.job("move:u0").task.hours.likely > table(plan=moves()).job("move:u0").task.hours.likely, (
        "its pace counts"
    )


def test_what_is_begun_goes_on_first() -> None:
    other = Task("k0", library="photograph", one="object", count=50, taken="2026-10-01")
    found = checked(table(held=[other, NUMBERS]))
    days = first_and_last(found)
    assert days["k1"][0] <= days["k0"][0]
    later = table(held=[other, log(NUMBERS, 1, 10)], day=MONDAY + timedelta(days=7))
    assert first_and_last(later)["k1"][0] == date(2026, 11, 24) + timedelta(days=7)


def test_work_for_a_hundred_years_and_tasks_without_a_figure() -> None:
    years = replace(NUMBERS, count=900_000)
    found = table(held=[years, Task("k3", title="Think about it"), replace(NUMBERS, id="k4", count=20)])
    reasons = {str(each.title): str(each.because) for each in found.undated}
    assert "within eight years" in reasons["Number 900,000 objects"]
    assert "Nobody said yet how long" in reasons["Think about it"]
    assert list(first_and_last(found)) == ["k4"]


def test_paces_and_cost() -> None:
    people = team(TUESDAYS | {"cost": 20}, TUESDAYS | {"name": "Ben"})
    today, more, longer = schedule.paces(table(museum(people=people), plan=moves(6)))
    assert today.table.ends is not None
    assert more.table.ends is not None
    assert longer.table.ends is not None
    assert more.table.ends.likely < today.table.ends.likely
    assert longer.table.ends.likely < today.table.ends.likely
    assert (today.table.crew.hours_a_week, more.table.crew.hours_a_week, longer.table.crew.hours_a_week) == (16, 32, 24)
    assert 0 < today.table.cost.wages.likely < 20 * today.table.hours.likely


def test_plain_data() -> None:
    found = table(held=[NUMBERS], plan=moves(), deadline=date(2027, 3, 1))
    told = schedule.to_data(found, schedule.paces(found))
    assert told["from"] == "2026-11-23"
    assert {"ends", "chance", "tasks", "paces", "cost", "next", "undated", "holds_up", "team"} <= told.keys()


_parts = st.tuples(st.integers(0, 6), st.integers(0, 1)).map(list)
_people = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.text(min_size=1, max_size=5),
            "times": st.lists(_parts, max_size=4),
            "skills": st.none() | st.lists(st.sampled_from([*schedule.SKILLS]), max_size=4),
        }
    ),
    max_size=4,
)


@settings(max_examples=25)
@given(_people, st.integers(0, 4), st.integers(1, 90), st.sampled_from([[], ["2026-11-20", "2026-12-10"]]))
def test_any_team_gets_a_calendar_that_can_be_carried_out(
    people: list[dict[str, object]], units: int, each: int, taken: list[str]
) -> None:
    said = museum(units, place("r", "room", booked=[taken] if taken else []), people=team(*people))
    held = [NUMBERS, Task("k2", library="mend-units", one="unit", count=3, taken="2026-10-01")]
    found = checked(table(said, held, moves(units, each)))
    planned = {bar.task for bar in found.bars}
    told = {str(each.title) for each in found.undated}
    comes = any(member.times for member in found.crew.members)
    assert all(job.task.id in planned or str(job.title) in told or not comes for job in found.todo.jobs), (
        "all or a reason"
    )
