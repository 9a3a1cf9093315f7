"""Are the layouts that are proposed right, as good as they are said to be, and the same again with the same seed?"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.storage.solve import Stop
from reorg.storage.solve.layout import (
    KINDS_OF_LAYOUT,
    SIDES,
    Compact,
    Door,
    Problem,
    Proposal,
    Room,
    Rules,
    Stand,
    Thing,
    UnitType,
    Width,
    at_most,
    check,
    footprint,
    propose,
)
from reorg.storage.solve.layout.problem import before, looks, within
from tests.storage.solve.layout.drawn import BAY, ELL, METRE, NORTH, SLANTED, column, problem, rectangle, room


def best(asked: Problem, rounds: int = 0, seed: int = 1) -> Proposal:
    return propose(asked, Stop(rounds=rounds), seed).proposals[0]


@pytest.mark.parametrize(
    ("wide", "deep", "bays"), [(6000, 4000, 20), (8000, 5000, 34), (10000, 6000, 54), (12000, 8000, 88)]
)
def test_rows_alone_hold_as_much_as_those_of_the_earlier_study(wide: int, deep: int, bays: int) -> None:
    asked = problem(room(wide, deep, doors=(Door((wide / 2 - 500, 0.0), (wide / 2 + 500, 0.0)),)))
    assert best(asked).figures.bays >= bays


def test_searching_finds_what_the_earlier_study_found_on_a_grid() -> None:
    assert best(problem(), 1500).figures.bays >= 22


def test_the_same_seed_gives_the_same_answer() -> None:
    asked = problem(room(5000, 4000, column(2000, 2000)))
    one, two = (propose(asked, Stop(rounds=150), 7).proposals for _ in range(2))
    assert one == two


def test_more_rounds_are_never_worse() -> None:
    asked = problem(room(5000, 4000, column(2000, 2000)))
    found = [best(asked, rounds).figures.bays for rounds in (0, 60, 400)]
    assert found[0] <= max(found[1:])


@pytest.mark.parametrize(
    "asked",
    [
        problem(),
        problem(Room(ELL, (NORTH,), (column(4800, 4800),))),
        problem(Room(SLANTED, (NORTH,), (column(4000, 3000),)), rules=Rules()),
        problem(Room(SLANTED, (Door((8500.0, 3000.0), (8350.0, 3900.0)),))),
        problem(room(9000, 6000, Thing.box("radiator", (3000, 5850, 5000, 6000)), outside=frozenset({2, 3}))),
        problem(room(6000, 5000), replace(BAY, wanted=4), UnitType("plan chest", 1400, 1000, 1200, wanted=2)),
        problem(room(6000, 5000), UnitType("open", 1000, 800, opens=("front", "back"))),
        problem(
            room(7000, 5000), fixed=(Stand("bay", 0, 2000, 270, fixed=True), Stand("bay", 6500, 3000, 90, fixed=True))
        ),
        problem(room(7000, 6000, doors=(NORTH, Door((7000.0, 4000.0), (7000.0, 4900.0))))),
        problem(room(7000, 6000), compact=Compact("bay")),
    ],
)
def test_every_proposal_is_right_and_below_the_bound(asked: Problem) -> None:
    answer = propose(asked, Stop(rounds=30))
    assert answer.proposals
    for each in answer.proposals:
        assert check(each.answers(asked), each.units) == []
        assert each.faults == ()
        assert each.kind in KINDS_OF_LAYOUT
        assert each.figures.bays <= each.figures.at_most
        assert each.units[: len(asked.fixed)] == asked.fixed
    assert answer.proposals[0].figures.bays > len(asked.fixed)
    kinds = [each.kind for each in answer.proposals]
    assert len(set(kinds)) == len(kinds)


def test_fixed_units_that_are_wrong_are_told_and_the_new_ones_are_right() -> None:
    asked = problem(fixed=(Stand("bay", 3000, 200, 0, fixed=True),))
    answer = propose(asked)
    for each in answer.proposals:
        assert each.faults != ()
        assert {fault.unit for fault in each.faults} <= {0, -1}


def test_what_is_wanted_goes_first_and_what_is_left_over_has_a_reason() -> None:
    chest, high = UnitType("plan chest", 1400, 1000, wanted=2), UnitType("tower", 500, 500, 4000, wanted=3)
    answer = propose(problem(room(height=2500), BAY, chest, high), Stop(rounds=100))
    for each in answer.proposals:
        if each.kind in {"along", "across", "searched"}:
            assert sum(unit.type == "plan chest" for unit in each.units) == 2
        assert [(left.type, left.count, left.reason) for left in each.unplaced if left.type == "tower"] == [
            ("tower", 3, "too-high")
        ]


def test_no_more_than_wanted() -> None:
    for each in propose(problem(room(), replace(BAY, wanted=5))).proposals:
        assert len(each.units) <= 5
    assert best(problem(room(), replace(BAY, wanted=5))).figures.bays == 5


def test_a_question_that_cannot_be_asked_has_no_layouts_and_its_faults() -> None:
    answer = propose(problem(Room(rectangle(6000, 4000))))
    assert (answer.proposals, [fault.code for fault in answer.faults]) == ((), ["no-door"])


def test_a_door_that_is_blocked_leaves_nothing_and_says_so() -> None:
    blocked = problem(room(6000, 4000, Thing.box("stairs", (2400, 0, 3600, 900))))
    for each in propose(blocked).proposals:
        assert each.units == ()
        assert [left.reason for left in each.unplaced] == ["no-way-in"]
    assert propose(blocked).proposals


def test_units_too_large_or_too_heavy_have_a_reason_and_the_others_a_place() -> None:
    huge, heavy = UnitType("huge", 9000, 500, wanted=1), UnitType("safe", 800, 800, kg=5000)
    answer = propose(problem(room(floor_load=500), huge, heavy, BAY))
    for each in answer.proposals:
        assert {(left.type, left.reason) for left in each.unplaced} == {("huge", "too-large"), ("safe", "too-heavy")}
    assert answer.proposals[0].figures.bays >= 20


def test_compact_shelving_holds_more_and_says_what_the_floor_must_carry() -> None:
    asked = problem(room(8000, 6000), compact=Compact("bay"))
    found = {each.kind: each for each in propose(asked).proposals}
    tight = found["compact"]
    assert tight.figures.bays > 1.2 * max(each.figures.bays for kind, each in found.items() if kind != "compact")
    block = max(tight.added, key=lambda kind: kind.bays)
    assert tight.values["load"] == 537  # 250 kg on 1.0 × 0.525 m, and 60 kg/m² of rails and carriages
    assert block.bays * 250 < block.kg
    weak = replace(asked, room=replace(asked.room, floor_load=300))
    assert "compact" not in {each.kind for each in propose(weak).proposals}


def test_compact_shelving_holds_no_more_than_is_wanted_and_its_bays_count() -> None:
    asked = problem(room(8000, 6000), replace(BAY, wanted=40), compact=Compact("bay"))
    for each in propose(asked).proposals:
        assert each.figures.bays <= 40
        missing = sum(left.count for left in each.unplaced)
        assert each.figures.bays + missing == 40


def test_a_room_for_none_of_the_types_says_so() -> None:
    for each in propose(problem(room(height=2000), compact=Compact("bay"))).proposals:
        assert each.units == ()
        assert [(left.type, left.reason) for left in each.unplaced] == [("bay", "too-high")]


def test_cancel_returns_what_was_found_and_progress_is_told() -> None:
    told: list[float] = []
    answer = propose(problem(), Stop(rounds=100_000), progress=told.append, cancel=lambda: len(told) > 0)
    assert answer.proposals
    assert answer.rounds < 100_000
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_seconds_stop_the_search() -> None:
    answer = propose(problem(), Stop(seconds=0.2))
    assert answer.seconds < 5
    assert answer.rounds > 0


def test_shelf_metres_and_the_share_of_the_floor_add_up() -> None:
    found = best(problem()).figures
    assert found.metres == 5 * found.bays
    assert found.taken == pytest.approx(100 * found.units * 0.5 / 24)


# ---- an independent look: every front is reached on a raster of 100 mm, by a square of 1000 mm that slides ----


def flooded(asked: Problem, units: tuple[Stand, ...]) -> bool:
    """Return whether every front is reached; for rooms and units on multiples of 100 mm."""
    kinds = {kind.code: kind for kind in asked.types}
    boxes = [footprint(kinds[unit.type], unit) for unit in units]
    boxes += [(t.corners[0][0], t.corners[0][1], t.corners[2][0], t.corners[2][1]) for t in asked.room.things]

    def free(x: int, y: int) -> bool:
        point = (x * 100 + 50.0, y * 100 + 50.0)
        return within(asked.room.corners, point) and not any(
            b[0] < point[0] < b[2] and b[1] < point[1] < b[3] for b in boxes
        )

    wide = max(x for x, _ in asked.room.corners) / 100
    cells = {
        (x, y)
        for x, y in product(range(int(wide)), range(int(max(y for _, y in asked.room.corners) / 100)))
        if free(x, y)
    }
    squares = {(x, y) for x, y in cells if all((x + i, y + j) in cells for i in range(10) for j in range(10))}
    door = asked.room.doors[0]
    start = (round(door.start[0] / 100), 0)
    seen, queue = {start} & squares, [start]
    while queue:
        x, y = queue.pop()
        for to in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if to in squares and to not in seen:
                seen.add(to)
                queue.append(to)
    walked = {(x + i, y + j) for x, y in seen for i in range(10) for j in range(10)}
    for unit, box in zip(units, boxes, strict=False):
        left, top, right, bottom = before(box, looks("front", unit.turn), 1000)
        zone = {
            (x, y)
            for x in range(round(left / 100), round(right / 100))
            for y in range(round(top / 100), round(bottom / 100))
        }
        if not zone <= walked:
            return False
    return True


@settings(max_examples=4, deadline=None)
@given(
    st.integers(45, 90), st.integers(40, 80), st.integers(0, 25), st.lists(st.tuples(st.integers(5, 80), st.integers(15, 70)), max_size=2),
    st.integers(1, 4),
)  # fmt: skip
def test_every_front_is_reached_on_a_raster_and_the_bound_holds(
    wide: int, deep: int, at: int, columns: list[tuple[int, int]], seed: int
) -> None:
    things = tuple(
        column(x * 100.0, y * 100.0) for x, y in columns if x * 100 + 300 <= wide * 100 and y * 100 + 300 <= deep * 100
    )
    door = Door((at * 100.0, 0.0), (at * 100.0 + 1000, 0.0))
    asked = Problem(Room(rectangle(wide * 100.0, deep * 100.0), (door,), things), (BAY,), rules=METRE)
    answer = propose(asked, Stop(rounds=40), seed)
    most = at_most(asked)
    for each in answer.proposals:
        if all(not (unit.x % 100 or unit.y % 100) for unit in each.units):
            assert flooded(asked, each.units)
        assert check(asked, each.units) == []
        assert each.figures.bays <= most


def test_the_bound_is_met_where_a_room_is_one_aisle_and_two_rows() -> None:
    # 2 m × n m, an aisle of 1 m between two rows, the door at its end: 2 n, and nobody beats that
    asked = problem(room(8000, 2000, doors=(Door((0.0, 1500.0), (0.0, 500.0)),)))
    assert (best(asked, 50).figures.bays, at_most(asked)) == (16, 16)


def test_columns_and_fixed_units_lower_the_bound() -> None:
    assert at_most(problem()) == 24  # 24 m², 1 m² more, a quarter less for the door, 1 m² a bay
    two = (Door((0.0, 1500.0), (0.0, 500.0)), Door((6000.0, 2500.0), (6000.0, 3500.0)))
    assert at_most(problem(room(6000, 4000, doors=two), replace(BAY, bays=0.5))) == pytest.approx(12.25)
    assert at_most(problem(room(6000, 4000, column(2000, 2000, 1000)))) == 23
    assert at_most(problem(fixed=(Stand("bay", 0, 3500, 180, fixed=True),))) == 25
    assert at_most(problem(room(), replace(BAY, wanted=3))) == 3
    assert at_most(problem(room(), replace(BAY, bays=0.5))) == pytest.approx(12.375)
    narrow = problem(room(), rules=replace(METRE, passage=Width(600)))
    assert at_most(narrow) == int((24 + 0.36 - 0.09) / 0.8)
    assert SIDES.keys() == {"front", "back", "left", "right"}
