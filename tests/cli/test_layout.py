"""Does ``reorg layout`` propose, print and tell, with the keys of the reference?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reorg.museum import Draft
from reorg.web.journal import open_journal
from tests.cli.conftest import run

VERBS = (Path(__file__).parents[2] / "docs" / "reference" / "verbs.md").read_text(encoding="utf-8")
DOOR = {"wall": "south", "at": 1000, "width": 900, "hinge": "start", "opens": "in"}
ROOM = {"code": "R", "kind": "room", "width": 5000, "depth": 3600, "height": 2600, "doors": [DOOR]}
UNIT = {"kind": "unit", "place": "r", "type": "shelving", "width": 1000.0, "depth": 400.0, "height": 2000.0, "turn": 0}


@pytest.fixture
def museum(folder: Path) -> Path:
    drafts = [
        Draft("place", "r", ROOM),
        Draft("place", "a1", {**UNIT, "code": "A1", "x": 0.0, "y": 0.0}),
        Draft("place", "a2", {**UNIT, "code": "A2", "x": 1000.0, "y": 2900.0}),
    ]
    open_journal(folder).append(drafts, who="ana")
    return folder


def test_a_room_is_laid_out_told_kept_and_printed(museum: Path, tmp_path: Path) -> None:
    ended = run("layout", museum, "r", "--add", "shelving=1", "--time", "0.5", "--json")
    assert ended.code == 0, ended
    said = json.loads(ended.out)
    named = set(re.findall(r"`([a-z_]+)`", VERBS[VERBS.index("\n## layout\n") :]))
    assert set(said) <= named
    assert {key for each in said["proposals"] for key in each} <= named
    assert {key for each in said["proposals"] for unit in each["units"] for key in unit} <= named
    kept, sheet = tmp_path / "answer.json", tmp_path / "sheet.pdf"
    kept.write_text(ended.out, encoding="utf-8")
    told = run("layout", museum, "R", "--laid", kept, "--pdf", sheet, "--paper", "us-letter")
    assert told.code == 0, told
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "As it is today." in told.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["Q"], "There is no room Q. There are: R."),
        (["R", "--add", "shelving"], "Write TYPE=COUNT: shelving=4."),
        (["R", "--keep", "Z9"], "There is no unit Z9 in R."),
    ],
)
def test_what_is_not_there_is_told(museum: Path, words: list[str], sentence: str) -> None:
    ended = run("layout", museum, *words)
    assert ended.code == 1
    assert sentence in re.sub("[\u2066-\u2069]", "", ended.said)
