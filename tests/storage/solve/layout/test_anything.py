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

WILD = st.sampled_from([0.0, -200.0, 1.0, 333.3, 1e7, float("inf"), float("nan")])
PLACE = st.integers(-2, 70).map(lambda tenth: tenth * 100.0)
SIZE = st.integers(3, 25).map(lambda tenth: tenth * 100.0)
SIDE = st.integers(15, 70).map(lambda tenth: tenth * 100.0)
TURN = st.sampled_from([0, 90, 180, 270])
OUTLINES = st.one_of(
    st.builds(lambda w, d: ((0.0, 0.0), (w, 0.0), (w, d), (0.0, d)), SIDE, SIDE),
    st.just(((0.0, 0.0), (7000.0, 0.0), (7000.0, 3000.0), (3000.0, 3000.0), (3000.0, 7000.0), (0.0, 7000.0))),
    st.just(((0.0, 0.0), (0.0, 6000.0), (5000.0, 5000.0), (6000.0, 0.0))),
)
CROOKED = st.lists(st.tuples(st.one_of(PLACE, WILD), st.one_of(PLACE, WILD)), max_size=7).map(tuple)
KINDS = st.sampled_from(["column", "radiator", "stairs", "window", "low ceiling", "dead zone"])
OPENS = st.sampled_from([("front",), ("front", "back"), ("front", "left"), ("front", "back", "left", "right")])


@st.composite
def doors(draw: st.DrawFn) -> Door:
    at, wide = draw(st.integers(0, 12)) * 100.0, draw(st.sampled_from([700.0, 900.0, 1000.0, 1500.0]))
    hinge, opens = draw(st.sampled_from(["start", "end"])), draw(st.sampled_from(["in", "out", "slide"]))
    if draw(st.booleans()):
        return Door((at, 0.0), (at + wide, 0.0), hinge, opens)
    return Door((0.0, at + wide), (0.0, at), hinge, opens)


@st.composite
def things(draw: st.DrawFn, size: st.SearchStrategy[float]) -> Thing:
    x, y = draw(PLACE), draw(PLACE)
    height = draw(st.one_of(st.none(), SIZE))
    return Thing.box(draw(KINDS), (x, y, x + draw(size), y + draw(size)), height)


@st.composite
def questions(draw: st.DrawFn) -> Problem:
    wild = draw(st.integers(0, 4)) == 0
    size = st.one_of(SIZE, WILD) if wild else SIZE
    codes = draw(st.sampled_from([("a",), ("a", "b"), ("a", "b"), ()] if wild else [("a",), ("a", "b")]))
    types = tuple(
        UnitType(
            code,
            draw(size),
            draw(size),
            draw(size),
            draw(OPENS),
            draw(size),
            wanted=draw(st.sampled_from([None, 0, 2])),
        )
        for code in codes
    )
    fixed = ()
    if types:
        stands = st.builds(Stand, st.sampled_from(codes), st.one_of(PLACE, WILD) if wild else PLACE, PLACE, TURN)
        fixed = tuple(draw(st.lists(stands, max_size=2)))
    room = Room(
        draw(st.one_of(OUTLINES, CROOKED) if wild else OUTLINES), tuple(draw(st.lists(doors(), min_size=not wild, max_size=2))),
        tuple(draw(st.lists(things(SIZE), max_size=3))), draw(st.sampled_from([None, 2500.0])),
        draw(st.sampled_from([None, 2000.0])), draw(st.sampled_from([frozenset(), frozenset({1, 3}), frozenset({99})])),
    )  # fmt: skip
    aisle = draw(st.sampled_from([600.0, 900.0, 1200.0, 0.0, 5000.0] if wild else [600.0, 900.0, 1200.0]))
    rules = Rules(
        Width(aisle),
        Width(min(aisle, draw(st.sampled_from([600.0, 900.0])))),
        from_outside=Width(draw(st.sampled_from([0.0, 100.0]))),
    )
    return Problem(room, types, fixed, rules, Compact("a") if types and draw(st.booleans()) else None)


@settings(max_examples=6, deadline=None)
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
