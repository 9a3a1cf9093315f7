"""Do rooms stand together by building and storey, from the lowest up?"""

from __future__ import annotations

import pytest

from reorg.museum import Place, Places, storeys


def room(code: str, storey: str = "", place: str = "") -> Place:
    return Place(id=f"p{code}", code=code, kind="room", storey=storey, place=place)


def test_storeys_stand_from_the_lowest_up_and_what_is_unknown_first() -> None:
    places = Places.of(
        [
            Place(id="h2", code="H2", kind="building"), Place(id="h10", code="H10", kind="building", name="Mill"),
            room("A", "1", "h2"), room("B", "-1", "h2"), room("C", "attic", "h2"), room("D", "0", "h2"), room("E", "1", "h10"),
            room("F"), room("G", "+1", "h2"),
        ]
    )  # fmt: skip
    found = storeys(places)
    assert [[each.code for each in storey.rooms] for storey in found] == [["F"], ["B"], ["D"], ["A", "G"], ["C"], ["E"]]
    plain = [str(storey.label).replace("\u2068", "").replace("\u2069", "") for storey in found]
    assert plain == ["", "H2, basement 1", "H2, ground floor", "H2, storey 1", "H2, attic", "H10 Mill, storey 1"]


@pytest.mark.parametrize(
    ("said", "label"), [("0", "ground floor"), ("−2", "basement 2"), ("Entresol", "Entresol"), ("", "")]
)
def test_a_storey_alone_is_called_as_people_call_it(said: str, label: str) -> None:
    (found,) = storeys(Places.of([room("A", said)]))
    assert str(found.label).replace("\u2068", "").replace("\u2069", "") == label
