"""Is the team read as it was entered, whatever was entered?"""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reorg.report import schedule
from tests.report.schedule.cast import LIBRARY, TUESDAYS, team

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8), st.lists, max_leaves=6
)


def test_people_as_entered() -> None:
    said = team(
        TUESDAYS | {"skills": ["build", "fly"], "away": [["2026-12-24", "2027-01-02"], ["x", "y"]], "cost": 12.5},
        {"name": "Ben"},
        {"name": "Off", "struck": True},
    )
    crew = schedule.crew_of(said, {}, LIBRARY)
    ana, ben = crew.members
    assert (ana.called, ana.skills, ana.cost) == ("Ana", {"build"}, 12.5)
    assert ana.away == ((date(2026, 12, 24), date(2027, 1, 2)),)
    assert ben.skills == set(schedule.SKILLS), "who says nothing of it can do everything"
    assert ben.times == frozenset()
    assert crew.hours_a_week == 8


def test_people_without_a_name() -> None:
    usual = schedule.crew_of({}, {}, LIBRARY)
    assert (len(usual.members), usual.own, usual.hours_a_week) == (2, False, 16)
    assert str(usual.members[0].called) == "Person 1"
    said = schedule.crew_of({}, {"team": {"people": 3, "days_a_week": 1.5, "half_day": 3}}, LIBRARY)
    assert (len(said.members), said.own, said.hours_a_week) == (3, True, 27)
    fridays = schedule.crew_of({}, {}, LIBRARY, ["2026-11-20", "2026-11-13", "2026-11-10", "no day"])
    assert {day for day, _ in fridays.members[0].times} == {4}, "as work was noted"


def test_the_board_reckons_with_those_who_were_entered() -> None:
    both = schedule.team_as_entered(team(TUESDAYS, {"name": "Ben", "times": [[4, 0]]}), {}, LIBRARY)
    assert (both.people, both.days_a_week) == (2, 0.75)
    assert schedule.team_as_entered({}, {}, LIBRARY).people == 2
    assert schedule.team_as_entered(team({"name": "Ben"}), {}, LIBRARY).people == 2, (
        "nobody comes: nothing to divide by"
    )


@given(ANY, ANY, ANY, ANY)
def test_nothing_that_was_entered_makes_it_fail(times: object, away: object, skills: object, cost: object) -> None:
    person = {"name": "x", "times": times, "away": away, "skills": skills, "cost": cost}
    facts = {"team": {"people": cost, "days_a_week": cost, "half_day": cost, "closed": away, "deadline": cost}}
    crew = schedule.crew_of({"p": person}, facts, LIBRARY)
    assert 0.5 <= crew.half_day <= 6
    assert all(first <= last for member in crew.members for first, last in member.away)
