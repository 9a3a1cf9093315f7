from __future__ import annotations

import json
from pathlib import Path

import pytest

from reorg.cli import main
from reorg.web.journal import open_journal

LIST = "Accession number,Title,Dimensions\n1974.1,jar,10 x 20 cm\n1974.2,cup,3 x 4 cm\n1974.3,axe,H. 9 cm\n"


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, object]:
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments), "--json"])
    assert ended.value.code in (0, None)
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_shapes_of_a_file_and_a_list_read_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    shapes = said(capsys, "read", file, "--shapes", "dimensions")["shapes"]
    assert isinstance(shapes, list)
    assert [(each["shape"], each["rows"], each["state"]) for each in shapes] == [
        ("9 x 9 cm", 2, "doubtful"),
        ("h. 9 cm", 1, "understood"),
    ]
    said(capsys, "import", folder, file, "--yes")
    journal = open_journal(folder)
    (source,) = journal.museum().sources
    assert said(capsys, "read", folder, "--source", source, "--shapes", "dimensions")["count"] == 2
    columns = [dict(each) for each in journal.museum().sources[source]["columns"]]  # type: ignore[attr-defined]  # a list
    columns[2]["confirmed"] = {"9 x 9 cm": "width x height"}
    from reorg.museum import Draft

    journal.append([Draft("source", source, {"columns": columns})], who="a")
    assert said(capsys, "reread", folder, source)["changed"] == 2
    assert said(capsys, "reread", folder, source)["changed"] == 0
    assert open_journal(folder).museum().objects.numbers("width").tolist().count(100) == 1


def test_a_column_or_list_that_is_not_there(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    for arguments in (
        ["read", file, "--shapes", "maker"],
        ["read", folder, "--shapes", "maker"],
        ["reread", folder, "s1"],
    ):
        with pytest.raises(SystemExit) as ended:
            main([*map(str, arguments)])
        assert ended.value.code == 1
    assert "No column is" in capsys.readouterr().err
