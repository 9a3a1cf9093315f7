"""How is the real program run? In a process of its own, as a person runs it; it never ends in a traceback."""

from __future__ import annotations

import atexit
import json
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
    if hasattr(os, "fork") and not environment:
        return _ended(words, *_warm().run(asked[3:], typed.encode()))
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


class Warm:
    """A process that has loaded every verb once; each call is a process of its own that begins from there.

    Loading takes a second and more of each call; most tests ask what a verb does and not how it is loaded. Those that
    ask for an environment of their own, and the journeys, start the program itself.
    """

    _LOOP = """
import atexit, json, os, signal, sys, traceback
from reorg.cli.program import main, program
program()
for line in sys.stdin:
    words, folder, inside = json.loads(line)
    child = os.fork()
    if not child:
        signal.alarm(60)
        os.chdir(inside)
        os.dup2(os.open(f"{folder}/0", os.O_RDONLY), 0)
        for stream in (1, 2):
            os.dup2(os.open(f"{folder}/{stream}", os.O_WRONLY | os.O_CREAT), stream)
        code = 0
        try:
            main(words)
        except SystemExit as end:
            code = end.code or 0
        except BaseException:
            traceback.print_exc()
            code = 70
        atexit._run_exitfuncs()
        sys.stdout.flush()
        os._exit(code)  # without the tidying up of threads that only the parent has
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

    def __init__(self) -> None:
        self.loop = subprocess.Popen(
            [sys.executable, "-c", self._LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings()
        )
        atexit.register(self.end)

    def run(self, words: Sequence[str], typed: bytes) -> tuple[int, bytes, bytes]:
        """Return how a call ended, and what it wrote on both its outputs."""
        assert self.loop.stdin
        assert self.loop.stdout
        with TemporaryDirectory() as folder:
            files = [Path(folder, str(stream)) for stream in range(3)]
            files[0].write_bytes(typed)
            self.loop.stdin.write(json.dumps([list(words), folder, str(Path.cwd())]).encode() + b"\n")
            self.loop.stdin.flush()
            code = int(self.loop.stdout.readline())
            return code, files[1].read_bytes(), files[2].read_bytes()

    def end(self) -> None:
        self.loop.communicate()


@cache
def _warm() -> Warm:
    return Warm()


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
