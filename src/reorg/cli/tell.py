"""How does a verb tell its answer: in plain words to a person, or as one JSON document to a program?"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

# what steers a terminal (C0 and C1 without tab and line feed, ECMA-48): a cell of a list may hold it, none may act
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of words.")]


def to_person(text: object, *, error: bool = False) -> None:
    """Print text as it is: no markup, no colour codes taken from data."""
    Console(stderr=error, highlight=False, soft_wrap=True).print(_harmless(text), markup=False, emoji=False)


def to_program(answer: Mapping[str, object]) -> None:
    """Print one JSON document. Messages in it become sentences in the language in use."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2, default=str, allow_nan=False) + "\n")


def table(headers: Sequence[object], rows: Sequence[Sequence[object]], *, numbers: Sequence[int] = ()) -> None:
    """Print a table; the columns at positions ``numbers`` are aligned to the end."""
    shown = Table(show_edge=False, pad_edge=False, box=None, header_style="bold")
    for at, header in enumerate(headers):
        shown.add_column(str(header), justify="right" if at in numbers else "default", overflow="fold")
    for row in rows:
        shown.add_row(*(Text(_harmless(cell)) for cell in row))
    Console(highlight=False).print(shown)


def _harmless(text: object) -> str:
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", str(text))


class Progress:
    """Tells how far long work is: to a person one line that renews itself, to a waiting page one JSON line a step."""

    def __init__(self) -> None:
        self._for_page = bool(os.environ.get("REORG_PROGRESS"))
        self._last = 0.0

    def __call__(self, share: float, message: object) -> None:
        """Tell that ``share`` (0 to 1) is done; at most five times a second."""
        now = time.monotonic()
        if now - self._last < 0.2 and share < 1:
            return
        self._last = now
        if self._for_page:
            sys.stderr.write(
                json.dumps({"progress": round(share, 3), "message": str(message)}, ensure_ascii=False) + "\n"
            )
            sys.stderr.flush()
        elif sys.stderr.isatty():
            end = "\n" if share >= 1 else ""
            sys.stderr.write(f"\r\x1b[K{share:4.0%} {message}{end}")
            sys.stderr.flush()
