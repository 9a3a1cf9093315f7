from __future__ import annotations

from reorg.web.desk.records.gathered import gathered


def test_the_worst_stand_first_and_the_rest_in_groups() -> None:
    answer = {
        "findings": [{"code": "a"}, {"code": "b"}, {"code": "c"}],
        "groups": [{"stops": "use", "label": "use", "findings": ["c", "gone"], "time": "about 1 hour"}],
    }
    assert gathered(answer) == {
        "worst": [{"code": "a"}, {"code": "b"}],
        "groups": [{"label": "use", "time": "about 1 hour", "findings": [{"code": "c"}]}],
    }


def test_an_answer_kept_before_there_were_groups_is_shown_whole() -> None:
    assert gathered({"findings": [{"code": "a"}]}) == {"worst": [{"code": "a"}], "groups": []}
    assert gathered({}) == {"worst": [], "groups": []}
