"""How are several cores used? Parts are packed, proved and improved in processes of their own, which say what they find.

A worker is this interpreter with :func:`main` of this module, spoken to through its pipes: that is the same on every system,
needs nothing of the program that runs, and imports the solver alone. It is never waited for: what it found is here
already, it is stopped when the work ends in whatever way, and it ends by itself when nobody holds its pipe any more. Where no
process can be started, or one fails, the work is done in this one.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, BinaryIO

from reorg.storage.solve.packing.begin import begun
from reorg.storage.solve.packing.bench import Bench, Key, working
from reorg.storage.solve.packing.first import Shelf
from reorg.storage.solve.packing.parts import Part

MOST = 4  # workers
TELL = 1.0  # seconds after which what was found is told
WAIT = 0.1  # seconds between two looks at what was told
DONE = "done"

# The packages above the solver stay empty in a worker: their doors would bring in all that the museum knows.
START = """
import sys, types
for name, path in {packages!r}:
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [path]
from reorg.storage.solve.packing.workers import main
main()
"""


def cores() -> int:
    """Return how many cores this process may use."""
    able = getattr(os, "sched_getaffinity", None)  # not on Windows, nor on macOS
    return len(able(0)) if able else os.cpu_count() or 1


class Crew:
    """Workers; empty where none can be had. To be used in a ``with`` statement, at the end of which they are gone."""

    def __init__(self, many: int) -> None:
        self.told: queue.Queue[tuple[int, Any]] = queue.Queue()
        self.workers: list[subprocess.Popen[bytes]] = []
        if many < 2:
            return
        try:
            for _ in range(many):
                self.workers.append(_started())
        except OSError:
            self.end()
        for number, worker in enumerate(self.workers):
            threading.Thread(target=self._listen, args=(number, worker), daemon=True).start()

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.end()

    def __len__(self) -> int:
        return len(self.workers)

    def say(self, number: int, message: object) -> None:
        """Say something to a worker. One that does not hear it will be found to be gone."""
        pipe = self.workers[number].stdin
        assert pipe is not None
        try:
            pickle.dump(message, pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
        except OSError:
            self.told.put((number, None))

    def heard(self, seconds: float = WAIT) -> tuple[int, Any] | None:
        """Return which worker told what; nothing (None) is told by one that is gone, and None is returned if none tells."""
        try:
            return self.told.get(timeout=seconds)
        except queue.Empty:
            return None

    def _listen(self, number: int, worker: subprocess.Popen[bytes]) -> None:
        assert worker.stdout is not None
        try:
            while True:
                self.told.put((number, pickle.load(worker.stdout)))  # noqa: S301  # our own process
        except Exception:  # noqa: BLE001  # whatever ends in the middle of a word: the worker is gone
            self.told.put((number, None))

    def end(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.kill()
        for worker in self.workers:
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                assert pipe is not None
                try:
                    pipe.close()
                except OSError:
                    continue  # what was not said any more
        self.workers = []


def _started() -> subprocess.Popen[bytes]:
    here = Path(__file__).resolve().parents
    packages = [("reorg.storage", str(here[2])), ("reorg.storage.solve", str(here[1])), (__package__, str(here[0]))]
    known = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(here[4]), *filter(None, sys.path)]),
        "OPENBLAS_NUM_THREADS": "1",
    }
    return subprocess.Popen(  # noqa: S603  # this interpreter, and words of ours
        [sys.executable, "-c", START.format(packages=packages)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=known,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would open a console for each
    )


Tell = Callable[[object], None]


def main() -> None:
    """Be a worker: do what is said on standard input, tell on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the program ends its workers
    told = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may be written between
    said: queue.Queue[Any] = queue.Queue()
    threading.Thread(target=_hear, args=(sys.stdin.buffer, said), daemon=True).start()

    def tell(message: object) -> None:
        pickle.dump(message, told, pickle.HIGHEST_PROTOCOL)
        told.flush()

    while True:
        message = said.get()
        if isinstance(message, tuple):  # else it is about work that is done
            work, *given = message
            work(*given, said, tell)


def _hear(pipe: BinaryIO, said: queue.Queue[Any]) -> None:
    try:
        while True:
            said.put(pickle.load(pipe))  # noqa: S301  # the program that started this one
    except Exception:  # noqa: BLE001  # the end, or half a message: nobody is there any more
        os._exit(0)


def begin(at: int, part: Part, _: queue.Queue[Any], tell: Tell) -> None:
    """Be told a part, tell its first shelves."""
    tell((at, *begun(part)))


def labour(
    parts: Mapping[int, Part],
    blocks: Mapping[Key, Sequence[Shelf]],
    seed: int,
    seconds: float,
    said: queue.Queue[Any],
    tell: Tell,
) -> None:
    """Prove and improve parts for some time, tell what is found, hear which climates and units may rest."""
    ends = monotonic() + seconds
    bench = Bench(parts, blocks, seed)
    for news in working(bench, ends - monotonic(), every=TELL):
        tell(news)
        while not said.empty():
            bench.resting |= said.get()
    tell(DONE)
