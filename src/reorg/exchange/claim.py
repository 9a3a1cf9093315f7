"""Is anybody else working in this folder? An operating-system lock, which ends with the process that holds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reorg.language import Trouble, say


class Claimed(Trouble):
    """Another process works in the folder; ``note`` is what it left there (for a server: its address)."""

    def __init__(self, folder: Path, note: str) -> None:
        super().__init__(say("{folder} is in use by another reorg. {note}", folder=folder.name, note=note))
        self.note = note


@contextmanager
def claim(folder: Path, name: str, note: str = "") -> Iterator[None]:
    """Hold the lock ``name`` of ``folder`` for the ``with`` block, leaving ``note`` for others. Raises Claimed."""
    path = folder / f"{name}.lock"
    with path.open("a+", encoding="utf-8") as lock:
        if not _locked(lock.fileno()):
            raise Claimed(folder, _note(path))
        lock.seek(0)
        lock.truncate()
        # the first byte is what Windows locks; others read from the second on
        lock.write(f" {note}")
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def _note(path: Path) -> str:
    with path.open("rb") as reading:
        reading.seek(1)
        return reading.read(500).decode("utf-8", "replace").strip()


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
