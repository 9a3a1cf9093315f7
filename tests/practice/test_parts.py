from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import fold_code
from reorg.practice import slips
from reorg.practice.collection import choose, extract, lot_of
from reorg.practice.family import FAMILIES, family_of
from reorg.practice.settle import Level, empty, settle, taken
from reorg.practice.size import Size, centimetres, size_of
from reorg.practice.store import furnish


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("sculpture | box", "sculpture"),
        ("side chair", "furniture"),
        ("hanging scroll", "textile"),
        ("print; newspaper", "paper"),
        ("gelatin silver photograph", "photograph"),
        ("pot sherd", "vessel"),
        ("printing plate", "small"),
        ("Earring | jewelry", "small"),
        ("axe head", "tool"),
        ("crest", "mask"),
        ("", "sculpture"),
    ],
)
def test_family_by_name(name: str, family: str) -> None:
    assert family_of(name) == family


def test_family_by_collection_and_frame() -> None:
    assert family_of("untitled", collection="WCMA-PHOTO") == "photograph"
    assert family_of("print", dimensions="frame: 20 x 30 in. (50.8 x 76.2 cm)") == "picture"


@pytest.mark.parametrize(
    ("dimensions", "values"),
    [
        ("Overall: 5 5/8 x 9 5/16 in. (14.3 x 23.6 cm)", (14.3, 23.6)),
        ("image: 14 x 20 in. (36.8 x 50.8 cm)\nframe: 21 x 26 in. (53.5 x 67.5 cm)", (53.5, 67.5)),
        ("39 3/4 x 18 9/16 x 14 3/4 in. (101 x 47.2 x 37.5 cm)", (101.0, 47.2, 37.5)),
        ("rim: 3 in. (7.6 cm)\nOverall: 4 in. (10.2 cm)", (10.2,)),
        ("Overall: 4 in., 3 in. (10.2 cm, 7.6 cm)", (10.2, 7.6)),
        ("large: 15 x 3 ft (4.57 x 0.91 m)", (457.0, 91.0)),
        ("frame H: 16 3/4 in, frame W: 13 in, H: 9 in, W: 8 in", (42.5, 33.0)),
        ("running time: 12 min (12 min)", ()),
        ("", ()),
    ],
)
def test_sizes_are_read_from_the_line_that_counts(dimensions: str, values: tuple[float, ...]) -> None:
    assert centimetres(dimensions) == values


@given(st.sampled_from(FAMILIES), st.text(), st.integers())
def test_a_thing_always_has_a_size(family: str, dimensions: str, seed: int) -> None:
    size = size_of(family, dimensions, random.Random(seed))
    assert min(size.width, size.depth, size.height) > 0
    assert size.known == bool(centimetres(dimensions))


def test_as_it_is_stored() -> None:
    chance = random.Random(1)
    sheet = size_of("paper", "(30 x 40 cm)", chance)
    assert (sheet.width, sheet.depth, sheet.height) == (400, 300, 8)
    chair = size_of("furniture", "(101 x 47.2 x 37.5 cm)", chance)
    assert (chair.width, chair.depth, chair.height) == (472, 375, 1010)
    rug = size_of("textile", "(300 x 150 cm)", chance)
    assert (rug.width, rug.height) == (1560, 120)


def test_the_extract_is_whole() -> None:
    things = extract()
    assert len(things) > 4700
    assert len({thing.number for thing in things}) == len({thing.id for thing in things}) == len(things)
    assert {thing.family for thing in things} == set(FAMILIES)
    assert all("WCMA" not in thing.category for thing in things)


def test_lots() -> None:
    assert [lot_of(number) for number in ("37.2.130", "93.1.121.E", "RC.3.38", "41.6")] == [
        "37.2",
        "93.1",
        "RC.3",
        "41",
    ]


def test_the_first_objects_chosen_do_not_depend_on_how_many_more() -> None:
    few, _ = choose(1, 100)
    assert len({thing.id for thing in few}) == 100


@pytest.mark.parametrize(
    ("number", "turned"),
    [("98.8.4", date(1998, 8, 4)), ("37.2.30", None), ("37.13.1", None), ("12.8.4", None), ("98.8", None)],
)
def test_numbers_that_look_like_dates(number: str, turned: date | None) -> None:
    assert slips.as_date(number) == turned


def test_letters_break_and_can_be_mended() -> None:
    assert slips.broken_letters("Bird's eye view") == "Birdâ€™s eye view"
    assert slips.broken_letters("Joan Miro") == "Joan MirÃ³"
    assert slips.broken_letters("Boats") == ""


@given(st.sampled_from(["A03-2", "B11-10", "A-FLOOR-1", "AA07-3"]), st.integers())
def test_codes_as_typed_still_mean_the_same(code: str, seed: int) -> None:
    assert fold_code(slips.typed_place(code, random.Random(seed))) == fold_code(code)


def test_codes_written_loosely() -> None:
    assert slips.loose_place("A03-2") == "A3-2"
    assert slips.loose_place("A13-2") == slips.loose_place("A-FLOOR-1") == ""


@given(st.integers())
def test_unknown_places_are_unknown(seed: int) -> None:
    codes = ["A", "A01", "A01-1", "A22", "A60-1", "A-FLOOR-1"]
    known = {fold_code(code) for code in codes}
    assert fold_code(slips.unknown_place(codes, known, random.Random(seed))) not in known


@given(st.sampled_from(["1849-1894", "c. 1966", "March 4, 2003", "1983"]), st.integers())
def test_impossible_dates_differ(made: str, seed: int) -> None:
    assert slips.impossible_date(made, random.Random(seed)) != made


def level_of(code: str) -> Level:
    return empty(furnish(2026, 3000))[code]


def test_shares_follow_the_formula() -> None:
    shelf, screen, floor = level_of("A01-1"), level_of("A05-1"), level_of("A-FLOOR-1")
    half = Size(round(shelf.width), round(shelf.depth / 2), 100)
    assert taken(half, shelf, stacked=False) == pytest.approx(0.5)
    assert taken(half, shelf, stacked=True) == pytest.approx(0.5 * 100 / shelf.height)
    picture = Size(round(screen.width), 50, round(screen.height))
    assert taken(picture, screen, stacked=False) == pytest.approx(0.5)
    assert taken(half, floor, stacked=True) == half.footprint / (floor.width * floor.depth)


def test_occupancy_adds_up_from_what_stands_there() -> None:
    store = furnish(7, 3000)
    things, _ = choose(7, 1500)
    standing = settle(store, things, disorder=0.3, chance=random.Random(7))
    shares = dict.fromkeys(standing.levels, 0.0)
    for thing in things:
        code = standing.places[thing.id]
        shares[code] += standing.levels[code].share(thing)
    occupancy = standing.occupancy()
    assert shares == pytest.approx({code: occupancy[code] for code in shares}, abs=1e-4)


def test_in_an_orderly_store_everything_fits_where_it_stands() -> None:
    store = furnish(11, 3000)
    things, _ = choose(11, 2000)
    standing = settle(store, things, disorder=0, chance=random.Random(11))
    for thing in things:
        level = standing.levels[standing.places[thing.id]]
        if level.place.kind == "floor":
            assert not any(other.takes(thing) for other in standing.levels.values() if other.place.kind != "floor")
        else:
            assert level.takes(thing)
