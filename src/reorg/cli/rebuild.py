"""``reorg rebuild``: how is the index made anew from everything that was entered?"""

from __future__ import annotations

import typer

from reorg.cli.opened import MuseumFolder
from reorg.cli.tell import Progress, to_person
from reorg.language import say, say_many
from reorg.web.journal import open_journal, rebuild_index, told


def rebuild(folder: MuseumFolder) -> None:
    """Drop the index that lists and searches use, and build it again. Safe at any time.

    Example: reorg rebuild my-museum
    """
    open_journal(folder)
    progress = Progress()
    with told(folder):
        count = rebuild_index(
            lambda done, every: progress(done / every, say("{done} of {every} items", done=done, every=every))
        )
    to_person(
        say_many(
            "Lists and search are built anew: {count} item.",
            "Lists and search are built anew: {count} items.",
            count=count,
        )
    )


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("rebuild")(rebuild)
