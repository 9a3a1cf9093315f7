"""Is what was decided about the rows of compared lists always what the entries say, however they arrived?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.language import Trouble
from reorg.museum import VERDICTS, Draft, Writer, object_id
from reorg.web.journal import accept_group, joined_facts, open_journal, rebuild_index
from tests.web.bench_cast import KEYS, ROWS, SOURCE, facts_of, furnish, lay, stands


def decided() -> list[tuple[object, ...]]:
    from reorg.web.journal.models import SourceRow

    return list(
        SourceRow.objects.order_by("row").values_list("row", "verdict", "object", "who", "confirmed", "disputed")
    )


@pytest.fixture
def museum(folder: Path) -> Path:
    furnish(folder)
    return folder


def told(row: int, verdict: str, key: str = "", **more: object) -> Draft:
    return Draft("match", KEYS[row], {"source": SOURCE, "row": row, "verdict": verdict, "object": key or None, **more})


def choose(row: int, verdict: str, key: str = "", who: str = "ana", **more: object) -> None:
    from reorg.web.journal import deciding
    from reorg.web.journal.models import SourceRow

    deciding.decide(SourceRow.objects.get(source=SOURCE, row=row), deciding.Choice(verdict, key, **more), who)  # type: ignore[arg-type]  # named


def test_a_decision_stands_in_the_table_and_is_gone_when_it_is_taken_back(museum: Path) -> None:
    journal = open_journal(museum)
    act = journal.append([told(1, "same", "o1")], who="ana")
    assert stands(1) == ("same", "o1")
    journal.append([Draft("undone", act.name)], who="ana")
    assert stands(1) == ("", "")


def test_laying_again_keeps_what_was_decided(museum: Path) -> None:
    open_journal(museum).append([told(1, "same", "o1"), told(4, "new", "x", confirmed="ben")], who="ana")
    before = decided()
    assert lay() == len(ROWS)
    assert decided() == before
    assert before[0][1:4] == ("same", "o1", "ana")
    assert before[3][4] == "ben"


@settings(max_examples=12)
@given(st.data())
def test_a_rebuilt_table_equals_the_kept_one(museum: Path, data: st.DataObject) -> None:
    journal = open_journal(museum)
    acts: list[str] = []
    for _ in range(data.draw(st.integers(1, 6))):
        if acts and data.draw(st.booleans()):
            journal.append([Draft("undone", data.draw(st.sampled_from(acts)))], who="ana")
        else:
            rows = data.draw(st.sets(st.sampled_from(sorted(ROWS)), min_size=1, max_size=3))
            drafts = [
                told(row, data.draw(st.sampled_from(VERDICTS)), data.draw(st.sampled_from(["", "o1"]))) for row in rows
            ]
            acts.append(journal.append(drafts, who=data.draw(st.sampled_from(["ana", "ben"]))).name)
    kept = decided()
    rebuild_index()
    assert decided() == kept
    lay()
    assert decided() == kept
    matches = journal.museum().matches
    assert {KEYS[row]: verdict for row, verdict, *_ in kept if verdict} == {
        key: said["verdict"] for key, said in matches.items() if said.get("verdict")
    }


def test_two_devices_that_decide_unseen_are_a_dispute_until_somebody_settles_it(museum: Path) -> None:
    journal = open_journal(museum)
    journal.append([told(3, "same", "o3")], who="ana", time="2040-01-01T10:00:00Z")
    other = Writer("phone", 0, "", who="ben", time="2040-01-01T11:00:00Z")
    journal.receive([other.write(told(3, "none"))])
    row = decided()[2]
    assert (row[1], row[5]) == ("none", True)
    choose(3, "same", "o3", who="cleo")
    row = decided()[2]
    assert (row[1], row[2], row[5]) == ("same", "o3", False)


def test_a_group_is_one_action_and_taken_back_in_one(museum: Path) -> None:
    from reorg.web.journal import deciding

    seen: list[tuple[int, int]] = []
    act = accept_group(SOURCE, "agree", "number-same", who="ana", progress=lambda *told: seen.append(told))
    assert [stands(row) for row in (1, 5)] == [("same", "o1"), ("same", "o4")]
    assert facts_of("o1")["maker"] == "Unger"
    assert seen == [(2, 2)]
    deciding.undo(act.name, "ana", "a mistake")
    assert [stands(row) for row in (1, 5)] == [("", ""), ("", "")]
    assert "maker" not in facts_of("o1")


def test_rows_that_nothing_is_like_become_objects_together_and_doubtful_ones_never_do(museum: Path) -> None:
    accept_group(SOURCE, "alone", "", who="ana", progress=lambda *_: None)
    assert facts_of(object_id(SOURCE, 4))["name"] == "plough"
    with pytest.raises(Trouble):
        accept_group(SOURCE, "alone", "title-same", who="ana", progress=lambda *_: None)
    with pytest.raises(Trouble):
        accept_group(SOURCE, "alone", "", who="ana", progress=lambda *_: None)


def test_a_group_passes_over_an_object_that_it_was_decided_not_to_be(museum: Path) -> None:
    choose(5, "not", "o4")
    accept_group(SOURCE, "agree", "number-same", who="ana", progress=lambda *_: None)
    assert stands(5) == ("", "")


def test_what_joined_rows_say_is_known_of_the_objects_for_the_next_list(museum: Path) -> None:
    choose(3, "same", "o3")
    assert [(key, facts["number"]) for key, facts in joined_facts()] == [("o3", "K 3")]
    assert list(joined_facts(SOURCE)) == []


def test_another_decision_gives_the_object_back_what_it_had(museum: Path) -> None:
    choose(2, "same", "o2", takes=["title", "number"])
    assert facts_of("o2") | {"name": ""} == {"number": "1978-2", "name": "", "title": "Iron lamps with chain"}
    choose(2, "none")
    assert facts_of("o2") == {"number": "1978.2", "name": "lamp", "title": "Iron lamp with chain"}
    choose(2, "same", "o2", takes=["title"])
    choose(2, "same", "o2")
    assert facts_of("o2")["title"] == "Iron lamp with chain"


def test_a_number_that_is_not_ours_stays_as_another_number(museum: Path) -> None:
    choose(3, "same", "o3")
    assert facts_of("o3")["other_numbers"] == "K 3"
    choose(3, "")
    assert "other_numbers" not in facts_of("o3")
    assert stands(3) == ("", "")


def test_who_has_not_seen_what_stands_now_changes_nothing(museum: Path) -> None:
    from reorg.web.journal import deciding
    from reorg.web.journal.models import SourceRow

    laid = SourceRow.objects.get(source=SOURCE, row=1)
    seen = deciding.mark(deciding.row_of(laid), deciding.facts_of("o1"))
    choose(1, "none", who="ben")
    with pytest.raises(deciding.Overtaken):
        choose(1, "same", "o1", seen=seen)
    assert stands(1) == ("none", "")
    seen = deciding.mark(deciding.row_of(laid), deciding.facts_of("o1"))
    open_journal(museum).append([Draft("object", "o1", {"title": "Green jar"})], who="ben")
    with pytest.raises(deciding.Overtaken):
        choose(1, "same", "o1", seen=seen)
    with pytest.raises(deciding.Overtaken):
        choose(1, "same", "gone")


def test_two_people(museum: Path) -> None:
    from reorg.web.journal import deciding
    from reorg.web.journal.models import SourceRow

    open_journal(museum).append([Draft("museum", "museum", {"two_people": True})], who="ana")
    choose(1, "same", "o1", takes=["maker"])
    choose(4, "new")
    assert "maker" not in facts_of("o1")
    assert facts_of(object_id(SOURCE, 4)) == {}
    rows = list(SourceRow.objects.filter(verdict__in=("same", "new")))
    with pytest.raises(deciding.NotTwo):
        deciding.confirm(rows, " ANA ")
    deciding.confirm(rows, "ben")
    assert facts_of("o1")["maker"] == "Unger"
    assert facts_of(object_id(SOURCE, 4))["name"] == "plough"
    assert [(who, confirmed) for _, verdict, _, who, confirmed, _ in decided() if verdict] == [("ana", "ben")] * 2


def test_a_step_that_somebody_went_on_from_is_not_taken_back_behind_them(museum: Path) -> None:
    from reorg.web.journal import deciding
    from reorg.web.journal.models import SourceRow

    open_journal(museum).append([Draft("museum", "museum", {"two_people": True})], who="ana")
    choose(1, "same", "o1")
    act = deciding.last_act(SOURCE, "ana")
    deciding.confirm([SourceRow.objects.get(source=SOURCE, row=1)], "ben")
    with pytest.raises(deciding.Overtaken):
        deciding.undo(act, "ana", "")
    deciding.undo(deciding.last_act(SOURCE, "ben"), "ben", "")
    deciding.undo(act, "ana", "")
    assert stands(1) == ("", "")
    assert deciding.last_act(SOURCE, "ana") == ""
