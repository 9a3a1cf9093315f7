"""Does what each judging room sees become a sign, with its count and its rows, and is not looked kept apart from none?"""

from __future__ import annotations

from dataclasses import replace

from reorg.assessment import assess, sheets
from reorg.language import say
from reorg.method import load, load_forms
from reorg.museum import Finding, Museum, Objects, Place, Places, Severity
from reorg.report import Seen, problem_rows, signs_of, walked
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


def on_sheets(**cells: str) -> list[sheets.Problem]:
    """Return what is open of a sheet of problems with these cells, row and column as ``a_what``."""
    told = {
        name: {"form": "problems", "path": f"problem.{name.replace('_', '.')}", "value": value}
        for name, value in cells.items()
    }
    return sheets.problems_open(sheets.sheets_of(load_forms().forms, told).values())


def test_problems_that_people_wrote_down() -> None:
    bare = seen(unit("u"))
    assert "problems" not in signs_of(bare).found
    cells = {"a_what": "dust", "a_severity": "low", "b_what": "leak", "b_severity": "danger", "b_where": "u"}
    sign = signs_of(replace(bare, problems=on_sheets(**cells, c_what="behind the door", c_where="cellar"))).found[
        "problems"
    ]
    assert (sign.count, sign.urgent, sign.show) == (3, True, "problems/museum")
    rows = problem_rows(bare.museum.places, [sign])
    assert [str(row.number) for row in rows] == ["Now", "Slight", "not said"]
    assert [row.place for row in rows] == ["R › U", "", "cellar"], "a place that is none stands as it was written"
    calm = signs_of(replace(bare, problems=on_sheets(**cells, b_solved="2026-02-03"))).found["problems"]
    assert (calm.count, calm.urgent) == (1, False)
