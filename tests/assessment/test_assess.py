"""Do bars keep their promises: unknown is not bad, answers narrow, dangers hold down, measurements come first?"""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from reorg.assessment import State, assess, triage
from reorg.language import using
from reorg.method import load
from reorg.museum import Draft, Museum, identity

METHOD = load("2026.1")
QUESTIONS = [question.id for question in METHOD.questions]
values = some.one_of(some.sampled_from([0.0, 0.33, 0.67, 1.0]), some.floats(0, 1))
facts = some.fixed_dictionaries(
    {"value": some.one_of(values, some.just("unknown"))},
    optional={"how": some.sampled_from(["seen", "measured", "told", "guessed"]), "version": some.integers(1, 3)},
)
answered = some.dictionaries(some.sampled_from(QUESTIONS), facts)


def scores(assessment):
    return {score.id: score for score in (*assessment.components, *assessment.criteria)}


def pairs(before, after):
    earlier = scores(before)
    return [(earlier[name], score) for name, score in scores(after).items()]


def test_nothing_said_is_nothing_known():
    found = triage({}, METHOD)
    assert {(s.low, s.high, s.known, s.state, s.measured) for s in scores(found).values()} == {
        (0.0, 1.0, 0.0, State.UNKNOWN, False)
    }
    assert len(found.narrow) == 3
    assert (found.answered, found.asked) == (0, 10)


def test_everything_at_its_best_is_met():
    found = triage({question: {"value": 1.0, "how": "seen"} for question in QUESTIONS}, METHOD)
    assert {score.state for score in found.criteria} == {State.MET}
    assert found.narrow == ()
    management = found.component("management")  # numbers, identification and agreement are not known yet
    assert (management.low, management.high, management.state) == (0.666667, 1.0, State.PARTLY)


def test_an_unknown_answer_is_like_none():
    assert all(
        (before.low, before.high, before.known, before.state) == (after.low, after.high, after.known, after.state)
        for before, after in pairs(triage({}, METHOD), triage(dict.fromkeys(QUESTIONS, "unknown"), METHOD))
    )


@settings(deadline=None)
@given(answered)
def test_bars_are_bars(answers):
    for score in scores(triage(answers, METHOD)).values():
        assert 0 <= score.low <= score.high <= 1
        assert 0 <= score.known <= 1


@settings(deadline=None)
@given(answered, some.sampled_from(QUESTIONS))
def test_forgetting_an_answer_never_raises_low_nor_lowers_high(answers, question):
    before = triage(answers, METHOD)
    after = triage({**answers, question: {"value": "unknown"}}, METHOD)
    for was, now in pairs(before, after):
        assert now.low <= was.low
        assert now.high >= was.high
        assert now.known <= was.known
        assert now.state not in {State.MET, State.NOT} or now.state is was.state or was.state is State.DANGER


@settings(deadline=None)
@given(answered, some.sampled_from(QUESTIONS), facts)
def test_answering_narrows(answers, question, said):
    assume(question not in answers)
    for was, now in pairs(triage(answers, METHOD), triage({**answers, question: said}, METHOD)):
        assert was.low <= now.low <= now.high <= was.high


@settings(deadline=None)
@given(answered, some.sampled_from(QUESTIONS), values, values)
def test_a_better_answer_never_scores_worse(answers, question, one, other):
    worse, better = sorted([one, other])
    low = triage({**answers, question: {"value": worse}}, METHOD)
    high = triage({**answers, question: {"value": better}}, METHOD)
    for was, now in pairs(low, high):
        assert now.low >= was.low
        assert now.high >= was.high


@settings(deadline=None)
@given(answered, some.sampled_from(QUESTIONS), values)
def test_a_guess_holds_what_was_seen(answers, question, value):
    seen = triage({**answers, question: {"value": value, "how": "seen"}}, METHOD)
    guessed = triage({**answers, question: {"value": value, "how": "guessed"}}, METHOD)
    for sure, unsure in pairs(seen, guessed):
        assert unsure.low <= sure.low <= sure.high <= unsure.high


@settings(deadline=None)
@given(answered, some.randoms())
def test_the_order_of_answers_does_not_matter(answers, chance):
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    assert triage(dict(shuffled), METHOD) == triage(answers, METHOD)


@settings(deadline=None, max_examples=30)
@given(answered)
def test_what_is_asked_first_narrows_most(answers):
    """Answer each open question in each way, and see for oneself how much the bars narrow."""
    found = triage(answers, METHOD)

    def width(said):
        return sum(score.width for score in scores(triage(said, METHOD)).values())

    now = width(answers)
    narrowing = {}
    for question in METHOD.questions:
        if answers.get(question.id, {"value": "unknown"})["value"] == "unknown":
            after = [width({**answers, question.id: {"value": option.value}}) for option in question.options]
            narrowing[question.id] = now - sum(after) / len(after)
    best = sorted(narrowing.values(), reverse=True)[:3]
    assert [each.by for each in found.narrow] == pytest.approx([by for by in best if by > 1e-6], abs=1e-4)
    assert all(narrowing[each.question.id] == pytest.approx(each.by, abs=1e-4) for each in found.narrow)


@pytest.mark.parametrize(
    ("question", "criterion", "components"),
    [
        ("t06", "within-reach", ["building", "furniture"]),
        ("t09", "sound-building", ["building"]),
        ("t10", "sound-objects", ["collection"]),
    ],
)
def test_a_danger_holds_down_whatever_else_is_good(question, criterion, components):
    best = dict.fromkeys(QUESTIONS, 1.0)
    found = triage({**best, question: 0.0}, METHOD)
    for score in (found.criterion(criterion), *map(found.component, components)):
        assert score.state is State.DANGER
        assert score.high <= 0.25
        assert score.evidence[0].message.values["danger"] == METHOD.question(question).star.text
    others = [score for score in found.criteria if score.id != criterion]
    assert {score.state for score in others} == {State.MET}
    assert str(found.sentence).startswith("1 criterion is in danger: see to it first. Of 10 criteria: 9 met")


def test_a_danger_that_nobody_looked_for_keeps_the_low_end_down_and_no_more():
    best = dict.fromkeys(QUESTIONS, 1.0)
    del best["t10"]
    collection = triage(best, METHOD).component("collection")
    assert (collection.low, collection.high, collection.state) == (0.25, 1.0, State.UNKNOWN)


def test_states():
    def state(value, how="seen"):
        return triage({"t01": {"value": value, "how": how}}, METHOD).criterion("in-charge").state

    assert [state(value) for value in (0.0, 0.33, 0.67, 1.0)] == [State.NOT, State.NOT, State.PARTLY, State.MET]
    assert [state(value, "guessed") for value in (0.0, 0.33, 0.5, 0.67, 1.0)] == [
        State.NOT,
        State.NOT,
        State.UNKNOWN,
        State.PARTLY,
        State.MET,
    ]
    assert [f"{each.sign}{each.letter}" for each in State] == ["●M", "◐P", "○N", "–?", "▲!"]
    assert len({str(each.label) for each in State}) == 5


def test_measured_comes_before_told(museum, store):
    objects = {f"o{at}": {"place": "s1" if at < 8 else "f1"} for at in range(10)}
    seen = museum(objects, store)
    told_best = Museum(
        places=seen.places, objects=seen.objects, answers={"a1": {"question": "t04", "value": 1.0, "how": "seen"}}
    )
    score = assess(told_best, METHOD).criterion("off-floor")
    assert (score.low, score.high, score.measured) == (0.8, 0.8, True)
    measured, opinion = score.evidence
    assert measured.about == ("o8", "o9")
    assert str(measured) == "2 objects of 10 stand on the floor."
    assert str(opinion) == "Answer: None does (seen). The museum's own data count instead."
    assert not opinion.counts
    assert measured.counts


def test_what_is_not_measured_stays_with_the_answer(museum, store):
    objects = {f"o{at}": {"place": "s1" if at < 6 else "r1"} for at in range(10)}
    seen = museum(objects, store)
    without = assess(seen, METHOD).criterion("off-floor")
    assert (without.low, without.high, without.known) == (0.6, 1.0, 0.6)
    answers = {"a1": {"question": "t04", "value": 0.67, "how": "guessed"}}
    told = assess(Museum(places=seen.places, objects=seen.objects, answers=answers), METHOD).criterion("off-floor")
    assert (told.low, told.high) == pytest.approx((0.6 + 0.4 * 0.57, 0.6 + 0.4 * 0.77))
    assert "count for 60 % of this, the answer for the rest" in str(told.evidence[-1])


def test_a_measured_answer_is_measured():
    score = triage({"t05": {"value": 0.85, "how": "measured"}}, METHOD).criterion("found-in-time")
    assert (score.low, score.high, score.measured) == (0.85, 0.85, True)
    assert str(score.evidence[0]) == "Answer: 85 % (measured)."
    assert not triage({"t05": 0.85}, METHOD).criterion("found-in-time").measured


def test_the_newest_answer_counts(folded):
    question = identity("a", "t01")
    first = Draft("answer", question, {"question": "t01", "version": 1, "value": 1.0, "how": "guessed"})
    second = Draft("answer", question, {"question": "t01", "version": 1, "value": 0, "how": "seen"})
    assert folded([first, second]).criterion("in-charge").high == 0
    assert folded([second, first]).criterion("in-charge").low == 0.9


def test_of_several_ids_for_one_question_the_right_one_counts():
    said = {
        "a-other": {"question": "t01", "version": 9, "value": 0.0},
        identity("a", "t01"): {"question": "t01", "version": 1, "value": 1.0},
    }
    assert assess(Museum(answers=said), METHOD).criterion("in-charge").low == 1.0
    assert assess(Museum(answers=dict(reversed(said.items()))), METHOD).criterion("in-charge").low == 1.0


@pytest.mark.parametrize("value", [None, "", "yes", True, -0.1, 1.1, float("nan"), float("inf"), [1], {}])
def test_what_is_no_answer_is_none(value):
    assert triage({"t01": {"value": value}}, METHOD) == triage({}, METHOD)


def test_questions_of_another_edition_are_passed_over():
    assert triage({"z99": 1.0}, METHOD) == triage({}, METHOD)


def test_answers_to_an_older_wording_count_and_say_so(tmp_path):
    import shutil

    from reorg.method.pack import DATA

    folder = tmp_path / "pack"
    shutil.copytree(DATA / "2026.1", folder)
    path = folder / "triage.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("version = 1", "version = 2", 1), encoding="utf-8")
    score = triage({"t01": {"value": 1.0, "version": 1}}, load(folder=folder)).criterion("in-charge")
    assert score.low == 1.0
    assert str(score.evidence[0]).endswith("It was given to an older wording of the question.")


def test_equal_museums_give_equal_assessments(museum, store):
    objects = {f"o{at}": {"place": "s1", "category": "pots", "number": str(at)} for at in range(5)}
    assert assess(museum(objects, store), METHOD) == assess(museum(objects, store), METHOD)


words = some.sampled_from(["", "pots", "Pots ", "tools", "good", "poor, broken", "?"])
objects = some.lists(
    some.fixed_dictionaries(
        {
            "place": some.sampled_from(["", "s1", "s2", "b1", "u2", "f1", "f2", "r1", "r2", "gone"]),
            "place_text": some.sampled_from(["", "shelf 3"]),
            "category": words,
            "condition": words,
            "number": words,
            "name": words,
            "materials": words,
        }
    ),
    max_size=12,
)
fills = some.lists(some.none() | some.floats(0, 2), min_size=4, max_size=4)


@settings(deadline=None)
@given(objects, fills, answered, some.data())
def test_every_figure_opens(museum, store, rows, fills, answers, data):
    """Whatever the museum: bars are bars, and each figure counts exactly the subjects that it names."""
    from dataclasses import replace

    places = [replace(place, use=data.draw(some.sampled_from(["", "store", "store + office"]))) for place in store]
    places = [
        replace(place, fill=fills.pop()) if place.kind in {"unit", "shelf"} and fills else place for place in places
    ]
    seen = museum({f"o{at}": row for at, row in enumerate(rows)}, places)
    said = {identity("a", name): {"question": name, **each} for name, each in answers.items()}
    found = assess(Museum(places=seen.places, objects=seen.objects, answers=said), METHOD)
    ids = {"object": set(seen.objects.ids), "place": set(seen.places), "question": set(QUESTIONS)}
    for score in scores(found).values():
        assert 0 <= score.low <= score.high <= 1
        assert 0 <= score.known <= 1
        for each in score.evidence:
            assert each.about
            assert len(set(each.about)) == len(each.about)
            assert set(each.about) <= ids[each.subject]
            assert each.message.values.get("count", len(each.about)) == len(each.about)
            assert str(each)
        if score.worst is not None:
            assert set(score.worst.about) <= ids["place"]


@settings(deadline=None)
@given(objects)
def test_an_object_of_which_nothing_is_known_but_that_it_is_somewhere_only_widens(museum, store, rows):
    seen = {f"o{at}": row for at, row in enumerate(rows)}
    more = {**seen, "new": {"number": "1", "name": "a", "materials": "b", "place_text": "somewhere"}}
    for was, now in pairs(assess(museum(seen, store), METHOD), assess(museum(more, store), METHOD)):
        if was.id in {"off-floor", "by-category", "sound-objects", "within-reach", "rules-applied"}:
            assert now.low <= was.low
            assert now.high >= was.high


def test_as_data(museum, store):
    objects = {"o1": {"place": "s1"}, "o2": {"place": "f1"}}
    data = assess(museum(objects, store), METHOD).to_data()
    assert list(data) == ["edition", "sentence", "answered", "asked", "components", "criteria", "narrow"]
    keys = ["id", "name", "low", "high", "known", "state", "measured", "evidence", "worst"]
    assert all(list(each) == keys for each in (*data["components"], *data["criteria"]))
    assert all(list(each) == ["id", "name", "by"] for each in data["narrow"])
    assert json.loads(json.dumps(data)) == data
    floor = data["criteria"][3]
    assert floor["evidence"] == ["1 object of 2 stands on the floor."]
    assert floor["worst"] == "The floor area with most objects is R1 · F1: 1 object."


def test_an_assessment_is_said_in_the_language_in_use():
    found = triage({"t01": 1.0}, METHOD)
    with using("ar"):
        data = found.to_data()
    assert data["components"][0]["name"] == "الإدارة"
    assert "شخص معيَّن بالاسم" in data["criteria"][0]["evidence"][0]


def test_looking_up_what_is_not_there():
    with pytest.raises(KeyError):
        triage({}, METHOD).criterion("nothing")
