"""Do findings become tasks in the right order, does progress count by itself, and does the log say how long it takes?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from reorg.assessment import Assessment, State, assess, tasks
from reorg.assessment.tasks import Session, Sign, Signs, Standing, Task
from reorg.language import say
from reorg.method import borrowed, load, load_library
from reorg.museum import Museum

LIBRARY, METHOD = load_library(), load()
EMPTY = assess(Museum(), METHOD)
TEAM = tasks.Team(2, 1.0)


def sign(name: str, count: int = 0, *, urgent: bool = False) -> tuple[str, Sign]:
    return name, Sign(name, say("Seen."), count, about=tuple(f"o{at}" for at in range(count)), urgent=urgent)


def board(
    *signs: tuple[str, Sign], held: tuple[Task, ...] = (), unseen: str = "", found: Assessment = EMPTY
) -> tasks.Board:
    seen = Signs(dict(signs), frozenset({unseen} if unseen else ()))
    return tasks.board(LIBRARY, seen, held, rates=borrowed(), assessment=found, team=TEAM)


def standing(found: tasks.Board, key: str) -> Standing:
    each = found.find(key)
    assert isinstance(each, Standing)
    return each


NUMBERS = Task("k1", library="number-objects", one="object", count=214, state="begun", taken="2026-10-06")
LOG = tuple(Session(f"w{at}", "k1", f"2026-10-0{at + 1}", 2, 4.0, 31) for at in range(1, 4))


def ids(found: tasks.Board) -> list[str]:
    return [each.id for each in found.proposed]


def test_what_is_seen_becomes_tasks_that_name_it() -> None:
    found = board(sign("floor", 12), sign("finding:number-missing", 214))
    floor = found.find("lift-off-floor")
    assert isinstance(floor, tasks.Proposed)
    assert str(floor.title) == "Lift 12 objects off the floor"
    assert floor.signs[0].about[:2] == ("o0", "o1")
    assert floor.left.likely == pytest.approx(12 / 96)
    assert "relieve-units" not in ids(found)
    assert {each.id for each in found.rest} >= {"relieve-units", "hang-long-things"}


def test_the_order_goes_by_phase_then_by_what_others_wait_for() -> None:
    found = ids(board(sign("floor", 12), sign("no-rooms"), sign("unplanned"), sign("criterion:collection-only")))
    at = {name: found.index(name) for name in found}
    assert at["team"] < at["measure-rooms"] < at["space-need"] < at["layout"] < at["agreement"] < at["clear-out"]
    assert at["clear-out"] < at["lift-off-floor"], "better first"


def test_a_danger_comes_before_everything() -> None:
    found = board(sign("finding:pests", 3, urgent=True), sign("unanswered", 10))
    assert ids(found)[0] == "urgent-condition"
    assert found.next is not None
    assert found.next.id == "urgent-condition"
    begun = board(sign("finding:pests", 3, urgent=True), held=(NUMBERS,))
    assert begun.next is not None
    assert begun.next.id == "k1", "what is begun is not dropped without a person's word"


def test_more_gain_a_day_comes_first_within_a_phase() -> None:
    worse = replace(
        EMPTY,
        criteria=tuple(
            replace(score, state=State.NOT if score.id == "off-floor" else State.MET) for score in EMPTY.criteria
        ),
    )
    found = ids(board(sign("floor", 12), sign("finding:size-missing", 12), found=worse))
    assert found.index("lift-off-floor") < found.index("measure-objects")


def test_what_should_come_first_is_a_word_and_no_lock() -> None:
    found = board(sign("floor", 12), sign("criterion:collection-only"))
    floor = found.find("lift-off-floor")
    assert floor is not None
    assert [str(each) for each in floor.before] == [
        "Take out what does not belong to the collection, and free the aisles"
    ]
    done = Task("k2", library="clear-out", state="done", ended="2026-10-01")
    later = board(sign("floor", 12), held=(done,)).find("lift-off-floor")
    assert later is not None
    assert later.before == ()


def test_what_is_done_counts_by_itself() -> None:
    each = standing(board(sign("finding:number-missing", 202), held=(NUMBERS,)), "k1")
    assert (each.measured, each.done, each.total, each.open, each.more) == (True, 12, 214, 202, 0)
    assert each.share == pytest.approx(12 / 214)
    assert str(each.title) == "Number 214 objects"


def test_what_came_since_is_said() -> None:
    each = standing(board(sign("finding:number-missing", 230), held=(NUMBERS,)), "k1")
    assert (each.done, each.more, each.open) == (0, 16, 230)


def test_a_finding_that_is_gone_meanwhile() -> None:
    each = standing(board(held=(NUMBERS,)), "k1")
    assert each.gone
    assert each.done == 214
    assert each.left.high == 0


def test_nobody_looked_is_not_gone() -> None:
    each = standing(board(held=(replace(NUMBERS, log=LOG),), unseen="finding:"), "k1")
    assert not each.measured
    assert not each.gone
    assert (each.done, each.open) == (93, 121), "then the log counts"


def test_own_pace_takes_over_and_the_forecast_follows() -> None:
    found = board(sign("finding:number-missing", 121), held=(replace(NUMBERS, log=LOG),))
    each = standing(found, "k1")
    assert each.pace
    assert each.pace.own == 3
    assert each.pace.likely == pytest.approx((15 + 93) / 4)
    assert each.spent == pytest.approx(3.0)
    assert each.left.likely == pytest.approx(121 / 27)
    assert found.weeks(found.left).likely == pytest.approx(121 / 27 / 2)
    assert str(tasks.pace_words(each.pace)) == "Your pace: 27 a day for one person (23 to 31). Borrowed: 15."


def test_the_pace_is_learned_from_every_round_of_a_task() -> None:
    before = replace(NUMBERS, id="k0", state="done", log=LOG)
    found = board(sign("finding:number-missing", 40), held=(before,)).find("number-objects")
    assert isinstance(found, tasks.Proposed)
    assert found.pace
    assert found.pace.own == 3
    assert found.round_ == 2


def test_a_task_without_things_is_left_what_was_not_worked() -> None:
    held = Task("k3", library="support", state="begun", log=(Session("w", "k3", "2026-10-01", 1, 6.0),))
    each = standing(board(held=(held,)), "k3")
    assert each.left.data() == pytest.approx([0.0, 0.25, 1.25])
    more = replace(held, log=(*held.log, Session("v", "k3", "2026-10-02", 2, 8.0)))
    assert standing(board(held=(more,)), "k3").longer


def test_own_tasks_count_too() -> None:
    held = Task("k4", title="Paint the wall", days=2.0)
    counted = Task("k5", title="Sew covers", count=30, log=(Session("w", "k5", "2026-10-01", 1, 8.0, 10),))
    found = board(held=(held, counted))
    assert standing(found, "k4").left.data() == [2, 2, 2]
    assert standing(found, "k5").left.likely == pytest.approx(2.0)
    assert standing(found, "k5").share == pytest.approx(1 / 3)


def test_what_was_done_once_is_not_proposed_again_unless_the_data_show_it() -> None:
    done = tuple(Task(f"k{name}", library=name, state="done") for name in ("team", "name-in-charge", "lift-off-floor"))
    found = board(sign("criterion:in-charge"), held=done)
    assert {"team", "name-in-charge", "lift-off-floor"} & set(ids(found)) == set()
    again = board(sign("floor", 2), held=done)
    assert "lift-off-floor" in ids(again)


def test_a_task_of_a_library_that_is_no_more() -> None:
    held = Task("k9", library="polish-the-bell", count=3, log=(Session("w", "k9", "2026-10-01", 1, 2.0, 1),))
    each = standing(board(held=(held,)), "k9")
    assert each.title == "polish-the-bell"
    assert (each.done, each.total) == (1, 3)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((7.5, 10, 15), "10 person-days (7.5 to 15)"),
        ((1, 1, 1), "1 person-day"),
        ((0.1, 0.22, 0.65), "1.8 person-hours (0.8 to 5.2)"),
        ((0.01, 0.02, 0.06), "10 minutes (5 to 29)"),
    ],
)
def test_days_as_people_say_them(days: tuple[float, float, float], said: str) -> None:
    from reorg.method import Range

    assert str(tasks.day_range(Range(*days), 8)) == said


def test_what_had_no_number_when_it_was_taken_on_is_not_gone() -> None:
    each = standing(board(held=(Task("k6", library="labels"),)), "k6")
    assert not each.gone
    assert each.share is None
