"""Does each part stand as its signs say, is the unknown kept apart from the bad, and does nothing contradict the criteria?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reorg.assessment import assess
from reorg.documentation import Past
from reorg.documentation.diagnosis.cases import scheme
from reorg.method import State, load
from reorg.museum import Place, Places, identity
from tests.documentation.diagnosis.museums import FULL, GUIDE, PLACES, full, museum, of, of_list

ALL = {f"d{at:02}": 1.0 for at in range(1, 11)}
WORST = {f"d{at:02}": 0.0 for at in range(1, 11)}
COPIED = Past(moves=4, with_reason=4, last="2026-11-20", copies=2, newest="2026-11-20")


def proofs(found, part):
    return [str(each.message) for each in found.part(part).proofs]


def test_a_museum_that_has_all_of_it_meets_all_of_it():
    found = of(museum(full(30), answers=ALL), COPIED)
    assert {each.state for each in found.parts} == {State.MET}
    assert found.first is None
    assert all(each.next is None for each in found.parts)


def test_a_museum_that_has_told_nothing_is_unknown_and_not_bad():
    found = of(museum([]))
    assert {each.state for each in found.parts if each.part.id != "location"} - {State.UNKNOWN} == set()
    assert all(each.bar.high == 1.0 for each in found.parts if each.part.id not in {"backup", "location"})
    assert all("Answer this first" in str(each.next) for each in found.parts if each.ask)


def test_worst_answers_are_not_met():
    found = of(museum([], answers=WORST, places=Places()), Past())
    assert {each.state for each in found.parts} == {State.NOT}
    assert found.first.part.id == "number"
    assert str(found.part("movement").next) == str(GUIDE.part("movement").ahead[0])


def test_dont_know_is_the_same_as_no_answer():
    silent, unsure = of(museum(full(5))), of(museum(full(5), answers=dict.fromkeys(ALL, "unknown")))
    assert [each.bar for each in silent.parts] == [each.bar for each in unsure.parts]


def test_a_number_counts_if_it_is_its_own_and_built_like_the_others():
    objects = [*full(40), {**FULL, "number": "1974.1"}, {**FULL}]
    found = of(museum(objects)).part("number")
    assert found.bar.low == found.bar.high == pytest.approx(39 / 42, abs=1e-6)
    assert found.state is State.PARTLY
    assert {case.id for case in found.cases} == {"doubled", "unnumbered"}
    assert of(museum(full(40))).part("number").state is State.MET


def test_no_number_anywhere_is_asked_for_and_not_counted_as_bad():
    found = of(museum(full(5, number=None))).part("number")
    assert [ask.id for ask in found.ask] == ["d01"] or found.bar.low == 1.0
    bare = of_list(name=["jar", "lamp"])
    assert (bare.part("number").bar.low, bare.part("number").bar.high) == (0.0, 1.0)


def test_a_register_is_a_source_that_is_said_to_be_one():
    objects = full(10, source="s1")
    sources = {"s1": {"name": "book", "role": "register", "rows": 10}}
    found = of(museum(objects, sources=sources))
    assert "10 of 10 objects stand in a list that is said to be the register." in proofs(found, "register")
    listed = of(museum(objects, sources={"s1": {"name": "book", "role": "list"}}))
    assert not any("said to be the register" in each for each in proofs(listed, "register"))
    matched = museum(
        full(10), sources=sources, matches={"m": {"source": "s1", "row": 1, "verdict": "same", "object": "o3"}}
    )
    assert "1 of 10 objects stands in a list that is said to be the register." in proofs(of(matched), "register")


def test_gaps_in_a_running_series_count_against_the_register():
    objects = [each for at, each in enumerate(full(30)) if at not in {4, 9, 10}]
    found = of(museum(objects))
    assert "3 numbers are missing in running series." in proofs(found, "register")
    assert "gaps" in {case.id for case in found.part("register").cases}
    assert not any("missing in running" in each for each in proofs(of(museum(full(30))), "register"))


def test_a_number_read_on_the_shelf_shows_that_it_is_marked():
    sources = {"s": {"name": "shelf walk", "role": "shelf"}}
    lines = {f"l{at}": {"source": "s", "row": at, "number": f"1974.{at}" if at > 2 else "?"} for at in range(1, 11)}
    found = of(museum(full(20), sources=sources, lines=lines)).part("marking")
    assert (found.bar.low, found.bar.high) == pytest.approx((8 / 20, 18 / 20))
    assert of(museum(full(20))).part("marking").bar.known == 0


def test_a_card_without_a_photograph_is_not_the_last_step():
    whole, bare = of(museum(full(10))), of(museum(full(10, photo=None)))
    assert whole.part("catalogue").state is State.MET
    assert bare.part("catalogue").state is State.PARTLY
    half = of(museum([*full(5), *full(5, materials=None, place=None)]))
    assert half.part("catalogue").bar.low < bare.part("catalogue").bar.high


def test_places_are_objects_with_a_place_and_codes_of_their_own():
    found = of(museum([*full(8), *full(2, place=None)])).part("location")
    assert found.bar.low == pytest.approx(0.6 * 0.8 + 0.4)
    twice = Places.of([*PLACES.values(), Place("v", "u 01", "unit", place="r")])
    doubled = of(museum(full(8), places=twice)).part("location")
    assert doubled.bar.low == pytest.approx(0.6 + 0.4 * 2 / 4)
    assert [case.id for case in doubled.cases] == ["old-codes"]


def test_shelves_of_two_units_may_bear_the_same_letter():
    more = [Place("v", "U2", "unit", place="r"), Place("x", "A", "shelf", place="v")]
    found = of(museum(full(3), places=Places.of([*PLACES.values(), *more])))
    assert not found.part("location").cases


def test_moves_count_with_their_reason_and_the_rest_is_asked():
    noted = of(museum(full(3)), Past(moves=10, with_reason=4)).part("movement")
    assert (noted.bar.low, noted.bar.high) == pytest.approx((0.2, 0.7))
    assert [ask.id for ask in noted.ask] == ["d07"]
    assert of(museum(full(3))).part("movement").proofs == ()


def test_a_word_about_a_loan_is_told_and_proves_nothing():
    found = of(museum([*full(3), *full(2, status="On loan to Sfax")]))
    assert "2 records speak of a loan; whether signed papers exist, they do not show." in proofs(found, "loans")
    assert found.part("loans").bar.known == 0
    assert not proofs(of(museum(full(3, status="sloane square"))), "loans")


def test_a_backup_on_this_computer_is_a_quarter_of_a_second_copy():
    fresh, old = (
        of(museum(full(3)), Past(copies=1, newest=day)).part("backup") for day in ("2026-11-20", "2025-01-01")
    )
    assert (fresh.bar.low, fresh.bar.high) == (0.25, 1.0)
    assert (old.bar.low, old.bar.high) == (0.0, 0.75)


def test_a_list_alone_shows_what_a_list_can():
    found = of_list(
        number=[f"1974.{at}" for at in range(1, 31)], name=["jar"] * 30, place_text=["A1"] * 27 + [None] * 3
    )
    assert found.alone
    assert found.part("number").state is State.MET
    assert found.part("location").bar == pytest.approx((0.0, 1 - 0.06, 0.06))
    for part in ("marking", "movement", "loans", "backup"):
        assert found.part(part).bar == (0.0, 1.0, 0.0)


def test_what_the_museum_ticks_is_so():
    facts = {"question": GUIDE.several, "version": 1, "value": ["loose-list", "no such case"]}
    ticked = museum(full(3, acquired="2026-01-05"))
    ticked = type(ticked)(ticked.facts, ticked.places, ticked.objects, answers={identity("a", GUIDE.several): facts})
    found = of(ticked)
    assert [case.id for case in found.part("register").cases] == ["loose-list"]
    assert of(museum(full(3, acquired="2026-01-05"))).part("register").cases == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("9.9", "9.9.9", True),
        ("9.9", "9.9a", True),
        ("a9", "9.9", False),
        ("9-9", "9.9", False),
        ("9.9", "9.9 (9)", True),
    ],
)
def test_schemes(one, other, same):
    assert (scheme(one) == scheme(other)) is same


def test_two_ways_of_numbering_are_a_case_and_a_slip_is_none():
    kinds = [{**FULL, "number": f"1974.{at}"} for at in range(20)], [{**FULL, "number": f"AB{at}"} for at in range(20)]
    assert "two-schemes" in {case.id for case in of(museum(kinds[0] + kinds[1])).part("number").cases}
    assert "two-schemes" not in {case.id for case in of(museum(kinds[0] + kinds[1][:1])).part("number").cases}


def test_a_register_that_stopped_is_a_case():
    stopped, goes_on = of(museum(full(9))), of(museum(full(9, acquired="2025-03-01")))
    assert "abandoned" in {case.id for case in stopped.part("register").cases}
    assert "abandoned" not in {case.id for case in goes_on.part("register").cases}


OBJECTS = some.lists(
    some.fixed_dictionaries(
        {},
        optional={
            "number": some.sampled_from(["1974.1", "1974.2", "1974.3", "unknown", ""]),
            "name": some.sampled_from(["jar", "n/a"]),
            "place": some.sampled_from(["s", "r", "gone"]),
            "place_text": some.sampled_from(["A1", "not on view", "?"]),
            "photo": some.just("p.jpg"),
        },
    ),
    max_size=12,
)
SAID = some.dictionaries(some.sampled_from(sorted(ALL)), some.sampled_from([0.0, 0.33, 0.67, 1.0, "unknown"]))


@given(OBJECTS, SAID)
def test_the_diagnosis_and_the_criteria_do_not_contradict_each_other(objects, answers):
    held = museum([{name: value for name, value in each.items() if value} for each in objects], answers=answers)
    judged, found = assess(held, load()), of(held)
    said = {str(each.message) for score in (*judged.criteria, *judged.components) for each in score.evidence}
    place = next((each for each in found.part("location").proofs if each.source == "place-found"), None)
    without = [each for each in said if "no place in the records" in each]
    if place is not None:
        assert any(each.startswith(f"{place.message.values['without']} ") for each in without) or not without
    unnumbered = found.total - (found.by("inventory").elements[0].count or 0)
    for each in said:
        if "has no number" in each or "have no number" in each:
            assert each.startswith(f"{unnumbered} ")


@given(OBJECTS, SAID, some.sampled_from(sorted(ALL)), some.sampled_from([0.0, 0.33, 0.67, 1.0]))
def test_an_answer_never_widens_a_bar(objects, answers, question, value):
    before = of(museum(objects, answers={**answers, question: "unknown"}))
    after = of(museum(objects, answers={**answers, question: value}))
    for one, other in zip(before.parts, after.parts, strict=True):
        assert one.bar.low - 1e-9 <= other.bar.low <= other.bar.high <= one.bar.high + 1e-9
        assert 0 <= other.first <= other.last <= 3
