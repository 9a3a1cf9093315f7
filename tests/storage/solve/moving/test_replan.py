"""Does the rest go on as people know it after an interruption, a change by hand, or a thing found elsewhere?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve import NOWHERE
from reorg.storage.solve.moving import Change, course, faults, replan
from reorg.storage.solve.moving.verify import wrong

PROPERTY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(data=st.data())
@PROPERTY
def test_after_any_number_of_handlings_the_rest_is_as_it_was_known(movings: Any, data: st.DataObject) -> None:
    made = data.draw(movings(12))
    known = course(made)
    done = data.draw(st.integers(0, len(known.handlings)))
    again = replan(made, known, range(done))
    assert wrong(again.moving, again.course) == []
    assert again.changed == 0
    assert [(e.box, e.origin, e.to) for e in again.course.handlings] == [
        (e.box, e.origin, e.to) for e in known.handlings[done:]
    ]


@given(data=st.data())
@PROPERTY
def test_whatever_was_changed_by_hand_the_rest_can_be_carried_out(movings: Any, data: st.DataObject) -> None:
    made = data.draw(movings(10))
    known = course(made)
    done = data.draw(st.sets(st.sampled_from(range(len(known.handlings))))) if known.handlings else set()
    thing = st.integers(0, max(0, len(made) - 1))
    place = st.integers(NOWHERE, made.shelves - 1)
    some = st.dictionaries(thing, place, max_size=3 if len(made) else 0)
    missing = data.draw(st.frozensets(thing, max_size=1 if len(made) else 0))
    change = Change(data.draw(some), data.draw(some), missing)
    again = replan(made, known, done, change)
    assert faults(again.moving) == ()
    assert wrong(again.moving, again.course) == []
    assert again.course.stuck == ()
    at = again.moving.origin.copy()
    for each in again.course.handlings:
        assert each.box not in missing
        at[each.box] = each.to
    for thing_ in again.homeless:
        assert again.moving.goal[thing_] == NOWHERE
    for thing_, shelf in again.rehomed.items():
        assert at[thing_] == shelf


def test_a_thing_found_elsewhere_is_carried_from_there_and_nothing_else_changes(moving: Any) -> None:
    made = moving([(10, at % 5, 5 + at % 4) for at in range(40)], [100] * 5 + [110] * 4 + [50])
    known = course(made)
    thing = known.handlings[20].box
    again = replan(made, known, range(10), Change(found={thing: 9}))
    assert wrong(again.moving, again.course) == []
    assert again.changed == 0
    assert [each.origin for each in again.course.handlings if each.box == thing] == [9]


def test_a_thing_put_by_hand_on_a_full_shelf_sends_one_thing_elsewhere(moving: Any) -> None:
    made = moving([(10, at % 5, 5 + at % 4) for at in range(40)], [100] * 5 + [100] * 4 + [50])
    known = course(made)
    thing = next(each.box for each in known.handlings[15:] if each.to == 6)
    again = replan(made, known, range(10), Change(found={thing: 7}, goals={thing: 7}))
    assert wrong(again.moving, again.course) == []
    assert len(again.rehomed) == 1
    assert set(again.rehomed.values()) == {6}  # the nearest unit with room: the one it should have gone to
    assert again.changed <= 2


def test_room_is_kept_for_what_nobody_finds(moving: Any) -> None:
    made = moving([(60, 0, 2), (60, 1, 2)], [60, 60, 120, 60])
    again = replan(made, course(made), (), Change(missing=frozenset({0})))
    assert [each.box for each in again.course.handlings] == [1]
    assert again.moving.room.tolist() == [60, 60, 60, 60]


def test_handlings_done_in_another_order_count_as_done(moving: Any) -> None:
    made = moving([(10, 0, 1), (10, 0, 1), (10, 0, 1)], [100, 100])
    known = course(made)
    again = replan(made, known, {0, 2})
    assert [each.box for each in again.course.handlings] == [known.handlings[1].box]


def test_ten_thousand_things_and_a_hundred_changes_leave_the_rest_alone(moving: Any) -> None:
    random = np.random.default_rng(5)
    things = [(10.0, at // 9, 0) for at in range(9_000)]
    goals = np.repeat(np.arange(1_000), 9)
    random.shuffle(goals)
    made = moving(
        [(10.0, origin, int(goal)) for (_size, origin, _), goal in zip(things, goals, strict=True)], [100.0] * 1_000
    )
    known = course(made)
    some = random.choice(len(made), 90, replace=False)
    change = Change(found={int(t): int(random.integers(1_000)) for t in some if made.goal[t] != made.origin[t]})
    again = replan(made, known, range(3_000), change)
    assert wrong(again.moving, again.course) == []
    assert again.rest - again.kept <= 0.01 * again.rest + len(change.found)


def test_a_change_that_names_nothing_is_refused(moving: Any) -> None:
    made = moving([(10, 0, 1)], [10, 10])
    for change in (Change(found={1: 0}), Change(goals={0: 2}), Change(missing=frozenset({7}))):
        with pytest.raises(ValueError, match="does not exist"):
            replan(made, course(made), (), change)


def test_a_thing_put_by_hand_into_a_unit_that_cannot_bear_it_goes_to_no_other_shelf_of_that_unit(moving: Any) -> None:
    made = moving([(10, 0, 0), (10, -1, -1)], [30, 10, 30], kg=[0.0, 1.0], zone=[0, 0, 1], zone_load=[0.0, 5.0])
    again = replan(made, course(made), (), Change(goals={1: 1}))
    assert faults(again.moving) == ()
    assert again.rehomed == {1: 2}


def test_what_only_a_unit_is_too_weak_for_is_put_on_a_table(moving: Any) -> None:
    made = moving([(10, 0, 3), (10, 2, 1)], [50] * 4, kg=[1.0, 1.0], zone=[0, 0, 1, 1], zone_load=[1.0, 1.0])
    for known in (course(made), replan(made, course(made), ()).course):
        assert wrong(made, known) == []
        assert (known.stuck, known.temporary) == ((), 1)


def test_two_shelves_of_a_unit_do_not_both_take_what_the_unit_bears_once(moving: Any) -> None:
    made = moving(
        [(10, 0, 2), (10, 2, 0), (10, 2, 1)], [80, 10, 20], kg=[1.0] * 3, zone=[0, 0, 1], zone_load=[2.0, 2.0]
    )
    known = course(made)
    assert wrong(made, known) == []
    assert replan(made, known, ()).changed == 0
