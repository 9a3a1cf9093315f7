"""Is work that cannot be refused, what is doubtful asked again, and what is entered read back as it was?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.assessment import tasks
from reorg.assessment.tasks import Session, Task
from reorg.method import load_library
from reorg.museum import KINDS

TODAY = "2026-11-23"
GOOD = Session("", "k1", "2026-11-22", 2, 3.5, 11, by="Ana", on="2026-11-22T16:00:00Z")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hours": 25.0}, "24 hours"),
        ({"hours": 0.0}, "24 hours"),
        ({"hours": float("nan")}, "24 hours"),
        ({"day": "2026-11-24"}, "has not come yet"),
        ({"day": "2026-02-30"}, "is no day"),
        ({"day": ""}, "is no day"),
        ({"day": "0202-11-01"}, "Check the year"),
        ({"people": 0}, "How many people"),
        ({"people": -2}, "How many people"),
        ({"people": 1000}, "How many people"),
        ({"things": -1}, "none or more"),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object], said: str) -> None:
    problems = tasks.refused_session(replace(GOOD, **wrong), TODAY)  # type: ignore[arg-type]  # what a form may hold
    assert len(problems) == 1
    assert said in str(problems[0])


def test_a_usual_line_is_taken() -> None:
    assert tasks.refused_session(GOOD, TODAY) == []
    assert tasks.refused_session(replace(GOOD, things=None), TODAY) == []
    assert tasks.doubted_session(GOOD, Task("k1")) is None


def test_what_is_doubtful_is_asked() -> None:
    assert "13 hours" in str(tasks.doubted_session(replace(GOOD, hours=13.0), Task("k1")))
    again = tasks.doubted_session(replace(GOOD, by="Ben"), Task("k1", log=(GOOD,)))
    assert "Ana noted the same already" in str(again)


def test_two_copies_that_take_on_the_same_task_take_on_one() -> None:
    task = load_library().find("lift-off-floor")
    assert task
    here = tasks.take_draft(task, round_=1, count=12, day=TODAY, responsible="Ana")
    there = tasks.take_draft(task, round_=1, count=13, day=TODAY, responsible="Ben")
    assert here.about == there.about != tasks.take_draft(task, round_=2, count=1, day=TODAY, responsible="").about


@given(
    st.text(max_size=30),
    st.integers(1, 99),
    st.floats(0.1, 24),
    st.none() | st.integers(0, 10**6),
    st.text(max_size=20),
)
def test_what_is_entered_is_read_back(note: str, people: int, hours: float, things: int | None, by: str) -> None:
    task = Task("k1", title="x")
    session = Session("", "k1", "2026-11-22", people, hours, things, note, by, "2026-11-22T16:00:00Z")
    line, begun = tasks.session_drafts(task, session)
    assert {*line.data, *begun.data} <= KINDS["task"]
    told = tasks.tasks_of({"k1": {"title": "x", **begun.data}, line.about: dict(line.data)})
    assert told[0].log == (replace(session, key=line.about),)
    assert (told[0].state, told[0].begun) == ("begun", "2026-11-22")


def test_two_lines_of_one_moment_are_two() -> None:
    task = Task("k1", title="x", state="begun", begun="2026-11-01")
    (first,) = tasks.session_drafts(task, GOOD)
    (second,) = tasks.session_drafts(replace(task, log=(GOOD,)), replace(GOOD, things=12))
    assert first.about != second.about


@pytest.mark.parametrize(
    ("title", "count", "days", "wrong"),
    [("Paint", 0, 0.0, 0), ("", 0, 0.0, 1), ("x" * 401, 0, 0.0, 1), ("Paint", -1, 0.0, 1), ("Paint", None, None, 2)],
)
def test_own_tasks(title: str, count: int | None, days: float | None, wrong: int) -> None:
    assert len(tasks.refused_own(title, count, days)) == wrong


@pytest.mark.parametrize(
    ("said", "people", "own"),
    [
        ({"people": 3, "days_a_week": 2}, 3, True),
        ({"people": 0, "days_a_week": 2}, 2, False),
        ("Ana and Ben", 2, False),
    ],
)
def test_the_team_is_as_the_museum_says_if_that_can_be(said: object, people: int, own: bool) -> None:
    team = tasks.team_of({"team": said}, load_library())
    assert (team.people, team.own) == (people, own)


def test_nonsense_from_a_later_version_is_no_crash() -> None:
    told = tasks.tasks_of({"k": {"library": 3, "count": "many", "state": "flying", "hands": None}, "x": {}})
    assert [(each.library, each.count, each.state, each.hands) for each in told] == [("3", 0, "open", 1)]
