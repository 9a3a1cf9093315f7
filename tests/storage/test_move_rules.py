"""What is known speaks for itself; what is unknown breaks no rule; what cannot be is never only a matter of reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Move, Place, Places
from reorg.storage import RULES, Going, Thing, broken_rules, looked_at, moved_drafts, outside, thing_of, thing_of_place
from reorg.storage.move_rules import company, fits

PLACES = Places.of(
    [
        Place("r", "R", "room", width=6000, depth=5000, height=2600),
        Place("q", "Q", "room"),
        Place("f", "F", "floor", place="r"),
        Place("u", "A1", "unit", place="r", width=1000, depth=400, height=2000, x=5.0, y=5.0, load=120),
        Place("low", "A1-1", "shelf", place="u", width=1000, depth=400, height=350, z=100, load=60),
        Place("high", "A1-2", "shelf", place="u", width=1000, depth=400, height=350, z=1500),
        Place("b", "BOX 7", "box", place="low", width=400, depth=300, height=200),
        Place("seen", "A1-3", "shelf", place="u", fill=1.2),
    ]
)
JAR = Thing("o1", "1974.1", "low", width=200, depth=200, height=300, kg=5)
LENGTHS = st.none() | st.floats(1, 3000)
THINGS = st.builds(
    Thing, st.sampled_from([f"o{at}" for at in range(5)]), st.just("1"), st.sampled_from(["", *PLACES]),
    width=LENGTHS, depth=LENGTHS, height=LENGTHS, kg=st.none() | st.floats(0.1, 500), still=st.sampled_from(["", "no"]),
    words=st.sampled_from(["", "celluloid doll", "wood", "snake in alcohol"]),
)  # fmt: skip


def codes(*things: Thing, to: str, there: tuple[Thing, ...] = (), origin: str = "") -> list[str]:
    place = PLACES[to] if to in PLACES else outside(to)
    return [each.code for each in broken_rules(Going(things, place, PLACES, there, PLACES.get(origin)))]


def box(**more: object) -> Thing:
    return replace(thing_of_place(PLACES["b"], {}, []), **more)  # type: ignore[arg-type]


def test_a_jar_may_stand_almost_anywhere() -> None:
    for to in ("low", "high", "u", "r", "f", "Lab"):
        assert codes(JAR, to=to) == []


@pytest.mark.parametrize(
    ("thing", "to", "code"),
    [
        (box(), "b", "into-itself"),
        (Thing("u", "A1", "r", "unit"), "low", "into-itself"),
        (Thing("r", "R", "", "room"), "q", "not-movable"),
        (Thing("x", "B1", "q", "unit"), "low", "not-a-room"),
        (Thing("x", "B1-1", "q", "shelf"), "low", "not-a-unit"),
        (replace(JAR, elsewhere="Lab"), "low", "away"),
        (replace(JAR, state="struck"), "low", "is-struck"),
        (replace(JAR, state="missing"), "low", "is-missing"),
        (replace(JAR, still="the glaze flakes"), "low", "keep-still"),
        (box(contents=(replace(JAR, still="the glaze flakes"),)), "high", "keep-still"),
        (replace(JAR, kg=70, place="q"), "low", "too-heavy"),
        (replace(JAR, kg=15), "high", "too-high"),
        (replace(JAR, height=400), "low", "does-not-fit"),
        (replace(JAR, width=900, depth=900), "u", "does-not-fit"),
        (JAR, "seen", "full"),
    ],
)
def test_each_rule_is_broken_by_what_breaks_it(thing: Thing, to: str, code: str) -> None:
    found = broken_rules(Going([thing], PLACES[to], PLACES))
    assert code in [each.code for each in found]
    assert {each.code for each in found} <= set(RULES)
    impossible = {each.code for each in found if each.impossible}
    assert impossible <= {"into-itself", "not-movable"}
    assert all(str(each.message) for each in found)


def test_nothing_goes_where_a_shelf_is_only_planned() -> None:
    soon = Place("soon", "A1-4", "shelf", place="u", planned=True)
    higher = Place("higher", "A1-5", "shelf", place="u", will={"z": 900.0})
    places = Places.of([*PLACES.values(), soon, higher])
    found = [broken_rules(Going([JAR], to, places)) for to in (soon, higher, places["low"])]
    assert [[(each.code, each.impossible) for each in some] for some in found] == [
        [("planned", True)],
        [("planned", False)],
        [],
    ]
    assert "planned" in RULES


def test_where_it_is_taken_from_is_checked_only_if_somebody_said_so() -> None:
    assert codes(JAR, to="high", origin="u") == []
    assert codes(JAR, to="high", origin="q") == ["not-there"]


def test_weights_are_summed_over_shelf_and_unit_and_what_is_there_is_nothing_new() -> None:
    held = tuple(Thing(f"h{at}", str(at), "low", kg=20) for at in range(3))
    assert codes(replace(JAR, place="q"), to="low", there=held) == ["too-heavy"]
    assert codes(replace(JAR, place="q", kg=55), to="high", there=held) == ["too-high"]
    assert codes(replace(JAR, place="q", kg=70), to="seen", there=held) == ["too-heavy", "full"]
    # from one shelf to another of the same unit the unit bears no more than before
    assert codes(replace(held[0], kg=10), to="high", there=(*held, Thing("h9", "9", "low", kg=110))) == []


def test_a_box_weighs_what_is_in_it() -> None:
    heavy = box(contents=tuple(Thing(f"h{at}", str(at), "b", kg=8) for at in range(3)))
    assert codes(heavy, to="high") == ["too-high"]


def test_a_shelf_is_full_when_what_is_measured_takes_more_than_it_has() -> None:
    jars = tuple(replace(JAR, id=f"j{at}", depth=390, width=230) for at in range(4))
    assert codes(replace(JAR, depth=390, width=230, place="q"), to="high", there=()) == []
    on_high = tuple(replace(each, place="high", kg=None) for each in jars)
    assert codes(replace(JAR, depth=390, width=230, place="q", kg=None), to="high", there=on_high) == ["full"]


def test_a_picture_may_lie_where_it_cannot_stand() -> None:
    picture = Thing("p", "1", "q", width=380, depth=20, height=800)
    assert codes(picture, to="low") == []
    assert codes(replace(picture, depth=300), to="low") == ["does-not-fit"]


@pytest.mark.parametrize(
    "words", ["Film, cellulose nitrate", "CELLULOID", "négatif, nitrate de cellulose", "دمية سيلولويد"]
)
def test_nitrate_stands_alone(words: str) -> None:
    film = Thing("n", "1", "q", words=words)
    assert codes(film, to="low", there=(JAR,)) == ["incompatible"]
    assert codes(replace(JAR, height=150), to="b", there=(replace(film, place="b"),)) == ["incompatible"]
    assert codes(film, to="low", there=(replace(film, id="m", place="low"),)) == []
    assert codes(film, to="r", there=(JAR,)) == []


def test_silver_nitrate_and_plain_alcohol_are_no_sign() -> None:
    assert company(Thing("s", "1", words="print, silver nitrate")) == ""
    assert company(Thing("s", "1", words="alcohol lamp")) == ""
    assert company(Thing("s", "1", words="snake in alcohol")) == "fluid"
    assert company(Thing("s", "1", hazard="arsenic")) == "hazard"


def test_rules_see_of_a_record_what_they_need() -> None:
    facts = {"number": "7", "diameter": 120, "height": 0, "weight": True, "keep_still": "x", "materials": "clay"}
    thing = thing_of("o", facts)
    assert (thing.width, thing.depth, thing.height, thing.kg, thing.still) == (120, 120, None, None, "x")
    assert looked_at(PLACES, "low") == "u"
    assert looked_at(PLACES, "r") == ""


def test_a_unit_leaves_its_spot_only_when_it_leaves_the_room() -> None:
    facts = {"place": "r", "x": 5.0, "y": 5.0}
    moved, spot = moved_drafts(Move(to="q"), [("u", facts)], PLACES)
    assert (moved.kind, spot.kind, spot.data) == ("moved", "place", {"x": None, "y": None, "was": {"x": 5.0, "y": 5.0}})
    assert len(moved_drafts(Move(to="f"), [("u", facts)], PLACES)) == 1


@given(st.lists(THINGS, max_size=4), st.sampled_from(list(PLACES)), st.lists(THINGS, max_size=4))
def test_any_move_is_judged_and_only_what_cannot_be_is_impossible(
    things: list[Thing], to: str, there: list[Thing]
) -> None:
    found = broken_rules(Going(things, PLACES[to], PLACES, there))
    assert not any(each.impossible for each in found)
    assert all(set(each.about) <= {thing.id for thing in (*things, *there)} for each in found)
    assert all(str(each.message) for each in found)


@given(THINGS, st.sampled_from(list(PLACES)))
def test_of_what_nothing_is_known_nothing_is_held_against_it(thing: Thing, to: str) -> None:
    unknown = Thing(thing.id, thing.label, thing.place)
    assert set(codes(unknown, to=to)) <= {"full"}


@given(THINGS, LENGTHS, LENGTHS, LENGTHS, st.floats(1, 500))
def test_what_fits_fits_in_more_room_and_turned(
    thing: Thing, width: float | None, depth: float | None, height: float | None, more: float
) -> None:
    if fits(thing, (width, depth, height)):
        larger = tuple(None if side is None else side + more for side in (width, depth, height))
        assert fits(thing, (larger[0], larger[1], larger[2]))
    assert fits(thing, (width, depth, height)) == fits(thing, (depth, width, height))
