"""What is missing?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reorg.museum import Museum
from reorg.storage import need
from reorg.storage.need import shortfall, unit_types
from reorg.storage.problem import parameters, translate

WIDE = {"category": "clay", "width": 460, "depth": 330, "height": 300}  # half a metre with clearance


def test_nothing_is_missing_in_the_tiny_museum(tiny: Museum) -> None:
    found = need(tiny)
    assert found.missing.likely == 0
    assert found.floor.likely > 0
    assert found.unplaced.likely > 0


def test_what_is_missing_is_everything_over_the_target(make: Any, rack: Any) -> None:
    objects = {str(at): {**WIDE, "place": "a2-2"} for at in range(6)} | {"free": WIDE}
    found = need(make(rack, objects, target_fill=0.8))
    assert found.capacity == 2.0
    assert found.unplaced.likely == pytest.approx(0.48)
    assert found.used.likely == pytest.approx(2.88)
    assert found.missing.likely == pytest.approx(3.36 / 0.8 - 2.0)
    assert found.overfull.likely == pytest.approx(0.88)


def test_growth_needs_room_too(make: Any, rack: Any) -> None:
    museum = make(rack, {str(at): {**WIDE, "place": "a2-2"} for at in range(4)})
    assert need(museum, growth=0.5).missing.likely > need(museum).missing.likely
    assert need(museum, growth=0.5).growth.likely == pytest.approx(0.96)


def test_units_to_buy_are_of_the_museum_s_own_type(make: Any, rack: Any) -> None:
    museum = make(rack, {str(at): WIDE for at in range(8)})
    task = translate(museum)
    found = shortfall(museum, task, np.arange(8), parameters(museum))
    (unit,) = found.units
    assert (unit.type, unit.example) == ("rack", "a2")
    assert unit.count.likely >= unit.bound == 3  # 8 × 0.48 m on 2 × 0.9 m
    assert found.length.likely >= found.bound > 0
    assert [word for word, _ in found.categories] == ["clay"]


def test_what_fits_no_type_needs_furniture_of_its_own(make: Any, rack: Any) -> None:
    museum = make(rack, {"boat": {"width": 4000, "depth": 1500, "height": 900}, "jar": WIDE})
    task = translate(museum)
    found = shortfall(museum, task, np.arange(2), parameters(museum))
    assert found.special == ("boat",)
    assert found.units[0].count.likely == 1


def test_what_fits_on_nothing_at_its_largest_is_not_needed_less_for_that(make: Any, rack: Any) -> None:
    def some(name: str, widths: list[int], vague: int) -> dict[str, dict[str, object]]:
        one = {"category": name, "depth": 100, "height": 100}
        known = {f"{name}{at}": {**one, "width": width} for at, width in enumerate(widths)}
        return known | {f"{name}?{at}": one for at in range(vague)}

    # shelves are 1 m wide: of the long things some are wider still, the short ones only grow
    museum = make(rack, some("long", [700] * 4 + [850] * 8 + [1400] * 6, 5) | some("short", [200] * 9 + [600] * 4, 5))
    task, high = translate(museum), translate(museum, level="high")
    vague = np.array([at for at, item in enumerate(task.items) if "?" in item.id])
    assert task.problem.boxes.width[vague].max() < 1000 < high.problem.boxes.width[vague].max()
    found = shortfall(museum, task, vague, parameters(museum))
    assert not found.special
    assert found.length.high > found.length.likely


def test_without_units_a_common_one_is_reckoned_with(make: Any) -> None:
    museum = make({}, {"jar": WIDE})
    task = translate(museum)
    (usual,) = unit_types(museum, task)
    assert usual.example == ""
    assert shortfall(museum, task, np.arange(1), parameters(museum)).units[0].count.likely == 1


def test_nothing_unplaced_is_nothing_missing(tiny: Museum) -> None:
    found = shortfall(tiny, translate(tiny), np.zeros(0, dtype=np.int64), parameters(tiny))
    assert (found.length.likely, found.units) == (0, ())


def test_what_was_seen_and_what_has_no_place_may_be_the_same(make: Any, rack: Any) -> None:
    full = {**rack, "a2-1": {**rack["a2-1"], "fill": 1.0}, "a2-2": {**rack["a2-2"], "fill": 1.0}}
    found = need(make(full, {str(at): WIDE for at in range(4)}, target_fill=1.0))
    assert (found.seen.likely, found.unplaced.likely) == (2.0, pytest.approx(1.92))
    assert (found.missing.low, found.missing.likely) == (0, 0)
    assert found.missing.high == pytest.approx(1.92)


def test_what_is_to_be_discarded_brings_no_capacity(make: Any, places: Any, objects: Any) -> None:
    kept, gone = need(make()), need(make({**places, "a2": {**places["a2"], "verdict": "discard"}}))
    assert gone.going == pytest.approx(2.0)
    assert gone.units_going == ("a2",)
    assert gone.capacity == pytest.approx(kept.capacity - 2.0)
    assert gone.used == kept.used
    shelf = need(make({**places, "a2-1": {**places["a2-1"], "verdict": "discard"}}))
    assert (shelf.going, shelf.units_going) == (pytest.approx(1.0), ())
    everything = {
        key: {**said, "verdict": "discard"} if said.get("kind") == "unit" else said for key, said in places.items()
    }
    none = need(make(everything))
    assert none.capacity == pytest.approx(0.0)
    assert none.missing.likely > 0
    assert objects


def test_what_very_many_things_need_is_near_to_what_packing_them_all_takes(
    make: Any, rack: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(3)
    words = ("clay", "iron", "wood")
    objects = {
        str(at): {
            "category": words[at % 3], "width": float(chance.integers(60, 500)), "depth": float(chance.integers(60, 350)),
            "height": float(chance.integers(50, 380)),
        }
        for at in range(800)
    }  # fmt: skip
    museum = make(rack, objects)
    task, ticks = translate(museum), []
    exact = shortfall(museum, task, np.arange(800), parameters(museum))
    (every,) = exact.units
    monkeypatch.setitem(shortfall.__globals__, "FEW", 700)
    monkeypatch.setitem(shortfall.__globals__, "SAMPLE", 400)
    found = shortfall(museum, task, np.arange(800), parameters(museum), tick=lambda: ticks.append(1))
    (unit,) = found.units
    assert unit.bound == every.bound  # what is needed at least is no estimate
    assert unit.count.likely == pytest.approx(every.count.likely, rel=0.04)
    assert found.length.likely == pytest.approx(exact.length.likely, rel=0.04)
    assert found.bound == pytest.approx(exact.bound)
    assert ticks  # so it can be cancelled
