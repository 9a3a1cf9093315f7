"""Does what each judging room sees become a sign, with its count and its rows, and is not looked kept apart from none?"""

from __future__ import annotations

from reorg.assessment import assess
from reorg.language import say
from reorg.method import load
from reorg.museum import Finding, Museum, Objects, Place, Places, Severity
from reorg.report import Seen, signs_of, walked
from reorg.storage import survey


def unit(key: str, **said: object) -> Place:
    facts = {"code": key.upper(), "kind": "unit", "place": "r", "width": 900, "depth": 400, "height": 1800, **said}
    return Place.from_facts(key, facts)


ROOM = Place.from_facts("r", {"code": "R", "kind": "room", "width": 6000, "depth": 4000, "outside": ["north"]})


def seen(*places: Place, records: list[Finding] | None = None) -> Seen:
    objects = Objects.of([("o1", {"number": "1", "place": "u"}), ("o2", {"number": "2"})])
    museum = Museum(places=Places.of([ROOM, *places]), objects=objects)
    return Seen(museum, assess(museum, load()), survey(museum), 2, records)


def test_a_walk_through_the_units() -> None:
    found = signs_of(
        seen(
            unit("u", x=0, y=2000, verdict="discard", condition="poor", labelled=False),
            unit("v", x=2000, y=2000, verdict="keep", condition="unsafe", labelled=True),
            unit("w", x=4000, y=2000, verdict="modify", labelled=False),
        )
    ).found
    assert found["discard"].about == ("u",)
    assert found["modify"].about == ("v", "w"), "damaged or to be changed, and not to go"
    assert found["unlabelled"].about == ("w",), "what goes needs no label"


def test_what_each_room_sees() -> None:
    found = signs_of(seen(unit("u", x=0, y=2000), unit("v", code="U", x=2000, y=2000)))
    assert found.found["nowhere"].about == ("o2",)
    assert found.found["unplanned"].count == 0
    assert found.found["unanswered"].count == 10
    assert found.found["finding:place-code-twice"].count >= 1
    assert "floor" not in found.found
    assert not found.looked_for("finding:number-missing"), "nobody looked through the records"


def test_records_that_were_looked_through() -> None:
    wrong = Finding("number-missing", Severity.HIGH, 7, say("x"), about=("o1",))
    found = signs_of(seen(records=[wrong]))
    assert found.found["finding:number-missing"].count == 7
    assert found.looked_for("finding:number-doubled")


def test_the_order_of_a_walk() -> None:
    places = Places.of([ROOM, unit("u"), unit("v")])
    assert walked(places, [("o1", "v"), ("o2", "u"), ("o3", ""), ("o4", "u")]) == ["o2", "o4", "o1", "o3"]
