"""Does any question get an answer that is right, or its faults, and never an exception?"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.storage.layout_told import told_fault, told_unplaced
from reorg.storage.solve import Stop
from reorg.storage.solve.layout import (
    CODES,
    STOPPING,
    Compact,
    Door,
    Problem,
    Room,
    Rules,
    Stand,
    Thing,
    UnitType,
    Width,
    check,
    impossible,
    propose,
)

NUMBER = st.one_of(
    st.integers(-2, 90).map(lambda tenth: tenth * 100.0),
    st.sampled_from([0.0, 1.0, 333.3, 1e7, float("inf"), float("nan")]),
)
SIZE = st.one_of(st.integers(3, 25).map(lambda tenth: tenth * 100.0), NUMBER)
POINT = st.tuples(NUMBER, NUMBER)
TURN = st.sampled_from([0, 90, 180, 270])
OUTLINES = st.one_of(
    st.builds(lambda w, d: ((0.0, 0.0), (w, 0.0), (w, d), (0.0, d)), st.integers(10, 70).map(lambda n: n * 100.0), st.integers(10, 70).map(lambda n: n * 100.0)),
    st.just(((0.0, 0.0), (7000.0, 0.0), (7000.0, 3000.0), (3000.0, 3000.0), (3000.0, 7000.0), (0.0, 7000.0))),
    st.just(((0.0, 0.0), (5000.0, 1000.0), (6000.0, 5000.0), (1000.0, 6000.0))),
    st.lists(POINT, max_size=7).map(tuple),
)  # fmt: skip
DOORS = st.lists(
    st.builds(
        Door, st.tuples(st.integers(0, 40).map(lambda n: n * 100.0), st.just(0.0)), st.tuples(st.integers(0, 50).map(lambda n: n * 100.0), st.just(0.0)),
        st.sampled_from(["start", "end"]), st.sampled_from(["in", "out", "slide"]),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
THINGS = st.lists(
    st.one_of(
        st.builds(
            lambda kind, x, y, w, d, h: Thing.box(kind, (x, y, x + w, y + d), h),
            st.sampled_from(["column", "radiator", "stairs", "window", "low ceiling", "dead zone"]), NUMBER, NUMBER, SIZE, SIZE, st.one_of(st.none(), SIZE),
        ),
        st.builds(lambda points: Thing("column", points), st.lists(POINT, max_size=6).map(tuple)),
    ),
    max_size=3,
).map(tuple)  # fmt: skip
SIDES = st.sampled_from([("front",), ("front", "back"), ("front", "left"), ("front", "back", "left", "right")])


@st.composite
def questions(draw: st.DrawFn) -> Problem:
    types = tuple(
        UnitType(
            code,
            draw(SIZE),
            draw(SIZE),
            draw(SIZE),
            draw(SIDES),
            draw(NUMBER),
            wanted=draw(st.sampled_from([None, 0, 2])),
        )
        for code in draw(st.sampled_from([(), ("a",), ("a", "b")]))
    )
    stands = (
        st.builds(Stand, st.sampled_from([kind.code for kind in types]), NUMBER, NUMBER, TURN)
        if types
        else st.nothing()
    )
    fixed = tuple(draw(st.lists(stands, max_size=2))) if types else ()
    room = Room(
        draw(OUTLINES), draw(DOORS), draw(THINGS), draw(st.sampled_from([None, 2500.0])), draw(st.sampled_from([None, 500.0])),
        draw(st.sampled_from([frozenset(), frozenset({1, 3}), frozenset({99})])),
    )  # fmt: skip
    aisle = draw(st.sampled_from([0.0, 600.0, 900.0, 1200.0, 5000.0]))
    rules = Rules(
        Width(aisle),
        Width(min(aisle, draw(st.sampled_from([600.0, 900.0])))),
        from_outside=Width(draw(st.sampled_from([0.0, 100.0]))),
    )
    return Problem(room, types, fixed, rules, Compact("a") if types and draw(st.booleans()) else None)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_any_question_gets_layouts_that_are_right_or_its_faults(asked: Problem) -> None:
    answer = propose(asked, Stop(rounds=8))
    assert {fault.code for fault in answer.faults} <= CODES
    assert all(str(told_fault(fault)) for fault in answer.faults)
    assert not (answer.proposals and any(fault.code in STOPPING for fault in impossible(asked)))
    for each in answer.proposals:
        found = check(each.answers(asked), each.units)
        assert tuple(found) == each.faults
        assert all(max(fault.unit, fault.other) < len(asked.fixed) for fault in found)
        assert all(str(told_fault(fault, each.units)) for fault in found)
        assert all(str(told_unplaced(left)) for left in each.unplaced)
        if not found:
            assert each.figures.bays <= each.figures.at_most + 1e-6
