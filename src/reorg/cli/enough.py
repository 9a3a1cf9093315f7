"""Has the person waited long enough? Then the best answer so far is the answer: nothing that was found is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType


@contextmanager
def waited_enough() -> Iterator[Callable[[], bool]]:
    """Say whether to stop looking: Ctrl+C was pressed, or the file is there that ``REORG_ENOUGH`` names (the desk's button).

    Pressed again, Ctrl+C ends the program as ever.
    """
    pressed: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    named = os.environ.get("REORG_ENOUGH")
    file = Path(named) if named else None

    def press(number: int, _: FrameType | None) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed) or (file is not None and file.exists())
    finally:
        signal.signal(signal.SIGINT, before)
