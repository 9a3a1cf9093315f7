"""``reorg places``: how do the rooms and units of a store come into the museum from a list?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.import_ import Yes
from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.tell import to_person
from reorg.exchange import read_store
from reorg.language import say, say_many
from reorg.museum import Place, Places
from reorg.storage import check


def places(
    folder: MuseumFolder,
    file: Annotated[Path, typer.Argument(help="The list of places: CSV, XLSX or ODS.", show_default=False)],
    yes: Yes = False,
) -> None:
    """Enter rooms, units and shelves from a list; says first what is wrong with it.

    Example: reorg places my-museum store.csv
    """
    opened = Opened(folder)
    new, findings = read_store(file)
    for finding in findings:
        to_person(f"! {finding.message}", error=True)
    if not new:
        to_person(say("There is no place in this list that could be entered."), error=True)
        raise typer.Exit(1)
    known = dict(opened.museum().places)
    known |= {draft.about: Place.from_facts(draft.about, draft.data) for draft in new}
    for finding in check(Places(known)):
        to_person(f"! {finding.message}", error=True)
    to_person(say_many("{count} place can be entered.", "{count} places can be entered.", count=len(new)))
    if not yes and not typer.confirm(str(say("Enter it?"))):
        to_person(say("Nothing was entered."))
        raise typer.Exit
    opened.journal.append(new, who=writer())
    to_person(say("Entered"))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("places")(places)
