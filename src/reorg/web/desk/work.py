"""How is long work done without holding up the page? The same verb of the command line, in a process of its own.

The server stays small (Typst and DuckDB are never loaded into it), the work can be stopped, and a page shows how far
it is. Work is known to this server only and forgotten when it ends; what it did is in the museum or in a kept file.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp

from django.conf import settings

from reorg.language import in_use

_GOING: dict[str, Work] = {}
_KEPT = 40
ENOUGH = "enough"  # the file that tells a verb to give its best answer so far


@dataclass
class Work:
    """One verb that is running or has ended. ``then`` is the address to go to when it is done.

    One that ``keeps`` looks for better answers: whoever has waited long enough gets the best so far.
    """

    title: str
    verb: Sequence[str]
    then: str
    back: str
    id: str = field(default_factory=lambda: token_hex(8))
    folder: Path = field(default_factory=lambda: Path(mkdtemp(prefix="reorg-work-")))
    began: float = field(default_factory=time.monotonic)
    process: subprocess.Popen[bytes] | None = None
    keeps: bool = False

    @property
    def going(self) -> bool:
        """Whether it is still running."""
        return self.process is not None and self.process.poll() is None

    @property
    def done(self) -> bool:
        """Whether it ended well."""
        return self.process is not None and self.process.poll() == 0

    @property
    def answer(self) -> Path:
        """Where its JSON document is."""
        return self.folder / "answer.json"

    def result(self) -> dict[str, object]:
        """Return its JSON document."""
        return dict(json.loads(self.answer.read_text(encoding="utf-8")))

    def told(self) -> list[str]:
        """Return what it said to a person, without the lines about progress."""
        text = (self.folder / "said.txt").read_text(encoding="utf-8", errors="replace")
        return [line for line in text.splitlines() if line and not line.startswith('{"progress"')]

    def progress(self) -> tuple[float, str]:
        """Return how far it is (0 to 1) and what it is doing."""
        for line in reversed((self.folder / "said.txt").read_text(encoding="utf-8", errors="replace").splitlines()):
            if line.startswith('{"progress"'):
                try:
                    said = json.loads(line)
                    return float(said["progress"]), str(said["message"])
                except (ValueError, KeyError):
                    continue
        return 0.0, ""

    def stop(self) -> None:
        """Stop it. Nothing is half-written: what it enters, it enters whole at the end."""
        if self.process is not None and self.going:
            self.process.terminate()
            try:
                self.process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def enough(self) -> None:
        """Tell it that no better answer is wanted, and wait a moment for the one it has."""
        (self.folder / ENOUGH).touch()
        if self.process is not None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=5)

    def forget(self) -> None:
        """Stop it if it is still going, and remove what it wrote for its page."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def seconds(self) -> int:
        """How long it has been running."""
        return int(time.monotonic() - self.began)


def start(
    title: str,
    verb: Sequence[str],
    *,
    then: str,
    back: str,
    given: Mapping[str, str] | None = None,
    keeps: bool = False,
) -> Work:
    """Start a verb and return the work. ``keeps``: it can be told that it was :meth:`Work.enough`.

    ``then`` may hold ``{id}``, the work's id; the verb's parts may hold ``{folder}``, a folder of its own, in which the
    files ``given`` (name and text) lie when it begins.
    """
    work = Work(title, list(verb), then, back, keeps=keeps)
    for name, text in (given or {}).items():
        (work.folder / name).write_text(text, encoding="utf-8")
    work.verb = [part.replace("{folder}", str(work.folder)) for part in verb]
    # one thread: decision 0020
    environment = {"OPENBLAS_NUM_THREADS": "1", **os.environ, "REORG_MUSEUM": str(settings.MUSEUM)}
    environment |= {"REORG_PROGRESS": "1", "PYTHONUTF8": "1", "REORG_ENOUGH": str(work.folder / ENOUGH)}
    command = [sys.executable, "-m", "reorg", "--language", in_use(), *work.verb]
    with work.answer.open("wb") as answer, (work.folder / "said.txt").open("wb") as said:
        # the verb and its arguments are a list: no shell ever reads them
        work.process = subprocess.Popen(command, stdout=answer, stderr=said, stdin=subprocess.DEVNULL, env=environment)  # noqa: S603 - no shell
    work.then = then.format(id=work.id)
    _GOING[work.id] = work
    for old in list(_GOING)[:-_KEPT]:
        if not _GOING[old].going:
            _GOING.pop(old).forget()
    return work


@atexit.register
def _forget_all() -> None:
    for work in _GOING.values():
        work.forget()


def find(work_id: str) -> Work | None:
    """Return the work with this id, or None if this server does not know it (any more)."""
    return _GOING.get(work_id)
