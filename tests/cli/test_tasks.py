"""Does ``reorg tasks`` say what comes next, to people and programs, and print the card and the list?"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from reorg.assessment import tasks
from reorg.cli.report import Paper
from reorg.cli.tasks import tasks_
from reorg.language import Trouble, using
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
