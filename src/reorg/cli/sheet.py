"""``reorg sheet``: how is the record of one object put on a sheet of paper, for the police or an insurer?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.pictured import pictured
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import to_person
from reorg.language import AsItIs, Trouble, say
from reorg.museum import Entry, Facts, Fold, current
from reorg.report import Sheet, draw, object_sheet


def sheet(
    folder: MuseumFolder,
    which: Annotated[str, typer.Argument(metavar="OBJECT", help="Its number, or its id.", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write: .pdf or .html.", show_default=False)
    ],
    inside: Annotated[
        bool, typer.Option("--inside", help="Also its place and its value: the sheet stays in the house.")
    ] = False,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
) -> None:
    """Write all that Object ID asks of an object on one sheet, with its photograph.

    Example: reorg sheet my-museum 1978.12.45 -o 1978-12-45.pdf
    """
    opened = Opened(folder)
    key = _named(opened, which)
    entries = list(opened.journal.read(about=key))
    facts, name = _known(opened, entries, key)
    path = opened.museum().places.path(str(facts.get("place", ""))) if inside else ()
    told = Sheet(facts, path, _pictures(opened, key, which), (entries[-1].name, entries[-1].link), inside)
    made = object_sheet(told, museum=name, date=datetime.now(UTC).date().isoformat())
    write_report(output, made, paper)
    to_person(say("Written: {file}", file=AsItIs(output)))


def _named(opened: Opened, which: str) -> str:
    found = opened.named(which)
    if len(found) == 1:
        return found[0]
    if found:
        raise Trouble(say("Several objects have the number {number}: {ids}.", number=which, ids=", ".join(found[:5])))
    raise Trouble(say("No object has the number {number}.", number=which))


def _known(opened: Opened, entries: Sequence[Entry], key: str) -> tuple[Facts, str]:
    """Return what is known of an object, and the museum's name: folded from its own entries, however many others there are."""
    others = opened.journal.read(kinds=("museum", "undone"))
    folding = Fold()
    folding.add(sorted([*entries, *others], key=lambda each: (each.device, each.number)))
    return current(folding.piles[key], folding.undone()), folding.museum().name


def _pictures(opened: Opened, key: str, title: str) -> list[draw.Photograph]:
    """Return the first photograph of an object that can be read, if there is any."""
    folding = Fold()
    folding.add(opened.journal.read(kinds=("photo", "undone")))
    shown = pictured(opened, folding.museum().photos, key, label=title)
    return [shown] if shown else []


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("sheet")(sheet)
