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
