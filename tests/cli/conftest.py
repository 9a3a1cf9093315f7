"""How is the real program run? In a process of its own, as a person runs it; it never ends in a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reorg.practice import generate
from tests.warm import CAN, Warm

Words = Sequence[str | Path]


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def command(*words: str | Path, language: str = "en") -> list[str]:
    return [sys.executable, "-m", "reorg", "--language", language, *(str(word) for word in words)]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a run: a terminal of 100 columns without colours, unless ``more`` says otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REORG_", "DJANGO_", "LC_"))}
    return kept | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"} | more


def run(*words: str | Path, language: str = "en", typed: str = "", **environment: str) -> Ended:
    """Run the program to its end, in a process of its own."""
    asked = command(*words, language=language)
    if CAN and not environment:
        with TemporaryDirectory() as name:
            folder = Path(name)
            code = _warm().wait(_warm().start(asked[3:], folder, typed=typed.encode()))
            return _ended(words, code, (folder / "1").read_bytes(), (folder / "2").read_bytes())
    done = subprocess.run(
        asked, input=typed.encode(), capture_output=True, env=surroundings(**environment), timeout=60, check=False
    )
    return _ended(words, done.returncode, done.stdout, done.stderr)


def run_all(calls: Iterable[Words], **environment: str) -> list[Ended]:
    """Run several, one after the other."""
    return [run(*words, **environment) for words in calls]


def _ended(words: Words, code: int, out: bytes, err: bytes) -> Ended:
    ended = Ended(tuple(str(word) for word in words), code, out.decode(), err.decode(errors="replace"))
    assert "Traceback" not in ended.said, ended
    assert "did not expect" not in ended.said, ended
    return ended


@cache
def _warm() -> Warm:
    """Return what starts a verb; those that ask for an environment of their own start the program itself."""
    return Warm("from reorg.cli.program import program; program()", surroundings())


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small practice museum's files: register.csv, register.xlsx, store.csv."""
    folder = tmp_path_factory.mktemp("practice")
    generate(folder, seed=7, objects=120, sheet="both")
    return folder


@pytest.fixture(scope="session")
def museum(practice: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A museum that tests read, or add to; none counts what another may have added."""
    folder = tmp_path_factory.mktemp("made") / "museum"
    calls = (
        ("new", folder, "--name", "Mill"),
        ("places", folder, practice / "store.csv", "--yes"),
        ("import", folder, practice / "register.csv", "--yes"),
    )
    for ended in run_all(calls):
        assert ended.code == 0, ended
    return folder
