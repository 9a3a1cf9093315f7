"""Is every move possible when its turn comes, and does nothing move more often than it must?"""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.language import speak
from reorg.storage.solve import ASIDE
from reorg.storage.solve.moving import Moving, course, evenings, faults, least_handlings, notes
from reorg.storage.solve.moving.verify import wrong, wrong_evenings

PROPERTY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(data=st.data(), swing=st.sampled_from([0.0, 30.0, float("inf")]), trolley=st.integers(1, 4))
@PROPERTY
def test_every_move_is_possible_when_its_turn_comes(
    movings: Any, data: st.DataObject, swing: float, trolley: int
) -> None:
    made = data.draw(movings(12))
    assert faults(made) == ()
    found = course(made, swing=swing, trolley=trolley)
    assert wrong(made, found, swing=swing, trolley=trolley) == []
    if swing == float("inf"):
        assert found.stuck == ()
    if found.stuck:
        again = course(made, swing=found.needed, trolley=trolley)
        assert found.needed > swing
        assert again.stuck == ()
        assert wrong(made, again, swing=found.needed, trolley=trolley) == []
    a_day = data.draw(st.integers(1, 6))
    assert wrong_evenings(made, found, evenings(made, found, a_day), a_day) == []


def fewest(made: Moving) -> int:
    """Return the fewest handlings there are, by looking at every state of a tiny store (tables have room for anything)."""
    goal, size = made.ends.tolist(), made.size.tolist()
    first = tuple(made.origin.tolist())
    seen, open_ = {first}, deque([(first, 0)])
    while open_:
        at, count = open_.popleft()
        if list(at) == goal:
            return count
        for thing, here in enumerate(at):
            for to in (*range(made.shelves), ASIDE):
                if to == here:
                    continue
                state = (*at[:thing], to, *at[thing + 1 :])
                mm = sum(size[t] for t, s in enumerate(state) if s == to)
                if state not in seen and (to == ASIDE or mm <= made.room[to] + 1e-6):
                    seen.add(state)
                    open_.append((state, count + 1))
    raise AssertionError("a table has room for anything")


@given(
    st.lists(
        st.tuples(st.sampled_from([10.0, 20.0, 30.0]), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=5
    ),
    st.lists(st.sampled_from([0.0, 10.0]), min_size=3, max_size=3),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_bound_holds_against_every_order_of_a_tiny_store(
    moving: Any, things: list[tuple[float, int, int]], spare: list[float]
) -> None:
    now, then = [0.0] * 3, [0.0] * 3
    for size, origin, goal in things:
        now[origin] += size
        then[goal] += size
    made = moving(things, [max(a, b) + more for a, b, more in zip(now, then, spare, strict=True)])
    assert least_handlings(made) <= fewest(made) <= len(course(made).handlings)


def test_a_store_in_order_moves_nothing(moving: Any) -> None:
    made = moving([(10, 0, 0), (20, 1, 1), (30, 1, -1)], [30, 50])
    found = course(made)
    assert (found.handlings, found.bound, found.stuck) == ((), 0, ())
    assert evenings(made, found, 10) == ()
    assert [speak(each, "en") for each in notes(found)] == [
        "Everything stands where it belongs. Nothing needs to be moved."
    ]


def ring(moving: Any, count: int) -> Moving:
    """So many boxes, each on a full shelf of its own, each to go to the next shelf."""
    made: Moving = moving([(100, at, (at + 1) % count) for at in range(count)], [100] * count)
    return made


def test_a_ring_of_five_thousand_boxes_needs_one_place_on_a_table(moving: Any) -> None:
    made = ring(moving, 5_000)
    found = course(made)
    assert wrong(made, found) == []
    assert (len(found.handlings), found.bound) == (5_001, 5_001)
    assert (found.aside, found.swing, found.temporary) == (1, 100, 1)


def test_a_ring_of_five_thousand_boxes_without_a_table_says_how_much_is_needed_and_what_it_frees(moving: Any) -> None:
    found = course(ring(moving, 5_000), swing=0)
    assert (len(found.handlings), len(found.stuck), found.needed) == (0, 5_000, 100)


def test_without_a_table_it_says_how_much_is_needed(moving: Any) -> None:
    found = course(ring(moving, 50), swing=0)
    assert (found.handlings, len(found.stuck), found.needed) == ((), 50, 100)
    assert [speak(each, "en") for each in notes(found)] == [
        "50 things cannot be moved: they wait for each other. A free table of 0.1 m would let them move."
    ]


def test_an_empty_shelf_is_as_good_as_a_table(moving: Any) -> None:
    made = moving([(100, 0, 1), (100, 1, 0)], [100, 100, 100])
    found = course(made, swing=0)
    assert wrong(made, found, swing=0) == []
    assert (len(found.handlings), found.aside, found.temporary) == (3, 0, 1)


def test_a_hole_on_a_shelf_that_still_waits_is_used_before_giving_up(moving: Any) -> None:
    things = [(40, 0, 1), (40, 1, 0), (60, 0, 1), (60, 1, 0), (30, 2, 2), (10, 3, 2)]
    made = moving(things, [100, 100, 100, 10])
    found = course(made, swing=0)
    assert wrong(made, found, swing=0) == []
    assert found.stuck == ()


def test_what_a_shelf_or_a_unit_bears_is_kept_to_all_the_time(moving: Any) -> None:
    made = moving([(10, 0, 1), (10, 1, 0)], [50, 50], kg=[8, 8], load=[10, 10])
    found = course(made)
    assert wrong(made, found) == []
    assert (len(found.handlings), found.bound) == (3, 3)
    unit = moving([(10, 0, 2), (10, 2, 0)], [50, 50, 50], kg=[8, 8], zone=[0, 0, 1], zone_load=[10, 10])
    assert len(course(unit).handlings) == 3


def test_a_plan_that_overfills_is_refused_in_words(moving: Any) -> None:
    made = moving([(60, 0, 1), (60, 1, 1)], [100, 100])
    assert [speak(each, "en") for each in faults(made)] == [
        "The plan puts more on 1 shelf than fits or than it bears: 1."
    ]
    with pytest.raises(ValueError, match="more on"):
        course(made)


def test_all_that_is_wrong_is_told_at_once(moving: Any) -> None:
    made = moving([(0, 0, 1), (float("nan"), 5, 1), (10, 0, -3)], [100, -1], kg=[1, -1, 1], zone=[0, 9], zone_load=[5])
    assert len(faults(made)) == 6


def test_units_are_filled_one_after_the_other_by_trolleys(moving: Any) -> None:
    things = [(10.0, at % 10, 10 + at % 3) for at in range(90)]
    made = moving(things, [100.0] * 10 + [400.0] * 3)
    found = course(made, trolley=15)
    assert wrong(made, found, trolley=15) == []
    assert found.handlings[-1].trolley == 5
    stops = evenings(made, found, 33)
    assert [each.handlings for each in stops] == [30, 60, 90]
    assert [each.finished for each in stops] == [1, 2, 3]


def test_a_full_store_in_disorder_is_put_in_order_with_hardly_a_handling_more(moving: Any) -> None:
    random = np.random.default_rng(3)
    things, room = [], 100.0
    for shelf in range(300):
        sizes = random.uniform(4, 16, 9)
        things += [(float(size), shelf, -2) for size in sizes * 92 / sizes.sum()]
    mm = np.zeros(300)
    for at in np.argsort([-size for size, *_rest in things]):
        size, origin, _goal = things[at]
        goal = next(int(g) for g in np.argsort(mm + random.uniform(0, 20, 300)) if mm[g] + size <= room)
        mm[goal] += size
        things[at] = (size, origin, goal)
    made = moving(things, [room] * 300)
    found = course(made)
    assert wrong(made, found) == []
    assert found.bound > 2_500
    assert len(found.handlings) <= 1.001 * found.bound
