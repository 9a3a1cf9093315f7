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
from reorg.museum import Museum, Place
from reorg.report import Report, room_sheet, to_html, to_pdf, walk_sheet
from reorg.storage import BY_AISLE, BY_CODE
from reorg.storage import walk as walk_through


def measure(
    folder: MuseumFolder,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write: .pdf or .html.", show_default=False)
    ],
    room: Annotated[
        str, typer.Option(help="The code of a room that is known, to be checked. Default: an empty sheet.")
    ] = "",
    walk: Annotated[
        bool, typer.Option("--walk", help="Instead: every unit with boxes to cross, to walk through the store.")
    ] = False,
    aisles: Annotated[
        bool, typer.Option("--aisles", help="With --walk: as the units stand, not in the order of their codes.")
    ] = False,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
) -> None:
    """Write the sheet to fill in with a tape measure: walls in order, doors, units; or the sheet of a walk.

    Example: reorg measure my-museum -o room.pdf
    """
    museum = Opened(folder).museum()
    known = [each for each in museum.places.coded(room) if each.kind == "room"] if room else []
    if room and not known:
        raise Trouble(say("There is no room {code}.", code=room))
    made = _sheet(museum, known[0] if known else None, walk=walk, aisles=aisles)
    match output.suffix.lower():
        case ".html" | ".htm":
            write_whole(output, to_html(made).encode())
        case ".pdf":
            write_whole(output, to_pdf(made, paper=paper.value))
        case other:
            raise Trouble(say("{suffix} is not a kind of report. Write .pdf or .html.", suffix=other or output.name))
    to_person(say("Written: {file}", file=AsItIs(output)))


def _sheet(museum: Museum, room: Place | None, *, walk: bool, aisles: bool) -> Report:
    day = datetime.now(UTC).date().isoformat()
    if not walk:
        return room_sheet(museum, room, name=museum.name, date=day)
    since = str(museum.facts.get("walk_since") or "")
    order = BY_AISLE if aisles else BY_CODE
    stops = walk_through(museum.places, room=room.id if room else "", order=order, since=since)
    return walk_sheet(museum, stops, name=museum.name, date=day)


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("measure")(measure)
