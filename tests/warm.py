"""How is the real program started often without loading it each time? From a process that has loaded it once, by forking.

Loading takes a second and more; most tests ask what the program does and not how it is loaded. Only where a system can
fork (not on Windows).
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CAN = hasattr(os, "fork")
"""Whether this system can start a program so."""
_LOOP = """
import atexit, json, os, signal, sys, traceback
from reorg.cli.program import main
for line in sys.stdin:
    words, folder, inside, seconds = json.loads(line)
    if not words:
        print(os.waitstatus_to_exitcode(os.waitpid(seconds, 0)[1]), flush=True)
        continue
    child = os.fork()
    if child:
        print(child, flush=True)
        continue
    signal.alarm(seconds)
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
"""


class Warm:
    """A process that has run ``loaded`` (a line of Python); each call is a process of its own that begins from there."""

    def __init__(self, loaded: str, environment: Mapping[str, str]) -> None:
        self.loop = subprocess.Popen(
            [sys.executable, "-c", loaded + _LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        atexit.register(self.loop.communicate)

    def start(self, words: Sequence[str], folder: Path, *, typed: bytes = b"", seconds: int = 60) -> int:
        """Start the program, and return its process id.

        What it writes on its two outputs comes to the files ``1`` and ``2`` in ``folder``. It ends after ``seconds``.
        """
        (folder / "0").write_bytes(typed)
        return self._asked([list(words), str(folder), str(Path.cwd()), seconds])

    def wait(self, process: int) -> int:
        """Wait until a process that was started has ended, and return its code (negative: the signal that ended it)."""
        return self._asked([[], "", "", process])

    def _asked(self, line: list[object]) -> int:
        assert self.loop.stdin
        assert self.loop.stdout
        self.loop.stdin.write(json.dumps(line).encode() + b"\n")
        self.loop.stdin.flush()
        return int(self.loop.stdout.readline())
