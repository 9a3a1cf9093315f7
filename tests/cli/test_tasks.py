"""Does ``reorg tasks`` say what comes next, to people and programs, and print the card and the list?"""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from reorg.assessment import tasks
from reorg.cli.report import Kind, Paper, report
from reorg.cli.tasks import tasks_
from reorg.language import Trouble, using
from reorg.method import load_library
from reorg.museum import Draft
from reorg.web.journal import open_journal
from tests.cli.conftest import run
from tests.cli.test_verbs import answer
from tests.web.test_tasks import drafts, problem


@pytest.fixture
def mill(folder: Path) -> Path:
    task = load_library().find("lift-off-floor")
    assert task
    unnumbered = [Draft("object", f"x{at}", {"name": "lamp", "place": "s"}) for at in range(3)]
    take = tasks.take_draft(task, round_=1, count=20, day="2026-10-01", responsible="Yusuf")
    open_journal(folder).append([*drafts(), *unnumbered, take], who="ana")
    return folder


def test_what_comes_next(mill: Path) -> None:
    told = answer(run("tasks", mill, "--json"))
    (going,) = told["going"]
    assert (going["library"], going["done"], going["total"], going["measured"]) == ("lift-off-floor", 8, 20, True)
    assert told["next"] == going["id"]
    proposed = {each["id"]: each for each in told["proposed"]}
    assert proposed["number-objects"]["count"] == 3
    assert proposed["number-objects"]["pace"]["borrowed"] == 15


def test_papers_and_words(mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card, wall, arabic = tmp_path / "card.pdf", tmp_path / "list.html", tmp_path / "card.html"
    tasks_(mill, card="lift-off-floor", output=card, paper=Paper.LETTER)
    document = pypdfium2.PdfDocument(card)
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1, "the card is one page"
    assert "1978.3" in text
    assert "Yusuf" in text
    assert "Hours each" in text
    tasks_(mill, output=wall)
    assert "Lift 20 objects off the floor" in wall.read_text(encoding="utf-8")
    with using("ar"):
        tasks_(mill, card="number-objects", output=arabic)
    assert 'dir="rtl"' in arabic.read_text(encoding="utf-8")
    tasks_(mill)
    said = capsys.readouterr().out
    assert "Lift 20 objects off the floor" in said
    assert "8/20" in said
    with pytest.raises(Trouble, match="no task paint"):
        tasks_(mill, card="paint")
    with pytest.raises(Trouble, match="not a kind"):
        tasks_(mill, output=tmp_path / "x.docx")


def test_the_overview_at_the_end_tells_before_and_now(folder: Path, tmp_path: Path) -> None:
    journal, written = open_journal(folder), tmp_path / "overview.html"
    journal.append(drafts(), who="ana", time="2026-01-01T10:00:00Z")
    report(folder, Kind.OVERVIEW, written)
    assert "No task was taken on yet" in written.read_text(encoding="utf-8")
    kind = load_library().find("lift-off-floor")
    assert kind
    take = tasks.take_draft(kind, round_=1, count=12, day="2026-01-02", responsible="Yusuf")
    task = tasks.Task.of(take.about, take.data)
    session = tasks.Session("", task.id, "2026-01-09", 3, 4.0, 12, by="Yusuf", on="2026-01-09T16:00:00Z")
    journal.append([take, *tasks.session_drafts(task, session)], who="ana", time="2026-01-09T16:00:00Z")
    moved = [Draft("moved", f"o{at:02}", {"place": "s"}) for at in range(12)]
    done = tasks.changed_draft(task, {"state": "done", "ended": "2026-01-09"})
    journal.append([*moved, done], who="ana", time="2026-01-09T17:00:00Z")
    report(folder, Kind.OVERVIEW, written)
    plain = re.sub(r"<[^>]+>", " ", written.read_text(encoding="utf-8"))
    told = " ".join(plain.split())
    assert "From 2 January 2026 to 9 January 2026: 1 task done." in told
    assert "Yusuf" in told
    assert "12 objects stand on the floor." in told, "what was difficult on the first day"
    assert "Objects on the floor 12 0" in told
    assert "4 Implementation 1 of 1 9 January 2026 9 January 2026 1.5 3" in told


def test_a_problem_on_a_sheet_is_on_the_card_with_where_it_is(mill: Path, folder: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.html"
    open_journal(folder).append(problem("a", what="A pipe drips", severity="danger", where="u"), who="ana")
    proposed = {each["id"]: each for each in answer(run("tasks", mill, "--json"))["proposed"]}
    assert (proposed["problems-seen"]["count"], proposed["problems-seen"]["urgent"]) == (1, True)
    tasks_(mill, card="problems-seen", output=card)
    text = card.read_text(encoding="utf-8")
    assert "A pipe drips" in text
    assert "R1 › A" in text
    open_journal(folder).append(problem("a", solved="2026-11-20"), who="ana")
    assert "problems-seen" not in {each["id"] for each in answer(run("tasks", mill, "--json"))["proposed"]}
