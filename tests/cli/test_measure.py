"""Does ``reorg measure`` write the sheet to take along, empty or with what is known of a room?"""

from __future__ import annotations

from pathlib import Path

from reorg.museum import Draft
from reorg.web.journal import open_journal
from tests.cli.conftest import run


def test_the_sheet_is_written_empty_and_for_a_room(folder: Path, tmp_path: Path) -> None:
    facts = {
        "code": "R",
        "kind": "room",
        "width": 4200,
        "depth": 3100,
        "walls": [{"length": 4200}, {"length": 3100}] * 2,
    }
    open_journal(folder).append([Draft("place", "pr", facts)], who="ana")
    assert run("measure", folder, "-o", tmp_path / "empty.html").code == 0
    assert "420 cm" not in (tmp_path / "empty.html").read_text(encoding="utf-8")
    assert run("measure", folder, "-o", tmp_path / "known.html", "--room", "r").code == 0
    page = (tmp_path / "known.html").read_text(encoding="utf-8")
    assert page.count("420") >= 2
    assert run("measure", folder, "-o", tmp_path / "none.pdf", "--room", "Z").code != 0
    assert run("measure", folder, "-o", tmp_path / "none.txt").code != 0


def test_the_sheet_of_a_walk_has_every_unit_of_a_room(folder: Path, tmp_path: Path) -> None:
    drafts = [
        Draft("place", "r", {"code": "R", "kind": "room"}),
        *(
            Draft("place", f"u{at}", {"code": f"A{at}", "kind": "unit", "place": "r", "x": at, "y": 0.0})
            for at in (1, 2)
        ),
        Draft("place", "u3", {"code": "B3", "kind": "unit"}),
    ]
    open_journal(folder).append(drafts, who="ana")
    assert run("measure", folder, "--walk", "--room", "R", "--aisles", "-o", tmp_path / "walk.html").code == 0
    page = (tmp_path / "walk.html").read_text(encoding="utf-8")
    assert "A1</text>" in page
    assert "B3</text>" not in page
