"""What is planned is not there: today's figures do not know it, the planner does, and moves onto it wait."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reorg.language import using
from reorg.museum import Place, Places
from reorg.storage import check, furnishing, need, plan, survey, walk
from tests.storage.conftest import OBJECTS, PLACES, Facts, Make

NEW: Facts = {
    "n1": {"kind": "unit", "code": "N1", "place": "room-a", "type": "rack", "width": 1000, "depth": 400, "height": 2000,
           "planned": True},
    "n1-1": {"kind": "shelf", "code": "1", "place": "n1", "z": 100, "height": 900, "planned": True},
}  # fmt: skip


def test_the_figures_of_today_do_not_know_it(make: Make) -> None:
    today, planned = make(PLACES, OBJECTS), make({**PLACES, **NEW}, OBJECTS)
    assert planned.places["n1"].code == "N1"
    assert planned.places.coded("N1")[0].planned
    assert survey(planned).capacity == survey(today).capacity
    assert need(planned) == need(today)
    assert [each.code for each in check(planned.places)] == [each.code for each in check(today.places)]
    assert [each.id for each in walk(planned.places).stops] == [each.id for each in walk(today.places).stops]
    assert survey(planned.to_be).capacity.length == pytest.approx(survey(today).capacity.length + 1.0)


def test_the_planner_uses_it_and_its_moves_wait(make: Make) -> None:
    tall: Mapping[str, object] = {"category": "clay", "width": 300, "depth": 300, "height": 850, "place": "room-a"}
    objects = {**OBJECTS, "tall 1": tall, "tall 2": tall, "tall 3": tall, "tall 4": tall, "tall 5": tall}
    bare = {key: each for key, each in PLACES.items() if not key.startswith(("a2", "b2"))}
    assert plan(make(bare, objects), rounds=20).unplaced
    found = plan(make({**bare, **NEW}, objects), rounds=20)
    onto = [at for at, step in enumerate(found.moves.steps) if step.to == "n1-1"]
    assert onto
    assert min(onto) >= found.moves.waits
    assert all(step.to != "n1-1" for step in found.moves.steps[: found.moves.waits])
    assert len(found.moves.steps) >= found.moves.bound
    here = {key: {name: said for name, said in each.items() if name != "planned"} for key, each in NEW.items()}
    there = plan(make({**bare, **here}, objects), rounds=20)
    assert there.moves.waits == len(there.moves.steps)
    assert there.placements == found.placements


def test_a_shelf_that_will_hang_elsewhere_is_there_as_it_is() -> None:
    unit = Place("u", "A1", "unit", width=1000, depth=400, height=2000)
    low = Place.from_facts(
        "l", {"kind": "shelf", "place": "u", "z": 100, "height": 400, "will": {"z": 150, "height": 800}}
    )
    gone = Place.from_facts("g", {"kind": "shelf", "place": "u", "z": 600, "height": 400, "will": {"away": True}})
    places = Places.of([unit, low, gone])
    assert {each.id: each.z for each in places.inside("u")} == {"l": 100, "g": 600}
    assert [(each.id, each.z, each.height, each.waits) for each in places.to_be.inside("u")] == [("l", 150, 800, True)]
    assert places.to_be.to_be is places.to_be
    plain = Places.of([unit])
    assert plain.to_be is plain


def test_what_was_chosen_is_called_in_the_language_in_use_and_what_was_written_as_it_was_written(make: Make) -> None:
    museum = make({**PLACES, **NEW}, OBJECTS)
    chosen = {"name": "Buy 1 × rack", "way": "buy", "type": "rack", "places": ["n1", "n1-1"]}
    english = str(furnishing.called(museum, chosen))
    with using("ar"):
        assert str(furnishing.called(museum, chosen)) != english
        assert str(furnishing.called(museum, {"name": "Foam", "places": []})) == "Foam"
    assert furnishing.called(museum, {}) == "–"
