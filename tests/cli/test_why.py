"""Does ``reorg why`` say why a thing goes where the plan puts it, what speaks against another place, and draw the units?"""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import run
from tests.cli.test_verbs import answer


@pytest.fixture
def planned(museum: Path) -> Path:
    run("plan", museum, "--time", "0.2")
    return museum


def moving(museum: Path) -> str:
    """The number of an object that the plan moves."""
    steps = {step["subject"] for step in json.loads(run("moves", museum, "--json").out)["steps"]}
    for word in ("jar", "bowl", "vase", "print", "drawing", "photograph", "textile", "coin", "tool"):
        for each in json.loads(run("find", museum, word, "--json").out)["objects"]:
            if each["key"] in steps and each["number"]:
                return str(each["number"])
    raise AssertionError("the plan moves no object that is found")


def test_without_a_plan_it_says_how_to_make_one(tmp_path: Path) -> None:
    run("new", tmp_path / "empty", "--name", "Mill")
    ended = run("why", tmp_path / "empty", "1978.12")
    assert (ended.code, "reorg plan" in ended.err) == (1, True)


def test_here_and_there(planned: Path) -> None:
    number = moving(planned)
    here = answer(run("why", planned, number, "--json"))
    assert here["moves"] is True
    assert here["code"] != here["now"]
    assert here["reasons"]
    assert "asked" not in here
    assert str(here["code"]) in run("why", planned, number).out.replace("\u2068", "").replace("\u2069", "")

    there = answer(run("why", planned, number, "--place", str(here["code"]), "--json"))
    (asked,) = there["asked"]
    assert (asked["shelf"], asked["here"], asked["may"]) == (here["shelf"], True, True)


def test_what_is_asked_wrongly_is_said(planned: Path) -> None:
    for words, said in (
        (["why", planned], "--units FILE.pdf"),
        (["why", planned, "no-such-number"], "no-such-number"),
        (["why", planned, moving(planned), "--place", "NO-SUCH-PLACE"], "NO-SUCH-PLACE"),
    ):
        ended = run(*words)
        assert ended.code == 1
        assert said in ended.err
        assert "Traceback" not in ended.said


def test_units_are_drawn(planned: Path, tmp_path: Path) -> None:
    assert run("why", planned, "-o", tmp_path / "units.pdf").code == 0
    first = pypdfium2.PdfDocument(tmp_path / "units.pdf")[0].get_textpage().get_text_range()
    assert "Now" in first
