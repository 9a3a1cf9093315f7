"""``reorg new``: how does a museum begin?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import writer
from reorg.cli.tell import to_person
from reorg.exchange import Bundle
from reorg.language import AsItIs, say
from reorg.museum import Draft
from reorg.web.journal import create, open_journal


def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.", show_default=False)],
    name: Annotated[str, typer.Option(help="What the museum is called. Default: the folder's name.")] = "",
    bundle: Annotated[
        Path | None, typer.Option("--from", help="A museum as text to begin from.", show_default=False)
    ] = None,
) -> None:
    """Make an empty museum in a new folder.

    Example: reorg new my-museum --name "Museum of the Valley"
    """
    source = Bundle(bundle) if bundle else None
    create(folder)
    journal = open_journal(folder)
    if source:
        journal.receive(source.read())
        from reorg.exchange import Files

        source.files.copy_to(Files(folder / "files"))
    if name or not source:
        journal.append([Draft("museum", "museum", {"name": name or folder.resolve().name})], who=writer())
    to_person(say("{folder} is ready. Next: reorg import {folder} YOUR-LIST", folder=AsItIs(folder)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("new")(new)
