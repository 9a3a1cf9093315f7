"""``reorg layout``: how can the units of a room be laid out, so that each of them is reached?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.enough import waited_enough
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.language import AsItIs, Trouble, listed, say
from reorg.museum import Museum, Place
from reorg.report import in_feet, layout_sheet
from reorg.storage import layouts


def layout(  # noqa: PLR0913, PLR0917 - a verb has the options that a person may need
    folder: MuseumFolder,
    room: Annotated[str, typer.Argument(metavar="ROOM", help="The room's code or name.", show_default=False)],
    add: Annotated[
        list[str] | None,
        typer.Option(metavar="TYPE=COUNT", help="So many units of a type come in: shelving=4, 'shelving 90x40'=4."),
    ] = None,
    fill: Annotated[list[str] | None, typer.Option(metavar="TYPE", help="As many of a type as fit.")] = None,
    rails: Annotated[str, typer.Option(metavar="TYPE", help="Also with bays of this type on rails.")] = "",
    keep: Annotated[list[str] | None, typer.Option(metavar="CODE", help="This unit stays where it stands.")] = None,
    out: Annotated[list[str] | None, typer.Option(metavar="CODE", help="This unit goes out of the room.")] = None,
    aisle: Annotated[float, typer.Option(help="Free floor before each unit, in mm.", min=1)] = layouts.Ask.aisle,
    way: Annotated[
        float, typer.Option(help="How wide every way from the door is, in mm.", min=1)
    ] = layouts.Ask.passage,
    floor: Annotated[float | None, typer.Option(help="What a square metre of floor carries, in kg.", min=0)] = None,
    gets: Annotated[
        str, typer.Option(help="What gets to each unit: trolley, ladder, wheelchair, with commas; or nothing.")
    ] = "trolley",
    time: Annotated[float, typer.Option(help="How many seconds to look for better layouts.", min=0)] = 10,
    seed: Annotated[int, typer.Option(help="The same number tries the same things in the same order.")] = 1,
    ask: Annotated[
        Path | None, typer.Option(help="What is asked, as JSON, instead of the options.", hidden=True)
    ] = None,
    laid: Annotated[
        Path | None, typer.Option(help="An answer of --json: tell or print it, do not look again.", show_default=False)
    ] = None,
    number: Annotated[int, typer.Option("--proposal", help="Which proposal is printed: 1 is the first.", min=0)] = 1,
    pdf: Annotated[Path | None, typer.Option("--pdf", "-o", help="Print one proposal.", show_default=False)] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """Propose layouts of a room: which unit stands where, how many more get in, what is wrong with it today.

    Nothing is entered: a layout is chosen on the pages. Example: reorg layout my-museum A --fill shelving --pdf a.pdf
    """
    museum = Opened(folder).museum()
    place = _room(museum, room)
    if laid is not None:
        found = _kept(laid)
    else:
        units = _units(museum, place, keep or [], layouts.STAY) | _units(museum, place, out or [], layouts.OUT)
        movers = tuple(filter(None, (each.strip() for each in gets.split(","))))
        said = layouts.Ask(units, _counts(add or []), tuple(fill or ()), rails, aisle, way, floor, movers)
        said = layouts.Ask.from_data(_document(ask)) if ask is not None else said
        with waited_enough() as enough:
            progress, working = Progress(), say("Looking for better layouts")
            found = layouts.propose(
                museum, place, said, seconds=time, seed=seed,
                progress=lambda share: progress(share, working), cancel=enough,
            )  # fmt: skip
    if pdf is not None:
        _print(museum, place, found, number=number, into=pdf, paper=paper)
    if as_json:
        to_program(found.to_data())
    else:
        _tell(found)


def _room(museum: Museum, said: str) -> Place:
    """Return the room that is called so, or has this id. Raises Trouble naming those that there are."""
    rooms = museum.places.of_kind("room")
    named = [each for each in museum.places.called(said) if each.kind == "room"]
    found = next((each for each in rooms if each.id == said), named[0] if named else None)
    if found is None:
        raise Trouble(
            say(
                "There is no room {room}. There are: {rooms}.",
                room=said,
                rooms=listed([each.code for each in rooms], 20),
            )
        )
    return found


def _units(museum: Museum, room: Place, codes: list[str], may: str) -> dict[str, str]:
    found = {}
    for code in codes:
        inside = {each.id for each in museum.places.to_be.within(room.id) if each.kind == "unit"}
        unit = next((each for each in museum.places.called(code) if each.id in inside), None)
        if unit is None:
            raise Trouble(say("There is no unit {code} in {room}.", code=code, room=room.label))
        found[unit.id] = may
    return found


def _counts(said: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in said:
        name, _, count = each.rpartition("=")
        if not name or not count.strip().isdecimal() or len(count.strip()) > 4:
            raise Trouble(say("{said} is not understood. Write TYPE=COUNT: shelving=4.", said=each))
        found[name.strip()] = found.get(name.strip(), 0) + int(count)
    return found


def _document(file: Path) -> Mapping[str, object]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Trouble(say("{file} cannot be read as JSON.", file=AsItIs(file.name))) from None
    if not isinstance(found, Mapping):
        raise Trouble(say("{file} is no answer of reorg layout.", file=AsItIs(file.name)))
    return found


def _kept(file: Path) -> layouts.Layouts:
    try:
        return layouts.Layouts.from_data(_document(file))
    except (KeyError, TypeError, ValueError):
        raise Trouble(say("{file} is no answer of reorg layout.", file=AsItIs(file.name))) from None


def _print(museum: Museum, room: Place, found: layouts.Layouts, *, number: int, into: Path, paper: Paper) -> None:
    every = (found.today, *found.proposals)
    if number >= len(every):
        raise Trouble(
            say("There are {count} proposals; {number} is none of them.", count=len(found.proposals), number=number)
        )
    feet = in_feet(museum) or paper is Paper.LETTER
    made = layout_sheet(museum, room, found, every[number], date=datetime.now(UTC).date().isoformat(), feet=feet)
    write_report(into, made, paper)
    to_person(say("Written: {file}", file=AsItIs(into)), error=True)


def _tell(found: layouts.Layouts) -> None:
    for fault in found.faults:
        to_person(fault)
    if (first := layouts.told_first(found)) is not None:
        to_person(first)
    for number, each in enumerate((found.today, *found.proposals)):
        to_person(f"{number}. {each.told}" if number else str(each.told))
        to_person(f"   {layouts.told_figures(each, found)}")
        for line in (*each.changes, *(each.faults or (layouts.told_reached(found),))):
            to_person(f"   {line}")
    if not found.proposals:
        to_person(say("There is no other layout than today's."))
    for note in found.notes:
        to_person(note)


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("layout")(layout)
