"""Can a stranger write a packing problem, and is everything that is wrong with it told at once, with its place?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

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
    lanes = [lane for bay in said["layout"] for shelf in bay["shelves"] for lane in shelf["lanes"]]
    assert sorted({thing["id"] for lane in lanes for thing in lane}) == ["archive boxes", "rolled map", "vase 1967.3"]
    assert sum(len(lane) for lane in lanes) == 42
    assert said["bays"] >= said["least_bays"] >= 1
    assert said["unplaced"] == []


def test_a_person_reads_how_many_and_how_much_better_is_possible(example: Path) -> None:
    ended = run("solve", example, "--rounds", "5")
    assert ended.code == 0, ended
    assert "42 of 42 things have a place." in ended.out
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


@pytest.mark.parametrize("content", [b"", b"[1, 2", b"\xff\xfe\x00", b"[" * 100_000, b"[]", b"{}"])
def test_a_file_that_is_no_problem_ends_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.json"
    file.write_bytes(content)
    ended = run("solve", file)
    assert ended.code == 1
    assert "Traceback" not in ended.err + ended.out
    assert "odd.json" in ended.err
