"""Which of the plans that are kept is carried out?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reorg.exchange import Files, accept_drafts, carried, carried_plan, keep_plan, plans_kept
from reorg.museum import Museum
from reorg.storage import Plan


def museum_of(files: Files, *made: tuple[Plan, str]) -> Museum:
    plans = {}
    for plan, at in made:
        draft = keep_plan(plan, files, name=f"plan of {at}")
        facts: dict[str, Any] = dict(draft.data)
        plans[draft.about] = {**facts, "made_with": {**facts["made_with"], "at": at}}
    return Museum(plans=plans)


def entered(museum: Museum, key: str, day: str) -> Museum:
    plans = {each: dict(facts) for each, facts in museum.plans.items()}
    for draft in accept_drafts(museum, key, day):
        plans[draft.about] |= {"accepted": draft.data["accepted"]}
    return replace(museum, plans=plans)


def test_the_newest_is_carried_out_until_one_is_accepted(tmp_path: Path) -> None:
    files = Files(tmp_path)
    museum = museum_of(files, (Plan(objects=1), "2026-11-01T10:00:00Z"), (Plan(objects=2), "2026-11-02T10:00:00Z"))
    newer, older = plans_kept(museum)
    assert carried(museum, files) == newer
    accepted = entered(museum, older.key, "2026-11-03")
    assert carried_plan(accepted, files) == Plan(objects=1)
    again = entered(accepted, newer.key, "2026-11-03")
    assert [each.accepted for each in plans_kept(again)] == ["2026-11-03", ""], "one plan is accepted, no more"
    assert carried_plan(again, files) == Plan(objects=2)


def test_a_plan_whose_file_is_gone_is_not_carried_out(tmp_path: Path) -> None:
    files = Files(tmp_path)
    museum = museum_of(files, (Plan(objects=1), "2026-11-01T10:00:00Z"), (Plan(objects=2), "2026-11-02T10:00:00Z"))
    newest = plans_kept(museum)[0]
    files.path(newest.file).unlink()
    assert carried_plan(entered(museum, newest.key, "2026-11-03"), files) == Plan(objects=1)
    assert carried_plan(Museum(), files) is None
    with pytest.raises(KeyError):
        accept_drafts(museum, "no-such-plan", "2026-11-03")
