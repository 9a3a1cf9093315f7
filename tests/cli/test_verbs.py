"""What does every verb promise: an example, one JSON document with the documented keys, and how it ends?"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reorg.cli.program import VERBS
from tests.cli.conftest import Ended, run, run_all

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "verbs.md").read_text(encoding="utf-8")
FINDING = {
    "code", "severity", "count", "rows", "message", "effect", "mend", "stops", "minutes", "time", "share", "percent",
}  # fmt: skip
SCORE = {"id", "name", "low", "high", "known", "state", "measured", "evidence", "worst"}


def section(verb: str) -> str:
    return REFERENCE.split(f"\n## {verb}\n", 1)[1].split("\n## ", 1)[0]


def answer(ended: Ended) -> dict[str, object]:
    """The one JSON document that a verb printed; every key of it stands in the reference."""
    assert ended.code == 0, ended
    found = json.loads(ended.out)  # raises if there is more than one document, or a word beside it
    named = set(re.findall(r"`([a-z_0-9]+)`", section(ended.words[0])))
    assert set(found) <= named, set(found) - named
    return found


def test_every_verb_helps_with_an_example_and_is_in_the_reference() -> None:
    for verb, ended in zip(VERBS, run_all([verb, "--help"] for verb in VERBS), strict=True):
        assert ended.code == 0
        assert re.search(rf"Example: reorg {verb}\b", ended.out), verb
        assert f"`reorg {verb}" in section(verb)
    assert set(re.findall(r"^## (\w+)$", REFERENCE, re.MULTILINE)) == set(VERBS)


def test_reading_a_list(practice: Path) -> None:
    found = answer(run("read", practice / "register.xlsx", "--json"))
    assert set(found) == {
        "file", "rows", "sheet", "sheets", "encoding", "delimiter", "columns", "notes", "completeness", "findings",
        "groups", "shapes", "made", "cuts", "like", "meaning",
    }  # fmt: skip
    assert (found["file"], found["rows"], found["sheets"]) == ("register.xlsx", 120, ["Register"])
    for column in found["columns"]:
        assert set(column) == {
            "position", "name", "field", "confidence", "percent", "unit", "measure", "filled", "distinct", "samples",
            "why", "part", "guessed", "several", "example",
        }  # fmt: skip
    assert [each["field"] for each in found["columns"]][:3] == ["number", "name", "title"]
    assert all(set(each) == FINDING for each in [*found["notes"], *found["findings"]])
    assert all(len(each["rows"]) <= 20 for each in found["findings"])


def test_a_museum_answers_programs(museum: Path) -> None:
    read, assess, check = (
        answer(ended) for ended in run_all([verb, museum, "--json"] for verb in ("read", "assess", "check"))
    )
    assert set(read) == {"rows", "heads", "completeness", "findings", "groups", "shapes"}
    assert all(set(each) == FINDING | {"about"} for each in read["findings"])
    assert all(len(each["about"]) == len(each["rows"]) for each in read["findings"])
    assert set(assess) == {"edition", "sentence", "answered", "asked", "components", "criteria", "narrow"}
    assert (len(assess["components"]), len(assess["criteria"])) == (4, 10)
    for each in [*assess["components"], *assess["criteria"]]:
        assert set(each) == SCORE
        assert each["state"] in {"met", "partly", "not", "unknown", "danger"}
        assert 0 <= each["low"] <= each["high"] <= 1
    assert all(set(each) == {"id", "name", "by"} for each in assess["narrow"])
    assert set(check) == {"entries", "files", "problems"}
    assert check["problems"] == []


def test_a_plan_answers_programs(museum: Path) -> None:
    plan = answer(run("plan", museum, "--time", "0.2", "--json"))
    assert set(plan) == {
        "objects", "placed", "unplaced", "unplaced_range", "moves", "missing_shelf_m", "missing_shelf_m_range", "missing_units",
        "lower_bounds", "gap", "seconds", "person_days", "assumed", "remarks",
    }  # fmt: skip
    assert plan["placed"] + plan["unplaced"] == plan["objects"] == 120
    assert set(plan["person_days"]) == {"low", "likely", "high"}
    low, likely, high = plan["missing_shelf_m_range"]
    assert low <= likely <= high
    assert likely == plan["missing_shelf_m"]


def test_what_if_is_answered_and_keeps_nothing(museum: Path) -> None:
    first = answer(run("plan", museum, "--time", "0", "--name", "as usual", "--json"))
    tried = answer(run("plan", museum, "--time", "0", "--more", "shelving=2", "--growth", "10", "--try", "--json"))
    assert set(tried) == {"tried", "asked", "plan", "present", "changes"}
    assert tried["asked"] == {"more": [["shelving", 2]], "growth": 0.1}
    assert tried["present"]["placed"] == first["placed"]
    assert all(set(each) == {"aim", "present", "tried", "better", "worse", "sentence"} for each in tried["changes"])
    assert (museum / "tried" / f"{tried['tried']}.json").is_file()
    wrong = run("plan", museum, "--room", "nowhere", "--keep", "nothing", "--fill", "0")
    assert wrong.code == 1
    assert all(said in wrong.err for said in ("no room nowhere", "no unit nothing", "more than 0 %"))


def test_from_a_new_folder_to_undo_and_back(practice: Path, tmp_path: Path) -> None:
    folder = tmp_path / "museum"
    assert run("new", folder).code == 0
    assert run("import", folder, practice / "register.csv", typed="n\n").out.rstrip().endswith("Nothing was entered.")
    entered = answer(run("import", folder, practice / "register.csv", "--json"))
    assert set(entered) == {
        "rows",
        "new",
        "changed",
        "same",
        "numbers_used",
        "places_found",
        "places_unknown",
        "action",
    }
    assert (entered["rows"], entered["new"], entered["changed"], entered["same"]) == (120, 120, 0, 0)
    assert re.fullmatch(r"[0-9a-f]{8}:\d+", entered["action"])
    undone, away, again, back, rebuilt = run_all(
        [
            ["undo", folder, entered["action"], "--reason", "wrong file"],
            ["read", folder, "--json"],
            ["undo", folder],
            ["read", folder, "--json"],
            ["rebuild", folder],
        ]
    )
    assert (undone.code, "Taken back" in undone.out, again.code) == (0, True, 0)
    assert (answer(away)["rows"], answer(back)["rows"]) == (0, 120)
    assert "built anew" in rebuilt.out


def test_a_damaged_file_and_a_changed_line_are_found(museum: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(museum, tmp_path / "copy")
    kept = min((folder / "files").glob("??/*"))
    kept.write_bytes(kept.read_bytes() + b" ")
    ended, written = run_all([["check", folder, "--json"], ["bundle", folder, tmp_path / "text"]])
    assert (ended.code, written.code) == (1, 0)
    assert [kept.name in problem for problem in json.loads(ended.out)["problems"]] == [True]
    (lines,) = (tmp_path / "text" / "entries").glob("*.jsonl")
    whole = lines.read_text(encoding="utf-8")
    lines.write_text(whole.replace('"name":"Mill"', '"name":"Mull"', 1), encoding="utf-8")
    assert whole != lines.read_text(encoding="utf-8")
    changed = run("check", tmp_path / "text", "--json")
    assert (changed.code, len(json.loads(changed.out)["problems"])) == (1, 2)


def test_a_bundle_is_read_as_the_museum_is(museum: Path, tmp_path: Path) -> None:
    written, ours, text, new, other = run_all(
        [
            ["bundle", museum, tmp_path / "text"],
            ["read", museum, "--json"],
            ["read", tmp_path / "text", "--json"],
            ["new", tmp_path / "other", "--from", tmp_path / "text"],
            ["read", tmp_path / "other", "--json"],
        ]
    )
    assert (written.code, new.code) == (0, 0)
    assert json.loads(ours.out) == json.loads(text.out) == json.loads(other.out)


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_reports_are_written_whole(museum: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"brief.{suffix}"
    ended = run("report", museum, "brief", "-o", file)
    assert (ended.code, str(file) in ended.out.replace("\n", "")) == (0, True)
    assert file.read_bytes()[:5] in {b"<!doc", b"<!DOC", b"%PDF-"}
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_wrong_call_ends_with_2_and_says_how_it_is_called(museum: Path, tmp_path: Path) -> None:
    calls = (
        ["frobnicate"],
        [],
        ["read"],
        ["import", museum],
        ["plan", museum, "--time", "soon"],
        ["report", museum, "poem", "-o", tmp_path / "x.html"],
        ["report", museum, "brief"],
        ["serve", museum, "--port", "99999"],
        ["check", museum, "--colour"],
    )
    for ended in run_all(calls):
        assert ended.code == 2, ended
        assert "Usage: reorg" in ended.said, ended
    assert list(tmp_path.iterdir()) == []


DIAGNOSIS = {
    "edition", "date", "name", "total", "alone", "sentence", "caution", "principle", "parts", "first", "completeness",
    "backlog", "three", "answers",
}  # fmt: skip


def test_a_diagnosis_answers_programs(museum: Path, practice: Path, tmp_path: Path) -> None:
    whole, alone = (answer(run("diagnose", path, "--json")) for path in (museum, practice / "register.xlsx"))
    assert set(whole) == DIAGNOSIS | {"heads"}
    assert set(alone) == DIAGNOSIS
    assert (whole["alone"], alone["alone"], alone["name"]) == (False, True, "register.xlsx")
    named = set(re.findall(r"`([a-z_0-9]+)`", section("diagnose")))
    for found in (whole, alone):
        assert (len(found["parts"]), len(found["completeness"]), found["total"]) == (8, 5, 120)
        inner = [*found["parts"], *found["completeness"], found["backlog"], *found["backlog"]["lines"], *found["three"]]
        inner += [each for part in found["parts"] for each in (*part["evidence"], *part["cases"])]
        inner += [each for standard in found["completeness"] for each in standard["elements"]]
        inner += found["backlog"]["finish"]
        assert {key for each in inner for key in each} <= named
    assert {each["state"] for each in whole["parts"]} <= {"met", "partly", "not", "unknown"}


def test_a_diagnosis_is_told_and_printed(museum: Path, practice: Path, tmp_path: Path) -> None:
    told = run("diagnose", museum, "--hours", "2.5", "--pdf", tmp_path / "two.pdf")
    assert "If you do only three things:" in told.out
    assert "2.5 hours a week" in told.out
    assert (tmp_path / "two.pdf").read_bytes().startswith(b"%PDF")
    assert run("diagnose", practice / "register.csv", language="ar").code == 0
    written = run("report", museum, "records", "-o", tmp_path / "two.html")
    assert written.code == 0
    assert "How our records stand" in (tmp_path / "two.html").read_text(encoding="utf-8")


def test_what_cannot_be_diagnosed_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("number,name\n", encoding="utf-8")
    run("new", tmp_path / "bare")
    for path, words in ((tmp_path / "none.csv", "no file"), (tmp_path, "no museum")):
        ended = run("diagnose", path)
        assert ended.code == 1
        assert words in ended.said
    assert "No object is on record yet" in run("diagnose", tmp_path / "bare").out
    assert run("diagnose", empty).code in {0, 1}
    assert run("diagnose", tmp_path / "bare", "--hours", "0").code == 0


@pytest.mark.parametrize("module", ["new", "import_", "compare", "serve"])
def test_what_reads_lists_does_not_wait_for_what_plans_a_store(module: str) -> None:
    code = f"import sys, reorg.cli.{module}; print([m for m in ('storage', 'report', 'assessment') if f'reorg.{{m}}' in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
