from __future__ import annotations

from dataclasses import replace

import pytest

from reorg.assessment.measures.shelves import fullness
from reorg.museum import Place


def shelves(*fills, unit=None):
    return [
        Place("r1", "R1", "room"),
        Place("u1", "U1", "unit", place="r1", fill=unit),
        *(Place(f"s{at}", f"{at}", "shelf", place="u1", fill=fill) for at, fill in enumerate(fills, 1)),
    ]


def test_by_eye(sight):
    reading = fullness(sight({}, shelves(0.5, 0.85, 0.9, 1.0, 1.5, None)))
    assert (reading.good, reading.bad) == pytest.approx((3 / 6, 2 / 6))
    assert [each.about for each in reading.evidence] == [("s5",), ("s3", "s4"), ("s6",)]
    assert str(reading.evidence[0]) == "1 shelf or unit of 5 is more than full."
    assert (str(reading.worst), reading.worst.about) == ("The fullest is R1 · 5: 150 %.", ("s5",))


def test_room_on_each(sight):
    reading = fullness(sight({}, shelves(0.5, 0.0)))
    assert (reading.good, reading.bad) == (1.0, 0.0)
    assert str(reading.evidence[0]) == "2 shelves or units were looked at, and each has room."


def test_the_museums_own_target(sight):
    assert fullness(sight({}, shelves(0.8), {"target_fill": 0.75})).good == 0.5
    assert fullness(sight({}, shelves(0.8), {"target_fill": "?"})).good == 1.0
    assert fullness(sight({}, shelves(0.8), {"target_fill": 75})).good == 1.0


def test_a_unit_stands_for_shelves_without_an_estimate_only(sight):
    assert fullness(sight({}, shelves(None, None, unit=1.2))).bad == 1.0
    assert fullness(sight({}, shelves(0.5, None, unit=1.2))).good == 0.5


def test_shelves_outside_units_count(sight):
    loose = [replace(place, place="r1") for place in shelves(0.5) if place.kind != "unit"]
    assert fullness(sight({}, loose)).good == 1.0


def test_nobody_looked(sight, store):
    assert fullness(sight({}, store)) is None
    assert fullness(sight({})) is None
