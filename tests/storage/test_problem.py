"""Does the solver get what the museum means?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reorg.museum import Museum
from reorg.storage.problem import at_levels, parameters, translate


def test_a_box_goes_with_all_that_is_in_it(tiny: Museum) -> None:
    task = translate(tiny)
    box = next(item for item in task.items if item.box)
    assert (box.id, [tiny.objects.ids[at] for at in box.objects]) == ("box", ["letter", "deed"])
    assert (box.category, box.measured, box.at) == ("paper", True, "a1-1")
    assert len(task.items) == 8


def test_rooms_for_other_uses_are_left_out(tiny: Museum, make: Any, objects: Any) -> None:
    assert {surface.room for surface in translate(tiny).surfaces} == {"room-a", "room-b"}
    shown = make(objects={**objects, "vase": {"place": "c1"}})
    assert "vase" not in {item.id for item in translate(shown).items}
    assert "vase" in {item.id for item in translate(shown, every_room=True).items}


def test_clearance_is_added(tiny: Museum) -> None:
    task = translate(tiny)
    at = next(at for at, item in enumerate(task.items) if item.id == "jar")
    boxes = task.problem.boxes
    assert (boxes.width[at], boxes.depth[at], boxes.height[at]) == (220, 220, 310)


def test_where_only_the_unit_is_recorded_a_shelf_with_room_is_taken(make: Any, rack: Any) -> None:
    things = {str(at): {"width": 300, "depth": 300, "height": 300, "place": "a2"} for at in range(4)}
    task = translate(make(rack, things))
    assert all(item.guessed for item in task.items)
    assert sorted(task.problem.boxes.shelf.tolist()) == [0, 0, 1, 1]


def test_what_stands_on_a_shelf_fits_it_whatever_is_estimated(make: Any, rack: Any) -> None:
    large = {str(at): {"category": "x", "width": 900, "depth": 350, "height": 790} for at in range(3)}
    task = translate(make(rack, {**large, "unknown": {"category": "x", "place": "a2-1"}}))
    assert task.problem.boxes.height[3] <= 800


def test_the_eye_scales_what_is_not_measured(make: Any, rack: Any) -> None:
    known = {str(at): {"category": "x", "width": 200, "depth": 180, "height": 100} for at in range(3)}
    vague = {f"v{at}": {"category": "x", "place": "a2-1"} for at in range(10)}
    full = translate(make({**rack, "a2-1": {**rack["a2-1"], "fill": 1.0}}, {**known, **vague}))
    sparse = translate(make({**rack, "a2-1": {**rack["a2-1"], "fill": 0.4}}, {**known, **vague}))
    assert sparse.problem.boxes.width[5] < full.problem.boxes.width[5]
    assert sparse.problem.boxes.width[0] == full.problem.boxes.width[0] == 220


def test_unknown_load_is_not_checked_and_zero_carries_nothing(make: Any, rack: Any) -> None:
    task = translate(make({**rack, "a2-1": {**rack["a2-1"], "load": 0}}, {}))
    assert task.problem.shelves.load.tolist() == [0, np.inf]


def test_rare_categories_are_kept_as_one(make: Any, rack: Any) -> None:
    task = translate(make(rack, {str(at): {"category": f"c{at:03}"} for at in range(80)}))
    assert len(task.categories) == 61
    assert task.problem.boxes.category.max() == 60


@pytest.mark.parametrize(("said", "fill"), [(None, 0.9), (0.75, 0.75), (80, 0.8), (0, 0.9), (900, 0.9), ("x", 0.9)])
def test_the_museum_says_how_full_a_shelf_should_be(make: Any, said: object, fill: float) -> None:
    assert parameters(make({}, {}, target_fill=said)).fill == fill


def test_all_levels_at_once_are_each_level_by_itself(tiny: Museum) -> None:
    for level, task in at_levels(tiny, every_room=True).items():
        alone = translate(tiny, level=level, every_room=True)
        assert task.problem.digest == alone.problem.digest
        assert (task.items, task.surfaces, task.units, task.categories) == (
            alone.items, alone.surfaces, alone.units, alone.categories,
        )  # fmt: skip
