"""``reorg bundle``: how is the museum written as text that outlives the program?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.tell import to_person
from reorg.exchange import Bundle
from reorg.language import say_many


def bundle(
    folder: MuseumFolder,
    target: Annotated[Path, typer.Argument(help="The folder to write.", show_default=False)],
) -> None:
    """Write the whole museum as plain text and files; "reorg new --from" reads it again.

    Example: reorg bundle my-museum my-museum-as-text
    """
    opened = Opened(folder)
    written = Bundle.create(target)
    count = written.receive(opened.journal.read())
    opened.files.copy_to(written.files)
    to_person(
        say_many(
            "The museum is written as text: {count} item.", "The museum is written as text: {count} items.", count=count
        )
    )


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("bundle")(bundle)
