"""Are the accession register and the papers of procedures written whole, and never under an ending that they are not?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import run

_BUILD = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = Path(sys.argv[1])
create(folder)
loan = {"procedure": "loan out", "number": "L-2026-001", "party": "City Museum", "date": "2026-09-01",
        "until": "2026-10-31", "responsible": "Rima", "objects": ["o1"]}
open_journal(folder).append([Draft("museum", "m", {"name": "Mill"}), Draft("object", "o1", {"number": "1978.1", "name": "jar"}),
    Draft("procedure", "w1", loan)], who="ana")
"""


@pytest.fixture(scope="session")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers") / "mill"
    subprocess.run([sys.executable, "-c", _BUILD, str(folder)], check=True, capture_output=True)
    return folder


VERBS = {
    "accessions": ("--year", "all"),
    "paper": ("L-2026-001",),
    "missing": (),
    "movements": (),
    "sheet": ("1978.1",),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_report_is_what_its_ending_says(mill: Path, tmp_path: Path, verb: str) -> None:
    said = VERBS[verb]
    for name, begins in (("told.pdf", b"%PDF"), ("told.html", b"<!doctype html>")):
        ended = run(verb, mill, *said, "-o", tmp_path / name)
        assert ended.code == 0, ended
        assert (tmp_path / name).read_bytes().lower().startswith(begins.lower())


@pytest.mark.parametrize("verb", VERBS)
def test_another_ending_is_refused_and_nothing_written(mill: Path, tmp_path: Path, verb: str) -> None:
    ended = run(verb, mill, *VERBS[verb], "-o", tmp_path / "told.docx")
    assert ended.code == 1, ended
    assert ".docx" in ended.err
    assert not (tmp_path / "told.docx").exists()
