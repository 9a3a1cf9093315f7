"""``reorg demo``: what can reorg do, on a museum that may be broken?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.serve import NoBrowser, Port, serve_here
from reorg.language import AsItIs, Message, in_use, say


def demo(
    folder: Annotated[Path, typer.Argument(help="Where the sample museum goes.")] = Path("demo-museum"),
    port: Port = 8321,
    no_browser: NoBrowser = False,
    only_build: Annotated[bool, typer.Option("--only-build", help="Build it, do not open it.")] = False,
) -> None:
    """Build the sample museum, say what was found, and open it in the browser.

    Example: reorg demo --no-browser
    """
    if only_build:
        from reorg.cli.sample import build  # loads what reads and plans; who only opens the museum stays small

        build(folder)
        return
    if not (folder / "museum.sqlite3").exists():
        # in a process of its own: what reading and planning load stays out of the server
        command = [sys.executable, "-m", "reorg", "--language", in_use(), "demo", str(folder), "--only-build"]
        if subprocess.call(command):  # noqa: S603 - our own program, a list of words
            raise typer.Exit(1)
    serve_here(folder, port, no_browser=no_browser, look=_look)


def _look(address: str) -> Message:
    store, wrong, plan = (AsItIs(address + path) for path in ("store/", "records/wrong/", "plan/"))
    return say(
        "Look at: the store ({store}), what is wrong ({wrong}), the plan ({plan}).", store=store, wrong=wrong, plan=plan
    )


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("demo")(demo)
