"""Codes count on as people count; what a museum does already is learned, and old codes are still found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Place, PlaceCodes, Places, fold_code, following, learned, next_code

CODES = st.from_regex(r"[A-Zأ-ي]{0,2}[ -]?[0-9٠-٩]{0,3}[a-z]?", fullmatch=True).filter(fold_code)
WAYS = st.builds(
    PlaceCodes, st.sampled_from(("-", ".", "/", "")), st.sampled_from(("1", "01", "A", "a")), st.booleans()
)


def test_counting_on() -> None:
    assert following("A1", 3) == ["A1", "A2", "A3"]
    assert following("A09", 3) == ["A09", "A10", "A11"]
    assert following("Y", 4) == ["Y", "Z", "AA", "AB"]
    assert following("R1-b", 2) == ["R1-b", "R1-c"]
    assert following("ب", 2) == ["ب", "ت"]
    assert following("خزانة ٩", 2) == ["خزانة ٩", "خزانة ١٠"]
    assert following("Case (3)", 2) == ["Case (3)", "Case (4)"]
    assert following("Ås", 2) == ["Ås", "Ås2"]


@given(CODES, st.integers(1, 60))
def test_codes_that_follow_are_all_different_and_begin_with_the_first(code: str, count: int) -> None:
    codes = following(code, count)
    assert codes[0] == code
    assert len({fold_code(each) for each in codes}) == len(codes) == count
    assert following(codes[-1], 2)[0] == codes[-1]


@given(WAYS, st.sampled_from(("A1", "B", "R1-F03", "12")), st.integers(1, 20))
def test_shelves_are_told_apart_from_each_other_and_from_their_unit(way: PlaceCodes, unit: str, count: int) -> None:
    codes = way.shelves(unit, count)
    assert len({fold_code(each) for each in [unit, *codes]}) == count + 1
    assert PlaceCodes.from_facts(way.facts()) == way


@given(WAYS, st.sampled_from((("A1", "A2"), ("B", "C"))), st.integers(2, 9))
def test_the_way_is_learned_from_the_codes_that_there_are(way: PlaceCodes, units: tuple[str, ...], count: int) -> None:
    places = []
    for unit in units:
        places.append(Place(unit, unit, "unit"))
        codes = way.shelves(unit, count)
        places += [Place(code, code, "shelf", place=unit, z=float(at)) for at, code in enumerate(codes)]
    found = learned(Places.of(places))
    assert found.shelves(units[0], count) == way.shelves(units[0], count)


def test_nothing_to_learn_from_and_nonsense() -> None:
    assert learned(Places()) == PlaceCodes()
    mixed = [Place("u", "A1", "unit"), Place("s", "top", "shelf", place="u")]
    assert learned(Places.of(mixed)) == PlaceCodes()
    assert PlaceCodes.from_facts("A1") is None
    assert PlaceCodes.from_facts({"between": "-"}) is None


def test_the_next_box_is_coded_as_most_boxes_are() -> None:
    boxes = [Place(f"b{at}", f"Box {at}", "box") for at in (1, 2, 10)] + [Place("x", "K7", "box")]
    assert next_code(Places.of(boxes), frozenset({"box"}), "Box 1") == "Box 11"
    assert next_code(Places(), frozenset({"box"}), "Box 1") == "Box 1"


def test_an_old_code_is_found_until_another_place_has_it() -> None:
    renamed = Place.from_facts("p1", {"code": "B2", "kind": "unit", "other_codes": ["Cupboard 7"]})
    assert [each.id for each in Places.of([renamed]).coded("cupboard-07")] == ["p1"]
    taken = Place("p2", "Cupboard 7", "unit")
    assert [each.id for each in Places.of([renamed, taken]).coded("CUPBOARD 7")] == ["p2"]
    assert Places.of([renamed]).coded("—") == []
