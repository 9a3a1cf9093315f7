"""Is each unit in the class that its fill, load, strangers and risks put it in?"""

from __future__ import annotations

import pytest

from reorg.language import LANGUAGES
from reorg.museum import Museum
from reorg.report.draw.signs import fill_class
from reorg.storage import Shown, Sorting, coloured, maps, sorting, survey, usual_places

from .conftest import OBJECTS, PLACES, museum_of


def colour(which: str, museum: Museum, inside: Sorting | None = None) -> Shown:
    return coloured(which, museum.places, survey(museum), inside or sorting(museum))


@pytest.mark.parametrize("fill", [0.0, 0.49, 0.5, 0.74, 0.75, 0.89, 0.9, 1.0, 1.01, 3.4])
def test_the_classes_of_fill_are_those_of_every_plan(fill: float) -> None:
    assert maps()["fill"].level(fill) == fill_class(fill)


@pytest.mark.parametrize(("share", "level"), [(0.0, 1), (0.01, 2), (0.05, 2), (0.06, 3), (0.15, 3), (0.3, 4), (0.31, 5)])
def test_nothing_misplaced_is_a_class_of_its_own(share: float, level: int) -> None:
    assert maps()["misplaced"].level(share) == level


def test_a_stranger_is_of_another_category_or_lives_elsewhere(tiny: Museum) -> None:
    inside = sorting(tiny)
    assert (inside.objects["a1"], inside.strangers["a1"]) == (5, 3)  # two deeds, two pots, an anvil: clay before paper by name
    assert inside.category["a1"] == "clay"
    assert sorting(tiny, {"jar": "a2-1"}).strangers["a1"] == 4
    assert sorting(tiny, {"jar": "a1-2"}).strangers["a1"] == 3  # another shelf of the same unit is no other unit
    assert usual_places([("jar", {"usual_place": "a2-1"}), ("bowl", {})]) == {"jar": "a2-1"}


def test_the_load_is_that_of_the_shelf_that_bears_most_of_its_own(make) -> None:  # type: ignore[no-untyped-def]  # a fixture
    found = colour("load", make({k: v for k, v in PLACES.items() if k != "box"}, {k: OBJECTS[k] for k in ("jar", "bowl", "anvil")}))
    assert found.levels == {"a1": 3}  # 60 of 80 kg


def test_an_overloaded_shelf_is_in_the_last_class(make) -> None:  # type: ignore[no-untyped-def]  # a fixture
    found = colour("load", make(objects={"anvil": {**OBJECTS["anvil"], "weight": 81}}))
    assert found.levels["a1"] == 5


def test_categories_have_letters_by_how_many_units_they_fill() -> None:
    words = {f"u{at}": word for at, word in enumerate("aaabbccdefg")}
    found = coloured("category", museum_of().places, survey(museum_of()), Sorting(category=words))
    assert [str(word) for word in found.classes] == ["a", "b", "c", "d", "other categories"]
    assert found.levels["u0"] == 1
    assert found.levels["u10"] == 5


def test_a_category_is_written_as_the_museum_writes_it(make) -> None:  # type: ignore[no-untyped-def]  # a fixture
    spelt = {"a": {"category": "Clay", "place": "a1-1"}, "b": {"category": "clay ", "place": "a1-1"}, "c": {"category": "Clay", "place": "a1-1"}}
    assert sorting(make(objects=spelt)).category["a1"] == "Clay"
    assert sorting(make(objects=spelt)).strangers.get("a1", 0) == 0


def test_urgency_counts_on_how_many_maps_a_unit_is_bad(tiny: Museum) -> None:
    found = colour("urgency", tiny)
    bad = {
        unit: sum(colour(which, tiny).levels.get(unit, 0) >= 4 for which in ("fill", "load", "misplaced", "damp", "heat", "light"))
        for unit in found.levels
    }
    assert found.levels == {unit: min(5, 1 + count) for unit, count in bad.items()}
    assert max(bad.values()) > 0


def test_nothing_is_coloured_where_nothing_is_known(make) -> None:  # type: ignore[no-untyped-def]  # a fixture
    empty = make(objects={})
    assert not colour("load", empty).known
    assert not colour("misplaced", empty).known
    with pytest.raises(KeyError):
        colour("colour", empty)


def test_every_map_says_whose_it_is_and_speaks_every_language() -> None:
    for heat in maps().values():
        assert heat.whose in {"method", "source", "ours"}
        assert heat.source
        for text in (heat.name, heat.title, heat.words, *heat.classes):
            assert set(LANGUAGES) <= set(text.by_language)
        assert len(heat.classes) in {0, 5}
