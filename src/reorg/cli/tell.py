"""How does a verb tell its answer: in plain words to a person, or as one JSON document to a program?"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of words.")]


def to_person(text: object, *, error: bool = False) -> None:
    """Print text as it is: no markup, no colour codes taken from data."""
    Console(stderr=error, highlight=False, soft_wrap=True).print(str(text), markup=False, emoji=False)


def to_program(answer: Mapping[str, object]) -> None:
    """Print one JSON document. Messages in it become sentences in the language in use."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2, default=str, allow_nan=False) + "\n")


def table(headers: Sequence[object], rows: Sequence[Sequence[object]], *, numbers: Sequence[int] = ()) -> None:
    """Print a table; the columns at positions ``numbers`` are aligned to the end."""
    shown = Table(show_edge=False, pad_edge=False, box=None, header_style="bold")
    for at, header in enumerate(headers):
        shown.add_column(str(header), justify="right" if at in numbers else "default", overflow="fold")
    for row in rows:
        shown.add_row(*(str(cell).replace("[", r"\[") for cell in row))
    Console(highlight=False).print(shown)
