import pytest

from reorg.exchange.place_words import PlaceFinder
from reorg.museum import Place, Places

PLACES = Places.of(
    [
        Place("r1", "R1", "room", name="Cellar"),
        Place("r2", "R2", "room"),
        Place("u3", "U3", "unit", place="r1"),
        Place("u4", "U4", "unit", place="r2"),
        Place("s1", "U3-1", "shelf", place="u3"),
        Place("s2", "U3-2", "shelf", place="u3"),
        Place("a", "A", "unit", place="r1"),
        Place("b", "A", "unit", place="r2"),
        Place("x", "2", "shelf", place="u4"),
    ]
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("U3-2", "s2"),
        ("u3 2", "s2"),
        ("U 3.2", "s2"),
        ("R1", "r1"),
        ("R1 / U3 / shelf 2", "s2"),
        ("R1 > U3 > U3-2", "s2"),
        ("R1, U3, tablette 2", "s2"),
        ("R1/U3/2", "s2"),
        ("U4 / shelf 2", "x"),
        ("R1-U3-2", "s2"),
        ("Cellar / U3", "u3"),
        ("R1 / A", "a"),
        ("R2 / A", "b"),
        ("room R2", "r2"),
        ("A", ""),
        ("R2 / U3", ""),
        ("R1 / U3 / shelf 9", ""),
        ("shelf 2", ""),
        ("Not on view", ""),
        ("", ""),
        ("—", ""),
    ],
)
def test_a_place_is_taken_only_if_exactly_one_fits(text: str, place: str) -> None:
    assert PlaceFinder(PLACES).find(text) == place


def test_no_places_are_no_trouble() -> None:
    assert PlaceFinder(Places()).find("U3") == ""
