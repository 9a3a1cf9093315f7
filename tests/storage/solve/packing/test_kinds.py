"""Are drawers, screens, racks of rolls, pallets, piles, growth and what is apart held to their rules, below every answer?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reorg.storage.solve.packing import REASONS, Rules, Stop, Unit, solve
from reorg.storage.solve.packing.certificate import certify
from reorg.storage.solve.packing.parts import chosen_units, parts_of
from reorg.storage.solve.packing.problem import DRAWER, PALLET, ROLLS, SCREEN
from reorg.storage.solve.packing.verify import faults

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCREENS = Unit("screen", 2000, 100, 1000, kind=SCREEN)
CHEST = Unit("chest", 1000, 700, 0, fixed=(50.0, 50.0, 50.0), kind=DRAWER)
RACK = Unit("rack", 2000, 300, 1000, kind=ROLLS, overhead=50)
STAGE = Unit("pallet", 1200, 800, 1500, kind=PALLET)


def solved(problem: Any, rows: list[dict[str, object]], *units: Unit, rules: Rules | None = None) -> Any:
    """Return an answer that was looked over."""
    made = problem(rows, *units, rules=rules)
    answer = solve(made, Stop(rounds=40))
    assert faults(made, answer) == []
    return answer


@given(data=st.data(), seed=st.integers(0, 3))
@PROPERTY
def test_any_answer_of_any_kind_passes_the_independent_check(all_kinds: Any, data: st.DataObject, seed: int) -> None:
    problem = data.draw(all_kinds(30))
    answer = solve(problem, Stop(rounds=20), seed)
    assert faults(problem, answer) == []
    assert answer.bays <= answer.first_bays


def cut(random: np.random.Generator, wide: float, deep: float, most: int) -> list[tuple[float, float]]:
    """Return pieces into which a surface is cut: so they all fit on it."""
    if most < 2 or max(wide, deep) < 40:
        return [(wide, deep)]
    if (wide > deep) == (random.random() < 0.8):
        at = float(random.integers(10, int(wide) - 10)) if wide > 20 else wide
        pieces = [(at, deep), (wide - at, deep)]
    else:
        at = float(random.integers(10, int(deep) - 10)) if deep > 20 else deep
        pieces = [(wide, at), (wide, deep - at)]
    return [piece for w, d in pieces if w > 0 and d > 0 for piece in cut(random, w, d, most // 2)]


@given(seed=st.integers(0, 10_000), surfaces=st.integers(1, 4), turned=st.booleans())
@PROPERTY
def test_no_bound_lies_above_surfaces_that_are_known_to_do(
    problem: Any, seed: int, surfaces: int, turned: bool
) -> None:
    random = np.random.default_rng(seed)
    unit = Unit("one", 1000, 700, 0, fixed=(50.0,), kind=DRAWER)
    pieces = [piece for _ in range(surfaces) for piece in cut(random, 1000, 700, int(random.integers(2, 17)))]
    rows: list[dict[str, object]] = []
    for wide, deep in pieces:
        swap = turned and random.random() < 0.5
        rows.append(
            {"width": deep if swap else wide, "depth": wide if swap else deep, "height": 5.0, "may_turn": turned}
        )
    assert solved(problem, rows, unit).least_bays <= surfaces


@given(seed=st.integers(0, 10_000), shelves=st.integers(1, 4), points=st.sampled_from([3, 100]))
@PROPERTY
def test_no_bound_lies_above_piles_that_are_known_to_do(problem: Any, seed: int, shelves: int, points: int) -> None:
    random = np.random.default_rng(seed)
    rows: list[dict[str, object]] = []
    known = 0.0
    for _ in range(shelves):
        clear = float(random.integers(100, 500))
        known += np.ceil((clear + 75) / 25) * 25
        for wide in np.diff([0, *sorted(random.integers(1, 999, int(random.integers(0, 4))).tolist()), 1000]).tolist():
            if wide:
                rows.extend(a_lane(random, float(wide), clear))
    drawn = problem(rows, Unit("shelf", 1000, 500, 3000), rules=Rules(reach=3))
    found = sum(certify(part, points).least for part in parts_of(drawn, chosen_units(drawn)[0]))
    assert found <= known + 1e-6


def a_lane(random: np.random.Generator, wide: float, clear: float) -> list[dict[str, object]]:
    """Return things that make up one lane of piles."""
    rows: list[dict[str, object]] = []
    left, deep = 3, 500.0
    while left and deep > 20:
        many, along = int(random.integers(1, left + 1)), float(random.integers(20, int(deep) + 1))
        nest = float(random.integers(1, 20)) if random.random() < 0.4 else np.inf
        up = clear - nest * (many - 1) if np.isfinite(nest) else clear / many
        rows += [
            {"width": wide, "depth": along, "height": up, "nest": nest, "may_stack": many, "may_turn": False}
        ] * many
        left, deep = left - many, deep - along
    return rows


def test_boxes_on_each_other_take_fewer_shelves(problem: Any) -> None:
    box = {"width": 300.0, "depth": 400.0, "height": 100.0, "may_turn": False}
    unit = Unit("shelf", 900, 400, 800)
    piled = solved(problem, [{**box, "may_stack": 3, "top_kg": 5.0}] * 18, unit)
    assert (piled.bays, piled.least_bays) == (1, 1)  # two shelves of three piles of three
    assert int(piled.packing.on.sum()) == 12
    assert solved(problem, [box] * 18, unit).bays == 2
    assert solved(problem, [{**box, "may_stack": 3, "top_kg": 0.5}] * 18, unit).bays == 2  # nothing may weigh on them
    assert solved(problem, [{**box, "may_stack": 3}] * 18, unit, rules=Rules(reach=1)).bays == 2


def test_bowls_sink_into_each_other(problem: Any) -> None:
    bowl = {"width": 300.0, "depth": 300.0, "height": 100.0, "may_stack": 3, "nest": 10.0}
    answer = solved(problem, [bowl] * 9, Unit("shelf", 900, 300, 225))
    assert (answer.bays, answer.least_bays) == (1, 1)  # 100 + 10 + 10 + 75 for the board, counted up: 200


def test_smaller_things_stand_on_larger_ones_only(problem: Any) -> None:
    rows = [{"width": side, "depth": side, "may_stack": 3} for side in (400.0, 350.0, 300.0)]
    packing = solved(problem, rows, Unit("shelf", 400, 400, 400)).packing
    assert packing.place.tolist() == [0, 1, 2]
    assert packing.on.tolist() == [False, True, True]


def test_a_larger_one_is_not_put_on_another_where_neither_leaves_room_for_growth(problem: Any) -> None:
    rows = [{"width": wide, "depth": 400.0, "may_stack": 2, "may_turn": False} for wide in (850.0, 950.0, 1000.0)]
    solved(problem, rows, Unit("shelf", 1000, 400, 2000), rules=Rules(slack=0.2))


def test_pictures_hang_on_both_sides_and_none_before_another(problem: Any) -> None:
    picture = {"width": 1000.0, "depth": 60.0, "height": 500.0, "kind": SCREEN, "may_turn": True}
    answer = solved(problem, [picture] * 9, SCREENS)
    assert (answer.bays, answer.least_bays) == (2, 2)  # four a side
    assert not answer.packing.way.any()  # a picture is not turned
    assert [REASONS[each] for each in solved(problem, [{**picture, "depth": 150.0}], SCREENS).packing.reason] == [
        "too-large"
    ]


def test_drawers_are_filled_from_above(problem: Any) -> None:
    sheet = {"width": 500.0, "depth": 700.0, "height": 4.0, "kind": DRAWER}
    assert solved(problem, [sheet] * 6, CHEST).bays == 1
    assert solved(problem, [{**sheet, "may_stack": 3}] * 18, CHEST).bays == 1
    assert solved(problem, [sheet] * 7, CHEST).bays == 2


def test_each_roll_lies_by_itself(problem: Any) -> None:
    roll = {"width": 1000.0, "depth": 100.0, "height": 100.0, "kind": ROLLS}
    answer = solved(problem, [roll] * 12, RACK)
    assert (answer.bays, answer.least_bays) == (1, 1)  # six levels of 150 mm, two on each
    assert np.bincount(answer.packing.lane).max() == 1


def test_large_things_stand_on_pallets_and_each_can_be_taken_away(problem: Any) -> None:
    stone = {"width": 390.0, "depth": 260.0, "height": 900.0, "kg": 50.0, "kind": PALLET, "may_turn": False}
    assert solved(problem, [stone] * 9, STAGE).bays == 1  # the middle one: over one other
    direct = solved(problem, [stone] * 9, STAGE, rules=Rules(reach=1))
    assert direct.bays == 2
    pole = {"width": 1100.0, "depth": 500.0, "height": 1000.0}
    too_large = solved(problem, [pole], Unit("shelf", 1000, 500, 2000), STAGE)
    assert too_large.packing.unit.tolist() == [1]


def test_what_is_apart_shares_no_bay(problem: Any) -> None:
    rows: list[dict[str, object]] = [{"category": category} for category in (0, 1, 2, 3) for _ in range(4)]
    assert solved(problem, rows).bays == 1
    answer = solved(problem, rows, rules=Rules(apart=((0, 1), (1, 2))))
    assert (answer.bays, answer.least_bays) == (2, 2)
    every = Rules(apart=((0, 1), (1, 2), (0, 2)), pure=False)
    answer = solved(problem, rows, rules=every)
    assert (answer.bays, answer.least_bays) == (3, 3)


def test_apart_also_where_shelves_cannot_be_moved_and_bays_bear_little(problem: Any) -> None:
    unit = Unit("cupboard", 1000, 500, 0, fixed=(200.0, 200.0, 200.0), bay_load=25)
    rows: list[dict[str, object]] = [{"category": at % 3, "kg": 5.0, "width": 400.0} for at in range(18)]
    assert solved(problem, rows, unit, rules=Rules(apart=((0, 1), (0, 2)))).bays >= 4


def test_a_category_that_grows_keeps_its_own_share_free(problem: Any) -> None:
    rows: list[dict[str, object]] = [
        {"width": 500.0, "depth": 400.0, "may_turn": False, "category": at % 2} for at in range(4)
    ]
    shelves = solved(problem, rows, rules=Rules(growth=((1, 0.4),))).packing.shelf_bay
    assert len(shelves) == 3  # both of category 0 side by side, those of category 1 alone
    sheet: list[dict[str, object]] = [{"width": 500.0, "depth": 350.0, "height": 4.0, "kind": DRAWER}] * 12
    assert solved(problem, sheet, CHEST, rules=Rules(growth=((0, 0.25),))).bays == 2


@pytest.mark.parametrize("kind", [SCREEN, DRAWER, ROLLS, PALLET])
def test_what_needs_furniture_that_there_is_not_has_no_unit(problem: Any, kind: int) -> None:
    assert [REASONS[each] for each in solved(problem, [{"kind": kind}, {}]).packing.reason] == ["no-unit", ""]


@pytest.mark.parametrize("change", [{"kind": 9}, {"fixed": ()}, {"sides": 3}, {"kind": SCREEN}, {"kind": PALLET}])
def test_absurd_units_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"kind|fixed"):
        Unit(**{"name": "x", "width": 10, "depth": 10, "height": 10, "fixed": (5.0,), "kind": DRAWER, **change})


@pytest.mark.parametrize("wrong", [{"may_stack": 0}, {"nest": 0.0}, {"top_kg": -1.0}, {"kind": 7}])
def test_absurd_piles_are_refused(problem: Any, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="pile"):
        problem([{}, wrong])


def test_absurd_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="apart"):
        Rules(apart=((1, 1),))
    with pytest.raises(ValueError, match="share"):
        Rules(growth=((1, 1.0),))
