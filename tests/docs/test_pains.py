"""Does the page of pains promise only what a test holds, or say that it is not done yet and why?"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "explanation" / "pains.md").read_text(encoding="utf-8")
PAINS = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def written_in(file: str) -> frozenset[str]:
    """Return the names of the tests that a file has, without running it."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return frozenset(each.name for each in body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_"))


def test_there_are_fifteen_in_order() -> None:
    assert [int(pain.partition(".")[0]) for pain in PAINS] == list(range(1, 16))


@pytest.mark.parametrize(("file", "test"), sorted(set(NAMED.findall(PAGE))), ids="::".join)
def test_every_test_that_is_named_is_there(file: str, test: str) -> None:
    assert test in written_in(file)


@pytest.mark.parametrize("pain", PAINS, ids=lambda pain: pain.splitlines()[0])
def test_each_has_a_source_an_answer_and_a_test_or_a_reason(pain: str) -> None:
    assert re.search(r"\]\(https?://", pain)
    assert "**What reorg does.** " in pain
    reason = re.search(r"^\*\*Not yet:\*\* (.+?)(?:\n\n|\Z)", pain, re.MULTILINE | re.DOTALL)
    assert NAMED.search(pain) or (reason and len(reason[1].split()) > 10)


def test_nothing_is_named_that_would_not_be_checked() -> None:
    assert PAGE.count("`tests/") == len(NAMED.findall(PAGE)) + 1  # and this file, once
