"""Does ``reorg practice`` make a museum that every verb opens, keep its truth sealed, and count what was found?"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from reorg.museum import Draft
from reorg.practice import KINDS, load_truth
from tests.cli.conftest import run, run_all
from tests.cli.test_verbs import answer


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "school"
    assert answer(run("practice", folder, "--seed", "3", "--objects", "300", "--json")) == {
        "seed": 3, "objects": 300, "disorder": 0.3, "truth": "truth.json",
        "sha256": hashlib.sha256((folder / "truth.json").read_bytes()).hexdigest(),
    }  # fmt: skip
    return folder


def test_every_other_verb_opens_it(school: Path) -> None:
    for ended in run_all([[verb, school, "--json"] for verb in ("check", "assess", "read", "diagnose", "missing")]):
        assert ended.code == 0, ended
        assert isinstance(json.loads(ended.out), dict)
    assert json.loads(run("check", school, "--json").out)["problems"] == []
    planned = run("plan", school, "--time", "0", "--json")
    assert planned.code == 0, planned


def test_the_lists_as_brought_lie_beside_it_and_the_truth_is_sealed(school: Path) -> None:
    assert {path.name for path in school.iterdir()} >= {"museum.sqlite3", "files", "lists", "truth.json"}
    assert {path.name for path in (school / "lists").iterdir()} == {"README.txt", "register.xlsx", "store.csv"}
    truth = load_truth(school)
    for name, digest in truth.files.items():
        assert hashlib.sha256((school / "lists" / name).read_bytes()).hexdigest() == digest


def test_the_seal_of_the_truth_is_in_the_journal(school: Path, tmp_path: Path) -> None:
    seal = hashlib.sha256((school / "truth.json").read_bytes()).hexdigest()
    assert run("bundle", school, tmp_path / "text").code == 0
    first = next((tmp_path / "text" / "entries").glob("*.jsonl")).read_text(encoding="utf-8").partition("\n")[0]
    assert seal in first


def test_the_museums_own_findings_are_counted(school: Path) -> None:
    found = answer(run("practice", school, "--score-museum", "--json"))
    kinds = {each["kind"]: each for each in found["kinds"]}
    assert set(kinds) <= set(KINDS)
    for kind in ("number-missing", "place-missing", "size-missing"):
        assert (kinds[kind]["recall"], kinds[kind]["precision"]) == (1.0, 1.0), kind
    assert kinds["misplaced"]["found"] == 0


def test_what_was_moved_to_where_it_stands_counts_as_found(tmp_path: Path) -> None:
    folder = tmp_path / "school"
    assert run("practice", folder, "--seed", "8", "--objects", "120").code == 0
    truth = load_truth(folder)
    for each in truth.of("misplaced")[:3]:
        number = truth.by_id[each.objects[0]].number
        moved = run("move", folder, number, "--to", each.clean, "--reason", "seen there", "--override", "seen", "--yes")
        assert moved.code == 0, moved
    found = answer(run("practice", folder, "--score-museum", "--json"))
    misplaced = next(each for each in found["kinds"] if each["kind"] == "misplaced")
    assert (misplaced["found"], misplaced["right"], misplaced["said"]) == (3, 3, 3)


def test_a_hunters_list_is_counted(school: Path, tmp_path: Path) -> None:
    truth = load_truth(school)
    rows = truth.rows("place-missing")
    lines = [f"place-missing,{row}" for row in rows[:2]] + ["lost,1", "ghost,2"]
    (tmp_path / "found.csv").write_text("kind,row\n" + "\n".join(lines), encoding="utf-8")
    found = answer(run("practice", school, "--score", tmp_path / "found.csv", "--json"))
    kinds = {each["kind"]: each for each in found["kinds"]}
    assert found["unknown"] == ["ghost"]
    assert (kinds["place-missing"]["found"], kinds["place-missing"]["planted"]) == (2, len(rows))
    told = run("practice", school, "--score", tmp_path / "found.csv")
    assert "ghost" in told.err
    assert "place-missing" in told.out


def test_the_seal_is_broken_only_on_demand_and_no_changed_truth_is_believed(tmp_path: Path) -> None:
    folder = tmp_path / "school"
    assert run("practice", folder, "--objects", "60", "--seed", "1").code == 0
    assert not (folder / "truth-open.json").exists()
    found = answer(run("practice", folder, "--open-truth", "--json"))
    assert load_truth(folder / "truth-open.json").counts == {**dict.fromkeys(KINDS, 0), **found["counts"]}
    other = tmp_path / "other"
    assert run("practice", other, "--objects", "60", "--seed", "2").code == 0
    (folder / "truth.json").write_bytes((other / "truth.json").read_bytes())
    for words in (("--open-truth",), ("--score-museum",)):
        ended = run("practice", folder, *words)
        assert (ended.code, "truth.json" in ended.err) == (1, True)


def test_a_later_note_does_not_hide_the_seal(folder: Path) -> None:
    from reorg.cli.opened import Opened
    from reorg.cli.practised import seal_entered

    opened = Opened(folder)
    assert seal_entered(opened) == ""
    for note in (f"sealed {'a' * 64}", "a note of ours"):
        opened.journal.append([Draft("museum", "museum", {"note": note})], who="ana")
    assert seal_entered(opened) == "a" * 64


def test_wrong_calls_end_in_words(school: Path, tmp_path: Path) -> None:
    for code, words in (
        (2, ("--objects", "5")),
        (2, ("--disorder", "1.5")),
        (1, ("--seed", "1")),  # it is there already
        (1, ("--score", tmp_path / "none.csv")),
    ):
        assert run("practice", school, *words).code == code, words
    for words in (("--open-truth",), ("--score-museum",)):
        ended = run("practice", tmp_path, *words)
        assert (ended.code, "no practice museum" in ended.err) == (1, True)


def test_the_same_three_write_the_same_lists_and_truth(tmp_path: Path) -> None:
    for name in ("one", "two"):
        words = ("--seed", "6", "--objects", "80", "--disorder", "0.5", "--lists-only", "--accounts")
        assert run("practice", tmp_path / name, *words).code == 0
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.*")} for name in ("one", "two"))
    assert set(one) >= {"truth.json", "register.xlsx", "store.csv", "ledger.csv"}
    assert one == two
