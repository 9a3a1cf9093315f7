"""``reorg lists``: which list is carried to the shelf on paper?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.chosen import AtPlace, Chosen, FromFile, Numbered, chosen, path_of
from reorg.cli.looked_up import LookedUp, looked_up
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_whole
from reorg.cli.tell import AsJson, to_person, to_program
from reorg.exchange import pictures
from reorg.language import AsItIs, say
from reorg.museum import Facts, Place, natural
from reorg.report import labels as printed


class Kind(StrEnum):
    """Which list."""

    SHELF = "shelf"
    TROLLEY = "trolley"
    CONTACT = "contact"


def paper_list(  # noqa: PLR0913, PLR0917 - one for each thing that a person chooses
    folder: MuseumFolder,
    kind: Annotated[
        Kind, typer.Argument(help="What stands on a shelf, what to fetch, or pictures with numbers.")
    ] = Kind.SHELF,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write: .pdf.")] = Path("sheet.pdf"),
    place: AtPlace = "",
    numbers: Numbered = "",
    file: FromFile = None,
    with_pictures: Annotated[bool, typer.Option("--pictures", help="With a small picture of each object.")] = False,
    person: Annotated[str, typer.Option(help="Whom the sheet is brought back to.")] = "",
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    preview: Annotated[Path | None, typer.Option(hidden=True)] = None,
    as_json: AsJson = False,
) -> None:
    """Write a list to carry: what stands on a shelf (with boxes to tick), what to fetch, or photographs with numbers.

    Example: reorg lists my-museum shelf --place A1 -o shelf.pdf
    """
    opened = Opened(folder)
    ask = looked_up(opened)
    held = chosen(ask, place, numbers, file)
    lines = list(_lines(ask, opened, held, pictured=with_pictures or kind is Kind.CONTACT))
    if kind is Kind.SHELF:
        groups = printed.grouped(lines) or (printed.Group("", "", ()),)
    else:
        lines.sort(key=lambda each: natural(each[2].place) if kind is Kind.TROLLEY else ())
        groups = (printed.Group("", "", tuple(line for *_, line in lines)),)
    name = str(ask.about_museum().get("name", ""))
    made = printed.HandSheet(kind.value, name, datetime.now(UTC).date().isoformat(), groups, held.place, person)
    write_whole(output, printed.sheet_pdf(made, folder.resolve(), paper=paper.value))
    if preview:
        write_whole(preview, printed.sheet_picture(made, folder.resolve(), paper=paper.value))
    if as_json:
        to_program({"objects": made.count})
    else:
        to_person(say("Written: {file}", file=AsItIs(output)))


def _lines(
    ask: LookedUp, opened: Opened, held: Chosen, *, pictured: bool
) -> Iterator[tuple[Place | None, str, printed.Line]]:
    """Yield each object's place, what is around it, and its line."""
    photos = ask.photos_of([key for key, _ in held.objects]) if pictured else {}
    small = pictures.Small(opened.folder.resolve())
    for key, facts in held.objects:
        at = str(facts.get("place", ""))
        picture = _picture(small, [each for _, each in photos.get(key, [])])
        place = held.places.get(at)
        around = path_of(held.places, place.place) if place else ""
        yield place, around, printed.Line.of(facts, path_of(held.places, at), picture)


def _picture(small: pictures.Small, photos: Sequence[Facts]) -> Path | None:
    """Return the small picture of the first photograph that can be shown."""
    for facts in photos:
        turn = facts.get("turn")
        try:
            return small.made(str(facts.get("sha256", "")), turn if isinstance(turn, int) else 0)
        except (pictures.NotOpened, OSError):
            continue
    return None


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("lists")(paper_list)
