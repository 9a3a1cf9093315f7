"""Does ``reorg schedule`` say when all is done, to people and programs, and write the sheets?"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from reorg.assessment import tasks
from reorg.cli.report import Paper
from reorg.cli.schedule import schedule_
from reorg.language import Trouble
from reorg.method import load_library
from reorg.museum import Draft
from reorg.web.journal import open_journal
from tests.cli.conftest import run
from tests.cli.test_verbs import answer
from tests.web.test_tasks import drafts


@pytest.fixture
def mill(folder: Path) -> Path:
    task = load_library().find("lift-off-floor")
    assert task
    take = tasks.take_draft(task, round_=1, count=12, day="2026-10-01", responsible="Yusuf")
    people = [
        Draft("person", f"pe{name}", {"name": name, "times": [[1, 0], [1, 1]], "cost": 10}) for name in ("Ana", "Ben")
    ]
    open_journal(folder).append([*drafts(), take, *people], who="ana")
    return folder


def test_who_does_what_when(mill: Path) -> None:
    told = answer(run("schedule", mill, "--from", "2027-03-01", "--deadline", "2027-03-31", "--json"))
    assert (told["from"], told["deadline"], told["chance"]) == ("2027-03-01", "2027-03-31", 1.0)
    (lifted,) = told["tasks"]
    assert (lifted["first"], sorted(lifted["people"])) == ("2027-03-02", ["peAna", "peBen"])
    assert told["ends"]["early"] <= told["ends"]["likely"] <= told["ends"]["late"]
    assert [pace["id"] for pace in told["paces"]] == ["today", "people", "half-day"]
    assert told["cost"]["total"][1] > 0


def test_in_words_and_on_paper(mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schedule_(mill, start="2027-03-01", deadline="2020-01-01")
    said = capsys.readouterr().out
    assert "All of it is done by 2 March 2027." in said
    assert "The deadline was" in said
    assert "Lift 12 objects off the floor" in said
    card, week = tmp_path / "card.pdf", tmp_path / "week.html"
    schedule_(mill, start="2027-03-01", output=card, paper=Paper.LETTER)
    assert len(pypdfium2.PdfDocument(card)) == 1
    schedule_(mill, start="2027-03-01", week="2027-03-05", output=week)
    assert "Ben" in week.read_text(encoding="utf-8")
    with pytest.raises(Trouble, match="not understood"):
        schedule_(mill, start="next spring")
