"""Is an answer read back as it was written, and is every way of being wrong told with its place, all at once?"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve.packing import (
    Stop,
    Written,
    answer_as_data,
    check,
    check_figures,
    least_bays,
    read_answer,
    read_problem,
    solve,
)
from reorg.storage.solve.packing.verify import faults

PROPERTY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PROBLEM = {
    "units": [
        {"name": "shelves", "width": 1000, "depth": 500, "height": 1000, "shelf_load": 50, "bay_load": 80, "count": 2},
        {"name": "chest", "kind": "drawer", "width": 1000, "depth": 700, "fixed": [50, 50]},
        {"name": "screen", "kind": "screen", "width": 2000, "height": 2000, "depth": 100},
        {"name": "rack", "kind": "rolls", "width": 2000, "depth": 300, "height": 1000},
        {"name": "pallet", "kind": "pallet", "width": 1200, "depth": 800, "height": 1500},
    ],
    "things": [
        {"id": "box", "count": 4, "width": 300, "depth": 200, "height": 100, "kg": 5, "category": "a", "may_turn": True},
        {"id": "crate", "count": 3, "width": 300, "depth": 300, "height": 100, "kg": 9, "category": "b", "may_stack": 2, "top_kg": 9},
        {"id": "bowl", "count": 3, "width": 200, "depth": 200, "height": 80, "kg": 1, "category": "c", "may_stack": 3, "nest": 20},
        {"id": "print", "count": 2, "width": 600, "depth": 400, "height": 4, "kg": 1, "kind": "drawer"},
        {"id": "picture", "count": 2, "width": 900, "depth": 60, "height": 700, "kg": 5, "kind": "screen"},
        {"id": "roll", "count": 2, "length": 900, "diameter": 150, "kg": 5},
        {"id": "stone", "count": 2, "width": 500, "depth": 500, "height": 300, "kg": 200, "kind": "pallet"},
        {"id": "huge", "width": 9000, "depth": 500, "height": 300, "kg": 200},
    ],
    "rules": {"apart": [["a", "b"]]},
}  # fmt: skip


def on(*things: str) -> list[dict[str, Any]]:
    return [{"id": each.lstrip("^"), **({"on": True} if each.startswith("^") else {})} for each in things]


def spot(x: float, y: float, *things: str) -> dict[str, Any]:
    return {"x": x, "y": y, "things": on(*things)}


def bay(unit: str, *shelves: dict[str, Any]) -> dict[str, Any]:
    return {"unit": unit, "shelves": list(shelves)}


ANSWER: dict[str, Any] = {
    "layout": [
        bay(
            "shelves",
            {"z": 100, "takes": 175, "lanes": [on("box", "box"), on("box", "box")]},
            {"z": 275, "takes": 200, "lanes": [on("bowl", "^bowl", "^bowl")]},
        ),
        bay("shelves", {"z": 100, "takes": 275, "lanes": [on("crate", "^crate"), on("crate")]}),
        bay("chest", {"z": 100, "takes": 50, "spots": [spot(0, 0, "print"), spot(0, 300 + 100, "print")]} | {}),
        bay("screen", {"z": 100, "takes": 100, "spots": [spot(0, 0, "picture"), spot(900, 0, "picture")]}),
        bay("rack", {"z": 100, "takes": 225, "lanes": [on("roll"), on("roll")]}),
        bay("pallet", {"z": 100, "takes": 1500, "spots": [spot(0, 0, "stone"), spot(500, 0, "stone")]}),
    ],
    "unplaced": [{"id": "huge", "reason": "too-large"}],
}
ANSWER["layout"][2]["shelves"][0]["spots"] = [spot(0, 0, "print")]
ANSWER["layout"][2]["shelves"].append({"z": 225, "takes": 50, "spots": [spot(400, 300, "print")]})


@pytest.fixture(scope="module")
def written() -> Written:
    found, wrong = read_problem(json.dumps(PROBLEM))
    assert found is not None, wrong
    return found


def told(written: Written, said: object) -> list[tuple[str, str]]:
    claim, wrong = read_answer(json.dumps(said), written)
    if claim is None:
        return [(fault.code, fault.where) for fault in wrong]
    found = check(written.problem, claim.packing, [written.ids[at] for at in written.source])
    return [(each.code, each.where) for each in (*found, *check_figures(claim.packing, claim.bays, claim.least_bays))]


def test_an_answer_written_by_hand_is_right(written: Written) -> None:
    assert told(written, ANSWER) == []
    claim, _ = read_answer(json.dumps(ANSWER), written)
    assert claim is not None
    assert least_bays(written.problem, claim.packing.unit) == 6


def shelf(bay: int, number: int = 0) -> Callable[[Any], Any]:
    return lambda said: said["layout"][bay]["shelves"][number]


def put(where: Callable[[Any], Any], key: Any, value: Any) -> Callable[[Any], None]:
    def change(said: Any) -> None:
        where(said)[key] = value

    return change


def swapped(said: Any) -> None:
    crates = said["layout"][1]["shelves"][0]["lanes"]
    crates.append(said["layout"][0]["shelves"][0]["lanes"].pop())


def together(said: Any) -> None:
    said["layout"][0]["shelves"].append({"z": 475, "takes": 275, "lanes": said["layout"][1]["shelves"][0]["lanes"]})
    del said["layout"][1]


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        (put(shelf(0), "takes", 150), "too-tall", "layout[0].shelves[0].lanes[0]"),
        (put(shelf(0), "takes", 180), "between-steps", "layout[0].shelves[0]"),
        (put(shelf(0), "takes", 900), "shelves-too-high", "layout[0]"),
        (put(shelf(0), "z", 50), "below-base", "layout[0]"),
        (put(shelf(0, 1), "z", 250), "shelves-overlap", "layout[0]"),
        (put(shelf(0, 1), "z", 950), "above-top", "layout[0]"),
        (put(shelf(0), "lanes", [on("box", "box", "box", "box")]), "beyond-reach", "layout[0].shelves[0].lanes[0]"),
        (put(shelf(0), "lanes", [on("box", "box", "box"), on("box")]), "too-deep", "layout[0].shelves[0].lanes[0]"),
        (put(shelf(0), "lanes", [on(*["box"]) for _ in range(4)]), "too-wide", "layout[0].shelves[0]"),
        (put(shelf(0), "lanes", [on("^box", "box"), on("box", "box")]), "on-nothing", "layout[0].shelves[0].lanes[0]"),
        (put(shelf(0), "lanes", [on("box", "^box"), on("box", "box")]), "pile-too-many", "layout[0].shelves[0].lanes[0]"),
        (put(shelf(1), "lanes", [on("crate", "^crate", "^crate")]), "bears-too-much", "layout[1].shelves[0].lanes[0]"),
        (put(shelf(0, 1), "lanes", [[*on("bowl", "bowl"), {"id": "bowl", "way": "turned"}]]), "may-not-stand-so", "layout[0].shelves[1].lanes[0]"),
        (swapped, "several-categories", "layout[1].shelves[0]"),
        (together, "not-apart", "layout[0]"),
        (put(shelf(3), "spots", [spot(0, 0, "picture"), spot(800, 0, "picture")]), "overlap", "layout[3].shelves[0].spots[1]"),
        (put(shelf(3), "spots", [spot(0, 0, "picture"), spot(1200, 0, "picture")]), "outside", "layout[3].shelves[0].spots[1]"),
        (put(shelf(3), "spots", [spot(0, 0, "picture", "picture")]), "several-piles", "layout[3].shelves[0].spots[0]"),
        (put(shelf(3), "takes", 90), "no-such-shelf", "layout[3]"),
        (put(shelf(4), "lanes", [on("roll", "roll")]), "beyond-reach", "layout[4].shelves[0].lanes[0]"),
        (put(lambda said: said["layout"][5], "unit", "chest"), "other-unit", "layout[5].shelves[0]"),
        (put(lambda said: said, "bays", 5), "other-count", "bays"),
        (put(lambda said: said, "least_bays", 7), "bound-above-answer", "least_bays"),
        (put(lambda said: said["unplaced"][0], "reason", "no-room"), "", ""),  # as true: it has none
        (put(shelf(0, 1), "lanes", [on("bowl", "^bowl")]), "has-no-place", "bowl"),
        (put(lambda said: said["unplaced"][0], "count", 2), "more-than-there-are", "unplaced[0].id"),
        (put(lambda said: said["unplaced"][0], "reason", "ugly"), "no-such-reason", "unplaced[0].reason"),
        (put(lambda said: said, "unplaced", []), "has-no-place", "huge"),
        (put(lambda said: said["layout"][0], "shelves", []), "empty", "layout[0]"),
        (put(lambda said: said["layout"][0], "unit", "none"), "no-such-unit", "layout[0].unit"),
        (put(lambda said: said["layout"][0], "climate", "dry"), "no-such-climate", "layout[0].climate"),
        (put(shelf(0), "lanes", [on("ship")]), "no-such-thing", "layout[0].shelves[0].lanes[0][0].id"),
        (put(shelf(0), "lanes", [[{"id": "box", "way": "floating"}]]), "no-such-way", "layout[0].shelves[0].lanes[0][0].way"),
        (put(shelf(2), "spots", [{"x": -1, "y": 0, "things": on("print")}]), "below-zero", "layout[2].shelves[0].spots[0].x"),
    ],
)  # fmt: skip
def test_every_way_to_be_wrong_is_told_with_its_place(
    written: Written, change: Callable[[Any], None], code: str, where: str
) -> None:
    said = copy.deepcopy(ANSWER)
    change(said)
    found = told(written, said)
    assert (code, where) in found if code else not found


def test_all_that_is_wrong_is_told_at_once(written: Written) -> None:
    said = copy.deepcopy(ANSWER)
    for change in (
        put(shelf(0), "takes", 180),
        put(shelf(3), "takes", 90),
        put(shelf(4), "lanes", [on("roll", "roll")]),
    ):
        change(said)
    assert {code for code, _ in told(written, said)} >= {"between-steps", "no-such-shelf", "beyond-reach"}


def test_loads_and_what_is_in_the_way_are_looked_at() -> None:
    stones = {"id": "stone", "count": 5, "width": 200, "depth": 700, "height": 30, "kg": 20, "kind": "pallet"}
    pallet = {"name": "pallet", "kind": "pallet", "width": 1000, "depth": 700, "height": 500, "bay_load": 90}
    written, _ = read_problem(json.dumps({"units": [pallet], "things": [stones], "rules": {"reach": 1}}))
    assert written is not None
    spots = [spot(200 * at, 0, "stone") for at in range(5)]
    assert told(written, {"layout": [bay("pallet", {"z": 100, "takes": 500, "spots": spots})]}) == [
        ("bay-bears-too-much", "layout[0]")
    ]
    reached = [spot(0, 0, "stone"), {"x": 200, "y": 0, "things": [{"id": "stone"}, {"id": "stone", "on": True}]}]
    codes = [code for code, _ in told(written, {"layout": [bay("pallet", {"z": 100, "takes": 500, "spots": [*reached, *spots[3:]]})]})]  # fmt: skip
    assert set(codes) == {"pile-too-many", "beyond-reach", "out-of-reach", "bay-bears-too-much"}


@given(data=st.data())
@PROPERTY
def test_what_is_written_is_read_back_as_it_was(all_kinds: Any, data: st.DataObject) -> None:
    problem = data.draw(all_kinds(12))
    count, climates = len(problem.things), int(problem.things.climate.max(initial=0)) + 1
    written = Written(problem, tuple(map(str, range(count))), tuple(range(count)), tuple(map(str, range(climates))))
    answer = solve(problem, Stop(rounds=5))
    claim, wrong = read_answer(json.dumps(answer_as_data(written, answer)), written)
    assert claim is not None, wrong
    for name in set(vars(claim.packing)) - {"unit", "lane", "lane_shelf", "lane_x", "lane_y"}:
        assert np.array_equal(
            getattr(claim.packing, name)[: len(getattr(answer.packing, name))], getattr(answer.packing, name)
        ), name
    assert check(problem, claim.packing) == check_figures(claim.packing, claim.bays, claim.least_bays) == []
    assert least_bays(problem, claim.packing.unit) <= answer.bays


VALUES: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["shelves", "screen", "box"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["unit", "shelves", "z", "takes", "lanes", "spots", "id", "on", "x", "things"]), inner
        )
    ),
    max_leaves=15,
)


@given(layout=VALUES, unplaced=VALUES, bays=VALUES)
def test_whatever_is_written_as_an_answer_is_read_or_told(
    written: Written, layout: Any, unplaced: Any, bays: Any
) -> None:
    claim, wrong = read_answer(json.dumps({"layout": layout, "unplaced": unplaced, "bays": bays}), written)
    assert (claim is None) == bool(wrong)
    if claim is not None:
        check(written.problem, claim.packing)


def test_an_answer_to_another_problem_is_refused(problem: Any) -> None:
    one, two = problem([{}]), problem([{}, {}])
    assert faults(two, solve(one)) == ["the answer: other-things "]
