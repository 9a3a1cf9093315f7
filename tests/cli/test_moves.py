"""Does ``reorg moves`` say what is left, print it, enter what was carried, and plan the rest again?"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import run
from tests.cli.test_verbs import answer


@pytest.fixture
def planned(museum: Path) -> Path:
    run("plan", museum, "--time", "0.2")
    return museum


def test_without_a_plan_it_says_how_to_make_one(museum: Path, tmp_path: Path) -> None:
    assert museum.exists()
    run("new", tmp_path / "empty", "--name", "Mill")
    ended = run("moves", tmp_path / "empty")
    assert ended.code == 1
    assert "reorg plan" in ended.err


def test_it_says_what_is_left_and_prints_it(planned: Path, tmp_path: Path) -> None:
    told = answer(run("moves", planned, "--json", "--sheets", tmp_path / "lists.pdf"))
    assert told["left"] == told["moves"] == len(told["steps"]) > 0  # type: ignore[arg-type]  # a list
    assert "Trolley 1" in pypdfium2.PdfDocument(tmp_path / "lists.pdf")[0].get_textpage().get_text_range()


def test_numbers_are_entered_or_none(planned: Path, tmp_path: Path) -> None:
    (tmp_path / "done.txt").write_text("no such number\n")
    ended = run("moves", planned, "--done", tmp_path / "done.txt")
    assert (ended.code, "nothing was entered" in ended.err) == (1, True)
    ended = run("moves", planned, "--done", tmp_path / "none.txt")
    assert "cannot be read" in ended.err


def test_planned_again_with_nothing_changed(planned: Path) -> None:
    before = answer(run("moves", planned, "--json"))
    again = answer(run("moves", planned, "--again", "--json"))
    assert again["again"]["changed"] == 0  # type: ignore[index]  # an object
    assert [(s["subject"], s["to"]) for s in again["steps"]] == [(s["subject"], s["to"]) for s in before["steps"]]  # type: ignore[attr-defined]  # objects
