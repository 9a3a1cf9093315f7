"""Is a problem read as it was written, and is everything that is wrong with one told, and never raised?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.storage.solve.packing import answer_as_data, faults, read_problem, solve

UNIT = {"name": "shelving", "width": 1000, "depth": 500, "height": 2000}
THING = {"id": "a", "width": 100, "depth": 200, "height": 300}


def codes(**changes: object) -> list[tuple[str, str]]:
    said = {"units": [UNIT], "things": [THING], **changes}
    return [(fault.code, fault.where) for fault in read_problem(json.dumps(said))[1]]


def test_a_problem_is_read_with_what_is_left_out_filled_in() -> None:
    said = {
        "units": [UNIT],
        "things": [{**THING, "count": 3, "climate": "dry"}, {**THING, "id": "b", "may_turn": True}],
    }
    written, wrong = read_problem(json.dumps(said))
    assert not wrong
    assert written is not None
    things = written.problem.things
    assert (len(things), written.ids, written.source) == (4, ("a", "b"), (0, 0, 0, 1))
    assert things.may_turn.tolist() == [False, False, False, True]
    assert [written.climates[at] for at in things.climate] == ["dry", "dry", "dry", ""]


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"things": None}, "missing", "things"),
        ({"things": {}}, "not-a-list", "things"),
        ({"things": [3]}, "not-an-object", "things[0]"),
        ({"things": [{**THING, "width": 0}]}, "not-above-zero", "things[0].width"),
        ({"things": [{**THING, "width": 10**400}]}, "not-a-number", "things[0].width"),
        ({"things": [{**THING, "heigth": 3}]}, "unknown-key", "things[0].heigth"),
        ({"things": [{**THING, "count": 0}]}, "not-whole", "things[0].count"),
        ({"things": [{**THING, "count": 10**9}]}, "too-many", "things"),
        ({"things": [{**THING, "may_turn": 1}]}, "not-a-flag", "things[0].may_turn"),
        ({"things": [{**THING, "unit": "none"}]}, "no-such-unit", "things[0].unit"),
        ({"things": [{**THING, "unit": ["x"]}]}, "no-such-unit", "things[0].unit"),
        ({"things": [THING, THING]}, "twice", "things[1].id"),
        ({"units": [{**UNIT, "shelf_load": 5}]}, "missing", "things[0].kg"),
        ({"units": [UNIT, UNIT]}, "twice", "units"),
        ({"units": [{**UNIT, "fixed": []}]}, "missing", "units[0].fixed"),
        ({"units": [{**UNIT, "count": -1}]}, "not-whole", "units[0].count"),
        ({"rules": {"slack": 1}}, "not-a-share", "rules.slack"),
        ({"rules": {"reach": 4}}, "beyond-reach", "rules.reach"),
        ({"rules": []}, "not-an-object", "rules"),
        ({"units": [{**UNIT, "kind": "shelves"}]}, "no-such-kind", "units[0].kind"),
        ({"units": [{**UNIT, "kind": "drawer"}]}, "missing", "units[0].fixed"),
        ({"units": [{**UNIT, "kind": "screen", "fixed": [50]}]}, "unknown-key", "units[0].fixed"),
        ({"units": [{**UNIT, "kind": "screen", "sides": 3}]}, "not-whole", "units[0].sides"),
        ({"units": [{"kind": "pallet", "width": 800, "depth": 1200}]}, "missing", "units[0].height"),
        ({"things": [{**THING, "kind": 3}]}, "no-such-kind", "things[0].kind"),
        ({"things": [{**THING, "diameter": 90, "length": 900}]}, "roll-with-sides", "things[0].width"),
        ({"things": [{"diameter": 90}]}, "missing", "things[0].length"),
        ({"things": [{**THING, "may_stack": 0}]}, "not-whole", "things[0].may_stack"),
        ({"things": [{**THING, "nest": 0}]}, "not-above-zero", "things[0].nest"),
        ({"things": [{**THING, "top_kg": -1}]}, "below-zero", "things[0].top_kg"),
        ({"rules": {"growth": {"ships": 0.2}}}, "no-such-category", "rules.growth.ships"),
        ({"rules": {"growth": {"": 1.5}}}, "not-a-share", "rules.growth."),
        ({"rules": {"growth": [1]}}, "not-an-object", "rules.growth"),
        ({"rules": {"apart": [["", "ships"]]}}, "no-such-category", "rules.apart[0]"),
        ({"rules": {"apart": [["a", "a"]]}}, "not-a-pair", "rules.apart[0]"),
        ({"rules": {"apart": {"a": "b"}}}, "not-a-list", "rules.apart"),
    ],
)
def test_every_mistake_has_its_place(changes: dict[str, object], code: str, where: str) -> None:
    assert (code, where) in codes(**changes)


def test_furniture_of_every_kind_is_read() -> None:
    units = [
        UNIT,
        {"name": "chest", "kind": "drawer", "width": 900, "depth": 600, "fixed": [50, 50]},
        {"name": "screen", "kind": "screen", "width": 900, "depth": 100, "height": 900, "sides": 1},
    ]
    things = [
        {**THING, "category": "a", "may_stack": 3, "top_kg": 5, "nest": 10},
        {"id": "roll", "length": 900, "diameter": 80, "category": "b"},
        {**THING, "id": "print", "kind": "drawer", "category": "a"},
    ]
    rules = {"growth": {"b": 0.2}, "apart": [["b", "a"]]}
    written, wrong = read_problem(json.dumps({"units": units, "things": things, "rules": rules}))
    assert written is not None, wrong
    problem = written.problem
    assert [unit.kind for unit in problem.units] == [0, 1, 2]
    assert problem.things.kind.tolist() == [0, 3, 1]
    assert (problem.things.width[1], problem.things.depth[1], problem.things.height[1]) == (900, 80, 80)
    assert (problem.things.may_stack[0], problem.things.top_kg[0], problem.things.nest[0]) == (3, 5, 10)
    assert (problem.rules.growth, problem.rules.apart) == (((1, 0.2),), ((1, 0),))
    assert faults(problem, solve(problem)) == []


def test_twenty_thousand_lines_with_a_mistake_each_are_told_and_not_raised() -> None:
    said = {"units": [UNIT], "things": [{"width": 0, "depth": 1, "height": 1}] * 20_000}
    assert len(read_problem(json.dumps(said))[1]) == 20_000


VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*UNIT, *THING, "fixed", "kg", "unit"]), inner)
    ),
    max_leaves=12,
)


@given(units=st.lists(VALUES, max_size=2), things=st.lists(VALUES, max_size=3), rules=VALUES)
def test_whatever_is_written_is_read_or_told(units: Any, things: Any, rules: Any) -> None:
    written, wrong = read_problem(json.dumps({"units": units, "things": things, "rules": rules}))
    assert (written is None) == bool(wrong)


def test_an_answer_names_each_thing_and_a_tenfold_size() -> None:
    said = {"units": [UNIT], "things": [{**THING, "count": 5}, {**THING, "id": "slip", "height": 3000}]}
    written, _ = read_problem(json.dumps(said))
    assert written is not None
    answer = solve(written.problem)
    assert faults(written.problem, answer) == []
    data = json.loads(json.dumps(answer_as_data(written, answer)))
    assert data["unplaced"] == [{"id": "slip", "count": 1, "reason": "too-large"}]
    assert data["tenfold"] == ["slip"]
    lanes = [lane for bay in data["layout"] for shelf in bay["shelves"] for lane in shelf["lanes"]]
    assert [thing["id"] for lane in lanes for thing in lane] == ["a"] * 5
