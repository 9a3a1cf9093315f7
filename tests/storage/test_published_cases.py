"""What do our formulas give for the published RE-ORG cases that carry figures, and where do they contradict themselves?

The figures are those that CCI, ICCROM and the museums published about real projects; each case names its source. They
say little (hardly one gives unit sizes), so what can be replayed is: an area taken by units and floor, fullness that is
never clamped, need and missing metres at that fullness, person-days, and shares of rooms. Where a source gives no sizes
the furniture here is ours, and only what does not depend on it is asserted.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reorg.museum import Museum, Objects, Place, Places
from reorg.storage import need, survey

UNIT = {"kind": "unit", "width": 1000, "depth": 450, "height": 2000}  # ours: a common shelving unit of four shelves
SHELVES = 4


@dataclass(frozen=True)
class Case:
    """A published case: area of the project's rooms in m², mean fullness of its units in %, objects stored there."""

    name: str
    area: float
    fullness: float | None
    objects: int | None
    source: str


HAIDA = Case("Haida Gwaii Museum 2017-18", 14.5, 100, 20_000, "CCI, RE-ORG project overview: Haida Gwaii Museum")
QUALICUM = Case("Qualicum Beach Museum 2017-18", 55, None, 2_000, "CCI, RE-ORG project overview: Qualicum Beach Museum")
PEI = Case("PEI Museum and Heritage 2015-16", 488, 150, 90_000, "CCI, RE-ORG project overview: PEI Museum and Heritage")
HIGHLAND = Case("Highland Village 2015-16", 100, 90, 3_500, "CCI, RE-ORG project overview: Highland Village")
YOUVILLE = Case("Maison de Mère d'Youville 2016-17", 250, None, 5_000, "CCI, RE-ORG project overview: Mère d'Youville")
COLCHESTER = Case(
    "Colchester Historeum 2016", 32, None, 10_000, "CCI and Colchester Historeum, workshop 1-4 March 2016"
)
LISBON = Case("Museum of Lisbon 2018", 802, None, 15_816, "ICCROM and EGEAC, RE-ORG workshop 15-26 October 2018")
WITH_FULLNESS = [case for case in (HAIDA, PEI, HIGHLAND) if case.fullness]


def store(case: Case, units: int, fills: list[float] | None = None, **facts: object) -> Museum:
    """A room of the case's area (square) with so many units of ours, each as full as the eye said."""
    side = (case.area * 1e6) ** 0.5
    places = [Place.from_facts("room", {"kind": "room", "code": "A", "width": side, "depth": side, "height": 2600})]
    for number in range(units):
        fill = fills[number] if fills else (case.fullness or 0) / 100
        unit = f"u{number}"
        places.append(Place.from_facts(unit, UNIT | {"code": f"A{number:03}", "place": "room", "fill": fill}))
        for level in range(SHELVES):
            shelf = {"kind": "shelf", "code": f"A{number:03}-{level + 1}", "place": unit, "height": 400, "fill": fill}
            places.append(Place.from_facts(f"{unit}-{level}", shelf | {"z": 100 + 450 * level}))
    return Museum(facts=facts, places=Places.of(places), objects=Objects())


@pytest.mark.parametrize("case", WITH_FULLNESS, ids=lambda case: case.name)
def test_fullness_is_the_mean_over_units_and_never_clamped(case: Case) -> None:
    """90, 100 and 150 % are published as means over units; all three must come back as they are."""
    seen = survey(store(case, 12))
    assert case.fullness
    for found in (seen.mean, seen.weighted):
        assert found is not None
        assert found.likely == pytest.approx(case.fullness / 100)
    assert bool(seen.over) == (case.fullness > 100)


def test_pei_is_150_percent_on_average_with_units_below_and_above() -> None:
    """ "Every drawer was full": a mean of 150 % out of units from 100 to 200 %; the worst one is named."""
    fills = [1.0, 1.25, 1.5, 1.75, 2.0]
    seen = survey(store(PEI, 5, fills))
    assert seen.mean is not None
    assert seen.mean.likely == pytest.approx(1.5)
    assert seen.worst == "u4"
    assert seen.over == ("u4", "u3", "u2", "u1")


@pytest.mark.parametrize(("case", "per_metre"), [(HIGHLAND, 0.0), (HAIDA, 1 / 9), (PEI, 6 / 9)], ids=str)
def test_what_is_missing_follows_from_fullness_and_target(case: Case, per_metre: float) -> None:
    """Missing = used / 0.9 − capacity: nothing at 90 %, a ninth more at 100 %, two thirds more at 150 %."""
    lack = need(store(case, 12))
    assert lack.target == 0.9
    assert lack.capacity == pytest.approx(12 * SHELVES * 1.0)
    assert lack.missing.likely == pytest.approx(per_metre * lack.capacity, abs=1e-9)
    assert lack.overfull.likely == pytest.approx(max(0, (case.fullness or 0) / 100 - 1) * lack.capacity)


def test_pei_at_its_own_target_of_full_shelves_lacks_half_of_what_it_has() -> None:
    """At a target of 100 % (a museum may say so) 150 % full means: half as many shelves again."""
    lack = need(store(PEI, 10, target_fill=1.0))
    assert lack.missing.likely == pytest.approx(0.5 * lack.capacity)


@pytest.mark.parametrize(
    ("case", "units", "share"),
    [
        (HAIDA, 16, 0.4966),  # 16 units of ours cover 7.2 of 14.5 m²
        (HIGHLAND, 100, 0.45),
        (PEI, 400, 0.3689),
        (COLCHESTER, 32, 0.45),
    ],
    ids=str,
)
def test_floor_taken_by_units_is_their_footprint_over_the_published_area(case: Case, units: int, share: float) -> None:
    room = survey(store(case, units)).rooms["room"]
    assert room.floor_share == pytest.approx(share, abs=5e-5)
    assert room.floor_share == pytest.approx(units * 0.45 / case.area)


@pytest.mark.parametrize(
    ("case", "density"),
    [(HAIDA, 1379), (COLCHESTER, 313), (PEI, 184), (QUALICUM, 36), (HIGHLAND, 35), (YOUVILLE, 20), (LISBON, 20)],
    ids=str,
)
def test_objects_to_the_square_metre_say_nothing_about_what_is_missing(case: Case, density: float) -> None:
    """From 20 to 1,379 objects on a square metre; PEI has an eighth of Haida Gwaii's and is half as full again. What is
    missing follows from how full the shelves are, whatever the room holds.
    """
    assert case.objects
    assert case.objects / case.area == pytest.approx(density, abs=0.51)
    lack = need(store(case, 4, [1.5] * 4))
    assert lack.missing.likely == pytest.approx(4 * SHELVES * (1.5 / 0.9 - 1))


def test_metres_needed_do_not_depend_on_how_many_objects_there_are_but_on_their_size() -> None:
    """The same 20 m of shelf: 1,500 potsherds or 60 jars."""

    def objects(count: int, side: float) -> Objects:
        facts = {"category": "clay", "width": side, "depth": side, "height": side}
        return Objects.of((f"o{at}", facts) for at in range(count))

    sherds, jars = (survey(Museum(objects=each)).categories[0] for each in (objects(1500, 20.0), objects(60, 315.0)))
    assert sherds.length.likely == pytest.approx(20.0, rel=0.01)
    assert jars.length.likely == pytest.approx(20.1, rel=0.01)


def test_santiago_2400_hours_of_31_people_in_10_days_are_one_full_working_day_each() -> None:
    """CNAC Cerrillos 2018 (ICCROM): 2,400 hours, 31 people, 10 days: 7.7 h a day; the rates plan days of no more than 8."""
    hours = 2400 / 31 / 10
    assert hours == pytest.approx(7.74, abs=0.005)
    assert hours < 8


def test_allahabad_freed_four_of_fourteen_rooms() -> None:
    """Allahabad Museum 2023: 14 rooms before, 10 after: as the survey counts rooms, 29 % fewer."""

    def rooms(count: int) -> Museum:
        return Museum(
            places=Places.of(Place.from_facts(f"r{at}", {"kind": "room", "code": str(at)}) for at in range(count))
        )

    before, after = (len(survey(rooms(count)).rooms) for count in (14, 10))
    assert 1 - after / before == pytest.approx(0.286, abs=0.0005)


def test_lisbon_moved_no_thing_past_more_than_two_others() -> None:
    """Museum of Lisbon 2018: afterwards every object is reached by moving at most two others: lanes are three deep."""
    facts = {"category": "clay", "width": 80, "depth": 80, "height": 80, "place": "u0-0"}
    museum = store(LISBON, 1, [0.0])
    for count, lanes in ((3, 1), (4, 2), (6, 2), (7, 3)):
        held = Museum(places=museum.places, objects=Objects.of((f"o{at}", facts) for at in range(count)))
        found = survey(held).shelves["u0-0"].fullness.value
        assert found is not None
        assert found.likely == pytest.approx(lanes * 0.1)
