"""Does ``reorg form`` list the sheets and print them?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reorg.cli.program import program
from reorg.language import Trouble
from reorg.museum import Draft
from reorg.web.journal import open_journal


@pytest.fixture
def mill(folder: Path) -> Path:
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        Draft("place", "r", {"code": "R1", "kind": "room", "use": "store"}),
        Draft("object", "o1", {"number": "1", "category": "Jars"}),
        Draft(
            "form",
            "w1",
            {"form": "room", "subject": "r", "path": "light", "value": "yes", "by": "ana", "on": "2026-01-02"},
        ),
    ]
    open_journal(folder).append(drafts, who="ana")
    return folder


def called(*words: object) -> None:
    program(["form"])(args=["form", *map(str, words)], prog_name="reorg", standalone_mode=False)


def test_the_sheets_are_listed_for_people_and_programs(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called(mill)
    assert "Room sheet" in capsys.readouterr().out
    called(mill, "room", "--json")
    told = json.loads(capsys.readouterr().out)
    (room,) = told["forms"]
    assert (room["id"], room["about"], room["sheets"]) == ("room", "room", 1)
    assert room["begun"] == [{"subject": "r", "filled": 1, "asked": 21, "people": ["ana"], "last": "2026-01-02"}]
    assert told["problems"] == []


def test_sheets_are_printed_all_of_a_form_one_or_empty(
    mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "sheet.html"
    called(mill, "room", "--of", "r1", "-o", page)
    assert "1 sheet." in capsys.readouterr().out
    assert "✓" in page.read_text(encoding="utf-8")
    called(mill, "room", "--empty", "-o", page)
    assert "✓" not in page.read_text(encoding="utf-8")
    called(mill, "-o", page)
    assert (
        "10 sheets." in capsys.readouterr().out.splitlines()[-1]
        or page.read_text(encoding="utf-8").count('class="leaf"') >= 9
    )
    called(mill, "evaluation", "-o", page)
    assert "Self-evaluation: Management" in page.read_text(encoding="utf-8")


def test_what_is_not_there_is_said(mill: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="There is no form nothing"):
        called(mill, "nothing")
    with pytest.raises(Trouble, match="There is no sheet of R9"):
        called(mill, "room", "--of", "R9", "-o", tmp_path / "x.pdf")
    with pytest.raises(Trouble, match="nothing to print yet"):
        called(mill, "unit", "-o", tmp_path / "x.pdf")
