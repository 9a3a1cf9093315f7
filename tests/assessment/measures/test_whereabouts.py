from __future__ import annotations

import pytest

from reorg.assessment.measures.whereabouts import on_floor, placed


def test_floor(sight, store):
    places = ["s1", "b1", "u2", "f1", "f2", "f2", "r1", "", "gone", "s2"]
    reading = on_floor(sight({f"o{at}": {"place": place} for at, place in enumerate(places)}, store))
    assert (reading.good, reading.bad) == (0.4, 0.3)
    floor, open_ = reading.evidence
    assert (str(floor), floor.about) == ("3 objects of 10 stand on the floor.", ("o3", "o4", "o5"))
    assert open_.about == ("o6", "o7", "o8")
    assert (str(reading.worst), reading.worst.about) == (
        "The floor area with most objects is R1 · F2: 2 objects.",
        ("f2",),
    )


def test_a_box_on_the_floor_stands_on_the_floor(sight, store):
    from reorg.museum import Place

    seen = sight({"o1": {"place": "b2"}}, [*store, Place("b2", "Box 2", "box", place="f1")])
    reading = on_floor(seen)
    assert (reading.good, reading.bad, reading.worst.about) == (0.0, 1.0, ("f1",))


def test_none_on_the_floor(sight, store):
    reading = on_floor(sight({"o1": {"place": "s1"}, "o2": {"place": "u2"}}, store))
    assert (reading.good, reading.bad, reading.worst) == (1.0, 0.0, None)
    assert [str(each) for each in reading.evidence] == ["2 objects stand on a shelf or unit, none on the floor."]


@pytest.mark.parametrize("place", ["", "r1", "gone"])
def test_whereabouts_unknown_measure_nothing(sight, store, place):
    assert on_floor(sight({"o1": {"place": place}}, store)) is None
    assert on_floor(sight({}, store)) is None


def test_places_in_the_records(sight, store):
    objects = {
        "o1": {"place": "s1"},
        "o2": {"place": "f1"},
        "o3": {"place": "r1"},
        "o4": {"place_text": "third cupboard"},
        "o5": {"name": "a jar"},
    }
    reading = placed(sight(objects, store))
    assert (reading.good, reading.bad) == (0.4, 0.2)
    assert [each.about for each in reading.evidence] == [("o5",), ("o3", "o4"), ("o1", "o2")]
    assert str(reading.evidence[0]) == "1 object of 5 has no place in the records."


def test_a_museum_that_has_not_brought_its_places_is_not_measured(sight, store):
    assert placed(sight({"o1": {"name": "a jar"}, "o2": {"name": "a lamp"}}, store)) is None


def test_what_is_not_on_view_has_no_place_in_the_records(sight, store):
    said = {"o1": {"place": "s1"}, "o2": {"place_text": "Not on View"}, "o3": {"place_text": "Attic"}}
    reading = placed(sight(said, store))
    assert (reading.good, reading.bad) == pytest.approx((1 / 3, 1 / 3))
    assert reading.evidence[0].about == ("o2",)
