"""Are units drawn to scale, in every script, and so that patterns say what changes?"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import use
from reorg.museum import Museum, Objects, Place, Places
from reorg.report import changed_units, to_pdf, unit_elevation, unit_report
from reorg.report.draw.elevation import COMES, LEAVES, Board, Thing, UnitFront, UnitPair
from reorg.storage import PlanSeen, plan

THINGS = st.builds(
    Thing, id=st.just("o"), label=st.text(max_size=8), number=st.integers(1, 999), at=st.floats(0, 900),
    width=st.floats(1, 800), height=st.floats(1, 500), behind=st.just(0.0), mark=st.sampled_from(["", COMES, LEAVES]),
    guessed=st.booleans(), cut=st.booleans(), chosen=st.booleans(), href=st.sampled_from(["", "/x/"]),
)  # fmt: skip


def front(*things: Thing, **said: Any) -> UnitFront:
    return UnitFront("A <1>", (1000, 2000), (Board("A-1", 500, 600, 1000, things),), **said)


@given(things=st.lists(THINGS, max_size=6), plain=st.booleans(), language=st.sampled_from(["en", "ar"]))
def test_any_unit_is_drawn_as_sound_svg(things: list[Thing], plain: bool, language: str) -> None:
    use(language)
    try:
        one = front(*things, plain=plain)
        for drawn in (one.svg(), UnitPair(one, one).svg()):
            ET.fromstring(drawn)
    finally:
        use("en")


def test_things_are_to_scale() -> None:
    drawn = front(Thing("o", "7", 1, 0, 500, 300)).svg()
    sizes = [
        tuple(map(float, pair))
        for pair in re.findall(r'width="([\d.]+)" height="([\d.]+)" class="d-unit-blank"', drawn)
    ]
    wide, tall = sizes[0]
    assert (wide + 0.8) / tall == pytest.approx(500 / 300, rel=0.01)


def test_what_comes_is_hatched_what_leaves_crossed_what_is_guessed_dashed() -> None:
    box = ("o", "7", 1, 0, 300, 300)
    assert "d-hatch" not in front(Thing(*box)).svg()
    for mark in (COMES, LEAVES):
        assert "d-hatch" in front(Thing(*box, mark=mark)).svg()
    assert "stroke-dasharray" in front(Thing(*box, guessed=True)).svg()


@pytest.fixture(scope="module")
def seen() -> PlanSeen:
    places = {
        "r": {"kind": "room", "code": "R"},
        "u": {"kind": "unit", "code": "U", "place": "r", "width": 1000, "depth": 400, "height": 2000},
        "u1": {"kind": "shelf", "code": "U1", "place": "u", "width": 950, "height": 500, "z": 100},
        "u2": {"kind": "shelf", "code": "U2", "place": "u", "width": 950, "height": 500, "z": 900},
        "v": {"kind": "unit", "code": "V", "place": "r", "width": 1000, "depth": 400, "height": 300},
        "f": {"kind": "floor", "code": "F", "place": "r"},
    }
    size = {"width": 200, "depth": 150, "height": 200, "weight": 1, "category": "pot"}
    objects = {f"o{n}": {"number": f"1.{n}", **size, "place": ("f", "u1", "v")[n % 3]} for n in range(9)}
    objects["tall"] = {"number": "2", **size, "height": 400, "place": "v"}
    objects["dim"] = {"number": "3", "category": "pot", "place": "u1"}
    museum = Museum(
        places=Places.of(Place.from_facts(key, each) for key, each in places.items()),
        objects=Objects.of(objects.items()),
    )
    return PlanSeen(museum, plan(museum, rounds=20))


def test_all_that_the_plan_puts_there_is_drawn_once(seen: PlanSeen) -> None:
    for key in ("u", "v"):
        unit = seen.places[key]
        drawn = [thing for board in unit_elevation(seen, unit).boards for thing in board.things]
        planned = [each.item for board in seen.boards(key) for each in seen.plan.standing.get(board.place, ())]
        assert sorted(thing.id for thing in drawn) == sorted(planned)
        assert all(
            thing.at + thing.width <= board.width + 1
            for board in unit_elevation(seen, unit).boards
            for thing in board.things
        )


def test_today_is_drawn_from_the_records(seen: PlanSeen) -> None:
    boards = {board.code: board.things for board in unit_elevation(seen, seen.places["u"], after=False).boards}
    assert {thing.id for thing in boards["U1"]} == {"o1", "o4", "o7", "dim"}
    lone = unit_elevation(seen, seen.places["v"], after=False).boards[0].things
    assert [thing.cut for thing in lone if thing.id == "tall"] == [True]
    assert [thing.guessed for thing in boards["U1"] if thing.id == "dim"] == [True]


def test_units_that_change_most_come_first(seen: PlanSeen) -> None:
    found = changed_units(seen)
    assert [each.moves for each in found] == sorted((each.moves for each in found), reverse=True)
    assert sum(each.comes for each in found) >= len(
        {s.subject for s in seen.plan.moves.steps if s.origin == "f" and s.to}
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_sheets_are_printed(seen: PlanSeen, language: str) -> None:
    use(language)
    try:
        made = unit_report(seen, ["u", "v"], museum="Mill", date="2026-11-22", name=lambda _key: "pot")
        assert to_pdf(made).startswith(b"%PDF")
    finally:
        use("en")
