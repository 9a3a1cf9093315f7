"""Is the record of one object written for a number, and refused in words for none or two?"""

from __future__ import annotations

from pathlib import Path

from reorg.museum import Draft
from reorg.web.journal import open_journal
from tests.cli.conftest import run


def test_a_sheet_by_number(folder: Path, tmp_path: Path) -> None:
    jars = [
        {"number": "1974.1", "name": "jar", "owner": "Mill"},
        {"number": "2", "name": "a"},
        {"number": "2", "name": "b"},
    ]
    drafts = [Draft("object", f"o{at}", facts) for at, facts in enumerate(jars)]
    open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"}), *drafts], who="ana")
    assert run("sheet", folder, "1974-01", "-o", tmp_path / "s.html").code == 0
    assert "jar" in (tmp_path / "s.html").read_text(encoding="utf-8")
    assert run("sheet", folder, "o1", "-o", tmp_path / "s.pdf").code == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    for which, why in (("2", "Several objects"), ("nothing", "No object has")):
        refused = run("sheet", folder, which, "-o", tmp_path / "x.pdf")
        assert refused.code == 1
        assert why in refused.said
    assert "is not a kind of report" in run("sheet", folder, "o0", "-o", tmp_path / "x.doc").said
