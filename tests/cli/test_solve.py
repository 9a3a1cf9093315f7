"""Can a stranger write a packing problem, and is everything that is wrong with it told at once, with its place?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reorg.cli.solve_faults import of_answers, of_problems, of_things
from reorg.language import AsItIs
from tests.cli.conftest import run

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "packing.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of the reference, as a file."""
    found = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert found
    file = tmp_path_factory.mktemp("solve") / "problem.json"
    file.write_text(found[1], encoding="utf-8")
    return file


def test_the_example_is_solved_with_the_keys_of_the_reference(example: Path) -> None:
    ended = run("solve", example, "--rounds", "5", "--json")
    assert ended.code == 0, ended
    said = json.loads(ended.out)
    named = set(re.findall(r"`([a-z_]+)`", PAGE[PAGE.index("## The answer") :]))
    verbs = (Path(__file__).parents[2] / "docs" / "reference" / "verbs.md").read_text(encoding="utf-8")
    assert set(said) <= named
    assert set(said) <= set(re.findall(r"`([a-z_]+)`", verbs[verbs.index("\n## solve\n") :]))
    assert {key for group in said["groups"] for key in group} <= named
    assert {key for bay in said["layout"] for shelf in bay["shelves"] for key in shelf} <= named
    shelves = [shelf for bay in said["layout"] for shelf in bay["shelves"]]
    placed = [thing for shelf in shelves for lane in shelf.get("lanes", []) for thing in lane]
    placed += [thing for shelf in shelves for spot in shelf.get("spots", []) for thing in spot["things"]]
    problem = json.loads(example.read_text(encoding="utf-8"))
    assert {thing["id"] for thing in placed} == {thing["id"] for thing in problem["things"]}
    assert len(placed) == 130
    assert {key for thing in placed for key in thing} <= named
    assert said["bays"] >= said["least_bays"] >= 1
    assert said["unplaced"] == []


def test_a_person_reads_how_many_and_how_much_better_is_possible(example: Path) -> None:
    ended = run("solve", example, "--rounds", "5")
    assert ended.code == 0, ended
    assert "130 of 130 things have a place." in ended.out
    assert re.search(r"No answer needs fewer than \d+: this one has at most [\d.]+ % too many", ended.out)


def test_all_mistakes_are_told_at_once_each_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "wrong.json"
    file.write_text('{"units": [{"width": 0, "height": 5}], "things": [{"kg": -1}], "rules": {"reach": 4}}', "utf-8")
    ended = run("solve", file)
    assert ended.code == 1
    for place in (
        "units[0].width",
        "units[0].depth",
        "things[0].width",
        "things[0].height",
        "things[0].kg",
        "rules.reach",
    ):
        assert place in ended.err
    assert "7 mistakes" in ended.err


@pytest.fixture(scope="session")
def answer(example: Path) -> Path:
    """What is answered to the example, as a file."""
    file = example.with_name("answer.json")
    file.write_text(run("solve", example, "--rounds", "5", "--json").out, encoding="utf-8")
    return file


def test_an_answer_makes_the_round_trip_and_is_told_to_be_right(example: Path, answer: Path) -> None:
    ended = run("solve", example, "--check", answer, "--rounds", "5")
    assert ended.code == 0, ended
    assert "The answer is right." in ended.out
    assert "130 of 130 things have a place." in ended.out
    assert "at most" in ended.out
    said = json.loads(run("solve", example, "--check", answer, "--rounds", "5", "--json").out)
    assert (said["right"], said["faults"], said["placed"]) == (True, [], 130)
    assert said["bays"] == json.loads(answer.read_text(encoding="utf-8"))["bays"] >= said["least_bays"] >= 1


def test_all_that_is_wrong_with_an_answer_is_told_at_once(example: Path, answer: Path, tmp_path: Path) -> None:
    said = json.loads(answer.read_text(encoding="utf-8"))
    said["layout"][0]["shelves"][0]["z"] = 0
    said["layout"][0]["shelves"][1]["takes"] += 1
    said["layout"].pop()
    said["bays"] = 3
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(said), encoding="utf-8")
    ended = run("solve", example, "--check", wrong)
    assert ended.code == 1
    for told in (
        "layout[0]: a shelf hangs below",
        "layout[0].shelves[1]: a shelf cannot hang there",
        "vase 1967.3",
        "bays:",
    ):
        assert told in ended.err, ended
    told = json.loads(run("solve", example, "--check", wrong, "--json").out)
    assert not told["right"]
    assert {each["code"] for each in told["faults"]} >= {"below-base", "between-steps", "has-no-place", "other-count"}


def test_the_page_names_every_code_and_each_has_a_sentence(example: Path) -> None:
    folder = Path(__file__).parents[2] / "src" / "reorg" / "storage" / "solve" / "packing"
    used = set()
    for name in ("verify.py", "answers.py", "exchange.py", "reading.py"):
        used |= set(re.findall(r'(?:wrong|Fault)\(\s*"([a-z-]+)"', (folder / name).read_text(encoding="utf-8")))
    assert len(used) > 40
    at = AsItIs("x")
    sentences = of_problems(at, at) | of_answers(at, at) | of_things(at, at)
    assert used <= set(sentences)
    section = PAGE[PAGE.index("## Looking an answer over") :]
    named = set(re.findall(r"`([a-z-]+)`", section))
    assert (set(of_answers(at, at)) | set(of_things(at, at))) - {"nowhere", "other-things", "other-unit-said"} <= named


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"layout": [{}]}', b"\xff"])
def test_a_file_that_is_no_answer_ends_in_sentences(example: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.json"
    file.write_bytes(content)
    ended = run("solve", example, "--check", file)
    assert ended.code == 1
    assert "Traceback" not in ended.err + ended.out
    assert "odd.json" in ended.err


@pytest.mark.parametrize("content", [b"", b"[1, 2", b"\xff\xfe\x00", b"[" * 100_000, b"[]", b"{}"])
def test_a_file_that_is_no_problem_ends_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.json"
    file.write_bytes(content)
    ended = run("solve", file)
    assert ended.code == 1
    assert "Traceback" not in ended.err + ended.out
    assert "odd.json" in ended.err
