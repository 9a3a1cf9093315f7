"""Is the work counted once, in days that follow from rates, dated at a pace, and are the three things those that pay?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reorg.documentation import Past, diagnose, past
from reorg.language import say
from reorg.method import NOTHING, Range
from reorg.museum import Entry, Finding, Severity
from tests.documentation.diagnosis.museums import FULL, GUIDE, TODAY, full, museum, of, of_list, seen
from tests.documentation.diagnosis.test_parts import ALL, COPIED, WORST


def lines(found):
    return {line.id: line for line in found.backlog.lines}


def test_elements_are_counted_object_by_object():
    found = of(museum([*full(3), *full(2, photo=None, materials=None), {"number": "9"}]))
    by = {each.element.id: each.count for each in found.by("object-id").elements}
    assert by["photo"] == by["materials"] == 3
    assert by["type"] == 5
    assert by["subject"] is None
    assert found.by("object-id").complete == 3
    assert found.by("card").complete == 3
    assert found.by("ownership").complete == 5


def test_what_applies_only_sometimes_must_be_there_only_in_part():
    bare = full(1, title=None, maker=None, culture=None, condition=None, description=None)
    assert of(museum(bare)).by("object-id").complete == 0, "only a date besides what is always asked"
    assert of(museum(full(1, title=None, condition=None))).by("object-id").complete == 1


def test_moves_are_complete_with_a_reason():
    found = of(museum(full(1)), Past(moves=5, with_reason=2, back=1)).by("movement")
    assert (found.total, found.complete) == (5, 2)
    assert {each.element.id: each.count for each in found.elements}["back"] == 1
    assert of(museum(full(1))).by("movement").complete is None


def test_nothing_is_left_where_all_is_there():
    found = of(museum(full(30), answers=ALL), COPIED)
    assert found.backlog.lines == ()
    assert found.backlog.mend == NOTHING
    assert found.three == ()
    assert {each.mended for each in found.backlog.finishes} == {(TODAY, TODAY, TODAY)}
    assert found.backlog.check.likely == pytest.approx(1.0)


def test_days_are_things_by_rate_and_what_is_lacking_counts_once():
    found = lines(of(museum([*full(10), *full(5, place=None)], answers=ALL), COPIED))
    assert set(found) == {"walk", "number-settle"}, "the same five numbers stand twice"
    walk = found["walk"]
    assert walk.things == Range(5, 5, 5)
    assert walk.days.likely == pytest.approx(5 * 2 / 60 / 8)
    assert walk.days.low == pytest.approx(5 * 1 / 60 / 8)
    assert walk.days.high == pytest.approx(5 * 5 / 60 / 8)


def test_an_object_is_fetched_once_for_all_that_needs_it_in_hand():
    one = of(museum([*full(9), *full(1, photo=None)], answers=ALL), COPIED).backlog.handling
    both = of(museum([*full(9), *full(1, photo=None, materials=None, dimensions=None)], answers=ALL), COPIED).backlog
    assert one == both.handling == Range(1 * 2 / 480, 1 * 4 / 480, 1 * 8 / 480)


def test_what_no_record_says_may_be_written_elsewhere():
    found = lines(of(museum(full(10, photo=None), answers=ALL), COPIED))["photo"]
    assert found.things == Range(0, 10, 10)
    some_have = lines(of(museum([*full(10, photo=None), *full(1)], answers=ALL), COPIED))["photo"]
    assert some_have.things == Range(10, 10, 10)


def test_a_finding_that_no_job_names_is_mended_at_its_own_minutes():
    odd = Finding("letters-broken", Severity.LOW, 12, say("Odd."), minutes=10)
    shown = seen(museum(full(30)))
    shown = replace(shown, profile=replace(shown.profile, findings=(odd,)))
    found = diagnose(shown, GUIDE, museum(full(30), answers=ALL), past=COPIED, today=TODAY)
    (line,) = found.backlog.lines
    assert line.days == Range(12 * 10 / 480 * 0.5, 12 * 10 / 480, 12 * 10 / 480 * 2)
    silent = replace(shown, profile=replace(shown.profile, findings=(replace(odd, minutes=0.0),)))
    (line,) = diagnose(silent, GUIDE, museum(full(30), answers=ALL), past=COPIED, today=TODAY).backlog.lines
    assert line.days.likely == pytest.approx(12 * 5 / 480)


def test_a_finding_that_a_job_names_is_not_counted_again():
    named = [code for job in GUIDE.work.jobs for code in job.findings]
    assert len(named) == len(set(named))
    found = lines(of(museum([*full(20), {**FULL}])))
    assert "number-missing" not in found
    assert found["number-give"].things.likely == 1


def test_the_museum_s_own_pace_counts():
    objects = [*full(9), *full(1, photo=None)]
    own = {"rates": {"photo": 48, "week": [4, 16]}}
    found = of(museum(objects, answers=ALL, facts=own), COPIED)
    assert found.backlog.own
    assert lines(found)["photo"].days == Range(1 / 48, 1 / 48, 1 / 48)
    assert [each.pace.hours for each in found.backlog.finishes] == [4, 16]
    assert [each.pace.hours for each in of(museum(objects), week=(2.5,)).backlog.finishes] == [2.5]


@pytest.mark.parametrize("said", [[], "3", [0, -2], [True], {"a": 1}, None, ["x"]])
def test_hours_that_are_none_leave_the_usual_paces(said):
    found = of(museum(full(2), facts={"rates": {"week": said}}))
    assert [each.pace for each in found.backlog.finishes] == list(GUIDE.work.paces)


def test_the_day_follows_from_the_pace():
    objects = full(2000, photo=None) + full(1)
    found = of(museum(objects, answers=ALL), COPIED).backlog
    for each in found.finishes:
        years = found.mend.likely * 8 / each.pace.hours / 46
        assert (each.mended[1] - TODAY).days == pytest.approx(years * 365.2425, abs=1)
        assert each.mended[0] <= each.mended[1] <= each.mended[2]
        assert each.mended[1] <= each.checked[1]


def test_what_grows_as_fast_as_it_is_mended_is_never_done():
    objects = [*full(100, photo=None, acquired="2025-04-01"), *full(1, acquired="2024")]
    found = of(museum(objects), COPIED, week=(0.05, 40)).backlog
    assert found.growth.a_year == pytest.approx(10.1)
    assert found.finishes[0].mended == (None, None, None)
    assert found.finishes[1].mended[1] is not None


def test_growth_is_read_from_the_years_of_the_numbers_where_no_date_is_said():
    years = [*range(2016, 2026)] * 3
    numbers = [f"{year}.{at}" for at, year in enumerate(years)]
    found = of_list(number=numbers, name=["jar"] * 30).backlog.growth
    assert (found.a_year, found.from_) == (3.0, "number")
    assert of_list(number=[f"A{at}" for at in range(30)], name=["jar"] * 30).backlog.growth.a_year is None


def test_growth_of_a_register_that_stopped_is_not_known():
    assert of(museum(full(20, acquired="1999"))).backlog.growth.a_year is None


def test_three_things_are_of_three_parts_and_the_first_gives_most_for_a_day():
    found = of(museum([*full(50, photo=None, place=None), *full(1)], answers=WORST), Past())
    assert len(found.three) == 3
    assert len({each.line.part for each in found.three}) == 3
    assert found.three[0].line.id == "copy"
    assert all(str(each.why) for each in found.three)


def test_what_is_there_already_is_not_advised():
    objects = [*full(50), *full(20, place=None)]
    found = of(museum(objects, answers=ALL), COPIED)
    assert {each.line.id for each in found.three} == {"walk", "number-settle"}


def entry(number: int, kind: str, about: str, data: dict, act: int = 0) -> Entry:
    return Entry("d", number, act or number, f"2026-11-0{number}T10:00:00Z", kind, 1, about, "ana", data, "", "", "")


def test_moves_are_counted_unless_they_were_taken_back():
    found = past(
        [
            entry(1, "moved", "o1", {"place": "b", "reason": "photograph", "was": {"place": "a"}}),
            entry(2, "moved", "o1", {"place": "a", "reason": " ", "was": {"place": "b"}}),
            entry(3, "moved", "o2", {"place": "c"}),
            entry(4, "undone", "d:3", {"reason": "slip"}),
            entry(5, "object", "o3", {"number": "1"}),
        ],
        copies=2,
        newest="2026-11-01",
    )
    assert found == Past(moves=2, with_reason=1, back=1, last="2026-11-02", copies=2, newest="2026-11-01")


HOW_MANY = some.sampled_from([0, 1, 2, 7, 60])


@given(HOW_MANY, HOW_MANY, some.dictionaries(some.sampled_from(sorted(ALL)), some.floats(0, 1)))
def test_days_never_run_backwards(whole, lacking, answers):
    found = of(museum([*full(whole), *full(lacking, photo=None, place=None, number=None)], answers=answers))
    for line in found.backlog.lines:
        assert 0 <= line.days.low <= line.days.likely <= line.days.high
        assert line.effect >= 0
    assert found.backlog.mend.low <= found.backlog.mend.likely <= found.backlog.mend.high
    for each in found.backlog.finishes:
        ends = [end or date.max for end in each.mended]
        assert ends == sorted(ends)
