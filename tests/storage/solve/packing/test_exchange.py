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
    ],
)
def test_every_mistake_has_its_place(changes: dict[str, object], code: str, where: str) -> None:
    assert (code, where) in codes(**changes)


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
