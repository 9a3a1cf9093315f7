"""Does ``reorg trial`` begin a test, print its sheet, take its results from a file and say what they show?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reorg.museum import Draft
from reorg.web.journal import open_journal
from tests.cli.conftest import run
from tests.cli.test_verbs import answer


@pytest.fixture
def mill(folder: Path) -> Path:
    places = [
        Draft("place", "r", {"code": "R1", "kind": "room"}),
        Draft("place", "s", {"code": "A1", "kind": "shelf", "place": "r"}),
    ]
    objects = [Draft("object", f"o{at}", {"number": f"1978.{at}", "name": "jar", "place": "s"}) for at in range(1, 31)]
    open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"}), *places, *objects], who="ana")
    return folder


def test_how_many_must_be_checked(mill: Path) -> None:
    told = answer(run("trial", mill, "--how-many", "5", "--json"))
    assert (told["objects"], told["check"], told["check_of_many"]) == (30, 23, 59)
    assert "Check 23 of 30" in run("trial", mill, "--how-many", "5").out
    assert run("trial", mill, "--how-many", "500").code == 1


def test_a_test_from_the_draw_to_what_it_shows(mill: Path, tmp_path: Path) -> None:
    assert "no test of finding yet" in run("trial", mill).err
    lines = tmp_path / "lines.csv"
    told = answer(run("trial", mill, "--begin", "--count", "6", "-o", lines, "--json"))
    assert (told["draws"], told["done"], len(told["drawn"])) == (12, 0, 12)
    rows = list(csv.DictReader(lines.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        seen = {"found": "yes" if row["draw"] == "1" else "here"} if row["way"] == "record" else {"thing": "1978.5"}
        row.update({"time": "1:10", "moved": "0", "floor": "no", **seen})
    rows[0]["time"] = "50 min"
    written = tmp_path / "filled.csv"
    _write(written, rows)
    refused = run("trial", mill, "--enter", written)
    assert (refused.code, "left running" in refused.err) == (1, True)
    assert run("trial", mill, "--enter", written, "--believe").code == 0
    found = answer(run("trial", mill, "--against", str(told["number"]), "--json"))
    assert [part["rates"][0]["count"] for part in found["parts"]] == [6, 6]
    assert found["ended"] is True
    assert {each["different"] for each in found["compared"]} == {False}
    sheet = tmp_path / "sheet.html"
    assert run("trial", mill, told["number"], "-o", sheet).code == 0
    assert "1978." in sheet.read_text(encoding="utf-8")
    assert "6 of 6 objects drawn stood where the list says." in run("trial", mill).out


def test_what_is_wrong_in_a_file_is_said_and_nothing_entered(mill: Path, tmp_path: Path) -> None:
    run("trial", mill, "--begin", "--count", "2", "--way", "record")
    written = tmp_path / "filled.csv"
    _write(written, [{"draw": "9", "found": "here"}, {"draw": "1", "found": "lost"}, {"draw": "x", "found": "here"}])
    ended = run("trial", mill, "--enter", written)
    assert ended.code == 1
    for said in ("has no draw", "“lost” is not understood", "here, elsewhere, no, yes", "Nothing was entered"):
        assert said in ended.err
    written.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "needs the headings" in run("trial", mill, "--enter", written).err


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--begin", "--within", "Z9"), "no place"), (("--begin", "--sequential", "many"), "not understood"), (("T-1999-001",), "no test"),
     (("--begin", "--count", "0"), "from 1 to"), (("--begin", "-o", "sheet.doc"), "not a kind of sheet")],
)  # fmt: skip
def test_a_wrong_call_is_answered(mill: Path, words: tuple[str, ...], said: str) -> None:
    ended = run("trial", mill, *words)
    assert (ended.code, said in ended.err) == (1, True)


def test_a_museum_as_text_is_tested_too(mill: Path, tmp_path: Path) -> None:
    text = tmp_path / "text"
    assert run("bundle", mill, text).code == 0
    told = answer(run("trial", text, "--begin", "--count", "3", "--sequential", "5,20", "--json"))
    assert (told["draws"], set(told["errors"])) == (
        6,
        {"alarm", "miss", "open_if_good", "open_if_bad", "draws_if_good", "draws_if_bad"},
    )


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, list(rows[0]))
        lines.writeheader()
        lines.writerows(rows)
