"""Is a test drawn fairly from a museum, are notes taken as they are meant, and does the result say no more than it knows?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reorg.assessment import assess, trials
from reorg.assessment.trials.beginning import Frame, begun, refused_test
from reorg.assessment.trials.noting import noted_draft, refused_note
from reorg.method import load
from reorg.museum import Museum, Objects, Place, Places

PLACES = Places.of(
    [Place("r1", "R1", "room"), Place("r2", "R2", "room")]
    + [Place(f"s{at}", f"S{at}", "shelf", place="r1" if at < 3 else "r2") for at in range(4)]
    + [Place("full", "F", "shelf", place="r2", fill=0.5)]
)
OBJECTS = [trials.Listed(f"o{at:02}", f"s{at % 4}" if at else "", "clay" if at % 3 else "iron") for at in range(40)]
ASKED = trials.Asked(count=8)


def frame(within: str = "") -> Frame:
    return Frame.of(OBJECTS, PLACES, within)


def a_test(asked: trials.Asked = ASKED) -> trials.Trial:
    key, drafts = begun(asked, frame(asked.within), number="T-2026-001", day="2026-11-23", link="ab")
    return trials.Trial.of(key, {**drafts[0].data, **drafts[1].data})


def noted(test: trials.Trial, *said: trials.Noted) -> trials.Trial:
    notes = {}
    for at, each in enumerate(said):
        notes.setdefault(each.draw, []).append(replace(each, on=each.on or f"2026-11-23T10:{at:02}:00Z", key=f"n{at}"))
    return replace(test, notes=notes)


def test_the_seed_is_entered_before_what_was_drawn() -> None:
    key, (first, second) = begun(ASKED, frame(), number="T-2026-001", day="2026-11-23", link="ab")
    assert (first.about, second.about) == (key, key)
    assert "seed" in first.data
    assert "draws" not in first.data
    assert set(second.data) == {"draws"}
    again, _ = begun(ASKED, frame(), number="T-2026-002", day="2026-11-23", link="ab")
    assert again != key


def test_both_ways_are_drawn_and_read_back() -> None:
    test = a_test()
    assert [len(test.drawn(way)) for way in test.ways] == [8, 8]
    assert [draw.at for draw in test.draws] == list(range(1, 17))
    assert len({draw.object for draw in test.drawn("record")}) == 8
    assert len({(draw.place, draw.nth, draw.side) for draw in test.drawn("spot")}) == 8
    assert (test.records, test.things) == (40, 40)
    assert a_test().draws == test.draws


@given(some.sampled_from(["room", "category", "room category"]), some.integers(1, 40))
def test_strata_get_their_share(strata: str, count: int) -> None:
    test = a_test(trials.Asked("record", count, strata))
    sizes = Counter(frame().stratum(each.place, each.category, strata) for each in OBJECTS)
    drawn = Counter(draw.stratum for draw in test.draws)
    assert sum(drawn.values()) == count
    assert all(abs(drawn[name] - count * size / 40) < 1 for name, size in sizes.items())


def test_a_spot_can_be_any_thing_and_one_that_looks_full() -> None:
    spots = frame().spots()
    assert Counter(place for place, *_ in spots) == {"s0": 9, "s1": 10, "s2": 10, "s3": 10, "full": 1}
    every = a_test(trials.Asked("spot", 40)).draws
    for draw in every:
        assert 1 <= draw.nth <= 10
    assert {draw.side for draw in every} == {"left", "right"}
    # from either side, each expected thing is drawn exactly once
    things = Counter(
        (draw.place, draw.nth if draw.side == "left" else 11 - draw.nth) for draw in every if draw.place == "s1"
    )
    assert set(things.values()) == {1}


def test_only_one_place() -> None:
    inside = frame("r2")
    assert {each.place for each in inside.objects} == {"s3"}
    assert {place for place, *_ in inside.spots()} == {"s3", "full"}


def test_what_speaks_against_a_test() -> None:
    empty = Frame.of([], PLACES)
    assert len(refused_test(trials.Asked("record", 0, "moon"), empty)) == 3
    assert refused_test(trials.Asked("spot", 5), Frame.of([], Places())) != []
    assert refused_test(ASKED, frame()) == []


def test_who_is_not_in_the_house_is_not_looked_for() -> None:
    objects = [
        ("o1", {}),
        ("o2", {"state": "lent"}),
        ("o3", {"state": "struck"}),
        ("o4", {"elsewhere": "town"}),
        ("o5", {"state": "missing"}),
    ]
    assert [each.object for each in trials.listed(objects)] == ["o1"]


def test_rates_say_what_was_seen_and_how_sure() -> None:
    test = a_test(trials.Asked("record", 8))
    said = ["here"] * 5 + ["elsewhere", "no", "no"]
    notes = [
        trials.Noted(at, found, None if found == "no" else 60.0 * at, at % 4, floor=at == 1, legible=True)
        for at, found in enumerate(said, 1)
    ]
    found = trials.result(noted(test, *notes), PLACES)
    part = found.part("record")
    assert part is not None
    counts = {each.code: (each.rate.count, each.rate.of) for each in part.rates}
    assert counts == {
        "agrees": (5, 8), "in-time": (3, 8), "found": (6, 8), "reach": (5, 6), "off-floor": (7, 8), "legible": (8, 8),
    }  # fmt: skip
    agrees = part.rated("agrees").rate
    assert (agrees.low, agrees.high) == (trials.rate(5, 8, 40).low, trials.rate(5, 8, 40).high)
    assert part.time is not None
    assert part.time.value == 270.0
    assert str(found.sentence) == "5 of 8 objects drawn stood where the list says."
    assert [draw.at for draw, _ in found.wrong] == [6, 7, 8]
    assert found.doubts == ()
    assert [each.rate.of for each in part.rooms] != []
    with pytest.raises(KeyError):
        part.rated("beauty")
    assert found.to_data()["done"] == 8


def test_a_test_that_is_not_finished_is_less_sure_and_says_so() -> None:
    test = a_test(trials.Asked("record", 8))
    found = trials.result(noted(test, *(trials.Noted(at, "here", 50.0 + at) for at in range(1, 5))))
    part = found.part("record")
    assert part is not None
    assert part.whenever
    assert part.rated("agrees").rate.low < trials.rate(4, 4, 40).low
    assert "still open" in str(found.doubts[0])
    assert str(trials.result(test).sentence) == "Nothing is noted yet."


def test_everything_in_four_seconds_is_told_as_unlikely() -> None:
    test = a_test(trials.Asked("record", 8))
    found = trials.result(noted(test, *(trials.Noted(at, "here", 4.0) for at in range(1, 9))))
    assert ["Nobody walks that fast" in str(each) for each in found.doubts] == [True]


def test_two_people_wrote_something_else_and_both_stay() -> None:
    test = a_test(trials.Asked("record", 1))
    both = noted(test, trials.Noted(1, "here", 20, by="Ana"), trials.Noted(1, "no", by="Ben"))
    found = trials.result(both)
    assert [each.by for each in both.notes[1]] == ["Ana", "Ben"]
    assert both.noted(both.draws[0]).found == "no"
    assert found.part("record").rated("agrees").rate.count == 0
    assert "wrote something else" in str(found.doubts[0])


def test_an_empty_spot_is_not_counted() -> None:
    test = a_test(trials.Asked("spot", 2))
    part = trials.result(noted(test, trials.Noted(1, "empty"), trials.Noted(2, "here"))).part("spot")
    assert (part.empty, part.rated("agrees").rate.of, part.done) == (1, 1, 2)


def test_a_sequential_test_stops_when_it_is_clear() -> None:
    test = a_test(trials.Asked("record", 40, stopping=trials.Stopping(0.05, 0.2, 40)))
    good = trials.result(noted(test, *(trials.Noted(at, "here", 60) for at in range(1, 19)))).part("record")
    assert (good.verdict, good.after, good.whenever) == (trials.Verdict.GOOD, 18, True)
    bad = trials.result(noted(test, *(trials.Noted(at, "no") for at in range(1, 5)))).part("record")
    assert (bad.verdict, bad.after) == (trials.Verdict.BAD, 3)
    on = trials.result(noted(test, trials.Noted(2, "no")))  # the first draw is open: chance gave the order
    assert on.part("record").verdict is trials.Verdict.ON


def test_before_and_after() -> None:
    test = a_test(trials.Asked("record", 8))
    before = trials.result(noted(test, *(trials.Noted(at, "no") for at in range(1, 9))))
    after = trials.result(noted(test, *(trials.Noted(at, "here", 30.0) for at in range(1, 9))))
    said = {code: str(trials.told_difference(each)) for _, code, _, each in trials.compare_trials(before, after)}
    assert said["agrees"].startswith("Better")
    back = {code: str(trials.told_difference(each)) for _, code, _, each in trials.compare_trials(after, before)}
    assert back["agrees"].startswith("Worse")
    same = {code: str(trials.told_difference(each)) for _, code, _, each in trials.compare_trials(after, after)}
    assert same["agrees"] == "No difference to see, and so few draws could not show one."


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("95", 95),
        ("1:35", 95),
        ("1 min 35 s", 95),
        ("1'35\"", 95),
        ("2 min", 120),
        ("", None),
        ("45 s", 45),
        ("0:05", 5),
        ("1:", 60),
        ("12,5", 12.5),
    ],
)
def test_times_as_people_write_them(typed: str, seconds: float | None) -> None:
    assert trials.seconds_of(typed) == seconds


@pytest.mark.parametrize("typed", ["long", "1:2:3:4", "-5", "nan", "1e9"])
def test_times_that_nobody_understands(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        trials.seconds_of(typed)


@given(some.floats(0, 5999).map(round))
def test_a_time_comes_back(seconds: int) -> None:
    assert trials.seconds_of(f"{seconds // 60}:{seconds % 60:02}") == seconds == trials.seconds_of(str(seconds))


def test_notes_that_are_refused_or_doubted() -> None:
    test = a_test(trials.Asked("record", 2))
    assert refused_note(test, trials.Noted(3, "here")) != []
    assert len(refused_note(test, trials.Noted(1, "empty", -1, 5000))) == 3
    assert refused_note(replace(test, cancelled="x"), trials.Noted(1, "here")) != []
    assert "47 minutes" in str(trials.doubted_note(trials.Noted(1, "here", 47 * 60.0)))
    assert trials.doubted_note(trials.Noted(1, "here", 1800)) is None


def test_a_note_is_entered_whole_and_corrected_by_the_same_person() -> None:
    test = a_test(trials.Asked("record", 2))
    draft = noted_draft(test, trials.Noted(1, "elsewhere", 20.0, 0, floor=False, where="A2", by="Ana", on="2026"))
    assert draft.data == {"trial": test.id, "draw": 1, "found": "elsewhere", "seconds": 20.0, "moved": 0, "floor": False,
                          "where": "A2", "by": "Ana", "on": "2026", "after": 0}  # fmt: skip
    known = trials.Trial.of(test.id, {"draws": [each.to_data() for each in test.draws]}, [(draft.about, draft.data)])
    again = noted_draft(known, trials.Noted(1, "here", 20.0, 0, floor=False, by="ana ", on="2027"))
    assert again.about == draft.about
    assert again.data["was"] == {"found": "elsewhere", "where": "A2", "by": "Ana", "on": "2026", "after": 0}
    assert noted_draft(known, trials.Noted(1, "here", by="Ben")).about != draft.about


def test_what_is_read_on_a_thing_says_whether_it_is_on_the_list() -> None:
    draw = trials.Draw(1, "spot", "s1")
    assert [
        trials.judged(draw, records, frozenset({"s1"})) for records in ([], [{"place": "s1"}], [{"place": "s2"}])
    ] == ["no", "here", "elsewhere"]


def test_a_test_measures_its_criteria() -> None:
    test = noted(a_test(), *(trials.Noted(at, "here", 30.0, 0) for at in range(1, 17)))
    told = {
        test.id: {
            "number": test.number,
            "day": test.day,
            "seed": "x",
            "frame": {"records": 40},
            "draws": [each.to_data() for each in test.draws],
        }
    }
    told |= {each.key: {"trial": test.id, "draw": at, "found": "here", "seconds": 30.0, "moved": 0, "on": each.on}
             for at, (each,) in test.notes.items()}  # fmt: skip
    method = load()
    museum = Museum(places=PLACES, objects=Objects.of([("o1", {"name": "jar"})]), trials=told)
    before, after = assess(replace(museum, trials={}), method), assess(museum, method)
    for name in ("found-in-time", "within-reach"):
        assert after.criterion(name).low > before.criterion(name).low
        assert any(each.subject == "trial" and each.about == (test.id,) for each in after.criterion(name).evidence)
    assert after.component("management").known > before.component("management").known
    low = trials.rate(8, 8).low
    assert after.criterion("found-in-time").low == pytest.approx(0.5 * low, abs=1e-6)
    assert assess(replace(museum, trials={**told, test.id: {**told[test.id], "cancelled": "x"}}), method) == before
