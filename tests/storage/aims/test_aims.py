"""Are a plan's aims told in their order, with what no plan can beat, and the differences of two plans in words?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reorg.method import Range
from reorg.storage import Plan, aims_of, beside
from reorg.storage.aims.aim import at_most_better
from reorg.storage.carrying import Moves, Step
from reorg.storage.need import Shortfall
from reorg.storage.plan import Unplaced

ORDER = ["unplaced", "overfull", "missing_shelf_m", "categories_in_units", "heavy_high", "moves", "person_days"]


def made(moves: int = 10, *, without: int = 0, missing: float = 0.0, **reached: float) -> Plan:
    steps = tuple(Step(f"o{at}", 1, "s", "t", "together", at, "r") for at in range(moves))
    return Plan(
        objects=100,
        placed=100 - without,
        unplaced=tuple(Unplaced(f"u{at}", "no-room") for at in range(without)),
        moves=Moves(steps=steps, waits=moves),
        shortfall=Shortfall(length=Range(missing, missing, missing)),
        lower_bounds={"unplaced": 0, "moves": 8, "categories_in_units": 5},
        reached={"categories_in_units": 8, "heavy_high": 0, **reached},
        person_days=Range(1, moves / 10, 3),
        gap=0.04 if missing else 0.0,
    )


def test_the_order_and_the_bounds() -> None:
    aims = {aim.id: aim for aim in aims_of(made(without=3, missing=2.5))}
    assert list(aims) == ORDER
    assert str(aims["unplaced"].said) == "3 objects have none."
    assert str(aims["unplaced"].bound) == "At most 3 of them could still find one."
    assert str(aims["moves"].bound) == "At most 20 % better is possible."
    assert str(aims["missing_shelf_m"].bound) == "A better plan could save at most 4 % of the shelf needed."
    assert str(aims["heavy_high"].bound) == "No plan can do better."


def test_a_plan_of_an_earlier_version_says_what_it_knows() -> None:
    assert [aim.id for aim in aims_of(Plan())] == ["unplaced", "overfull", "missing_shelf_m", "moves", "person_days"]


def test_two_plans_in_words() -> None:
    found = {each.aim.id: each for each in beside(made(10, without=3), made(4, without=2, categories_in_units=9))}
    assert found["unplaced"].better
    assert str(found["unplaced"].sentence) == "1 more object has a place."
    assert str(found["moves"].sentence) == "6 moves fewer."
    assert found["categories_in_units"].worse
    assert found["heavy_high"].sentence is None


def test_a_plan_beside_itself_is_neither_better_nor_worse() -> None:
    assert all(not each.better and not each.worse for each in beside(made(), made()))


@given(st.floats(0, 1e6), st.floats(0, 1))
def test_what_is_said_to_be_possible_is_never_less_than_what_is(value: float, share: float) -> None:
    said = str(at_most_better(value, value * share) or "")
    if "At most" in said:
        assert int(said.split()[2]) >= 100 * (1 - share) - 0.5 - 1e-6
