"""How is the real program run? In a process of its own, as a person runs it; it never ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reorg.practice import generate

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
    """Run the program to its end."""
    done = subprocess.run(
        command(*words, language=language),
        input=typed.encode(),
        capture_output=True,
        env=surroundings(**environment),
        timeout=60,
        check=False,
    )
    ended = Ended(
        tuple(str(word) for word in words), done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")
    )
    assert "Traceback" not in ended.said, ended
    assert "did not expect" not in ended.said, ended
    return ended


# loads the verbs once; every call then is a process of its own, with outputs of its own
MANY = """
import json, os, sys
from reorg.cli.program import main, program
program()
codes = []
for at, words in enumerate(json.load(sys.stdin)):
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for stream in (1, 2):
            os.dup2(os.open(f"{sys.argv[1]}/{at}.{stream}", os.O_WRONLY | os.O_CREAT), stream)
        try:
            main(["--language", "en", *words])
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(end.code)  # without the tidying up of threads that only the parent has
    codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(json.dumps(codes))
"""


def run_all(calls: Iterable[Words], **environment: str) -> list[Ended]:
    """Run several, one after the other."""
    asked = [[str(word) for word in words] for words in calls]
    if not hasattr(os, "fork"):
        return [run(*words, **environment) for words in asked]
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", MANY, folder],
            input=json.dumps(asked).encode(), stdout=subprocess.PIPE, env=surroundings(**environment), timeout=120, check=True,
        )  # fmt: skip
        codes = json.loads(done.stdout)
        said = [[Path(folder, f"{at}.{stream}").read_text("utf-8") for stream in (1, 2)] for at in range(len(asked))]
    found = [Ended(tuple(words), code, *each) for words, code, each in zip(asked, codes, said, strict=True)]
    for ended in found:
        assert "Traceback" not in ended.said, ended
        assert "did not expect" not in ended.said, ended
    return found


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
