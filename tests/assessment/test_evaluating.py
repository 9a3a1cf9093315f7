"""Does the full self-evaluation widen by not knowing, hold down by danger, name the worst room, and stay comparable?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.assessment import (
    State,
    answer_key,
    assess,
    compare_evaluations,
    evaluate,
    turns,
    wanted_questions,
    wanting,
    weigh,
)
from reorg.method import Method, load
from reorg.museum import Museum, Place, Places

METHOD = load("2026.1")
ROOMS = Places.of(
    [
        Place("r1", "R1", "room", use="store"),
        Place("r2", "R2", "room", use="store"),
        Place("o", "O", "room", use="office"),
    ]
)


def museum(places: Places = Places(), /, **answers: object) -> Museum:  # noqa: B008 - a frozen value
    """A museum with answers: ``p01=1.0``; ``p20_r1=0.0`` for one room; (value, how) or (value, how, wanted)."""
    given = {}
    for name, said in answers.items():
        question, _, room = name.partition("_")
        value, how, *wanted = said if isinstance(said, tuple) else (said, "seen")
        facts = {"question": question, "version": 1, "value": value, "how": how}
        given[answer_key(question, room)] = (
            facts | ({"place": room} if room else {}) | ({"wanted": wanted[0]} if wanted else {})
        )
    return Museum(places=places, answers=given)


def all_best(places: Places = Places()) -> dict[str, object]:  # noqa: B008 - a frozen value
    return {point.id: 1.0 for point in METHOD.points}


def test_there_are_forty_three_points_in_four_areas_and_their_numbers_are_frozen():
    assert [point.id for point in METHOD.points] == [f"p{at:02}" for at in range(1, 44)]
    assert {point.area for point in METHOD.points} == {each.id for each in METHOD.components}
    assert [point.id for point in METHOD.points if point.star] == ["p21", "p24", "p37"]
    assert all(
        len(point.options) == 4 and point.options[0].value == 0 and point.options[-1].value == 1
        for point in METHOD.points
    )
    assert all(
        text.by_language.get("ar")
        for point in METHOD.points
        for text in (point.text, point.help, *(o.text for o in point.options))
    )


def test_with_no_answer_every_bar_is_open():
    found = evaluate(museum(), METHOD)
    assert all((each.low, each.high) == (0.0, 1.0) for each in (*found.criteria, *found.components))
    assert (found.answered, found.asked) == (0, 43)


def test_with_the_best_answers_everything_is_met():
    found = evaluate(museum(**all_best()), METHOD)
    assert found.count(State.MET) == 10
    assert found.narrow == ()


def test_without_points_answered_the_short_evaluation_is_as_it_was():
    short = {"a": {"question": "t06", "value": 0.67, "how": "seen"}}
    bare = replace(METHOD, points=())
    assert assess(Museum(answers=short), METHOD) == assess(Museum(answers=short), bare)


def test_points_count_in_place_of_the_short_answer_as_far_as_they_are_answered():
    short = {"t": {"question": "t01", "value": 1.0, "how": "told"}}
    points = museum(p01=0.0, p02=0.0).answers
    bar = assess(Museum(answers={**short, **points}), METHOD).criterion("in-charge")
    assert (bar.low, bar.high) == (0.5, 0.5), "two of four points say no; for the others the short answer stands in"
    alone = evaluate(Museum(answers={**short, **points}), METHOD).criterion("in-charge")
    assert (alone.low, alone.high) == (0.0, 0.5), "by itself the full one knows nothing of the other two"


@given(st.lists(st.tuples(st.sampled_from([point.id for point in METHOD.points]), st.sampled_from([0.0, 0.33, 0.67, 1.0])), max_size=20),
       st.sampled_from([point.id for point in METHOD.points]), st.sampled_from([0.0, 0.33, 0.67, 1.0]))  # fmt: skip
@settings(max_examples=15)
def test_an_answer_never_moves_an_end_outwards(answers, point, value):
    before = {name: said for name, said in answers if name != point}
    first, second = evaluate(museum(**before), METHOD), evaluate(museum(**before, **{point: value}), METHOD)
    for one, two in zip((*first.criteria, *first.components), (*second.criteria, *second.components), strict=True):
        assert one.low <= two.low + 1e-6, one.id
        assert two.high <= one.high + 1e-6, one.id


def test_a_guess_is_less_sure_and_not_knowing_is_no_answer():
    sure, guess, unknown = (
        evaluate(museum(p15=said), METHOD).criterion("collection-only") for said in (0.67, (0.67, "guessed"), "unknown")
    )
    assert sure.width < guess.width < unknown.width == 1.0


@pytest.mark.parametrize(
    ("point", "criterion"), [("p21", "within-reach"), ("p24", "sound-building"), ("p37", "sound-objects")]
)
def test_a_danger_in_one_room_holds_down_and_is_said_in_words(point, criterion):
    best = all_best()
    found = evaluate(museum(ROOMS, **best, **{f"{point}_r2": 0.0}), METHOD)
    score = found.criterion(criterion)
    assert score.state is State.DANGER
    assert score.high == 0.25
    assert "R2" in str(score.evidence[0].message)
    assert score.evidence[0].about == ("r2",)
    component = found.component(METHOD.point(point).area)
    assert component.state is State.DANGER
    assert component.high == 0.25
    assert evaluate(museum(ROOMS, **best), METHOD).criterion(criterion).state is State.MET


def test_a_danger_that_nobody_ruled_out_holds_the_low_end_only():
    best = {name: value for name, value in all_best().items() if name != "p37"}
    score = evaluate(museum(ROOMS, **best, p37_r1=1.0), METHOD).criterion("sound-objects")
    assert score.low == 0.25
    assert score.high == 1.0
    assert score.state is State.UNKNOWN


def test_what_is_bad_is_a_room():
    score = evaluate(museum(ROOMS, p15_r1=1.0, p15_r2=0.33), METHOD).criterion("collection-only")
    assert score.worst is not None
    assert score.worst.about == ("r2",)
    assert "R2" in str(score.worst)
    assert (score.low, score.high) == (0.3325, 0.8325), "half of it, use of the rooms, is not known"


def test_only_rooms_that_are_stores_are_asked_about():
    points = weigh(museum(ROOMS), METHOD).points
    assert [room.id for room in points.rooms] == ["r1", "r2"]
    assert evaluate(museum(ROOMS), METHOD).asked == 27 + 2 * 16


def test_what_would_tell_most_is_found_by_trying():
    found = evaluate(museum(), METHOD)
    by = {each.question.id: each.by for each in found.narrow}
    for name in (*by, "p01", "p34"):
        options = METHOD.point(name).options
        widths = [_widths(evaluate(museum(**{name: option.value}), METHOD)) for option in options]
        narrower = _widths(found) - sum(widths) / len(widths)
        assert by.get(name, 0.0) == pytest.approx(narrower, abs=1e-5) if name in by else narrower <= min(by.values())


def _widths(found) -> float:
    return sum(each.width for each in (*found.criteria, *found.components))


def test_measured_counts_before_opinion(method: Method):
    from reorg.museum import Objects

    places = Places.of(
        [
            Place("r1", "R1", "room", use="store"),
            Place("f", "F", "floor", place="r1"),
            Place("u", "U", "unit", place="r1"),
        ]
    )
    objects = Objects.of((f"o{at}", {"place": "f" if at < 5 else "u"}) for at in range(10))
    answers = museum(p33=1.0).answers
    score = evaluate(Museum(places=places, objects=objects, answers=answers), method).criterion("off-floor")
    assert (score.low, score.high) == (0.5, 0.5)
    assert score.measured


def test_what_would_turn_a_criterion_is_tried():
    weighing = weigh(museum(p15=0.0, p16=1.0), METHOD)
    found = turns(weighing, "collection-only")
    assert [(turn.question.id, str(turn.state), turn.by) for turn in found if turn.question] == [("p15", "met", 0.5)]
    assert str(found[0].now) == "It is a room for everything"
    assert str(found[0].then) == "Nothing"


def test_what_is_wanted_is_another_result():
    held = museum(p15=(0.0, "seen", 1.0), p16=1.0)
    assert wanted_questions(held.answers, METHOD) == {"t02"}
    wish = evaluate(Museum(answers=wanting(held.answers)), METHOD).criterion("collection-only")
    assert (wish.low, wish.high) == (1.0, 1.0)


OLDER = replace(
    METHOD,
    edition="2025.1",
    points=tuple(
        replace(point, version=0) if point.id == "p01" else point
        for point in METHOD.points
        if point.id not in {"p02", "p03"}
    ),
)


def test_an_older_questionnaire_stays_comparable_on_what_both_asked():
    then, now = museum(p01=0.0, p04=0.0), museum(p01=1.0, p02=0.0, p03=0.0, p04=0.0)
    found = compare_evaluations((then, OLDER), (now, METHOD))
    assert found.asked == 41
    assert [each.id for each in found.left_out] == ["p02", "p03"]
    assert [each.id for each in found.reworded] == ["p01"]
    assert str(found.sentence) == (
        "Compared on 41 questions. 2 are left out: only one of the two questionnaires asked them. 1 was worded otherwise then."
    )
    change = next(each for each in found.changes if each.after.id == "in-charge")
    assert (change.before.low, change.after.low, change.after.high) == (0.0, 0.5, 0.5), (
        "p02 and p03 do not pull it down"
    )


def test_a_result_of_an_older_wording_says_so():
    answers = {answer_key("p01"): {"question": "p01", "version": 0, "value": 1.0, "how": "seen"}}
    assert assess(Museum(answers=answers), METHOD).criterion("in-charge").low == 0.25
