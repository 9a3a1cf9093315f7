from __future__ import annotations

import pytest

from reorg.assessment.measures.records import condition, identified, numbered


def test_numbers(sight):
    reading = numbered(sight({"o1": {"number": "1"}, "o2": {"name": "jar"}, "o3": {"number": "3"}, "o4": {}}))
    assert (reading.good, reading.bad) == (0.5, 0.5)
    assert [(str(each), each.about) for each in reading.evidence] == [("2 objects of 4 have no number.", ("o2", "o4"))]


def test_all_numbered(sight):
    reading = numbered(sight({"o1": {"number": "1"}}))
    assert str(reading.evidence[0]) == "1 object, and it has a number."


def test_a_column_that_nobody_filled_measures_nothing(sight):
    for measure in (numbered, identified, condition):
        assert measure(sight({"o1": {"materials": "clay"}})) is None
        assert measure(sight({})) is None


def test_identification_is_a_name_and_a_mark(sight):
    objects = {
        "o1": {"name": "jar"},
        "o2": {"name": "jar", "materials": "clay"},
        "o3": {"title": "Dawn", "width": 300},
        "o4": {"description": "a jar, chipped"},
        "o5": {"name": "jar", "photo": "1.jpg"},
    }
    reading = identified(sight(objects))
    assert (reading.good, reading.bad) == (0.6, 0.4)
    assert reading.evidence[0].about == ("o1", "o4")
    assert identified(sight({"o1": objects["o2"]})).good == 1.0


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Good", 1.0),
        ("  VERY   good ", 1.0),
        ("good; one corner worn", 1.0),
        ("Poor (foxed)", 0.33),
        ("très mauvais état", 0.0),
        ("سيئة", 0.33),
        ("bon état", 1.0),
        ("fair – old repair", 0.67),
    ],
)
def test_conditions_are_read_by_their_first_words(sight, written, value):
    reading = condition(sight({"o1": {"condition": written}}))
    assert (reading.good, reading.bad) == pytest.approx((value, 1 - value))


@pytest.mark.parametrize("written", ["", "not good", "no longer in good condition", "B+", "; good"])
def test_other_words_are_open(sight, written):
    reading = condition(sight({"o1": {"condition": written}, "o2": {"condition": "good"}}))
    assert (reading.good, reading.bad) == (0.5, 0.0)
    assert reading.evidence[1].about == ("o1",)


def test_poor_ones_are_named(sight):
    reading = condition(sight({"o1": {"condition": "poor"}, "o2": {"condition": "good"}, "o3": {"condition": "fair"}}))
    assert str(reading.evidence[0]) == "1 object of 3 with a recorded condition is in poor condition."
    assert reading.evidence[0].about == ("o1",)
