"""``reorg reread``: what does a kept list say otherwise, now that its shapes are confirmed? Entered as one action."""

from __future__ import annotations

from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened, list_named, writer
from reorg.cli.tell import AsJson, to_person, to_program
from reorg.exchange import handing, read_with, reread
from reorg.language import AsItIs, say, say_many
from reorg.museum import Draft


def reread_(
    folder: MuseumFolder,
    source: Annotated[str, typer.Argument(help="The list: its name or id.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Read a kept list again by what was confirmed of its shapes; what people changed since stays as it is.

    Example: reorg reread my-museum register.xlsx
    """
    opened = Opened(folder)
    museum = opened.museum()
    source = list_named(museum, source)
    reading = handing.read_source(museum, source, opened.files)
    columns = museum.sources[source].get("columns")
    changed = list(reread(reading, read_with(columns), museum))
    noted = [{**each, "read_with": reading.confirmed.get(str(each.get("field")), {})} for each in reading.columns()]
    act = opened.journal.append([*changed, Draft("source", source, {"columns": noted})], who=writer())
    if as_json:
        to_program({"changed": len(changed), "rows": reading.rows, "action": act.name})
        return
    to_person(say_many("{count} object changed.", "{count} objects changed.", count=len(changed)))
    to_person(say('"reorg undo {folder}" takes all of it back.', folder=AsItIs(folder)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("reread")(reread_)
