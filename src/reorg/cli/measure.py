"""``reorg measure``: what is taken along to measure a room?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_whole
from reorg.cli.tell import to_person
from reorg.language import AsItIs, Trouble, say
from reorg.report import room_sheet, to_html, to_pdf


def measure(
    folder: MuseumFolder,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write: .pdf or .html.", show_default=False)
    ],
    room: Annotated[
        str, typer.Option(help="The code of a room that is known, to be checked. Default: an empty sheet.")
    ] = "",
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
) -> None:
    """Write the sheet to fill in with a tape measure: walls in order, doors, units.

    Example: reorg measure my-museum -o room.pdf
    """
    museum = Opened(folder).museum()
    known = [each for each in museum.places.coded(room) if each.kind == "room"] if room else []
    if room and not known:
        raise Trouble(say("There is no room {code}.", code=room))
    made = room_sheet(museum, known[0] if known else None, name=museum.name, date=datetime.now(UTC).date().isoformat())
    match output.suffix.lower():
        case ".html" | ".htm":
            write_whole(output, to_html(made).encode())
        case ".pdf":
            write_whole(output, to_pdf(made, paper=paper.value))
        case other:
            raise Trouble(say("{suffix} is not a kind of report. Write .pdf or .html.", suffix=other or output.name))
    to_person(say("Written: {file}", file=AsItIs(output)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("measure")(measure)
